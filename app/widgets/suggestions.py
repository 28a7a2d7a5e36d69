"""A drop-down of suggestions under a field; it never takes the keyboard, so that input methods work."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.theme import theme
from app.widgets.popup import paint_shadow
from app.widgets.result_list import PaletteItem, ResultList

SHADOW = 16
MOST = 288
LEAST = 380  # wide, so that below a narrow field names and details can be read


class Suggestions(QWidget):
    """A frame over the window, below its ``anchor`` (above it where there is more room)."""

    chosen = Signal(object)
    """the PaletteItem"""

    def __init__(self, anchor: QWidget) -> None:
        """Hidden until there is something to suggest."""
        super().__init__(anchor)
        self._anchor = anchor
        self.list = ResultList(self)
        self.list.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW + 1, SHADOW + 5, SHADOW + 1, SHADOW + 5)
        column.addWidget(self.list)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        anchor.destroyed.connect(self.deleteLater)  # it moves to the window and would outlive its field

    def show_items(self, items: Sequence[PaletteItem]) -> None:
        """Suggest these; nothing hides the list."""
        self.list.set_items(items)
        if not items or not self._anchor.isVisible():
            self.hide()
            return
        window = self._anchor.window()
        if self.parent() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        window = self._anchor.window()
        height = min(MOST, self.list.content_height() + 2) + 2 * (SHADOW + 5)
        top = self._anchor.mapTo(window, QPoint(0, self._anchor.height() + 4))
        below = window.height() - top.y()
        if height - SHADOW > below and top.y() > below:
            top.setY(self._anchor.mapTo(window, QPoint(0, 0)).y() - 4 - height + 2 * SHADOW)
        width = max(self._anchor.width(), min(LEAST, window.width() - top.x()))
        self.setGeometry(top.x() - SHADOW, top.y() - SHADOW, width + 2 * SHADOW, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go away when the window changes its size or loses the keyboard."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.WindowDeactivate):
            self.hide()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface, outline and shadow."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(SHADOW + 0.5, SHADOW + 0.5, -SHADOW - 0.5, -SHADOW - 0.5)
        paint_shadow(painter, box, 8)
        painter.setPen(look.pen("border"))
        painter.setBrush(look.brush("surface"))
        painter.drawRoundedRect(box, 8, 8)
        painter.end()
