"""The columns of the Orders table, and how sums and states of an order look."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.itemmodels.columns import Column
from app.language.money_text import format_money
from app.language.spoken import spoken_day
from app.queries.orders import OrderRow
from app.views.context import Context
from app.views.customer_columns import WORDS
from app.vocabulary import OrderState

STATE_TONES = {OrderState.OPEN: "blue", OrderState.DELIVERED: "green", OrderState.CANCELLED: ""}


def order_columns(context: Context) -> tuple[Column, ...]:
    """All of them, in their first order."""
    tr = QCoreApplication.translate
    wider = 0 if context.language == "zh_CN" else WORDS

    def money(minor: int, row: OrderRow) -> str:
        return format_money(minor, row.currency, context.language)

    return (
        Column("tick", "", "check", width=46, min_width=46, sortable=False, movable=False),
        Column("number", tr("OrderColumns", "Number"), width=134, min_width=110, movable=False),
        Column("customer", tr("OrderColumns", "Customer"), "two_line", width=176, min_width=140, stretch=True,
               value=lambda row: (row.customer or "—", row.title or "")),
        Column("day", tr("OrderColumns", "Day"), "date", width=96, narrow_rank=5,
               value=lambda row: day_words(context, row.day)),
        Column("total", tr("OrderColumns", "Total"), "money", width=116, align="right",
               value=lambda row: money(row.total, row)),
        Column("paid", tr("OrderColumns", "Received"), "money", width=116, align="right", narrow_rank=3,
               value=lambda row: money(row.paid, row) if row.paid else "—"),
        Column("open", tr("OrderColumns", "Still owed"), "chip", width=124 + wider // 3,
               value=lambda row: owed_chip(context, row)),
        Column("state", tr("OrderColumns", "State"), "chip", width=88 + wider // 3, narrow_rank=4,
               value=lambda row: (context.word("order_state", row.state), STATE_TONES[OrderState(row.state)])),
        Column("delivery", tr("OrderColumns", "Delivery"), width=116 + wider // 3, narrow_rank=2, role="mid",
               value=lambda row: delivery_words(context, row)),
        Column("owner", tr("OrderColumns", "Owner"), width=72 + wider // 2, narrow_rank=1, editable=True, role="mid",
               edit_value=lambda row: row.owner_id, value=lambda row: row.owner),
    )  # fmt: skip


def day_words(context: Context, day: str | None) -> str:
    """A day as people say it; nothing where there is none."""
    return spoken_day(date.fromisoformat(day), context.now(), context.language) if day else ""


def owed_chip(context: Context, row: OrderRow) -> tuple[str, str]:
    """What is still owed of an order: red when a part of it should have come in."""
    if row.state == OrderState.CANCELLED:
        return "—", "plain"
    if row.open <= 0:
        return QCoreApplication.translate("OrderColumns", "Paid"), "plain"
    return format_money(row.open, row.currency, context.language), "red" if row.overdue else "accent"


def delivery_words(context: Context, row: OrderRow) -> str:
    """When it was delivered, or is to be."""
    if row.delivered_day:
        return day_words(context, row.delivered_day)
    if not row.delivery_day or row.state != OrderState.OPEN:
        return ""
    due = QCoreApplication.translate("OrderColumns", "due {day}")
    return due.format(day=day_words(context, row.delivery_day))
