"""Whole orders with their lines for an export, page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, NamedTuple

from app.db.reader import Reader

PAGE = 500
_COLUMNS = (
    "o.id, o.number, coalesce(o.buyer_name, c.name, ''), o.customer_id, o.ordered_day, o.currency, o.total, o.state, "
    "o.paid, o.returned, coalesce(o.buyer_contact, ''), coalesce(o.buyer_address, ''), coalesce(o.delivery_day, ''), "
    "coalesce(o.delivered_day, ''), coalesce(o.invoice_number, ''), coalesce(m.name, ''), coalesce(o.note, ''), "
    "coalesce(c.external_id, '')"
)
_FROM = (
    "FROM sales_order o LEFT JOIN customer c ON c.id = o.customer_id LEFT JOIN member m ON m.id = o.owner_id "
    "WHERE o.deleted_at IS NULL"
)


class ExportedLine(NamedTuple):
    """A line; figures as in app.models.quote.Line."""

    product: str
    code: str
    quantity: int
    unit: str
    price: int
    discount: int
    tax_rate: int
    amount: int


@dataclass(frozen=True)
class ExportedOrder:
    """An order; sums in minor units of `currency`, days as ISO texts ("" = none)."""

    id: int
    number: str
    customer: str
    customer_id: int | None
    day: str
    currency: str
    total: int
    state: str
    paid: int
    returned: int
    contact: str
    address: str
    delivery_day: str
    delivered_day: str
    invoice: str
    owner: str
    note: str
    customer_number: str
    lines: tuple[ExportedLine, ...] = field(default=(), hash=False)


def count_orders(reader: Reader) -> int:
    """How many orders there are to export."""
    return int(reader.value("SELECT live FROM total WHERE table_name = 'sales_order'") or 0)


def order_pages(reader: Reader, ids: Sequence[int] | None = None) -> Iterator[list[ExportedOrder]]:
    """The live orders in the order they were made, or these in the order given."""
    if ids is not None:
        wanted = iter(ids)
        while page := list(islice(wanted, PAGE)):
            found = {
                row[0]: row for row in reader.by_ids(f"SELECT {_COLUMNS} {_FROM} AND o.id IN {{ids}}", page)
            }
            yield _complete(reader, [found[key] for key in page if key in found])
        return
    last = -1
    while rows := reader.all(f"SELECT {_COLUMNS} {_FROM} AND o.id > ? ORDER BY o.id LIMIT {PAGE}", (last,)):
        last = rows[-1][0]
        yield _complete(reader, rows)


def _complete(reader: Reader, rows: Sequence[tuple[Any, ...]]) -> list[ExportedOrder]:
    lines: dict[int, list[ExportedLine]] = {}
    for key, *line in reader.by_ids(
        "SELECT order_id, name, coalesce(code, ''), quantity, coalesce(unit, ''), price, discount, tax_rate, amount "
        "FROM order_line WHERE order_id IN {ids} AND deleted_at IS NULL ORDER BY order_id, position, id",
        [row[0] for row in rows],
    ):
        lines.setdefault(key, []).append(ExportedLine(*line))
    return [replace(ExportedOrder(*row), lines=tuple(lines.get(row[0], ()))) for row in rows]
