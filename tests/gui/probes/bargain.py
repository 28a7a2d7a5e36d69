"""A hand and an eye on the negotiation of a deal, on promises and on competitors."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from app.db.unit_of_work import UnitOfWork
from app.models import Deal, Quote, QuoteLine
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.naming import set_name
from app.widgets.buttons import Button, IconButton
from app.widgets.dialog import OverlayDialog
from app.widgets.text import ElidedLabel
from tests.gui.pages.conftest import Desk


def fill_bargain(uow: UnitOfWork) -> tuple[int, int]:
    """A customer with a deal whose quote of 113,000 (net 100,000) costs 75,000; keys of both."""
    customer = create_customer(uow, CustomerInput("康悦", "organisation"))
    deal = Deal(customer_id=customer, stage_since="2026-09-01", created_day="2026-09-01", currency="CNY")
    set_name(deal, "三店", person=False)
    key = uow.add(deal).id
    quote = uow.add(
        Quote(
            number="Q-1", deal_id=key, customer_id=customer, made_day="2026-09-10", currency="CNY",
            net=10_000_000, tax=1_300_000, total=11_300_000, tax_included=True,
        )
    )  # fmt: skip
    uow.add(
        QuoteLine(
            quote_id=quote.id, name="S5", quantity=30_000, price=500_000, cost=250_000, tax_rate=1_300,
            amount=11_300_000,
        )
    )  # fmt: skip
    return customer, key


def words(widget: QWidget) -> str:
    """Everything a part says, line by line."""
    found = [each.text() for each in widget.findChildren(QLabel)]
    found += [each.text() for each in widget.findChildren(ElidedLabel)]
    return "\n".join(text for text in found if text)


class BargainProbe:
    """Says "note a concession", and knows the window."""

    def __init__(self, desk: Desk, deal: int) -> None:
        self.desk, self.deal = desk, deal
        desk.window.go("deal", {"id": deal, "tab": "bargain"})
        desk.settle()
        self.page: Any = desk.window.page("deal")
        self.panel: Any = self.page.tabs.panel("bargain")

    def form(self) -> Any:
        """The form over the window."""
        found = [each for each in self.desk.window.findChildren(OverlayDialog) if each.isVisible()]
        return found[-1]

    def ask(self, name: str, **arguments: Any) -> Any:
        """Open a form by its name."""
        self.desk.context.dialog.emit(name, arguments)
        self.desk.settle()
        return self.form()

    def save(self) -> None:
        """Save the form with the keyboard."""
        form = self.form()
        QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.desk.settle()
        assert not isValid(form) or not form.isVisible(), "it is open still"

    def press(self, part: QWidget, name: str) -> None:
        """Press a button by its words or its accessible name."""
        buttons = [*part.findChildren(Button), *part.findChildren(IconButton)]
        button = next(each for each in buttons if name in (each.text(), each.accessibleName()))
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        self.desk.settle()

    def undo(self) -> None:
        """Ctrl+Z."""
        self.desk.context.undo()
        self.desk.settle()
