"""Profiles 档案: rarer facts of a customer, the family, the dates that matter, who looked at what is sensitive."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.db.fresh import insert_new
from app.db.unit_of_work import UnitOfWork
from app.language.names import clean_text
from app.models import Customer, FamilyMember, ImportantDate, Profile
from app.sentences.errors import UserError
from app.usecases.days import local_day
from app.usecases.naming import birthday_columns, checked_name, name_columns
from app.usecases.profile_input import DateInput, FamilyInput, ProfileInput
from app.vocabulary import PROFILE_COLUMNS, SENSITIVE_GROUPS, ProfileGroup

__all__ = ["DateInput", "FamilyInput", "ProfileInput", "note_showing", "save_profile"]

LONGEST = 5_000
COLUMNS = frozenset(column for columns in PROFILE_COLUMNS.values() for column in columns)


def save_profile(uow: UnitOfWork, customer_id: int, given: ProfileInput, *, fresh: bool = False) -> None:
    """Make the given parts of a customer's profile what the form says; a `fresh` customer has none yet.

    There is a row only as long as something stands in it.
    """
    _save_values(uow, customer_id, _checked(uow, customer_id, given.values), fresh=fresh)
    if given.family is not None:
        _save_family(uow, customer_id, given.family)
    if given.dates is not None:
        _save_dates(uow, customer_id, given.dates)


def note_showing(uow: UnitOfWork, customer_id: int, group: str) -> None:
    """A sensitive group was shown to whoever sits here; it is noted with the day."""
    shown = ProfileGroup(group)
    if shown not in SENSITIVE_GROUPS:
        raise ValueError(f"not sensitive: {group}")
    uow.get(Customer, customer_id)
    insert_new(
        uow,
        "sensitive_showing",
        {
            "customer_id": customer_id,
            "member_id": uow.member_id,
            "group_name": shown.value,
            "shown_day": local_day(uow.now_ms),
        },
    )


def _checked(uow: UnitOfWork, customer_id: int, values: Mapping[str, object]) -> dict[str, Any]:
    """Profile columns as they are kept; an emptied one holds nothing."""
    unknown = set(values) - COLUMNS
    if unknown:
        raise ValueError(f"not of a profile: {sorted(unknown)}")
    found: dict[str, Any] = {}
    for column, value in values.items():
        if column == "met_through_id":
            if value is not None and int(str(value)) == customer_id:
                raise UserError("profile.met_self")
            found[column] = value
            continue
        text = clean_text(str(value or "")).strip()[:LONGEST]
        found[column] = _met_day(uow, text) if column == "met_day" and text else text or None
    return found


def _met_day(uow: UnitOfWork, text: str) -> str:
    from app.language.partial_days import read_partial

    kept = read_partial(text, date.fromisoformat(local_day(uow.now_ms)))
    if kept is None:
        raise UserError("profile.met_day", text=text)
    return kept


def _save_values(uow: UnitOfWork, customer_id: int, values: dict[str, Any], *, fresh: bool) -> None:
    filled = {column: value for column, value in values.items() if value is not None}
    row = None
    if values and not fresh:
        row = (
            uow.session.query(Profile)
            .filter(Profile.customer_id == customer_id, Profile.deleted_at.is_(None))
            .first()
        )
    if row is None:
        if filled:
            insert_new(uow, "profile", {"customer_id": customer_id, **filled})
        return
    if all(values.get(column, getattr(row, column)) is None for column in COLUMNS):
        uow.session.delete(row)
        return
    for column, value in values.items():
        setattr(row, column, value)


def _save_family(uow: UnitOfWork, customer_id: int, wanted: Sequence[FamilyInput]) -> None:
    known = _known(uow, FamilyMember, customer_id)
    for given in wanted:
        relation = clean_text(given.relation).strip()
        if not relation:
            raise UserError("profile.relation", name=given.name)
        columns = {
            **name_columns(given.name, person=True),
            **birthday_columns(given.birthday),
            "relation": relation,
            "phone": (given.phone or "").strip() or None,
            "note": clean_text(given.note or "").strip() or None,
            "person_id": given.person_id,
        }
        _put(uow, "family_member", customer_id, known.pop(given.id or 0, None), columns)
    for gone in known.values():
        uow.session.delete(gone)


def _save_dates(uow: UnitOfWork, customer_id: int, wanted: Sequence[DateInput]) -> None:
    known = {
        key: row for key, row in _known(uow, ImportantDate, customer_id).items() if row.contact_id is None
    }
    for given in wanted:
        born = birthday_columns(given.day)
        if born["birthday_month"] is None:
            raise UserError("profile.date_needed", name=given.name)
        columns = {
            "name": checked_name(given.name),
            "yearly": given.yearly,
            "note": clean_text(given.note or "").strip() or None,
            "typed": born.pop("birthday_text"),
            **{name.removeprefix("birthday_"): value for name, value in born.items()},
        }
        _put(uow, "important_date", customer_id, known.pop(given.id or 0, None), columns)
    for gone in known.values():
        uow.session.delete(gone)


def _known(uow: UnitOfWork, entity: Any, customer_id: int) -> dict[int, Any]:
    rows = uow.session.query(entity).filter(entity.customer_id == customer_id, entity.deleted_at.is_(None))
    return {row.id: row for row in rows}


def _put(uow: UnitOfWork, table: str, customer_id: int, row: Any, columns: dict[str, Any]) -> None:
    if row is None:
        insert_new(uow, table, {"customer_id": customer_id, **columns})
        return
    for column, value in columns.items():
        setattr(row, column, value)
