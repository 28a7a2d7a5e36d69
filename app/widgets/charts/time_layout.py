"""Where everything of a time chart stands, and the item that writes its axes and the names at the line ends."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.theme import Theme, manager
from app.widgets.charts.canvas import AXIS_HEIGHT, TOP, Canvas
from app.widgets.charts.scale import spread, ticks, whole_ticks
from app.widgets.charts.specs import TimeSeries, series_role
from app.widgets.charts.time_axis import Tick, time_ticks
from app.widgets.charts.time_window import TimeWindow

SQUARE = 8.0
APART = 16.0
ENDING_SHARE = 0.4
"""No more of the width than this goes to the names at the line ends."""


@dataclass(frozen=True)
class Ending:
    """A layer's name and last value beside the place where it ends."""

    name: str
    value: str
    role: str
    height: float


@dataclass(frozen=True)
class TimeLayout:
    """The area of the chart inside `size`, and what is written around it."""

    size: QRectF
    area: QRectF
    window: TimeWindow
    marks: tuple[float, ...]
    written: tuple[str, ...]
    ticks: tuple[Tick, ...]
    endings: tuple[Ending, ...]

    def x(self, day: float) -> float:
        """Where a day is."""
        share = (day - self.window.first) / (self.window.length or 1)
        return self.area.left() + self.area.width() * share

    def y(self, value: float) -> float:
        """Height of a value."""
        return self.area.bottom() - self.area.height() * value / (self.marks[-1] or 1)

    def day_at(self, x: float) -> float:
        """The day at a place."""
        share = (x - self.area.left()) / (self.area.width() or 1)
        return self.window.first + self.window.length * share

    def value_at(self, y: float) -> float:
        """The value at a height."""
        return (self.area.bottom() - y) / (self.area.height() or 1) * self.marks[-1]


def seen(spec: TimeSeries, window: TimeWindow) -> range:
    """The points that can be seen; at least the nearest one."""
    days = [day.toordinal() for day in spec.days]
    first = bisect_left(days, window.first - 1e-6)
    last = bisect_left(days, window.last + 1e-6)
    if first < last:
        return range(first, last)
    nearest = min(first, len(days) - 1)
    return range(nearest, nearest + 1)


def whole_window(spec: TimeSeries) -> TimeWindow:
    """From the first to the last day; a single week gets the room of one."""
    first, last = spec.days[0].toordinal(), spec.days[-1].toordinal()
    return TimeWindow.whole(first - 3.5, last + 3.5) if first == last else TimeWindow.whole(first, last)


def lay_out(spec: TimeSeries, window: TimeWindow, size: QRectF, theme: Theme) -> TimeLayout:
    """Divide the room."""
    shown = seen(spec, window)
    around = range(max(0, shown.start - 1), min(len(spec.days), shown.stop + 1))
    high = max([1e-9, *(spec.sums(point)[-1] for point in around)])
    whole = all(spec.value(n, point).is_integer() for n in range(len(spec.series)) for point in around)
    marks = whole_ticks(high) if whole else ticks(0, high)
    written = tuple(spec.write(mark) for mark in marks)
    measure = theme.metrics("micro").horizontalAdvance
    left = max(map(measure, written)) + 8
    right = min(_ending_room(spec, shown[-1], theme), size.width() * ENDING_SHARE)
    area = QRectF(
        size.left() + left,
        size.top() + TOP,
        max(1.0, size.width() - left - right),
        max(1.0, size.height() - TOP - AXIS_HEIGHT),
    )
    bare = TimeLayout(size, area, window, tuple(marks), written, (), ())
    days = time_ticks(
        _day(window.first + 0.999),
        _day(window.last),
        lambda day: bare.x(day.toordinal()),
        measure,
        spec.words,
        room=(size.left(), size.right()),
    )
    endings = tuple(_endings(spec, shown[-1], bare))
    return TimeLayout(size, area, window, tuple(marks), written, tuple(days), endings)


def _day(ordinal: float) -> date:
    return date.fromordinal(int(ordinal))


def _ending_room(spec: TimeSeries, point: int, theme: Theme) -> float:
    small, strong = theme.metrics("small"), theme.metrics("small", strong=True)
    names = max(small.horizontalAdvance(series.name) for series in spec.series)
    values = max(strong.horizontalAdvance(spec.write(spec.value(n, point))) for n in range(len(spec.series)))
    return 8 + SQUARE + 6 + names + 12 + values


def _endings(spec: TimeSeries, point: int, layout: TimeLayout) -> list[Ending]:
    sums = spec.sums(point)
    wanted = [layout.y((sums[n] + sums[n + 1]) / 2) for n in range(len(spec.series))]
    # Going up, heights fall: equal ones are told apart by their order, so that names stay in that of the layers.
    wanted = [height - n * 1e-3 for n, height in enumerate(wanted)]
    heights = spread(wanted, APART, layout.area.top() + 4, layout.area.bottom() - 4)
    return [
        Ending(series.name, spec.write(spec.value(n, point)), series_role(spec, n), heights[n])
        for n, series in enumerate(spec.series)
    ]


class TimeFrame(QGraphicsItem):
    """Grid, values, time and names around the chart; what lies inside is pyqtgraph's."""

    def __init__(self) -> None:
        super().__init__()
        self._layout: TimeLayout | None = None
        self.setZValue(-1)

    def set_layout(self, layout: TimeLayout) -> None:
        """Write this."""
        self.prepareGeometryChange()
        self._layout = layout
        self.update()

    def boundingRect(self) -> QRectF:
        """All of the widget."""
        return QRectF() if self._layout is None else self._layout.size

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Grid first, then the words."""
        if self._layout is not None:
            paint_frame(painter, self._layout, manager().theme)


def paint_frame(painter: QPainter, layout: TimeLayout, theme: Theme) -> None:
    """Grid first, then the words."""
    canvas = Canvas(painter, layout.size, theme)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    area = layout.area
    for mark in layout.marks:
        y = round(layout.y(mark))
        canvas.line(QPointF(area.left(), y), QPointF(area.right(), y), "grid")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for mark, text in zip(layout.marks, layout.written, strict=True):
        canvas.text(area.left() - 8, round(layout.y(mark)), text, align="right")
    for day, text in layout.ticks:
        x = layout.x(day.toordinal())
        canvas.line(QPointF(x, area.bottom() + 1), QPointF(x, area.bottom() + 4), "field")
        canvas.text(x, area.bottom() + AXIS_HEIGHT / 2 + 2, text, align="center")
    for ending in layout.endings:
        _paint_ending(canvas, layout, ending)


def _paint_ending(canvas: Canvas, layout: TimeLayout, ending: Ending) -> None:
    left, right, y = layout.area.right() + 8, layout.size.right(), ending.height
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.fill(QRectF(left, y - SQUARE / 2, SQUARE, SQUARE), ending.role, 2)
    room = right - left - SQUARE - 6 - 10 - canvas.width(ending.value, "small", strong=True)
    canvas.text(left + SQUARE + 6, y, ending.name, font="small", role="mid", room=max(1.0, room))
    canvas.text(right, y, ending.value, font="small", role="text", align="right", strong=True)
