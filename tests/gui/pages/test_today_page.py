"""The morning: what is due, done by one key, put off, planned; whom to contact; reminders and the tray."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.queries.reminders import Reminder
from app.usecases.contacts import ContactInput
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.days import instant
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from app.usecases.interactions import InteractionInput, log_interaction
from app.views.chain_editor import ChainEditor
from app.views.tray import Tray, keep_running
from tests.gui.pages.conftest import NOW, Desk
from tests.gui.probes.lists import Firm
from tests.gui.probes.today import TodayProbe

Key = Qt.Key


class Morning(Firm):
    """A data file with things to do."""

    def plan(self, subject: str, due: str | None, kind: str = "call", **more: Any) -> int:
        return int(self.write("follow_up.plan", plan_follow_up, FollowUpInput(subject, kind, due, **more)))


@pytest.fixture
def firm(data_file: Path) -> Morning:
    """Two members, a gym, and one follow-up in each part of the list."""
    made = Morning(data_file)
    me = made.member("陈立")
    made.member("吴倩")
    (gym,) = made.customers("康悦健身连锁", importance=3, owner_id=me, industry="健身房")
    made.plan("Send the offer", "2026-09-11", "email", customer_id=gym, owner_id=me)
    made.plan("Confirm the date", "2026-09-16T15:00", customer_id=gym, owner_id=me)
    made.plan("Measure the hall", "2026-09-18", "visit", owner_id=me)
    made.plan("Ask for the renewal", "2026-10-09", owner_id=me)
    return made


@pytest.fixture
def today(firm: Morning, open_desk: Callable[..., Desk]) -> TodayProbe:
    return TodayProbe(open_desk("today"))


def test_each_follow_up_stands_below_its_heading(today: TodayProbe) -> None:
    assert today.lines() == {
        "overdue": ["Send the offer"],
        "today": ["Confirm the date"],
        "week": ["Measure the hall"],
        "later": [],  # counted, and shown when asked for
    }
    assert today.badge("today") == "2"
    assert today.item("Send the offer").due_text in ("5 days overdue", "逾期 5 天")
    assert today.item("Confirm the date").due_text == "15:00"


def test_later_is_shown_when_asked_for(today: TodayProbe) -> None:
    today.page.list.section_action.emit("later")
    today.settle()
    assert today.lines()["later"] == ["Ask for the renewal"]


def test_later_is_open_when_nothing_is_nearer(data_file: Path, open_desk: Callable[..., Desk]) -> None:
    """On a Sunday tomorrow is later: a page that hides it looks as if there were nothing to do."""
    made = Morning(data_file)
    made.write("follow_up.plan", plan_follow_up, FollowUpInput("Send the offer", due="2026-09-21"))
    probe = TodayProbe(open_desk("today"))
    assert probe.lines()["later"] == ["Send the offer"]
    probe.page.list.section_action.emit("later")
    probe.settle()
    assert probe.lines()["later"] == []


def test_the_greeting_knows_me_the_day_and_the_next_festival(today: TodayProbe, language: str) -> None:
    said = today.page.strip.accessibleName()
    wanted = ["早上好，陈立", "9月16日", "农历八月初六", "距中秋节 9 天"]
    if language == "en":
        wanted = ["Good morning, 陈立", "Sep 16", "lunar 8/6", "9 days to Mid-Autumn Festival"]
    assert all(part in said for part in wanted), said


def test_d_does_it_and_undo_brings_it_back(today: TodayProbe) -> None:
    today.press("Confirm the date", Key.Key_D)
    assert "today" not in today.lines()
    assert today.badge("today") == "1"
    assert any("Confirm the date" in text for text in today.toasts())
    today.undo()
    assert today.lines()["today"] == ["Confirm the date"]
    assert today.badge("today") == "2"


def test_a_tick_is_seen_before_it_is_written(today: TodayProbe) -> None:
    item = today.item("Confirm the date")
    today.page.list.done.emit(item.id, True)
    assert today.item("Confirm the date").done
    today.settle()


def test_after_a_call_the_chain_offers_a_visit(today: TodayProbe) -> None:
    today.press("Confirm the date", Key.Key_D)
    assert today.page.proposal.isVisible()
    today.click(today.page.proposal.take)
    assert not today.page.proposal.isVisible()
    assert [(kind, due) for _subject, kind, due in today.planned() if kind == "visit"] == [
        ("visit", "2026-09-18"),
        ("visit", "2026-09-20"),  # the Sunday is a working day before Mid-Autumn
    ]


def test_p_puts_it_off_and_keeps_the_hour(today: TodayProbe) -> None:
    today.press("Confirm the date", Key.Key_P)
    today.click(today.dialog().days[0])
    assert not today.has_dialog()
    assert ("Confirm the date", "call", "2026-09-17T15:00") in today.planned()


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("next Mon", "2026-09-21T15:00"),  # the hour it had
        ("下周一上午10点", "2026-09-21T10:00"),
        ("in 2 weeks", "2026-09-30T15:00"),
        ("houtian 9dian", "2026-09-18T09:00"),  # pinyin
    ],
)
def test_words_put_it_off_too(today: TodayProbe, words: str, due: str) -> None:
    today.press("Confirm the date", Key.Key_P)
    today.write(today.dialog().due.field, words)
    today.save()
    assert ("Confirm the date", "call", due) in today.planned()


def test_words_that_mean_no_day_keep_the_dialog_open(today: TodayProbe) -> None:
    today.press("Confirm the date", Key.Key_P)
    today.write(today.dialog().due.field, "qwertz")
    today.save()
    assert today.has_dialog()
    assert today.dialog().form.box("due").error()
    today.dialog().reject()


def test_all_overdue_move_to_today(today: TodayProbe) -> None:
    today.page.list.section_action.emit("overdue")
    today.settle()
    lines = today.lines()
    assert "overdue" not in lines
    assert lines["today"] == ["Confirm the date", "Send the offer"]


@pytest.mark.parametrize(
    ("chip", "subjects"),
    [
        ("call", {"Confirm the date"}),
        ("visit", {"Measure the hall"}),
        ("important", {"Send the offer", "Confirm the date"}),
        ("mine", {"Send the offer", "Confirm the date", "Measure the hall"}),
    ],
)
def test_a_chip_leaves_what_it_says(today: TodayProbe, chip: str, subjects: set[str]) -> None:
    today.click(today.page.chips[chip])
    assert {subject for lines in today.lines().values() for subject in lines} == subjects


def test_enter_opens_the_customer_and_e_the_follow_up(today: TodayProbe) -> None:
    gone: list[tuple[str, Any]] = []
    today.page.actions_.context.navigate.disconnect(today.desk.window.go)
    today.page.actions_.context.navigate.connect(lambda page, arguments: gone.append((page, arguments)))
    today.press("Confirm the date", Key.Key_Return)
    assert gone[0][0] == "customer"
    today.press("Confirm the date", Key.Key_E)
    assert today.dialog().subject.text() == "Confirm the date"
    today.dialog().reject()


def test_the_menu_opens_by_key_and_holds_what_the_headings_offer(today: TodayProbe) -> None:
    today.page.list.setFocus()
    today.page.list.set_current(today.item("Confirm the date").id)
    opened: list[Any] = []
    today.page.list.menu_requested.connect(lambda key, at: opened.append((key, at)))
    today.page.list.menu_requested.disconnect(today.page._open_menu)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(today.page.list, event)
    assert [key for key, _at in opened] == [today.item("Confirm the date").id]
    row = today.page._rows[today.item("Confirm the date").id]
    menu = today.page.actions_.menu(row, QPoint(0, 0), today.page._section_entries())
    next(
        each
        for each in menu.actions()
        if each.text() in ("Move everything overdue to today", "逾期的全部改到今天")
    ).trigger()
    menu.close()
    today.settle()
    assert "overdue" not in today.lines()


def test_an_empty_file_says_how_to_begin(open_desk: Callable[..., Desk]) -> None:
    probe = TodayProbe(open_desk("today"))
    assert probe.page.nothing.isVisible()
    assert probe.badge("today") == ""
    assert not probe.page.chips["mine"].isVisible()


# -- whom to contact ---------------------------------------------------------------------------------------------


@pytest.fixture
def quiet(data_file: Path, open_desk: Callable[..., Desk]) -> TodayProbe:
    """An important customer nobody spoke with for 45 days, and a birthday the day after tomorrow."""
    made = Morning(data_file)
    (hotel,) = made.customers("云溪国际酒店", importance=3)
    spoken = instant(NOW - timedelta(days=45))
    made.write(
        "interaction.log", log_interaction, InteractionInput("x", customer_id=hotel, happened_at=spoken)
    )
    born = CustomerInput(
        "力源健身俱乐部", "organisation", contacts=[ContactInput("周敏", birthday="1981-09-18")]
    )
    made.write("customer.create", create_customer, born)
    return TodayProbe(open_desk("today"))


def advised(quiet: TodayProbe) -> list[str]:
    return [row.found.name for row in quiet.page.advice.rows]


def test_a_suggestion_says_why_and_plans_by_one_click(quiet: TodayProbe) -> None:
    row = quiet.page.advice.rows[0]
    assert "45" in row.accessibleName()
    row.plan.emit(row.found)
    quiet.settle()
    dialog = quiet.dialog()
    assert (dialog.whom.found().name, dialog.due.value()) == ("云溪国际酒店", "2026-09-16")
    quiet.save()
    assert [due for _subject, _kind, due in quiet.planned()] == ["2026-09-16"]
    assert advised(quiet) == ["力源健身俱乐部"]  # new, and nobody spoke with them yet


def test_not_now_hides_it_for_the_day(quiet: TodayProbe) -> None:
    row = quiet.page.advice.rows[0]
    row.later.emit(row.found)
    assert advised(quiet) == ["力源健身俱乐部"]  # new, and nobody spoke with them yet
    quiet.page.reload()
    quiet.settle()
    assert advised(quiet) == ["力源健身俱乐部"]  # new, and nobody spoke with them yet


def test_a_birthday_ahead_becomes_a_follow_up(quiet: TodayProbe) -> None:
    row = next(row for row in quiet.page.care.rows if "周敏" in row.accessibleName())
    assert "45" in row.accessibleName()
    row.write.emit(row.occasion)
    quiet.settle()
    assert quiet.dialog().kinds.value() == "care"
    quiet.save()
    (planned,) = quiet.planned()
    assert planned[1:] == ("care", "2026-09-18")


# -- the form ------------------------------------------------------------------------------------------------------


def test_what_was_understood_stands_below_before_saving(today: TodayProbe, language: str) -> None:
    dialog = today.open("follow_up")
    today.write(dialog.due.field, "mingtian xiawu 3 dian")
    today.desk.qtbot.waitUntil(dialog.due._strip.isVisible)
    shown = dialog.due._strip.accessibleName()
    assert ("9月17日 周四 15:00" if language == "zh_CN" else "Thu, Sep 17 15:00") in shown
    assert (dialog.day.text(), dialog.at.text()) == ("2026-09-17", "15:00")
    dialog.reject()


def test_another_follow_up_within_half_an_hour_is_pointed_out(today: TodayProbe) -> None:
    dialog = today.open("follow_up", due="2026-09-16T15:20")
    assert "Confirm the date" in dialog.due._strip.warning.text()
    dialog.due.set_value("2026-09-16T16:00")
    assert dialog.due._strip.warning.text() == ""
    dialog.reject()


@pytest.mark.parametrize(
    ("words", "rule", "days"),
    [
        (
            "every 2nd month on the last Friday",
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR",
            ["2026-09-25", "2026-11-27"],
        ),
        ("每两个月最后一个周五", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR", ["2026-09-25", "2026-11-27"]),
        ("每年农历八月十五", "LUNAR-YEARLY;MONTH=8;DAY=15", ["2026-09-25", "2027-09-15"]),
    ],
)
def test_a_repetition_in_words_shows_its_next_days(
    today: TodayProbe, words: str, rule: str, days: list[str]
) -> None:
    dialog = today.open("follow_up", subject="Service the machines", due="2026-09-16")
    today.write(dialog.repeat.field, words)
    assert dialog.repeat.rule() == rule
    found = dialog.repeat.next_days()
    assert len(found) == 3
    assert [day.isoformat() for day in found[:2]] == days
    dialog.reject()


def test_a_repetition_without_a_day_begins_on_its_first(today: TodayProbe) -> None:
    dialog = today.open("follow_up", subject="Service the machines")
    today.write(dialog.repeat.field, "每月最后一个周五")
    dialog.repeat.understand()
    assert dialog.due.value() == "2026-09-25"
    today.save()
    assert ("Service the machines", "call", "2026-09-25") in today.planned()


def test_an_empty_subject_is_named_and_nothing_is_lost(today: TodayProbe) -> None:
    dialog = today.open("follow_up")
    today.write(dialog.due.field, "tomorrow")
    today.save()
    assert today.has_dialog()
    assert dialog.form.box("subject").error()
    assert dialog.due.value() == "2026-09-17"
    dialog.reject()


def test_editing_writes_only_what_changed(today: TodayProbe) -> None:
    key = today.item("Measure the hall").id
    dialog = today.open("follow_up", follow_up_id=key)
    dialog.subject.setText("Measure both halls")
    today.save()
    assert ("Measure both halls", "visit", "2026-09-18") in today.planned()
    fields = today.desk.context.reader().value("SELECT after FROM journal_entry ORDER BY id DESC LIMIT 1")
    assert "Measure both halls" in fields
    assert "visit" not in fields


def test_done_with_a_result_and_the_next_step(today: TodayProbe) -> None:
    dialog = today.open("complete", follow_up_id=today.item("Confirm the date").id)
    dialog.result.setPlainText("Installation on the 20th")
    dialog.plans.click()
    assert dialog.due.value() == "2026-09-20"  # as the chain proposes
    today.save()
    assert "today" not in today.lines()
    result = today.desk.context.reader().value(
        "SELECT result FROM follow_up WHERE subject = 'Confirm the date'"
    )
    assert result == "Installation on the 20th"
    assert [due for _subject, kind, due in today.planned() if kind == "visit"] == ["2026-09-18", "2026-09-20"]


def test_an_open_one_can_be_completed_and_a_done_one_reopened_from_its_form(today: TodayProbe) -> None:
    key = today.item("Confirm the date").id
    dialog = today.open("follow_up", follow_up_id=key)
    dialog.subject.setText("Confirm the hour")
    dialog._complete()
    today.settle()
    assert hasattr(today.dialog(), "result")  # the form was saved, the question for the result follows
    today.save()
    assert "today" not in today.lines()
    dialog = today.open("follow_up", follow_up_id=key)
    dialog._reopen()
    today.settle()
    assert today.lines()["today"] == ["Confirm the hour"]


def test_a_form_deletes_what_it_shows(today: TodayProbe) -> None:
    dialog = today.open("follow_up", follow_up_id=today.item("Measure the hall").id)
    dialog._delete()
    today.settle()
    assert "week" not in today.lines()
    today.undo()
    assert today.lines()["week"] == ["Measure the hall"]


def test_typing_a_name_finds_whom_it_is_for(today: TodayProbe) -> None:
    dialog = today.open("follow_up", subject="Call")
    QTest.keyClicks(dialog.whom.picker.field, "kyjs")
    QTest.keyClick(dialog.whom.picker.field, Key.Key_Return)
    assert dialog.whom.found().name == "康悦健身连锁"
    dialog.reject()


# -- chains --------------------------------------------------------------------------------------------------------


def test_the_steps_of_the_chains_are_edited_in_place(today: TodayProbe) -> None:
    editor = ChainEditor(today.desk.context)
    today.desk.qtbot.addWidget(editor)
    assert len(editor.lines) == 4
    line = editor.lines[0]
    line.days.setValue(5)
    line.days.editingFinished.emit()
    today.settle()
    assert editor.lines[0].row.days == 5
    editor.lines[0].automatic.click()
    today.settle()
    row = editor.lines[0].row
    assert row.automatic
    assert row.subject is not None
    assert not row.subject.startswith("@")  # what is made by itself carries the words shown
    editor.add.click()
    today.settle()
    assert len(editor.lines) == 5
    editor.lines[-1]._remove()
    today.settle()
    assert len(editor.lines) == 4


# -- reminders -----------------------------------------------------------------------------------------------------


@pytest.fixture
def clocked(data_file: Path, open_desk: Callable[..., Desk]) -> tuple[Morning, TodayProbe]:
    made = Morning(data_file)
    made.member("陈立")
    made.plan("Called for yesterday", "2026-09-15T10:00")
    made.plan("Call at ten", "2026-09-16T10:00")
    return made, TodayProbe(open_desk("today"))


def test_what_was_missed_is_gathered_and_told_once(clocked: tuple[Morning, TodayProbe]) -> None:
    _firm, probe = clocked
    [said] = [text for text in probe.toasts() if "Called for yesterday" in text]
    assert "1 reminder came due" in said or "1 条提醒" in said
    told: list[Any] = []
    probe.desk.window.tray.reminders.missed.connect(told.append)
    probe.desk.window.tray.reminders.look()
    probe.settle()
    assert told == []


def test_the_timer_waits_for_the_next_one(clocked: tuple[Morning, TodayProbe]) -> None:
    _firm, probe = clocked
    reminders = probe.desk.window.tray.reminders
    assert 0 < reminders.wait_ms() <= 15 * 60_000
    come: list[list[Reminder]] = []
    reminders.due.connect(come.append)
    reminders._now = lambda: datetime(2026, 9, 16, 9, 45)  # a quarter of an hour before
    reminders.look()
    probe.settle()
    assert [each.subject for group in come for each in group] == ["Call at ten"]
    assert any("Call at ten" in text for text in probe.toasts())


def test_undo_does_not_take_a_reminder_back(clocked: tuple[Morning, TodayProbe]) -> None:
    _firm, probe = clocked
    probe.press("Call at ten", Key.Key_D)
    probe.undo()
    assert "Call at ten" in [subject for subject, _kind, _due in probe.planned()]
    marks = probe.desk.context.reader().value("SELECT count(*) FROM follow_up WHERE reminded_for IS NOT NULL")
    assert marks == 1


def test_showing_a_reminder_leads_to_it(clocked: tuple[Morning, TodayProbe]) -> None:
    _firm, probe = clocked
    key = probe.item("Call at ten").id
    due = Reminder(
        key, datetime(2026, 9, 16, 9, 45), "2026-09-16T10:00", "call", "Call at ten", "", None, None
    )
    probe.desk.window.tray.remind([due])
    probe.desk.window.tray.open_reminder()
    probe.settle()
    assert probe.page.list.current_id() == key


def test_closing_ends_the_program_unless_reminders_are_to_go_on(today: TodayProbe) -> None:
    assert not keep_running(today.desk.window)
    today.desk.context.config.set("close_to_tray", True)
    assert keep_running(today.desk.window)
    assert today.desk.window.isMinimized()  # this desktop has no tray, and that is said
    assert any("Ctrl+Q" in text for text in today.toasts())
    today.desk.window.tray.show_window()
    assert not today.desk.window.isMinimized()


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface", extend=True)  # offscreen has no tray
def test_with_a_tray_the_window_hides(today: TodayProbe) -> None:
    today.desk.context.config.set("close_to_tray", True)
    tray = Tray(today.desk.window, has_tray=True)
    assert tray.keep()
    assert today.desk.window.isHidden()
    tray.show_window()
    assert today.desk.window.isVisible()
    assert tray.icon is not None
    tray.icon.hide()


def test_without_a_customer_the_way_in_is_shown(open_desk: Callable[..., Desk]) -> None:
    today = TodayProbe(open_desk("today"))
    today.settle()
    assert today.page.nothing.isVisible()
    assert today.page.bring_in.isVisible()
    today.page.bring_in.click()
    today.settle()
    assert today.page.window().current_id == "import"
