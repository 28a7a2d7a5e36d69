"""One order: what was agreed, delivered, returned, is to be paid and was paid."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from app.db.reader import Reader
from app.insight.receivables import Filled, fill

_COLUMNS = (
    *("id", "number", "state", "title", "customer_id", "contact_id", "deal_id", "quote_id", "buyer_name"),
    *("buyer_contact", "buyer_address", "ordered_day", "delivery_day", "delivered_day", "cancelled_day"),
    *("bought_for", "payment_terms", "delivery", "after_sales", "invoice_number", "invoice_day", "note"),
    *(
        "owner_id",
        "currency",
        "tax_included",
        "net",
        "tax",
        "promotion",
        "promotion_name",
        "rounding",
        "total",
    ),
    *("paid", "returned", "deleted_at", "import_run_id"),
)


class LineRow(NamedTuple):
    """A line and how much of it came back; figures as in app.models.quote.Line."""

    id: int
    name: str
    code: str | None
    unit: str | None
    quantity: int
    price: int
    discount: int
    gift: bool
    tax_rate: int
    amount: int
    note: str | None
    product_id: int | None
    bundle_id: int | None
    cost: int | None
    returned: int


class InstalmentRow(NamedTuple):
    """A part of the plan as it was agreed."""

    id: int
    amount: int
    due_day: str | None
    label: str | None
    after: str | None
    days: int | None


class PaymentRow(NamedTuple):
    """Money that came in."""

    id: int
    paid_day: str
    amount: int
    method: str | None
    note: str | None


class ReturnRow(NamedTuple):
    """What came back."""

    id: int
    returned_day: str
    line: str | None
    quantity: int | None
    amount: int
    reason: str | None


@dataclass(frozen=True)
class OrderDetail:
    """The whole of it. `values` are the columns; `parts` the plan as payments fill it, the last perhaps not planned."""

    values: Mapping[str, Any]
    customer: str | None
    owner: str | None
    lines: tuple[LineRow, ...] = field(default=())
    plan: tuple[InstalmentRow, ...] = field(default=())
    parts: tuple[Filled, ...] = field(default=())
    payments: tuple[PaymentRow, ...] = field(default=())
    returns: tuple[ReturnRow, ...] = field(default=())

    @property
    def open(self) -> int:
        """What is still owed in minor units."""
        return int(self.values["total"] - self.values["returned"] - self.values["paid"])


def order_detail(reader: Reader, key: int, today: str) -> OrderDetail | None:
    """An order with everything that belongs to it; None when it was erased."""
    row = reader.one(
        f"SELECT {', '.join(f'o.{column}' for column in _COLUMNS)}, c.name, m.name FROM sales_order o "
        "LEFT JOIN customer c ON c.id = o.customer_id LEFT JOIN member m ON m.id = o.owner_id WHERE o.id = ?",
        (key,),
    )
    if row is None:
        return None
    *values, customer, owner = row
    named = dict(zip(_COLUMNS, values, strict=True))
    plan = tuple(
        InstalmentRow(*part)
        for part in reader.all(
            'SELECT id, amount, due_day, label, "after", days FROM instalment WHERE order_id = ? '
            "AND deleted_at IS NULL ORDER BY position, id",
            (key,),
        )
    )
    due = [(part.amount, part.due_day) for part in plan]
    parts = fill(named["total"], due, paid=named["paid"], returned=named["returned"], today=today)
    return OrderDetail(
        named,
        customer,
        owner,
        _lines(reader, key),
        plan,
        tuple(parts),
        _payments(reader, key),
        _returns(reader, key),
    )


def _lines(reader: Reader, key: int) -> tuple[LineRow, ...]:
    rows = reader.all(
        "SELECT l.id, l.name, l.code, l.unit, l.quantity, l.price, l.discount, l.gift, l.tax_rate, l.amount, l.note, "
        "l.product_id, l.bundle_id, l.cost, coalesce((SELECT sum(r.quantity) FROM order_return r "
        "WHERE r.order_line_id = l.id AND r.deleted_at IS NULL), 0) FROM order_line l "
        "WHERE l.order_id = ? AND l.deleted_at IS NULL ORDER BY l.position, l.id",
        (key,),
    )
    return tuple(LineRow(*row) for row in rows)


def _payments(reader: Reader, key: int) -> tuple[PaymentRow, ...]:
    rows = reader.all(
        "SELECT id, paid_day, amount, method, note FROM payment WHERE order_id = ? AND deleted_at IS NULL "
        "ORDER BY paid_day, id",
        (key,),
    )
    return tuple(PaymentRow(*row) for row in rows)


def _returns(reader: Reader, key: int) -> tuple[ReturnRow, ...]:
    rows = reader.all(
        "SELECT r.id, r.returned_day, l.name, r.quantity, r.amount, r.reason FROM order_return r "
        "LEFT JOIN order_line l ON l.id = r.order_line_id WHERE r.order_id = ? AND r.deleted_at IS NULL "
        "ORDER BY r.returned_day, r.id",
        (key,),
    )
    return tuple(ReturnRow(*row) for row in rows)
