"""Lines of a profile's form: members of the family, dates that matter."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.profile import Matter, Member
from app.usecases.profile_input import DateInput, FamilyInput
from app.views.context import Context
from app.views.form_parts import BirthdayField
from app.views.small_fields import offered_line
from app.views.whom import Chosen, WhomField
from app.widgets.buttons import Button, IconButton
from app.widgets.fields import FieldBox, LineEdit


class FamilyLine(QWidget):
    """One member: name, relation, birthday, phone, who of our customers it is, a note."""

    removed = Signal()

    def __init__(self, context: Context, member: Member | None = None) -> None:
        super().__init__()
        self._id = member.id if member else None
        self.name = LineEdit(member.name if member else "", placeholder=self.tr("Name"))
        self.name.setMaxLength(400)
        self.box = FieldBox(self.name)
        relation = member.relation if member else ""
        self.relation = offered_line(context, "profile.offers.relation", relation, self.tr("Relation"))
        self.birthday = BirthdayField(context, member.birthday if member else None)
        self.birthday.field.setAccessibleName(self.tr("Birthday"))
        self.phone = LineEdit((member.phone if member else None) or "", placeholder=self.tr("Phone"))
        self.note = LineEdit((member.note if member else None) or "", placeholder=self.tr("Note"))
        self.person = WhomField(context, Chosen(member.person_id if member else None), contacts=False)
        self.person.picker.field.setPlaceholderText(self.tr("Is our customer"))
        self.person.picker.field.setAccessibleName(self.tr("Is our customer"))
        self.cross = IconButton("x", self.tr("Remove"), side=28, clicked=self.removed.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(_across(self.box, self.relation, self.cross))
        column.addWidget(_across(self.birthday, self.phone))
        column.addWidget(_across(self.person, self.note))

    def typed(self) -> FamilyInput:
        """What stands here."""
        texts = [each.text().strip() for each in (self.name, self.relation, self.phone, self.note)]
        name, relation, phone, note = texts
        born = self.birthday.text() or None
        return FamilyInput(
            name, relation, born, phone or None, note or None, self.person.chosen().customer_id, self._id
        )

    def wrong(self, context: Context) -> str:
        """What is missing or cannot be read; "" where all is well."""
        typed = self.typed()
        if not typed.name:
            return context.say("name.empty")
        if not typed.relation:
            return context.say("profile.relation", name=typed.name)
        return "" if self.birthday.is_clear() else context.say("birthday.unclear", text=typed.birthday or "")


class DateLine(QWidget):
    """One date that matters: what it is and when."""

    removed = Signal()

    def __init__(self, context: Context, matter: Matter | None = None) -> None:
        super().__init__()
        self._id = matter.id if matter else None
        name = matter.name if matter else ""
        self.name = offered_line(context, "profile.offers.date", name, self.tr("Occasion"))
        self.box = FieldBox(self.name)
        self.day = BirthdayField(context, matter.day if matter else None)
        self.day.field.setAccessibleName(self.tr("Day"))
        self.note = LineEdit((matter.note if matter else None) or "", placeholder=self.tr("Note"))
        self.cross = IconButton("x", self.tr("Remove"), side=28, clicked=self.removed.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(_across(self.box, self.day, self.note, self.cross))

    def typed(self) -> DateInput:
        """What stands here."""
        note = self.note.text().strip() or None
        return DateInput(self.name.text().strip(), self.day.text(), note, id=self._id)

    def wrong(self, context: Context) -> str:
        """What is missing or cannot be read; "" where all is well."""
        typed = self.typed()
        if not typed.name:
            return context.say("name.empty")
        if not typed.day or not self.day.is_clear():
            return context.say("profile.date_needed", name=typed.name)
        return ""


class Lines(QWidget):
    """Lines of one sort with a button for one more."""

    resized = Signal()

    def __init__(
        self, context: Context, make: type[FamilyLine] | type[DateLine], known: Sequence[Any]
    ) -> None:
        super().__init__()
        self._context, self._make = context, make
        self._lines: list[Any] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        column.addLayout(self._column)
        tr = QCoreApplication.translate
        words = tr("ProfileForm", "Family member") if make is FamilyLine else tr("ProfileForm", "Date")
        self.more = Button(words, icon="plus", sizing="small", clicked=self._add_by_hand)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        for one in known:
            self.add(one)

    def add(self, known: Any = None) -> Any:
        """One line more."""
        line = self._make(self._context, known)
        line.removed.connect(partial(self._remove, line))
        self._lines.append(line)
        self._column.addWidget(line)
        return line

    def _add_by_hand(self) -> None:
        line = self.add()
        line.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resized.emit()

    def _remove(self, line: Any) -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.resized.emit()

    def lines(self) -> list[Any]:
        """The lines in order."""
        return list(self._lines)

    def typed(self) -> tuple[Any, ...]:
        """What stands in the lines."""
        return tuple(line.typed() for line in self._lines)

    def show_wrong(self) -> bool:
        """Say under each line what is wrong with it; whether anything is."""
        wrong = [(line, line.wrong(self._context)) for line in self._lines]
        for line, text in wrong:
            line.box.set_error(text)
        first = next((line for line, text in wrong if text), None)
        if first is not None:
            first.name.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None


def _across(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget, 0 if isinstance(widget, IconButton) else 1, Qt.AlignmentFlag.AlignTop)
    return holder
