"""Settings of documents: the letterhead, and what a new quote begins with."""

from functools import partial

from PySide6.QtWidgets import QFileDialog, QWidget

from app.insight.quote_diff import percent
from app.language.line_text import parse_rate
from app.views.context import Context
from app.views.settings_parts import Section, SettingsCard, across
from app.widgets.buttons import Button
from app.widgets.fields import LineEdit, SpinBox, TextArea

FIELD = 340


class DocumentsSection(Section):
    """Address, phone, tax number, bank, picture; days, tax rate and terms of quotes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.fields: dict[str, LineEdit] = {}
        self.add(self._letterhead())
        self.add(self._quotes())
        self.load()

    def _letterhead(self) -> SettingsCard:
        card = SettingsCard(self.tr("Letterhead"), self.tr("stands at the top of quotes"))
        for name, words, hint in (
            ("company_full_name", self.tr("Full name"), self.tr("Empty: the name of the firm.")),
            ("company_address", self.tr("Address"), ""),
            ("company_phone", self.tr("Phone"), ""),
            ("company_email", self.tr("E-mail"), ""),
            ("company_tax_number", self.tr("Tax number"), ""),
            ("company_bank", self.tr("Bank"), ""),
            ("company_account", self.tr("Account"), ""),
        ):
            card.row(words, self._field(name), hint)
        logo = self._field("company_logo")
        logo.setFixedWidth(FIELD - 96)
        choose = Button(self.tr("Choose…"), clicked=self._choose_logo)
        card.row(
            self.tr("Picture"), across(logo, choose), self.tr("A file on this computer; may stay empty.")
        )
        return card

    def _quotes(self) -> SettingsCard:
        card = SettingsCard(self.tr("New quotes"))
        self.days = SpinBox(low=1, high=730, suffix=self.tr(" days"))
        self.days.editingFinished.connect(lambda: self.keep_firm("quote_valid_days", self.days.value()))
        self.remind = SpinBox(low=0, high=365, suffix=self.tr(" days"))
        self.remind.editingFinished.connect(lambda: self.keep_firm("quote_remind_days", self.remind.value()))
        self.rate = LineEdit()
        self.rate.editingFinished.connect(self._keep_rate)
        for field in (self.days, self.remind, self.rate):
            field.setFixedWidth(120)
        self.payment = TextArea(lines=2, name=self.tr("Payment terms"))
        self.after = TextArea(lines=2, name=self.tr("After-sales terms"))
        for name, area in (("quote_payment_terms", self.payment), ("quote_after_sales", self.after)):
            area.setFixedWidth(FIELD)
            area.textChanged.connect(partial(self._keep_text, name, area))
        card.row(self.tr("Valid for"), self.days)
        card.row(
            self.tr("Remind before"),
            self.remind,
            self.tr("A follow-up is planned when a quote is marked as sent."),
        )
        card.row(self.tr("Tax rate"), self.rate, self.tr("For lines whose product says none."))
        card.row(self.tr("Payment terms"), self.payment)
        card.row(self.tr("After-sales terms"), self.after)
        return card

    def _field(self, name: str) -> LineEdit:
        field = LineEdit()
        field.setMaxLength(200)
        field.setFixedWidth(FIELD)
        field.editingFinished.connect(lambda: self.keep_firm(name, field.text().strip()))
        self.fields[name] = field
        return field

    def _choose_logo(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Picture"), "", self.tr("Pictures") + " (*.png *.jpg *.jpeg *.svg)"
        )
        if name:
            self.keep_firm("company_logo", name)

    def _keep_rate(self) -> None:
        rate = parse_rate(self.rate.text())
        self.rate.set_error(rate is None or rate < 0)
        if rate is not None and rate >= 0:
            self.keep_firm("quote_tax_rate", rate)

    def _keep_text(self, name: str, area: TextArea) -> None:
        if area.hasFocus():
            self.keep_firm(name, area.toPlainText().strip())

    def load(self) -> None:
        """Show what is kept; a field with the keyboard keeps what is typed."""
        firm = self.context.firm
        for name, field in self.fields.items():
            if not field.hasFocus():
                field.setText(firm(name))
        self.days.setValue(firm("quote_valid_days"))
        self.remind.setValue(firm("quote_remind_days"))
        if not self.rate.hasFocus():
            self.rate.setText(percent(firm("quote_tax_rate")))
        for name, area in (("quote_payment_terms", self.payment), ("quote_after_sales", self.after)):
            if not area.hasFocus():
                area.setPlainText(firm(name))
