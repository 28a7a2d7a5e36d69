"""Needs (需求) by their names: found or made, renamed, removed."""

from app.db.bulk import ids_where, update_many
from app.db.keys import lookup_key
from app.db.unit_of_work import UnitOfWork
from app.language.text import fold
from app.models import Need
from app.sentences.errors import UserError
from app.usecases.naming import checked_name

_USERS = ("product_need", "deal_need", "solution_line", "question")


def need_named(uow: UnitOfWork, name: str) -> int:
    """The need of this name, made if nobody knew it; two laptops make the same key for the same name."""
    shown = checked_name(name, "need.empty")
    known = _known(uow, shown)
    if known is not None:
        return known
    key = lookup_key("need", fold(shown))
    gone = uow.session.get(Need, key)
    if gone is not None:
        gone.deleted_at, gone.name = None, shown
        return gone.id
    return uow.add(Need(id=key, name=shown)).id


def rename_need(uow: UnitOfWork, need_id: int, name: str) -> None:
    """Call a need otherwise; the name of another one is refused."""
    row = uow.get(Need, need_id)
    shown = checked_name(name, "need.empty")
    if _known(uow, shown) not in (None, need_id):
        raise UserError("need.exists", name=shown)
    row.name = shown


def delete_need(uow: UnitOfWork, need_id: int) -> int:
    """Remove a need from products and deals; returns of how many."""
    row = uow.get(Need, need_id)
    gone = 0
    for table in _USERS[:3]:
        sql = f"SELECT id FROM {table} WHERE need_id IN {{ids}} AND deleted_at IS NULL"
        gone += update_many(uow, table, ids_where(uow, sql, [need_id]), {"deleted_at": uow.stamp})
    asked = ids_where(uow, "SELECT id FROM question WHERE need_id IN {ids}", [need_id])
    update_many(uow, "question", asked, {"need_id": None})
    uow.recycle(uow.get(Need, row.id))
    return gone


def _known(uow: UnitOfWork, name: str) -> int | None:
    wanted = fold(name)
    rows = uow.session.query(Need.id, Need.name).filter(Need.deleted_at.is_(None)).order_by(Need.id)
    return next((int(key) for key, known in rows if fold(known) == wanted), None)
