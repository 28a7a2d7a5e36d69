"""What happened, newest first: icon discs on a line, months as headings, read in windows of rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.theme import manager

ITEM_ROLE = Qt.ItemDataRole.UserRole
FIRST_ROLE = Qt.ItemDataRole.UserRole + 1
LAST_ROLE = Qt.ItemDataRole.UserRole + 2
WINDOW = 64

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One thing that happened. ``month`` is the heading it falls under; ``tags`` are (text, tone) pairs."""

    id: object
    title: str
    icon: str = "note"
    tone: str = "slate"
    meta: str = ""
    body: str = ""
    when_text: str = ""
    month: str = ""
    tags: tuple[tuple[str, str], ...] = ()


Fetch = Callable[[int, int], Sequence[TimelineItem]]


class TimelineModel(QAbstractListModel):
    """Items in order; with a ``fetch(offset, limit)`` it reads 64 at a time as the list is scrolled."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing yet."""
        super().__init__(parent)
        self._items: list[TimelineItem] = []
        self._fetch: Fetch | None = None
        self._complete = True

    def set_items(self, items: Sequence[TimelineItem]) -> None:
        """Show a list that is at hand."""
        self.beginResetModel()
        self._items, self._fetch, self._complete = list(items), None, True
        self.endResetModel()

    def set_source(self, fetch: Fetch) -> None:
        """Show what ``fetch`` returns, the first window at once."""
        first = list(fetch(0, WINDOW))
        self.beginResetModel()
        self._items, self._fetch = first, fetch
        self._complete = len(first) < WINDOW
        self.endResetModel()

    def canFetchMore(self, parent: Index) -> bool:
        """True while there may be older items."""
        return not parent.isValid() and not self._complete

    def fetchMore(self, parent: Index) -> None:
        """Read the next window."""
        if parent.isValid() or self._fetch is None or self._complete:
            return
        more = list(self._fetch(len(self._items), WINDOW))
        self._complete = len(more) < WINDOW
        if more:
            start = len(self._items)
            self.beginInsertRows(QModelIndex(), start, start + len(more) - 1)
            self._items.extend(more)
            self.endInsertRows()
            self.dataChanged.emit(self.index(start - 1), self.index(start - 1), [LAST_ROLE])

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many items are loaded."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The item, and whether it opens or closes its month."""
        row = index.row()
        if not index.isValid() or row >= len(self._items):
            return None
        item = self._items[row]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            tags = " ".join(text for text, _tone in item.tags)
            return ", ".join(
                part for part in (item.title, item.meta, item.body, tags, item.when_text) if part
            )
        if role == FIRST_ROLE:
            return row == 0 or self._items[row - 1].month != item.month
        if role == LAST_ROLE:
            return row == len(self._items) - 1 or self._items[row + 1].month != item.month
        return None

    def row_of(self, item_id: object) -> int:
        """The row of a loaded item; −1 when it is not loaded."""
        return next((row for row, item in enumerate(self._items) if item.id == item_id), -1)


class Timeline(QListView):
    """The list; click or Enter opens an item, J and K move like Down and Up."""

    opened = Signal(object)
    """id of the item clicked, or under Enter"""
    current_changed = Signal(object)
    """id of the item the keyboard is on"""
    menu_requested = Signal(object, object)
    """id and global position of a context menu"""
    key_pressed = Signal(str, object)
    """a single letter and the id of the current item"""

    def __init__(self, parent: QWidget | None = None, *, body_lines: int = 3) -> None:
        """An empty timeline whose bodies show at most ``body_lines`` lines."""
        from app.widgets.timeline_delegate import TimelineDelegate

        super().__init__(parent)
        self._model = TimelineModel(self)
        self._delegate = TimelineDelegate(self, body_lines)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.setAccessibleName(self.tr("Timeline"))
        self.verticalScrollBar().setSingleStep(24)
        self.selectionModel().currentChanged.connect(self._current_moved)
        manager().themeChanged.connect(self._theme_changed)

    def set_items(self, items: Sequence[TimelineItem]) -> None:
        """Show a list that is at hand."""
        self._delegate.forget()
        self._model.set_items(items)

    def set_source(self, fetch: Fetch) -> None:
        """Show what ``fetch(offset, limit)`` returns, window by window."""
        self._delegate.forget()
        self._model.set_source(fetch)

    def set_current(self, item_id: object) -> bool:
        """Put the keyboard on an item; False when it is not loaded."""
        row = self._model.row_of(item_id)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))
        return row >= 0

    def current_id(self) -> object | None:
        """The id under the keyboard."""
        return _id_of(self.currentIndex())

    def _current_moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.current_changed.emit(_id_of(current))

    def _theme_changed(self) -> None:
        self._delegate.forget()
        self.viewport().update()

    def _menu(self, point: Any) -> None:
        index = self.indexAt(point)
        if index.isValid():
            self.menu_requested.emit(_id_of(index), self.viewport().mapToGlobal(point))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew when the width changes."""
        if event.size().width() != event.oldSize().width():
            self._delegate.forget()
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the item."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self.opened.emit(_id_of(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; J and K move; other single letters are handed on."""
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self.currentIndex().isValid():
            self.opened.emit(self.current_id())
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K) and plain:
            row = self.currentIndex().row() + (1 if key == Qt.Key.Key_J else -1)
            self.setCurrentIndex(self._model.index(min(max(0, row), self._model.rowCount() - 1)))
        elif plain and event.text().isalpha() and event.text().isascii():
            self.key_pressed.emit(event.text().upper(), self.current_id())
        else:
            super().keyPressEvent(event)


def _id_of(index: QModelIndex) -> object | None:
    item = index.data(ITEM_ROLE)
    return item.id if isinstance(item, TimelineItem) else None
