"""The form of a customer: a person or a firm, new or known."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.db.journal_step import Step
from app.queries.card import CustomerCard, customer_card
from app.views import form_parts as parts
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.own_fields import OwnFields
from app.views.profile_form import ProfileForm
from app.vocabulary import CustomerKind, Gender, ReachKind, Relation
from app.widgets.card import FoldSection
from app.widgets.fields import LineEdit, TextArea
from app.widgets.form import Form
from app.widgets.marks import Stars
from app.widgets.segmented import Segmented

PERSON, FIRM = CustomerKind.PERSON.value, CustomerKind.ORGANISATION.value
OF_PERSONS = ("birthday", "employer", "title", "gender")
OF_FIRMS = ("contact", "credit_code", "size")


class CustomerDialog(RecordDialog):
    """`customer_id` None makes a new one; `name`, `kind` and `phone` are what is known of it already.

    `group` is a part of the profile to begin with.
    """

    def __init__(
        self,
        context: Context,
        window: QWidget,
        customer_id: int | None = None,
        name: str = "",
        kind: str = FIRM,
        phone: str = "",
        stay: bool = False,
        group: str = "",
    ) -> None:
        card = customer_card(context.reader(), customer_id) if customer_id is not None else None
        super().__init__(context, window, "", width=640)
        self.set_title(
            self.tr("Edit customer") if card else self.tr("New customer"), card.name if card else ""
        )
        self._id, self._card, self._stay, self._group = customer_id, card, stay, group
        self._fill(card, card.name if card else name, card.kind if card else kind, phone)
        self.own = OwnFields(context, "customer", customer_id)
        if self.own.fields:
            self.add_form(self.own.form)
            self.body.addWidget(self.own.section())
        self._fill_more(card)
        self._fill_profile(customer_id)
        self.kind.changed.connect(lambda _kind: self._fit_kind())
        self._fit_kind()
        self.finish()
        self._look_for_similar()

    # -- fields --------------------------------------------------------------------------------------------

    def _fill(self, card: CustomerCard | None, name: str, kind: str, phone: str) -> None:
        context, form = self.context, self.form
        values = card.values if card else {}
        choices = [(one, context.word("customer_kind", one)) for one in (FIRM, PERSON)]
        self.kind = Segmented(choices, value=kind, small=True, name=self.tr("Kind"))
        form.add_plain(self.tr("Kind"), _left(self.kind))
        self.name = LineEdit(name)
        self.name.setMaxLength(400)
        form.add("name", self.tr("Name"), self.name, required=True)
        self.similar = parts.SimilarHint(context, self._id)
        self.similar.open_asked.connect(lambda one: self.leave_for(*parts.go_to_similar(one)))
        self.similar.resized.connect(self.refit)
        form.add_wide(self.similar)
        rows = list(card.reaches) if card else parts.blank_rows(ReachKind.PHONE)
        if phone and not card:
            rows[0] = rows[0]._replace(value=phone)
        self.reaches = parts.ReachLines(context, rows)
        self.reaches.resized.connect(self.refit)
        form.add_plain(self.tr("Phone and mail"), self.reaches)
        self._fill_contact()
        self.industry = parts.typed_line(context, "customer", "industry", values.get("industry"))
        form.add("industry", self.tr("Industry"), self.industry)
        self.city = parts.typed_line(context, "customer", "city", values.get("city"))
        form.add("city", self.tr("City"), self.city)
        self.birthday = parts.BirthdayField(context, card.birthday if card else None)
        self._add_box("birthday", self.tr("Birthday"), self.birthday)
        self.employer = LineEdit(values.get("employer") or "")
        form.add("employer", self.tr("Employer"), self.employer)
        self.title = LineEdit(values.get("title") or "")
        form.add("title", self.tr("Title"), self.title)
        self._fill_ours(card)

    def _fill_ours(self, card: CustomerCard | None) -> None:
        """What we decide about them."""
        context, form, values = self.context, self.form, card.values if card else {}
        self.stars = Stars(card.importance if card else 1, editable=True, name=self.tr("Importance"))
        form.add_plain(self.tr("Importance"), _left(self.stars, form_height=True))
        self.tags = parts.tag_editor(context, card.tags if card else ())
        form.add_plain(self.tr("Tags"), self.tags)
        self.owner = parts.owner_box(context, card.owner_id if card else context.store.member_id)
        form.add("owner", self.tr("Owner"), self.owner)
        self.channel = parts.channel_box(context, values.get("channel_id"))
        form.add("channel", self.tr("Channel"), self.channel)
        self.note = TextArea(values.get("note") or "", lines=3)
        form.add("note", self.tr("Note"), self.note)
        self.name.textChanged.connect(self._look_for_similar)
        self.reaches.changed.connect(self._look_for_similar)

    def _fill_contact(self) -> None:
        """The first contact of a new firm in one line."""
        self.contact_name = LineEdit(placeholder=self.tr("Contact name"))
        self.contact_title = LineEdit(placeholder=self.tr("Title"))
        self.contact_phone = LineEdit(placeholder=self.tr("Phone"))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for field in (self.contact_name, self.contact_title, self.contact_phone):
            row.addWidget(field, 1)
            field.textChanged.connect(self._look_for_similar)
        self.form.add("contact", self.tr("First contact"), holder)

    def _fill_more(self, card: CustomerCard | None) -> None:
        context, values = self.context, card.values if card else {}
        fold = FoldSection(self.tr("More"), flush=True)
        fold.toggled.connect(lambda _open: self.refit())
        form = self.more = self.add_form(Form(label_width=76))
        self.gender = parts.word_box(context, "gender", [g.value for g in Gender], values.get("gender"))
        form.add("gender", self.tr("Gender"), self.gender)
        self.relation = parts.word_box(
            context, "relation", [r.value for r in Relation], values.get("relation")
        )
        form.add("relation", self.tr("Relation"), self.relation)
        self.size_text = LineEdit(values.get("size") or "")
        form.add("size", self.tr("Size"), self.size_text)
        self.credit_code = LineEdit(values.get("credit_code") or "")
        form.add("credit_code", self.tr("Credit code"), self.credit_code)
        self.source_note = LineEdit(values.get("source_note") or "")
        form.add("source_note", self.tr("Source note"), self.source_note)
        self.since = LineEdit(values.get("opening_since") or "", placeholder="2023-05-08")
        form.add("since", self.tr("Customer since"), self.since)
        fold.add(form)
        self.body.addWidget(fold)
        self._fold = fold

    def _fill_profile(self, customer_id: int | None) -> None:
        """The groups of the profile, closed but for the one asked for."""
        self.profile = ProfileForm(self.context, customer_id, self)
        self.profile.resized.connect(self.refit)
        for fold in self.profile.folds.values():
            self.body.addWidget(fold)
        if self._group:
            self.profile.open(self._group)

    def _add_box(self, key: str, text: str, box: parts.BirthdayField) -> None:
        """A field that brings its own line for hints."""
        self.form.adopt(key, text, box)

    def _fit_kind(self) -> None:
        """A person has a birthday and an employer, a firm its first contact."""
        is_person = self.kind.value() == PERSON
        for key in OF_PERSONS:
            (self.more if key == "gender" else self.form).set_row_visible(key, is_person)
        for key in OF_FIRMS:
            shown = not is_person and (key != "contact" or self._id is None)
            (self.form if key == "contact" else self.more).set_row_visible(key, shown)
        self.profile.fit_kind(self.kind.value())
        self.refit()

    def _look_for_similar(self, *_text: object) -> None:
        phones = [*self.reaches.values(ReachKind.PHONE), self.contact_phone.text()]
        mails = self.reaches.values(ReachKind.EMAIL)
        known = self._card is not None and self.name.text() == self._card.name
        self.similar.ask("" if known else self.name.text(), [p for p in phones if p.strip()], mails)

    # -- saving --------------------------------------------------------------------------------------------

    def _values(self) -> dict[str, Any]:
        is_person = self.kind.value() == PERSON
        values: dict[str, Any] = {
            "importance": self.stars.value(),
            "industry": self.industry.text().strip() or None,
            "city": self.city.text().strip() or self._city_of_address(),
            "owner_id": self.owner.value(),
            "channel_id": self.channel.value(),
            "note": self.note.toPlainText().strip() or None,
            "relation": self.relation.value(),
            "source_note": self.source_note.text().strip() or None,
            "opening_since": self._since_day(),
        }
        if is_person:
            values["gender"] = self.gender.value()
            values["employer"] = self.employer.text().strip() or None
            values["title"] = self.title.text().strip() or None
        else:
            values["size"] = self.size_text.text().strip() or None
            values["credit_code"] = self.credit_code.text().strip().upper() or None
        return values

    def _city_of_address(self) -> str | None:
        """The city a new customer's address names, where none was typed."""
        addresses = self.reaches.values(ReachKind.ADDRESS) if self._id is None else []
        if not addresses:
            return None
        from app.language.divisions import short_city, split_address

        return short_city(split_address(addresses[0]).city) or None

    def _since_day(self) -> str | None:
        """The day as kept, None where nothing or nothing clear was typed."""
        from datetime import date

        from app.language.days import parse_day

        found = parse_day(self.since.text(), self.context.today()) if self.since.text().strip() else None
        return found.isoformat() if isinstance(found, date) else None

    def _contact(self) -> tuple[str, str, str]:
        fields = (self.contact_name, self.contact_title, self.contact_phone)
        name, title, phone = (field.text().strip() for field in fields)
        return name, title, phone

    def state(self) -> Any:
        """Everything that stands in the form."""
        born = self.birthday.text() if self.kind.value() == PERSON else ""
        typed = (self.kind.value(), self.name.text().strip(), born, self.since.text(), self._contact())
        return (*typed, self._values(), self.reaches.rows(), parts.tags_given(self.tags), *self._further())

    def _further(self) -> tuple[Any, ...]:
        return self.own.typed(), self.profile.typed()

    def show_errors(self, errors: Mapping[str, str]) -> int:
        """Those of the profile too, and what its lines said themselves."""
        rest = {key: text for key, text in errors.items() if key != "lines"}
        shown = super().show_errors(rest) + sum(
            form.show_errors(rest) for form in self.profile.forms.values()
        )
        return shown + ("lines" in errors)

    def check(self) -> dict[str, str]:
        """A name, a birthday one can read, a day one can read."""
        wrong = self.own.wrong() | self.profile.wrong()
        name, title, phone = self._contact()
        if not self.name.text().strip():
            wrong["name"] = self.context.say("name.empty")
        if self.kind.value() == PERSON and not self.birthday.is_clear():
            wrong["birthday"] = self.context.say("birthday.unclear", text=self.birthday.text())
        if self.since.text().strip() and self._since_day() is None:
            wrong["since"] = self.context.say("follow_up.due", text=self.since.text())
        if (title or phone) and not name:
            wrong["contact"] = self.context.say("name.empty")
        if {"since", "credit_code"} & wrong.keys():
            self._fold.set_open(True)
        return wrong

    def write(self) -> None:
        """Create or change, with tags, as one step."""
        from app.usecases.record_input import ContactInput, CustomerInput, ReachInput

        is_person = self.kind.value() == PERSON
        contacts = []
        name, title, phone = self._contact()
        if name and not is_person and self._id is None:
            reach = [ReachInput("phone", phone)] if phone else []
            contacts.append(ContactInput(name, values={"title": title or None}, reaches=reach))
        given = CustomerInput(
            self.name.text(),
            self.kind.value(),
            self._values(),
            birthday=self.birthday.text() if is_person else None,
            reaches=self.reaches.inputs(),
            contacts=contacts,
            own=self.own.typed(),
            profile=self.profile.typed(),
        )
        code = "customer.create" if self._id is None else "customer.edit"
        step = Step.of(code, name=self.name.text().strip())
        self.run(later("many:save_customer"), self._id, given, parts.tags_given(self.tags), step=step)

    def done(self, result: Any) -> None:
        """A new customer is shown, unless somebody waits for it."""
        if self._id is None and not self._stay:
            self.context.navigate.emit("customer", {"id": result})

    def open(self, first: QWidget | None = None) -> None:
        """Begin with the name, or at the group that was asked for."""
        super().open(first or self.name)
        if self._group:
            self.show_part(self.profile.folds[self._group])


def _left(widget: QWidget, *, form_height: bool = False) -> QWidget:
    """A widget at the left of its row."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    if form_height:
        holder.setMinimumHeight(32)
    return holder
