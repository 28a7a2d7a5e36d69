"""The bar of actions on ticked rows."""

import itertools
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.widgets.table.bulk_bar import BulkAction, BulkBar

ACTIONS = [BulkAction(key, f"Action {key}", "tag") for key in "abcdef"]


@pytest.fixture
def bar(qtbot: Any) -> BulkBar:
    made = BulkBar(ACTIONS)
    qtbot.addWidget(made)
    made.set_text("3 customers selected", "total ¥698,300")
    made.resize(1200, 44)
    made.show()
    return made


def test_clicks_and_keys_say_which_action(bar: BulkBar) -> None:
    heard: list[str] = []
    bar.triggered.connect(heard.append)
    QTest.mouseClick(bar._buttons[1], Qt.MouseButton.LeftButton)
    QTest.keyClick(bar._buttons[2], Qt.Key.Key_Return)
    QTest.keyClick(bar._buttons[3], Qt.Key.Key_Space)
    assert heard == ["b", "c", "d"]


def test_close_and_what_is_read_aloud(bar: BulkBar, qtbot: Any) -> None:
    with qtbot.waitSignal(bar.closed):
        QTest.mouseClick(bar._close, Qt.MouseButton.LeftButton)
    assert bar.accessibleName() == "3 customers selected total ¥698,300"
    assert bar._close.accessibleName()


@pytest.mark.parametrize("width", [1200, 800, 640, 480, 300])
def test_every_action_is_reachable_at_every_width_and_nothing_overlaps(bar: BulkBar, width: int) -> None:
    bar.resize(width, 44)
    shown = [button for button in bar._buttons if not button.isHidden()]
    rest = [action.text() for action in bar.rest().actions()]
    assert [button.text() for button in shown] + rest == [action.text for action in ACTIONS]
    parts = [*shown, *([bar._overflow] if rest else []), bar._close]
    assert bar._overflow.isHidden() == (not rest)
    for left, right in itertools.pairwise(parts):
        assert left.geometry().right() < right.geometry().left()
