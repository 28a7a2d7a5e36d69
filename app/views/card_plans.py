"""The right column of a card: what is planned, birthdays ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.language.spoken import spoken_day
from app.queries.card import Birthday, ContactCard, CustomerCard, FollowUpCard
from app.queries.profile import ProfileCard
from app.theme import paint_icon, theme
from app.views.context import Context
from app.views.record_marks import due_chip
from app.vocabulary import Priority
from app.widgets.buttons import Button, IconButton
from app.widgets.card import Card
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.marks import avatar, icon_disc
from app.widgets.text import ElidedLabel, label, plain

ROW = 36
CIRCLE = 24
AHEAD = 60
MOST = 20
MOST_READ = 200
DUE_ROLES = {"red": "redFg", "accent": "accentText", "plain": "mid", "warning": "sec"}


class PlanRow(QWidget):
    """One follow-up: the circle or D does it, P postpones, L logs it, Enter opens it, Del deletes it."""

    asked = Signal(str, object)
    """done, postpone, log, open, delete or menu; and the follow-up"""

    def __init__(self, context: Context, plan: FollowUpCard) -> None:
        super().__init__()
        self.plan = plan
        self._due, tone = due_chip(context, plan.due)
        self._role = DUE_ROLES[tone]
        self._strong = tone in ("red", "accent")
        self._done = False
        self.setFixedHeight(ROW)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        kind = context.word("follow_up_kind", plan.kind)
        self.setAccessibleName(f"{plan.subject}, {kind}, {self._due}")
        self.setToolTip(
            plain("\n".join(part for part in (plan.subject, f"{kind} {self._due}", plan.note) if part))
        )

    def sizeHint(self) -> QSize:
        """A line."""
        return QSize(200, ROW)

    def _circle(self) -> QRectF:
        return QRectF(CIRCLE - 7, (self.height() - 14) / 2, 14, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Circle, subject, when."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = self.underMouse() or self.hasFocus()
        if hot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.brush("sel" if self.hasFocus() else "hover"))
            painter.drawRoundedRect(self.rect().adjusted(6, 1, -6, -1), 6, 6)
        circle = self._circle()
        painter.setPen(QPen(look.color("accent" if self._done else "control"), 1.5))
        painter.setBrush(look.brush("accent") if self._done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if self._done or (hot and self._over_circle()):
            paint_icon(
                painter, circle.adjusted(2, 2, -2, -2), "check", "onAccent" if self._done else "accentText"
            )
        right = self._paint_due(painter, hot)
        left = 44
        if self.plan.priority == Priority.HIGH:
            paint_icon(painter, QRect(left, (ROW - 14) // 2, 14, 14), "flag", "redFg")
            left += 19
        painter.setFont(look.font("body"))
        painter.setPen(look.color("mid" if self._done else "text"))
        room = right - 12 - left
        text = look.metrics("body").elidedText(self.plan.subject, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, 0, room, ROW), int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()

    def _paint_due(self, painter: QPainter, hot: bool) -> int:
        look = theme()
        painter.setFont(look.font("body", strong=self._strong))
        width = round(look.metrics("body", strong=self._strong).horizontalAdvance(self._due)) + 1
        right = self.width() - 16
        painter.setPen(look.color("mid" if hot and self._role == "sec" else self._role))
        painter.drawText(
            QRect(right - width, 0, width + 1, ROW), int(Qt.AlignmentFlag.AlignVCenter), self._due
        )
        if self.plan.repeat_rule:
            paint_icon(painter, QRect(right - width - 18, (ROW - 12) // 2, 12, 12), "repeat", "mid")
            width += 18
        return right - width

    def _over_circle(self) -> bool:
        return (
            self._circle().adjusted(-5, -8, 5, 8).contains(self.mapFromGlobal(self.cursor().pos()).toPointF())
        )

    def ask(self, what: str) -> None:
        """Ask the card to do something with this follow-up."""
        if what == "done":
            self._done = True
            self.update()
        self.asked.emit(what, self.plan)

    def reset(self) -> None:
        """It could not be done after all."""
        self._done = False
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the tick under the mouse."""
        super().mouseMoveEvent(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The circle does it, the rest opens it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            near = self._circle().adjusted(-8, -11, 8, 11).contains(event.position())
            self.ask("done" if near else "open")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What else can be done."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.asked.emit("menu", self.plan)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single keys, Enter, Up and Down."""
        known: dict[int, str] = {
            Qt.Key.Key_D: "done",
            Qt.Key.Key_Space: "done",
            Qt.Key.Key_P: "postpone",
            Qt.Key.Key_L: "log",
            Qt.Key.Key_Return: "open",
            Qt.Key.Key_Enter: "open",
            Qt.Key.Key_Delete: "delete",
            Qt.Key.Key_Menu: "menu",
        }
        key = event.key()
        if key in known and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.ask(known[key])
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_J):
            self.focusNextChild()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_K):
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def anchor(self) -> QPoint:
        """Where a menu opens."""
        return self.mapToGlobal(QPoint(40, ROW))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)


