"""One test in the editor of a segment: a field, how it is asked, and the value."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QWidget

from app.insight.segment import BARE, Test
from app.language.names import fold
from app.queries.segment_fields import FieldKind
from app.views.segment_words import SegmentWords
from app.widgets.buttons import IconButton
from app.widgets.fields import ComboBox, LineEdit

FIRST = {
    FieldKind.TEXT: "contains",
    FieldKind.DAY: "within",
    FieldKind.MOMENT: "within",
    FieldKind.NUMBER: ">=",
}


class TestLine(QWidget):
    """`changed` whenever something else is asked, `removed` when it is to go."""

    __test__ = False  # no test of pytest's

    changed = Signal()
    removed = Signal()

    def __init__(self, words: SegmentWords, thing: str | None, test: Test | None = None) -> None:
        super().__init__()
        self._words, self._thing = words, thing
        self.field = ComboBox(
            words.fields(thing), small=True, name=self.tr("Field"), chosen=self._field_chosen
        )
        self.operator = ComboBox((), small=True, name=self.tr("Comparison"), chosen=self._operator_chosen)
        self.choice = ComboBox(
            (), small=True, name=self.tr("Value"), chosen=lambda _value: self.changed.emit()
        )
        self.text = LineEdit(small=True, name=self.tr("Value"))
        self.text.textEdited.connect(lambda _text: self.changed.emit())
        self.text.setMaxLength(400)
        self.field.setFixedWidth(150)
        self.operator.setFixedWidth(150)
        self.choice.setMinimumWidth(140)
        self.text.setMinimumWidth(140)
        self._close = IconButton("x", self.tr("Remove the condition"), side=28, clicked=self.removed.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget, stretch in ((self.field, 0), (self.operator, 0), (self.choice, 1), (self.text, 1)):
            row.addWidget(widget, stretch)
        row.addWidget(self._close)
        self.choice.hide()
        self._load(test)

    def test(self) -> Test | None:
        """What is asked; None while the value is missing."""
        key, operator = self.field.value(), self.operator.value()
        if operator in BARE:
            return Test(key, operator)
        if self._chosen():
            value = self.choice.value()
            return Test(key, operator, (str(value),)) if value is not None else None
        text = self.text.text().strip()
        if operator == "in":
            values = tuple(part.strip() for part in text.replace("，", ",").split(",") if part.strip())
            return Test(key, operator, values) if values else None
        return Test(key, operator, (text,)) if text else None

    def _chosen(self) -> bool:
        """Whether the value is chosen, not typed."""
        return self._offers is not None and self.operator.value() not in ("in", "contains", *BARE)

    def _load(self, test: Test | None) -> None:
        if test is not None:
            self.field.set_value(test.field)
        self._show_field()
        if test is not None:
            self.operator.set_value(test.operator)
            self._show_value()
            if test.values:
                self.text.setText(", ".join(test.values))
                self._choose(test.values[0])

    def _choose(self, value: str) -> None:
        """Show a value, also one that is not on offer (any more)."""
        known = next((key for key, _text in self._offers or () if fold(str(key)) == fold(value)), None)
        if known is None and self._offers is not None:
            self.choice.set_choices([*self._offers, (value, value)])
        self.choice.set_value(known or value)

    def _field_chosen(self, _key: object) -> None:
        self.text.clear()
        self._show_field()
        self.changed.emit()

    def _operator_chosen(self, _key: object) -> None:
        self._show_value()
        self.changed.emit()

    def _show_field(self) -> None:
        field = self._words.field(self.field.value(), self._thing)
        self.operator.set_choices(self._words.operators(field))
        self.operator.set_value(FIRST.get(field.kind, self.operator.itemData(0)))
        self._offers = self._words.values(field)
        self.choice.set_choices(self._offers or ())
        typed = self._words.typed(field, self._thing)
        completer = QCompleter(typed, self.text)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.text.setCompleter(completer)
        self._show_value()

    def _show_value(self) -> None:
        bare = self.operator.value() in BARE
        self.choice.setVisible(self._chosen())
        self.text.setVisible(not bare and not self._chosen())
        field = self._words.field(self.field.value(), self._thing)
        self.text.setPlaceholderText(self._words.hint(field, self.operator.value()))
