"""The columns of the Products table, and how prices, rates and margins are written."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.itemmodels.columns import Column
from app.language.money_text import format_money
from app.language.quantities import format_rate
from app.language.spoken import spoken_day
from app.queries.products import PriceListRow, ProductRow, unit_margin
from app.views.context import Context


def product_columns(context: Context, chosen: Callable[[], PriceListRow | None]) -> tuple[Column, ...]:
    """All of them, in their first order; `chosen` is the list whose prices are shown."""
    tr = QCoreApplication.translate
    wider = 0 if context.language == "zh_CN" else 18

    def price(row: ProductRow) -> str:
        shown = chosen()
        amount = row.prices.get(shown.id) if shown is not None else None
        return money(amount, shown.currency if shown is not None else "", context.language)

    def state(row: ProductRow) -> tuple[str, str]:
        if not row.active:
            return tr("ProductColumns", "Off sale"), "warning"
        return (tr("ProductColumns", "Bundle"), "accent") if row.is_bundle else ("", "plain")

    return (
        Column("tick", "", "check", width=50, min_width=50, sortable=False, movable=False),
        Column("code", tr("ProductColumns", "Code"), width=96, roomy=112, role="mid", editable=True,
               edit_value=lambda row: row.code or ""),
        Column("name", tr("ProductColumns", "Product"), "two_line", width=190, min_width=150, stretch=True,
               movable=False, value=lambda row: (row.name, row.specification or "")),
        Column("category", tr("ProductColumns", "Category"), width=96, roomy=112, narrow_rank=3, role="mid",
               editable=True, edit_value=lambda row: row.category or ""),
        Column("unit", tr("ProductColumns", "Unit"), width=56 + wider, narrow_rank=5, role="mid", editable=True,
               edit_value=lambda row: row.unit or ""),
        Column("price", tr("ProductColumns", "Price"), "money", width=88, align="right", editable=True,
               value=price, edit_value=price),
        Column("cost", tr("ProductColumns", "Cost"), "money", width=88, align="right", narrow_rank=4, editable=True,
               role="mid", value=lambda row: cost_words(context, row), edit_value=lambda row: cost_words(context, row)),
        Column("margin", tr("ProductColumns", "Margin"), "money", width=72 + wider, align="right", narrow_rank=6,
               sortable=False, value=lambda row: margin_words(row, chosen())),
        Column("tax_rate", tr("ProductColumns", "Tax rate"), "money", width=64 + wider, align="right", narrow_rank=2,
               role="mid", editable=True, value=lambda row: rate_words(row.tax_rate),
               edit_value=lambda row: rate_words(row.tax_rate)),
        Column("launch_day", tr("ProductColumns", "Launch day"), "date", width=96 + wider, narrow_rank=1,
               value=lambda row: day_words(context, row.launch_day)),
        Column("state", tr("ProductColumns", "State"), "chip", width=76 + wider, narrow_rank=7, sortable=False,
               value=state),
    )  # fmt: skip


def money(amount: int | None, currency: str, language: str) -> str:
    """A sum; nothing where it is not known."""
    return "" if amount is None else format_money(amount, currency, language)


def cost_words(context: Context, row: ProductRow) -> str:
    """What one unit costs us."""
    return money(row.cost, row.currency or str(context.firm("currency")), context.language)


def rate_words(rate: int | None) -> str:
    """A rate in percent; nothing where it is not known."""
    return "" if rate is None else format_rate(rate)


def margin_words(row: ProductRow, shown: PriceListRow | None) -> str:
    """What is left of the price before tax, in percent; nothing where the cost is in another currency."""
    if shown is None or (row.currency or shown.currency) != shown.currency:
        return ""
    found = unit_margin(row.prices.get(shown.id), row.cost, row.tax_rate, tax_included=shown.tax_included)
    return "" if found is None else f"{round(found / 100)}%"


def day_words(context: Context, day: str | None) -> str:
    """A day as people say it."""
    return spoken_day(date.fromisoformat(day), context.now(), context.language) if day else ""
