"""How the week and day views look: day heads, hours, blocks and the line of now."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from app.theme import Theme, paint_icon
from app.widgets.calendar_entry import CalendarEntry, DayNote, look_of
from app.widgets.strokes import paint_line

GUTTER = 56
HEAD = 48
HOUR = 48
PITCH = 24


def paint_day_head(
    painter: QPainter, theme: Theme, rect: QRect, day: date, note: DayNote, locale: QLocale, *, today: bool
) -> None:
    """Weekday, number, badge and note of a day column."""
    painter.setFont(theme.font("small"))
    painter.setPen(theme.color("accentText" if today else "sec"))
    name = locale.standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    painter.drawText(
        QRect(rect.left() + 10, rect.top() + 4, rect.width() - 14, 16), Qt.AlignmentFlag.AlignVCenter, name
    )
    number_font = theme.font("card", strong=True)
    painter.setFont(number_font)
    number = str(day.day)
    width = QFontMetrics(number_font).horizontalAdvance(number)
    left = rect.left() + 10
    if today:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        disc = QRectF(left - 2, rect.top() + 21, 24, 24)
        painter.drawEllipse(disc)
        painter.setPen(theme.color("onAccent"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, number)
        left += 26
    else:
        painter.setPen(theme.color("text"))
        painter.drawText(QRect(left, rect.top() + 21, width + 4, 24), Qt.AlignmentFlag.AlignVCenter, number)
        left += width + 6
    if note.badge:
        left = _paint_badge(painter, theme, note, left, rect.top() + 25)
    if note.text and rect.right() - left > 20:
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.color({"accent": "accentText", "red": "redFg"}.get(note.tone, "sec")))
        box = QRect(left + 2, rect.top() + 21, rect.right() - left - 8, 24)
        text = QFontMetrics(font).elidedText(note.text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)


def _paint_badge(painter: QPainter, theme: Theme, note: DayNote, left: int, top: int) -> int:
    font = theme.font("micro", strong=True)
    box = QRectF(left, top, max(16, QFontMetrics(font).horizontalAdvance(note.badge) + 6), 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{note.badge_tone}Bg"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(font)
    painter.setPen(theme.color(f"{note.badge_tone}Fg"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, note.badge)
    return int(box.right()) + 2


def paint_hours(painter: QPainter, theme: Theme, area: QRect, offset: int, columns: Sequence[QRect]) -> None:
    """Hour lines with their labels in the gutter, and the lines between days."""
    painter.setFont(theme.font("micro"))
    first, last = max(0, offset // HOUR), min(24, (offset + area.height()) // HOUR + 1)
    for hour in range(first, last + 1):
        y = area.top() + hour * HOUR - offset
        paint_line(painter, theme, QRect(GUTTER, y, area.width() - GUTTER, 1), "hair")
        if 0 < hour < 24 and y - 8 >= area.top():
            painter.setPen(theme.color("axis"))
            label = QRect(0, y - 8, GUTTER - 8, 16)
            painter.drawText(
                label, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{hour:02}:00"
            )
    for column in columns:
        paint_line(painter, theme, QRect(column.left(), area.top(), 1, area.height()), "hair")


def paint_block(painter: QPainter, theme: Theme, rect: QRect, entry: CalendarEntry) -> None:
    """A timed entry: tinted block, solid edge, time and title on as many lines as fit."""
    look = look_of(entry)
    strong = look.fill == "accent"
    body = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(Qt.PenStyle.NoPen if strong else QPen(theme.color("surface"), 1))
    painter.setBrush(theme.color(look.fill))
    painter.drawRoundedRect(body, 4, 4)
    if not strong:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(look.fill.removesuffix("Bg") + "So"))
        painter.drawRoundedRect(QRectF(rect.left() + 1, rect.top() + 2, 3, rect.height() - 4), 1.5, 1.5)
    left = rect.left() + 9
    if look.icon and rect.width() > 60:
        paint_icon(painter, QRect(left, rect.top() + 5, 12, 12), look.icon, look.ink)
        left += 16
    painter.setPen(theme.color(look.ink))
    _paint_block_text(
        painter, theme, QRect(left, rect.top() + 2, rect.right() - left - 2, rect.height() - 4), entry
    )


def _paint_block_text(painter: QPainter, theme: Theme, box: QRect, entry: CalendarEntry) -> None:
    time_text = f"{entry.start:%H:%M} – {entry.stop:%H:%M}"
    font, strong = theme.font("small"), theme.font("small", strong=True)
    if box.height() < 32:
        painter.setFont(font)
        text = QFontMetrics(font).elidedText(
            f"{entry.start:%H:%M} {entry.title}", Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box.adjusted(0, -1, 0, 1), Qt.AlignmentFlag.AlignVCenter, text)
        return
    if box.width() < 72:
        painter.setFont(font)
        flags = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWrapAnywhere.value)
        painter.drawText(box.adjusted(0, 2, 0, 0), flags, entry.title)
        return
    painter.setFont(strong)
    title = QFontMetrics(strong).elidedText(entry.title, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(QRect(box.left(), box.top() + 1, box.width(), 18), Qt.AlignmentFlag.AlignVCenter, title)
    painter.setFont(font)
    time_line = QFontMetrics(font).elidedText(time_text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(
        QRect(box.left(), box.top() + 18, box.width(), 16), Qt.AlignmentFlag.AlignVCenter, time_line
    )


def paint_now(painter: QPainter, theme: Theme, column: QRect, y: int) -> None:
    """The red line of this minute across today's column."""
    painter.setPen(QPen(theme.color("redSo"), 2))
    painter.drawLine(QPointF(column.left(), y), QPointF(column.right(), y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("redSo"))
    painter.drawEllipse(QPointF(column.left(), y), 4, 4)
