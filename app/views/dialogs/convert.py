"""Converts a lead in one dialog: customer, contact and deal, each new, one that is there, or none."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.queries.card import lead_card
from app.queries.deal_card import open_deals
from app.queries.deal_history import stages
from app.queries.duplicates import Similar
from app.queries.follow_up import contacts_at
from app.usecases.convert_input import ConvertInput, proposed
from app.usecases.deal_input import DealInput
from app.usecases.record_input import ContactInput, CustomerInput
from app.views import form_parts as parts
from app.views.context import Context
from app.views.deal_words import money_words, stage_words
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.small_fields import wake_field
from app.views.whom import Chosen, WhomField
from app.vocabulary import ContactRole, CustomerKind, LeadState, ReachKind, RecordKind
from app.widgets.fields import ComboBox, LineEdit
from app.widgets.form import Form
from app.widgets.segmented import Segmented
from app.widgets.text import label

NEW, KNOWN, NONE = "new", "known", "none"


class ConvertDialog(RecordDialog):
    """What was said, planned and tagged goes with the lead; one undo takes all of it back."""

    def __init__(self, context: Context, window: QWidget, lead_id: int) -> None:
        card = lead_card(context.reader(), lead_id)
        super().__init__(context, window, "", width=640)
        self.set_title(self.tr("Convert lead"), card.name if card else "")
        self._id, self._lead = lead_id, card
        self._given = proposed(card) if card is not None else ConvertInput()
        self._fill_customer()
        self._fill_contact()
        self._fill_deal()
        said = self.tr(
            "Talks, follow-ups, files and tags of the lead go along. One undo takes all of it back."
        )
        self.body.addWidget(label(said, type="small", role="sec", wrap=True))
        self._fit()
        self.finish(self.tr("Convert"))
        if card is None or card.state == LeadState.CONVERTED:
            words = context.say("lead.converted", name=card.name if card else "")
            self.banner.show_message(words, tone="amber")
            self.banner.show()
            self.save_button.setEnabled(False)
        self._look_for_similar()

    # -- fields --------------------------------------------------------------------------------------------

    def _choice(self, name: str, *, known: bool = True, none: bool = True, value: str = NEW) -> Segmented:
        ways = [(NEW, self.tr("New"))]
        ways += [(KNOWN, self.tr("One that is there"))] if known else []
        ways += [(NONE, self.tr("None"))] if none else []
        made = Segmented(ways, value=value, name=name, small=True)
        made.changed.connect(lambda _way: self._fit())
        return made

    def _fill_customer(self) -> None:
        form, context = self.form, self.context
        given = self._given.customer
        new = given if isinstance(given, CustomerInput) else CustomerInput("")
        self.customer_way = self._choice(self.tr("Customer"))
        form.add_plain(self.tr("Customer"), self.customer_way)
        self.similar = parts.SimilarHint(context, self._id, action=self.tr("Take it"))
        self.similar.open_asked.connect(self._take_similar)
        self.similar.resized.connect(self.refit)
        form.add_wide(self.similar)
        self.customer_name = LineEdit(new.name)
        self.customer_name.setMaxLength(400)
        self.customer_name.textChanged.connect(self._look_for_similar)
        form.add("customer_name", self.tr("Name"), self.customer_name, required=True)
        kinds = [(kind.value, context.word("customer_kind", kind.value)) for kind in CustomerKind]
        self.kind = Segmented(kinds, value=str(new.kind), name=self.tr("Kind"), small=True)
        form.add("kind", self.tr("Kind"), self.kind)
        self.whom = WhomField(context, contacts=False)
        self.whom.changed.connect(lambda _chosen: self._customer_chosen())
        form.add("whom", self.tr("Customer"), self.whom)

    def _fill_contact(self) -> None:
        self.contact_form = form = self.add_form(Form(label_width=92))
        given = self._given.contact
        new = given if isinstance(given, ContactInput) else None
        self.contact_way = self._choice(self.tr("Contact"), value=NEW if new else NONE)
        form.add_plain(self.tr("Contact"), self.contact_way)
        name = new.name if new else (self._lead.name if self._lead else "")
        self.contact_name = LineEdit(name)
        form.add("contact_name", self.tr("Name"), self.contact_name, required=True)
        self.contact_title = LineEdit(str((new.values.get("title") if new else None) or ""))
        form.add("contact_title", self.tr("Title"), self.contact_title)
        roles = [
            (None, "—"),
            *((role.value, self.context.word("contact_role", role.value)) for role in ContactRole),
        ]
        self.contact_role = ComboBox(roles)
        form.add("contact_role", self.tr("Role"), self.contact_role)
        self.contact = ComboBox([], name=self.tr("Contact"))
        form.add("contact", self.tr("Contact"), self.contact)
        self.body.addWidget(form)

    def _fill_deal(self) -> None:
        context = self.context
        self.deal_form = form = self.add_form(Form(label_width=92))
        new = self._given.deal if isinstance(self._given.deal, DealInput) else DealInput("")
        self.deal_way = self._choice(self.tr("Deal"))
        form.add_plain(self.tr("Deal"), self.deal_way)
        self.deal_name = LineEdit(new.name)
        self.deal_name.setMaxLength(400)
        form.add("deal_name", self.tr("Name"), self.deal_name, required=True)
        currency = str(new.values.get("currency") or "")
        self._shown_amount = money_words(context, new.values.get("amount"), currency)
        self.amount = LineEdit(self._shown_amount, placeholder=self.tr("12,000 or 12k"))
        form.add("amount", self.tr("Amount"), self.amount)
        self.stage = ComboBox([(one.id, stage_words(context, one.label)) for one in stages(context.reader())])
        form.add("stage", self.tr("Stage"), self.stage)
        self.close_day = wake_field(context, None)
        form.add("close", self.tr("Expected close"), self.close_day)
        self.deal = ComboBox([], name=self.tr("Deal"))
        form.add("deal", self.tr("Deal"), self.deal)
        self.body.addWidget(form)

    # -- what is shown -------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Show the fields of what was chosen."""
        way = self.customer_way.value()
        for key, shown in (("customer_name", way == NEW), ("kind", way == NEW), ("whom", way == KNOWN)):
            self.form.set_row_visible(key, shown)
        self.similar.setVisible(way == NEW and bool(self.similar.found))
        self.contact_form.setVisible(way != NONE)
        contact = self.contact_way.value()
        for key in ("contact_name", "contact_title", "contact_role"):
            self.contact_form.set_row_visible(key, contact == NEW)
        self.contact_form.set_row_visible("contact", contact == KNOWN)
        deal = self.deal_way.value()
        for key in ("deal_name", "amount", "stage", "close"):
            self.deal_form.set_row_visible(key, deal == NEW)
        self.deal_form.set_row_visible("deal", deal == KNOWN)
        self.refit()

    def _look_for_similar(self, *_text: object) -> None:
        if self._lead is None:
            return
        phones = [one.value for one in self._lead.reaches if one.kind == ReachKind.PHONE]
        mails = [one.value for one in self._lead.reaches if one.kind == ReachKind.EMAIL]
        self.similar.ask(self.customer_name.text(), phones, mails)

    def _take_similar(self, similar: Similar) -> None:
        """The customer is one we have; a contact comes with its firm."""
        if similar.kind is RecordKind.LEAD:
            self.leave_for("leads", {"id": similar.id})
            return
        self.whom.set_chosen(Chosen(similar.owner_id))
        self.customer_way.set_value(KNOWN)
        self._customer_chosen()
        if similar.kind is RecordKind.CONTACT:
            self.contact_way.set_value(KNOWN)
            self.contact.set_value(similar.id)
        self._fit()

    def _customer_chosen(self) -> None:
        reader, customer = self.context.reader(), self.whom.chosen().customer_id
        self.contact.clear()
        self.contact.set_choices(contacts_at(reader, customer) if customer is not None else [])
        self.deal.clear()
        self.deal.set_choices(open_deals(reader, customer) if customer is not None else [])

    # -- saving --------------------------------------------------------------------------------------------

    def _money(self) -> tuple[int | None, str | None] | None:
        """The amount and its currency; None when it cannot be read."""
        text = self.amount.text().strip()
        new = self._given.deal.values if isinstance(self._given.deal, DealInput) else {}
        currency = str(new.get("currency") or self.context.firm("currency"))
        if text == self._shown_amount:
            return new.get("amount"), currency
        if not text:
            return None, currency
        from app.language.money_text import parse_money

        found = parse_money(text, currency)
        return None if found is None or found[0] < 0 else (found[0], found[1] or currency)

    def _customer(self) -> CustomerInput | int | None:
        way = self.customer_way.value()
        if way == KNOWN:
            return self.whom.chosen().customer_id
        if way == NONE or not isinstance(self._given.customer, CustomerInput):
            return None
        given = self._given.customer
        reaches = given.reaches
        if not reaches and self._contact_way() != NEW and isinstance(self._given.contact, ContactInput):
            reaches = self._given.contact.reaches
        return CustomerInput(self.customer_name.text(), self.kind.value(), given.values, reaches=reaches)

    def _contact_way(self) -> str:
        return str(NONE if self.customer_way.value() == NONE else self.contact_way.value())

    def _contact(self) -> ContactInput | int | None:
        way = self._contact_way()
        if way == KNOWN:
            return None if self.contact.value() is None else int(self.contact.value())
        if way == NONE:
            return None
        given = self._given.contact if isinstance(self._given.contact, ContactInput) else None
        role = self.contact_role.value()
        return ContactInput(
            self.contact_name.text(),
            [role] if role else [],
            {"title": self.contact_title.text().strip() or None},
            reaches=given.reaches if given else (),
        )

    def _deal(self) -> DealInput | int | None:
        way = self.deal_way.value()
        if way == KNOWN:
            return None if self.deal.value() is None else int(self.deal.value())
        if way == NONE or not isinstance(self._given.deal, DealInput):
            return None
        amount, currency = self._money() or (None, None)
        close = self.close_day.value()
        more = {
            "amount": amount,
            "currency": currency,
            "expected_close": close.isoformat() if close else None,
        }
        values = {**self._given.deal.values, **more}
        return DealInput(self.deal_name.text().strip(), stage_id=self.stage.value(), values=values)

    def state(self) -> Any:
        """Everything that stands in the dialog."""
        ways = (self.customer_way.value(), self.contact_way.value(), self.deal_way.value())
        typed = (self.amount.text(), self.close_day.text(), self.whom.chosen())
        return (*ways, *typed, self._customer(), self._contact(), self._deal())

    def check(self) -> dict[str, str]:
        """What was chosen must be there, what is new needs a name."""
        say, wrong = self.context.say, {}
        for way, key, field in (
            (self.customer_way.value(), "customer_name", self.customer_name),
            (self._contact_way(), "contact_name", self.contact_name),
            (self.deal_way.value(), "deal_name", self.deal_name),
        ):
            if way == NEW and not field.text().strip():
                wrong[key] = say("name.empty")
        if self.customer_way.value() == KNOWN and self.whom.chosen().customer_id is None:
            wrong["whom"] = self.tr("Choose a customer from the list.")
        if self._contact_way() == KNOWN and self.contact.value() is None:
            wrong["contact"] = self.tr("This customer has no contacts yet.")
        if self.deal_way.value() == KNOWN and self.deal.value() is None:
            wrong["deal"] = self.tr("This customer has no open deal.")
        if self.deal_way.value() == NEW and self._money() is None:
            wrong["amount"] = self.tr("“{text}” is not an amount.").format(text=self.amount.text())
        return wrong

    def write(self) -> None:
        """Convert as one step."""
        given = ConvertInput(self._customer(), self._contact(), self._deal())
        name = self._lead.name if self._lead else ""
        self.run(later("conversion:convert_lead"), self._id, given, step=Step.of("lead.convert", name=name))

    def done(self, result: Any) -> None:
        """Show what it became."""
        if result.deal_id is not None:
            self.context.navigate.emit("deal", {"id": result.deal_id})
        else:
            self.context.navigate.emit("customer", {"id": result.customer_id})
