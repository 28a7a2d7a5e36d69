"""A field for a day: type it in one's own words or pick it from a month."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.theme import follow_icon
from app.widgets.date_popup import DatePopup, Notes
from app.widgets.fields import LineEdit

_PLAIN = re.compile(r"^(?:(\d{4})\s*[-/.年])?\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$")


def read_day(text: str, today: date) -> date | None:
    """Read 2026-09-17, 2026/9/17, 2026年9月17日 or 9-17 (of this year); None for anything else."""
    found = _PLAIN.match(text.strip())
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        return date(int(year) if year else today.year, int(month), int(day))
    except ValueError:
        return None


class DateField(LineEdit):
    """A day or nothing. Enter or leaving commits; Alt+Down or the icon opens the month.

    ``parse`` reads what was typed (default: plain digits); ``write`` turns a day into text.
    """

    changed = Signal(object)
    not_understood = Signal(str)

    def __init__(
        self,
        value: date | None = None,
        *,
        today: date,
        parse: Callable[[str], date | None] | None = None,
        write: Callable[[date], str] = date.isoformat,
        notes: Notes | None = None,
        quick: Sequence[tuple[str, date]] = (),
        placeholder: str = "",
        small: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder=placeholder, small=small, name=name, parent=parent)
        self._today, self._value = today, value
        self._parse = parse or (lambda text: read_day(text, today))
        self._write, self._notes, self._quick = write, notes, tuple(quick)
        self._popup: DatePopup | None = None
        action = QAction(self)
        follow_icon(action, "calendar", "mid", 16)
        action.setText(self.tr("Pick a day"))
        action.setToolTip(self.tr("Pick a day"))
        action.triggered.connect(self.open_month)
        self.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self._commit)
        self._show_value()

    def value(self) -> date | None:
        """Return the day last understood, None where the field is empty."""
        return self._value

    def set_value(self, value: date | None) -> None:
        """Show a day without a signal."""
        self._value = value
        self.set_error(on=False)
        self._show_value()

    def is_understood(self) -> bool:
        """Whether the words in the field are a day or nothing."""
        return not self.property("error")

    def _show_value(self) -> None:
        self.setText(self._write(self._value) if self._value else "")

    def _commit(self) -> None:
        words = self.text().strip()
        if self._value is not None and words == self._write(self._value):
            self.set_error(on=False)
            return
        day = self._parse(words) if words else None
        if words and day is None:
            self.set_error(on=True)
            self.not_understood.emit(words)
            return
        self._take(day)

    def _take(self, day: date | None) -> None:
        before = self._value
        self.set_value(day)
        if day != before:
            self.changed.emit(day)

    def open_month(self) -> None:
        """Open the month below the field."""
        if self._popup is None:
            self._popup = DatePopup(self._today, notes=self._notes, quick=self._quick, parent=self)
            self._popup.picked.connect(self._take)
        self._popup.open_at(self, self._value or self._today)

    def popup(self) -> DatePopup | None:
        """Return the month once it was opened."""
        return self._popup

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the month."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_month()
            return
        super().keyPressEvent(event)
