"""The forms of a negotiation: a term, a concession, what a competitor offers."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from app.db.journal_step import Step
from app.language.money_text import format_money, parse_money
from app.queries.bargain import Bargain, bargain
from app.queries.deal_card import competitor_names
from app.sentences.errors import UserError
from app.views.context import Context
from app.views.dialogs.agreement import day_errors, day_of
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.small_fields import wake_field
from app.vocabulary import TermKind
from app.widgets.checks import CheckBox
from app.widgets.fields import ComboBox, LineEdit

LONGEST = 400


class MoneyLine(LineEdit):
    """An amount of the deal's currency, typed as people write it."""

    def __init__(self, context: Context, currency: str, amount: int | None, *, placeholder: str = "") -> None:
        self._context, self._currency = context, currency
        super().__init__("", placeholder=placeholder)
        self.set_amount(amount)

    def set_amount(self, amount: int | None) -> None:
        """Show an amount."""
        self._kept = amount
        self._shown = "" if amount is None else format_money(amount, self._currency, self._context.language)
        self.setText(self._shown)

    def amount(self) -> int | None:
        """Minor units; None when empty or not to be read (see `wrong`)."""
        text = self.text().strip()
        if text == self._shown:
            return self._kept
        found = parse_money(text, self._currency) if text else None
        return found[0] if found is not None and found[1] in (None, self._currency) else None

    def wrong(self) -> str:
        """The sentence for what is no amount of this currency; "" when all is well."""
        text = self.text().strip()
        return self._context.say("negotiation.no_amount", text=text) if text and self.amount() is None else ""


class TermDialog(RecordDialog):
    """Ask, offer and floor of one kind of term (`kind` None: the first that is not on the table yet)."""

    def __init__(self, context: Context, window: QWidget, deal_id: int, kind: str | None = None) -> None:
        self._found = found = _found(context, deal_id)
        self._known = {each.kind: each for each in found.terms}
        super().__init__(context, window, "", width=580, label_width=112)
        self.set_title(self.tr("Term"), found.name)
        free = next((each.value for each in TermKind if each.value not in self._known), TermKind.OTHER.value)
        self.kind = kind_box(context, kind or free)
        self.kind.activated.connect(lambda _index: self._fill())
        self.kind.setEnabled(kind is None)
        self.form.add("kind", self.tr("About"), self.kind)
        names = {"ask": self.tr("They ask"), "offer": self.tr("We offer"), "floor": self.tr("Our floor")}
        self.amounts: dict[str, MoneyLine] = {}
        self.words: dict[str, LineEdit] = {}
        for name, text in names.items():
            self.amounts[name] = MoneyLine(
                context, found.currency, None, placeholder=self.tr("12,000 or 12k")
            )
            self.form.add(f"{name}_amount", text, self.amounts[name])
        for name, text in names.items():
            self.words[name] = LineEdit()
            self.words[name].setMaxLength(LONGEST)
            self.form.add(name, self.tr("{what}, in words").format(what=text), self.words[name])
        private = self.tr("Only you see the floor: it is in no document and no export.")
        self.form.box("floor").set_hint(private, "lock")
        self.agreed = CheckBox(self.tr("Agreed"))
        self.form.add_plain("", self.agreed)
        self._fill()
        self.finish()

    def _fill(self) -> None:
        """What is known of this kind; amounts are the price's."""
        known, price = self._known.get(self.kind.value()), self.kind.value() == TermKind.PRICE
        for name, field in self.words.items():
            field.setText((getattr(known, name) or "") if known else "")
            self.amounts[name].set_amount(getattr(known, f"{name}_amount") if known and price else None)
            self.form.set_row_visible(f"{name}_amount", price)
        self.agreed.setChecked(bool(known and known.agreed))
        self.refit()

    def state(self) -> Any:
        """What stands in the form."""
        typed = [field.text().strip() for field in (*self.words.values(), *self.amounts.values())]
        return self.kind.value(), typed, self.agreed.isChecked()

    def check(self) -> dict[str, str]:
        """Amounts one can read."""
        return {f"{name}_amount": wrong for name, field in self.amounts.items() if (wrong := field.wrong())}

    def write(self) -> None:
        """Keep it."""
        values: dict[str, Any] = {name: field.text() for name, field in self.words.items()}
        values["agreed"] = self.agreed.isChecked()
        if self.kind.value() == TermKind.PRICE:
            values |= {f"{name}_amount": field.amount() for name, field in self.amounts.items()}
        step = Step.of("term.set", name=self._found.name)
        self.run(later("negotiation:set_term"), self._found.deal_id, self.kind.value(), values, step=step)


