"""Settings: the question bank by industry, and the needs that questions show and products answer."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.language.question_bank import industries
from app.queries.needs import NeedRow, QuestionRow, needs, questions
from app.views.context import Context
from app.views.later import later
from app.views.record_marks import joined
from app.views.settings_parts import Padded, Section, SettingsCard, empty_column, focused_place, refocus
from app.widgets.buttons import Button, IconButton
from app.widgets.checks import CheckBox
from app.widgets.fields import ComboBox, LineEdit
from app.widgets.text import label


class QuestionRowLine(QWidget):
    """One question: whether it is asked, its words, how it is answered."""

    def __init__(self, section: "QuestionsSection", row: QuestionRow) -> None:
        super().__init__()
        self.context, self.row = section.context, row
        self.active = CheckBox("", on=row.active)
        self.active.setAccessibleName(self.tr("Ask “{text}”").format(text=row.text))
        self.active.clicked.connect(self._switch)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(row.text, wrap=True, role="text" if row.active else "sec"))
        words.addWidget(label(section.detail(row), type="small", role="sec", wrap=True))
        self.name = IconButton("edit", self.tr("Edit"), side=28, clicked=self._edit)
        self.remove = IconButton("trash", self.tr("Remove"), side=28, clicked=self._remove)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(10)
        line.addWidget(self.active, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self.name)
        line.addWidget(self.remove)

    def _switch(self) -> None:
        values = {"active": self.active.isChecked()}
        step = Step.of("question.edit")
        self.context.run(later("questions:edit_question"), self.row.id, values, step=step)

    def _edit(self) -> None:
        self.context.dialog.emit("question", {"question_id": self.row.id})

    def _remove(self) -> None:
        self.context.run(later("questions:delete_question"), self.row.id, step=Step.of("question.delete"))


class NeedRowLine(QWidget):
    """One need: its name, how many products answer it and deals have it."""

    def __init__(self, context: Context, row: NeedRow) -> None:
        super().__init__()
        self.context, self.row = context, row
        self.name = LineEdit(
            row.name, small=True, name=self.tr("Name of the need {name}").format(name=row.name)
        )
        self.name.setMaxLength(80)
        self.name.editingFinished.connect(self._rename)
        uses = self.tr("products: {products}, deals: {deals}").format(products=row.products, deals=row.deals)
        self.remove = IconButton("trash", self.tr("Remove"), side=28, clicked=self._remove)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.name, 1)
        line.addWidget(label(uses, type="small", role="sec"))
        line.addWidget(self.remove)

    def _rename(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setText(self.row.name)
        elif name != self.row.name:
            step = Step.of("need.rename", name=name)
            self.context.run(later("needs:rename_need"), self.row.id, name, step=step, on_error=self._refused)

    def _refused(self, error: Any) -> None:
        self.name.setText(self.row.name)
        self.context.show_error(error)

    def _remove(self) -> None:
        step = Step.of("need.delete", name=self.row.name)
        self.context.run(later("needs:delete_need"), self.row.id, step=step)


class QuestionsSection(Section):
    """Questions of one industry at a time, and all needs."""

    tables = ("question", "need", "product_need", "deal_need")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lines: list[QuestionRowLine] = []
        self.needs: list[NeedRowLine] = []
        self._names = industries(context.language)
        card = SettingsCard(self.tr("Questions"), self.tr("asked on the deal, by the customer's industry"))
        choices = [(None, self.tr("For everybody")), *self._names.items()]
        self.industry = ComboBox(
            choices, small=True, name=self.tr("Industry"), chosen=lambda _code: self.load()
        )
        card.add_action(self.industry)
        holder = Padded()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        holder.column.addLayout(self._rows)
        self.add_question = Button(self.tr("Add a question"), icon="plus", clicked=self._add)
        holder.column.addWidget(self.add_question, 0, Qt.AlignmentFlag.AlignLeft)
        card.wide(holder)
        self.add(card)
        self.add(self._needs_card())
        self.load()

    def _needs_card(self) -> SettingsCard:
        card = SettingsCard(self.tr("Needs"), self.tr("what questions show and products answer"))
        holder = Padded()
        self._needs = QVBoxLayout()
        self._needs.setSpacing(6)
        holder.column.addLayout(self._needs)
        self._no_needs = label(
            self.tr("No need yet. They are made on deals and products."), role="sec", wrap=True
        )
        holder.column.addWidget(self._no_needs)
        card.wide(holder)
        return card

    def detail(self, row: QuestionRow) -> str:
        """How it is answered, what it shows."""
        how = " / ".join(choice.text for choice in row.choices) if not row.open else self.tr("in words")
        shows = self.tr("shows: {need}").format(need=row.need) if row.need else None
        return joined(how, shows)

    def load(self) -> None:
        """Read both anew."""
        reader, place = self.context.reader(), focused_place(self.lines)
        wanted = self.industry.value()
        every = questions(reader, self.context.language, everything=True)
        empty_column(self._rows)
        self.lines = [QuestionRowLine(self, row) for row in every if row.industry == wanted]
        for line in self.lines:
            self._rows.addWidget(line)
        refocus(self.lines, place)
        rows, place = needs(reader), focused_place(self.needs)
        empty_column(self._needs)
        self.needs = [NeedRowLine(self.context, row) for row in rows]
        for made in self.needs:
            self._needs.addWidget(made)
        refocus(self.needs, place)
        self._no_needs.setVisible(not rows)

    def _add(self) -> None:
        self.context.dialog.emit("question", {"industry": self.industry.value()})
