"""Week and day views: dragging blocks by time, lengthening, keys, drops."""

from collections.abc import Callable

import pytest
from calendar_probe import Heard, day, drag, drop_follow_ups, entry, moment
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.widgets.calendar_entry import CalendarEntry
from app.widgets.time_grid import TimeGrid

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

Make = Callable[..., TimeGrid]


@pytest.fixture
def week(qtbot: QtBot) -> Make:
    """The week of Wednesday 16 September 2026 from Monday, eight o'clock at the top."""

    def make(*entries: CalendarEntry, days: int = 7) -> TimeGrid:
        grid = TimeGrid(days)
        qtbot.addWidget(grid)
        grid.set_first_weekday(1)
        grid.set_now(moment("16 11:40"))
        grid.set_day(day(16))
        grid.resize(1000, 760)
        grid.set_entries(list(entries))
        grid.show()
        qtbot.waitExposed(grid)
        return grid

    return make


def spot(grid: TimeGrid, number: int, clock: str) -> QPoint:
    """The middle of a day's column at a time."""
    first, _last = grid.visible_range()
    hour, minute = clock.split(":")
    column = grid.columns()[(day(number) - first).days]
    return QPoint(column.center().x(), grid.y_of(int(hour) * 60 + int(minute)) + 2)


def test_a_block_moves_by_day_and_quarter_of_an_hour(week: Make) -> None:
    grid = week(entry("call", "16 10:00", "16 11:00"))
    heard = Heard(grid.moved)
    drag(grid, spot(grid, 16, "10:15"), spot(grid, 18, "12:45"))
    assert heard.said == [("call", moment("18 12:30"), moment("18 13:30"))]  # held a quarter below its top


def test_a_block_is_pulled_longer_at_its_lower_edge(week: Make) -> None:
    grid = week(entry("call", "16 10:00", "16 11:00"))
    heard = Heard(grid.resized)
    edge = grid.rect_of("call")
    drag(grid, QPoint(edge.center().x(), edge.bottom() - 1), spot(grid, 16, "12:30"))
    assert heard.said == [("call", moment("16 10:00"), moment("16 12:30"))]


def test_a_block_never_becomes_shorter_than_a_quarter(week: Make) -> None:
    grid = week(entry("call", "16 10:00", "16 11:00"))
    heard = Heard(grid.resized)
    edge = grid.rect_of("call")
    drag(grid, QPoint(edge.center().x(), edge.bottom() - 1), spot(grid, 16, "09:00"))
    assert heard.said == [("call", moment("16 10:00"), moment("16 10:15"))]


def test_an_entry_without_an_end_keeps_none(week: Make) -> None:
    grid = week(entry("call", "16 10:00"))
    heard = Heard(grid.moved)
    drag(grid, grid.rect_of("call").center(), spot(grid, 17, "10:15"))
    assert heard.said == [("call", moment("17 10:00"), None)]


def test_an_all_day_entry_moves_by_days_only(week: Make) -> None:
    grid = week(entry("fair", "15", "16"))
    heard = Heard(grid.moved)
    start = grid.rect_of("fair").center()
    drag(grid, start, QPoint(spot(grid, 18, "08:00").x(), start.y()))
    assert [said[0] for said in heard.said] == ["fair"]
    assert heard.said[0][1].time() == moment("16").time()


def test_double_click_creates_at_the_half_hour(week: Make) -> None:
    grid = week()
    heard = Heard(grid.create_requested)
    QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=spot(grid, 17, "14:40"))
    assert heard.said == [(moment("17 14:30"), False)]


def test_a_drop_lands_at_its_time_and_in_the_head_on_the_whole_day(week: Make) -> None:
    grid = week()
    heard = Heard(grid.dropped)
    drop_follow_ups(grid, [7], spot(grid, 17, "14:00") + QPoint(0, 6))
    drop_follow_ups(grid, [7], QPoint(spot(grid, 18, "14:00").x(), 60))
    assert heard.said == [([7], moment("17 14:00"), False), ([7], moment("18"), True)]


def test_keys_choose_a_slot_and_create(week: Make) -> None:
    grid = week()
    heard = Heard(grid.create_requested)
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Return):
        QTest.keyClick(grid, key)
    assert heard.said == [(moment("17 09:30"), False)]


def test_enter_opens_the_entry_under_the_slot(week: Make) -> None:
    grid = week(entry("call", "16 09:15", "16 10:00"))
    opened = Heard(grid.activated)
    QTest.keyClick(grid, Key.Key_Return)
    QTest.keyClick(grid, Key.Key_Return)
    assert opened.said == [("call",)]


@pytest.mark.parametrize(
    ("key", "modifiers", "signal", "expected"),
    [
        (Key.Key_Down, CTRL, "moved", ("16 09:15", "16 10:15")),
        (Key.Key_Left, CTRL, "moved", ("15 09:00", "15 10:00")),
        (Key.Key_Down, CTRL | SHIFT, "resized", ("16 09:00", "16 10:15")),
    ],
)
def test_the_keyboard_can_drag_too(
    week: Make, key: Qt.Key, modifiers: Qt.KeyboardModifier, signal: str, expected: tuple[str, str]
) -> None:
    grid = week(entry("call", "16 09:00", "16 10:00"))
    heard = Heard(getattr(grid, signal))
    QTest.keyClick(grid, Key.Key_Return)
    QTest.keyClick(grid, key, modifiers)
    assert heard.said == [("call", moment(expected[0]), moment(expected[1]))]


@pytest.mark.parametrize(("days", "expected"), [(7, 23), (1, 17)])
def test_turning_the_page(week: Make, days: int, expected: int) -> None:
    grid = week(days=days)
    QTest.keyClick(grid, Key.Key_PageDown)
    assert grid.day == day(expected)


def test_the_slot_scrolls_into_view(week: Make) -> None:
    grid = week()
    for _step in range(26):
        QTest.keyClick(grid, Key.Key_Down)
    assert grid.hours_area().contains(grid.rect_of_slot())
