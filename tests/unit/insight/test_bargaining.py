"""What a negotiation comes to: margins by hand, smaller and smaller steps, vague goals, rates of answers."""

import pytest

from app.insight.bargaining import (
    Alternative,
    Basis,
    Rate,
    goal_questions,
    instead_of_price,
    margin_at,
    next_step,
    ranked,
    standing,
)

QUOTE = Basis(total=11_300_000, net=10_000_000, cost=7_500_000, listed=15_000_000)


def test_the_scale_has_the_margins_of_offer_ask_and_floor() -> None:
    found = standing(QUOTE, None, 10_170_000, 9_040_000)
    assert (found.offer, found.offer_margin) == (11_300_000, 2_500), "without an offer the quote is it"
    assert (found.ask_margin, found.floor_margin) == (1_667, 625)  # 1.5 of 9.0 and 0.5 of 8.0 million
    assert (found.given, found.room) == (2_467, 2_260_000)


def test_a_line_without_cost_leaves_the_margin_unknown() -> None:
    assert margin_at(11_300_000, Basis(11_300_000, 10_000_000, None, 15_000_000)) is None
    assert margin_at(100, None) is None
    assert standing(None, 500, None, 700).room == 0, "an offer below the floor leaves no room"


@pytest.mark.parametrize(
    ("room", "given", "most"),
    [
        (900_000, [], 300_000),  # a third at first
        (900_000, [400_000, 200_000], 100_000),  # then half of the last
        (60_000, [400_000], 60_000),  # never below the floor
        (130, [], None),  # less than a whole unit
        (0, [], None),
        (None, [], None),
    ],
)
def test_each_step_is_smaller_than_the_one_before(
    room: int | None, given: list[int], most: int | None
) -> None:
    assert next_step(room, given) == most


def test_what_is_settled_is_not_offered_again() -> None:
    rules = [
        {"id": "earlier_payment", "term": "payment", "give": False},
        {"id": "training", "term": "after_sales", "give": True},
    ]
    assert instead_of_price(rules, {"payment"}, set()) == [Alternative("training", "after_sales", True)]
    assert [each.code for each in instead_of_price(rules, set(), {"training"})] == ["earlier_payment"]


@pytest.mark.parametrize(
    ("what", "measure", "day", "asked"),
    [
        ("提高会员留存", None, None, ("measure", "date")),
        ("提高会员留存", "续卡率", "2026-12-31", ("figure",)),
        ("提高会员留存", "续卡率从 40% 到 55%", "2026-12-31", ()),
        ("投诉减少三成", None, "2026-12-31", ()),
        ("Fewer complaints", "at most 2 a month", None, ("date",)),
        ("Be better", "  ", "2026-12-31", ("measure",)),
    ],
)
def test_a_vague_goal_is_asked_back(
    what: str, measure: str | None, day: str | None, asked: tuple[str, ...]
) -> None:
    assert goal_questions(what, measure, day) == asked


def test_nine_cases_say_nothing_and_ten_do() -> None:
    assert Rate(9, 9).percent is None
    assert Rate(7, 10).percent == 70
    assert ranked({1: Rate(9, 9), 2: Rate(5, 10), 3: Rate(7, 10), 4: Rate(0, 0)}) == [3, 2, 1, 4]
