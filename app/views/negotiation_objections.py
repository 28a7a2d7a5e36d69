"""The card of objections: their words, our answer or the one that works best, and whether it worked."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from app.db.journal_step import Step
from app.queries.objections import AnswerRow, ObjectionRow, answer_bank
from app.views.context import Context
from app.views.deal_words import day_words
from app.views.dialogs.agreement import NAMED
from app.views.dialogs.objection import answer_words, rate_words, with_bank
from app.views.later import later
from app.views.line_row import LineRow, focus_row, focused_row
from app.views.record_marks import joined
from app.views.settings_parts import empty_column
from app.widgets.buttons import Button, IconButton
from app.widgets.card import Card
from app.widgets.marks import tag
from app.widgets.text import label


class ObjectionsCard(Card):
    """Those of one deal."""

    def __init__(self, context: Context) -> None:
        super().__init__(" ", small=True)
        self.context = context
        self.set_title(self.tr("Objections"), self.tr("with the answers that worked most often"))
        self._deal = 0
        self._shown: object = None
        self.rows: list[LineRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.body.addLayout(self._column)
        self.bank_button = IconButton("settings", self.tr("The answer bank"), side=28, clicked=self._to_bank)
        self.add_button = Button(
            self.tr("Objection"), kind="ghost", icon="plus", sizing="small", clicked=self.new_objection
        )
        self.add_action(self.add_button)
        self.add_action(self.bank_button)

    def show_objections(self, deal_id: int, found: Sequence[ObjectionRow]) -> None:
        """Show them, those without an answer with the best one of the bank."""
        self._deal = deal_id
        waiting = {each.kind for each in found if each.answer is None and each.worked is None}
        best = {kind: self._best(kind) for kind in waiting}
        if (deal_id, found, best) == self._shown:
            return
        self._shown = (deal_id, found, best)
        place = focused_row(self.rows)
        empty_column(self._column)
        self.rows = [self._row(each, best.get(each.kind)) for each in found]
        for row in self.rows:
            self._column.addWidget(row)
        focus_row(self.rows, place)
        if not found:
            words = self.tr("None yet. Write down what they hold against it, in their own words.")
            self._column.addWidget(label(words, role="sec", wrap=True))
        if waiting and None in best.values():
            with_bank(self.context, lambda: None)

    def _best(self, kind: str) -> AnswerRow | None:
        return next(iter(answer_bank(self.context.reader(), kind)), None)

    def _row(self, each: ObjectionRow, best: AnswerRow | None) -> LineRow:
        waits = each.answer is None and each.worked is None
        second, role = joined(day_words(self.context, each.day), each.answer), "sec"
        if waits:
            second, role = self.tr("no answer yet"), "amberFg"
            if best is not None:
                rate = rate_words(self.context, best.rate)
                second = self.tr("no answer yet, try: {answer} ({rate})").format(
                    answer=answer_words(self.context, best), rate=rate
                )
        row = LineRow(f"“{each.words}”", second, role=role, wrap=True)
        row.add_mark(tag(self.context.word("objection_kind", each.kind)), first=True)
        if waits and best is not None:
            row.add_mark(Button(self.tr("Use it"), sizing="inline", clicked=partial(self._use, each, best)))
        if each.worked is not None:
            words = self.tr("worked") if each.worked else self.tr("did not work")
            row.add_mark(tag(words, "green" if each.worked else "red"))
        row.add_menu(self._menu(each))
        return row

    def _menu(self, each: ObjectionRow) -> list[tuple[str, str, Any]]:
        step = Step.of("objection.delete", name=each.words[:NAMED])
        remove = partial(self.context.run, later("objections:delete_objection"), each.id, step=step)
        history = {"table": "objection", "record_id": each.id}
        return [
            (self.tr("It worked"), "check", partial(self._keep, each, {"worked": True})),
            (self.tr("It did not"), "x", partial(self._keep, each, {"worked": False})),
            (self.tr("Not known yet"), "undo", partial(self._keep, each, {"worked": None})),
            (self.tr("Edit …"), "edit", partial(self._edit, each.id)),
            (self.tr("History"), "history", partial(self.context.dialog.emit, "history", history)),
            (self.tr("Remove"), "trash", remove),
        ]

    # -- doing ---------------------------------------------------------------------------------------------

    def new_objection(self) -> None:
        """The form of a new one."""
        self.context.dialog.emit("objection", {"deal_id": self._deal})

    def _edit(self, key: int) -> None:
        self.context.dialog.emit("objection", {"objection_id": key})

    def _use(self, each: ObjectionRow, best: AnswerRow) -> None:
        self._keep(each, {"answer": answer_words(self.context, best), "banked_answer_id": best.id})

    def _keep(self, each: ObjectionRow, values: dict[str, Any]) -> None:
        step = Step.of("objection.save", name=each.words[:NAMED])
        self.context.run(later("objections:save_objection"), each.id, values, step=step)

    def _to_bank(self) -> None:
        self.context.navigate.emit("settings", {"section": "answers"})
