"""What a chart shows, as plain values: no Qt, no colours but theme roles, words written by the caller."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

Value = float | int | None
Write = Callable[[float], str]


def plain_number(value: float) -> str:
    """A number with thousands separators and at most two decimals, none where there are none."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Series:
    """A row of values under a name; `role` is a theme role, "" takes the next series colour."""

    name: str
    values: Sequence[Value]
    role: str = ""


@dataclass(frozen=True)
class Level:
    """A line across the chart: a target, a break-even."""

    value: float
    text: str


@dataclass(frozen=True)
class Forecast:
    """Values still to come: median with the low and high end of the 80 % band, from label `start` on."""

    start: int
    median: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]
    name: str
    band_name: str


@dataclass(frozen=True)
class BarChart:
    """Bars side by side; `highlight` is the label that matters, `previous` the period before as a line.

    `names` says that the labels are names: each is written, on two lines if need be, instead of every second.
    """

    labels: Sequence[str]
    series: Sequence[Series]
    highlight: int = -1
    previous: Series | None = None
    target: Level | None = None
    write: Write = plain_number
    stacked: bool = False
    names: bool = False

    def rows(self) -> list[list[str]]:
        """Header and one row per label, as words."""
        shown = [*self.series, *([self.previous] if self.previous else [])]
        return _rows(self.labels, shown, self.write)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not any(value for series in self.series for value in series.values)


@dataclass(frozen=True)
class StackedBarChart(BarChart):
    """Bars whose parts lie on each other."""

    stacked: bool = True


@dataclass(frozen=True)
class LineChart:
    """Lines over labels; they need not begin at 0. A forecast continues the first series."""

    labels: Sequence[str]
    series: Sequence[Series]
    forecast: Forecast | None = None
    target: Level | None = None
    today: str = ""
    from_zero: bool = False
    write: Write = plain_number

    def rows(self) -> list[list[str]]:
        """Header and one row per label, as words."""
        shown = list(self.series)
        if self.forecast is not None:
            gap: list[Value] = [None] * self.forecast.start
            for name, values in (
                (self.forecast.name, self.forecast.median),
                (f"{self.forecast.band_name} −", self.forecast.low),
                (f"{self.forecast.band_name} +", self.forecast.high),
            ):
                shown.append(Series(name, [*gap, *values]))
        return _rows(self.labels, shown, self.write)

    @property
    def is_empty(self) -> bool:
        """Whether there are fewer than two points: a line needs two."""
        return all(sum(value is not None for value in series.values) < 2 for series in self.series)


@dataclass(frozen=True)
class FunnelStep:
    """One step: how many are in it, and what happened on the way to it."""

    label: str
    count: int
    between: str = ""


@dataclass(frozen=True)
class Funnel:
    """Steps of a way, ever fewer; `worst` is the step lost most on the way to it (its `between` in red)."""

    steps: Sequence[FunnelStep]
    worst: int = -1
    write: Write = plain_number

    def rows(self) -> list[list[str]]:
        """One row per step: label, count, what happened between."""
        return [[step.label, self.write(step.count), step.between] for step in self.steps]

    @property
    def is_empty(self) -> bool:
        """Whether nobody is in any step."""
        return not any(step.count for step in self.steps)


@dataclass(frozen=True)
class HBarItem:
    """One lying bar; `text` beside it (default: the written value), `side` at the far right."""

    label: str
    value: float
    text: str = ""
    side: str = ""
    role: str = ""


@dataclass(frozen=True)
class HBar:
    """Lying bars, for things with names; `level` is a line down the chart.

    `table` says more of each bar than can be painted: it is what the chart's data are for copying and reading.
    """

    items: Sequence[HBarItem]
    level: Level | None = None
    side_title: str = ""
    write: Write = plain_number
    table: Sequence[Sequence[str]] = ()

    def rows(self) -> list[list[str]]:
        """One row per bar, or the table with its header."""
        if self.table:
            return [list(row) for row in self.table]
        return [[i.label, i.text or self.write(i.value), *([i.side] if i.side else [])] for i in self.items]

    @property
    def is_empty(self) -> bool:
        """Whether no bar has a length."""
        return not any(item.value for item in self.items)


