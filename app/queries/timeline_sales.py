"""What was offered, ordered and paid, as entries of a timeline; days without a clock stand at noon."""

from dataclasses import replace

from app.db.reader import Reader
from app.queries.timeline import Cursor, TimelineEntry, before_cursor, like, saying
from app.vocabulary import RecordKind

NOON = "CAST(strftime('%s', {day} || 'T12:00:00') AS INTEGER) * 1000"
_ORDERED, _PAID = NOON.format(day="o.ordered_day"), NOON.format(day="p.paid_day")
_OFFERED = NOON.format(day="coalesce(q.sent_day, q.made_day)")
_WHOSE = {RecordKind.CUSTOMER: "customer_id", RecordKind.DEAL: "deal_id"}


def sales_entries(
    reader: Reader, owner: RecordKind, key: int, before: Cursor | None, limit: int, text: str = ""
) -> list[TimelineEntry]:
    """Quotes (each version), orders and payments of a customer or deal, newest first.

    `details` hold amount, currency, of a quote its version, of an order or payment the order.
    """
    column = _WHOSE.get(owner)
    if column is None:
        return []
    return [
        *_quotes(reader, column, key, before, limit, text),
        *_orders(reader, column, key, before, limit, text),
        *_payments(reader, column, key, before, limit, text),
    ]


def sales_count(reader: Reader, owner: RecordKind, key: int) -> int:
    """How many entries they are."""
    column = _WHOSE.get(owner)
    if column is None:
        return 0
    whole = 0
    for table in ("quote", "sales_order"):
        whole += reader.value(
            f"SELECT count(*) FROM {table} WHERE {column} = ? AND deleted_at IS NULL", (key,)
        )
    payments = reader.value(
        f"SELECT count(*) FROM payment p JOIN sales_order o ON o.id = p.order_id WHERE o.{column} = ? "
        "AND o.deleted_at IS NULL AND p.deleted_at IS NULL",
        (key,),
    )
    return int(whole) + int(payments)


def _quotes(
    reader: Reader, column: str, key: int, before: Cursor | None, limit: int, text: str
) -> list[TimelineEntry]:
    where, parameters = before_cursor(_OFFERED, "q.id", before)
    if text:
        where += saying("q.number", "q.title", "q.end_reason")
        parameters += [like(text)] * 3
    rows = reader.all(
        f"SELECT q.id, {_OFFERED}, q.state, concat_ws(' · ', q.number, q.title), m.name, q.end_reason, q.valid_until, "
        "q.total, q.currency, q.version FROM quote q LEFT JOIN member m ON m.id = q.owner_id "
        f"WHERE q.{column} = ? AND q.deleted_at IS NULL{where} ORDER BY 2 DESC, q.id DESC LIMIT ?",
        [key, *parameters, limit],
    )
    return [
        replace(
            TimelineEntry("quote", *row[:4]),
            member=row[4],
            result=row[5],
            due=row[6],
            details={"amount": row[7], "currency": row[8], "version": row[9]},
        )
        for row in rows
    ]


def _orders(
    reader: Reader, column: str, key: int, before: Cursor | None, limit: int, text: str
) -> list[TimelineEntry]:
    where, parameters = before_cursor(_ORDERED, "o.id", before)
    if text:
        where += saying("o.number", "o.title")
        parameters += [like(text)] * 2
    rows = reader.all(
        f"SELECT o.id, {_ORDERED}, o.state, concat_ws(' · ', o.number, o.title), m.name, o.total, o.currency "
        "FROM sales_order o LEFT JOIN member m ON m.id = o.owner_id "
        f"WHERE o.{column} = ? AND o.deleted_at IS NULL{where} ORDER BY o.ordered_day DESC, o.id DESC LIMIT ?",
        [key, *parameters, limit],
    )
    return [
        replace(
            TimelineEntry("sales_order", *row[:4]),
            member=row[4],
            details={"amount": row[5], "currency": row[6], "order": row[0]},
        )
        for row in rows
    ]


def _payments(
    reader: Reader, column: str, key: int, before: Cursor | None, limit: int, text: str
) -> list[TimelineEntry]:
    where, parameters = before_cursor(_PAID, "p.id", before)
    if text:
        where += saying("o.number", "p.method", "p.note")
        parameters += [like(text)] * 3
    rows = reader.all(
        f"SELECT p.id, {_PAID}, 'payment', concat_ws(' · ', o.number, p.method, p.note), p.amount, o.currency, o.id "
        "FROM payment p JOIN sales_order o ON o.id = p.order_id "
        f"WHERE o.{column} = ? AND o.deleted_at IS NULL AND p.deleted_at IS NULL{where} "
        "ORDER BY p.paid_day DESC, p.id DESC LIMIT ?",
        [key, *parameters, limit],
    )
    return [
        replace(
            TimelineEntry("payment", *row[:4]),
            details={"amount": row[4], "currency": row[5], "order": row[6]},
        )
        for row in rows
    ]
