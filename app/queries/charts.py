"""What the charts page shows, from the kept day sums (`tally`): never a scan of the records themselves."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.db.reader import Reader
from app.queries.team import channel_label

_SUMS = "SELECT day, key, amount FROM tally WHERE measure = ? AND day BETWEEN ? AND ? AND amount <> 0"
NEWEST_IDS = 10_000


@dataclass(frozen=True)
class Span:
    """A range of local days, both included."""

    first: date
    last: date

    def months(self) -> list[date]:
        """The first day of each month touched."""
        found, month = [], self.first.replace(day=1)
        while month <= self.last:
            found.append(month)
            month = (month + timedelta(days=32)).replace(day=1)
        return found

    def weeks(self) -> list[date]:
        """The Monday of each week touched."""
        monday = self.first - timedelta(days=self.first.weekday())
        count = (self.last - monday).days // 7 + 1
        return [monday + timedelta(weeks=n) for n in range(count)]

    def of_month(self, month: date) -> "Span":
        """The part of this span within a month."""
        end = (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return Span(max(month, self.first), min(end, self.last))

    def of_week(self, monday: date) -> "Span":
        """The part of this span within a week."""
        return Span(max(monday, self.first), min(monday + timedelta(days=6), self.last))

    def planned(self, today: date) -> "Span":
        """The same through the end of its last month, if it ends today: what is planned may still lie ahead."""
        if self.last != today:
            return self
        end = (today.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return Span(self.first, end)


@dataclass(frozen=True)
class Grown:
    """New records per month (`months` first days, `counts` alike long)."""

    months: tuple[date, ...]
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts)


@dataclass(frozen=True)
class Talks:
    """Talks per week (`weeks` Mondays) and kind, the commonest kind first."""

    weeks: tuple[date, ...]
    kinds: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def totals(self) -> tuple[int, ...]:
        """All kinds together, per week."""
        return tuple(sum(column) for column in zip(*self.counts, strict=True)) if self.counts else ()


@dataclass(frozen=True)
class Discipline:
    """Follow-ups by the month they were due in: done on time, done late, still open."""

    months: tuple[date, ...]
    on_time: tuple[int, ...]
    late: tuple[int, ...]
    open: tuple[int, ...]
    overdue: int

    @property
    def rate(self) -> float | None:
        """Share done on time among those done; None when nothing was done."""
        done = sum(self.on_time) + sum(self.late)
        return sum(self.on_time) / done if done else None


@dataclass(frozen=True)
class ChannelLeads:
    """Leads of one channel (None: no channel known) by state; `rest` are the channels lumped together."""

    channel_id: int | None
    label: str
    states: dict[str, int]
    rest: tuple[int | None, ...] = ()

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.states.values())


def grown(reader: Reader, measure: str, span: Span) -> Grown:
    """New customers or leads (`measure`) per month."""
    months = span.months()
    sums: Counter[str] = Counter()
    for day, _key, amount in reader.all(_SUMS, (measure, *_bounds(span))):
        sums[day[:7]] += amount
    return Grown(tuple(months), tuple(sums[f"{month:%Y-%m}"] for month in months))


def talks(reader: Reader, span: Span, most: int = 5) -> Talks:
    """Talks per week and kind; beyond the `most` common kinds the rest goes together under the kind ""."""
    weeks = span.weeks()
    place = {monday: n for n, monday in enumerate(weeks)}
    kinds: dict[str, list[int]] = {}
    for day, kind, amount in reader.all(_SUMS, ("interaction", *_bounds(span))):
        moment = date.fromisoformat(day)
        row = kinds.setdefault(kind, [0] * len(weeks))
        row[place[moment - timedelta(days=moment.weekday())]] += amount
    order = sorted(kinds, key=lambda kind: (-sum(kinds[kind]), kind))
    rows = [tuple(kinds[kind]) for kind in order]
    if len(order) > most + 1:
        rest = tuple(sum(column) for column in zip(*rows[most:], strict=True))
        order, rows = [*order[:most], ""], [*rows[:most], rest]
    return Talks(tuple(weeks), tuple(order), tuple(rows))


def discipline(reader: Reader, span: Span, today: date) -> Discipline:
    """Follow-ups by the month they were due in."""
    months = span.months()
    sums: Counter[tuple[str, str]] = Counter()
    overdue = 0
    for day, key, amount in reader.all(_SUMS, ("follow_up", *_bounds(span))):
        sums[day[:7], key] += amount
        if key == "open" and day < today.isoformat():
            overdue += amount

    def row(key: str) -> tuple[int, ...]:
        return tuple(sums[f"{month:%Y-%m}", key] for month in months)

    return Discipline(tuple(months), row("on_time"), row("late"), row("open"), overdue)


def leads_by_channel(reader: Reader, span: Span, most: int = 9) -> list[ChannelLeads]:
    """Leads that came in the span by channel and present state, the richest channel first.

    Beyond the `most` rich ones the rest goes together at the end.
    """
    names = {
        key: channel_label(code, name) for key, code, name in reader.all("SELECT id, code, name FROM channel")
    }
    found: dict[int | None, Counter[str]] = {}
    for _day, key, amount in reader.all(_SUMS, ("lead", *_bounds(span))):
        state, _, channel = key.partition("|")
        found.setdefault(int(channel) if channel else None, Counter())[state] += amount
    rows = [ChannelLeads(key, names.get(key, ""), dict(states)) for key, states in found.items()]
    rows = sorted((row for row in rows if row.total), key=lambda row: (-row.total, row.label))
    if len(rows) <= most + 1:
        return rows
    states = sum((Counter(row.states) for row in rows[most:]), Counter[str]())
    return [*rows[:most], ChannelLeads(None, "", states, tuple(row.channel_id for row in rows[most:]))]


def channel_leads(reader: Reader, span: Span, channels: Sequence[int | None], state: str | None) -> list[int]:
    """The leads behind a bar that is not simply a channel's: of several channels, or of none (None)."""
    known = [channel for channel in channels if channel is not None]
    where = [f"channel_id IN ({', '.join('?' * len(known))})"] if known else []
    where += ["channel_id IS NULL"] if None in channels else []
    rows = reader.all(
        "SELECT id FROM lead WHERE deleted_at IS NULL AND created_day BETWEEN ? AND ? "
        f"AND ({' OR '.join(where)}){' AND state = ?' if state else ''} ORDER BY created_day DESC LIMIT ?",
        (*_bounds(span), *known, *((state,) if state else ()), NEWEST_IDS),
    )
    return [int(key) for (key,) in rows]


