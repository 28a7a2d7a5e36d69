"""The quotes of a customer or a deal as a few lines in a card beside other things."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language.money_text import format_money
from app.queries.quotes import QuoteRow, quotes_beside
from app.views.context import Context
from app.views.quote_columns import STATE_TONES
from app.views.settings_parts import empty_column
from app.widgets.buttons import Button, IconButton
from app.widgets.card import Card
from app.widgets.marks import tag
from app.widgets.text import ElidedLabel, label

SHOWN = 5


class QuotesCard(Card):
    """Number, state, total; `new_asked()`: a new one is wanted."""

    new_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(" ", small=True)
        self.context = context
        self.set_title(self.tr("Quotes"))
        self.add_action(IconButton("plus", self.tr("New quote"), side=28, clicked=self.new_asked.emit))
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.body.addLayout(self._column)
        self.rows: list[Button] = []
        self._shown: list[QuoteRow] | None = None

    def show_quotes(self, *, customer: int | None = None, deal: int | None = None) -> None:
        """Read and show; nothing is made anew when nothing changed."""
        found = quotes_beside(self.context.reader(), self.context.today(), customer=customer, deal=deal)
        if found == self._shown:
            return
        self._shown = found
        empty_column(self._column)
        self.rows = []
        for row in found[:SHOWN]:
            self._column.addWidget(self._row(row))
        if len(found) > SHOWN:
            words = self.tr("All {count}").format(count=len(found))
            more = partial(self.context.navigate.emit, "quotes", {"ids": [row.id for row in found]})
            self._column.addWidget(Button(words, kind="link", sizing="inline", clicked=more))
        if not found:
            self._column.addWidget(label(self.tr("Nothing was offered yet."), role="sec"))

    def _row(self, row: QuoteRow) -> QWidget:
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        button = Button(
            row.number,
            kind="link",
            sizing="inline",
            clicked=partial(self.context.navigate.emit, "quote", {"id": row.id}),
        )
        self.rows.append(button)
        across.addWidget(button)
        across.addWidget(ElidedLabel(row.title or "", type="small", role="sec"), 1)
        across.addWidget(tag(self.context.word("quote_state", row.state), STATE_TONES[row.state]))
        across.addWidget(label(format_money(row.total, row.currency, self.context.language)))
        return made
