"""The frame of the window: rail, top bar, status bar, stepper, empty pages, agenda, unscheduled cards."""

import pytest
from calendar_probe import Heard, day, entry
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.widgets.agenda import Agenda, AgendaModel
from app.widgets.buttons import Button
from app.widgets.calendar_entry import follow_ups_of
from app.widgets.chip import Chip
from app.widgets.empty_state import EmptyState, FilteredEmpty
from app.widgets.sidebar import NavItem, Sidebar
from app.widgets.status_bar import StatusBar
from app.widgets.stepper import Step, Stepper
from app.widgets.top_bar import TopBar
from app.widgets.unscheduled_list import UnscheduledItem, UnscheduledList, UnscheduledModel

Key = Qt.Key
PAGES = [NavItem("today", "Today", "today", "12"), NavItem("people", "Customers", "users", key="Ctrl+2")]


@pytest.fixture
def rail(qtbot: QtBot) -> Sidebar:
    """Two pages and settings, on the first."""
    made = Sidebar(PAGES, NavItem("settings", "Settings", "settings"))
    qtbot.addWidget(made)
    made.resize(208, 700)
    made.set_current("today")
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def test_a_click_asks_for_the_page_and_leaves_the_mark_to_the_window(rail: Sidebar) -> None:
    heard = Heard(rail.selected)
    button = rail.button("people")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.said == [("people",)]
    assert rail.current() == "today"


def test_keys_walk_round_the_rail(rail: Sidebar, qtbot: QtBot) -> None:
    heard = Heard(rail.selected)
    rail.focus_current()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is rail.button("today"))
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Up)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert heard.said == [("settings",), ("people",)]


def test_the_narrow_rail_names_its_icons(rail: Sidebar) -> None:
    button = rail.button("people")
    assert button is not None
    assert "Customers" not in button.toolTip()
    rail.set_collapsed(True)
    assert rail.width() == 56
    assert button.toolTip() == "Customers  Ctrl+2"
    rail.set_collapsed(False)
    assert rail.width() == 208


def test_a_badge_is_said_aloud_too(rail: Sidebar) -> None:
    rail.set_badge("people", "3", "red")
    button = rail.button("people")
    assert button is not None
    assert button.accessibleName() == "Customers, 3"


def test_the_search_field_of_the_bar_opens_the_palette(qtbot: QtBot) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    heard = Heard(bar.search_requested)
    bar.search.click()
    QTest.keyClick(bar.search, Key.Key_Return)
    assert heard.said == [(), ()]


def test_the_record_bar_goes_back_and_along(qtbot: QtBot) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.resize(1200, 56)
    bar.set_record(["Customers"], "Kangyue", "1 / 36")
    bar.set_steps_enabled(previous=False, following=True)
    bar.show()
    heard = {name: Heard(getattr(bar, name)) for name in ("back", "previous", "next", "path_clicked")}
    for name in ("Back", "Previous", "Next"):
        button = next(one for one in bar.findChildren(type(bar._back)) if one.accessibleName() == name)
        button.click()
    next(one for one in bar.findChildren(Button) if one.text() == "Customers").click()
    assert {name: len(one.said) for name, one in heard.items()} == {
        "back": 1,
        "previous": 0,  # the first record has none
        "next": 1,
        "path_clicked": 1,
    }


def test_a_page_title_takes_the_record_parts_away(qtbot: QtBot) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.set_record(["Customers"], "Kangyue", "1 / 36")
    bar.set_title("Customers", "428")
    assert not bar._back.isVisible()
    assert bar.count.isVisible()


def test_the_primary_action_stays_at_the_far_right(qtbot: QtBot) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.resize(1200, 56)
    primary, other = Button("Log", kind="primary"), Button("Follow-up")
    bar.set_primary(primary)
    bar.add_action(other)
    bar.show()
    assert other.x() < primary.x()


