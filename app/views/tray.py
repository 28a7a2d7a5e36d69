"""Reminders reach the person: by the system's notifications, or in the window; also with the window closed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from shiboken6 import isValid

from app.jobs.reminders import Reminders
from app.queries.reminders import Reminder
from app.theme import icon
from app.views.context import Context
from app.views.record_marks import joined
from app.widgets.menu import Menu
from app.widgets.text import plain
from app.widgets.toast import show_toast

if TYPE_CHECKING:
    from app.views.main_window import MainWindow

STAY_MS = 20_000
NAMED = 3


class Tray(QObject):
    """The icon in the system's tray, where there is one, and the reminders it speaks for."""

    def __init__(self, window: "MainWindow", *, has_tray: bool | None = None) -> None:
        super().__init__(window)
        self.window_: MainWindow = window
        self.context: Context = window.context
        self.has_tray = QSystemTrayIcon.isSystemTrayAvailable() if has_tray is None else has_tray
        self._meant: Reminder | None = None
        self.icon: QSystemTrayIcon | None = None
        self._menu: Menu | None = None
        if self.has_tray and self._wanted():
            self._make_icon()
        context = self.context
        self.reminders = Reminders(
            context.store, context.hub, context.runner, context.now, context.firm, self
        )
        self.reminders.due.connect(self.remind)
        self.reminders.missed.connect(self.tell_missed)
        self.reminders.start()

    def _wanted(self) -> bool:
        config = self.context.config
        return bool(config.get("notifications") or config.get("close_to_tray"))

    def _make_icon(self) -> QSystemTrayIcon:
        if self.icon is None:
            self.icon = QSystemTrayIcon(_picture(self.window_), self)
            self.icon.setToolTip(plain(QApplication.applicationDisplayName()))
            self._menu = Menu(parent=self.window_)
            self._menu.add(self.tr("Open Lianyi"), self.show_window, icon="arrow")
            self._menu.add(self.tr("Log interaction"), self._log, icon="note")
            self._menu.addSeparator()
            self._menu.add(self.tr("Quit"), self.context.quit_requested.emit, icon="x")
            self.icon.setContextMenu(self._menu)
            self.icon.activated.connect(self._activated)
            self.icon.messageClicked.connect(self.open_reminder)
        self.icon.show()
        return self.icon

    # -- telling -------------------------------------------------------------------------------------------

    def remind(self, found: Sequence[Reminder]) -> None:
        """Their minute has come."""
        self._meant = found[0]
        if len(found) == 1:
            only = found[0]
            at = only.due[11:16] or self.tr("today")
            self._tell(only.name or self.context.word("follow_up_kind", only.kind), joined(at, only.subject))
        else:
            self._tell(self.context.say("reminder.several", count=len(found)), _named(found))

    def tell_missed(self, found: Sequence[Reminder]) -> None:
        """What came due while the program was closed, gathered into one note."""
        self._meant = found[0] if len(found) == 1 else None
        code = "reminder.missed" + ("_one" if len(found) == 1 else "")
        self._tell(self.context.say(code, count=len(found)), _named(found))

    def _tell(self, title: str, text: str) -> None:
        shown = self.window_.isVisible() and not self.window_.isMinimized()
        quiet = not self.context.config.get("notifications")
        if self.has_tray and self._wanted():
            self._make_icon()
        if self.icon is not None and QSystemTrayIcon.supportsMessages() and not quiet:
            self.icon.showMessage(title, text, _picture(self.window_), STAY_MS)
        elif not shown:
            QApplication.alert(self.window_)
        if shown or self.icon is None or quiet:
            words = joined(title, text.replace("\n", "; "))
            show_toast(
                self.window_.stack, words, self.tr("Show"), self.open_reminder, icon="bell", stay=STAY_MS
            )

    def open_reminder(self) -> None:
        """The note was clicked: show Today with that follow-up."""
        self.show_window()
        meant = self._meant.id if self._meant is not None else None
        self.context.navigate.emit("today", {"follow_up": meant} if meant is not None else {})

    # -- the window ----------------------------------------------------------------------------------------

    def keep(self) -> bool:
        """The window was closed: stay for the reminders if that is wanted; False when the program may end."""
        if not self.context.config.get("close_to_tray"):
            return False
        if self.has_tray:
            self._make_icon()
            self.window_.hide()
            self._say_once(self.tr("Lianyi keeps running for your reminders; quit it here in the tray."))
        else:
            self.window_.showMinimized()
            text = self.tr(
                "This desktop has no tray, so Lianyi is minimised and keeps reminding. Quit with {key}."
            )
            show_toast(self.window_.stack, text.format(key="Ctrl+Q"), icon="bell", stay=STAY_MS)
        return True

    def _say_once(self, text: str) -> None:
        config = self.context.config
        told = config.get("dialogs")
        if self.icon is not None and not told.get("tray_told"):
            config.set("dialogs", {**told, "tray_told": True})
            self._meant = None
            self.icon.showMessage(
                QApplication.applicationDisplayName(), text, _picture(self.window_), STAY_MS
            )

    def show_window(self) -> None:
        """Bring the window back."""
        window = self.window_
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def _log(self) -> None:
        self.show_window()
        self.context.dialog.emit("log", {})

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.show_window()


def keep_running(window: "MainWindow") -> bool:
    """Whether the closed window stays for its reminders (in the tray, or minimised where there is none)."""
    tray: Any = getattr(window, "tray", None)
    return bool(tray is not None and isValid(tray) and tray.keep())


def _picture(window: "MainWindow") -> Any:
    own = window.windowIcon()
    return icon("ripple", "accentText", 24) if own.isNull() else own


def _named(found: Sequence[Reminder]) -> str:
    names = [joined(each.name, each.subject) for each in found[:NAMED]]
    return "\n".join([*names, "…"] if len(found) > NAMED else names)
