"""谈判 in a deal: where the price stands, terms with ask, offer and floor, concessions, objections, competitors."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.bargain import Bargain, bargain
from app.views.context import Context
from app.views.deal_words import money_words
from app.views.negotiation_objections import ObjectionsCard
from app.views.negotiation_rivals import RivalsCard
from app.views.negotiation_terms import ConcessionsCard, TermsCard
from app.views.panel_parts import DealPanel
from app.views.price_view import PriceView
from app.views.settings_parts import empty_column
from app.widgets.card import Card
from app.widgets.marks import icon_mark, tag
from app.widgets.text import label


class NegotiationPanel(DealPanel):
    """`show_deal` says of which deal; cards whose content did not change stay as they are."""

    tables = (
        *("deal", "term", "concession", "objection", "objection_answer", "competitor", "competitor_offer"),
        *("quote", "quote_line", "sales_order", "order_line"),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.found: Bargain | None = None
        self._said: object = None
        self.advice = Card(self.tr("Keep in mind"), small=True)
        self._advice = QVBoxLayout()
        self._advice.setSpacing(4)
        self.advice.body.addLayout(self._advice)
        self.price_card = Card(self.tr("Price"), small=True)
        self.price_card.add_action(tag(self.tr("only you see this, never printed"), "red", icon="lock"))
        self.price = PriceView(context)
        self.price_card.add(self.price)
        self.no_cost = label("", type="small", role="sec", wrap=True)
        self.price_card.add(self.no_cost)
        self.terms = TermsCard(context)
        self.concessions = ConcessionsCard(context)
        self.objections = ObjectionsCard(context)
        self.rivals = RivalsCard(context)
        for card in (
            self.advice,
            self.price_card,
            self.terms,
            self.concessions,
            self.objections,
            self.rivals,
        ):
            self.column.addWidget(card)
        self.column.addStretch(1)

    def load(self) -> None:
        """Read the negotiation and show it."""
        assert self.deal_id is not None
        self.found = found = bargain(self.context.reader(), self.deal_id)
        if found is None:
            return
        self._show_advice(found)
        stand = found.standing
        self.price_card.setVisible(
            stand.offer is not None or stand.floor is not None or stand.ask is not None
        )
        self.price.show_standing(stand, found.currency)
        self._show_uncosted(found)
        self.terms.show_terms(found)
        self.concessions.show_concessions(found)
        self.objections.show_objections(found.deal_id, found.objections)
        self.rivals.show_offers(found)

    def _show_uncosted(self, found: Bargain) -> None:
        words = ""
        if found.standing.offer_margin is None:
            words = self.tr("Margins are known once a quote in this currency says what its lines cost.")
        elif found.uncosted:
            words = self.tr("{count} lines say no cost and count as free.").format(count=found.uncosted)
        self.no_cost.setText(words)
        self.no_cost.setVisible(bool(words))

    def _show_advice(self, found: Bargain) -> None:
        said = [self._words(code, values, found.currency) for code, values in found.advice]
        if said == self._said:
            return
        self._said = said
        empty_column(self._advice)
        for words in said:
            made = QWidget()
            line = QHBoxLayout(made)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            line.addWidget(icon_mark("bulb", "amberFg", side=16), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(words, wrap=True), 1)
            self._advice.addWidget(made)
        self.advice.setVisible(bool(said))

    def _words(self, code: str, values: dict[str, object], currency: str) -> str:
        amount = values.get("amount")
        shown = {"amount": money_words(self.context, amount, currency)} if isinstance(amount, int) else {}
        return self.context.say(code, **{**values, **shown})

    def panes(self) -> list[QWidget]:
        """Where F6 goes inside."""
        return [
            self.terms.add_button,
            self.concessions.add_button,
            self.objections.add_button,
            self.rivals.add_button,
        ]
