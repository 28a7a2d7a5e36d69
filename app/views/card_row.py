"""A row of a card at the side: an icon, two lines, a mark; Enter or a click opens it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.theme import theme
from app.views.record_marks import joined
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.marks import icon_disc, tag
from app.widgets.text import ElidedLabel


class SalesRow(QWidget):
    """A row that opens something with Enter or a click; `asked` tells a right click or the menu key."""

    opened = Signal()
    menu_asked = Signal()

    def __init__(self, icon: str, tone: str, title: str, detail: str, mark: tuple[str, str] | None) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(icon_disc(icon, tone))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(title))
        words.addWidget(ElidedLabel(detail, type="small", role="sec"))
        row.addLayout(words, 1)
        if mark is not None:
            row.addWidget(tag(*mark))
        self.setAccessibleName(joined(title, detail, mark[0] if mark else None))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens it, the other button asks what else can be done."""
        if self.rect().contains(event.position().toPoint()):
            asked = event.button() == Qt.MouseButton.RightButton
            (self.menu_asked if asked else self.opened).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, the menu key asks."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Menu:
            self.menu_asked.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring comes."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        focus_left(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A tint under the mouse."""
        if self.underMouse():
            painter = QPainter(self)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().brush("hover"))
            painter.drawRoundedRect(self.rect(), 6, 6)
            painter.end()
