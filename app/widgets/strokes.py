"""The thin line and the focus ring that lists and calendars paint inside themselves."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.theme import Theme


def paint_line(painter: QPainter, theme: Theme, line: QRect, role: str) -> None:
    """A sharp line, as a filled rectangle 1 px wide: antialiased lines between pixels look grey and fat."""
    painter.fillRect(line, theme.color(role))


def paint_ring(painter: QPainter, theme: Theme, rect: QRect, radius: float = 0) -> None:
    """The 2 px focus ring, inside its rectangle."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("focus"), 2))
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)
