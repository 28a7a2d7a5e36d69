"""Price lists (价目表): add, edit, put in order, remove."""

from collections.abc import Sequence

from app.db.bulk import ids_where, update_many
from app.db.unit_of_work import UnitOfWork
from app.language.text import fold
from app.models import PriceList
from app.sentences.errors import UserError
from app.usecases.naming import checked_name
from app.usecases.product_input import PriceListInput


def add_price_list(uow: UnitOfWork, given: PriceListInput) -> int:
    """Keep a new price list behind the others; returns its key."""
    name = _own_name(uow, given.name, None)
    position = uow.session.query(PriceList).filter(PriceList.deleted_at.is_(None)).count()
    return uow.add(
        PriceList(
            name=name,
            currency=given.currency,
            tax_included=given.tax_included,
            note=given.note,
            position=position,
        )
    ).id


def usual_list(uow: UnitOfWork, name: str, currency: str) -> int:
    """The list that is meant when none is named; the first one is made under this name."""
    found = (
        uow.session.query(PriceList.id)
        .filter(PriceList.deleted_at.is_(None))
        .order_by(PriceList.position, PriceList.id)
        .first()
    )
    return int(found[0]) if found is not None else add_price_list(uow, PriceListInput(name, currency))


def edit_price_list(uow: UnitOfWork, list_id: int, given: PriceListInput) -> None:
    """Make a price list what the form says; its prices stay the figures they are."""
    row = uow.get(PriceList, list_id)
    row.name = _own_name(uow, given.name, list_id)
    row.currency, row.tax_included, row.note = given.currency, given.tax_included, given.note


def order_price_lists(uow: UnitOfWork, ids: Sequence[int]) -> None:
    """Put the lists in this order; the first is the usual one."""
    for position, list_id in enumerate(ids):
        uow.get(PriceList, list_id).position = position


def delete_price_list(uow: UnitOfWork, list_id: int) -> int:
    """Remove a price list and its prices; returns how many prices there were."""
    row = uow.get(PriceList, list_id)
    sql = "SELECT id FROM price WHERE price_list_id IN {ids} AND deleted_at IS NULL"
    gone = update_many(uow, "price", ids_where(uow, sql, [list_id]), {"deleted_at": uow.stamp})
    uow.recycle(uow.get(PriceList, row.id))
    return gone


def _own_name(uow: UnitOfWork, name: str, but: int | None) -> str:
    shown = checked_name(name)
    rows = uow.session.query(PriceList.id, PriceList.name).filter(PriceList.deleted_at.is_(None))
    if any(fold(known) == fold(shown) and key != but for key, known in rows):
        raise UserError("price_list.exists", name=shown)
    return shown
