"""The form of a lead."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.exchange.capture import Captured
from app.queries.campaigns import campaign_names
from app.queries.card import LeadCard, lead_card
from app.views import form_parts as parts
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.lead_columns import budget_words
from app.views.lead_parts import FromText, WordChips
from app.views.lead_preview import STATES
from app.views.own_fields import OwnFields
from app.views.small_fields import wake_field
from app.views.whom import Chosen, WhomField
from app.vocabulary import ConsentWay, LeadSignal, LeadState, ReachKind
from app.widgets.card import FoldSection
from app.widgets.fields import ComboBox, LineEdit, TextArea
from app.widgets.form import Form

PLAIN = ("firm", "title", "campaign", "interests", "time_frame", "industry", "region", "size", "attitude")


class LeadDialog(RecordDialog):
    """`lead_id` None makes a new one."""

    def __init__(
        self, context: Context, window: QWidget, lead_id: int | None = None, name: str = "", phone: str = ""
    ) -> None:
        card = lead_card(context.reader(), lead_id) if lead_id is not None else None
        super().__init__(context, window, "", width=640)
        self.set_title(self.tr("Edit lead") if card else self.tr("New lead"), card.name if card else "")
        self._id, self._card = lead_id, card
        if card is None:
            self.from_text = FromText(context)
            self.from_text.found.connect(self.take)
            self.from_text.resized.connect(self.refit)
            self.form.add_wide(self.from_text)
        self._fill_who(card, name, phone)
        self._fill_state(card)
        self._fill_what(card)
        self.own = OwnFields(context, "lead", lead_id)
        if self.own.fields:
            self.add_form(self.own.form)
            self.body.addWidget(self.own.section())
        self.finish()
        self._look_for_similar()

    # -- fields --------------------------------------------------------------------------------------------

    def _fill_who(self, card: LeadCard | None, name: str, phone: str) -> None:
        context, form = self.context, self.form
        values = card.values if card else {}
        self.name = LineEdit(card.name if card else name)
        self.name.setMaxLength(400)
        form.add("name", self.tr("Name"), self.name)
        self.lines: dict[str, LineEdit] = {}
        self._line("firm", self.tr("Firm"), values)
        self.similar = parts.SimilarHint(context, self._id)
        self.similar.open_asked.connect(lambda one: self.leave_for(*parts.go_to_similar(one)))
        self.similar.resized.connect(self.refit)
        form.add_wide(self.similar)
        self._line("title", self.tr("Title"), values)
        rows = list(card.reaches) if card else parts.blank_rows(ReachKind.PHONE)
        if phone and not card:
            rows[0] = rows[0]._replace(value=phone)
        self.reaches = parts.ReachLines(context, rows)
        self.reaches.resized.connect(self.refit)
        form.add_plain(self.tr("Phone and mail"), self.reaches)
        for changed in (self.name.textChanged, self.lines["firm"].textChanged, self.reaches.changed):
            changed.connect(self._look_for_similar)

    def _fill_what(self, card: LeadCard | None) -> None:
        context, form = self.context, self.form
        values = card.values if card else {}
        self.channel = parts.channel_box(context, values.get("channel_id"))
        form.add("channel", self.tr("Channel"), self.channel)
        self.sent_by = WhomField(context, Chosen(values.get("referred_by_id")), contacts=False)
        form.add("referred_by_id", self.tr("Sent by"), self.sent_by)
        self.lines["campaign"] = parts.typed_line(
            context, "lead", "campaign", values.get("campaign"), campaign_names(context.reader())
        )
        form.add("campaign", self.tr("Campaign"), self.lines["campaign"])
        shown = budget_words(context, values.get("budget"), values.get("currency"), short=False)
        self.budget = LineEdit(shown, placeholder=self.tr("12,000 or 12k"))
        self._shown_budget = shown
        form.add("budget", self.tr("Budget"), self.budget)
        self.tags = parts.tag_editor(context, card.tags if card else ())
        form.add_plain(self.tr("Tags"), self.tags)
        self.signals = _chips(context, LeadSignal, "lead_signal", json.loads(values.get("signals") or "[]"))
        form.add_plain(self.tr("Signals"), self.signals)
        self.consent = _chips(context, ConsentWay, "consent_way", (values.get("consent") or "").split())
        form.add_plain(self.tr("May be addressed by"), self.consent)
        self.owner = parts.owner_box(context, card.owner_id if card else context.store.member_id)
        form.add("owner", self.tr("Owner"), self.owner)
        self.note = TextArea(values.get("note") or "", lines=3)
        form.add("note", self.tr("Note"), self.note)
        self._fill_more(values)

    def _fill_more(self, values: Mapping[str, Any]) -> None:
        fold = FoldSection(self.tr("More"), flush=True)
        fold.toggled.connect(lambda _open: self.refit())
        self.more = self.add_form(Form(label_width=76))
        for key, text in (
            ("time_frame", self.tr("Time frame")),
            ("interests", self.tr("Interests")),
            ("industry", self.tr("Industry")),
            ("region", self.tr("Region")),
            ("size", self.tr("Size")),
            ("attitude", self.tr("Attitude")),
        ):
            self.lines[key] = LineEdit(values.get(key) or "")
            self.more.add(key, text, self.lines[key])
        fold.add(self.more)
        self.body.addWidget(fold)

    def _fill_state(self, card: LeadCard | None) -> None:
        context, form, values = self.context, self.form, card.values if card else {}
        states = [(state.value, context.word("lead_state", state.value)) for state in STATES]
        if card is not None and all(card.state != state for state, _words in states):
            states.append((card.state, context.word("lead_state", card.state)))
        self.state_box = ComboBox(states)
        self.state_box.set_value(card.state if card else LeadState.NEW.value)
        self.state_box.activated.connect(lambda _index: self._fit_state())
        form.add("state", self.tr("State"), self.state_box)
        wake = date.fromisoformat(values["wake_on"]) if values.get("wake_on") else None
        self.wake = wake_field(context, wake)
        form.add("wake", self.tr("Wake-up day"), self.wake)
        self.reason = LineEdit(values.get("state_reason") or "")
        form.add("reason", self.tr("Reason"), self.reason)
        self._fit_state()

    def _line(self, key: str, text: str, values: dict[str, Any]) -> None:
        self.lines[key] = LineEdit(values.get(key) or "")
        self.form.add(key, text, self.lines[key])

    def _fit_state(self) -> None:
        state = self.state_box.value()
        self.form.set_row_visible("wake", state == LeadState.NURTURE)
        self.form.set_row_visible("reason", state == LeadState.DISQUALIFIED)
        self.refit()

    def _look_for_similar(self, *_text: object) -> None:
        name = self.name.text().strip() or self.lines["firm"].text().strip()
        known = self._card is not None and name == self._card.name
        phones, mails = self.reaches.values(ReachKind.PHONE), self.reaches.values(ReachKind.EMAIL)
        self.similar.ask("" if known else name, phones, mails)

    def take(self, found: Captured) -> None:
        """What was recognised in a pasted block goes into the fields; what stands there already stays."""
        for field, text in (
            (self.name, found.name),
            (self.lines["firm"], found.firm),
            (self.lines["title"], found.title),
        ):
            if text and not field.text().strip():
                field.setText(text)
        there = {row.value for row in self.reaches.rows()}
        for kind, value in found.reaches:
            if value not in there:
                self.reaches.put(kind, value)
        if found.note:
            before = self.note.toPlainText().strip()
            self.note.setPlainText("\n".join(part for part in (before, found.note) if part))
        self.refit()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- saving --------------------------------------------------------------------------------------------

    def _money(self) -> tuple[int | None, str | None] | None:
        """The budget and its currency as kept; None when it cannot be read."""
        text = self.budget.text().strip()
        values = self._card.values if self._card else {}
        if text == self._shown_budget:
            return values.get("budget"), values.get("currency")
        if not text:
            return None, None
        from app.language.money_text import parse_money

        currency = values.get("currency") or str(self.context.firm("currency"))
        found = parse_money(text, currency)
        return None if found is None else (found[0], found[1] or currency)

    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {key: self.lines[key].text().strip() or None for key in PLAIN}
        values["budget"], values["currency"] = self._money() or (None, None)
        values["channel_id"], values["owner_id"] = self.channel.value(), self.owner.value()
        values["note"] = self.note.toPlainText().strip() or None
        values["referred_by_id"] = self.sent_by.chosen().customer_id
        values["signals"] = self.signals.chosen() or None
        values["consent"] = " ".join(self.consent.chosen()) or None
        return values

    def _state(self) -> dict[str, Any]:
        wake = self.wake.value()
        return {
            "state": self.state_box.value(),
            "reason": self.reason.text().strip() or None,
            "wake_on": wake.isoformat() if wake else None,
        }

    def state(self) -> Any:
        """Everything that stands in the form."""
        typed = (self.name.text().strip(), self.budget.text(), self.wake.text())
        written = (self._values(), self._state(), self.reaches.rows(), self.own.typed())
        return (*typed, *written, parts.tags_given(self.tags))

    def check(self) -> dict[str, str]:
        """A name or a firm, an amount one can read, what the state asks for."""
        say, wrong, state = self.context.say, self.own.wrong(), self._state()
        if not self.name.text().strip() and not self.lines["firm"].text().strip():
            wrong["name"] = say("name.empty")
        if self._money() is None:
            wrong["budget"] = self.tr("“{text}” is not an amount.").format(text=self.budget.text())
        if state["state"] == LeadState.NURTURE and not state["wake_on"]:
            wrong["wake"] = say("lead.wake_needed")
        if state["state"] == LeadState.DISQUALIFIED and not state["reason"]:
            wrong["reason"] = say("lead.reason_needed")
        return wrong

    def write(self) -> None:
        """Create or change, with tags and state, as one step."""
        from app.usecases.record_input import LeadInput

        given = LeadInput(self.name.text(), self._values(), self.reaches.inputs(), own=self.own.typed())
        code = "lead.create" if self._id is None else "lead.edit"
        name = self.name.text().strip() or self.lines["firm"].text().strip()
        tags = parts.tags_given(self.tags)
        self.run(later("many:save_lead"), self._id, given, tags, self._state(), step=Step.of(code, name=name))


def _chips(context: Context, words: type[StrEnum], enum_name: str, chosen: Iterable[str]) -> WordChips:
    """All words of an enum as chips, some of them on."""
    return WordChips([(word.value, context.word(enum_name, word.value)) for word in words], chosen)