def test_hints_that_do_not_fit_are_left_out(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.set_totals(["36 customers"])
    bar.set_hints([("Enter", "open"), ("L", "log"), ("F", "follow-up")])
    for width in (1000, 160, 60):
        bar.resize(width, 36)
        assert not bar.grab().isNull()
    assert bar.hints.accessibleName() == "Enter open, L log, F follow-up"


@pytest.mark.parametrize(
    ("current", "reach", "asked", "goes"),
    [
        (2, 2, 0, True),
        (2, 2, 2, False),  # already there
        (1, 1, 2, False),  # not yet reached
        (1, 3, 3, True),  # filled in before
        (1, 3, 9, False),
    ],
)
def test_which_steps_can_be_gone_to(qtbot: QtBot, current: int, reach: int, asked: int, goes: bool) -> None:
    steps = Stepper([Step(name) for name in "abcd"])
    qtbot.addWidget(steps)
    steps.set_reach(reach)
    steps.set_current(current)
    assert steps.can_go(asked) is goes


@pytest.mark.parametrize("large", [False, True])
def test_steps_by_mouse_and_keys(qtbot: QtBot, large: bool) -> None:
    steps = Stepper([Step("File"), Step("Columns"), Step("Problems")], large=large)
    qtbot.addWidget(steps)
    steps.resize(700, steps.height())
    steps.set_current(2)
    steps.show()
    heard = Heard(steps.step_chosen)
    QTest.mouseClick(steps, Qt.MouseButton.LeftButton, pos=QPoint(12, 14))
    for key in (Key.Key_Left, Key.Key_Return):
        QTest.keyClick(steps, key)
    assert heard.said == [(0,), (1,)]


def test_an_empty_page_offers_at_most_two_ways(qtbot: QtBot) -> None:
    page = EmptyState("No customers yet", "Import a table")
    qtbot.addWidget(page)
    page.add_button(Button("Import"))
    page.add_button(Button("New", kind="primary"))
    with pytest.raises(ValueError, match="at most two"):
        page.add_button(Button("Third"))


def test_a_filtered_page_names_the_filter_that_was_closed(qtbot: QtBot) -> None:
    page = FilteredEmpty("No customers match")
    qtbot.addWidget(page)
    page.set_chips([("old", "Old")])
    page.set_chips([("owner", "Owner: me"), ("stars", "Key")])
    heard = Heard(page.chip_closed)
    chips = [chip for chip in page.findChildren(Chip) if not chip.isHidden()]
    QTest.keyClick(chips[1], Key.Key_Delete)
    assert [chip.text() for chip in chips] == ["Owner: me", "Key"]
    assert heard.said == [("stars",)]


def test_the_agenda_lists_by_day(qtmodeltester: ModelTester) -> None:
    model = AgendaModel()
    model.set_rows(
        [entry("b", "17 15:00"), entry("fair", "16", "17"), entry("a", "17 09:00")], day(16), day(18)
    )
    qtmodeltester.check(model)
    assert [model.index(row).data() for row in range(model.rowCount())] == ["fair", "fair", "a", "b"]
    assert model.row_of(day(17)) == 1
    assert model.row_of(day(30)) == -1


def test_agenda_keys(qtbot: QtBot) -> None:
    agenda = Agenda()
    qtbot.addWidget(agenda)
    agenda.set_day(day(1))
    agenda.set_entries([entry("a", "2 09:00"), entry("b", "3 09:00")])
    agenda.show()
    opened, ranges = Heard(agenda.activated_entry), Heard(agenda.range_changed)
    for key in (Key.Key_J, Key.Key_J, Key.Key_Return, Key.Key_BracketRight):
        QTest.keyClick(agenda, key)
    assert opened.said == [("b",)]
    assert ranges.said[0][0].isoformat() == "2026-10-01"


def test_unscheduled_cards_carry_their_ids(qtmodeltester: ModelTester) -> None:
    model = UnscheduledModel()
    model.set_items([UnscheduledItem(1 << 62, "a"), UnscheduledItem(2, "b")])
    qtmodeltester.check(model)
    assert follow_ups_of(model.mimeData([model.index(0), model.index(1)])) == [1 << 62, 2]


def test_the_same_unscheduled_cards_again_change_nothing() -> None:
    model = UnscheduledModel()
    model.set_items([UnscheduledItem(1, "a")])
    resets = Heard(model.modelReset)
    model.set_items([UnscheduledItem(1, "a")])
    assert resets.said == []
    model.set_items([UnscheduledItem(1, "b")])
    assert resets.said == [()]


def test_enter_gives_an_unscheduled_card_a_date(qtbot: QtBot) -> None:
    cards = UnscheduledList()
    qtbot.addWidget(cards)
    cards.set_items([UnscheduledItem(1 << 62, "a"), UnscheduledItem(2, "b")])
    heard = Heard(cards.opened)
    for key in (Key.Key_J, Key.Key_Return, Key.Key_J, Key.Key_Return):
        QTest.keyClick(cards, key)
    assert heard.said == [(1 << 62,), (2,)]
