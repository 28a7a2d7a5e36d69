"""Asks how a deal ended: why it was won or lost, against whom, and when."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from app.db.journal_step import Step
from app.queries.deal_card import competitor_names
from app.queries.lookups import name_of
from app.usecases.deal_input import EndInput
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.log_fields import ChoiceChips
from app.views.small_fields import wake_field
from app.vocabulary import BoughtFor, DealState, ObjectionKind
from app.widgets.fields import LineEdit, TextArea


class DealEndDialog(RecordDialog):
    """`state` is won or lost; a lost deal needs a reason."""

    def __init__(self, context: Context, window: QWidget, deal_id: int, state: str) -> None:
        self._id, self._end = deal_id, DealState(state)
        self._name = name_of(context.reader(), "deal", deal_id)
        super().__init__(context, window, "", width=520)
        self.set_title(context.word("deal_state", state), self._name)
        won = self._end is DealState.WON
        kind, words = (BoughtFor, "bought_for") if won else (ObjectionKind, "objection_kind")
        choices = [(one.value, context.word(words, one.value), "") for one in kind]
        self.reason = ChoiceChips(choices, optional=True)
        title = self.tr("Why they bought") if won else self.tr("Reason")
        self.form.add("reason", title, self.reason, required=not won)
        self.competitor = LineEdit(placeholder=self.tr("Who else was in it"))
        self.competitor.setMaxLength(400)
        known = QCompleter(competitor_names(context.reader()), self.competitor)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        known.setFilterMode(Qt.MatchFlag.MatchContains)
        self.competitor.setCompleter(known)
        self.form.add("competitor", self.tr("Competitor"), self.competitor)
        self.day = wake_field(context, context.today())
        self.form.add("day", self.tr("Day"), self.day)
        self.note = TextArea("", lines=3)
        self.note.submitted.connect(self.save)
        self.form.add("note", self.tr("Note"), self.note)
        self.finish(context.word("deal_state", state))

    def state(self) -> Any:
        """What would be lost."""
        return (
            self.reason.value(),
            self.competitor.text().strip(),
            self.day.text(),
            self.note.toPlainText().strip(),
        )

    def check(self) -> dict[str, str]:
        """A reason for what was lost; a day one can read."""
        wrong = {}
        if self._end is DealState.LOST and self.reason.value() is None:
            wrong["reason"] = self.context.say("deal.reason_needed")
        if self.day.value() is None:
            wrong["day"] = self.tr("This is no day.")
        return wrong

    def write(self) -> None:
        """End it."""
        day = self.day.value()
        given = EndInput(
            self.reason.value(),
            self.note.toPlainText().strip() or None,
            self.competitor.text().strip() or None,
            day.isoformat() if day else None,
        )
        won = self._end is DealState.WON
        usecase = later("deals:win_deal" if won else "deals:lose_deal")
        code = "deal.win" if won else "deal.lose"
        self.run(usecase, self._id, given, step=Step.of(code, name=self._name))
