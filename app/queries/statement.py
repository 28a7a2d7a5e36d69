"""What a statement 对账单 of a customer is made of: orders, payments and returns, by currency."""

from app.db.reader import Reader
from app.insight.statement import Move, MoveKind, Statement, statement

_STANDS = "o.deleted_at IS NULL AND o.state <> 'cancelled' AND o.customer_id = ?"


def statements_of(reader: Reader, customer_id: int, start: str, end: str) -> list[Statement]:
    """One statement per currency in which the customer ever ordered; those without anything to say are left out."""
    moves = _moves(reader, customer_id)
    found = [statement(listed, start, end, currency) for currency, listed in moves.items()]
    return [one for one in found if one.rows or one.opening]


_SOURCES = {
    MoveKind.ORDER: (1, "o.ordered_day, o.number, coalesce(o.title, ''), o.total FROM sales_order o WHERE 1"),
    MoveKind.PAYMENT: (
        -1,
        "p.paid_day, o.number, concat_ws(' · ', p.method, p.note), p.amount FROM payment p "
        "JOIN sales_order o ON o.id = p.order_id WHERE p.deleted_at IS NULL",
    ),
    MoveKind.RETURN: (
        -1,
        "r.returned_day, o.number, concat_ws(' · ', l.name, r.reason), r.amount FROM order_return r "
        "JOIN sales_order o ON o.id = r.order_id LEFT JOIN order_line l ON l.id = r.order_line_id "
        "WHERE r.deleted_at IS NULL",
    ),
}


def _moves(reader: Reader, customer_id: int) -> dict[str, list[Move]]:
    found: dict[str, list[Move]] = {}
    for kind, (sign, source) in _SOURCES.items():
        for currency, day, number, words, amount in reader.all(
            f"SELECT o.currency, {source} AND {_STANDS}", (customer_id,)
        ):
            found.setdefault(currency, []).append(Move(day, kind, number, words, sign * amount))
    return found
