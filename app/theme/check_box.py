"""The check box: painted by the style, and by lists that paint their own rows and need no style for it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app.theme.theme import Theme


def check_box(
    theme: Theme, painter: QPainter, rect: QRectF, state: int, *, enabled: bool, hover: bool
) -> None:
    """Paint a 16 px check box in ``rect``; ``state`` is 0 off, 1 partly, 2 on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = 16.0
    box = QRectF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side)
    radius = theme.radius("checkbox")
    if state:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(("accentHover" if hover else "accent") if enabled else "disabled"))
        painter.drawRoundedRect(box, radius, radius)
        pen = QPen(theme.color("onAccent"), 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.translate(box.topLeft())
        points = ((4, 8.2), (6.9, 11), (12, 5.4)) if state == 2 else ((4.4, 8), (11.6, 8))
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
    else:
        outline = ("accent" if hover else "control") if enabled else "field"
        painter.setPen(QPen(theme.color(outline), 1.5))
        painter.setBrush(theme.color("surface" if enabled else "hover"))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), radius - 0.5, radius - 0.5)
    painter.restore()
