"""谈判: terms with ask, offer and our private floor; concessions; what competitors offer in a deal."""

from collections.abc import Mapping
from typing import Any

from app.db.lead_scores import asking
from app.db.unit_of_work import UnitOfWork
from app.language.names import clean_text
from app.models import CompetitorOffer, Concession, Deal, Term
from app.queries.bargain import basis_of
from app.sentences.errors import UserError
from app.usecases.competitors import competitor_named
from app.usecases.days import local_day
from app.vocabulary import TermKind

TERM_COLUMNS = frozenset(
    ["ask", "offer", "floor", "ask_amount", "offer_amount", "floor_amount", "agreed"]
)  # fmt: skip
AMOUNTS = ("ask_amount", "offer_amount", "floor_amount")


def set_term(uow: UnitOfWork, deal_id: int, kind: str, values: Mapping[str, Any]) -> int:
    """Say what is asked, offered and the least (floor) of a term of a deal; returns its key.

    Words in ask, offer, floor; for the price amounts in minor units of the deal's currency beside them.
    """
    if unknown := set(values) - TERM_COLUMNS:
        raise ValueError(f"not of a term: {sorted(unknown)}")
    term_kind = TermKind(kind).value
    if any(values.get(name) is not None and values[name] < 0 for name in AMOUNTS):
        raise UserError("negotiation.amount")
    uow.get(Deal, deal_id)
    found = (
        uow.session.query(Term)
        .filter(Term.deal_id == deal_id, Term.kind == term_kind, Term.deleted_at.is_(None))
        .first()
    )
    term = found or uow.add(Term(deal_id=deal_id, kind=term_kind))
    for column, value in values.items():
        setattr(term, column, clean_text(value) or None if isinstance(value, str) else value)
    return term.id


def delete_term(uow: UnitOfWork, term_id: int) -> None:
    """Take a term off the table."""
    uow.recycle(uow.get(Term, term_id))


def concede(
    uow: UnitOfWork,
    deal_id: int,
    kind: str,
    what: str,
    *,
    amount: int | None = None,
    in_return: str | None = None,
    given_day: str | None = None,
) -> int:
    """Note what was given up, when and in return for what; returns its key.

    An `amount` (minor units) off the price lowers our offer by as much; the margin after it is kept beside it.
    """
    uow.get(Deal, deal_id)
    text = clean_text(what)
    if not text:
        raise UserError("negotiation.what")
    if amount is not None and amount <= 0:
        raise UserError("negotiation.amount")
    term_kind = TermKind(kind)
    left = None
    if term_kind is TermKind.PRICE and amount is not None:
        left = _lower_offer(uow, deal_id, amount)
    concession = Concession(
        deal_id=deal_id,
        kind=term_kind.value,
        given_day=given_day or local_day(uow.now_ms),
        what=text,
        amount=amount,
        in_return=clean_text(in_return or "") or None,
        margin=_margin(uow, deal_id, left),
    )
    return uow.add(concession).id


def delete_concession(uow: UnitOfWork, concession_id: int) -> None:
    """Take a concession out of the log; the offer stays as it is."""
    uow.recycle(uow.get(Concession, concession_id))


def set_competitor_offer(
    uow: UnitOfWork,
    deal_id: int,
    name: str,
    *,
    offer: str | None = None,
    amount: int | None = None,
    offered_day: str | None = None,
) -> int:
    """Say what the competitor of this name (made if need be) offers in a deal: the newest says it all.

    Returns the key of the offer.
    """
    if amount is not None and amount < 0:
        raise UserError("negotiation.amount")
    uow.get(Deal, deal_id)
    competitor_id = competitor_named(uow, name)
    kept = (
        uow.session.query(CompetitorOffer)
        .filter(
            CompetitorOffer.deal_id == deal_id,
            CompetitorOffer.competitor_id == competitor_id,
            CompetitorOffer.deleted_at.is_(None),
        )
        .first()
    ) or uow.add(CompetitorOffer(deal_id=deal_id, competitor_id=competitor_id))
    kept.offer, kept.amount = clean_text(offer or "") or None, amount
    kept.offered_day = offered_day or local_day(uow.now_ms)
    return kept.id


def delete_competitor_offer(uow: UnitOfWork, offer_id: int) -> None:
    """They are no longer in this deal."""
    uow.recycle(uow.get(CompetitorOffer, offer_id))


def _lower_offer(uow: UnitOfWork, deal_id: int, amount: int) -> int | None:
    """Our offer after a concession; None where there was neither an offer nor a quote."""
    term = (
        uow.session.query(Term)
        .filter(Term.deal_id == deal_id, Term.kind == TermKind.PRICE.value, Term.deleted_at.is_(None))
        .first()
    )
    basis = basis_of(asking(uow.driver), deal_id)
    before = term.offer_amount if term is not None else None
    if before is None:
        before = basis.total if basis is not None else None
    if before is None:
        return None
    if amount > before:
        raise UserError("negotiation.more_than_offer")
    kept = term or uow.add(Term(deal_id=deal_id, kind=TermKind.PRICE.value))
    kept.offer_amount = before - amount
    return before - amount


def _margin(uow: UnitOfWork, deal_id: int, offer: int | None) -> int | None:
    """The margin of the deal at an offer, or at the offer that stands."""
    from app.insight.bargaining import margin_at

    if offer is None:
        row = (
            uow.session.query(Term.offer_amount)
            .filter(Term.deal_id == deal_id, Term.kind == TermKind.PRICE.value, Term.deleted_at.is_(None))
            .first()
        )
        offer = row[0] if row is not None else None
    basis = basis_of(asking(uow.driver), deal_id)
    return margin_at(offer if offer is not None else (basis.total if basis else None), basis)
