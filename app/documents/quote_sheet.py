"""What a quote says on paper, in one language, as finished words.

Only what is named here can reach a document: cost, margin, floor, terms of the negotiation and private notes have
no place in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.insight.quote import LineValues, PartValues, QuoteValues
from app.insight.quote_diff import percent, thousandths
from app.language.capital_money import capital_money, english_money
from app.language.money_text import exact_money, format_money, minor_digits
from app.sentences import sentence
from app.settings.declarations import BY_NAME


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of the table."""

    number: str
    name: str
    note: str
    quantity: str
    price: str
    discount: str
    tax: str
    amount: str


@dataclass(frozen=True, slots=True)
class SheetSum:
    """A line of the sums; `strong` is the total."""

    label: str
    amount: str
    strong: bool = False


@dataclass(frozen=True)
class QuoteSheet:
    """Everything a quote says to the customer."""

    language: str
    title: str
    number: str
    firm: str
    firm_lines: tuple[str, ...]
    logo: str
    left: tuple[tuple[str, str], ...]
    right: tuple[tuple[str, str], ...]
    heads: tuple[str, ...]
    lines: tuple[SheetLine, ...]
    words_label: str
    words: str
    sums: tuple[SheetSum, ...]
    terms: tuple[tuple[str, str], ...]
    message: str
    files: tuple[str, str]
    signatures: tuple[str, str]
    page: str
    taxed: bool = False
    discounted: bool = False


def sheet_of(quote: QuoteValues, firm: Mapping[str, Any], language: str) -> QuoteSheet:
    """The words of a quote; `firm` holds the settings of the firm by name."""

    def say(code: str, **values: object) -> str:
        return sentence(f"paper.{code}", language, **values)

    def kept(name: str) -> str:
        return str(firm.get(name) or BY_NAME[name].default)

    rates = {line.tax_rate for line in quote.lines}
    state = say("draft") if quote.state == "draft" else ""
    return QuoteSheet(
        language=language,
        title=say("quote"),
        number=joined(
            quote.number, say("version", version=quote.version), state, apart="　" if _zh(language) else "   "
        ),
        firm=kept("company_full_name") or kept("company"),
        firm_lines=_firm_lines(kept, say),
        logo=kept("company_logo"),
        left=_buyer(quote, say),
        right=_facts(
            (say("date"), quote.made_day),
            (say("valid"), quote.valid_until),
            (say("owner"), joined(quote.owner, kept("company_phone"))),
        ),
        heads=tuple(
            say(code) for code in ("no", "product", "quantity", "price", "discount", "tax", "amount")
        ),
        lines=tuple(_line(n, line, quote.currency, language) for n, line in enumerate(quote.lines, start=1)),
        words_label=say("words"),
        words=_words(quote, language),
        sums=tuple(_sums(quote, language)),
        terms=_terms(quote, language),
        message=quote.message or "",
        files=(say("files"), "　".join(file.name for file in quote.files)),
        signatures=(say("accepted_by"), say("offered_by")),
        page=say("page"),
        taxed=len(rates) > 1,
        discounted=any(line.discount or line.gift for line in quote.lines),
    )


def discount_words(line: LineValues, language: str) -> str:
    """9 折, −10%, 赠送, or nothing; a price that was raised is said as +10%."""
    if line.gift:
        return sentence("paper.gift", language)
    if not line.discount:
        return ""
    if line.discount < 0:
        return f"+{percent(-line.discount)}"
    if _zh(language) and line.discount < 10_000:
        whole, rest = divmod(10_000 - line.discount, 1_000)
        return f"{whole}.{rest:03d}".rstrip("0").rstrip(".") + " 折"
    return f"−{percent(line.discount)}"


def part_words(part: PartValues, amount: int, currency: str, language: str) -> str:
    """签约 30% 38,580.00, with the days after the event or the day."""
    share = percent(part.share) if part.share is not None else ""
    return joined(part_name(part, language), share, exact_money(amount, currency))


