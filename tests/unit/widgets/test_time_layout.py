"""Blocks side by side in a day column."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.widgets.calendar_entry import FOLLOW_UP_MIME, CalendarEntry, follow_up_mime, follow_ups_of
from app.widgets.time_layout import DAY_MINUTES, LEAST_MINUTES, is_timed, place, snapped

DAY = date(2026, 9, 16)


def block(name: str, start: str, minutes: int) -> CalendarEntry:
    begin = datetime.fromisoformat(f"2026-09-16T{start}")
    return CalendarEntry(name, name, begin, begin + timedelta(minutes=minutes))


def columns(entries: list[CalendarEntry]) -> dict[object, tuple[int, int]]:
    return {placed.entry.id: (placed.column, placed.columns) for placed in place(entries, DAY)}


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([block("a", "09:00", 60)], {"a": (0, 1)}),
        (
            [block("a", "09:00", 60), block("b", "10:00", 60)],
            {"a": (0, 1), "b": (0, 1)},
        ),  # touching is not overlapping
        ([block("a", "09:00", 60), block("b", "09:30", 60)], {"a": (0, 2), "b": (1, 2)}),
        (
            [block("a", "09:00", 120), block("b", "09:30", 30), block("c", "10:00", 60)],
            {"a": (0, 2), "b": (1, 2), "c": (1, 2)},  # c takes the column b has left
        ),
    ],
)
def test_overlapping_blocks_share_the_width(
    entries: list[CalendarEntry], expected: dict[object, tuple[int, int]]
) -> None:
    assert columns(entries) == expected


def test_a_very_short_entry_is_high_enough_for_a_line_of_text() -> None:
    (placed,) = place([block("call", "09:00", 5)], DAY)
    assert placed.bottom - placed.top == LEAST_MINUTES


def test_the_last_minutes_of_the_day_do_not_fall_off_the_page() -> None:
    (placed,) = place([block("late", "23:50", 10)], DAY)
    assert placed.bottom == DAY_MINUTES
    assert placed.bottom - placed.top == LEAST_MINUTES


def test_an_entry_over_midnight_is_cut_on_each_day() -> None:
    night = CalendarEntry("n", "n", datetime(2026, 9, 16, 22), datetime(2026, 9, 17, 2))
    assert is_timed(night)
    (today,) = place([night], DAY)
    (tomorrow,) = place([night], DAY + timedelta(days=1))
    assert (today.top, today.bottom) == (22 * 60, DAY_MINUTES)
    assert (tomorrow.top, tomorrow.bottom) == (0, 120)


@given(st.lists(st.tuples(st.integers(0, 23 * 60), st.integers(1, 300)), max_size=20))
def test_no_two_blocks_cover_each_other(spans: list[tuple[int, int]]) -> None:
    midnight = datetime(2026, 9, 16)
    entries = [
        CalendarEntry(n, str(n), midnight + timedelta(minutes=at), midnight + timedelta(minutes=at + long))
        for n, (at, long) in enumerate(spans)
    ]
    placed = place(entries, DAY)
    assert len(placed) == len(entries)
    for one in placed:
        assert 0 <= one.top < one.bottom <= DAY_MINUTES
        assert one.column < one.columns
        for other in placed:
            if one is not other and one.column == other.column:
                assert one.bottom <= other.top or other.bottom <= one.top


@pytest.mark.parametrize(
    ("minutes", "expected"), [(0, 0), (7, 0), (8, 15), (61, 60), (-20, 0), (5000, DAY_MINUTES)]
)
def test_snapping_to_a_quarter_of_an_hour(minutes: float, expected: int) -> None:
    assert snapped(minutes) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"[1, 9223372036854775807]", [1, 9223372036854775807]),  # a 63-bit key survives
        (b"not json", []),  # another program used our type
        (b'{"a": 1}', []),
        (b'[true, "x", 3]', [3]),
    ],
)
def test_follow_ups_in_mime_data(data: bytes, expected: list[int]) -> None:
    mime = follow_up_mime([])
    mime.setData(FOLLOW_UP_MIME, data)
    assert follow_ups_of(mime) == expected


def test_mime_data_goes_there_and_back() -> None:
    ids = [1 << 62, 7]
    assert follow_ups_of(follow_up_mime(ids)) == ids
