"""The sales charts: the way from lead to order, the forecast, what channels return, objections, losses, rivals."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from app.insight import sales_findings as findings
from app.insight.findings import Finding
from app.insight.funnel import shares, worst_step
from app.language.money_text import format_money
from app.queries import sales_behind as behind
from app.queries import sales_charts as charts
from app.queries.charts import Span, channel_leads
from app.queries.sales_charts import Answers, Lost, Return, Rival, Way
from app.queries.sales_page import SalesFound
from app.views.context import Context
from app.vocabulary import LeadState
from app.widgets.charts import (
    ChartCard,
    Forecast,
    Funnel,
    FunnelStep,
    HBar,
    HBarItem,
    Level,
    LineChart,
    Series,
    StackedBarChart,
)

TABLES = (
    "lead",
    "deal",
    "deal_stage",
    "stage_move",
    "sales_order",
    "campaign",
    "channel",
    "objection",
    "competitor",
)
BEYOND = [state.value for state in LeadState if state is not LeadState.NEW]
FAR = ["qualified", "converted"]
WORKED = (True, False, None)


class SalesCharts(QWidget):
    """Eight cards; `prepared` makes a card ready as the page has them."""

    def __init__(
        self,
        context: Context,
        prepared: Callable[[ChartCard, Any], ChartCard],
        month_names: Callable[[Sequence[date]], list[str]],
    ) -> None:
        super().__init__()
        self.context, self._month_names = context, month_names

        def card(title: str, opened: Callable[[int, int], None]) -> ChartCard:
            return prepared(ChartCard(title), opened)

        self.forecast = card(self.tr("Revenue and forecast"), self._open_forecast)
        self.leads = card(self.tr("From lead to deal"), self._open_leads)
        self.deals = card(self.tr("Deals by stage"), self._open_deals)
        self.channels = card(self.tr("Return of channels"), self._open_channel)
        self.campaigns = card(self.tr("Return of campaigns"), self._open_campaign)
        self.objections = card(self.tr("Objections"), self._open_objection)
        self.lost = card(self.tr("Why deals are lost"), self._open_lost)
        self.rivals = card(self.tr("Competitors"), self._open_rival)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        grid.addWidget(self.forecast, 0, 0, 1, 2)
        others = (
            self.leads,
            self.deals,
            self.channels,
            self.campaigns,
            self.objections,
            self.lost,
            self.rivals,
        )
        for place, each in enumerate(others, start=2):
            grid.addWidget(each, place // 3, place % 3)
        for n in range(3):
            grid.setColumnStretch(n, 1)
            grid.setRowStretch(n, 1)
        self.cards = (self.forecast, *others)

    # -- showing -------------------------------------------------------------------------------------------

    def show_found(self, found: SalesFound) -> None:
        """Show everything."""
        self._found = found
        self._show_forecast(found)
        labels = [self.context.say(f"chart.way.{key}") for key in found.leads.keys]
        self._show_way(self.leads, found.leads, labels, "lead")
        won = self.context.word("deal_state", "won")
        self._show_way(self.deals, found.deals, [*map(self._label, found.stages), won], "deal")
        self._show_returns(self.channels, found.channels, "returns")
        self._show_returns(self.campaigns, found.campaigns, "campaigns")
        self._show_objections(found.objections)
        self._show_lost(found.lost)
        self._show_rivals(found.rivals)

    def _show_forecast(self, found: SalesFound) -> None:
        ahead = found.ahead
        months = [*found.past.months, *(ahead.months if ahead else ())]
        if not found.past.total and not (ahead and ahead.whole.high):
            self._show_missing(self.forecast, "forecast")
            return
        series = Series(self.tr("Revenue"), found.past.counts)
        coming, finding = None, ""
        if ahead is not None:
            coming = Forecast(
                len(found.past.months),
                [each.mean for each in ahead.sums],
                [each.low for each in ahead.sums],
                [each.high for each in ahead.sums],
                self.tr("Forecast"),
                self.tr("80% band"),
            )
            left = ahead.undated + ahead.later + ahead.foreign
            finding = self._say(findings.forecast(ahead.whole, left, self._money))
        spec = LineChart(self._month_names(months), (series,), coming, from_zero=True, write=self._write)
        self.forecast.set_chart(spec, finding)

    def _show_way(self, card: ChartCard, way: Way, labels: Sequence[str], what: str) -> None:
        if not way.counts[0]:
            self._show_missing(card, f"{what}s")
            return
        between = ["", *map(self._between, shares(way.counts), way.days)]
        steps = [FunnelStep(*step) for step in zip(labels, way.counts, between, strict=True)]
        finding = findings.way(way.counts, labels, what)
        card.set_chart(Funnel(steps, worst_step(way.counts)), self._say(finding))

    def _between(self, percent: int | None, days: int | None) -> str:
        if percent is None:
            return "" if days is None else self.context.say("chart.step_days", days=days)
        if days is None:
            return self.context.say("chart.step_share", percent=percent)
        return self.context.say("chart.step", percent=percent, days=days)

    def _show_returns(self, card: ChartCard, rows: Sequence[Return], what: str) -> None:
        if not any(row.revenue for row in rows):  # what brought nothing yet has no return, good or bad
            self._show_missing(card, what)
            return
        names = [self._label(row.label) for row in rows]
        costed = any(row.ratio is not None for row in rows)
        items = [
            HBarItem(name, float((row.ratio or 0) if costed else row.revenue), self._came(row), self._cost(row),
                     "redSo" if row.ratio is not None and row.ratio < 1 else "")
            for name, row in zip(names, rows, strict=True)
        ]  # fmt: skip
        head = [
            "",
            self.tr("Leads"),
            self.tr("Deals won"),
            self.tr("Revenue"),
            self.tr("Cost"),
            self.tr("Return"),
        ]
        table = [head, *map(self._table_row, names, rows)]
        level = Level(1, self.context.say("chart.break_even")) if costed else None
        told = [(name, row.revenue, row.ratio) for name, row in zip(names, rows, strict=True) if row.key]
        finding = self._say(findings.returns(told, self._money)) if told else ""
        side = self.tr("Cost") if costed else ""
        card.set_chart(HBar(items, level, side, self._write, table), finding)

    def _came(self, row: Return) -> str:
        if row.ratio is None:
            return self._money(row.revenue)
        return self.context.say("chart.times", ratio=findings.times(row.ratio))

    def _cost(self, row: Return) -> str:
        return self._money(row.cost) if row.cost else ""

    def _table_row(self, name: str, row: Return) -> list[str]:
        ratio = "" if row.ratio is None else findings.times(row.ratio)
        money = [
            format_money(each, self._found.home, self.context.language) for each in (row.revenue, row.cost)
        ]
        return [name, f"{row.leads:,}", f"{row.won:,}", *money, ratio]

    def _show_objections(self, rows: Sequence[Answers]) -> None:
        if not rows:
            self._show_missing(self.objections, "objections")
            return
        names = [self.context.word("objection_kind", row.kind) for row in rows]
        series = (
            Series(self.tr("Answer worked"), [row.worked for row in rows], "greenSo"),
            Series(self.tr("Did not work"), [row.failed for row in rows], "redSo"),
            Series(self.tr("Not known"), [row.unknown for row in rows], "slateSo"),
        )
        told = [
            (name, row.total, row.worked, row.worked + row.failed)
            for name, row in zip(names, rows, strict=True)
        ]
        chart = StackedBarChart(names, series, names=True)
        self.objections.set_chart(chart, self._say(findings.objections(told)))

    def _show_lost(self, rows: Sequence[Lost]) -> None:
        if not rows:
            self._show_missing(self.lost, "lost")
            return
        names = [self._reason(row.reason) for row in rows]
        by_amount = any(row.amount for row in rows)
        items = [
            HBarItem(
                name,
                row.amount if by_amount else row.count,
                self.context.say("chart.lost_text", amount=self._money(row.amount), count=row.count),
            )
            for name, row in zip(names, rows, strict=True)
        ]
        head = ["", self.tr("Deals lost"), self.tr("Amount")]
        whole = [format_money(row.amount, self._found.home, self.context.language) for row in rows]
        body = [[name, f"{row.count:,}", money] for name, row, money in zip(names, rows, whole, strict=True)]
        told = [(name, row.count, row.amount) for name, row in zip(names, rows, strict=True)]
        chart = HBar(items, write=self._write, table=[head, *body])
        self.lost.set_chart(chart, self._say(findings.lost(told, self._money)))

    def _reason(self, reason: str) -> str:
        if not reason:
            return self.context.say("chart.no_reason")
        known = self.context.word("objection_kind", reason)
        return reason if known == f"objection_kind.{reason}" else known

    def _show_rivals(self, rows: Sequence[Rival]) -> None:
        if not rows:
            self._show_missing(self.rivals, "rivals")
            return
        series = (
            Series(self.tr("Won against"), [row.won for row in rows], "greenSo"),
            Series(self.tr("Lost to"), [row.lost for row in rows], "redSo"),
        )
        finding = findings.rivals([(row.name, row.won, row.lost) for row in rows])
        self.rivals.set_chart(
            StackedBarChart([row.name for row in rows], series, names=True), self._say(finding)
        )

    def _show_missing(self, card: ChartCard, what: str) -> None:
        card.set_chart(None, missing=self.context.say(f"chart.missing_{what}"))

    def _say(self, finding: Finding) -> str:
        return self.context.say(finding.code, **finding.values)

    def _label(self, label: str) -> str:
        return self.context.say(label[1:]) if label.startswith("@") else label

    def _money(self, minor: int) -> str:
        return format_money(minor, self._found.home, self.context.language, short=True)

    def _write(self, value: float) -> str:
        return self._money(round(value))

    # -- the lists behind ----------------------------------------------------------------------------------

    def _go_deals(self, read: Callable[..., list[int]], *arguments: object) -> None:
        self.context.navigate.emit("deals", {"ids": read(self.context.reader(), *arguments)})

    def _open_forecast(self, _series: int, point: int) -> None:
        past, ahead = self._found.past.months, self._found.ahead
        if point < len(past):
            span = Span(past[0], past[-1] + timedelta(days=31)).of_month(past[point])
            self.context.navigate.emit(
                "orders", {"filter": {"ids": behind.ordered(self.context.reader(), span)}}
            )
        elif ahead is not None:
            month = ahead.months[point - len(past)]
            last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            first = "" if month == ahead.months[0] else month.isoformat()
            self._go_deals(behind.closing, first, last.isoformat(), self._found.home)

    def _open_leads(self, _series: int, point: int) -> None:
        span = self._found.span
        given: dict[str, Any] = {"created_from": span.first.isoformat(), "created_to": span.last.isoformat()}
        states = {"leads": [], "taken_up": BEYOND, "qualified": FAR, "converted": ["converted"]}
        step = self._found.leads.keys[point]
        if step in states:
            given["states"] = states[step]
        else:
            given = {"ids": behind.won_leads(self.context.reader(), span)}
        self.context.navigate.emit("leads", {"filter": given})

    def _open_deals(self, _series: int, point: int) -> None:
        self._go_deals(behind.reached, self._found.span, self._found.deals.keys[point])

    def _open_channel(self, _series: int, point: int) -> None:
        row = self._found.channels[point]
        if row.key:
            self._go_source("channels", int(row.key))
        elif row.label == charts.NO_SOURCE:
            ids = channel_leads(self.context.reader(), self._found.span, (None,), None)
            self.context.navigate.emit("leads", {"filter": {"ids": ids}})

    def _open_campaign(self, _series: int, point: int) -> None:
        row = self._found.campaigns[point]
        if row.key:
            self._go_source("campaigns", row.key)

    def _go_source(self, field: str, value: object) -> None:
        span = self._found.span
        days = {"created_from": span.first.isoformat(), "created_to": span.last.isoformat()}
        self.context.navigate.emit("leads", {"filter": {**days, field: [value]}})

    def _open_objection(self, series: int, point: int) -> None:
        row = self._found.objections[point]
        self._go_deals(behind.objected, self._found.span, row.kind, WORKED[series])

    def _open_lost(self, _series: int, point: int) -> None:
        self._go_deals(behind.lost_for, self._found.span, self._found.lost[point].reason)

    def _open_rival(self, series: int, point: int) -> None:
        row = self._found.rivals[point]
        self._go_deals(behind.against, self._found.span, row.competitor_id, ("won", "lost")[series])
