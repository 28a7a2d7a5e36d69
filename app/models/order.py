"""订单与回款: what was ordered, delivered, returned, is to be paid and was paid."""

from sqlalchemy import Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Recorded, reference
from app.models.quote import Line, Sums


class SalesOrder(Recorded, Sums, Base):
    """An order. What was agreed is kept as it was then: names, address, prices.

    `state` is open, delivered or cancelled. `home_total` is the total in minor units of the firm's own currency
    (the same as `total` where that is the order's; empty = no rate known, not counted in sums). User and payer
    are named where they differ from the buyer. The last block is kept by triggers.
    """

    __tablename__ = "sales_order"

    number: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, default="open")
    title: Mapped[str | None] = mapped_column(Text)
    customer_id: Mapped[int | None] = reference("customer.id", index=False)
    contact_id: Mapped[int | None] = reference("contact.id")
    user_contact_id: Mapped[int | None] = reference("contact.id")
    payer_contact_id: Mapped[int | None] = reference("contact.id")
    deal_id: Mapped[int | None] = reference("deal.id")
    quote_id: Mapped[int | None] = reference("quote.id")
    buyer_name: Mapped[str | None] = mapped_column(Text)
    buyer_contact: Mapped[str | None] = mapped_column(Text)
    buyer_address: Mapped[str | None] = mapped_column(Text)
    ordered_day: Mapped[str] = mapped_column(Text)
    delivery_day: Mapped[str | None] = mapped_column(Text)
    delivered_day: Mapped[str | None] = mapped_column(Text)
    cancelled_day: Mapped[str | None] = mapped_column(Text)
    home_total: Mapped[int | None] = mapped_column(Integer)
    bought_for: Mapped[str | None] = mapped_column(Text)
    payment_terms: Mapped[str | None] = mapped_column(Text)
    delivery: Mapped[str | None] = mapped_column(Text)
    after_sales: Mapped[str | None] = mapped_column(Text)
    invoice_number: Mapped[str | None] = mapped_column(Text)
    invoice_day: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    owner_id: Mapped[int | None] = reference("member.id", index=False)
    channel_id: Mapped[int | None] = reference("channel.id")
    campaign: Mapped[str | None] = mapped_column(Text)
    external_id: Mapped[str | None] = mapped_column(Text)
    import_run_id: Mapped[int | None] = reference("import_run.id")

    paid: Mapped[int] = mapped_column(Integer, default=0)
    returned: Mapped[int] = mapped_column(Integer, default=0)


class OrderLine(Recorded, Line, Base):
    """A line of an order."""

    __tablename__ = "order_line"

    order_id: Mapped[int] = reference("sales_order.id")
    product_id: Mapped[int | None] = reference("product.id")
    bundle_id: Mapped[int | None] = reference("product.id", index=False)


class Instalment(Recorded, Base):
    """回款计划: a part of an order's total and the day it is due; without a day it waits for `after` (delivery …)."""

    __tablename__ = "instalment"

    order_id: Mapped[int] = reference("sales_order.id")
    position: Mapped[int] = mapped_column(Integer, default=0)
    label: Mapped[str | None] = mapped_column(Text)
    amount: Mapped[int] = mapped_column(Integer)
    after: Mapped[str | None] = mapped_column(Text)
    days: Mapped[int | None] = mapped_column(Integer)
    due_day: Mapped[str | None] = mapped_column(Text)


class Payment(Recorded, Base):
    """回款: money received for an order (negative = paid back); it fills the instalments in their order."""

    __tablename__ = "payment"

    order_id: Mapped[int] = reference("sales_order.id")
    paid_day: Mapped[str] = mapped_column(Text)
    amount: Mapped[int] = mapped_column(Integer)
    method: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)


class OrderReturn(Recorded, Base):
    """退货: what came back of a line; `quantity` in thousandths, `amount` in minor units credited."""

    __tablename__ = "order_return"

    order_id: Mapped[int] = reference("sales_order.id")
    order_line_id: Mapped[int | None] = reference("order_line.id")
    returned_day: Mapped[str] = mapped_column(Text)
    quantity: Mapped[int | None] = mapped_column(Integer)
    amount: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str | None] = mapped_column(Text)


ORDER_INDEXES = (
    Index("ix_sales_order_number", SalesOrder.number),
    Index(
        "ix_sales_order_live_customer",
        SalesOrder.customer_id,
        SalesOrder.ordered_day,
        SalesOrder.state,
        SalesOrder.home_total,
        sqlite_where=text("deleted_at IS NULL"),
    ),
    Index(
        "ix_sales_order_live_day",
        SalesOrder.ordered_day,
        SalesOrder.id,
        sqlite_where=text("deleted_at IS NULL"),
    ),
    Index(
        "ix_sales_order_live_total", SalesOrder.total, SalesOrder.id, sqlite_where=text("deleted_at IS NULL")
    ),
    Index(
        "ix_sales_order_live_delivery",
        SalesOrder.delivery_day,
        sqlite_where=text("deleted_at IS NULL AND state = 'open'"),
    ),
    Index("ix_sales_order_external", SalesOrder.external_id, sqlite_where=text("external_id IS NOT NULL")),
    Index("ix_sales_order_deleted", SalesOrder.deleted_at, sqlite_where=text("deleted_at IS NOT NULL")),
    Index("ix_instalment_live_due", Instalment.due_day, sqlite_where=text("deleted_at IS NULL")),
    Index("ix_payment_live_day", Payment.paid_day, sqlite_where=text("deleted_at IS NULL")),
)
