"""What an event of a calendar file means as a follow-up: its columns.

Rules: a time with a zone becomes the local one; a whole-day event lasts to the day before its end. An event of
another program that is over was kept, so it comes in as done; one that repeats goes on from its next day. A
task stays open until it is done. What our own export says in X-LIANYI-FIELDS goes before all of this.
"""

import hashlib
import json
import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from app.exchange.calendar_extra import moment_text
from app.exchange.ical_types import EventDraft, Moment
from app.language.recurrence import next_after, normal_rule, occurrences, parse_rule
from app.language.text import clean_text
from app.usecases.days import instant
from app.vocabulary import FollowUpKind, FollowUpState, Priority

OWN_FIELDS = "X-LIANYI-FIELDS"
COLUMNS = (
    "kind", "subject", "note", "location", "due", "ends", "minutes", "priority", "remind_minutes",
    "repeat_rule", "state", "done_at", "done_day", "result", "postponed",
)  # fmt: skip
LONGEST_SUBJECT = 2_000
_HIGH, _LOW = range(1, 5), range(6, 10)
_MOST_SKIPPED = 400
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
# the first word found in the subject or a category decides
_KIND_WORDS = (
    (FollowUpKind.CALL, ("电话", "致电", "回电", "call", "phone")),
    (FollowUpKind.VISIT, ("拜访", "上门", "走访", "visit")),
    (FollowUpKind.DEMO, ("演示", "demo")),
    (FollowUpKind.DELIVERY, ("交付", "送货", "到货", "安装", "delivery")),
    (FollowUpKind.SERVICE, ("维修", "保养", "售后", "service", "repair")),
    (FollowUpKind.CARE, ("生日", "问候", "周年", "birthday", "anniversary")),
    (FollowUpKind.MEETING, ("会议", "会面", "开会", "例会", "meeting", "lunch", "appointment")),
)


def own_fields(draft: EventDraft) -> dict[str, Any]:
    """What our own export said of the follow-up besides; empty for files of other programs."""
    for one in draft.extra:
        if one.name == OWN_FIELDS:
            try:
                found = json.loads(_ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], one.value))
            except ValueError:
                return {}
            return found if isinstance(found, dict) else {}
    return {}


def without_own(draft: EventDraft) -> EventDraft:
    """The draft without our own property, which is made anew at each export."""
    return replace(draft, extra=tuple(one for one in draft.extra if one.name != OWN_FIELDS))


def key_of(draft: EventDraft) -> str:
    """What tells an event from every other: its UID, with the day of a changed repeat; else its content."""
    uid = draft.uid
    if not uid:
        said = "|".join(
            [
                draft.subject,
                *(moment_text(m) if m is not None else "" for m in (draft.start, draft.end)),
                draft.rrule,
            ]
        )
        uid = f"lianyi-{hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()[:24]}"
    return f"{uid}#{moment_text(draft.recurrence_id)}" if draft.recurrence_id is not None else uid


def event_row(
    draft: EventDraft, now: datetime | None, changed: frozenset[date] = frozenset()
) -> dict[str, Any]:
    """The COLUMNS of a draft; `changed` are days of its repeats that have an event of their own.

    Without `now` nothing is concluded from the time having passed.
    """
    due, ends, minutes = _times(draft)
    rule = _rule(draft)
    row: dict[str, Any] = {
        "kind": _kind(draft).value,
        "subject": _subject(draft),
        "note": clean_text(draft.description).strip() or None,
        "location": clean_text(draft.location).strip() or None,
        "due": due,
        "ends": ends,
        "minutes": minutes,
        "priority": _priority(draft.priority).value,
        "remind_minutes": min((one for one in draft.alarms if one >= 0), default=None),
        "repeat_rule": rule,
        "state": _said_state(draft).value,
        "done_at": None,
        "done_day": None,
        "result": None,
        "postponed": 0,
    }
    if now is not None:
        _let_time_pass(draft, row, now, changed)
    if row["state"] == FollowUpState.DONE:
        _note_done(draft, row)
    return row


def checked_own(fields: dict[str, Any]) -> dict[str, Any]:
    """The columns our own export named, without any a damaged file could have put in."""
    checks = {
        "kind": lambda v: v in set(FollowUpKind),
        "state": lambda v: v in set(FollowUpState),
        "priority": lambda v: v in set(Priority),
        "due": lambda v: v is None or _is_due(v),
        "ends": lambda v: v is None or _is_day(v),
        "done_day": lambda v: v is None or _is_day(v),
        "subject": lambda v: isinstance(v, str) and bool(v.strip()),
        "postponed": lambda v: isinstance(v, int) and 0 <= v < 2**31,
        "repeat_rule": lambda v: v is None or (isinstance(v, str) and normal_rule(v) is not None),
    }
    whole = {"minutes", "remind_minutes", "done_at"}

    def fits(column: str, value: Any) -> bool:
        if column in checks:
            return checks[column](value)
        if column in whole:
            return value is None or (isinstance(value, int) and abs(value) < 2**53)
        return value is None or isinstance(value, str)

    return {column: fields[column] for column in COLUMNS if column in fields and fits(column, fields[column])}


def local_moment(moment: Moment) -> Moment:
    """A moment as the clock on this wall shows it; days and floating times as they are."""
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone().replace(tzinfo=None)
    except (OverflowError, OSError, ValueError):
        return moment.replace(tzinfo=None)


def day_of(moment: Moment) -> date:
    """The local day of a moment."""
    shown = local_moment(moment)
    return shown.date() if isinstance(shown, datetime) else shown


