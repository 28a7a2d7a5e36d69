"""What a deal needs: the questions to ask with their answers, and the needs they showed as tags."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.language.question_bank import industries, same_words
from app.queries.needs import (
    AnswerRow,
    DealNeedRow,
    QuestionRow,
    answers,
    deal_needs,
    industry_of_deal,
    need_names,
    questions,
)
from app.views.context import Context
from app.views.later import later
from app.views.panel_parts import DealPanel
from app.views.settings_parts import empty_column
from app.vocabulary import NeedInfluence
from app.widgets.buttons import IconButton
from app.widgets.card import Card
from app.widgets.chip import Chip
from app.widgets.chip_row import OneStop
from app.widgets.fields import ComboBox, LineEdit
from app.widgets.flow_layout import FlowLayout
from app.widgets.marks import icon_mark, tag
from app.widgets.text import ElidedLabel, label

WEIGHTS = (3, 2, 1)


class NeedLine(QWidget):
    """A need of the deal: how much it matters, what influences it, whether products answer it."""

    def __init__(self, context: Context, row: DealNeedRow) -> None:
        super().__init__()
        self.context, self.row = context, row
        weights = [(weight, context.word("need_weight", weight)) for weight in WEIGHTS]
        self.weight = ComboBox(
            weights, small=True, name=self.tr("How much it matters"), chosen=partial(self._keep, "weight")
        )
        influences = [(each.value, context.word("need_influence", each.value)) for each in NeedInfluence]
        self.influence = ComboBox(
            [(None, self.tr("influenced by …")), *influences],
            small=True,
            name=self.tr("Influenced by"),
            chosen=partial(self._keep, "influence"),
        )
        self.weight.setFixedWidth(116)
        self.influence.setFixedWidth(132)
        self._answered = ElidedLabel("", type="small", role="sec")
        self._lacking = icon_mark("alert", "amberFg")
        self.cross = IconButton("x", self.tr("Remove"), side=28, clicked=self._remove)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(tag(row.name, "accent"))
        line.addWidget(self._lacking)
        line.addWidget(self._answered, 1)
        line.addWidget(self.weight)
        line.addWidget(self.influence)
        line.addWidget(self.cross)
        self.show_row(row)

    def show_row(self, row: DealNeedRow) -> None:
        """The same need as it is now."""
        self.row = row
        self.weight.set_value(row.weight)
        self.influence.set_value(row.influence)
        words = self.tr("{count} products answer it").format(count=row.products)
        if row.products < 2:
            words = self.tr("1 product answers it") if row.products else self.tr("no product answers it")
        self._answered.set_text(words)
        self._lacking.setVisible(not row.products)

    def _keep(self, column: str, value: Any) -> None:
        if value != getattr(self.row, column):
            step = Step.of("need.edit", name=self.row.name)
            self.context.run(later("deal_needs:edit_deal_need"), self.row.id, {column: value}, step=step)

    def _remove(self) -> None:
        step = Step.of("need.delete", name=self.row.name)
        self.context.run(later("deal_needs:remove_deal_need"), self.row.id, step=step)


class QuestionLine(QWidget):
    """A question with a field or choices for its answer."""

    def __init__(self, panel: "NeedsPanel", row: QuestionRow) -> None:
        super().__init__()
        self.panel, self.row = panel, row
        self._said = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addWidget(label(row.text, wrap=True))
        self.chips = [Chip(choice.text) for choice in row.choices]
        self._stop = OneStop(self.chips, self, chooses=False) if self.chips else None
        self.field = LineEdit(name=row.text, placeholder=self.tr("What they said"), parent=self)
        self.field.setVisible(not self.chips)
        column.addWidget(self._choices() if self.chips else self.field)
        self.field.setMaxLength(2_000)
        self.field.editingFinished.connect(lambda: self._answer(self.field.text().strip()))

    def _choices(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=6)
        for chip in self.chips:
            chip.clicked.connect(partial(self._choose, chip))
            flow.addWidget(chip)
        return holder

    def show_answer(self, said: AnswerRow | None) -> None:
        """What was answered so far."""
        self._said = said.text if said is not None else ""
        if not self.chips:
            if not self.field.isModified():
                self.field.setText(self._said)
            return
        for chip in self.chips:
            chip.set_on(bool(self._said) and same_words(self.row.code or "", self._said, chip.text()))
        assert self._stop is not None
        self._stop.settle()

    def _choose(self, chip: Chip) -> None:
        """Pressing the chosen one takes the answer back."""
        self._answer("" if chip.is_on() else chip.text())

    def _answer(self, text: str) -> None:
        if not self.chips:
            self.field.setModified(False)
        if text != self._said:
            shown = next((choice.need for choice in self.row.choices if choice.text == text), "")
            self.panel.keep_answer(self.row, text, (shown or self.row.need) if text else "")


class NeedsPanel(DealPanel):
    """Needs above, questions below; `show_deal` says of which deal."""

    tables = ("answer", "deal_need", "need", "question", "product_need", "product")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lines: list[NeedLine] = []
        self.asked: list[QuestionLine] = []
        self.column.addWidget(self._needs_card())
        self.column.addWidget(self._questions_card())
        self.column.addStretch(1)

    def _needs_card(self) -> Card:
        card = Card(self.tr("Needs"), self.tr("what the solution has to answer"))
        self._needs = QVBoxLayout()
        self._needs.setSpacing(6)
        card.body.addLayout(self._needs)
        self._none = label(
            self.tr("No need yet. Ask, and put what you hear in a word or two."), role="sec", wrap=True
        )
        card.add(self._none)
        self.field = LineEdit(placeholder=self.tr("Add a need, such as “quiet”"), icon="plus")
        self.field.setMaxLength(80)
        self.field.returnPressed.connect(self._add)
        card.add(self.field)
        return card

    def _questions_card(self) -> Card:
        card = Card(self.tr("Questions"), self.tr("open ones first: let them tell"))
        names = [(code, name) for code, name in industries(self.context.language).items()]
        self.industry = ComboBox(
            [(None, self.tr("For everybody")), *names],
            small=True,
            name=self.tr("Industry"),
            chosen=self._ask_for,
        )
        card.add_action(self.industry)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(2)
        card.body.addLayout(self._questions)
        return card

    # -- showing -------------------------------------------------------------------------------------------

    def show_deal(self, deal_id: int) -> None:
        """Show this deal with the questions of its customer's industry."""
        if deal_id != self.deal_id:
            self.industry.set_value(industry_of_deal(self.context.reader(), deal_id))
            self._forget_questions()
        super().show_deal(deal_id)

    def load(self) -> None:
        """Needs and questions; what did not change stays as it is, so that the keyboard does, too."""
        assert self.deal_id is not None
        self._show_needs(deal_needs(self.context.reader(), self.deal_id))
        self._show_questions()
        completer = QCompleter(need_names(self.context.reader()), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)

    def _show_needs(self, rows: list[DealNeedRow]) -> None:
        if [(row.id, row.name) for row in rows] == [(line.row.id, line.row.name) for line in self.lines]:
            for line, row in zip(self.lines, rows, strict=True):
                line.show_row(row)
            return
        empty_column(self._needs)
        self.lines = [NeedLine(self.context, row) for row in rows]
        for line in self.lines:
            self._needs.addWidget(line)
        self._none.setVisible(not rows)

    def _show_questions(self) -> None:
        reader = self.context.reader()
        rows = questions(reader, self.context.language, self.industry.value())
        rows.sort(key=lambda row: (row.industry is None, not row.open))
        if rows != [line.row for line in self.asked]:
            self._forget_questions()
            self.asked = [QuestionLine(self, row) for row in rows]
            for line in self.asked:
                self._questions.addWidget(line)
        assert self.deal_id is not None
        said = answers(reader, "deal", self.deal_id)
        for line in self.asked:
            line.show_answer(said.get(line.row.id))

    def _forget_questions(self) -> None:
        empty_column(self._questions)
        self.asked = []

    def _ask_for(self, _industry: object) -> None:
        if self.deal_id is not None:
            self._show_questions()

    # -- keeping -------------------------------------------------------------------------------------------

    def keep_answer(self, row: QuestionRow, text: str, need: str) -> None:
        """Keep what was answered, with the need it shows, as one step."""
        step = Step.of("question.answer")
        self.context.run(later("deal_needs:answer_for_deal"), self.deal_id, row.id, text, need, step=step)

    def _add(self) -> None:
        name = self.field.text().strip()
        if name and self.deal_id is not None:
            self.field.clear()
            step = Step.of("need.add", name=name)
            self.context.run(later("deal_needs:add_deal_need"), self.deal_id, name, step=step)

    def panes(self) -> list[QWidget]:
        """Where F6 goes inside."""
        return [self.field, self.industry]
