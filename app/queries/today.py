"""What is to be done today: overdue, today, the rest of the week, later; and the figures above the list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from app.db.reader import Reader
from app.queries.pieces import PHONE_THERE, quiet_count

MOST = 3_000
SHOWN = 300  # of each part, until more is asked for
OFTEN = 3  # postponed so many times, a follow-up is pointed at
KEY = 2  # importance from which a customer counts as important
_FROM = (
    "FROM follow_up f LEFT JOIN customer c ON c.id = f.customer_id LEFT JOIN lead l ON l.id = f.lead_id "
    "WHERE f.deleted_at IS NULL AND f.state = 'open' AND c.deleted_at IS NULL AND l.deleted_at IS NULL"
)
_BY_DUE = "f.due, f.id"
_WITHIN_DAY = (  # timed ones by the clock, then those of the whole day, urgent ones first
    f"length(f.due) <= 10, f.due, NOT (f.priority = 'high' OR coalesce(c.importance, 1) >= {KEY}), f.id"
)


class DueRow(NamedTuple):
    """One follow-up as the list shows it. `name` is whom it is for, "" for a task of our own."""

    id: int
    kind: str
    subject: str
    due: str
    priority: str
    postponed: int
    repeats: bool
    customer_id: int | None
    lead_id: int | None
    contact_id: int | None
    owner_id: int | None
    name: str
    contact: str | None
    importance: int
    phone: str | None

    @property
    def urgent(self) -> bool:
        """Of high priority, or for an important customer."""
        return self.priority == "high" or self.importance >= KEY


@dataclass(frozen=True, slots=True)
class DueFilter:
    """Which follow-ups are listed: kinds (empty for all), only important ones, only those of a member."""

    kinds: tuple[str, ...] = ()
    important: bool = False
    owner: int | None = None


class TodayLists(NamedTuple):
    """The parts of the list; `later_count` counts what `later` was not asked to hold.

    A long part lists only its first rows: `overdue_count`, `today_count` and `week_count` are how many there are.
    """

    overdue: tuple[DueRow, ...]
    today: tuple[DueRow, ...]
    week: tuple[DueRow, ...]
    later: tuple[DueRow, ...]
    later_count: int = 0
    done_today: int = 0
    overdue_count: int = 0
    today_count: int = 0
    week_count: int = 0
    urgent: int = 0
    """how many of those due are urgent"""

    @property
    def due(self) -> int:
        """How many are overdue or due today."""
        return self.overdue_count + self.today_count

    @property
    def shortened(self) -> bool:
        """Whether a part does not list all of its rows; what is later may be hidden altogether."""
        pairs = (
            (self.overdue_count, self.overdue),
            (self.today_count, self.today),
            (self.week_count, self.week),
            (self.later_count if self.later else 0, self.later),
        )
        return any(count > len(rows) for count, rows in pairs)


class Figures(NamedTuple):
    """The tiles. Series run from the oldest to the present week.

    `contacts_before`, `leads_before`: last week up to the same day, so that a Monday is not held against a week.
    """

    contacts: tuple[int, ...]
    contacts_before: int
    leads: tuple[int, ...]
    leads_before: int
    on_time: tuple[int | None, ...]
    on_time_share: int | None
    on_time_of: int
    quiet: int
    quiet_important: int
    customers: int
    quiet_days: int = 30


def today_lists(
    reader: Reader, today: date, *, chosen: DueFilter = DueFilter(), later: bool = False, limit: int = MOST
) -> TodayLists:
    """Open follow-ups by when they are due. A week ends on Sunday; unscheduled ones are not among them."""
    tomorrow = today + timedelta(days=1)
    monday = today + timedelta(days=7 - today.weekday())
    days = ("", today.isoformat(), tomorrow.isoformat(), monday.isoformat())
    spans = list(pairwise(days))
    orders = (_BY_DUE, _WITHIN_DAY, _BY_DUE)
    overdue, of_today, week = (
        _between(reader, chosen, *span, limit, order) for span, order in zip(spans, orders, strict=True)
    )
    counts = [
        len(rows) if len(rows) < limit else _count(reader, chosen, *span)
        for rows, span in zip((overdue, of_today, week), spans, strict=True)
    ]
    listed = counts[0] + counts[1] == len(overdue) + len(of_today)
    after = _between(reader, chosen, monday.isoformat(), "~", limit) if later else []
    return TodayLists(
        tuple(overdue),
        tuple(of_today),
        tuple(week),
        tuple(after),
        _count(reader, chosen, monday.isoformat(), "~"),
        int(
            reader.value(
                "SELECT count(*) FROM follow_up WHERE deleted_at IS NULL AND state = 'done' AND done_day = ?",
                (today.isoformat(),),
            )
        ),
        counts[0],
        counts[1],
        counts[2],
        sum(row.urgent for row in (*overdue, *of_today)) if listed else _urgent(reader, chosen, tomorrow),
    )


def overdue_ids(reader: Reader, today: date, chosen: DueFilter = DueFilter()) -> list[int]:
    """All that is overdue, also what a long list does not show."""
    where, values = _where(chosen, "", today.isoformat())
    return [key for (key,) in reader.all(f"SELECT f.id {_FROM}{where}", values)]


def _urgent(reader: Reader, chosen: DueFilter, tomorrow: date) -> int:
    """How many of those due until today are urgent."""
    return _count(reader, replace(chosen, important=True), "", tomorrow.isoformat())


def first_due(reader: Reader, today: date, limit: int) -> TodayLists:
    """The beginning of the list up to this week, for the first moment: so many rows at most, and nothing is counted."""
    tomorrow = (today + timedelta(days=1)).isoformat()
    monday = (today + timedelta(days=7 - today.weekday())).isoformat()
    parts: list[tuple[DueRow, ...]] = []
    for first, before, order in (
        ("", today.isoformat(), _BY_DUE),
        (today.isoformat(), tomorrow, _WITHIN_DAY),
        (tomorrow, monday, _BY_DUE),
    ):
        room = limit - sum(map(len, parts))
        parts.append(tuple(_between(reader, DueFilter(), first, before, room, order)) if room else ())
    return TodayLists(parts[0], parts[1], parts[2], ())


def due_count(reader: Reader, today: date) -> int:
    """How many follow-ups are overdue or due today: the number beside the page's name."""
    return _count(reader, DueFilter(), "", (today + timedelta(days=1)).isoformat())


