"""What to mind in a negotiation: a floor not set, a step too large, nothing asked in return, a cheaper rival."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.insight.bargaining import Standing
from app.insight.totals import half_up

LOW_MARGIN = 1_000  # hundredths of a percent; below it a further step is said to be dear
FEW_GIFTS = 2  # so many concessions in a row that brought nothing back are pointed at

Code = tuple[str, dict[str, object]]


@dataclass(frozen=True)
class Given:
    """A concession as the rules see it: what it took off the price (minor units), whether something came back."""

    amount: int | None
    returned: bool


@dataclass(frozen=True)
class Rival:
    """What a competitor asks, in minor units; None where it is not known."""

    name: str
    amount: int | None


def bargain_advice(
    standing: Standing, step: int | None, given: Sequence[Given], waiting: int, rivals: Sequence[Rival]
) -> list[Code]:
    """The sentences (code, values), the most pressing first. `amount` among the values is in minor units.

    `step` is the most to give next (see `next_step`), `given` the concessions from the first to the last,
    `waiting` how many objections have no answer yet.
    """
    found = [*_price(standing, step)]
    if waiting:
        found.append(("bargain.waiting_one" if waiting == 1 else "bargain.waiting", {"count": waiting}))
    found += _steps(given)
    found += _cheaper(standing.offer, rivals)
    return found


def _price(standing: Standing, step: int | None) -> list[Code]:
    offer, ask, floor = standing.offer, standing.ask, standing.floor
    found: list[Code] = []
    if floor is None and (ask is not None or offer is not None):
        found.append(("bargain.no_floor", {}))
    if floor is not None and offer is not None and offer < floor:
        found.append(("bargain.below_floor", {"amount": floor - offer}))
    elif floor is not None and ask is not None and ask < floor:
        found.append(("bargain.ask_below_floor", {"amount": floor - ask}))
    if step is not None:
        found.append(("bargain.step", {"amount": step}))
    elif standing.room == 0 and offer == floor:
        found.append(("bargain.no_room", {}))
    if standing.offer_margin is not None and standing.offer_margin < LOW_MARGIN:
        found.append(("bargain.thin", {"percent": half_up(Fraction(standing.offer_margin, 100))}))
    return found


def _steps(given: Sequence[Given]) -> list[Code]:
    """A step that was larger than the one before; the last ones that were given for nothing."""
    found: list[Code] = []
    steps = [each.amount for each in given if each.amount]
    if len(steps) > 1 and steps[-1] > steps[-2]:
        found.append(("bargain.growing", {"amount": steps[-1] - steps[-2]}))
    free = 0
    for each in reversed(given):
        if each.returned:
            break
        free += 1
    if free >= FEW_GIFTS:
        found.append(("bargain.for_nothing", {"count": free}))
    return found


def _cheaper(offer: int | None, rivals: Sequence[Rival]) -> list[Code]:
    """The cheapest of those who ask less than we do."""
    known = [each for each in rivals if each.amount is not None and offer and each.amount < offer]
    if not known or not offer:
        return []
    least = min(known, key=lambda each: each.amount or 0)
    percent = half_up(Fraction(100 * (offer - (least.amount or 0)), offer))
    return [("bargain.cheaper", {"name": least.name, "percent": percent})] if percent else []
