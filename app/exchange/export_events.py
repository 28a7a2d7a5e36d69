"""Follow-ups as calendar events: what a file once said is said again, what was changed here is said anew."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from app.db.reader import Reader
from app.exchange.calendar_extra import same_event, unpacked
from app.exchange.calendar_rows import COLUMNS, OWN_FIELDS, event_row
from app.exchange.content_lines import RawProperty
from app.exchange.content_writer import escape
from app.exchange.ical_types import EventDraft, Moment
from app.exchange.ical_writer import write_calendar
from app.language.lunar import lunar_day
from app.language.repeat_rule import Frequency, parse_rule
from app.usecases.calendar_import import own_uid
from app.vocabulary import FollowUpState, Priority

_NAMES = ("owner", "customer", "lead", "contact", "phone")  # the phone tells namesakes apart
_PRIORITIES = {Priority.HIGH: 1, Priority.LOW: 9}
_TIMES = ("due", "ends", "minutes")
_SQL = (
    f"SELECT f.id, f.uid, f.ics_extra, f.updated_at >> 16, {', '.join(f'f.{c}' for c in COLUMNS)}, "
    "m.name, c.name, l.name, k.name, coalesce(c.phone, l.phone) FROM follow_up f "
    "LEFT JOIN member m ON m.id = f.owner_id LEFT JOIN customer c ON c.id = f.customer_id "
    "LEFT JOIN lead l ON l.id = f.lead_id LEFT JOIN contact k ON k.id = f.contact_id "
    "WHERE f.deleted_at IS NULL AND c.deleted_at IS NULL AND l.deleted_at IS NULL"
)
PAGE = 2_000


def write_follow_ups(
    reader: Reader, target: Path | BinaryIO, *, ids: Iterable[int] | None = None, name: str = ""
) -> int:
    """Write follow-ups (all, or these) as one calendar file; returns how many."""
    return write_calendar(target, follow_up_events(reader, ids), name=name)


def follow_up_events(reader: Reader, ids: Iterable[int] | None = None) -> Iterator[EventDraft]:
    """The follow-ups (all, or these) as events, in the order of their keys."""
    wanted = None if ids is None else sorted(set(ids))
    last = -1
    while True:
        if wanted is None:
            rows = reader.all(f"{_SQL} AND f.id > ? ORDER BY f.id LIMIT {PAGE}", (last,))
        else:
            page, wanted = wanted[:PAGE], wanted[PAGE:]
            rows = reader.by_ids(_SQL + " AND f.id IN {ids} ORDER BY f.id", page)
        for row in rows:
            yield _event(row)
        if (wanted is None and len(rows) < PAGE) or wanted == []:
            return
        last = rows[-1][0] if rows else last


def needs_extra(draft: EventDraft, row: dict[str, Any]) -> bool:
    """Whether a draft says anything that its columns do not tell again."""
    return not same_event(_fresh(row, draft.uid), draft)


def _event(values: tuple[Any, ...]) -> EventDraft:
    key, uid, extra, changed = values[:4]
    row = dict(zip(COLUMNS, values[4 : 4 + len(COLUMNS)], strict=True))
    names = dict(zip(_NAMES, values[4 + len(COLUMNS) :], strict=True))
    kept = unpacked(extra)
    if kept is None:
        draft = _fresh(row, uid or own_uid(key))
    else:
        draft = _changed(kept[0], kept[1], row)
        draft = draft if draft.uid else replace(draft, uid=uid or own_uid(key))
    told = event_row(draft, None)
    own = {column: value for column, value in row.items() if told[column] != value or column == "kind"}
    own |= {name: value for name, value in names.items() if value}
    said = json.dumps(own, ensure_ascii=False, separators=(",", ":"))
    property_ = RawProperty(OWN_FIELDS, escape(said))
    stamp = datetime.fromtimestamp(changed / 1000, UTC).replace(microsecond=0)
    return replace(draft, stamp=stamp, extra=(*draft.extra, property_))


def _fresh(row: dict[str, Any], uid: str) -> EventDraft:
    """A follow-up that no calendar file told of."""
    start, end = _span(row)
    reminder = row["remind_minutes"]  # -1: never
    return EventDraft(
        line=0,
        kind="event" if start is not None else "todo",
        uid=uid,
        subject=row["subject"],
        start=start,
        end=end,
        location=row["location"] or "",
        description=row["note"] or "",
        priority=_PRIORITIES.get(Priority(row["priority"]), 0),
        status=_status(row["state"], start is None),
        alarms=(reminder,) if reminder is not None and reminder >= 0 and start is not None else (),
        **_repeat(row, start),
    )


def _changed(draft: EventDraft, before: dict[str, Any], row: dict[str, Any]) -> EventDraft:
    """The event as it came, with what was changed here since."""
    fresh = _fresh(row, draft.uid)
    differs = {column for column in COLUMNS if before.get(column) != row[column]}
    new: dict[str, Any] = {}
    if differs & set(_TIMES):
        new |= {"start": fresh.start, "end": fresh.end, "exdates": (), "rdates": ()}
        new |= _repeat(row, fresh.start)
        if draft.kind == "todo" and fresh.start is not None:
            new |= {"start": None, "end": fresh.start, "rrule": "", "lunar_yearly": ""}
    elif "repeat_rule" in differs:
        new |= {"rdates": (), "exdates": (), **_repeat(row, fresh.start)}
    for column, field in (
        ("subject", "subject"), ("location", "location"), ("note", "description"), ("priority", "priority"),
        ("remind_minutes", "alarms"),
    ):  # fmt: skip
        if column in differs:
            new[field] = getattr(fresh, field)
    if "remind_minutes" in differs:
        new["parts"] = tuple(part for part in draft.parts if not part.startswith("BEGIN:VALARM"))
    if "state" in differs:
        new |= {"status": _status(row["state"], draft.kind == "todo"), "completed": None}
        if draft.kind == "todo" and row["done_at"]:
            new["completed"] = datetime.fromtimestamp(row["done_at"] // 1000, UTC)
    return replace(draft, **new)


def _span(row: dict[str, Any]) -> tuple[Moment | None, Moment | None]:
    """Start and (exclusive) end."""
    due, ends, minutes = (row[name] for name in _TIMES)
    if due is None:
        return None, None
    if "T" not in due:
        day = date.fromisoformat(due)
        return day, date.fromisoformat(ends) + timedelta(days=1) if ends else None
    clock = datetime.fromisoformat(due)
    end = None
    if minutes:
        end = clock + timedelta(minutes=minutes)
    elif ends:
        end = datetime.combine(date.fromisoformat(ends) + timedelta(days=1), time(0))
    return _zoned(clock), None if end is None else _zoned(end)


def _zoned(clock: datetime) -> datetime:
    """A local clock time in its zone, or as an instant where the zone has no name that others know."""
    zone = local_zone()
    return clock.replace(tzinfo=zone) if zone is not None else clock.astimezone(UTC)


@cache
def local_zone() -> ZoneInfo | None:
    """This computer's zone by name, as far as it tells."""
    named = os.environ.get("TZ", "").removeprefix(":")
    if not named:
        try:
            named = os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
        except OSError:
            return None
    try:
        return ZoneInfo(named) if named else None
    except (KeyError, ValueError, OSError):
        return None


def _repeat(row: dict[str, Any], start: Moment | None) -> dict[str, Any]:
    """rrule or lunar_yearly; what is done repeats no more, its next one does."""
    none = {"rrule": "", "lunar_yearly": ""}
    rule = parse_rule(row["repeat_rule"]) if row["repeat_rule"] else None
    if rule is None or start is None or row["state"] != FollowUpState.OPEN:
        return none
    if rule.frequency is not Frequency.LUNAR_YEARLY:
        return none | {"rrule": rule.text()}
    found = lunar_day(start.date() if isinstance(start, datetime) else start)
    month, day, leap = (
        (rule.months[0], rule.month_days[0], rule.leap)
        if rule.months
        else (found.month, found.day, found.leap)
        if found
        else (0, 0, False)
    )
    return none | {"lunar_yearly": f"{'L' if leap else ''}{month:02d}-{day:02d}" if month else ""}


def _status(state: str, task: bool) -> str:
    if state == FollowUpState.CANCELLED:
        return "CANCELLED"
    if state == FollowUpState.DONE:
        return "COMPLETED" if task else "CONFIRMED"
    return ""
