"""Mouse and keyboard on calendar views, in their own words."""

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.widgets.calendar_entry import CalendarEntry, follow_up_mime
from app.widgets.calendar_view import CalendarView

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def entry(name: str, start: str, end: str = "", **rest: Any) -> CalendarEntry:
    """An entry in September 2026, as "16 09:30" or, for the whole day, "16"."""
    begin, finish = moment(start), moment(end) if end else None
    return CalendarEntry(name, name, begin, finish, all_day=" " not in start, **rest)


def moment(text: str) -> datetime:
    """A moment in September 2026: "16 09:30" or "16"."""
    day, _, clock = text.partition(" ")
    hour, _, minute = clock.partition(":")
    return datetime(2026, 9, int(day), int(hour or 0), int(minute or 0))


def day(number: int) -> date:
    """A day of September 2026."""
    return date(2026, 9, number)


def drag(view: CalendarView, start: QPoint, end: QPoint, *, release: bool = True) -> None:
    """Press, move in steps, and let go."""
    QTest.mousePress(view, LEFT, NONE, start)
    for step in (1, 2, 3):
        QTest.mouseMove(view, start + (end - start) * step / 3)
        QApplication.processEvents()
    if release:
        QTest.mouseRelease(view, LEFT, NONE, end)


def drop_follow_ups(view: CalendarView, ids: list[int], point: QPoint) -> None:
    """Drop follow-ups from outside at a point."""
    mime = follow_up_mime(ids)
    actions = Qt.DropAction.MoveAction
    view.dragEnterEvent(QDragEnterEvent(point, actions, mime, LEFT, NONE))
    view.dropEvent(QDropEvent(QPointF(point), actions, mime, LEFT, NONE))


class Heard:
    """Collects what a signal says."""

    def __init__(self, signal: Any) -> None:
        self.said: list[tuple[Any, ...]] = []
        signal.connect(self._note)

    def _note(self, *words: Any) -> None:
        self.said.append(words)
