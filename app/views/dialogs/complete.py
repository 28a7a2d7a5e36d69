"""A follow-up is done: what came of it, and what comes next (proposed by the chains)."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.queries.follow_up import FollowUpFacts, follow_up
from app.usecases.follow_up_input import FollowUpInput
from app.views.chain_words import NextStep, next_steps
from app.views.coach_card import coach_beside
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.due_field import DueField, full_day
from app.views.kind_chips import KindChips
from app.views.record_marks import KIND_ICONS
from app.widgets.checks import CheckBox
from app.widgets.chip import Chip
from app.widgets.fields import LineEdit, TextArea
from app.widgets.flow_layout import FlowLayout
from app.widgets.form import Form


class CompleteDialog(RecordDialog):
    """Result and next step; both may stay empty."""

    def __init__(self, context: Context, window: QWidget, follow_up_id: int) -> None:
        super().__init__(context, window, "", width=600)
        self._facts: FollowUpFacts | None = follow_up(context.reader(), follow_up_id)
        facts = self._facts
        name = facts.whom.name if facts is not None and facts.whom is not None else ""
        heading = " · ".join(part for part in (name, facts.subject if facts else "") if part)
        self.set_title(self.tr("Done"), heading)
        self.result = TextArea(placeholder=self.tr("What came of it"), lines=3)
        self.result.submitted.connect(self.save)
        self.form.add("result", self.tr("Result"), self.result)
        self.plans = CheckBox(self.tr("Plan the next follow-up"))
        self.form.add_plain(self.tr("Next"), self.plans)
        self._proposed = next_steps(context, facts.kind, facts.subject) if facts is not None else []
        if self._proposed:
            self.form.add_plain("", self._offers())
        self._next = self.add_form(Form(label_width=92))
        self.body.addWidget(self._next)
        self.subject = LineEdit(placeholder=self.tr("What is to be done"))
        self.kinds = KindChips(context, "call")
        self.due = DueField(context, but=follow_up_id)
        self.due.resized.connect(self.refit)
        self._next.add("subject", self.tr("Subject"), self.subject, required=True)
        self._next.add_plain(self.tr("Kind"), self.kinds)
        self._next.add("due", self.tr("Due"), self.due)
        self.plans.toggled.connect(self._show_next)
        self._next.hide()
        if self._proposed:
            self._take(self._proposed[0])
        elif facts is not None:
            self.kinds.set_value(facts.kind)
            self.subject.setText(facts.subject)
        self.finish(self.tr("Done"))
        if facts is not None:
            coach_beside(self, context, facts.customer_id, facts.contact_id)

    def open(self, first: QWidget | None = None) -> None:
        """Show it with the keyboard on the result."""
        super().open(first or self.result)

    def _offers(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=6)
        for step in self._proposed:
            words = f"{step.subject} · {full_day(self.context, step.due)}"
            chip = Chip(words, icon=KIND_ICONS.get(step.kind, "check"))
            chip.clicked.connect(partial(self._choose, step))
            flow.addWidget(chip)
        return holder

    def _choose(self, step: NextStep) -> None:
        self._take(step)
        self.plans.setChecked(True)

    def _take(self, step: NextStep) -> None:
        self.subject.setText(step.subject)
        self.kinds.set_value(step.kind)
        self.due.set_value(step.due)

    def _show_next(self, on: bool) -> None:
        self._next.setVisible(on)
        self.refit()

    def state(self) -> Any:
        """What would be lost."""
        return self.result.toPlainText().strip(), self.plans.isChecked()

    def check(self) -> dict[str, str]:
        """A next step needs words and a day one can read."""
        wrong = {}
        if self.plans.isChecked():
            if not self.subject.text().strip():
                wrong["subject"] = self.context.say("follow_up.empty")
            if not self.due.is_understood():
                wrong["due"] = self.context.say("follow_up.due", text=self.due.field.text())
        return wrong

    def write(self) -> None:
        """Tick it off and plan what comes next, as one step."""
        from app.usecases.follow_ups import complete_follow_up

        facts = self._facts
        if facts is None:
            self.reject()
            return
        following = None
        if self.plans.isChecked():
            following = FollowUpInput(
                self.subject.text(),
                self.kinds.value(),
                self.due.value(),
                customer_id=facts.customer_id,
                lead_id=facts.lead_id,
                contact_id=facts.contact_id,
                owner_id=facts.owner_id,
            )
        self.run(
            complete_follow_up,
            facts.id,
            step=Step.of("follow_up.done", name=facts.subject),
            result=self.result.toPlainText().strip() or None,
            next_input=following,
        )
