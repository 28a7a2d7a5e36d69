"""The charts page: figures move with the records, a bar opens its list, dates narrow it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.db.journal_step import Step
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.interactions import InteractionInput, log_interaction
from app.usecases.leads import LeadInput, create_lead, set_lead_state
from app.views.insight import InsightPage
from app.views.insight_reading import span_of
from app.widgets.charts import BarChart, TimeSeries, TimeSeriesView
from tests.gui.pages.conftest import NOW, Desk


def page_of(desk: Desk) -> InsightPage:
    page = desk.window.page("insight")
    assert isinstance(page, InsightPage)
    return page


def test_an_empty_file_says_what_is_missing(open_desk: Callable[..., Desk]) -> None:
    page = page_of(open_desk("insight"))
    missing = {card.view.spec is None for card in (page.growth, page.talks, page.plans, page.leads)}
    assert missing == {True}


def test_a_talk_moves_the_chart_and_its_bar_opens_the_customer(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk("insight")
    page = page_of(desk)
    made: list[int] = []

    def story(uow: object) -> None:
        key = create_customer(uow, CustomerInput("云溪国际酒店", "organisation"))  # type: ignore[arg-type]
        log_interaction(uow, InteractionInput("确认排期", "visit", key))  # type: ignore[arg-type]
        made.append(key)

    desk.context.run(story, step=Step.of("interaction.log", name="x"))
    desk.settle()
    desk.qtbot.waitUntil(lambda: isinstance(page.talks.view.spec, TimeSeries), timeout=5_000)
    assert page.figures.figures[2].value.text() == "1"
    opened: list[tuple[str, object]] = []
    desk.context.navigate.disconnect(desk.window.go)
    desk.context.navigate.connect(lambda page_id, arguments: opened.append((page_id, arguments)))
    page.talks.activated.emit(0, len(page.talks.view.spec.days) - 1)
    page.growth.activated.emit(0, 11)
    assert opened == [
        ("customers", {"filter": {"ids": made}}),
        ("customers", {"filter": {"created_from": "2026-09-01", "created_to": "2026-09-16"}}),
    ]
    desk.context.undo()
    desk.settle()
    desk.qtbot.waitUntil(lambda: page.talks.view.spec is None, timeout=5_000)


def test_opening_the_page_loads_the_plot_library_only_when_there_is_something_to_plot(
    open_desk: Callable[..., Desk],
) -> None:
    desk = open_desk("insight")
    page = page_of(desk)
    view = page.talks.view
    assert isinstance(view, TimeSeriesView)
    assert view._plot is None

    def story(uow: object) -> None:
        key = create_customer(uow, CustomerInput("云溪国际酒店", "organisation"))  # type: ignore[arg-type]
        for kind in ("visit", "call", "call"):
            log_interaction(uow, InteractionInput("确认排期", kind, key))  # type: ignore[arg-type]

    desk.context.run(story, step=Step.of("interaction.log", name="x"))
    desk.qtbot.waitUntil(lambda: view._plot is not None, timeout=10_000)
    mark = view.mark(-1, len(view.marks()) - 1)
    assert mark is not None
    words = {
        "en": "Week of Sep 14, Visit 1, Call 2, Total 3",
        "zh_CN": "9月14日 当周, 拜访 1, 电话 2, 合计 3",
    }
    assert mark.sentence() == words[desk.context.language]
    assert words[desk.context.language].split(",")[0] in view.accessibleDescription()


def test_keys_open_the_customers_behind_a_week(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk("insight")
    page = page_of(desk)

    def story(uow: object) -> None:
        for name, kind in (("云溪国际酒店", "visit"), ("劲竹训练营", "call")):
            key = create_customer(uow, CustomerInput(name, "organisation"))  # type: ignore[arg-type]
            log_interaction(uow, InteractionInput("确认排期", kind, key))  # type: ignore[arg-type]

    desk.context.run(story, step=Step.of("interaction.log", name="x"))
    desk.qtbot.waitUntil(lambda: page.talks.view.spec is not None, timeout=10_000)
    opened: list[int] = []
    desk.context.navigate.disconnect(desk.window.go)
    desk.context.navigate.connect(lambda _page, given: opened.append(len(given["filter"]["ids"])))
    page.talks.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.talks.view, Qt.Key.Key_Return)
    QTest.keyClick(page.talks.view, Qt.Key.Key_Up)
    QTest.keyClick(page.talks.view, Qt.Key.Key_Return)
    assert opened == [2, 1]  # the whole week, then its lowest layer
    desk.settle()


def test_nothing_was_before_all_time(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk("insight")
    page = page_of(desk)
    assert page.figures.figures[0].note.text() != ""
    page.span_bar.choose("all")
    desk.settle()
    assert {figure.note.text() for figure in page.figures.figures} == {""}


def test_narrow_windows_keep_the_charts_side_by_side_without_scrolling(
    open_desk: Callable[..., Desk],
) -> None:
    desk = open_desk("insight")
    page = page_of(desk)

    def story(uow: object) -> None:
        for state in ("contacting", "qualified", "nurture", "disqualified"):
            key = create_lead(uow, LeadInput(state))  # type: ignore[arg-type]
            set_lead_state(uow, [key], state, reason="x", wake_on="2026-12-01")  # type: ignore[arg-type]

    desk.context.run(story, step=Step.of("lead.create", name="x"))
    desk.qtbot.waitUntil(lambda: page.leads.view.spec is not None, timeout=10_000)
    desk.window.resize(1280, 720)
    QApplication.processEvents()
    widths = {card.width() for card in (page.growth, page.talks, page.plans, page.leads)}
    assert max(widths) - min(widths) <= 1
    assert page.leads.mapTo(page, page.leads.rect().bottomRight()).x() < page.width()


def test_dates(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk("insight")
    page = page_of(desk)
    desk.context.run(create_customer, CustomerInput("李娜"), step=Step.of("customer.create", name="李娜"))
    desk.settle()
    desk.qtbot.waitUntil(lambda: isinstance(page.growth.view.spec, BarChart), timeout=5_000)
    page.span_bar.choose("3")
    desk.settle()
    assert len(page.growth.view.spec.labels) == 3


@pytest.mark.parametrize(
    ("choice", "first", "last"),
    [
        (("3", None, None), "2026-07-01", "2026-09-16"),
        (("12", None, None), "2025-10-01", "2026-09-16"),
        (("year", None, None), "2026-01-01", "2026-09-16"),
        (("all", None, None), "2024-02-29", "2026-09-16"),
        (
            ("own", NOW.date(), NOW.date().replace(day=1)),
            "2026-09-01",
            "2026-09-16",
        ),  # given the wrong way round
    ],
)
def test_spans_meant(choice: tuple, first: str, last: str) -> None:
    from datetime import date

    span = span_of(choice, date(2024, 2, 29), NOW.date())
    assert (span.first.isoformat(), span.last.isoformat()) == (first, last)
