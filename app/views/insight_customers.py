"""The charts of customers: states over the months, stages, the RFM map, values, rings, whom to win back."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from app.insight import customer_findings as findings
from app.insight.findings import Finding
from app.language.money_text import format_money
from app.queries.customer_charts import FLOWING, LISTS, VERDICTS, CustomersFound, customers_in
from app.queries.customer_value import rfm_customers
from app.views.context import Context
from app.vocabulary import Lifecycle
from app.widgets.charts import ChartCard, HBar, HBarItem, HeatMap, Series, StackedBarChart

TABLES = ("verdict_change", "favour", "service_case")
ROLES = {
    "loyal": "violetSo", "active": "greenSo", "new": "blueSo", "silent": "slateSo", "dissatisfied": "orangeSo",
    "at_risk": "amberSo", "lost": "roseSo",
}  # fmt: skip
STAGES = {"exploration": "blueSo", "growth": "greenSo", "stability": "violetSo", "decline": "amberSo"}
KEEPING = {"recover": "amberSo", "maintain": "greenSo", "let_go": "slateSo"}
BEST = 5


class CustomerCharts(QWidget):
    """Six cards; `prepared` makes a card ready as the page has them."""

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

        self.flow = card(self.tr("States over the months"), self._open_flow)
        self.rfm = card(self.tr("RFM map"), self._open_rfm)
        self.stages = card(self.tr("Life cycle"), self._open_stage)
        self.values = card(self.tr("Most valuable, most growable"), self._open_value)
        self.keeping = card(self.tr("Keep or let go"), self._open_keeping)
        self.rings = card(self.tr("Rings of closeness"), self._open_ring)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        grid.addWidget(self.flow, 0, 0, 1, 2)
        grid.addWidget(self.rfm, 0, 2)
        for place, each in enumerate((self.values, self.keeping, self.stages)):
            grid.addWidget(each, 1, place)
        grid.addWidget(self.rings, 2, 0, 1, 3)
        for n in range(3):
            grid.setColumnStretch(n, 1)
        self.cards = (self.flow, self.rfm, self.values, self.keeping, self.stages, self.rings)

    # -- showing -------------------------------------------------------------------------------------------

    def show_found(self, found: CustomersFound) -> None:
        """Show everything."""
        self._found = found
        self._show_flow(found)
        self._show_rfm(found)
        self._show_stages(found)
        self._show_values(found)
        self._show_keeping(found)
        self._show_rings(found)

    def _show_flow(self, found: CustomersFound) -> None:
        if not any(map(any, found.flow.counts.values())):
            self.flow.set_chart(None, missing=self.context.say("chart.missing_flow"))
            return
        self._states = [state for state in ROLES if any(found.flow.counts[state])]
        series = [
            Series(self.context.word("status", state), found.flow.counts[state], ROLES[state])
            for state in self._states
        ]
        assert set(ROLES) == set(FLOWING)
        labels = self._month_names(found.flow.months)
        self.flow.set_chart(StackedBarChart(labels, series), self._say(findings.flow(found.flow.counts)))

    def _show_rfm(self, found: CustomersFound) -> None:
        if found.cuts is None:
            self.rfm.set_chart(None, missing=self._say(findings.rfm_missing(found.buyers)))
            return
        bins = [str(number) for number in range(1, BEST + 1)]
        spec = HeatMap(
            bins[::-1],
            bins,
            found.cells,
            self.tr("Frequency × money"),
            self.tr("Recency, 5 is the latest"),
            (0, 0, 1, 1),
        )
        self.rfm.set_chart(spec, self._say(findings.rfm(found.cells)))

    def _show_stages(self, found: CustomersFound) -> None:
        items = [
            HBarItem(self.context.word("lifecycle", stage), count, role=STAGES[stage])
            for stage, count in found.stages.items()
        ]
        if not sum(found.stages.values()):
            self.stages.set_chart(None, missing=self.context.say("chart.missing_flow"))
            return
        self.stages.set_chart(HBar(items), self._say(findings.stages(found.stages)))

    def _show_values(self, found: CustomersFound) -> None:
        told = self._say(findings.values(found.worths, self._money))
        if not found.worths:
            self.values.set_chart(None, missing=told)
            return
        sums = {
            "valuable": lambda worth: worth.margin,
            "growable": lambda worth: worth.potential,
            "below_zero": lambda worth: worth.margin - worth.served,
        }
        items = []
        for name in LISTS:
            rows = found.on_list(name)
            money = self._money(sum(map(sums[name], rows)))
            items.append(HBarItem(self.context.say(f"value.{name}"), len(rows), side=money))
        self.values.set_chart(HBar(items, side_title=self.tr("Sum")), told)

    def _show_keeping(self, found: CustomersFound) -> None:
        if not found.keepings:
            self.keeping.set_chart(None, missing=self.context.say("chart.missing_flow"))
            return
        items, expected = [], 0
        for verdict in VERDICTS:
            rows = [each for each in found.keepings.values() if each.verdict == verdict]
            left = sum(each.left for each in rows)
            expected = left if verdict == "recover" else expected
            words = self.context.say(f"keeping.{verdict}")
            items.append(HBarItem(words, len(rows), side=self._money(left), role=KEEPING[verdict]))
        told = findings.keepings(int(items[0].value), int(items[2].value), expected, self._money)
        self.keeping.set_chart(HBar(items, side_title=self.tr("Expected a year")), self._say(told))

    def _show_rings(self, found: CustomersFound) -> None:
        items = [
            HBarItem(
                self.context.word("ring", ring) if ring is not None else self.tr("Not noted"),
                count,
                side=self._money(revenue),
            )
            for ring, (count, revenue) in found.rings.items()
        ]
        told = self._say(findings.rings(found.rings, self._money))
        if not any(item.value for item in items):
            self.rings.set_chart(None, missing=self.context.say("chart.missing_people"))
            return
        self.rings.set_chart(HBar(items, side_title=self.tr("Revenue")), told)

    def _say(self, finding: Finding) -> str:
        return self.context.say(finding.code, **finding.values)

    def _money(self, minor: int) -> str:
        return format_money(minor, self._found.home, self.context.language, short=True)

    # -- the lists behind ----------------------------------------------------------------------------------

    def _go(self, **given: Any) -> None:
        self.context.navigate.emit("customers", {"filter": given})

    def _open_flow(self, series: int, point: int) -> None:
        state, month = self._states[max(series, 0)], self._found.flow.months[point]
        self._go(ids=customers_in(self.context.reader(), state, month))

    def _open_rfm(self, row: int, column: int) -> None:
        if self._found.cuts is not None:
            self._go(ids=rfm_customers(self.context.reader(), self._found.cuts, BEST - row, column + 1))

    def _open_stage(self, _series: int, point: int) -> None:
        self._go(lifecycle=[list(Lifecycle)[point].value])

    def _open_value(self, _series: int, point: int) -> None:
        self._go(ids=[worth.id for worth in self._found.on_list(LISTS[point])])

    def _open_keeping(self, _series: int, point: int) -> None:
        self._go(ids=self._found.to(VERDICTS[point]))

    def _open_ring(self, _series: int, point: int) -> None:
        ring = list(self._found.rings)[point]
        if ring is not None:
            self._go(rings=[ring])
        else:
            self._go(rule="closeness is empty")
