"""On Today: favours that nobody answered for months, those we owe first."""

from collections.abc import Sequence
from functools import partial

from app.queries.favours import Waiting
from app.views.card_plans import clear
from app.views.card_row import SalesRow
from app.views.context import Context
from app.views.order_columns import day_words
from app.views.relation_words import TONES
from app.widgets.card import Card
from app.widgets.menu import Menu

SHOWN = 4


class FavoursWaiting(Card):
    """Not there while nothing waits. Enter answers a favour, the menu goes to whom it was with."""

    def __init__(self, context: Context) -> None:
        super().__init__("", padded=False)
        self._context = context
        self.rows: list[SalesRow] = []
        self.set_title(self.tr("Favours unanswered"))
        self.body.setContentsMargins(8, 0, 8, 8)
        self.hide()

    def show_waiting(self, found: Sequence[Waiting]) -> None:
        """The oldest that we owe, then what others owe."""
        clear(self.body)
        self.rows = [self._row(one) for one in found[:SHOWN]]
        for row in self.rows:
            self.add(row)
        self.header.set_note(f"{len(found):,}" if len(found) > SHOWN else "")
        self.setVisible(bool(found))

    def _row(self, one: Waiting) -> SalesRow:
        context = self._context
        ours = one.direction == "received"
        words = (self.tr("{who}: {what}") if ours else self.tr("To {who}: {what}")).format(
            who=one.who, what=one.what
        )
        mark = (self.tr("we owe"), "amber") if ours else (self.tr("they owe"), "")
        row = SalesRow(
            "handshake" if ours else "gift", TONES[one.direction], words, day_words(context, one.day), mark
        )
        row.opened.connect(partial(context.dialog.emit, "favour", {"answers_id": one.id}))
        row.menu_asked.connect(partial(self._menu, row, one))
        return row

    def _menu(self, row: SalesRow, one: Waiting) -> None:
        menu, context = Menu(parent=self), self._context
        menu.add(self.tr("Answer it"), row.opened.emit, icon="swap", key="Return")
        menu.add(self.tr("Edit"), partial(context.dialog.emit, "favour", {"favour_id": one.id}), icon="edit")
        record = {"id": one.customer_id, "record": ("favour", one.id)}
        name = self.tr("Open {name}").format(name=one.who)
        menu.add(name, partial(context.navigate.emit, "customer", record), icon="arrow")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(row.mapToGlobal(row.rect().bottomLeft()))
