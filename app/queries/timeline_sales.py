"""What was ordered and paid, as entries of a customer's timeline; days without a clock stand at noon."""

from dataclasses import replace

from app.db.reader import Reader
from app.queries.timeline import Cursor, TimelineEntry, before_cursor, like, saying

NOON = "CAST(strftime('%s', {day} || 'T12:00:00') AS INTEGER) * 1000"
_ORDERED, _PAID = NOON.format(day="o.ordered_day"), NOON.format(day="p.paid_day")


def sales_entries(
    reader: Reader, customer: int, before: Cursor | None, limit: int, text: str = ""
) -> list[TimelineEntry]:
    """Orders and payments, newest first; `details` hold amount, currency and, of a payment, its order."""
    return [
        *_orders(reader, customer, before, limit, text),
        *_payments(reader, customer, before, limit, text),
    ]


def sales_count(reader: Reader, customer: int) -> int:
    """How many entries they are."""
    orders = reader.value(
        "SELECT count(*) FROM sales_order WHERE customer_id = ? AND deleted_at IS NULL", (customer,)
    )
    payments = reader.value(
        "SELECT count(*) FROM payment p JOIN sales_order o ON o.id = p.order_id WHERE o.customer_id = ? "
        "AND o.deleted_at IS NULL AND p.deleted_at IS NULL",
        (customer,),
    )
    return int(orders) + int(payments)


def _orders(
    reader: Reader, customer: int, before: Cursor | None, limit: int, text: str
) -> list[TimelineEntry]:
    where, parameters = before_cursor(_ORDERED, "o.id", before)
    if text:
        where += saying("o.number", "o.title")
        parameters += [like(text)] * 2
    rows = reader.all(
        f"SELECT o.id, {_ORDERED}, o.state, concat_ws(' · ', o.number, o.title), m.name, o.total, o.currency "
        "FROM sales_order o LEFT JOIN member m ON m.id = o.owner_id "
        f"WHERE o.customer_id = ? AND o.deleted_at IS NULL{where} ORDER BY o.ordered_day DESC, o.id DESC LIMIT ?",
        [customer, *parameters, limit],
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
    reader: Reader, customer: int, before: Cursor | None, limit: int, text: str
) -> list[TimelineEntry]:
    where, parameters = before_cursor(_PAID, "p.id", before)
    if text:
        where += saying("o.number", "p.method", "p.note")
        parameters += [like(text)] * 3
    rows = reader.all(
        f"SELECT p.id, {_PAID}, 'payment', concat_ws(' · ', o.number, p.method, p.note), p.amount, o.currency, o.id "
        "FROM payment p JOIN sales_order o ON o.id = p.order_id "
        f"WHERE o.customer_id = ? AND o.deleted_at IS NULL AND p.deleted_at IS NULL{where} "
        "ORDER BY p.paid_day DESC, p.id DESC LIMIT ?",
        [customer, *parameters, limit],
    )
    return [
        replace(
            TimelineEntry("payment", *row[:4]),
            details={"amount": row[4], "currency": row[5], "order": row[6]},
        )
        for row in rows
    ]
