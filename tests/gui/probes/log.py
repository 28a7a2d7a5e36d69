"""A hand and an eye on the dialog that logs a talk, by keyboard alone."""

from typing import Any

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.views.dialogs.log import LogDialog
from tests.gui.pages.conftest import Desk

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class LogProbe:
    """Opens the dialog and types into what has the focus."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def settle(self) -> None:
        """Until everything asked for has arrived, and what it asked for in turn."""
        for _ in range(3):
            self.desk.settle()

    def open(self, **arguments: Any) -> "LogProbe":
        """Open it, perhaps with something known already."""
        self.desk.context.dialog.emit("log", arguments)
        self.settle()
        return self

    @property
    def dialog(self) -> Any:
        """The dialog."""
        found = self.desk.window._modal()
        assert isinstance(found, LogDialog)
        return found

    def is_open(self) -> bool:
        """Whether it still is."""
        return self.desk.window._modal() is not None

    def type(self, text: str) -> None:
        """Type into the focused field; what no key writes comes from an input method."""
        focused = QApplication.focusWidget()
        assert focused is not None
        if text.isascii():
            QTest.keyClicks(focused, text)
            return
        composing = QInputMethodEvent(text, [])
        QApplication.sendEvent(focused, composing)
        done = QInputMethodEvent()
        done.setCommitString(text)
        QApplication.sendEvent(focused, done)

    def compose(self, text: str) -> None:
        """Leave something in an input method, not committed."""
        QApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent(text, []))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.desk.window, key, modifiers)
        self.settle()

    def save(self) -> None:
        """Ctrl+Enter."""
        self.press(Qt.Key.Key_Return, CONTROL)

    def paste_file(self, path: str) -> None:
        """Paste a file into the text."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path)])
        self.dialog.text.insertFromMimeData(data)
        self.settle()

    def talks(self) -> list[tuple[Any, ...]]:
        """What is kept, in its order: summary, kind, direction, outcome, mood, next step."""
        return self.desk.context.reader().all(
            "SELECT summary, kind, direction, outcome, mood, next_step FROM interaction "
            "WHERE deleted_at IS NULL ORDER BY id"
        )

    def planned(self) -> list[tuple[Any, ...]]:
        """Open follow-ups: subject, kind, due."""
        return self.desk.context.reader().all(
            "SELECT subject, kind, due FROM follow_up WHERE state = 'open' AND deleted_at IS NULL ORDER BY due, id"
        )

    def side_words(self) -> str:
        """Everything that stands at the right."""
        from PySide6.QtWidgets import QLabel, QPushButton

        from app.widgets.text import ElidedLabel

        side = self.dialog.side
        shown = [
            each.text()
            for kind in (QLabel, QPushButton, ElidedLabel)
            for each in side.findChildren(kind)
            if not each.isHidden()
        ]
        return "\n".join(shown)
