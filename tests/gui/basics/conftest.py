"""What the tests of the basic widgets share."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.theme import install_theme, manager

Put = Callable[..., QWidget]


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    """Each test begins and ends in the light theme."""
    install_theme(qapp, "light")
    yield
    manager().set_mode("light")


@pytest.fixture
def put(qtbot: QtBot) -> Iterator[Put]:
    """Show widgets under one another in a window that lives until the test ends."""
    kept: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        qtbot.addWidget(window)
        kept.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield show
    kept.clear()
