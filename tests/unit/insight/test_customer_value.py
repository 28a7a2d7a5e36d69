"""Quintiles whose ties share the better bin, lists of the valuable and growable, and whom to win back."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.customer_value import (
    Buyer,
    Chances,
    Keeping,
    Rfm,
    bin_of,
    cut_places,
    keeping,
    worths,
)


def bins(values: list[int]) -> list[int]:
    ordered = sorted(values)
    cuts = [ordered[place] for place in cut_places(len(values))]
    return [bin_of(value, cuts) for value in values]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]),
        ([10, 20, 30, 40, 50, 60, 70, 80, 90, 100], [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]),
        ([7, 7, 7, 7, 7], [5, 5, 5, 5, 5]),  # all alike: all in the best
        ([1, 1, 1, 1, 9], [4, 4, 4, 4, 5]),  # four alike reach to the fourth
        ([1, 2, 2, 2, 9], [1, 4, 4, 4, 5]),
    ],
)
def test_quintiles_and_their_ties(values: list[int], expected: list[int]) -> None:
    assert bins(values) == expected


@given(st.lists(st.integers(0, 30), min_size=5, max_size=200))
def test_a_bin_is_the_share_of_those_not_above(values: list[int]) -> None:
    for value, bin_ in zip(values, bins(values), strict=True):
        not_above = sum(other <= value for other in values)
        assert bin_ == -(-5 * not_above // len(values))  # rounded up


@given(st.lists(st.integers(0, 10**9), min_size=50, max_size=200, unique=True))
def test_without_ties_the_bins_are_of_one_size(values: list[int]) -> None:
    sizes = Counter(bins(values)).values()
    assert max(sizes) - min(sizes) <= 1


def test_frequency_and_money_count_as_one() -> None:
    assert [Rfm(1, f, m).worth for f, m in ((1, 1), (1, 2), (5, 5), (5, 1), (3, 4))] == [1, 2, 5, 3, 4]


def buyers(*margins: int, like: str = "gym") -> list[Buyer]:
    return [Buyer(number, margin, 0, like) for number, margin in enumerate(margins)]


def test_the_lists_need_ten_buyers() -> None:
    assert worths(buyers(*range(1, 10))) == []
    assert len(worths(buyers(*range(1, 11)))) == 10


def test_the_valuable_are_the_top_fifth_and_the_growable_those_far_below_their_like() -> None:
    found = worths(buyers(*(n * 100 for n in range(1, 11))))
    assert [each.id for each in found if each.valuable] == [8, 9]
    assert [each.id for each in found if each.growable] == [0, 1]
    assert found[0].potential == 900 - 100  # the 90th percentile is the ninth of ten
    assert found[9].potential == 0  # never below nothing


def test_like_customers_are_those_of_the_same_trade_where_there_are_ten() -> None:
    gyms = buyers(*[1_000] * 12)
    hotels = [Buyer(100 + n, 10, 0, "hotel") for n in range(10)]
    found = {each.id: each for each in worths([*gyms, *hotels])}
    assert found[100].potential == 0  # among hotels it is like all
    few = [Buyer(200 + n, 10, 0, "spa") for n in range(3)]
    found = {each.id: each for each in worths([*gyms, *few])}
    assert found[200].potential == 990  # three spas are no measure: all buyers are


def test_serving_may_cost_more_than_it_leaves() -> None:
    rows = [
        Buyer(0, 100, 101, "gym"),
        Buyer(1, 100, 100, "gym"),
        *buyers(*[5] * 8)[2:],
        *buyers(*[5] * 12)[8:],
    ]
    found = {each.id: each for each in worths(rows)}
    assert (found[0].below_zero, found[1].below_zero) == (True, False)


@given(st.lists(st.tuples(st.integers(-1000, 1000), st.integers(0, 500)), min_size=10, max_size=60))
def test_no_list_is_longer_than_a_fifth_and_none_holds_the_worthless(rows: list[tuple[int, int]]) -> None:
    found = worths([Buyer(n, margin, served, "gym") for n, (margin, served) in enumerate(rows)])
    fifth = -(-len(rows) // 5)
    assert sum(each.valuable for each in found) <= fifth
    assert sum(each.growable for each in found) <= fifth
    assert all(each.margin > 0 for each in found if each.valuable)
    assert all(each.potential >= 0 for each in found)


CHANCES = Chances(silent=60, at_risk=40, dissatisfied=50, lost=15, hours=4, hourly=6_000)


@pytest.mark.parametrize(
    ("status", "margin", "days", "served", "expected"),
    [
        ("active", 100_000, 365, 5_000, Keeping("maintain", 100_000, 100, 0, 5_000, 100_000)),
        ("active", 100_000, 730, 5_000, Keeping("maintain", 50_000, 100, 0, 5_000, 50_000)),  # two years
        ("active", 100_000, 0, 5_000, Keeping("maintain", 100_000, 100, 0, 5_000, 100_000)),  # one order: one year
        ("active", 5_000, 365, 5_000, Keeping("let_go", 5_000, 100, 0, 5_000, 5_000)),  # it leaves nothing
        ("lost", 1_000_000, 365, 5_000, Keeping("recover", 1_000_000, 15, 24_000, 5_000, 126_000)),
        ("lost", 100_000, 365, 0, Keeping("let_go", 100_000, 15, 24_000, 0, -9_000)),
        ("at_risk", 100_000, 365, 0, Keeping("recover", 100_000, 40, 24_000, 0, 16_000)),
        # exactly nothing left
        ("at_risk", 100_000, 365, 16_000, Keeping("let_go", 100_000, 40, 24_000, 16_000, 16_000)),
        ("silent", -5, 365, 0, Keeping("let_go", -5, 60, 24_000, 0, -24_003)),
        (None, 10, 365, 0, Keeping("maintain", 10, 100, 0, 0, 10)),
    ],
)  # fmt: skip
def test_whom_to_win_back(status: str | None, margin: int, days: int, served: int, expected: Keeping) -> None:
    found = keeping(status, margin, days, served, CHANCES)
    assert found == expected
    assert found.left == found.expected - found.served
