"""The left column of a card: basic facts, the people of a firm, the note, the profile, opening figures."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.language.money_text import format_money
from app.queries.card import ContactCard, CustomerCard
from app.queries.profile import ProfileCard
from app.queries.temperament import Style, style_of
from app.views.card_contact_row import ContactRow, birthday_words
from app.views.card_profile import ProfileSections
from app.views.card_reach import ReachButton, reach_name
from app.views.coach_card import CoachCard
from app.views.context import Context
from app.views.record_marks import channel_words, joined
from app.vocabulary import CustomerKind, ProfileGroup
from app.widgets.buttons import Button, IconButton
from app.widgets.card import Card, FoldSection, line
from app.widgets.text import label

LABEL = 62
LEAST = 240
MOST_CONTACTS = 12
PROFILE = (
    "relation",
    "dealing",
    "size",
    "gender",
    "occupation",
    "employer",
    "title",
    "nickname",
    "credit_code",
)


class FactsColumn(QScrollArea):
    """Signals ask the page to open a form: `edit_asked`, `contact_asked(id or None)`, `contact_menu(id, menu)`."""

    edit_asked = Signal()
    contact_asked = Signal(object)
    contact_menu = Signal(object, object)
    group_asked = Signal(str)
    customer_asked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._shown: tuple[CustomerCard, Sequence[ContactCard], ProfileCard, Style | None, object] | None = (
            None
        )
        self.groups = ProfileSections(context, self)
        self.groups.edit_asked.connect(self.group_asked)
        self.groups.opened.connect(self.customer_asked)
        self.groups.changed.connect(self._show_again)
        self._all_contacts = False
        self._open = {
            "basic": True,
            "contacts": True,
            "style": True,
            "note": True,
            "profile": False,
            "opening": False,
        }
        self._rows: dict[int, ContactRow] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        holder = self._holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        self._card = Card(padded=False)
        column.addWidget(self._card)
        column.addStretch(1)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Facts"))

    def minimumSizeHint(self) -> QSize:
        """As wide as the longest name with its role: sideways nothing scrolls."""
        least = super().minimumSizeHint()
        wide = self._holder.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(LEAST, wide), least.height())

    def show_card(
        self, card: CustomerCard, contacts: Sequence[ContactCard], profile: ProfileCard, own: object = None
    ) -> None:
        """Show a customer with profile and own fields; nothing moves when nothing changed."""
        style = style_of(self.context.reader(), card.id)
        if (card, contacts, profile, style, own) == self._shown:
            return
        if self._shown is None or self._shown[0].id != card.id:
            self._all_contacts = False
            self.groups.start_over()
            self.verticalScrollBar().setValue(0)
        self._shown = (card, contacts, profile, style, own)
        self._rebuild(card, contacts, profile, style)

    def _show_again(self) -> None:
        if self._shown is not None:
            self._rebuild(*self._shown[:4])

    def _rebuild(
        self,
        card: CustomerCard,
        contacts: Sequence[ContactCard],
        profile: ProfileCard,
        style: Style | None,
    ) -> None:
        _clear(self._card.body)
        self._rows = {}
        sections = [self._basic(card)]
        if card.kind != CustomerKind.PERSON or contacts:
            sections.append(self._contacts(contacts))
        sections.append(self._style(card, style))
        if card.values.get("note"):
            sections.append(self._note(str(card.values["note"])))
        if (work := self._profile(card)) is not None:
            sections.append(work)
        sections += self.groups.sections(card, profile)
        if (opening := self._opening(card)) is not None:
            sections.append(opening)
        for number, section in enumerate(sections):
            if number:
                self._card.add(line())
            self._card.add(section)
        self.updateGeometry()

    def _section(self, key: str, title: str, summary: str = "") -> FoldSection:
        section = FoldSection(title, summary, open_=self._open[key])
        section.toggled.connect(lambda on: self._open.__setitem__(key, on))
        return section

    # -- sections ------------------------------------------------------------------------------------------

    def _basic(self, card: CustomerCard) -> FoldSection:
        context = self.context
        section = self._section("basic", self.tr("Basic facts"), card.phone or "")
        section.add_action(
            IconButton("edit", self.tr("Edit"), key="E", side=28, clicked=self.edit_asked.emit)
        )
        facts = Facts()
        for reach in card.reaches:
            facts.add(reach_name(context, reach), ReachButton(context, reach))
        if card.birthday is not None:
            facts.add_words(self.tr("Birthday"), birthday_words(context, card.birthday))
        source = joined(channel_words(context, card.channel), card.values.get("source_note"))
        if source:
            facts.add_words(self.tr("Source"), source)
        facts.add_words(self.tr("On file"), card.created_day)
        section.add(facts)
        return section

    def _contacts(self, contacts: Sequence[ContactCard]) -> FoldSection:
        title = self.tr("Contacts {count}").format(count=len(contacts)) if contacts else self.tr("Contacts")
        section = self._section("contacts", title, contacts[0].name if contacts else "")
        section.add_action(
            IconButton("plus", self.tr("New contact"), side=28, clicked=lambda: self.contact_asked.emit(None))
        )
        section.body.setContentsMargins(8, 0, 8, 8)
        section.body.setSpacing(0)
        shown = contacts if self._all_contacts else contacts[:MOST_CONTACTS]
        for contact in shown:
            row = ContactRow(self.context, contact)
            row.opened.connect(partial(self.contact_asked.emit, contact.id))
            row.menu_asked.connect(partial(self.contact_menu.emit, contact.id))
            self._rows[contact.id] = row
            section.add(row)
        if len(shown) < len(contacts):
            words = self.tr("All {count}").format(count=len(contacts))
            section.add(Button(words, kind="link", sizing="inline", clicked=self._show_all))
        if not contacts:
            section.body.setContentsMargins(16, 0, 16, 10)
            section.add(label(self.tr("Nobody is named yet."), role="sec"))
        return section

    def _style(self, card: CustomerCard, style: Style | None) -> FoldSection:
        noted = style is not None and style.temperament
        word = self.context.word("temperament", noted) if noted else ""
        section = self._section("style", self.tr("How to talk"), word)
        coach = CoachCard(self.context, section, heads=False)
        coach.show_for(card.id)
        section.add(coach)
        return section

    def _show_all(self) -> None:
        self._all_contacts = True
        self._show_again()

    def _note(self, text: str) -> FoldSection:
        section = self._section("note", self.tr("Note"), text.partition("\n")[0][:40])
        section.add(label(text, role="mid", wrap=True, selectable=True))
        return section

    def _profile(self, card: CustomerCard) -> FoldSection | None:
        names = self._profile_names()
        facts = Facts()
        first = ""
        for column in PROFILE:
            value = card.values.get(column)
            if value:
                enum = column in ("relation", "dealing", "gender")
                words = self.context.word(column, value) if enum else str(value)
                first = first or words
                facts.add_words(names[column], words)
        if not facts.count:
            return None
        section = self._section("profile", self.tr("Profile"), first)
        section.add(facts)
        return section

    def _profile_names(self) -> dict[str, str]:
        return {
            "relation": self.tr("Relation"),
            "dealing": self.tr("Dealing"),
            "size": self.tr("Size"),
            "gender": self.tr("Gender"),
            "occupation": self.tr("Occupation"),
            "employer": self.tr("Employer"),
            "title": self.tr("Title"),
            "nickname": self.tr("Nickname"),
            "credit_code": self.tr("Credit code"),
        }

    def _opening(self, card: CustomerCard) -> FoldSection | None:
        values, facts = card.values, Facts()
        summary = ""
        if values.get("opening_since"):
            facts.add_words(self.tr("Customer since"), str(values["opening_since"]))
        if values.get("opening_orders") is not None:
            facts.add_words(self.tr("Orders so far"), f"{values['opening_orders']:,}")
        if values.get("opening_total") is not None:
            currency = str(values.get("opening_currency") or self.context.firm("currency"))
            summary = format_money(int(values["opening_total"]), currency, self.context.language)
            facts.add_words(self.tr("Total so far"), summary)
        if values.get("opening_last_order"):
            facts.add_words(self.tr("Last order"), str(values["opening_last_order"]))
        if not facts.count:
            return None
        section = self._section("opening", self.tr("Opening figures"), summary)
        section.add(facts)
        return section

    def show_contact(self, contact_id: int) -> None:
        """Scroll to a contact and put the keyboard there."""
        if contact_id not in self._rows and self._shown is not None:
            self._open["contacts"] = True
            self._show_all()
        row = self._rows.get(contact_id)
        if row is not None:
            self.ensureWidgetVisible(row)
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_member(self, member_id: int) -> None:
        """Open the family and put the keyboard on one of it; masked, on the button that shows it."""
        self.groups.reveal(ProfileGroup.FAMILY)
        row = self.groups.rows.get(member_id)
        if row is not None:
            self.ensureWidgetVisible(row)
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)


class Facts(QWidget):
    """Lines of name and value."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnMinimumWidth(0, LABEL)
        self._grid.setColumnStretch(1, 1)

    def add(self, name: str, value: QWidget) -> None:
        """A line with a control."""
        caption = label(name, role="sec")
        caption.setMinimumHeight(24)
        self._grid.addWidget(caption, self.count, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, self.count, 1)
        self.count += 1

    def add_words(self, name: str, words: str) -> None:
        """A line of words."""
        value = label(words, wrap=True, selectable=True)
        value.setContentsMargins(6, 2, 0, 2)
        self.add(name, value)


def _clear(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
