"""The Products page: what we sell, at the prices of one list, with cost and margin."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from app.changes import Changes
from app.db.journal_step import Step
from app.itemmodels.columns import Column
from app.language.money_text import parse_money
from app.language.quantities import parse_rate
from app.queries.needs import need_facets
from app.queries.products import (
    ACTIVE,
    BUNDLE,
    OFF,
    PriceListRow,
    ProductFilter,
    ProductSource,
    ProductSpec,
    category_facets,
    price_lists,
)
from app.views import list_fields as shapes
from app.views.later import later
from app.views.list_filter import FilterField, Offer
from app.views.list_page import ListPage
from app.views.list_shape import ListTexts
from app.views.list_views import ALL, View
from app.views.preview_pane import PreviewPane
from app.views.product_columns import product_columns
from app.views.product_preview import ProductPreview
from app.views.sales_switch import SalesSwitch
from app.widgets.buttons import IconButton
from app.widgets.menu import Menu
from app.widgets.table.bulk_bar import BulkAction


class ProductsPage(ListPage):
    """The catalogue."""

    page_id = "products"
    table_name = "product"
    two_line = True

    def prepare(self) -> None:
        """The words of the page."""
        self.texts = ListTexts(
            self.tr("Products"),
            self.tr("New product"),
            self.tr("Search products"),
            self.tr("No products match"),
            self.tr("What you sell stands here, with its prices, its cost and the needs it answers."),
            self.tr("Bring in your price list, or write down the first product."),
        )
        self._lists: list[PriceListRow] | None = None

    def make_source(self) -> ProductSource:
        """Rows of the product table."""
        return ProductSource(self.context.reader)

    def columns(self) -> Sequence[Column]:
        """Code, name, unit, price of the list shown, cost, margin …"""
        return product_columns(self.context, self.price_list)

    def price_list(self) -> PriceListRow | None:
        """The list whose prices are shown: the one filtered by, or the usual one."""
        if self._lists is None:
            self._lists = price_lists(self.context.reader())
        wanted = self._filter.price_list
        found = next((row for row in self._lists if row.id == wanted), None)
        return found or (self._lists[0] if self._lists else None)

    def new_filter(self) -> ProductFilter:
        """All products."""
        return ProductFilter()

    def read_filter(self, kept: Mapping[str, Any]) -> ProductFilter:
        """From a saved view."""
        return ProductFilter.from_dict(kept)

    def spec_of(self, wanted: Any, sort: str, descending: bool) -> ProductSpec:
        """Filter and order."""
        return ProductSpec(wanted, sort, descending)

    def first_sort(self) -> tuple[str, bool]:
        """By name."""
        return "name", False

    def fields(self) -> list[FilterField]:
        """What products can be narrowed by."""
        context = self.context

        def lists() -> dict[Any, str]:
            return {row.id: row.name for row in price_lists(context.reader())}

        def categories() -> list[Offer]:
            return [Offer(each.value, each.label, each.count) for each in category_facets(context.reader())]

        def needs() -> list[Offer]:
            return [Offer(each.value, each.label, each.count) for each in need_facets(context.reader())]

        def need_name(key: Any) -> str:
            return next((offer.label for offer in needs() if offer.value == key), "—")

        states = [
            Offer(ACTIVE, self.tr("On sale")),
            Offer(OFF, self.tr("Off sale")),
            Offer(BUNDLE, self.tr("Bundles")),
        ]
        by_list = replace(
            shapes.single("price_list", self.tr("Price list"), (), pinned=True),
            offers=lambda: [Offer(key, name) for key, name in lists().items()],
            label=lambda key: lists().get(key, "—"),
        )
        return [
            by_list,
            shapes.column("categories", self.tr("Category"), categories, str, pinned=True),
            shapes.column("needs", self.tr("Answers"), needs, need_name, pinned=True),
            shapes.single("state", self.tr("State"), states, pinned=True),
            *shapes.given_fields(context)[:2],
        ]

    def built_in(self) -> list[View]:
        """All, on sale, bundles, off sale."""
        return [
            View(ALL, self.tr("All products"), ProductFilter()),
            View(ACTIVE, self.tr("On sale"), ProductFilter(state=ACTIVE)),
            View(BUNDLE, self.tr("Bundles"), ProductFilter(state=BUNDLE)),
            View(OFF, self.tr("Off sale"), ProductFilter(state=OFF)),
        ]

    def make_preview(self) -> PreviewPane:
        """The pane at the right."""
        self.top.add_switch(SalesSwitch(self.context, "products"))
        self.top.add_action(
            IconButton(
                "wallet", self.tr("Price lists"), clicked=partial(self.context.dialog.emit, "price_lists", {})
            )
        )
        return ProductPreview(self.context)

    def bulk_actions(self) -> list[BulkAction]:
        """What can be done with many products."""
        return [
            BulkAction("on", self.tr("On sale"), "check"),
            BulkAction("off", self.tr("Off sale"), "x"),
            BulkAction("export", self.tr("Export"), "download"),
            BulkAction("delete", self.tr("Delete"), "trash"),
        ]

    def selected_words(self, count: int) -> str:
        """How many products are ticked."""
        return self.tr("{count} selected").format(count=f"{count:,}")

    def totals_words(self, counts: Mapping[str, int]) -> list[str]:
        """The bottom line."""
        words = self.tr("1 product") if counts["all"] == 1 else self.tr("{count} products")
        shown = self.price_list()
        found = [words.format(count=f"{counts['all']:,}")]
        return [*found, self.tr("Prices: {name}").format(name=shown.name)] if shown is not None else found

    def hints(self) -> list[tuple[str, str]]:
        """The keys of this list."""
        return [("↑↓", self.tr("Move")), ("Enter", self.tr("Open")), ("Ctrl N", self.tr("New product"))]

    # -- doing ---------------------------------------------------------------------------------------------

    def apply_changes(self, changes: Changes, initiator: object) -> None:
        """Prices and parts belong to the rows shown."""
        if changes.touches("price_list"):
            self._lists = None
        if changes.touches("price_list", "price", "bundle_part", "product_need") and self.isVisible():
            self.model.reload()
            self.dock.refresh()
            self._note()
        super().apply_changes(changes, initiator)

    def activate(self, arguments: dict[str, Any]) -> None:
        """The lists may have changed meanwhile."""
        self._lists = None
        super().activate(arguments)

    def open_record(self, key: int) -> None:
        """The form of the product."""
        self.context.dialog.emit("product", {"product_id": key})

    def new_record(self) -> None:
        """The form of a new product."""
        self.context.dialog.emit("product", {})

    def edit(self, key: int, column: str, value: Any) -> bool:
        """A cell was edited; what cannot be read is refused."""
        row = self.model.row_at(self.model.row_of(key))
        found = self._typed(column, str(value or ""), row)
        if found is None:
            text = self.tr("“{text}” cannot be read.").format(text=value)
            self.context.message.emit(text, None)
            return False
        step = Step.of("product.edit", name=row.name if row is not None else "")
        self.context.run(later("products:edit_product"), key, found, step=step)
        return True

    def _typed(self, column: str, text: str, row: Any) -> dict[str, Any] | None:
        """The changes that a typed cell means; None when it cannot be read."""
        if column == "tax_rate":
            rate = parse_rate(text) if text else None
            return {column: rate} if rate is not None or not text else None
        if column not in ("price", "cost"):
            return {column: text or None}
        shown = self.price_list()
        own = (row.currency if row is not None else None) or str(self.context.firm("currency"))
        currency = shown.currency if column == "price" and shown is not None else own
        amount = parse_money(text, currency) if text else (None, None)
        if amount is None or amount[1] not in (None, currency) or (column == "price" and shown is None):
            return None
        if column == "cost":
            return {"cost": amount[0], "currency": currency}
        assert shown is not None
        return {"prices": {shown.id: amount[0]}}

    def letter(self, letter: str, ids: list[int]) -> None:
        """E opens the form."""
        if letter == "E":
            self.open_record(ids[0])

    def set_active(self, active: bool, ids: Sequence[int]) -> None:
        """Offer them, or no longer."""
        self.records.set_values(ids, {"active": active}, Step.of("product.set", count=len(ids)))

    def bulk_action(self, action: str, ids: list[int]) -> None:
        """On and off sale, or what every list offers."""
        if action in ("on", "off"):
            self.set_active(action == "on", ids)
        else:
            super().bulk_action(action, ids)

    def row_menu(self, menu: Menu, ids: Sequence[int]) -> None:
        """What can be done with these products."""
        if len(ids) == 1:
            menu.add(self.tr("Open"), partial(self.open_record, ids[0]), icon="arrow", key="Return")
        menu.add(self.tr("On sale"), partial(self.set_active, True, ids), icon="check")
        menu.add(self.tr("Off sale"), partial(self.set_active, False, ids), icon="x")
        menu.add(self.tr("Export"), partial(self.records.export, ids), icon="download")
        if len(ids) == 1:
            history = partial(self.context.dialog.emit, "history", {"table": "product", "record_id": ids[0]})
            menu.add(self.tr("History"), history, icon="history")
        menu.addSeparator()
        menu.add(
            self.tr("Move to the recycle bin"),
            partial(self.records.delete, ids),
            icon="trash",
            key="Del",
            danger=True,
        )
