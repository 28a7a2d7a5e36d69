"""Log a talk: ten seconds by keyboard, the next date from words, nothing typed is lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.queries.timeline import last_talks
from app.usecases.contacts import ContactInput
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from app.usecases.interactions import InteractionInput, log_interaction
from app.views.due_field import DueField
from app.views.talk_draft import draft_path, kept_draft
from app.vocabulary import RecordKind
from tests.gui.pages.conftest import Desk
from tests.gui.probes.lists import Firm
from tests.gui.probes.log import ALT, CONTROL, SHIFT, LogProbe

Key = Qt.Key


class Shop(Firm):
    """A gym with a contact, and a hotel."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        lin = ContactInput("林国栋")
        self.gym = int(
            self.write("customer.create", create_customer, CustomerInput("康悦健身", contacts=[lin]))
        )
        (self.hotel,) = self.customers("云溪酒店", phone="13805712266")

    def plan(self, subject: str, due: str | None, **more: Any) -> int:
        return int(self.write("follow_up.plan", plan_follow_up, FollowUpInput(subject, "call", due, **more)))

    def talk(self, summary: str, **more: Any) -> None:
        self.write("interaction.log", log_interaction, InteractionInput(summary, **more))


@pytest.fixture
def shop(data_file: Path) -> Shop:
    return Shop(data_file)


@pytest.fixture
def log(shop: Shop, open_desk: Callable[..., Desk]) -> LogProbe:
    return LogProbe(open_desk("today"))


def test_ten_seconds_by_keyboard(log: LogProbe) -> None:
    log.press(Key.Key_L, CONTROL)
    log.type("kyjs")  # pinyin initials
    log.press(Key.Key_Return)
    log.type("Wants the layout first")
    log.save()
    assert not log.is_open()
    assert log.talks() == [("Wants the layout first", "call", "outgoing", None, None, None)]


def test_who_was_filled_in_is_changed_by_the_same_key(log: LogProbe, shop: Shop) -> None:
    log.open(customer_id=shop.gym)
    log.press(Key.Key_L, CONTROL)
    log.type("yxjd")
    log.press(Key.Key_Return)
    log.type("Opens in May")
    log.save()
    (talk,) = last_talks(log.desk.context.reader(), RecordKind.CUSTOMER, shop.hotel)
    assert talk.text == "Opens in May"


@pytest.mark.parametrize("typed", ["云溪", "yunxi", "yxjd", "2266", "lgd"])
def test_somebody_is_found_as_people_type(log: LogProbe, typed: str) -> None:
    log.open()
    log.type(typed)
    log.press(Key.Key_Return)
    chosen = log.dialog.whom.found().name
    assert chosen == ("康悦健身" if typed == "lgd" else "云溪酒店")  # the firm where 林国栋 works
    assert log.dialog.text.hasFocus()
    log.dialog.reject()


def test_the_next_date_is_taken_from_what_was_said(log: LogProbe, shop: Shop) -> None:
    log.open(customer_id=shop.gym)
    log.type("三店安装改到 9 月 20 日，下次明天下午3点再电话")
    log.save()
    assert [(kind, due) for _subject, kind, due in log.planned()] == [("call", "2026-09-17T15:00")]


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("mingtian xiawu 3 dian", "2026-09-17T15:00"),
        ("next Tue 10am", "2026-09-22T10:00"),
        ("下周三", "2026-09-23"),
    ],
)
def test_the_next_date_in_the_persons_own_words(log: LogProbe, shop: Shop, typed: str, due: str) -> None:
    log.open(customer_id=shop.gym, kind="visit")
    log.type("Measured the hall, call back tomorrow")
    log.dialog.next.due.field.setFocus()
    log.dialog.next.due.field.selectAll()
    log.type(typed)
    log.dialog.next.agreed.setFocus()
    log.type("Send the layout")
    log.save()
    assert log.planned() == [("Send the layout", "visit", due)]
    assert log.talks()[0][5] == "Send the layout"


def test_what_an_input_method_still_composes_is_left_alone(log: LogProbe, shop: Shop) -> None:
    log.open(customer_id=shop.gym)
    log.type("Called ")
    log.compose("mingtian")
    log.dialog._understand()
    assert log.dialog.next.due.value() is None
    log.type("明天")
    log.dialog._understand()
    assert log.dialog.next.due.value() == "2026-09-17"
    log.dialog.reject()


