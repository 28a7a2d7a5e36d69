"""The layers of a time chart, drawn by pyqtgraph, which is loaded with the first of them."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QGraphicsEllipseItem, QWidget

from app.theme import Theme
from app.widgets.charts.specs import TimeSeries, series_role
from app.widgets.charts.time_layout import TimeFrame, TimeLayout

GAP = 1.2
DOT = 4.5
RING_DOT = 6.0


def load_library() -> None:
    """Import pyqtgraph and numpy: about a second of work, and safe on any thread."""
    import os

    os.environ["PYQTGRAPH_QT_LIB"] = "PySide6"
    import pyqtgraph  # noqa: F401


def gap_width(spec: TimeSeries, layout: TimeLayout) -> float:
    """1.2 px between the layers, less where the weeks are so close that gaps would be all one sees."""
    weeks = max(1, sum(layout.window.first <= day.toordinal() <= layout.window.last for day in spec.days))
    return min(GAP, layout.area.width() / weeks / 6)


class TimePlot:
    """A pyqtgraph plot of stacked areas that takes neither pointer nor keys: the view around it does."""

    def __init__(self, parent: QWidget) -> None:
        """Make the empty plot; the library is loaded here at the latest."""
        load_library()
        import pyqtgraph as pg

        pg.setConfigOptions(antialias=True)
        # Not a PlotWidget: that would make menus nobody opens, without a parent to end with.
        self.widget: Any = pg.GraphicsView(parent, background=None)
        self.widget.setFrameShape(QFrame.Shape.NoFrame)
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.widget.viewport().setAutoFillBackground(False)
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self._box.disableAutoRange()
        self._box.setZValue(0)
        self.widget.addItem(self._box)
        self._frame = TimeFrame()
        self.widget.scene().addItem(self._frame)
        self._curves: list[Any] = []
        self._fills: list[Any] = []
        self._line = pg.InfiniteLine(angle=90, movable=False)
        self._line.setZValue(20)
        self._line.hide()
        self._box.addItem(self._line, ignoreBounds=True)
        self._dot = QGraphicsEllipseItem()
        self._dot.setZValue(30)
        self._dot.hide()
        self.widget.scene().addItem(self._dot)

    def set_values(self, spec: TimeSeries) -> None:
        """Take over the values: one layer for each series."""
        import pyqtgraph as pg

        for item in (*self._fills, *self._curves):
            self._box.removeItem(item)
        self._curves, self._fills = [], []
        days = [float(day.toordinal()) for day in spec.days]
        heights = [spec.sums(point) for point in range(len(days))]
        if len(days) == 1:  # a single week lies flat over the room of one
            days, heights = [days[0] - 3.5, days[0] + 3.5], heights * 2
        for layer in range(len(spec.series) + 1):
            curve = pg.PlotCurveItem(days, [sums[layer] for sums in heights], antialias=True)
            self._curves.append(curve)
            if layer:
                self._fills.append(pg.FillBetweenItem(self._curves[layer - 1], curve))
        for place, item in enumerate((*self._fills, *self._curves)):
            item.setZValue(place / 100)
            self._box.addItem(item, ignoreBounds=True)

    def draw(self, spec: TimeSeries, layout: TimeLayout, theme: Theme) -> None:
        """Colour the layers and show the part of the time that is seen."""
        gap = QPen(theme.color("surface"), gap_width(spec, layout))
        gap.setCosmetic(True)
        for curve in self._curves:
            curve.setPen(gap)
        self._curves[0].setPen(QPen(Qt.PenStyle.NoPen))
        for number, fill in enumerate(self._fills):
            fill.setBrush(theme.brush(series_role(spec, number)))
        self._box.setGeometry(layout.area)
        self._box.setRange(
            xRange=(layout.window.first, layout.window.last),
            yRange=(0, layout.marks[-1]),
            padding=0,
            disableAutoRange=True,
        )
        line = QPen(theme.color("mid"), 1)
        line.setCosmetic(True)
        self._line.setPen(line)
        self._frame.set_layout(layout)

    def point_at(self, day: float, dot: tuple[QPointF, QColor] | None, theme: Theme, *, by_key: bool) -> None:
        """Show the line on a day, and a dot (where, which colour) in the layer that is meant."""
        self._line.setPos(day)
        self._line.show()
        self._dot.setVisible(dot is not None)
        if dot is not None:
            radius = RING_DOT if by_key else DOT
            at = dot[0]
            self._dot.setRect(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
            self._dot.setPen(QPen(theme.color("focus" if by_key else "surface"), 2 if by_key else 1.6))
            self._dot.setBrush(dot[1])

    def let_go(self) -> None:
        """Take line and dot away."""
        self._line.hide()
        self._dot.hide()

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint all of it into a box of its own proportions."""
        self.widget.render(painter, box, self.widget.viewport().rect(), Qt.AspectRatioMode.KeepAspectRatio)
