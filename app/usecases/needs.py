"""Needs (需求) by their names: found or made, renamed, removed."""

from app.db.birth import lookup_key
from app.db.unit_of_work import UnitOfWork
from app.language.text import fold
from app.models import Need
from app.usecases.naming import checked_name


def need_named(uow: UnitOfWork, name: str) -> int:
    """The need of this name, made if nobody knew it; two laptops make the same key for the same name."""
    shown = checked_name(name, "need.empty")
    rows = uow.session.query(Need.id, Need.name).filter(Need.deleted_at.is_(None))
    for key, known in rows:
        if fold(known) == fold(shown):
            return int(key)
    key = lookup_key("need", fold(shown))
    gone = uow.session.get(Need, key)
    if gone is not None:
        gone.deleted_at, gone.name = None, shown
        return gone.id
    return uow.add(Need(id=key, name=shown)).id
