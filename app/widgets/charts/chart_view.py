"""Shows one chart: paints it, reads out what the pointer or the arrow keys are on, says what was chosen."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme import Theme, manager
from app.widgets.announce import announce
from app.widgets.charts.canvas import Canvas, Mark
from app.widgets.charts.columns_and_lines import paint_bars, paint_lines
from app.widgets.charts.read_out import ReadOut, beside
from app.widgets.charts.shares import donut_hit, paint_donut, paint_funnel, paint_hbar, paint_heat
from app.widgets.charts.specs import BarChart, Donut, Funnel, HBar, HeatMap, LineChart, Spec

_PAINTERS: tuple[tuple[type[Any], Callable[[Canvas, Any], None]], ...] = (
    (BarChart, paint_bars),
    (LineChart, paint_lines),
    (Funnel, paint_funnel),
    (HBar, paint_hbar),
    (Donut, paint_donut),
    (HeatMap, paint_heat),
)
_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


def paint_spec(
    painter: QPainter, box: QRectF, spec: Spec, theme: Theme, lit: tuple[int, int] | None = None
) -> list[Mark]:
    """Paint any chart into a box (screen, picture or paper) and return its marks."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    canvas = Canvas(painter, box, theme, lit)
    for kind, paint in _PAINTERS:
        if isinstance(spec, kind):
            paint(canvas, spec)
            break
    return canvas.marks


class ChartView(QWidget):
    """The chart itself; `activated(series, point)` on click or Enter (heat maps: row, column)."""

    activated = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec: Spec | None = None
        self._missing = ""
        self._finding = ""
        self._marks: list[Mark] | None = None
        self._lit: tuple[int, int] | None = None
        self._by_key = False
        self._read_out = ReadOut(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(140)
        manager().themeChanged.connect(self._repaint)

    def set_spec(self, spec: Spec | None, *, title: str = "", finding: str = "", missing: str = "") -> None:
        """Show this chart; `missing` says what is lacking when there is not enough to show."""
        self._spec, self._missing, self._finding = spec, missing, finding
        self._marks, self._lit = None, None
        self._read_out.hide()
        self.setAccessibleName(title)
        self.setAccessibleDescription(self.text_equivalent())
        self.update()

    @property
    def spec(self) -> Spec | None:
        """What is shown."""
        return self._spec

    @property
    def is_empty(self) -> bool:
        """Whether there is not enough to show."""
        return self._spec is None or self._spec.is_empty

    def text_equivalent(self) -> str:
        """The finding and every value, for those who do not see the chart."""
        if self._spec is None or self.is_empty:
            return ". ".join(each for each in (self.tr("Not enough data"), self._missing) if each)
        rows = ["\u2002".join(cell for cell in row if cell) for row in self._spec.rows()]
        return "; ".join(each for each in (self._finding, *rows) if each)

    def marks(self) -> list[Mark]:
        """What can be pointed at, where the last paint put it."""
        if self._marks is None:
            if self.is_empty or self._spec is None:
                self._marks = []
            else:
                scratch = QPixmap(max(1, self.width()), max(1, self.height()))
                painter = QPainter(scratch)
                self._marks = paint_spec(painter, self._box(), self._spec, manager().theme)
                painter.end()
        return self._marks

    def sizeHint(self) -> QSize:
        return QSize(360, 240)

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(2, 2, -2, -2)

    # ---- painting ------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.is_empty or self._spec is None:
            self._paint_empty(painter)
        else:
            theme = manager().theme
            self._marks = paint_spec(painter, self._box(), self._spec, theme, self._lit)
            mark = self._lit_mark()
            if mark is not None and self._by_key and self.hasFocus():
                Canvas(painter, self._box(), theme).ring(mark.shape)
        painter.end()

    def _paint_empty(self, painter: QPainter) -> None:
        canvas = Canvas(painter, self._box(), manager().theme)
        middle = self._box().center()
        lift = 10 if self._missing else 0
        words = self.tr("Not enough data")
        canvas.text(
            middle.x(), middle.y() - lift, words, font="body", role="mid", align="center", strong=True
        )
        room = self._box().width() - 24
        canvas.text(
            middle.x(), middle.y() + 12, self._missing, font="small", role="sec", align="center", room=room
        )

    def _repaint(self) -> None:
        self._marks = None
        self.update()

    # ---- pointing ------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        mark = self.mark_at(event.position())
        self._light(mark, event.position())

    def leaveEvent(self, event: QEvent) -> None:
        self._light(None, QPointF())
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            mark = self.mark_at(event.position())
            if mark is not None:
                self.activated.emit(mark.series, mark.point)

    def mark_at(self, at: QPointF) -> Mark | None:
        """The mark under a point, the nearest where several lie there."""
        if isinstance(self._spec, Donut) and not self.is_empty:
            part = donut_hit(self._spec, self._box(), at)
            if part >= 0:
                return self.marks()[part]
        found = [mark for mark in self.marks() if mark.hit.contains(at)]
        return min(found, key=lambda mark: _distance(mark.hit.center(), at), default=None)

    def _light(self, mark: Mark | None, at: QPointF) -> None:
        lit = None if mark is None else (mark.series, mark.point)
        if lit != self._lit:
            self._lit = lit
            self.update()
        if mark is None:
            self._read_out.hide()
            self.unsetCursor()
        else:
            self._read_out.read(mark, at.toPoint())
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    # ---- keys ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _DIRECTIONS and self.marks():
            self._go(_next(self.marks(), self._lit_mark(), *_DIRECTIONS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.marks():
            self._go(self.marks()[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._lit is not None:
            self.activated.emit(*self._lit)
        elif key == Qt.Key.Key_Escape and self._lit is not None:
            self._light(None, QPointF())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if (
            event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
            and self.marks()
        ):
            self._go(self._lit_mark() or self.marks()[0])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._light(None, QPointF())

    def _go(self, mark: Mark) -> None:
        self._by_key = True
        self._light(mark, beside(mark))
        self.update()
        announce(self, mark.sentence())

    def _lit_mark(self) -> Mark | None:
        return next((mark for mark in self.marks() if (mark.series, mark.point) == self._lit), None)


def _distance(one: QPointF, other: QPointF) -> float:
    return abs(one.x() - other.x()) + abs(one.y() - other.y())


def _next(marks: list[Mark], current: Mark | None, dx: int, dy: int) -> Mark:
    """The nearest mark in a direction; where there is none, the mark stays."""
    if current is None:
        return marks[0]
    here = current.hit.center()

    def cost(mark: Mark) -> float:
        gap = mark.hit.center() - here
        along, across = gap.x() * dx + gap.y() * dy, abs(gap.x() * dy) + abs(gap.y() * dx)
        return along + 3 * across if along > 0.5 else float("inf")

    best = min(marks, key=cost)
    return best if cost(best) < float("inf") else current
