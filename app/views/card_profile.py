"""The folding groups of a customer's profile on the card: facts, family, how we met, dates; sensitive ones masked."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.language.partial_days import partial_text
from app.queries.card import CustomerCard
from app.queries.profile import Matter, Member, ProfileCard, Showing, kept_birthday
from app.theme import theme
from app.views.context import Context
from app.views.later import later
from app.views.own_fields import own_words
from app.views.profile_form import DATES, MASK, OF_FIRMS, OF_PERSONS, ORDER
from app.views.record_marks import joined
from app.vocabulary import PROFILE_COLUMNS, SENSITIVE_GROUPS, CustomerKind, ProfileGroup
from app.widgets.buttons import Button, IconButton
from app.widgets.card import FoldSection
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.marks import avatar, icon_disc, tag
from app.widgets.text import ElidedLabel, label


class ProfileSections(QObject):
    """Makes the sections; `edit_asked(group)` opens the form at one, `opened(customer)` shows a card."""

    edit_asked = Signal(str)
    opened = Signal(object)
    changed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._customer = 0
        self._shown: set[str] = set()
        self._open: dict[str, bool] = {}
        self.rows: dict[int, MemberRow] = {}

    def start_over(self) -> None:
        """Another customer: what was shown is masked again."""
        self._shown = set()

    def sections(self, card: CustomerCard, profile: ProfileCard) -> list[FoldSection]:
        """The groups in which something stands."""
        self._customer = card.id
        self.rows = {}
        person = card.kind == CustomerKind.PERSON
        made = [self._own(card)]
        for group in ORDER:
            stands_here = group not in (OF_FIRMS if person else OF_PERSONS)
            filled = self._facts(group, profile) or (group is ProfileGroup.FAMILY and profile.family)
            if stands_here or filled:
                made.append(self._group(group, profile) if filled else None)
        made.append(self._dates(profile))
        return [section for section in made if section is not None]

    def reveal(self, group: ProfileGroup) -> None:
        """Open a group, as the search asks for one of the family."""
        self._open[group.value] = True
        self.changed.emit()

    # -- sections ------------------------------------------------------------------------------------------

    def _section(self, key: str, title: str, summary: str, *, editable: str) -> FoldSection:
        section = FoldSection(title, summary, open_=self._open.get(key, False))
        section.toggled.connect(lambda on: self._open.__setitem__(key, on))
        edit = IconButton("edit", self.tr("Edit"), side=28, clicked=partial(self.edit_asked.emit, editable))
        section.add_action(edit)
        return section

    def _own(self, card: CustomerCard) -> FoldSection | None:
        """Fields of one's own; they are open until somebody closes them."""
        words = own_words(self._context, "customer", card.id)
        if not words:
            return None
        self._open.setdefault("own", True)
        section = self._section("own", self.tr("Own fields"), words[0][1], editable="")
        section.add(_facts_of(words))
        return section

    def _group(self, group: ProfileGroup, profile: ProfileCard) -> FoldSection:
        title = self._context.word("profile_group", group.value)
        facts = self._facts(group, profile)
        masked = group in SENSITIVE_GROUPS and group.value not in self._shown
        summary = MASK if masked else self._summary(group, facts, profile)
        section = self._section(group.value, title, summary, editable=group.value)
        if masked:
            self._add_mask(section, group)
            return section
        if group is ProfileGroup.FAMILY:
            for member in profile.family:
                section.add(self._member(member))
        if facts:
            section.add(_facts_of(facts))
        if group is ProfileGroup.MET and profile.values.get("met_through_id") and profile.met_through:
            words = self.tr("Open {name}").format(name=profile.met_through)
            key = profile.values["met_through_id"]
            link = Button(words, kind="link", sizing="inline", clicked=partial(self.opened.emit, key))
            section.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        if group in SENSITIVE_GROUPS and (showing := profile.showings.get(group.value)) is not None:
            section.add(label(self._showing_words(showing), type="small", role="sec", wrap=True))
        return section

    def _add_mask(self, section: FoldSection, group: ProfileGroup) -> None:
        section.add(label(self.tr("Sensitive: that you looked will be noted."), role="sec", wrap=True))
        show = Button(self.tr("Show"), icon="eye", sizing="small", clicked=partial(self._show, group))
        section.body.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)

    def _show(self, group: ProfileGroup) -> None:
        """Note the showing; the card shows it when it is noted."""
        self._shown.add(group.value)
        self._open[group.value] = True
        step = Step("profile.shown", {}, undoable=False)
        self._context.run(later("profiles:note_showing"), self._customer, group.value, step=step, toast=False)

    def _dates(self, profile: ProfileCard) -> FoldSection | None:
        if not profile.dates:
            return None
        summary = ", ".join(one.name for one in profile.dates)
        section = self._section(DATES, self.tr("Dates that matter"), summary, editable=DATES)
        section.add(_facts_of([(one.name, self._date_words(one)) for one in profile.dates]))
        return section

    # -- words ---------------------------------------------------------------------------------------------

    def _facts(self, group: ProfileGroup, profile: ProfileCard) -> list[tuple[str, str]]:
        found = []
        for column in PROFILE_COLUMNS[group]:
            value = profile.values.get(column)
            if column == "met_through_id":
                value = profile.met_through if value else None
            elif column == "met_day" and value:
                value = partial_text(str(value), self._context.language)
            if value:
                found.append((self._context.word("profile_column", column), str(value)))
        return found

    def _summary(self, group: ProfileGroup, facts: list[tuple[str, str]], profile: ProfileCard) -> str:
        if group is ProfileGroup.FAMILY and profile.family:
            return ", ".join(joined_short(one.relation, self._age(one)) for one in profile.family)
        return facts[0][1].partition("\n")[0][:40] if facts else ""

    def _age(self, member: Member) -> str:
        from app.language.birthdays import age_on

        age = age_on(kept_birthday(member.birthday), self._context.today()) if member.birthday else None
        return self.tr("{count} years").format(count=age) if age is not None else ""

    def _date_words(self, matter: Matter) -> str:
        from app.language.birthdays import birthday_text

        return joined(birthday_text(kept_birthday(matter.day), self._context.language), matter.note)

    def _showing_words(self, showing: Showing) -> str:
        say = self._context.say
        who = showing.member or say("profile.somebody")
        code = "profile.shown_once" if showing.times == 1 else "profile.shown_times"
        return say(code, count=showing.times, day=showing.day, member=who)

    def _member(self, member: Member) -> "MemberRow":
        from app.language.birthdays import birthday_text

        born = ""
        if member.birthday is not None:
            day = birthday_text(kept_birthday(member.birthday), self._context.language)
            born = self.tr("birthday {day}").format(day=day)
        detail = joined(self._age(member), born, member.phone, member.note)
        row = MemberRow(member, detail)
        if member.person_id is not None:
            row.opened.connect(partial(self.opened.emit, member.person_id))
        else:
            row.opened.connect(partial(self.edit_asked.emit, ProfileGroup.FAMILY.value))
        self.rows[member.id] = row
        return row


class MemberRow(QWidget):
    """One of the family; Enter opens the customer who it is, or the form."""

    opened = Signal()

    def __init__(self, member: Member, detail: str) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ringRadius", 6)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(avatar(member.name, side=28), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(6)
        name = ElidedLabel(member.name)
        name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        head.addWidget(name)
        head.addWidget(tag(member.relation, "blue"))
        head.addStretch(1)
        words.addLayout(head)
        if detail:
            words.addWidget(ElidedLabel(detail, type="small", role="sec"))
        row.addLayout(words, 1)
        if member.person_id is not None:
            row.addWidget(icon_disc("users", "slate", side=22))
        self.setAccessibleName(", ".join(part for part in (member.name, member.relation, detail) if part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ground under the mouse."""
        if self.underMouse():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().brush("hover"))
            painter.drawRoundedRect(self.rect(), 6, 6)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)


def joined_short(*parts: str) -> str:
    """Parts with a blank between them."""
    return " ".join(part for part in parts if part)


def _facts_of(words: list[tuple[str, str]]) -> QWidget:
    from app.views.card_facts import Facts

    facts = Facts()
    for name, value in words:
        facts.add_words(name, value)
    return facts