class PlansCard(Card):
    """The open follow-ups of a customer."""

    asked = Signal(str, object)
    new_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("PlansCard", "Follow-ups"), padded=False, small=True, parent=parent
        )
        self.context = context
        self._shown: tuple[FollowUpCard, ...] | None = None
        self._day: date | None = None
        self._all = False
        self.rows: list[PlanRow] = []
        self.add_action(
            IconButton("plus", self.tr("New follow-up"), key="F", side=28, clicked=self.new_asked.emit)
        )
        self.body.setContentsMargins(0, 0, 0, 6)

    def show_plans(self, plans: Sequence[FollowUpCard], *, anew: bool = False) -> None:
        """Show them; a focused row stays focused, or the one that takes its place."""
        today = self.context.today()
        if not anew and tuple(plans) == self._shown and today == self._day:
            return
        self._shown, self._day = tuple(plans), today
        at = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        kept = self.rows[at].plan.id if at is not None else None
        clear(self.body)
        self.rows = []
        for plan in plans if self._all else plans[:MOST]:
            row = PlanRow(self.context, plan)
            row.asked.connect(self.asked)
            self.rows.append(row)
            self.add(row)
        if len(self.rows) < len(plans):
            words = self.tr("All {count}").format(count=len(plans))
            self.add(Button(words, kind="link", sizing="inline", clicked=self._show_all))
        if not plans:
            self.add(_quiet(self.tr("Nothing is planned.")))
        count = f"{MOST_READ}+" if len(plans) >= MOST_READ else str(len(plans))
        self.header.set_note(self.tr("{count} open").format(count=count) if plans else "")
        if at is not None and self.rows:
            row = next(
                (row for row in self.rows if row.plan.id == kept), self.rows[min(at, len(self.rows) - 1)]
            )
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_all(self) -> None:
        self._all = True
        self.show_plans(self._shown or (), anew=True)

    def start_over(self) -> None:
        """Another customer: only the next ones again."""
        self._all = False

    def row_of(self, key: int) -> PlanRow | None:
        """The row of a follow-up."""
        return next((row for row in self.rows if row.plan.id == key), None)


@dataclass(frozen=True)
class BirthdayAhead:
    """Whose birthday comes, when, and in what words it is kept; `what` names a date that matters instead."""

    name: str
    contact_id: int | None
    day: date
    words: str
    what: str | None = None


def birthdays_ahead(
    card: CustomerCard, contacts: Sequence[ContactCard], profile: ProfileCard, today: date, language: str
) -> list[BirthdayAhead]:
    """The birthdays of customer, contacts and family and the dates of the next weeks, the nearest first."""
    from app.language.birthdays import Birthday as Kept
    from app.language.birthdays import Calendar, birthday_text, next_birthday

    people: list[tuple[str, int | None, Birthday | None, str | None]] = [
        (card.name, None, card.birthday, None)
    ]
    people += [(contact.name, contact.id, contact.birthday, None) for contact in contacts]
    people += [(member.name, None, member.birthday, None) for member in profile.family]
    people += [(matter.name, None, matter.day, matter.name) for matter in profile.dates if matter.yearly]
    found = []
    for name, key, born, what in people:
        if born is not None:
            kept = Kept(Calendar(born.calendar), born.year, born.month, born.day, born.leap)
            day = next_birthday(kept, today)
            if day is not None and (day - today).days <= AHEAD:
                found.append(BirthdayAhead(name, key, day, birthday_text(kept, language), what))
    return sorted(found, key=lambda one: one.day)


class BirthdaysCard(Card):
    """Birthdays of the next weeks; the button plans the greeting."""

    plan_asked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("BirthdaysCard", "Birthdays ahead"),
            padded=False,
            small=True,
            parent=parent,
        )
        self.context = context
        self._of: int | None = None
        self.body.setContentsMargins(16, 0, 12, 10)
        self.body.setSpacing(8)
        self.hide()

    def read(self, card: CustomerCard, contacts: Sequence[ContactCard], profile: ProfileCard) -> None:
        """Reckon the birthdays ahead of a customer and its people aside, and show them."""
        self._of = card.id
        born = [card.birthday, *(one.birthday for one in contacts), *(one.birthday for one in profile.family)]
        if not profile.dates and not any(born):
            self.show_birthdays([])
            return
        people, today, language = list(contacts), self.context.today(), self.context.language

        def take(found: list[BirthdayAhead]) -> None:
            if self._of == card.id:
                self.show_birthdays(found)

        self.context.runner.read(
            lambda _reader: birthdays_ahead(card, people, profile, today, language), on_done=take
        )

    def show_birthdays(self, ahead: Sequence[BirthdayAhead]) -> None:
        """Show them; without any the card is not there."""
        clear(self.body)
        for one in ahead:
            self.add(self._line(one))
        self.setVisible(bool(ahead))

    def _line(self, one: BirthdayAhead) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(icon_disc("flag", "violet") if one.what else avatar(one.name, side=28))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(one.name))
        when = spoken_day(one.day, self.context.now(), self.context.language)
        left = (one.day - self.context.today()).days
        if left > 6:
            when = self.tr("{day}, in {count} days").format(day=when, count=left)
        words.addWidget(ElidedLabel(f"{when} · {one.words}", type="small", role="sec"))
        row.addLayout(words, 1)
        plan = Button(self.tr("Plan"), sizing="inline", clicked=lambda: self.plan_asked.emit(one))
        plan.setAccessibleName(self.tr("Plan a greeting for {name}").format(name=one.name))
        row.addWidget(plan)
        return holder


def _quiet(text: str) -> QWidget:
    made = label(text, role="sec", wrap=True)
    made.setContentsMargins(16, 0, 16, 8)
    return made


def clear(column: QVBoxLayout) -> None:
    """Take everything out of a column."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
