"""The page of one order: lines, delivery, the plan of payments, what came in, what came back."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.changes import Changes
from app.db.journal_step import Step
from app.exchange.export_orders import scaled
from app.language.money_text import format_money
from app.queries.order import OrderDetail, order_detail
from app.views.context import Context
from app.views.later import later
from app.views.order_cards import FactsCard, LinesCard, MoneyCard, PlanCard
from app.views.order_columns import STATE_TONES, day_words
from app.views.page import Page
from app.views.pages import page_titles
from app.views.record_marks import joined
from app.vocabulary import OrderState
from app.widgets.banner import Banner
from app.widgets.buttons import Button, IconButton
from app.widgets.empty_state import EmptyState
from app.widgets.marks import tag
from app.widgets.menu import Menu
from app.widgets.text import ElidedLabel
from app.widgets.top_bar import TopBar

SHOWN = ("sales_order", "order_line", "instalment", "payment", "order_return", "customer", "member")


class OrderPage(Page):
    """Arguments: id."""

    page_id = "order"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.key: int | None = None
        self.order: OrderDetail | None = None
        self._make_parts()
        self._lay_out()
        self.top.search_requested.connect(lambda: self._window_do("find"))
        self.top.back.connect(self.back)
        self.top.path_clicked.connect(lambda _at: self.context.navigate.emit("orders", {}))
        for key in ("Alt+Left", "Esc"):
            shortcut = QShortcut(
                QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(self.back)

    def _make_parts(self) -> None:
        context = self.context
        self.top = TopBar()
        self.deliver_button = Button(self.tr("Delivered today"), icon="truck", clicked=self.deliver)
        self.top.add_action(self.deliver_button)
        self.top.add_action(Button(self.tr("Edit"), icon="edit", clicked=self.edit))
        self.pay_button = Button(self.tr("Record a payment"), kind="primary", icon="wallet", clicked=self.pay)
        self.top.set_primary(self.pay_button)
        self.more = IconButton("more", self.tr("More"), clicked=self._open_menu)
        row = self.top.layout()
        if row is not None:
            row.addWidget(self.more)
        self.banner = Banner(tone="amber")
        self.banner.hide()
        self.lines = LinesCard(context)
        self.plan = PlanCard(context)
        self.payments = MoneyCard(self.tr("Received"), self.tr("Nothing has come in yet."))
        self.returns = MoneyCard(self.tr("Returned"), "")
        self.facts = FactsCard(self.tr("Order"))
        self.terms = FactsCard(self.tr("Agreed"))
        self.gone = EmptyState(self.tr("This order is no longer here"), "")
        self.gone.hide()

    def _lay_out(self) -> None:
        self.customer = Button("", kind="link", sizing="inline", clicked=self._to_customer)
        self._title = ElidedLabel("", role="sec")
        self._marks = QHBoxLayout()
        self._marks.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.customer)
        head.addLayout(self._marks)
        head.addWidget(self._title, 1)
        left, right = (
            _column(self.lines, self.terms),
            _column(self.plan, self.payments, self.returns, self.facts),
        )
        right.setMinimumWidth(340)
        right.setMaximumWidth(460)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(left, 3)
        body.addWidget(right, 2)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(body, 1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        self.area.setWidget(inner)
        inner.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for widget in (self.top, self.banner, self.gone):
            outer.addWidget(widget)
        outer.addWidget(self.area, 1)

    # -- showing -------------------------------------------------------------------------------------------

    def activate(self, arguments: dict[str, Any]) -> None:
        """Show an order, or the one shown before again."""
        key = arguments.get("id", self.key)
        if key is None:
            self.context.navigate.emit("orders", {})
            return
        self.key = int(key)
        self.reload()
        self.pay_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read and show it again."""
        if self.key is None:
            return
        today = self.context.today().isoformat()
        self.order = order = order_detail(self.context.reader(), self.key, today)
        self.area.setVisible(order is not None)
        self.gone.setVisible(order is None)
        if order is None:
            self.banner.hide()
            self.top.set_record([page_titles()["orders"]], "", has_steps=False)
            return
        self._show_head(order)
        self.lines.show_order(order)
        self.plan.show_order(order)
        self._show_money(order)
        self._show_facts(order)

    def _show_head(self, order: OrderDetail) -> None:
        values = order.values
        self.top.set_record([page_titles()["orders"]], values["number"], has_steps=False)
        if values["deleted_at"] is not None:
            self.banner.show_message(
                self.tr("In the recycle bin"), tone="amber", action=self.tr("Restore"), clicked=self._restore
            )
        self.banner.setVisible(values["deleted_at"] is not None)
        self.customer.setText(order.customer or values["buyer_name"] or self.tr("No customer"))
        self.customer.setEnabled(values["customer_id"] is not None)
        self._title.set_text(values["title"] or "")
        while (item := self._marks.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        state = OrderState(values["state"])
        self._marks.addWidget(tag(self.context.word("order_state", state.value), STATE_TONES[state]))
        self.deliver_button.setVisible(state is OrderState.OPEN)
        self.pay_button.setEnabled(state is not OrderState.CANCELLED)

    def _show_money(self, order: OrderDetail) -> None:
        context = self.context
        paid = [
            (one.id, day_words(context, one.paid_day), joined(one.method, one.note), self._money(one.amount))
            for one in order.payments
        ]
        self.payments.show_rows(paid, self.tr("Remove this payment"), self._remove_payment)
        back = [
            (
                one.id,
                day_words(context, one.returned_day),
                joined(_times(one.line, one.quantity), one.reason),
                self._money(one.amount),
            )
            for one in order.returns
        ]
        self.returns.show_rows(back, self.tr("Remove this return"), self._remove_return)
        self.returns.setVisible(bool(back))

    def _show_facts(self, order: OrderDetail) -> None:
        values, context = order.values, self.context
        reason = values["bought_for"]
        invoice = joined(values["invoice_number"], day_words(context, values["invoice_day"]))
        self.facts.show_facts(
            [
                (self.tr("Ordered"), day_words(context, values["ordered_day"])),
                (self.tr("Deliver by"), day_words(context, values["delivery_day"])),
                (self.tr("Delivered"), day_words(context, values["delivered_day"])),
                (self.tr("Cancelled"), day_words(context, values["cancelled_day"])),
                (self.tr("Invoice"), invoice),
                (self.tr("Why they bought"), context.word("bought_for", reason) if reason else None),
                (self.tr("Buyer then"), joined(values["buyer_name"], values["buyer_contact"])),
                (self.tr("Address then"), values["buyer_address"]),
                (self.tr("Owner"), order.owner),
            ]
        )
        agreed = [
            (self.tr("Payment"), values["payment_terms"]),
            (self.tr("Delivery"), values["delivery"]),
            (self.tr("After-sales"), values["after_sales"]),
            (self.tr("Note"), values["note"]),
        ]
        self.terms.show_facts(agreed)
        self.terms.setVisible(any(words for _name, words in agreed))

    def _money(self, minor: int) -> str:
        assert self.order is not None
        return format_money(minor, self.order.values["currency"], self.context.language)

    def apply_changes(self, changes: Changes, initiator: object) -> None:
        """Something of it changed."""
        if self.key is not None and self.isVisible() and changes.touches(*SHOWN):
            self.reload()

    # -- doing ---------------------------------------------------------------------------------------------

    def current_customer(self) -> int | None:
        """Whose order it is."""
        return self.order.values["customer_id"] if self.order is not None else None

    def panes(self) -> list[QWidget]:
        """The bar, and what is below."""
        return [self.pay_button, self.customer]

    def back(self) -> None:
        """Where one came from."""
        self.context.navigate.emit("back", {})

    def do(self, action_id: str) -> bool:
        """Ctrl+N writes another order for the same customer, Ctrl+E exports this one."""
        if action_id == "new":
            self.context.dialog.emit("order", {"customer_id": self.current_customer()})
        elif action_id == "export" and self.key is not None:
            self.context.dialog.emit("export", {"kind": "orders", "ids": [self.key]})
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """P pays, E edits, D delivers, R notes a return."""
        calls = {"P": self.pay, "E": self.edit, "D": self.deliver, "R": self.take_back}
        letter = event.text().upper()
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and letter in calls:
            calls[letter]()
        else:
            super().keyPressEvent(event)

    def _ask(self, dialog: str) -> None:
        if self.key is not None:
            self.context.dialog.emit(dialog, {"order_id": self.key})

    def pay(self) -> None:
        """Money came in."""
        self._ask("payment")

    def edit(self) -> None:
        """The form of the order."""
        self._ask("order")

    def take_back(self) -> None:
        """Something came back."""
        self._ask("goods_return")

    def deliver(self) -> None:
        """All of it was delivered today."""
        self._run("order.deliver", "orders:deliver_order", self.context.today().isoformat())

    def _run(self, code: str, usecase: str, *args: Any) -> None:
        if self.key is not None and self.order is not None:
            step = Step.of(code, name=self.order.values["number"])
            self.context.run(later(usecase), self.key, *args, step=step)

    def _remove_payment(self, key: int) -> None:
        self._remove("payment.delete", "payments:delete_payment", key)

    def _remove_return(self, key: int) -> None:
        self._remove("return.delete", "payments:delete_return", key)

    def _remove(self, code: str, usecase: str, key: int) -> None:
        if self.order is not None:
            self.context.run(later(usecase), key, step=Step.of(code, name=self.order.values["number"]))

    def _restore(self) -> None:
        step = Step.of("sales_order.restore", count=1)
        self.context.run(later("recycling:restore_records"), "sales_order", [self.key], step=step)

    def _to_customer(self) -> None:
        customer = self.current_customer()
        if customer is not None:
            self.context.navigate.emit("customer", {"id": customer})

    def _window_do(self, action_id: str) -> None:
        window: Any = self.window()
        window.do(action_id)

    def _open_menu(self) -> None:
        menu = Menu(parent=self)
        state = self.order.values["state"] if self.order is not None else ""
        menu.add(self.tr("Return or credit"), self.take_back, icon="undo", key="R")
        if state == OrderState.OPEN:
            today = self.context.today().isoformat()
            menu.add(
                self.tr("Cancel the order"),
                partial(self._run, "order.cancel", "orders:cancel_order", today),
                icon="x",
            )
        else:
            menu.add(
                self.tr("Open again"),
                partial(self._run, "order.reopen", "orders:reopen_order"),
                icon="refresh",
            )
        if (customer := self.current_customer()) is not None:
            statement = partial(self.context.dialog.emit, "statement", {"customer_id": customer})
            menu.add(self.tr("Statement of the customer"), statement, icon="file")
        menu.add(self.tr("Export"), partial(self.do, "export"), icon="download")
        history = partial(
            self.context.dialog.emit, "history", {"table": "sales_order", "record_id": self.key}
        )
        menu.add(self.tr("History"), history, icon="history")
        menu.addSeparator()
        menu.add(self.tr("Move to the recycle bin"), self.delete, icon="trash", danger=True)
        menu.aboutToHide.connect(menu.deleteLater)
        at = QPoint(self.more.width() - menu.sizeHint().width(), self.more.height() + 4)
        menu.popup(self.more.mapToGlobal(at))

    def delete(self) -> None:
        """To the recycle bin, and back to the list."""
        step = Step.of("sales_order.delete", count=1)
        self.context.run(later("recycling:recycle_records"), "sales_order", [self.key], step=step)
        self.back()


def _times(name: str | None, quantity: int | None) -> str | None:
    return f"{name} × {scaled(quantity, 3)}" if name and quantity else name


def _column(*widgets: QWidget) -> QWidget:
    """One below the other, as high as they need."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return holder
