"""The negotiation beside a quote: scale of prices and margins, private notes; only for one's own eyes."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.insight.quote import QuoteValues
from app.insight.quote_diff import percent
from app.language.money_text import format_money
from app.queries.quote_terms import PriceTerm, price_term
from app.views.context import Context
from app.views.quote_desk import QuoteDesk
from app.widgets.card import Card
from app.widgets.fields import TextArea
from app.widgets.marks import tag
from app.widgets.price_scale import PriceMark, PriceScale
from app.widgets.text import label

LOW, FAIR = 0, 2_000  # margins below are red, amber


class QuotePrivate(Card):
    """Never printed: it reads terms and costs, the document cannot."""

    def __init__(self, context: Context, desk: QuoteDesk) -> None:
        super().__init__(" ")
        self.context, self.desk = context, desk
        self.set_title(self.tr("Negotiation"))
        self.add_action(tag(self.tr("only you see this, never printed"), "red", icon="lock"))
        self.scale = PriceScale()
        self.add(self.scale)
        self._figures = QHBoxLayout()
        self._figures.setSpacing(8)
        self.body.addLayout(self._figures)
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
        total = quote.totals().total
        marks = self._marks(quote, term, total)
        self.scale.setVisible(len(marks) > 1 and total > 0)
        self.scale.set_marks(marks)
        _clear(self._figures)
        for words, figure, role in self._facts(quote, term, total):
            self._figures.addWidget(_figure(words, figure, role), 1)
        unknown = sum(1 for line in quote.lines if line.cost is None and line.price > 0)
        words = ""
        if unknown and unknown == len(quote.lines):
            words = self.tr("No line says what it costs us: margins are not known.")
        elif unknown:
            words = self.tr("{count} lines say no cost and count as free.").format(count=unknown)
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def _marks(self, quote: QuoteValues, term: PriceTerm | None, total: int) -> tuple[PriceMark, ...]:
        found = [("offer", total, self.tr("Our offer"))]
        listed = quote.listed_total()
        if listed > total:
            found.append(("list", listed, self.tr("Listed")))
        if term is not None and term.floor is not None:
            found.append(("floor", term.floor, self.tr("Floor")))
        if term is not None and term.ask is not None:
            found.append(("ask", term.ask, self.tr("They ask")))
        return tuple(
            PriceMark(kind, amount, words, self._money(quote, amount)) for kind, amount, words in found
        )

    def _facts(self, quote: QuoteValues, term: PriceTerm | None, total: int) -> list[tuple[str, str, str]]:
        asked = [(self.tr("Margin now"), total)]
        if term is not None and term.ask is not None:
            asked.append((self.tr("At their ask"), term.ask))
        if term is not None and term.floor is not None:
            asked.append((self.tr("At the floor"), term.floor))
        found = []
        for words, amount in asked:
            margin = quote.margin_at(amount)
            found.append((words, percent(margin) if margin is not None else "—", _role(margin)))
        given = quote.given()
        found.append((self.tr("Given"), percent(given) if given is not None else "—", "text"))
        if term is not None and term.floor is not None:
            room = total - term.floor
            found.append((self.tr("Room left"), self._money(quote, room), "text" if room >= 0 else "redFg"))
        return found

    def _money(self, quote: QuoteValues, amount: int) -> str:
        return format_money(amount, quote.currency, self.context.language)


def _role(margin: int | None) -> str:
    if margin is None:
        return "sec"
    if margin < LOW:
        return "redFg"
    return "amberFg" if margin < FAIR else "greenFg"


def _figure(words: str, figure: str, role: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(words, type="small", role="sec"))
    column.addWidget(label(figure, role=role, strong=True))
    return made


def _clear(row: QHBoxLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
