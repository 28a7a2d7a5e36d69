"""What open deals come to: the band holds the mean, stays within what is possible, and is right in simulation."""

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.forecast import expected

DEALS = st.lists(st.tuples(st.integers(1, 10**12), st.integers(0, 100)), max_size=30)


@pytest.mark.parametrize(
    ("deals", "mean", "low", "high"),
    [
        ([], 0, 0, 0),
        ([(1000, 100)], 1000, 1000, 1000),  # certain: no band
        ([(1000, 0)], 0, 0, 0),
        ([(1000, 50)], 500, 0, 1000),  # one deal is won whole or not at all: 500 ± 641 is cut to what can be
        ([(100, 50)] * 100, 5000, 4360, 5640),  # σ = √(100 · 100² · ¼) = 500
        ([(3, 50)], 2, 1, 3),  # whole minor units, halves up; 2 ± 1
    ],
)
def test_cases(deals: list[tuple[int, int]], mean: int, low: int, high: int) -> None:
    found = expected(deals)
    assert (found.mean, found.low, found.high, found.count) == (mean, low, high, len(deals))


@given(DEALS, st.integers(0, 10**12))
def test_the_band_holds_the_mean_and_what_is_possible(deals: list[tuple[int, int]], already: int) -> None:
    found = expected(deals, already=already)
    assert already <= found.low <= found.mean <= found.high <= already + sum(amount for amount, _ in deals)


@given(DEALS, DEALS)
def test_parts_add_up(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    whole, parts = expected(one + other), (expected(one), expected(other))
    assert abs(whole.mean - sum(part.mean for part in parts)) <= 1
    assert whole.count == sum(part.count for part in parts)


@given(DEALS, st.integers(1, 10**9))
def test_what_is_certain_moves_the_band_and_what_is_hopeless_changes_nothing(
    deals: list[tuple[int, int]], amount: int
) -> None:
    plain, certain, hopeless = (
        expected(deals),
        expected([*deals, (amount, 100)]),
        expected([*deals, (amount, 0)]),
    )
    assert (certain.low, certain.mean, certain.high) == tuple(
        each + amount for each in (plain.low, plain.mean, plain.high)
    )
    assert (hopeless.low, hopeless.mean, hopeless.high) == (plain.low, plain.mean, plain.high)


@pytest.mark.parametrize("seed", range(3))
def test_eight_of_ten_sums_lie_in_the_band(seed: int) -> None:
    random = Random(seed)
    deals = [(random.randint(50, 150), random.choice((10, 30, 50, 70))) for _ in range(12)]
    found, inside = expected(deals), 0.0
    for won in product((False, True), repeat=len(deals)):
        chance = 1.0
        for (_amount, odds), yes in zip(deals, won, strict=True):
            chance *= odds / 100 if yes else 1 - odds / 100
        total = sum(amount for (amount, _odds), yes in zip(deals, won, strict=True) if yes)
        inside += chance * (found.low <= total <= found.high)
    assert 0.74 <= inside <= 0.86  # the exact distribution of twelve deals, against the normal one
