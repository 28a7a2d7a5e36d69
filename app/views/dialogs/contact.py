"""The form of a contact: a person at a firm."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.queries.card import ContactCard, contact_card
from app.queries.lookups import name_of
from app.views import form_parts as parts
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.own_fields import OwnFields
from app.vocabulary import ContactRole, Gender, ReachKind
from app.widgets.buttons import Button
from app.widgets.chip import Chip
from app.widgets.fields import LineEdit, TextArea
from app.widgets.flow_layout import FlowLayout

ADDED = (ReachKind.PHONE, ReachKind.EMAIL, ReachKind.WECHAT)


class ContactDialog(RecordDialog):
    """`contact_id` None adds one to the firm `customer_id`."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        customer_id: int | None = None,
        contact_id: int | None = None,
        name: str = "",
    ) -> None:
        card = contact_card(context.reader(), contact_id) if contact_id is not None else None
        super().__init__(context, window, "", width=560)
        self._id = contact_id
        self._customer = card.customer_id if card else customer_id
        firm = name_of(context.reader(), "customer", self._customer)
        self.set_title(self.tr("Edit contact") if card else self.tr("New contact"), firm)
        self._fill(card, card.name if card else name)
        self.own = OwnFields(context, "contact", contact_id)
        if self.own.fields:
            self.add_form(self.own.form)
            self.body.addWidget(self.own.section())
        self.finish()
        if card is not None:
            delete = Button(self.tr("Delete"), kind="danger", icon="trash", clicked=self._delete)
            self.set_footer_note(delete)

    def _fill(self, card: ContactCard | None, name: str) -> None:
        context, form = self.context, self.form
        self.name = LineEdit(name)
        self.name.setMaxLength(400)
        form.add("name", self.tr("Name"), self.name, required=True)
        self.title = LineEdit((card.title if card else None) or "")
        form.add("title", self.tr("Title"), self.title)
        self.department = LineEdit((card.department if card else None) or "")
        form.add("department", self.tr("Department"), self.department)
        holder = QWidget()
        flow = FlowLayout(holder, gap=6, line_gap=6)
        self.roles: dict[str, Chip] = {}
        for role in ContactRole:
            has = card is not None and role.value in card.roles
            chip = Chip(context.word("contact_role", role.value), toggles=True, on=has)
            flow.addWidget(chip)
            self.roles[role.value] = chip
        form.add_plain(self.tr("Roles"), holder)
        rows = list(card.reaches) if card else parts.blank_rows(ReachKind.PHONE)
        self.reaches = parts.ReachLines(context, rows, ADDED)
        self.reaches.resized.connect(self.refit)
        form.add_plain(self.tr("Phone and mail"), self.reaches)
        self.birthday = parts.BirthdayField(context, card.birthday if card else None)
        form.adopt("birthday", self.tr("Birthday"), self.birthday)
        gender = card.gender if card else None
        self.gender = parts.word_box(context, "gender", [g.value for g in Gender], gender)
        form.add("gender", self.tr("Gender"), self.gender)
        self.note = TextArea((card.note if card else None) or "", lines=3)
        form.add("note", self.tr("Note"), self.note)

    def _values(self) -> dict[str, Any]:
        return {
            "title": self.title.text().strip() or None,
            "department": self.department.text().strip() or None,
            "gender": self.gender.value(),
            "note": self.note.toPlainText().strip() or None,
        }

    def _roles(self) -> tuple[str, ...]:
        return tuple(role for role, chip in self.roles.items() if chip.is_on())

    def state(self) -> Any:
        """Everything that stands in the form."""
        typed = (self.name.text().strip(), self.birthday.text(), self._roles())
        return (*typed, self._values(), self.reaches.rows(), self.own.typed())

    def check(self) -> dict[str, str]:
        """A name, and a birthday one can read."""
        wrong = self.own.wrong()
        if not self.name.text().strip():
            wrong["name"] = self.context.say("name.empty")
        if not self.birthday.is_clear():
            wrong["birthday"] = self.context.say("birthday.unclear", text=self.birthday.text())
        return wrong

    def write(self) -> None:
        """Add or change."""
        from app.usecases.record_input import ContactInput

        name, born, reaches = self.name.text(), self.birthday.text() or None, self.reaches.inputs()
        if self._id is None:
            given = ContactInput(name, self._roles(), self._values(), born, reaches, self.own.typed())
            self.run(
                later("contacts:add_contact"),
                self._customer,
                given,
                step=Step.of("contact.create", name=name.strip()),
            )
        else:
            changes = {
                "name": name,
                "roles": self._roles(),
                "birthday": born,
                "reaches": reaches,
                "own": self.own.typed(),
                **self._values(),
            }
            self.run(
                later("contacts:edit_contact"),
                self._id,
                changes,
                step=Step.of("contact.edit", name=name.strip()),
            )

    def _delete(self) -> None:
        self.run(
            later("contacts:delete_contact"),
            self._id,
            step=Step.of("contact.delete", name=self.name.text().strip()),
        )
