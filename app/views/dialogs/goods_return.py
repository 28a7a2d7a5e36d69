"""Something came back of an order, or a part of its price is credited."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.exchange.cell_exact import quantity_value
from app.exchange.export_orders import money as money_text
from app.exchange.export_orders import scaled
from app.language.money_text import minor_digits, parse_money
from app.queries.order import LineRow, order_detail
from app.usecases.order_input import ReturnInput
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.small_fields import wake_field
from app.widgets.fields import ComboBox, LineEdit


class ReturnDialog(RecordDialog):
    """A return of one line, or a credit without goods."""

    def __init__(self, context: Context, window: QWidget, order_id: int) -> None:
        super().__init__(context, window, self.tr("Return or credit"), width=480)
        self._id = order_id
        found = order_detail(context.reader(), order_id, context.today().isoformat())
        values = found.values if found else {}
        self._number = str(values.get("number", ""))
        self._currency = str(values.get("currency") or context.firm("currency"))
        self._lines = {line.id: line for line in found.lines} if found else {}
        self.set_title(self.tr("Return or credit"), self._number)
        choices: list[tuple[int | None, str]] = [(key, line.name) for key, line in self._lines.items()]
        self.line = ComboBox([*choices, (None, self.tr("Credit without goods"))])
        self.line.activated.connect(lambda _at: self._take_line())
        self.form.add("line", self.tr("What"), self.line)
        self.quantity = LineEdit()
        self.quantity.textChanged.connect(self._reckon)
        self.form.add("quantity", self.tr("Quantity"), self.quantity)
        self.amount = LineEdit()
        self.form.add("amount", self.tr("Credited"), self.amount)
        self.day = wake_field(context, context.today())
        self.form.add("day", self.tr("Day"), self.day, required=True)
        self.reason = LineEdit()
        self.form.add("reason", self.tr("Reason"), self.reason)
        self._take_line()
        self.finish(self.tr("Record"))

    def _chosen(self) -> LineRow | None:
        return self._lines.get(self.line.value())

    def _take_line(self) -> None:
        """All that is still with the customer."""
        line = self._chosen()
        self.form.set_row_visible("quantity", line is not None)
        self.quantity.setText(scaled(max(line.quantity - line.returned, 0), 3) if line is not None else "")
        self._reckon()
        self.refit()

    def _reckon(self) -> None:
        """What so much of the line cost."""
        line, quantity = self._chosen(), quantity_value(self.quantity.text()).value
        if line is not None and quantity is not None and line.quantity:
            share = round(line.amount * quantity / line.quantity)
            self.amount.setText(money_text(share, minor_digits(self._currency)))

    def state(self) -> Any:
        """What stands in the form."""
        fields = (self.quantity, self.amount, self.day, self.reason)
        return (self.line.value(), *(field.text() for field in fields))

    def check(self) -> dict[str, str]:
        """Figures one can read, and a day."""
        wrong = {}
        if self.amount.text().strip() and parse_money(self.amount.text(), self._currency) is None:
            wrong["amount"] = self.tr("“{text}” is not an amount.").format(text=self.amount.text())
        if self._chosen() is not None and quantity_value(self.quantity.text()).value is None:
            wrong["quantity"] = self.tr("“{text}” is not a quantity.").format(text=self.quantity.text())
        if self.day.value() is None:
            wrong["day"] = self.tr("Say on which day.")
        return wrong

    def write(self) -> None:
        """Keep it."""
        day, line = self.day.value(), self._chosen()
        amount = parse_money(self.amount.text(), self._currency)
        quantity = quantity_value(self.quantity.text()).value if line is not None else None
        if day is None:
            return
        given = ReturnInput(
            amount[0] if amount else 0,
            day.isoformat(),
            line.id if line else None,
            quantity,
            self.reason.text().strip(),
        )
        self.run(
            later("payments:return_goods"), self._id, given, step=Step.of("return.add", name=self._number)
        )
