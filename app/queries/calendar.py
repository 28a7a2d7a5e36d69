"""What the calendar shows between two days: follow-ups, their repeats ahead, birthdays; what waits, what is late.

Days come by the index of due days. Several-day entries that began before the first day are looked for a year
back, repeats among the open follow-ups of the past and the page itself.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.db.reader import Reader
from app.vocabulary import FollowUpKind, FollowUpState

MOST = 20_000
CROWDED = (
    1_500  # more than so many on a month's page: of each day only the first A_DAY are listed, all are counted
)
A_DAY = 16  # more than the tallest month cell shows
MOST_RULES = 500
MOST_REPEATS = 1_000
LOOK_BACK = 366
MOST_WAITING = 300


@dataclass(frozen=True, slots=True)
class CalendarFilter:
    """Kinds that are shown (None for all) and whose (None for everybody's)."""

    kinds: frozenset[str] | None = None
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """A follow-up of the page. `name` is whom it is for, "" for a task of our own."""

    id: int
    kind: str
    subject: str
    due: str
    ends: str | None
    minutes: int | None
    state: str
    priority: str
    repeat_rule: str | None
    postponed: int
    customer_id: int | None
    lead_id: int | None
    contact_id: int | None
    owner_id: int | None
    name: str

    @property
    def done(self) -> bool:
        """Whether it is ticked off."""
        return self.state == FollowUpState.DONE

    def overdue(self, today: date) -> bool:
        """Whether its day passed and it is still open."""
        last = self.ends or self.due[:10]
        return self.state == FollowUpState.OPEN and last < today.isoformat()


@dataclass(frozen=True, slots=True)
class Repeat:
    """A day on which an open follow-up will come again."""

    row: CalendarRow
    day: date


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """An open follow-up without a day."""

    id: int
    kind: str
    subject: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """All of it. `total` counts follow-ups between the days, also those that are not listed.

    `unlisted` says how many those are on each day of a crowded month.
    """

    rows: tuple[CalendarRow, ...]
    repeats: tuple[Repeat, ...]
    total: int
    waiting: tuple[WaitingRow, ...]
    waiting_total: int
    overdue: int
    unlisted: dict[date, int] = field(default_factory=dict)


_NAME = "coalesce(c.name, l.name, '')"
_COLUMNS = (
    "f.id, f.kind, f.subject, f.due, f.ends, f.minutes, f.state, f.priority, f.repeat_rule, f.postponed, "
    f"f.customer_id, f.lead_id, f.contact_id, f.owner_id, {_NAME}"
)
_FROM = (
    "FROM follow_up f {index} LEFT JOIN customer c ON c.id = f.customer_id LEFT JOIN lead l ON l.id = f.lead_id "
    "WHERE f.deleted_at IS NULL "
)
_LIVE = "INDEXED BY ix_follow_up_live_due"
_OPEN = "INDEXED BY ix_follow_up_open_due"
_REPEATING = "INDEXED BY ix_follow_up_open_repeat"


def calendar_page(
    reader: Reader,
    first: date,
    last: date,
    today: date,
    wanted: CalendarFilter = CalendarFilter(),
    *,
    a_day: int | None = None,
) -> CalendarPage:
    """Everything between two days, both included; of each day of a crowded page only `a_day`, when it is given."""
    begun = _begun_before(reader, first, wanted)
    total = _count(reader, first, last, wanted)
    unlisted: dict[date, int] = {}
    if a_day is not None and total > CROWDED:
        rows, unlisted = _of_each_day(reader, first, last, wanted, a_day)
    else:
        rows = _between(reader, first, last, wanted)
    rows, total = [*begun, *rows], total + len(begun)
    waiting, waiting_total = _waiting(reader, wanted)
    return CalendarPage(
        tuple(rows),
        tuple(_repeats(reader, first, last, wanted)),
        total,
        waiting,
        waiting_total,
        overdue_count(reader, today, wanted),
        unlisted,
    )


def ids_between(reader: Reader, first: date, last: date, wanted: CalendarFilter) -> list[int]:
    """Every follow-up of a page, also those it does not list."""
    where, values = _narrowed(reader, wanted)
    rows = reader.all(
        f"SELECT f.id FROM follow_up f {_LIVE} WHERE f.deleted_at IS NULL AND f.due >= ? AND f.due < ? {where}",
        (first.isoformat(), (last + timedelta(days=1)).isoformat(), *values),
    )
    return [*(row.id for row in _begun_before(reader, first, wanted)), *(key for (key,) in rows)]


def calendar_row(reader: Reader, key: int) -> CalendarRow | None:
    """One follow-up as the calendar shows it; one without a day has an empty due."""
    columns = _COLUMNS.replace("f.due,", "coalesce(f.due, ''),", 1)
    row = reader.one(f"SELECT {columns} {_FROM.format(index='')} AND f.id = ?", (key,))
    return CalendarRow(*row) if row else None


def overdue_count(reader: Reader, today: date, wanted: CalendarFilter = CalendarFilter()) -> int:
    """How many open follow-ups were due before today."""
    where, values = _narrowed(reader, wanted)
    return int(
        reader.value(
            f"SELECT count(*) FROM follow_up f {_OPEN} WHERE f.deleted_at IS NULL AND f.state = 'open' "
            f"AND f.due < ? {where}",
            (today.isoformat(), *values),
        )
    )


def _narrowed(reader: Reader, wanted: CalendarFilter) -> tuple[str, list[object]]:
    """The conditions of a filter; a follow-up of nobody is everybody's, one of somebody in the bin nobody's."""
    parts = f"AND f.state <> 'cancelled' {_not_of_the_bin(reader)}"
    found: list[object] = []
    if wanted.kinds is not None:
        kinds = sorted(wanted.kinds & set(FollowUpKind)) or [""]  # none: a kind that nothing has
        parts += f"AND f.kind IN ({', '.join('?' for _ in kinds)}) "
        found.extend(kinds)
    if wanted.owner is not None:
        parts += "AND (f.owner_id = ? OR f.owner_id IS NULL) "
        found.append(wanted.owner)
    return parts, found


def _not_of_the_bin(reader: Reader) -> str:
    """Asked only as long as any customer or lead is in the recycle bin."""
    return "".join(
        f"AND NOT EXISTS (SELECT 1 FROM {owner} o WHERE o.id = f.{owner}_id AND o.deleted_at IS NOT NULL) "
        for owner in ("customer", "lead")
        if reader.value(f"SELECT EXISTS (SELECT 1 FROM {owner} WHERE deleted_at IS NOT NULL)")
    )


def _between(reader: Reader, first: date, last: date, wanted: CalendarFilter) -> list[CalendarRow]:
    where, values = _narrowed(reader, wanted)
    rows = reader.all(
        f"SELECT {_COLUMNS} {_FROM.format(index=_LIVE)} AND f.due >= ? AND f.due < ? {where} "
        "ORDER BY f.due, f.id LIMIT ?",
        (first.isoformat(), (last + timedelta(days=1)).isoformat(), *values, MOST),
    )
    return [CalendarRow(*row) for row in rows]


def _of_each_day(
    reader: Reader, first: date, last: date, wanted: CalendarFilter, most: int
) -> tuple[list[CalendarRow], dict[date, int]]:
    """The first `most` of each day, and how many each day has besides.

    Those over several days come first, as they would be missing on the other days too; then open ones before done ones.
    """
    where, values = _narrowed(reader, wanted)
    source = f"FROM follow_up f {_LIVE} WHERE f.deleted_at IS NULL AND f.due >= ? AND f.due < ? {where}"
    ids: list[int] = []
    unlisted: dict[date, int] = {}
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        span = (day.isoformat(), (day + timedelta(days=1)).isoformat(), *values)
        found = reader.all(
            f"SELECT f.id, (SELECT count(*) {source}) {source} "
            "ORDER BY coalesce(f.ends, '') <= substr(f.due, 1, 10), f.state = 'done', f.due, f.id LIMIT ?",
            (*span, *span, most),
        )
        ids += [key for key, _count in found]
        if len(found) == most and found[0][1] > most:
            unlisted[day] = found[0][1] - most
    rows = reader.by_ids(f"SELECT {_COLUMNS} {_FROM.format(index='')} AND f.id IN {{ids}}", ids)
    return [CalendarRow(*row) for row in rows], unlisted


def _begun_before(reader: Reader, first: date, wanted: CalendarFilter) -> list[CalendarRow]:
    """What began before the first day and lasts into it, over its days or by its minutes."""
    where, values = _narrowed(reader, wanted)
    since = (first - timedelta(days=LOOK_BACK)).isoformat()
    eve = (first - timedelta(days=1)).isoformat()
    over_days = "INDEXED BY ix_follow_up_live_ends"
    rows = reader.all(
        f"SELECT {_COLUMNS} {_FROM.format(index=over_days)} AND f.ends >= ? AND f.due >= ? AND f.due < ? {where} "
        "ORDER BY f.due, f.id LIMIT ?",
        (first.isoformat(), since, first.isoformat(), *values, MOST),
    )
    rows += reader.all(
        f"SELECT {_COLUMNS} {_FROM.format(index=_LIVE)} AND f.due > ? AND f.due < ? AND length(f.due) > 10 "
        "AND f.minutes > 0 AND (f.ends IS NULL OR f.ends < ?) "
        f"AND datetime(f.due, '+' || f.minutes || ' minutes') > ? {where} ORDER BY f.due, f.id LIMIT ?",
        (eve, first.isoformat(), first.isoformat(), f"{first.isoformat()} 00:00:00", *values, MOST),
    )
    return [CalendarRow(*row) for row in rows]


def _count(reader: Reader, first: date, last: date, wanted: CalendarFilter) -> int:
    where, values = _narrowed(reader, wanted)
    return int(
        reader.value(
            f"SELECT count(*) FROM follow_up f {_LIVE} WHERE f.deleted_at IS NULL AND f.due >= ? AND f.due < ? "
            f"{where}",
            (first.isoformat(), (last + timedelta(days=1)).isoformat(), *values),
        )
    )


def _repeats(reader: Reader, first: date, last: date, wanted: CalendarFilter) -> Iterable[Repeat]:
    """The days on which open follow-ups come again, but not those that a calendar file left out or moved."""
    from app.language.recurrence import occurrences

    where, values = _narrowed(reader, wanted)
    rows = reader.all(
        f"SELECT {_COLUMNS}, f.uid, f.ics_extra {_FROM.format(index=_REPEATING)} AND f.state = 'open' "
        f"AND f.repeat_rule IS NOT NULL AND f.due < ? {where} ORDER BY f.due, f.id LIMIT ?",
        ((last + timedelta(days=1)).isoformat(), *values, MOST_RULES),
    )
    given = 0
    for *facts, uid, extra in rows:
        row = CalendarRow(*facts)
        start = date.fromisoformat(row.due[:10])
        left_out = {start} | _left_out(extra) | (_moved(reader, uid) if uid else set())
        for day in occurrences(row.repeat_rule or "", start, max(first, start), last):
            if day not in left_out and given < MOST_REPEATS:
                given += 1
                yield Repeat(row, day)


def _left_out(extra: str | None) -> set[date]:
    """The days a calendar file left out of a repetition."""
    if not extra:
        return set()
    try:
        found = json.loads(extra)["draft"].get("exdates", ())
        return {date.fromisoformat(text[:10]) for text in found}
    except (ValueError, KeyError, TypeError, AttributeError):
        return set()


def _moved(reader: Reader, uid: str) -> set[date]:
    """The days of a repetition that have a follow-up of their own (their UID ends in #2026-09-18…)."""
    rows: Sequence[tuple[str]] = reader.all(
        "SELECT uid FROM follow_up WHERE uid IS NOT NULL AND uid > ? AND uid < ? AND deleted_at IS NULL LIMIT 500",
        (f"{uid}#", f"{uid}$"),
    )
    found = set()
    for (text,) in rows:
        try:
            found.add(date.fromisoformat(text[len(uid) + 1 :][:10]))
        except ValueError:
            continue
    return found


def _waiting(reader: Reader, wanted: CalendarFilter) -> tuple[tuple[WaitingRow, ...], int]:
    """Open follow-ups without a day, the newest first, and how many there are."""
    where, values = _narrowed(reader, CalendarFilter(None, wanted.owner))
    base = f"{_FROM.format(index=_OPEN)} AND f.state = 'open' AND f.due IS NULL {where}"
    rows = reader.all(
        f"SELECT f.id, f.kind, f.subject, {_NAME}, coalesce(f.note, '') {base} ORDER BY f.id DESC LIMIT ?",
        (*values, MOST_WAITING),
    )
    total = len(rows) if len(rows) < MOST_WAITING else int(reader.value(f"SELECT count(*) {base}", values))
    return tuple(WaitingRow(*row) for row in rows), total
