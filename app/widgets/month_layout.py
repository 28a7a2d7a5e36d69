"""Where each entry stands in a week of the month grid: rows of bars, and how many do not fit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.widgets.calendar_entry import CalendarEntry


@dataclass(frozen=True, slots=True)
class Bar:
    """A visible piece of an entry: row and columns in its week, and whether its own ends lie inside."""

    entry: CalendarEntry
    row: int
    first: int
    last: int
    starts: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class WeekLayout:
    """The bars of one week and, per column, how many entries are left out."""

    bars: tuple[Bar, ...]
    hidden: tuple[int, ...]


class MonthIndex:
    """Entries by day, sorted once, so that painting asks only for what fits."""

    def __init__(self, entries: Iterable[CalendarEntry], unlisted: Mapping[date, int] | None = None) -> None:
        """Sort the entries into single days and long bars; `unlisted` counts entries of a day not among them."""
        self._unlisted = unlisted or {}
        self._days: dict[date, list[CalendarEntry]] = defaultdict(list)
        self._long: list[CalendarEntry] = []
        for entry in entries:
            if entry.is_long:
                self._long.append(entry)
            else:
                self._days[entry.first_day].append(entry)
        for day in self._days.values():
            day.sort(key=_order)
        self._long.sort(key=_long_order)

    def on(self, day: date) -> list[CalendarEntry]:
        """All entries that touch a day, long ones first."""
        long = [entry for entry in self._long if entry.first_day <= day <= entry.last_day]
        return long + self._days.get(day, [])

    def count(self, day: date) -> int:
        """How many entries touch a day."""
        return len(self.on(day)) + self._unlisted.get(day, 0)

    def week(self, monday: date, capacity: int) -> WeekLayout:
        """Lay out the seven days from ``monday`` (the first column) into at most ``capacity`` rows a day.

        A day with more entries than rows keeps its last row free for the words "2 more".
        """
        last = monday + timedelta(days=6)
        lanes = _lanes(
            [entry for entry in self._long if entry.first_day <= last and entry.last_day >= monday], monday
        )
        limits, hidden = [], []
        for column in range(7):
            day = monday + timedelta(days=column)
            singles = len(self._days.get(day, ())) + self._unlisted.get(day, 0)
            longs = [row for row, entries in enumerate(lanes) if column in entries]
            limit = _rows_open(longs, singles, capacity)
            limits.append(limit)
            hidden.append(_left_out(longs, singles, limit))
        bars = _long_bars(lanes, limits, monday)
        for column in range(7):
            bars.extend(self._single_bars(monday, column, lanes, limits[column]))
        return WeekLayout(tuple(bars), tuple(hidden))

    def _single_bars(
        self, monday: date, column: int, lanes: Sequence[dict[int, CalendarEntry]], limit: int
    ) -> Iterable[Bar]:
        waiting = iter(self._days.get(monday + timedelta(days=column), ()))
        for row in range(limit):
            if row < len(lanes) and column in lanes[row]:
                continue
            entry = next(waiting, None)
            if entry is None:
                return
            yield Bar(entry, row, column, column, True, True)


def _order(entry: CalendarEntry) -> tuple[bool, bool, object, str]:
    return (entry.done, not entry.all_day, entry.start, entry.title)


def _long_order(entry: CalendarEntry) -> tuple[date, int, str]:
    return (entry.first_day, -(entry.last_day - entry.first_day).days, entry.title)


def _lanes(entries: Sequence[CalendarEntry], monday: date) -> list[dict[int, CalendarEntry]]:
    """Long entries put into rows, each in the first row that is free on all its days: column -> entry."""
    lanes: list[dict[int, CalendarEntry]] = []
    for entry in entries:
        columns = _columns(entry, monday)
        for lane in lanes:
            if not any(column in lane for column in columns):
                break
        else:
            lane = {}
            lanes.append(lane)
        lane.update(dict.fromkeys(columns, entry))
    return lanes


def _columns(entry: CalendarEntry, monday: date) -> range:
    first = max(0, (entry.first_day - monday).days)
    last = min(6, (entry.last_day - monday).days)
    return range(first, last + 1)


def _rows_open(longs: Sequence[int], singles: int, capacity: int) -> int:
    needed = max(len(longs) + singles, (max(longs) + 1) if longs else 0)
    return capacity if needed <= capacity else max(0, capacity - 1)


def _left_out(longs: Sequence[int], singles: int, limit: int) -> int:
    shown_longs = sum(row < limit for row in longs)
    shown_singles = min(singles, limit - shown_longs)
    return len(longs) + singles - shown_longs - shown_singles


def _long_bars(lanes: Sequence[dict[int, CalendarEntry]], limits: Sequence[int], monday: date) -> list[Bar]:
    bars = []
    for row, lane in enumerate(lanes):
        column = 0
        while column < 7:
            entry = lane.get(column)
            if entry is None or row >= limits[column]:
                column += 1
                continue
            first = column
            while column < 7 and lane.get(column) is entry and row < limits[column]:
                column += 1
            starts = entry.first_day == monday + timedelta(days=first)
            ends = entry.last_day == monday + timedelta(days=column - 1)
            bars.append(Bar(entry, row, first, column - 1, starts, ends))
    return bars


def first_visible_day(day: date, first_weekday: int) -> date:
    """The first cell of the month page of ``day``; ``first_weekday`` is 1 for Monday to 7 for Sunday."""
    first = day.replace(day=1)
    return first - timedelta(days=(first.isoweekday() - first_weekday) % 7)


def weeks_shown(day: date, first_weekday: int) -> int:
    """How many weeks the month of ``day`` touches: 4 to 6."""
    start = first_visible_day(day, first_weekday)
    next_month = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return ((next_month - start).days + 6) // 7


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last day of that month."""
    index = day.year * 12 + day.month - 1 + months
    index = min(max(index, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    first = date(year, month + 1, 1)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1) if year < 9999 or month < 11 else None
    length = (following - first).days if following else 31
    return first.replace(day=min(day.day, length))
