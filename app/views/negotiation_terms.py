"""The cards of terms and of concessions in a negotiation."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.insight.bargaining import Alternative
from app.insight.quote_diff import percent
from app.queries.bargain import Bargain, ConcessionRow, TermRow
from app.views.context import Context
from app.views.deal_words import day_words, money_words
from app.views.later import later
from app.views.line_row import Entries, popup
from app.views.price_view import margin_role
from app.views.record_marks import joined
from app.views.settings_parts import empty_column
from app.vocabulary import TermKind
from app.widgets.buttons import Button, IconButton
from app.widgets.card import Card
from app.widgets.chip import Chip
from app.widgets.flow_layout import FlowLayout
from app.widgets.marks import tag
from app.widgets.text import label

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
FLOOR = 3  # its column


class TermsCard(Card):
    """One line per kind of term: what they ask, what we offer, our floor."""

    def __init__(self, context: Context) -> None:
        super().__init__(" ", small=True)
        self.context = context
        self.set_title(self.tr("Terms"))
        self._found: Bargain | None = None
        self._shown: object = None
        self._rows = QVBoxLayout()
        self.body.addLayout(self._rows)
        self.add_button = Button(
            self.tr("Term"), kind="ghost", icon="plus", sizing="small", clicked=partial(self.edit, None)
        )
        self.add_action(self.add_button)

    def show_terms(self, found: Bargain) -> None:
        """Show those of a deal."""
        self._found = found
        self.add_button.setEnabled(len(found.terms) < len(TermKind))
        if (found.deal_id, found.terms) == self._shown:
            return
        self._shown = (found.deal_id, found.terms)
        empty_column(self._rows)
        if not found.terms:
            words = self.tr(
                "Nothing is on the table yet. Note what they ask and, before you answer, your floor."
            )
            self._rows.addWidget(label(words, role="sec", wrap=True))
            return
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        heads = ("", self.tr("They ask"), self.tr("We offer"), self.tr("Our floor"), "")
        for column, words in enumerate(heads):
            grid.addWidget(label(words, type="small", role="sec"), 0, column)
        for column in (1, 2, 3):
            grid.setColumnStretch(column, 1)
        for at, row in enumerate(found.terms, 1):
            self._fill(grid, at, row)
        self._rows.addWidget(holder)

    def _fill(self, grid: QGridLayout, at: int, row: TermRow) -> None:
        kind = self.context.word("term_kind", row.kind)
        grid.addWidget(label(kind, strong=True), at, 0)
        cells = ((row.ask_amount, row.ask), (row.offer_amount, row.offer), (row.floor_amount, row.floor))
        for column, (amount, words) in enumerate(cells, 1):
            shown = joined(self._money(amount), words) or "—"
            role = "redFg" if column == FLOOR and shown != "—" else "text"
            grid.addWidget(label(shown, wrap=True, role=role), at, column)
        if row.agreed:
            grid.addWidget(tag(self.tr("Agreed"), "green"), at, 4, MIDDLE)
        edit = self.tr("Change the term {name}").format(name=kind)
        grid.addWidget(IconButton("edit", edit, side=28, clicked=partial(self.edit, row.kind)), at, 5)
        more = IconButton("more", self.tr("More about the term {name}").format(name=kind), side=28)
        more.clicked.connect(lambda _checked=False: popup(more, self._menu(row)))
        grid.addWidget(more, at, 6)

    def _menu(self, row: TermRow) -> Entries:
        history = {"table": "term", "record_id": row.id}
        return (
            (self.tr("History"), "history", partial(self.context.dialog.emit, "history", history)),
            (self.tr("Remove"), "trash", partial(self._remove, row)),
        )

    def _money(self, amount: int | None) -> str:
        return money_words(self.context, amount, self._found.currency if self._found else "")

    def edit(self, kind: str | None) -> None:
        """The form of a term; None for a new one."""
        if self._found is not None:
            self.context.dialog.emit("term", {"deal_id": self._found.deal_id, "kind": kind})

    def _remove(self, row: TermRow) -> None:
        assert self._found is not None
        step = Step.of("term.delete", name=self._found.name)
        self.context.run(later("negotiation:delete_term"), row.id, step=step)


class ConcessionsCard(Card):
    """The log with the margin after each, and what could be traded instead of a lower price."""

    def __init__(self, context: Context) -> None:
        super().__init__(" ", small=True)
        self.context = context
        self.set_title(self.tr("Concessions"), self.tr("in the order they were made"))
        self._found: Bargain | None = None
        self._shown: object = None
        self._rows = QVBoxLayout()
        self.body.addLayout(self._rows)
        self._instead = QVBoxLayout()
        self._instead.setSpacing(6)
        self.body.addLayout(self._instead)
        self.chips: list[Chip] = []
        self.add_button = Button(
            self.tr("Concession"), kind="ghost", icon="plus", sizing="small", clicked=self._new
        )
        self.add_action(self.add_button)

    def show_concessions(self, found: Bargain) -> None:
        """Show those of a deal."""
        self._found = found
        wanted = (
            found.deal_id,
            found.concessions,
            found.alternatives,
            found.still_open,
            self.context.today(),
        )
        if wanted == self._shown:
            return
        self._shown = wanted
        empty_column(self._rows)
        if found.concessions:
            self._rows.addWidget(self._log(found.concessions))
        else:
            words = self.tr("Nothing given yet. Give little, more slowly, and never for nothing.")
            self._rows.addWidget(label(words, role="sec", wrap=True))
        empty_column(self._instead)
        self.chips = []
        if found.still_open and found.alternatives:
            self._instead.addWidget(label(self.tr("Instead of a lower price"), type="small", role="sec"))
            self._instead.addWidget(self._alternatives(found.alternatives))

    def _log(self, rows: Sequence[ConcessionRow]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        heads = (
            self.tr("When"),
            self.tr("About"),
            self.tr("We gave"),
            self.tr("Amount"),
            self.tr("Margin after"),
        )
        for column, words in enumerate(heads):
            head = label(words, type="small", role="sec")
            grid.addWidget(head, 0, column, RIGHT if column > 2 else Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(2, 1)
        for at, row in enumerate(rows, 1):
            self._fill(grid, at, row)
        return holder

    def _fill(self, grid: QGridLayout, at: int, row: ConcessionRow) -> None:
        assert self._found is not None
        grid.addWidget(label(day_words(self.context, row.day)), at, 0)
        grid.addWidget(tag(self.context.word("term_kind", row.kind)), at, 1, MIDDLE)
        words = row.what
        if row.in_return:
            words = self.tr("{what}, in return: {gain}").format(what=row.what, gain=row.in_return)
        grid.addWidget(label(words, wrap=True), at, 2)
        amount = money_words(self.context, -row.amount if row.amount else None, self._found.currency)
        grid.addWidget(label(amount), at, 3, RIGHT)
        margin = percent(row.margin) if row.margin is not None else "—"
        grid.addWidget(label(margin, role=margin_role(row.margin), strong=True), at, 4, RIGHT)
        remove = self.tr("Remove from the log: {what}").format(what=row.what)
        grid.addWidget(IconButton("trash", remove, side=28, clicked=partial(self._remove, row)), at, 5)

    def _alternatives(self, found: Sequence[Alternative]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=6)
        for each in found:
            words = self.context.say(f"value_added.{each.code}")
            shown = self.tr("Give: {what}") if each.give else self.tr("Ask for: {what}")
            chip = Chip(shown.format(what=words), dashed=True)
            chip.clicked.connect(partial(self._trade, each, words))
            flow.addWidget(chip)
            self.chips.append(chip)
        return holder

    def _trade(self, each: Alternative, words: str) -> None:
        """What we give stands as the concession, what we ask for as its return."""
        if each.give:
            self.concede(each.term, what=words)
        else:
            self.concede(in_return=words)

    def _new(self) -> None:
        self.concede()

    def concede(self, kind: str = TermKind.PRICE.value, **texts: Any) -> None:
        """The form of a concession."""
        if self._found is not None:
            self.context.dialog.emit("concession", {"deal_id": self._found.deal_id, "kind": kind, **texts})

    def _remove(self, row: ConcessionRow) -> None:
        assert self._found is not None
        step = Step.of("concession.delete", name=self._found.name)
        self.context.run(later("negotiation:delete_concession"), row.id, step=step)
