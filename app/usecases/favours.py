"""人情往来: favours given and received, and which one answered which."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.models import Contact, Customer, Favour
from app.sentences.errors import UserError
from app.vocabulary import FavourDirection

__all__ = ["EDITABLE", "answer_favour", "answer_with", "save_favour", "unanswer_favour"]

EDITABLE = frozenset(
    ["contact_id", "direction", "what", "occasion", "value", "currency", "favour_day", "member_id", "note"]
)
LONGEST = 400


def save_favour(uow: UnitOfWork, key: int | None, customer_id: int, values: Mapping[str, Any]) -> int:
    """Keep a new favour with a customer, or change one; returns its key."""
    unknown = set(values) - EDITABLE
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    if key is None:
        uow.get(Customer, customer_id)
        favour = Favour(customer_id=customer_id, member_id=uow.member_id)
    else:
        favour = uow.get(Favour, key)
    for column, value in values.items():
        setattr(favour, column, (value.strip() or None) if isinstance(value, str) else value)
    _check(uow, favour)
    return uow.add(favour).id if key is None else favour.id


def answer_favour(uow: UnitOfWork, favour_id: int, answer_id: int) -> None:
    """Say which favour answered this one: one of the same customer that went the other way."""
    favour, answer = uow.get(Favour, favour_id), uow.get(Favour, answer_id)
    if favour.customer_id != answer.customer_id or favour.direction == answer.direction:
        raise UserError("favour.no_answer")
    favour.answered_by_id = answer.id


def answer_with(uow: UnitOfWork, favour_id: int, values: Mapping[str, Any]) -> int:
    """Answer a favour by a new one the other way; returns the key of the answer."""
    favour = uow.get(Favour, favour_id)
    given = favour.direction == FavourDirection.GIVEN
    direction = FavourDirection.RECEIVED if given else FavourDirection.GIVEN
    told = {"contact_id": favour.contact_id, **values, "direction": direction.value}
    answer = save_favour(uow, None, favour.customer_id, told)
    uow.session.flush()
    answer_favour(uow, favour_id, answer)
    return answer


def unanswer_favour(uow: UnitOfWork, favour_id: int) -> None:
    """It was not answered after all."""
    uow.get(Favour, favour_id).answered_by_id = None


def _check(uow: UnitOfWork, favour: Favour) -> None:
    favour.direction = FavourDirection(favour.direction).value
    if not (favour.what or "").strip():
        raise UserError("favour.no_words")
    if len(favour.what) > LONGEST:
        raise UserError("favour.long", limit=LONGEST)
    if (favour.value or 0) < 0:
        raise UserError("favour.negative")
    if favour.value is not None and not favour.currency:
        raise ValueError("a value needs a currency")
    try:
        date.fromisoformat(favour.favour_day or "")
    except ValueError as error:
        raise UserError("favour.no_day") from error
    if (
        favour.contact_id is not None
        and uow.get(Contact, favour.contact_id).customer_id != favour.customer_id
    ):
        raise UserError("favour.contact")
