"""Customers: create, edit, delete."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.db.bulk import update_many
from app.db.fresh import insert_new
from app.db.unit_of_work import UnitOfWork
from app.models import Customer
from app.sentences.errors import UserError
from app.usecases.contacts import add_contact
from app.usecases.custom_fields import set_custom
from app.usecases.days import local_day
from app.usecases.naming import birthday_columns, name_columns, set_name
from app.usecases.profiles import save_profile
from app.usecases.reaches import set_reaches
from app.usecases.record_input import ContactInput, CustomerInput, ReachInput
from app.usecases.tags import tag_records
from app.usecases.verdicts import pin_importance
from app.vocabulary import CustomerKind, Importance

__all__ = [
    "EDITABLE",
    "ContactInput",
    "CustomerInput",
    "ReachInput",
    "create_customer",
    "edit_customer",
    "set_customers",
]

# columns a form may set directly
EDITABLE = frozenset(
    [
        "relation",
        "dealing",
        "importance",
        "industry",
        "size",
        "city",
        "gender",
        "occupation",
        "employer",
        "title",
        "nickname",
        "credit_code",
        "channel_id",
        "source_note",
        "owner_id",
        "note",
        "referred_by_id",
        "created_day",
        "opening_since",
        "opening_orders",
        "opening_total",
        "opening_currency",
        "opening_last_order",
        "temperament",
        "rhythm",
    ]
)


def create_customer(uow: UnitOfWork, given: CustomerInput) -> int:
    """Keep a new customer with its phones, tags and contacts; returns its key."""
    kind = CustomerKind(given.kind)
    columns = {
        "kind": kind.value,
        "importance": int(Importance.ORDINARY),
        "created_day": local_day(uow.now_ms),
        "owner_id": uow.member_id,
        **name_columns(given.name, person=kind is CustomerKind.PERSON),
        **_checked(given.values),
        **birthday_columns(given.birthday),
    }
    key = insert_new(uow, "customer", columns)
    set_reaches(uow, "customer", key, given.reaches, fresh=True)
    for tag in given.tags:
        tag_records(uow, "customer", [key], tag)
    for contact in given.contacts:
        add_contact(uow, key, contact)
    set_custom(uow, "customer", key, given.own, fresh=True)
    if given.profile is not None:
        save_profile(uow, key, given.profile, fresh=True)
    return key


def edit_customer(uow: UnitOfWork, customer_id: int, changes: Mapping[str, Any]) -> None:
    """Change some fields: name, kind, birthday (typed), reaches (list), `own` fields, `profile`, EDITABLE columns."""
    customer = uow.get(Customer, customer_id)
    rest = dict(changes)
    if "kind" in rest:
        customer.kind = CustomerKind(rest.pop("kind")).value
    name = rest.pop("name", customer.name)
    set_name(customer, name, person=customer.kind == CustomerKind.PERSON)
    if "birthday" in rest:
        for column, value in birthday_columns(rest.pop("birthday")).items():
            setattr(customer, column, value)
    if "reaches" in rest:
        set_reaches(uow, "customer", customer_id, rest.pop("reaches"))
    set_custom(uow, "customer", customer_id, rest.pop("own", {}))
    if (profile := rest.pop("profile", None)) is not None:
        save_profile(uow, customer_id, profile)
    stars = customer.importance
    _set_values(customer, rest)
    if customer.importance != stars:
        pin_importance(uow, [customer_id], customer.importance)


def set_customers(uow: UnitOfWork, ids: Sequence[int], changes: Mapping[str, Any]) -> int:
    """The same EDITABLE values for many customers; returns how many changed."""
    _check_columns(changes)
    changed = update_many(uow, "customer", ids, dict(changes))
    if changes.get("importance") is not None:
        pin_importance(uow, ids, int(changes["importance"]))
    return changed


def _set_values(customer: Customer, values: Mapping[str, Any]) -> None:
    for column, value in _checked(values).items():
        setattr(customer, column, value)


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """Editable values; an emptied field holds nothing."""
    _check_columns(values)
    return {column: value if value != "" else None for column, value in values.items()}


def _check_columns(values: Mapping[str, Any]) -> None:
    unknown = set(values) - EDITABLE
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    code = values.get("credit_code")
    if code:
        from app.language.codes import credit_code_ok

        if not credit_code_ok(str(code)):
            raise UserError("customer.credit_code", given=code)
