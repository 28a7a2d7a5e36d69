"""The window at once: the face takes keys, the list stands where the page will have it, and nothing is lost."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Desktop, make_application
from app.settings.config import Config
from app.usecases.sample import create_sample
from app.views.face import Face
from app.views.slices import Slices
from app.widgets.palette import Palette
from tests.conftest import REPO

NOW = datetime(2026, 9, 16, 9)
Begin = Callable[..., "Beginning"]


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The program's own QApplication."""
    return make_application()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("face") / "sample.lianyi"
    for _ in create_sample(path, 120, today=date(2026, 9, 16)):
        pass
    return path


class Beginning:
    """A program that has just shown its face; what is behind it is built on demand."""

    def __init__(self, desktop: Desktop, qtbot: QtBot) -> None:
        assert desktop.building is not None
        assert desktop.window is not None
        self.desktop, self.qtbot = desktop, qtbot
        self.building: Slices = desktop.building
        self.window = desktop.window
        found = self.window.centralWidget()
        assert isinstance(found, Face)
        self.face = found

    def to_list(self) -> QWidget:
        """Until the list stands on the face."""
        while self.face.list is None:
            assert self.building.active
            self.building.step()
        return self.face.list

    def to_end(self) -> Any:
        """Until everything is there; the page."""
        self.building.finish()
        assert self.desktop.context is not None
        runner = self.desktop.context.runner
        self.qtbot.waitUntil(lambda: runner.idle, timeout=10_000)
        QApplication.processEvents()
        return self.window.current

    def palettes(self) -> list[Palette]:
        """The palettes that are open."""
        return [each for each in self.window.findChildren(Palette) if each.isVisible()]


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication, sample: Path) -> Iterator[Begin]:
    begun: list[Desktop] = []

    def start(page: str = "today", size: tuple[int, int] = (1440, 900), file: Path = sample) -> Beginning:
        config = Config()
        config.set("language", "en")
        config.set("look", "light")
        config.set("window", {"width": size[0], "height": size[1]})
        desktop = Desktop(qapp, config, clock=lambda: NOW)
        begun.append(desktop)
        desktop.begin(file, page)
        found = Beginning(desktop, qtbot)
        found.building.hold()
        qtbot.waitExposed(found.window)
        found.window.activateWindow()
        qtbot.waitUntil(lambda: found.window.isActiveWindow() and QApplication.focusWidget() is not None)
        return found

    yield start
    for desktop in begun:
        if desktop.welcome is not None:
            desktop.welcome.hide()
            desktop.welcome.deleteLater()
        desktop.close()


