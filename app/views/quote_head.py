"""The head of the quote editor: for whom, until when, at which prices, with which tax."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from app.insight.quote import QuoteValues
from app.insight.quote_diff import percent
from app.queries.follow_up import contacts_at, whom
from app.queries.product_search import products_by_id
from app.queries.products import price_lists
from app.views.context import Context
from app.views.quote_desk import QuoteDesk
from app.views.whom import Chosen, person_of, suggestions
from app.widgets.card import Card
from app.widgets.date_field import DateField
from app.widgets.fields import ComboBox, LineEdit
from app.widgets.person_picker import PersonPicker
from app.widgets.result_list import PaletteItem
from app.widgets.text import label

RATES = (1_300, 900, 600, 300, 100, 0)
MIXED = "mixed"


class QuoteHead(Card):
    """Every field writes into the desk at once."""

    def __init__(self, context: Context, desk: QuoteDesk) -> None:
        super().__init__()
        self.context, self.desk = context, desk
        self.customer = PersonPicker(self._customers)
        self.customer.chosen.connect(self._take_customer)
        self.customer.cleared.connect(
            lambda: self.desk.put(
                customer_id=None, customer=None, contact_id=None, buyer_name=None, buyer_contact=None
            )
        )
        self.contact = ComboBox(chosen=self._take_contact)
        self.contact.setEditable(True)
        line = self.contact.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._typed_contact)
        self.valid = DateField(today=context.today(), parse=self._read_day)
        self.valid.changed.connect(lambda day: self.desk.put(valid_until=day.isoformat() if day else None))
        self.prices = ComboBox(chosen=self._take_list)
        self.tax = ComboBox(chosen=self._take_tax)
        self.title = LineEdit()
        self.title.editingFinished.connect(lambda: self.desk.put(title=self.title.text().strip() or None))
        self.buyer = LineEdit()
        self.buyer.editingFinished.connect(
            lambda: self.desk.put(buyer_name=self.buyer.text().strip() or None)
        )
        self.address = LineEdit()
        self.address.editingFinished.connect(
            lambda: self.desk.put(buyer_address=self.address.text().strip() or None)
        )
        self._lay_out()

    def _lay_out(self) -> None:
        first = (
            (self.tr("Customer"), self.customer, 3),
            (self.tr("Recipient"), self.contact, 2),
            (self.tr("Valid until"), self.valid, 2),
            (self.tr("Price list"), self.prices, 2),
            (self.tr("Tax"), self.tax, 2),
        )
        second = (
            (self.tr("Name on the paper"), self.buyer, 3),
            (self.tr("Project"), self.title, 4),
            (self.tr("Address"), self.address, 4),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for row, fields in ((0, first), (2, second)):
            column = 0
            for words, widget, span in fields:
                caption = label(words, type="small", role="sec")
                caption.setBuddy(widget)
                widget.setAccessibleName(words)
                widget.setMinimumWidth(60)
                grid.addWidget(caption, row, column, 1, span)
                grid.addWidget(widget, row + 1, column, 1, span)
                column += span
        for column in range(11):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)

    def fields(self) -> list[QWidget]:
        """Everything that rests when the quote has gone out."""
        return [
            self.customer,
            self.contact,
            self.valid,
            self.prices,
            self.tax,
            self.buyer,
            self.title,
            self.address,
        ]

    def show_quote(self, quote: QuoteValues, *, editable: bool) -> None:
        """Show a version; a field with the keyboard keeps what is typed."""
        found = whom(self.context.reader(), quote.customer_id, None) if quote.customer_id else None
        person = person_of(found)
        if (person.id if person else None) != (self.customer.person().id if self.customer.person() else None):  # type: ignore[union-attr]
            self.customer.set_person(person)
        self._show_contacts(quote)
        if not self.valid.hasFocus():
            self.valid.set_value(date.fromisoformat(quote.valid_until) if quote.valid_until else None)
        self._show_choices(quote)
        for field, words in (
            (self.title, quote.title),
            (self.buyer, quote.buyer_name),
            (self.address, quote.buyer_address),
        ):
            if not field.hasFocus():
                field.setText(words or "")
                field.setCursorPosition(0)
        for widget in self.fields():
            widget.setEnabled(editable)

    def _show_contacts(self, quote: QuoteValues) -> None:
        known = contacts_at(self.context.reader(), quote.customer_id) if quote.customer_id else []
        line = self.contact.lineEdit()
        if line is not None and line.hasFocus():
            return
        self.contact.set_choices([(None, ""), *known])
        self.contact.set_value(quote.contact_id)
        self.contact.setEditText(quote.buyer_contact or "")

    def _show_choices(self, quote: QuoteValues) -> None:
        lists = price_lists(self.context.reader())
        self.prices.set_choices([(None, self.tr("Usual")), *((each.id, each.name) for each in lists)])
        self.prices.set_value(quote.price_list_id)
        rates = {line.tax_rate for line in quote.lines} or {int(self.context.firm("quote_tax_rate"))}
        shown: Any = (quote.tax_included, next(iter(rates))) if len(rates) == 1 else MIXED
        choices: list[tuple[Any, str]] = [((included, rate), tax_words(included, rate)) for included in (True, False)
                                          for rate in RATES if rate or included]  # fmt: skip
        if shown not in [choice[0] for choice in choices]:
            words = self.tr("several") if shown == MIXED else tax_words(*shown)
            choices.insert(0, (shown, words))
        self.tax.set_choices(choices)
        self.tax.set_value(shown)

    # -- changes -------------------------------------------------------------------------------------------

    def _customers(self, text: str) -> list[PaletteItem]:
        return [item for item in suggestions(self.context, text) if getattr(item.id, "customer_id", None)]

    def _read_day(self, text: str) -> date | None:
        """A day in people's own words."""
        from app.language.days import parse_when

        found = parse_when(text, self.context.now())
        return found.day if found is not None else None

    def _take_customer(self, chosen: object) -> None:
        if not isinstance(chosen, Chosen) or chosen.customer_id is None:
            return
        found = whom(self.context.reader(), chosen.customer_id, None)
        people = contacts_at(self.context.reader(), chosen.customer_id)
        contact = next((one for one in people if one[0] == chosen.contact_id), people[0] if people else None)
        name = found.name if found is not None else None
        self.customer.set_person(person_of(found))
        self.desk.put(
            customer_id=chosen.customer_id,
            customer=name,
            buyer_name=name,
            contact_id=contact[0] if contact else None,
            buyer_contact=contact[1] if contact else None,
        )

    def _take_contact(self, key: Any) -> None:
        self.desk.put(contact_id=key, buyer_contact=self.contact.currentText().strip() or None)

    def _typed_contact(self) -> None:
        quote = self.desk.quote
        words = self.contact.currentText().strip() or None
        if quote is not None and words != quote.buyer_contact:
            self.desk.put(contact_id=None, buyer_contact=words)

    def _take_list(self, key: Any) -> None:
        """Another list: lines of known products take its prices."""
        quote = self.desk.quote
        if quote is None:
            return
        chosen = next((each for each in price_lists(self.context.reader()) if each.id == key), None)
        changes: dict[str, Any] = {"price_list_id": key}
        if chosen is not None:
            changes |= {"currency": chosen.currency, "tax_included": chosen.tax_included}
        known = [line.product_id for line in quote.lines if line.product_id is not None]
        hits = products_by_id(self.context.reader(), known, key)
        prices = {hit.id: hit.price for hit in hits if hit.price is not None}
        lines = tuple(
            replace(line, price=prices[line.product_id]) if line.product_id in prices else line
            for line in quote.lines
        )
        self.desk.put(**changes, lines=lines)

    def _take_tax(self, chosen: Any) -> None:
        quote = self.desk.quote
        if quote is not None and chosen != MIXED:
            included, rate = chosen
            lines = tuple(replace(line, tax_rate=rate) for line in quote.lines)
            self.desk.put(tax_included=included, lines=lines)


def tax_words(included: bool, rate: int) -> str:
    """How a way of taxing is called."""
    tr = QCoreApplication.translate
    if not rate:
        return tr("QuoteHead", "no tax")
    words = tr("QuoteHead", "incl. {rate}") if included else tr("QuoteHead", "plus {rate}")
    return words.format(rate=percent(rate))
