"""Parts of the product form: the needs it answers with their reasons, the parts of a bundle."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from app.language.quantities import format_quantity, parse_quantity
from app.queries.needs import need_names
from app.queries.product_search import PartRow, find_products
from app.queries.products import NeedRow
from app.usecases.product_input import NeedAnswered, Part
from app.views.context import Context
from app.views.product_columns import money
from app.views.record_marks import joined
from app.widgets.buttons import IconButton
from app.widgets.chip import Chip
from app.widgets.fields import LineEdit
from app.widgets.person_picker import Person, PersonPicker
from app.widgets.result_list import PaletteItem
from app.widgets.text import label

MOST = 8


def product_items(context: Context, text: str, price_list_id: int | None = None) -> list[PaletteItem]:
    """Products that fit what was typed, with code and price; `id` is the product's."""
    found = find_products(context.reader(), text, price_list_id, MOST)
    return [
        PaletteItem(
            hit.id,
            hit.name,
            joined(hit.code, money(hit.price, hit.currency, context.language)),
            "gift" if hit.is_bundle else "store",
        )
        for hit in found
    ]


class Lines(QWidget):
    """Rows of one kind, each with a cross, and a chip that adds one."""

    changed = Signal()
    resized = Signal()

    def __init__(self, context: Context, add_text: str) -> None:
        super().__init__()
        self.context = context
        self.lines: list[Any] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        column.addLayout(self._column)
        self.chip = Chip(add_text, dashed=True)
        self.chip.clicked.connect(self.add_empty)
        column.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)

    def add_empty(self) -> None:
        """A new row, ready to be typed into."""
        line = self.make_line()
        self.place(line)
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resized.emit()

    def make_line(self) -> Any:
        """An empty row."""
        raise NotImplementedError

    def place(self, line: Any) -> None:
        """Put a row behind the others."""
        line.cross.clicked.connect(partial(self._remove, line))
        self.lines.append(line)
        self._column.addWidget(line)

    def _remove(self, line: Any) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.changed.emit()
        self.resized.emit()


class NeedAnsweredLine(QWidget):
    """A need by its name, and how the product answers it."""

    def __init__(self, known: Sequence[str], row: NeedRow | None) -> None:
        super().__init__()
        self.name = LineEdit(row.name if row else "", placeholder=self.tr("Need, such as “quiet”"))
        self.name.setMaxLength(80)
        completer = QCompleter(list(known), self.name)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.name.setCompleter(completer)
        self.reason = LineEdit((row.reason if row else "") or "", placeholder=self.tr("How it answers it"))
        self.reason.setMaxLength(400)
        self.reason.setCursorPosition(0)
        self.cross = IconButton("x", self.tr("Remove"), side=28)
        _in_a_row(self, (self.name, 2), (self.reason, 3), (self.cross, 0))
        self.setFocusProxy(self.name)


class NeedLines(Lines):
    """The needs a product answers."""

    def __init__(self, context: Context, rows: Sequence[NeedRow]) -> None:
        super().__init__(context, "")
        self.chip.set_text(self.tr("Need"))
        self._known = need_names(context.reader())
        for row in rows:
            self.place(NeedAnsweredLine(self._known, row))

    def make_line(self) -> NeedAnsweredLine:
        """An empty row."""
        return NeedAnsweredLine(self._known, None)

    def given(self) -> tuple[NeedAnswered, ...]:
        """What was typed, without empty rows."""
        typed = (NeedAnswered(line.name.text().strip(), line.reason.text().strip()) for line in self.lines)
        return tuple(need for need in typed if need.name)


class PartLine(QWidget):
    """A product of a bundle and how many of it."""

    def __init__(self, query: Callable[[str], Sequence[PaletteItem]], row: PartRow | None) -> None:
        super().__init__()
        self.picker = PersonPicker(query, placeholder=self.tr("Code, name or pinyin"))
        if row is not None:
            self.picker.set_person(Person(row.product_id, row.name, row.code or "", "store"))
        self.quantity = LineEdit(
            format_quantity(row.quantity) if row is not None else "1", name=self.tr("Quantity")
        )
        self.quantity.setFixedWidth(72)
        self.quantity.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.cross = IconButton("x", self.tr("Remove"), side=28)
        _in_a_row(self, (self.picker, 1), (label("×", role="sec"), 0), (self.quantity, 0), (self.cross, 0))
        self.setFocusProxy(self.picker)


class PartLines(Lines):
    """The parts of a bundle."""

    def __init__(self, context: Context, rows: Sequence[PartRow]) -> None:
        super().__init__(context, "")
        self.chip.set_text(self.tr("Product of the bundle"))
        for row in rows:
            self.place(PartLine(self._query, row))

    def _query(self, text: str) -> list[PaletteItem]:
        return product_items(self.context, text)

    def make_line(self) -> PartLine:
        """An empty row."""
        return PartLine(self._query, None)

    def is_clear(self) -> bool:
        """Whether every row has a product and a quantity above zero."""
        return all(
            line.picker.person() is not None and (parse_quantity(line.quantity.text()) or 0) > 0
            for line in self.lines
        )

    def given(self) -> tuple[Part, ...]:
        """The rows that name a product."""
        found = []
        for line in self.lines:
            person = line.picker.person()
            if person is not None:
                found.append(Part(int(str(person.id)), parse_quantity(line.quantity.text()) or 0))
        return tuple(found)


def _in_a_row(holder: QWidget, *parts: tuple[QWidget, int]) -> None:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget, stretch in parts:
        row.addWidget(widget, stretch)
