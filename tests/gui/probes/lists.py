"""A hand and an eye on the Customers and Leads pages."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.db.journal_step import Step
from app.db.store import Store
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.days import instant
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from app.usecases.leads import LeadInput, create_lead
from app.usecases.reaches import ReachInput
from app.usecases.team import add_member
from app.views.list_page import ListPage
from app.widgets.dialog import OverlayDialog
from tests.gui.pages.conftest import NOW, Desk


class Firm:
    """What stands in the data file before the window opens."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, code: str, usecase: Any, *args: Any, **kwargs: Any) -> Any:
        """Run one use-case."""
        store = Store.open(self._path, now=lambda: instant(NOW))
        try:
            with store.write(Step.of(code, name="")) as uow:
                return usecase(uow, *args, **kwargs)
        finally:
            store.close()

    def member(self, name: str) -> int:
        """A member of our firm."""
        return int(self.write("member.add", add_member, name, "blue"))

    def customers(self, *names: str, tags: Iterable[str] = (), phone: str = "", **values: Any) -> list[int]:
        """Firms of these names, in one step."""

        def usecase(uow: Any) -> list[int]:
            reaches = [ReachInput("phone", phone, "mobile")] if phone else []
            return [
                create_customer(
                    uow, CustomerInput(name, "organisation", values, reaches=reaches, tags=list(tags))
                )
                for name in names
            ]

        found: list[int] = self.write("customer.create", usecase)
        return found

    def lead(self, name: str, **values: Any) -> int:
        """A lead."""
        return int(self.write("lead.create", create_lead, LeadInput(name, values)))

    def follow_up(self, due: str, **whose: int) -> int:
        """A follow-up of a customer or lead."""
        given = FollowUpInput("Call back", "call", due, **whose)
        return int(self.write("follow_up.plan", plan_follow_up, given))


class ListProbe:
    """Reads a list page as a person does, and presses its keys."""

    def __init__(self, desk: Desk, page_id: str) -> None:
        self.desk = desk
        page = desk.window.page(page_id)
        assert isinstance(page, ListPage)
        self.page: Any = page

    def settle(self) -> None:
        """Until reads, writes and orders have been delivered."""
        self.desk.settle()
        self.desk.qtbot.waitUntil(self._at_rest)

    def _at_rest(self) -> bool:
        """Nothing is being read, and nothing will be read again soon."""
        model = self.page.model
        waits = model.busy or not model.order_known or model._again.isActive()
        return not waits and self.desk.context.runner.idle

    def names(self) -> list[str]:
        """The names in the table, from the top."""
        model = self.page.model
        return [getattr(model.row_at(row), "name", "") for row in range(model.total)]

    def wait_names(self, *names: str) -> None:
        """Until the table shows exactly these."""
        self.desk.qtbot.waitUntil(lambda: self.page.model.order_known and self.names() == list(names))

    def cell(self, row: int, key: str) -> str:
        """The words of a cell."""
        model = self.page.model
        place = [column.key for column in model.columns].index(key)
        return str(model.index(row, place).data())

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys in the table."""
        self.page.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        for key in keys:
            QTest.keyClick(self.page.table, key, held)
        self.desk.settle()

    def key(self, text: str) -> None:
        """Press a letter or digit in the table."""
        self.page.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTest.keyClicks(self.page.table, text)
        self.desk.settle()

    def tick(self, *rows: int) -> None:
        """Tick rows."""
        for row in rows:
            self.page.model.tick_rows(row, row, True)

    def choose(self, field: str, words: str) -> None:
        """Open the menu of a chip's field and press an entry."""
        bar = self.page.bar
        found = next(one for one in bar._fields if one.key == field)
        menu = bar.menu_of(found)
        entry = next(action for action in menu.actions() if action.text().split("  ")[0] == words)
        entry.trigger()
        menu.deleteLater()
        self.settle()

    def view(self, key: str) -> None:
        """Click a tab."""
        bar = self.page.tabs.bar
        place = [view.key for view in self.page.tabs.views].index(key)
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())
        self.settle()

    def type_filter(self, text: str) -> None:
        """Ctrl+F and type."""
        self.desk.window.do("filter")
        QTest.keyClicks(self.page.bar.text, text)
        self.desk.qtbot.waitUntil(lambda: self.page.filter.text == text)
        self.settle()

    def dialog(self) -> Any:
        """The dialog on top."""
        found = self.desk.window._modal()
        assert isinstance(found, OverlayDialog)
        return found

    def save(self) -> None:
        """Ctrl+Enter in the dialog on top."""
        QTest.keyClick(
            QApplication.focusWidget() or self.dialog(),
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.ControlModifier,
        )
        self.desk.settle()

    def has_dialog(self) -> bool:
        """Whether a dialog is open."""
        return self.desk.window._modal() is not None
