"""The form of a question of the bank: its words, for whom, answered in words or by choosing, the need it shows."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from app.db.journal_step import Step
from app.language.question_bank import industries
from app.queries.needs import need_names, questions
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.widgets.fields import ComboBox, LineEdit, TextArea
from app.widgets.segmented import Segmented


class QuestionDialog(RecordDialog):
    """`question_id` None makes a new one, `industry` the one it begins with."""

    def __init__(
        self, context: Context, window: QWidget, question_id: int | None = None, industry: str | None = None
    ) -> None:
        rows = questions(context.reader(), context.language, everything=True)
        row = next((each for each in rows if each.id == question_id), None)
        super().__init__(context, window, "", width=600)
        self.set_title(self.tr("Edit question") if row else self.tr("New question"))
        self._id, self._row = question_id, row
        self.text = LineEdit(row.text if row else "")
        self.text.setMaxLength(400)
        self.form.add("text", self.tr("Question"), self.text, required=True)
        names = [(code, name) for code, name in industries(context.language).items()]
        own = row.industry if row else industry
        known = {code for code, _name in names}
        if own is not None and own not in known:
            names.append((own, own))
        self.industry = ComboBox([(None, self.tr("For everybody")), *names])
        self.industry.set_value(own)
        self.form.add("industry", self.tr("Industry"), self.industry)
        kinds = [(True, self.tr("In words")), (False, self.tr("By choosing"))]
        self.kind = Segmented(kinds, value=row.open if row else True, name=self.tr("Answered"))
        self.kind.changed.connect(lambda _open: self._fit())
        self.form.add_plain(self.tr("Answered"), self.kind)
        self.choices = TextArea("\n".join(choice.text for choice in row.choices) if row else "", lines=4)
        self.form.add("choices", self.tr("Choices, one a line"), self.choices)
        self.need = LineEdit(row.need if row else "", placeholder=self.tr("put on the deal with any answer"))
        self.need.setMaxLength(80)
        completer = QCompleter(need_names(context.reader()), self.need)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.need.setCompleter(completer)
        self.form.add("need", self.tr("Shows the need"), self.need)
        self.finish()
        self._fit()

    def _fit(self) -> None:
        self.form.set_row_visible("choices", not self.kind.value())
        self.refit()

    def _lines(self) -> list[str]:
        return [text for each in self.choices.toPlainText().split("\n") if (text := each.strip())]

    def state(self) -> Any:
        """Everything that stands in the form."""
        return (
            self.text.text(),
            self.industry.value(),
            self.kind.value(),
            self.choices.toPlainText(),
            self.need.text(),
        )

    def check(self) -> dict[str, str]:
        """Words, and at least two choices where one chooses."""
        wrong = {}
        if not self.text.text().strip() and (self._row is None or self._row.code is None):
            wrong["text"] = self.context.say("question.empty")
        if not self.kind.value() and len(self._lines()) < 2:
            wrong["choices"] = self.context.say("question.choices")
        return wrong

    def write(self) -> None:
        """Create or change; a seeded question keeps its own words in both languages while nobody changes them."""
        values: dict[str, Any] = {
            "text": self.text.text().strip(),
            "industry": self.industry.value(),
            "open": self.kind.value(),
            "choices": [] if self.kind.value() else self._lines(),
            "need": self.need.text().strip(),
        }
        row = self._row
        if row is not None and row.code is not None and values["text"] == row.text:
            del values["text"]
        if row is not None and values["choices"] == [choice.text for choice in row.choices]:
            del values["choices"]
        if self._id is None:
            self.run(later("questions:add_question"), values, step=Step.of("question.add"))
        else:
            self.run(later("questions:edit_question"), self._id, values, step=Step.of("question.edit"))
