"""An entry being dragged over days: moved as a whole, or pulled longer at one of its ends."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from app.widgets.calendar_entry import CalendarEntry
from app.widgets.calendar_view import shifted_end, shifted_start

EDGE = 6


@dataclass(slots=True)
class DayDrag:
    """A drag from one day to another; ``part`` is "all", "start" or "end"."""

    entry: CalendarEntry
    part: str
    origin: QPoint
    from_day: date
    to_day: date
    active: bool = False

    def reaches(self, point: QPoint) -> bool:
        """True once the mouse has gone far enough to mean it."""
        if not self.active and (point - self.origin).manhattanLength() >= QApplication.startDragDistance():
            self.active = True
        return self.active

    def result(self) -> tuple[datetime, datetime | None]:
        """Start and end if it were dropped now."""
        if self.part == "start":
            return shifted_start(self.entry, self.to_day), self.entry.end
        if self.part == "end":
            return self.entry.start, shifted_end(self.entry, self.to_day)
        return self.entry.moved_to(self.entry.first_day + (self.to_day - self.from_day))

    def days(self) -> tuple[date, date]:
        """First and last day it would then cover."""
        shift = self.to_day - self.from_day
        first, last = self.entry.first_day, self.entry.last_day
        if self.part == "start":
            return min(self.to_day, last), last
        if self.part == "end":
            return first, max(self.to_day, first)
        return first + shift, last + shift

    def changes(self) -> bool:
        """True when dropping it would change something."""
        return self.active and self.days() != (self.entry.first_day, self.entry.last_day)


def part_at(
    entry: CalendarEntry, rect: QRect, point: QPoint, *, starts: bool = True, ends: bool = True
) -> str:
    """Which part of a bar a point grabs; only all-day and long entries have ends to pull."""
    if not (entry.all_day or entry.is_long):
        return "all"
    if ends and point.x() > rect.right() - EDGE:
        return "end"
    if starts and entry.is_long and point.x() < rect.left() + EDGE:
        return "start"
    return "all"
