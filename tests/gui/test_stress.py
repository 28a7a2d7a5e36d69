"""Hurry: windows opened and closed with reads and writes under way, pages switched faster than they can load."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Desktop
from app.changes import Progress
from app.db.journal_step import Step
from app.db.store import Store
from app.settings.config import Config
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.days import instant
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from app.views.pages import PAGES
from tests.gui.pages.conftest import NOW, qapp

__all__ = ["qapp"]

FIRMS = 300


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int]]:
    """A file with enough customers for tables that read in blocks."""
    path = tmp_path_factory.mktemp("firms") / "firm.lianyi"
    store = Store.create(path, now=lambda: instant(NOW))
    with store.write(Step.of("import.run", name="x")) as uow:
        found = [create_customer(uow, CustomerInput(f"客户{n:03}", "organisation")) for n in range(FIRMS)]
        for key in found[:60]:
            plan_follow_up(uow, FollowUpInput("Call back", "call", "2026-09-16T10:00", customer_id=key))
    store.close()
    return path, found


@pytest.fixture
def data_file(filled: tuple[Path, list[int]], tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(filled[0], tmp_path))


@pytest.fixture
def firms(filled: tuple[Path, list[int]]) -> list[int]:
    """Its customers."""
    return filled[1]


@pytest.fixture
def desktop(qapp: QApplication, faults: list[object]) -> Any:
    config = Config()
    config.set("language", "zh_CN")
    made = Desktop(qapp, config, clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Whatever a slot, a timer or a callback raises."""
    found: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda _kind, error, _trace: found.append(error))
    return found


def everything_at_once(desktop: Desktop, keys: list[int]) -> None:
    """Reads, writes and a job, none of them waited for, each with a callback into a page."""
    context, window = desktop.context, desktop.window
    assert context is not None
    assert window is not None
    page = window.page("customers")

    def count() -> Any:
        for number in range(5):
            yield Progress(number, 5)

    for key in keys[:6]:
        step = Step.of("customer.edit", name="x")
        context.run(_rename, key, step=step, on_done=lambda _result: page.updateGeometry(), initiator=page)
        context.runner.read(_slow_count, on_done=lambda _found: page.update())
    handle = context.runner.run_job(count)
    handle.finished.connect(lambda _result: page.update())


def _rename(uow: Any, key: int) -> None:
    from app.usecases.customers import edit_customer

    edit_customer(uow, key, {"note": f"{uow.now_ms}"})


def _slow_count(reader: Any) -> int:
    QThread.msleep(2)
    return int(reader.value("SELECT count(*) FROM customer a, (SELECT 1 FROM customer LIMIT 100)"))


def turn(rounds: int) -> None:
    """Let the window live for so many rounds of its event loop."""
    for _ in range(rounds):
        QApplication.processEvents()


@pytest.mark.parametrize("patience", [0, 1, 30, 120], ids="closed after {} rounds".format)
def test_closing_with_everything_under_way(
    desktop: Desktop,
    data_file: Path,
    firms: list[int],
    faults: list[object],
    qtbot: QtBot,
    patience: int,
) -> None:
    for page in ("customers", "today"):
        desktop.open(data_file, page)
        everything_at_once(desktop, firms)
        turn(patience)
    desktop.close()
    turn(50)
    assert faults == []
    reader = Store.open(data_file).reader()
    assert (
        reader.value("SELECT count(*) FROM customer WHERE note IS NOT NULL") == 6
    )  # what was asked for is kept
    reader.close()


def test_pages_faster_than_they_load(
    desktop: Desktop,
    data_file: Path,
    firms: list[int],
    faults: list[object],
    qtbot: QtBot,
) -> None:
    desktop.open(data_file, "today")
    window = desktop.window
    assert window is not None
    for round_ in range(3):
        for spec in PAGES:
            window.go(spec.id, {"id": firms[round_]} if spec.id == "customer" else {})
            if round_ % 2:
                QApplication.processEvents()
        everything_at_once(desktop, firms)
    for key in firms[:20]:  # through the list with the key held down
        window.go("customer", {"id": key, "ids": firms})
        QApplication.processEvents()
    desktop.close()
    turn(20)
    assert faults == []


def test_another_language_with_an_import_under_way(
    desktop: Desktop,
    data_file: Path,
    faults: list[object],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    listed = tmp_path / "many.csv"
    listed.write_text("姓名,电话\n" + "".join(f"新客户{n},138{n:08d}\n" for n in range(800)), "utf-8")
    desktop.open(data_file, "import")
    for language in ("en", "zh_CN", "en"):
        assert desktop.context is not None
        desktop.context.navigate.emit("import", {"files": [str(listed)]})
        turn(60)  # reading it, trying it, or neither yet
        desktop.config.set("language", language)
        QTimer.singleShot(0, desktop.context, lambda: desktop.context.restart.emit(None))  # type: ignore[union-attr]
        before = desktop.window
        qtbot.waitUntil(lambda shown=before: desktop.window is not shown, timeout=20_000)  # type: ignore[misc]
        assert desktop.language == language
    desktop.close()
    turn(20)
    assert faults == []


def test_a_trial_does_not_keep_the_window_from_closing(
    desktop: Desktop, data_file: Path, faults: list[object], qtbot: QtBot, tmp_path: Path
) -> None:
    listed = tmp_path / "many.csv"
    listed.write_text("姓名,电话\n" + "".join(f"新客户{n},138{n:08d}\n" for n in range(3_000)), "utf-8")
    desktop.open(data_file, "import")
    assert desktop.context is not None
    assert desktop.window is not None
    desktop.context.navigate.emit("import", {"files": [str(listed)]})
    session = desktop.window.page("import").session  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: session._trial is not None, timeout=20_000)
    session.try_all(session.entries[0])
    trial = session._trial
    desktop.close()
    assert trial.stopping
    turn(20)
    assert faults == []


def test_a_dialog_is_open_while_the_window_goes(
    desktop: Desktop,
    data_file: Path,
    firms: list[int],
    faults: list[object],
    qtbot: QtBot,
) -> None:
    opened: tuple[tuple[str, dict[str, object]], ...] = (
        ("log", {"customer_id": firms[0]}),
        ("customer", {"customer_id": firms[0]}),
        ("export", {}),
        ("history", {"record_id": firms[0]}),
    )
    for name, arguments in opened:
        desktop.open(data_file, "customers")
        assert desktop.window is not None
        desktop.window.open_dialog(name, arguments)
        turn(5)
    desktop.close()
    turn(20)
    assert faults == []


def test_use_after_close_is_harmless(
    desktop: Desktop,
    data_file: Path,
    faults: list[object],
    qtbot: QtBot,
) -> None:
    """Between leaving a window and its destruction a few events still come."""
    desktop.open(data_file, "customers")
    context, window = desktop.context, desktop.window
    assert context is not None
    assert window is not None
    call: Callable[[object], None] = lambda _found: window.update()  # noqa: E731
    context.runner.read(_slow_count, on_done=call)
    desktop.close()
    context.runner.read(_slow_count, on_done=call)
    context.run(_rename, 1, step=Step.of("customer.edit", name="x"))
    turn(20)
    assert faults == []
