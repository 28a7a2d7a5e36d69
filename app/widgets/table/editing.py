"""Editors inside cells: a line of text, or a choice where the column has choices."""

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.widgets.table.protocols import RowWindow

Choices = Sequence[tuple[Any, str]]
_EDIT = int(Qt.ItemDataRole.EditRole)


class CellEditing(QStyledItemDelegate):
    """Makes and reads the editors; the painting is done by the table itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[str, Choices] = {}

    def set_choices(self, key: str, choices: Choices) -> None:
        """Edit this column by choosing among (value, label)."""
        self._choices[key] = tuple(choices)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        column = cast(RowWindow, index.model()).columns[index.column()]
        editor: QWidget
        if column.key in self._choices:
            editor = combo = QComboBox(parent)
            for value, words in self._choices[column.key]:
                combo.addItem(words, value)
            combo.activated.connect(lambda _row: self._take(combo))
        else:
            editor = line = QLineEdit(parent)
            line.setProperty("sizing", "small")
            line.setFrame(True)
        editor.setAccessibleName(column.title)
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        value = index.data(_EDIT)
        if isinstance(editor, QComboBox):
            found = editor.findData(value)
            editor.setCurrentIndex(found if found >= 0 else editor.findText(str(value or "")))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value or ""))
            editor.selectAll()

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), _EDIT)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text().strip(), _EDIT)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = option.rect
        editor.setGeometry(rect.adjusted(2, 2, -2, -3))

    def _take(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