class ConcessionDialog(RecordDialog):
    """What is given up and what is asked in return; `what` and `in_return` are what it begins with."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        deal_id: int,
        kind: str = TermKind.PRICE.value,
        *,
        what: str = "",
        in_return: str = "",
    ) -> None:
        self._found = found = _found(context, deal_id)
        super().__init__(context, window, "", width=540)
        self.set_title(self.tr("Concession"), found.name)
        self.kind = kind_box(context, kind)
        self.kind.activated.connect(lambda _index: self._fit())
        self.form.add("kind", self.tr("About"), self.kind)
        self.amount = MoneyLine(context, found.currency, None, placeholder=self.tr("12,000 or 12k"))
        self.form.add("amount", self.tr("Off the price"), self.amount)
        self.what = LineEdit(what, placeholder=self.tr("what we give"))
        self.form.add("what", self.tr("We give"), self.what, required=True)
        self.in_return = LineEdit(in_return, placeholder=self.tr("payment earlier, a larger order"))
        self.form.add("in_return", self.tr("In return"), self.in_return)
        for line in (self.what, self.in_return):
            line.setMaxLength(LONGEST)
        self.day = wake_field(context, context.today())
        self.form.add("day", self.tr("When"), self.day)
        self._fit()
        self.finish()

    def _fit(self) -> None:
        self.form.set_row_visible("amount", self._price())
        self.refit()

    def _price(self) -> bool:
        return bool(self.kind.value() == TermKind.PRICE)

    def state(self) -> Any:
        """What stands in the form."""
        texts = (self.amount.text(), self.what.text().strip(), self.in_return.text().strip(), self.day.text())
        return self.kind.value(), texts

    def check(self) -> dict[str, str]:
        """Something is given; an amount and a day one can read."""
        wrong = day_errors(self.context, day=self.day)
        if not self.what.text().strip():
            wrong["what"] = self.context.say("negotiation.what")
        if self._price() and (words := self.amount.wrong()):
            wrong["amount"] = words
        return wrong

    def write(self) -> None:
        """Keep it; an amount lowers our offer."""
        self.run(
            later("negotiation:concede"), self._found.deal_id, self.kind.value(), self.what.text(),
            amount=self.amount.amount() if self._price() else None, in_return=self.in_return.text(),
            given_day=day_of(self.day), step=Step.of("concession.add", name=self._found.name),
        )  # fmt: skip


class OfferDialog(RecordDialog):
    """What a competitor offers in this deal; a name nobody knows yet makes a new competitor."""

    def __init__(self, context: Context, window: QWidget, deal_id: int, offer_id: int | None = None) -> None:
        self._found = found = _found(context, deal_id)
        row = next((each for each in found.offers if each.id == offer_id), None)
        super().__init__(context, window, "", width=540)
        self.set_title(self.tr("Competitor's offer"), found.name)
        self.who = LineEdit(row.name if row else "")
        self.who.setMaxLength(LONGEST)
        self.who.setReadOnly(row is not None)
        known = QCompleter(competitor_names(context.reader()), self.who)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        known.setFilterMode(Qt.MatchFlag.MatchContains)
        self.who.setCompleter(known)
        self.form.add("name", self.tr("Competitor"), self.who, required=True)
        self.amount = MoneyLine(
            context, found.currency, row.amount if row else None, placeholder=self.tr("12,000 or 12k")
        )
        self.form.add("amount", self.tr("Amount"), self.amount)
        self.offer = LineEdit((row.offer or "") if row else "")
        self.offer.setMaxLength(LONGEST)
        self.form.add("offer", self.tr("What they offer"), self.offer)
        self.day = wake_field(context, context.today())
        self.form.add("day", self.tr("When"), self.day)
        self.finish()

    def state(self) -> Any:
        """What stands in the form."""
        return self.who.text().strip(), self.amount.text(), self.offer.text().strip(), self.day.text()

    def check(self) -> dict[str, str]:
        """A competitor, an amount and a day one can read."""
        wrong = day_errors(self.context, day=self.day)
        if not self.who.text().strip():
            wrong["name"] = self.context.say("name.empty")
        if words := self.amount.wrong():
            wrong["amount"] = words
        return wrong

    def write(self) -> None:
        """Keep it."""
        name = self.who.text().strip()
        self.run(
            later("negotiation:set_competitor_offer"), self._found.deal_id, name, offer=self.offer.text(),
            amount=self.amount.amount(), offered_day=day_of(self.day),
            step=Step.of("competitor_offer.set", name=name),
        )  # fmt: skip


def kind_box(context: Context, chosen: str) -> ComboBox:
    """What a term is about."""
    box = ComboBox([(kind.value, context.word("term_kind", kind.value)) for kind in TermKind])
    box.set_value(chosen)
    return box


def _found(context: Context, deal_id: int) -> Bargain:
    found = bargain(context.reader(), deal_id)
    if found is None:
        raise UserError("record.gone", kind="@table.deal")
    return found