def test_a_date_that_was_cleared_does_not_come_back(log: LogProbe, shop: Shop) -> None:
    log.open(customer_id=shop.gym)
    log.type("Opening is tomorrow")
    log.dialog._understand()
    field = log.dialog.next.due.field
    field.setFocus()
    field.selectAll()
    log.press(Key.Key_Delete)
    log.dialog.next.due.understand()
    log.dialog.text.setFocus()
    log.type(", all well.")
    log.save()
    assert log.planned() == []


def test_kind_mood_and_outcome_by_keys(log: LogProbe, shop: Shop) -> None:
    log.open(customer_id=shop.gym)
    log.press(Key.Key_2, ALT)
    log.press(Key.Key_4, CONTROL | ALT)
    log.dialog.outcome.chips["progress"].click()
    log.dialog.held.direction.set_value("incoming")
    log.type("They came to see us")
    log.save()
    assert log.talks() == [("They came to see us", "visit", "incoming", "progress", 4, None)]


def test_tab_takes_the_kinds_as_one_stop_and_the_arrows_choose(log: LogProbe, shop: Shop) -> None:
    dialog = log.open(customer_id=shop.gym).dialog
    dialog.kinds.chips["call"].setFocus()
    log.press(Key.Key_Right)
    assert dialog.kinds.value() == "visit"
    log.press(Key.Key_Left)
    log.press(Key.Key_Left)
    assert dialog.kinds.value() == "note"
    log.press(Key.Key_Tab)
    assert QApplication.focusWidget() not in dialog.kinds.chips.values()
    log.press(Key.Key_Tab, SHIFT)
    assert QApplication.focusWidget() is dialog.kinds.chips["note"]


def test_tab_takes_the_faces_and_the_days_as_one_stop_each(log: LogProbe, shop: Shop) -> None:
    dialog = log.open(customer_id=shop.gym).dialog
    for group in (dialog.moods.buttons, dialog.findChild(DueField).chips):
        group[0].setFocus()
        log.press(Key.Key_Right)
        assert QApplication.focusWidget() is group[1]
        log.press(Key.Key_Tab)
        assert QApplication.focusWidget() not in group
        log.press(Key.Key_Tab, SHIFT)
        assert QApplication.focusWidget() is group[1]
    assert dialog.moods.value() is None  # walking by chooses nothing
    dialog.moods.buttons[0].setFocus()
    log.press(Key.Key_Left)
    log.press(Key.Key_Space)
    assert dialog.moods.value() == 5


def test_a_note_has_no_direction(log: LogProbe, shop: Shop) -> None:
    log.open(customer_id=shop.gym, kind="note")
    log.type("Prefers mornings")
    log.save()
    assert log.talks()[0][1:3] == ("note", None)


def test_it_settles_the_follow_up_it_came_from(shop: Shop, open_desk: Callable[..., Desk]) -> None:
    key = shop.plan("Ask for the size", "2026-09-16", customer_id=shop.gym)
    log = LogProbe(open_desk("today")).open(follow_up_id=key)
    log.type("9.6 by 14 metres")
    log.save()
    assert log.planned() == []
    row = log.desk.context.reader().one("SELECT state, result FROM follow_up WHERE id = ?", (key,))
    assert row == ("done", "9.6 by 14 metres")
    log.desk.context.undo()  # one step: the talk goes, the follow-up is open again
    log.settle()
    assert (log.talks(), len(log.planned())) == ([], 1)


def test_a_talk_with_a_lead(shop: Shop, open_desk: Callable[..., Desk]) -> None:
    lead = shop.lead("赵启明", firm="澜湾酒店")
    log = LogProbe(open_desk("today")).open()
    log.type("zqm")
    log.press(Key.Key_Return)
    log.type("Call again next Tue 10am")
    log.save()
    reader = log.desk.context.reader()
    assert reader.all("SELECT lead_id, customer_id FROM interaction") == [(lead, None)]
    assert reader.all("SELECT lead_id, due FROM follow_up") == [(lead, "2026-09-22T10:00")]


@pytest.mark.parametrize(
    ("kind", "next_kind", "due"),
    [("call", "visit", "2026-09-20"), ("visit", "email", "2026-09-18"), ("demo", "call", "2026-09-18")],
)
def test_after_a_first_talk_with_a_lead_the_chains_offer_what_comes_next(
    shop: Shop, open_desk: Callable[..., Desk], kind: str, next_kind: str, due: str
) -> None:
    lead = shop.lead("何川")
    log = LogProbe(open_desk("today")).open(lead_id=lead)
    log.dialog.kinds.pick(kind)
    log.type("They want to see it")
    assert log.dialog.next.offered.isVisible()
    words = log.dialog.next.offered.text().split(" · ")
    assert len(words) == len(set(words)), "nothing is said twice"
    log.press(Key.Key_N, ALT)
    assert not log.dialog.next.offered.isVisible(), "nothing is offered beside a date"
    log.save()
    reader = log.desk.context.reader()
    found = reader.all("SELECT lead_id, kind, due FROM follow_up WHERE state = 'open'")
    assert found == [(lead, next_kind, due)]


