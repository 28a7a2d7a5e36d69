"""Follow-ups without a day, as cards to drag onto the calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.theme import manager, paint_icon, theme
from app.widgets.calendar_entry import FOLLOW_UP_MIME, follow_up_mime
from app.widgets.strokes import paint_ring

ITEM_ROLE = Qt.ItemDataRole.UserRole
CARD = 56
GAP = 6
ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine.value)

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class UnscheduledItem:
    """A follow-up that waits for a day."""

    id: int
    title: str
    detail: str = ""
    icon: str = "phone"
    tone: str = "blue"


class UnscheduledModel(QAbstractListModel):
    """The cards; they can be dragged but not dropped here."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing waits."""
        super().__init__(parent)
        self._items: list[UnscheduledItem] = []

    def set_items(self, items: Sequence[UnscheduledItem]) -> None:
        """Show these; the same ones again change nothing."""
        if list(items) == self._items:
            return
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many wait."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The item, its title, and what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (item.title, item.detail) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every card can be dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def mimeTypes(self) -> list[str]:
        """Follow-up ids."""
        return [FOLLOW_UP_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of the dragged cards."""
        return follow_up_mime([self._items[index.row()].id for index in indexes if index.isValid()])


class _Delegate(QStyledItemDelegate):
    """Paints a card: grip, disc, title and detail."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Cards of equal height."""
        return QSize(200, CARD + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One card."""
        look, item = theme(), index.data(ITEM_ROLE)
        box = QRect(option.rect).adjusted(0, 0, 0, -GAP)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("field" if hover else "border"))
        painter.setBrush(look.brush("sel" if chosen else "surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        middle = box.center().y() + 1
        paint_icon(painter, QRect(box.left() + 7, middle - 7, 14, 14), "grip", "mid" if chosen else "sec")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.brush("surface" if chosen else f"{item.tone}Bg"))
        painter.drawEllipse(QRect(box.left() + 28, middle - 12, 24, 24))
        paint_icon(painter, QRect(box.left() + 33, middle - 7, 14, 14), item.icon, f"{item.tone}Fg")
        left, width = box.left() + 61, box.width() - 71
        rows = ((10, "body", "text", item.title), (30, "small", "mid" if chosen else "sec", item.detail))
        for top, kind, role, text in rows:
            painter.setFont(look.font(kind))
            painter.setPen(look.color(role))
            shown = look.metrics(kind).elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(left, box.top() + top, width, 18), ONE_LINE, shown)
        view = self.parent()
        if chosen and isinstance(view, QListView) and view.hasFocus():
            paint_ring(painter, look, box, 6)
        painter.restore()


class UnscheduledList(QListView):
    """Drag a card to a day, or press Enter on it to choose a date."""

    opened = Signal(object)
    """id of the follow-up to give a date"""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing waits."""
        super().__init__(parent)
        self._model = UnscheduledModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setProperty("kind", "bare")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(self.tr("Not scheduled"))
        self.doubleClicked.connect(self._open)
        manager().themeChanged.connect(self.viewport().update)

    def set_items(self, items: Sequence[UnscheduledItem]) -> None:
        """Show these."""
        self._model.set_items(items)

    def _open(self, index: QModelIndex) -> None:
        item = index.data(ITEM_ROLE)
        if isinstance(item, UnscheduledItem):
            self.opened.emit(item.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; J and K move."""
        moves: dict[int, int] = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif key in moves and not event.modifiers():
            row = self.currentIndex().row() + moves[key]
            self.setCurrentIndex(self._model.index(min(max(0, row), self._model.rowCount() - 1)))
        else:
            super().keyPressEvent(event)
