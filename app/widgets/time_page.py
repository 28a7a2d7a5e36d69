"""The page of the week and day views: where days and hours lie, and how they are painted."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from PySide6.QtCore import QDateTime, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from app.theme import Theme, theme
from app.widgets.calendar_entry import CalendarEntry
from app.widgets.calendar_view import CalendarView
from app.widgets.month_layout import Bar, MonthIndex
from app.widgets.month_painter import BAR, paint_bar, week_start
from app.widgets.strokes import paint_line, paint_ring
from app.widgets.time_layout import DAY_MINUTES, Placed, is_timed, place, snapped
from app.widgets.time_painter import (
    GUTTER,
    HEAD,
    HOUR,
    PITCH,
    paint_block,
    paint_day_head,
    paint_hours,
    paint_now,
)

ALL_DAY_ROWS = 4


@dataclass(slots=True)
class TimeDrag:
    """A block on its way: moved by days and minutes, or its end pulled."""

    entry: CalendarEntry
    lengthen: bool
    origin: QPoint
    grab: int  # minutes between the start of the entry and the mouse
    day_shift: int  # days between the start of the entry and the grabbed column
    start: datetime
    end: datetime
    active: bool = False


class TimePage(CalendarView):
    """Days side by side over hours; TimeGrid adds mouse and keys."""

    def __init__(self, days: int = 7, parent: QWidget | None = None) -> None:
        """An empty view that begins at eight o'clock."""
        super().__init__(parent)
        self._count = days
        self._drag: TimeDrag | None = None
        self._slot = 9 * 60
        self._now: datetime | None = None
        self._all_day = MonthIndex(())
        self._bars: list[tuple[QRect, Bar]] = []
        self._more: list[tuple[QRect, date, int]] = []
        self._blocks: list[tuple[QRect, CalendarEntry]] = []
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.valueChanged.connect(self._layout_changed)
        self._wanted_top: int | None = 8 * 60
        self._minute = QTimer(self)
        self._minute.setInterval(30_000)
        self._minute.timeout.connect(self.update)
        self.setAccessibleName(self.tr("Week") if days > 1 else self.tr("Day"))

    # geometry

    def visible_range(self) -> tuple[date, date]:
        """First and last day shown."""
        first = week_start(self._day, self._first_weekday) if self._count > 1 else self._day
        return first, first + timedelta(days=self._count - 1)

    def step(self, pages: int) -> None:
        """Turn to another week or day."""
        self.set_day(self._day + timedelta(days=pages * self._count))

    def showEvent(self, event: QShowEvent) -> None:
        """The line of now moves while somebody sees it."""
        self._minute.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """And rests otherwise."""
        self._minute.stop()
        super().hideEvent(event)

    def set_now(self, now: datetime) -> None:
        """Fix the line of now (a test, a picture)."""
        self._now = now
        self.set_today(now.date())

    def columns(self) -> list[QRect]:
        """The day columns at full height."""
        room = self.width() - GUTTER - self._bar.width()
        edges = [GUTTER + room * index // self._count for index in range(self._count + 1)]
        return [QRect(left, 0, right - left, self.height()) for left, right in pairwise(edges)]

    def all_day_height(self) -> int:
        """Height of the all-day row, which grows with its entries."""
        first, _last = self.visible_range()
        week = self._all_day.week(first, ALL_DAY_ROWS)
        rows = max((bar.row + 1 for bar in week.bars if bar.first < self._count), default=0)
        rows += any(week.hidden[: self._count])
        return max(1, rows) * PITCH + 6

    def hours_area(self) -> QRect:
        """Where the hours are drawn."""
        top = HEAD + self.all_day_height()
        return QRect(0, top, self.width() - self._bar.width(), max(0, self.height() - top))

    def y_of(self, minutes: int) -> int:
        """The line of a minute of the day."""
        return self.hours_area().top() + minutes * HOUR // 60 - self._bar.value()

    def moment_at(self, point: QPoint) -> tuple[datetime, bool] | None:
        """Day and quarter of an hour under a point; above the hours the whole day is meant."""
        first, _last = self.visible_range()
        column = next((index for index, rect in enumerate(self.columns()) if rect.contains(point)), None)
        if column is None:
            return None
        midnight = datetime.combine(first + timedelta(days=column), time(0))
        area = self.hours_area()
        if point.y() < area.top():
            return midnight, True
        minutes = (point.y() - area.top() + self._bar.value()) * 60 / HOUR
        return midnight + timedelta(minutes=min(snapped(minutes - 7), DAY_MINUTES - 15)), False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scroll bar at the right of the hours."""
        self._fit_scroll_bar()
        super().resizeEvent(event)

    def _fit_scroll_bar(self) -> None:
        self._stale = True
        width = self._bar.sizeHint().width()
        self._bar.setFixedWidth(width)
        area = self.hours_area()
        self._bar.setGeometry(self.width() - width, area.top(), width, area.height())
        self._bar.setPageStep(area.height())
        self._bar.setSingleStep(HOUR // 2)
        self._bar.setRange(0, max(0, 24 * HOUR - area.height()))
        if self._wanted_top is not None and area.height() > 0 and self.isVisible():
            self._bar.setValue(self._wanted_top * HOUR // 60)
            self._wanted_top = None
        elif self._wanted_top is not None:
            self._bar.setValue(self._wanted_top * HOUR // 60)
        self.update()

    def set_entries(self, entries: list[CalendarEntry]) -> None:  # type: ignore[override]
        """Show these entries: timed ones among the hours, the others above."""
        self._all_day = MonthIndex(entry for entry in entries if not is_timed(entry))
        super().set_entries(entries)
        self._fit_scroll_bar()

    # paint

    def _lay_out(self) -> None:
        first, _last = self.visible_range()
        columns, area = self.columns(), self.hours_area()
        self._bars, self._more = [], []
        blocks: list[tuple[QRect, CalendarEntry]] = []
        week = self._all_day.week(first, ALL_DAY_ROWS)
        for bar in week.bars:
            if bar.first < self._count:
                last = columns[min(bar.last, self._count - 1)]
                left = columns[bar.first].left() + 4
                self._bars.append(
                    (QRect(left, HEAD + 4 + bar.row * PITCH, last.right() - 4 - left, BAR), bar)
                )
        for column, hidden in enumerate(week.hidden[: self._count]):
            if hidden:
                box = QRect(
                    columns[column].left() + 4, area.top() - PITCH - 2, columns[column].width() - 8, BAR
                )
                self._more.append((box, first + timedelta(days=column), hidden))
        for column, rect in enumerate(columns):
            day = first + timedelta(days=column)
            timed = [entry for entry in self._index.on(day) if is_timed(entry)]
            blocks.extend((self._block_rect(rect, placed), placed.entry) for placed in place(timed, day))
        visible = [(rect, entry) for rect, entry in blocks if rect.intersects(area)]
        self._hits = [(rect, bar.entry) for rect, bar in self._bars]
        self._hits += [(rect.intersected(area), entry) for rect, entry in visible]
        self._blocks = visible

    def _block_rect(self, column: QRect, placed: Placed) -> QRect:
        room = column.width() - 10
        left = column.left() + 3 + room * placed.column // placed.columns
        right = column.left() + 3 + room * (placed.column + 1) // placed.columns
        top, bottom = self.y_of(placed.top), self.y_of(placed.bottom)
        return QRect(left, top + 1, right - left - 1, bottom - top - 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Hours under blocks, then the fixed head above them."""
        self._ensure_layout()
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.color("surface"))
        area, columns = self.hours_area(), self.columns()
        painter.setClipRect(area)
        self._paint_day_fills(painter, look, area, columns)
        paint_hours(painter, look, area, self._bar.value(), columns)
        for rect, entry in self._blocks:
            painter.setOpacity(0.4 if self._drag and self._drag.active and entry is self._drag.entry else 1.0)
            paint_block(painter, look, rect, entry)
        painter.setOpacity(1.0)
        self._paint_now(painter, look, columns)
        self._paint_marks(painter, look, columns)
        painter.setClipping(False)
        self._paint_head(painter, look, area, columns)

    def _paint_day_fills(self, painter: QPainter, look: Theme, area: QRect, columns: list[QRect]) -> None:
        first, _last = self.visible_range()
        for column, rect in enumerate(columns):
            if (first + timedelta(days=column)).isoweekday() > 5:
                painter.fillRect(rect.intersected(area), look.color("sunken"))

    def _paint_now(self, painter: QPainter, look: Theme, columns: list[QRect]) -> None:
        now = self._now or QDateTime.currentDateTime().toPython()
        first, last = self.visible_range()
        if isinstance(now, datetime) and first <= now.date() <= last:
            paint_now(
                painter, look, columns[(now.date() - first).days], self.y_of(now.hour * 60 + now.minute)
            )

    def _paint_head(self, painter: QPainter, look: Theme, area: QRect, columns: list[QRect]) -> None:
        first, _last = self.visible_range()
        painter.fillRect(QRect(0, 0, self.width(), area.top()), look.color("sunken"))
        for column, rect in enumerate(columns):
            day = first + timedelta(days=column)
            head = QRect(rect.left(), 0, rect.width(), HEAD)
            paint_day_head(
                painter, look, head, day, self.note_of(day), self.locale(), today=day == self._today
            )
            paint_line(painter, look, QRect(rect.left(), 0, 1, area.top()), "hair")
        painter.setFont(look.font("micro"))
        painter.setPen(look.color("axis"))
        label = QRect(0, HEAD + 4, GUTTER - 8, BAR)
        painter.drawText(
            label, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.tr("All day")
        )
        for rect, bar in self._bars:
            paint_bar(painter, look, rect, bar.entry, starts=bar.starts, ends=bar.ends)
            if bar.entry == self._current:
                paint_ring(painter, look, rect, 4)
        painter.setFont(look.font("small"))
        painter.setPen(look.color("accentText"))
        for rect, _day, hidden in self._more:
            text = self.tr("{count} more").format(count=f"{hidden:,}")
            painter.drawText(rect.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
        paint_line(painter, look, QRect(0, HEAD, self.width(), 1), "border")
        paint_line(painter, look, QRect(0, area.top() - 1, self.width(), 1), "border")

    def _paint_marks(self, painter: QPainter, look: Theme, columns: list[QRect]) -> None:
        first, _last = self.visible_range()
        if self._drop_spot is not None:
            self._paint_slot(painter, look, *self._drop_spot)
        if self._drag is not None and self._drag.active:
            column = (self._drag.start.date() - first).days
            if 0 <= column < self._count:
                top = self._drag.start.hour * 60 + self._drag.start.minute
                bottom = top + int((self._drag.end - self._drag.start).total_seconds() // 60)
                ghost = CalendarEntry(
                    "", self._drag.entry.title, self._drag.start, self._drag.end, tone="accent"
                )
                shown = Placed(ghost, top, min(bottom, DAY_MINUTES), 0, 1)
                paint_block(painter, look, self._block_rect(columns[column], shown), ghost)
            return
        if self._current is not None:
            for rect, entry in self._blocks:
                if entry == self._current:
                    paint_ring(painter, look, rect, 4)
        elif self.hasFocus():
            rect = columns[(self._day - first).days]
            slot = QRect(rect.left() + 1, self.y_of(self._slot), rect.width() - 1, HOUR // 2)
            paint_ring(painter, look, slot, 4)

    def _paint_slot(self, painter: QPainter, look: Theme, moment: datetime, all_day: bool) -> None:
        first, _last = self.visible_range()
        rect = self.columns()[(moment.date() - first).days]
        area = self.hours_area()
        top, height = (
            (area.top(), area.height())
            if all_day
            else (self.y_of(moment.hour * 60 + moment.minute), HOUR // 2)
        )
        painter.fillRect(QRect(rect.left() + 1, top, rect.width() - 1, height), look.color("selStrong"))
