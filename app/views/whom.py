"""The field that chooses a customer, a contact of one or a lead, and what was chosen."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.queries.follow_up import Whom, contacts_at, whom
from app.views.context import Context
from app.views.record_marks import customer_icon
from app.vocabulary import RecordKind
from app.widgets.fields import ComboBox
from app.widgets.person_picker import Person, PersonPicker
from app.widgets.result_list import PaletteItem

MOST = 8
ASKED = 40


@dataclass(frozen=True)
class Chosen:
    """Keys of whom it is about; at most one of customer and lead."""

    customer_id: int | None = None
    lead_id: int | None = None
    contact_id: int | None = None


def suggestions(context: Context, text: str) -> list[PaletteItem]:
    """People and firms that fit what was typed; `id` is a Chosen."""
    if not text.strip():
        return []
    from app.queries.search import find

    found = []
    for hit in find(context.reader(), text, ASKED):
        if hit.kind is RecordKind.CUSTOMER:
            found.append(PaletteItem(Chosen(hit.id), hit.title, hit.detail, "users"))
        elif hit.kind is RecordKind.CONTACT:
            found.append(PaletteItem(Chosen(hit.owner_id, None, hit.id), hit.title, hit.detail, "user"))
        elif hit.kind is RecordKind.LEAD:
            found.append(PaletteItem(Chosen(None, hit.id), hit.title, hit.detail, "lead"))
    return found[:MOST]


class WhomField(QWidget):
    """A person picker, and beside it the contacts of the chosen firm."""

    changed = Signal(object)
    """the Chosen, or None"""

    def __init__(self, context: Context, chosen: Chosen = Chosen(), *, contacts: bool = True) -> None:
        super().__init__()
        self.context = context
        self._contacts = contacts  # whether those of a firm are offered beside it
        self.picker = PersonPicker(lambda text: suggestions(context, text))
        self.contact = ComboBox(name=self.tr("Contact"))
        self.contact.setFixedWidth(150)
        self.contact.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.picker, 1)
        row.addWidget(self.contact)
        self.setFocusProxy(self.picker)
        self._customer: int | None = None
        self._lead: int | None = None
        self.picker.chosen.connect(self._take)
        self.picker.cleared.connect(lambda: self._take(Chosen()))
        self.set_chosen(chosen)

    def chosen(self) -> Chosen:
        """Whom it is about."""
        contact = self.contact.value() if self._customer is not None else None
        return Chosen(self._customer, self._lead, contact)

    def found(self) -> Whom | None:
        """The record chosen, read anew."""
        return whom(self.context.reader(), self._customer, self._lead)

    def set_chosen(self, chosen: Chosen) -> None:
        """Show somebody as chosen; emits nothing."""
        found = whom(self.context.reader(), chosen.customer_id, chosen.lead_id)
        self._customer = found.id if found is not None and found.table == "customer" else None
        self._lead = found.id if found is not None and found.table == "lead" else None
        self.picker.set_person(person_of(found))
        self._offer_contacts(chosen.contact_id)

    def set_error(self, on: bool) -> None:
        """Outline the field in red."""
        self.picker.set_error(on)

    def _take(self, chosen: object) -> None:
        if isinstance(chosen, Chosen):
            self.set_chosen(chosen)
            self.changed.emit(self.chosen())

    def _offer_contacts(self, contact: int | None) -> None:
        found = contacts_at(self.context.reader(), self._customer) if self._customer is not None else []
        self.contact.clear()
        self.contact.set_choices([(None, self.tr("No contact")), *found])
        self.contact.set_value(contact)
        self.contact.setVisible(bool(found) and self._contacts)


def person_of(found: Whom | None) -> Person | None:
    """How the field shows a record."""
    if found is None:
        return None
    tr = QCoreApplication.translate
    if found.table == "lead":
        return Person(found.id, found.name, found.detail, "lead", (tr("WhomField", "Lead"), "blue"))
    icon = customer_icon(found.kind, found.industry) or "user"
    return Person(found.id, found.name, found.detail, icon)
