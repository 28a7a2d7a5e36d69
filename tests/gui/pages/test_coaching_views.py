"""Coaching in the window: judged by questions, shown beside the form of a talk, wording mended, rules edited."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from app.insight.coaching import advice
from app.queries.temperament import style_of
from app.usecases.contacts import ContactInput
from app.usecases.customers import CustomerInput, create_customer
from app.views.coach_card import CoachCard
from app.views.dialogs.follow_up import FollowUpDialog
from app.views.dialogs.log import LogDialog
from app.views.dialogs.temperament import TemperamentDialog
from app.views.settings_coaching import CoachingSection
from app.widgets.dialog import OverlayDialog
from tests.gui.pages.conftest import Desk
from tests.gui.probes.lists import Firm


class Talk:
    """A desk with one firm and its contact."""

    def __init__(self, desk: Desk, key: int) -> None:
        self.desk, self.key = desk, key

    def open(self, name: str, **arguments: Any) -> Any:
        """Open a dialog and wait for what it reads."""
        self.desk.context.dialog.emit(name, arguments)
        self.desk.settle()
        return [each for each in self.desk.window.findChildren(OverlayDialog) if each.isVisible()][-1]

    def style(self) -> str | None:
        """What is noted of the firm itself."""
        found = style_of(self.desk.context.reader(), self.key)
        return found.temperament if found else None


@pytest.fixture
def talk(data_file: Path, open_desk: Callable[..., Desk]) -> Talk:
    given = CustomerInput("康悦健身", "organisation", contacts=[ContactInput("林国栋")])
    key = Firm(data_file).write("customer.create", create_customer, given)
    return Talk(open_desk("customers"), int(key))


def _choose(box: Any, value: Any) -> None:
    box.set_value(value)
    box.activated.emit(box.currentIndex())


def test_observations_choose_the_style_and_it_stands_beside_the_next_talk(talk: Talk) -> None:
    dialog = talk.open("temperament", customer_id=talk.key)
    assert isinstance(dialog, TemperamentDialog)
    _choose(dialog.answers[0], 4)
    _choose(dialog.answers[1], 4)
    assert dialog.style_box.value() == "cautious"
    _choose(dialog.answers[2], 0)
    _choose(dialog.answers[3], 0)
    assert dialog.style_box.value() is None  # not clear any more
    _choose(dialog.style_box, "cautious")
    dialog.save()
    talk.desk.settle()
    assert talk.style() == "cautious"
    log = talk.open("log", customer_id=talk.key)
    assert isinstance(log, LogDialog)
    (card,) = log.findChildren(CoachCard)
    told = advice("cautious", talk.desk.context.language)
    assert told is not None
    words = [each.text().replace("\u200b", "") for each in card.findChildren(QLabel)]
    assert told.opening in words
    log.reject()
    plan = talk.open("follow_up", customer_id=talk.key)
    assert isinstance(plan, FollowUpDialog)
    assert plan.findChildren(CoachCard)
    plan.reject()
    talk.desk.context.undo()
    talk.desk.settle()
    assert talk.style() is None


def test_a_message_is_mended_word_by_word_and_a_note_is_left_alone(talk: Talk) -> None:
    log = talk.open("log", customer_id=talk.key, kind="email", text="您必须今天付款")
    line = log.wording
    line.look()
    assert not line.isHidden()
    hint = line._said[0][0]
    line._say(hint, "您必须")
    assert log.text.toPlainText().startswith(hint.say)
    assert line.isHidden()
    log.text.undo()
    line.look()
    assert log.text.toPlainText() == "您必须今天付款"
    log._kind_changed("call")
    assert line.isHidden()
    log.reject()


def test_the_firms_own_words_are_kept_and_taken_back(talk: Talk) -> None:
    talk.desk.window.go("settings", {"section": "coaching"})
    talk.desk.settle()
    (section,) = talk.desk.window.findChildren(CoachingSection)
    language = talk.desk.context.language
    _choose(section.style_box, "proud")
    section.fields["opening"].setPlainText("X-Y")
    section.keep_style()
    talk.desk.settle()
    assert section.fields["opening"].toPlainText() == "X-Y"
    section.back.click()
    talk.desk.settle()
    standard = advice("proud", language)
    assert standard is not None
    assert section.fields["opening"].toPlainText() == standard.opening
    before = len(section.lines)
    section.lines[0].remove.click()
    talk.desk.settle()
    assert len(section.lines) == before - 1
    section.standard.click()
    talk.desk.settle()
    assert len(section.lines) == before
