"""Puts the pieces together: settings, database, window; the only module that knows everybody."""

import importlib
import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.sentences.errors import OlderFile, UserError
from app.settings.config import Config, default_database
from app.settings.language import chosen_language
from app.settings.quiet_start import before_qt
from app.views.window_lock import WindowLock

if TYPE_CHECKING:
    from datetime import datetime
    from types import TracebackType

    from PySide6.QtWidgets import QApplication

    from app.jobs.collector import Collector
    from app.views.context import Context
    from app.views.face import Face
    from app.views.main_window import MainWindow
    from app.views.slices import Slices
    from app.views.upgrade import UpgradeWindow

CHILDREN = {  # hidden options: parts of the program that run in a process of their own
    "--read-spreadsheet": "app.exchange.spreadsheet_child",
    "--read-drafts": "app.exchange.draft_child",
    "--index-words": "app.exchange.index_child",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the window, the command line, or one of the hidden children that read files; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in CHILDREN:
        return int(importlib.import_module(CHILDREN[given[0]]).main(given[1:]) or 0)
    if not given:
        return run_window(None)
    from app.window_commands import run_command

    return run_command(given)


def run_window(path: Path | None) -> int:
    """Open the window on a file (None: the last one, or the first-start choice) and stay until it closes."""
    before_qt()
    if not _has_display():
        from app.sentences import sentence

        sys.stderr.write(sentence("window.no_display", chosen_language(Config().get("language"))) + "\n")
        return 1
    application = make_application()
    desktop = Desktop(application, Config())
    sys.excepthook = desktop.on_fault
    desktop.start(path)
    code = application.exec()
    desktop.close()
    return code


def _has_display() -> bool:
    """Whether there is a screen to show a window on; Qt would end the program with a dump of its memory."""
    import os

    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"))


def make_application() -> "QApplication":
    """The QApplication of this process, with its name."""
    from PySide6.QtWidgets import QApplication

    from app.settings.quiet_start import prepare_input_method, put_off_asyncio, take_turns, with_qt

    with_qt()
    take_turns()
    put_off_asyncio()
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    prepare_input_method()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("lianyi")
    application.setApplicationDisplayName("涟漪 Lianyi")
    application.setDesktopFileName("lianyi")
    application.setQuitOnLastWindowClosed(False)
    return application


class Desktop:
    """The running program: one window at a time on one data file; makes it anew when language or file change."""

    def __init__(
        self,
        application: "QApplication",
        config: Config,
        clock: "Callable[[], datetime] | None" = None,
    ) -> None:
        self.application = application
        self.config = config
        self._clock = clock
        self.window: MainWindow | None = None
        self.welcome: Any = None
        self.upgrade: UpgradeWindow | None = None
        self.context: Context | None = None
        self.building: Slices | None = None
        self._collector: Collector | None = None
        self._lock = WindowLock()
        self._translators: list[Any] = []
        self.language = self._speak(chosen_language(config.get("language")))

    def _dress(self, *, style: bool = True) -> Iterator[None]:
        """Once, in steps: the collector, the log, the theme."""
        if self._collector is None:
            from app.jobs.collector import Collector
            from app.settings.fault_log import start_log

            self._collector = Collector(self.application)
            start_log()
            yield
        from app.theme import install_theme

        yield
        theme = install_theme(self.application, self.config.get("look"), self.language, dress=style)
        theme.set_density(self.config.get("density"))
        if style and not theme.dressed:
            theme.apply()

    # -- opening -------------------------------------------------------------------------------------------

    def start(self, path: Path | None) -> None:
        """Open a file; without one the last, and without that the first-start choice."""
        chosen = path or Path(self.config.get("database") or default_database())
        if path is None and not chosen.exists():
            self.show_welcome()
        else:
            self.begin(chosen)

    def begin(self, path: Path, first_page: str = "today") -> None:
        """Show the window at once, and build what is in it while it already answers."""
        from app.views.main_window import MainWindow
        from app.views.slices import Slices

        self.window = MainWindow(self.config)
        face = self.window.show_face(first_page)
        self.building = Slices(self._build(path, face, first_page), self.application)
        face.painted.connect(self.building.start)

    def _build(self, path: Path, face: "Face", first_page: str) -> Iterator[Any]:
        """Everything behind the face, in steps; what cannot be opened leads to the first-start window."""
        from PySide6 import QtCore

        from app.views.first_list import loaded
        from app.views.furnishing import BEHIND, follow_up, furnish_behind

        yield
        QtCore.Qt  # noqa: B018 - the largest step: touched first, it makes a hundred enums
        yield
        yield from loaded(*BEHIND)
        yield from self._dress(style=False)
        try:
            context = self._take(path)
        except OlderFile:
            self._close_window()
            self._bring_up_to_date(path, first_page)
            return
        except UserError as error:
            self.show_welcome(error)
            return
        window = self.window
        assert window is not None
        yield from furnish_behind(window, face, context, first_page)
        yield
        yield from follow_up(window)

    def show_welcome(self, error: UserError | None = None) -> None:
        """The first-start window: bring in files, sample company, empty; or what is wrong with the file."""
        from app.views.first_start import FirstStart

        list(self._dress())
        self._close_window()
        before = self.welcome
        self.welcome = FirstStart(self.config, self.language, error)
        self.welcome.chosen.connect(self._begin)
        self.welcome.language_chosen.connect(self._change_language)
        self.welcome.closed.connect(self.application.quit)
        self.welcome.show()
        if before is not None:
            before.hide()
            before.deleteLater()

    def _begin(self, path: Path, page: str, arguments: dict[str, Any]) -> None:
        """A file was made or chosen at first start."""
        try:
            self.open(path, page)
        except UserError as error:
            self.show_welcome(error)
            return
        if self.context is not None and arguments:
            self.context.navigate.emit(page, arguments)

    def open(self, path: Path, first_page: str = "today") -> None:
        """Open a file in a new window, one of an earlier version after it was brought up to date.

        Raises UserError; the present window then stays.
        """
        from PySide6.QtCore import QTimer

        from app.views.furnishing import follow_up, furnish
        from app.views.main_window import MainWindow

        list(self._dress())
        try:
            context = self._take(path)
        except OlderFile:
            self._bring_up_to_date(path, first_page)
            return
        window = self.window = MainWindow(self.config)
        list(furnish(window, context, first_page))
        window.show()
        QTimer.singleShot(0, window, lambda: None if window.leaving else list(follow_up(window)))
        if self.welcome is not None:
            self.welcome.deleteLater()
            self.welcome = None

    def _bring_up_to_date(self, path: Path, first_page: str) -> None:
        """Upgrade a file before a window of its own, then open it."""
        from app.views.upgrade import UpgradeWindow

        list(self._dress())
        lock = self._lock.take(path)
        upgrade = self.upgrade = UpgradeWindow(path, self.language)

        def over(ready: bool, error: UserError | None) -> None:
            self._lock.give_back(lock)
            self.upgrade = None
            upgrade.deleteLater()
            if ready:
                self._begin(path, first_page, {})
            elif error is not None and self.context is not None:
                self.context.show_error(error)
            elif error is not None:
                self.show_welcome(error)
            elif self.context is None and self.welcome is None:
                self.application.quit()

        upgrade.over.connect(over)
        upgrade.start()

    def _take(self, path: Path) -> "Context":
        """The file with its lock, instead of the one that was open, which stays on UserError and OlderFile."""
        from datetime import datetime

        from app.db.store import Store
        from app.views.context import Context

        clock = self._clock or datetime.now
        lock = self._lock.take(path)
        try:
            store = Store.open_at_once(path, now=lambda: int(clock().timestamp() * 1000))
            store.member_id = self._me(store)
        except BaseException:
            self._lock.give_back(lock)
            raise
        if self.context is not None:
            self._close_window()
        self._lock.keep(lock)
        self.config.set("database", str(path))
        self._remember(path)
        context = self.context = Context(store, self.config, self.language, clock)
        context.restart.connect(self._restart)
        context.while_closed.connect(self._while_closed)
        context.quit_requested.connect(self._quit)
        return context

    def _me(self, store: Any) -> int | None:
        """Which member this installation is; the only one, when there is but one."""
        rows = store.reader().all(
            "SELECT id FROM member WHERE deleted_at IS NULL AND active = 1 ORDER BY position"
        )
        ids = [int(key) for (key,) in rows]
        chosen = self.config.get("member")
        if chosen in ids:
            return int(chosen)
        return ids[0] if ids else None

    def _remember(self, path: Path) -> None:
        recent = [str(path), *(p for p in self.config.get("recent_files") if p != str(path))]
        self.config.set("recent_files", recent[:8])

    def on_fault(
        self, kind: type[BaseException], error: BaseException, trace: "TracebackType | None"
    ) -> None:
        """Nobody expected this error: note it, and tell the person that the data are safe."""
        if issubclass(kind, KeyboardInterrupt):
            self.application.quit()
            return
        logging.getLogger(__name__).error("a fault", exc_info=(kind, error, trace))
        if self.window is not None and not self.window.furnished:
            sys.__excepthook__(kind, error, trace)
            self.application.exit(1)
        elif self.context is not None and self.window is not None:
            self.context.dialog.emit("crash", {"error": error})

    # -- changing ------------------------------------------------------------------------------------------

    def _restart(self, path: object) -> None:
        """Other file or other language: make the window anew, on the page it was on."""
        page = self.window.current_id if self.window is not None else "today"
        target = Path(str(path)) if path else Path(self.config.get("database"))
        self.language = self._speak(chosen_language(self.config.get("language")))
        try:
            self.open(target, page if not path else "today")
        except UserError as error:
            if self.context is not None:
                self.context.show_error(error)

    def _while_closed(self, work: Callable[[], Path]) -> None:
        """Close the file, let something be done to it (restore, move), and open the file that came of it."""
        target, problem = Path(self.config.get("database")), None
        self._close_window()
        try:
            target = work()
        except UserError as error:
            problem = error
        try:
            self.open(target, "settings")
        except UserError as error:
            self.show_welcome(problem or error)
            return
        if problem is not None and self.context is not None:
            self.context.show_error(problem)

    def _change_language(self, language: str) -> None:
        self.config.set("language", language)
        self.language = self._speak(chosen_language(language))
        self.show_welcome(self.welcome.error if self.welcome is not None else None)

    def _speak(self, language: str) -> str:
        """Load the interface texts of a language."""
        from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

        from app.settings.resources import resource_path

        for translator in self._translators:
            self.application.removeTranslator(translator)
        self._translators = []
        QLocale.setDefault(QLocale(language))
        if language != "en":
            own = str(resource_path("i18n"))
            qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            for name, folder in ((f"qtbase_{language}", qt), (language, own)):
                translator = QTranslator(self.application)
                if translator.load(name, folder):
                    self.application.installTranslator(translator)
                    self._translators.append(translator)
        return language

    def _quit(self) -> None:
        """The person leaves: the window goes at once, a backup of what was written is made before the end."""
        if self.window is not None and self.context is not None:
            from app.views.backup_jobs import back_up_when_leaving

            self.window.remember()
            self.window.hide()
            back_up_when_leaving(self.context)
        self._close_window()
        self.application.quit()

    def _close_window(self) -> None:
        """Close the window and its file; writes under way are finished first."""
        if self.building is not None:
            self.building.stop()
            self.building = None
        if self.window is not None:
            window, self.window = self.window, None
            window.leave()
            window.deleteLater()
        if self.context is not None:
            context, self.context = self.context, None
            context.close()
            context.deleteLater()

    def close(self) -> None:
        """Leave nothing open."""
        if self.upgrade is not None:
            self.upgrade.give_up()
        self._close_window()
        for translator in self._translators:
            self.application.removeTranslator(translator)
        self._translators = []
        if self._collector is not None:
            self._collector.stop()
            self._collector = None
        self._lock.release()
