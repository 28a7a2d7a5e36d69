"""A table model over an array of record ids whose rows can be ticked."""

from array import array
from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.itemmodels.ticks import TickedSet

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class TickingModel(QAbstractTableModel):
    """Ids in order and which of them are ticked; what the rows hold is the subclass's business."""

    ticksChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: array[int] = array("q")
        self._total = 0
        self._whole = True  # whether _ids is the whole order, not only its first page
        self._busy = False  # whether these are still the rows of the filter before
        self._ticks = TickedSet()

    @property
    def total(self) -> int:
        """How many rows there are."""
        return self._total

    def id_at(self, row: int) -> int | None:
        """The record in this row, if known yet."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def order_ids(self) -> "array[int]":
        """The ids known so far, in order; a copy."""
        return self._ids[:]

    @property
    def tick_state(self) -> Qt.CheckState:
        """For the header's box: none, some or all rows are ticked."""
        count = self.ticked_count
        if count == 0:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if count >= self._total else Qt.CheckState.PartiallyChecked

    @property
    def ticked_count(self) -> int:
        """How many rows are ticked."""
        return self._ticks.count(self._total)

    def is_ticked(self, row: int) -> bool:
        """Whether the record in this row is ticked."""
        record_id = self.id_at(row)
        return (record_id is not None and record_id in self._ticks) or (
            self._ticks.everything and record_id is None
        )

    def ticked_ids(self) -> list[int]:
        """The ticked ids in the table's order; reads the order first if it is not here yet.

        While another filter is being brought in they are its records, never those of the filter before.
        """
        return self._ticks.of(self._ids if self._whole and not self._busy else self._read_order())

    def set_ticked(self, ids: Iterable[int], on: bool) -> None:
        """Tick or untick these records."""
        self._ticks.set(ids, on)
        self._ticked()

    def tick_rows(self, first: int, last: int, on: bool) -> None:
        """Tick or untick a stretch of rows, both ends included."""
        low, high = sorted((first, last))
        self.set_ticked(self._ids[max(0, low) : high + 1], on)

    def toggle(self, row: int) -> None:
        """Tick the row, or untick it."""
        self.tick_rows(row, row, not self.is_ticked(row))

    def tick_all(self) -> None:
        """Tick the whole order, however long."""
        self._ticks.tick_all()
        self._ticked()

    def clear_ticks(self) -> None:
        """Untick every row."""
        if self.ticked_count:
            self._ticks.clear()
            self._ticked()
        self._ticks.clear()

    def _confirm_ticks(self) -> None:
        """All ids are here: what was ticked among the rows before and is not among these, is not ticked."""
        gone = self._ticks.listed().difference(self._ids)
        if gone:
            self._ticks.forget(gone)
            self.ticksChanged.emit()

    def _read_order(self) -> Iterable[int]:
        raise NotImplementedError

    def _ticked(self) -> None:
        self.ticksChanged.emit()
        if self._total:
            self.dataChanged.emit(self.index(0, 0), self.index(self._total - 1, self.columnCount() - 1))
