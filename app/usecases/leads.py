"""Leads: create, edit, move between states."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.db.bulk import update_many
from app.db.fresh import insert_new
from app.db.unit_of_work import UnitOfWork
from app.models import Lead
from app.sentences.errors import UserError
from app.usecases.custom_fields import set_custom
from app.usecases.days import local_day
from app.usecases.naming import name_columns, set_name
from app.usecases.reaches import set_reaches
from app.usecases.record_input import LeadInput, ReachInput
from app.usecases.tags import tag_records
from app.vocabulary import LeadState

__all__ = ["EDITABLE", "LeadInput", "ReachInput", "create_lead", "edit_lead", "set_lead_state", "set_leads"]

EDITABLE = frozenset(
    [
        "firm",
        "title",
        "channel_id",
        "campaign",
        "source_note",
        "interests",
        "budget",
        "currency",
        "time_frame",
        "attitude",
        "industry",
        "region",
        "size",
        "owner_id",
        "note",
        "signals",
        "consent",
        "referred_by_id",
        "created_day",
    ]
)


def create_lead(uow: UnitOfWork, given: LeadInput) -> int:
    """Keep a new lead; returns its key."""
    columns = {
        "state": LeadState.NEW.value,
        "created_day": local_day(uow.now_ms),
        "owner_id": uow.member_id,
        **name_columns(given.name or str(given.values.get("firm") or ""), person=bool(given.name)),
        **_checked(given.values),
    }
    key = insert_new(uow, "lead", columns)
    set_reaches(uow, "lead", key, given.reaches, fresh=True)
    for tag in given.tags:
        tag_records(uow, "lead", [key], tag)
    set_custom(uow, "lead", key, given.own, fresh=True)
    return key


def edit_lead(uow: UnitOfWork, lead_id: int, changes: Mapping[str, Any]) -> None:
    """Change some fields: name, reaches (list), `own` fields, or any EDITABLE column."""
    lead = uow.get(Lead, lead_id)
    rest = dict(changes)
    if "name" in rest:
        set_name(lead, rest.pop("name"), person=True)
    if "reaches" in rest:
        set_reaches(uow, "lead", lead_id, rest.pop("reaches"))
    set_custom(uow, "lead", lead_id, rest.pop("own", {}))
    _set_values(lead, rest)


def set_lead_state(
    uow: UnitOfWork, ids: Sequence[int], state: str, *, reason: str | None = None, wake_on: str | None = None
) -> int:
    """Move leads to a state; disqualified wants a reason, nurture a wake-up day (ISO)."""
    target = LeadState(state)
    if target is LeadState.DISQUALIFIED and not (reason or "").strip():
        raise UserError("lead.reason_needed")
    if target is LeadState.NURTURE and not wake_on:
        raise UserError("lead.wake_needed")
    values = {
        "state": target.value,
        "state_reason": reason if target is LeadState.DISQUALIFIED else None,
        "wake_on": wake_on if target is LeadState.NURTURE else None,
    }
    return update_many(uow, "lead", ids, values)


def set_leads(uow: UnitOfWork, ids: Sequence[int], changes: Mapping[str, Any]) -> int:
    """The same EDITABLE values for many leads."""
    _check_columns(changes)
    return update_many(uow, "lead", ids, dict(changes))


def _set_values(lead: Lead, values: Mapping[str, Any]) -> None:
    for column, value in _checked(values).items():
        setattr(lead, column, value)


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """Editable values; an emptied field holds nothing."""
    _check_columns(values)
    return {column: value if value != "" else None for column, value in values.items()}


def _check_columns(values: Mapping[str, Any]) -> None:
    unknown = set(values) - EDITABLE
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
