"""When something is due, in words: what was understood stands below before anything is saved."""

from datetime import date, time, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language import spoken
from app.language.when_parts import Hours
from app.queries.follow_up import neighbours
from app.theme import theme
from app.views.context import Context
from app.views.record_marks import due_parts
from app.widgets.chip import Chip
from app.widgets.chip_row import OneStop
from app.widgets.fields import LineEdit, mark_error
from app.widgets.flow_layout import FlowLayout
from app.widgets.marks import icon_mark
from app.widgets.text import ElidedLabel, label, set_role

IDLE_MS = 200


def due_text(day: date, at: time | None) -> str:
    """A day and perhaps a time as they are kept: 2026-09-16, 2026-09-16T15:00."""
    return day.isoformat() + (f"T{at:%H:%M}" if at is not None else "")


def full_day(context: Context, due: str) -> str:
    """A due as a heading: 9月17日 周四 15:00; Thu, Sep 17 15:00."""
    day, at = due_parts(due)
    return spoken.full_day(day, context.today(), context.language, at)


def working_hours(context: Context) -> Hours:
    """When the firm's working day begins and ends, for words such as 'tomorrow morning'."""
    begins, ends = (time.fromisoformat(context.firm(name)) for name in ("day_starts", "day_ends"))
    return Hours(start=begins, end=ends)


def understood_due(context: Context, words: str) -> tuple[str, str] | None:
    """The due that words mean and how it was understood, or None."""
    from app.language.spoken import explanation
    from app.language.when import parse_when

    found = parse_when(words, context.now(), working_hours(context), str(context.firm("holiday_country")))
    if found is None:
        return None
    how = explanation(found.code, dict(found.values), found.assumed, context.language)
    return due_text(found.day, found.time), how


