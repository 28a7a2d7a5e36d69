"""Keeps the current record and the scroll position of a table while the rows under them change."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QObject

from app.widgets.table.protocols import RowWindow

if TYPE_CHECKING:
    from app.widgets.table.data_table import DataTable


class Keeper(QObject):
    """Remembers by id: Qt's own current index is lost when a model starts anew."""

    def __init__(self, table: "DataTable") -> None:
        super().__init__(table)
        self._table = table
        self._wanted: int | None = None
        self._told: int | None = None
        self._quiet = False
        self._anchor: tuple[int, int] | None = None

    def follow(self, model: QAbstractItemModel, window: RowWindow) -> None:
        """Listen to this model."""
        model.modelAboutToBeReset.connect(self._before_reset)
        model.modelReset.connect(self._after_reset)
        model.layoutAboutToBeChanged.connect(self._before_move)
        window.reordered.connect(self._after_move)
        window.orderReady.connect(self._settle)

    def tell_current(self) -> None:
        """Say which record is current, once per change and never in between two models."""
        if self._quiet:
            return
        current = self._table.current_id()
        if current is not None:
            self._wanted = current
        if current != self._told:
            self._told = current
            self._table.current_changed.emit(current)

    def _before_reset(self) -> None:
        self._quiet = True

    def _after_reset(self) -> None:
        self._table.verticalScrollBar().setValue(0)
        window = self._table.window_model()
        row = window.row_of(self._wanted) if self._wanted is not None else -1
        if row >= 0:
            self._table.set_current_row(row, scroll=False)
        self._quiet = False
        if row >= 0 or window.order_known:
            self._settle()

    def _settle(self) -> None:
        """The whole order is here: the record of before is current again, or the first row is."""
        table = self._table
        window = table.window_model()
        if not table.currentIndex().isValid() and window.total:
            row = window.row_of(self._wanted) if self._wanted is not None else -1
            table.set_current_row(max(0, row), scroll=False)
        self.tell_current()

    def _before_move(self) -> None:
        table = self._table
        height = table.verticalHeader().defaultSectionSize()
        offset = table.verticalScrollBar().value()
        current = table.currentIndex().row()
        top = current * height - offset
        shown = current >= 0 and 0 <= top < table.viewport().height()
        row = current if shown else -(-offset // height)
        held = table.window_model().id_at(row)
        self._anchor = None if held is None or offset == 0 else (held, row * height - offset)

    def _after_move(self) -> None:
        table = self._table
        if self._anchor is not None:
            row = table.window_model().row_of(self._anchor[0])
            if row >= 0:
                table.verticalScrollBar().setValue(
                    row * table.verticalHeader().defaultSectionSize() - self._anchor[1]
                )
        self._anchor = None
        self._settle()
        table.viewport().update()
