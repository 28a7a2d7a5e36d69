"""A contact on a customer's card: name and role, how to reach them; and birthdays in words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.queries.card import Birthday, ContactCard
from app.theme import theme
from app.views.card_reach import ICONS, ReachMenus
from app.views.context import Context
from app.views.record_marks import joined
from app.vocabulary import ReachKind
from app.widgets.buttons import IconButton
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.marks import avatar, tag
from app.widgets.menu import Menu
from app.widgets.text import ElidedLabel

LEAST_NAME = 72
ROLE_HUES = {
    "decision_maker": "green",
    "user": "blue",
    "payer": "amber",
    "influencer": "violet",
    "gatekeeper": "slate",
}


class ContactRow(QWidget):
    """A person: name, roles, title; Enter opens the form, the button at the right calls."""

    opened = Signal()
    menu_asked = Signal(object)

    def __init__(self, context: Context, contact: ContactCard) -> None:
        super().__init__()
        self._contact = contact
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ringRadius", 6)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.setSpacing(8)
        row.addWidget(avatar(contact.name, side=28), 0, Qt.AlignmentFlag.AlignTop)
        roles = [context.word("contact_role", role) for role in contact.roles]
        row.addLayout(self._words(context, roles), 1)
        self._menus = ReachMenus(context, self)
        self._reach: IconButton | None = None
        if contact.reaches:
            icon = next((ICONS[ReachKind(r.kind)] for r in contact.reaches if r.kind in ICONS), "copy")
            name_of = self.tr("Reach {name}").format(name=contact.name)
            self._reach = IconButton(icon, name_of, side=28, clicked=self._open_reaches)
            row.addWidget(self._reach)

    def _words(self, context: Context, roles: list[str]) -> QVBoxLayout:
        """Name and first role, below them the rest."""
        contact = self._contact
        words = QVBoxLayout()
        words.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(6)
        name = ElidedLabel(contact.name)
        name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        head.addWidget(name)
        name.setMinimumWidth(min(name.sizeHint().width(), LEAST_NAME))
        for role, text in list(zip(contact.roles, roles, strict=True))[:1]:
            head.addWidget(tag(text, ROLE_HUES.get(role, "")))
        head.addStretch(1)
        words.addLayout(head)
        born = (
            self.tr("birthday {day}").format(day=birthday_words(context, contact.birthday))
            if contact.birthday
            else ""
        )
        detail = joined(*roles[1:], contact.title, contact.department, born)
        if detail:
            words.addWidget(ElidedLabel(detail, type="small", role="sec"))
        self.setAccessibleName(", ".join(part for part in (contact.name, *roles, detail) if part))
        return words

    def reach_menu(self) -> Menu:
        """Call, write, copy."""
        return self._menus.menu(self._contact.reaches)

    def _open_reaches(self) -> None:
        if self._reach is not None:
            self.reach_menu().popup(self._reach.mapToGlobal(self._reach.rect().bottomLeft()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the form, the other button a menu."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()
        elif event.button() == Qt.MouseButton.RightButton:
            self.menu_asked.emit(event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the form, C the ways to reach them, the menu key the menu."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_C and not event.modifiers() and self._reach is not None:
            self._open_reaches()
        elif event.key() == Qt.Key.Key_Menu:
            self.menu_asked.emit(self.mapToGlobal(self.rect().bottomLeft()))
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


def birthday_words(context: Context, born: Birthday) -> str:
    """A birthday in words."""
    from app.language.birthdays import Birthday as Kept
    from app.language.birthdays import Calendar, birthday_text

    return birthday_text(
        Kept(Calendar(born.calendar), born.year, born.month, born.day, born.leap), context.language
    )
