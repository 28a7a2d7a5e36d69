"""The sales charts: they show the file's figures, a bar opens its list, data go to the clipboard as a table."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.db.journal_step import Step
from app.usecases.leads import LeadInput, create_lead
from app.views.insight import InsightPage
from app.views.insight_sales import SalesCharts
from app.widgets.charts import Funnel, HBar, LineChart, StackedBarChart
from tests.gui.pages.conftest import NOW, Desk
from tests.sales_records import add_campaign, fill_sales


def sales_of(desk: Desk) -> SalesCharts:
    """The sales charts, chosen by keyboard."""
    page = desk.window.page("insight")
    assert isinstance(page, InsightPage)
    page.part.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.part, Qt.Key.Key_Right)
    desk.settle()
    return page.sales


@pytest.fixture
def full(open_desk: Callable[..., Desk]) -> Desk:
    desk = open_desk("insight")
    channels = [key for (key,) in desk.context.reader().all("SELECT id FROM channel ORDER BY id LIMIT 6")]
    desk.context.run(fill_sales, NOW.date(), channels, step=Step.of("lead.create", name="x"))
    desk.settle()
    return desk


@pytest.fixture
def opened(full: Desk) -> list[tuple[str, Any]]:
    """Where a click led."""
    found: list[tuple[str, Any]] = []
    full.context.navigate.disconnect(full.window.go)
    full.context.navigate.connect(lambda page, arguments: found.append((page, arguments)))
    return found


def test_an_empty_file_says_what_is_missing_in_each_chart(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk("insight")
    sales = sales_of(desk)
    assert [card.view.spec for card in sales.cards] == [None] * 8
    told = [card.view.text_equivalent() for card in sales.cards]
    assert len(set(told)) == 8
    assert not any("chart." in text for text in told)


def test_every_chart_has_its_finding_and_its_table(full: Desk) -> None:
    sales = sales_of(full)
    kinds = [LineChart, Funnel, Funnel, HBar, HBar, StackedBarChart, HBar, StackedBarChart]
    assert [type(card.view.spec) for card in sales.cards] == kinds
    for card in sales.cards:
        assert card.view.spec is not None
        finding, *rows = card.view.text_equivalent().split("; ")
        assert finding
        assert "finding." not in finding
        assert len(rows) >= 3
    sales.channels.copy_data()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert {len(line) for line in lines} == {6}  # name, leads, won, revenue, cost, return
    assert len(lines) == 7


def test_charts_follow_a_change(full: Desk) -> None:
    sales = sales_of(full)
    assert isinstance(sales.leads.view.spec, Funnel)
    assert sales.leads.view.spec.steps[0].count == 120
    full.context.undo()
    full.settle()
    full.qtbot.waitUntil(lambda: sales.leads.view.spec is None, timeout=5_000)


def test_campaigns_that_brought_nothing_yet_are_not_called_a_loss(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk("insight")
    given = {"channel_id": None, "cost": 100_000, "currency": "CNY"}
    desk.context.run(add_campaign, "展会", **given, step=Step.of("campaign.create", name="展会"))
    desk.context.run(
        create_lead, LeadInput("何川", {"campaign": "展会"}), step=Step.of("lead.create", name="何川")
    )
    desk.settle()
    sales = sales_of(desk)
    assert sales.campaigns.view.spec is None
    assert desk.context.say("chart.missing_campaigns") in sales.campaigns.view.text_equivalent()


def test_a_bar_opens_its_list(full: Desk, opened: list[tuple[str, Any]]) -> None:
    sales = sales_of(full)
    sales.leads.activated.emit(0, 2)
    sales.deals.activated.emit(0, 4)
    sales.lost.activated.emit(0, 0)
    sales.rivals.activated.emit(1, 0)
    sales.objections.activated.emit(0, 0)
    sales.forecast.activated.emit(0, 10)
    sales.forecast.activated.emit(1, 11)
    sales.channels.activated.emit(0, 0)
    sales.campaigns.activated.emit(0, 0)
    days = {"created_from": "2025-10-01", "created_to": "2026-09-16"}
    assert opened[0] == ("leads", {"filter": {**days, "states": ["qualified", "converted"]}})
    assert [page for page, _ in opened[1:]] == [*["deals"] * 4, "orders", "deals", "leads", "leads"]
    found = sales._found
    assert len(opened[1][1]["ids"]) == found.deals.counts[-1]
    assert len(opened[2][1]["ids"]) == found.lost[0].count
    assert len(opened[3][1]["ids"]) == found.rivals[0].lost
    assert len(opened[4][1]["ids"]) == found.objections[0].worked
    assert found.ahead is not None
    assert len(opened[6][1]["ids"]) == found.ahead.sums[0].count
    assert opened[7][1]["filter"]["channels"] == [int(found.channels[0].key)]
    assert opened[8][1]["filter"]["campaigns"] == [found.campaigns[0].key]


def test_the_leads_page_takes_what_a_chart_gives(full: Desk) -> None:
    sales = sales_of(full)
    page = full.window.page("leads")
    for card, point, count in (
        (sales.leads, 1, sales._found.leads.counts[1]),
        (sales.leads, 4, sales._found.leads.counts[4]),
        (sales.channels, 0, sales._found.channels[0].leads),
        (sales.campaigns, 0, sales._found.campaigns[0].leads),
    ):
        card.activated.emit(0, point)
        full.settle()
        full.qtbot.waitUntil(lambda count=count: page.model.rowCount() == count, timeout=5_000)  # type: ignore[attr-defined,misc]


def test_dates_narrow_the_charts_and_a_past_time_has_no_forecast(full: Desk) -> None:
    sales = sales_of(full)
    page = full.window.page("insight")
    assert isinstance(page, InsightPage)
    page.span_bar.choose("3")
    full.settle()
    assert isinstance(sales.forecast.view.spec, LineChart)
    assert sales.forecast.view.spec.forecast is not None
    assert sales.forecast.view.spec.forecast.start == 3
    assert sales._found.leads.counts[0] < 120
    page.span_bar.choose("own")
    page.span_bar._first.set_value(NOW.date().replace(month=1, day=1))
    page.span_bar._last.set_value(NOW.date().replace(month=6, day=30))
    page.reload()
    full.settle()
    assert sales.forecast.view.spec.forecast is None
    assert len(sales.forecast.view.spec.labels) == 6


def test_narrow_windows_show_three_charts_side_by_side(full: Desk) -> None:
    sales = sales_of(full)
    full.window.resize(1280, 720)
    QApplication.processEvents()
    widths = {card.width() for card in sales.cards[1:]}
    assert max(widths) - min(widths) <= 1
    assert sales.leads.mapTo(full.window, sales.leads.rect().bottomRight()).x() < full.window.width()


def test_own_dates_have_room_in_a_narrow_window(full: Desk) -> None:
    page = full.window.page("insight")
    assert isinstance(page, InsightPage)
    full.window.resize(1280, 720)
    page.span_bar.choose("own")
    full.settle()
    QApplication.processEvents()
    assert page.span_bar.width() >= page.span_bar.sizeHint().width()
    assert page.part.mapTo(page, page.part.rect().bottomRight()).x() < page.width()


def test_ctrl_e_saves_the_tables_as_a_workbook(
    full: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sales, target = sales_of(full), tmp_path / "charts"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    page = full.window.page("insight")
    assert page.do("export")
    full.settle()
    book = read_book(target.with_suffix(".xlsx"))
    assert list(book) == [card.table()[0] for card in sales.cards]
    for card in sales.cards:
        title, finding, rows = card.table()
        cells = book[title]
        assert cells[0][0] == title
        assert cells[-1][0] == finding
        assert len(cells) == len(rows) + 2 + (0 if not rows[0][0] else 1)


def test_nothing_is_saved_while_there_is_nothing(
    open_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk("insight")
    said: list[str] = []
    desk.context.message.connect(lambda text, _step: said.append(text))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: pytest.fail("asked where"))
    assert desk.window.page("insight").do("export")
    assert len(said) == 1


def read_book(path: Path) -> dict[str, list[tuple[str, ...]]]:
    """The cells of each sheet."""
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: [tuple(str(cell or "") for cell in row) for row in sheet.iter_rows(values_only=True)]
        for sheet in book
    }
