"""A real window on a fresh data file, at a fixed moment: Wednesday 2026-09-16, 09:00."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Desktop, make_application
from app.db.store import Store
from app.settings.config import Config
from app.usecases.days import instant
from app.views.context import Context
from app.views.main_window import MainWindow

NOW = datetime(2026, 9, 16, 9, 0)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The program's own QApplication."""
    return make_application()


class Desk:
    """A running window with its context, and the way to wait until nothing is under way."""

    def __init__(self, qtbot: QtBot, desktop: Desktop) -> None:
        self.qtbot = qtbot
        self.desktop = desktop

    @property
    def window(self) -> MainWindow:
        """The window."""
        assert self.desktop.window is not None
        return self.desktop.window

    @property
    def context(self) -> Context:
        """Its context."""
        assert self.desktop.context is not None
        return self.desktop.context

    def settle(self) -> None:
        """Wait until every read and write asked for has been delivered."""
        self.qtbot.waitUntil(lambda: self.context.runner.idle, timeout=10_000)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.context.runner.idle, timeout=10_000)


@pytest.fixture
def data_file(tmp_path: Path) -> Path:
    """A new, empty data file."""
    path = tmp_path / "firm.lianyi"
    Store.create(path, now=lambda: instant(NOW)).close()
    return path


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest) -> str:
    """Every page test runs in both languages."""
    return str(request.param)


@pytest.fixture
def open_desk(
    qtbot: QtBot, qapp: QApplication, data_file: Path, language: str
) -> Iterator[Callable[..., Desk]]:
    """Open the window on the file: `open_desk("customers")`."""
    opened: list[Desktop] = []

    def start(page: str = "today") -> Desk:
        config = Config()
        config.set("language", language)
        config.set("look", "light")
        desktop = Desktop(qapp, config, clock=lambda: NOW)
        desktop.open(data_file, page)
        opened.append(desktop)
        desk = Desk(qtbot, desktop)
        qtbot.waitExposed(desk.window)
        desk.settle()
        return desk

    yield start
    for desktop in opened:
        desktop.close()
