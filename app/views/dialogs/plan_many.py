"""The same follow-up for many customers or leads."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.language.spoken import spoken_day
from app.views import form_parts as parts
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.vocabulary import FollowUpKind
from app.widgets.fields import LineEdit


class PlanManyDialog(RecordDialog):
    """Kind, what, when in words; whose it is stays with the owner who plans."""

    def __init__(self, context: Context, window: QWidget, table: str, ids: Sequence[int]) -> None:
        super().__init__(context, window, "", width=480)
        self._table, self._ids = table, list(ids)
        many = self.tr("for 1 record") if len(ids) == 1 else self.tr("for {count} records")
        self.set_title(self.tr("New follow-up"), many.format(count=f"{len(ids):,}"))
        self.subject = LineEdit(placeholder=self.tr("What is to be done"))
        self.form.add("subject", self.tr("Subject"), self.subject, required=True)
        kinds = [kind.value for kind in FollowUpKind]
        self.kind = parts.word_box(context, "follow_up_kind", kinds, FollowUpKind.CALL.value)
        self.kind.removeItem(0)
        self.form.add("kind", self.tr("Kind"), self.kind)
        self.due = LineEdit(placeholder=self.tr("Tomorrow 3pm, next Wednesday"))
        self._due_box = self.form.add("due", self.tr("When"), self.due)
        self.due.textChanged.connect(self._understand)
        self.finish()

    def _when(self) -> tuple[bool, str | None]:
        """Whether the words are clear, and the due text they mean."""
        from app.language.days import parse_when

        text = self.due.text().strip()
        if not text:
            return True, None
        found = parse_when(text, self.context.now())
        if found is None:
            return False, None
        at = f"T{found.time:%H:%M}" if found.time is not None else ""
        return True, f"{found.day.isoformat()}{at}"

    def _understand(self, _text: str) -> None:
        from app.views.record_marks import due_parts

        _clear, due = self._when()
        shown = (
            spoken_day(due_parts(due)[0], self.context.now(), self.context.language, due_parts(due)[1])
            if due
            else ""
        )
        self._due_box.set_hint(shown, "calendar")

    def state(self) -> Any:
        """What was typed."""
        return self.subject.text().strip(), self.due.text().strip()

    def check(self) -> dict[str, str]:
        """Something to do, at a time one can read."""
        wrong = {}
        if not self.subject.text().strip():
            wrong["subject"] = self.context.say("follow_up.empty")
        if not self._when()[0]:
            wrong["due"] = self.context.say("follow_up.due", text=self.due.text())
        return wrong

    def write(self) -> None:
        """Plan them all as one step."""
        from app.usecases.follow_up_input import FollowUpInput

        given = FollowUpInput(self.subject.text(), self.kind.value(), self._when()[1])
        step = Step.of("follow_up.plan_many", count=len(self._ids))
        self.run(later("many:plan_for_many"), self._table, self._ids, given, step=step)
