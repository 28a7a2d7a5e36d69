"""The negotiation of a deal as its panel shows it: terms, concessions, the scale of the price, rivals' offers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from app.db.reader import Reader
from app.insight.bargaining import Basis, Standing, instead_of_price, next_step, standing
from app.insight.totals import UNIT, WHOLE, half_up
from app.language.resources import load_json
from app.queries.objections import ObjectionRow, objections_of
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
    """All of it. `next_step` is the most to give now, `alternatives` what can be offered or asked for instead."""

    deal_id: int
    customer_id: int | None
    name: str
    currency: str
    terms: tuple[TermRow, ...]
    concessions: tuple[ConcessionRow, ...]
    standing: Standing
    next_step: int | None
    alternatives: tuple[str, ...]
    objections: tuple[ObjectionRow, ...]
    offers: tuple[OfferRow, ...]


def bargain(reader: Reader, deal_id: int) -> Bargain | None:
    """The negotiation of a deal; None when it is gone."""
    deal = reader.one("SELECT customer_id, name, currency FROM deal WHERE id = ?", (deal_id,))
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
    stand = standing(basis_of(reader.all, deal_id), *amounts)
    steps = [each.amount for each in concessions if each.kind == TermKind.PRICE and each.amount]
    settled = {term.kind for term in terms if term.agreed}
    found = instead_of_price(load_json("rules/value_added.json"), settled, set())
    return Bargain(
        deal_id, deal[0], deal[1], deal[2], terms, concessions, stand, next_step(stand.room, steps), tuple(found),
        tuple(objections_of(reader, "deal", deal_id)), tuple(_offers(reader, deal_id)),
    )  # fmt: skip


def basis_of(ask: Ask, deal_id: int) -> Basis | None:
    """What margins are reckoned from: the newest quote of the deal, else its newest order; None without either."""
    for table, line, column, newest in (
        ("quote", "quote_line", "quote_id", "made_day DESC, version DESC"),
        ("sales_order", "order_line", "order_id", "ordered_day DESC"),
    ):
        rows = ask(
            f"SELECT id, total, net, tax_included FROM {table} WHERE deal_id = ? AND deleted_at IS NULL "
            f"ORDER BY {newest}, id DESC LIMIT 1",
            (deal_id,),
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
    known = bool(lines)
    for quantity, price, each, rate in lines:
        whole = Fraction(quantity * price, UNIT)
        listed += whole if included else whole * (WHOLE + rate) / WHOLE
        known = known and each is not None
        cost += Fraction(quantity * (each or 0), UNIT)
    return Basis(total, net, half_up(cost) if known else None, half_up(listed))


def _offers(reader: Reader, deal_id: int) -> list[OfferRow]:
    rows = reader.all(
        "SELECT o.id, c.id, c.name, o.offer, o.amount, o.offered_day, "
        f"{SCORE.format(state='won')}, {SCORE.format(state='lost')} "
        "FROM competitor_offer o JOIN competitor c ON c.id = o.competitor_id "
        "WHERE o.deal_id = ? AND o.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY o.amount IS NULL, o.amount",
        (deal_id,),
    )
    return [OfferRow(*row) for row in rows]


# deals of a state against competitor c: those lost to them, and those in which they made an offer
SCORE = (
    "(SELECT count(*) FROM deal d WHERE d.state = '{state}' AND d.deleted_at IS NULL AND d.id IN ("
    "SELECT e.id FROM deal e WHERE e.competitor_id = c.id UNION SELECT p.deal_id FROM competitor_offer p "
    "WHERE p.competitor_id = c.id AND p.deleted_at IS NULL))"
)
