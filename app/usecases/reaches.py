"""Phones, mailboxes and addresses of customers, contacts and leads."""

from collections.abc import Sequence

from app.db.fresh import insert_new
from app.db.unit_of_work import UnitOfWork
from app.language.names import clean_text
from app.language.phones import normalise_phone
from app.models import Reach
from app.usecases.record_input import ReachInput
from app.vocabulary import ReachKind

__all__ = ["ReachInput", "divided", "normal_form", "set_reaches"]


def normal_form(kind: str, value: str, region: str = "CN") -> str | None:
    """What equality means: E.164 for phones, lower case for mail and accounts."""
    text = clean_text(value).strip()
    if kind == ReachKind.PHONE:
        return normalise_phone(text, region)
    if kind in (ReachKind.EMAIL, ReachKind.WECHAT, ReachKind.QQ, ReachKind.WEBSITE):
        return text.casefold() or None
    return None


def set_reaches(
    uow: UnitOfWork, owner: str, owner_id: int, wanted: Sequence[ReachInput], *, fresh: bool = False
) -> None:
    """Make the ways to reach `owner` (customer, contact, lead) exactly the wanted ones, in this order.

    A `fresh` owner was made just now: it has none yet.
    """
    filled = [each for each in wanted if each.value.strip()]
    if fresh:
        for position, entry in enumerate(filled):
            insert_new(uow, "reach", {f"{owner}_id": owner_id, "position": position, **_columns(entry)})
        return
    stored = uow.session.query(Reach).filter(getattr(Reach, f"{owner}_id") == owner_id)
    known = {reach.id: reach for reach in stored}
    for position, entry in enumerate(filled):
        reach = known.pop(entry.id, None) if entry.id is not None else None
        if reach is None:
            reach = uow.add(Reach(**{f"{owner}_id": owner_id}, kind=entry.kind, value=""))
        reach.position = position
        for name, value in _columns(entry).items():
            setattr(reach, name, value)
    for gone in known.values():
        uow.session.delete(gone)


def divided(kind: str, value: str) -> dict[str, str | None]:
    """The province, city and district that an address names; nothing for other ways."""
    if kind != ReachKind.ADDRESS:
        return {}
    from app.language.divisions import split_address

    place = split_address(clean_text(value))
    return {
        "province": place.province or None,
        "city": place.city or None,
        "district": place.district or None,
    }


def _columns(entry: ReachInput) -> dict[str, str | None]:
    return {
        **divided(entry.kind, entry.value),
        "kind": entry.kind,
        "label": entry.label,
        "value": clean_text(entry.value).strip(),
        "normal": normal_form(entry.kind, entry.value),
    }
