"""What the lines of a quote or an order come to: discount, promotion, rounding, tax.

All amounts are whole minor units (fen, cents), quantities thousandths, rates and discounts hundredths of a
percent. Every sum is exact: the parts of a document always add up to its total.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

WHOLE = 10_000  # hundredths of a percent in one
UNIT = 1_000  # thousandths in one


@dataclass(frozen=True, slots=True)
class Totals:
    """`subtotal` are the lines; with `promotion` and `rounding` (both 0 or negative) and, where the prices do not
    contain it, the tax, they come to `total` = `net` + `tax`. `taxes` is the tax by rate.
    """

    subtotal: int
    promotion: int
    rounding: int
    net: int
    tax: int
    total: int
    taxes: Mapping[int, int]


def line_amount(quantity: int, price: int, discount: int = 0, *, gift: bool = False) -> int:
    """What a line comes to, half a minor unit rounded away from zero; a gift comes to nothing."""
    if gift:
        return 0
    return divided(quantity * price * (WHOLE - discount), UNIT * WHOLE)


def totals(
    lines: Iterable[tuple[int, int]], *, tax_included: bool, promotion: int = 0, round_to: int = 0
) -> Totals:
    """The sums of lines given as (amount, tax rate).

    `promotion` (positive) is taken off all lines in proportion, at most down to nothing; `round_to` is the step
    the total is rounded down to (100 = whole yuan, 0 = not at all). The tax is that of what is really paid.
    """
    by_rate: dict[int, int] = {}
    for amount, rate in lines:
        by_rate[rate] = by_rate.get(rate, 0) + amount
    subtotal = sum(by_rate.values())
    off = min(max(promotion, 0), max(subtotal, 0))
    rates = sorted(by_rate)
    after = spread(subtotal - off, [by_rate[rate] for rate in rates])
    gross = [
        amount if tax_included else amount + half_up(Fraction(amount * rate, WHOLE))
        for amount, rate in zip(after, rates, strict=True)
    ]
    whole = sum(gross)
    rounding = -(whole % round_to) if round_to > 0 and whole > 0 else 0
    paid = spread(whole + rounding, gross)
    taxes = {
        rate: half_up(Fraction(amount * rate, WHOLE + rate)) for amount, rate in zip(paid, rates, strict=True)
    }
    tax = sum(taxes.values())
    total = whole + rounding
    return Totals(subtotal, -off, rounding, total - tax, tax, total, taxes)


def spread(amount: int, weights: Sequence[int]) -> list[int]:
    """An amount in whole parts in proportion to the weights; what is left over goes to the largest remainders.

    The parts always add up to the amount. Weights that add up to nothing leave all of it to the first.
    """
    if not weights:
        return []
    whole = sum(weights)
    if whole == 0:
        return [amount, *([0] * (len(weights) - 1))]
    exact = [Fraction(amount * weight, whole) for weight in weights]
    parts = [int(each // 1) for each in exact]
    left = amount - sum(parts)
    for place in sorted(range(len(weights)), key=lambda n: (parts[n] - exact[n], n))[:left]:
        parts[place] += 1
    return parts


def divided(value: int, by: int) -> int:
    """A whole number divided by a positive one, halves away from zero: `half_up` without a fraction, for many lines."""
    sign = -1 if value < 0 else 1
    return sign * ((abs(value) * 2 + by) // (2 * by))


def half_up(value: Fraction) -> int:
    """The nearest whole number, halves away from zero."""
    sign = -1 if value < 0 else 1
    return sign * int((abs(value) * 2 + 1) // 2)


def margin(total_net: int, cost: int) -> int | None:
    """What is left of a net total after cost, in hundredths of a percent; None where nothing is sold."""
    return half_up(Fraction((total_net - cost) * WHOLE, total_net)) if total_net > 0 else None
