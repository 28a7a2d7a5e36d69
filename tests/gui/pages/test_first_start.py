"""The first window: three ways to begin, where the file lies, and what to do about a file that does not open."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.bootstrap import Desktop
from app.db.backup import make_backup
from app.db.journal import Step
from app.db.store import Store
from app.sentences.errors import UserError
from app.settings.config import Config, default_database, home
from app.theme import theme
from app.theme.tokens import font_features
from app.usecases.customers import CustomerInput, create_customer
from app.views import first_start_jobs
from app.views.first_start import FirstStart


class Begun:
    """A first-start window and what was chosen in it."""

    def __init__(self, qtbot: QtBot, error: UserError | None = None, database: str = "") -> None:
        self.qtbot = qtbot
        self.config = Config()
        if database:
            self.config.set("database", database)
        self.window = FirstStart(self.config, "en", error)
        self.chosen: list[tuple[Path, str, dict[str, object]]] = []
        self.window.chosen.connect(lambda *what: self.chosen.append(what))
        qtbot.addWidget(self.window)
        self.window.show()

    def press(self, card: str) -> None:
        self.window.cards[card].button.click()

    def drop(self, *paths: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        event = QDropEvent(
            QPointF(50, 50),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        self.window.dropEvent(event)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.busy, timeout=20_000)


@pytest.fixture
def begun(qtbot: QtBot, qapp: QApplication) -> Begun:
    return Begun(qtbot)


def names(path: Path, sql: str) -> list[str]:
    store = Store.open(path)
    try:
        return [name for (name,) in store.reader().all(sql)]
    finally:
        store.close()


def test_start_empty_makes_the_file_and_the_first_member(begun: Begun) -> None:
    assert str(default_database()) in begun.window.data.place.text()
    assert "every day" in begun.window.data.backups.text()
    begun.window.data.name.setText(" 陈立 ")
    begun.press("empty")
    assert begun.chosen == [(default_database(), "today", {})]
    assert names(default_database(), "SELECT name FROM member") == ["陈立"]
    assert begun.config.get("member") != 0


def test_a_name_is_not_insisted_upon(begun: Begun) -> None:
    begun.press("empty")
    assert names(begun.chosen[0][0], "SELECT name FROM member") == []


def test_dropped_files_go_to_the_import(begun: Begun, tmp_path: Path) -> None:
    table = tmp_path / "客户.csv"
    table.write_text("姓名\n康悦\n", "utf-8")
    begun.drop(table)
    assert begun.chosen == [(default_database(), "import", {"files": [str(table)]})]


def test_a_dropped_data_file_is_opened_as_it_is(begun: Begun, data_file: Path) -> None:
    begun.drop(data_file)
    assert begun.chosen == [(data_file, "today", {})]
    assert not default_database().exists()


def test_the_sample_company_lies_in_a_file_of_its_own(begun: Begun, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.usecases.sample import create_sample

    def small(path: Path, **values: object) -> object:
        return create_sample(path, customers=12, **values)

    monkeypatch.setattr("app.usecases.sample.create_sample", small)
    begun.press("sample")
    begun.settle()
    ((path, page, _arguments),) = begun.chosen
    assert (path, page) == (home() / "sample.lianyi", "today")
    assert len(names(path, "SELECT name FROM customer")) == 12
    assert not default_database().exists()
    assert str(begun.config.get("member")) in [str(m) for m in names(path, "SELECT id FROM member")]
    begun.press("sample")
    assert len(begun.chosen) == 2, "the second time it is there already"


def test_a_stopped_sample_leaves_nothing(begun: Begun, monkeypatch: pytest.MonkeyPatch) -> None:
    begun.press("sample")
    begun.window.progress.cancelled.emit()
    begun.settle()
    assert begun.chosen == []
    assert not (home() / "sample.lianyi").exists()
    assert begun.window.cards["empty"].isEnabled()


def test_another_place_can_be_chosen(begun: Begun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = tmp_path / "stick" / "firm"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(wanted), ""))
    begun.window.choose_place()
    begun.press("empty")
    assert begun.chosen[0][0] == wanted.with_suffix(".lianyi")
    assert wanted.with_suffix(".lianyi").exists()


def test_a_folder_of_a_cloud_service_is_advised_against(
    begun: Begun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not begun.window.data.concern.isVisible()
    wanted = tmp_path / "Dropbox" / "firm"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(wanted), ""))
    begun.window.choose_place()
    assert "cloud" in begun.window.data.concern.text()
    assert begun.window.data.concern.isVisible()


def test_a_place_that_cannot_be_written_is_said_and_nothing_chosen(begun: Begun, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    begun.window.place = blocked / "firm.lianyi"
    begun.press("empty")
    assert begun.chosen == []
    assert begun.window.banner.isVisible()


def test_a_file_that_is_there_is_never_overwritten(qtbot: QtBot, qapp: QApplication) -> None:
    Store.create(default_database()).close()
    begun = Begun(qtbot)
    begun.press("empty")
    assert begun.chosen[0][0] == default_database().with_name("lianyi 2.lianyi")


def test_a_spoilt_file_is_put_right_by_its_backup(qtbot: QtBot, qapp: QApplication, data_file: Path) -> None:
    store = Store.open(data_file)
    with store.write(Step.of("customer.create")) as uow:
        create_customer(uow, CustomerInput("康悦"))
    info = make_backup(data_file, data_file.parent / "backups")
    store.close()
    data_file.write_bytes(b"no database at all " * 500)
    problem = UserError("db.not_a_database", file=data_file.name)
    begun = Begun(qtbot, problem, str(data_file))
    assert "firm.lianyi is not a data file" in begun.window.banner.accessibleName()
    assert set(begun.window.cards) == {"open", "restore", "empty"}
    begun.drop(info.path)
    begun.settle()
    assert begun.chosen == [(data_file, "today", {})]
    assert names(data_file, "SELECT name FROM customer") == ["康悦"]
    assert list(data_file.parent.glob("firm before *.lianyi")) != []


def test_a_file_of_a_newer_program_is_not_replaced(qtbot: QtBot, qapp: QApplication, data_file: Path) -> None:
    info = make_backup(data_file, data_file.parent / "backups")
    before = data_file.read_bytes()
    begun = Begun(qtbot, UserError("db.newer", file=data_file.name), str(data_file))
    begun.drop(info.path)
    begun.settle()
    assert begun.chosen[0][0] == data_file.with_name("firm 2.lianyi")
    assert data_file.read_bytes() == before


def test_a_torn_backup_is_said(begun: Begun, tmp_path: Path) -> None:
    torn = tmp_path / "torn.lianyi-backup"
    torn.write_bytes(b"LIANYI-BACKUP 1\n")
    begun.drop(torn)
    begun.settle()
    assert begun.chosen == []
    assert "not a backup" in begun.window.banner.accessibleName()


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[Desktop]:
    config = Config()
    config.set("language", "en")
    found = Desktop(qapp, config, clock=lambda: datetime(2026, 9, 16, 9))
    yield found
    if found.welcome is not None:
        found.welcome.hide()
        found.welcome.deleteLater()
    found.close()


def test_the_language_changes_at_once_and_the_program_begins(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.start(None)
    assert desktop.welcome.windowTitle() == "Welcome to Lianyi"
    assert theme().features == font_features(language="en")
    desktop.welcome.languages.changed.emit("zh_CN")
    QApplication.processEvents()
    assert desktop.welcome.windowTitle() == "欢迎使用涟漪"
    assert theme().features == font_features(language="zh_CN")
    assert desktop.config.get("language") == "zh_CN"
    desktop.welcome.start_empty()
    assert desktop.window is not None
    assert desktop.welcome is None
    assert desktop.context is not None
    qtbot.waitUntil(lambda: desktop.context is not None and desktop.context.runner.idle, timeout=10_000)
    assert first_start_jobs.free_path(default_database()) != default_database()