def _count(reader: Reader, chosen: DueFilter, first: str, before: str) -> int:
    """How many are due: all, by the index alone, less those of people in the recycle bin."""
    where, values = _where(chosen, first, before)
    if chosen.important:
        return int(reader.value(f"SELECT count(*) {_FROM}{where}", values))
    open_ones = "f.deleted_at IS NULL AND f.state = 'open'"
    parts = [
        f"SELECT count(*) AS n FROM follow_up f INDEXED BY ix_follow_up_open_due WHERE {open_ones}{where}"
    ]
    parts += [
        f"SELECT -count(*) FROM {owner} c CROSS JOIN follow_up f INDEXED BY ix_follow_up_open_{owner} "
        f"ON f.{owner}_id = c.id WHERE c.deleted_at IS NOT NULL AND {open_ones}{where}"
        for owner in ("customer", "lead")
    ]
    return int(reader.value(f"SELECT sum(n) FROM ({' UNION ALL '.join(parts)})", values * len(parts)))


def new_lead_count(reader: Reader) -> int:
    """How many leads nobody has taken up yet."""
    return int(reader.value("SELECT count(*) FROM lead WHERE deleted_at IS NULL AND state = 'new'"))


def figures(reader: Reader, now: datetime, quiet_days: int, weeks: int = 8) -> Figures:
    """Contacts and new leads per week, follow-ups done on time, customers nobody spoke to."""
    today = now.date()
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(days=7 * (weeks - 1))
    share, of = _on_time(reader, today - timedelta(days=29), today)
    by_week = [
        _on_time(reader, first + timedelta(days=7 * n), _sunday(first, n, today)) for n in range(weeks)
    ]
    return Figures(
        contacts=_per_week(reader, "interaction", first, weeks, "AND key <> 'note'"),
        contacts_before=_last_week(reader, "interaction", today, "AND key <> 'note'"),
        leads=_per_week(reader, "lead", first, weeks),
        leads_before=_last_week(reader, "lead", today),
        on_time=tuple(each for each, _of in by_week),
        on_time_share=share,
        on_time_of=of,
        quiet=_quiet(reader, quiet_days, today),
        quiet_important=_quiet(reader, quiet_days, today, f"importance IN ({KEY}, {KEY + 1}) AND "),
        customers=int(reader.value("SELECT live FROM total WHERE table_name = 'customer'") or 0),
        quiet_days=quiet_days,
    )


