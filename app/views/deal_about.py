"""What else is known of a deal: where it came from, its way through the stages, how it ended."""

from datetime import date

from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.insight.deals import age_in_days, weighted
from app.queries.deal_card import DealCard, StagePass, deal_card, passes_of
from app.queries.listing_tools import channel_facets
from app.views.card_plans import clear
from app.views.context import Context
from app.views.deal_words import day_words, end_reason_words, money_words, odds_words, stage_words
from app.views.own_fields import own_words
from app.views.record_marks import channel_words, joined
from app.vocabulary import DealState
from app.widgets.card import Card
from app.widgets.text import label


class AboutPanel(QScrollArea):
    """Facts, and the way through the stages."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        holder = QWidget()
        holder.setAutoFillBackground(False)
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.setWidget(holder)

    def show_deal(self, deal_id: int) -> None:
        """Read and show a deal."""
        clear(self._column)
        card = deal_card(self.context.reader(), deal_id)
        if card is None:
            return
        facts = Card(self.tr("Facts"), small=True)
        facts.add(_grid(self._facts(card)))
        way = Card(self.tr("Way through the stages"), small=True)
        way.add(_grid([self._passed(one) for one in passes_of(self.context.reader(), deal_id)]))
        self._column.addWidget(facts)
        self._column.addWidget(way)
        self._column.addStretch(1)

    def _facts(self, card: DealCard) -> list[tuple[str, str]]:
        context, row, values = self.context, card.row, card.values
        channels = {facet.value: facet.label for facet in channel_facets(context.reader())}
        found = [
            (self.tr("Amount"), money_words(context, row.amount, row.currency)),
            (self.tr("Odds"), odds_words(context, card.odds) if row.state == DealState.OPEN else ""),
            (self.tr("Weighted"), self._weighted(card)),
            (self.tr("Expected close"), day_words(context, row.expected_close)),
            (self.tr("Came from"), channel_words(context, channels.get(values["channel_id"]))),
            (self.tr("Campaign"), values["campaign"]),
            (self.tr("Lead"), card.lead),
            (self.tr("Created"), day_words(context, row.created_day)),
            (self.tr("Ended"), day_words(context, row.ended_day)),
            (self.tr("Why"), end_reason_words(context, row.state, row.end_reason)),
            (self.tr("Competitor"), row.competitor),
            (self.tr("How it ended"), values["end_note"]),
            *own_words(context, "deal", row.id),
            (self.tr("Note"), values["note"]),
        ]
        return [(name, str(words)) for name, words in found if words]

    def _weighted(self, card: DealCard) -> str:
        row = card.row
        if row.state != DealState.OPEN or row.amount is None:
            return ""
        return money_words(self.context, weighted(row.amount, card.odds.percent), row.currency)

    def _passed(self, one: StagePass) -> tuple[str, str]:
        context = self.context
        if one.state != DealState.OPEN:
            return day_words(context, one.day), context.word("deal_state", one.state)
        until = date.fromisoformat(one.until) if one.until else context.today()
        days = age_in_days(one.day, until)
        told = (self.tr("1 day") if days == 1 else self.tr("{count} days")).format(count=days)
        return day_words(context, one.day), joined(stage_words(context, one.label), told)


def _grid(rows: list[tuple[str, str]]) -> QWidget:
    """Names and values, one below the other."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 4)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, 96)
    grid.setColumnStretch(1, 1)
    for at, (name, words) in enumerate(rows):
        grid.addWidget(label(name, role="sec"), at, 0)
        grid.addWidget(label(words, wrap=True, selectable=True), at, 1)
    return holder
