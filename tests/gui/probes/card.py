"""A hand and an eye on the card of a customer."""

from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.usecases.contacts import ContactInput, add_contact
from app.usecases.days import instant
from app.usecases.interaction_input import AttachmentInput, InteractionInput
from app.usecases.interactions import log_interaction
from app.views.customer_card import CustomerCardPage
from app.widgets.dialog import OverlayDialog
from app.widgets.text import ElidedLabel
from app.widgets.timeline import ITEM_ROLE, TimelineItem
from tests.gui.pages.conftest import Desk
from tests.gui.probes.lists import Firm


class CardFirm(Firm):
    """A firm with talks and people."""

    def talk(self, customer: int, text: str, at: datetime, kind: str = "call", **more: Any) -> int:
        """A talk of the past."""
        given = InteractionInput(text, kind, customer, happened_at=instant(at), **more)
        return int(self.write("interaction.log", log_interaction, given).interaction_id)

    def contact(self, customer: int, name: str, **more: Any) -> int:
        """A person of a firm."""
        return int(self.write("contact.create", add_contact, customer, ContactInput(name, **more)))

    def talks(self, customer: int, moments: list[datetime]) -> list[int]:
        """Many talks in one step."""

        def usecase(uow: Any) -> list[int]:
            return [
                log_interaction(
                    uow, InteractionInput(f"talk {n}", "call", customer, happened_at=instant(at))
                ).interaction_id
                for n, at in enumerate(moments)
            ]

        found: list[int] = self.write("import.run", usecase)
        return found


def paper(name: str, content: bytes = b"%PDF-1.4") -> AttachmentInput:
    """A small file."""
    return AttachmentInput(name, content)


class CardProbe:
    """The card shown in a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        page = desk.window.page("customer")
        assert isinstance(page, CustomerCardPage)
        self.page = page
        desk.window.activateWindow()
        desk.qtbot.waitUntil(desk.window.isActiveWindow)

    def show(self, key: int, **arguments: Any) -> None:
        """Go to a customer."""
        self.desk.context.navigate.emit("customer", {"id": key, **arguments})
        self.desk.settle()

    # -- looking -------------------------------------------------------------------------------------------

    def name(self) -> str:
        """Who is shown."""
        return self.page.top.title.text()

    def position(self) -> str:
        """Such as 1 / 3."""
        return self.page.top._position.text()

    def items(self) -> list[TimelineItem]:
        """The entries loaded in the timeline."""
        model = self.page.talks.list.model()
        return [model.index(row, 0).data(ITEM_ROLE) for row in range(model.rowCount())]

    def said(self) -> list[str]:
        """The texts of the timeline, without the changes."""
        return [item.body for item in self.items() if item.body]

    def to_the_end(self) -> int:
        """Scroll until nothing older comes; how many entries there are."""
        model = self.page.talks.list.model()
        while model.canFetchMore(QModelIndex()):
            model.fetchMore(QModelIndex())
        return model.rowCount()

    def plans(self) -> list[str]:
        """The open follow-ups."""
        return [row.plan.subject for row in self.page.plans.rows]

    def files(self) -> list[str]:
        """The files listed."""
        return [row.file.name for row in self.page.files.rows]

    def words(self, part: QWidget) -> list[str]:
        """Every text of a part."""
        found = [each.text() for each in part.findChildren(QLabel) if not each.isHidden()]
        return found + [each.text() for each in part.findChildren(ElidedLabel) if not each.isHidden()]

    def dialog(self) -> OverlayDialog:
        """The dialog on top."""
        shown = [found for found in self.desk.window.findChildren(OverlayDialog) if found.isVisible()]
        assert shown, "no dialog is open"
        return shown[-1]

    # -- doing ---------------------------------------------------------------------------------------------

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        target = QApplication.focusWidget() or self.page
        QTest.keyClick(target, key, modifiers)
        self.desk.settle()

    def write(self, text: str) -> None:
        """Type into the composer."""
        self.page.composer.text.setFocus()
        self.page.composer.text.insertPlainText(text)

    def save(self) -> None:
        """Ctrl+Enter in the composer."""
        QTest.keyClick(self.page.composer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.desk.settle()

    def plan_key(self, subject: str, key: Qt.Key) -> None:
        """Press a key on a follow-up."""
        row = next(row for row in self.page.plans.rows if row.plan.subject == subject)
        row.setFocus()
        QTest.keyClick(row, key)
        self.desk.settle()

    def close(self, dialog: OverlayDialog) -> None:
        """Esc."""
        dialog.escape()
        self.desk.settle()

    def attach(self, *paths: Path) -> None:
        """Put files to the customer."""
        self.page.files.keep(list(paths))
        self.desk.settle()
