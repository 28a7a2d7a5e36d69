"""What every chart kind paints on: text in the type scale, a grid with axes, marks one can point at."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.theme import Theme
from app.widgets.charts.scale import label_step
from app.widgets.charts.specs import Write

AXIS_HEIGHT = 24
NAME_LINE = 14
TOP = 10


@dataclass(frozen=True)
class Mark:
    """A bar, point or cell: where it is, where the pointer finds it, and its words."""

    series: int
    point: int
    shape: QRectF
    hit: QRectF
    title: str
    lines: tuple[tuple[str, str], ...]

    def sentence(self) -> str:
        """The words in one line, for a screen reader."""
        return ", ".join([self.title, *(f"{name} {value}".strip() for name, value in self.lines)])


@dataclass
class Canvas:
    """A painter with a box to fill; kinds add their marks to `marks` in reading order."""

    painter: QPainter
    box: QRectF
    theme: Theme
    lit: tuple[int, int] | None = None
    marks: list[Mark] = field(default_factory=list)

    def is_lit(self, series: int, point: int) -> bool:
        """Whether this mark is pointed at."""
        return self.lit == (series, point)

    def width(self, text: str, font: str = "micro", *, strong: bool | None = None) -> float:
        """How wide a text is."""
        return self.theme.metrics(font, strong=strong).horizontalAdvance(text)

    def text(
        self,
        x: float,
        middle: float,
        text: str,
        *,
        font: str = "micro",
        role: str = "axis",
        align: str = "left",
        strong: bool | None = None,
        room: float = 0,
    ) -> None:
        """Write one line around the height `middle`; elided to `room` if given."""
        metrics = self.theme.metrics(font, strong=strong)
        if room and metrics.horizontalAdvance(text) > room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        advance = metrics.horizontalAdvance(text)
        left = x - advance if align == "right" else x - advance / 2 if align == "center" else x
        self.painter.setFont(self.theme.font(font, strong=strong))
        self.painter.setPen(self.theme.pen(role))
        self.painter.drawText(QPointF(left, middle + (metrics.ascent() - metrics.descent()) / 2), text)

    def fill(self, rect: QRectF, role: str, radius: float = 0, *, top_only: bool = False) -> None:
        """Fill a box, with round corners all around or only at the top."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.brush(role))
        radius = min(radius, rect.width() / 2, rect.height())
        if radius <= 0:
            self.painter.drawRect(rect)
        elif top_only:
            self.painter.drawPath(_round_top(rect, radius))
        else:
            self.painter.drawRoundedRect(rect, min(radius, rect.height() / 2), min(radius, rect.height() / 2))

    def line(
        self, start: QPointF, end: QPointF, role: str, width: float = 1, dash: Sequence[float] = ()
    ) -> None:
        """Draw a line; `dash` in pixels."""
        pen = QPen(self.theme.color(role), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dash:
            pen.setDashPattern([each / width for each in dash])
        self.painter.setPen(pen)
        self.painter.drawLine(start, end)

    def ring(self, rect: QRectF, radius: float = 3) -> None:
        """Frame what the keyboard points at."""
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(self.theme.pen("focus", 2))
        self.painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), radius + 1, radius + 1)


def _round_top(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(rect.bottomLeft())
    path.lineTo(rect.left(), rect.top() + radius)
    path.quadTo(rect.topLeft(), QPointF(rect.left() + radius, rect.top()))
    path.lineTo(rect.right() - radius, rect.top())
    path.quadTo(rect.topRight(), QPointF(rect.right(), rect.top() + radius))
    path.lineTo(rect.bottomRight())
    path.closeSubpath()
    return path


@dataclass(frozen=True)
class Plot:
    """The area inside the axes: from label place and value to pixels."""

    area: QRectF
    low: float
    high: float
    count: int

    @property
    def step(self) -> float:
        """Pixels for one label."""
        return self.area.width() / max(1, self.count)

    def x(self, place: float) -> float:
        """Middle of a label's column."""
        return self.area.left() + self.step * (place + 0.5)

    def y(self, value: float) -> float:
        """Height of a value."""
        span = self.high - self.low
        return self.area.bottom() - self.area.height() * ((value - self.low) / span if span else 0)

    def column(self, place: int) -> QRectF:
        """The whole column of a label."""
        return QRectF(self.area.left() + self.step * place, self.area.top(), self.step, self.area.height())


def axes(
    canvas: Canvas,
    labels: Sequence[str],
    marks: Sequence[float],
    write: Write,
    *,
    right: float = 0,
    strong: int = -1,
    names: bool = False,
) -> Plot:
    """Paint grid, values and labels; `right` pixels stay free for words beside the last point."""
    box = canvas.box
    left = max(canvas.width(write(each)) for each in marks) + 8
    room = (box.width() - left - right) / max(1, len(labels)) - 6
    lines = [wrapped(canvas, label, room) if names else [label] for label in labels]
    below = AXIS_HEIGHT + NAME_LINE * (max(map(len, lines), default=1) - 1)
    area = QRectF(box.left() + left, box.top() + TOP, box.width() - left - right, box.height() - TOP - below)
    plot = Plot(area, marks[0], marks[-1], len(labels))
    canvas.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for each in marks:
        y = round(plot.y(each))
        canvas.line(QPointF(area.left(), y), QPointF(area.right(), y), "grid")
    canvas.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for each in marks:
        canvas.text(area.left() - 8, round(plot.y(each)), write(each), align="right")
    if names:
        _names(canvas, plot, lines)
    else:
        _labels(canvas, plot, labels, strong)
    return plot


def wrapped(canvas: Canvas, name: str, room: float) -> list[str]:
    """A name on one line or on two, broken between words where there are some; too long a line is elided."""
    if canvas.width(name) <= room:
        return [name]
    ends = [at for at, letter in enumerate(name) if letter == " "] or range(1, len(name))
    fitting = [at for at in ends if canvas.width(name[:at]) <= room]
    cut = fitting[-1] if fitting else ends[0]
    metrics = canvas.theme.metrics("micro")
    both = (name[:cut], name[cut:].strip())
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(room)) for line in both if line]


def _names(canvas: Canvas, plot: Plot, lines: Sequence[Sequence[str]]) -> None:
    for place, name in enumerate(lines):
        for number, line in enumerate(name):
            y = plot.area.bottom() + AXIS_HEIGHT / 2 + 2 + number * NAME_LINE
            canvas.text(plot.x(place), y, line, align="center")


def _labels(canvas: Canvas, plot: Plot, labels: Sequence[str], strong: int) -> None:
    every = label_step([canvas.width(label) for label in labels], plot.step)
    last = len(labels) - 1
    for place, label in enumerate(labels):
        shown = (last - place) % every == 0  # counted from the end: the newest label is always there
        if shown or place == strong:
            is_strong = place == strong
            half = canvas.width(label, strong=is_strong) / 2
            canvas.text(
                max(canvas.box.left() + half, min(plot.x(place), canvas.box.right() - half)),
                plot.area.bottom() + AXIS_HEIGHT / 2 + 2,
                label,
                role="text" if is_strong else "axis",
                align="center",
                strong=is_strong,
            )
