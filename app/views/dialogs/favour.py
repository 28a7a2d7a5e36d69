"""The form of a favour, and of the one that answers it; warns where a gift could pass for a bribe."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from app.db.journal_step import Step
from app.insight.guanxi import over_gift_limit
from app.language.money_text import format_money, parse_money
from app.queries.favours import FavourRow, favour, given_within_year
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.small_fields import wake_field
from app.views.whom import Chosen, WhomField
from app.vocabulary import FavourDirection
from app.widgets.fields import LineEdit, TextArea
from app.widgets.segmented import Segmented


class FavourDialog(RecordDialog):
    """`favour_id` changes one, `answers_id` makes the one that answers another; else a new one is made."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        favour_id: int | None = None,
        customer_id: int | None = None,
        contact_id: int | None = None,
        answers_id: int | None = None,
    ) -> None:
        super().__init__(context, window, "", width=520, label_width=92)
        reader = context.reader()
        held = favour(reader, favour_id) if favour_id is not None else None
        self._answers = favour(reader, answers_id) if answers_id is not None else None
        self._id = held.id if held else None
        self._customer = held.customer_id if held else None
        titles = (self.tr("Edit the favour"), self.tr("Answer a favour"), self.tr("Note a favour"))
        asked = self._answers
        self.set_title(titles[0 if held else 1 if asked else 2], asked.what if asked else "")
        known = held or asked
        chosen = (
            Chosen(known.customer_id, None, known.contact_id)
            if known
            else Chosen(customer_id, None, contact_id)
        )
        self._add_whom(chosen, held, fixed=known is not None)
        self._add_what(held)
        self.value.textChanged.connect(self._weigh)
        self.direction.changed.connect(self._weigh)
        self.whom.changed.connect(self._weigh)
        self.finish()

    def _add_whom(self, chosen: Chosen, held: FavourRow | None, *, fixed: bool) -> None:
        """With whom, and which way it went."""
        self.whom = WhomField(self.context, chosen)
        self.whom.setEnabled(not fixed)
        self.form.add("whom", self.tr("With"), self.whom, required=True)
        asked = self._answers
        directions = [(d.value, self.context.word("favour_direction", d.value)) for d in FavourDirection]
        direction = (
            held.direction if held else "received" if asked and asked.direction == "given" else "given"
        )
        self.direction = Segmented(directions, value=direction, name=self.tr("Given or received"))
        self.direction.setEnabled(asked is None)
        self.form.add("direction", "", self.direction)

    def _add_what(self, held: FavourRow | None) -> None:
        """What it was, why, its worth, when."""
        context = self.context
        self.what = LineEdit(
            held.what if held else "", placeholder=self.tr("A box of tea, an introduction …")
        )
        self.form.add("what", self.tr("What"), self.what, required=True)
        self.occasion = LineEdit(held.occasion or "" if held else "")
        completer = QCompleter(self._occasions(), self.occasion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.occasion.setCompleter(completer)
        self.form.add("occasion", self.tr("Occasion"), self.occasion)
        self._currency = str((held.currency if held else None) or context.firm("currency"))
        worth = held.value if held else None
        shown = format_money(worth, self._currency, context.language) if worth is not None else ""
        self.value = LineEdit(shown, placeholder=self.tr("An estimate; empty: none"))
        self.form.add("value", self.tr("Value"), self.value)
        self.day = wake_field(context, date.fromisoformat(held.day) if held else context.today())
        self.form.add("day", self.tr("Day"), self.day, required=True)
        self.note = TextArea(held.note or "" if held else "", lines=2)
        self.form.add("note", self.tr("Note"), self.note)

    def _occasions(self) -> list[str]:
        """Words that stand for the usual occasions."""
        return [
            self.tr("Spring Festival"), self.tr("Mid-Autumn Festival"), self.tr("Dragon Boat Festival"),
            self.tr("Birthday"), self.tr("Wedding"), self.tr("Opening"), self.tr("Moving in"),
            self.tr("Illness"), self.tr("Thanks"), self.tr("Introduction"),
        ]  # fmt: skip

    def open(self, first: QWidget | None = None) -> None:
        """The keyboard where something is missing."""
        super().open(first or (self.what if self.whom.chosen().customer_id else self.whom))

    # -- the gift limit ------------------------------------------------------------------------------------

    def _weigh(self, *_: object) -> None:
        """Say when a gift, with what they got before, passes the limit."""
        text = self.over_limit()
        if text:
            self.banner.show_message(text, tone="amber")
        self.banner.setVisible(bool(text))
        self.refit()

    def over_limit(self) -> str:
        """The warning, or nothing."""
        context, limit, day = self.context, int(self.context.firm("gift_limit")), self.day.value()
        home, found = str(context.firm("currency")), parse_money(self.value.text(), self._currency)
        chosen = self.whom.chosen()
        given = self.direction.value() == FavourDirection.GIVEN
        if not given or found is None or not found[0] or chosen.customer_id is None or day is None:
            return ""
        if (found[1] or self._currency) != home:
            return ""
        reader = context.reader()
        before = given_within_year(reader, chosen.customer_id, chosen.contact_id, day, home, self._id)
        if not over_gift_limit(found[0], before, limit):
            return ""
        words = self.tr(
            "With this they got {sum} from us within 12 months; more than {limit} could pass for a bribe."
        )
        money = [format_money(amount, home, context.language) for amount in (found[0] + before, limit)]
        return words.format(sum=money[0], limit=money[1])

    # -- saving --------------------------------------------------------------------------------------------

    def _amount(self) -> tuple[int | None, str | None] | None:
        """The value and the currency written with it; None when it cannot be read."""
        text = self.value.text().strip()
        return parse_money(text, self._currency) if text else (None, None)

    def state(self) -> Any:
        """Everything that stands in the form."""
        texts = (
            self.what.text(),
            self.occasion.text(),
            self.value.text(),
            self.day.text(),
            self.note.toPlainText(),
        )
        return self.whom.chosen(), self.direction.value(), texts

    def check(self) -> dict[str, str]:
        """With whom, what, when; a value one can read."""
        wrong = {}
        if self.whom.chosen().customer_id is None:
            wrong["whom"] = self.tr("Choose a customer or a contact.")
        if not self.what.text().strip():
            wrong["what"] = self.context.say("favour.no_words")
        if self._amount() is None:
            wrong["value"] = self.tr("“{text}” is not an amount.").format(text=self.value.text())
        if self.day.value() is None:
            wrong["day"] = self.context.say("favour.no_day")
        return wrong

    def write(self) -> None:
        """Keep it."""
        chosen, amount, day = self.whom.chosen(), self._amount() or (None, None), self.day.value()
        what = self.what.text().strip()
        values = {
            "what": what, "occasion": self.occasion.text().strip() or None, "value": amount[0],
            "currency": (amount[1] or self._currency) if amount[0] is not None else None,
            "favour_day": day.isoformat() if day else None, "note": self.note.toPlainText().strip() or None,
        }  # fmt: skip
        if self._answers is not None:
            step = Step.of("favour.answer", name=self._answers.what)
            self.run(later("favours:answer_with"), self._answers.id, values, step=step)
            return
        values |= {"direction": self.direction.value(), "contact_id": chosen.contact_id}
        step = Step.of("favour.create" if self._id is None else "favour.edit", name=what)
        self.run(
            later("favours:save_favour"), self._id, self._customer or chosen.customer_id, values, step=step
        )
