"""Customer text is shown literally, and cut only where there is no room."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.widgets.text import ElidedLabel, label, plain

NASTY = "<b>x</b><img src='/etc/hostname'>"


def test_a_label_never_reads_markup(qtbot: QtBot) -> None:
    made = label(NASTY)
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert made.text() == NASTY


@pytest.mark.parametrize(
    "text",
    [NASTY, "<table>", "a & b", "a\n<i>b</i>", "x" * 70 + "<br>"],
)
def test_a_tool_tip_never_reads_markup(text: str) -> None:
    safe = plain(text)
    assert "<b>" not in safe
    assert "<img" not in safe
    assert "<br" not in safe


@pytest.mark.parametrize("text", ["", "康悦健身连锁", "5 > 3", 'she said "yes"'])
def test_harmless_short_text_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


def _hover(widget: ElidedLabel) -> None:
    where = QPoint(2, 2)
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, where, widget.mapToGlobal(where)))


def test_the_tool_tip_appears_only_when_the_text_is_cut(qtbot: QtBot) -> None:
    made = ElidedLabel("杭州海拓健身器材有限公司")
    qtbot.addWidget(made)
    made.resize(400, 20)
    made.show()
    assert not made.is_elided()
    _hover(made)
    assert QToolTip.text() == ""
    made.resize(60, 20)
    assert made.is_elided()
    _hover(made)
    assert QToolTip.text() == "杭州海拓健身器材有限公司"
    QToolTip.hideText()


def test_an_elided_label_asks_for_room_and_gets_along_without(qtbot: QtBot) -> None:
    made = ElidedLabel("很长的一句话" * 10)
    qtbot.addWidget(made)
    assert made.sizeHint().width() > 500
    assert made.minimumSizeHint().width() < 30
