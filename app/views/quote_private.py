"""The negotiation beside a quote: scale of prices and margins, private notes; only for one's own eyes."""

from app.insight.bargaining import Standing
from app.insight.quote import QuoteValues
from app.queries.quote_terms import PriceTerm, price_term
from app.views.context import Context
from app.views.price_view import PriceView
from app.views.quote_desk import QuoteDesk
from app.widgets.card import Card
from app.widgets.fields import TextArea
from app.widgets.marks import tag
from app.widgets.text import label


class QuotePrivate(Card):
    """Never printed: it reads terms and costs, the document cannot."""

    def __init__(self, context: Context, desk: QuoteDesk) -> None:
        super().__init__(" ")
        self.context, self.desk = context, desk
        self.set_title(self.tr("Negotiation"))
        self.add_action(tag(self.tr("only you see this, never printed"), "red", icon="lock"))
        self.price = PriceView(context)
        self.add(self.price)
        self.hint = label("", type="small", role="sec", wrap=True)
        self.add(self.hint)
        self.note = TextArea(placeholder=self.tr("Private note"), lines=2, name=self.tr("Private note"))
        self.note.textChanged.connect(self._take_note)
        self.add(self.note)

    def _take_note(self) -> None:
        if self.note.hasFocus():
            self.desk.put(private_note=self.note.toPlainText().rstrip() or None)

    def show_quote(self, quote: QuoteValues) -> None:
        """Show what is known."""
        if not self.note.hasFocus() and self.note.toPlainText() != (quote.private_note or ""):
            self.note.setPlainText(quote.private_note or "")
        term = price_term(self.context.reader(), quote.deal_id) if quote.deal_id is not None else None
        if term is not None and term.currency != quote.currency:
            term = None
        self.price.show_standing(self._standing(quote, term), quote.currency)
        unknown = sum(1 for line in quote.lines if line.cost is None and line.price > 0)
        words = ""
        if unknown and unknown == len(quote.lines):
            words = self.tr("No line says what it costs us: margins are not known.")
        elif unknown:
            words = self.tr("{count} lines say no cost and count as free.").format(count=unknown)
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def _standing(self, quote: QuoteValues, term: PriceTerm | None) -> Standing:
        total = quote.totals().total
        ask, floor = (term.ask, term.floor) if term is not None else (None, None)

        def margin(amount: int | None) -> int | None:
            return quote.margin_at(amount) if amount is not None else None

        room = max(0, total - floor) if floor is not None else None
        return Standing(
            quote.listed_total(),
            total,
            ask,
            floor,
            margin(total),
            margin(ask),
            margin(floor),
            quote.given(),
            room,
        )
