"""A version of a quote as plain values: its lines, its instalments, and what they come to."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from app.insight.totals import UNIT, WHOLE, Totals, divided, half_up, line_amount, margin, totals

# what a person may change of a version, besides its lines and instalments
FIELDS = (
    *("title", "deal_id", "customer_id", "contact_id", "buyer_name", "buyer_contact", "buyer_address"),
    *("price_list_id", "currency", "tax_included", "promotion", "promotion_name", "round_to"),
    *("payment_terms", "delivery", "after_sales", "message", "private_note", "language", "owner_id"),
    *("made_day", "valid_until"),
)
ALWAYS = frozenset(["private_note", "owner_id", "language"])  # what may be changed after sending, too


@dataclass(frozen=True, slots=True)
class LineValues:
    """A line as models/quote.py has it; `id` None is a new one. `cost` is private."""

    id: int | None = None
    product_id: int | None = None
    bundle_id: int | None = None
    code: str | None = None
    name: str = ""
    note: str | None = None
    unit: str | None = None
    quantity: int = UNIT
    price: int = 0
    discount: int = 0
    gift: bool = False
    tax_rate: int = 0
    cost: int | None = None

    @property
    def amount(self) -> int:
        """What the line comes to."""
        return line_amount(self.quantity, self.price, self.discount, gift=self.gift)

    @property
    def listed(self) -> int:
        """What it would come to without discount and not as a gift."""
        return line_amount(self.quantity, self.price)


@dataclass(frozen=True, slots=True)
class PartValues:
    """An instalment as models/quote.py has it: a `share` of the total or an `amount`; neither is what is left."""

    id: int | None = None
    label: str | None = None
    share: int | None = None
    amount: int | None = None
    after: str | None = None
    days: int | None = None
    due_day: str | None = None


@dataclass(frozen=True, slots=True)
class FileValues:
    """A file that goes with the quote."""

    id: int
    name: str


@dataclass(frozen=True)
class QuoteValues:
    """One version with everything on it; names of other records beside their keys. `private_note` is private.

    `promotion` is the amount taken off, positive; `round_to` the step of 抹零.
    """

    id: int
    number: str
    version: int
    state: str
    currency: str
    made_day: str
    title: str | None = None
    deal_id: int | None = None
    deal: str | None = None
    customer_id: int | None = None
    customer: str | None = None
    contact_id: int | None = None
    buyer_name: str | None = None
    buyer_contact: str | None = None
    buyer_address: str | None = None
    price_list_id: int | None = None
    tax_included: bool = True
    promotion: int = 0
    promotion_name: str | None = None
    round_to: int = 0
    payment_terms: str | None = None
    delivery: str | None = None
    after_sales: str | None = None
    message: str | None = None
    private_note: str | None = None
    language: str | None = None
    owner_id: int | None = None
    owner: str | None = None
    valid_until: str | None = None
    sent_day: str | None = None
    ended_day: str | None = None
    end_reason: str | None = None
    lines: tuple[LineValues, ...] = ()
    parts: tuple[PartValues, ...] = ()
    files: tuple[FileValues, ...] = field(default=())

    def totals(self) -> Totals:
        """The sums as the lines are now."""
        return self._totals

    @cached_property
    def _totals(self) -> Totals:
        return totals(
            [(line.amount, line.tax_rate) for line in self.lines],
            tax_included=self.tax_included,
            promotion=self.promotion,
            round_to=self.round_to,
        )

    def part_amounts(self) -> list[int]:
        """The amount of each instalment."""
        return part_amounts(self.totals().total, self.parts)

    @property
    def listed(self) -> int:
        """What the lines would come to at their prices, without discounts and gifts."""
        return sum(line.listed for line in self.lines)

    def listed_total(self) -> int:
        """The total without discounts, gifts, promotion and rounding."""
        plain = [(line.listed, line.tax_rate) for line in self.lines]
        return totals(plain, tax_included=self.tax_included).total

    def cost(self) -> int | None:
        """What the lines cost us; None where none of them says so."""
        known = [line for line in self.lines if line.cost is not None]
        return sum(divided(line.quantity * (line.cost or 0), UNIT) for line in known) if known else None

    def margin_at(self, total: int) -> int | None:
        """The margin in hundredths of a percent if the whole went for `total`; None where it is not known."""
        cost, now = self.cost(), self.totals()
        if cost is None or now.total <= 0:
            return None
        return margin(half_up(Fraction(total * now.net, now.total)), cost)

    def given(self) -> int | None:
        """How much of the listed price was let off, in hundredths of a percent."""
        listed, subtotal = self.listed, self.totals()
        if listed <= 0:
            return None
        paid = subtotal.subtotal + subtotal.promotion + subtotal.rounding
        return half_up(Fraction((listed - paid) * WHOLE, listed))

    def shown_state(self, today: str) -> str:
        """The state; what was sent and is no longer valid has expired."""
        late = self.state == "sent" and self.valid_until is not None and self.valid_until < today
        return "expired" if late else self.state

    def moved(self, place: int, step: int) -> "QuoteValues":
        """The same with a line one place up or down; itself where there is no such place."""
        target = place + step
        if not (0 <= place < len(self.lines) and 0 <= target < len(self.lines)):
            return self
        lines = list(self.lines)
        lines.insert(target, lines.pop(place))
        return replace(self, lines=tuple(lines))


def part_amounts(total: int, parts: Sequence[PartValues]) -> list[int]:
    """What each instalment comes to.

    Shares are of the total, cut to whole units so that shares of 100 % together are the total exactly; parts with
    neither share nor amount have what is left, the first of them all of it.
    """
    amounts: list[int] = []
    share = shared = 0
    for part in parts:
        if part.share is None:
            amounts.append(part.amount or 0)
            continue
        share += part.share
        reached = half_up(Fraction(total * share, WHOLE))
        amounts.append(reached - shared)
        shared = reached
    left = total - sum(amounts)
    for place, part in enumerate(parts):
        if part.share is None and part.amount is None:
            amounts[place], left = left, 0
    return amounts


def parts_left(total: int, parts: Sequence[PartValues]) -> int:
    """What the instalments leave open of the total (negative: they come to more); 0 without instalments."""
    return total - sum(part_amounts(total, parts)) if parts else 0
