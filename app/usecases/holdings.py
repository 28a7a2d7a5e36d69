"""What a customer holds of us: contracts, cards and installed products; renew, use, service."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.models import Card, CardUse, Contract, InstalledProduct
from app.sentences.errors import UserError

__all__ = ["EDITABLE", "remove_holding", "renew_contract", "save_holding", "serviced", "use_card"]

EDITABLE: dict[str, frozenset[str]] = {
    "contract": frozenset(
        ["name", "number", "cover", "starts", "ends", "notice_days", "amount", "currency", "order_id", "note"]
    ),
    "card": frozenset(
        ["name", "number", "starts", "ends", "notice_days", "balance", "currency", "uses_left", "order_id", "note"]
    ),
    "installed_product": frozenset(
        ["model", "serial", "place", "installed_day", "warranty_until", "service_due", "service_months", "product_id",
         "order_id", "note"]
    ),
}  # fmt: skip
_KINDS: dict[str, type[Contract] | type[Card] | type[InstalledProduct]] = {
    "contract": Contract,
    "card": Card,
    "installed_product": InstalledProduct,
}
_NAMED = {"contract": "name", "card": "name", "installed_product": "model"}


def save_holding(
    uow: UnitOfWork, table: str, key: int | None, customer_id: int, values: Mapping[str, Any]
) -> int:
    """Keep a new contract, card or installed product of a customer, or change one; returns its key."""
    unknown = set(values) - EDITABLE[table]
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    kept: Any = _KINDS[table](customer_id=customer_id) if key is None else uow.get(_KINDS[table], key)
    for column, value in values.items():
        setattr(kept, column, value if value != "" else None)
    if not (getattr(kept, _NAMED[table]) or "").strip():
        raise UserError("holding.no_name")
    if table != "installed_product":
        _check_days(kept.starts, kept.ends)
        kept.notice_days = 30 if kept.notice_days is None else kept.notice_days
    if key is None:
        uow.add(kept)
    return int(kept.id)


def renew_contract(uow: UnitOfWork, contract_id: int, starts: str, ends: str) -> int:
    """A new contract like this one for the next term; the old one is renewed by it. Returns the new key."""
    old = uow.get(Contract, contract_id)
    _check_days(starts, ends)
    new = Contract(
        customer_id=old.customer_id,
        order_id=None,
        number=old.number,
        name=old.name,
        cover=old.cover,
        starts=starts,
        ends=ends,
        notice_days=old.notice_days,
        amount=old.amount,
        currency=old.currency,
        note=old.note,
    )
    uow.add(new)
    uow.session.flush()
    old.state, old.renewed_by_id = "renewed", new.id
    return new.id


def use_card(
    uow: UnitOfWork, card_id: int, day: str, *, amount: int | None = None, uses: int | None = None
) -> int:
    """The card was used (or, negative, filled up); returns the key of the use. It cannot go below nothing."""
    card = uow.get(Card, card_id)
    if not amount and not uses:
        raise UserError("card.nothing_used")
    if amount:
        left = (card.balance or 0) - amount
        if left < 0:
            raise UserError("card.too_little", name=card.name)
        card.balance = left
    if uses:
        times = (card.uses_left or 0) - uses
        if times < 0:
            raise UserError("card.too_little", name=card.name)
        card.uses_left = times
    return uow.add(CardUse(card_id=card_id, used_day=day, amount=amount, uses=uses)).id


def serviced(uow: UnitOfWork, installed_id: int, day: str) -> None:
    """It was serviced on this day; the next time comes after its months, or is not planned."""
    found = uow.get(InstalledProduct, installed_id)
    months = found.service_months
    found.service_due = _months_after(day, months) if months else None


def remove_holding(uow: UnitOfWork, table: str, key: int) -> None:
    """Take one away; undo brings it back."""
    uow.recycle(uow.get(_KINDS[table], key))


def _check_days(starts: str | None, ends: str | None) -> None:
    if starts and ends and ends < starts:
        raise UserError("holding.days")


def _months_after(day: str, months: int) -> str:
    """The same day so many months later, or the last of that month."""
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)).isoformat()
