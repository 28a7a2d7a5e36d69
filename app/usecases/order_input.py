"""What the forms say of orders, payments and returns; importable without the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class LineInput:
    """A line of an order as it was agreed; figures as in app.models.quote.Line. `id` names an existing line."""

    name: str
    quantity: int = 1_000
    price: int = 0
    discount: int = 0
    tax_rate: int = 0
    code: str | None = None
    unit: str | None = None
    note: str | None = None
    gift: bool = False
    cost: int | None = None
    product_id: int | None = None
    bundle_id: int | None = None
    id: int | None = None


@dataclass(frozen=True)
class InstalmentInput:
    """A part of the total in minor units: due on `due_day` (ISO), or `days` after an event (`after`)."""

    amount: int
    due_day: str | None = None
    label: str | None = None
    after: str | None = None
    days: int | None = None


@dataclass(frozen=True)
class OrderInput:
    """A new order. `values` are EDITABLE columns; `promotion` is positive, `round_to` a step in minor units.

    Without instalments the whole total is due on the day of the order. `number` "" = the next of this device.
    """

    lines: Sequence[LineInput]
    customer_id: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    currency: str = ""
    tax_included: bool = True
    promotion: int = 0
    round_to: int = 0
    instalments: Sequence[InstalmentInput] | None = None
    number: str = ""


@dataclass(frozen=True)
class PaymentInput:
    """Money received for an order on a day (ISO); a negative amount was paid back."""

    amount: int
    paid_day: str
    method: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class ReturnInput:
    """Goods that came back of one line (thousandths), or a credit without goods; the amount is what is credited."""

    amount: int
    returned_day: str
    line_id: int | None = None
    quantity: int | None = None
    reason: str | None = None
