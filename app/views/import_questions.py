"""Questions the file raises, one at a time: who is this owner, what does that word stand for."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.exchange.choices import choice_words
from app.queries.team import members
from app.theme import pixmap
from app.views.import_session import FileEntry, ImportSession
from app.views.import_words import field_words
from app.widgets.buttons import Button
from app.widgets.fields import ComboBox
from app.widgets.text import label

FEW = 3
ENUMS = {
    "customer.kind": "customer_kind",
    "customer.relation": "relation",
    "customer.gender": "gender",
    "lead.state": "lead_state",
    "interaction.kind": "interaction_kind",
    "interaction.direction": "direction",
    "interaction.outcome": "outcome",
    "followup.kind": "follow_up_kind",
    "followup.state": "follow_up_state",
    "followup.priority": "priority",
    "product.active": "product_active",
    "product.price_tax": "price_tax",
}


@dataclass(frozen=True)
class Question:
    """An owner nobody knows (`column` −1, so many rows), or a word that is no value of its column."""

    word: str
    count: int = 0
    column: int = -1
    key: str = ""


class Questions(QFrame):
    """The first open question with its answers as buttons; hidden when there is none."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entry: FileEntry | None = None
        self._open: list[Question] = []
        self.setProperty("class", "banner")
        self.setProperty("tone", "amber")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(14, 7, 9, 7)
        self.setMinimumHeight(46)
        self.hide()

    def count(self) -> int:
        """How many questions are open."""
        return len(self._open)

    def show_entry(self, entry: FileEntry) -> None:
        """Ask what this file leaves open."""
        self._entry = entry
        self._open = [*self._owners(entry), *self._words(entry)]
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.setVisible(bool(self._open))
        if self._open:
            self._box.addWidget(self._line(self._open[0]))

    def _owners(self, entry: FileEntry) -> list[Question]:
        if entry.trial is None:
            return []
        found = entry.trial.unknown_owners.most_common()
        return [Question(name, count) for name, count in found if name not in entry.owners]

    def _words(self, entry: FileEntry) -> list[Question]:
        mapping = entry.prepared.mapping if entry.prepared is not None else None
        return [
            Question(str(column.facts.get("value", "")), column=column.index, key=column.key)
            for column in (mapping.columns if mapping is not None else ())
            if column.handling == "import.handling.unknown" and column.key in ENUMS
        ]

    def _line(self, question: Question) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        mark = QLabel()
        mark.setPixmap(pixmap("alert", "amberFg", 16))
        row.addWidget(mark)
        if question.column < 0:
            count = QLocale(self._session.context.language).toString(question.count)
            lead = self.tr("“{name}” appears {count} times,").format(name=question.word, count=count)
            rest = self.tr("but there is no member of this name. Who is it?")
        else:
            lead = self.tr("“{name}”").format(name=question.word)
            rest = self.tr("is no value of “{field}”. What does it stand for?").format(
                field=field_words(self._session.context, question.key)
            )
        row.addWidget(label(lead, strong=True))
        row.addWidget(label(rest, wrap=True), 1)
        for button in self._answers(question):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _answers(self, question: Question) -> list[QWidget]:
        if question.column < 0:
            return self._owner_answers(question)
        context = self._session.context
        values = [value for value in choice_words(question.key).values() if value]
        choices = [(value, context.word(ENUMS[question.key], value)) for value in dict.fromkeys(values)]
        box = ComboBox(
            [("", self.tr("Choose…")), *choices],
            small=True,
            name=question.word,
            chosen=lambda value: self._answer_word(question, value),
        )
        keep = Button(
            self.tr("Only in the note"),
            kind="ghost",
            sizing="small",
            clicked=lambda: self._answer_word(question, ""),
        )
        return [box, keep]

    def _owner_answers(self, question: Question) -> list[QWidget]:
        known = members(self._session.context.reader())
        own = self._session.context.store.member_id
        answers: list[QWidget] = []
        for member in sorted(known, key=lambda one: one.id == own)[:FEW]:
            text = self.tr("Me") if member.id == own else member.name
            answers.append(
                Button(text, sizing="small", clicked=lambda key=member.id: self._answer_owner(question, key))
            )
        if len(known) > FEW:
            box = ComboBox(
                [(0, self.tr("Others…")), *((member.id, member.name) for member in known)],
                small=True,
                name=question.word,
                chosen=lambda key: self._answer_owner(question, key) if key else None,
            )
            answers.append(box)
        answers.append(
            Button(
                self.tr("Nobody for now"),
                kind="ghost",
                sizing="small",
                clicked=lambda: self._answer_owner(question, None),
            )
        )
        return answers

    def _answer_owner(self, question: Question, member: int | None) -> None:
        assert self._entry is not None
        self._entry.owners[question.word] = member
        self._session.estimate(self._entry)
        self.show_entry(self._entry)

    def _answer_word(self, question: Question, value: str) -> None:
        entry = self._entry
        assert entry is not None
        self._session.set_choice(entry, question.column, question.word, value)
        self._session.prepared.emit(entry)
