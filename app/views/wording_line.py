"""Under a text for the customer: what sounds like blame, an order or a vague promise, and what to say instead."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.insight.coaching import Hint, wording
from app.queries.temperament import WORDING, own_rules
from app.views.context import Context
from app.vocabulary import InteractionKind
from app.widgets.buttons import Button
from app.widgets.marks import icon_mark
from app.widgets.text import label

WAIT_MS = 350
SHOWN = 3
WRITTEN = (InteractionKind.EMAIL, InteractionKind.WECHAT)


class WordingLine(QWidget):
    """Watches a text field; visible only while there is something to say. Off, it says nothing.

    `shown` when it said something else than before.
    """

    shown = Signal()

    def __init__(self, context: Context, field: QPlainTextEdit) -> None:
        super().__init__()
        self.context = context
        self._field = field
        self._on = True
        self._said: tuple[tuple[Hint, ...], list[str]] = ((), [])
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(4)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self.look)
        field.textChanged.connect(self._wait.start)
        self.hide()

    def fit_kind(self, kind: str) -> None:
        """Say something only of what the customer reads: the record of a call may say what it likes."""
        self._on = kind in WRITTEN
        self.look()

    def look(self) -> None:
        """Read the text and show what could be said better."""
        self._wait.stop()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        text = self._field.toPlainText() if self._on else ""
        found = wording(text, self.context.language, own_rules(self.context.reader(), WORDING))
        for hint in found.hints[:SHOWN]:
            self._column.addWidget(self._hint(text, hint))
        lacks = []
        if found.no_reason:
            lacks.append(self.tr("Say the reason first."))
        if found.no_next:
            lacks.append(self.tr("Say what comes next, and by when."))
        if lacks:
            self._column.addWidget(label(" ".join(lacks), type="small", role="sec", wrap=True))
        self.setVisible(bool(found.hints or lacks))
        if (found.hints, lacks) != self._said:
            self._said = (found.hints, lacks)
            self.updateGeometry()
            self.shown.emit()

    def _hint(self, text: str, hint: Hint) -> QWidget:
        said = text[hint.start : hint.end]
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(icon_mark("bulb", "amberFg"))
        words = self.tr("“{said}”: {why}").format(said=said, why=hint.why)
        row.addWidget(label(words, type="small", role="sec", wrap=True), 1)
        row.addWidget(Button(hint.say, sizing="inline", clicked=lambda: self._say(hint, said)))
        return made

    def _say(self, hint: Hint, said: str) -> None:
        """Put the better words in the place of those, as one step of the field's own undo."""
        cursor = self._field.textCursor()
        if self._field.toPlainText()[hint.start : hint.end] != said:
            self.look()
            return
        cursor.setPosition(hint.start)
        cursor.setPosition(hint.end, cursor.MoveMode.KeepAnchor)
        cursor.insertText(hint.say)
        self._field.setTextCursor(cursor)
        self._field.setFocus()
        self.look()
