"""What is known of the negotiation behind a quote; for the eyes of one's own firm."""

from dataclasses import dataclass

from app.db.reader import Reader


@dataclass(frozen=True, slots=True)
class PriceTerm:
    """What they ask, what we offer and our floor for the price, in minor units of the deal's currency."""

    ask: int | None
    offer: int | None
    floor: int | None
    currency: str
    deal_open: bool


def price_term(reader: Reader, deal_id: int) -> PriceTerm | None:
    """The price as it is negotiated in a deal; None where there is no such deal."""
    row = reader.one(
        "SELECT t.ask_amount, t.offer_amount, t.floor_amount, d.currency, d.state = 'open' FROM deal d "
        "LEFT JOIN term t ON t.deal_id = d.id AND t.kind = 'price' AND t.deleted_at IS NULL "
        "WHERE d.id = ? AND d.deleted_at IS NULL ORDER BY t.id DESC LIMIT 1",
        (deal_id,),
    )
    if row is None:
        return None
    ask, offer, floor, currency, still_open = row
    return PriceTerm(ask, offer, floor, currency, bool(still_open))