class _Understood(QWidget):
    """The jade strip that says what was understood."""

    def __init__(self) -> None:
        super().__init__()
        self.day = label("", strong=True, role="accentText")
        self.how = ElidedLabel("", type="small", role="mid")
        self.warning = ElidedLabel("", type="small", role="amberFg")
        self._alert = icon_mark("alert", "amberFg", side=14)
        words = QVBoxLayout()
        words.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.day)
        head.addWidget(self.how, 1)
        words.addLayout(head)
        second = QHBoxLayout()
        second.setSpacing(4)
        second.addWidget(self._alert)
        second.addWidget(self.warning, 1)
        words.addLayout(second)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(10)
        row.addWidget(icon_mark("checkc", "accentText"))
        row.addLayout(words, 1)

    def say(self, day: str, how: str, warning: str) -> None:
        """Show these words."""
        self.day.setText(day)
        self.how.set_text(how)
        self.warning.set_text(warning)
        self.warning.setVisible(bool(warning))
        self._alert.setVisible(bool(warning))
        self.setAccessibleName(", ".join(part for part in (day, how, warning) if part))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A tinted box."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("accentLine"))
        painter.setBrush(look.brush("accentTint"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()


class DueField(QWidget):
    """Words for a day and time. `changed(due or None)` after each understood change; `resized()` when higher."""

    changed = Signal(object)
    resized = Signal()

    def __init__(
        self,
        context: Context,
        due: str | None = None,
        *,
        but: int | None = None,
        owner: int | None = None,
        chips: bool = True,
        optional: bool = True,
    ) -> None:
        super().__init__()
        self.context = context
        self._but, self._owner = but, owner if owner is not None else context.store.member_id
        self._due = due
        self._set_words = ""
        self.field = LineEdit(
            placeholder=self.tr("Tomorrow 3pm, next Mon, in 2 weeks …"), icon="calplus", name=self.tr("Due")
        )
        self._strip = _Understood()
        self._unclear = label("", type="small", role="redFg")
        self.chips: list[Chip] = []
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.field, self._unclear, self._strip):
            column.addWidget(widget)
        if chips:
            column.addWidget(self._quick(optional))
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(lambda _text: self._idle.start())
        self._idle.timeout.connect(self.understand)
        self.set_value(due)

    def value(self) -> str | None:
        """What is due now, None when nothing was said. Reads what was typed first."""
        if self._idle.isActive():
            self.understand()
        return self._due

    def set_value(self, due: str | None) -> None:
        """Show a due; emits nothing."""
        self._due = due
        self._set_words = due.replace("T", " ") if due else ""
        self.field.setText(self._set_words)
        self._show("")

    def set_owner(self, owner: int | None) -> None:
        """Whose other follow-ups may be in the way."""
        self._owner = owner
        self._show("")

    def is_understood(self) -> bool:
        """Whether the words mean a day, or nothing was typed."""
        self.value()
        return self._due is not None or not self.field.text().strip()

    def set_error(self, on: bool) -> None:
        """Outline the field in red."""
        mark_error(self.field, on)

    def understand(self) -> None:
        """Read the words (only what is committed, never what an input method still composes)."""
        self._idle.stop()
        words = self.field.text().strip()
        if words == self._set_words:
            return
        self._set_words = words
        found = understood_due(self.context, words) if words else None
        before, self._due = self._due, found[0] if found else None
        self._show(found[1] if found else "")
        if before != self._due:
            self.changed.emit(self._due)

    def _show(self, how: str) -> None:
        words, due = self.field.text().strip(), self._due
        before = (self._strip.isHidden(), self._unclear.isHidden(), bool(self._strip.warning.text()))
        self._strip.setVisible(due is not None)
        self._unclear.setVisible(due is None and bool(words))
        self._unclear.setText(self.tr("No day was understood from this."))
        set_role(self._unclear, "redFg")
        if due is not None:
            self._strip.say(full_day(self.context, due), self._day_notes(due, how), self._in_the_way(due))
        if before != (self._strip.isHidden(), self._unclear.isHidden(), bool(self._strip.warning.text())):
            self.resized.emit()

    def _day_notes(self, due: str, how: str) -> str:
        from app.language.holidays import DayKind, day_kind, holiday
        from app.language.lunar import lunar_text

        day, _at = due_parts(due)
        country = str(self.context.firm("holiday_country"))
        parts = [lunar_text(day, self.context.language)]
        if day_kind(day, country) is DayKind.REST:
            found = holiday(day, country, self.context.language)
            parts.append(found.name if found is not None and found.name else self.tr("day off"))
        parts.append(how)
        return ("，" if self.context.language.startswith("zh") else ", ").join(part for part in parts if part)

    def _in_the_way(self, due: str) -> str:
        found = neighbours(self.context.reader(), due, owner=self._owner, but=self._but)
        if not found:
            return ""
        nearest = found[0]
        what = " ".join(part for part in (nearest.name, nearest.subject) if part)
        return self.tr("Close to “{what}” at {time}").format(what=what, time=nearest.due[11:16])

    def _quick(self, optional: bool) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=6)
        offered: list[tuple[str, str | None]] = list(quick_dues(self.context))
        if optional:
            offered.append((self.tr("Not scheduled"), None))
        for text, due in offered:
            chip = Chip(text)
            chip.clicked.connect(partial(self._choose, due))
            flow.addWidget(chip)
            self.chips.append(chip)
        OneStop(self.chips, holder, chooses=False)
        return holder

    def _choose(self, due: str | None) -> None:
        before = self._due
        self.set_value(due)
        if before != due:
            self.changed.emit(due)


def next_monday(today: date) -> date:
    """The Monday of next week."""
    return today + timedelta(days=7 - today.weekday())


def quick_dues(context: Context) -> list[tuple[str, str]]:
    """The days people choose most, with their words."""
    tr = QCoreApplication.translate
    today, hours = context.today(), working_hours(context)
    friday = today + timedelta(days=(4 - today.weekday()) % 7 or 7)
    found = [(tr("DueField", "Tomorrow morning"), due_text(today + timedelta(days=1), hours.start))]
    if (friday - today).days > 1:
        found.append((tr("DueField", "Friday"), friday.isoformat()))
    found.append((tr("DueField", "Next Monday"), next_monday(today).isoformat()))
    found.append((tr("DueField", "In a week"), (today + timedelta(days=7)).isoformat()))
    return found
