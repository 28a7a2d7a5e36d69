"""The forms of a contract, a card, an installed product, and of a use of a card."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.exchange.export_orders import money as money_text
from app.language.money_text import minor_digits, parse_money
from app.queries.holdings import holdings_of
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.small_fields import wake_field
from app.widgets.date_field import DateField
from app.widgets.fields import LineEdit, TextArea

FIELDS = {
    "contract": ("name", "number", "cover", "starts", "ends", "notice_days", "amount", "note"),
    "card": ("name", "number", "starts", "ends", "notice_days", "balance", "uses_left", "note"),
    "installed_product": (
        *("model", "serial", "place", "installed_day", "warranty_until", "service_due"),
        *("service_months", "note"),
    ),
}
DAYS = ("starts", "ends", "installed_day", "warranty_until", "service_due")
MONEY = ("amount", "balance")
NUMBERS = ("notice_days", "uses_left", "service_months")


class HoldingDialog(RecordDialog):
    """`table` says which; `key` None makes a new one; `renew` makes the contract of the next term."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        table: str,
        customer_id: int,
        key: int | None = None,
        renew: bool = False,
    ) -> None:
        super().__init__(context, window, "", width=520, label_width=112)
        self._table, self._customer, self._key, self._renew = table, customer_id, key, renew
        found = holdings_of(context.reader(), customer_id) if key is not None else []
        values = dict(next((one.values for one in found if one.table == table and one.id == key), {}))
        self._currency = str(values.get("currency") or context.firm("currency"))
        if renew and values.get("ends"):
            values |= _next_term(values)
        titles = {
            "contract": self.tr("Contract"),
            "card": self.tr("Card or prepaid balance"),
            "installed_product": self.tr("Installed product"),
        }
        self.set_title(
            self.tr("Renew the contract") if renew else titles[table], str(values.get("name") or "")
        )
        self.edits: dict[str, LineEdit] = {}
        self.days: dict[str, DateField] = {}
        names = self._names()
        shown = ("starts", "ends") if renew else FIELDS[table]
        for column in shown:
            self._add(column, names[column], values.get(column))
        self.note = TextArea(values.get("note") or "", lines=2)
        if not renew:
            self.form.add("note", names["note"], self.note)
        self.finish()

    def _names(self) -> dict[str, str]:
        return {
            "name": self.tr("Name"),
            "number": self.tr("Number"),
            "cover": self.tr("Covers"),
            "starts": self.tr("Begins"),
            "ends": self.tr("Ends"),
            "notice_days": self.tr("Remind days before"),
            "amount": self.tr("Amount"),
            "balance": self.tr("Balance"),
            "uses_left": self.tr("Uses left"),
            "model": self.tr("Model"),
            "serial": self.tr("Serial number"),
            "place": self.tr("Place"),
            "installed_day": self.tr("Installed on"),
            "warranty_until": self.tr("Warranty until"),
            "service_due": self.tr("Next service"),
            "service_months": self.tr("Service every … months"),
            "note": self.tr("Note"),
        }

    def _add(self, column: str, text: str, value: Any) -> None:
        if column == "note":
            return
        if column in DAYS:
            self.days[column] = wake_field(self.context, date.fromisoformat(value) if value else None)
            self.form.add(column, text, self.days[column])
            return
        shown = "" if value is None else str(value)
        if column in MONEY and value is not None:
            shown = money_text(value, minor_digits(self._currency))
        self.edits[column] = LineEdit(shown)
        self.form.add(column, text, self.edits[column], required=column in ("name", "model"))

    def open(self, first: QWidget | None = None) -> None:
        """Show it with the keyboard in its first field."""
        super().open(first or next(iter(self.edits.values()), next(iter(self.days.values()), None)))

    def _read(self, column: str) -> Any:
        """What a field says; ValueError when it cannot be read."""
        text = self.edits[column].text().strip()
        if not text:
            return None
        if column in MONEY:
            found = parse_money(text, self._currency)
            if found is None:
                raise ValueError(text)
            return found[0]
        return int(text) if column in NUMBERS else text

    def state(self) -> Any:
        """Everything that stands in the form."""
        days = tuple(field.text() for field in self.days.values())
        return (*(field.text() for field in self.edits.values()), *days, self.note.toPlainText())

    def check(self) -> dict[str, str]:
        """A name, figures one can read, days in order."""
        wrong: dict[str, str] = {}
        for column, field in self.edits.items():
            try:
                value = self._read(column)
            except ValueError:
                wrong[column] = self.tr("“{text}” cannot be read.").format(text=field.text().strip())
                continue
            if column in ("name", "model") and not value:
                wrong[column] = self.context.say("holding.no_name")
        starts, ends = (
            self.days[column].value() if column in self.days else None for column in ("starts", "ends")
        )
        if starts and ends and ends < starts:
            wrong["ends"] = self.context.say("holding.days")
        elif self._renew and not (starts and ends):
            wrong["ends"] = self.tr("Say from when until when.")
        return wrong

    def write(self) -> None:
        """Keep it, or the next term."""
        days = {column: field.value() for column, field in self.days.items()}
        told = {column: day.isoformat() if day else None for column, day in days.items()}
        if self._renew:
            step = Step.of("holding.renew", name=self.edits["name"].text() if "name" in self.edits else "")
            self.run(later("holdings:renew_contract"), self._key, told["starts"], told["ends"], step=step)
            return
        values = {column: self._read(column) for column in self.edits} | told
        values["note"] = self.note.toPlainText().strip() or None
        if self._table != "installed_product":
            values["currency"] = self._currency
        name = str(values.get("name") or values.get("model"))
        code = "holding.add" if self._key is None else "holding.edit"
        self.run(
            later("holdings:save_holding"),
            self._table,
            self._key,
            self._customer,
            values,
            step=Step.of(code, name=name),
        )


