"""Buttons, chips, segments, tabs, switch: clicks, keys, rings."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFocusFrame, QMenu, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.theme import manager
from app.widgets.buttons import Button, IconButton
from app.widgets.checks import CheckBox
from app.widgets.chip import Chip
from app.widgets.focus_ring import ring_target
from app.widgets.segmented import Segmented
from app.widgets.switch import Switch
from app.widgets.tabs import Tab, TabBar

Put = Callable[..., QWidget]


@pytest.mark.parametrize(
    ("sizing", "height"),
    [("normal", 32), ("small", 28), ("inline", 24)],
)
@pytest.mark.parametrize("kind", ["primary", "default", "tint", "ghost", "danger"])
def test_buttons_have_the_heights_of_the_tokens(
    qtbot: QtBot, put: Put, kind: str, sizing: str, height: int
) -> None:
    button = Button("保存", kind=kind, sizing=sizing, icon="plus")
    put(button)
    assert button.height() == height


def test_a_long_english_label_is_never_cut(qtbot: QtBot, put: Put) -> None:
    short, long = Button("Save"), Button("Save and log another interaction", hint="Ctrl Enter")
    put(short, long)
    needed = long.fontMetrics().horizontalAdvance(long.text())
    assert long.minimumSizeHint().width() > needed + 60
    assert short.minimumSizeHint().width() < long.minimumSizeHint().width()


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("kind", ["primary", "default", "tint", "ghost", "danger"])
def test_a_button_with_an_icon_writes_in_the_colour_of_its_kind(put: Put, kind: str, name: str) -> None:
    """Buttons with and without icon are painted in two ways; both must agree."""
    bare, dressed = Button("██", kind=kind), Button("██", kind=kind, icon="plus")
    put(bare, dressed)
    manager().set_mode(name)

    def words(button: Button, x: int) -> str:
        return button.grab().toImage().pixelColor(x, 16).name()

    end = dressed.width() // 2 + 16
    assert words(dressed, end) == words(bare, bare.width() // 2 - 4)


def test_a_button_calls_once_per_click_and_never_when_disabled(qtbot: QtBot, put: Put) -> None:
    calls: list[int] = []
    button = Button("x", clicked=lambda: calls.append(1))
    put(button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setEnabled(False)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert calls == [1]


def test_an_icon_button_says_its_name_and_key(qtbot: QtBot, put: Put) -> None:
    button = IconButton("phone", "打电话 <now>", key="Ctrl+P")
    put(button)
    assert button.accessibleName() == "打电话 <now>"
    assert "&lt;now&gt;" in button.toolTip()
    assert "Ctrl+P" in button.toolTip()


def test_the_ring_comes_with_the_keyboard_and_not_with_the_mouse(qtbot: QtBot, put: Put) -> None:
    first, second = Button("1"), CheckBox("2")
    put(first, second)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring_target() is None
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    second.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring_target() is second
    first.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert ring_target() is first
    first.clearFocus()
    assert ring_target() is None


def test_the_ring_stays_when_the_theme_changes(put: Put) -> None:
    """Qt hides its focus frame when the style sheet changes; the user who switched by key would be lost."""
    first, second = Button("1"), Button("2")
    window = put(first, second)
    second.setFocus(Qt.FocusReason.TabFocusReason)
    frame = window.findChild(QFocusFrame)
    assert frame.isVisible()
    manager().set_mode("dark")
    assert frame.isVisible()


def test_the_ring_survives_the_death_of_what_it_stood_in(qtbot: QtBot, put: Put) -> None:
    old = Button("old")
    inner = QWidget()
    put(Button("first"), inner)
    old.setParent(inner)
    old.show()
    old.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring_target() is old
    delete(inner)
    new = Button("new")
    put(Button("first"), new)
    new.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring_target() is new


def test_a_chip_closes_by_its_cross_and_by_delete(qtbot: QtBot, put: Put) -> None:
    chip = Chip("负责人：我", on=True, closable=True)
    put(chip)
    clicks: list[int] = []
    chip.clicked.connect(lambda: clicks.append(1))
    with qtbot.waitSignal(chip.closed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, 14))
    assert clicks == []
    with qtbot.waitSignal(chip.closed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(20, 14))
    assert clicks == [1]


def test_a_chip_that_is_off_has_no_cross(qtbot: QtBot, put: Put) -> None:
    chip = Chip("状态", closable=True)
    put(chip)
    wide = chip.sizeHint().width()
    with qtbot.assertNotEmitted(chip.closed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, 14))
    chip.set_on(True)
    assert chip.sizeHint().width() > wide


def test_a_chip_opens_its_menu_below_itself(qtbot: QtBot, put: Put) -> None:
    chip = Chip("状态")
    menu = QMenu(chip)
    menu.addAction("活跃")
    chip.set_menu(menu)
    put(chip)
    qtbot.keyClick(chip, Qt.Key.Key_Down)
    assert menu.isVisible()
    assert menu.pos().y() >= chip.mapToGlobal(QPoint(0, chip.height())).y()
    menu.close()


def test_segments_move_by_keys_and_stop_at_the_ends(qtbot: QtBot, put: Put) -> None:
    segments = Segmented([("m", "月"), ("w", "周"), ("d", "日")], value="m")
    put(segments)
    seen: list[str] = []
    segments.changed.connect(seen.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Home):
        qtbot.keyClick(segments, key)
    assert seen == ["w", "d", "m"]


def test_segments_take_a_click_and_ignore_one_on_the_chosen(qtbot: QtBot, put: Put) -> None:
    segments = Segmented([("m", "月"), ("w", "周")], value="m")
    put(segments)
    with qtbot.assertNotEmitted(segments.changed):
        qtbot.mouseClick(segments, Qt.MouseButton.LeftButton, pos=QPoint(10, 16))
    with qtbot.waitSignal(segments.changed) as caught:
        qtbot.mouseClick(segments, Qt.MouseButton.LeftButton, pos=QPoint(segments.width() - 10, 16))
    assert caught.args == ["w"]


def test_choosing_from_code_is_silent(qtbot: QtBot, put: Put) -> None:
    segments = Segmented([("m", "月"), ("w", "周")])
    tabs = TabBar([Tab("a", "甲"), Tab("b", "乙", 3)])
    put(segments, tabs)
    with qtbot.assertNotEmitted(segments.changed), qtbot.assertNotEmitted(tabs.chosen):
        segments.set_value("w")
        tabs.set_current("b")
    assert (segments.value(), tabs.current_key()) == ("w", "b")


def test_tabs_keep_their_place_when_the_list_changes(qtbot: QtBot, put: Put) -> None:
    tabs = TabBar([Tab("a", "甲"), Tab("b", "乙")])
    put(tabs)
    tabs.set_current("b")
    tabs.set_tabs([Tab("x", "新"), Tab("a", "甲"), Tab("b", "乙")])
    assert tabs.current_key() == "b"
    with qtbot.waitSignal(tabs.chosen) as caught:
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(0).center())
    assert caught.args == ["x"]


def test_a_count_makes_room_for_itself(qtbot: QtBot, put: Put) -> None:
    tabs = TabBar([Tab("a", "甲")])
    put(tabs)
    before = tabs.tabSizeHint(0).width()
    tabs.set_count("a", 1234)
    assert tabs.tabSizeHint(0).width() > before + 20


def test_a_switch_toggles_by_space_and_by_a_click_on_its_words(qtbot: QtBot, put: Put) -> None:
    switch = Switch("自动备份")
    put(switch)
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(switch.width() - 4, 9))
    assert not switch.isChecked()


@pytest.mark.parametrize("icon", [False, True])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_button_as_space_does(qtbot: QtBot, put: Put, key: Qt.Key, icon: bool) -> None:
    pressed: list[str] = []

    def press() -> None:
        pressed.append("once")

    button = IconButton("x", "Go", clicked=press) if icon else Button("Go", clicked=press)
    put(button)
    qtbot.keyClick(button, key)
    assert pressed == ["once"]
    button.setEnabled(False)
    qtbot.keyClick(button, key)
    assert pressed == ["once"]
