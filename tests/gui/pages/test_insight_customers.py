"""The charts of customers and the value on the card, in a window on a firm with sixty buyers."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from app.queries.playbook import proposals_of
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.order_input import LineInput, OrderInput
from app.usecases.orders import create_order
from app.usecases.verdicts import judge_next
from app.views.card_playbook import PlaybookCard
from app.views.card_value import ValueCard
from app.views.customers import CustomersPage
from app.views.insight import InsightPage
from app.views.settings_playbook import PlaybookSection
from tests.gui.pages.conftest import NOW, Desk
from tests.gui.probes.lists import Firm

TODAY = NOW.date()


def _buyers(uow: Any) -> list[int]:
    keys = []
    for number in range(60):
        key = create_customer(uow, CustomerInput(f"客户{number:02}", "organisation", {"industry": "健身"}))
        keys.append(key)
        for order in range(1 + number % 4):
            day = (TODAY - timedelta(days=number * 10 + order * 100)).isoformat()
            line = LineInput("跑步机", price=10_000 * (number + 1), cost=6_000 * (number + 1))
            create_order(uow, OrderInput([line], key, {"ordered_day": day}))
    return keys


@pytest.fixture
def keys(data_file: Path) -> list[int]:
    firm = Firm(data_file)
    found: list[int] = firm.write("customer.create", _buyers)
    while firm.write("x", judge_next, TODAY):
        pass
    return found


def test_every_chart_of_customers_opens_the_list_behind_it(
    keys: list[int], open_desk: Callable[..., Desk]
) -> None:
    desk = open_desk("insight")
    page = desk.window.page("insight")
    assert isinstance(page, InsightPage)
    page.show_part("customers")
    desk.settle()
    charts = page.customers
    assert all(not card.view.is_empty for card in (charts.flow, charts.rfm, charts.stages, charts.values))
    found = charts._found
    row, column = next((r, c) for r in range(5) for c in range(5) if found.cells[r][c])
    for open_, wanted in (
        (lambda: charts._open_rfm(row, column), found.cells[row][column]),
        (lambda: charts._open_value(0, 0), len(found.on_list("valuable"))),
        (lambda: charts._open_keeping(0, 1), len(found.to("maintain"))),
        (lambda: charts._open_stage(0, 1), found.stages["growth"]),
        (lambda: charts._open_ring(0, 4), 60),
        (
            lambda: charts._open_flow(0, len(found.flow.months) - 1),
            found.flow.counts[charts._states[0]][-1],
        ),
    ):
        open_()
        desk.settle()
        customers = desk.window.page("customers")
        assert isinstance(customers, CustomersPage)
        desk.qtbot.waitUntil(lambda c=customers, n=wanted: c.model.total == n, timeout=5_000)  # type: ignore[misc]


def test_the_card_shows_bins_sums_and_what_to_do(keys: list[int], open_desk: Callable[..., Desk]) -> None:
    desk = open_desk("customers")
    desk.window.go("customer", {"id": keys[3]})
    desk.settle()
    (card,) = desk.window.findChildren(ValueCard)
    desk.qtbot.waitUntil(lambda: not card.isHidden(), timeout=5_000)
    assert card._shown is not None
    assert card._shown.rfm is not None
    texts = [each.text() for each in card.findChildren(QLabel)]
    assert str(card._shown.rfm.recency) in texts
    desk.window.go("customer", {"id": keys[0]})
    desk.qtbot.waitUntil(lambda: card._shown is not None and card._shown.orders == 1, timeout=5_000)
    texts = [each.text() for each in card.findChildren(QLabel)]
    assert {"today", "1 order"} <= set(texts) or {"今天", "1 单"} <= set(texts), "one is not told as several"


def test_a_proposal_on_the_card_is_planned_and_comes_back_when_undone(
    keys: list[int], open_desk: Callable[..., Desk]
) -> None:
    desk = open_desk("customers")
    reader = desk.context.reader()
    fresh = next(key for key in keys if proposals_of(reader, key, TODAY))
    desk.window.go("customer", {"id": fresh})
    desk.settle()
    (card,) = desk.window.findChildren(PlaybookCard)
    before = list(card.proposals)
    card.take(before[0])
    desk.settle()
    assert before[0].step.id not in [each.step.id for each in card.proposals]
    desk.context.undo()
    desk.settle()
    assert before[0].step.id in [each.step.id for each in card.proposals]


def test_the_playbook_is_edited_in_the_settings(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk("customers")
    desk.window.go("settings", {"section": "playbook"})
    desk.settle()
    (section,) = desk.window.findChildren(PlaybookSection)
    count = len(section.lines)
    section.fresh.setText("寄样册")
    section.add_step()
    desk.settle()
    assert len(section.lines) == count + 1
    own = next(line for line in section.lines if line.words == "寄样册")
    own.subject.setText("寄新样册")
    own.subject.editingFinished.emit()
    desk.settle()
    assert any(line.words == "寄新样册" for line in section.lines)
    desk.context.undo()
    desk.settle()
    assert any(line.words == "寄样册" for line in section.lines)