def _times(draft: EventDraft) -> tuple[str | None, str | None, int | None]:
    """due, ends and minutes of the follow-up."""
    first, last = draft.start, draft.end
    if draft.kind == "todo" and last is not None:
        first, last = last, None
    if first is None:
        return None, None, None
    start = local_moment(first)
    if not isinstance(start, datetime):
        final = start if last is None else day_of(last) - timedelta(days=1)
        return start.isoformat(), final.isoformat() if final > start else None, None
    due = start.isoformat(timespec="minutes")
    length = _length(first, last)
    if last is None or length <= 0:
        return due, None, None
    end = local_moment(last)
    final = end.date() if isinstance(end, datetime) else end
    if not isinstance(end, datetime) or end.time() == time(0):
        final -= timedelta(days=1)
    return due, final.isoformat() if final > start.date() else None, length


def _length(first: Moment, last: Moment | None) -> int:
    """Whole minutes from one moment to the other; 0 when there is no saying."""
    if last is None:
        return 0
    both = [m if isinstance(m, datetime) else datetime.combine(m, time(0)) for m in (first, last)]
    if (both[0].tzinfo is None) != (both[1].tzinfo is None):
        both = [m if m.tzinfo is None else m.astimezone().replace(tzinfo=None) for m in both]
    return int((both[1] - both[0]).total_seconds() // 60)


def _rule(draft: EventDraft) -> str | None:
    """The repetition in our spelling; a changed single repeat has none."""
    if draft.recurrence_id is not None:
        return None
    if draft.lunar_yearly:
        leap = draft.lunar_yearly.startswith("L")
        month, _, day = draft.lunar_yearly.removeprefix("L").partition("-")
        return normal_rule(f"LUNAR-YEARLY;MONTH={month};DAY={day}" + (";LEAP=1" if leap else ""))
    return normal_rule(draft.rrule) if draft.rrule else None


def _subject(draft: EventDraft) -> str:
    said = clean_text(draft.subject).strip() or clean_text(draft.description).strip().partition("\n")[0]
    return said[:LONGEST_SUBJECT] or "—"


def _kind(draft: EventDraft) -> FollowUpKind:
    """The kind our words and categories speak of, else a meeting when somebody is invited, else a task."""
    said = " ".join((draft.subject, *draft.categories)).casefold()
    for kind, words in _KIND_WORDS:
        if any(re.search(rf"\b{word}\b", said) if word.isascii() else word in said for word in words):
            return kind
    return FollowUpKind.MEETING if draft.attendees else FollowUpKind.TASK


def _priority(number: int) -> Priority:
    return Priority.HIGH if number in _HIGH else Priority.LOW if number in _LOW else Priority.NORMAL


def _said_state(draft: EventDraft) -> FollowUpState:
    """The state the file itself tells."""
    if draft.status == "CANCELLED":
        return FollowUpState.CANCELLED
    if draft.status == "COMPLETED" or draft.completed is not None:
        return FollowUpState.DONE
    return FollowUpState.OPEN


def _let_time_pass(draft: EventDraft, row: dict[str, Any], now: datetime, changed: frozenset[date]) -> None:
    """An open event of the past goes on to its next repeat, or is over."""
    if draft.kind == "todo" or row["state"] != FollowUpState.OPEN or draft.start is None:
        return
    first = day_of(draft.start)
    if row["repeat_rule"] and first < now.date():
        left_out = {day_of(moment) for moment in draft.exdates} | changed
        following = _next_day(row["repeat_rule"], first, now.date(), left_out)
        if following is not None:
            _start_on(row, first, following)
            return
    elif not _is_over(row, now):
        return
    row["state"] = FollowUpState.DONE.value


def _next_day(rule: str, first: date, today: date, left_out: Collection[date]) -> date | None:
    """The first repeat that is not past and not left out."""
    day = today - timedelta(days=1)
    for _ in range(_MOST_SKIPPED):
        found = next_after(rule, first, day)
        if found is None or found not in left_out:
            return found
        day = found
    return None


def _start_on(row: dict[str, Any], first: date, day: date) -> None:
    """Let the follow-up begin on a later repeat; a number of times becomes the last day."""
    row["due"] = day.isoformat() + row["due"][10:]
    if row["ends"]:
        row["ends"] = (date.fromisoformat(row["ends"]) + (day - first)).isoformat()
    rule = parse_rule(row["repeat_rule"])
    if rule is not None and rule.count is not None:
        days = occurrences(row["repeat_rule"], first, first, date(9000, 1, 1))
        row["repeat_rule"] = replace(rule, count=None, until=days[-1]).text()


def _is_over(row: dict[str, Any], now: datetime) -> bool:
    """Whether its last minute has passed."""
    due = str(row["due"])
    if row["ends"] and row["minutes"] is None:
        return date.fromisoformat(row["ends"]) < now.date()
    if "T" not in due:
        return date.fromisoformat(due) < now.date()
    return datetime.fromisoformat(due) + timedelta(minutes=row["minutes"] or 0) < now


def _note_done(draft: EventDraft, row: dict[str, Any]) -> None:
    """When it was done: as the file says, else on its own day."""
    if draft.completed is not None:
        row["done_at"] = instant(draft.completed)
        row["done_day"] = day_of(draft.completed).isoformat()
    elif row["due"]:
        row["done_day"] = row["due"][:10]


def _is_due(value: Any) -> bool:
    try:
        return isinstance(value, str) and value == _normal_due(value)
    except ValueError:
        return False


def _normal_due(value: str) -> str:
    if "T" in value:
        return datetime.fromisoformat(value).replace(tzinfo=None).isoformat(timespec="minutes")
    return date.fromisoformat(value).isoformat()


def _is_day(value: Any) -> bool:
    return _is_due(value) and "T" not in value
