"""Which products to propose for the needs of a deal, with the reason per need, and what is not covered.

The rule: again and again the product is taken that answers most of what is still open (needs count by their
weight, 1 to 3); of equal ones the one that answers more needs of the deal in all, then the cheaper one, then by
name. So few products answer much, and every row can say why its product stands there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Reason = tuple[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A need of the deal and how much it matters."""

    need_id: int
    name: str
    weight: int = 2


@dataclass(frozen=True, slots=True)
class Offered:
    """A product and the needs it answers (need -> how, "" where nothing is said). `price` in minor units."""

    product_id: int
    name: str
    answers: Mapping[int, str] = field(hash=False)
    price: int | None = None
    on_sale: bool = True


@dataclass(frozen=True, slots=True)
class Covered:
    """A need with the product proposed for it, None = nothing covers it; `reasons` are codes with values.

    `others` are further products on sale that answer the need, the best first.
    """

    need_id: int
    product_id: int | None
    reasons: tuple[Reason, ...] = field(hash=False)
    others: tuple[int, ...] = ()


def propose(wanted: Sequence[Wanted], offered: Sequence[Offered]) -> list[Covered]:
    """One row per need, in the order of the needs given."""
    asked = {each.need_id: each for each in wanted}
    on_sale = [each for each in offered if each.on_sale]
    chosen: dict[int, Offered] = {}
    while True:
        best = min(on_sale, key=lambda each: _rank(each, asked, chosen), default=None)
        fresh = [need for need in best.answers if need in asked and need not in chosen] if best else []
        if best is None or not fresh:
            break
        chosen |= dict.fromkeys(fresh, best)
    return [_row(each, chosen.get(each.need_id), asked, offered) for each in wanted]


def _rank(
    product: Offered, asked: Mapping[int, Wanted], chosen: Mapping[int, Offered]
) -> tuple[int, int, bool, int, str, int]:
    """The smaller the better."""
    open_weight = sum(asked[need].weight for need in product.answers if need in asked and need not in chosen)
    in_all = sum(1 for need in product.answers if need in asked)
    price = product.price if product.price is not None else 0
    return -open_weight, -in_all, product.price is None, price, product.name, product.product_id


def _row(
    need: Wanted, product: Offered | None, asked: Mapping[int, Wanted], offered: Sequence[Offered]
) -> Covered:
    answering = sorted(
        (each for each in offered if need.need_id in each.answers), key=lambda each: _rank(each, asked, {})
    )
    if product is None:
        gone = next((each for each in answering if not each.on_sale), None)
        told: Reason = ("solution.nothing", {"need": need.name})
        if gone is not None:
            told = ("solution.off_sale", {"need": need.name, "product": gone.name})
        return Covered(need.need_id, None, (told,))
    how = product.answers[need.need_id]
    first: Reason = ("solution.how", {"how": how}) if how else ("solution.answers", {"need": need.name})
    reasons = [first]
    count = sum(1 for each in product.answers if each in asked)
    if count > 1:
        reasons.append(("solution.several", {"count": count, "total": len(asked)}))
    others = [each for each in answering if each.on_sale and each is not product]
    if not others:
        reasons.append(("solution.only", {}))
    return Covered(
        need.need_id, product.product_id, tuple(reasons), tuple(each.product_id for each in others)
    )
