"""Erase records for good: they, what hangs on them, their history, and every trace left in the file."""

import json
from collections.abc import Iterable
from contextlib import closing

from app.db.erasing import erase_rows, receipt
from app.db.store import Store
from app.db.unit_of_work import UnitOfWork
from app.queries.merged import unmerged
from app.sentences.errors import UserError
from app.usecases.recycling import KEPT_DAYS, RECYCLABLE

_IDS = "(SELECT value FROM json_each(?))"
DAY_MS = 86_400_000


def erase_records(uow: UnitOfWork, table: str, ids: Iterable[int]) -> int:
    """Erase records that lie in the recycle bin; returns how many there were. It cannot be undone.

    With a customer go contacts, phones, tags, talks, follow-ups and attachments, with every record its
    words in the index and what the journal noted of it. Call `wipe_traces` after the commit.
    """
    if table not in RECYCLABLE:
        raise UserError("record.gone", kind=f"@table.{table}")
    uow.session.flush()
    rows = uow.driver.execute(
        f"SELECT id FROM {table} WHERE id IN {_IDS} AND deleted_at IS NOT NULL", (json.dumps(list(ids)),)
    ).fetchall()
    roots = {key for (key,) in rows}
    if not roots:
        return 0
    erased = erase_rows(uow.driver, table, roots)
    uow.session.expire_all()
    uow.recorder.wholesale |= erased.keys()
    uow.step.values["count"] = len(roots)
    _keep_receipt(uow, erased)
    return len(roots)


def _keep_receipt(uow: UnitOfWork, erased: dict[str, set[int]]) -> None:
    """The step says which keys went (not who they were), so that no backup brings them back."""
    known: dict[str, list[list[int]]] = uow.step.values.setdefault("erased", {})  # type: ignore[assignment]
    for table, ranges in receipt(erased).items():
        known.setdefault(table, []).extend(ranges)
    uow.keep_step()


def erase_expired(uow: UnitOfWork, days: int = KEPT_DAYS) -> int:
    """Erase whatever has been in the recycle bin longer than its days; returns how many records."""
    count = 0
    for table in RECYCLABLE:
        if keys := expired(uow, table, days):
            count += erase_records(uow, table, keys)
    uow.step.values["count"] = count
    return count


def expired(uow: UnitOfWork, table: str, days: int = KEPT_DAYS) -> list[int]:
    """Records of a table whose days in the recycle bin are over; merged ones stay, so that it can be taken back."""
    before = (uow.now_ms - days * DAY_MS) << 16
    rows = uow.driver.execute(
        f"SELECT id FROM {table} WHERE deleted_at < ?{unmerged(table)}", (before,)
    ).fetchall()
    return [key for (key,) in rows]


def wipe_traces(store: Store) -> bool:
    """Empty the write-ahead log, where copies of erased records linger; False while somebody reads it."""
    with closing(store.driver()) as connection:
        (busy, _log, _done) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
