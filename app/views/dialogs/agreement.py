"""The forms of a promise and of an agreed goal; a vague goal is asked back while it is typed."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.insight.bargaining import goal_questions
from app.queries.promises import goal, promise
from app.views import form_parts as parts
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.small_fields import wake_field
from app.widgets.date_field import DateField
from app.widgets.fields import LineEdit, TextArea
from app.widgets.text import label

NAMED = 60  # characters of a text that name it in a step


class PromiseDialog(RecordDialog):
    """What we will do by when; `promise_id` None makes a new one, of a deal or customer, from a talk perhaps."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        promise_id: int | None = None,
        *,
        customer_id: int | None = None,
        deal_id: int | None = None,
        interaction_id: int | None = None,
    ) -> None:
        row = promise(context.reader(), promise_id) if promise_id is not None else None
        super().__init__(context, window, "", width=500)
        name = (row.deal or row.customer or "") if row else ""
        self.set_title(self.tr("Edit promise") if row else self.tr("New promise"), name)
        self._id = promise_id
        self._whose = {"customer_id": customer_id, "deal_id": deal_id, "interaction_id": interaction_id}
        self.what = LineEdit(row.what if row else "", placeholder=self.tr("send the test report"))
        self.what.setMaxLength(400)
        self.form.add("what", self.tr("What"), self.what, required=True)
        self.by = wake_field(context, date.fromisoformat(row.by_day) if row and row.by_day else None)
        self.form.add("by", self.tr("By when"), self.by)
        self.owner = parts.owner_box(context, row.owner_id if row else context.store.member_id)
        self.form.add("owner", self.tr("Who keeps it"), self.owner)
        self.finish()

    def state(self) -> Any:
        """What was typed."""
        return self.what.text().strip(), self.by.text(), self.owner.value()

    def check(self) -> dict[str, str]:
        """Something is promised; a day one can read."""
        wrong = day_errors(self.context, by=self.by)
        return wrong if self.what.text().strip() else {"what": self.context.say("promise.empty"), **wrong}

    def write(self) -> None:
        """Keep it."""
        what = self.what.text().strip()
        values = {"what": what, "by_day": day_of(self.by), "owner_id": self.owner.value()}
        whose = self._whose if self._id is None else {}
        step = Step.of("promise.save", name=what[:NAMED])
        self.run(later("promises:save_promise"), self._id, values, step=step, **whose)


class GoalDialog(RecordDialog):
    """What the customer wants to reach, how one sees it, by when; `goal_id` None makes a new one."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        goal_id: int | None = None,
        *,
        customer_id: int | None = None,
        deal_id: int | None = None,
    ) -> None:
        row = goal(context.reader(), goal_id) if goal_id is not None else None
        super().__init__(context, window, "", width=540)
        self.set_title(self.tr("Edit goal") if row else self.tr("New goal"))
        self._id = goal_id
        self._whose = {"customer_id": customer_id, "deal_id": deal_id}
        self.what = TextArea(row.what if row else "", lines=2)
        self.what.submitted.connect(self.save)
        self.form.add("what", self.tr("They want"), self.what, required=True)
        self.measure = LineEdit(
            (row.measure or "") if row else "", placeholder=self.tr("renewals from 40% to 55%")
        )
        self.measure.setMaxLength(400)
        self.form.add("measure", self.tr("Seen by"), self.measure)
        self.by = wake_field(context, date.fromisoformat(row.by_day) if row and row.by_day else None)
        self.form.add("by", self.tr("By when"), self.by)
        self.asked = label("", type="small", role="amberFg", wrap=True)
        self.form.add_wide(self.asked)
        self.what.textChanged.connect(self._ask)
        self.measure.textChanged.connect(self._ask)
        self.by.changed.connect(self._ask)
        self._ask()
        self.finish()

    def _ask(self, *_changed: object) -> None:
        """What is still to be asked, as questions one can read out."""
        missing = goal_questions(self.what.toPlainText(), self.measure.text(), day_of(self.by))
        asked = bool(self.what.toPlainText().strip()) and bool(missing)
        self.asked.setText(
            self.tr("Ask back: {questions}").format(questions=asked_back(self.context, missing))
        )
        self.asked.setVisible(asked)
        self.refit()

    def state(self) -> Any:
        """What was typed."""
        return self.what.toPlainText().strip(), self.measure.text().strip(), self.by.text()

    def check(self) -> dict[str, str]:
        """Something is wanted; a day one can read."""
        wrong = day_errors(self.context, by=self.by)
        if not self.what.toPlainText().strip():
            wrong["what"] = self.context.say("promise.empty")
        return wrong

    def write(self) -> None:
        """Keep it, vague or not: what is vague cannot be confirmed."""
        what = self.what.toPlainText().strip()
        values = {"what": what, "measure": self.measure.text(), "by_day": day_of(self.by)}
        step = Step.of("goal.save", name=what[:NAMED])
        whose = self._whose if self._id is None else {}
        self.run(later("promises:save_goal"), self._id, values, step=step, **whose)


QUESTIONS = {"measure": "goal.ask.measure", "figure": "goal.ask.figure", "date": "goal.ask.date"}


def asked_back(context: Context, questions: tuple[str, ...]) -> str:
    """The questions in words."""
    return " ".join(context.say(QUESTIONS[each]) for each in questions)


def day_of(field: DateField) -> str | None:
    """The day in a field, as it is kept."""
    day: date | None = field.value()
    return day.isoformat() if day is not None else None


def day_errors(context: Context, **fields: DateField) -> dict[str, str]:
    """The fields whose day cannot be understood, with the sentence under each."""
    return {
        key: context.say("cli.no_day", text=field.text())
        for key, field in fields.items()
        if not field.is_understood()
    }
