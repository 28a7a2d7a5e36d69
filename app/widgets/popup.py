"""The one layer with a shadow: small windows that open below a control."""

from functools import cache

from PySide6.QtCore import QMargins, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.theme import is_composited, theme

SHADOW = 28
_OFFSET = 8


@cache
def _rings(red: int, green: int, blue: int, alpha: int) -> tuple[QColor, ...]:
    """Colours of the shadow from the outermost ring inwards, together about ``alpha`` at the edge."""
    steps = SHADOW - _OFFSET
    return tuple(
        QColor(red, green, blue, round(alpha * ((step + 1) / steps) ** 2 * 0.11)) for step in range(steps)
    )


def paint_shadow(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Paint the popup shadow around ``rect``, eight pixels lower than it."""
    color = theme().shadow
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    rings = _rings(color.red(), color.green(), color.blue(), color.alpha())
    for index, ring in enumerate(rings):
        grow = len(rings) - index
        painter.setBrush(ring)
        painter.drawRoundedRect(
            rect.adjusted(-grow, -grow + _OFFSET, grow, grow + _OFFSET), radius + grow, radius + grow
        )
    painter.restore()


class Popup(QWidget):
    """A frame of its own with a shadow; ``body`` takes the content; Esc and a click outside close it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint,
        )
        floats = is_composited()
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, floats)
        outer = QVBoxLayout(self)
        self._around = QMargins(SHADOW, SHADOW - _OFFSET, SHADOW, SHADOW + _OFFSET) if floats else QMargins()
        outer.setContentsMargins(self._around)
        self.frame = QFrame(self)
        self.frame.setProperty("class", "popup")
        outer.addWidget(self.frame)
        self.body = QVBoxLayout(self.frame)
        self.body.setContentsMargins(12, 8, 12, 12)
        self.body.setSpacing(4)

    def open_below(self, anchor: QWidget, gap: int = 4) -> None:
        """Open below ``anchor``, above it where the screen ends."""
        self.adjustSize()
        around = self._around
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + gap))
        spot = QPoint(corner.x() - around.left(), corner.y() - around.top())
        screen = QGuiApplication.screenAt(corner) or QGuiApplication.primaryScreen()
        room: QRect = screen.availableGeometry()
        if spot.y() + self.height() > room.bottom() + around.left():
            top = anchor.mapToGlobal(QPoint(0, -gap)).y()
            spot.setY(top - self.height() + around.bottom())
        right = room.right() - self.width() + around.right()
        spot.setX(max(room.left() - around.left(), min(spot.x(), right)))
        self.move(spot)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shadow, where there is room for one."""
        if self._around.isNull():
            return
        painter = QPainter(self)
        paint_shadow(painter, QRectF(self.frame.geometry()), 8)
        painter.end()
