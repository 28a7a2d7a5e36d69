"""Week and day views: drag blocks to move or lengthen them, double-click to make one, or use the keyboard."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.widgets.calendar_entry import CalendarEntry
from app.widgets.time_layout import DAY_MINUTES, is_timed, minutes_on, snapped
from app.widgets.time_page import TimeDrag, TimePage
from app.widgets.time_painter import HOUR

EDGE = 6


class TimeGrid(TimePage):
    """``days=7`` shows the week of the chosen day, ``days=1`` the day itself."""

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day, the slot or the entry, and be ready to drag a block."""
        point = event.position().toPoint()
        moment = self.moment_at(point)
        if event.button() != Qt.MouseButton.LeftButton or moment is None:
            return
        entry = self.entry_at(point)
        more = next((day for rect, day, _hidden in self._more if rect.contains(point)), None)
        hit = next((rect for rect, one in self._hits if one is entry and rect.contains(point)), None)
        self.set_day(moment[0].date())
        self._set_current(entry)
        if more is not None:
            self.day_opened.emit(more)
        elif entry is None and not moment[1]:
            self._slot = (moment[0].hour * 60 + moment[0].minute) // 30 * 30
            self.update()
        elif entry is not None and hit is not None and entry.movable:
            grab = int((moment[0] - entry.start).total_seconds() // 60)
            lengthen = is_timed(entry) and point.y() > hit.bottom() - EDGE
            shift = (moment[0].date() - entry.start.date()).days
            self._drag = TimeDrag(entry, lengthen, point, grab, shift, entry.start, entry.stop)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move or lengthen the grabbed block."""
        point = event.position().toPoint()
        drag = self._drag
        if drag is None:
            self._hint(point)
            return
        far = (point - drag.origin).manhattanLength() >= QApplication.startDragDistance()
        moment = self.moment_at(point)
        drag.active = drag.active or far
        if drag.active and moment is not None:
            self._follow(drag, moment, point)
            self.update()

    def _follow(self, drag: TimeDrag, moment: tuple[datetime, bool], point: QPoint) -> None:
        entry, (when, in_head) = drag.entry, moment
        if drag.lengthen:
            drag.end = max(
                _at(entry.start.date(), self._minutes_at(point)), entry.start + timedelta(minutes=15)
            )
            return
        day = when.date() - timedelta(days=drag.day_shift)
        if in_head or not is_timed(entry):
            drag.start = datetime.combine(day, entry.start.time())
        else:
            minutes = snapped(when.hour * 60 + when.minute + drag.day_shift * DAY_MINUTES - drag.grab)
            drag.start = _at(day, min(minutes, DAY_MINUTES - 15))
        drag.end = drag.start + (entry.stop - entry.start)

    def _minutes_at(self, point: QPoint) -> int:
        return snapped((point.y() - self.y_of(0)) * 60 / HOUR)

    def _hint(self, point: QPoint) -> None:
        for rect, entry in self._hits:
            if rect.contains(point) and entry.movable:
                pulls = is_timed(entry) and point.y() > rect.bottom() - EDGE
                self.setCursor(Qt.CursorShape.SizeVerCursor if pulls else Qt.CursorShape.PointingHandCursor)
                return
        self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the move or the new length."""
        drag, self._drag = self._drag, None
        if drag is None or not drag.active or event.button() != Qt.MouseButton.LeftButton:
            return
        self.update()
        entry = drag.entry
        if drag.lengthen and drag.end != entry.stop:
            self.resized.emit(entry.id, entry.start, drag.end)
        elif not drag.lengthen and drag.start != entry.start:
            end = None if entry.end is None else entry.end + (drag.start - entry.start)
            self.moved.emit(entry.id, drag.start, end)
            self._go_along(drag.start.date() + timedelta(days=drag.day_shift))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an entry, or make one at this half hour (in the head: for the whole day)."""
        self._drag = None
        point = event.position().toPoint()
        entry, moment = self.entry_at(point), self.moment_at(point)
        if entry is not None:
            self.activated.emit(entry.id)
        elif moment is not None:
            when, all_day = moment
            slot = when if all_day else _at(when.date(), (when.hour * 60 + when.minute) // 30 * 30)
            self.create_requested.emit(slot, all_day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the hours."""
        QApplication.sendEvent(self._bar, event)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right a day, Up and Down half an hour, Enter, Esc, PageUp and PageDown or [ ]."""
        key = event.key()
        steps: dict[int, tuple[int, int]] = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if key in steps:
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._arrow(
                *steps[key], ctrl=ctrl, shift=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            )
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_BracketLeft):
            self.step(-1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_BracketRight):
            self.step(1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Home:
            self.set_day(self._today)
        elif key == Qt.Key.Key_Escape and (self._drag or self._current):
            self._drag = None
            self._set_current(None)
            self.update()
        elif not self._take_letter(event):
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self._current is not None:
            self.activated.emit(self._current.id)
            return
        there = next((entry for entry in self._index.on(self._day) if self._covers_slot(entry)), None)
        if there is None:
            self.create_requested.emit(_at(self._day, self._slot), False)
        else:
            self._set_current(there)

    def _covers_slot(self, entry: CalendarEntry) -> bool:
        if not is_timed(entry):
            return False
        top, bottom = minutes_on(entry, self._day)
        return top < self._slot + 30 and bottom > self._slot

    def _arrow(self, days: int, slots: int, *, ctrl: bool, shift: bool) -> None:
        entry = self._current
        if entry is None:
            if slots:
                self._move_slot(slots)
            else:
                self.set_day(self._day + timedelta(days=days))
        elif ctrl and entry.movable:
            self._push(entry, days, slots, lengthen=shift)
        elif slots:
            self._shift_current(slots)
        else:
            self.set_day(self._day + timedelta(days=days))

    def _push(self, entry: CalendarEntry, days: int, slots: int, *, lengthen: bool) -> None:
        shift = timedelta(days=days, minutes=15 * slots)
        if lengthen and slots and is_timed(entry):
            if entry.stop + shift > entry.start:
                self.resized.emit(entry.id, entry.start, entry.stop + shift)
        elif days or is_timed(entry):
            self.moved.emit(entry.id, entry.start + shift, None if entry.end is None else entry.end + shift)
            self._go_along(self._day_on(entry) + ((entry.start + shift).date() - entry.start.date()))

    def _move_slot(self, slots: int) -> None:
        self._slot = min(max(0, self._slot + 30 * slots), DAY_MINUTES - 30)
        area, y = self.hours_area(), self.y_of(self._slot)
        if y < area.top():
            self._bar.setValue(self._bar.value() - (area.top() - y))
        elif y + HOUR // 2 > area.bottom():
            self._bar.setValue(self._bar.value() + y + HOUR // 2 - area.bottom())
        self.update()

    def rect_of_slot(self) -> QRect:
        """Where the keyboard's half hour is."""
        first, _last = self.visible_range()
        column = self.columns()[(self._day - first).days]
        return QRect(column.left() + 1, self.y_of(self._slot), column.width() - 1, HOUR // 2)


def _at(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time(0)) + timedelta(minutes=minutes)
