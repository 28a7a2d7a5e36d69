"""A scale of prices: floor, what they ask, what we offer, the listed price; for the eyes of one's own firm."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme import manager, theme

HEIGHT, LOW, BAR_Y, EDGE = 90, 58, 44, 10


@dataclass(frozen=True, slots=True)
class PriceMark:
    """A price on the scale: `kind` is offer, ask, floor or list; `words` its name, `figure` its amount in words."""

    kind: str
    amount: int
    words: str
    figure: str


class PriceScale(QWidget):
    """Marks from low to high; offer and list are named above the bar, floor and ask below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[PriceMark, ...] = ()
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        manager().themeChanged.connect(self.update)

    def set_marks(self, marks: tuple[PriceMark, ...]) -> None:
        """Show these prices."""
        self._marks = marks
        below = any(mark.kind in ("floor", "ask") for mark in marks)
        self.setFixedHeight(HEIGHT if below else LOW)
        self.setAccessibleName(", ".join(f"{mark.words} {mark.figure}" for mark in marks))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide rather than high."""
        return QSize(320, HEIGHT)

    def _x(self, amount: int) -> float:
        amounts = [mark.amount for mark in self._marks]
        room = max(1, max(amounts) - min(amounts))
        low, high = min(amounts) - room * 0.25, max(amounts) + room * 0.12
        return EDGE + (amount - low) / (high - low) * (self.width() - 2 * EDGE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bar, coloured parts, marks and their words."""
        if not self._marks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        places = {mark.kind: self._x(mark.amount) for mark in self._marks}
        self._part(painter, EDGE, self.width() - EDGE, "ghost")
        if "floor" in places:
            self._part(painter, EDGE, places["floor"], "redLn")
            if "offer" in places:
                self._part(painter, places["floor"], places["offer"], "accentSoft")
        for mark in self._marks:
            self._mark(painter, mark, places[mark.kind])
        for kinds, top in ((("offer", "list"), 0), (("floor", "ask"), BAR_Y + 12)):
            self._words(painter, [mark for mark in self._marks if mark.kind in kinds], top)
        painter.end()

    def _part(self, painter: QPainter, left: float, right: float, role: str) -> None:
        painter.setBrush(theme().brush(role))
        painter.drawRoundedRect(QRectF(left, BAR_Y - 4, max(0.0, right - left), 8), 3, 3)

    def _mark(self, painter: QPainter, mark: PriceMark, x: float) -> None:
        look = theme()
        painter.setPen(Qt.PenStyle.NoPen)
        if mark.kind == "offer":
            painter.setBrush(look.brush("surface"))
            painter.drawEllipse(QPointF(x, BAR_Y), 9, 9)
            painter.setBrush(look.brush("accent"))
            painter.drawEllipse(QPointF(x, BAR_Y), 7, 7)
        elif mark.kind == "ask":
            painter.setBrush(look.brush("amberSo"))
            painter.drawPolygon(
                QPolygonF([QPointF(x, BAR_Y + 5), QPointF(x - 6, BAR_Y + 14), QPointF(x + 6, BAR_Y + 14)])
            )
        else:
            painter.setBrush(look.brush("redSo" if mark.kind == "floor" else "control"))
            painter.drawRect(QRectF(x - 1, BAR_Y - 9, 2.5, 18))

    def _words(self, painter: QPainter, marks: list[PriceMark], top: float) -> None:
        """Names and figures, moved apart where they would meet."""
        look = theme()
        roles = {"offer": "accentText", "ask": "amberFg", "floor": "redFg", "list": "sec"}
        ordered = sorted(marks, key=lambda mark: (mark.amount, mark.kind == "list"))
        widths = [
            max(look.metrics("small", strong=True).horizontalAdvance(mark.words),
                look.metrics("small").horizontalAdvance(mark.figure)) + 10
            for mark in ordered
        ]  # fmt: skip
        lefts = [
            min(max(0.0, self._x(m.amount) - w / 2), self.width() - w)
            for m, w in zip(ordered, widths, strict=True)
        ]
        for place in range(1, len(lefts)):
            lefts[place] = max(lefts[place], lefts[place - 1] + widths[place - 1])
        over = (lefts[-1] + widths[-1] - self.width()) if lefts else 0
        for mark, left, width in zip(ordered, lefts, widths, strict=True):
            box = QRectF(left - max(0.0, over), top, width, 16)
            painter.setFont(look.font("small", strong=True))
            painter.setPen(look.color(roles[mark.kind]))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), mark.words)
            painter.setFont(look.font("small"))
            painter.setPen(look.color("mid"))
            painter.drawText(box.translated(0, 15), int(Qt.AlignmentFlag.AlignCenter), mark.figure)
