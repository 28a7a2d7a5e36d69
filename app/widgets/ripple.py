"""The ripple: rings on water behind the greeting and in empty pages, and the product's mark."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.theme import Theme, manager, theme
from app.widgets.text import ElidedLabel, label

FLATNESS = 0.32


def paint_rings(
    painter: QPainter, theme: Theme, centre: QPointF, count: int, step: float, *, first: float
) -> None:
    """Flat rings around a dot, fading outward."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ring in range(count, 0, -1):
        radius = first + step * (ring - 1)
        painter.setOpacity(max(0.12, 1.0 - (ring - 1) / count))
        painter.setPen(QPen(theme.color("accentSoft"), 1))
        painter.drawEllipse(centre, radius, radius * FLATNESS)
    painter.setOpacity(1.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawEllipse(centre, 3.4, 3.4)
    painter.restore()


def paint_logo(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """The mark: a dot that sends waves to both sides, on a jade tile."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(box, box.width() / 4.5, box.width() / 4.5)
    painter.save()
    painter.setBrush(theme.color("onAccent"))
    unit = box.width() / 28
    painter.drawEllipse(box.center(), 2.2 * unit, 2.2 * unit)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for radius, strength in ((5.2, 1.0), (9.2, 0.65)):
        painter.setOpacity(strength)
        pen = QPen(theme.color("onAccent"), 1.6 * unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        side = radius * unit
        ring = QRectF(box.center().x() - side, box.center().y() - side, 2 * side, 2 * side)
        for middle in (0, 180):
            painter.drawArc(ring, (middle - 34) * 16, 68 * 16)
    painter.restore()


class RippleDrawing(QWidget):
    """The 150 x 76 drawing of an empty page: a drop above its rings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Of fixed size."""
        super().__init__(parent)
        self.setFixedSize(150, 76)
        manager().themeChanged.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Rings, dot and drop."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(75, 48)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for radius, strength in ((71.0, 0.28), (52.0, 0.45), (33.0, 0.7), (14.0, 1.0)):
            painter.setOpacity(strength)
            painter.setPen(QPen(look.color("accentSoft"), 1.5))
            painter.drawEllipse(centre, radius, radius * 0.365)
        painter.setOpacity(1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent"))
        painter.drawEllipse(centre, 4, 4)
        painter.drawPath(_drop(QPointF(75, 27), 5.6))
        painter.end()


def _drop(centre: QPointF, radius: float) -> QPainterPath:
    path = QPainterPath(centre + QPointF(0, -radius * 2))
    path.cubicTo(
        centre + QPointF(radius * 0.6, -radius),
        centre + QPointF(radius, -radius * 0.5),
        centre + QPointF(radius, 0),
    )
    path.arcTo(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), 0, -180)
    path.cubicTo(
        centre + QPointF(-radius, -radius * 0.5),
        centre + QPointF(-radius * 0.6, -radius),
        centre + QPointF(0, -radius * 2),
    )
    return path


class GreetingStrip(QWidget):
    """Good morning, the day, and one sentence that matters, on rippled water."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without words yet."""
        super().__init__(parent)
        self.setFixedHeight(76)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title = ElidedLabel("", type="greeting")
        self._facts = label("", role="mid")
        self._finding = ElidedLabel("", role="accentText")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 12, 220, 11)
        outer.setSpacing(2)
        outer.addWidget(self._title)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._facts)
        row.addWidget(self._finding, 1)
        outer.addLayout(row)
        manager().themeChanged.connect(self.update)

    def set_texts(self, title: str, facts: list[str], finding: str = "") -> None:
        """The greeting, facts about the day, and the sentence in jade."""
        self._title.set_text(title)
        self._facts.setText("    ".join(facts))
        self._finding.set_text(finding)
        self.setAccessibleName(" ".join([title, *facts, finding]))

    def minimumSizeHint(self) -> QSize:
        """The texts shorten themselves."""
        return QSize(320, 76)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A tinted strip with rings at its right end."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(look.color("accentLine"))
        painter.setBrush(look.color("accentTint"))
        painter.drawRoundedRect(box, 8, 8)
        clip = QPainterPath()
        clip.addRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
        painter.setClipPath(clip)
        paint_rings(painter, look, QPointF(self.width() - 103, 45), 7, 31, first=22)
        painter.end()
