"""The preview of a quote beside the list: its facts and sums, and the last talks with its customer."""

from typing import Any

from app.db.reader import Reader
from app.insight.quote import QuoteValues
from app.language.money_text import format_money
from app.queries.quote import quote_values
from app.queries.timeline import last_talks, timeline_count
from app.views.context import Context
from app.views.preview_pane import TALKS, Fact, Preview, PreviewPane
from app.views.quote_columns import STATE_TONES
from app.views.record_marks import joined
from app.vocabulary import RecordKind

MOST_LINES = 8


class QuoteListPreview(PreviewPane):
    """What was offered, in short."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "customer")
        self._customer: int | None = None

    def read(self, reader: Reader, key: int) -> Any:
        """The version, and the talks of its customer."""
        quote = quote_values(reader, key)
        if quote is None:
            return None
        owner = quote.customer_id
        talks = last_talks(reader, RecordKind.CUSTOMER, owner, TALKS) if owner is not None else []
        count = timeline_count(reader, RecordKind.CUSTOMER, owner) if owner is not None else 0
        return quote, talks, count

    def present(self, found: Any) -> Preview:
        """In the words of the language in use."""
        quote, talks, count = found
        self._customer = quote.customer_id
        state = quote.shown_state(self.context.today().isoformat())
        version = self.context.say("paper.version", version=quote.version)
        return Preview(
            quote.number,
            joined(quote.buyer_name or quote.customer, quote.buyer_contact),
            "quote",
            0,
            ((self.context.word("quote_state", state), STATE_TONES[state]), (version, "")),
            tuple(self._facts_of(quote)),
            talks,
            count,
        )

    def _facts_of(self, quote: QuoteValues) -> list[Fact]:
        def money(amount: int) -> str:
            return format_money(amount, quote.currency, self.context.language)

        facts = [
            (self.tr("Total"), money(quote.totals().total)),
            (self.tr("Project"), quote.title),
            (self.tr("Deal"), quote.deal if quote.deal != quote.title else None),
            (self.tr("Date"), quote.made_day),
            (self.tr("Valid until"), quote.valid_until),
            (self.tr("Reason"), quote.end_reason),
            (self.tr("Owner"), quote.owner),
        ]
        shown = [Fact(name, str(words)) for name, words in facts if words]
        lines = "\n".join(f"{line.name}  {money(line.amount)}" for line in quote.lines[:MOST_LINES])
        more = len(quote.lines) - MOST_LINES
        if more > 0:
            lines += "\n" + self.tr("and {count} more").format(count=more)
        if lines:
            shown.append(Fact(self.tr("Lines"), lines))
        return shown

    def _show_composer(self, preview: Preview) -> None:
        """What is said is said to the customer."""
        if self._customer is not None:
            super()._show_composer(preview)
            if self.composer is not None:
                self.composer.set_owner(customer_id=self._customer, contacts=[])
        elif self.composer is not None:
            self.composer.hide()
