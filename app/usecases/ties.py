"""人脉: ties between people and firms (or us), the rings of closeness, who sent whom."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import and_, or_, select

from app.db.bulk import update_many
from app.db.unit_of_work import UnitOfWork
from app.insight.ties import is_mutual
from app.models import Contact, Customer, Tie
from app.sentences.errors import UserError
from app.usecases.relation_input import ME, End
from app.vocabulary import Ring, TieKind

__all__ = ["EDITABLE", "ME", "End", "add_tie", "edit_tie", "set_closeness", "set_referrer", "set_thanked"]

EDITABLE = frozenset(["forward", "backward", "closeness", "since", "note"])
LONGEST_WORD = 40
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_WITH_RING = ("customer", "contact")


def add_tie(uow: UnitOfWork, first: End, second: End, kind: str, values: Mapping[str, Any]) -> int:
    """Keep a tie: `first` is to `second` what the first role of the kind says. Returns its key.

    Refused: an end tied to itself (tie.self), the same tie again from either end (tie.exists).
    """
    tie = Tie(kind=TieKind(kind).value)
    _set_ends(uow, tie, first, second)
    _set_values(tie, values)
    _refuse_double(uow, tie)
    return uow.add(tie).id


def edit_tie(
    uow: UnitOfWork,
    tie_id: int,
    changes: Mapping[str, Any],
    *,
    kind: str | None = None,
    ends: tuple[End, End] | None = None,
) -> None:
    """Change EDITABLE columns, the kind, or the ends (another person, or the other way round)."""
    tie = uow.get(Tie, tie_id)
    if kind is not None:
        tie.kind = TieKind(kind).value
    if ends is not None:
        _set_ends(uow, tie, *ends)
    _set_values(tie, changes)
    _refuse_double(uow, tie)


def set_closeness(uow: UnitOfWork, table: str, ids: Sequence[int], ring: int | None) -> int:
    """Put customers or contacts into a ring (1 to 4) by hand, or take them out; returns how many changed."""
    if table not in _WITH_RING:
        raise ValueError(f"{table} has no ring")
    closeness = None if ring is None else int(Ring(ring))
    return update_many(uow, table, ids, {"closeness": closeness})


def set_referrer(uow: UnitOfWork, customer_id: int, referrer_id: int | None) -> None:
    """Say which customer sent this one; a circle is refused (referral.circle)."""
    customer = uow.get(Customer, customer_id)
    seen, above = {customer_id}, referrer_id
    while above is not None:
        if above in seen:
            raise UserError("referral.circle")
        seen.add(above)
        above = uow.get(Customer, above).referred_by_id
    customer.referred_by_id = referrer_id
    if referrer_id is None:
        customer.thanked_day = None


def set_thanked(uow: UnitOfWork, customer_id: int, day: str | None) -> None:
    """The customer who sent this one was thanked on a day, or was not after all."""
    uow.get(Customer, customer_id).thanked_day = day


def _set_ends(uow: UnitOfWork, tie: Tie, first: End, second: End) -> None:
    for end in (first, second):
        if end.contact_id is not None:
            uow.get(Contact, end.contact_id)
        elif end.customer_id is not None:
            uow.get(Customer, end.customer_id)
    if first.key == second.key:
        raise UserError("tie.self")
    tie.from_contact_id, tie.to_contact_id = first.contact_id, second.contact_id
    tie.from_customer_id = first.customer_id if first.contact_id is None else None
    tie.to_customer_id = second.customer_id if second.contact_id is None else None


def _set_values(tie: Tie, values: Mapping[str, Any]) -> None:
    unknown = set(values) - EDITABLE
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    for column, value in values.items():
        setattr(tie, column, (value.strip() or None) if isinstance(value, str) else value)
    if tie.closeness is not None:
        tie.closeness = int(Ring(tie.closeness))
    if tie.since and not _DAY.fullmatch(tie.since):
        raise UserError("tie.since", text=tie.since)
    if tie.kind == TieKind.OTHER and not tie.forward:
        raise UserError("tie.no_name")
    if any(len(word or "") > LONGEST_WORD for word in (tie.forward, tie.backward)):
        raise UserError("tie.long_name", limit=LONGEST_WORD)


def _refuse_double(uow: UnitOfWork, tie: Tie) -> None:
    """No second tie of a kind between the same two; of kinds with one role neither the other way round."""
    ends = (tie.from_customer_id, tie.from_contact_id, tie.to_customer_id, tie.to_contact_id)
    same = [_has_ends(*ends)]
    if is_mutual(tie.kind):
        same.append(_has_ends(*ends[2:], *ends[:2]))
    wanted = select(Tie.id).where(Tie.deleted_at.is_(None), Tie.kind == tie.kind, or_(*same))
    with uow.session.no_autoflush:
        found = [key for key in uow.session.scalars(wanted) if key != tie.id]
        named = tie.kind == TieKind.OTHER and all(uow.get(Tie, key).forward != tie.forward for key in found)
    if found and not named:
        raise UserError("tie.exists")


def _has_ends(
    from_customer: int | None, from_contact: int | None, to_customer: int | None, to_contact: int | None
) -> Any:
    return and_(
        Tie.from_customer_id.is_not_distinct_from(from_customer),
        Tie.from_contact_id.is_not_distinct_from(from_contact),
        Tie.to_customer_id.is_not_distinct_from(to_customer),
        Tie.to_contact_id.is_not_distinct_from(to_contact),
    )
