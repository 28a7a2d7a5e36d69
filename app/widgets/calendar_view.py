"""What month, week and day views share: entries, notes, the chosen day, the current entry, signals."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.theme import manager
from app.widgets.announce import announce
from app.widgets.calendar_entry import (
    CalendarEntry,
    DayNote,
    DayNotes,
    entry_text,
    follow_ups_of,
    no_note,
    spoken_entry,
)
from app.widgets.month_layout import MonthIndex
from app.widgets.text import plain


class CalendarView(QWidget):
    """Base of the calendar views: it asks for changes by signals and never changes an entry itself."""

    moved = Signal(object, object, object)
    """id, new start, new end (or None)"""
    resized = Signal(object, object, object)
    """id, new start, new end"""
    activated = Signal(object)
    """id of the entry to open"""
    entry_selected = Signal(object)
    """id of the entry the mouse or keyboard is on; None when it leaves"""
    create_requested = Signal(object, bool)
    """start (datetime), all day"""
    dropped = Signal(object, object, bool)
    """list of follow-up ids, start (datetime), all day"""
    day_selected = Signal(object)
    """the chosen date"""
    day_opened = Signal(object)
    """a date whose whole list is wanted ("2 more", or its number double-clicked)"""
    menu_requested = Signal(object, object)
    """id of the entry and global position of a context menu"""
    key_pressed = Signal(str, object)
    """a single letter (D, P, L …) and the id of the current entry"""
    range_changed = Signal(object, object)
    """first and last visible date"""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty view on today."""
        super().__init__(parent)
        self._today: date = QDate.currentDate().toPython()  # type: ignore[assignment]
        self._day = self._today
        self._notes: DayNotes = no_note
        self._known_notes: dict[date, DayNote] = {}
        self._first_weekday = self.locale().firstDayOfWeek().value
        self._weekday_chosen = False
        self._index = MonthIndex(())
        self._entries: list[CalendarEntry] = []
        self._current: CalendarEntry | None = None
        self._hits: list[tuple[QRect, CalendarEntry]] = []
        self._drop_spot: tuple[datetime, bool] | None = None
        self._stale = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        manager().themeChanged.connect(self.update)

    # what is shown

    @property
    def day(self) -> date:
        """The chosen day."""
        return self._day

    def visible_range(self) -> tuple[date, date]:
        """First and last day on the page."""
        raise NotImplementedError

    def step(self, pages: int) -> None:
        """Turn pages forward or back."""
        raise NotImplementedError

    def set_entries(
        self, entries: Sequence[CalendarEntry], unlisted: Mapping[date, int] | None = None
    ) -> None:
        """Show these entries; the current one stays current if it is still there.

        `unlisted` says how many more a day has than are among them.
        """
        self._entries = list(entries)
        self._index = MonthIndex(self._entries, unlisted)
        if self._current is not None:
            wanted = self._current.id
            self._current = next((entry for entry in self._entries if entry.id == wanted), None)
        self._layout_changed()

    def set_notes(self, notes: DayNotes) -> None:
        """Say what stands beside each day number."""
        self._notes = notes
        self._known_notes = {}
        self.update()

    def note_of(self, day: date) -> DayNote:
        """The note of a day, asked for once: reckoning lunar days takes time."""
        found = self._known_notes.get(day)
        if found is None:
            found = self._known_notes[day] = self._notes(day)
        return found

    def set_today(self, today: date) -> None:
        """Move the mark of today (at midnight, or in a test)."""
        self._today = today
        self.update()

    def set_first_weekday(self, weekday: int) -> None:
        """Let weeks begin on 1 = Monday … 7 = Sunday."""
        before = self.visible_range()
        self._first_weekday = weekday
        self._weekday_chosen = True
        self._announce_range(before)

    def set_day(self, day: date) -> None:
        """Choose a day and show its page."""
        if day == self._day:
            return
        before = self.visible_range()
        self._day = day
        self._set_current(None)
        self._announce_range(before)
        self.day_selected.emit(day)
        announce(self, self.locale().toString(QDate(day.year, day.month, day.day)))

    def _go_along(self, day: date) -> None:
        """Choose the day an entry was moved to; the entry stays current."""
        current = self._current
        self.set_day(day)
        self._set_current(current)

    def _day_on(self, entry: CalendarEntry) -> date:
        """The chosen day where the entry covers it, else the first it covers."""
        return self._day if entry.first_day <= self._day <= entry.last_day else entry.first_day

    def _announce_range(self, before: tuple[date, date]) -> None:
        self._layout_changed()
        after = self.visible_range()
        if after != before:
            self.range_changed.emit(*after)

    def _layout_changed(self) -> None:
        self._stale = True
        self.update()

    def _ensure_layout(self) -> None:
        if self._stale:
            self._stale = False
            self._lay_out()

    def _lay_out(self) -> None:
        raise NotImplementedError

    # the entry under keyboard or mouse

    def current_entry(self) -> CalendarEntry | None:
        """The entry the keyboard is on."""
        return self._current

    def _set_current(self, entry: CalendarEntry | None) -> None:
        if entry == self._current:
            return
        self._current = entry
        self.update()
        self.entry_selected.emit(None if entry is None else entry.id)
        if entry is not None:
            announce(self, spoken_entry(entry))

    def _shift_current(self, step: int) -> None:
        there = self._index.on(self._day)
        if not there:
            return
        at = there.index(self._current) + step if self._current in there else 0
        self._set_current(there[min(max(0, at), len(there) - 1)])

    def _enter(self) -> None:
        """Enter on a day: into its entries, or make one; Enter on an entry: open it."""
        if self._current is not None:
            self.activated.emit(self._current.id)
        elif self._index.on(self._day):
            self._shift_current(0)
        else:
            self.create_requested.emit(datetime.combine(self._day, time(9)), True)

    def _nudge(self, days: int) -> None:
        """Move the current entry by days: the keyboard's way of dragging."""
        entry = self._current
        if entry is not None and entry.movable:
            self.moved.emit(entry.id, *entry.moved_to(entry.first_day + timedelta(days=days)))
            self._go_along(self._day_on(entry) + timedelta(days=days))

    def _take_letter(self, event: QKeyEvent) -> bool:
        """Hand a single letter on when an entry is current."""
        text = event.text().upper()
        if self._current is None or event.modifiers() or not (text.isascii() and text.isalpha()):
            return False
        self.key_pressed.emit(text, self._current.id)
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of an entry, by mouse or by the menu key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        entry = self._current if by_key else self.entry_at(event.pos())
        if entry is None:
            super().contextMenuEvent(event)
            return
        self._set_current(entry)
        place = self.mapToGlobal(self.rect_of(entry.id).center()) if by_key else event.globalPos()
        self.menu_requested.emit(entry.id, place)

    def entry_at(self, point: QPoint) -> CalendarEntry | None:
        """The entry drawn at a point."""
        self._ensure_layout()
        return next((entry for rect, entry in self._hits if rect.contains(point)), None)

    def rect_of(self, entry_id: object) -> QRect:
        """Where an entry is drawn (its first piece); an empty rectangle if it is not on the page."""
        self._ensure_layout()
        return next((rect for rect, entry in self._hits if entry.id == entry_id), QRect())

    def moment_at(self, point: QPoint) -> tuple[datetime, bool] | None:
        """The moment a point stands for, and whether it means the whole day."""
        raise NotImplementedError

    # tool tips and drops

    def event(self, event: QEvent) -> bool:
        """Show the whole text of an entry as its tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            entry = self.entry_at(event.pos())
            if entry is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), plain(entry_text(entry)), self)
            return True
        if event.type() == QEvent.Type.LocaleChange:
            if not self._weekday_chosen:
                self._first_weekday = self.locale().firstDayOfWeek().value
            self._layout_changed()
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept follow-ups only."""
        if follow_ups_of(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Mark where they would land."""
        self._drop_spot = self.moment_at(event.position().toPoint())
        event.setAccepted(self._drop_spot is not None)
        self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the mark away."""
        self._drop_spot = None
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the follow-ups to be put here."""
        ids = follow_ups_of(event.mimeData())
        spot = self.moment_at(event.position().toPoint())
        self._drop_spot = None
        self.update()
        if ids and spot is not None:
            event.acceptProposedAction()
            self.dropped.emit(ids, *spot)

    def sizeHint(self) -> QSize:
        """Room for a month at the design's size."""
        return QSize(980, 800)

    def minimumSizeHint(self) -> QSize:
        """The least that still reads."""
        return QSize(420, 320)


def shifted_end(entry: CalendarEntry, last_day: date) -> datetime:
    """The end of an entry whose last day becomes ``last_day`` (never before it starts)."""
    last_day = max(last_day, entry.first_day)
    if entry.all_day or entry.end is None:
        return datetime.combine(last_day, time(0))
    return entry.end + (last_day - entry.last_day)


def shifted_start(entry: CalendarEntry, first_day: date) -> datetime:
    """The start of an entry whose first day becomes ``first_day`` (never after it ends)."""
    return entry.start + (min(first_day, entry.last_day) - entry.first_day)
