"""The form of a deal."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.db.journal_step import Step
from app.queries.deal_card import DealCard, deal_card
from app.queries.deal_history import stages
from app.usecases.deal_input import DealInput
from app.views import form_parts as parts
from app.views.context import Context
from app.views.deal_words import money_words, odds_words, stage_words
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.own_fields import OwnFields
from app.views.small_fields import wake_field
from app.views.whom import Chosen, WhomField
from app.vocabulary import DealState
from app.widgets.fields import ComboBox, LineEdit, TextArea
from app.widgets.text import label


class DealDialog(RecordDialog):
    """`deal_id` None makes a new one, for a customer and in a stage if these are given."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        deal_id: int | None = None,
        customer_id: int | None = None,
        stage_id: int | None = None,
    ) -> None:
        card = deal_card(context.reader(), deal_id) if deal_id is not None else None
        super().__init__(context, window, "", width=600)
        self.set_title(self.tr("Edit deal") if card else self.tr("New deal"), card.row.name if card else "")
        self._id, self._card = deal_id, card
        row = card.row if card else None
        self._fill(card, row.customer_id if row else customer_id, row.stage_id if row else stage_id)
        self.own = OwnFields(context, "deal", deal_id)
        if self.own.fields:
            self.add_form(self.own.form)
            self.body.addWidget(self.own.section())
        self.finish()

    # -- fields --------------------------------------------------------------------------------------------

    def _fill(self, card: DealCard | None, customer: int | None, stage: int | None) -> None:
        context, form, row = self.context, self.form, card.row if card else None
        values = card.values if card else {}
        self.name = LineEdit(row.name if row else "", placeholder=self.tr("What they want to buy"))
        self.name.setMaxLength(400)
        form.add("name", self.tr("Name"), self.name, required=True)
        self.whom = WhomField(context, Chosen(customer), contacts=False)
        form.add("whom", self.tr("Customer"), self.whom)
        self._shown_amount = money_words(context, row.amount, row.currency) if row else ""
        self.amount = LineEdit(self._shown_amount, placeholder=self.tr("12,000 or 12k"))
        form.add("amount", self.tr("Amount"), self.amount)
        choices = [(one.id, stage_words(context, one.label)) for one in stages(context.reader())]
        self.stage = ComboBox(choices)
        self.stage.set_value(stage)
        self.stage.setEnabled(row is None or row.state == DealState.OPEN)
        form.add("stage", self.tr("Stage"), self.stage)
        close = date.fromisoformat(row.expected_close) if row and row.expected_close else None
        self.close_day = wake_field(context, close)
        form.add("close", self.tr("Expected close"), self.close_day)
        form.add("odds", self.tr("Odds"), self._odds_row(card))
        self.owner = parts.owner_box(context, row.owner_id if row else context.store.member_id)
        form.add("owner", self.tr("Owner"), self.owner)
        self.channel = parts.channel_box(context, values.get("channel_id"))
        form.add("channel", self.tr("Channel"), self.channel)
        self.campaign = parts.typed_line(context, "lead", "campaign", values.get("campaign"))
        form.add("campaign", self.tr("Campaign"), self.campaign)
        self.note = TextArea(values.get("note") or "", lines=3)
        self.note.submitted.connect(self.save)
        form.add("note", self.tr("Note"), self.note)

    def _odds_row(self, card: DealCard | None) -> QWidget:
        """Empty: as the stage says; what is typed is kept as set by hand."""
        pinned = card.row.odds if card else None
        self.odds = LineEdit("" if pinned is None else str(pinned), placeholder=self.tr("as the stage"))
        self.odds.setFixedWidth(110)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.odds)
        row.addWidget(label("%", role="sec"))
        said = odds_words(self.context, card.odds) if card else ""
        row.addWidget(label(said, type="small", role="sec", wrap=True), 1)
        return holder

    # -- saving --------------------------------------------------------------------------------------------

    def _money(self) -> tuple[int | None, str | None] | None:
        """The amount and its currency as kept; None when it cannot be read."""
        text, row = self.amount.text().strip(), self._card.row if self._card else None
        if row is not None and text == self._shown_amount:
            return row.amount, row.currency
        currency = row.currency if row is not None else str(self.context.firm("currency"))
        if not text:
            return None, currency
        from app.language.money_text import parse_money

        found = parse_money(text, currency)
        return None if found is None or found[0] < 0 else (found[0], found[1] or currency)

    def _percent(self) -> int | None:
        """What was typed as odds; -1 when it is no percentage."""
        text = self.odds.text().strip().removesuffix("%").strip()
        if not text:
            return None
        return int(text) if text.isascii() and text.isdigit() and int(text) <= 100 else -1

    def _values(self) -> dict[str, Any]:
        close = self.close_day.value()
        amount, currency = self._money() or (None, None)
        return {
            "amount": amount,
            "currency": currency,
            "expected_close": close.isoformat() if close else None,
            "odds": self._percent(),
            "owner_id": self.owner.value(),
            "channel_id": self.channel.value(),
            "campaign": self.campaign.text().strip() or None,
            "note": self.note.toPlainText().strip() or None,
        }

    def state(self) -> Any:
        """Everything that stands in the form."""
        typed = (self.name.text().strip(), self.amount.text(), self.close_day.text(), self.odds.text())
        return (*typed, self.whom.chosen(), self.stage.value(), self._values(), self.own.typed())

    def check(self) -> dict[str, str]:
        """A name, amounts, days and odds one can read, a customer that was found."""
        wrong, say = self.own.wrong(), self.context.say
        if not self.name.text().strip():
            wrong["name"] = say("name.empty")
        chosen = self.whom.chosen()
        if chosen.customer_id is None and (chosen.lead_id or self.whom.picker.text().strip()):
            wrong["whom"] = self.tr("Choose a customer from the list, or clear the field.")
        if self._money() is None:
            wrong["amount"] = self.tr("“{text}” is not an amount.").format(text=self.amount.text())
        if self.close_day.text().strip() and self.close_day.value() is None:
            wrong["close"] = self.tr("This is no day.")
        if self._percent() == -1:
            wrong["odds"] = say("deal.odds", given=self.odds.text().strip())
        return wrong

    def write(self) -> None:
        """Create or change it as one step."""
        name = self.name.text().strip()
        given = DealInput(
            name,
            self.whom.chosen().customer_id,
            stage_id=self.stage.value(),
            values=self._values(),
            own=self.own.typed(),
        )
        code = "deal.create" if self._id is None else "deal.edit"
        self.run(later("deals:save_deal"), self._id, given, step=Step.of(code, name=name))
