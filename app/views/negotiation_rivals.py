"""The card of competitors in a deal: what each offers, how far from our price, the score against them."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from app.db.journal_step import Step
from app.queries.bargain import Bargain, OfferRow
from app.views.context import Context
from app.views.deal_words import day_words, money_words
from app.views.later import later
from app.views.line_row import LineRow, focus_row, focused_row
from app.views.record_marks import joined
from app.views.settings_parts import empty_column
from app.widgets.buttons import Button
from app.widgets.card import Card
from app.widgets.marks import tag
from app.widgets.text import label


class RivalsCard(Card):
    """Those who made an offer in this deal, the cheapest first."""

    def __init__(self, context: Context) -> None:
        super().__init__(" ", small=True)
        self.context = context
        self.set_title(
            self.tr("Competitors"), self.tr("what they offer, and deals won and lost against them")
        )
        self._found: Bargain | None = None
        self._shown: object = None
        self.rows: list[LineRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.body.addLayout(self._column)
        self.add_button = Button(
            self.tr("Competitor"), kind="ghost", icon="plus", sizing="small", clicked=self.new_offer
        )
        self.add_action(self.add_button)

    def show_offers(self, found: Bargain) -> None:
        """Show them."""
        self._found = found
        wanted = (found.deal_id, found.offers, found.standing.offer, self.context.today())
        if wanted == self._shown:
            return
        self._shown = wanted
        place = focused_row(self.rows)
        empty_column(self._column)
        self.rows = [self._row(found, each) for each in found.offers]
        for row in self.rows:
            self._column.addWidget(row)
        focus_row(self.rows, place)
        if not found.offers:
            words = self.tr("Nobody else is known to be in it. Ask whom they also talk to.")
            self._column.addWidget(label(words, role="sec", wrap=True))

    def _row(self, found: Bargain, each: OfferRow) -> LineRow:
        amount = money_words(self.context, each.amount, found.currency)
        second = joined(amount, self._beside(found, each), each.offer, day_words(self.context, each.day))
        row = LineRow(each.name, second or self.tr("offer not known"), wrap=True)
        won = self.tr("won {count}").format(count=each.won)
        lost = self.tr("lost {count}").format(count=each.lost)
        row.add_mark(tag(won, "green" if each.won else ""))
        row.add_mark(tag(lost, "red" if each.lost else ""))
        step = Step.of("competitor_offer.delete", name=each.name)
        remove = partial(self.context.run, later("negotiation:delete_competitor_offer"), each.id, step=step)
        history = {"table": "competitor_offer", "record_id": each.id}
        row.add_menu(
            (
                (self.tr("Change the offer …"), "edit", partial(self._edit, each.id)),
                (self.tr("About them"), "scale", partial(self._about, each.competitor_id)),
                (self.tr("History"), "history", partial(self.context.dialog.emit, "history", history)),
                (self.tr("No longer in this deal"), "trash", remove),
            )
        )
        return row

    def _beside(self, found: Bargain, each: OfferRow) -> str:
        """How far it is from our offer."""
        ours = found.standing.offer
        if ours is None or each.amount is None:
            return ""
        less = money_words(self.context, abs(ours - each.amount), found.currency)
        if each.amount == ours:
            return self.tr("as much as ours")
        words = self.tr("{amount} below ours") if each.amount < ours else self.tr("{amount} above ours")
        return words.format(amount=less)

    def new_offer(self) -> None:
        """The form of an offer."""
        if self._found is not None:
            self.context.dialog.emit("competitor_offer", {"deal_id": self._found.deal_id})

    def _edit(self, key: int) -> None:
        assert self._found is not None
        self.context.dialog.emit("competitor_offer", {"deal_id": self._found.deal_id, "offer_id": key})

    def _about(self, key: int) -> None:
        self.context.navigate.emit("competitors", {"id": key})
