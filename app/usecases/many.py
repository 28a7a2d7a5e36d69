"""The same follow-up for many records, and forms that save a record with its tags as one step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.models import Deal
from app.usecases.customers import CustomerInput, create_customer, edit_customer
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from app.usecases.leads import LeadInput, create_lead, edit_lead, set_lead_state
from app.usecases.tags import set_tags, tag_named, tag_records, untag_records

TagGiven = tuple[str, str]  # its name and colour


def plan_for_many(uow: UnitOfWork, table: str, ids: Sequence[int], given: FollowUpInput) -> int:
    """Plan the same follow-up for each of some customers, leads or deals; returns how many."""
    for key in ids:
        if table == "deal":
            whose = replace(given, deal_id=key, customer_id=uow.get(Deal, key).customer_id)
        else:
            whose = replace(given, customer_id=key) if table == "customer" else replace(given, lead_id=key)
        plan_follow_up(uow, whose)
    return len(ids)


def change_tags(
    uow: UnitOfWork, table: str, ids: Sequence[int], put: Sequence[TagGiven], take: Sequence[str]
) -> int:
    """Put some tags on many records and take others off; returns how many records were asked for."""
    for name, colour in put:
        tag_records(uow, table, ids, name, colour or None)
    for name in take:
        untag_records(uow, table, ids, name)
    return len(ids)


def save_customer(
    uow: UnitOfWork, customer_id: int | None, given: CustomerInput, tags: Sequence[TagGiven]
) -> int:
    """Create a customer, or make an existing one what the form says; returns its key."""
    key = customer_id
    if key is None:
        key = create_customer(uow, replace(given, tags=()))
    else:
        edit_customer(
            uow,
            key,
            {
                "name": given.name,
                "kind": given.kind,
                "birthday": given.birthday,
                "reaches": given.reaches,
                "own": given.own,
                "profile": given.profile,
                **given.values,
            },
        )
    _save_tags(uow, "customer", key, tags)
    return key


def save_lead(
    uow: UnitOfWork,
    lead_id: int | None,
    given: LeadInput,
    tags: Sequence[TagGiven],
    state: Mapping[str, Any],
) -> int:
    """Create a lead, or make an existing one what the form says; `state` with its reason or wake-up day."""
    key = lead_id
    if key is None:
        key = create_lead(uow, replace(given, tags=()))
    else:
        edit_lead(
            uow,
            key,
            {
                "name": given.name or given.values.get("firm"),
                "reaches": given.reaches,
                "own": given.own,
                **given.values,
            },
        )
    _save_tags(uow, "lead", key, tags)
    set_lead_state(uow, [key], **state)
    return key


def _save_tags(uow: UnitOfWork, table: str, key: int, tags: Sequence[TagGiven]) -> None:
    for name, colour in tags:
        tag_named(uow, name, colour or None)
    set_tags(uow, table, key, [name for name, _colour in tags])
