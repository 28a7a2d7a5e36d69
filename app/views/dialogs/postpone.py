"""Put a follow-up off: tomorrow, next Monday, in a week, or in one's own words."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.queries.follow_up import FollowUpFacts, follow_up
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.due_field import DueField, full_day, next_monday
from app.widgets.buttons import Button
from app.widgets.text import label


class PostponeDialog(RecordDialog):
    """One click on a day is enough; the time of day stays unless another is said."""

    def __init__(self, context: Context, window: QWidget, follow_up_id: int) -> None:
        super().__init__(context, window, "", width=480)
        self._facts: FollowUpFacts | None = follow_up(context.reader(), follow_up_id)
        self.set_title(self.tr("Postpone"), _heading(self._facts))
        self._time = (self._facts.due or "")[10:] if self._facts else ""
        self.days: list[Button] = []
        self.body.insertWidget(1, self._quick())
        self.due = DueField(context, but=follow_up_id, chips=False)
        self.form.add("due", self.tr("Or then"), self.due)
        self.due.resized.connect(self.refit)
        self.due.field.returnPressed.connect(self.save)
        if self._facts is not None and self._facts.postponed:
            self.body.addWidget(label(self._count(), type="small", role="sec"))
        self.finish(self.tr("Postpone"))

    def open(self, first: QWidget | None = None) -> None:
        """Show it with the keyboard on the first day."""
        super().open(first or self.days[0])

    def _count(self) -> str:
        assert self._facts is not None
        count = self._facts.postponed
        text = self.tr("Postponed once before") if count == 1 else self.tr("Postponed {count} times before")
        return text.format(count=count)

    def _quick(self) -> QWidget:
        today = self.context.today()
        choices: list[tuple[str, date]] = [
            (self.tr("Tomorrow"), today + timedelta(days=1)),
            (self.tr("In two days"), today + timedelta(days=2)),
            (self.tr("Next Monday"), next_monday(today)),
            (self.tr("In a week"), today + timedelta(days=7)),
        ]
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for number, (text, day) in enumerate(choices, 1):
            due = day.isoformat() + self._time
            row = QHBoxLayout()
            row.setSpacing(12)
            button = Button(text, icon="snooze", hint=f"Alt {number}", clicked=partial(self._choose, due))
            button.setMinimumWidth(200)
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(partial(self._choose, due))
            row.addWidget(button)
            row.addWidget(label(full_day(self.context, due), role="sec"), 1)
            column.addLayout(row)
            self.days.append(button)
        return holder

    def _choose(self, due: str) -> None:
        if self.save_button.isEnabled():
            self.save_button.setEnabled(False)
            self._write(due)

    def state(self) -> Any:
        """What was typed."""
        return self.due.field.text().strip()

    def check(self) -> dict[str, str]:
        """A day one can read."""
        if self.due.value() is None:
            return {"due": self.tr("Say until when.")}
        return {}

    def write(self) -> None:
        """Move it to what the words mean; a day alone keeps the time it had."""
        due = self.due.value() or ""
        self._write(due if len(due) > 10 else due + self._time)

    def _write(self, due: str) -> None:
        from app.usecases.follow_ups import postpone_follow_up

        if self._facts is None:
            self.reject()
            return
        step = Step.of("follow_up.postpone", name=self._facts.subject)
        self.run(postpone_follow_up, self._facts.id, due, step=step)


def _heading(facts: FollowUpFacts | None) -> str:
    if facts is None:
        return ""
    return " · ".join(part for part in (facts.whom.name if facts.whom else "", facts.subject) if part)
