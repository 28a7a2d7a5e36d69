"""A small ripple map of one record: who is tied to it, each in the ring of the tie, on flat rings of water."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme import manager, theme
from app.widgets.ripple_map.painting import LOOKS

HEIGHT = 150
MOST = 8
RINGS = 4
VCENTER = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine.value)


@dataclass(frozen=True, slots=True)
class Glanced:
    """Somebody on the small map: the ring of the tie (1 to 4), the role of the dot, the look of the line."""

    name: str
    ring: int
    role: str
    look: str


class RippleGlance(QWidget):
    """Drawn evenly around the middle, the first at the upper left; a click asks for the large map."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._middle = ""
        self.shown: tuple[Glanced, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        manager().themeChanged.connect(self.update)

    def show_ties(self, middle: str, around: Sequence[Glanced]) -> None:
        """The closest ones around a letter."""
        self._middle, self.shown = middle, tuple(around[:MOST])
        self.setAccessibleName(", ".join(one.name for one in self.shown))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(260, HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to the large map."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Rings, lines, dots, names beside them."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, self.height() / 2)
        wide, high = self.width() / 2 - 6, self.height() / 2 - 4
        for ring in range(RINGS, 0, -1):
            painter.setBrush(look.brush(f"ring{ring}"))
            painter.setPen(look.pen("ringLine"))
            painter.drawEllipse(centre, wide * ring / RINGS, high * ring / RINGS)
        places = [self._place(number, one, centre, wide, high) for number, one in enumerate(self.shown)]
        for one, place in zip(self.shown, places, strict=True):
            painter.setPen(QPen(look.color(LOOKS[one.look][0]), 1.3))
            painter.drawLine(centre, place)
        painter.setFont(look.font("small"))
        for one, place in zip(self.shown, places, strict=True):
            painter.setPen(QPen(look.color("surface"), 1.2))
            painter.setBrush(look.brush(one.role))
            painter.drawEllipse(place, 5.0, 5.0)
            self._paint_name(painter, one, place, centre)
        painter.setPen(QPen(look.color("surface"), 2))
        painter.setBrush(look.brush("accent"))
        painter.drawEllipse(centre, 12, 12)
        painter.setPen(look.color("onAccent"))
        painter.setFont(look.font("small", strong=True))
        box = QRectF(centre.x() - 12, centre.y() - 12, 24, 24)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._middle[:1])
        painter.end()

    def _place(self, number: int, one: Glanced, centre: QPointF, wide: float, high: float) -> QPointF:
        """Evenly around, left and right in turn, so that names have room."""
        sides = (len(self.shown) + 1) // 2
        step = number // 2
        angle = (step + 0.5) / max(sides, 1) * (pi * 0.8) - pi * 0.4
        share = (min(max(one.ring, 1), RINGS) - 0.3) / RINGS * 0.86
        across = cos(angle) * wide * share * (-1 if number % 2 == 0 else 1)
        return centre + QPointF(across, sin(angle) * high * 0.92)

    def _paint_name(self, painter: QPainter, one: Glanced, place: QPointF, centre: QPointF) -> None:
        metrics = theme().metrics("small")
        left = place.x() < centre.x()
        room = place.x() - 10 if left else self.width() - place.x() - 10
        text = metrics.elidedText(one.name, Qt.TextElideMode.ElideRight, max(24.0, room))
        side = Qt.AlignmentFlag.AlignRight if left else Qt.AlignmentFlag.AlignLeft
        x = 0.0 if left else place.x() + 8
        width = place.x() - 8 if left else self.width() - place.x() - 8
        painter.setPen(theme().color("text"))
        painter.drawText(QRectF(x, place.y() - 9, width, 18), VCENTER | int(side), text)
