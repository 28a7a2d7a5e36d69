"""Counts over weeks as stacked areas: zoom and move in time, read out week by week, open the list behind."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from app.theme import manager
from app.widgets.charts.canvas import Mark
from app.widgets.charts.chart_card import ChartCard
from app.widgets.charts.chart_view import ChartView
from app.widgets.charts.read_out import beside
from app.widgets.charts.specs import Spec, TimeSeries, series_role
from app.widgets.charts.taking_along import Paint, size_around
from app.widgets.charts.time_layout import TimeLayout, lay_out, paint_frame, seen, whole_window
from app.widgets.charts.time_plot import TimePlot, load_library
from app.widgets.charts.time_window import TimeWindow

Load = Callable[[Callable[[], None], Callable[[], None]], None]
"""Runs the first somewhere, then the second on the window's thread."""
NOTCH = 0.8
DRAG = 4
AXIS_REACH = 20.0
"""Pointing at the words of the axis means the week above, too."""
WHOLE = -1
"""The series of a mark that means a week with all its layers."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_CLOSER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def at_once(work: Callable[[], None], done: Callable[[], None]) -> None:
    """Load on the spot."""
    work()
    done()


class TimeSeriesView(ChartView):
    """The chart itself; pyqtgraph is loaded (by `load`) when it is first seen with something to show."""

    def __init__(self, parent: QWidget | None = None, *, load: Load = at_once) -> None:
        super().__init__(parent)
        self._load = load
        self._asked = False
        self._plot: TimePlot | None = None
        self._window: TimeWindow | None = None
        self._layout: TimeLayout | None = None
        self._drag: tuple[float, TimeWindow] | None = None
        self._dragged = False
        self._click = QTimer(self, singleShot=True)
        self._click.timeout.connect(self._clicked)
        self._clicked_at = (WHOLE, 0)
        self.setMinimumHeight(168)

    # ---- what is shown -------------------------------------------------------------------------------

    @property
    def series(self) -> TimeSeries | None:
        """What is shown, if there is enough to show."""
        return self._spec if isinstance(self._spec, TimeSeries) and not self.is_empty else None

    @property
    def window_shown(self) -> TimeWindow | None:
        """The part of the time that is seen."""
        return self._window

    def set_spec(self, spec: Spec | None, *, title: str = "", finding: str = "", missing: str = "") -> None:
        """Show this; the same time as before stays zoomed as it was."""
        super().set_spec(spec, title=title, finding=finding, missing=missing)
        self._click.stop()
        series, before = self.series, self._window
        self._window = None if series is None else whole_window(series)
        if self._window is not None and before is not None and before.reset() == self._window:
            self._window = before
        if self._plot is not None:
            self._plot.widget.setVisible(series is not None)
            if series is not None:
                self._plot.set_values(series)
        self._ask()
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        if self.series is not None and self._plot is None and not self._asked and self.isVisible():
            self._asked = True
            self._load(load_library, self._loaded)

    def _loaded(self) -> None:
        if Shiboken.isValid(self):
            self.make_plot()

    def make_plot(self) -> None:
        """Make the plot if it is not there yet."""
        if self._plot is not None:
            return
        self._plot = TimePlot(self)
        self._place()
        if self.series is not None:
            self._plot.set_values(self.series)
            self._draw()
        self._plot.widget.setVisible(self.series is not None)
        self._read_out.raise_()

    # ---- drawing -------------------------------------------------------------------------------------

    def place(self) -> TimeLayout | None:
        """Where everything stands, in coordinates of the plot."""
        if self._layout is None and self.series is not None and self._window is not None:
            room = QRectF(0, 0, max(1, self.width() - 4), max(1, self.height() - 4))
            self._layout = lay_out(self.series, self._window, room, manager().theme)
        return self._layout

    def _place(self) -> None:
        if self._plot is not None:
            self._plot.widget.setGeometry(self.rect().adjusted(2, 2, -2, -2))

    def _draw(self) -> None:
        """Lay out and draw anew: values, window, size or colours are others."""
        self._layout = self._marks = None
        layout = self.place()
        if self._plot is None or self.series is None or layout is None:
            return
        self._plot.draw(self.series, layout, manager().theme)
        self._show_lit(layout)

    def _show_lit(self, layout: TimeLayout) -> None:
        if self._plot is None or self.series is None:
            return
        if self._lit is None:
            self._plot.let_go()
            return
        number, point = self._lit
        theme, dot = manager().theme, None
        sums, day = self.series.sums(point), self.series.days[point].toordinal()
        if number != WHOLE:
            middle = (sums[number] + sums[number + 1]) / 2
            dot = QPointF(layout.x(day), layout.y(middle)), theme.color(series_role(self.series, number))
        elif self._by_key:
            dot = QPointF(layout.x(day), layout.y(sums[-1])), theme.color("surface")
        self._plot.point_at(day, dot, theme, by_key=self._by_key)

    def _repaint(self) -> None:
        self._draw()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self.place()
        if layout is None:
            super().paintEvent(event)
        elif self._plot is None:  # axes and names stand while the library loads
            painter = QPainter(self)
            painter.translate(2, 2)
            paint_frame(painter, layout, manager().theme)
            painter.end()

    def paint_into(self, painter: QPainter, box: QRectF) -> None:
        """Paint the chart as it is seen, without what is pointed at."""
        self.make_plot()
        layout = self.place()
        if self._plot is not None and layout is not None:
            self._plot.let_go()
            self._plot.paint(painter, box)
            self._show_lit(layout)

    # ---- pointing ------------------------------------------------------------------------------------

    def marks(self) -> list[Mark]:
        """The weeks that can be seen, each with all its layers."""
        if self._marks is None:
            points = seen(self.series, self._window) if self.series and self._window else range(0)
            self._marks = [mark for point in points if (mark := self.mark(WHOLE, point)) is not None]
        return self._marks

    def mark(self, number: int, point: int) -> Mark | None:
        """A week and one of its layers (or all): where it is and its words."""
        layout = self.place()
        if layout is None or self.series is None:
            return None
        spec = self.series
        sums = spec.sums(point)
        low, high = (sums[number], sums[number + 1]) if number != WHOLE else (0.0, sums[-1])
        x, top = layout.x(spec.days[point].toordinal()) + 2, layout.y(high) + 2
        shape = QRectF(x - 1, top, 2, max(1.0, layout.y(low) + 2 - top))
        rows = [(each.name, spec.write(spec.value(n, point))) for n, each in enumerate(spec.series)]
        lines = (*reversed(rows), (spec.total, spec.write(sums[-1])))
        return Mark(number, point, shape, shape, spec.titles[point], lines)

    def mark_at(self, at: QPointF) -> Mark | None:
        """The nearest week with the layer under the pointer, all of it above the layers."""
        layout = self.place()
        if layout is None or self.series is None or self._window is None:
            return None
        inside = layout.area.translated(2, 2)
        if not inside.adjusted(-3, 0, 3, AXIS_REACH).contains(at):
            return None
        day, value = layout.day_at(at.x() - 2), layout.value_at(at.y() - 2)
        days = self.series.days
        point = min(seen(self.series, self._window), key=lambda each: abs(days[each].toordinal() - day))
        sums = self.series.sums(point)
        hit = [n for n in range(len(self.series.series)) if sums[n] <= value < sums[n + 1]]
        return self.mark(hit[0] if hit else WHOLE, point)

    def _light(self, mark: Mark | None, at: QPointF) -> None:
        super()._light(mark, at)
        layout = self.place()
        if layout is not None:
            self._show_lit(layout)

    def _lit_mark(self) -> Mark | None:
        if self._lit is None or self.series is None or self._lit[1] >= len(self.series.days):
            return None
        return self.mark(*self._lit)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._window is not None:
            self._drag, self._dragged = (event.position().x(), self._window), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        layout = self.place()
        if self._drag is None or layout is None:
            super().mouseMoveEvent(event)
            return
        start, window = self._drag
        pixels = event.position().x() - start
        if not self._dragged and (abs(pixels) < DRAG or window.is_whole):
            return
        self._dragged = True
        self._light(None, QPointF())
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._look_at(window.moved(-pixels * window.length / layout.area.width()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if event.button() != Qt.MouseButton.LeftButton or drag is None:
            return
        mark = self.mark_at(event.position())
        if self._dragged or abs(event.position().x() - drag[0]) >= DRAG:
            self._light(mark, event.position())
        elif mark is not None:
            self._clicked_at = (mark.series, mark.point)
            if drag[1].is_whole:
                self._clicked()
            else:  # wait whether a second click shows all of the time again
                self._click.start(QGuiApplication.styleHints().mouseDoubleClickInterval())

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self._click.stop()
        self._drag = None
        self.reset()

    def _clicked(self) -> None:
        self.activated.emit(*self._clicked_at)

    # ---- zoom ----------------------------------------------------------------------------------------

    def reset(self) -> None:
        """Show all of the time."""
        if self._window is not None:
            self._look_at(self._window.reset())

    def zoom(self, factor: float, around: float | None = None) -> bool:
        """Show `factor` times as much time around a day (default: what is read out); False at the limits."""
        if self._window is None or self.series is None:
            return False
        lit = None if self._lit is None else float(self.series.days[self._lit[1]].toordinal())
        middle = (self._window.first + self._window.last) / 2
        return self._look_at(self._window.zoomed(factor, around or lit or middle))

    def _look_at(self, window: TimeWindow) -> bool:
        if window == self._window:
            return False
        self._window = window
        self._draw()
        mark = self._lit_mark()
        if mark is not None and not self._read_out.isHidden():
            self._read_out.read(mark, beside(mark).toPoint())
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        layout, turned = self.place(), event.angleDelta()
        if layout is None or self._window is None:
            event.ignore()
            return
        if abs(turned.x()) > abs(turned.y()):
            changed = self._look_at(self._window.moved(-turned.x() / 120 * self._window.length / 8))
        else:
            day = layout.day_at(event.position().x() - 2)
            changed = self.zoom(NOTCH ** (turned.y() / 120), day)
        event.setAccepted(changed)  # at the limits the page scrolls
        if changed:
            self._by_key = False
            self._light(self.mark_at(event.position()), event.position())

    # ---- keys ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.series is None:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            self._step(*_ARROWS[key])
        elif key in _CLOSER or key == Qt.Key.Key_Minus:
            self.zoom(NOTCH if key in _CLOSER else 1 / NOTCH)
        elif key == Qt.Key.Key_Home:
            self.reset()
        elif key in _OPEN and self._lit is None:
            self._step(0, 0)
        else:  # Enter, End and Esc as in every chart
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By keyboard the newest week is read out."""
        QWidget.focusInEvent(self, event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._step(0, 0)

    def _step(self, weeks: int, layers: int) -> None:
        """Move the read-out by so many weeks and layers; without one it starts at the newest week seen."""
        if self.series is None or self._window is None:
            return
        number, point = self._lit or (WHOLE, seen(self.series, self._window)[-1] - weeks)
        point = min(max(point + weeks, 0), len(self.series.days) - 1)
        number = min(max(number + layers, WHOLE), len(self.series.series) - 1)
        self._look_at(self._window.showing(self.series.days[point].toordinal()))
        mark = self.mark(number, point)
        if mark is not None:
            self._go(mark)

    def leaveEvent(self, event: QEvent) -> None:
        self._drag = None
        super().leaveEvent(event)


class TimeSeriesCard(ChartCard):
    """A chart card with a time chart in it."""

    def __init__(self, title: str = "", parent: QWidget | None = None, *, load: Load = at_once) -> None:
        self._time = TimeSeriesView(load=load)
        super().__init__(title, parent, view=self._time)

    def painter(self) -> Paint:
        """The chart as it is seen: zoomed where it is."""
        return self._time.paint_into

    def _picture_size(self) -> QSize:
        return size_around(self._time.size() - QSize(4, 4))
