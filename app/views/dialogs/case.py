"""The forms of a service case, of closing one, and of a satisfaction answer."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.queries.service import case_of
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.small_fields import wake_field
from app.vocabulary import AnswerKind, CaseKind, Severity
from app.widgets.fields import ComboBox, LineEdit, TextArea

SCORES = {AnswerKind.CSAT: range(1, 6), AnswerKind.NPS: range(11)}


class CaseDialog(RecordDialog):
    """`case_id` None makes a new one."""

    def __init__(
        self, context: Context, window: QWidget, customer_id: int, name: str, case_id: int | None = None
    ) -> None:
        title = self.tr("New case") if case_id is None else self.tr("Case")
        super().__init__(context, window, title, subtitle=name, width=520)
        self._customer, self._name, self._key = customer_id, name, case_id
        known = None if case_id is None else case_of(context.reader(), case_id)
        self.kind = ComboBox([(one.value, context.word("case_kind", one.value)) for one in CaseKind])
        self.kind.set_value(known.kind if known else CaseKind.COMPLAINT.value)
        self.form.add("kind", self.tr("Kind"), self.kind)
        self.severity = ComboBox([(one.value, context.word("severity", one.value)) for one in Severity])
        self.severity.set_value(known.severity if known else Severity.MEDIUM.value)
        self.form.add("severity", self.tr("Severity"), self.severity)
        self.subject = LineEdit(known.subject if known else "")
        self.form.add("subject", self.tr("About"), self.subject, required=True)
        self.words = TextArea((known.text if known else "") or "", lines=4)
        self.form.add("text", self.tr("In their words"), self.words)
        self.day = wake_field(context, date.fromisoformat(known.opened_day) if known else context.today())
        self.form.add("day", self.tr("Since"), self.day, required=True)
        self.finish()

    def open(self, first: QWidget | None = None) -> None:
        """The keyboard begins at what it is about."""
        super().open(first or self.subject)

    def state(self) -> Any:
        """What stands in the form."""
        kinds = self.kind.value(), self.severity.value()
        return (*kinds, self.subject.text(), self.words.toPlainText(), self.day.text())

    def check(self) -> dict[str, str]:
        """A subject, and a day that has come."""
        wrong = {}
        if not self.subject.text().strip():
            wrong["subject"] = self.context.say("case.no_subject")
        day = self.day.value()
        if day is None or day > self.context.today():
            wrong["day"] = self.context.say("case.day")
        return wrong

    def write(self) -> None:
        """Keep it."""
        day = self.day.value() or self.context.today()
        values = {
            "kind": self.kind.value(),
            "severity": self.severity.value(),
            "subject": self.subject.text().strip(),
            "text": self.words.toPlainText().strip(),
            "opened_day": day.isoformat(),
        }
        step = Step.of("case.open" if self._key is None else "case.edit", name=self._name)
        self.run(later("cases:save_case"), self._key, self._customer, values, step=step)


class _Asked(RecordDialog):
    """A form with the answer of a customer: how they were asked, the score."""

    def add_answer(self, *, optional: bool) -> None:
        """The two fields; an optional answer may be missing, and none is taken for given."""
        kinds = [(one.value, self.context.word("answer_kind", one.value)) for one in AnswerKind]
        self.asked = ComboBox(kinds, chosen=lambda _kind: self._offer())
        self._optional = optional
        self.score = ComboBox()
        self.form.add("asked", self.tr("Asked"), self.asked)
        self.form.add("score", self.tr("Answer"), self.score, required=not optional)
        self._offer()

    def _offer(self) -> None:
        none = (None, self.tr("not asked") if self._optional else "–")
        scores = [(score, str(score)) for score in reversed(SCORES[AnswerKind(self.asked.value())])]
        self.score.set_choices([none, *scores])
        if self.score.currentIndex() < 0:
            self.score.setCurrentIndex(0)


class CloseCaseDialog(_Asked):
    """What was done, and what the customer answered when asked again."""

    def __init__(self, context: Context, window: QWidget, case_id: int, name: str) -> None:
        super().__init__(context, window, self.tr("Close the case"), subtitle=name, width=480)
        self._key, self._name = case_id, name
        self.result = TextArea("", lines=3)
        self.form.add("result", self.tr("What was done"), self.result)
        self.add_answer(optional=True)
        self.finish(self.tr("Close the case"))

    def state(self) -> Any:
        """What stands in the form."""
        return self.result.toPlainText(), self.asked.value(), self.score.value()

    def write(self) -> None:
        """Close it."""
        score = self.score.value()
        answer = None if score is None else (self.asked.value(), score)
        step = Step.of("case.close", name=self._name)
        self.run(later("cases:close_case"), self._key, self.result.toPlainText(), answer, step=step)


class AnswerDialog(_Asked):
    """How satisfied a customer said they are."""

    def __init__(self, context: Context, window: QWidget, customer_id: int, name: str) -> None:
        super().__init__(context, window, self.tr("Satisfaction"), subtitle=name, width=480)
        self._customer, self._name = customer_id, name
        self.add_answer(optional=False)
        self.words = TextArea("", lines=2)
        self.form.add("words", self.tr("In their words"), self.words)
        self.day = wake_field(context, context.today())
        self.form.add("day", self.tr("Day"), self.day, required=True)
        self.finish()

    def state(self) -> Any:
        """What stands in the form."""
        return self.asked.value(), self.score.value(), self.words.toPlainText(), self.day.text()

    def check(self) -> dict[str, str]:
        """A score, and a day that has come."""
        wrong = {}
        if self.score.value() is None:
            wrong["score"] = self.context.say("answer.no_score")
        day = self.day.value()
        if day is None or day > self.context.today():
            wrong["day"] = self.context.say("case.day")
        return wrong

    def write(self) -> None:
        """Keep it."""
        day = self.day.value() or self.context.today()
        step = Step.of("satisfaction.add", name=self._name)
        self.run(
            later("cases:add_answer"), self._customer, self.asked.value(), self.score.value(),
            day=day.isoformat(), words=self.words.toPlainText(), step=step,
        )  # fmt: skip
