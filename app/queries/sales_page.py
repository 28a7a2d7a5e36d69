"""All the sales charts show of a time, read at once: for the page and the command line."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.db.reader import Reader
from app.queries import sales_charts as charts
from app.queries.charts import Grown, Span
from app.queries.sales_charts import Ahead, Answers, Lost, Return, Rival, Way

PAST = 3  # so many months at least stand before a forecast


@dataclass(frozen=True)
class SalesFound:
    """Everything the sales charts show."""

    span: Span
    home: str
    leads: Way
    deals: Way
    stages: list[str]
    past: Grown
    ahead: Ahead | None
    channels: list[Return]
    campaigns: list[Return]
    objections: list[Answers]
    lost: list[Lost]
    rivals: list[Rival]


def read_sales(reader: Reader, span: Span, today: date, home: str) -> SalesFound:
    """Read it; a forecast stands only behind a time that reaches into this month."""
    this_month = today.replace(day=1)
    past = Span(span.first, min(span.last, this_month - timedelta(days=1)))
    coming = span.last >= this_month
    if coming:
        at_least = (this_month - timedelta(days=28 * PAST)).replace(day=1)
        past = Span(min(past.first, at_least), past.last)
    sums = charts.lead_sums(reader, span)
    deals, stages = charts.deal_way(reader, span)
    return SalesFound(
        span,
        home,
        charts.lead_way(reader, span, sums),
        deals,
        stages,
        charts.revenue(reader, past),
        charts.ahead(reader, today, home) if coming else None,
        charts.together(charts.channel_returns(reader, span, home, sums)),
        charts.together(charts.campaign_returns(reader, span, home)),
        charts.objections(reader, span),
        charts.lost_reasons(reader, span, home),
        charts.rivals(reader, span),
    )
