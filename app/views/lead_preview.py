"""The preview of a lead beside the list: facts, the buttons that move it on, the last talks."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.db.reader import Reader
from app.queries.card import follow_ups_of, lead_card
from app.queries.lead_score import explained
from app.queries.timeline import last_talks, timeline_count
from app.views.context import Context
from app.views.customer_columns import shown_phone
from app.views.customer_preview import DUE_ROLES
from app.views.lead_columns import STATE_TONES, budget_words, wake_words
from app.views.own_fields import own_words
from app.views.preview_pane import TALKS, Fact, Preview, PreviewPane
from app.views.record_marks import channel_words, due_chip, joined, past_words, tag_marks
from app.views.score_panel import ScorePanel
from app.vocabulary import LeadState, RecordKind
from app.widgets.buttons import Button
from app.widgets.flow_layout import FlowLayout

# where a lead may be moved by hand
STATES = (
    LeadState.NEW,
    LeadState.CONTACTING,
    LeadState.QUALIFIED,
    LeadState.NURTURE,
    LeadState.DISQUALIFIED,
)
ENDED = (LeadState.CONVERTED, LeadState.DISQUALIFIED)  # nobody asks any more how good they are


class LeadPreview(PreviewPane):
    """`state_asked(id, state)` and `convert_asked(id)` when one of the buttons was pressed."""

    state_asked = Signal(object, str)
    convert_asked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "lead")
        self.buttons: dict[str, Button] = {}
        holder = QWidget()
        flow = FlowLayout(holder, gap=6, line_gap=6)
        for state in STATES:
            button = Button(
                context.word("lead_state", state.value),
                sizing="inline",
                clicked=partial(self._ask_state, state),
            )
            flow.addWidget(button)
            self.buttons[state.value] = button
        words = self.tr("Convert")
        self.convert = Button(
            words, kind="tint", icon="deal", hint="C", sizing="small", clicked=self._ask_convert
        )
        self.middle.addWidget(self.convert)
        self.middle.addWidget(holder)
        self.score = ScorePanel(context)
        self.middle.addWidget(self.score)

    def _ask_state(self, state: LeadState) -> None:
        if self.key is not None:
            self.state_asked.emit(self.key, state.value)

    def _ask_convert(self) -> None:
        if self.key is not None:
            self.convert_asked.emit(self.key)

    def read(self, reader: Reader, key: int) -> Any:
        """Card, follow-ups and talks."""
        card = lead_card(reader, key)
        if card is None or card.deleted:
            return None
        owner = RecordKind.LEAD
        planned = follow_ups_of(reader, "lead", key, limit=1)
        judged = None if card.state in ENDED else explained(reader, key, self.context.today())
        talks = last_talks(reader, owner, key, TALKS)
        own = own_words(self.context, "lead", key)
        return card, planned, talks, timeline_count(reader, owner, key), judged, own

    def present(self, found: Any) -> Preview:
        """In the words of the language in use."""
        card, planned, talks, count, _judged, own = found
        context, values = self.context, card.values
        chip, tone = due_chip(context, card.next_due)
        what = planned[0].subject if planned and planned[0].due == card.next_due else None
        facts = [
            (self.tr("Phone"), shown_phone(card.phone)),
            (self.tr("Channel"), channel_words(context, card.channel)),
            (self.tr("Campaign"), values.get("campaign")),
            (self.tr("Budget"), budget_words(context, values.get("budget"), values.get("currency"))),
            (self.tr("Time frame"), values.get("time_frame")),
            (self.tr("Interests"), values.get("interests")),
            (
                self.tr("Wake-up day"),
                wake_words(context, values["wake_on"]) if values.get("wake_on") else None,
            ),
            (self.tr("Reason"), values.get("state_reason")),
            (self.tr("Last contact"), past_words(context, card.last_contact_at)),
            (self.tr("Owner"), card.owner),
            *own,
            (self.tr("Note"), values.get("note")),
        ]
        shown = [Fact(name, str(words)) for name, words in facts if words]
        shown.insert(0, Fact(self.tr("Next follow-up"), joined(chip, what), DUE_ROLES.get(tone, "text")))
        firm = card.firm if card.firm != card.name else None
        state = (context.word("lead_state", card.state), STATE_TONES[LeadState(card.state)])
        return Preview(
            card.name,
            joined(firm, values.get("title")),
            "",
            0,
            (state, *tag_marks(card.tags)),
            tuple(shown),
            talks,
            count,
        )

    def shown(self, found: Any) -> None:
        """The button of the present state rests."""
        self.score.show_score(found[4])
        for state, button in self.buttons.items():
            button.setEnabled(state != found[0].state)
        self.convert.setVisible(found[0].state != LeadState.CONVERTED)
