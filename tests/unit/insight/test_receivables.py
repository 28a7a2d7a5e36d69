"""Payments fill instalments in order; what is owed gets old."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.receivables import Age, DueState, age_of, fill

TODAY = "2026-09-16"
EARLY, LATE = "2026-08-01", "2026-10-01"
R, L, D, W = DueState.RECEIVED, DueState.OVERDUE, DueState.DUE, DueState.WAITING


@pytest.mark.parametrize(
    ("total", "plan", "paid", "returned", "expected"),
    [
        (100, [(30, EARLY), (70, LATE)], 0, 0, [(30, 0, L), (70, 0, D)]),
        (100, [(30, EARLY), (70, LATE)], 30, 0, [(30, 30, R), (70, 0, D)]),
        (100, [(30, EARLY), (70, LATE)], 45, 0, [(30, 30, R), (70, 15, D)]),
        (100, [(30, EARLY), (70, None)], 0, 0, [(30, 0, L), (70, 0, W)]),
        (100, [(30, TODAY), (70, LATE)], 0, 20, [(30, 0, D), (50, 0, D)]),  # a return lightens the last
        (100, [(30, EARLY), (70, LATE)], 10, 80, [(20, 10, L), (0, 0, R)]),
        (100, [(30, EARLY), (70, LATE)], 120, 0, [(30, 30, R), (70, 90, R)]),  # too much stands with the last
        (100, [], 0, 0, [(100, 0, W)]),
        (100, [(60, EARLY)], 0, 0, [(60, 0, L), (40, 0, W)]),  # the plan does not cover the total
        (0, [], 0, 0, [(0, 0, R)]),
    ],
)
def test_payments_fill_the_plan_in_order(
    total: int,
    plan: list[tuple[int, str | None]],
    paid: int,
    returned: int,
    expected: list[tuple[int, int, DueState]],
) -> None:
    found = fill(total, plan, paid=paid, returned=returned, today=TODAY)
    assert [(one.amount, one.received, one.state) for one in found] == expected


@given(
    st.integers(0, 10**9),
    st.lists(st.tuples(st.integers(0, 10**8), st.sampled_from([EARLY, LATE, None])), max_size=6),
    st.integers(-(10**6), 10**9),
    st.integers(0, 10**9),
)
def test_nothing_is_lost_between_the_parts(
    total: int, plan: list[tuple[int, str | None]], paid: int, returned: int
) -> None:
    found = fill(total, plan, paid=paid, returned=returned, today=TODAY)
    assert sum(one.received for one in found) == paid
    assert sum(one.amount for one in found) == max(total - returned, 0)


@pytest.mark.parametrize(
    ("due", "age"),
    [
        (None, Age.NO_DAY),
        ("2026-09-17", Age.NOT_DUE),
        ("2026-09-16", Age.NOT_DUE),
        ("2026-09-15", Age.TO_30),
        ("2026-08-17", Age.TO_30),
        ("2026-08-16", Age.TO_60),
        ("2026-07-18", Age.TO_60),
        ("2026-07-17", Age.TO_90),
        ("2026-06-18", Age.TO_90),
        ("2026-06-17", Age.OVER_90),
    ],
)
def test_ages(due: str | None, age: Age) -> None:
    assert age_of(due, TODAY) == age