def first_day(reader: Reader, today: date) -> date:
    """The first day anything was counted on, today in an empty file."""
    found = [
        reader.value("SELECT min(day) FROM tally WHERE measure = ? AND day <> '' AND amount <> 0", (measure,))
        for measure in ("customer", "lead", "interaction", "order")
    ]
    found.append(reader.value("SELECT min(created_day) FROM deal WHERE deleted_at IS NULL"))
    days = [date.fromisoformat(day) for day in found if day]
    return min(days, default=today)


def talked_customers(reader: Reader, span: Span, kind: str | None, without: Sequence[str] = ()) -> list[int]:
    """The customers behind a week of the talks chart, the newest talks first, at most 10,000.

    Of one `kind`, or of every kind but those `without`.
    """
    kinds = (kind,) if kind else tuple(without)
    which = " AND kind = ?" if kind else f" AND kind NOT IN ({', '.join('?' * len(kinds))})" if kinds else ""
    sql = (
        "SELECT customer_id FROM interaction WHERE deleted_at IS NULL AND customer_id IS NOT NULL "
        f"AND happened_day BETWEEN ? AND ?{which} ORDER BY happened_at DESC LIMIT ?"
    )
    parameters = (*_bounds(span), *kinds, NEWEST_IDS)
    return list(dict.fromkeys(int(key) for (key,) in reader.all(sql, parameters)))


def planned_customers(reader: Reader, span: Span, key: str) -> list[int]:
    """The customers behind a bar of the discipline chart: `on_time`, `late` or `open`."""
    where = {
        "on_time": "state = 'done' AND done_day <= substr(due, 1, 10)",
        "late": "state = 'done' AND done_day > substr(due, 1, 10)",
        "open": "state = 'open'",
    }[key]
    rows = reader.all(
        "SELECT customer_id FROM follow_up WHERE deleted_at IS NULL AND customer_id IS NOT NULL "
        f"AND due >= ? AND due < ? AND {where} ORDER BY due DESC LIMIT ?",
        (span.first.isoformat(), (span.last + timedelta(days=1)).isoformat(), NEWEST_IDS),
    )
    return list(dict.fromkeys(int(key) for (key,) in rows))


def _bounds(span: Span) -> tuple[str, str]:
    return span.first.isoformat(), span.last.isoformat()
