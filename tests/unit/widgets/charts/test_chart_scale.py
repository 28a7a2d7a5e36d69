"""Round ticks, labels that do not touch, words for spreadsheets."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.widgets.charts.scale import heat_step, label_step, spread, ticks, whole_ticks
from app.widgets.charts.specs import BarChart, HBar, HBarItem, Series, legend, plain_number
from app.widgets.charts.taking_along import as_csv, as_tabs, safe_cell


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 16, [0, 5, 10, 15, 20]),
        (0, 42, [0, 10, 20, 30, 40, 50]),
        (0, 100, [0, 20, 40, 60, 80, 100]),
        (7.7, 8.6, [7.6, 7.8, 8.0, 8.2, 8.4, 8.6]),
        (0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1]),  # nothing yet: still an axis
        (5, 5, [5, 5.2, 5.4, 5.6, 5.8, 6]),
        (-3, 4, [-4, -2, 0, 2, 4]),
        (0, 120, [0, 25, 50, 75, 100, 125]),
    ],
)
def test_ticks(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == expected


@given(st.floats(-1e9, 1e9), st.floats(1e-3, 1e9))
def test_ticks_cover_the_values_with_few_even_steps(low: float, span: float) -> None:
    found = ticks(low, low + span)
    step = found[1] - found[0]
    assert found[0] <= low + step * 1e-6
    assert found[-1] >= low + span - step * 1e-6
    assert 2 <= len(found) <= 8


@pytest.mark.parametrize(("high", "last"), [(1, 1), (2, 2), (3, 3), (5, 5), (14, 15), (399, 400)])
def test_things_that_are_counted_have_whole_ticks(high: int, last: int) -> None:
    found = whole_ticks(high)
    assert found[-1] == last
    assert all(each == int(each) for each in found)


@given(st.lists(st.floats(0, 200), max_size=8))
def test_spread_keeps_order_gap_and_bounds(wanted: list[float]) -> None:
    placed = spread(wanted, 16, 0, 200)
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    heights = [placed[place] for place in order]
    assert all(later - earlier >= 16 - 1e-6 for earlier, later in itertools.pairwise(heights))
    assert all(-1e-6 <= each <= 200 + 1e-6 for each in placed)


def test_spread_leaves_alone_what_does_not_collide() -> None:
    assert spread([10, 100, 50], 16, 0, 200) == [10, 100, 50]


@pytest.mark.parametrize(
    ("widths", "room", "every"), [([20, 20], 40, 1), ([40], 30, 2), ([100], 20, 6), ([], 10, 1), ([10], 0, 1)]
)
def test_every_nth_label(widths: list[float], room: float, every: int) -> None:
    assert label_step(widths, room) == every


@pytest.mark.parametrize(("value", "step"), [(0, 0), (1, 1), (20, 1), (21, 2), (100, 5), (-4, 0)])
def test_heat_step(value: float, step: int) -> None:
    assert heat_step(value, 100) == step


@pytest.mark.parametrize(
    ("value", "words"), [(0, "0"), (1234, "1,234"), (8.25, "8.25"), (8.5, "8.5"), (2.0, "2"), (-3, "-3")]
)
def test_plain_number(value: float, words: str) -> None:
    assert plain_number(value) == words


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("展会", "展会"),
        ("=cmd()", "'=cmd()"),
        ("@x", "'@x"),
        ("-3.5", "-3.5"),  # a figure stays a figure
        ("+86 138", "'+86 138"),
        ("1,234", "1,234"),
    ],
)
def test_cells_never_run_in_a_spreadsheet(cell: str, safe: str) -> None:
    assert safe_cell(cell) == safe


def test_data_has_a_head_and_a_row_for_each_label() -> None:
    chart = BarChart(("Jan", "Feb"), [Series("New", (1200, None))], previous=Series("Before", (3, 4)))
    assert as_tabs(chart) == "\tNew\tBefore\nJan\t1,200\t3\nFeb\t\t4"
    assert as_csv(chart) == ',New,Before\r\nJan,"1,200",3\r\nFeb,,4\r\n'


def test_tabs_and_lines_in_a_label_do_not_break_the_table() -> None:
    assert as_tabs(HBar([HBarItem("a\tb\nc", 1)])) == "a b c\t1"


def test_legend_only_where_there_is_something_to_tell_apart() -> None:
    one = BarChart(("a",), [Series("x", (1,))])
    assert legend(one) == []
    two = BarChart(("a",), [Series("x", (1,)), Series("y", (1,), "greenSo")])
    assert legend(two) == [("x", "series1", "box"), ("y", "greenSo", "box")]
    before = BarChart(("a",), [Series("x", (1,))], highlight=0, previous=Series("z", (2,)))
    assert legend(before) == [("x", "accentSoft", "box"), ("z", "series2", "line")]
