"""The recycle bin: delete, restore, empty; and erasing for good what is older than its days."""

from collections.abc import Sequence

from app.db.bulk import update_many
from app.db.unit_of_work import UnitOfWork
from app.queries.merged import MERGED
from app.queries.recycle_bin import KEPT_DAYS
from app.sentences.errors import UserError

__all__ = ["KEPT_DAYS", "RECYCLABLE", "recycle_records", "restore_records"]

RECYCLABLE = (
    *("customer", "contact", "lead", "interaction", "follow_up"),
    *("deal", "quote", "sales_order", "product", "campaign", "competitor", "segment"),
    *("tie", "favour", "promise", "agreed_goal", "objection"),
)


def recycle_records(uow: UnitOfWork, table: str, ids: Sequence[int]) -> int:
    """Move records to the recycle bin; returns how many were there."""
    _check(table)
    return update_many(uow, table, ids, {"deleted_at": uow.stamp})


def restore_records(uow: UnitOfWork, table: str, ids: Sequence[int]) -> int:
    """Take records out of the recycle bin; one that was merged stands by itself again, without what has moved."""
    _check(table)
    merged: dict[str, None] = {"merged_into_id": None} if table in MERGED else {}
    return update_many(uow, table, ids, {"deleted_at": None, **merged})


def _check(table: str) -> None:
    if table not in RECYCLABLE:
        raise UserError("record.gone", kind=table)
