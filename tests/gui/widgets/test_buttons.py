"""Buttons by keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.widgets.buttons import Button, IconButton


@pytest.mark.parametrize(
    "make", [lambda do: Button("Go", clicked=do), lambda do: IconButton("x", "Go", clicked=do)]
)
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_button_as_space_does(
    qtbot: QtBot, make: Callable[[Callable[..., Any]], QAbstractButton], key: Qt.Key
) -> None:
    pressed: list[str] = []
    button = make(lambda: pressed.append("once"))
    qtbot.addWidget(button)
    button.show()
    qtbot.keyClick(button, key)
    assert pressed == ["once"]
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    button.setEnabled(False)
    qtbot.keyClick(button, key)
    assert pressed == ["once"]
