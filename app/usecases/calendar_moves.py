"""Putting follow-ups onto a day of the calendar, several at once as one step."""

from collections.abc import Sequence

from app.db.unit_of_work import UnitOfWork
from app.usecases.follow_ups import move_follow_up


def place_follow_ups(uow: UnitOfWork, ids: Sequence[int], due: str) -> int:
    """Give follow-ups this day, or day and time; returns how many."""
    for key in ids:
        move_follow_up(uow, key, due)
    return len(ids)