def test_what_is_written_counts_before_what_the_chains_offer(log: LogProbe, shop: Shop) -> None:
    log.open(customer_id=shop.gym)
    log.type("Call again tomorrow 3pm")
    log.dialog._understand()
    assert not log.dialog.next.offered.isVisible()
    log.press(Key.Key_N, ALT)
    log.save()
    assert log.planned()[0][2] == "2026-09-17T15:00"


def test_a_kind_without_a_chain_offers_nothing(log: LogProbe, shop: Shop) -> None:
    log.open(customer_id=shop.gym)
    log.dialog.kinds.pick("note")
    assert not log.dialog.next.offered.isVisible()


def test_what_helps_stands_beside(shop: Shop, open_desk: Callable[..., Desk]) -> None:
    shop.plan("Ask for the size", "2026-09-11", customer_id=shop.gym)
    shop.talk("Worried about noise", customer_id=shop.gym, next_step="Send the noise report")
    log = LogProbe(open_desk("today")).open()
    assert "康悦健身" in log.side_words()  # whom we spoke to lately
    log.dialog.reject()
    log.open(customer_id=shop.gym)
    for words in ("Worried about noise", "Send the noise report", "Ask for the size"):
        assert words in log.side_words()
    log.dialog.reject()


def test_save_and_next_stays_for_the_next_talk(log: LogProbe, shop: Shop) -> None:
    log.open(customer_id=shop.gym)
    log.type("First")
    log.press(Key.Key_Return, CONTROL | SHIFT)
    assert log.dialog.whom.picker.field.hasFocus()
    log.type("yxjd")
    log.press(Key.Key_Return)
    log.type("Second")
    log.save()
    assert [talk[0] for talk in log.talks()] == ["First", "Second"]


def test_what_is_missing_is_said_where_it_is_missing(log: LogProbe) -> None:
    log.open()
    log.save()
    assert log.dialog.form.box("whom").error()
    assert log.dialog.form.box("text").error()
    log.dialog.reject()


def test_a_talk_cannot_lie_ahead(log: LogProbe, shop: Shop) -> None:
    log.open(customer_id=shop.gym)
    log.type("From the future")
    log.dialog.held.day.set_value(log.desk.context.today().replace(day=20))
    log.save()
    assert log.dialog.form.box("held").error()
    assert log.talks() == []
    log.dialog.reject()


def test_escape_asks_only_when_words_would_be_lost(log: LogProbe, shop: Shop) -> None:
    log.open(customer_id=shop.gym)
    log.press(Key.Key_Escape)
    assert not log.is_open()
    log.open(customer_id=shop.gym)
    log.type("Half a sen")
    log.press(Key.Key_Escape)
    assert log.is_open()
    log.dialog.reject()


def test_a_draft_survives_a_crash_and_goes_with_saving(log: LogProbe, shop: Shop) -> None:
    log.open(customer_id=shop.gym)
    log.type("Half a sentence about noise")
    log.dialog._keep_draft()
    kept = draft_path().read_bytes()
    log.dialog.reject()  # given up on purpose: the draft goes
    assert not draft_path().exists()
    draft_path().write_bytes(kept)  # as if the program had died instead
    log.open()
    log.dialog._offer._button.click()
    log.settle()
    assert log.dialog.text.toPlainText() == "Half a sentence about noise"
    assert log.dialog.whom.found().name == "康悦健身"
    log.save()
    assert [talk[0] for talk in log.talks()] == ["Half a sentence about noise"]
    assert not draft_path().exists()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"file": "elsewhere", "text": "x"}', '{"text": 5}'])
def test_a_damaged_or_foreign_draft_is_none(tmp_path: Path, content: str) -> None:
    draft_path().parent.mkdir(parents=True, exist_ok=True)
    draft_path().write_text(content, "utf-8")
    assert kept_draft(tmp_path / "firm.lianyi") is None


def test_files_come_with_it(log: LogProbe, shop: Shop, tmp_path: Path) -> None:
    plan = tmp_path / "layout.pdf"
    plan.write_bytes(b"%PDF layout")
    log.open(customer_id=shop.gym)
    log.paste_file(str(plan))
    log.type("Sent the layout")
    log.save()
    found = log.desk.context.reader().all("SELECT name, size FROM attachment")
    assert found == [("layout.pdf", 11)]
