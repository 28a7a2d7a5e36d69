"""A table over any number of records: an array of all ids, and of the rows themselves only a window."""

from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import Executor
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal

from app.changes import Changes
from app.itemmodels.columns import Column, cell_text
from app.itemmodels.fetching import CancelToken, Fetcher, Order, RowSource, as_ids, place_of, survey
from app.itemmodels.rowcache import BLOCK, RowCache
from app.itemmodels.ticking import ROOT, AnyIndex, TickingModel

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
EDIT_ROLE = int(Qt.ItemDataRole.EditRole)
CHECK_ROLE = int(Qt.ItemDataRole.CheckStateRole)
ACCESSIBLE_ROLE = int(Qt.ItemDataRole.AccessibleTextRole)

Edit = Callable[[int, str, Any], Any]
Resort = Callable[[Any, str, bool], Any]


class WindowedTableModel(TickingModel):
    """Shows a source's first page at once, then its whole order; rows arrive in blocks of 64 by id.

    Without an executor everything happens inline. With one, the order is computed there, and with
    `inline_reads=False` pages and blocks too: then a row not yet here is a placeholder (`cells` is None).
    `edit(id, key, value)` writes; it may return False to refuse. `resort(spec, key, descending)` makes the
    spec for a click on a column header; the first page of a spec that `is_heavy` is read aside as well.
    """

    totalChanged = Signal(object)
    orderReady = Signal()
    reordered = Signal()
    sortChanged = Signal(str, bool)
    busyChanged = Signal(bool)
    failed = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column],
        source: RowSource,
        *,
        executor: Executor | None = None,
        inline_reads: bool = True,
        edit: Edit | None = None,
        resort: Resort | None = None,
        is_heavy: Callable[[Any], bool] = lambda _spec: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._source, self._edit, self._resort = source, edit, resort
        self._is_heavy = is_heavy
        self._orders = Fetcher(executor, self)
        self._reads = Fetcher(None if inline_reads else executor, self)
        getters = [self._getter(column) for column in columns]
        self._cache = RowCache(self._reads, source.rows, getters, self._rows_arrived, self._report)
        self._spec: Any = None
        self._token = CancelToken()
        self._order_token = CancelToken()
        self._visible = range(BLOCK)
        self._sort: tuple[str, bool] = ("", False)
        self._prefetch = QTimer(self, singleShot=True, interval=0)
        self._prefetch.timeout.connect(self._read_ahead)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self.reorder)

    # ---- what is shown -------------------------------------------------------------------------------

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in the model's own order."""
        return self._columns

    def set_columns(self, columns: Sequence[Column]) -> None:
        """The same columns with other words or getters (the language changed)."""
        if [each.key for each in columns] != [each.key for each in self._columns]:
            raise ValueError("set_columns changes words, not which columns there are")
        self._columns = tuple(columns)
        self._cache.set_getters([self._getter(column) for column in columns])
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
        self._rows_arrived()

    def set_edit(self, edit: Edit) -> None:
        """What writes a cell, where it is not known from the beginning."""
        self._edit = edit

    @property
    def spec(self) -> Any:
        """The filter and order shown, or being brought in."""
        return self._spec

    @property
    def order_known(self) -> bool:
        """Whether the whole order is here, not only the first page."""
        return self._whole

    @property
    def busy(self) -> bool:
        """Whether the rows shown are still those of the spec before (a view dims them)."""
        return self._busy

    @property
    def sorting(self) -> tuple[str, bool]:
        """The key of the sorted column ("" for none) and whether it descends."""
        return self._sort

    def set_spec(self, spec: Any, *, sort: tuple[str, bool] | None = None, keep_ticks: bool = False) -> None:
        """Show another filter or order; answers to the one before are dropped when they come."""
        self._spec = spec
        if sort is not None and sort != self._sort:
            self._sort = sort
            self.sortChanged.emit(*sort)
        if not keep_ticks:
            self.clear_ticks()
        self._token.cancel()
        self._order_token.cancel()
        self._token = CancelToken()
        self._set_busy(True)
        source, heavy = self._source, self._is_heavy(spec)
        fetcher = self._orders if heavy else self._reads
        token = self._token

        def first(rows: Sequence[Any]) -> None:
            self._take_first(rows)
            if heavy and len(rows) >= BLOCK:  # shown before they are counted
                fetcher.run(lambda: source.count(spec), self._take_count, self._report, token)
            else:
                self._take_count(len(rows) if heavy else source.count(spec))

        fetcher.run(lambda: source.first_page(spec), first, self._report, token)

    def reload(self) -> None:
        """Forget every row and read again (so much changed that ids do not help)."""
        self._cache.clear()
        self.set_spec(self._spec)

    def reorder(self) -> None:
        """Compute the order anew in the background; the current row, ticks and scroll stay with their ids."""
        self._order_token.cancel()
        token = self._order_token = CancelToken()
        source, spec, ticked = self._source, self._spec, self._ticks.listed()
        interest = {self.id_at(index.row()) for index in self.persistentIndexList()}
        known = frozenset(each for each in interest if each is not None)
        self._orders.run(
            lambda: survey(as_ids(source.order(spec)), known, ticked), self._take_order, self._report, token
        )

    def refresh(self, ids: Collection[int]) -> None:
        """Read these records again, if they are here: the visible ones now, the others on need."""
        visible = [each for each in map(self.id_at, self._visible) if each is not None]
        self._cache.renew(visible, ids)

    def apply(self, changes: Changes, table: str) -> None:
        """Follow a write: changed rows are read again, and the order too, as they may have moved."""
        if changes.wholesale(table):
            self.reload()
            return
        if not changes.touches(table):
            return
        self._ticks.forget(changes.deleted.get(table, frozenset()))
        self._ticks.admit(changes.created.get(table, frozenset()))
        self.refresh(changes.ids(table))
        self._again.start()

    # ---- rows and ids --------------------------------------------------------------------------------

    def row_of(self, record_id: int) -> int:
        """Where this record stands, -1 if it is not in the order known so far."""
        near = range(max(0, self._visible.start - BLOCK), min(len(self._ids), self._visible.stop + BLOCK))
        for row in near:
            if self._ids[row] == record_id:
                return row
        return place_of(self._ids, record_id)

    def row_at(self, row: int) -> Any | None:
        """The row here, or None while it is not (it is then being read)."""
        record_id = self.id_at(row)
        if record_id is None:
            return None
        found = self._cache.row(record_id)
        if found is None:
            self._want(row // BLOCK)
            found = self._cache.row(record_id)
        return found

    def cells(self, row: int) -> Sequence[Any] | None:
        """The row's cell values in column order, or None while it is not here: what a painter asks."""
        record_id = self.id_at(row)
        if record_id is None:
            return None
        cells = self._cache.cells(record_id)
        if cells is None:
            self._want(row // BLOCK)
            cells = self._cache.cells(record_id)
        return cells

    def note_visible(self, first: int, last: int) -> None:
        """The view painted these rows: the blocks before and after are read when there is time."""
        self._visible = range(max(0, first), min(last + 1, self._total))
        if not self._prefetch.isActive():
            self._prefetch.start()

    # ---- Qt's questions ------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: AnyIndex, role: int = 0) -> Any:
        if role == 0:
            return self._words(index)
        if role == ROW_ROLE:
            return self.row_at(index.row()) if index.isValid() else None
        if role == EDIT_ROLE:
            return self._editable_value(index)
        if role == CHECK_ROLE and index.isValid() and self._columns[index.column()].kind == "check":
            return Qt.CheckState.Checked if self.is_ticked(index.row()) else Qt.CheckState.Unchecked
        if role == ACCESSIBLE_ROLE:
            return self._sentence(index)
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = EDIT_ROLE) -> bool:
        if not index.isValid():
            return False
        column = self._columns[index.column()]
        if role == CHECK_ROLE and column.kind == "check":
            self.tick_rows(index.row(), index.row(), Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        record_id = self.id_at(index.row())
        if role != EDIT_ROLE or record_id is None or not column.editable or self._edit is None:
            return False
        if value == self._editable_value(index):
            return False
        return self._edit(record_id, column.key, value) is not False

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        column = self._columns[index.column()]
        if column.kind == "check":
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if column.editable and self._edit is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == 0 and orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._columns):
            return self._columns[section].title
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """A click on a header: asks `resort` for the spec of that order and shows it."""
        if not 0 <= column < len(self._columns) or not self._columns[column].sortable:
            return
        key, descending = self._columns[column].key, order == Qt.SortOrder.DescendingOrder
        if self._resort is None or (key, descending) == self._sort:
            return
        spec = self._resort(self._spec, key, descending)
        self.set_spec(spec, sort=(key, descending), keep_ticks=True)

    # ---- inside --------------------------------------------------------------------------------------

    def _getter(self, column: Column) -> Callable[[Any], Any]:
        return (lambda _row: None) if column.kind == "check" else column.getter()

    def _words(self, index: AnyIndex) -> str | None:
        if not index.isValid():
            return None
        cells = self.cells(index.row())
        column = index.column()
        return None if cells is None else cell_text(self._columns[column].kind, cells[column])

    def _sentence(self, index: AnyIndex) -> str | None:
        """The words of a cell; of the first column with words, those of the whole row."""
        kinds = [column.kind for column in self._columns]
        lead = next((place for place, kind in enumerate(kinds) if kind != "check"), 0)
        cells = self.cells(index.row()) if index.isValid() and index.column() <= lead else None
        if cells is None:
            return self._words(index)
        words = (cell_text(kind, cell) for kind, cell in zip(kinds, cells, strict=True) if kind != "stars")
        return ", ".join(each for each in words if each)

    def _editable_value(self, index: AnyIndex) -> Any:
        column = self._columns[index.column()] if index.isValid() else None
        if column is None or column.edit_value is None:
            return self._words(index)
        row = self.row_at(index.row())
        return None if row is None else column.edit_value(row)

    def _take_first(self, rows: Sequence[Any]) -> None:
        self._set_busy(False)
        self.beginResetModel()
        self._ids = array("q", (row.id for row in rows))
        self._total = len(rows)
        self._whole = False
        self._cache.keep(rows)
        self._visible = range(min(BLOCK, self._total))
        self.endResetModel()

    def _take_count(self, total: int) -> None:
        """As many rows as there are; those beyond the first page have no ids yet."""
        if total > self._total:
            self.beginInsertRows(ROOT, self._total, total - 1)
            self._total = total
            self.endInsertRows()
        self._whole = self._total == len(self._ids)
        self.totalChanged.emit(self._total)
        if self._whole:
            self._confirm_ticks()
            self.orderReady.emit()
        else:
            self.reorder()

    def _take_order(self, order: Order) -> None:
        known, whole = self._ids, self._whole
        self._ticks.forget(order.gone)
        if not whole and len(order.ids) == self._total and order.ids[: len(known)] == known:
            self._ids, self._whole = order.ids, True
            self._rows_arrived()
        elif order.ids != known or not whole:
            self._replace(order)
        self.orderReady.emit()
        if order.gone:
            self.ticksChanged.emit()

    def _replace(self, order: Order) -> None:
        """Rows come at the end, are put in order, and leave at the end: so Qt's indexes follow their ids."""
        before, after = self._total, len(order.ids)
        if after > before:
            self.beginInsertRows(ROOT, before, after - 1)
            self._total = after
            self.endInsertRows()
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        held = [self.id_at(index.row()) for index in old]
        self._ids, self._whole = order.ids, True
        places = dict(order.places)
        for record_id in held:
            if record_id is not None and record_id not in places:
                places[record_id] = self.row_of(record_id)
        rows = [-1 if each is None else places.get(each, -1) for each in held]
        columns = [index.column() for index in old]
        new = [
            self.index(row, column) if row >= 0 else QModelIndex()
            for row, column in zip(rows, columns, strict=True)
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()
        if after < before:
            self.beginRemoveRows(ROOT, after, before - 1)
            self._total = after
            self.endRemoveRows()
        self.reordered.emit()
        if after != before:
            self.totalChanged.emit(after)
            self.ticksChanged.emit()

    def _block_ids(self, block: int) -> Sequence[int]:
        return self._ids[block * BLOCK : (block + 1) * BLOCK]

    def _want(self, block: int) -> None:
        self._cache.want(self._block_ids(block))

    def _read_ahead(self) -> None:
        visible = [each for each in map(self.id_at, self._visible) if each is not None]
        self._cache.trim(visible)
        first, last = self._visible.start // BLOCK, max(0, self._visible.stop - 1) // BLOCK
        for block in (first - 1, last + 1):
            if block >= 0:
                self._want(block)

    def _rows_arrived(self) -> None:
        if self._total and self._columns:
            self.dataChanged.emit(self.index(0, 0), self.index(self._total - 1, len(self._columns) - 1))

    def _read_order(self) -> Iterable[int]:
        return self._source.order(self._spec)

    def _report(self, error: Exception) -> None:
        self._set_busy(False)
        self.failed.emit(error)

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busyChanged.emit(busy)


__all__ = ["BLOCK", "ROW_ROLE", "Column", "WindowedTableModel"]
