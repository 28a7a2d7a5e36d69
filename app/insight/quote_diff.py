"""What changed from one version of a quote to the next, as a list one can read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.insight.quote import LineValues, QuoteValues
from app.language.money_text import exact_money

# what is compared word for word, in the order of the document
TEXTS = ("title", "buyer_name", "buyer_contact", "valid_until", "promotion_name")
TERMS = ("payment_terms", "delivery", "after_sales", "message")


@dataclass(frozen=True)
class Difference:
    """One change: `code` names the sentence quote.diff.<code>, `values` what it says."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


def differences(before: QuoteValues, after: QuoteValues) -> list[Difference]:
    """Lines first, then what is on the whole, then the total."""
    return [*_lines(before, after), *_whole(before, after), *_sums(before, after)]


def _lines(before: QuoteValues, after: QuoteValues) -> Iterator[Difference]:
    pairs, gone, fresh = _paired(before.lines, after.lines)
    for old, new in pairs:
        yield from _line(old, new, after.currency)
    for line in gone:
        yield Difference(
            "line_gone", {"name": line.name, "amount": exact_money(line.amount, before.currency)}
        )
    for line in fresh:
        yield Difference("line_new", {"name": line.name, "amount": exact_money(line.amount, after.currency)})
    kept = [old for old, _new in pairs]
    in_new_order = [
        old for _new, old in sorted(((after.lines.index(new), old) for old, new in pairs), key=lambda p: p[0])
    ]
    if kept != in_new_order:
        yield Difference("order")


def _paired(
    before: Sequence[LineValues], after: Sequence[LineValues]
) -> tuple[list[tuple[LineValues, LineValues]], list[LineValues], list[LineValues]]:
    """Lines about the same thing: the same product, or the same code and name."""
    waiting = list(after)
    pairs, gone = [], []
    for old in before:
        found = next((new for new in waiting if _same(old, new)), None)
        if found is None:
            gone.append(old)
        else:
            waiting.remove(found)
            pairs.append((old, found))
    return pairs, gone, waiting


def _same(old: LineValues, new: LineValues) -> bool:
    if old.product_id is not None or new.product_id is not None:
        return old.product_id == new.product_id
    return (old.code, old.name) == (new.code, new.name)


def _line(old: LineValues, new: LineValues, currency: str) -> Iterator[Difference]:
    def change(code: str, before: str, after: str) -> Difference:
        return Difference(code, {"name": new.name, "before": before, "after": after})

    if old.name != new.name:
        yield change("line_name", old.name, new.name)
    if old.quantity != new.quantity:
        yield change("line_quantity", thousandths(old.quantity), thousandths(new.quantity))
    if old.price != new.price:
        yield change("line_price", exact_money(old.price, currency), exact_money(new.price, currency))
    if old.gift != new.gift:
        yield Difference("line_gift" if new.gift else "line_paid", {"name": new.name})
    elif old.discount != new.discount:
        yield change("line_discount", percent(old.discount), percent(new.discount))
    if old.tax_rate != new.tax_rate:
        yield change("line_tax", percent(old.tax_rate), percent(new.tax_rate))


def _whole(before: QuoteValues, after: QuoteValues) -> Iterator[Difference]:
    for name in TEXTS:
        old, new = getattr(before, name) or "", getattr(after, name) or ""
        if old != new:
            yield Difference(name, {"before": old or "—", "after": new or "—"})
    for name in TERMS:
        if (getattr(before, name) or "") != (getattr(after, name) or ""):
            yield Difference(name)
    if _schedule(before) != _schedule(after):
        yield Difference("schedule")
    if before.tax_included != after.tax_included:
        yield Difference("tax_included" if after.tax_included else "tax_excluded")


def _schedule(quote: QuoteValues) -> list[tuple[object, ...]]:
    return [
        (part.label, part.share, part.amount, part.after, part.days, part.due_day) for part in quote.parts
    ]


def _sums(before: QuoteValues, after: QuoteValues) -> Iterator[Difference]:
    old, new = before.totals(), after.totals()
    for name in ("promotion", "rounding", "total"):
        one, other = getattr(old, name), getattr(new, name)
        if one != other or (name == "total" and before.currency != after.currency):
            first, second = exact_money(one, before.currency), exact_money(other, after.currency)
            if before.currency != after.currency:
                first, second = f"{before.currency} {first}", f"{after.currency} {second}"
            yield Difference(name, {"before": first, "after": second})


def thousandths(value: int) -> str:
    """A quantity as people write it: 1,500 thousandths are 1.5."""
    whole, rest = divmod(abs(value), 1_000)
    sign = "−" if value < 0 else ""
    return sign + f"{whole:,}" + (f".{rest:03d}".rstrip("0") if rest else "")


def percent(value: int) -> str:
    """Hundredths of a percent as people write them: 1250 is 12.5%."""
    whole, rest = divmod(abs(value), 100)
    sign = "−" if value < 0 else ""
    return f"{sign}{whole}" + (f".{rest:02d}".rstrip("0") if rest else "") + "%"
