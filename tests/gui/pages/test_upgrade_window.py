"""A file of an earlier version is brought up to date before a window of its own, then opens; or stays as it was."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Desktop
from app.changes import Progress
from app.db import migrate
from app.db.backup import list_backups, restore_backup
from app.db.driver import connect
from app.db.schema import SCHEMA_VERSION
from app.sentences.errors import UserError
from app.settings.config import Config
from app.views.upgrade import UpgradeWindow
from tests.conftest import REPO

OLD = REPO / "tests" / "data" / "old" / "v0002.lianyi-backup"


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    path = tmp_path / "firm.lianyi"
    restore_backup(OLD, path)
    return path


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[Desktop]:
    made = Desktop(qapp, Config(), clock=lambda: datetime(2026, 9, 16, 9))
    yield made
    made.close()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Holds every upgrade while it builds tables until it is set."""
    event = Event()
    inner = migrate.STEPS[SCHEMA_VERSION]

    def held(op: Any) -> None:
        assert event.wait(20)
        inner(op)

    monkeypatch.setitem(migrate.STEPS, SCHEMA_VERSION, held)
    return event


def version_of(path: Path) -> int:
    with closing(connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def wait_for(qtbot: QtBot, so: Callable[[], bool]) -> None:
    qtbot.waitUntil(so, timeout=20_000)


@pytest.mark.parametrize("way", ["begin", "open"])
def test_an_older_file_is_upgraded_in_sight_and_then_opens(
    qtbot: QtBot, desktop: Desktop, old_file: Path, gate: Event, way: str
) -> None:
    getattr(desktop, way)(old_file)
    wait_for(qtbot, lambda: desktop.upgrade is not None and desktop.upgrade.isVisible())
    assert desktop.window is None
    shown: list[str] = []
    assert desktop.upgrade is not None
    line = desktop.upgrade.progress
    wait_for(qtbot, lambda: shown.append(line.accessibleName()) or "Building" in line.accessibleName())
    assert any("copy" in text for text in shown), "what is done is said"
    gate.set()
    wait_for(qtbot, lambda: desktop.window is not None and desktop.window.furnished)
    assert desktop.upgrade is None
    assert version_of(old_file) == SCHEMA_VERSION
    assert len(list_backups(old_file.parent / "backups")) == 1


def test_given_up_the_file_is_as_before_and_the_program_ends(
    qtbot: QtBot, desktop: Desktop, old_file: Path, gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(desktop.application, "quit", lambda: ended.append(True))
    desktop.open(old_file)
    upgrade = desktop.upgrade
    assert upgrade is not None
    wait_for(qtbot, lambda: "Building" in upgrade.progress.accessibleName())
    upgrade.close()
    assert "stays as it was" in upgrade.progress.accessibleName()
    gate.set()
    wait_for(qtbot, lambda: bool(ended))
    assert version_of(old_file) == 2
    assert desktop.window is None
    assert desktop.upgrade is None


def test_a_program_that_ends_meanwhile_leaves_the_file_as_before(
    qtbot: QtBot, desktop: Desktop, old_file: Path, gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(desktop.application, "quit", lambda: ended.append(True))
    desktop.open(old_file)
    upgrade = desktop.upgrade
    assert upgrade is not None
    wait_for(qtbot, lambda: "Building" in upgrade.progress.accessibleName())
    desktop.close()
    gate.set()
    wait_for(qtbot, lambda: bool(ended))
    assert version_of(old_file) == 2


def test_what_goes_wrong_is_said_in_the_first_window(
    qtbot: QtBot, desktop: Desktop, old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise UserError("backup.no_room", folder="x", wanted=2, free=1)

    monkeypatch.setattr("app.db.backup._check_room", full)
    desktop.open(old_file)
    wait_for(qtbot, lambda: desktop.welcome is not None)
    assert desktop.welcome.error.code == "backup.no_room"
    assert version_of(old_file) == 2
    desktop.welcome.hide()
    desktop.welcome.deleteLater()


def test_the_time_that_is_left_is_guessed_from_what_is_done(
    qtbot: QtBot, old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("app.views.upgrade.monotonic", lambda: now[0])
    window = UpgradeWindow(old_file, "en")
    qtbot.addWidget(window)
    now[0] = 105.0
    window.tell_time()
    assert window.time.text() == "0:05 so far"
    now[0] = 160.0
    window.show_progress(Progress(250, 1_000, "upgrade.copy"))
    window.tell_time()
    assert window.time.text() == "1:00 so far, about 3:00 to go"
