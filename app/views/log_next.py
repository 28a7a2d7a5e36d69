"""The next step of a talk: its date in words, taken from what was said or as the chains propose, and how."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.usecases.follow_up_input import FollowUpInput
from app.views.chain_words import NextStep, next_steps
from app.views.context import Context
from app.views.due_field import DueField, due_text, full_day, working_hours
from app.views.record_marks import joined
from app.views.talk_parts import subject_of
from app.views.whom import Chosen
from app.vocabulary import FollowUpKind
from app.widgets.buttons import Button
from app.widgets.fields import ComboBox, LineEdit
from app.widgets.text import ElidedLabel, plain


class NextStepField(QWidget):
    """`typed()` when the person changed a word, `resized()` when it needs another height."""

    typed = Signal()
    resized = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._auto: str | None = None
        self._declined: set[str | None] = set()
        self.due = DueField(context, optional=False)
        self.source = ElidedLabel("", type="small", role="sec")
        self.source.hide()
        self._step: NextStep | None = None
        self.offered = Button("", kind="link", sizing="inline", clicked=self.take_offer)
        self.offered.setToolTip(plain(self.tr("As the chains of the settings say") + "  Alt+N"))
        self.kind = ComboBox(
            [(kind.value, context.word("follow_up_kind", kind.value)) for kind in FollowUpKind],
            name=self.tr("Kind of the next follow-up"),
        )
        self.kind.setFixedWidth(112)
        self.agreed = LineEdit(
            placeholder=self.tr("What was agreed, what to do then"), name=self.tr("Next step")
        )
        self.agreed.setMaxLength(500)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.agreed, 1)
        row.addWidget(self.kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.due)
        column.addWidget(self.source)
        column.addWidget(self.offered, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)
        self.offered.hide()
        self.setFocusProxy(self.due)
        self.due.changed.connect(lambda _due: self._due_changed())
        self.due.field.textEdited.connect(lambda _text: self._by_hand())
        self.due.resized.connect(self.resized)
        self.agreed.textEdited.connect(lambda _text: self.typed.emit())

    def words(self) -> str:
        """What the person wrote as date, "" while it stands there by itself."""
        return "" if self._auto is not None else self.due.field.text().strip()

    def set_error(self, on: bool) -> None:
        """Outline the date in red."""
        self.due.set_error(on)

    def fit_kind(self, kind: str | None) -> None:
        """Propose the way the talk was held, and offer what the chains say comes after it."""
        self.kind.set_value(kind if kind in set(FollowUpKind) else FollowUpKind.TASK.value)
        steps = next_steps(self.context, kind, "") if kind in set(FollowUpKind) else []
        self._step = steps[0] if steps else None
        if self._step is not None:
            kind_words = self.context.word("follow_up_kind", self._step.kind)
            subject = self._step.subject if self._step.subject != kind_words else ""
            words = joined(kind_words, subject, full_day(self.context, self._step.due))
            self.offered.setText(self.tr("Next: {step}").format(step=words))
        self._show_source()

    def take_offer(self) -> None:
        """Plan what the chains propose, unless a date stands there already."""
        step = self._step
        if step is None or self.offered.isHidden():
            return
        self.due.set_value(step.due)
        self.kind.set_value(step.kind)
        if step.subject and not self.agreed.text().strip():
            self.agreed.setText(step.subject)
        self._due_changed()
        self.typed.emit()

    def understand(self, text: str) -> None:
        """Take the date from the committed text as long as nobody wrote or chose one."""
        if self._auto is None and (self.due.field.text().strip() or self.due.value() is not None):
            return
        from app.language.when import find_when

        country = str(self.context.firm("holiday_country"))
        hours = working_hours(self.context)
        found = find_when(text, self.context.now(), hours, country) if text.strip() else None
        span = text[found.start : found.end] if found is not None else None
        if found is not None and span not in self._declined:
            self._auto = span
            self.due.set_value(due_text(found.day, found.time))
            self.source.set_text(self.tr("From the text: “{words}”").format(words=span))
        elif self._auto is not None:
            self._auto = None
            self.due.set_value(None)
        self._show_source()

    def planned(self, words: str, chosen: Chosen, deal_id: int | None = None) -> FollowUpInput | None:
        """What follows the talk; its subject is what was agreed, else the first words said."""
        due = self.due.value()
        if due is None:
            return None
        return FollowUpInput(
            subject=self.agreed.text().strip() or subject_of(words),
            kind=self.kind.value(),
            due=due,
            customer_id=chosen.customer_id,
            lead_id=chosen.lead_id,
            contact_id=chosen.contact_id,
            deal_id=deal_id,
        )

    def take(self, words: str, agreed: str) -> None:
        """Fill the fields as a draft has them."""
        self.agreed.setText(agreed)
        if words:
            self.due.field.setText(words)
            self.due.understand()

    def clear(self) -> None:
        """Nothing follows."""
        self.agreed.clear()
        self._auto, self._declined = None, set()
        self.due.set_value(None)
        self._show_source()

    def _by_hand(self) -> None:
        """The person writes the date: what the text says no longer counts."""
        self._declined.add(self._auto)
        self._auto = None
        self._show_source()
        self.typed.emit()

    def _due_changed(self) -> None:
        self._declined.add(self._auto)
        self._auto = None
        self._show_source()

    def _show_source(self) -> None:
        free = self.due.value() is None and not self.due.field.text().strip()
        for widget, shown in (
            (self.source, self._auto is not None),
            (self.offered, free and self._step is not None),
        ):
            if widget.isHidden() is shown:
                widget.setVisible(shown)
                self.resized.emit()
