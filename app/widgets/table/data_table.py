"""The table of every list page: windowed rows, own painting, ticks, keys, hover, columns to choose."""

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.widgets.table.column_layout import ColumnLayout
from app.widgets.table.editing import CellEditing, Choices
from app.widgets.table.keeping import Keeper
from app.widgets.table.painted_table import PaintedTable
from app.widgets.table.table_keys import handle_key

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class DataTable(PaintedTable):
    """A list of records. Ids travel as objects: they have 63 bits.

    Signals: `opened(id)` Enter or double click; `current_changed(id or None)`; `key_pressed("D")` or ("Shift+D")
    for letters and digits while the list has the focus; `menu_requested(id, global point)`; `cell_clicked(id, key)`;
    `layout_changed()` when columns were moved, widened, shown or hidden (then keep `layout_state()`).
    """

    opened = Signal(object)
    current_changed = Signal(object)
    key_pressed = Signal(str)
    menu_requested = Signal(object, QPoint)
    cell_clicked = Signal(object, str)
    layout_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, two_line: bool = False) -> None:
        super().__init__(parent, two_line=two_line)
        self._anchor = -1
        self._layout = ColumnLayout(self._header)
        self._editing = CellEditing(self)
        self._keeper = Keeper(self)
        self.setItemDelegate(self._editing)
        self._header.sortClicked.connect(self._sort_clicked)
        self._header.tickClicked.connect(self._header_tick)
        self._header.columnShown.connect(self._layout.show)
        self._header.resetAsked.connect(self._layout.reset)
        self._layout.changed.connect(self._layout_changed)

    # ---- model and columns ---------------------------------------------------------------------------

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is None:
            return
        window = self.window_model()
        self._layout.set_columns(window.columns)
        window.ticksChanged.connect(self._ticks_changed)
        window.sortChanged.connect(self._header.set_sorting)
        window.busyChanged.connect(self._busy_changed)
        model.modelReset.connect(self._model_reset)
        self._keeper.follow(model, window)
        self._header.set_sorting(*window.sorting)
        self._ticks_changed()

    def set_choices(self, key: str, choices: Choices) -> None:
        """Edit this column by choosing among (value, label)."""
        self._editing.set_choices(key, choices)

    def layout_state(self) -> dict[str, Any]:
        """Order, widths and hidden columns as a plain dict."""
        return self._layout.state()

    def restore_layout(self, state: dict[str, Any]) -> None:
        """Take a kept layout; what it does not know is ignored."""
        self._layout.restore(state)

    def show_column_menu(self, at: QPoint) -> None:
        """Open the menu of columns (for a button beside the filters)."""
        self._header.show_menu(at)

    # ---- rows ----------------------------------------------------------------------------------------

    def current_id(self) -> int | None:
        """The record in the current row."""
        row = self.currentIndex().row()
        return self.window_model().id_at(row) if row >= 0 else None

    def set_current_id(self, record_id: int) -> bool:
        """Make this record current and show it; False if it is not in the list."""
        row = self.window_model().row_of(record_id)
        if row >= 0:
            self.set_current_row(row)
        return row >= 0

    def set_current_row(self, row: int, *, scroll: bool = True) -> None:
        """Make this row current."""
        column = self._first_text_column()
        index = self.model().index(row, column)
        flags = QItemSelectionModel.SelectionFlag
        before = self.verticalScrollBar().value()
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if scroll:
            self.scrollTo(index)
        else:
            self.verticalScrollBar().setValue(before)

    def move_by(self, rows: int, *, extend: bool = False) -> None:
        """Go up or down; `extend` ticks on the way, as Shift does."""
        current = self.currentIndex().row()
        self.move_to(0 if current < 0 else current + rows, extend=extend)

    def move_to(self, row: int, *, extend: bool = False) -> None:
        """Go to a row; `extend` ticks from where the extending began."""
        if not self.row_count():
            return
        self._ringed = True
        old = max(0, self.currentIndex().row())
        row = max(0, min(row, self.row_count() - 1))
        if extend:
            self._extend(old, row)
        else:
            self._anchor = -1
        self.set_current_row(row)

    def _extend(self, old: int, new: int) -> None:
        if self._anchor < 0:
            self._anchor = old
        window, anchor = self.window_model(), self._anchor
        if (old - anchor) * (new - anchor) < 0 or abs(new - anchor) < abs(old - anchor):
            window.tick_rows(old, anchor, False)
        window.tick_rows(anchor, new, True)

    # ---- what keys and mouse do ----------------------------------------------------------------------

    def tick_current(self) -> bool:
        """Tick or untick the current row."""
        if self.currentIndex().isValid():
            self.window_model().toggle(self.currentIndex().row())
        return True

    def tick_all(self) -> None:
        """Tick every row of the list."""
        self.window_model().tick_all()

    def clear_ticks(self) -> bool:
        """Untick every row; False if none was, so that Esc can mean something else."""
        if not self.window_model().ticked_count:
            return False
        self.window_model().clear_ticks()
        return True

    def open_current(self) -> bool:
        """Say that the current record shall open."""
        if (record_id := self.current_id()) is not None:
            self.opened.emit(record_id)
        return True

    def edit_current(self) -> bool:
        """Edit the current cell, or the first editable one of the row."""
        row, columns = self.currentIndex().row(), self.window_model().columns
        shown = [place for place in range(len(columns)) if not self.isColumnHidden(place)]
        place = next((place for place in shown if self._can_edit(row, place)), -1)
        if place >= 0:
            self.edit(self.model().index(row, place))
        return True

    def _can_edit(self, row: int, place: int) -> bool:
        index = self.model().index(row, place)
        return bool(self.model().flags(index) & Qt.ItemFlag.ItemIsEditable) and index.data() is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if not editing and self.model() and handle_key(self, event):
            event.accept()
        else:
            event.ignore()

    def keyboardSearch(self, _text: str) -> None:
        """Letters are commands here, not a search."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        self._ringed = False
        if row < 0 or event.button() != Qt.MouseButton.LeftButton:
            if row >= 0:
                self.set_current_row(row, scroll=False)
            return
        held = event.modifiers()
        place = self.columnAt(event.position().toPoint().x())
        if held & Qt.KeyboardModifier.ShiftModifier:
            self._extend(max(0, self.currentIndex().row()), row)
        elif held & Qt.KeyboardModifier.ControlModifier or self._is_check(place):
            self.window_model().toggle(row)
        if not self._is_check(place):
            self._anchor = self._anchor if held & Qt.KeyboardModifier.ShiftModifier else -1
            self.set_current_row(row, scroll=False)
            self._tell_click(row, place)

    def _tell_click(self, row: int, place: int) -> None:
        record_id = self.window_model().id_at(row)
        if place >= 0 and record_id is not None:
            self.cell_clicked.emit(record_id, self.window_model().columns[place].key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        row, place = self.rowAt(at.y()), self.columnAt(at.x())
        if row < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._is_check(place):
            self.window_model().toggle(row)
            return
        self.set_current_row(row, scroll=False)
        if place >= 0 and self._can_edit(row, place):
            self.edit(self.model().index(row, place))
        else:
            self.open_current()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(box.bottomLeft())
        if (record_id := self.current_id()) is not None:
            self.menu_requested.emit(record_id, at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in _KEYBOARD:
            self._ringed = True
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.row_count():
            self.set_current_row(0)
        self.viewport().update()

    # ---- inside --------------------------------------------------------------------------------------

    def _first_text_column(self) -> int:
        columns = self.window_model().columns
        return next((place for place, each in enumerate(columns) if each.kind != "check"), 0)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._update_row(current.row())
        self._update_row(previous.row())
        self._keeper.tell_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._layout.fit(self.viewport().width())

    def _sort_clicked(self, section: int) -> None:
        key, descending = self.window_model().sorting
        column = self.window_model().columns[section]
        turn = (not descending) if column.key == key else column.align == "right"
        order = Qt.SortOrder.DescendingOrder if turn else Qt.SortOrder.AscendingOrder
        self.model().sort(section, order)

    def _header_tick(self) -> None:
        if self.window_model().tick_state == Qt.CheckState.Checked:
            self.window_model().clear_ticks()
        else:
            self.window_model().tick_all()

    def _ticks_changed(self) -> None:
        self._header.set_ticks(self.window_model().tick_state)
        self.viewport().update()

    def _model_reset(self) -> None:
        self._anchor, self._hover_row = -1, -1
        self._header.set_ticks(self.window_model().tick_state)

    def _layout_changed(self) -> None:
        self.viewport().update()
        self.layout_changed.emit()
