"""What is to be done today: overdue, today, the rest of the week, later; and the figures above the list."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from app.db.reader import Reader
from app.queries.pieces import PHONE_THERE

MOST = 3_000
OFTEN = 3  # postponed so many times, a follow-up is pointed at
KEY = 2  # importance from which a customer counts as important
_FROM = (
    "FROM follow_up f LEFT JOIN customer c ON c.id = f.customer_id LEFT JOIN lead l ON l.id = f.lead_id "
    "WHERE f.deleted_at IS NULL AND f.state = 'open' AND c.deleted_at IS NULL AND l.deleted_at IS NULL"
)
_BY_DUE = "f.due, f.id"
_WITHIN_DAY = (  # as `_within_day` sorts
    f"length(f.due) <= 10, f.due, NOT (f.priority = 'high' OR coalesce(c.importance, 1) >= {KEY}), f.id"
)


@dataclass(frozen=True, slots=True)
class DueRow:
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


@dataclass(frozen=True)
class TodayLists:
    """The parts of the list; `later_count` counts what `later` was not asked to hold."""

    overdue: tuple[DueRow, ...]
    today: tuple[DueRow, ...]
    week: tuple[DueRow, ...]
    later: tuple[DueRow, ...]
    later_count: int
    done_today: int

    @property
    def due(self) -> int:
        """How many are overdue or due today."""
        return len(self.overdue) + len(self.today)

    @property
    def urgent(self) -> int:
        """How many of those are urgent."""
        return sum(row.urgent for row in (*self.overdue, *self.today))


@dataclass(frozen=True)
class Figures:
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
    quiet_days: int = field(default=30)


def today_lists(
    reader: Reader, today: date, *, chosen: DueFilter = DueFilter(), later: bool = False, limit: int = MOST
) -> TodayLists:
    """Open follow-ups by when they are due. A week ends on Sunday; unscheduled ones are not among them."""
    tomorrow = today + timedelta(days=1)
    monday = today + timedelta(days=7 - today.weekday())
    overdue = _between(reader, chosen, "", today.isoformat(), limit)
    of_today = _between(reader, chosen, today.isoformat(), tomorrow.isoformat(), limit)
    week = _between(reader, chosen, tomorrow.isoformat(), monday.isoformat(), limit)
    after = _between(reader, chosen, monday.isoformat(), "~", limit) if later else []
    where, parameters = _where(chosen, monday.isoformat(), "~")
    return TodayLists(
        tuple(overdue),
        tuple(sorted(of_today, key=_within_day)),
        tuple(week),
        tuple(after),
        int(reader.value(f"SELECT count(*) {_FROM}{where}", parameters)),
        int(
            reader.value(
                "SELECT count(*) FROM follow_up WHERE deleted_at IS NULL AND state = 'done' AND done_day = ?",
                (today.isoformat(),),
            )
        ),
    )


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
    return TodayLists(parts[0], parts[1], parts[2], (), 0, 0)


def due_count(reader: Reader, today: date) -> int:
    """How many follow-ups are overdue or due today: the number beside the page's name."""
    where, parameters = _where(DueFilter(), "", (today + timedelta(days=1)).isoformat())
    return int(reader.value(f"SELECT count(*) {_FROM}{where}", parameters))


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
    live = f"SELECT count(*) FROM customer WHERE deleted_at IS NULL AND {which}last_contact_at"
    since = datetime.combine(today - timedelta(days=days - 1), time.min)
    sql = f"SELECT ({live} IS NULL) + ({live} < ?)"
    return int(reader.value(sql, (int(since.timestamp() * 1000),)))


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


def _within_day(row: DueRow) -> tuple[bool, str, bool, int]:
    """Timed ones by the clock, then those of the whole day, urgent ones first."""
    return len(row.due) <= 10, row.due, not row.urgent, row.id
