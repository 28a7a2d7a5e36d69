"""What the web of relations warns of, edges included."""

from typing import Any

import pytest

from app.insight.guanxi import (
    Balance,
    Bought,
    Limits,
    Warned,
    dependence,
    discount_only,
    eaten_margin,
    narrow_field,
    one_sided,
    only_tie,
    over_gift_limit,
)
from app.sentences import sentence

LIMITS = Limits()


def told(warned: list[Warned]) -> list[tuple[str, int, bool]]:
    return [(one.code, one.who, one.enough) for one in warned]


def nine_more(first: int) -> dict[int, int]:
    return {1: first, **dict.fromkeys(range(2, 11), 10)}


@pytest.mark.parametrize(
    ("revenue", "expected"),
    [
        (nine_more(38), []),  # 38 of 128: 29.7 %
        (nine_more(39), [("guanxi.dependence", 1, True)]),  # 30.2 %
        ({1: 30, **dict.fromkeys(range(2, 9), 10)}, [("guanxi.few.dependence", 0, False)]),
        ({1: 300, **dict.fromkeys(range(2, 11), 0)}, [("guanxi.few.dependence", 0, False)]),
        ({**dict.fromkeys(range(1, 11), 7)}, []),
        (
            {1: 60, 2: 60, **dict.fromkeys(range(3, 11), 5)},
            [("guanxi.dependence", 1, True), ("guanxi.dependence", 2, True)],
        ),
    ],
)  # fmt: skip
def test_one_customer_brings_too_much(revenue: dict[int, int], expected: list[Any]) -> None:
    assert told(dependence(revenue, LIMITS)) == expected


def test_exactly_the_limit_is_not_warned_of() -> None:
    revenue = {1: 300, **dict.fromkeys(range(2, 9), 100)}
    assert dependence(revenue, Limits(least_cases=8)) == []
    revenue[1] += 1
    assert told(dependence(revenue, Limits(least_cases=8))) == [("guanxi.dependence", 1, True)]


@pytest.mark.parametrize(
    ("alone", "others", "expected"),
    [
        (4, 6, []),
        (5, 5, [("guanxi.only_tie", 77, True)]),
        (9, 0, [("guanxi.few.only_tie", 0, False)]),
    ],
)
def test_one_person_is_the_only_tie(alone: int, others: int, expected: list[Any]) -> None:
    ties = {n: {77} for n in range(1, alone + 1)} | {n: {77, 78} for n in range(100, 100 + others)}
    assert told(only_tie(ties, LIMITS)) == expected


@pytest.mark.parametrize(
    ("given", "received", "expected"),
    [(3, 0, []), (4, 0, [("guanxi.we_give", 5, True)]), (1, 5, [("guanxi.we_owe", 5, True)]), (9, 6, [])],
)
def test_favours_are_one_sided(given: int, received: int, expected: list[Any]) -> None:
    assert told(one_sided([Balance(5, given, received)], LIMITS)) == expected


@pytest.mark.parametrize(
    ("orders", "discounted", "expected"),
    [
        (10, 9, [("guanxi.discount_only", 4, True)]),
        (10, 8, []),
        (9, 9, [("guanxi.few.discount_only", 0, False)]),
    ],
)
def test_somebody_buys_on_discount_only(orders: int, discounted: int, expected: list[Any]) -> None:
    assert told(discount_only([Bought(4, orders, discounted, 0, 0, None)], LIMITS)) == expected


@pytest.mark.parametrize(
    ("sent", "others", "expected"),
    [
        (4, 6, []),
        (5, 5, [("guanxi.narrow_field", 3, True)]),
        (5, 4, [("guanxi.few.narrow_field", 0, False)]),
    ],
)
def test_one_introducer_is_behind_the_new_ones(sent: int, others: int, expected: list[Any]) -> None:
    assert told(narrow_field([3] * sent + [None] * others, LIMITS)) == expected


@pytest.mark.parametrize(
    ("years", "discount", "margin", "expected"),
    [
        (2, 50, 50, []),
        (2, 51, 49, [("guanxi.eaten_margin", 8, True)]),
        (3, 80, -10, [("guanxi.eaten_margin", 8, True)]),
        (2, 0, -10, []),
        (1, 90, 10, [("guanxi.few.eaten_margin", 0, False)]),
        (5, 90, None, [("guanxi.few.eaten_margin", 0, False)]),
    ],
)
def test_discounts_eat_the_margin_of_an_old_customer(
    years: int, discount: int, margin: int | None, expected: list[Any]
) -> None:
    assert told(eaten_margin([Bought(8, 3, 1, years, discount, margin)], LIMITS)) == expected


def test_each_warning_names_its_figures_in_both_languages() -> None:
    found = [
        *dependence(nine_more(90), LIMITS), *dependence({}, LIMITS),
        *only_tie({n: {77} for n in range(20)}, LIMITS), *only_tie({}, LIMITS),
        *one_sided([Balance(1, 9, 0), Balance(2, 0, 9)], LIMITS),
        *discount_only([Bought(4, 10, 10, 0, 0, None)], LIMITS), *discount_only([], LIMITS),
        *narrow_field([3] * 20, LIMITS), *narrow_field([], LIMITS),
        *eaten_margin([Bought(8, 3, 1, 4, 90, 10)], LIMITS), *eaten_margin([], LIMITS),
    ]  # fmt: skip
    assert len(found) == 12
    for one in found:
        for language in ("en", "zh_CN"):
            assert "{" not in sentence(one.code, language, **one.values)


@pytest.mark.parametrize(
    ("value", "before", "limit", "expected"),
    [(500, 0, 500, False), (501, 0, 500, True), (1, 500, 500, True), (9_999, 0, 0, False)],
)
def test_a_gift_passes_the_limit(value: int, before: int, limit: int, expected: bool) -> None:
    assert over_gift_limit(value, before, limit) is expected
