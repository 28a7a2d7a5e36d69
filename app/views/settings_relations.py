"""Settings of relations: when a favour is recalled, the gift limit, from where on something is warned of."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.language.money_text import format_money, parse_money
from app.settings.declarations import BY_NAME
from app.views.context import Context
from app.views.settings_parts import Section, SettingsCard
from app.widgets.fields import LineEdit, SpinBox

FIELD = 120


class RelationsSection(Section):
    """Favours, then the limits of the warnings."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.numbers: dict[str, SpinBox] = {}
        favours = SettingsCard(
            self.tr("Favours"), self.tr("kept in the data file, for everybody who uses it")
        )
        self._number(
            favours, "favour_remind_months", self.tr("Recall after"), self.tr(" months"),
            self.tr("A favour nobody answered for so long is brought up on Today; 0: never."),
        )  # fmt: skip
        self.limit = LineEdit()
        self.limit.setFixedWidth(FIELD)
        self.limit.editingFinished.connect(self._keep_limit)
        favours.row(
            self.tr("Gift limit"), self.limit,
            self.tr("What one person may get from us within 12 months before the form warns of bribery; 0: no limit."),
        )  # fmt: skip
        self.add(favours)
        self.add(self._warnings())
        self.load()

    def _warnings(self) -> SettingsCard:
        card = SettingsCard(self.tr("Warnings"), self.tr("the other side of good relations"))
        percent = self.tr(" %")
        rows = (
            ("relation_least_cases", self.tr("Cases needed"), "",
             self.tr("With fewer a warning says that data are missing.")),
            ("relation_dependence", self.tr("One customer's share of revenue"), percent,
             self.tr("Of the last 12 months.")),
            ("relation_only_tie", self.tr("Customers on one person"), "",
             self.tr("So many customers that hang on one person alone.")),
            ("relation_one_sided", self.tr("Favours apart"), "",
             self.tr("More given than received, or the other way round.")),
            ("relation_discount_only", self.tr("Orders on discount"), percent,
             self.tr("A customer who buys on discount only.")),
            ("relation_narrow_field", self.tr("One introducer's share"), percent,
             self.tr("Of the new customers of the last 12 months.")),
            ("relation_eaten_margin", self.tr("Margin eaten by discounts"), percent,
             self.tr("With long-standing customers.")),
            ("relation_long_years", self.tr("Long-standing after"), self.tr(" years"),
             self.tr("Since the first order.")),
        )  # fmt: skip
        for name, title, suffix, hint in rows:
            self._number(card, name, title, suffix, hint)
        return card

    def _number(self, card: SettingsCard, name: str, title: str, suffix: str, hint: str) -> None:
        declared = BY_NAME[name]
        box = SpinBox(low=declared.low or 0, high=declared.high or 0, suffix=suffix)
        box.setFixedWidth(FIELD)
        box.editingFinished.connect(partial(self._keep, name))
        self.numbers[name] = box
        card.row(title, box, hint)

    def _keep(self, name: str) -> None:
        self.keep_firm(name, self.numbers[name].value())

    def _keep_limit(self) -> None:
        currency = str(self.context.firm("currency"))
        found = parse_money(self.limit.text() or "0", currency)
        if found is None or (found[1] or currency) != currency or not BY_NAME["gift_limit"].accepts(found[0]):
            self.load()
        else:
            self.keep_firm("gift_limit", found[0])

    def load(self) -> None:
        """Show what is kept."""
        for name, box in self.numbers.items():
            box.setValue(int(self.context.firm(name)))
        if not self.limit.hasFocus():
            currency = str(self.context.firm("currency"))
            self.limit.setText(
                format_money(int(self.context.firm("gift_limit")), currency, self.context.language)
            )
