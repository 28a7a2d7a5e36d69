"""Parts of the lead's form: chips that are ticked, and a block of text whose contents go into the fields."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.context import Context
from app.widgets.buttons import Button
from app.widgets.chip import Chip
from app.widgets.chip_row import OneStop
from app.widgets.fields import TextArea
from app.widgets.flow_layout import FlowLayout
from app.widgets.text import label


class WordChips(QWidget):
    """Words of which any may hold; Tab comes to the row, arrows move inside, Space ticks."""

    def __init__(self, choices: Sequence[tuple[str, str]], chosen: Iterable[str] = ()) -> None:
        super().__init__()
        on = set(chosen)
        flow = FlowLayout(self, gap=6, line_gap=6)
        self.chips = {value: Chip(words, toggles=True, on=value in on) for value, words in choices}
        self._unknown = [value for value in on if value not in self.chips]
        for chip in self.chips.values():
            flow.addWidget(chip)
        OneStop(self.chips.values(), self, chooses=False)

    def chosen(self) -> list[str]:
        """The values that are on; those of a later version stay."""
        return [value for value, chip in self.chips.items() if chip.is_on()] + sorted(self._unknown)


class FromText(QWidget):
    """A button that opens a field for a block of text copied from a chat, a signature or a card.

    `found(Captured)` when the person asks to have it read; `resized` when the part opens or says something.
    """

    found = Signal(object)
    resized = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.button = Button(self.tr("From text"), icon="note", sizing="inline", clicked=self.open)
        self.said = label("", type="small", role="sec", wrap=True)
        self.said.hide()
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.holder = QWidget()
        inner = QVBoxLayout(self.holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        self.text = TextArea("", lines=4)
        self.text.setAccessibleName(self.tr("Text to read"))
        self.text.setPlaceholderText(
            self.tr("Paste what you copied from a chat, a signature or a business card")
        )
        inner.addWidget(self.text)
        self.read_button = Button(
            self.tr("Fill in the fields"), icon="check", sizing="inline", clicked=self.read
        )
        row = QHBoxLayout()
        row.addWidget(self.read_button)
        row.addStretch(1)
        inner.addLayout(row)
        self.holder.hide()
        column.addWidget(self.holder)
        column.addWidget(self.said)

    def open(self) -> None:
        """Show the field, ready to paste into."""
        self.button.hide()
        self.holder.show()
        self.said.hide()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resized.emit()

    def read(self) -> None:
        """Recognise what stands in the field, say what it was, and hand it on."""
        from app.exchange.capture import capture

        found = capture(self.text.toPlainText(), str(self._context.firm("region")))
        named = [part for part in (found.name, found.firm, found.title) if part]
        there = [*named, *(value for _kind, value in found.reaches)]
        if there:
            self.said.setText(
                self.tr("Recognised: {what}. Please check below.").format(what=", ".join(there))
            )
            self.text.clear()
            self.holder.hide()
            self.button.show()
        else:
            self.said.setText(self.tr("No name, number or address was recognised in this text."))
        self.said.show()
        if there:
            self.found.emit(found)
        self.resized.emit()
