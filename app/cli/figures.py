"""The command that tells the figures of the sales charts: figures."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from app.cli.base import Call, cli, common

if TYPE_CHECKING:
    from app.insight.forecast import Expected
    from app.queries.sales_charts import Return, Way
    from app.queries.sales_page import SalesFound

DAY = click.DateTime(["%Y-%m-%d"])


@cli.command("figures")
@click.option(
    "--from", "first", type=DAY, metavar="DAY", help="First day (default: twelve months with this one)."
)
@click.option("--to", "last", type=DAY, metavar="DAY", help="Last day (default: today).")
@common
def figures(call: Call, first: datetime | None, last: datetime | None) -> None:
    """Tell the figures of sales: way from lead to deal, deals by stage, forecast, return of channels and campaigns."""
    from app.queries.charts import Span
    from app.queries.sales_page import read_sales
    from app.queries.team import setting

    today = date.today()  # noqa: DTZ011 - the day on this wall
    end = last.date() if last else today
    start = first.date() if first else date(end.year - (end.month < 12), end.month % 12 + 1, 1)
    if start > end:
        raise click.BadParameter("--from > --to")
    with call.store() as store:
        reader = store.reader()
        found = read_sales(reader, Span(start, end), today, setting(reader, "currency", "CNY"))
    if call.json:
        call.print_json(_as_json(call, found))
    else:
        _print(call, found)


def _as_json(call: Call, found: "SalesFound") -> dict[str, Any]:
    from app.insight.funnel import shares

    def way(each: "Way", labels: list[str]) -> list[dict[str, Any]]:
        ahead = [None, *shares(each.counts)], [None, *each.days]
        rows = zip(labels, each.counts, *ahead, strict=True)
        return [dict(zip(("step", "count", "percent", "days"), row, strict=True)) for row in rows]

    coming = found.ahead
    return {
        "from": found.span.first.isoformat(),
        "to": found.span.last.isoformat(),
        "currency": found.home,
        "leads": way(found.leads, list(found.leads.keys)),
        "deals": way(found.deals, [*(_label(call, stage) for stage in found.stages), "won"]),
        "revenue": [
            {"month": f"{month:%Y-%m}", "amount": _plain(amount, found.home)}
            for month, amount in zip(found.past.months, found.past.counts, strict=True)
        ],
        "forecast": [
            {"month": f"{month:%Y-%m}", **_expected(each, found.home)}
            for month, each in (zip(coming.months, coming.sums, strict=True) if coming else ())
        ],
        "channels": [_return(call, row, found.home) for row in found.channels],
        "campaigns": [_return(call, row, found.home) for row in found.campaigns],
    }


def _expected(each: "Expected", home: str) -> dict[str, Any]:
    amounts = {name: _plain(getattr(each, name), home) for name in ("mean", "low", "high")}
    return {**amounts, "deals": each.count}


def _return(call: Call, row: "Return", home: str) -> dict[str, Any]:
    from app.insight.sales_findings import times

    return {
        "name": _label(call, row.label),
        "leads": row.leads,
        "won": row.won,
        "revenue": _plain(row.revenue, home),
        "cost": _plain(row.cost, home),
        "return": None if row.ratio is None else times(row.ratio).replace(",", ""),
    }


def _plain(minor: int, currency: str) -> str:
    """An amount as a decimal text."""
    from decimal import Decimal

    from app.language.money_text import minor_digits

    return f"{Decimal(minor).scaleb(-minor_digits(currency)):f}"


def _label(call: Call, label: str) -> str:
    return call.say(label[1:]) if label.startswith("@") else label


def _print(call: Call, found: "SalesFound") -> None:
    from app.insight.sales_findings import times
    from app.language.money_text import format_money

    def money(minor: int) -> str:
        return format_money(minor, found.home, call.language)

    call.print(call.say("chart.span", first=found.span.first.isoformat(), last=found.span.last.isoformat()))
    for key, count in zip(found.leads.keys, found.leads.counts, strict=True):
        call.print(f"  {call.say(f'chart.way.{key}')}  {count:,}")
    if found.ahead is not None:
        whole = found.ahead.whole
        values = {"mean": money(whole.mean), "low": money(whole.low), "high": money(whole.high)}
        call.print(call.say("finding.forecast", count=whole.count, **values))
    for row in [*found.channels, *found.campaigns]:
        came = "" if row.ratio is None else f"  {call.say('chart.times', ratio=times(row.ratio))}"
        call.print(f"  {_label(call, row.label)}  {money(row.revenue)}{came}")
