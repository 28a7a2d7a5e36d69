"""Fields of one's own in a form: a row for each, of its kind; what was typed and what is wrong with it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.language.codes import code_fault
from app.language.custom_values import MILLIONTHS, FieldShape, Stored, read_value, show_value, write_value
from app.queries.custom_fields import FieldRow, fields_of, values_of
from app.views.context import Context
from app.views.small_fields import wake_field
from app.vocabulary import CustomKind
from app.widgets.card import FoldSection
from app.widgets.checks import CheckBox
from app.widgets.date_field import DateField
from app.widgets.fields import ComboBox, LineEdit, TextArea
from app.widgets.form import Form


class OwnFields:
    """The rows of an entity's fields in `form`, which is there when there are `fields`; `key` None is a new record."""

    def __init__(self, context: Context, entity: str, key: int | None, *, label_width: int = 76) -> None:
        self._context = context
        reader = context.reader()
        self.fields = fields_of(reader, entity)
        kept = values_of(reader, entity, [key]).get(key, {}) if key is not None else {}
        self._controls: dict[int, QWidget] = {}
        self._kept = kept
        if not self.fields:
            return
        self.form = Form(label_width=label_width)
        for field in self.fields:
            control = self._control(field, kept.get(field.id))
            self._controls[field.id] = control
            self.form.add(_key(field), field.name, control)
            if field.note:
                self.form.box(_key(field)).set_hint(field.note)

    def section(self) -> FoldSection:
        """The rows under a title of their own, open."""
        title = QCoreApplication.translate("OwnFields", "Own fields")
        fold = FoldSection(title, flush=True, open_=True)
        fold.add(self.form)
        return fold

    def _control(self, field: FieldRow, value: Stored | None) -> QWidget:
        shape, language = field.shape, self._context.language
        text = write_value(shape, value, language) if value is not None else ""
        if shape.kind == CustomKind.CHOICE:
            words = [*shape.choices, *([text] if text and text not in shape.choices else [])]
            box = ComboBox([("", "—"), *((word, word) for word in words)], name=field.name)
            box.set_value(text)
            return box
        if shape.kind == CustomKind.TICK:
            return CheckBox("", on=value is not None and value.number == 1)
        if shape.kind == CustomKind.DATE:
            return wake_field(self._context, date.fromisoformat(text) if text else None)
        if "\n" in text:
            return TextArea(text, lines=3)
        line = LineEdit(text, placeholder=shape.currency if shape.kind == CustomKind.MONEY else "")
        line.setMaxLength(2_000)
        if shape.kind == CustomKind.TEXT:
            line.editingFinished.connect(lambda: self._judge(field, line.text().strip()))
        return line

    def _judge(self, field: FieldRow, text: str) -> None:
        """Say when the check digit of a code is wrong; it can be saved all the same."""
        fault = code_fault(field.name, text)
        said = self._context.say(fault, text=text) if fault else field.note or ""
        self.form.box(_key(field)).set_hint(said, "alert" if fault else "info", "amberFg" if fault else "sec")

    def typed(self) -> dict[int, str]:
        """What stands in each field, as text; "" where nothing does."""
        return {field.id: self._text(field) for field in self.fields}

    def _text(self, field: FieldRow) -> str:
        control: Any = self._controls[field.id]
        if isinstance(control, ComboBox):
            return str(control.value() or "")
        if isinstance(control, CheckBox):
            was_no = self._kept.get(field.id, Stored()).number == 0
            return "1" if control.isChecked() else "0" if was_no else ""
        if isinstance(control, DateField):
            day = control.value()
            return day.isoformat() if day is not None else str(control.text().strip())
        return str((control.toPlainText() if isinstance(control, TextArea) else control.text()).strip())

    def wrong(self) -> dict[str, str]:
        """What cannot be read, by the key of its row."""
        found = {}
        today = self._context.today()
        for field in self.fields:
            text = self._text(field)
            if text and read_value(field.shape, text, today) is None:
                found[_key(field)] = self._context.say("custom.unclear", field=field.name, text=text)
        return found


def _key(field: FieldRow) -> str:
    return f"own:{field.id}"


def own_words(context: Context, entity: str, key: int) -> list[tuple[str, str]]:
    """(name, value) of what stands in a record's fields, for a card."""
    reader = context.reader()
    kept: Mapping[int, Stored] = values_of(reader, entity, [key]).get(key, {})
    return [
        (field.name, show_value(field.shape, kept[field.id], context.language))
        for field in fields_of(reader, entity)
        if field.id in kept
    ] if kept else []  # fmt: skip


def shape_words(context: Context, shape: FieldShape) -> str:
    """What kind of field it is: its kind with currency or decimals."""
    word = context.word("custom_kind", shape.kind)
    if shape.kind == CustomKind.MONEY:
        return f"{word} {shape.currency}"
    if shape.kind == CustomKind.NUMBER and shape.decimals is not None and shape.decimals < MILLIONTHS:
        if not shape.decimals:
            return QCoreApplication.translate("OwnFields", "{kind}, whole").format(kind=word)
        return f"{word} 0.{'0' * shape.decimals}"
    return word
