"""What the rows of one order come to, exact to the minor unit, whatever a file rounds or repeats.

A file may give sums with more decimals than its currency has (22.368). Each line is then kept as a whole number
of minor units, and what rounding left over is carried to the next line of the file: so every line and every
order is right to less than one minor unit, and all of them together come to the exact sum of the file, rounded
once. A line that has no more decimals than the currency stays what it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

from app.exchange.draft import OrderLineDraft

_EXACT = Context(prec=60)
_HALF = Decimal("0.5")


class Remainder:
    """Whole minor units of exact sums one after the other; the rest waits for the next."""

    def __init__(self) -> None:
        self._left = Decimal(0)

    def take(self, amount: Decimal) -> int:
        """The next sum, rounded so that all of them so far are right."""
        left = _EXACT.add(self._left, amount)
        whole = _EXACT.add(left, _HALF).to_integral_value(rounding=ROUND_FLOOR)
        self._left = _EXACT.subtract(left, whole)
        return int(whole)


@dataclass(frozen=True, slots=True)
class OrderSums:
    """Minor units: what each line comes to, what the order comes to, what was paid (None = not said).

    `extra` is what the order comes to beyond its lines: freight, or, negative, what was taken off the whole.
    """

    amounts: list[int]
    total: int
    extra: int
    paid: int | None


def order_sums(rows: Sequence[OrderLineDraft], digits: int, carry: Remainder) -> OrderSums:
    """The sums of the rows of one order in a currency with so many decimals; `carry` is that of the file."""
    told = [_line(row, digits) for row in rows]
    lines = _sum(told)
    paid = _of_order([row.paid for row in rows], digits, lines)
    total = _of_order([row.total for row in rows], digits, lines)
    if total is None and paid:
        total = paid
    kept_paid = None if paid is None else int(paid.to_integral_value(rounding=ROUND_HALF_UP))
    if total is None:
        amounts = [carry.take(amount or Decimal(0)) for amount in told]
        return OrderSums(amounts, sum(amounts), 0, kept_paid)
    exact = _completed(told, _EXACT.subtract(total, lines))
    whole, own = carry.take(total), Remainder()
    amounts = [own.take(amount) for amount in exact]
    extra = whole - sum(amounts)
    if extra and abs(_EXACT.subtract(total, _sum(exact))) < 1:  # only rounding
        amounts[amounts.index(max(amounts))] += extra
        extra = 0
    return OrderSums(amounts, whole, extra, kept_paid)


def unit_price(row: OrderLineDraft, digits: int) -> int:
    """The price of one unit before discount: as the row says, or as its amount implies."""
    if row.price is not None:
        return _rounded(row.price.scaleb(digits))
    share = (row.quantity or 1_000) * (10_000 - row.discount)
    if row.amount is None or not share:
        return 0
    return _rounded(_EXACT.divide(row.amount.scaleb(digits + 7), Decimal(share)))


def unit_cost(row: OrderLineDraft, digits: int) -> int | None:
    """What one unit cost us: as the row says, or what its profit leaves of its amount."""
    if row.cost is not None:
        return _rounded(row.cost.scaleb(digits))
    if row.profit is None or row.amount is None or not row.quantity:
        return None
    left = _EXACT.subtract(row.amount, row.profit)
    return _rounded(_EXACT.divide(left.scaleb(digits + 3), Decimal(row.quantity)))


def _line(row: OrderLineDraft, digits: int) -> Decimal | None:
    """What a row's line comes to, in minor units with all decimals."""
    if row.amount is not None:
        return row.amount.scaleb(digits, _EXACT)
    if row.price is None:
        return None
    quantity = 1_000 if row.quantity is None else row.quantity
    return _EXACT.multiply(row.price, Decimal(quantity * (10_000 - row.discount))).scaleb(digits - 7, _EXACT)


def _of_order(values: Sequence[Decimal | None], digits: int, lines: Decimal) -> Decimal | None:
    """A sum of the whole order: repeated in each of its rows, or told in parts."""
    said = [value.scaleb(digits, _EXACT) for value in values if value is not None]
    if not said:
        return None
    repeated = len(set(said)) == 1 and _sum(said) != lines
    return said[0] if repeated else _sum(said)


def _completed(told: Sequence[Decimal | None], missing: Decimal) -> list[Decimal]:
    """The lines where the first that says nothing has what is missing of the total."""
    found: list[Decimal] = []
    for amount in told:
        found.append(missing if amount is None else amount)
        missing = Decimal(0) if amount is None else missing
    return found


def _sum(amounts: Sequence[Decimal | None]) -> Decimal:
    whole = Decimal(0)
    for amount in amounts:
        whole = whole if amount is None else _EXACT.add(whole, amount)
    return whole


def _rounded(amount: Decimal) -> int:
    return int(amount.to_integral_value(rounding=ROUND_HALF_UP))
