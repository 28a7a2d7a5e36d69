"""Money came in: how much, when, how. What is due next stands there already, so that Enter is enough."""

from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from app.db.journal_step import Step
from app.exchange.export_orders import money as money_text
from app.insight.receivables import DueState
from app.language.money_text import format_money, minor_digits, parse_money
from app.queries.order import OrderDetail, order_detail
from app.usecases.order_input import PaymentInput
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.record_marks import joined
from app.views.small_fields import wake_field
from app.widgets.fields import LineEdit
from app.widgets.text import label


class PaymentDialog(RecordDialog):
    """A payment for one order."""

    def __init__(self, context: Context, window: QWidget, order_id: int) -> None:
        super().__init__(context, window, self.tr("Record a payment"), width=480)
        self._id = order_id
        found = order_detail(context.reader(), order_id, context.today().isoformat())
        self._order: OrderDetail | None = found
        self._currency = str(found.values["currency"]) if found else str(context.firm("currency"))
        if found is not None:
            owed = format_money(max(found.open, 0), self._currency, context.language)
            whose = found.customer or found.values["buyer_name"] or ""
            self.set_title(self.tr("Record a payment"), joined(found.values["number"], whose))
            self.form.add_plain(self.tr("Still owed"), _told(owed))
        self.amount = LineEdit(money_text(_next(found), minor_digits(self._currency)) if found else "")
        self.form.add("amount", self.tr("Amount"), self.amount, required=True)
        self.day = wake_field(context, context.today())
        self.form.add("day", self.tr("Received on"), self.day, required=True)
        self.method = LineEdit(placeholder=self.tr("Transfer, cash, WeChat …"))
        self.form.add("method", self.tr("How"), self.method)
        self.note = LineEdit()
        self.form.add("note", self.tr("Note"), self.note)
        self.finish(self.tr("Record"))

    def open(self, first: QWidget | None = None) -> None:
        """Show it with the amount chosen."""
        super().open(first or self.amount)
        self.amount.selectAll()

    def state(self) -> Any:
        """What stands in the form."""
        return self.amount.text(), self.day.text(), self.method.text(), self.note.text()

    def check(self) -> dict[str, str]:
        """An amount one can read, and a day."""
        wrong = {}
        if parse_money(self.amount.text(), self._currency) is None:
            wrong["amount"] = self.tr("“{text}” is not an amount.").format(text=self.amount.text())
        if self.day.value() is None:
            wrong["day"] = self.tr("Say on which day.")
        return wrong

    def write(self) -> None:
        """Keep it."""
        found, day = parse_money(self.amount.text(), self._currency), self.day.value()
        if found is None or day is None or self._order is None:
            return
        given = PaymentInput(found[0], day.isoformat(), self.method.text().strip(), self.note.text().strip())
        shown = format_money(found[0], self._currency, self.context.language)
        step = Step.of("payment.add", name=self._order.values["number"], amount=shown)
        self.run(later("payments:add_payment"), self._id, given, step=step)


def _told(words: str) -> QLabel:
    made = label(words, strong=True)
    made.setMinimumHeight(32)
    return made


def _next(order: OrderDetail) -> int:
    """What is due next, or whatever is left."""
    part = next((each for each in order.parts if each.state is not DueState.RECEIVED), None)
    return part.open if part is not None else max(order.open, 0)
