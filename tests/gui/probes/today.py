"""A hand and an eye on the morning page, its dialogs and its reminders."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.views.today import TodayPage
from app.widgets.dialog import OverlayDialog
from app.widgets.follow_up_list import ROW_ROLE, FollowUpItem, FollowUpSection
from app.widgets.toast import Toast
from tests.gui.pages.conftest import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier


class TodayProbe:
    """Reads the page as a person does, and presses its keys."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        page = desk.window.page("today")
        assert isinstance(page, TodayPage)
        self.page: Any = page
        self.settle()

    def settle(self) -> None:
        """Until everything asked for has arrived, and what it asked for in turn."""
        for _ in range(3):
            self.desk.settle()

    def lines(self) -> dict[str, list[str]]:
        """The subjects below each heading."""
        model = self.page.list.model()
        found: dict[str, list[str]] = {}
        key = ""
        for row in range(model.rowCount()):
            item = model.index(row, 0).data(ROW_ROLE)
            if isinstance(item, FollowUpSection):
                key = item.key
                found[key] = []
            else:
                found[key].append(item.subject)
        return found

    def item(self, subject: str) -> FollowUpItem:
        """The line with this subject."""
        model = self.page.list.model()
        items = [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]
        return next(each for each in items if isinstance(each, FollowUpItem) and each.subject == subject)

    def press(self, subject: str, key: Qt.Key) -> None:
        """Put the keyboard on a line and press a key."""
        self.page.list.setFocus()
        assert self.page.list.set_current(self.item(subject).id)
        QTest.keyClick(self.page.list, key)
        self.settle()

    def click(self, widget: Any) -> None:
        """Press a button."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def dialog(self) -> Any:
        """The dialog on top."""
        found = self.desk.window._modal()
        assert isinstance(found, OverlayDialog)
        return found

    def has_dialog(self) -> bool:
        """Whether one is open."""
        return self.desk.window._modal() is not None

    def open(self, name: str, **arguments: Any) -> Any:
        """Open a dialog by its name."""
        self.desk.context.dialog.emit(name, arguments)
        self.settle()
        return self.dialog()

    def write(self, field: QLineEdit, text: str) -> None:
        """Type into a field and wait until it was understood."""
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text) if text.isascii() else field.insert(text)
        field.textEdited.emit(field.text())

    def save(self) -> None:
        """Ctrl+Enter."""
        target = QApplication.focusWidget() or self.dialog()
        QTest.keyClick(target, Qt.Key.Key_Return, CONTROL)
        self.settle()

    def toasts(self) -> list[str]:
        """What the notes over the page say."""
        return [each.text for each in self.desk.window.stack.findChildren(Toast) if each.isVisible()]

    def undo(self) -> None:
        """Take the last change back."""
        self.desk.context.undo()
        self.settle()

    def badge(self, page: str) -> str:
        """The number beside a page's name."""
        button = self.desk.window._sidebar.button(page)
        assert button is not None
        return button.item.badge

    def planned(self) -> list[tuple[Any, ...]]:
        """Open follow-ups in the data file: subject, kind, due."""
        return self.desk.context.reader().all(
            "SELECT subject, kind, due FROM follow_up WHERE state = 'open' AND deleted_at IS NULL ORDER BY due, id"
        )
