"""Settings of the firm: its name and country, its working days and hours, when it wants to be reminded."""

from datetime import time
from functools import partial

from PySide6.QtWidgets import QWidget

from app.views.context import Context
from app.views.settings_parts import Section, SettingsCard, across
from app.widgets.chip import Chip
from app.widgets.fields import ComboBox, LineEdit, SpinBox
from app.widgets.switch import Switch
from app.widgets.text import label
from app.widgets.time_field import TimeField

COUNTRIES = (
    "CN", "HK", "MO", "TW", "SG", "MY", "JP", "KR", "TH", "VN", "ID", "PH", "IN", "AU", "NZ", "US", "CA", "GB",
    "IE", "DE", "FR", "IT", "ES", "NL", "CH", "AT", "SE",
)  # fmt: skip
CURRENCIES = [
    "CNY",
    "HKD",
    "TWD",
    "SGD",
    "USD",
    "EUR",
    "GBP",
    "JPY",
    "KRW",
    "AUD",
    "CAD",
    "MYR",
    "THB",
    "VND",
    "CHF",
]
FIELD = 260


class CompanySection(Section):
    """Name, currency, country."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        card = SettingsCard(self.tr("Company"), self.tr("kept in the data file, for everybody who uses it"))
        self.name = LineEdit()
        self.name.setMaxLength(80)
        self.name.setFixedWidth(FIELD)
        self.name.editingFinished.connect(lambda: self.keep_firm("company", self.name.text().strip()))
        self.currency = ComboBox(
            [(code, f"{code} · {context.say(f'currency.{code}')}") for code in CURRENCIES],
            chosen=partial(self.keep_firm, "currency"),
        )
        countries = [(code, context.say(f"country.{code}")) for code in COUNTRIES]
        self.region = ComboBox(countries, chosen=partial(self.keep_firm, "region"))
        for box in (self.currency, self.region):
            box.setFixedWidth(FIELD)
        card.row(
            self.tr("Name of the firm"),
            self.name,
            self.tr("Stands beside the product's name and on exports."),
        )
        card.row(self.tr("Currency"), self.currency, self.tr("For amounts that do not say one."))
        card.row(
            self.tr("Country"), self.region, self.tr("Phone numbers without a country code belong to it.")
        )
        self.add(card)
        self.load()

    def load(self) -> None:
        """Show what is kept."""
        if not self.name.hasFocus():
            self.name.setText(self.context.firm("company"))
        self.currency.set_value(self.context.firm("currency"))
        self.region.set_value(self.context.firm("region"))


class WorkSection(Section):
    """Working days and hours, holidays, reminders."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add(self._working())
        self.add(self._reminding())
        self.load()

    def _working(self) -> SettingsCard:
        card = SettingsCard(
            self.tr("Working days"), self.tr("kept in the data file, for everybody who uses it")
        )
        self.days = [Chip(self.context.say(f"weekday.{number}"), toggles=True) for number in range(1, 8)]
        for chip in self.days:
            chip.clicked.connect(self._keep_days)
        self.starts, self.ends = TimeField(name=self.tr("Work begins")), TimeField(name=self.tr("Work ends"))
        for field, name in ((self.starts, "day_starts"), (self.ends, "day_ends")):
            field.setFixedWidth(104)
            field.changed.connect(partial(self._keep_time, name))
        countries = [(code, self.context.say(f"country.{code}")) for code in COUNTRIES]
        self.holidays = ComboBox(countries, chosen=partial(self.keep_firm, "holiday_country"))
        self.holidays.setFixedWidth(FIELD)
        card.row(self.tr("Days"), across(*self.days), self.tr("Proposed next steps fall on these."))
        card.row(
            self.tr("Hours"),
            across(self.starts, label("–", role="sec"), self.ends),
            self.tr("“By the end of work” and the shaded part of the calendar."),
        )
        card.row(
            self.tr("Public holidays"),
            self.holidays,
            self.tr("With make-up working days where there are any."),
        )
        return card

    def _reminding(self) -> SettingsCard:
        card = SettingsCard(self.tr("Reminders"))
        self.minutes = SpinBox(low=0, high=20_160, suffix=self.tr(" min"))
        self.minutes.editingFinished.connect(lambda: self.keep_firm("remind_minutes", self.minutes.value()))
        self.quiet = SpinBox(low=1, high=3_650, suffix=self.tr(" days"))
        self.quiet.editingFinished.connect(lambda: self.keep_firm("quiet_days", self.quiet.value()))
        for box in (self.minutes, self.quiet):
            box.setFixedWidth(120)
        self.notify, self.tray = Switch(), Switch()
        self.notify.clicked.connect(lambda on: self.keep_here("notifications", on))
        self.tray.clicked.connect(lambda on: self.keep_here("close_to_tray", on))
        card.row(self.tr("Remind before"), self.minutes, self.tr("For follow-ups that have a time."))
        card.row(
            self.tr("Quiet after"),
            self.quiet,
            self.tr("Customers without contact for so long are brought up."),
        )
        card.row(
            self.tr("System notifications"),
            self.notify,
            self.tr("On this computer, at the time of the reminder."),
        )
        card.row(
            self.tr("Keep reminding with the window closed"),
            self.tray,
            self.tr("On this computer; the program stays in the tray, or minimised where there is none."),
        )
        return card

    def _keep_days(self) -> None:
        chosen = [number for number, chip in enumerate(self.days, start=1) if chip.is_on()]
        if chosen:
            self.keep_firm("working_days", chosen)
        else:
            self.load()

    def _keep_time(self, name: str, value: time | None) -> None:
        starts, ends = self.starts.value(), self.ends.value()
        if value is None or starts is None or ends is None or starts >= ends:
            self.load()
            return
        self.keep_firm(name, f"{value:%H:%M}")

    def load(self) -> None:
        """Show what is kept."""
        firm, config = self.context.firm, self.context.config
        for number, chip in enumerate(self.days, start=1):
            chip.set_on(number in firm("working_days"))
        self.starts.set_value(time.fromisoformat(firm("day_starts")))
        self.ends.set_value(time.fromisoformat(firm("day_ends")))
        self.holidays.set_value(firm("holiday_country"))
        self.minutes.setValue(firm("remind_minutes"))
        self.quiet.setValue(firm("quiet_days"))
        self.notify.setChecked(config.get("notifications"))
        self.tray.setChecked(config.get("close_to_tray"))