def _quiet(reader: Reader, days: int, today: date, which: str = "") -> int:
    """Customers nobody spoke with for so many days, or ever: the very ones the list behind the tile shows."""
    since = datetime.combine(today - timedelta(days=days - 1), time.min)
    return int(reader.value(quiet_count("customer", which), (int(since.timestamp() * 1000),)))


def _sunday(first: date, week: int, today: date) -> date:
    return min(today, first + timedelta(days=7 * week + 6))


def _per_week(reader: Reader, measure: str, first: date, weeks: int, more: str = "") -> tuple[int, ...]:
    counts = [0] * weeks
    for day, amount in reader.all(
        f"SELECT day, sum(amount) FROM tally WHERE measure = ? AND day >= ? {more} GROUP BY day",
        (measure, first.isoformat()),
    ):
        week = (date.fromisoformat(day) - first).days // 7
        if week < weeks:
            counts[week] += int(amount)
    return tuple(counts)


def _last_week(reader: Reader, measure: str, today: date, more: str = "") -> int:
    """Last week up to the weekday of today."""
    last = today - timedelta(days=7)
    return int(
        reader.value(
            f"SELECT coalesce(sum(amount), 0) FROM tally WHERE measure = ? AND day BETWEEN ? AND ? {more}",
            (measure, (last - timedelta(days=last.weekday())).isoformat(), last.isoformat()),
        )
    )


def _on_time(reader: Reader, first: date, last: date) -> tuple[int | None, int]:
    """Per cent of the follow-ups due from first to last that were done in time; those open today still can be."""
    counts = {
        key: int(amount)
        for key, amount in reader.all(
            "SELECT key, sum(amount) FROM tally WHERE measure = 'follow_up' AND day BETWEEN ? AND ? "
            "AND key IN ('on_time', 'late') GROUP BY key",
            (first.isoformat(), last.isoformat()),
        )
    }
    still_open = int(
        reader.value(
            "SELECT coalesce(sum(amount), 0) FROM tally WHERE measure = 'follow_up' AND key = 'open' "
            "AND day BETWEEN ? AND ?",
            (first.isoformat(), (last - timedelta(days=1)).isoformat()),
        )
    )
    of = sum(counts.values()) + still_open
    return (round(100 * counts.get("on_time", 0) / of) if of else None), of


def _where(chosen: DueFilter, first: str, before: str) -> tuple[str, list[object]]:
    where, parameters = " AND f.due >= ? AND f.due < ?", [first, before]
    values: list[object] = list(parameters)
    if chosen.kinds:
        where += f" AND f.kind IN ({', '.join('?' * len(chosen.kinds))})"
        values += chosen.kinds
    if chosen.important:
        where += f" AND (f.priority = 'high' OR c.importance >= {KEY})"
    if chosen.owner is not None:
        where += " AND (f.owner_id = ? OR f.owner_id IS NULL)"
        values.append(chosen.owner)
    return where, values


def _between(
    reader: Reader, chosen: DueFilter, first: str, before: str, limit: int, order: str = _BY_DUE
) -> list[DueRow]:
    where, values = _where(chosen, first, before)
    rows = reader.all(
        "SELECT f.id, f.kind, f.subject, f.due, f.priority, f.postponed, f.repeat_rule IS NOT NULL, "
        "f.customer_id, f.lead_id, f.contact_id, f.owner_id, coalesce(c.name, l.name, ''), "
        "(SELECT name FROM contact WHERE id = f.contact_id), coalesce(c.importance, 1), "
        f"coalesce(c.phone, l.phone, ({PHONE_THERE})) {_FROM}{where} ORDER BY {order} LIMIT ?",
        [*values, limit],
    )
    return [_row(row) for row in rows]


def _row(row: Sequence[object]) -> DueRow:
    return DueRow(*(*row[:6], bool(row[6]), *row[7:]))  # type: ignore[arg-type]
