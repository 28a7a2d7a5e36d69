"""The lines of a quote as a table edits them: cells as words, words back to values, lines that move."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.insight.quote import LineValues
from app.insight.quote_diff import percent, thousandths
from app.language.line_text import parse_discount, parse_quantity
from app.language.money_text import exact_money, parse_money

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("grip", "name", "quantity", "unit", "price", "discount", "amount")
EDITABLE = frozenset(["name", "quantity", "unit", "price", "discount"])
NOTE_ROLE = Qt.ItemDataRole.UserRole
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_MIME = "application/x-lianyi-line"
_DISPLAY, _EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_DRAGGED = _SHOWN | Qt.ItemFlag.ItemIsDragEnabled
_TYPED = _DRAGGED | Qt.ItemFlag.ItemIsEditable


class QuoteLinesModel(QAbstractTableModel):
    """Shows lines; a change is announced, not kept: whoever hears `edited` shows the new lines.

    `refused(column, text)`: what was typed is no such value. `moved(row, target)`: a line was dragged.
    """

    edited = Signal(object)
    refused = Signal(str, str)
    moved = Signal(int, int)

    def __init__(self, titles: Sequence[str], gift: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles, self._gift = tuple(titles), gift
        self._lines: tuple[LineValues, ...] = ()
        self._currency = "CNY"
        self._editable = True

    @property
    def lines(self) -> tuple[LineValues, ...]:
        """The lines shown."""
        return self._lines

    def show_lines(self, lines: tuple[LineValues, ...], currency: str, *, editable: bool) -> None:
        """Show these lines; a cell with the keyboard keeps it when only values changed."""
        same = len(lines) == len(self._lines) and editable == self._editable
        if not same:
            self.beginResetModel()
        whole = currency != self._currency
        changed = [
            n for n, (old, new) in enumerate(zip(self._lines, lines, strict=False)) if whole or old != new
        ]
        self._lines, self._currency, self._editable = lines, currency, editable
        if not same:
            self.endResetModel()
        elif changed:  # the others are not painted anew
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(COLUMNS) - 1))

    # -- for the view --------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row a line."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The same columns always."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The titles."""
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return self._titles[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells that can be typed into, lines that can be dragged."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self._editable else Qt.ItemFlag.NoItemFlags
        if not self._editable:
            return _SHOWN
        return _TYPED if COLUMNS[index.column()] in EDITABLE else _DRAGGED

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Words of a cell."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line, column = self._lines[index.row()], COLUMNS[index.column()]
        if role == LINE_ROLE:
            return line
        if role == NOTE_ROLE:
            return " ".join((line.note or "").split()) if column == "name" else ""
        if role in (_DISPLAY, _EDIT, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(line, column, editing=role == _EDIT)
        return None

    def _words(self, line: LineValues, column: str, *, editing: bool) -> str:
        if column == "name":
            return line.name
        if column == "quantity":
            words = thousandths(line.quantity)
            return words.replace(",", "").replace("−", "-") if editing else words
        if column == "unit":
            return line.unit or ""
        if column == "price":
            words = exact_money(line.price, self._currency)
            return words.replace(",", "").replace("−", "-") if editing else _short(words)
        if column == "discount":
            if line.gift:
                return self._gift
            return percent(line.discount).replace("−", "-" if editing else "−") if line.discount else ""
        return exact_money(line.amount, self._currency) if column == "amount" else ""

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        """Read what was typed and announce the changed lines."""
        if role != _EDIT or not index.isValid():
            return False
        line, column, text = self._lines[index.row()], COLUMNS[index.column()], str(value).strip()
        if text == self._words(line, column, editing=True):
            return True
        changed = self._read(line, column, text)
        if changed is None:
            self.refused.emit(column, text)
            return False
        lines = list(self._lines)
        lines[index.row()] = changed
        self.edited.emit(tuple(lines))
        return True

    def _read(self, line: LineValues, column: str, text: str) -> LineValues | None:
        if column == "name":
            return replace(line, name=text) if text else None
        if column == "unit":
            return replace(line, unit=text or None)
        if column == "quantity":
            quantity = parse_quantity(text)
            return None if quantity is None else replace(line, quantity=quantity)
        if column == "price":
            price = parse_money(text, self._currency)
            return None if price is None else replace(line, price=price[0])
        found = parse_discount("gift" if text == self._gift else text)
        return None if found is None else replace(line, discount=found[0], gift=found[1])

    # -- dragging ------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        """Lines are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only lines of this table."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The row that is dragged."""
        data = QMimeData()
        data.setData(_MIME, str(indexes[0].row()).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Announce where it was dropped; False, so that the view takes nothing away itself."""
        if not data.hasFormat(_MIME):
            return False
        source = int(bytes(data.data(_MIME).data()).decode())
        target = parent.row() if parent.isValid() else (row if row >= 0 else len(self._lines))
        if not parent.isValid() and target > source:
            target -= 1
        if target != source:
            self.moved.emit(source, target)
        return False


def _short(words: str) -> str:
    """Without decimals that say nothing."""
    whole, _dot, rest = words.partition(".")
    return whole if not rest.strip("0") else words
