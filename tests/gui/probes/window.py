"""A hand on the whole window: keys wherever the keyboard is, the palette, what the notes say."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.views.insight import InsightPage
from app.widgets.palette import Palette
from app.widgets.toast import Toast
from tests.gui.pages.conftest import Desk

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class WindowProbe:
    """Types and presses as a person at the keyboard does, and waits until the window has answered."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.window.activateWindow()
        desk.qtbot.waitUntil(desk.window.isActiveWindow)

    def settle(self) -> None:
        """Until everything asked for has arrived, and what it asked for in turn."""
        for _ in range(4):
            self.desk.settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.desk.window, key, modifiers)
        self.settle()

    def type(self, text: str) -> None:
        """Type where the keyboard is; what no key writes comes from an input method."""
        focused = QApplication.focusWidget()
        assert focused is not None
        if text.isascii():
            QTest.keyClicks(focused, text)
        else:
            done = QInputMethodEvent()
            done.setCommitString(text)
            QApplication.sendEvent(focused, done)

    def page(self) -> str:
        """Which page is shown."""
        return self.desk.window.current_id

    def tab_to(self, accepts: Any) -> None:
        """Tab until the keyboard is in the widget wanted."""
        for _ in range(60):
            if accepts(QApplication.focusWidget()):
                return
            self.press(Key.Key_Tab)
        raise AssertionError("Tab never comes there")

    def find(self, text: str) -> list[str]:
        """Ctrl+K and type; the titles found, best first."""
        self.press(Key.Key_K, CONTROL)
        palette = self.palette()
        self.type(text)
        self.desk.qtbot.waitUntil(lambda: palette.field.text() == text)
        self.settle()
        model = palette.list.results
        found = [model.item(row) for row in range(model.rowCount())]
        return [item.title for item in found if item is not None]

    def palette(self) -> Palette:
        """The palette that is open."""
        [found] = [each for each in self.desk.window.findChildren(Palette) if each.isVisible()]
        return found

    def dialog(self) -> Any:
        """The dialog on top, or None."""
        return self.desk.window._modal()

    def toasts(self) -> list[str]:
        """What the notes over the page say."""
        return [each.text for each in self.desk.window.stack.findChildren(Toast) if each.isVisible()]

    def undo(self) -> None:
        """Ctrl+Z outside any field."""
        self.desk.window.current.setFocus()
        self.press(Key.Key_Z, CONTROL)

    def redo(self) -> None:
        """Ctrl+Shift+Z outside any field."""
        self.desk.window.current.setFocus()
        self.press(Key.Key_Z, CONTROL | SHIFT)

    def figures(self) -> list[str]:
        """Ctrl+0: new customers, new leads, interactions, done on time, as the charts page says them now."""
        self.press(Key.Key_0, CONTROL)
        page = self.desk.window.current
        assert isinstance(page, InsightPage)
        self.desk.qtbot.waitUntil(lambda: not page._again.isActive() and not page._stale, timeout=5_000)
        self.settle()
        return [figure.value.text() for figure in page.figures.figures]
