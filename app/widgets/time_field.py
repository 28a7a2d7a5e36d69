"""A field for a time of day: 930, 9:30, 9点半; Up and Down move by a quarter of an hour."""

import re
from collections.abc import Callable
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.widgets.fields import LineEdit

STEP_MINUTES = 15
_PLAIN = re.compile(r"^(\d{1,2})(?:\s*[:：.点时]\s*(\d{1,2}|半)?\s*分?|(\d{2}))?$")


def read_time(text: str) -> time | None:
    """Read 15:04, 1504, 15, 9.30, 9点, 9点半 or 9点30分; None for anything else."""
    found = _PLAIN.match(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), found[2] or found[3] or "0"
    minutes = 30 if minute == "半" else int(minute)
    return time(hour, minutes) if hour < 24 and minutes < 60 else None


def stepped(start: time, minutes: int) -> time:
    """Return the next full step after or before ``start``, staying within the day."""
    total = start.hour * 60 + start.minute
    size = abs(minutes)
    moved = (total // size + 1) * size if minutes > 0 else (total - 1) // size * size
    moved = max(0, min(24 * 60 - size, moved))
    return time(moved // 60, moved % 60)


class TimeField(LineEdit):
    """A time or nothing; Enter or leaving commits."""

    changed = Signal(object)
    not_understood = Signal(str)

    def __init__(
        self,
        value: time | None = None,
        *,
        parse: Callable[[str], time | None] = read_time,
        placeholder: str = "",
        small: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder=placeholder, icon="clock", small=small, name=name, parent=parent)
        self._value, self._parse = value, parse
        self.editingFinished.connect(self._commit)
        self._show_value()

    def value(self) -> time | None:
        """Return the time last understood, None where the field is empty."""
        return self._value

    def set_value(self, value: time | None) -> None:
        """Show a time without a signal."""
        self._value = value
        self.set_error(on=False)
        self._show_value()

    def is_understood(self) -> bool:
        """Whether the words in the field are a time or nothing."""
        return not self.property("error")

    def _show_value(self) -> None:
        self.setText(f"{self._value:%H:%M}" if self._value is not None else "")

    def _commit(self) -> None:
        words = self.text().strip()
        found = self._parse(words) if words else None
        if words and found is None:
            self.set_error(on=True)
            self.not_understood.emit(words)
        else:
            self._take(found)

    def _take(self, value: time | None) -> None:
        before = self._value
        self.set_value(value)
        if value != before:
            self.changed.emit(value)

    def _step(self, direction: int) -> None:
        start = self._parse(self.text().strip()) or self._value or time(9, 0)
        self._take(stepped(start, direction * STEP_MINUTES))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move by a quarter of an hour."""
        direction = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if direction is None:
            super().keyPressEvent(event)
        else:
            self._step(direction)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the field is in use."""
        if self.hasFocus():
            self._step(1 if event.angleDelta().y() > 0 else -1)
        else:
            event.ignore()
