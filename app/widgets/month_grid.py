"""A month as a grid of days with event bars to click, drag and lengthen."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.theme import Theme, theme
from app.widgets.calendar_drag import DayDrag, part_at
from app.widgets.calendar_entry import day_heading, look_of
from app.widgets.calendar_view import CalendarView
from app.widgets.month_layout import Bar, add_months, first_visible_day, weeks_shown
from app.widgets.month_painter import (
    BAR,
    BARS_TOP,
    HEADER,
    INSET,
    MORE_HEIGHT,
    PITCH,
    Cell,
    paint_bar,
    paint_cell,
    paint_day_seams,
    paint_weekdays,
)
from app.widgets.strokes import paint_ring

_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthGrid(CalendarView):
    """Month view: arrows choose a day, Enter its entries, PageUp and PageDown or [ ] turn the month."""

    drag_text = Signal(str)
    """what a drop would do, for a status line; empty when the drag ends"""

    def __init__(self, parent: QWidget | None = None) -> None:
        """This month, empty."""
        super().__init__(parent)
        self._drag: DayDrag | None = None
        self._more: list[tuple[QRect, date, int]] = []
        self._bars: list[tuple[QRect, Bar]] = []
        self._columns: tuple[int, list[QRect]] = (-1, [])
        self.setAccessibleName(self.tr("Month"))

    # geometry

    def visible_range(self) -> tuple[date, date]:
        """First and last day of the page, the neighbours' days included."""
        first = first_visible_day(self._day, self._first_weekday)
        return first, first + timedelta(days=7 * weeks_shown(self._day, self._first_weekday) - 1)

    def columns(self) -> list[QRect]:
        """The seven header cells."""
        width = self.width()
        if self._columns[0] != width:
            edges = [width * index // 7 for index in range(8)]
            self._columns = (width, [QRect(left, 0, right - left, HEADER) for left, right in pairwise(edges)])
        return self._columns[1]

    def cell_rect(self, day: date) -> QRect:
        """Where a day is drawn; empty when it is not on the page."""
        first, last = self.visible_range()
        if not first <= day <= last:
            return QRect()
        week, column = divmod((day - first).days, 7)
        top, bottom = self._week_edges(week)
        header = self.columns()[column]
        return QRect(header.left(), top, header.width(), bottom - top)

    def _week_edges(self, week: int) -> tuple[int, int]:
        weeks = weeks_shown(self._day, self._first_weekday)
        room = self.height() - HEADER
        return HEADER + room * week // weeks, HEADER + room * (week + 1) // weeks

    def day_at(self, point: QPoint) -> date | None:
        """The day under a point."""
        if not self.rect().contains(point) or point.y() < HEADER:
            return None
        first, last = self.visible_range()
        weeks = ((last - first).days + 1) // 7
        week = next((w for w in range(weeks) if point.y() < self._week_edges(w)[1]), weeks - 1)
        column = next((c for c, rect in enumerate(self.columns()) if point.x() <= rect.right()), 6)
        return first + timedelta(days=week * 7 + column)

    def moment_at(self, point: QPoint) -> tuple[datetime, bool] | None:
        """A day of the month view means the whole day."""
        day = self.day_at(point)
        return None if day is None else (datetime.combine(day, time(0)), True)

    def step(self, pages: int) -> None:
        """Turn to another month."""
        self.set_day(add_months(self._day, pages))

    # paint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        self._layout_changed()
        super().resizeEvent(event)

    def capacity(self) -> int:
        """How many rows the tallest cell has room for."""
        weeks = weeks_shown(self._day, self._first_weekday)
        return max(self._rows(week) for week in range(weeks))

    def _rows(self, week: int) -> int:
        top, bottom = self._week_edges(week)
        return max(0, (bottom - top - BARS_TOP - 2) // PITCH)

    def _lay_out(self) -> None:
        first, last = self.visible_range()
        self._bars, self._more = [], []
        for week in range(((last - first).days + 1) // 7):
            start = first + timedelta(days=7 * week)
            top, _bottom = self._week_edges(week)
            capacity = self._rows(week)
            page = self._index.week(start, capacity)
            self._bars.extend((self._bar_rect(bar, top), bar) for bar in page.bars)
            for column, hidden in enumerate(page.hidden):
                if hidden:
                    rect = self.columns()[column]
                    line = top + BARS_TOP + max(0, capacity - 1) * PITCH
                    box = QRect(rect.left() + INSET, line, rect.width() - 2 * INSET, MORE_HEIGHT)
                    self._more.append((box, start + timedelta(days=column), hidden))
        self._hits = [(rect, bar.entry) for rect, bar in self._bars]

    def _bar_rect(self, bar: Bar, top: int) -> QRect:
        columns = self.columns()
        left = columns[bar.first].left() + (INSET if bar.starts else 0)
        right = columns[bar.last].right() - (INSET if bar.ends else 0)
        return QRect(left, top + BARS_TOP + bar.row * PITCH, right - left + 1, BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cells first, then bars, then marks of the keyboard and of dragging."""
        self._ensure_layout()
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_cells(painter, look)
        columns = self.columns()
        for rect, bar in self._bars:
            painter.setOpacity(
                0.4 if self._drag and self._drag.active and bar.entry is self._drag.entry else 1.0
            )
            paint_bar(painter, look, rect, bar.entry, starts=bar.starts, ends=bar.ends)
            if bar.last > bar.first:
                paint_day_seams(painter, look, rect, columns, look_of(bar.entry).fill)
        painter.setOpacity(1.0)
        self._paint_more(painter, look)
        self._paint_marks(painter, look)

    def _paint_cells(self, painter: QPainter, look: Theme) -> None:
        first, last = self.visible_range()
        for offset in range((last - first).days + 1):
            day = first + timedelta(days=offset)
            in_month = day.month == self._day.month
            quiet = day.isoweekday() > 5 or not in_month
            cell = Cell(self.cell_rect(day), day, in_month, quiet, day == self._today, self.note_of(day))
            paint_cell(painter, look, cell, self.locale())
        paint_weekdays(painter, look, self.columns(), self._first_weekday, self.locale())

    def _paint_more(self, painter: QPainter, look: Theme) -> None:
        painter.setFont(look.font("small"))
        painter.setPen(look.color("accentText"))
        for rect, _day, hidden in self._more:
            painter.drawText(rect.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.more_text(hidden))

    def more_text(self, count: int) -> str:
        """The words for entries that do not fit into a cell."""
        return self.tr("{count} more").format(count=f"{count:,}")

    def _paint_marks(self, painter: QPainter, look: Theme) -> None:
        if self._drop_spot is not None:
            self._paint_target(painter, look, self._drop_spot[0].date())
        if self._drag is not None and self._drag.active:
            first, last = self._drag.days()
            for offset in range(min(62, (last - first).days + 1)):
                self._paint_target(painter, look, first + timedelta(days=offset))
            rect = self.cell_rect(first).adjusted(INSET, BARS_TOP, -INSET, 0)
            rect.setHeight(BAR)
            if rect.width() > 0:
                paint_bar(painter, look, rect, self._drag.entry)
            return
        paint_ring(painter, look, self.cell_rect(self._day))
        if self._current is not None:
            for rect, entry in self._hits:
                if entry == self._current:
                    paint_ring(painter, look, rect, 4)

    def _paint_target(self, painter: QPainter, look: Theme, day: date) -> None:
        rect = self.cell_rect(day)
        if not rect.isEmpty():
            painter.setOpacity(0.6)
            painter.fillRect(rect.adjusted(1, 1, -1, -1), look.color("selStrong"))
            painter.setOpacity(1.0)

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day and entry, and be ready to drag."""
        point = event.position().toPoint()
        day = self.day_at(point)
        if event.button() != Qt.MouseButton.LeftButton or day is None:
            return
        more = next((shown for rect, shown, _hidden in self._more if rect.contains(point)), None)
        entry = self.entry_at(point)
        spot = next(((rect, bar) for rect, bar in self._bars if rect.contains(point)), None)
        if day.month == self._day.month or entry is None:
            self.set_day(day)
        self._set_current(entry)
        if more is not None:
            self.day_opened.emit(more)
        elif entry is not None and entry.movable and spot is not None:
            part = part_at(entry, spot[0], point, starts=spot[1].starts, ends=spot[1].ends)
            self._drag = DayDrag(entry, part, point, day, day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show by the pointer what could be dragged."""
        point = event.position().toPoint()
        if self._drag is None:
            self._hint(point)
        elif self._drag.reaches(point):
            day = self.day_at(point)
            if day is not None and day != self._drag.to_day:
                self._drag.to_day = day
                first, last = self._drag.days()
                self.drag_text.emit(self._span_text(first, last))
            self.update()

    def _span_text(self, first: date, last: date) -> str:
        words = [day_heading(day, self.locale()) for day in dict.fromkeys((first, last))]
        return " – ".join(words)

    def _hint(self, point: QPoint) -> None:
        for rect, bar in self._bars:
            if rect.contains(point) and bar.entry.movable:
                part = part_at(bar.entry, rect, point, starts=bar.starts, ends=bar.ends)
                self.setCursor(
                    Qt.CursorShape.PointingHandCursor if part == "all" else Qt.CursorShape.SizeHorCursor
                )
                return
        if any(rect.contains(point) for rect, _day, _hidden in self._more):
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the move or the new length."""
        drag, self._drag = self._drag, None
        if drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.update()
        self.drag_text.emit("")
        if drag.changes():
            signal = self.moved if drag.part == "all" else self.resized
            signal.emit(drag.entry.id, *drag.result())
            self._go_along(drag.to_day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an entry, open a day by its number, or make an entry on the empty part of a day."""
        self._drag = None
        point = event.position().toPoint()
        day, entry = self.day_at(point), self.entry_at(point)
        if entry is not None:
            self.activated.emit(entry.id)
        elif (
            day is not None
            and point.y() < self.cell_rect(day).top() + BARS_TOP
            and point.x() < (self.cell_rect(day).left() + 44)
        ):
            self.day_opened.emit(day)
        elif day is not None and not any(rect.contains(point) for rect, _day, _hidden in self._more):
            self.create_requested.emit(datetime.combine(day, time(9)), True)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End, Enter, Esc, PageUp and PageDown, [ ]; Ctrl+arrows move the entry."""
        key = event.key()
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _STEPS:
            self._arrow(key, ctrl, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_BracketLeft):
            self.step(-1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_BracketRight):
            self.step(1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not ctrl:
            self._enter()
        elif key == Qt.Key.Key_Home:
            self.set_day(self._today)
        elif key == Qt.Key.Key_Escape and (self._drag or self._current):
            self._drag = None
            self._set_current(None)
            self.update()
        elif not self._take_letter(event):
            super().keyPressEvent(event)

    def _arrow(self, key: int, ctrl: bool, shift: bool) -> None:
        days = _STEPS[key]
        entry = self._current
        if entry is None:
            self.set_day(self._day + timedelta(days=days))
        elif ctrl and shift and entry.movable and (entry.all_day or entry.is_long):
            last = max(entry.first_day, entry.last_day + timedelta(days=days))
            drag = DayDrag(entry, "end", QPoint(), entry.last_day, last, active=True)
            if drag.changes():
                self.resized.emit(entry.id, *drag.result())
        elif ctrl:
            self._nudge(days)
        elif abs(days) == 7:
            self._shift_current(1 if days > 0 else -1)
        else:
            self.set_day(self._day + timedelta(days=days))
