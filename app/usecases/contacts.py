"""Contacts: the people of a firm."""

from collections.abc import Mapping
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.models import Contact, Customer
from app.usecases.custom_fields import set_custom
from app.usecases.naming import birthday_columns, set_name
from app.usecases.reaches import set_reaches
from app.usecases.record_input import ContactInput, ReachInput
from app.vocabulary import ContactRole

__all__ = ["EDITABLE", "ContactInput", "ReachInput", "add_contact", "delete_contact", "edit_contact"]

EDITABLE = frozenset(["title", "department", "gender", "note", "position"])


def add_contact(uow: UnitOfWork, customer_id: int, given: ContactInput) -> int:
    """Keep a new contact of a customer; returns its key."""
    uow.get(Customer, customer_id)
    contact = Contact(customer_id=customer_id)
    set_name(contact, given.name, person=True)
    others = uow.session.query(Contact).filter(Contact.customer_id == customer_id).count()
    contact.position = others
    uow.add(contact)
    _apply(uow, contact, {"roles": given.roles, "birthday": given.birthday, **given.values})
    set_reaches(uow, "contact", contact.id, given.reaches, fresh=True)
    set_custom(uow, "contact", contact.id, given.own, fresh=True)
    return contact.id


def edit_contact(uow: UnitOfWork, contact_id: int, changes: Mapping[str, Any]) -> None:
    """Change some fields: name, roles, birthday (typed text), reaches (list), `own` fields, or an EDITABLE column."""
    contact = uow.get(Contact, contact_id)
    rest = dict(changes)
    if "name" in rest:
        set_name(contact, rest.pop("name"), person=True)
    if "reaches" in rest:
        set_reaches(uow, "contact", contact_id, rest.pop("reaches"))
    set_custom(uow, "contact", contact_id, rest.pop("own", {}))
    _apply(uow, contact, rest)


def delete_contact(uow: UnitOfWork, contact_id: int) -> None:
    """Move a contact to the recycle bin."""
    uow.recycle(uow.get(Contact, contact_id))


def _apply(uow: UnitOfWork, contact: Contact, values: Mapping[str, Any]) -> None:
    rest = dict(values)
    if "roles" in rest:
        contact.roles = [ContactRole(role).value for role in rest.pop("roles")] or None
    if "birthday" in rest:
        for column, value in birthday_columns(rest.pop("birthday")).items():
            setattr(contact, column, value)
    unknown = set(rest) - EDITABLE
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    for column, value in rest.items():
        setattr(contact, column, value if value != "" else None)
