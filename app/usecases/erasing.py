"""Erase records for good: they, what hangs on them, their history, and every trace left in the file."""

import json
from collections.abc import Iterable, Sequence
from contextlib import closing

from app.db import search_index
from app.db.journal_erase import forget_records
from app.db.store import Store
from app.db.unit_of_work import UnitOfWork
from app.models import Base
from app.sentences.errors import UserError
from app.usecases.recycling import KEPT_DAYS, RECYCLABLE

_IDS = "(SELECT value FROM json_each(?))"
DAY_MS = 86_400_000

# what goes with its owner; every other reference to an erased record is emptied
_PARTS = {
    ("contact", "customer_id"),
    ("interaction", "customer_id"),
    ("interaction", "lead_id"),
    ("follow_up", "customer_id"),
    ("follow_up", "lead_id"),
    ("reach", "customer_id"),
    ("reach", "contact_id"),
    ("reach", "lead_id"),
    ("tag_link", "customer_id"),
    ("tag_link", "contact_id"),
    ("tag_link", "lead_id"),
    ("attachment", "customer_id"),
    ("attachment", "interaction_id"),
}


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
    erased = _with_parts(uow, table, roots)
    _loosen(uow, erased)
    for name, keys in erased.items():
        uow.driver.execute(f"DELETE FROM {name} WHERE id IN {_IDS}", (json.dumps(sorted(keys)),))
    uow.driver.execute("DELETE FROM attachment_content WHERE sha256 NOT IN (SELECT sha256 FROM attachment)")
    search_index.refresh(uow.driver, erased)
    search_index.purge(uow.driver)
    forget_records(uow.driver, erased)
    uow.session.expire_all()
    uow.recorder.wholesale |= erased.keys()
    uow.step.values["count"] = len(roots)
    return len(roots)


def erase_expired(uow: UnitOfWork, days: int = KEPT_DAYS) -> int:
    """Erase whatever has been in the recycle bin longer than its days; returns how many records."""
    count = 0
    for table in RECYCLABLE:
        if keys := expired(uow, table, days):
            count += erase_records(uow, table, keys)
    uow.step.values["count"] = count
    return count


def expired(uow: UnitOfWork, table: str, days: int = KEPT_DAYS) -> list[int]:
    """Records of a table whose days in the recycle bin are over."""
    before = (uow.now_ms - days * DAY_MS) << 16
    rows = uow.driver.execute(f"SELECT id FROM {table} WHERE deleted_at < ?", (before,)).fetchall()
    return [key for (key,) in rows]


def wipe_traces(store: Store) -> bool:
    """Empty the write-ahead log, where copies of erased records linger; False while somebody reads it."""
    with closing(store.driver()) as connection:
        (busy, _log, _done) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _with_parts(uow: UnitOfWork, table: str, roots: set[int]) -> dict[str, set[int]]:
    """The records and all that hangs on them, by table."""
    erased = {table: set(roots)}
    fresh: dict[str, set[int]] = {table: set(roots)}
    while fresh:
        following: dict[str, set[int]] = {}
        for part, column in sorted(_PARTS):
            owner = column.removesuffix("_id")
            if keys := fresh.get(owner):
                found = _referring(uow, part, column, keys) - erased.get(part, set())
                erased.setdefault(part, set()).update(found)
                following.setdefault(part, set()).update(found)
        fresh = {name: keys for name, keys in following.items() if keys}
    return {name: keys for name, keys in erased.items() if keys}


def _referring(uow: UnitOfWork, table: str, column: str, keys: set[int]) -> set[int]:
    rows: Sequence[tuple[int]] = uow.driver.execute(
        f"SELECT id FROM {table} WHERE {column} IN {_IDS}", (json.dumps(sorted(keys)),)
    ).fetchall()
    return {key for (key,) in rows}


def _loosen(uow: UnitOfWork, erased: dict[str, set[int]]) -> None:
    """Empty every other reference to what is erased."""
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            column, target = key.parent.name, key.column.table.name
            if target in erased and (table.name, column) not in _PARTS and key.parent.nullable:
                uow.driver.execute(
                    f"UPDATE {table.name} SET {column} = NULL WHERE {column} IN {_IDS}",
                    (json.dumps(sorted(erased[target])),),
                )
