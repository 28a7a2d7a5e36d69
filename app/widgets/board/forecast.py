"""The forecast by month: what was won and what is expected, as stacked bars; a card dropped on a month is put there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme import Theme, manager, theme
from app.widgets.board.lane import dragged_card

TOP, BOTTOM, LEFT = 14, 22, 44
BAR = 40
BESIDE = 28  # how far a bar makes room for its words
ROOMY = 104  # a column so wide has room for words beside its bar
PARTS = ("greenSo", "fc1", "fc2", "fc3")  # won, committed, likely, early
CENTRE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class MonthBar:
    """A month: its key, its name, the sums of `PARTS`, their sum in words; `open` when deals can be put there.

    `target` is what was wanted, with its words; 0 = nothing was.
    """

    key: str
    name: str
    parts: tuple[int, int, int, int]
    total: str
    present: bool
    open: bool
    target: int = 0
    wanted: str = ""


class ForecastChart(QWidget):
    """`dropped(card, month)` when a card was dropped onto a month."""

    dropped = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[MonthBar, ...] = ()
        self._steps: tuple[tuple[int, str], ...] = ()
        self._over = -1
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(118)
        manager().themeChanged.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for six months."""
        return QSize(520, 118)

    def show_months(self, months: Sequence[MonthBar], steps: Sequence[tuple[int, str]], words: str) -> None:
        """Show these; `steps` are the lines of the axis (value, words), `words` say it all for those who listen."""
        self._months, self._steps = tuple(months), tuple(steps)
        self.setAccessibleName(words)
        self.update()

    # -- geometry ------------------------------------------------------------------------------------------

    def month_rect(self, at: int) -> QRect:
        """The column of a month."""
        width = (self.width() - LEFT) / max(1, len(self._months))
        return QRect(round(LEFT + at * width), 0, round(width), self.height())

    def _y(self, value: int) -> float:
        top = max((step for step, _words in self._steps), default=1) or 1
        return self.height() - BOTTOM - (self.height() - BOTTOM - TOP) * value / top

    # -- painting ------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Axis, then the months."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font("micro"))
        for step, words in self._steps:
            y = round(self._y(step))
            painter.fillRect(QRect(LEFT, y, self.width() - LEFT, 1), look.color("hair"))
            painter.setPen(look.color("sec"))
            painter.drawText(
                QRect(0, y - 8, LEFT - 8, 16),
                int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                words,
            )
        for at, month in enumerate(self._months):
            self._paint_month(painter, look, self.month_rect(at), month, over=at == self._over)
        painter.end()

    def _paint_month(
        self, painter: QPainter, look: Theme, box: QRect, month: MonthBar, *, over: bool
    ) -> None:
        if over:
            painter.setPen(look.pen("accent", 2))
            painter.setBrush(look.brush("sel"))
            painter.drawRoundedRect(QRectF(box).adjusted(3, 3, -3, -1), 6, 6)
        beside = bool(month.target) and box.width() >= ROOMY
        middle = box.center().x() - (BESIDE if beside else 0)
        bar = min(BAR, box.width() // 2)
        value = 0
        for role, part in zip(PARTS, month.parts, strict=True):
            if part:
                low, high = self._y(value), self._y(value + part)
                shape = QRectF(middle - bar / 2, high, bar, max(1.0, low - high - 0.6))
                painter.setPen(look.pen("fc2") if role == "fc3" else Qt.PenStyle.NoPen)
                painter.setBrush(look.brush(role))
                painter.drawRect(shape)
                value += part
        painter.setFont(look.font("micro", strong=month.present))
        painter.setPen(look.color("accentText" if month.present else "sec"))
        painter.drawText(
            QRect(middle - box.width() // 2, self.height() - 19, box.width(), 18), CENTRE, month.name
        )
        if month.target:
            y = self._y(month.target)
            painter.fillRect(QRectF(middle - bar / 2 - 8, y - 1, bar + 16, 2), look.color("amberSo"))
        if beside:
            self._paint_beside(painter, look, middle + bar / 2 + 12, month)
        elif value:
            painter.setFont(look.font("small", strong=True))
            painter.setPen(look.color("text"))
            at = QPointF(middle - look.metrics("small", strong=True).horizontalAdvance(month.total) / 2, 0)
            painter.drawText(QPointF(at.x(), max(11.0, self._y(value) - 3)), month.total)

    def _paint_beside(self, painter: QPainter, look: Theme, left: float, month: MonthBar) -> None:
        """What came, and what was wanted of it, beside the bar: above it the line of the target may run."""
        low = self.height() - BOTTOM - 4
        painter.setFont(look.font("small", strong=True))
        painter.setPen(look.color("text"))
        painter.drawText(QPointF(left, low - 16), month.total)
        painter.setFont(look.font("micro"))
        painter.setPen(look.color("mid"))
        painter.drawText(QPointF(left, low - 2), f"/ {month.wanted}")

    # -- dropping ------------------------------------------------------------------------------------------

    def _at(self, event: QDropEvent) -> int:
        x = round(event.position().x())
        for at, month in enumerate(self._months):
            if month.open and self.month_rect(at).contains(x, 1):
                return at
        return -1

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A card may be dropped on a month that is not over."""
        if dragged_card(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Light the month below the mouse."""
        self._light(self._at(event))
        event.setAccepted(self._over >= 0)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went on."""
        self._light(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where it was dropped."""
        key, at = dragged_card(event.mimeData()), self._at(event)
        self._light(-1)
        if key is not None and at >= 0:
            event.acceptProposedAction()
            self.dropped.emit(key, self._months[at].key)

    def _light(self, at: int) -> None:
        if at != self._over:
            self._over = at
            self.update()


class Swatch(QWidget):
    """The colour of a part, for the legend."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setFixedSize(10, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A small square."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().pen("fc2") if self._role == "fc3" else Qt.PenStyle.NoPen)
        painter.setBrush(theme().brush(self._role))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        painter.end()
