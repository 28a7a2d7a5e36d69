"""Settings: the bank of answers to objections, kind by kind, each with how often it worked."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.db.journal_step import Step
from app.queries.objections import AnswerRow, answer_bank, kind_rates
from app.views.context import Context
from app.views.dialogs.objection import answer_words, objection_box, rate_words, with_bank
from app.views.later import later
from app.views.settings_parts import Padded, Section, SettingsCard, empty_column, focused_place, refocus
from app.widgets.buttons import Button, IconButton
from app.widgets.text import label


class AnswerLine(QWidget):
    """One answer: its words, how often it worked."""

    def __init__(self, context: Context, row: AnswerRow) -> None:
        super().__init__()
        self.context, self.row = context, row
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(answer_words(context, row), wrap=True))
        words.addWidget(label(rate_words(context, row.rate), type="small", role="sec"))
        self.name = IconButton("edit", self.tr("Edit"), side=28, clicked=self._edit)
        self.remove = IconButton("trash", self.tr("Remove"), side=28, clicked=self._remove)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(10)
        line.addLayout(words, 1)
        line.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def _edit(self) -> None:
        self.context.dialog.emit("objection_answer", {"answer_id": self.row.id})

    def _remove(self) -> None:
        self.context.run(later("objections:delete_answer"), self.row.id, step=Step.of("answer.delete"))


class AnswersSection(Section):
    """The answers to one kind of objection at a time, the most successful first."""

    tables = ("objection_answer", "objection")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lines: list[AnswerLine] = []
        card = SettingsCard(self.tr("Answers to objections"), self.tr("the most successful first"))
        self.kind = objection_box(context, "price")
        self.kind.setAccessibleName(self.tr("Kind of objection"))
        self.kind.activated.connect(lambda _index: self.load())
        card.add_action(self.kind)
        holder = Padded()
        self.overcome = label("", type="small", role="sec", wrap=True)
        holder.column.addWidget(self.overcome)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        holder.column.addLayout(self._rows)
        self.none = label(self.tr("No answer yet."), role="sec")
        holder.column.addWidget(self.none)
        self.add_answer = Button(self.tr("Add an answer"), icon="plus", clicked=self._add)
        holder.column.addWidget(self.add_answer, 0, Qt.AlignmentFlag.AlignLeft)
        card.wide(holder)
        self.add(card)
        self.load()
        with_bank(context, self._bank_came)

    def _bank_came(self) -> None:
        if isValid(self):
            self.load()

    def load(self) -> None:
        """Read the answers anew."""
        reader, place, kind = self.context.reader(), focused_place(self.lines), self.kind.value()
        rows = answer_bank(reader, kind)
        empty_column(self._rows)
        self.lines = [AnswerLine(self.context, row) for row in rows]
        for line in self.lines:
            self._rows.addWidget(line)
        refocus(self.lines, place)
        self.none.setVisible(not rows)
        self.overcome.setText(self._overcome(kind_rates(reader).get(kind)))

    def _overcome(self, rate: Any) -> str:
        """How often such objections were overcome, whatever was answered."""
        if rate is None:
            return self.tr("No such objection was raised yet.")
        return self.tr("Whatever was answered: {rate}").format(rate=rate_words(self.context, rate))

    def _add(self) -> None:
        self.context.dialog.emit("objection_answer", {"kind": self.kind.value()})
