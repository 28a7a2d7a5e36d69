"""Charts: what to show as plain values, and a card that shows it."""

from app.widgets.charts.chart_card import ChartCard
from app.widgets.charts.chart_view import ChartView, paint_spec
from app.widgets.charts.specs import (
    BarChart,
    Donut,
    Forecast,
    Funnel,
    FunnelStep,
    HBar,
    HBarItem,
    HeatMap,
    Level,
    LineChart,
    Series,
    Spec,
    StackedBarChart,
    TimeSeries,
    TimeWords,
)
from app.widgets.charts.time_series import TimeSeriesCard, TimeSeriesView

__all__ = [
    "BarChart",
    "ChartCard",
    "ChartView",
    "Donut",
    "Forecast",
    "Funnel",
    "FunnelStep",
    "HBar",
    "HBarItem",
    "HeatMap",
    "Level",
    "LineChart",
    "Series",
    "Spec",
    "StackedBarChart",
    "TimeSeries",
    "TimeSeriesCard",
    "TimeSeriesView",
    "TimeWords",
    "paint_spec",
]
