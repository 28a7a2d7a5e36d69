"""Fields of the form that logs a talk: how it was held, when, what came of it, how they felt."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.language.day_text import parse_day
from app.language.spoken import spoken_day
from app.views.context import Context
from app.views.talk_parts import mood_names
from app.vocabulary import Direction
from app.widgets.buttons import IconButton
from app.widgets.chip import Chip
from app.widgets.chip_row import OneStop
from app.widgets.date_field import DateField, read_day
from app.widgets.fields import SpinBox
from app.widgets.flow_layout import FlowLayout
from app.widgets.segmented import Segmented
from app.widgets.text import label
from app.widgets.time_field import TimeField

LONGEST = 1_440


class ChoiceChips(QWidget):
    """Chips of which one is on, or none where that is allowed; `chosen(value)` when it changes."""

    chosen = Signal(object)

    def __init__(
        self, choices: Sequence[tuple[str, str, str]], value: str | None = None, *, optional: bool = False
    ) -> None:
        """``choices`` are (value, words, icon)."""
        super().__init__()
        flow = FlowLayout(self, gap=6)
        self._optional = optional
        self._value: str | None = None
        self.chips: dict[str, Chip] = {}
        for key, words, icon in choices:
            chip = Chip(words, icon=icon)
            chip.clicked.connect(lambda _checked=False, one=key: self._choose(one))
            flow.addWidget(chip)
            self.chips[key] = chip
        self._stop = OneStop(self.chips.values(), self, chooses=not optional)
        self.set_value(value)

    def value(self) -> str | None:
        """The one that is on."""
        return self._value

    def set_value(self, value: str | None) -> None:
        """Put one on; emits nothing."""
        self._value = value
        for key, chip in self.chips.items():
            chip.set_on(key == value)
        self._stop.settle()

    def pick(self, value: str) -> None:
        """Choose one, as a click does."""
        if value != self._value:
            self.set_value(value)
            self.chosen.emit(value)

    def _choose(self, value: str) -> None:
        if self._optional and value == self._value:
            self.set_value(None)
            self.chosen.emit(None)
        else:
            self.pick(value)


class WhenHeld(QWidget):
    """Who spoke first, the day and time of the talk, and how long it took."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.direction = Segmented(
            [
                (Direction.OUTGOING.value, self.tr("By us")),
                (Direction.INCOMING.value, self.tr("By them")),
            ],
            name=self.tr("Who spoke first"),
        )
        today = context.today()
        self.day = DateField(
            today, today=today, parse=self._read, write=self._write, name=self.tr("Day of the talk")
        )
        self.day.setFixedWidth(124)
        self.at = TimeField(None, placeholder=self.tr("Now"), name=self.tr("Time of the talk"))
        self.at.setFixedWidth(88)
        self.minutes = SpinBox(
            0, low=0, high=LONGEST, suffix=self.tr(" min"), name=self.tr("How long it took")
        )
        self.minutes.setSpecialValueText(self.tr("Length"))
        self.minutes.setFixedWidth(88)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.direction, self.day, self.at, self.minutes):
            row.addWidget(widget)
        row.addStretch(1)

    def _write(self, day: date) -> str:
        return (
            spoken_day(day, self.context.today(), self.context.language)
            if self._is_near(day)
            else day.isoformat()
        )

    def _is_near(self, day: date) -> bool:
        return 0 <= (self.context.today() - day).days <= 1

    def _read(self, words: str) -> date | None:
        today = self.context.today()
        for near in (today, today - timedelta(days=1)):
            if words.casefold() == self._write(near).casefold():
                return near
        found = parse_day(words, today)
        return found if isinstance(found, date) else read_day(words, today)

    def moment(self) -> datetime | None:
        """When it was; None for now."""
        day, at = self.day.value() or self.context.today(), self.at.value()
        if day == self.context.today() and at is None:
            return None
        return datetime.combine(day, at or time(12))

    def fault(self) -> str:
        """What is wrong, "" when nothing is."""
        if not (self.day.is_understood() and self.at.is_understood()):
            return self.tr("This is no day or time.")
        moment = self.moment()
        if moment is not None and moment > self.context.now() + timedelta(minutes=5):
            return self.tr("A talk cannot lie ahead; plan a follow-up instead.")
        return ""

    def clear(self) -> None:
        """Now again."""
        self.day.set_value(self.context.today())
        self.at.set_value(None)
        self.minutes.setValue(0)


class Moods(QWidget):
    """Five faces; pressing the one that is on takes it back. One stop for Tab."""

    def __init__(self) -> None:
        super().__init__()
        self._value: int | None = None
        self._words = label("", role="mid")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.buttons: list[IconButton] = []
        for value, words in enumerate(mood_names(), 1):
            button = IconButton(
                f"smile{value}", words, key=f"Ctrl+Alt+{value}", kind="default", checkable=True,
                clicked=lambda one=value: self.toggle(one),
            )  # fmt: skip
            row.addWidget(button)
            self.buttons.append(button)
        self._stop = OneStop(self.buttons, self, chooses=False)
        row.addSpacing(6)
        row.addWidget(self._words)
        row.addStretch(1)

    def value(self) -> int | None:
        """From 1, very annoyed, to 5, delighted; None when nobody said."""
        return self._value

    def toggle(self, value: int) -> None:
        """Put a face on, or take it back."""
        self.set_value(None if value == self._value else value)

    def set_value(self, value: int | None) -> None:
        """Show a face as chosen."""
        self._value = value
        for number, button in enumerate(self.buttons, 1):
            button.setChecked(number == value)
        self._stop.settle()
        said = self.tr("{number}, {words}")
        self._words.setText(said.format(number=value, words=mood_names()[value - 1]) if value else "")
