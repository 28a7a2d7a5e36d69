"""Steps of a way: shares, the worst step, median days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.funnel import shares, step_days, worst_step


@pytest.mark.parametrize(
    ("counts", "percents", "worst"),
    [
        ([], [], -1),
        ([5], [], -1),
        ([9, 3], [None], -1),  # nine are too few
        ([100, 50, 40], [50, 80], 1),
        ([100, 90, 9, 1], [90, 10, None], 2),
        ([20, 20, 20], [100, 100], -1),  # nobody is lost
        ([20, 10, 5], [50, 50], 1),  # the earlier of two alike
    ],
)
def test_shares(counts: list[int], percents: list[int | None], worst: int) -> None:
    assert (shares(counts), worst_step(counts)) == (percents, worst)


def way(*days: int | None) -> tuple[str | None, ...]:
    return tuple(None if day is None else f"2026-01-{day:02}" for day in days)


@pytest.mark.parametrize(
    ("ways", "medians"),
    [
        ([], []),
        ([way(1, 3)] * 9, [None]),
        ([way(1, 3)] * 10, [2]),
        ([way(1, 3)] * 6 + [way(1, 9)] * 5, [2]),
        ([way(5, 3)] * 10, [0]),  # noted in the wrong order
        ([way(1, None, 9)] * 10, [None, None]),  # what is not known is not guessed
        ([way(1, 4, None)] * 10 + [way(1, 4, 9)] * 2, [3, None]),
    ],
)
def test_step_days(ways: list[tuple[str | None, ...]], medians: list[int | None]) -> None:
    assert step_days(ways) == medians


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(1, 28)), min_size=10, max_size=40))
def test_half_take_at_most_the_median(pairs: list[tuple[int, int]]) -> None:
    ways = [way(min(pair), max(pair)) for pair in pairs]
    [found] = step_days(ways)
    assert found is not None
    took = [max(pair) - min(pair) for pair in pairs]
    assert sum(days <= found for days in took) * 2 >= len(took)
    assert sum(days >= found for days in took) * 2 >= len(took)
