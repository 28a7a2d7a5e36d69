"""The charts page: figures move with the records, a bar opens its list, dates narrow it."""

from collections.abc import Callable

import pytest

from app.db.journal_step import Step
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.interactions import InteractionInput, log_interaction
from app.views.insight import InsightPage, span_of
from app.widgets.charts import BarChart, TimeSeries
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
        (("own", NOW.date(), NOW.date().replace(day=1)), "2026-09-01", "2026-09-16"),  # given the wrong way round
    ],
)
def test_spans_meant(choice: tuple, first: str, last: str) -> None:
    from datetime import date

    span = span_of(choice, date(2024, 2, 29), NOW.date())
    assert (span.first.isoformat(), span.last.isoformat()) == (first, last)
