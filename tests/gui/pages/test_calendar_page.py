"""The calendar: what stands where, moved by mouse and keyboard, made, done, filtered, brought in and written out."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.exchange.ical_reader import read_calendar
from app.usecases.contacts import ContactInput
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from tests.gui.pages.conftest import Desk
from tests.gui.probes.calendar import CalendarProbe, at
from tests.gui.probes.lists import Firm
from tests.gui.widgets.calendar_probe import drag

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def day(number: int) -> date:
    return date(2026, 9, number)


class Book(Firm):
    """A data file with a calendar in it."""

    def plan(self, subject: str, due: str | None, kind: str = "call", **more: Any) -> int:
        return int(self.write("follow_up.plan", plan_follow_up, FollowUpInput(subject, kind, due, **more)))


@pytest.fixture
def book(data_file: Path) -> Book:
    return Book(data_file)


@pytest.fixture
def open_calendar(open_desk: Callable[..., Desk]) -> Callable[[], CalendarProbe]:
    """Open the page once the file is filled."""
    return lambda: CalendarProbe(open_desk("calendar"))


def test_follow_ups_stand_on_their_days(book: Book, open_calendar: Callable[[], CalendarProbe]) -> None:
    (gym,) = book.customers("康悦健身")
    book.plan("Offer", "2026-09-18T15:00", customer_id=gym)
    book.plan("Fair", "2026-09-21", "task", ends="2026-09-23")
    book.plan("Late", "2026-09-11")
    found = open_calendar()
    assert found.titles(day(18)) == ["康悦健身 Offer"]
    assert [found.titles(day(n)) for n in (20, 21, 23, 24)] == [[], ["Fair"], ["Fair"], []]
    assert found.entry("Late").overdue
    assert "1" in found.page.head.overdue.text()


def test_what_repeats_is_shown_ahead_and_cannot_be_moved(
    book: Book, open_calendar: Callable[[], CalendarProbe]
) -> None:
    book.plan("Jour fixe", "2026-09-17T10:00", "meeting", repeat_rule="FREQ=WEEKLY")
    found = open_calendar()
    assert [found.titles(day(n)) for n in (17, 24)] == [["Jour fixe"], ["Jour fixe"]]
    [ghost] = [entry for entry in found.page._entries if entry.start == at(24, 10)]
    assert not ghost.movable


def test_birthdays_lunar_days_and_holidays_stand_beside(
    book: Book, open_calendar: Callable[[], CalendarProbe], language: str
) -> None:
    lin = ContactInput("林国栋", birthday="八月初八")
    book.write("customer.create", create_customer, CustomerInput("康悦健身", contacts=[lin]))
    found = open_calendar()
    [title] = found.titles(day(18))  # the 8th of the 8th lunar month
    assert "林国栋" in title
    if language == "zh_CN":
        assert (found.note(day(16)).text, found.note(day(25)).text) == ("初六", "中秋节")
        assert (found.note(day(25)).badge, found.note(day(20)).badge) == ("休", "班")
    else:  # lunar days are off until somebody wants them
        assert (found.note(day(16)).text, found.note(day(25)).text) == ("", "Mid-Autumn Festival")
        found.page.head.boxes["lunar"].setChecked(True)
        found.settle()
        assert found.note(day(16)).text == "8/6"


def test_dragging_moves_and_undo_takes_it_back(
    book: Book, open_calendar: Callable[[], CalendarProbe]
) -> None:
    key = book.plan("Offer", "2026-09-18T15:00", minutes=30)
    found = open_calendar()
    found.drag_to_day("Offer", day(22))
    assert found.due(key) == ("2026-09-22T15:00", None, 30)
    assert found.titles(day(22)) == ["Offer"]
    assert found.view.day == day(22)  # the mark went along
    assert found.view.current_entry().title == "Offer"
    moved = {"en": "Moved “Offer” to Tue, Sep 22 15:00", "zh_CN": "已把“Offer”移到9月22日 周二 15:00"}
    assert found.said[-1] == moved[found.desk.context.language]
    found.desk.context.undo()
    found.settle()
    assert found.titles(day(18)) == ["Offer"]


def test_the_keyboard_moves_too(book: Book, open_calendar: Callable[[], CalendarProbe]) -> None:
    key = book.plan("Fair", "2026-09-21", "task", ends="2026-09-22")
    found = open_calendar()
    found.select("Fair")
    found.press(Key.Key_Right, CONTROL)
    assert found.due(key) == ("2026-09-22", "2026-09-23", None)
    assert found.view.day == day(22)
    found.press(Key.Key_Right, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert found.due(key) == ("2026-09-22", "2026-09-24", None)


def test_pulling_the_end_in_the_week_makes_it_longer(
    book: Book, open_calendar: Callable[[], CalendarProbe]
) -> None:
    key = book.plan("Demo", "2026-09-17T10:00", "demo", minutes=60)
    found = open_calendar()
    found.show_view("week")
    box = found.view.rect_of(key)
    bottom = box.center()
    bottom.setY(box.bottom() - 2)
    drag(found.view, bottom, bottom + (box.bottomLeft() - box.topLeft()))
    found.settle()
    due, ends, minutes = found.due(key)
    assert (due, ends) == ("2026-09-17T10:00", None)
    assert minutes == 120


def test_a_card_dropped_on_a_day_is_planned_there(
    book: Book, open_calendar: Callable[[], CalendarProbe]
) -> None:
    keys = [book.plan("Some day", None), book.plan("Ask for a referral", None)]
    found = open_calendar()
    assert found.waiting() == ["Ask for a referral", "Some day"]
    found.drop_waiting(keys, day(24))
    assert found.waiting() == []
    assert found.titles(day(24)) == ["Ask for a referral", "Some day"]


def test_double_click_on_an_empty_day_plans_something_there(
    book: Book, open_calendar: Callable[[], CalendarProbe]
) -> None:
    found = open_calendar()
    found.double_click(found.view.cell_rect(day(24)).center())
    assert found.dialog().due.value() == "2026-09-24"
    found.close_dialog()


def test_enter_opens_and_d_ticks_off(book: Book, open_calendar: Callable[[], CalendarProbe]) -> None:
    key = book.plan("Offer", "2026-09-18")
    found = open_calendar()
    found.select("Offer")
    found.press(Key.Key_Return)
    assert found.dialog().subject.text() == "Offer"
    found.close_dialog()
    found.select("Offer")
    found.press(Key.Key_D)
    assert found.desk.context.reader().value("SELECT state FROM follow_up WHERE id = ?", (key,)) == "done"
    assert found.entry("Offer").done


def test_the_list_answers_the_same_keys(book: Book, open_calendar: Callable[[], CalendarProbe]) -> None:
    key = book.plan("Offer", "2026-09-18")
    found = open_calendar()
    found.show_view("agenda")
    found.press(Key.Key_J)
    assert found.view.current_entry().title == "Offer"
    found.press(Key.Key_D)
    assert found.desk.context.reader().value("SELECT state FROM follow_up WHERE id = ?", (key,)) == "done"


def test_a_done_one_can_be_opened_again_from_its_menu(
    book: Book, open_calendar: Callable[[], CalendarProbe]
) -> None:
    key = book.plan("Offer", "2026-09-18")
    found = open_calendar()
    found.select("Offer")
    found.press(Key.Key_D)
    menu = found.page.actions_.menu(key, found.view.mapToGlobal(found.view.rect().center()))
    menu.actions()[1].trigger()
    menu.close()
    found.settle()
    assert not found.entry("Offer").done


def test_chips_choose_the_kinds_and_colleagues_can_be_left_out(
    book: Book, open_calendar: Callable[[], CalendarProbe]
) -> None:
    me, other = book.member("陈立"), book.member("吴倩")
    book.plan("Mine", "2026-09-18", owner_id=me)
    book.plan("Theirs", "2026-09-18", owner_id=other)
    book.plan("Visit", "2026-09-18", "visit", owner_id=me)
    found = open_calendar()
    assert found.titles(day(18)) == ["Mine", "Theirs", "Visit"]
    found.page.top.chips["visit"].click()
    found.settle()
    assert found.titles(day(18)) == ["Mine", "Theirs"]
    found.desk.context.store.member_id = me
    found.page.head.boxes["colleagues"].setChecked(False)
    found.settle()
    assert found.titles(day(18)) == ["Mine"]


def test_pages_turn_and_the_views_keep_the_day(
    book: Book, open_calendar: Callable[[], CalendarProbe]
) -> None:
    book.plan("October", "2026-10-16")
    found = open_calendar()
    found.press(Key.Key_BracketRight)
    assert found.titles(date(2026, 10, 16)) == ["October"]
    for name in ("week", "day", "agenda", "month"):
        found.show_view(name)
        first, last = found.view.visible_range()
        assert first <= date(2026, 10, 16) <= last
    found.press(Key.Key_Home)
    assert found.view.day == day(16)


def test_the_calendar_is_left_as_it_was(book: Book, open_calendar: Callable[[], CalendarProbe]) -> None:
    found = open_calendar()
    found.show_view("week")
    found.page.top.chips["birthday"].click()
    found.settle()
    kept = found.desk.context.config.get("dialogs")["calendar"]
    assert (kept["view"], kept["hidden"]) == ("week", ["birthday"])


def test_a_calendar_file_is_written(
    book: Book, open_calendar: Callable[[], CalendarProbe], tmp_path: Path
) -> None:
    book.plan("Offer", "2026-09-18T15:00")
    found = open_calendar()
    found.page.actions_.write_to(tmp_path / "out.ics", None)
    found.settle()
    [event] = list(read_calendar(tmp_path / "out.ics"))
    assert getattr(event, "subject", "") == "Offer"


def test_a_month_with_very_many_entries_shows_what_fits_and_counts_the_rest(
    book: Book, open_calendar: Callable[[], CalendarProbe]
) -> None:
    def fill(uow: Any) -> None:
        from app.db.bulk import insert_many

        rows = [
            {"kind": "call", "subject": f"Call {n}", "due": (day(1) + timedelta(days=n % 30)).isoformat(),
             "state": "open", "priority": "normal", "postponed": 0}
            for n in range(3_000)
        ]  # fmt: skip
        insert_many(uow, "follow_up", rows, remember=False)

    book.write("import.run", fill)
    found = open_calendar()
    assert found.page.top.count.text().startswith("3,000")
    found.view._ensure_layout()
    assert len(found.view._bars) < 300
    assert sum(hidden for _rect, _day, hidden in found.view._more) > 2_000
