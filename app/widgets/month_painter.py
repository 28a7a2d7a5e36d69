"""How the month grid looks: cells, day numbers, notes and bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath

from app.theme import Theme, paint_icon_hex
from app.widgets.calendar_entry import CalendarEntry, DayNote, day_heading, entry_text, look_of
from app.widgets.strokes import paint_line

HEADER = 28
BARS_TOP = 30
BAR = 22
PITCH = 24
INSET = 5
MORE_HEIGHT = 20
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


@dataclass(frozen=True, slots=True)
class Cell:
    """What a day cell needs to be painted."""

    rect: QRect
    day: date
    in_month: bool
    quiet: bool  # weekend, or another month
    today: bool
    note: DayNote


def paint_weekdays(
    painter: QPainter, theme: Theme, columns: Sequence[QRect], first_weekday: int, locale: QLocale
) -> None:
    """The strip with the names of the days."""
    strip = columns[0].united(columns[-1])
    painter.fillRect(strip, theme.color("sunken"))
    painter.setFont(theme.font("small"))
    painter.setPen(theme.color("sec"))
    for index, rect in enumerate(columns):
        name = locale.standaloneDayName((first_weekday - 1 + index) % 7 + 1, QLocale.FormatType.ShortFormat)
        painter.drawText(rect.adjusted(10, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, name)
    paint_line(painter, theme, QRect(strip.left(), strip.bottom(), strip.width(), 1), "border")


def paint_cell(painter: QPainter, theme: Theme, cell: Cell, locale: QLocale) -> None:
    """Background, lines, number and note of one day."""
    rect = cell.rect
    painter.fillRect(rect, theme.color("sunken" if cell.quiet else "surface"))
    paint_line(painter, theme, QRect(rect.right(), rect.top(), 1, rect.height()), "hair")
    paint_line(painter, theme, QRect(rect.left(), rect.bottom(), rect.width(), 1), "border")
    right = _paint_number(painter, theme, cell, locale)
    right = _paint_badge(painter, theme, cell.note, right, rect.top() + 17)
    _paint_note(painter, theme, cell, right)


def _paint_number(painter: QPainter, theme: Theme, cell: Cell, locale: QLocale) -> int:
    line = QRect(cell.rect.left() + 10, cell.rect.top() + 4, cell.rect.width() - 12, 26)
    text = day_heading(cell.day, locale) if cell.day.day == 1 else str(cell.day.day)
    font = theme.font("card", strong=cell.in_month or cell.today)
    painter.setFont(font)
    width = QFontMetrics(font).horizontalAdvance(text)
    if cell.today:
        disc = QRectF(line.left() - 4, line.top() + 1, max(24, width + 8), 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(disc, 12, 12)
        painter.setPen(theme.color("onAccent"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, text)
        return int(disc.right())
    painter.setPen(theme.color("text" if cell.in_month else "sec"))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)
    return line.left() + width


def _paint_badge(painter: QPainter, theme: Theme, note: DayNote, left: int, middle: int) -> int:
    if not note.badge:
        return left
    font = theme.font("micro", strong=True)
    width = max(16, QFontMetrics(font).horizontalAdvance(note.badge) + 6)
    box = QRectF(left + 8, middle - 8, width, 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{note.badge_tone}Bg"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(font)
    painter.setPen(theme.color(f"{note.badge_tone}Fg"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, note.badge)
    return int(box.right())


def _paint_note(painter: QPainter, theme: Theme, cell: Cell, left: int) -> None:
    if not cell.note.text:
        return
    role = {"accent": "accentText", "red": "redFg"}.get(cell.note.tone, "sec")
    box = QRect(left + 6, cell.rect.top() + 4, cell.rect.right() - left - 15, 26)
    if box.width() < 16:
        return
    font = theme.font("small")
    painter.setFont(font)
    painter.setPen(theme.color(role))
    text = QFontMetrics(font).elidedText(cell.note.text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)


def paint_bar(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    entry: CalendarEntry,
    *,
    starts: bool = True,
    ends: bool = True,
) -> None:
    """One event bar; the side where it goes on into another week is square."""
    look = look_of(entry)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(look.fill))
    if starts and ends:
        painter.drawRoundedRect(rect, 4, 4)
    else:
        painter.drawPath(_bar_path(QRectF(rect), starts, ends))
    left = rect.left() + 6
    if look.icon and rect.width() > 40:
        box = QRect(left, rect.center().y() - 5, 12, 12)
        paint_icon_hex(painter, box, look.icon, theme.hex(look.ink))
        left += 14
    text_box = QRect(left, rect.top(), rect.right() - left - 3, rect.height())
    font = theme.font("small")
    painter.setFont(font)
    painter.setPen(theme.color(look.ink))
    text = QFontMetrics(font).elidedText(entry_text(entry), Qt.TextElideMode.ElideRight, text_box.width())
    painter.drawText(text_box, _ONE_LINE, text)


def _bar_path(rect: QRectF, starts: bool, ends: bool) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(rect, 4, 4)
    if not starts:
        path.addRect(QRectF(rect.left(), rect.top(), 5, rect.height()))
    if not ends:
        path.addRect(QRectF(rect.right() - 5, rect.top(), 5, rect.height()))
    return path.simplified()


def paint_day_seams(
    painter: QPainter, theme: Theme, rect: QRect, columns: Sequence[QRect], fill: str
) -> None:
    """The thin lines that let the days show through a bar of several days."""
    role = "accentLine" if fill == "accent" else "border"
    for column in columns:
        if rect.left() < column.right() < rect.right() - INSET:
            paint_line(painter, theme, QRect(column.right(), rect.top(), 1, rect.height()), role)


def week_start(day: date, first_weekday: int) -> date:
    """The first day of the week that holds ``day``."""
    return day - timedelta(days=(day.isoweekday() - first_weekday) % 7)
