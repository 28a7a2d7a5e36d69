"""The Receivables page: who owes how much since when; every sum opens the orders behind it."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.changes import Changes
from app.db.reader import Reader
from app.insight.aging import LATE, ages
from app.insight.receivables import Age
from app.language.money_text import format_money
from app.queries.receivables import CustomerDebt, OpenItem, debts, open_items
from app.views.context import Context
from app.views.page import Page
from app.views.sales_switch import SalesSwitch
from app.widgets.buttons import Button
from app.widgets.card import Card, line
from app.widgets.charts import ChartCard, HBar, HBarItem
from app.widgets.empty_state import EmptyState
from app.widgets.text import label
from app.widgets.top_bar import TopBar

AGES = (Age.NO_DAY, Age.NOT_DUE, Age.TO_30, Age.TO_60, Age.TO_90, Age.OVER_90)
CHART = 244
CELL = 92
LINK = 4  # what a link has at its sides
MOST = 120  # customers shown; the rest is a list of orders
RIGHT = Qt.AlignmentFlag.AlignRight


class ReceivablesPage(Page):
    """A row per customer, a column per age, and the sums of both."""

    page_id = "receivables"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.items: list[OpenItem] = []
        self.cells: dict[tuple[int, Age | None], Button] = {}
        self.charts: list[ChartCard] = []
        self.top = TopBar()
        self.top.add_switch(SalesSwitch(context, self.page_id))
        self.top.search_requested.connect(lambda: self._window_do("find"))
        self.empty = EmptyState(
            self.tr("Nobody owes anything"),
            self.tr("What is to be paid for orders stands here until it has come in."),
        )
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.top)
        outer.addWidget(self.area, 1)
        outer.addWidget(self.empty, 1)
        self.empty.hide()

    def activate(self, arguments: dict[str, Any]) -> None:
        """Count again."""
        self.reload()

    def apply_changes(self, changes: Changes, initiator: object) -> None:
        """Orders, payments or names changed."""
        if self.isVisible() and changes.touches(
            "sales_order", "payment", "instalment", "order_return", "customer"
        ):
            self.reload()

    def reload(self) -> None:
        """Read on another thread, then show."""
        today = self.context.today().isoformat()

        def read(reader: Reader) -> list[OpenItem]:
            return open_items(reader, today)

        self.context.runner.read(read, on_done=self._take)

    def panes(self) -> list[QWidget]:
        """The charts and the table."""
        return [*(chart.view for chart in self.charts), *list(self.cells.values())[:1]]

    def _take(self, found: list[OpenItem]) -> None:
        self.items = found
        rows = debts(found)
        self.area.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.top.set_title(self.tr("Receivables"), self._sums_words(rows))
        if rows:
            self._show(rows)

    def _sums_words(self, rows: Sequence[CustomerDebt]) -> str:
        """What is owed, and how much of it is late, per currency."""
        words = []
        for currency in dict.fromkeys(row.currency for row in rows):
            own = [row for row in rows if row.currency == currency]
            total, late = sum(row.total for row in own), sum(row.late for row in own)
            text = self.tr("{total}, {late} overdue") if late else "{total}"
            words.append(text.format(total=self._money(total, currency), late=self._money(late, currency)))
        return " · ".join(words)

    def _show(self, rows: Sequence[CustomerDebt]) -> None:
        self.cells = {}
        card = Card()
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        titles = [
            self.tr("Customer"),
            *(self.context.say(f"age.{age.value}") for age in AGES),
            self.tr("Together"),
        ]
        for column, title in enumerate(titles):
            made = label(title, type="small", role="sec")
            made.setContentsMargins(LINK, 0, LINK, 0)
            grid.setColumnMinimumWidth(column, CELL)
            grid.addWidget(made, 0, column, RIGHT if column else Qt.AlignmentFlag.AlignLeft)
        for at, row in enumerate(rows[:MOST]):
            self._add_row(grid, at, row)
        card.add(holder)
        if len(rows) > MOST:
            words = self.tr("and {count} more with smaller debts").format(count=f"{len(rows) - MOST:,}")
            more = Button(words, kind="link", sizing="inline", clicked=self._all)
            card.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        inner = QWidget()
        stacked = QVBoxLayout(inner)
        stacked.setContentsMargins(20, 14, 20, 16)
        stacked.setSpacing(12)
        self.charts = [
            self._ages_card(rows, currency) for currency in dict.fromkeys(row.currency for row in rows)
        ]
        for chart in self.charts:
            stacked.addWidget(chart)
        stacked.addWidget(card)
        stacked.addStretch(1)
        self.area.setWidget(inner)
        inner.setAutoFillBackground(False)

    def _ages_card(self, rows: Sequence[CustomerDebt], currency: str) -> ChartCard:
        """What is owed by age over all customers in a currency; a bar opens its orders."""
        sums = {age: sum(row.by_age.get(age, 0) for row in rows if row.currency == currency) for age in AGES}
        whole, items = sum(sums.values()), []
        for age, minor in sums.items():
            share = f"{round(100 * minor / whole)}%" if minor else ""
            role = "redSo" if age in LATE else "series1"
            words = self._money(minor, currency) if minor else "—"
            items.append(HBarItem(self.context.say(f"age.{age.value}"), minor, words, share, role))
        card = ChartCard(self.tr("By age"))
        finding = ages(sums, lambda minor: self._money(minor, currency))
        card.set_chart(HBar(items), self.context.say(finding.code, **finding.values))
        card.setFixedHeight(CHART)
        card.activated.connect(lambda _series, place: self._open(None, currency, AGES[place]))
        return card

    def _add_row(self, grid: QGridLayout, at: int, row: CustomerDebt) -> None:
        top = 2 * at + 1
        grid.addWidget(line(), top, 0, 1, len(AGES) + 2)
        name = row.customer or self.tr("No customer")
        who = Button(name, kind="link", sizing="inline", clicked=partial(self._to_customer, row.customer_id))
        who.setEnabled(row.customer_id is not None)
        grid.addWidget(who, top + 1, 0, Qt.AlignmentFlag.AlignLeft)
        for column, age in enumerate((*AGES, None), 1):
            minor = row.total if age is None else row.by_age.get(age, 0)
            if not minor:
                nothing = label("—", role="sec")
                nothing.setContentsMargins(LINK, 0, LINK, 0)
                grid.addWidget(nothing, top + 1, column, RIGHT)
                continue
            kind = "danger" if age in LATE else "ghost"
            cell = Button(
                self._money(minor, row.currency),
                kind="link" if kind == "ghost" else kind,
                sizing="inline",
                clicked=partial(self._open, row, row.currency, age),
            )
            words = self.context.say(f"age.{age.value}") if age is not None else self.tr("Together")
            cell.setAccessibleName(f"{name}, {words}: {self._money(minor, row.currency)}")
            self.cells[at, age] = cell
            grid.addWidget(cell, top + 1, column, RIGHT)

    def _open(self, row: CustomerDebt | None, currency: str, age: Age | None) -> None:
        """The orders behind a sum."""
        ids = [
            item.order_id
            for item in self.items
            if item.currency == currency
            and (age is None or item.age is age)
            and (
                row is None
                or (
                    item.customer_id == row.customer_id
                    and (item.customer_id is not None or item.customer == row.customer)
                )
            )
        ]
        self.context.navigate.emit("orders", {"ids": list(dict.fromkeys(ids))})

    def _all(self) -> None:
        """Every order of which something is owed."""
        self.context.navigate.emit("orders", {"view": "unpaid"})

    def _to_customer(self, key: int | None) -> None:
        if key is not None:
            self.context.navigate.emit("customer", {"id": key})

    def _money(self, minor: int, currency: str) -> str:
        return format_money(minor, currency, self.context.language)

    def _window_do(self, action_id: str) -> None:
        window: Any = self.window()
        window.do(action_id)
