"""Verdicts in the window: columns and chips of the list, why on the card, pins, cases, answers, thresholds."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from app.usecases.order_input import LineInput, OrderInput
from app.usecases.orders import create_order
from app.views.customer_card import CustomerCardPage
from app.views.dialogs.case import AnswerDialog, CaseDialog, CloseCaseDialog
from app.views.dialogs.pin import GiveUpDialog, PinDialog
from app.views.dialogs.verdict import VerdictDialog
from app.vocabulary import AnswerKind
from app.widgets.buttons import IconButton
from tests.gui.pages.conftest import NOW, Desk
from tests.gui.probes.lists import Firm, ListProbe

Open = Callable[..., Desk]


@pytest.fixture
def keys(data_file: Path) -> list[int]:
    """Anchor Gym buys each month and is late, Bay Hotel is new, Dock Yoga never bought."""
    firm = Firm(data_file)
    made = firm.customers("Anchor Gym", "Bay Hotel", "Dock Yoga")
    for days in (65, 95, 125):
        order(firm, made[0], days)
    order(firm, made[1], 3)
    return made


def order(firm: Firm, key: int, days: int) -> None:
    values = {"ordered_day": (NOW.date() - timedelta(days=days)).isoformat()}
    given = OrderInput((LineInput("Mat", 1_000, 10_000, 0, 0),), customer_id=key, values=values)
    firm.write("order.create", create_order, given)


class Card:
    """The card of a customer with the dialogs over it."""

    def __init__(self, desk: Desk, key: int) -> None:
        self.desk, self.key = desk, key
        desk.window.go("customer", {"id": key})
        desk.settle()
        self.page: Any = desk.window.current
        assert isinstance(self.page, CustomerCardPage)

    def marks(self) -> str:
        return str(self.page.head.verdicts.accessibleName())

    def top(self, kind: type[Any]) -> Any:
        found = self.desk.window._modal()
        assert isinstance(found, kind)
        self.desk.settle()
        return found

    def why(self) -> VerdictDialog:
        QTest.mouseClick(self.page.head.verdicts, Qt.MouseButton.LeftButton)
        self.desk.settle()
        found: VerdictDialog = self.top(VerdictDialog)
        return found

    def word(self, axis: str, value: str) -> str:
        return self.desk.context.word(axis, value)

    def save(self, dialog: Any) -> None:
        dialog.save()
        self.desk.settle()
        assert not isValid(dialog) or not dialog.isVisible(), "not saved"


def press(dialog: VerdictDialog, axis: str) -> None:
    """The button beside a verdict: the pin, or the cross that takes it off."""
    buttons = [each for each in dialog.findChildren(IconButton) if each.isVisible()]
    next(each for each in buttons if each.accessibleName().endswith(axis)).click()


@pytest.fixture
def card(keys: list[int], open_desk: Open) -> Card:
    """The card of Anchor Gym."""
    return Card(open_desk("customers"), keys[0])


def test_the_list_shows_and_narrows_by_verdicts(keys: list[int], open_desk: Open) -> None:
    probe = ListProbe(open_desk("customers"), "customers")
    probe.settle()
    word = probe.desk.context.word
    assert [probe.cell(row, "status") for row in range(3)] == [
        word("status", state) for state in ("at_risk", "new", "potential")
    ]
    assert probe.cell(0, "lifecycle") == word("lifecycle", "decline")
    page = probe.page
    page.show_filter(page.filter.from_dict({"lifecycle": ["exploration"]}))
    probe.settle()
    assert probe.names() == ["Bay Hotel", "Dock Yoga"]
    page.show_filter(page.filter.from_dict({"loyalty": ["new"], "status": ["new", "at_risk"]}))
    probe.settle()
    assert probe.names() == ["Anchor Gym", "Bay Hotel"]


def test_the_card_says_why(card: Card) -> None:
    assert card.word("status", "at_risk") in card.marks()
    dialog = card.why()
    assert dialog.found is not None
    assert [v.value for v in dialog.found.verdicts.values()][:2] == ["at_risk", "decline"]
    assert any("65" in text and "60" in text for text in dialog.texts())


def test_another_day_is_explained(card: Card) -> None:
    dialog = card.why()
    dialog.day.set_value(NOW.date() - timedelta(days=100))
    dialog.reload()
    card.desk.settle()
    assert dialog.found is not None
    assert dialog.found.verdicts["status"].value == "new"
    assert dialog.now.isVisible()
    dialog.now.click()
    card.desk.settle()
    assert dialog.found.verdicts["status"].value == "at_risk"


def test_a_verdict_is_pinned_with_a_reason_and_unpinned(card: Card) -> None:
    dialog = card.why()
    press(dialog, card.word("verdict_axis", "status"))
    card.desk.settle()
    pin = card.top(PinDialog)
    pin.value.set_value("loyal")
    pin.save()
    assert pin.isVisible(), "without a reason nothing is pinned"
    pin.why.setPlainText("brings others")
    card.save(pin)
    assert card.word("status", "loyal") in card.marks()
    assert any("brings others" in text for text in dialog.texts())
    assert dialog.found is not None
    press(dialog, card.word("verdict_axis", "status"))
    card.desk.settle()
    assert card.word("status", "at_risk") in card.marks()


def test_a_customer_is_given_up_and_taken_up_again(card: Card) -> None:
    dialog = card.why()
    dialog.close_button.click()
    form = card.top(GiveUpDialog)
    form.why.setPlainText("moved away")
    card.save(form)
    assert card.word("status", "lost") in card.marks()
    dialog.close_button.click()
    card.desk.settle()
    assert card.word("status", "at_risk") in card.marks()


def test_rhythm_and_temperament_are_set_by_hand(card: Card) -> None:
    dialog = card.why()
    dialog._set("rhythm", "once")
    card.desk.settle()
    assert card.word("status", "active") in card.marks()
    dialog._set("temperament", "cautious")
    card.desk.settle()
    assert dialog.temperament.value() == "cautious"


def test_a_complaint_and_an_answer_change_the_card(card: Card) -> None:
    service = card.page.sales.service
    service._new_case()
    form = card.top(CaseDialog)
    form.subject.setText("belt torn")
    card.save(form)
    assert card.word("status", "dissatisfied") in card.marks()
    assert "belt torn" in service.rows[0].accessibleName()
    service.rows[0].opened.emit()
    form = card.top(CaseDialog)
    assert form.subject.text() == "belt torn"
    form.severity.set_value("low")
    card.save(form)
    assert card.word("status", "at_risk") in card.marks()
    case = card.desk.context.reader().value("SELECT id FROM service_case")
    card.desk.context.dialog.emit("case_close", {"case_id": case, "name": "Anchor Gym"})
    close = card.top(CloseCaseDialog)
    close.asked.set_value(AnswerKind.NPS.value)
    close._offer()
    close.score.set_value(5)
    card.save(close)
    assert card.word("status", "dissatisfied") in card.marks(), "the answer at the re-check counts"
    service._new_answer()
    answer = card.top(AnswerDialog)
    assert answer.score.count() == 6  # one to five, and none taken for given
    answer.save()
    assert answer.check() != {}
    assert answer.isVisible()
    answer.score.set_value(4)
    card.save(answer)
    assert card.word("status", "at_risk") in card.marks()
    assert len(service.rows) == 3
    told = [one for one in card.page.talks._feed.entries if one[0] in ("service_case", "satisfaction_answer")]
    assert len(told) == 3, "the timeline tells of them, too"
    card.page.talks.open_entry(("service_case", case))
    assert card.top(CaseDialog).subject.text() == "belt torn"


def test_thresholds_show_what_they_do_before_they_are_kept(keys: list[int], open_desk: Open) -> None:
    desk = open_desk("settings")
    desk.window.go("settings", {"section": "verdicts"})
    desk.settle()
    section: Any = desk.window.current.section
    assert not section.save.isEnabled()
    section.fields["risk"].setValue(25)
    assert section.fields["risk"].text() == "2.5"
    desk.qtbot.waitUntil(lambda: bool(section.effect.text()), timeout=10_000)
    word = desk.context.word
    assert word("status", "at_risk") in section.effect.text()
    assert word("status", "silent") in section.effect.text()
    status = "SELECT status FROM customer WHERE id = ?"
    assert desk.context.reader().value(status, (keys[0],)) == "at_risk"
    section.save.click()
    desk.qtbot.waitUntil(
        lambda: (
            not desk.context.assessor.busy and desk.context.reader().value(status, (keys[0],)) == "silent"
        ),
        timeout=10_000,
    )
    desk.settle()
    assert section.reset.isEnabled()


def test_a_multiple_takes_what_a_multiple_is(open_desk: Open) -> None:
    desk = open_desk("settings")
    desk.window.go("settings", {"section": "verdicts"})
    desk.settle()
    section: Any = desk.window.current.section
    field = section.fields["lost"]
    field.selectAll()
    QTest.keyClicks(field, "3.5x")
    assert (field.text(), field.value()) == ("3.5", 35)


def test_everybody_is_judged_in_the_background(keys: list[int], open_desk: Open) -> None:
    desk = open_desk("customers")
    reader = desk.context.reader()
    desk.context.assessor.look()
    desk.qtbot.waitUntil(
        lambda: reader.value("SELECT value FROM setting WHERE name = 'verdict_judged'") == '"2026-09-16"',
        timeout=10_000,
    )
    desk.qtbot.waitUntil(lambda: not desk.context.assessor.busy, timeout=10_000)
    desk.settle()
