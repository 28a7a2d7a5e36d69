"""A table one writes a document's lines into by keyboard alone: Enter goes on to the next cell."""

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.theme import manager, paint_icon, theme
from app.widgets.painting import paint_tag, tag_width

NOTE_ROLE = Qt.ItemDataRole.UserRole
ROW, HEAD = 46, 34
VCENTER = int(Qt.AlignmentFlag.AlignVCenter)
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Hint = QAbstractItemDelegate.EndEditHint


class LineTable(QTableView):
    """Signals speak of rows: `move_asked(row, step)`, `remove_asked(row)`, `details_asked(row)`; `left_below`:
    Enter went past the last cell. `tags` names columns whose words are painted as a tag, `strong` bold ones.
    """

    move_asked = Signal(int, int)
    remove_asked = Signal(int)
    details_asked = Signal(int)
    left_below = Signal()

    def __init__(
        self, widths: tuple[int, ...], stretch: int, *, strong: int, tag: int, left: tuple[int, ...]
    ) -> None:
        super().__init__()
        self.strong, self.tag, self.left_columns = strong, tag, left
        self._widths, self._stretch = widths, stretch
        self.setItemDelegate(_LineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setTabKeyNavigation(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = _Head(self)
        self.setHorizontalHeader(head)
        manager().themeChanged.connect(self.viewport().update)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Take the widths and follow the number of lines."""
        super().setModel(model)
        if model is None:
            return
        head = self.horizontalHeader()
        for column, width in enumerate(self._widths):
            mode = QHeaderView.ResizeMode.Stretch if column == self._stretch else QHeaderView.ResizeMode.Fixed
            head.setSectionResizeMode(column, mode)
            if column != self._stretch:
                self.setColumnWidth(column, width)
        model.modelReset.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines: the page scrolls, not the table."""
        model = self.model()
        rows = model.rowCount() if model is not None else 0
        self.setFixedHeight(HEAD + rows * ROW + 2)

    def edit_cell(self, row: int, column: int) -> None:
        """Open the editor of a cell."""
        index = self.model().index(row, column)
        self.setCurrentIndex(index)
        self.edit(index)

    def moveCursor(self, action: Any, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Next and previous pass over cells one cannot write into."""
        if action not in (
            QAbstractItemView.CursorAction.MoveNext,
            QAbstractItemView.CursorAction.MovePrevious,
        ):
            return super().moveCursor(action, modifiers)
        step = 1 if action == QAbstractItemView.CursorAction.MoveNext else -1
        model, index = self.model(), self.currentIndex()
        columns = model.columnCount()
        place = index.row() * columns + index.column() + step
        while 0 <= place < model.rowCount() * columns:
            found = model.index(place // columns, place % columns)
            if model.flags(found) & Qt.ItemFlag.ItemIsEditable:
                return found
            place += step
        return index

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        """After the last cell of the last line the keyboard goes on below."""
        before = self.currentIndex()
        if hint == Hint.EditNextItem:
            after = self.moveCursor(QAbstractItemView.CursorAction.MoveNext, Qt.KeyboardModifier.NoModifier)
            if after == before:
                super().closeEditor(editor, Hint.NoHint)
                self.left_below.emit()
                return
        super().closeEditor(editor, hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes, Alt+Enter shows the details, Ctrl+arrows move the line, Delete takes it away."""
        index, key = self.currentIndex(), event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not index.isValid():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and control:
            self.move_asked.emit(index.row(), -1 if key == Qt.Key.Key_Up else 1)
        elif key in _KEYS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.details_asked.emit(index.row())
        elif key in _KEYS and not control:
            self._enter(index)
        elif key == Qt.Key.Key_Delete and self.model().flags(index) & Qt.ItemFlag.ItemIsDragEnabled:
            self.remove_asked.emit(index.row())
        elif key == Qt.Key.Key_Down and index.row() == self.model().rowCount() - 1:
            self.left_below.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self, index: QModelIndex) -> None:
        if self.model().flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif self.model().flags(index) & Qt.ItemFlag.ItemIsDragEnabled:
            following = self.moveCursor(
                QAbstractItemView.CursorAction.MoveNext, Qt.KeyboardModifier.NoModifier
            )
            self.setCurrentIndex(following)
            self.edit(following)
        else:
            self.details_asked.emit(index.row())


class _Head(QHeaderView):
    """The titles over the columns."""

    def __init__(self, table: LineTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setFixedHeight(HEAD)
        self.setMinimumSectionSize(24)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """A quiet title and a hair line."""
        look = theme()
        painter.fillRect(rect, look.color("sunken"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.color("hair"))
        painter.setFont(look.font("small"))
        painter.setPen(look.color("sec"))
        side = (
            Qt.AlignmentFlag.AlignLeft if column in self._table.left_columns else Qt.AlignmentFlag.AlignRight
        )
        words = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
        painter.drawText(rect.adjusted(8, 0, -8, 0), VCENTER | int(side), words)


class _LineDelegate(QStyledItemDelegate):
    """Paints cells and opens the small field in them."""

    def __init__(self, table: LineTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One height for all."""
        return QSize(60, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Words, a second line, a tag, the ring of the current cell."""
        look, rect, column = theme(), option.rect, index.column()
        painter.save()
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.color("hair"))
        words = str(index.data() or "")
        box = rect.adjusted(8, 0, -8, -1)
        if column == 0:
            paint_icon(painter, QRect(rect.left() + 6, rect.center().y() - 7, 14, 14), "grip", "disabled")
        elif words and column == self._table.tag and index.data(Qt.ItemDataRole.UserRole + 1).gift:
            width = round(tag_width(words, look))
            paint_tag(
                painter, QRect(box.right() - width + 1, rect.top(), width, ROW - 1), words, "green", look
            )
        else:
            self._words(painter, box, words, str(index.data(NOTE_ROLE) or ""), column)
        if self._table.currentIndex() == index and self._table.hasFocus():
            painter.setPen(look.pen("focus", 1.5))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(rect.toRectF().adjusted(2, 7, -2, -8), 6, 6)
        painter.restore()

    def _words(self, painter: QPainter, box: QRect, words: str, note: str, column: int) -> None:
        look = theme()
        strong = column == self._table.strong
        side = (
            Qt.AlignmentFlag.AlignLeft if column in self._table.left_columns else Qt.AlignmentFlag.AlignRight
        )
        metrics = look.metrics("body", strong=strong)
        painter.setFont(look.font("body", strong=strong))
        painter.setPen(look.color("text"))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        first = box.adjusted(0, 4, 0, -22) if note else box
        painter.drawText(first, VCENTER | int(side), shown)
        if note:
            painter.setFont(look.font("small"))
            painter.setPen(look.color("sec"))
            shown = look.metrics("small").elidedText(note, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box.adjusted(0, 22, 0, -4), VCENTER | int(side), shown)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """A line as small as the cell."""
        editor = QLineEdit(parent)
        editor.setProperty("sizing", "small")
        editor.setAccessibleName(
            str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or "")
        )
        if index.column() not in self._table.left_columns:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """What stands there, marked."""
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Hand over what was typed."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """In the middle of the cell."""
        rect = option.rect
        editor.setGeometry(QRect(rect.left() + 1, rect.center().y() - 14, rect.width() - 2, 28))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps what was typed and opens the next cell."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _KEYS:
            if isinstance(watched, QWidget):
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, Hint.EditNextItem)
            return True
        return bool(super().eventFilter(watched, event))
