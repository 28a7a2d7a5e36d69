"""Hands and eyes for the way from a lead to a paid order: forms, the page of a deal, the quote, the order."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.views.deal import DealPage
from app.views.order import OrderPage
from tests.gui.probes.lists import ListProbe
from tests.gui.probes.quotes import QuoteProbe
from tests.gui.probes.window import CONTROL, Key, WindowProbe


class SellingProbe(WindowProbe):
    """Goes on from page to page as a salesperson does."""

    # -- pages ---------------------------------------------------------------------------------------------

    @property
    def deal(self) -> DealPage:
        """The page of the deal shown."""
        found = self.desk.window.current
        assert isinstance(found, DealPage)
        return found

    @property
    def order(self) -> OrderPage:
        """The page of the order shown."""
        found = self.desk.window.current
        assert isinstance(found, OrderPage)
        return found

    @property
    def quote(self) -> QuoteProbe:
        """A hand on the quote shown."""
        assert self.page() == "quote"
        return QuoteProbe(self.desk)

    def leads(self) -> ListProbe:
        """Ctrl+3: the list of leads, read."""
        self.press(Key.Key_3, CONTROL)
        probe = ListProbe(self.desk, "leads")
        probe.settle()
        return probe

    def value(self, sql: str, *values: Any) -> Any:
        """A look into the file."""
        return self.desk.context.reader().value(sql, values)

    # -- forms ---------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Ctrl+Enter in the form on top; it must close."""
        form = self.dialog()
        assert form is not None, "no form is open"
        focused = QApplication.focusWidget()
        QTest.keyClick(
            focused if focused is not None and form.isAncestorOf(focused) else form,
            Key.Key_Return,
            CONTROL,
        )
        self.settle()
        assert self.dialog() is not form, "the form did not close"

    def log(self, said: str, kind: str) -> None:
        """What was said, in the large form that is open: the kind by its key, the words, Ctrl+Enter."""
        form = self.dialog()
        place = [*form.kinds.chips].index(kind)
        self.press(Key(Key.Key_1.value + place), Qt.KeyboardModifier.AltModifier)
        assert form.kinds.value() == kind
        form.text.setFocus()
        self.type(said)
        self.keep()

    def button(self, words: str) -> None:
        """Press the visible button with these words."""
        found = [
            one
            for one in self.desk.window.findChildren(QPushButton)
            if one.text() == words and one.isVisible()
        ]
        assert found, f"no button {words!r}"
        found[0].click()
        self.settle()

    # -- the page of a deal ----------------------------------------------------------------------------------

    def tabs(self) -> list[str]:
        """The keys of the tabs of the deal."""
        return [tab.key for tab in self.deal.tabs._tabs]

    def tab(self, key: str) -> Any:
        """The panel of a tab of the deal, clicked."""
        bar = self.deal.tabs.bar
        place = self.tabs().index(key)
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())
        self.settle()
        return self.deal.tabs.panel(key)

    def stage(self) -> int:
        """Which step of the bar the deal is at."""
        return int(self.deal.head.bar.current)

    def further(self) -> None:
        """Ctrl+Right on the page of the deal."""
        self.deal.head.bar.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.press(Key.Key_Right, CONTROL)
