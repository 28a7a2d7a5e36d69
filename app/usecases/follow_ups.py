"""Follow-ups: plan, do, postpone, move, cancel; repeats and chains."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.language.names import clean_text
from app.models import FollowUp
from app.sentences.errors import UserError
from app.usecases.chains import start_automatic
from app.usecases.days import local_day
from app.usecases.follow_up_input import FollowUpInput
from app.vocabulary import FollowUpKind, FollowUpState, Priority

__all__ = [
    "FollowUpInput",
    "cancel_follow_up",
    "complete_follow_up",
    "complete_many",
    "delete_follow_up",
    "edit_follow_up",
    "finish_follow_up",
    "mark_reminded",
    "move_follow_up",
    "plan_follow_up",
    "postpone_follow_up",
    "postpone_many",
    "reopen_follow_up",
]

EDITABLE = frozenset(
    [
        "kind",
        "subject",
        "note",
        "location",
        "due",
        "ends",
        "minutes",
        "owner_id",
        "priority",
        "remind_minutes",
        "repeat_rule",
        "contact_id",
        "customer_id",
        "lead_id",
        "deal_id",
    ]
)


def plan_follow_up(uow: UnitOfWork, given: FollowUpInput) -> int:
    """Keep a planned follow-up; returns its key."""
    follow_up = FollowUp(
        kind=FollowUpKind(given.kind).value,
        subject=_checked_subject(given.subject),
        due=_checked_due(given.due),
        ends=_checked_ends(given.due, given.ends),
        minutes=given.minutes,
        customer_id=given.customer_id,
        lead_id=given.lead_id,
        contact_id=given.contact_id,
        deal_id=given.deal_id,
        owner_id=given.owner_id if given.owner_id is not None else uow.member_id,
        priority=Priority(given.priority).value,
        remind_minutes=given.remind_minutes,
        repeat_rule=given.repeat_rule or None,
        note=given.note,
        location=given.location,
        state=FollowUpState.OPEN.value,
    )
    return uow.add(follow_up).id


def edit_follow_up(uow: UnitOfWork, follow_up_id: int, changes: Mapping[str, Any]) -> None:
    """Change some EDITABLE columns."""
    follow_up = uow.get(FollowUp, follow_up_id)
    unknown = set(changes) - EDITABLE
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    for column, value in changes.items():
        setattr(follow_up, column, value if value != "" else None)
    follow_up.subject = _checked_subject(follow_up.subject)
    follow_up.due = _checked_due(follow_up.due)
    follow_up.ends = _checked_ends(follow_up.due, follow_up.ends)


def complete_follow_up(
    uow: UnitOfWork, follow_up_id: int, *, result: str | None = None, next_input: FollowUpInput | None = None
) -> int | None:
    """Tick it off with its result; plans the next one, or the next repeat. Returns the key of what was planned."""
    follow_up = uow.get(FollowUp, follow_up_id)
    repeated = finish_follow_up(uow, follow_up, result=result, chain=next_input is None)
    return plan_follow_up(uow, next_input) if next_input else repeated


def complete_many(uow: UnitOfWork, ids: Sequence[int]) -> int:
    """Tick off several; returns how many were open."""
    found = [uow.get(FollowUp, key) for key in ids]
    still_open = [f for f in found if f.state == FollowUpState.OPEN]
    for follow_up in still_open:
        finish_follow_up(uow, follow_up, result=None)
    return len(still_open)


def finish_follow_up(
    uow: UnitOfWork, follow_up: FollowUp, *, result: str | None, chain: bool = True
) -> int | None:
    """Mark as done now, make the next repeat and what the chains ask for; returns the repeat's key.

    Without `chain` the automatic steps of the chains rest (the person has planned the next step already).
    """
    if follow_up.state != FollowUpState.OPEN:
        return None
    follow_up.state = FollowUpState.DONE.value
    follow_up.done_at = uow.now_ms
    follow_up.done_day = local_day(uow.now_ms)
    follow_up.result = result
    if chain:
        start_automatic(uow, follow_up)
    return _repeat(uow, follow_up)


def reopen_follow_up(uow: UnitOfWork, follow_up_id: int) -> None:
    """Take a tick or a cancellation back."""
    follow_up = uow.get(FollowUp, follow_up_id)
    follow_up.state = FollowUpState.OPEN.value
    follow_up.done_at = follow_up.done_day = follow_up.result = None


def cancel_follow_up(uow: UnitOfWork, follow_up_id: int, *, reason: str | None = None) -> None:
    """It will not be done."""
    follow_up = uow.get(FollowUp, follow_up_id)
    follow_up.state = FollowUpState.CANCELLED.value
    follow_up.result = reason


def postpone_follow_up(uow: UnitOfWork, follow_up_id: int, due: str | None) -> None:
    """Move it to a later day or time and count that."""
    follow_up = uow.get(FollowUp, follow_up_id)
    _move(follow_up, due)
    follow_up.postponed += 1


def postpone_many(uow: UnitOfWork, ids: Sequence[int], day: str) -> int:
    """Move several to a day, each keeping its time of day."""
    for key in ids:
        follow_up = uow.get(FollowUp, key)
        time = follow_up.due[10:] if follow_up.due and len(follow_up.due) > 10 else ""
        _move(follow_up, day + time)
        follow_up.postponed += 1
    return len(ids)


def move_follow_up(
    uow: UnitOfWork,
    follow_up_id: int,
    due: str | None,
    *,
    ends: str | None = None,
    minutes: int | None = None,
) -> None:
    """Put it elsewhere in the calendar (no postponement is counted when it moves to an earlier time)."""
    follow_up = uow.get(FollowUp, follow_up_id)
    later = bool(follow_up.due and due and due > follow_up.due)
    follow_up.due = _checked_due(due)
    follow_up.ends = _checked_ends(due, ends)
    if minutes is not None:
        follow_up.minutes = minutes
    if later:
        follow_up.postponed += 1


def delete_follow_up(uow: UnitOfWork, follow_up_id: int) -> None:
    """Move it to the recycle bin."""
    uow.recycle(uow.get(FollowUp, follow_up_id))


def mark_reminded(uow: UnitOfWork, ids: Sequence[int]) -> None:
    """Remember that the reminder for the present due time was shown, so that it comes once."""
    for key in ids:
        follow_up = uow.session.get(FollowUp, key)
        if follow_up is not None:
            follow_up.reminded_for = follow_up.due


def _move(follow_up: FollowUp, due: str | None) -> None:
    if follow_up.ends and follow_up.due and due:
        length = date.fromisoformat(follow_up.ends[:10]) - date.fromisoformat(follow_up.due[:10])
        follow_up.ends = (date.fromisoformat(due[:10]) + length).isoformat()
    follow_up.due = _checked_due(due)


def _repeat(uow: UnitOfWork, done: FollowUp) -> int | None:
    """The next occurrence of a repeating follow-up: after its own due day and not before today."""
    if not done.repeat_rule or not done.due:
        return None
    from app.language.recurrence import next_after, rule_from

    start = date.fromisoformat(done.due[:10])
    today = date.fromisoformat(local_day(uow.now_ms))
    following = next_after(done.repeat_rule, start, max(start, today - timedelta(days=1)))
    if following is None:
        return None
    ends = None
    if done.ends:
        ends = (following + (date.fromisoformat(done.ends[:10]) - start)).isoformat()
    copy = FollowUp(
        **{
            column: getattr(done, column)
            for column in (
                "kind",
                "subject",
                "note",
                "location",
                "minutes",
                "owner_id",
                "priority",
                "remind_minutes",
                "customer_id",
                "lead_id",
                "contact_id",
                "deal_id",
            )
        },
        repeat_rule=rule_from(done.repeat_rule, start, following),
        due=following.isoformat() + done.due[10:],
        ends=ends,
        repeat_of_id=done.id,
        state=FollowUpState.OPEN.value,
    )
    return uow.add(copy).id


def _checked_subject(text: str | None) -> str:
    subject = clean_text(text or "").strip()
    if not subject:
        raise UserError("follow_up.empty")
    return subject[:2_000]


def _checked_due(due: str | None) -> str | None:
    if not due:
        return None
    try:
        moment = datetime.fromisoformat(due)
    except ValueError as error:
        raise UserError("follow_up.due", text=due) from error
    return moment.strftime("%Y-%m-%dT%H:%M") if "T" in due else moment.date().isoformat()


def _checked_ends(due: str | None, ends: str | None) -> str | None:
    if not due or not ends or ends[:10] <= due[:10]:
        return None
    return date.fromisoformat(ends[:10]).isoformat()
