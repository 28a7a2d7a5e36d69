"""A list of things found: icon, title with the matched part in bold, detail and key, under group headings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.theme import Theme, manager, paint_icon, theme
from app.widgets.painting import keycap_width, paint_keycap, paint_tag, tag_width

ITEM_ROLE = Qt.ItemDataRole.UserRole
ROW = 36
HEAD = 28
VCENTER = int(Qt.AlignmentFlag.AlignVCenter)
ONE_LINE = VCENTER | int(Qt.TextFlag.TextSingleLine.value)

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """Something found or something to do. ``matches`` are (start, length) parts of the title to embolden."""

    id: object
    title: str
    detail: str = ""
    icon: str = "search"
    group: str = ""
    key: str = ""
    matches: tuple[tuple[int, int], ...] = ()
    tone: str = "slate"
    tag: tuple[str, str] | None = None
    enabled: bool = True


class ResultModel(QAbstractListModel):
    """Items with a heading wherever the group changes; a heading is a plain text row."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing found yet."""
        super().__init__(parent)
        self._rows: list[PaletteItem | str] = []

    def set_items(self, items: Sequence[PaletteItem]) -> None:
        """Show these, in this order."""
        self.beginResetModel()
        self._rows = []
        group = ""
        for item in items:
            if item.group and item.group != group:
                self._rows.append(item.group)
            group = item.group
            self._rows.append(item)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings and disabled items cannot be chosen."""
        item = self.item(index.row()) if index.isValid() else None
        if item is None or not item.enabled:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, its text, and what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ITEM_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, PaletteItem):
            return ", ".join(part for part in (row.title, row.detail, row.key) if part)
        return None

    def item(self, row: int) -> PaletteItem | None:
        """The item in a row; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, PaletteItem) else None

    def next_row(self, row: int, step: int) -> int:
        """The next row that can be chosen, going round at the ends; −1 when there is none."""
        count = len(self._rows)
        for _turn in range(count):
            row = (row + step) % count
            item = self.item(row)
            if item is not None and item.enabled:
                return row
        return -1

    def next_group(self, row: int) -> int:
        """The first item of the next group, going round."""
        heads = [number for number, one in enumerate(self._rows) if isinstance(one, str)]
        later = [number for number in heads if number > row] or heads
        return self.next_row(later[0], 1) if later else row


class ResultDelegate(QStyledItemDelegate):
    """Paints headings and items; a new list costs one paint of what is visible."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower."""
        return QSize(240, HEAD if isinstance(index.data(ITEM_ROLE), str) else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A heading or an item."""
        look = theme()
        rect: QRect = option.rect
        row = index.data(ITEM_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, str):
            painter.setFont(look.font("small"))
            painter.setPen(look.color("sec"))
            painter.drawText(rect.adjusted(16, 4, -8, 0), VCENTER, row)
        elif isinstance(row, PaletteItem):
            view = self.parent()
            chosen = isinstance(view, QListView) and view.currentIndex().row() == index.row()
            _paint_item(painter, look, rect, row, chosen=chosen)
        painter.restore()


def _paint_item(painter: QPainter, look: Theme, rect: QRect, item: PaletteItem, *, chosen: bool) -> None:
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.brush("sel"))
        painter.drawRoundedRect(rect.adjusted(6, 1, -6, -1), 6, 6)
    tile = QRectF(rect.left() + 14, rect.top() + 6, 24, 24)
    fill, ink = (
        ("accentTint", "accentText") if item.tone == "accent" else (f"{item.tone}Bg", f"{item.tone}Fg")
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.brush("surface" if chosen else fill))
    painter.drawRoundedRect(tile, 6, 6)
    paint_icon(painter, tile.adjusted(4, 4, -4, -4), item.icon, ink if item.enabled else "disabled")
    right = rect.right() - 14
    if item.key:
        width = keycap_width(item.key, look)
        paint_keycap(painter, QRectF(right - width, rect.top(), width, ROW), item.key, look)
        right -= round(width) + 10
    if item.tag is not None:
        width = tag_width(item.tag[0], look)
        paint_tag(
            painter,
            QRectF(right - width, rect.top(), width, ROW),
            item.tag[0],
            item.tag[1],
            look,
            raised=chosen,
        )
        right -= round(width) + 10
    _paint_words(
        painter, look, QRect(rect.left() + 48, rect.top(), right - rect.left() - 48, ROW), item, chosen=chosen
    )


def _paint_words(painter: QPainter, look: Theme, box: QRect, item: PaletteItem, *, chosen: bool) -> None:
    left, right = float(box.left()), box.right()
    small = look.metrics("small")
    reserve = min(small.horizontalAdvance(item.detail), box.width() * 0.45) + 12 if item.detail else 0
    for text, strong in _pieces(item):
        metrics = look.metrics("body", strong=strong)
        room = right - reserve - left
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(look.font("body", strong=strong))
        painter.setPen(look.color("disabled" if not item.enabled else "accentText" if strong else "text"))
        painter.drawText(QRectF(left, box.top(), room + 1, box.height()), ONE_LINE, shown)
        left += metrics.horizontalAdvance(shown)
        if shown != text:
            break
    if item.detail and right - left > 40:
        area = QRectF(left + 10, box.top(), right - left - 10, box.height())
        painter.setFont(look.font("small"))
        painter.setPen(look.color("mid" if chosen else "sec"))
        painter.drawText(
            area, ONE_LINE, small.elidedText(item.detail, Qt.TextElideMode.ElideRight, area.width())
        )


def _pieces(item: PaletteItem) -> list[tuple[str, bool]]:
    """The title cut into plain and matched parts."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for start, length in sorted(item.matches):
        start, end = max(at, start), min(len(item.title), start + length)
        if end <= start:
            continue
        if start > at:
            parts.append((item.title[at:start], False))
        parts.append((item.title[start:end], True))
        at = end
    if at < len(item.title):
        parts.append((item.title[at:], False))
    return parts


class ResultList(QListView):
    """The list itself; the keyboard stays in the field above it."""

    chosen = Signal(object)
    """the PaletteItem"""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing found yet."""
        super().__init__(parent)
        self.results = ResultModel(self)
        self.setModel(self.results)
        self.setItemDelegate(ResultDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # nothing below shows through, so that a new list does not paint the page under it anew
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        manager().themeChanged.connect(self.viewport().update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, then the rows."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme().color("surface"))
        painter.end()
        super().paintEvent(event)

    def set_items(self, items: Sequence[PaletteItem]) -> None:
        """Show these; the first one is chosen."""
        self.results.set_items(items)
        self.select_row(self.results.next_row(-1, 1))
        self.scrollToTop()

    def select_row(self, row: int) -> None:
        """Choose a row."""
        if row >= 0:
            self.setCurrentIndex(self.results.index(row))
            self.viewport().update()

    def move_choice(self, step: int) -> None:
        """Choose the next item in a direction."""
        self.select_row(self.results.next_row(max(-1, self.currentIndex().row()), step))

    def current(self) -> PaletteItem | None:
        """The chosen item."""
        return self.results.item(self.currentIndex().row())

    def content_height(self) -> int:
        """The height at which nothing needs scrolling."""
        rows = range(self.results.rowCount())
        return sum(HEAD if self.results.item(row) is None else ROW for row in rows)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mouse chooses too."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.results.item(index.row()) is not None and index != self.currentIndex():
            self.select_row(index.row())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing until the button is let go."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click takes the item."""
        item = self.results.item(self.indexAt(event.position().toPoint()).row())
        if item is not None and item.enabled and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(item)
