"""The Orders page: what was ordered, delivered and paid."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from app.db.journal_step import Step
from app.itemmodels.columns import Column
from app.language.money_text import format_money
from app.queries.customer_filter import ME
from app.queries.lookups import name_of
from app.queries.orders import OrderFilter, OrderSource, OrderSpec
from app.queries.team import members
from app.views import list_fields as shapes
from app.views.later import later
from app.views.list_filter import FilterField, Offer
from app.views.list_page import ListPage
from app.views.list_shape import ListTexts
from app.views.list_views import ALL, View
from app.views.order_columns import order_columns
from app.views.order_preview import OrderPreview
from app.views.preview_pane import PreviewPane
from app.views.sales_switch import SalesSwitch
from app.vocabulary import OrderState
from app.widgets.menu import Menu
from app.widgets.table.bulk_bar import BulkAction


class OrdersPage(ListPage):
    """The list of all orders."""

    page_id = "orders"
    table_name = "sales_order"
    two_line = True

    def prepare(self) -> None:
        """The words of the page."""
        self.texts = ListTexts(
            self.tr("Orders"),
            self.tr("New order"),
            self.tr("Search orders"),
            self.tr("No orders match"),
            self.tr("What was ordered stands here, with what was delivered and what came in for it."),
            self.tr("Accept a quote, bring in the orders of a shop, or write down the first one."),
        )

    def make_source(self) -> OrderSource:
        """Rows of the order table."""
        return OrderSource(self.context.reader, self.context.today, lambda: self.context.store.member_id)

    def columns(self) -> Sequence[Column]:
        """Number, customer, day, sums, states."""
        return order_columns(self.context)

    def new_filter(self) -> OrderFilter:
        """All orders."""
        return OrderFilter()

    def read_filter(self, kept: Mapping[str, Any]) -> OrderFilter:
        """From a saved view."""
        return OrderFilter.from_dict(kept)

    def spec_of(self, wanted: Any, sort: str, descending: bool) -> OrderSpec:
        """Filter and order."""
        return OrderSpec(wanted, sort, descending)

    def first_sort(self) -> tuple[str, bool]:
        """The newest first."""
        return "day", True

    def fields(self) -> list[FilterField]:
        """What orders can be narrowed by."""
        context, states = self.context, [state.value for state in OrderState]
        money = [Offer("unpaid", self.tr("something owed")), Offer("overdue", self.tr("overdue"))]
        given = shapes.given_fields(context)[:2]
        return [
            shapes.owner_field(context),
            shapes.words_field(context, "states", self.tr("State"), "order_state", states, pinned=True),
            shapes.single("money", self.tr("Money"), money, pinned=True),
            self._days(),
            self._customer(),
            *given,
        ]

    def _days(self) -> FilterField:
        """Ordered lately."""
        from datetime import timedelta

        words, today = self.tr("last {count} days"), self.context.today()
        offers = [
            Offer((today - timedelta(days=days)).isoformat(), words.format(count=days))
            for days in (30, 90, 365)
        ]
        return shapes.single("day_from", self.tr("Ordered"), offers, pinned=True)

    def _customer(self) -> FilterField:
        """The orders of one customer, as his card asks for them."""
        from dataclasses import replace

        def name(key: Any) -> str:
            return name_of(self.context.reader(), "customer", key) or "—"

        return replace(shapes.single("customer", self.tr("Customer"), ()), label=name, hidden=True)

    def built_in(self) -> list[View]:
        """All, mine, open ones, what is owed."""
        mine = (
            [View("mine", self.tr("My orders"), OrderFilter(owner=ME))]
            if self.context.store.member_id
            else []
        )
        return [
            View(ALL, self.tr("All orders"), OrderFilter()),
            *mine,
            View("open", self.tr("To be delivered"), OrderFilter(states=(OrderState.OPEN.value,))),
            View("late", self.tr("Delivery late"), OrderFilter(undelivered=True)),
            View("unpaid", self.tr("Something owed"), OrderFilter(money="unpaid")),
            View("overdue", self.tr("Payment overdue"), OrderFilter(money="overdue")),
        ]

    def make_preview(self) -> PreviewPane:
        """The pane at the right; the switch to the sister lists stands above."""
        self.top.add_switch(SalesSwitch(self.context, self.page_id))
        return OrderPreview(self.context)

    def bulk_actions(self) -> list[BulkAction]:
        """What can be done with many orders."""
        return [
            BulkAction("assign", self.tr("Assign"), "user"),
            BulkAction("export", self.tr("Export"), "download"),
            BulkAction("delete", self.tr("Delete"), "trash"),
        ]

    def selected_words(self, count: int) -> str:
        """How many orders are ticked."""
        return self.tr("{count} selected").format(count=f"{count:,}")

    def totals_words(self, counts: Mapping[str, int]) -> list[str]:
        """The bottom line: how many, what they come to, what is owed of it, per currency."""
        orders = self.tr("1 order") if counts["all"] == 1 else self.tr("{count} orders")
        words = [orders.format(count=f"{counts['all']:,}")]
        for currency, total, owed in self.source.sums(self.spec_of(self.filter, *self.model.sorting)):
            words.append(self.tr("Total {sum}").format(sum=self._money(total, currency)))
            if owed:
                words.append(self.tr("Still owed {sum}").format(sum=self._money(owed, currency)))
        return words

    def _money(self, minor: int, currency: str) -> str:
        return format_money(minor, currency, self.context.language)

    # -- doing ---------------------------------------------------------------------------------------------

    def activate(self, arguments: dict[str, Any]) -> None:
        """Offer the members of today in the owner column."""
        offered = [(member.id, member.name) for member in members(self.context.reader())]
        self.table.set_choices("owner", offered)
        super().activate(arguments)

    def do(self, action_id: str) -> bool:
        """Logging and planning are for the customer of the current order."""
        customer = self.current_customer()
        if action_id in ("log", "follow_up") and customer is not None:
            self.context.dialog.emit(action_id, {"customer_id": customer})
            return True
        return super().do(action_id)

    def current_customer(self) -> int | None:
        """The customer of the current order."""
        key = self.table.current_id()
        row = self.model.row_at(self.model.row_of(key)) if key is not None else None
        return row.customer_id if row is not None else None

    def open_record(self, key: int) -> None:
        """The order itself."""
        self.context.navigate.emit("order", {"id": key})

    def new_record(self) -> None:
        """The form of a new order."""
        self.context.dialog.emit("order", {})

    def edit(self, key: int, column: str, value: Any) -> bool:
        """Only the owner is edited in the table."""
        self.records.set_values(
            [key], {"owner_id": value or None}, Step.of("order.edit", name=self._number(key))
        )
        return True

    def _number(self, key: int) -> str:
        row = self.model.row_at(self.model.row_of(key))
        return row.number if row is not None else ""

    def letter(self, letter: str, ids: list[int]) -> None:
        """P notes a payment, D that it was delivered, E opens the form; L and F are for the customer."""
        if letter == "P":
            self.context.dialog.emit("payment", {"order_id": ids[0]})
        elif letter == "E":
            self.context.dialog.emit("order", {"order_id": ids[0]})
        elif letter == "D":
            self.deliver(ids[0])
        elif letter in ("L", "F"):
            self.do("log" if letter == "L" else "follow_up")

    def deliver(self, key: int) -> None:
        """All of it was delivered today."""
        step = Step.of("order.deliver", name=self._number(key))
        self.context.run(later("orders:deliver_order"), key, self.context.today().isoformat(), step=step)

    def row_menu(self, menu: Menu, ids: Sequence[int]) -> None:
        """What can be done with these orders."""
        dialog = self.context.dialog.emit
        if len(ids) == 1:
            one = {"order_id": ids[0]}
            menu.add(self.tr("Open"), partial(self.open_record, ids[0]), icon="arrow", key="Return")
            menu.add(self.tr("Edit"), partial(dialog, "order", one), icon="edit", key="E")
            menu.add(self.tr("Record a payment"), partial(dialog, "payment", one), icon="wallet", key="P")
            menu.add(self.tr("Delivered today"), partial(self.deliver, ids[0]), icon="truck", key="D")
            menu.addSeparator()
        menu.addMenu(self.records.assign_menu(ids, menu))
        menu.add(self.tr("Export"), partial(self.records.export, ids), icon="download")
        if len(ids) == 1:
            history = partial(dialog, "history", {"table": "sales_order", "record_id": ids[0]})
            menu.add(self.tr("History"), history, icon="history")
        menu.addSeparator()
        menu.add(
            self.tr("Move to the recycle bin"),
            partial(self.records.delete, ids),
            icon="trash",
            key="Del",
            danger=True,
        )
