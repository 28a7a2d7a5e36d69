"""The recycle bin: what was deleted, when and by whom, page by page."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.db.reader import Reader
from app.queries.merged import unmerged

PAGE = 100
KEPT_DAYS = 30

_WHOSE = (
    "concat_ws(' · ', (SELECT name FROM customer WHERE id = t.customer_id), "
    "(SELECT name FROM deal WHERE id = t.deal_id))"
)
_MERGED = "(SELECT '→ ' || w.name FROM {table} w WHERE w.id = t.merged_into_id)"
# how a deleted record is shown: title and detail, per table
_SHOWN = {
    "customer": ("t.name", f"concat_ws(' · ', t.city, t.phone, {_MERGED.format(table='customer')})"),
    "contact": (
        "t.name",
        "concat_ws(' · ', (SELECT name FROM customer WHERE id = t.customer_id), "
        f"{_MERGED.format(table='contact')})",
    ),
    "lead": ("t.name", f"concat_ws(' · ', t.firm, {_MERGED.format(table='lead')})"),
    "interaction": (
        "substr(t.summary, 1, 200)",
        "coalesce((SELECT name FROM customer WHERE id = t.customer_id), (SELECT name FROM lead WHERE "
        "id = t.lead_id))",
    ),
    "follow_up": (
        "t.subject",
        "coalesce((SELECT name FROM customer WHERE id = t.customer_id), (SELECT name FROM lead WHERE "
        "id = t.lead_id))",
    ),
    "deal": ("t.name", "(SELECT name FROM customer WHERE id = t.customer_id)"),
    "quote": ("t.number", "concat_ws(' · ', t.title, t.buyer_name)"),
    "sales_order": ("t.number", "concat_ws(' · ', t.title, t.buyer_name)"),
    "product": ("t.name", "t.code"),
    "campaign": ("t.name", "t.audience"),
    "competitor": ("t.name", "t.product"),
    "segment": ("t.name", "t.note"),
    "tie": (
        "concat_ws(' – ', coalesce((SELECT name FROM contact WHERE id = t.from_contact_id), "
        "(SELECT name FROM customer WHERE id = t.from_customer_id)), coalesce((SELECT name FROM contact "
        "WHERE id = t.to_contact_id), (SELECT name FROM customer WHERE id = t.to_customer_id)))",
        "concat_ws(' · ', t.forward, t.note)",
    ),
    "favour": ("t.what", "(SELECT name FROM customer WHERE id = t.customer_id)"),
    "promise": ("t.what", _WHOSE),
    "agreed_goal": ("t.what", _WHOSE),
    "objection": ("t.words", _WHOSE),
}
TABLES = tuple(_SHOWN)


class BinCursor(NamedTuple):
    """Where a page ended: the stamp and key of its last record."""

    stamp: int
    id: int


@dataclass(frozen=True, slots=True)
class Deleted:
    """A record in the bin. `deleted_at` is UTC ms; `stamp` the hybrid stamp behind it (one per step)."""

    table: str
    id: int
    title: str
    detail: str
    deleted_at: int
    stamp: int
    member: str | None


def deleted_records(
    reader: Reader, table: str, *, before: BinCursor | None = None, limit: int = PAGE
) -> list[Deleted]:
    """A page of one table's deleted records, the latest deleted first."""
    title, detail = _SHOWN[table]
    where, parameters = "", []
    if before is not None:
        where = " AND t.deleted_at <= ? AND (t.deleted_at < ? OR t.id < ?)"
        parameters = [before.stamp, before.stamp, before.id]
    rows = reader.all(
        f"SELECT t.id, {title}, {detail}, t.deleted_at FROM {table} t WHERE t.deleted_at IS NOT NULL{where} "
        "ORDER BY t.deleted_at DESC, t.id DESC LIMIT ?",
        [*parameters, limit],
    )
    people = _who(reader, {row[3] for row in rows})
    return [
        Deleted(table, key, shown, more or "", stamp >> 16, stamp, people.get(stamp))
        for key, shown, more, stamp in rows
    ]


def deleted_ids(reader: Reader, table: str) -> "array[int]":
    """Every deleted record of a table, the latest deleted first."""
    return reader.ids(
        f"SELECT id FROM {table} WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, id DESC"
    )


def deleted_by_ids(reader: Reader, table: str, ids: Sequence[int]) -> dict[int, Deleted]:
    """Some deleted records by key; those that are no longer in the bin are left out."""
    title, detail = _SHOWN[table]
    rows = reader.by_ids(
        f"SELECT t.id, {title}, {detail}, t.deleted_at FROM {table} t "
        "WHERE t.id IN {ids} AND t.deleted_at IS NOT NULL",
        ids,
    )
    people = _who(reader, {row[3] for row in rows})
    return {
        key: Deleted(table, key, shown, more or "", stamp >> 16, stamp, people.get(stamp))
        for key, shown, more, stamp in rows
    }


def names_of_records(reader: Reader, table: str, ids: Sequence[int]) -> list[str]:
    """What a few records are called, deleted or not."""
    title = _SHOWN[table][0]
    rows = reader.by_ids(f"SELECT t.id, {title} FROM {table} t WHERE t.id IN {{ids}} ORDER BY t.id", ids)
    return [str(shown) for _key, shown in rows]


def has_expired(reader: Reader, before_ms: int) -> bool:
    """Whether something has been in the bin since before that moment."""
    stamp = before_ms << 16
    return any(
        reader.one(f"SELECT 1 FROM {table} WHERE deleted_at < ?{unmerged(table)} LIMIT 1", (stamp,))
        is not None
        for table in TABLES
    )


def counts(reader: Reader) -> dict[str, int]:
    """How many deleted records each table has."""
    return {
        table: int(reader.value(f"SELECT count(*) FROM {table} WHERE deleted_at IS NOT NULL"))
        for table in TABLES
    }


def _who(reader: Reader, stamps: set[int]) -> dict[int, str]:
    """Who deleted: the step that bears the same stamp."""
    rows = reader.by_ids(
        "SELECT s.at, m.name FROM journal_step s JOIN member m ON m.id = s.member_id WHERE s.at IN {ids}",
        stamps,
    )
    return dict(rows)
