"""Where bars stand in the weeks of a month, and how pages of months are cut."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.widgets.calendar_entry import CalendarEntry
from app.widgets.month_layout import MonthIndex, add_months, first_visible_day, weeks_shown

MONDAY = date(2026, 9, 14)


def timed(name: str, day: date, hour: int = 9) -> CalendarEntry:
    return CalendarEntry(name, name, datetime(day.year, day.month, day.day, hour))


def span(name: str, first: date, last: date) -> CalendarEntry:
    return CalendarEntry(
        name,
        name,
        datetime(first.year, first.month, first.day),
        datetime(last.year, last.month, last.day),
        all_day=True,
    )


def drawn(
    entries: list[CalendarEntry], capacity: int, monday: date = MONDAY
) -> dict[object, list[tuple[int, int, int]]]:
    page = MonthIndex(entries).week(monday, capacity)
    found: dict[object, list[tuple[int, int, int]]] = {}
    for bar in page.bars:
        found.setdefault(bar.entry.id, []).append((bar.row, bar.first, bar.last))
    return found


def test_single_day_entries_stand_by_time_of_day() -> None:
    entries = [timed("late", MONDAY, 15), timed("early", MONDAY, 8)]
    assert drawn(entries, 3) == {"early": [(0, 0, 0)], "late": [(1, 0, 0)]}


def test_long_entries_come_first_and_singles_fill_the_free_rows() -> None:
    fair = span("fair", MONDAY + timedelta(days=1), MONDAY + timedelta(days=3))
    entries = [timed("monday", MONDAY), timed("tuesday", MONDAY + timedelta(days=1)), fair]
    assert drawn(entries, 3) == {"monday": [(0, 0, 0)], "tuesday": [(1, 1, 1)], "fair": [(0, 1, 3)]}


def test_an_entry_over_the_weekend_is_open_on_the_side_where_it_goes_on() -> None:
    trip = span("trip", date(2026, 9, 19), date(2026, 9, 22))
    index = MonthIndex([trip])
    (before,) = index.week(MONDAY, 3).bars
    (after,) = index.week(MONDAY + timedelta(days=7), 3).bars
    assert (before.first, before.last, before.starts, before.ends) == (5, 6, True, False)
    assert (after.first, after.last, after.starts, after.ends) == (0, 1, False, True)


@pytest.mark.parametrize(
    ("count", "capacity", "shown", "hidden"),
    [
        (3, 3, 3, 0),
        (4, 3, 2, 2),  # the last row is kept for the words "2 more"
        (1, 0, 0, 1),  # no room at all: only the count
        (0, 3, 0, 0),
        (10_000, 4, 3, 9_997),
    ],
)
def test_a_full_day_keeps_a_row_for_the_count(count: int, capacity: int, shown: int, hidden: int) -> None:
    entries = [timed(str(number), MONDAY, number % 24) for number in range(count)]
    page = MonthIndex(entries).week(MONDAY, capacity)
    assert len(page.bars) == shown
    assert page.hidden[0] == hidden


def test_a_long_bar_is_interrupted_on_a_day_that_overflows() -> None:
    days = [MONDAY + timedelta(days=number) for number in range(3)]
    first, second = span("a", days[0], days[2]), span("b", days[0], days[2])
    crowd = [timed(f"t{number}", days[1]) for number in range(3)]
    found = drawn([first, second, *crowd], 2)
    assert found["a"] == [(0, 0, 2)]
    assert found["b"] == [(1, 0, 0), (1, 2, 2)]


@given(
    st.lists(
        st.tuples(st.integers(-3, 9), st.integers(0, 12), st.booleans()),
        max_size=25,
    ),
    st.integers(0, 6),
)
def test_nothing_overlaps_and_nothing_is_lost(spans: list[tuple[int, int, bool]], capacity: int) -> None:
    entries = []
    for number, (start, length, long) in enumerate(spans):
        day = MONDAY + timedelta(days=start)
        last = day + timedelta(days=length)
        entries.append(span(str(number), day, last) if long else timed(str(number), day))
    index = MonthIndex(entries)
    page = index.week(MONDAY, capacity)
    taken: set[tuple[int, int]] = set()
    for bar in page.bars:
        for column in range(bar.first, bar.last + 1):
            assert (bar.row, column) not in taken
            assert bar.row < capacity
            taken.add((bar.row, column))
    for column in range(7):
        shown = sum(1 for _row, where in taken if where == column)
        assert shown + page.hidden[column] == index.count(MONDAY + timedelta(days=column))


@pytest.mark.parametrize(
    ("day", "first_weekday", "start", "weeks"),
    [
        (date(2026, 9, 16), 1, date(2026, 8, 31), 5),
        (date(2026, 9, 16), 7, date(2026, 8, 30), 5),
        (date(2027, 2, 10), 1, date(2027, 2, 1), 4),  # a February that fills four weeks exactly
        (date(2026, 8, 1), 1, date(2026, 7, 27), 6),
    ],
)
def test_the_page_of_a_month(day: date, first_weekday: int, start: date, weeks: int) -> None:
    assert first_visible_day(day, first_weekday) == start
    assert weeks_shown(day, first_weekday) == weeks


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 9, 16), 1, date(2026, 10, 16)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),  # a shorter month: its last day
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_adding_months(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_an_evening_that_ends_at_midnight_stays_on_its_day() -> None:
    entry = CalendarEntry(1, "dinner", datetime(2026, 9, 16, 20), datetime(2026, 9, 17))
    assert entry.last_day == date(2026, 9, 16)
    assert not entry.is_long
