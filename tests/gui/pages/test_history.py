"""The history of a record: in words of the business, and what can still be taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from app.queries.history import FieldChange, HistoryStep
from app.usecases.customers import edit_customer
from app.usecases.many import change_tags
from app.views.dialogs.history import HistoryDialog, standing
from app.widgets.buttons import Button
from app.widgets.dialog import MessageDialog
from tests.gui.pages.conftest import Desk
from tests.gui.probes.card import CardFirm, CardProbe


def step(key: int, *fields: str, **more: object) -> HistoryStep:
    """A step that changed some fields."""
    changes = tuple(FieldChange(field, "a", "b") for field in fields)
    return HistoryStep(key, key, "customer.edit", {}, changes=changes, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("steps", "last", "possible"),
    [
        ([step(1, "city")], 1, {1}),
        ([step(2, "city"), step(1, "city")], 2, {2}),  # the older one's city was changed again
        ([step(2, "city"), step(1, "city", "note")], 2, {1, 2}),  # its note still stands
        ([step(2, "city", undone=True), step(1, "city")], 1, {1}),  # the newer one no longer counts
        ([step(3, "city", reverts=True), step(2, "city", undone=True), step(1, "note")], 1, {1}),
        ([step(2, "city"), step(1, "name", action="insert")], 2, {2}),  # others may stand on the record
        ([step(1, "name", action="insert")], 1, {1}),
        ([step(1, "name", action="insert")], 9, set()),  # something else was done since
        ([step(1, "city", undoable=False)], 1, set()),
    ],
)
def test_what_can_be_taken_back(steps: list[HistoryStep], last: int, possible: set[int]) -> None:
    assert standing(steps, last) == possible


@pytest.fixture
def opened(data_file: Path, open_desk: Callable[..., Desk]) -> Callable[[], tuple[CardProbe, HistoryDialog]]:
    """The history of a firm that was changed twice."""
    firm = CardFirm(data_file)
    firm.member("陈立")
    key = firm.customers("Anchor Gym", importance=1, city="Hangzhou")[0]
    firm.write("customer.edit", edit_customer, key, {"importance": 3, "city": "Ningbo"})
    firm.write("customer.tag", change_tags, "customer", [key], [("VIP", "violet")], [])

    def start() -> tuple[CardProbe, HistoryDialog]:
        desk = open_desk("customers")
        probe = CardProbe(desk)
        probe.show(key)
        desk.context.dialog.emit("history", {"table": "customer", "record_id": key})
        desk.settle()
        dialog = probe.dialog()
        assert isinstance(dialog, HistoryDialog)
        return probe, dialog

    return start


def words(dialog: HistoryDialog) -> list[str]:
    """Every small text shown."""
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def buttons(dialog: HistoryDialog) -> list[Button]:
    """The ways back."""
    return [each for each in dialog.findChildren(Button) if each.isVisible() and each.accessibleName()]


def test_fields_are_named_and_values_are_words(
    opened: Callable[[], tuple[CardProbe, HistoryDialog]], language: str
) -> None:
    probe, dialog = opened()
    shown = words(dialog)
    wanted = {"en": ("Importance", "Ordinary → VIP", "City"), "zh_CN": ("重要程度", "普通 → 贵宾", "城市")}
    assert set(wanted[language]) <= set(shown)
    assert "Hangzhou → Ningbo" in shown
    assert not any("_" in text or "sort" in text for text in shown)  # no column of the program
    probe.close(dialog)


def test_taking_a_step_back_shows_at_once_and_keeps_the_later_one(
    opened: Callable[[], tuple[CardProbe, HistoryDialog]],
) -> None:
    probe, dialog = opened()
    edit = next(each for each in dialog.steps if each.code == "customer.edit")
    at = [
        each.step_id
        for each in dialog.steps
        if each.step_id in standing(dialog.steps, dialog.steps[0].step_id)
    ]
    buttons(dialog)[at.index(edit.step_id)].click()
    probe.desk.settle()
    assert next(each for each in dialog.steps if each.step_id == edit.step_id).undone
    card = probe.page.card
    assert card is not None
    assert (card.importance, card.values["city"]) == (1, "Hangzhou")
    assert [tag.name for tag in card.tags] == ["VIP"]
    probe.close(dialog)


def test_a_step_over_many_records_asks_first(data_file: Path, open_desk: Callable[..., Desk]) -> None:
    firm = CardFirm(data_file)
    keys = firm.customers("Anchor Gym", "Bay Hotel")
    firm.write("customer.tag", change_tags, "customer", keys, [("VIP", "violet")], [])
    desk = open_desk("customers")
    probe = CardProbe(desk)
    probe.show(keys[0])
    desk.context.dialog.emit("history", {"table": "customer", "record_id": keys[0]})
    desk.settle()
    dialog = probe.dialog()
    assert isinstance(dialog, HistoryDialog)
    buttons(dialog)[0].click()
    question = probe.dialog()
    assert isinstance(question, MessageDialog)
    assert [tag.name for tag in (probe.page.card.tags if probe.page.card else ())] == ["VIP"]
    question.accept()
    desk.settle()
    assert probe.page.card is not None
    assert probe.page.card.tags == ()
    probe.close(dialog)
