"""The charts page: what exists over time, each chart with its one-sentence finding and the list behind it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.changes import Changes
from app.insight import findings
from app.insight.findings import Finding
from app.queries import charts
from app.queries.charts import ChannelLeads, Discipline, Grown, Span, Talks
from app.queries.customer_charts import CustomersFound, read_customers
from app.queries.sales_page import SalesFound, read_sales
from app.views.context import Context
from app.views.insight_customers import TABLES as CUSTOMER_TABLES
from app.views.insight_customers import CustomerCharts
from app.views.insight_export import ChartExport
from app.views.insight_figures import FigureRow
from app.views.insight_reading import read_overview, read_part
from app.views.insight_sales import TABLES as SALES_TABLES
from app.views.insight_sales import SalesCharts
from app.views.page import Page
from app.views.span_bar import SpanBar
from app.vocabulary import LeadState
from app.widgets.buttons import IconButton
from app.widgets.charts import ChartCard, StackedBarChart, TimeSeries, TimeSeriesCard, TimeWords
from app.widgets.charts.specs import BarChart, Series
from app.widgets.segmented import Segmented
from app.widgets.top_bar import TopBar

TABLES = {"customer", "lead", "interaction", "follow_up", *SALES_TABLES, *CUSTOMER_TABLES}
OVERVIEW, SALES, CUSTOMERS = "overview", "sales", "customers"
STATES = tuple(state.value for state in LeadState)
STATE_ROLES = {
    "new": "blueSo", "contacting": "series1", "qualified": "violetSo", "converted": "greenSo",
    "nurture": "amberSo", "disqualified": "slateSo",
}  # fmt: skip
PLANS = (("on_time", "greenSo"), ("late", "amberSo"), ("open", "slateSo"))


class InsightPage(Page):
    """Screen 07 with what exists now: an overview, and the sales."""

    page_id = "insight"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._stale = True
        self._wanted = 0
        self._again = QTimer(self, singleShot=True, interval=300)
        self._again.timeout.connect(self.reload)
        self.top = TopBar()
        self.top.set_title(self.tr("Charts"))
        self.top.set_placeholder(self.tr("Search"))
        self.top.search_requested.connect(lambda: self.window().open_palette())  # type: ignore[attr-defined]
        self.span_bar = SpanBar(context, self)
        self.top.add_chip(self.span_bar)
        self.part = Segmented(
            [
                (OVERVIEW, self.tr("Overview")),
                (SALES, self.tr("Sales")),
                (CUSTOMERS, self.tr("Customers")),
            ],
            name=self.tr("Charts"),
        )
        self.top.add_action(self.part)
        self.export = ChartExport(context, self)
        saving = IconButton(
            "download", self.tr("Save the tables"), key="Ctrl+E", clicked=lambda: self.do("export")
        )
        self.top.add_action(saving)
        self.figures = FigureRow()
        self.growth = self._card(self.tr("New customers and leads"), self._open_growth)
        self.talks = self._prepared(
            TimeSeriesCard(self.tr("Interactions per week"), load=self._load), self._open_talks
        )
        self.plans = self._card(self.tr("Follow-up discipline"), self._open_plans)
        self.leads = self._card(self.tr("Leads by channel and state"), self._open_leads)
        self.sales = SalesCharts(context, self._prepared, self._months)
        self.customers = CustomerCharts(context, self._prepared, self._months)
        self._lay_out()
        self.span_bar.changed.connect(self.reload)
        self.part.changed.connect(self.show_part)

    def _card(self, title: str, opened: Any) -> ChartCard:
        return self._prepared(ChartCard(title), opened)

    def _load(self, work: Callable[[], None], done: Callable[[], None]) -> None:
        self.context.runner.work(work, on_done=lambda _nothing: done())

    def _prepared(self, card: ChartCard, opened: Any) -> ChartCard:
        card.setMinimumHeight(260)
        card.activated.connect(opened)
        card.copied.connect(self._copied)
        card.export_failed.connect(
            lambda _path, _error: self.context.problem.emit(self.tr("The file could not be written."))
        )
        return card

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, card in enumerate((self.growth, self.talks, self.plans, self.leads)):
            grid.addWidget(card, place // 2, place % 2)
        for n in (0, 1):
            grid.setColumnStretch(n, 1)
            grid.setRowStretch(n, 1)
        self.overview = QWidget()
        inner = QVBoxLayout(self.overview)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.figures)
        inner.addLayout(grid, 1)
        body = QWidget()
        parts = QVBoxLayout(body)
        parts.setContentsMargins(20, 14, 20, 16)
        parts.addWidget(self.overview)
        for part in (self.sales, self.customers):
            parts.addWidget(part)
            part.hide()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top)
        whole.addWidget(scroll, 1)

    # -- page ----------------------------------------------------------------------------------------------

    def activate(self, arguments: dict[str, Any]) -> None:
        """Read again if something changed meanwhile."""
        if self._stale:
            self.reload()

    def apply_changes(self, changes: Changes, initiator: object) -> None:
        """The sums may have changed; several changes in a row are read once."""
        if changes.touches(*TABLES):
            self._stale = True
            if self.isVisible():
                self._again.start()

    def panes(self) -> list[QWidget]:
        """The charts that are shown."""
        return [card.view for card in self._cards()]

    def _cards(self) -> tuple[ChartCard, ...]:
        if self.part.value() == SALES:
            return self.sales.cards
        if self.part.value() == CUSTOMERS:
            return self.customers.cards
        return self.growth, self.talks, self.plans, self.leads

    def do(self, action_id: str) -> bool:
        """Save the tables."""
        if action_id != "export":
            return super().do(action_id)
        self.export.ask(self._cards())
        return True

    def show_part(self, part: str) -> None:
        """Show the overview or the sales charts."""
        self.part.set_value(part)
        self.overview.setVisible(part == OVERVIEW)
        self.sales.setVisible(part == SALES)
        self.customers.setVisible(part == CUSTOMERS)
        self.reload()

    def reload(self) -> None:
        """Read everything for the chosen dates on a reading thread."""
        self._stale = False
        self._wanted += 1
        wanted = self._wanted
        choice, today = self.span_bar.choice(), self.context.today()

        def answer(found: tuple[Span, Any]) -> None:
            if wanted == self._wanted:
                self._show(*found)

        read = {SALES: read_sales, CUSTOMERS: read_customers}.get(self.part.value())
        if read is not None:
            home = self.context.firm("currency")
            self.context.runner.read(read_part, read, choice, today, home, on_done=answer)
        else:
            self.context.runner.read(read_overview, choice, today, on_done=answer)

    # -- showing -------------------------------------------------------------------------------------------

    def _show(self, span: Span, found: dict[str, Any] | SalesFound | CustomersFound) -> None:
        self.span_bar.show_span(span)
        own = self.span_bar.choice()[0] == "own"  # then the days stand in their fields
        self.top.set_title(self.tr("Charts"), "" if own else self.context.say("chart.span", **_days(span)))
        if isinstance(found, SalesFound):
            self.sales.show_found(found)
            return
        if isinstance(found, CustomersFound):
            self.customers.show_found(found)
            return
        self._span, self._found = span, found
        self.figures.show_figures(found)
        self._show_growth(found["customers"], found["leads"])
        self._show_talks(found["talks"])
        self._show_plans(found["plans"])
        self._show_leads(found["channels"])

    def _say(self, finding: Finding) -> str:
        return self.context.say(finding.code, **finding.values)

    def _missing(self, what: str) -> str:
        return self.context.say(f"chart.missing_{what}")

    def _show_growth(self, customers: Grown, leads: Grown) -> None:
        if not customers.total + leads.total:
            self.growth.set_chart(None, missing=self._missing("people"))
            return
        labels = self._months(customers.months)
        series = (
            Series(self.tr("New customers"), customers.counts, "series1"),
            Series(self.tr("New leads"), leads.counts, "series3"),
        )
        finding = findings.growth(customers.counts, leads.counts)
        self.growth.set_chart(BarChart(labels, series), self._say(finding))

    def _show_talks(self, talks: Talks) -> None:
        if not sum(talks.totals):
            self.talks.set_chart(None, missing=self._missing("talks"))
            return
        titles = [self.context.say("chart.week_of", day=self._day(monday)) for monday in talks.weeks]
        series = tuple(
            Series(self._kind(kind), row, "" if kind else "slateSo")
            for kind, row in zip(talks.kinds, talks.counts, strict=True)
        )
        kinds = {kind: sum(row) for kind, row in zip(talks.kinds, talks.counts, strict=True) if kind}
        words = TimeWords(
            self._month_day,
            lambda day: self.context.say(f"month.{day.month}"),
            lambda day: self.context.say("chart.axis_month", month=f"@month.{day.month}", year=day.year),
            lambda day: self.context.say("chart.axis_year", year=day.year),
        )
        spec = TimeSeries(talks.weeks, titles, series, self.tr("Total"), words)
        self.talks.set_chart(spec, self._say(findings.rhythm(talks.totals, kinds)))

    def _show_plans(self, plans: Discipline) -> None:
        rows = {"on_time": plans.on_time, "late": plans.late, "open": plans.open}
        if not sum(map(sum, rows.values())):
            self.plans.set_chart(None, missing=self._missing("plans"))
            return
        labels = self._months(plans.months)
        series = tuple(
            Series(self.context.say(f"chart.discipline.{key}"), rows[key], role) for key, role in PLANS
        )
        finding = findings.punctuality(sum(plans.on_time), sum(plans.late), plans.overdue)
        self.plans.set_chart(StackedBarChart(labels, series), self._say(finding))

    def _show_leads(self, rows: list[ChannelLeads]) -> None:
        if not rows:
            self.leads.set_chart(None, missing=self._missing("leads"))
            return
        names = [self._channel(row) for row in rows]
        used = [state for state in STATES if any(row.states.get(state) for row in rows)]
        series = tuple(
            Series(
                self.context.word("lead_state", state),
                [row.states.get(state, 0) for row in rows],
                STATE_ROLES[state],
            )
            for state in used
        )
        good = {
            name: row.states.get("qualified", 0) + row.states.get("converted", 0)
            for name, row in zip(names, rows, strict=True)
        }
        totals = {name: row.total for name, row in zip(names, rows, strict=True) if not row.rest}
        finding = findings.channels(totals, good)
        self._states = used
        self.leads.set_chart(StackedBarChart(names, series, names=True), self._say(finding))

    def _kind(self, kind: str) -> str:
        return self.context.word("interaction_kind", kind) if kind else self.tr("Others")

    def _channel(self, row: ChannelLeads) -> str:
        if row.rest:
            return self.tr("Others")
        if row.channel_id is None:
            return self.context.say("chart.no_channel")
        return self.context.say(row.label[1:]) if row.label.startswith("@") else row.label

    def _months(self, months: Sequence[date]) -> list[str]:
        """Names of months, with their years where one comes twice."""
        code = "chart.axis_month" if len(months) > 12 else "chart.axis_month_alone"
        return [self.context.say(code, month=f"@month.{each.month}", year=each.year) for each in months]

    def _month_day(self, day: date) -> str:
        return self.context.say("day.month_day", month=f"@month.{day.month}", day=day.day)

    def _day(self, day: date) -> str:
        return self._month_day(day) if day.year == self.context.today().year else day.isoformat()

    # -- the lists behind ----------------------------------------------------------------------------------

    def _open_growth(self, series: int, point: int) -> None:
        part = self._span.of_month(self._found["customers"].months[point])
        page = "customers" if series == 0 else "leads"
        given = {"created_from": part.first.isoformat(), "created_to": part.last.isoformat()}
        self.context.navigate.emit(page, {"filter": given})

    def _open_talks(self, series: int, point: int) -> None:
        talks: Talks = self._found["talks"]
        kind = talks.kinds[series] if series >= 0 else None
        named = talks.kinds if kind == "" else ()  # the others are those without a layer of their own
        without = [each for each in named if each]
        week = self._span.of_week(talks.weeks[point])
        ids = charts.talked_customers(self.context.reader(), week, kind or None, without)
        self.context.navigate.emit("customers", {"filter": {"ids": ids}})

    def _open_plans(self, series: int, point: int) -> None:
        span = self._span.planned(self.context.today())
        part = span.of_month(self._found["plans"].months[point])
        ids = charts.planned_customers(self.context.reader(), part, PLANS[max(series, 0)][0])
        self.context.navigate.emit("customers", {"filter": {"ids": ids}})

    def _open_leads(self, series: int, point: int) -> None:
        row: ChannelLeads = self._found["channels"][point]
        state = self._states[series] if series >= 0 else None
        given: dict[str, Any]
        if row.rest or row.channel_id is None:
            several = row.rest or (None,)
            given = {"ids": charts.channel_leads(self.context.reader(), self._span, several, state)}
        else:
            given = {
                "created_from": self._span.first.isoformat(),
                "created_to": self._span.last.isoformat(),
                "states": [state] if state else [],
                "channels": [row.channel_id],
            }
        self.context.navigate.emit("leads", {"filter": given})

    def _copied(self, what: str) -> None:
        picture = self.tr("The picture is on the clipboard")
        self.context.message.emit(
            picture if what == "picture" else self.tr("The data are on the clipboard"), None
        )


def _days(span: Span) -> dict[str, object]:
    return {"first": span.first.isoformat(), "last": span.last.isoformat()}
