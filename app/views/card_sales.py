"""On a customer's card: what was ordered, and the contracts, cards and products the customer holds."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.db.reader import Reader
from app.language.money_text import format_money
from app.queries.holdings import Holding, holdings_of
from app.queries.orders import OrderFilter, OrderRow, OrderSource, OrderSpec
from app.queries.service import Service, service_of
from app.views.card_plans import clear
from app.views.card_row import SalesRow
from app.views.card_service import ServiceCard
from app.views.context import Context
from app.views.holding_words import ICONS, TONES, holding_line
from app.views.later import later
from app.views.order_columns import day_words, owed_chip
from app.views.record_marks import joined
from app.widgets.buttons import Button, IconButton
from app.widgets.card import Card
from app.widgets.menu import Menu
from app.widgets.text import label

SHOWN = 5
CHIP_TONES = {"red": "red", "accent": "amber", "plain": ""}


class OrdersCard(Card):
    """The last orders of a customer, how many there are, what is owed."""

    def __init__(self, context: Context) -> None:
        super().__init__("", padded=False, small=True)
        self.context = context
        self._key = 0
        self.rows: list[SalesRow] = []
        self.set_title(self.tr("Orders"))
        self.add_action(IconButton("file", self.tr("Statement"), side=28, clicked=self._statement))
        self.add_action(IconButton("plus", self.tr("New order"), side=28, clicked=self._new))
        self.body.setContentsMargins(8, 0, 8, 8)

    def show_orders(self, customer: int, rows: Sequence[OrderRow], count: int) -> None:
        """The newest of so many."""
        self._key = customer
        clear(self.body)
        self.rows = []
        for row in rows[:SHOWN]:
            total = format_money(row.total, row.currency, self.context.language)
            words, tone = owed_chip(self.context, row)
            cancelled = self.context.word("order_state", row.state) if row.state == "cancelled" else words
            shown = SalesRow(
                "cart",
                "green",
                joined(total, row.title),
                joined(row.number, day_words(self.context, row.day)),
                (cancelled, CHIP_TONES.get(tone, "")),
            )
            shown.opened.connect(partial(self.context.navigate.emit, "order", {"id": row.id}))
            self.rows.append(shown)
            self.add(shown)
        if count > len(self.rows):
            words = self.tr("All {count}").format(count=f"{count:,}")
            self.add(Button(words, kind="link", sizing="inline", clicked=self._all))
        if not rows:
            nothing = label(self.tr("Nothing ordered yet."), role="sec")
            nothing.setContentsMargins(8, 0, 8, 2)
            self.add(nothing)

    def _new(self) -> None:
        self.context.dialog.emit("order", {"customer_id": self._key})

    def _statement(self) -> None:
        self.context.dialog.emit("statement", {"customer_id": self._key})

    def _all(self) -> None:
        self.context.navigate.emit("orders", {"filter": {"customer": self._key}})


class HoldingsCard(Card):
    """Contracts, cards, installed products: Enter opens one, the menu renews, uses, services, removes it."""

    def __init__(self, context: Context) -> None:
        super().__init__("", padded=False, small=True)
        self.context = context
        self._key = 0
        self.rows: list[SalesRow] = []
        self.set_title(self.tr("Contracts and products in use"))
        self._plus = IconButton("plus", self.tr("Add"), side=28, clicked=self._add_menu)
        self.add_action(self._plus)
        self.body.setContentsMargins(8, 0, 8, 8)

    def show_holdings(self, customer: int, found: Sequence[Holding]) -> None:
        """All of them."""
        self._key = customer
        clear(self.body)
        self.rows = []
        for held in found:
            mark = None
            today = self.context.today().isoformat()
            if held.until and held.until < today and held.state == "active":
                mark = (self.tr("ended"), "red")
            elif held.due and held.due < today:
                mark = (self.tr("service due"), "red")
            row = SalesRow(
                ICONS[held.table], TONES[held.table], held.name, holding_line(self.context, held), mark
            )
            row.opened.connect(partial(self._open, held))
            row.menu_asked.connect(partial(self._menu, row, held))
            self.rows.append(row)
            self.add(row)
        if not found:
            nothing = label(self.tr("No contract, card or installed product."), role="sec", wrap=True)
            nothing.setContentsMargins(8, 0, 8, 2)
            self.add(nothing)

    def _dialog(self, table: str, key: int | None = None, **more: object) -> None:
        self.context.dialog.emit("holding", {"table": table, "customer_id": self._key, "key": key, **more})

    def _open(self, held: Holding) -> None:
        self._dialog(held.table, held.id)

    def _add_menu(self) -> None:
        menu = Menu(parent=self)
        for table, words in (
            ("contract", self.tr("Contract")),
            ("card", self.tr("Card or prepaid balance")),
            ("installed_product", self.tr("Installed product")),
        ):
            menu.add(words, partial(self._dialog, table), icon=ICONS[table])
        self._popup(menu, self._plus)

    def _menu(self, row: QWidget, held: Holding) -> None:
        menu = Menu(parent=self)
        menu.add(self.tr("Edit"), partial(self._open, held), icon="edit")
        if held.table == "contract" and held.state == "active":
            menu.add(self.tr("Renew"), partial(self._dialog, "contract", held.id, renew=True), icon="refresh")
        elif held.table == "card":
            use = partial(self.context.dialog.emit, "card_use", {"card_id": held.id, "name": held.name})
            menu.add(self.tr("Use or fill up"), use, icon="wallet")
        elif held.table == "installed_product":
            menu.add(self.tr("Serviced today"), partial(self._serviced, held), icon="wrench")
        menu.addSeparator()
        menu.add(self.tr("Remove"), partial(self._remove, held), icon="trash", danger=True)
        self._popup(menu, row)

    def _popup(self, menu: Menu, below: QWidget) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def _serviced(self, held: Holding) -> None:
        day = self.context.today().isoformat()
        self.context.run(
            later("holdings:serviced"), held.id, day, step=Step.of("holding.serviced", name=held.name)
        )

    def _remove(self, held: Holding) -> None:
        step = Step.of("holding.remove", name=held.name)
        self.context.run(later("holdings:remove_holding"), held.table, held.id, step=step)


class CustomerSales(QWidget):
    """What was bought, what is held, what was complained of; read together on another thread."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.orders, self.holdings = OrdersCard(context), HoldingsCard(context)
        self.service = ServiceCard(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.orders)
        column.addWidget(self.holdings)
        column.addWidget(self.service)
        self._key = 0

    def show_customer(self, key: int) -> None:
        """Read and show."""
        self._key = key
        today = self.context.today()

        def read(reader: Reader) -> tuple[list[OrderRow], int, list[Holding], Service]:
            source = OrderSource(lambda: reader, lambda: today)
            spec = OrderSpec(OrderFilter(customer=key))
            return (
                source.first_page(spec)[:SHOWN],
                source.count(spec),
                holdings_of(reader, key),
                service_of(reader, key),
            )

        def take(found: tuple[list[OrderRow], int, list[Holding], Service]) -> None:
            if key == self._key:
                self.orders.show_orders(key, found[0], found[1])
                self.holdings.show_holdings(key, found[2])
                self.service.show_service(key, found[3])

        self.context.runner.read(read, on_done=take)
