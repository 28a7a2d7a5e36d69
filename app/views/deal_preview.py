"""The preview of a deal beside the table: facts, the last talks, a quick log."""

from typing import Any

from app.db.reader import Reader
from app.queries.card import follow_ups_of
from app.queries.deal_card import deal_card
from app.queries.timeline import last_talks, timeline_count
from app.views.context import Context
from app.views.deal_words import (
    STATE_TONES,
    day_words,
    end_reason_words,
    money_words,
    next_words,
    odds_words,
    stage_words,
)
from app.views.preview_pane import TALKS, Fact, Preview, PreviewPane
from app.views.record_marks import joined, past_words
from app.vocabulary import DealState, RecordKind


class DealPreview(PreviewPane):
    """What matters of a deal at a glance."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "deal")
        self._customer: int | None = None

    def read(self, reader: Reader, key: int) -> Any:
        """Card, follow-ups and talks."""
        card = deal_card(reader, key)
        if card is None or card.deleted:
            return None
        owner = RecordKind.DEAL
        planned = follow_ups_of(reader, "deal", key, limit=1)
        return card, planned, last_talks(reader, owner, key, TALKS), timeline_count(reader, owner, key)

    def present(self, found: Any) -> Preview:
        """In the words of the language in use."""
        card, planned, talks, count = found
        context, row = self.context, card.row
        state = DealState(row.state)
        ended = state is not DealState.OPEN
        stage = context.word("deal_state", row.state) if ended else stage_words(context, row.stage)
        chip = "" if ended else next_words(context, row)[0]
        what = planned[0].subject if planned and planned[0].due == row.next_due else None
        main = next((stake.name for stake in card.stakes if stake.main), None)
        facts = [
            (self.tr("Next step"), joined(chip, what)),
            (self.tr("Amount"), money_words(context, row.amount, row.currency)),
            (self.tr("Expected close"), day_words(context, row.expected_close)),
            (self.tr("Odds"), "" if ended else odds_words(context, card.odds)),
            (self.tr("Ended"), day_words(context, row.ended_day)),
            (self.tr("Why"), joined(end_reason_words(context, row.state, row.end_reason), row.competitor)),
            (self.tr("Main contact"), main),
            (self.tr("Last contact"), past_words(context, row.last_contact_at)),
            (self.tr("Owner"), row.owner),
            (self.tr("Note"), card.values.get("note")),
        ]
        return Preview(
            row.name,
            row.customer or "",
            "deal",
            0,
            ((stage, STATE_TONES[state]),),
            tuple(Fact(name, str(words)) for name, words in facts if words),
            talks,
            count,
        )

    def shown(self, found: Any) -> None:
        """The quick log writes to the deal and its customer."""
        self._customer = found[0].row.customer_id

    def own(self) -> dict[str, Any]:
        """Whose talks the quick log writes."""
        return {"customer_id": self._customer, "deal_id": self.key}
