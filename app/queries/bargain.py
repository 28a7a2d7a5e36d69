"""The negotiation of a deal as its panel shows it: terms, concessions, the scale of the price, rivals' offers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from app.db.reader import Reader
from app.insight.bargain_advice import Code, Given, Rival, bargain_advice
from app.insight.bargaining import Alternative, Basis, Standing, instead_of_price, next_step, standing
from app.insight.totals import UNIT, WHOLE, half_up
from app.language.resources import load_json
from app.queries.competitors import scores
from app.queries.objections import ObjectionRow, objections_of
from app.sentences import LANGUAGES, sentence
from app.vocabulary import TermKind

Ask = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term: words and, for the price, amounts in minor units. The floor is private."""

    id: int
    kind: str
    ask: str | None
    offer: str | None
    floor: str | None
    ask_amount: int | None
    offer_amount: int | None
    floor_amount: int | None
    agreed: bool


@dataclass(frozen=True, slots=True)
class ConcessionRow:
    """A concession; `margin` in hundredths of a percent after it."""

    id: int
    kind: str
    day: str
    what: str
    amount: int | None
    in_return: str | None
    margin: int | None


@dataclass(frozen=True, slots=True)
class OfferRow:
    """What a competitor offers in this deal, and how often we won and lost against them."""

    id: int
    competitor_id: int
    name: str
    offer: str | None
    amount: int | None
    day: str | None
    won: int
    lost: int


@dataclass(frozen=True)
class Bargain:
    """All of it. `uncosted` lines say no cost and count as free; `advice` is what to keep in mind.

    `alternatives` can be offered or asked for instead of a lower price.
    """

    deal_id: int
    customer_id: int | None
    name: str
    currency: str
    still_open: bool
    terms: tuple[TermRow, ...]
    concessions: tuple[ConcessionRow, ...]
    standing: Standing
    uncosted: int
    alternatives: tuple[Alternative, ...]
    objections: tuple[ObjectionRow, ...]
    offers: tuple[OfferRow, ...]
    advice: tuple[Code, ...]


def bargain(reader: Reader, deal_id: int) -> Bargain | None:
    """The negotiation of a deal; None when it is gone."""
    deal = reader.one("SELECT customer_id, name, currency, state FROM deal WHERE id = ?", (deal_id,))
    if deal is None:
        return None
    terms = tuple(
        TermRow(*row)
        for row in reader.all(
            "SELECT id, kind, ask, offer, floor, ask_amount, offer_amount, floor_amount, agreed FROM term "
            "WHERE deal_id = ? AND deleted_at IS NULL ORDER BY id",
            (deal_id,),
        )
    )
    concessions = tuple(
        ConcessionRow(*row)
        for row in reader.all(
            "SELECT id, kind, given_day, what, amount, in_return, margin FROM concession "
            "WHERE deal_id = ? AND deleted_at IS NULL ORDER BY given_day, id",
            (deal_id,),
        )
    )
    price = next((term for term in terms if term.kind == TermKind.PRICE), None)
    amounts = (price.offer_amount, price.ask_amount, price.floor_amount) if price else (None, None, None)
    basis = basis_of(reader.all, deal_id)
    stand = standing(basis, *amounts)
    steps = [each.amount for each in concessions if each.kind == TermKind.PRICE and each.amount]
    settled = {term.kind for term in terms if term.agreed}
    step = next_step(stand.room, steps) if deal[3] == "open" else None
    objections, offers = tuple(objections_of(reader, "deal", deal_id)), tuple(_offers(reader, deal_id))
    return Bargain(
        deal_id, deal[0], deal[1], deal[2], deal[3] == "open", terms, concessions, stand,
        basis.uncosted if basis is not None else 0,
        tuple(_alternatives(settled, concessions)), objections, offers,
        tuple(_advice(stand, step, concessions, objections, offers)),
    )  # fmt: skip


def _alternatives(settled: set[str], concessions: Sequence[ConcessionRow]) -> list[Alternative]:
    """What was given or got already, in the words of either language, is not named again."""
    rules = load_json("rules/value_added.json")
    said = {text for each in concessions for text in (each.what, each.in_return) if text}
    used = {
        rule["id"]
        for rule in rules
        if any(sentence(f"value_added.{rule['id']}", language) in said for language in LANGUAGES)
    }
    return instead_of_price(rules, settled, used)


def _advice(
    stand: Standing,
    step: int | None,
    concessions: Sequence[ConcessionRow],
    objections: Sequence[ObjectionRow],
    offers: Sequence[OfferRow],
) -> list[Code]:
    given = [
        Given(each.amount if each.kind == TermKind.PRICE else None, each.in_return is not None)
        for each in concessions
    ]
    waiting = sum(1 for each in objections if each.answer is None and each.worked is None)
    return bargain_advice(stand, step, given, waiting, [Rival(each.name, each.amount) for each in offers])


def basis_of(ask: Ask, deal_id: int) -> Basis | None:
    """What margins are reckoned from: the newest quote in the deal's currency, else its newest order; or None."""
    for table, line, column, newest in (
        ("quote", "quote_line", "quote_id", "made_day DESC, version DESC"),
        ("sales_order", "order_line", "order_id", "ordered_day DESC"),
    ):
        rows = ask(
            f"SELECT id, total, net, tax_included FROM {table} WHERE deal_id = ? AND deleted_at IS NULL "
            f"AND currency = (SELECT currency FROM deal WHERE id = ?) ORDER BY {newest}, id DESC LIMIT 1",
            (deal_id, deal_id),
        )
        if rows:
            key, total, net, included = rows[0]
            lines = ask(
                f"SELECT quantity, price, cost, tax_rate FROM {line} WHERE {column} = ? AND deleted_at IS NULL",
                (key,),
            )
            return _basis(total, net, bool(included), lines)
    return None


def _basis(total: int, net: int, included: bool, lines: Sequence[tuple[Any, ...]]) -> Basis:
    listed, cost = Fraction(0), Fraction(0)
    for quantity, price, each, rate in lines:
        whole = Fraction(quantity * price, UNIT)
        listed += whole if included else whole * (WHOLE + rate) / WHOLE
        cost += Fraction(quantity * (each or 0), UNIT)
    known = any(each is not None for _quantity, _price, each, _rate in lines)
    uncosted = sum(1 for _quantity, price, each, _rate in lines if each is None and price > 0)
    return Basis(total, net, half_up(cost) if known else None, half_up(listed), uncosted)


def _offers(reader: Reader, deal_id: int) -> list[OfferRow]:
    rows = reader.all(
        "SELECT o.id, c.id, c.name, o.offer, o.amount, o.offered_day "
        "FROM competitor_offer o JOIN competitor c ON c.id = o.competitor_id "
        "WHERE o.deal_id = ? AND o.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY o.amount IS NULL, o.amount",
        (deal_id,),
    )
    known = scores(reader, [row[1] for row in rows])
    found = []
    for key, rival, name, offer, amount, day in rows:
        won, lost = known.get(rival, (0, 0))
        found.append(OfferRow(key, rival, name, offer, amount, day, won, lost))
    return found
