"""How often something comes back, in words; the next three days stand below."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.context import Context
from app.views.due_field import full_day
from app.widgets.chip import Chip
from app.widgets.chip_row import OneStop
from app.widgets.fields import FieldBox, LineEdit
from app.widgets.flow_layout import FlowLayout

IDLE_MS = 200
SHOWN = 3
OFFERED = ("FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3", "FREQ=YEARLY", "LUNAR-YEARLY")


class RepeatField(QWidget):
    """Words such as "every 2nd month on the last Friday". `changed(rule or None)`, `resized()`."""

    changed = Signal(object)
    resized = Signal()

    def __init__(self, context: Context, rule: str | None, start: date | None) -> None:
        super().__init__()
        self.context = context
        self._rule, self._start = rule, start
        self._words = self._describe(rule)
        self.field = LineEdit(
            self._words,
            icon="repeat",
            placeholder=self.tr("every 2nd month on the last Friday, every lunar 8/15"),
            name=self.tr("Repeat"),
        )
        self.box = FieldBox(self.field)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.box)
        column.addWidget(self._offers())
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(lambda _text: self._idle.start())
        self._idle.timeout.connect(self.understand)
        self._show()

    def rule(self) -> str | None:
        """The rule the words mean; None without one."""
        if self._idle.isActive():
            self.understand()
        return self._rule

    def is_understood(self) -> bool:
        """Whether the words mean a rule, or nothing was typed."""
        self.rule()
        return self._rule is not None or not self.field.text().strip()

    def set_start(self, start: date | None) -> None:
        """The day it begins."""
        self._start = start
        self._show()

    def first_day(self) -> date | None:
        """The first day of the rule from today on, for a follow-up that has no day yet."""
        if self._rule is None:
            return None
        from app.language.recurrence import occurrences

        today = self.context.today()
        found = occurrences(self._rule, today, today, today + timedelta(days=3_660), 1)
        return found[0] if found else None

    def understand(self) -> None:
        """Read the words."""
        from app.language.repeat_text import parse_repeat

        self._idle.stop()
        words = self.field.text().strip()
        if words == self._words:
            return
        self._words = words
        before, self._rule = self._rule, parse_repeat(words) if words else None
        self._show()
        if before != self._rule:
            self.changed.emit(self._rule)

    def next_days(self) -> list[date]:
        """The next three days after the start."""
        from app.language.recurrence import next_after

        found: list[date] = []
        start = self._start or self.first_day()
        if self._rule is None or start is None:
            return found
        day: date | None = start
        while len(found) < SHOWN and day is not None:
            day = next_after(self._rule, start, day)
            if day is not None:
                found.append(day)
        return found

    def _describe(self, rule: str | None) -> str:
        from app.language.repeat_text import describe

        return (describe(rule, self.context.language) or rule) if rule else ""

    def _show(self) -> None:
        height = self.box.message.isHidden()
        words = self.field.text().strip()
        if self._rule is None and words:
            self.box.set_error(self.tr("No repetition was understood from this."))
        elif self._rule is None:
            self.box.set_hint("")
        else:
            days = [full_day(self.context, day.isoformat()) for day in self.next_days()]
            comma = "、" if self.context.language.startswith("zh") else " · "
            then = self.tr("then {days}").format(days=comma.join(days)) if days else ""
            described = self._describe(self._rule)
            self.box.set_hint(" — ".join(part for part in (described, then) if part), "repeat")
        if height != self.box.message.isHidden():
            self.resized.emit()

    def _offers(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=6)
        offered: list[tuple[str, str | None]] = [(self._describe(rule), rule) for rule in OFFERED]
        chips = []
        for words, rule in (*offered, (self.tr("Never"), None)):
            chip = Chip(words)
            chip.clicked.connect(partial(self._choose, rule))
            flow.addWidget(chip)
            chips.append(chip)
        OneStop(chips, holder, chooses=False)
        return holder

    def _choose(self, rule: str | None) -> None:
        before, self._rule = self._rule, rule
        self._words = self._describe(rule)
        self.field.setText(self._words)
        self._show()
        if before != rule:
            self.changed.emit(rule)
