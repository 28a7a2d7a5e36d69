"""Paints standing bars (single, side by side, stacked) and lines with targets and forecasts."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from app.widgets.charts.canvas import Canvas, Mark, Plot, axes
from app.widgets.charts.scale import spread, ticks, whole_ticks
from app.widgets.charts.specs import BarChart, Level, LineChart, Series, role_of, series_role

BAR_SHARE = 0.6
BAR_MAX = 36.0
GAP = 1.2
DOT = 3.0


def paint_bars(canvas: Canvas, spec: BarChart) -> None:
    """Paint a bar chart, its target line and the period before."""
    room = canvas.width(spec.target.text, "small") + 10 if spec.target is not None else 0
    plot = axes(
        canvas,
        spec.labels,
        _bar_ticks(spec),
        spec.write,
        right=room,
        strong=spec.highlight,
        names=spec.names,
    )
    lit = canvas.lit
    if lit is not None:
        canvas.fill(plot.column(lit[1]), "hover")
    for place in range(len(spec.labels)):
        (_stack if spec.stacked else _group)(canvas, plot, spec, place)
    if spec.previous is not None:
        _polyline(canvas, plot, spec.previous, role_of(spec.previous.role, 1), 2)
    if spec.target is not None:
        _level(canvas, plot, spec.target)
        y = plot.y(spec.target.value)
        canvas.text(plot.area.right() + 8, y, spec.target.text, font="small", role="amberFg")


def _bar_ticks(spec: BarChart) -> list[float]:
    totals = [_total(spec, place) for place in range(len(spec.labels))]
    others = [value or 0 for value in spec.previous.values] if spec.previous else []
    high = max([1e-9, *totals, *others, spec.target.value if spec.target else 0])
    values = [*totals, *others]
    whole = all(float(each).is_integer() for each in values)
    return whole_ticks(high) if whole else ticks(0, high)


def _total(spec: BarChart, place: int) -> float:
    values = [_at(series, place) for series in spec.series]
    return sum(values) if spec.stacked else max(values, default=0)


def _at(series: Series, place: int) -> float:
    value = series.values[place] if place < len(series.values) else None
    return max(0.0, value or 0.0)


def _bar_role(spec: BarChart, series: int, place: int) -> str:
    if len(spec.series) == 1 and place == spec.highlight and not spec.series[0].role:
        return "series1"
    return series_role(spec, series)


def _tip(spec: BarChart | LineChart, place: int) -> tuple[tuple[str, str], ...]:
    shown = list(spec.series)
    if isinstance(spec, BarChart) and spec.previous is not None:
        shown.append(spec.previous)
    return tuple(
        (series.name, spec.write(value))
        for series in shown
        if place < len(series.values) and (value := series.values[place]) is not None
    )


def _group(canvas: Canvas, plot: Plot, spec: BarChart, place: int) -> None:
    count = len(spec.series)
    whole = min(plot.step * (BAR_SHARE if count == 1 else 0.75), BAR_MAX * count)
    width = whole / count - (2 if count > 1 else 0)
    left = plot.x(place) - whole / 2
    for number, series in enumerate(spec.series):
        x = left + number * whole / count + (1 if count > 1 else 0)
        top = plot.y(_at(series, place))
        bar = QRectF(x, top, width, plot.area.bottom() - top)
        if bar.height() > 0:
            canvas.fill(bar, _bar_role(spec, number, place), 2.5, top_only=True)
        hit = QRectF(x - 1, plot.area.top(), width + 2, plot.area.height())
        bar.setTop(min(bar.top(), bar.bottom() - 1))  # so that nothing, too, can be pointed at
        canvas.marks.append(Mark(number, place, bar, hit, spec.labels[place], _tip(spec, place)))


def _stack(canvas: Canvas, plot: Plot, spec: BarChart, place: int) -> None:
    width = min(plot.step * BAR_SHARE, BAR_MAX)
    left, base = plot.x(place) - width / 2, 0.0
    filled = [number for number, series in enumerate(spec.series) if _at(series, place) > 0]
    for number in filled:
        value = _at(spec.series[number], place)
        top, bottom = plot.y(base + value), plot.y(base)
        bar = QRectF(left, top, width, max(1.0, bottom - top - (GAP if base else 0)))
        canvas.fill(bar, _bar_role(spec, number, place), 2.5, top_only=number == filled[-1])
        series = spec.series[number]
        lines = ((series.name, spec.write(value)),)
        canvas.marks.append(Mark(number, place, bar, bar, spec.labels[place], lines))
        base += value


def _level(canvas: Canvas, plot: Plot, level: Level) -> None:
    y = round(plot.y(level.value))
    canvas.line(QPointF(plot.area.left(), y), QPointF(plot.area.right(), y), "series2", 1.6, (5, 4))


# ---- lines -------------------------------------------------------------------------------------------


def paint_lines(canvas: Canvas, spec: LineChart) -> None:
    """Paint a line chart with its forecast, target and words at the line ends."""
    endings = _endings(spec)
    room = max((canvas.width(text, "small", strong=True) for text, _, _ in endings), default=0)
    plot = axes(canvas, spec.labels, _line_ticks(spec), spec.write, right=room + 14)
    if canvas.lit is not None:
        x = plot.x(canvas.lit[1])
        canvas.line(QPointF(x, plot.area.top()), QPointF(x, plot.area.bottom()), "field")
    if spec.forecast is not None:
        _forecast(canvas, plot, spec)
    if spec.target is not None:
        _level(canvas, plot, spec.target)
    for number, series in enumerate(spec.series):
        role = series_role(spec, number)
        _polyline(canvas, plot, series, role, 2)
        _dots(canvas, plot, spec, number, role)
    heights = [plot.y(value) for _, value, _ in endings]
    for (text, _, role), y in zip(
        endings, spread(heights, 16, plot.area.top(), plot.area.bottom()), strict=True
    ):
        canvas.text(
            plot.area.right() + 8, y, text, font="small", role=role, strong=role not in ("amberFg", "mid")
        )


def _line_ticks(spec: LineChart) -> list[float]:
    values = [value for series in spec.series for value in series.values if value is not None]
    if spec.forecast is not None:
        values += [*spec.forecast.low, *spec.forecast.high]
    if spec.target is not None:
        values.append(spec.target.value)
    low, high = min(values), max(values)
    if spec.from_zero or (low >= 0 and low < (high - low) * 0.6):
        whole = all(float(each).is_integer() for each in values)
        return whole_ticks(high) if whole else ticks(0, high)
    return ticks(low, high)


def _endings(spec: LineChart) -> list[tuple[str, float, str]]:
    found = []
    for number, series in enumerate(spec.series):
        known = [value for value in series.values if value is not None]
        if known and spec.forecast is None:
            words = spec.write(known[-1])
            text = words if len(spec.series) == 1 else f"{series.name} {words}"
            found.append((text, float(known[-1]), _word_role(series_role(spec, number))))
    if spec.forecast is not None and spec.forecast.median:
        ends = dict.fromkeys((spec.forecast.high[-1], spec.forecast.low[-1]))
        found += [(spec.write(value), float(value), "mid") for value in ends]
    if spec.target is not None:
        found.append((spec.target.text, spec.target.value, "amberFg"))
    return found


def _word_role(role: str) -> str:
    return "accentText" if role == "series1" else "text"


def _points(plot: Plot, values: Sequence[float | int | None], start: int = 0) -> list[list[QPointF]]:
    """The runs of points between gaps."""
    runs: list[list[QPointF]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(QPointF(plot.x(place + start), plot.y(value)))
    return [run for run in runs if run]


def _polyline(canvas: Canvas, plot: Plot, series: Series, role: str, width: float) -> None:
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.setPen(canvas.theme.pen(role, width))
    for run in _points(plot, series.values):
        canvas.painter.drawPolyline(QPolygonF(run))


def _dots(canvas: Canvas, plot: Plot, spec: LineChart, number: int, role: str) -> None:
    for place, value in enumerate(spec.series[number].values):
        if value is None:
            continue
        at = QPointF(plot.x(place), plot.y(value))
        lit = canvas.is_lit(number, place)
        canvas.painter.setPen(QPen(canvas.theme.color("surface"), 1.4))
        canvas.painter.setBrush(canvas.theme.brush(role))
        radius = DOT + 1.5 if lit else DOT
        canvas.painter.drawEllipse(at, radius, radius)
        shape = QRectF(at.x() - 5, at.y() - 5, 10, 10)
        column = plot.column(place)
        hit = column if len(spec.series) == 1 else QRectF(column.x(), at.y() - 10, column.width(), 20)
        canvas.marks.append(Mark(number, place, shape, hit, spec.labels[place], _tip(spec, place)))


def _forecast(canvas: Canvas, plot: Plot, spec: LineChart) -> None:
    ahead = spec.forecast
    assert ahead is not None
    start = ahead.start
    low = [QPointF(plot.x(start + n), plot.y(value)) for n, value in enumerate(ahead.low)]
    high = [QPointF(plot.x(start + n), plot.y(value)) for n, value in enumerate(ahead.high)]
    median = [QPointF(plot.x(start + n), plot.y(value)) for n, value in enumerate(ahead.median)]
    known = spec.series[0].values[:start]
    if known and known[-1] is not None:
        last = QPointF(plot.x(start - 1), plot.y(known[-1]))
        low, high, median = [last, *low], [last, *high], [last, *median]
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(canvas.theme.brush("band"))
    canvas.painter.drawPolygon(QPolygonF([*high, *reversed(low)]))
    pen = QPen(canvas.theme.color("series1"), 2)
    pen.setDashPattern([2.5, 2])
    canvas.painter.setPen(pen)
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.drawPolyline(QPolygonF(median))
    _forecast_words(canvas, plot, spec)


def _forecast_words(canvas: Canvas, plot: Plot, spec: LineChart) -> None:
    ahead = spec.forecast
    if ahead is None or not ahead.median:
        return
    x = plot.x(ahead.start - 0.5)
    canvas.line(QPointF(x, plot.area.top()), QPointF(x, plot.area.bottom()), "sec", 1, (2, 3))
    canvas.text(x + 5, plot.area.top() + 6, spec.today or ahead.name, role="accentText")
    for number, value in enumerate(ahead.median):
        place = ahead.start + number
        at = QPointF(plot.x(place), plot.y(value))
        canvas.painter.setPen(canvas.theme.pen("series1", 1.8))
        canvas.painter.setBrush(canvas.theme.brush("surface"))
        canvas.painter.drawEllipse(at, DOT, DOT)
        between = f"{spec.write(ahead.low[number])} – {spec.write(ahead.high[number])}"
        lines = ((ahead.name, spec.write(value)), (ahead.band_name, between))
        shape = QRectF(at.x() - 5, at.y() - 5, 10, 10)
        canvas.marks.append(
            Mark(len(spec.series), place, shape, plot.column(place), spec.labels[place], lines)
        )