class CardUseDialog(RecordDialog):
    """So much money or so many times; a minus fills it up."""

    def __init__(self, context: Context, window: QWidget, card_id: int, name: str) -> None:
        super().__init__(context, window, self.tr("Use or fill up"), subtitle=name, width=440)
        self._id, self._name = card_id, name
        self._currency = str(context.firm("currency"))
        self.amount = LineEdit(placeholder=self.tr("Spent; with a minus: filled up"))
        self.form.add("amount", self.tr("Amount"), self.amount)
        self.uses = LineEdit(placeholder=self.tr("Times used; with a minus: added"))
        self.form.add("uses", self.tr("Times"), self.uses)
        self.day = wake_field(context, context.today())
        self.form.add("day", self.tr("Day"), self.day, required=True)
        self.finish()

    def state(self) -> Any:
        """What stands in the form."""
        return self.amount.text(), self.uses.text(), self.day.text()

    def check(self) -> dict[str, str]:
        """Figures one can read, and a day."""
        wrong = {}
        if self.amount.text().strip() and parse_money(self.amount.text(), self._currency) is None:
            wrong["amount"] = self.tr("“{text}” cannot be read.").format(text=self.amount.text())
        if self.uses.text().strip() and not self.uses.text().strip().lstrip("-").isdecimal():
            wrong["uses"] = self.tr("“{text}” cannot be read.").format(text=self.uses.text())
        if self.day.value() is None:
            wrong["day"] = self.tr("Say on which day.")
        return wrong

    def write(self) -> None:
        """Keep it."""
        found, day = parse_money(self.amount.text(), self._currency), self.day.value()
        uses = int(self.uses.text().strip()) if self.uses.text().strip() else None
        if day is not None:
            step = Step.of("card.use", name=self._name)
            amount = found[0] if found else None
            self.run(
                later("holdings:use_card"), self._id, day.isoformat(), amount=amount, uses=uses, step=step
            )


def _next_term(values: dict[str, Any]) -> dict[str, Any]:
    """From the day after the end, as long as before."""
    ends = date.fromisoformat(values["ends"])
    starts = ends + timedelta(days=1)
    length = ends - date.fromisoformat(values["starts"]) if values.get("starts") else timedelta(days=364)
    return {"starts": starts.isoformat(), "ends": (starts + length).isoformat()}
