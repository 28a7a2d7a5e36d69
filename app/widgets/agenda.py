"""The calendar as a list by day: dates at the left, entries at the right."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.theme import Theme, manager, paint_icon, theme
from app.widgets.calendar_entry import CalendarEntry, DayNotes, day_heading, look_of, no_note, spoken_entry
from app.widgets.month_layout import MonthIndex
from app.widgets.strokes import paint_line, paint_ring

ROW = 36
DATE_WIDTH = 168
ENTRY_ROLE = Qt.ItemDataRole.UserRole
DAY_ROLE = Qt.ItemDataRole.UserRole + 1
FIRST_ROLE = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex


class AgendaModel(QAbstractListModel):
    """One row per entry and day, in order of time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty list."""
        super().__init__(parent)
        self._rows: list[tuple[date, CalendarEntry, bool]] = []

    def set_rows(self, entries: Sequence[CalendarEntry], first: date, last: date) -> None:
        """List the entries of the days first to last."""
        index = MonthIndex(entries)
        self.beginResetModel()
        self._rows = []
        for offset in range((last - first).days + 1):
            day = first + timedelta(days=offset)
            there = sorted(index.on(day), key=lambda entry: (not entry.all_day, entry.start))
            self._rows.extend((day, entry, number == 0) for number, entry in enumerate(there))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The entry, its day, and what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        day, entry, first = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == ENTRY_ROLE:
            return entry
        if role == DAY_ROLE:
            return day
        if role == FIRST_ROLE:
            return first
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{day:%m-%d} {spoken_entry(entry)}"
        return None

    def row_of(self, day: date) -> int:
        """The first row on or after a day; −1 when there is none."""
        return next((row for row, (there, _entry, _first) in enumerate(self._rows) if there >= day), -1)


class AgendaDelegate(QStyledItemDelegate):
    """Paints the date once per day, then time, icon disc and title."""

    def __init__(self, view: "Agenda") -> None:
        """Paint for a view."""
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Rows of equal height."""
        return QSize(320, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        look = theme()
        rect: QRect = option.rect
        state = option.state
        entry, day = index.data(ENTRY_ROLE), index.data(DAY_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = rect.adjusted(DATE_WIDTH, 0, 0, 0)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected or hover:
            painter.fillRect(body, look.color("sel" if selected else "hover"))
        if index.data(FIRST_ROLE):
            paint_line(painter, look, QRect(rect.left(), rect.top(), rect.width(), 1), "border")
            self._view.paint_date(painter, look, QRect(rect.left(), rect.top(), DATE_WIDTH, ROW), day)
        _paint_entry(painter, look, body, entry, tinted=selected or hover)
        if selected and self._view.hasFocus():
            paint_ring(painter, look, body)
        painter.restore()


def _paint_entry(painter: QPainter, look: Theme, body: QRect, entry: CalendarEntry, *, tinted: bool) -> None:
    style = look_of(entry)
    middle = body.center().y()
    painter.setFont(look.font("body"))
    painter.setPen(look.color("mid" if tinted else "sec"))
    painter.drawText(
        QRect(body.left() + 12, body.top(), 104, ROW), Qt.AlignmentFlag.AlignVCenter, _hours(entry)
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color(style.fill))
    painter.drawEllipse(QRect(body.left() + 122, middle - 11, 24, 24))
    paint_icon(painter, QRect(body.left() + 127, middle - 6, 14, 14), style.icon or "calendar", style.ink)
    box = QRect(body.left() + 156, body.top(), body.width() - 168, ROW)
    font = look.font("body")
    text = QFontMetrics(font).elidedText(entry.title, Qt.TextElideMode.ElideRight, box.width())
    painter.setPen(look.color("redFg" if entry.overdue else "mid" if entry.done else "text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
    if entry.done:
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.setPen(QPen(look.color("control"), 1))
        painter.drawLine(box.left(), middle + 1, box.left() + width, middle + 1)


def _hours(entry: CalendarEntry) -> str:
    if entry.all_day or entry.is_long:
        return ""
    return f"{entry.start:%H:%M} – {entry.stop:%H:%M}"


class Agenda(QListView):
    """The coming weeks as a list; Enter or double-click opens an entry."""

    activated_entry = Signal(object)
    create_requested = Signal(object, bool)
    range_changed = Signal(object, object)
    menu_requested = Signal(object, object)
    """id of the entry and global position of a context menu"""
    key_pressed = Signal(str, object)
    """a single letter (D, P, L …) and the id of the current entry"""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty list that begins today."""
        super().__init__(parent)
        self._notes: DayNotes = no_note
        self._today: date = QDate.currentDate().toPython()  # type: ignore[assignment]
        self._first = self._today
        self._span = 30
        self._model = AgendaModel(self)
        self.setModel(self._model)
        self.setItemDelegate(AgendaDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(self.tr("Agenda"))
        self.activated.connect(self._open)
        manager().themeChanged.connect(self.viewport().update)

    @property
    def day(self) -> date:
        """The first day listed."""
        return self._first

    def visible_range(self) -> tuple[date, date]:
        """First and last day listed."""
        return self._first, self._first + timedelta(days=self._span - 1)

    def set_entries(self, entries: Sequence[CalendarEntry]) -> None:
        """List these entries."""
        self._model.set_rows(entries, *self.visible_range())

    def set_notes(self, notes: DayNotes) -> None:
        """Say what stands beside each date."""
        self._notes = notes
        self.viewport().update()

    def set_today(self, today: date) -> None:
        """Move the mark of today."""
        self._today = today
        self.viewport().update()

    def set_day(self, day: date) -> None:
        """List from this day on."""
        if day != self._first:
            self._first = day
            self.range_changed.emit(*self.visible_range())

    def step(self, pages: int) -> None:
        """A page further or back."""
        self.set_day(self._first + timedelta(days=self._span * pages))

    def current_entry(self) -> CalendarEntry | None:
        """The entry the keyboard is on."""
        entry = self.currentIndex().data(ENTRY_ROLE)
        return entry if isinstance(entry, CalendarEntry) else None

    def _open(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, CalendarEntry):
            self.activated_entry.emit(entry.id)

    def paint_date(self, painter: QPainter, look: Theme, rect: QRect, day: date) -> None:
        """Day, weekday and note at the left of a day's first row."""
        today = day == self._today
        strong = look.font("body", strong=True)
        painter.setFont(strong)
        painter.setPen(look.color("accentText" if today else "text"))
        text = self.tr("Today") if today else day_heading(day, self.locale())
        painter.drawText(rect.adjusted(20, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
        left = rect.left() + 20 + max(54, QFontMetrics(strong).horizontalAdvance(text) + 8)
        note = self._notes(day)
        name = self.locale().standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
        painter.setFont(look.font("small"))
        painter.setPen(look.color({"accent": "accentText", "red": "redFg"}.get(note.tone, "sec")))
        words = f"{name} {note.text}".strip()
        box = QRect(left, rect.top(), rect.right() - left - 4, rect.height())
        elided = QFontMetrics(look.font("small")).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K like Down and Up, [ ] a page, Enter opens; on an empty list Enter makes an entry."""
        moves: dict[int, int] = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        key = event.key()
        if key in moves and not event.modifiers():
            row = min(max(0, self.currentIndex().row() + moves[key]), self._model.rowCount() - 1)
            self.setCurrentIndex(self._model.index(row))
        elif key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            self.step(1 if key == Qt.Key.Key_BracketRight else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self._open(self.currentIndex())
            else:
                self.create_requested.emit(datetime.combine(self._first, time(9)), True)
        elif not self._take_letter(event):
            super().keyPressEvent(event)

    def _take_letter(self, event: QKeyEvent) -> bool:
        """Hand a single letter on when an entry is current."""
        entry, text = self.current_entry(), event.text().upper()
        if entry is None or event.modifiers() or not (text.isascii() and text.isalpha()):
            return False
        self.key_pressed.emit(text, entry.id)
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of an entry, by mouse or by the menu key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, CalendarEntry):
            self.setCurrentIndex(index)
            place = (
                self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
            )
            self.menu_requested.emit(entry.id, place)
