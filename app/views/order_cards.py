"""The cards of an order's page: lines, plan, payments, returns, facts."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.exchange.export_orders import scaled
from app.insight.receivables import DueState
from app.language.money_text import format_money
from app.queries.order import OrderDetail
from app.views.context import Context
from app.views.order_columns import day_words
from app.views.record_marks import joined
from app.widgets.buttons import IconButton
from app.widgets.card import Card, line
from app.widgets.marks import tag
from app.widgets.text import label

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
DUE_TONES = {
    DueState.RECEIVED: "green",
    DueState.OVERDUE: "red",
    DueState.DUE: "amber",
    DueState.WAITING: "",
}


class GridCard(Card):
    """A card that holds a small table of labels, filled anew whenever its order changes."""

    def __init__(self, title: str, stretch: int, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._stretch = stretch
        self._holder: QWidget | None = None
        self._grid = QGridLayout()

    def begin(self) -> None:
        """Throw away what stands here."""
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(self._stretch, 1)
        self.add(self._holder)

    def row(self, *cells: QWidget | None) -> None:
        """One line of cells from left to right."""
        at = self._grid.rowCount()
        for column, cell in enumerate(cells):
            if cell is not None:
                self._grid.addWidget(cell, at, column)

    def across(self, widget: QWidget, columns: int) -> None:
        """A widget over so many columns."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, columns)


class LinesCard(GridCard):
    """What was ordered, and the sums."""

    def __init__(self, context: Context) -> None:
        super().__init__("", 0)
        self._context = context
        self.set_title(self.tr("Lines"))

    def show_order(self, order: OrderDetail) -> None:
        """The lines, then what they come to."""
        self.begin()
        titles = (
            "",
            self.tr("Quantity"),
            self.tr("Price"),
            self.tr("Less"),
            self.tr("Tax"),
            self.tr("Amount"),
        )
        self.row(*(_right(text, role="sec", type="small") for text in titles))
        for one in order.lines:
            name = label(joined(one.name, one.code), wrap=True, selectable=True)
            back = self.tr("{count} back").format(count=scaled(one.returned, 3)) if one.returned else None
            note = joined(self.tr("gift") if one.gift else None, back, one.note)
            quantity = " ".join(part for part in (scaled(one.quantity, 3), one.unit) if part)
            self.row(
                name,
                _right(quantity),
                _right(self._money(order, one.price)),
                _right(f"{scaled(one.discount, 2)}%" if one.discount else "", role="mid"),
                _right(f"{scaled(one.tax_rate, 2)}%" if one.tax_rate else "", role="mid"),
                _right(self._money(order, one.amount), strong=True),
            )
            if note:
                self.across(label(note, type="small", role="sec", wrap=True), 6)
        self.across(line(), 6)
        values = order.values
        for text, minor in (
            (values["promotion_name"] or self.tr("Taken off"), values["promotion"]),
            (self.tr("Rounded"), values["rounding"]),
            (self.tr("Of it tax") if values["tax_included"] else self.tr("Tax"), values["tax"]),
        ):
            if minor:
                self._sum(text, self._money(order, minor))
        self._sum(self.tr("Total"), self._money(order, values["total"]), strong=True)

    def _sum(self, text: str, shown: str, *, strong: bool = False) -> None:
        self.row(None, None, None, None, _right(text, role="sec"), _right(shown, strong=strong))

    def _money(self, order: OrderDetail, minor: int) -> str:
        return format_money(minor, order.values["currency"], self._context.language)


class PlanCard(GridCard):
    """回款计划: what is due when, and what came in of it."""

    def __init__(self, context: Context) -> None:
        super().__init__("", 0)
        self._context = context

    def show_order(self, order: OrderDetail) -> None:
        """Each part with its state."""
        context, currency = self._context, order.values["currency"]
        owed = format_money(max(order.open, 0), currency, context.language)
        self.set_title(
            self.tr("Payment plan"), self.tr("still owed {sum}").format(sum=owed) if order.open > 0 else ""
        )
        self.begin()
        for place, part in enumerate(order.parts):
            row = order.plan[place] if place < len(order.plan) else None
            when = day_words(context, part.due_day) or self._waiting(row)
            came = format_money(part.received, currency, context.language)
            received = self.tr("{sum} received").format(sum=came) if 0 < part.received < part.amount else ""
            self.row(
                label(joined(when, row.label if row else None), wrap=True),
                _right(received, role="sec", type="small"),
                _right(format_money(part.amount, currency, context.language), strong=True),
                tag(context.say(f"due_state.{part.state.value}"), DUE_TONES[part.state]),
            )

    def _waiting(self, row: Any) -> str:
        if row is None or row.after is None:
            return self.tr("no day yet")
        return self._context.say(f"instalment_after.{row.after}", days=row.days or 0)


class MoneyCard(GridCard):
    """Payments or returns, each with a cross to take it away."""

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__(title, 1)
        self._nothing = nothing

    def show_rows(
        self, rows: Sequence[tuple[int, str, str, str]], remove: str, removed: Callable[[int], None]
    ) -> None:
        """Rows of key, day, words, amount."""
        self.begin()
        for key, day, words, amount in rows:
            cross = IconButton("x", remove, side=24, clicked=lambda key=key: removed(key))
            self.row(label(day), label(words, role="sec", wrap=True), _right(amount, strong=True), cross)
        if not rows:
            self.row(label(self._nothing, role="sec"))


class FactsCard(GridCard):
    """Names and words."""

    def __init__(self, title: str) -> None:
        super().__init__(title, 1)

    def show_facts(self, facts: Sequence[tuple[str, str | None]]) -> None:
        """Those that say something."""
        self.begin()
        for name, words in facts:
            if words:
                self.row(label(name, role="sec"), label(words, wrap=True, selectable=True))


def _right(text: str, **look: Any) -> QWidget:
    made = label(text, **look)
    made.setAlignment(RIGHT)
    return made