@dataclass(frozen=True)
class Donut:
    """Parts of a whole, at most six and best fewer; `centre` is written in the hole."""

    items: Sequence[HBarItem]
    centre: str = ""
    centre_note: str = ""
    write: Write = plain_number

    def rows(self) -> list[list[str]]:
        """One row per part: label, value, share."""
        whole = sum(item.value for item in self.items) or 1
        return [[i.label, i.text or self.write(i.value), f"{i.value / whole:.0%}"] for i in self.items]

    @property
    def is_empty(self) -> bool:
        """Whether the parts add up to nothing."""
        return sum(item.value for item in self.items) <= 0


@dataclass(frozen=True)
class HeatMap:
    """A number in every cell; `frame` (first row, first column, last row, last column) is where to act."""

    row_labels: Sequence[str]
    column_labels: Sequence[str]
    values: Sequence[Sequence[float]]
    row_title: str = ""
    column_title: str = ""
    frame: tuple[int, int, int, int] | None = None
    write: Write = plain_number
    steps: int = field(default=6)

    def rows(self) -> list[list[str]]:
        """Header and one row per row of cells."""
        head = ["", *self.column_labels]
        body = [
            [label, *map(self.write, row)] for label, row in zip(self.row_labels, self.values, strict=True)
        ]
        return [head, *body]

    @property
    def is_empty(self) -> bool:
        """Whether every cell is 0."""
        return not any(value for row in self.values for value in row)


@dataclass(frozen=True)
class TimeWords:
    """How the caller's language writes the places of a time axis."""

    day: Callable[[date], str]
    month: Callable[[date], str]
    dated_month: Callable[[date], str]
    year: Callable[[date], str]


@dataclass(frozen=True)
class TimeSeries:
    """Counts over time lying on each other; each of the `days` has a title such as “week of 14 September”."""

    days: Sequence[date]
    titles: Sequence[str]
    series: Sequence[Series]
    total: str
    words: TimeWords
    write: Write = plain_number

    def value(self, series: int, point: int) -> float:
        """A count; what is missing counts as nothing."""
        values = self.series[series].values
        return max(0.0, float((values[point] if point < len(values) else None) or 0))

    def sums(self, point: int) -> list[float]:
        """The heights of a point's layers from the bottom up, 0 first and all together last."""
        heights = [0.0]
        for number in range(len(self.series)):
            heights.append(heights[-1] + self.value(number, point))
        return heights

    def rows(self) -> list[list[str]]:
        """Header and one row per point, all together in the last column."""
        head, *body = _rows(self.titles, self.series, self.write)
        whole = [self.write(self.sums(point)[-1]) for point in range(len(self.titles))]
        return [[*head, self.total], *([*row, all_] for row, all_ in zip(body, whole, strict=True))]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was counted."""
        return not any(value for series in self.series for value in series.values)


Spec = BarChart | LineChart | Funnel | HBar | Donut | HeatMap | TimeSeries
SERIES_ROLES = ("series1", "series2", "series3", "series4", "series5", "series6")


def role_of(role: str, place: int) -> str:
    """The role given, or that of the series order."""
    return role or SERIES_ROLES[place % len(SERIES_ROLES)]


def series_role(spec: Spec, place: int) -> str:
    """The colour role of a series: one row of bars is quiet so that its highlight can speak."""
    if isinstance(spec, TimeSeries):
        return role_of(spec.series[place].role, place)
    if isinstance(spec, BarChart | LineChart):
        quiet = isinstance(spec, BarChart) and len(spec.series) == 1 and spec.highlight >= 0
        return spec.series[place].role or ("accentSoft" if quiet else role_of("", place))
    return role_of("", place)


def legend(spec: Spec) -> list[tuple[str, str, str]]:
    """(name, role, shape) for the head of the card; empty where the chart labels itself."""
    if not isinstance(spec, BarChart | LineChart):
        return []
    shape = "box" if isinstance(spec, BarChart) else "line"
    found = [(series.name, series_role(spec, place), shape) for place, series in enumerate(spec.series)]
    if isinstance(spec, BarChart) and spec.previous is not None:
        found.append((spec.previous.name, role_of(spec.previous.role, 1), "line"))
    if isinstance(spec, LineChart) and spec.forecast is not None:
        found.append((spec.forecast.band_name, "band", "box"))
    return found if len(found) > 1 else []


def _rows(labels: Sequence[str], series: Sequence[Series], write: Write) -> list[list[str]]:
    head = ["", *(each.name for each in series)]
    body = []
    for place, label in enumerate(labels):
        values = [each.values[place] if place < len(each.values) else None for each in series]
        body.append([label, *("" if value is None else write(value) for value in values)])
    return [head, *body]
