"""Birthdays and festivals ahead; one button writes the greeting down as a follow-up."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language.spoken import day_code, spoken_day, weekday_text
from app.queries.birthdays import BirthdayAhead, FestivalAhead
from app.views.context import Context
from app.views.record_marks import joined
from app.widgets.buttons import Button
from app.widgets.card import Card, line
from app.widgets.marks import icon_disc, tag
from app.widgets.text import ElidedLabel, label

SHOWN = 6
Occasion = BirthdayAhead | FestivalAhead


class CareRow(QWidget):
    """When, who or what, and the button."""

    write = Signal(object)
    opened = Signal(object)

    def __init__(self, context: Context, occasion: Occasion) -> None:
        super().__init__()
        self.occasion = occasion
        is_birthday = isinstance(occasion, BirthdayAhead)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        matters = isinstance(occasion, BirthdayAhead) and bool(occasion.what)
        icon = "flag" if matters else "cake" if is_birthday else "moon"
        row.addWidget(icon_disc(icon, "violet" if is_birthday else "amber"))
        when = QVBoxLayout()
        when.setSpacing(1)
        when.addWidget(label(spoken_day(occasion.day, context.today(), context.language)))
        when.addWidget(label(_below(context, occasion), type="small", role="sec"))
        holder = QWidget()
        holder.setLayout(when)
        when.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(86)
        row.addWidget(holder)
        words = QVBoxLayout()
        words.setSpacing(1)
        title, detail = self._words(occasion)
        words.addWidget(ElidedLabel(title))
        if detail:
            words.addWidget(ElidedLabel(detail, type="small", role="sec"))
        row.addLayout(words, 1)
        if isinstance(occasion, BirthdayAhead) and occasion.planned:
            row.addWidget(tag(self.tr("planned"), "green"))
        else:
            text = self.tr("Greet") if is_birthday else self.tr("Prepare")
            row.addWidget(Button(text, sizing="small", clicked=lambda: self.write.emit(occasion)))
        self.setAccessibleName(joined(title, detail))

    def _words(self, occasion: Occasion) -> tuple[str, str]:
        if isinstance(occasion, FestivalAhead):
            return occasion.name, self.tr("Greet your customers in time")
        if occasion.what:
            title = self.tr("{name}: {what}").format(name=occasion.name, what=occasion.what)
            if occasion.age:
                title = self.tr("{what}, {count} years").format(what=title, count=occasion.age)
        elif occasion.age is None:
            title = self.tr("{name}: birthday").format(name=occasion.name)
        else:
            title = self.tr("{name} turns {age}").format(name=occasion.name, age=occasion.age)
        note = (occasion.note or "").splitlines()[0] if occasion.note else ""
        return title, joined(occasion.firm, occasion.title, note)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Open the record."""
        self.opened.emit(self.occasion)


class Care(Card):
    """The card of birthdays and festivals."""

    write = Signal(object)
    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__("", padded=False)
        self._context = context
        self.set_title(self.tr("Care"), self.tr("birthdays and festivals"))
        self._more = Button("", kind="link", sizing="inline", clicked=self._toggle)
        self.add_action(self._more)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self._nothing = label(self.tr("No birthday or festival in the next 30 days."), role="sec", wrap=True)
        self._nothing.setContentsMargins(16, 4, 16, 14)
        self._nothing.hide()
        self.body.addWidget(self._nothing)
        self._more.hide()
        self._all = False
        self._occasions: list[Occasion] = []
        self.rows: list[CareRow] = []

    def show_occasions(self, birthdays: Sequence[BirthdayAhead], festivals: Sequence[FestivalAhead]) -> None:
        """Show what comes, by day."""
        self._occasions = sorted([*birthdays, *festivals], key=_order)
        self._show()

    def _toggle(self) -> None:
        self._all = not self._all
        self._show()

    def _show(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for number, occasion in enumerate(self._occasions if self._all else self._occasions[:SHOWN]):
            if number:
                self._rows.addWidget(line())
            row = CareRow(self._context, occasion)
            row.write.connect(self.write)
            row.opened.connect(self.opened)
            self._rows.addWidget(row)
            self.rows.append(row)
        self._nothing.setVisible(not self._occasions)
        self._more.setVisible(len(self._occasions) > SHOWN)
        more = self.tr("All {count}").format(count=len(self._occasions))
        self._more.setText(self.tr("Fewer") if self._all else more)


def _order(occasion: Occasion) -> tuple[date, bool, int]:
    if isinstance(occasion, FestivalAhead):
        return occasion.day, False, 0
    return occasion.day, True, -occasion.importance


def _below(context: Context, occasion: Occasion) -> str:
    """Under the day: the lunar day where it counts, else the weekday, or the date of what is named by its weekday."""
    lunar = isinstance(occasion, FestivalAhead) or occasion.lunar
    if not lunar or (isinstance(occasion, FestivalAhead) and not context.language.startswith("zh")):
        return _weekday_or_date(context, occasion.day)
    from app.language.lunar import lunar_text

    return lunar_text(occasion.day, context.language).removeprefix("农历")


def _weekday_or_date(context: Context, day: date) -> str:
    if day_code(day, context.today())[0].startswith("weekday."):
        return context.say("day.month_day", month=f"@month.{day.month}", day=day.day)
    return weekday_text(day, context.language)
