"""The month grid: dragging, keys, drops and what does not fit."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from calendar_probe import Heard, day, drag, drop_follow_ups, entry, moment
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.theme import install_theme
from app.widgets.calendar_entry import CalendarEntry, DayNote
from app.widgets.month_grid import MonthGrid

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

Make = Callable[..., MonthGrid]


@pytest.fixture
def month(qtbot: QtBot) -> Make:
    """A month grid of September 2026 on the 16th, weeks from Monday."""

    def make(*entries: CalendarEntry) -> MonthGrid:
        grid = MonthGrid()
        qtbot.addWidget(grid)
        grid.setLocale(QLocale("zh_CN"))
        grid.set_first_weekday(1)
        grid.set_today(day(16))
        grid.set_day(day(16))
        grid.resize(980, 760)
        grid.set_entries(list(entries))
        grid.show()
        qtbot.waitExposed(grid)
        return grid

    return make


def test_dragging_a_bar_to_another_day_asks_for_the_move(month: Make) -> None:
    grid = month(entry("call", "16 15:00", "16 16:00"))
    heard = Heard(grid.moved)
    drag(grid, grid.rect_of("call").center(), grid.cell_rect(day(18)).center())
    assert heard.said == [("call", moment("18 15:00"), moment("18 16:00"))]


def test_the_length_of_a_long_entry_survives_the_move_across_weeks(month: Make) -> None:
    grid = month(entry("fair", "9", "11"))
    heard = Heard(grid.moved)
    drag(grid, grid.rect_of("fair").center(), grid.cell_rect(day(18)).center())
    assert heard.said == [("fair", moment("17"), moment("19"))]  # held by its second day


def test_a_click_does_not_move(month: Make) -> None:
    grid = month(entry("call", "16 15:00"))
    moved, chosen = Heard(grid.moved), Heard(grid.entry_selected)
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.rect_of("call").center())
    assert moved.said == []
    assert chosen.said == [("call",)]


@pytest.mark.parametrize(
    ("side", "to_day", "expected"),
    [
        ("right", 13, ("9", "13")),
        ("right", 8, ("9", "9")),  # never ends before it starts
        ("left", 7, ("7", "11")),
        ("left", 12, ("11", "11")),
    ],
)
def test_pulling_an_end_lengthens(month: Make, side: str, to_day: int, expected: tuple[str, str]) -> None:
    grid = month(entry("fair", "9", "11"))
    heard = Heard(grid.resized)
    rect = grid.rect_of("fair")
    grip = (
        QPoint(rect.right() - 2, rect.center().y())
        if side == "right"
        else QPoint(rect.left() + 2, rect.center().y())
    )
    drag(grid, grip, grid.cell_rect(day(to_day)).center())
    assert heard.said == [("fair", moment(expected[0]), moment(expected[1]))]


def test_a_birthday_cannot_be_dragged(month: Make) -> None:
    grid = month(entry("birthday", "17", kind="birthday", movable=False))
    heard = Heard(grid.moved)
    drag(grid, grid.rect_of("birthday").center(), grid.cell_rect(day(18)).center())
    assert heard.said == []


def test_escape_gives_up_a_drag(month: Make) -> None:
    grid = month(entry("call", "16 15:00"))
    heard = Heard(grid.moved)
    drag(grid, grid.rect_of("call").center(), grid.cell_rect(day(18)).center(), release=False)
    QTest.keyClick(grid, Key.Key_Escape)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect(day(18)).center())
    assert heard.said == []


def test_double_click_on_an_empty_day_creates_and_on_an_entry_opens(month: Make) -> None:
    grid = month(entry("call", "16 15:00"))
    created, opened = Heard(grid.create_requested), Heard(grid.activated)
    QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect(day(22)).center())
    QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=grid.rect_of("call").center())
    assert created.said == [(moment("22 09:00"), True)]
    assert opened.said == [("call",)]


def test_unscheduled_follow_ups_dropped_on_a_day(month: Make) -> None:
    grid = month()
    heard = Heard(grid.dropped)
    drop_follow_ups(grid, [1 << 62, 5], grid.cell_rect(day(24)).center())
    assert heard.said == [([1 << 62, 5], moment("24"), True)]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([Key.Key_Right], "2026-09-17"),
        ([Key.Key_Down, Key.Key_Left], "2026-09-22"),
        ([Key.Key_PageDown], "2026-10-16"),
        ([Key.Key_BracketLeft], "2026-08-16"),
        ([Key.Key_PageDown, Key.Key_Home], "2026-09-16"),  # Home comes back to today
    ],
)
def test_keys_move_the_chosen_day(month: Make, keys: list[Qt.Key], expected: str) -> None:
    grid = month()
    for key in keys:
        QTest.keyClick(grid, key)
    assert grid.day.isoformat() == expected


def test_turning_the_month_says_which_days_are_needed(month: Make) -> None:
    grid = month()
    heard = Heard(grid.range_changed)
    QTest.keyClick(grid, Key.Key_Right)  # same page: nothing new is needed
    QTest.keyClick(grid, Key.Key_BracketRight)
    first, last = heard.said[0]
    assert len(heard.said) == 1
    assert (first.isoformat(), last.isoformat()) == ("2026-09-28", "2026-11-01")


def test_enter_goes_into_the_entries_of_a_day_and_opens_one(month: Make) -> None:
    grid = month(entry("early", "16 09:00"), entry("late", "16 15:00"))
    opened = Heard(grid.activated)
    for key in (Key.Key_Return, Key.Key_Down, Key.Key_Return):
        QTest.keyClick(grid, key)
    assert opened.said == [("late",)]


def test_enter_on_an_empty_day_creates(month: Make) -> None:
    grid = month()
    created = Heard(grid.create_requested)
    QTest.keyClick(grid, Key.Key_Return)
    assert created.said == [(moment("16 09:00"), True)]


def test_the_keyboard_can_drag_too(month: Make) -> None:
    grid = month(entry("fair", "16", "17"))
    moved, resized = Heard(grid.moved), Heard(grid.resized)
    QTest.keyClick(grid, Key.Key_Return)
    QTest.keyClick(grid, Key.Key_Right, CTRL)
    QTest.keyClick(grid, Key.Key_Right, CTRL | SHIFT)
    assert moved.said == [("fair", moment("17"), moment("18"))]
    assert resized.said == [("fair", moment("16"), moment("18"))]


def test_a_crowded_day_shows_how_many_more_and_opens_the_day(month: Make) -> None:
    grid = month(*(entry(f"e{number}", f"16 {number:02}:00") for number in range(24)))
    opened = Heard(grid.day_opened)
    grid.entry_at(QPoint(0, 0))  # lays the page out
    (box, _day, hidden), *_ = grid._more
    shown = sum(1 for _rect, one in grid._hits if one.first_day == day(16))
    assert shown + hidden == 24
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=box.center())
    assert opened.said == [(day(16),)]


def test_ten_thousand_entries_paint_only_what_fits(month: Make) -> None:
    many = [CalendarEntry(n, "x", datetime(2026, 9, 1 + n % 30, 9)) for n in range(10_000)]
    grid = month(*many)
    grid.grab()
    assert 0 < len(grid._hits) < 6 * 42


def test_the_current_entry_stays_current_after_a_reload(month: Make) -> None:
    grid = month(entry("call", "16 15:00"))
    QTest.keyClick(grid, Key.Key_Return)
    grid.set_entries([entry("call", "16 17:00"), entry("new", "16 08:00")])
    current = grid.current_entry()
    assert current is not None
    assert (current.id, current.start) == ("call", moment("16 17:00"))


def test_badges_and_themes_repaint(month: Make, qapp: object) -> None:
    grid = month(entry("fair", "9", "11"))
    plain = grid.grab().toImage()
    grid.set_notes(lambda one: DayNote("中秋节", "red", "休") if one == day(25) else DayNote("初一"))
    noted = grid.grab().toImage()
    assert noted != plain
    install_theme(qapp, "dark")  # type: ignore[arg-type]
    try:
        assert grid.grab().toImage() != noted
    finally:
        install_theme(qapp, "light")  # type: ignore[arg-type]


def test_letters_go_to_the_current_entry_and_only_then(month: Make) -> None:
    grid = month(entry("call", "16 15:00"))
    heard = Heard(grid.key_pressed)
    QTest.keyClick(grid, Key.Key_D)  # only a day is chosen: nothing to be done
    QTest.keyClick(grid, Key.Key_Return)
    QTest.keyClick(grid, Key.Key_D)
    assert heard.said == [("D", "call")]


def test_the_context_menu_names_the_entry_under_the_mouse(month: Make) -> None:
    grid = month(entry("call", "16 15:00"))
    heard = Heard(grid.menu_requested)
    for point in (grid.rect_of("call").center(), grid.cell_rect(day(22)).center()):
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(grid, QContextMenuEvent(reason, point, grid.mapToGlobal(point)))
    assert [said[0] for said in heard.said] == ["call"]


def test_the_note_of_a_day_is_reckoned_once(month: Make) -> None:
    asked: list[object] = []

    def note(one: object) -> DayNote:
        asked.append(one)
        return DayNote("初一")

    grid = month()
    grid.set_notes(note)
    grid.grab()
    grid.grab()
    assert len(asked) == len(set(asked)) == 35


def test_weeks_begin_as_chosen_whatever_the_language_says(month: Make) -> None:
    grid = month()
    grid.setLocale(QLocale("en_US"))  # Sunday there, but Monday was chosen
    assert grid.visible_range()[0] == date(2026, 8, 31)
