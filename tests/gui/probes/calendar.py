"""A hand and an eye on the Calendar page."""

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.views.calendar import CalendarPage
from app.widgets.dialog import OverlayDialog
from app.widgets.unscheduled_list import ITEM_ROLE
from tests.gui.pages.conftest import Desk
from tests.gui.widgets.calendar_probe import drag, drop_follow_ups


class CalendarProbe:
    """Reads the page as a person does, drags its entries and presses its keys."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        page = desk.window.page("calendar")
        assert isinstance(page, CalendarPage)
        self.page: Any = page
        self.said: list[str] = []
        desk.context.message.connect(lambda text, _step: self.said.append(text))
        self.settle()

    def settle(self) -> None:
        """Until everything asked for has arrived, and what it asked for in turn."""
        for _ in range(4):
            self.desk.settle()

    @property
    def view(self) -> Any:
        """The view of the moment."""
        return self.page.view

    def titles(self, day: date) -> list[str]:
        """What stands on a day, sorted."""
        return sorted(entry.title for entry in self.view._index.on(day))

    def entry(self, title: str) -> Any:
        """The entry with this title."""
        return next(entry for entry in self.page._entries if entry.title == title)

    def note(self, day: date) -> Any:
        """What stands beside a day number."""
        return self.view.note_of(day)

    def waiting(self) -> list[str]:
        """The cards at the right."""
        model = self.page.side.list.model()
        return [model.index(row, 0).data(ITEM_ROLE).title for row in range(model.rowCount())]

    def drag_to_day(self, title: str, day: date) -> None:
        """Drag an entry of the month onto another day."""
        start = self.view.rect_of(self.entry(title).id).center()
        drag(self.view, start, self.view.cell_rect(day).center())
        self.settle()

    def drop_waiting(self, ids: list[int], day: date) -> None:
        """Drop cards onto a day of the month."""
        drop_follow_ups(self.view, ids, self.view.cell_rect(day).center())
        self.settle()

    def double_click(self, point: QPoint) -> None:
        """Double-click on the view."""
        QTest.mouseDClick(self.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        self.settle()

    def select(self, title: str) -> None:
        """Put the keyboard on an entry."""
        self.view.setFocus()
        self.view._set_current(self.entry(title))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on the view."""
        QTest.keyClick(self.view, key, modifiers)
        self.settle()

    def show_view(self, name: str) -> None:
        """Choose month, week, day or agenda."""
        self.page.top.views.set_value(name)
        self.page.show_view(name)
        self.settle()

    def dialog(self) -> Any:
        """The dialog on top."""
        found = self.desk.window._modal()
        assert isinstance(found, OverlayDialog)
        return found

    def close_dialog(self) -> None:
        """Give the dialog up."""
        self.dialog().reject()
        QApplication.processEvents()

    def due(self, key: int) -> tuple[Any, ...]:
        """due, ends and minutes of a follow-up as they are kept."""
        found = self.desk.context.reader().one(
            "SELECT due, ends, minutes FROM follow_up WHERE id = ?", (key,)
        )
        assert found is not None
        return tuple(found)


def at(day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment of September 2026."""
    return datetime(2026, 9, day, hour, minute)
