"""What the charts page reads for the chosen dates, on a reading thread."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from app.queries import charts
from app.queries.charts import Span
from app.queries.customer_charts import CustomersFound
from app.queries.sales_page import SalesFound

Choice = tuple[str, date | None, date | None]


def read_overview(reader: Any, choice: Choice, today: date) -> tuple[Span, dict[str, Any]]:
    """Everything the page shows, with the same figures for the time of equal length before."""
    span = span_of(choice, charts.first_day(reader, today), today)
    length = span.last - span.first + timedelta(days=1)
    before = Span(span.first - length, span.first - timedelta(days=1))
    return span, {
        "customers": charts.grown(reader, "customer", span),
        "leads": charts.grown(reader, "lead", span),
        "talks": charts.talks(reader, span),
        "plans": charts.discipline(reader, span.planned(today), today),
        "channels": charts.leads_by_channel(reader, span),
        "before": None if choice[0] == "all" else _sums(reader, before, today),
    }


def read_part(
    reader: Any,
    read: Callable[..., SalesFound | CustomersFound],
    choice: Choice,
    today: date,
    home: str,
) -> tuple[Span, SalesFound | CustomersFound]:
    """Everything the charts of sales or of customers show."""
    span = span_of(choice, charts.first_day(reader, today), today)
    return span, read(reader, span, today, home)


def _sums(reader: Any, span: Span, today: date) -> dict[str, Any]:
    """The figures alone."""
    return {
        "customers": charts.grown(reader, "customer", span).total,
        "leads": charts.grown(reader, "lead", span).total,
        "talks": sum(charts.talks(reader, span).totals),
        "plans": charts.discipline(reader, span, today).rate,
    }


def span_of(choice: Choice, first: date, today: date) -> Span:
    """The days a choice means: the last 3 or 12 months, this year, everything, or own dates."""
    name, start, end = choice
    if name == "own" and start is not None and end is not None:
        return Span(min(start, end), max(start, end))
    if name == "year":
        return Span(today.replace(month=1, day=1), today)
    if name == "all":
        return Span(min(first, today), today)
    months = 3 if name == "3" else 12
    total = today.year * 12 + today.month - months
    return Span(date(total // 12, total % 12 + 1, 1), today)
