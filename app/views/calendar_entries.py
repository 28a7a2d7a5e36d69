"""Follow-ups, their repeats and birthdays as entries of the calendar views, and entries moved back into dues."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.db.reader import Reader
from app.queries.birthdays import BirthdayAhead, birthdays_ahead
from app.queries.calendar import CalendarFilter, CalendarPage, CalendarRow, Repeat, calendar_page
from app.queries.today import DueRow
from app.views.record_marks import KIND_ICONS
from app.vocabulary import FollowUpKind
from app.widgets.calendar_entry import CalendarEntry

MOST_BIRTHDAYS = 600
BORN = (3, 12)  # shown and looked at a day, of customers, of contacts, by either calendar
CROWDED_BORN = (1, 3)  # on a crowded page what is to be done goes first
MIDNIGHT = time(0)


@dataclass(frozen=True)
class Group:
    """Kinds that share a colour and a filter chip."""

    id: str
    tone: str
    kinds: frozenset[str]


GROUPS = (
    Group("follow_up", "blue", frozenset({"call", "wechat", "email", "task"})),
    Group("visit", "violet", frozenset({"visit", "meeting", "demo"})),
    Group("birthday", "rose", frozenset()),
    Group("delivery", "green", frozenset({"delivery", "service"})),
    Group("care", "amber", frozenset({"care"})),
)
_GROUP_OF = {kind: group for group in GROUPS for kind in group.kinds}
_ICONS = {
    "care": "heart",
    "visit": "visit",
    "meeting": "users",
    "demo": "play",
    "delivery": "truck",
    "service": "wrench",
}


def group_words() -> dict[str, str]:
    """The words of the groups."""
    tr = QCoreApplication.translate
    return {
        "follow_up": tr("CalendarPage", "Follow-ups"),
        "visit": tr("CalendarPage", "Visits"),
        "birthday": tr("CalendarPage", "Birthdays"),
        "delivery": tr("CalendarPage", "Delivery"),
        "care": tr("CalendarPage", "Care"),
    }


@dataclass(frozen=True)
class Shown:
    """What a page shows: entries by reading, with the rows they were made of."""

    page: CalendarPage
    entries: tuple[CalendarEntry, ...]
    rows: dict[int, CalendarRow]
    birthdays: dict[tuple[int, int], BirthdayAhead]


def read_shown(
    reader: Reader,
    first: date,
    last: date,
    now: datetime,
    groups: frozenset[str],
    owner: int | None,
    a_day: int | None = None,
) -> Shown:
    """Read a page and make its entries; for a reading thread. `a_day`: how many of a day a month shows."""
    page = calendar_page(reader, first, last, now.date(), filter_of(groups, owner), a_day=a_day)
    a_day, looked_at = CROWDED_BORN if page.unlisted else BORN
    born = (
        birthdays_ahead(
            reader, first, (last - first).days, MOST_BIRTHDAYS, a_day=a_day, looked_at=looked_at, plans=False
        )
        if "birthday" in groups
        else []
    )
    entries = [entry_of(row, now.date()) for row in page.rows]
    entries += [repeat_entry(repeat) for repeat in page.repeats]
    entries += [birthday_entry(one) for one in born]
    return Shown(
        page,
        tuple(entries),
        {row.id: row for row in (*page.rows, *(repeat.row for repeat in page.repeats))},
        {(one.customer_id, one.source): one for one in born},
    )


def filter_of(groups: frozenset[str], owner: int | None) -> CalendarFilter:
    """What the chips of the groups let through."""
    kinds = frozenset(kind for group in GROUPS if group.id in groups for kind in group.kinds)
    return CalendarFilter(None if kinds == frozenset(FollowUpKind) else kinds, owner)


def title_of(row: CalendarRow) -> str:
    """Whom it is for and what it is."""
    return f"{row.name} {row.subject}" if row.name else row.subject


def span_of(due: str, ends: str | None, minutes: int | None) -> tuple[datetime, datetime | None, bool]:
    """Start, end and whether it is about whole days."""
    if "T" not in due:
        day = datetime.combine(date.fromisoformat(due), MIDNIGHT)
        return day, datetime.combine(date.fromisoformat(ends), MIDNIGHT) if ends else None, True
    start = datetime.fromisoformat(due)
    if minutes:
        return start, start + timedelta(minutes=minutes), False
    if ends:
        return start, datetime.combine(date.fromisoformat(ends) + timedelta(days=1), MIDNIGHT), False
    return start, None, False


def entry_of(row: CalendarRow, today: date) -> CalendarEntry:
    """A follow-up."""
    start, end, all_day = span_of(row.due, row.ends, row.minutes)
    group = _GROUP_OF[row.kind]
    return CalendarEntry(
        row.id,
        title_of(row),
        start,
        end,
        group.id,
        _ICONS.get(row.kind, "repeat" if row.repeat_rule else ""),
        all_day,
        row.done,
        row.overdue(today),
        "" if end is not None and start.date() != end.date() and all_day else group.tone,
        movable=not row.done,
    )


def repeat_entry(repeat: Repeat) -> CalendarEntry:
    """A day on which it will come again: quiet, and not to be moved."""
    row = repeat.row
    start, end, all_day = span_of(row.due, row.ends, row.minutes)
    shift = repeat.day - start.date()
    return CalendarEntry(
        ("repeat", row.id, repeat.day.isoformat()),
        title_of(row),
        start + shift,
        None if end is None else end + shift,
        "repeat",
        "repeat",
        all_day,
        tone="slate",
        movable=False,
    )


def birthday_entry(born: BirthdayAhead) -> CalendarEntry:
    """A birthday, or a date that matters."""
    text = QCoreApplication.translate("CalendarPage", "{name}: birthday").format(name=born.name)
    if born.what:
        text = QCoreApplication.translate("CalendarPage", "{name}: {what}").format(
            name=born.name, what=born.what
        )
    text = f"{text} · {born.firm}" if born.firm else text
    day = datetime.combine(born.day, MIDNIGHT)
    key, icon = ("birthday", born.customer_id, born.source), "flag" if born.what else "cake"
    return CalendarEntry(key, text, day, None, "birthday", icon, all_day=True, tone="rose", movable=False)


def due_row(row: CalendarRow) -> DueRow:
    """The row as the follow-up menu and keys know it."""
    return DueRow(
        row.id, row.kind, row.subject, row.due, row.priority, row.postponed, row.repeat_rule is not None,
        row.customer_id, row.lead_id, row.contact_id, row.owner_id, row.name, None, 1, None,
    )  # fmt: skip


def placed(row: CalendarRow, start: datetime, end: datetime | None, *, resized: bool) -> dict[str, Any]:
    """due, ends and minutes of a follow-up that was moved, or pulled longer."""
    if "T" not in row.due:
        last = end.date() if end is not None else start.date()
        return {
            "due": start.date().isoformat(),
            "ends": last.isoformat() if last > start.date() else None,
            "minutes": row.minutes,
        }
    minutes = row.minutes
    if resized and end is not None:
        minutes = int((end - start).total_seconds() // 60)
    final = CalendarEntry(row.id, "", start, end).last_day
    return {
        "due": start.isoformat(timespec="minutes"),
        "ends": final.isoformat() if end is not None and final > start.date() else None,
        "minutes": minutes,
    }


def with_entry(entries: Iterable[CalendarEntry], changed: CalendarEntry) -> tuple[CalendarEntry, ...]:
    """The entries with one of them as it will be, until it is read anew."""
    return tuple(changed if one.id == changed.id else one for one in entries)


def waiting_icon(kind: str) -> tuple[str, str]:
    """Icon and colour of a follow-up that waits for a day."""
    return KIND_ICONS.get(kind, "check"), _GROUP_OF[kind].tone if kind in _GROUP_OF else "slate"
