"""The lines of a quote in the editor: the table, the field that adds one, bundles and copies."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.insight.quote import LineValues, QuoteValues
from app.itemmodels.quote_lines import COLUMNS, QuoteLinesModel
from app.language.line_text import parse_line
from app.language.money_text import format_money
from app.queries.product_search import (
    ProductHit,
    bundle_parts,
    bundles,
    find_products,
    product_named,
    products_by_id,
)
from app.queries.quote import order_lines, quote_values, recent_orders
from app.queries.quotes import newest_ids, quote_rows
from app.views.context import Context
from app.views.quote_desk import QuoteDesk
from app.widgets.buttons import Button
from app.widgets.card import Card
from app.widgets.line_table import LineTable
from app.widgets.menu import Menu
from app.widgets.result_list import PaletteItem
from app.widgets.search_line import SearchLine
from app.widgets.suggestions import Suggestions
from app.widgets.text import label

WIDTHS = (28, 0, 74, 58, 92, 76, 112)
MOST_COPIES, MOST_ORDERS = 12, 6


class QuoteLines(Card):
    """Everything a person does here goes into the desk."""

    def __init__(self, context: Context, desk: QuoteDesk) -> None:
        super().__init__(padded=False)
        self.context, self.desk = context, desk
        titles = (
            "",
            self.tr("Product"),
            self.tr("Quantity"),
            self.tr("Unit"),
            self.tr("Price"),
            self.tr("Discount"),
            self.tr("Amount"),
        )
        self.model = QuoteLinesModel(titles, context.say("paper.gift"), self)
        self.table = LineTable(WIDTHS, 1, strong=6, tag=5, left=(1, 3))
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Lines"))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.add(self.table)
        self.body.addLayout(self._foot())
        self._connect()

    def _foot(self) -> QHBoxLayout:
        self.field = SearchLine(
            placeholder=self.tr("Type a code, pinyin or words to add a line"), icon="plus"
        )
        self.field.setAccessibleName(self.tr("New line"))
        self.field.handles = frozenset(["up", "down", "enter"])
        self.field.setMinimumWidth(160)
        self.suggestions = Suggestions(self.field)
        self.bundle = Button(
            self.tr("From a bundle"), kind="ghost", sizing="small", clicked=self._open_bundles
        )
        self.copy = Button(self.tr("Copy lines"), kind="ghost", sizing="small", clicked=self._open_copies)
        self._count = label("", type="small", role="sec")
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        for widget in (self.bundle, self.copy, self._count):
            row.addWidget(widget)
        return row

    def _connect(self) -> None:
        self.model.edited.connect(lambda lines: self.desk.put(lines=lines))
        self.model.refused.connect(self._refuse)
        self.model.moved.connect(lambda row, target: self.move_line(row, target - row))
        self.table.move_asked.connect(self.move_line)
        self.table.remove_asked.connect(self.remove)
        self.table.details_asked.connect(self.details)
        self.table.left_below.connect(self.field.setFocus)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.field.textEdited.connect(self._ask)
        self.field.key.connect(self._key)
        self.suggestions.chosen.connect(self._take)

    def show_quote(self, quote: QuoteValues, *, editable: bool) -> None:
        """Show the lines."""
        self.model.show_lines(quote.lines, quote.currency, editable=editable)
        for widget in (self.field, self.bundle, self.copy):
            widget.setVisible(editable)
        words = self.tr("1 line") if len(quote.lines) == 1 else self.tr("{count} lines")
        self._count.setText(words.format(count=len(quote.lines)))

    # -- lines ---------------------------------------------------------------------------------------------

    def move_line(self, row: int, step: int) -> None:
        """Move a line; the keyboard goes with it."""
        quote = self.desk.quote
        if quote is not None and self.desk.editable:
            moved = quote.moved(row, step)
            if moved is not quote:
                self.desk.put(lines=moved.lines)
                column = max(1, self.table.currentIndex().column())
                self.table.setCurrentIndex(self.model.index(row + step, column))

    def remove(self, row: int) -> None:
        """Take a line away."""
        quote = self.desk.quote
        if quote is not None:
            self.desk.put(lines=quote.lines[:row] + quote.lines[row + 1 :])
            left = self.model.rowCount()
            if left:
                self.table.setCurrentIndex(self.model.index(min(row, left - 1), 1))

    def details(self, row: int) -> None:
        """Code, note, tax rate and cost of a line."""
        quote = self.desk.quote
        if quote is None:
            return
        arguments = {"line": quote.lines[row], "currency": quote.currency, "editable": self.desk.editable}
        self.context.dialog.emit("quote_line", {**arguments, "taken": partial(self._put_line, row)})

    def _put_line(self, row: int, line: LineValues) -> None:
        quote = self.desk.quote
        if quote is not None and row < len(quote.lines):
            self.desk.put(lines=(*quote.lines[:row], line, *quote.lines[row + 1 :]))

    def _open_menu(self, at: QPoint) -> None:
        row = self.table.rowAt(at.y())
        if row < 0:
            return
        menu, editable = Menu(parent=self), self.desk.editable
        menu.add(self.tr("Details"), partial(self.details, row), icon="edit", key="Alt+Return")
        menu.add(
            self.tr("Up"),
            partial(self.move_line, row, -1),
            icon="up",
            key="Ctrl+Up",
            enabled=editable and row > 0,
        )
        last = self.model.rowCount() - 1
        menu.add(
            self.tr("Down"),
            partial(self.move_line, row, 1),
            icon="down",
            key="Ctrl+Down",
            enabled=editable and row < last,
        )
        menu.addSeparator()
        menu.add(
            self.tr("Remove"),
            partial(self.remove, row),
            icon="trash",
            key="Del",
            danger=True,
            enabled=editable,
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _refuse(self, column: str, text: str) -> None:
        title = str(self.model.headerData(COLUMNS.index(column), Qt.Orientation.Horizontal))
        self.context.message.emit(
            self.tr("“{text}” does not fit under “{column}”.").format(text=text, column=title), None
        )

    # -- adding --------------------------------------------------------------------------------------------

    def _ask(self, text: str) -> None:
        quote = self.desk.quote
        typed = parse_line(text, quote.currency) if quote is not None else None
        what = typed.what if typed else text.strip()
        hits = find_products(self.context.reader(), what, self._list()) if what else []
        items = [
            PaletteItem(hit, hit.name, self._detail(hit), "store" if not hit.is_bundle else "gift")
            for hit in hits[:8]
        ]
        if text.strip():
            words = self.tr("Free line: {text}").format(text=text.strip())
            items.append(PaletteItem(text.strip(), words, icon="plus", tone="accent"))
        self.suggestions.show_items(items)

    def _detail(self, hit: ProductHit) -> str:
        quote = self.desk.quote
        price = (
            format_money(hit.price, quote.currency, self.context.language)
            if hit.price is not None and quote
            else ""
        )
        return "  ".join(part for part in (hit.code, price) if part)

    def _key(self, name: str) -> None:
        if name in ("up", "down"):
            if name == "up" and self.suggestions.isHidden() and self.model.rowCount():
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                self.table.setCurrentIndex(self.model.index(self.model.rowCount() - 1, 1))
            else:
                self.suggestions.list.move_choice(-1 if name == "up" else 1)
            return
        item = self.suggestions.list.current() if not self.suggestions.isHidden() else None
        if item is not None:
            self._take(item)
        elif self.field.text().strip():
            self._take(PaletteItem(self.field.text().strip(), ""))

    def _take(self, item: PaletteItem) -> None:
        """Add what was chosen; the keyboard goes on to its quantity."""
        quote, text = self.desk.quote, self.field.text()
        self.suggestions.hide()
        if quote is None:
            return
        typed = parse_line(text, quote.currency)
        if isinstance(item.id, ProductHit):
            found: ProductHit | None = item.id
        else:
            found = product_named(self.context.reader(), typed.what, self._list()) if typed else None
        if found is not None and found.summed:
            self.add_bundle(found)
            self.field.clear()
            return
        line = (
            self.line_of(found) if found is not None else LineValues(name=text.strip(), tax_rate=self._rate())
        )
        if typed is not None:
            line = replace(
                line,
                name=found.name if found is not None else typed.what,
                quantity=typed.quantity,
                unit=typed.unit or line.unit,
                price=typed.price if typed.price is not None else line.price,
                discount=typed.discount,
            )
        self.field.clear()
        self.desk.add_lines([line])
        self.table.edit_cell(self.model.rowCount() - 1, COLUMNS.index("quantity"))

    def line_of(self, product: ProductHit, quantity: int = 1_000, bundle: int | None = None) -> LineValues:
        """A line for a product at its price."""
        return LineValues(
            product_id=product.id,
            bundle_id=bundle,
            code=product.code,
            name=product.name,
            note=product.specification,
            unit=product.unit,
            quantity=quantity,
            price=product.price or 0,
            tax_rate=product.tax_rate if product.tax_rate is not None else self._rate(),
            cost=product.cost,
        )

    def add_bundle(self, bundle: ProductHit) -> None:
        """The parts of a bundle as lines."""
        reader, prices = self.context.reader(), self._list()
        parts = bundle_parts(reader, [bundle.id], prices).get(bundle.id, ())
        found = {hit.id: hit for hit in products_by_id(reader, [part.product_id for part in parts], prices)}
        self.desk.add_lines(
            [
                self.line_of(found[part.product_id], part.quantity, bundle.id)
                for part in parts
                if part.product_id in found
            ]
        )

    def _list(self) -> int | None:
        return self.desk.quote.price_list_id if self.desk.quote is not None else None

    def _rate(self) -> int:
        """The rate of the line above, else the usual one."""
        quote = self.desk.quote
        return (
            quote.lines[-1].tax_rate
            if quote is not None and quote.lines
            else int(self.context.firm("quote_tax_rate"))
        )

    def _open_bundles(self) -> None:
        menu = Menu(parent=self)
        found = bundles(self.context.reader(), self._list())
        for bundle in found:
            menu.add(bundle.name, partial(self.add_bundle, bundle), icon="gift")
        if not found:
            menu.add(self.tr("There are no bundles yet"), enabled=False)
        self._pop(menu, self.bundle)

    def _open_copies(self) -> None:
        """The latest orders and other quotes, those of the same customer first."""
        quote = self.desk.quote
        if quote is None:
            return
        reader = self.context.reader()
        own = newest_ids(reader, quote.customer_id) if quote.customer_id is not None else []
        keys = [key for key in dict.fromkeys([*own, *newest_ids(reader)[:MOST_COPIES]]) if key != quote.id][
            :MOST_COPIES
        ]
        rows = quote_rows(reader, keys, self.context.today())
        menu = Menu(parent=self)
        for key, number, name in recent_orders(reader, quote.customer_id, MOST_ORDERS):
            menu.add(f"{number}  {name}", partial(self._copy_order, key), icon="cart")
        menu.addSeparator()
        for key in keys:
            row = rows[key]
            words = "  ".join(part for part in (row.number, row.customer, row.title) if part)
            menu.add(words, partial(self._copy_from, key), icon="quote")
        self._pop(menu, self.copy)

    def _copy_order(self, key: int) -> None:
        self.desk.add_lines(order_lines(self.context.reader(), key))

    def _copy_from(self, key: int) -> None:
        other = quote_values(self.context.reader(), key)
        if other is not None:
            self.desk.add_lines(list(other.lines))

    def _pop(self, menu: Menu, button: Any) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def panes(self) -> list[QWidget]:
        """For F6."""
        return [self.table, self.field]
