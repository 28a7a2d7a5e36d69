"""The bars above the calendar: kinds, view, new; the period, overdue, and what is shown."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.language.spoken import month_text
from app.views.calendar_entries import GROUPS, group_words
from app.views.context import Context
from app.views.pages import page_titles
from app.widgets.buttons import Button, IconButton
from app.widgets.checks import CheckBox
from app.widgets.chip import Chip
from app.widgets.segmented import Segmented
from app.widgets.text import ElidedLabel, label
from app.widgets.top_bar import TopBar

VIEWS = ("month", "week", "day", "agenda")
OPTIONS = ("lunar", "holidays", "colleagues")


class CalendarTop(TopBar):
    """Title, filter chips, files, view, new."""

    groups_changed = Signal()
    view_chosen = Signal(object)
    create_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()

    def __init__(self, view: str, hidden: frozenset[str]) -> None:
        super().__init__()
        self.set_title(page_titles()["calendar"])
        words = group_words()
        self.chips: dict[str, Chip] = {}
        for group in GROUPS:
            chip = Chip(words[group.id], on=group.id not in hidden, toggles=True, tone=group.tone)
            chip.toggled.connect(lambda _on: self.groups_changed.emit())
            self.chips[group.id] = chip
            self.add_chip(chip)
        self.add_action(
            IconButton(
                "upload", self.tr("Bring in a calendar file (.ics)"), clicked=self.import_requested.emit
            )
        )
        self.add_action(
            IconButton(
                "download", self.tr("Write a calendar file (.ics)"), clicked=self.export_requested.emit
            )
        )
        names = (self.tr("Month"), self.tr("Week"), self.tr("Day"), self.tr("List"))
        self.views = Segmented(list(zip(VIEWS, names, strict=True)), value=view, name=self.tr("View"))
        self.views.changed.connect(self.view_chosen)
        self.add_action(self.views)
        self.set_primary(
            Button(self.tr("New follow-up"), kind="primary", icon="plus", clicked=self.create_requested.emit)
        )

    def groups(self) -> frozenset[str]:
        """The groups that are shown."""
        return frozenset(key for key, chip in self.chips.items() if chip.is_on())


class CalendarHead(QWidget):
    """Today, back and forth, the period, overdue, options."""

    today_asked = Signal()
    stepped = Signal(int)
    overdue_asked = Signal()
    options_changed = Signal()

    def __init__(self, context: Context, options: dict[str, bool]) -> None:
        super().__init__()
        self.context = context
        self.period = label("", type="dialog")
        self.lunar = ElidedLabel("", role="sec")
        self.overdue = Button(
            "", kind="danger", sizing="small", icon="alert", clicked=self.overdue_asked.emit
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(8)
        row.addWidget(Button(self.tr("Today"), sizing="small", clicked=self.today_asked.emit))
        row.addWidget(
            IconButton("left", self.tr("Previous"), key="[", side=28, clicked=lambda: self.stepped.emit(-1))
        )
        row.addWidget(
            IconButton("right", self.tr("Next"), key="]", side=28, clicked=lambda: self.stepped.emit(1))
        )
        row.addSpacing(4)
        row.addWidget(self.period)
        row.addWidget(self.lunar, 1)
        row.addWidget(self.overdue)
        names = (self.tr("Lunar days"), self.tr("Public holidays"), self.tr("Colleagues"))
        self.boxes = {key: CheckBox(name, on=options[key]) for key, name in zip(OPTIONS, names, strict=True)}
        for box in self.boxes.values():
            row.addSpacing(6)
            row.addWidget(box)
            box.toggled.connect(lambda _on: self.options_changed.emit())
        self.setFixedHeight(44)

    def options(self) -> dict[str, bool]:
        """What is shown besides."""
        return {key: box.isChecked() for key, box in self.boxes.items()}

    def show_period(self, view: str, day: date, first: date, last: date) -> None:
        """Name the page, and its lunar months for those who read Chinese."""
        language = self.context.language
        if view == "month":
            self.period.setText(month_text(day.year, day.month, language))
            first, last = day.replace(day=1), day.replace(day=28)
        elif view == "day":
            self.period.setText(self._long_day(day))
        else:
            self.period.setText(f"{self._short_day(first)} – {self._short_day(last)}")
        span = ""
        if language.startswith("zh") and self.boxes["lunar"].isChecked():
            from app.language.lunar import lunar_span

            span = lunar_span(first, last)
        self.lunar.set_text(span)

    def show_overdue(self, count: int) -> None:
        """How many are late."""
        self.overdue.setVisible(count > 0)
        self.overdue.setText(self.tr("{count} overdue").format(count=f"{count:,}"))

    def _long_day(self, day: date) -> str:
        return self.locale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)

    def _short_day(self, day: date) -> str:
        say, year = self.context.say, day.year != self.context.today().year
        shown = say("day.month_day", month=f"@month.{day.month}", day=day.day)
        return day.isoformat() if year else shown
