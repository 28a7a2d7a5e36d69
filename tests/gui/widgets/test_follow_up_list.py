"""The follow-up list: one key or one click for each thing one does."""

import pytest
from calendar_probe import Heard
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.widgets.follow_up_list import FollowUpItem, FollowUpList, FollowUpModel, FollowUpSection

Key = Qt.Key
BIG = 1 << 61  # ids are 63 bits long


def sections(*names: str) -> list[FollowUpSection]:
    """ "late: a b", "today: c" -> sections with these follow-ups."""
    made = []
    for number, line in enumerate(names):
        key, _, rest = line.partition(":")
        ids = rest.split()
        found = tuple(FollowUpItem(BIG + ord(one), one, f"call {one}", due_text="10:30") for one in ids)
        made.append(FollowUpSection(key, key, found, action="all" if number == 0 else ""))
    return made


def key_of(name: str) -> int:
    return BIG + ord(name)


@pytest.fixture
def follow_ups(qtbot: QtBot) -> FollowUpList:
    """Two late, one today, shown with the keyboard on it."""
    made = FollowUpList()
    qtbot.addWidget(made)
    made.resize(720, 480)
    made.set_sections(sections("late: a b", "today: c"))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_the_model(qtmodeltester: ModelTester) -> None:
    model = FollowUpModel()
    model.set_sections(sections("late: a b", "none:", "today: c"))
    qtmodeltester.check(model)
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "late 2",
        "call a",
        "call b",
        "today 1",  # an empty section has no heading
        "call c",
    ]


@pytest.mark.parametrize(
    ("key", "signal", "said"),
    [
        (Key.Key_D, "done", (key_of("b"), True)),
        (Key.Key_P, "postpone", (key_of("b"),)),
        (Key.Key_L, "log", (key_of("b"),)),
        (Key.Key_F, "follow_up", (key_of("b"),)),
        (Key.Key_Return, "opened", (key_of("b"),)),
    ],
)
def test_single_keys_act_on_the_current_row(
    follow_ups: FollowUpList, key: Qt.Key, signal: str, said: tuple[object, ...]
) -> None:
    heard = Heard(getattr(follow_ups, signal))
    follow_ups.set_current(key_of("b"))
    QTest.keyClick(follow_ups, key)
    assert heard.said == [said]


def test_letters_with_control_are_left_to_the_window(follow_ups: FollowUpList) -> None:
    heard = Heard(follow_ups.log)
    follow_ups.set_current(key_of("b"))
    QTest.keyClick(follow_ups, Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert heard.said == []


def test_moving_skips_the_headings(follow_ups: FollowUpList) -> None:
    seen = []
    for key in (Key.Key_J, Key.Key_Down, Key.Key_J, Key.Key_J, Key.Key_K, Key.Key_Up):
        QTest.keyClick(follow_ups, key)
        seen.append(follow_ups.current_id())
    assert seen == [key_of(name) for name in "abccba"]  # stops at the last one


def test_a_click_on_the_circle_is_done_without_choosing_the_row(follow_ups: FollowUpList) -> None:
    heard = Heard(follow_ups.done)
    rect = follow_ups.visualRect(follow_ups.model().index(2, 0))
    QTest.mouseClick(
        follow_ups.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 24, rect.center().y())
    )
    assert heard.said == [(key_of("b"), True)]
    assert follow_ups.current_id() is None


@pytest.mark.parametrize(("from_right", "signal"), [(46, "postpone"), (22, "log")])
def test_icons_of_a_row(follow_ups: FollowUpList, from_right: int, signal: str) -> None:
    heard = Heard(getattr(follow_ups, signal))
    rect = follow_ups.visualRect(follow_ups.model().index(2, 0))
    point = QPoint(rect.right() - from_right, rect.center().y())
    QTest.mouseClick(follow_ups.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert heard.said == [(key_of("b"),)]


def test_the_focused_row_has_buttons_with_words(follow_ups: FollowUpList) -> None:
    follow_ups.set_current(key_of("b"))
    rect = follow_ups.visualRect(follow_ups.model().index(2, 0))
    parts = [
        follow_ups.part_at(QPoint(x, rect.center().y()))[1] for x in range(rect.left() + 60, rect.right())
    ]
    assert [part for part in dict.fromkeys(parts) if part] == ["done", "postpone", "log"]


def test_the_link_of_a_heading(follow_ups: FollowUpList) -> None:
    heard = Heard(follow_ups.section_action)
    rect = follow_ups.visualRect(follow_ups.model().index(0, 0))
    point = QPoint(rect.right() - 20, rect.center().y())
    QTest.mouseClick(follow_ups.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert heard.said == [("late",)]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (["late: a b", "today: c"], "b"),
        (["late: b", "today: c"], "b"),  # moved up: still the current one
        (["late: a", "today: c"], "c"),  # done and gone: the next one takes its place
        (["late: a"], "a"),  # nothing after it: the one before
    ],
)
def test_the_current_row_after_a_reload(follow_ups: FollowUpList, after: list[str], expected: str) -> None:
    follow_ups.set_current(key_of("b"))
    follow_ups.set_sections(sections(*after))
    assert follow_ups.current_id() == key_of(expected)


def test_a_done_item_can_be_opened_again(follow_ups: FollowUpList) -> None:
    heard = Heard(follow_ups.done)
    item = FollowUpItem(1, "a", "call", done=True)
    follow_ups.set_sections([FollowUpSection("today", "today", (item,))])
    follow_ups.set_current(1)
    QTest.keyClick(follow_ups, Key.Key_D)
    assert heard.said == [(1, False)]


def test_two_thousand_rows_ask_for_one_screen(follow_ups: FollowUpList) -> None:
    many = tuple(FollowUpItem(n, "x", "y") for n in range(2_000))
    follow_ups.set_sections([FollowUpSection("late", "late", many)])
    QTest.keyClick(follow_ups, Key.Key_End)
    assert follow_ups.current_id() == 1_999


def test_the_keyboard_always_stands_on_a_follow_up(qtbot: QtBot, follow_ups: FollowUpList) -> None:
    """A list may end in headings that only say how much there is besides."""
    names = "late: a b c d e f g h i j k l m n o p q r s t u v w x y z"
    more = [FollowUpSection("more", "More", (), count=9), FollowUpSection("later", "Later", (), count=5)]
    follow_ups.set_sections([*sections(names), *more])
    for key in (Key.Key_End, Key.Key_PageDown, Key.Key_Down, Key.Key_J):
        QTest.keyClick(follow_ups, key)
        assert follow_ups.current_id() == key_of("z"), key
    for key in (Key.Key_Home, Key.Key_PageUp, Key.Key_Up):
        QTest.keyClick(follow_ups, key)
        assert follow_ups.current_id() == key_of("a"), key
