"""What the rules of a negotiation say, worked out by hand."""

from app.insight.bargain_advice import Code, Given, Rival, bargain_advice
from app.insight.bargaining import Basis, Standing, next_step, standing

QUOTE = Basis(total=11_300_000, net=10_000_000, cost=7_500_000, listed=15_000_000)


def said(stand: Standing, *given: Given, waiting: int = 0, rivals: tuple[Rival, ...] = ()) -> list[Code]:
    step = next_step(stand.room, [each.amount for each in given if each.amount])
    return bargain_advice(stand, step, given, waiting, rivals)


def test_a_floor_is_asked_for_before_the_price_is_spoken_of() -> None:
    assert said(standing(QUOTE, None, 10_000_000, None)) == [("bargain.no_floor", {})]
    assert said(standing(None, None, None, None)) == [], "nothing is negotiated yet"


def test_the_next_step_is_named_until_the_floor() -> None:
    assert said(standing(QUOTE, None, None, 10_400_000)) == [("bargain.step", {"amount": 300_000})]
    at_floor = standing(QUOTE, 10_400_000, None, 10_400_000)
    assert said(at_floor) == [("bargain.no_room", {})]
    below = standing(QUOTE, 10_000_000, None, 10_400_000)
    assert said(below)[0] == ("bargain.below_floor", {"amount": 400_000})


def test_an_ask_below_the_floor_is_said_once() -> None:
    found = said(standing(QUOTE, None, 9_000_000, 10_400_000))
    assert found[0] == ("bargain.ask_below_floor", {"amount": 1_400_000})


def test_a_thin_margin_is_told_with_its_figure() -> None:
    # 9,266,000 with tax is 8,200,000 without: 700,000 of it are left, 8.54 %
    assert ("bargain.thin", {"percent": 9}) in said(standing(QUOTE, 9_266_000, None, 9_000_000))


def test_steps_that_grow_and_gifts_for_nothing() -> None:
    stand = standing(QUOTE, None, None, 11_300_000)
    found = said(stand, Given(100_000, False), Given(150_000, False))
    assert ("bargain.growing", {"amount": 50_000}) in found
    assert ("bargain.for_nothing", {"count": 2}) in found
    assert ("bargain.for_nothing", {"count": 2}) not in said(stand, Given(None, False), Given(None, True))


def test_the_cheapest_rival_and_waiting_objections() -> None:
    rivals = (Rival("力健", 10_170_000), Rival("贵的", 12_000_000), Rival("没说", None))
    found = said(standing(QUOTE, None, None, 11_300_000), waiting=2, rivals=rivals)
    assert ("bargain.cheaper", {"name": "力健", "percent": 10}) in found
    assert ("bargain.waiting", {"count": 2}) in found
    assert said(standing(QUOTE, None, None, 11_300_000), rivals=rivals[1:]) == [("bargain.no_room", {})]