def place_of(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("size", [(1440, 900), (1200, 700), (1700, 1000)])
@pytest.mark.parametrize("page", ["today", "customers"])
def test_the_list_stands_where_the_page_will_have_it(begin: Begin, page: str, size: tuple[int, int]) -> None:
    begun = begin(page, size)
    shown = begun.to_list()
    before = place_of(shown, begun.window)
    begun.to_end()
    assert place_of(shown, begun.window) == before
    assert begun.window.isAncestorOf(shown)


@pytest.mark.parametrize("page", ["today", "customers"])
def test_the_page_goes_on_with_the_list_that_was_shown(begin: Begin, page: str) -> None:
    begun = begin(page)
    shown: Any = begun.to_list()
    assert shown.model().rowCount() > 0
    QTest.keyClick(shown, Qt.Key.Key_Down)
    current = shown.current_id()
    built = begun.to_end()
    assert (built.table if page == "customers" else built.list) is shown
    assert shown.current_id() == current
    assert shown.hasFocus()


def test_what_is_typed_at_once_is_searched_for(begin: Begin) -> None:
    begun = begin()
    QTest.keyClicks(QApplication.focusWidget(), "zhang")
    assert begun.face.search.text() == "zhang"
    begun.to_list()
    QTest.keyClicks(QApplication.focusWidget(), "w")
    begun.to_end()
    [palette] = begun.palettes()
    assert palette.field.text() == "zhangw"
    assert not palette.field.hasSelectedText()
    assert palette.field.hasFocus()


def test_ctrl_k_goes_to_the_search_field_of_the_face(begin: Begin) -> None:
    begun = begin()
    begun.to_list()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert begun.face.search.hasFocus()
    begun.to_end()
    assert len(begun.palettes()) == 1


def test_keys_for_the_page_wait_for_it(begin: Begin) -> None:
    begun = begin("customers")
    begun.to_list()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    begun.to_end()
    assert begun.window.current_id == "calendar"


def test_enter_opens_the_record_when_the_page_is_there(begin: Begin) -> None:
    begun = begin("customers")
    shown: Any = begun.to_list()
    shown.set_current_row(2)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    begun.to_end()
    assert begun.window.current_id == "customer"


def test_a_click_on_the_picture_of_the_rail_is_a_click_on_the_rail(begin: Begin) -> None:
    begun = begin()
    QTest.mouseClick(begun.face, Qt.MouseButton.LeftButton, pos=QPoint(90, 56 + 6 + 38 + 18))
    begun.to_end()
    assert begun.window.current_id == "customers"


def test_the_search_field_stands_where_it_stood_the_last_time(begin: Begin) -> None:
    begun = begin()
    page = begun.to_end()
    begun.window.remember()
    field = place_of(page.top.search, begun.window)
    kept = begun.window.config.get("window")["search"]["today"]
    assert kept == [field.x(), field.width(), begun.window.width()]


def test_a_file_that_cannot_be_opened_leads_to_the_first_window(begin: Begin, tmp_path: Path) -> None:
    other = tmp_path / "letter.lianyi"
    other.write_bytes(b"Dear Sir or Madam" * 400)
    begun = begin(file=other)
    begun.building.finish()
    assert begun.desktop.welcome is not None
    assert begun.desktop.welcome.error is not None
    assert begun.desktop.window is None


def test_the_window_can_be_closed_while_it_is_built(begin: Begin) -> None:
    begun = begin()
    begun.to_list()
    begun.window.close()
    begun.desktop.close()
    assert not begun.building.active


def test_the_face_is_dark_where_the_program_is(begin: Begin, qapp: QApplication) -> None:
    config = Config()
    config.set("look", "dark")
    face = Face(config, "today")
    face.resize(QSize(1440, 900))
    assert face.grab().toImage().pixelColor(800, 600).lightness() < 60
    face.deleteLater()


SCRIPT = """
import json, os, sys
from pathlib import Path
from app.bootstrap import Desktop, make_application
from app.settings.config import Config
application = make_application()
desktop = Desktop(application, Config())
desktop.begin(Path(sys.argv[1]), "today")
desktop.building.hold()
face = desktop.window.centralWidget()
while not face.was_painted:
    application.processEvents()
import PySide6.QtCore
early = [name for name in {early} if name in sys.modules]
made = "AlignmentFlag" in vars(PySide6.QtCore).get("Qt", object).__dict__ if "Qt" in vars(PySide6.QtCore) else False
print(json.dumps([early, made]), flush=True)
os._exit(0)
"""
EARLY = (
    *("sqlalchemy", "numpy", "pyqtgraph", "alembic", "pypinyin", "platformdirs", "logging.handlers", "click"),
    *("sqlcipher3", "concurrent.futures", "html", "app.theme", "app.db", "app.jobs", "app.views.context"),
    *("app.widgets", "app.usecases", "app.queries"),
)


def test_hardly_anything_is_loaded_when_the_face_is_painted(sample: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.replace("{early}", repr(EARLY)), str(sample)],
        capture_output=True,
        text=True,
        cwd=REPO,
        check=False,
        timeout=60,
        env={**os.environ, "LIANYI_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout, done.stderr
    early, made = json.loads(done.stdout)
    assert early == []
    assert not made, "the class Qt with its hundred enums costs more than the face"


def test_enter_behind_a_typed_text_opens_what_it_finds(begin: Begin) -> None:
    begun = begin()
    QTest.keyClicks(QApplication.focusWidget(), "charts")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    begun.to_end()
    assert begun.window.current_id == "insight"
    assert not begun.palettes()


def test_ctrl_k_behind_a_typed_text_opens_one_palette(begin: Begin) -> None:
    begun = begin()
    QTest.keyClicks(QApplication.focusWidget(), "zh")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    begun.to_end()
    [palette] = begun.palettes()
    assert palette.field.text() == "zh"


def test_ctrl_q_at_once_builds_nothing_more(begin: Begin) -> None:
    begun = begin()
    begun.to_list()
    for key in (Qt.Key.Key_Q, Qt.Key.Key_L):
        QTest.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)
    while begun.building.active:
        begun.building.step()
        assert begun.desktop.window is not None or not begun.building.active
    assert begun.desktop.context is None
