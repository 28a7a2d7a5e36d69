"""The chains (跟进流程) in the settings: after what, how many days later, what is proposed or made by itself."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.changes import Changes
from app.db.journal_step import Step
from app.queries.team import ChainRow, chain_steps
from app.views.chain_words import chain_subject
from app.views.context import Context
from app.vocabulary import FollowUpKind
from app.widgets.buttons import Button, IconButton
from app.widgets.checks import CheckBox
from app.widgets.fields import ComboBox, LineEdit, SpinBox
from app.widgets.text import label

LONGEST = 3_650


class ChainLine(QWidget):
    """One step: after a call is done, 3 days later a visit …; each change is kept at once."""

    def __init__(self, context: Context, row: ChainRow) -> None:
        super().__init__()
        self.context, self.row = context, row
        kinds = [(kind.value, context.word("follow_up_kind", kind.value)) for kind in FollowUpKind]
        self.after = ComboBox(kinds, name=self.tr("After"), chosen=partial(self._keep, "after_kind"))
        self.after.set_value(row.after_kind)
        self.days = SpinBox(row.days, high=LONGEST, name=self.tr("Days later"))
        self.days.editingFinished.connect(lambda: self._keep("days", self.days.value()))
        self.kind = ComboBox(kinds, name=self.tr("Then"), chosen=partial(self._keep, "kind"))
        self.kind.set_value(row.kind)
        self._words = chain_subject(context, row.subject)
        self.subject = LineEdit(self._words, placeholder=self.tr("the same subject"), name=self.tr("Subject"))
        self.subject.setMaxLength(200)
        self.subject.editingFinished.connect(self._subject_typed)
        self.automatic = CheckBox(self.tr("by itself"), on=row.automatic)
        self.automatic.setToolTip(self.tr("Made together with the tick instead of being proposed"))
        self.automatic.clicked.connect(self._automatic_clicked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for widget, width in ((self.after, 104), (self.days, 76), (self.kind, 104)):
            widget.setFixedWidth(width)
        line.addWidget(label(self.tr("After"), role="sec"))
        line.addWidget(self.after)
        line.addWidget(self.days)
        line.addWidget(label(self.tr("days later"), role="sec"))
        line.addWidget(self.kind)
        line.addWidget(self.subject, 1)
        line.addWidget(self.automatic)
        line.addWidget(IconButton("trash", self.tr("Remove"), side=28, clicked=self._remove))

    def _subject_typed(self) -> None:
        text = self.subject.text().strip()
        if text != self._words:
            self._words = text
            self._keep("subject", text)

    def _automatic_clicked(self) -> None:
        """What is made by itself is written in the words shown here."""
        self._save({"automatic": self.automatic.isChecked(), "subject": self.subject.text().strip()})

    def _keep(self, column: str, value: Any) -> None:
        if value != getattr(self.row, column):
            self._save({column: value})

    def _save(self, changes: dict[str, Any]) -> None:
        from app.usecases.chains import edit_chain_step

        self.context.run(edit_chain_step, self.row.id, changes, step=Step.of("chain.edit"))

    def _remove(self) -> None:
        from app.usecases.team import delete_chain_step

        self.context.run(delete_chain_step, self.row.id, step=Step.of("chain.delete"))


class ChainEditor(QWidget):
    """All steps, and a button for one more. Call `apply_changes` like a page's."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.lines: list[ChainLine] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._nothing = label(self.tr("No step: nothing is proposed after a follow-up is done."), role="sec")
        self.add = Button(self.tr("Add a step"), icon="plus", clicked=self._add)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(
            label(
                self.tr("When a follow-up is done, the next step is proposed, on a working day."),
                role="sec",
                wrap=True,
            )
        )
        whole.addLayout(self._column)
        whole.addWidget(self._nothing)
        whole.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        context.hub.changed.connect(self.apply_changes)
        self.reload()

    def apply_changes(self, changes: Changes, _initiator: object = None) -> None:
        """Read anew when the steps changed."""
        if isValid(self) and changes.touches("chain_step"):
            self.reload()

    def reload(self) -> None:
        """Show the steps; lines that did not change stay as they are."""
        rows = chain_steps(self.context.reader())
        if rows == [line.row for line in self.lines]:
            return
        known = {line.row: line for line in self.lines}
        for line in self.lines:
            self._column.removeWidget(line)
            if line.row not in rows:
                line.hide()
                line.deleteLater()
        self.lines = []
        for row in rows:
            line = known.get(row) or ChainLine(self.context, row)
            self._column.addWidget(line)
            self.lines.append(line)
        self._nothing.setVisible(not rows)

    def _add(self) -> None:
        from app.usecases.team import add_chain_step

        step = Step.of("chain.add")
        self.context.run(
            add_chain_step,
            FollowUpKind.CALL.value,
            3,
            FollowUpKind.VISIT.value,
            None,
            step=step,
            automatic=False,
        )
