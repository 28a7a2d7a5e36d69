"""Sums of imported orders: exact to the cent, whatever a file rounds, repeats or leaves out."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.cell_exact import Exact, discount_value, exact_value, quantity_value
from app.exchange.draft import OrderLineDraft
from app.exchange.order_sums import Remainder, order_sums, unit_cost, unit_price

D = Decimal


def row(**said: Any) -> OrderLineDraft:
    return OrderLineDraft(2, "A-1", **said)


@given(st.lists(st.decimals(-(10**6), 10**6, places=4), max_size=60))
def test_all_lines_together_come_to_the_exact_sum_rounded_once(amounts: list[Decimal]) -> None:
    carry = Remainder()
    kept = [carry.take(amount) for amount in amounts]
    assert abs(D(sum(kept)) - sum(amounts, D(0))) <= D("0.5")
    assert all(abs(D(one) - amount) < 1 for one, amount in zip(kept, amounts, strict=True))


@given(st.lists(st.integers(-(10**9), 10**9), max_size=60))
def test_what_has_no_more_decimals_stays_what_it_is(amounts: list[int]) -> None:
    carry = Remainder()
    carry.take(D("0.49"))
    assert [carry.take(D(amount)) for amount in amounts] == amounts


@pytest.mark.parametrize(
    ("rows", "amounts", "total", "extra", "paid"),
    [
        ([row(amount=D("12.50")), row(amount=D("7.25"))], [1250, 725], 1975, 0, None),
        ([row(price=D("3"), quantity=2_500, discount=1_000)], [675], 675, 0, None),
        # the total of the order stands in each row
        ([row(price=D("50"), total=D("90")), row(price=D("50"), total=D("90"))], [5000, 5000], 9000, -1000, None),
        # … and may be what the lines come to one by one
        ([row(price=D("50"), total=D("50")), row(price=D("50"), total=D("50"))], [5000, 5000], 10000, 0, None),
        ([row(price=D("50"), total=D("108")), row(price=D("50"))], [5000, 5000], 10800, 800, None),  # freight
        ([row(total=D("30"))], [3000], 3000, 0, None),  # nothing but a total
        ([row(price=D("10")), row(total=D("30"))], [1000, 2000], 3000, 0, None),
        # what was paid is the total where nothing else says it
        ([row(price=D("50"), paid=D("95")), row(price=D("50"), paid=D("95"))], [5000, 5000], 9500, -500, 9500),
        ([row(price=D("50"), paid=D("0"))], [5000], 5000, 0, 0),
        ([row(price=D("100"), total=D("100"), paid=D("30"))], [10000], 10000, 0, 3000),
        # a cent of rounding is no discount
        ([row(amount=D("3.333")), row(amount=D("3.333")), row(amount=D("3.333"), total=D("10.00"))],
         [333, 334, 333], 1000, 0, None),
    ],
)  # fmt: skip
def test_an_order(
    rows: list[OrderLineDraft], amounts: list[int], total: int, extra: int, paid: int | None
) -> None:
    found = order_sums(rows, 2, Remainder())
    assert (found.amounts, found.total, found.extra, found.paid) == (amounts, total, extra, paid)
    assert sum(found.amounts) + found.extra == found.total


def test_price_and_cost_of_one_unit() -> None:
    line = row(amount=D("957.5775"), quantity=5_000, discount=4_500, profit=D("-383.031"))
    assert unit_price(line, 2) == 34_821
    assert unit_cost(line, 2) == 26_812
    assert unit_price(row(price=D("9.99")), 2) == 999
    assert unit_price(row(amount=D("5"), discount=10_000), 2) == 0
    assert unit_cost(row(cost=D("3.5")), 2) == 350
    assert unit_cost(row(amount=D("5")), 2) is None


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("22.368", "22.368", ""),
        ("1,234.5", "1234.5", ""),
        ("¥ 99.90", "99.90", "CNY"),
        ("$5", "5", "USD"),
        ("1.2万", "12000", ""),
        ("-3", "-3", ""),
        ("１２", "12", ""),
        ("1e3", "1000", ""),
    ],
)
def test_an_exact_sum(text: str, amount: str, currency: str) -> None:
    assert exact_value(text).value == Exact(D(amount), currency)


@pytest.mark.parametrize("text", ["about 5", "--", "1/2", "99999999999999999"])
def test_what_is_no_sum_is_refused(text: str) -> None:
    assert exact_value(text).code == "import.sum_unreadable"


@pytest.mark.parametrize(("text", "kept"), [("3", 3_000), ("2.5", 2_500), ("3 件", 3_000), ("0.0004", 0)])
def test_a_quantity(text: str, kept: int) -> None:
    assert quantity_value(text).value == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [("0.2", 2_000), ("20%", 2_000), ("20", 2_000), ("8折", 2_000), ("85折", 1_500), ("9.5折", 500), ("0", 0),
     ("13%", 1_300)],
)  # fmt: skip
def test_a_rate(text: str, kept: int) -> None:
    assert discount_value(text).value == kept


def test_odd_quantities_and_rates_are_told() -> None:
    assert quantity_value("many").severity == "must"
    assert discount_value("a lot").keep
    assert discount_value("150").code == "import.share_unreadable"
