"""What a line of a quote says besides its figures: code, note, unit, tax rate; and what it costs us."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from app.insight.quote import LineValues
from app.insight.quote_diff import percent
from app.language.line_text import parse_rate
from app.language.money_text import exact_money, parse_money
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.widgets.fields import LineEdit, TextArea
from app.widgets.text import label


class QuoteLineDialog(RecordDialog):
    """`taken` gets the changed line; the editor keeps it."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        line: LineValues,
        currency: str,
        *,
        editable: bool,
        taken: Callable[[LineValues], object],
    ) -> None:
        super().__init__(context, window, line.name or context.say("record_kind.product"), width=520)
        self._line, self._currency, self._taken = line, currency, taken
        cost = exact_money(line.cost, currency).replace(",", "") if line.cost is not None else ""
        self.name, self.code = LineEdit(line.name), LineEdit(line.code or "")
        self.note = TextArea(line.note or "", lines=2)
        self.unit, self.rate, self.cost = (
            LineEdit(line.unit or ""),
            LineEdit(percent(line.tax_rate)),
            LineEdit(cost),
        )
        self.form.add("name", self.tr("Product"), self.name, required=True)
        self.form.add("code", self.tr("Code"), self.code)
        self.form.add("note", self.tr("Note"), self.note)
        self.form.add("unit", self.tr("Unit"), self.unit)
        self.form.add("rate", self.tr("Tax rate"), self.rate)
        self.form.add("cost", self.tr("Our cost"), self.cost)
        self.form.add_plain(
            "",
            label(self.tr("The cost is for your eyes only, it is never printed."), type="small", role="sec"),
        )
        self.finish()
        for field in (self.name, self.code, self.note, self.unit, self.rate, self.cost, self.save_button):
            field.setEnabled(editable)

    def state(self) -> Any:
        """What was typed."""
        fields = (self.name, self.code, self.unit, self.rate, self.cost)
        return self.note.toPlainText(), tuple(field.text() for field in fields)

    def check(self) -> dict[str, str]:
        """Figures that can be read, and a name."""
        found = {}
        if not self.name.text().strip():
            found["name"] = self.context.say("name.empty")
        if self._rate() is None:
            found["rate"] = self.tr("Not a rate between 0 and 100%.")
        if self.cost.text().strip() and parse_money(self.cost.text(), self._currency) is None:
            found["cost"] = self.context.say("quote.amount", text=self.cost.text())
        return found

    def _rate(self) -> int | None:
        rate = parse_rate(self.rate.text() or "0")
        return rate if rate is not None and rate >= 0 else None

    def write(self) -> None:
        """Hand the line over; the editor keeps it."""
        money = parse_money(self.cost.text(), self._currency) if self.cost.text().strip() else None
        line = replace(
            self._line,
            name=self.name.text().strip(),
            code=self.code.text().strip() or None,
            note=self.note.toPlainText().strip() or None,
            unit=self.unit.text().strip() or None,
            tax_rate=self._rate() or 0,
            cost=money[0] if money else None,
        )
        self._taken(line)
        self.accept()
