"""The small figures lists share: score ring, mini bar, sparkline."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from app.theme import Theme


def _begin(painter: QPainter) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def paint_score_ring(
    painter: QPainter,
    rect: QRect | QRectF,
    score: int | None,
    theme: Theme,
    *,
    role: str = "",
    stroke: float = 3.5,
) -> None:
    """Paint a ring of 0 to 100 with the number inside; None paints an empty ring with a dash."""
    side = min(rect.width(), rect.height())
    box = QRectF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side)
    arc = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    _begin(painter)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme.pen("ghost", stroke))
    painter.drawEllipse(arc)
    if score:
        painter.setPen(theme.pen(role or score_role(score, theme), stroke))
        painter.drawArc(arc, 90 * 16, -round(360 * 16 * min(100, score) / 100))
    if side >= 24:
        painter.setPen(theme.pen("text"))
        painter.setFont(theme.font("small", strong=True))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "–" if score is None else str(score))
    painter.restore()


def score_role(score: int, theme: Theme) -> str:
    """Return the ring role of a lead score by its grade (80, 60, 40)."""
    grade = "A" if score >= 80 else "B" if score >= 60 else "C" if score >= 40 else "D"
    return theme.grade(grade).ring


def paint_mini_bar(
    painter: QPainter, rect: QRect | QRectF, share: float, theme: Theme, *, role: str = "accentSoft"
) -> None:
    """Paint a bar 4 px high, ``share`` 0 to 1 filled, centred in height."""
    top = rect.y() + round((rect.height() - 4) / 2)
    bar = QRectF(rect.x(), top, rect.width(), 4)
    _begin(painter)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.brush("ghost"))
    painter.drawRoundedRect(bar, 2, 2)
    filled = max(0.0, min(1.0, share)) * bar.width()
    if filled > 0:
        painter.setBrush(theme.brush(role))
        painter.drawRoundedRect(QRectF(bar.x(), top, max(2.0, filled), 4), 2, 2)
    painter.restore()


def spark_points(rect: QRectF, values: Sequence[float]) -> list[QPointF]:
    """Place the values across ``rect``, lowest at the bottom; a flat series lies in the middle."""
    low, high = min(values), max(values)
    span = high - low
    step = rect.width() / max(1, len(values) - 1)
    return [
        QPointF(
            rect.x() + (index * step if len(values) > 1 else rect.width()),
            rect.bottom() - rect.height() * ((value - low) / span if span else 0.5),
        )
        for index, value in enumerate(values)
    ]


def paint_sparkline(
    painter: QPainter,
    rect: QRect | QRectF,
    values: Sequence[float],
    theme: Theme,
    *,
    role: str = "series1",
    fill: bool = True,
    bars: bool = False,
    highlight: int = 0,
) -> None:
    """Paint a line with a dot at the last value, or bars whose last ``highlight`` are in ``role``."""
    if not values:
        return
    _begin(painter)
    if bars:
        _paint_bars(painter, QRectF(rect), values, theme, role, highlight)
    else:
        _paint_line(painter, QRectF(rect).adjusted(1, 3, -3, -2), values, theme, role, fill=fill)
    painter.restore()


def _paint_line(
    painter: QPainter, box: QRectF, values: Sequence[float], theme: Theme, role: str, *, fill: bool
) -> None:
    points = spark_points(box, values)
    line = QPolygonF(points)
    if fill and len(points) > 1:
        area = QPainterPath()
        area.addPolygon(
            QPolygonF([*points, QPointF(box.right(), box.bottom() + 2), QPointF(box.x(), box.bottom() + 2)])
        )
        tint = QColor(theme.color(role))
        tint.setAlpha(28)
        painter.fillPath(area, tint)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme.pen(role, 1.6))
    painter.drawPolyline(line)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.brush(role))
    painter.drawEllipse(points[-1], 2.4, 2.4)


def _paint_bars(
    painter: QPainter, box: QRectF, values: Sequence[float], theme: Theme, role: str, highlight: int
) -> None:
    top = max(0.0, *values) if len(values) > 1 else max(0.0, values[0])
    gap = 2.0 if box.width() / len(values) < 12 else 6.0
    width = (box.width() - gap * (len(values) - 1)) / len(values)
    first_lit = len(values) - (highlight or len(values))
    painter.setPen(Qt.PenStyle.NoPen)
    for index, value in enumerate(values):
        height = box.height() * max(0.0, value) / top if top else 0.0
        painter.setBrush(theme.brush(role if index >= first_lit else "ghost"))
        if height > 0:
            bar = QRectF(box.x() + index * (width + gap), box.bottom() - height, width, height)
            painter.drawRoundedRect(bar, min(2.0, height / 2), min(2.0, height / 2))
