"""Fields in which the lines of an order and its plan of payments are written."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.exchange.cell_exact import discount_value, quantity_value
from app.exchange.export_orders import money as money_text
from app.exchange.export_orders import scaled
from app.insight.totals import line_amount
from app.language.money_text import format_money, minor_digits, parse_money
from app.queries.order import InstalmentRow, LineRow
from app.queries.product_search import ProductHit, bundle_parts, products_by_id
from app.usecases.order_input import InstalmentInput, LineInput
from app.views.context import Context
from app.views.product_field import ProductField
from app.views.small_fields import wake_field
from app.widgets.buttons import Button, IconButton
from app.widgets.fields import LineEdit
from app.widgets.text import label

WIDTHS = {"quantity": 64, "unit": 56, "price": 92, "discount": 62, "tax": 62}


class LineFields(QWidget):
    """One line: what, how many, of which unit, at which price, less what, with which tax."""

    changed = Signal()
    removed = Signal()
    bundle_picked = Signal(object)
    """a ProductHit whose parts are meant"""

    def __init__(self, context: Context, currency: str, row: LineRow | None = None) -> None:
        super().__init__()
        self._currency, self._language, self._row = currency, context.language, row
        self._product: ProductHit | None = None
        self._bundle: int | None = None
        digits = minor_digits(currency)
        self.name = ProductField(context, row.name if row else "", name=self.tr("Product or service"))
        self.name.setPlaceholderText(self.tr("Code, pinyin or words"))
        self.name.picked.connect(self._picked)
        self.quantity = LineEdit(scaled(row.quantity, 3) if row else "1", name=self.tr("Quantity"))
        self.unit = LineEdit((row.unit or "") if row else "", name=self.tr("Unit"))
        self.price = LineEdit(money_text(row.price, digits) if row else "", name=self.tr("Price of one"))
        self.discount = LineEdit(_percent(row.discount) if row else "", name=self.tr("Discount"))
        self.tax = LineEdit(_percent(row.tax_rate) if row else "", name=self.tr("Tax rate"))
        self._sum = label("", strong=True)
        self._sum.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._sum.setFixedWidth(104)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.name, 1)
        for field, width in zip(self._figures(), WIDTHS.values(), strict=True):
            field.setFixedWidth(width)
            line.addWidget(field)
        line.addWidget(self._sum)
        line.addWidget(IconButton("x", self.tr("Remove this line"), side=28, clicked=self.removed.emit))
        for field in (self.name, *self._figures()):
            field.textChanged.connect(self._changed)
        self._changed()

    def _figures(self) -> tuple[LineEdit, ...]:
        return self.quantity, self.unit, self.price, self.discount, self.tax

    def _picked(self, product: ProductHit) -> None:
        """Fill the line; the keyboard goes on to the quantity."""
        if product.summed:
            self.bundle_picked.emit(product)
            return
        self.take(product)
        self.quantity.setFocus(Qt.FocusReason.OtherFocusReason)
        self.quantity.selectAll()

    def take(self, product: ProductHit, quantity: int | None = None, bundle: int | None = None) -> None:
        """Be a line for a product at its price; a price in another currency is left to the person."""
        self._product, self._bundle = product, bundle
        self.name.setText(product.name)
        self.unit.setText(product.unit or "")
        if quantity is not None:
            self.quantity.setText(scaled(quantity, 3))
        if product.price is not None and product.currency == self._currency:
            self.price.setText(money_text(product.price, minor_digits(self._currency)))
        if product.tax_rate is not None:
            self.tax.setText(_percent(product.tax_rate))

    def blank(self) -> bool:
        """Whether nothing was written here."""
        return not self.name.text().strip() and not self.price.text().strip()

    def given(self) -> LineInput | None:
        """The line; None when one of its figures cannot be read (they are outlined)."""
        quantity = quantity_value(self.quantity.text()).value
        price = self._price()
        rates = [_rate(field) for field in (self.discount, self.tax)]
        for field, value in zip(
            (self.quantity, self.price, self.discount, self.tax), (quantity, price, *rates), strict=True
        ):
            field.set_error(value is None)
        if quantity is None or price is None or rates[0] is None or rates[1] is None:
            return None
        return LineInput(
            self.name.text().strip(),
            quantity,
            price,
            rates[0],
            rates[1],
            unit=self.unit.text().strip() or None,
            **self._known(),
        )

    def _known(self) -> dict[str, Any]:
        """What has no field: of the product that was picked, else as it was."""
        row, product = self._row, self._product
        found: dict[str, Any] = {"id": row.id, "gift": bool(row.gift)} if row else {}
        if product is not None:
            return found | {
                "code": product.code,
                "note": product.specification,
                "cost": product.cost,
                "product_id": product.id,
                "bundle_id": self._bundle,
            }
        same = ("code", "note", "cost", "product_id", "bundle_id")
        return found | {name: getattr(row, name) for name in same} if row else found

    def amount(self) -> int:
        """What it comes to; an unchanged line is what it was."""
        given = self.given()
        if given is None:
            return 0
        row = self._row
        if row and (given.quantity, given.price, given.discount) == (row.quantity, row.price, row.discount):
            return row.amount
        return line_amount(given.quantity, given.price, given.discount, gift=given.gift)

    def _price(self) -> int | None:
        text = self.price.text().strip()
        found = parse_money(text, self._currency) if text else (0, None)
        return found[0] if found is not None else None

    def _changed(self) -> None:
        self._sum.setText(format_money(self.amount(), self._currency, self._language))
        self.changed.emit()


class LinesEditor(QWidget):
    """The lines one below the other; `changed` whenever the sum may be another, `resized` with their number."""

    changed = Signal()
    resized = Signal()

    def __init__(self, context: Context, currency: str, rows: Sequence[LineRow] = ()) -> None:
        super().__init__()
        self._context, self._currency = context, currency
        self.lines: list[LineFields] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addWidget(self._titles())
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        outer.addLayout(self._column)
        add = Button(
            self.tr("Another line"), kind="link", sizing="inline", icon="plus", clicked=self.add_by_hand
        )
        outer.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        for row in rows:
            self.add(row)
        if not rows:
            self.add()

    def _titles(self) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 34, 0)
        line.setSpacing(6)
        line.addWidget(label(self.tr("Product or service"), type="small", role="sec"), 1)
        names = (self.tr("Quantity"), self.tr("Unit"), self.tr("Price"), self.tr("Less %"), self.tr("Tax %"))
        for text, width in zip(names, WIDTHS.values(), strict=True):
            title = label(text, type="small", role="sec")
            title.setFixedWidth(width)
            line.addWidget(title)
        amount = label(self.tr("Amount"), type="small", role="sec")
        amount.setFixedWidth(104)
        amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.addWidget(amount)
        return made

    def add(self, row: LineRow | None = None) -> LineFields:
        """One line more."""
        line = LineFields(self._context, self._currency, row)
        line.changed.connect(self.changed)
        line.bundle_picked.connect(partial(self._spread, line))
        line.removed.connect(partial(self._remove, line))
        self.lines.append(line)
        self._column.addWidget(line)
        return line

    def add_by_hand(self) -> None:
        """One line more, with the keyboard in it."""
        self.add().name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resized.emit()

    def _spread(self, line: LineFields, bundle: ProductHit) -> None:
        """The parts of a bundle as lines in the place of the one it was picked in."""
        reader = self._context.reader()
        parts = bundle_parts(reader, [bundle.id], None).get(bundle.id, ())
        found = {hit.id: hit for hit in products_by_id(reader, [part.product_id for part in parts])}
        for part in parts:
            if part.product_id in found:
                self.add().take(found[part.product_id], part.quantity, bundle.id)
        self._remove(line)
        if self.lines:
            self.lines[-1].quantity.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, line: LineFields) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.changed.emit()
        self.resized.emit()

    def given(self) -> list[LineInput] | None:
        """The lines that say something; None when one cannot be read."""
        found = [line.given() for line in self.lines if not line.blank()]
        read = [one for one in found if one is not None]
        return read if len(read) == len(found) else None

    def amounts(self) -> list[tuple[int, int]]:
        """(amount, tax rate) of the lines that can be read."""
        return [
            (line.amount(), given.tax_rate)
            for line in self.lines
            if not line.blank() and (given := line.given()) is not None
        ]


class PartFields(QWidget):
    """One instalment: how much, when, what it is called."""

    changed = Signal()
    removed = Signal()

    def __init__(self, context: Context, currency: str, row: InstalmentRow | None, amount: int = 0) -> None:
        super().__init__()
        self._currency, self._row = currency, row
        digits = minor_digits(currency)
        self.amount = LineEdit(money_text(row.amount if row else amount, digits), name=self.tr("Amount"))
        self.amount.setFixedWidth(120)
        due = date.fromisoformat(row.due_day) if row and row.due_day else None
        self.due = wake_field(context, due)
        self.due.setPlaceholderText(self.tr("Day, or nothing yet"))
        self.due.setAccessibleName(self.tr("Due"))
        self.due.setFixedWidth(150)
        self.label = LineEdit((row.label or "") if row else "", placeholder=self.tr("Deposit, on delivery …"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.amount)
        line.addWidget(self.due)
        line.addWidget(self.label, 1)
        line.addWidget(IconButton("x", self.tr("Remove this part"), side=28, clicked=self.removed.emit))
        self.amount.textChanged.connect(self.changed)

    def given(self) -> InstalmentInput | None:
        """The part; None when its amount cannot be read."""
        found = parse_money(self.amount.text().strip(), self._currency)
        self.amount.set_error(found is None)
        if found is None:
            return None
        day = self.due.value()
        row = self._row
        return InstalmentInput(
            found[0],
            day.isoformat() if day else None,
            self.label.text().strip() or None,
            row.after if row else None,
            row.days if row else None,
        )


class PlanEditor(QWidget):
    """The parts of the total; without any the whole is due on the day of the order."""

    changed = Signal()
    resized = Signal()

    def __init__(self, context: Context, currency: str, rows: Sequence[InstalmentRow] = ()) -> None:
        super().__init__()
        self._context, self._currency = context, currency
        self.parts: list[PartFields] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        outer.addLayout(self._column)
        self._total = 0
        add = Button(
            self.tr("Another instalment"), kind="link", sizing="inline", icon="plus", clicked=self.add_by_hand
        )
        outer.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        for row in rows:
            self._add(row)

    def set_total(self, total: int) -> None:
        """What all parts together must come to; a single part follows it."""
        single = len(self.parts) == 1 and self._sum() == self._total
        self._total = total
        if single:
            self.parts[0].amount.setText(money_text(total, minor_digits(self._currency)))

    def add_by_hand(self) -> None:
        """A part more, for what the others leave."""
        part = self._add(None, max(self._total - self._sum(), 0))
        part.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resized.emit()

    def _sum(self) -> int:
        return sum(one.amount for part in self.parts if (one := part.given()) is not None)

    def _add(self, row: InstalmentRow | None, amount: int = 0) -> PartFields:
        part = PartFields(self._context, self._currency, row, amount)
        part.changed.connect(self.changed)
        part.removed.connect(partial(self._remove, part))
        self.parts.append(part)
        self._column.addWidget(part)
        return part

    def _remove(self, part: PartFields) -> None:
        self.parts.remove(part)
        self._column.removeWidget(part)
        part.hide()
        part.deleteLater()
        self.changed.emit()
        self.resized.emit()

    def given(self) -> list[InstalmentInput] | None:
        """The parts; None when one cannot be read."""
        found = [part.given() for part in self.parts]
        read = [one for one in found if one is not None]
        return read if len(read) == len(found) else None


def _percent(rate: int) -> str:
    return f"{scaled(rate, 2)}%" if rate else ""


def _rate(field: LineEdit) -> int | None:
    text = field.text().strip()
    if not text:
        return 0
    value = discount_value(text if text.endswith(("%", "折")) else f"{text}%").value
    return value if isinstance(value, int) else None
