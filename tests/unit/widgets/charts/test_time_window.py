"""Zoom and move in time: never beyond what there is, never closer than four weeks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.widgets.charts.time_window import CLOSEST, TimeWindow

YEAR = TimeWindow.whole(1000, 1364)
MOVES = st.one_of(
    st.tuples(st.just("zoom"), st.floats(0.1, 10), st.floats(900, 1500)),
    st.tuples(st.just("move"), st.floats(-500, 500), st.just(0.0)),
    st.tuples(st.just("show"), st.floats(1000, 1364), st.just(0.0)),
)


@given(st.lists(MOVES, max_size=12))
def test_whatever_one_does_stays_within_what_there_is(moves: list[tuple[str, float, float]]) -> None:
    window = YEAR
    for kind, one, other in moves:
        if kind == "zoom":
            window = window.zoomed(one, other)
        elif kind == "move":
            before = window.length
            window = window.moved(one)
            assert window.length == pytest.approx(before)
        else:
            window = window.showing(one)
            assert window.first - 1e-6 <= one <= window.last + 1e-6
        assert YEAR.lowest <= window.first < window.last <= YEAR.highest
        assert window.length >= CLOSEST - 1e-6
    assert window.reset() == YEAR


@given(st.floats(0.3, 0.95), st.floats(1000, 1364))
def test_what_is_under_the_pointer_stays_there(factor: float, day: float) -> None:
    zoomed = YEAR.zoomed(factor, day)
    assert (day - zoomed.first) / zoomed.length == pytest.approx((day - 1000) / 364, abs=1e-6)


@pytest.mark.parametrize(
    ("window", "whole"),
    [
        (YEAR.zoomed(0.5, 1100), False),
        (YEAR.zoomed(0.5, 1100).zoomed(3, 1100), True),
        (TimeWindow.whole(10, 17).zoomed(0.5, 12), True),  # a week cannot be looked at any closer
    ],
)
def test_whether_all_is_seen(window: TimeWindow, whole: bool) -> None:
    assert window.is_whole is whole