def part_name(part: PartValues, language: str) -> str:
    """What an instalment is called: its label, else the event it waits for, else its day."""
    event = sentence(f"due_after.{part.after}", language) if part.after else ""
    if event and part.days:
        event = sentence("due_after.days", language, days=part.days, event=event)
    if part.label and event and part.label in event:
        return event
    if part.label and event and event not in part.label:
        return f"{part.label} ({event})" if not _zh(language) else f"{part.label}（{event}）"
    return joined(part.label or event, part.due_day)


def joined(*parts: str | None, apart: str = " ") -> str:
    """The parts that say something, side by side."""
    return apart.join(part for part in parts if part)


def _zh(language: str) -> bool:
    return language.startswith("zh")


def _facts(*pairs: tuple[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple((label, words) for label, words in pairs if words)


def _buyer(quote: QuoteValues, say: Any) -> tuple[tuple[str, str], ...]:
    return _facts(
        (say("customer"), quote.buyer_name or quote.customer),
        (say("contact"), quote.buyer_contact),
        (say("address"), quote.buyer_address),
        (say("project"), quote.title),
    )


def _firm_lines(kept: Any, say: Any) -> tuple[str, ...]:
    tax, bank, account = (kept(f"company_{name}") for name in ("tax_number", "bank", "account"))
    lines = (
        joined(kept("company_address"), kept("company_phone"), kept("company_email"), apart="   "),
        joined(
            say("tax_number", text=tax) if tax else "",
            say("bank", text=bank) if bank else "",
            say("account", text=account) if account else "",
            apart="   ",
        ),
    )
    return tuple(line for line in lines if line)


def _line(number: int, line: LineValues, currency: str, language: str) -> SheetLine:
    return SheetLine(
        str(number),
        line.name,
        line.note or "",
        joined(thousandths(line.quantity), line.unit),
        exact_money(line.price, currency).removesuffix("." + "0" * minor_digits(currency)),
        discount_words(line, language),
        percent(line.tax_rate) if line.tax_rate else "—",
        exact_money(line.amount, currency),
    )


def _words(quote: QuoteValues, language: str) -> str:
    total = quote.totals().total
    return capital_money(total, quote.currency) if _zh(language) else english_money(total, quote.currency)


def _sums(quote: QuoteValues, language: str) -> list[SheetSum]:
    sums = quote.totals()

    def row(code: str, amount: int, **values: object) -> SheetSum:
        return SheetSum(sentence(f"paper.{code}", language, **values), exact_money(amount, quote.currency))

    found = []
    if sums.subtotal != sums.total or sums.tax:
        found.append(row("subtotal", sums.subtotal))
    if sums.promotion:
        given = (
            SheetSum(quote.promotion_name, exact_money(sums.promotion, quote.currency))
            if quote.promotion_name
            else None
        )
        found.append(given or row("promotion", sums.promotion))
    if sums.rounding:
        found.append(row("rounding", sums.rounding))
    if not quote.tax_included and sums.tax:
        found.append(row("net", sums.net))
    for rate, tax in sums.taxes.items():
        if tax:
            found.append(row("tax_within" if quote.tax_included else "tax_added", tax, rate=percent(rate)))
    label = sentence("paper.total_with_tax" if sums.tax else "paper.total", language)
    return [*found, SheetSum(label, total_words(sums.total, quote.currency), strong=True)]


def total_words(total: int, currency: str) -> str:
    """The total with the sign of its currency and all decimals: ¥128,600.00."""
    sign = format_money(0, currency)[:-1]
    return sign + exact_money(total, currency) if total >= 0 else "−" + sign + exact_money(-total, currency)


def _terms(quote: QuoteValues, language: str) -> tuple[tuple[str, str], ...]:
    parts = [
        part_words(part, amount, quote.currency, language)
        for part, amount in zip(quote.parts, quote.part_amounts(), strict=True)
    ]
    between = "，" if _zh(language) else ", "
    payment = joined(between.join(parts), quote.payment_terms, apart="\n")
    return _facts(
        (sentence("paper.payment", language), payment),
        (sentence("paper.delivery", language), quote.delivery),
        (sentence("paper.after_sales", language), quote.after_sales),
    )
