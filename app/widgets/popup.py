"""The one layer with a shadow: small windows that open below a control."""

from functools import cache

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.theme import theme

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
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SHADOW, SHADOW - _OFFSET, SHADOW, SHADOW + _OFFSET)
        self.frame = QFrame(self)
        self.frame.setProperty("class", "popup")
        outer.addWidget(self.frame)
        self.body = QVBoxLayout(self.frame)
        self.body.setContentsMargins(12, 8, 12, 12)
        self.body.setSpacing(4)

    def open_below(self, anchor: QWidget, gap: int = 4) -> None:
        """Open below ``anchor``, above it where the screen ends."""
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + gap))
        spot = QPoint(corner.x() - SHADOW, corner.y() - (SHADOW - _OFFSET))
        screen = QGuiApplication.screenAt(corner) or QGuiApplication.primaryScreen()
        room: QRect = screen.availableGeometry()
        if spot.y() + self.height() > room.bottom() + SHADOW:
            top = anchor.mapToGlobal(QPoint(0, -gap)).y()
            spot.setY(top - self.height() + SHADOW + _OFFSET)
        spot.setX(max(room.left() - SHADOW, min(spot.x(), room.right() - self.width() + SHADOW)))
        self.move(spot)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shadow."""
        painter = QPainter(self)
        paint_shadow(painter, QRectF(self.frame.geometry()), 8)
        painter.end()
