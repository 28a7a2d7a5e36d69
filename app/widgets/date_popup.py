"""A month to pick a day from, with lunar days and quick choices."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.theme import Theme, theme
from app.widgets.buttons import Button, IconButton
from app.widgets.popup import Popup
from app.widgets.text import label

CELL_W, CELL_H, HEAD_H, ROWS = 36, 36, 24, 6


@dataclass(frozen=True, slots=True)
class DayNote:
    """The small words under a day; a festival is written in red."""

    text: str
    festival: bool = False


Notes = Callable[[date], DayNote | None]


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, the last of the month where there is none."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - timedelta(days=1)).day))


def month_start(day: date, first_weekday: int = 0) -> date:
    """Return the first cell of the month grid of ``day``; weekday 0 is Monday."""
    first = day.replace(day=1)
    return first - timedelta(days=(first.weekday() - first_weekday) % 7)


class MonthView(QWidget):
    """Six weeks of days: arrows move, PageUp and PageDown change the month, Enter or a click picks."""

    picked = Signal(object)
    moved = Signal(object)

    def __init__(self, today: date, notes: Notes | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._notes = today, notes
        self._current = today
        self._hover: date | None = None
        self._months = self.tr(
            "January,February,March,April,May,June,July,August,September,October,November,December"
        )
        self._days = self.tr("Mo,Tu,We,Th,Fr,Sa,Su").split(",")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedSize(CELL_W * 7, HEAD_H + CELL_H * ROWS)

    def title(self) -> str:
        """Return month and year in words."""
        month = self._months.split(",")[self._current.month - 1]
        return self.tr("{month} {year}").format(month=month, year=self._current.year)

    def current(self) -> date:
        """Return the day the keyboard is on."""
        return self._current

    def set_current(self, day: date) -> None:
        """Go to a day."""
        self._current = day
        self.setAccessibleName(day.isoformat())
        self.moved.emit(day)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of six weeks."""
        return QSize(CELL_W * 7, HEAD_H + CELL_H * ROWS)

    def _cell(self, index: int) -> QRect:
        return QRect(index % 7 * CELL_W, HEAD_H + index // 7 * CELL_H, CELL_W, CELL_H)

    def _day_at(self, event: QMouseEvent) -> date | None:
        point = event.position().toPoint()
        if point.y() < HEAD_H or not self.rect().contains(point):
            return None
        index = (point.y() - HEAD_H) // CELL_H * 7 + point.x() // CELL_W
        return month_start(self._current) + timedelta(days=index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint weekday heads and days."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font("small"))
        painter.setPen(look.color("sec"))
        for column, name in enumerate(self._days):
            painter.drawText(
                QRect(column * CELL_W, 0, CELL_W, HEAD_H), int(Qt.AlignmentFlag.AlignCenter), name
            )
        tiny = QFont(look.font("micro"))
        tiny.setPixelSize(10)
        start = month_start(self._current)
        for index in range(7 * ROWS):
            self._paint_day(painter, look, self._cell(index), start + timedelta(days=index), tiny)
        painter.end()

    def _paint_day(self, painter: QPainter, look: Theme, cell: QRect, day: date, tiny: QFont) -> None:
        box = QRectF(cell).adjusted(1.5, 1.5, -1.5, -1.5)
        chosen = day == self._current
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.brush("accent"))
            painter.drawRoundedRect(box, 6, 6)
        elif day in (self._today, self._hover):
            painter.setPen(look.pen("accentLine") if day == self._today else Qt.PenStyle.NoPen)
            painter.setBrush(look.brush("hover" if day == self._hover else "surface"))
            painter.drawRoundedRect(box, 6, 6)
        inside = day.month == self._current.month
        note = self._notes(day) if self._notes is not None else None
        flags = int(Qt.AlignmentFlag.AlignCenter)
        painter.setPen(look.color("onAccent" if chosen else "text" if inside else "disabled"))
        painter.setFont(look.font("body"))
        painter.drawText(cell.adjusted(0, 2, 0, -13) if note else cell, flags, str(day.day))
        if note:
            red = note.festival and inside
            painter.setPen(
                look.color("onAccent" if chosen else "redFg" if red else "sec" if inside else "disabled")
            )
            painter.setFont(tiny)
            painter.drawText(cell.adjusted(0, 18, 0, -3), flags, note.text)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the day under the pointer."""
        self._hover = self._day_at(event)
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Put the light out."""
        self._hover = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pick the day."""
        day = self._day_at(event)
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.set_current(day)
            self.picked.emit(day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the months."""
        self.set_current(add_months(self._current, -1 if event.angleDelta().y() > 0 else 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by days, weeks and months; Enter picks."""
        key = Qt.Key(event.key())
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in days:
            self.set_current(self._current + timedelta(days=days[key]))
        elif key in months:
            self.set_current(add_months(self._current, months[key]))
        elif key == Qt.Key.Key_Home:
            self.set_current(self._today)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.picked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Repaint the current day."""
        super().focusInEvent(event)
        self.update()


class DatePopup(Popup):
    """A month in a popup with quick choices (text, day) below it; emits ``picked``."""

    picked = Signal(object)

    def __init__(
        self,
        today: date,
        *,
        notes: Notes | None = None,
        quick: Sequence[tuple[str, date]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.month = MonthView(today, notes)
        self._title = label(type="body", strong=True)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addSpacing(6)
        head.addWidget(self._title, 1)
        step = self._step
        head.addWidget(IconButton("left", self.tr("Previous month"), side=28, clicked=lambda: step(-1)))
        head.addWidget(IconButton("right", self.tr("Next month"), side=28, clicked=lambda: step(1)))
        self.body.addLayout(head)
        self.body.addWidget(self.month)
        if quick:
            row = QHBoxLayout()
            row.setSpacing(6)
            row.setContentsMargins(0, 6, 0, 0)
            for text, day in quick:
                row.addWidget(Button(text, sizing="inline", clicked=lambda day=day: self._pick(day)))
            row.addStretch(1)
            self.body.addLayout(row)
        self.month.moved.connect(self._say_month)
        self.month.picked.connect(self._pick)
        self._say_month()

    def _say_month(self, _day: date | None = None) -> None:
        self._title.setText(self.month.title())

    def _step(self, months: int) -> None:
        self.month.set_current(add_months(self.month.current(), months))

    def _pick(self, day: date) -> None:
        self.close()
        self.picked.emit(day)

    def open_at(self, anchor: QWidget, day: date) -> None:
        """Open below ``anchor`` with ``day`` chosen."""
        self.month.set_current(day)
        self.open_below(anchor)
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)
