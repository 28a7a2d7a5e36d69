"""Sums of quotes and orders: cases from real papers, and laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.totals import line_amount, margin, spread, totals


@pytest.mark.parametrize(
    ("quantity", "price", "discount", "gift", "amount"),
    [
        (30_000, 458_000, 1_000, False, 12_366_000),  # 30 at 4,580 less 10 %
        (135_000, 6_800, 1_500, False, 780_300),
        (30_000, 26_000, 0, True, 0),  # given along
        (12_000, -32_000, 0, False, -384_000),  # an old machine taken back
        (500, 999, 0, False, 500),  # half of 9.99 is 4.995, rounded up
        (500, -999, 0, False, -500),  # and the same taken off
        (1_000, 100, 10_000, False, 0),  # all of it off
        (1, 1, 0, False, 0),  # a thousandth of a fen
    ],
)
def test_a_line(quantity: int, price: int, discount: int, gift: bool, amount: int) -> None:
    assert line_amount(quantity, price, discount, gift=gift) == amount


def test_the_paper_of_the_design() -> None:
    lines = [12_366_000, 780_300, 0, 120_000, 0, -384_000]
    found = totals([(amount, 1_300) for amount in lines], tax_included=True, round_to=20_000)
    assert (found.subtotal, found.rounding, found.total) == (12_882_300, -2_300, 12_880_000)
    assert found.tax == 1_481_770  # 128,800 · 13 / 113


@pytest.mark.parametrize(
    ("included", "promotion", "round_to", "expected"),
    [
        (False, 0, 0, (10_000, 0, 0, 10_000, 1_300, 11_300)),
        (True, 0, 0, (10_000, 0, 0, 8_850, 1_150, 10_000)),
        (False, 1_000, 0, (10_000, -1_000, 0, 9_000, 1_170, 10_170)),
        (False, 1_000, 100, (10_000, -1_000, -70, 8_938, 1_162, 10_100)),
        (True, 99_999, 0, (10_000, -10_000, 0, 0, 0, 0)),  # no promotion pays somebody
        (True, -5, 0, (10_000, 0, 0, 8_850, 1_150, 10_000)),  # nor makes anything dearer
    ],
)
def test_tax_promotion_and_rounding(
    included: bool, promotion: int, round_to: int, expected: tuple[int, ...]
) -> None:
    found = totals([(10_000, 1_300)], tax_included=included, promotion=promotion, round_to=round_to)
    assert (
        found.subtotal, found.promotion, found.rounding, found.net, found.tax, found.total
    ) == expected  # fmt: skip


def test_nothing_comes_to_nothing() -> None:
    assert totals([], tax_included=True, round_to=100).total == 0


LINES = st.lists(
    st.tuples(st.integers(-(10**9), 10**12), st.sampled_from([0, 100, 600, 900, 1_300])), max_size=30
)


@given(LINES, st.booleans(), st.integers(0, 10**12), st.sampled_from([0, 1, 10, 100, 1_000]))
def test_the_parts_always_add_up(
    lines: list[tuple[int, int]], included: bool, promotion: int, round_to: int
) -> None:
    found = totals(lines, tax_included=included, promotion=promotion, round_to=round_to)
    assert found.net + found.tax == found.total
    assert sum(found.taxes.values()) == found.tax
    assert found.rounding <= 0
    assert not (round_to and found.total > 0 and found.total % round_to)
    if included:
        assert found.subtotal + found.promotion + found.rounding == found.total


@given(st.integers(-(10**12), 10**12), st.lists(st.integers(0, 10**9), min_size=1, max_size=20))
def test_a_spread_loses_nothing(amount: int, weights: list[int]) -> None:
    parts = spread(amount, weights)
    assert sum(parts) == amount
    assert len(parts) == len(weights)


@pytest.mark.parametrize(
    ("net", "cost", "expected"),
    [(10_000, 7_550, 2_450), (10_000, 12_000, -2_000), (0, 5, None), (-5, 0, None)],
)
def test_margin(net: int, cost: int, expected: int | None) -> None:
    assert margin(net, cost) == expected
