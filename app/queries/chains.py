"""What the chains (跟进流程) propose after a follow-up was done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.db.reader import Reader
from app.queries.team import ChainRow, chain_steps

LONGEST_BREAK = 30


@dataclass(frozen=True, slots=True)
class Proposal:
    """A next step. A `subject` that begins with "@" is a code for app/sentences."""

    kind: str
    due: str
    subject: str | None
    days: int


def proposals(reader: Reader, after_kind: str, done: date, settings: dict[str, Any]) -> list[Proposal]:
    """What is proposed (not made automatically) after a follow-up of a kind was done on a day."""
    return [
        proposed(step, done, settings)
        for step in chain_steps(reader)
        if step.after_kind == after_kind and not step.automatic
    ]


def proposed(step: ChainRow, done: date, settings: dict[str, Any]) -> Proposal:
    """A step of the chains from a day on; its day is moved to a working day."""
    country = str(settings.get("holiday_country") or "CN")
    weekdays = settings.get("working_days") or [1, 2, 3, 4, 5]
    day = working_day(done + timedelta(days=step.days), country, weekdays)
    return Proposal(step.kind, day.isoformat(), step.subject, step.days)


def working_day(day: date, country: str, weekdays: Collection[int]) -> date:
    """The day itself, or the next one on which people work (weekdays: Monday is 1)."""
    from app.language.holidays import is_working_day

    fit = frozenset(each - 1 for each in weekdays)
    for offset in range(LONGEST_BREAK):
        if is_working_day(day + timedelta(days=offset), country, fit):
            return day + timedelta(days=offset)
    return day
