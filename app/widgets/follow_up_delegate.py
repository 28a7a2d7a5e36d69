"""Paints the rows of the follow-up list and says what lies under the mouse."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.theme import Theme, paint_icon, theme
from app.widgets.follow_up_list import ROW_ROLE, UNKNOWN, FollowUpItem, FollowUpSection
from app.widgets.painting import paint_tag, tag_width
from app.widgets.strokes import paint_line, paint_ring

if TYPE_CHECKING:
    from app.widgets.follow_up_list import FollowUpList

ROW = 40
HEAD = 32
PAD = 16
CIRCLE = 24  # centre of the circle from the left
DISC = 52
NAME = 74
SUBJECT = 194
ICON_LOG = 22  # centres from the right
ICON_POSTPONE = 46
DUE = 70  # right edge of the due text from the right
WIDE = 560  # from here on there is room for buttons with words
_HEAD_SIZE, _ROW_SIZE = QSize(420, HEAD), QSize(420, ROW)
VCENTER = int(Qt.AlignmentFlag.AlignVCenter)
ONE_LINE = VCENTER | int(Qt.TextFlag.TextSingleLine.value)

Index = QModelIndex | QPersistentModelIndex


class FollowUpDelegate(QStyledItemDelegate):
    """The focused row shows buttons with words, the others two icons."""

    def __init__(self, view: "FollowUpList") -> None:
        """Paint for a list."""
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower than rows."""
        return _HEAD_SIZE if self._view.is_section(index.row()) else _ROW_SIZE

    def _buttons(self, rect: QRect) -> list[tuple[QRect, str, str, str]]:
        metrics = theme().metrics("body")
        boxes: list[tuple[QRect, str, str, str]] = []
        right = rect.right() - 10
        for part, icon, text in reversed(self._view.button_texts()):
            width = round(metrics.horizontalAdvance(text)) + 34
            boxes.insert(0, (QRect(right - width + 1, rect.center().y() - 11, width, 24), part, icon, text))
            right -= width + 4
        return boxes

    def part_at(self, index: QModelIndex, rect: QRect, point: QPoint) -> str:
        """done, postpone, log, action (of a heading), or nothing."""
        row = index.data(ROW_ROLE)
        if isinstance(row, FollowUpSection):
            return "action" if row.action and _action_box(rect, row.action).contains(point) else ""
        if QRect(rect.left() + CIRCLE - 12, rect.top(), 24, ROW).contains(point):
            return "done"
        if rect.width() >= WIDE and self._view.is_focused_row(index.row()):
            return next((part for box, part, _icon, _text in self._buttons(rect) if box.contains(point)), "")
        for centre, part in ((ICON_POSTPONE, "postpone"), (ICON_LOG, "log")):
            if QRect(rect.right() - centre - 11, rect.top(), 24, ROW).contains(point):
                return part
        return ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A heading or a follow-up."""
        look = theme()
        rect: QRect = option.rect
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, FollowUpSection):
            self._paint_section(painter, look, rect, row, hot=self._view.hot == (index.row(), "action"))
        else:
            self._paint_item(painter, look, rect, row, index.row())
        painter.restore()

    def _paint_section(
        self, painter: QPainter, look: Theme, rect: QRect, row: FollowUpSection, *, hot: bool
    ) -> None:
        painter.fillRect(rect, look.color("sunken"))
        paint_line(painter, look, QRect(rect.left(), rect.bottom(), rect.width(), 1), "hair")
        painter.setFont(look.font("body", strong=True))
        painter.setPen(look.color(row.role))
        painter.drawText(rect.adjusted(PAD, 0, 0, 0), VCENTER, row.title)
        painter.setFont(look.font("body"))
        painter.setPen(look.color("sec"))
        left = PAD + round(look.metrics("body", strong=True).horizontalAdvance(row.title)) + 8
        if row.count != UNKNOWN:
            painter.drawText(rect.adjusted(left, 0, 0, 0), VCENTER, f"{row.total():,}")
        if row.action:
            box = _action_box(rect, row.action)
            font = look.font("body")
            painter.setPen(look.color("accentText"))
            painter.drawText(box, VCENTER, row.action)
            if hot:
                base = box.center().y() + round(look.metrics("body").ascent() / 2) + 2
                paint_line(painter, look, QRect(box.left(), base, box.width(), 1), "accentText")
            painter.setFont(font)

    def _paint_item(self, painter: QPainter, look: Theme, rect: QRect, item: FollowUpItem, row: int) -> None:
        focused = self._view.is_focused_row(row)
        current = row == self._view.currentIndex().row()
        hot_row, hot_part = self._view.hot
        hover = hot_row == row
        if current or hover:
            painter.fillRect(rect, look.color("sel" if current else "hover"))
        if not current:
            paint_line(painter, look, QRect(rect.left(), rect.bottom(), rect.width(), 1), "hair")
        raised = current or hover
        self._paint_marks(painter, look, rect, item, raised=raised, hot=hover and hot_part == "done")
        if focused and rect.width() >= WIDE:
            right = self._paint_buttons(painter, look, rect, hot_part if hover else "")
        else:
            right = self._paint_icons(painter, look, rect, hot_part if hover else "")
        right = _paint_due(painter, look, rect, item, right, raised=raised)
        right = _paint_tag(painter, look, rect, item, right, raised=raised)
        _paint_words(painter, look, rect, item, right, raised=raised)
        if focused:
            paint_ring(painter, look, rect, 4)

    def _paint_marks(
        self, painter: QPainter, look: Theme, rect: QRect, item: FollowUpItem, *, raised: bool, hot: bool
    ) -> None:
        middle = rect.center().y() + 0.5
        circle = QRectF(rect.left() + CIRCLE - 7, middle - 7, 14, 14)
        painter.setPen(QPen(look.color("accent" if hot or item.done else "control"), 1.5))
        painter.setBrush(look.brush("accent") if item.done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if item.done or hot:
            inside = circle.adjusted(2, 2, -2, -2)
            paint_icon(painter, inside, "check", "onAccent" if item.done else "accentText")
        fill, ink = (
            ("accentTint", "accentText") if item.tone == "accent" else (f"{item.tone}Bg", f"{item.tone}Fg")
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.brush("surface" if raised else fill))
        painter.drawEllipse(QRectF(rect.left() + DISC - 12, middle - 12, 24, 24))
        paint_icon(painter, QRectF(rect.left() + DISC - 7, middle - 7, 14, 14), item.icon, ink)

    def _paint_buttons(self, painter: QPainter, look: Theme, rect: QRect, hot: str) -> int:
        boxes = self._buttons(rect)
        painter.setFont(look.font("body"))
        for box, part, icon, text in boxes:
            tint = part == "done"
            fill = (
                ("selStrong" if tint else "hover") if part == hot else ("accentTint" if tint else "surface")
            )
            painter.setPen(look.pen("accentLine" if tint else "field"))
            painter.setBrush(look.brush(fill))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            ink = "accentText" if tint else "mid"
            paint_icon(painter, QRect(box.left() + 8, box.top() + 5, 14, 14), icon, ink)
            painter.setPen(look.color("accentText" if tint else "text"))
            painter.drawText(box.adjusted(26, 0, 0, 0), VCENTER, text)
        return boxes[0][0].left() - 12

    def _paint_icons(self, painter: QPainter, look: Theme, rect: QRect, hot: str) -> int:
        for centre, part, icon in ((ICON_POSTPONE, "postpone", "snooze"), (ICON_LOG, "log", "note")):
            box = QRect(rect.right() - centre - 11, rect.center().y() - 11, 24, 24)
            if part == hot:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.brush("pressed"))
                painter.drawRoundedRect(box, 5, 5)
            paint_icon(painter, box.adjusted(4, 4, -4, -4), icon, "mid")
        return rect.right() - DUE


def _action_box(rect: QRect, text: str) -> QRect:
    width = round(theme().metrics("body").horizontalAdvance(text)) + 1
    return QRect(rect.right() - PAD - width, rect.top(), width, rect.height())


def _paint_due(
    painter: QPainter, look: Theme, rect: QRect, item: FollowUpItem, right: int, *, raised: bool
) -> int:
    strong = item.due_strong
    width = round(look.metrics("body", strong=strong).horizontalAdvance(item.due_text)) + 1
    painter.setFont(look.font("body", strong=strong))
    painter.setPen(look.color("mid" if raised and item.due_role == "sec" else item.due_role))
    painter.drawText(QRect(right - width, rect.top(), width + 1, rect.height()), VCENTER, item.due_text)
    return right - max(width, 72) - 12


def _paint_tag(
    painter: QPainter, look: Theme, rect: QRect, item: FollowUpItem, right: int, *, raised: bool
) -> int:
    if item.tag is None or right - rect.left() < SUBJECT + 120:
        return right
    text, hue = item.tag
    width = min(tag_width(text, look), 140)
    paint_tag(
        painter, QRectF(right - width, rect.top(), width, rect.height()), text, hue, look, raised=raised
    )
    return right - round(width) - 12


def _paint_words(
    painter: QPainter, look: Theme, rect: QRect, item: FollowUpItem, right: int, *, raised: bool
) -> None:
    left = rect.left() + NAME
    strong = look.metrics("body", strong=True)
    wide = rect.width() >= WIDE
    name_room = SUBJECT - NAME - 8 if wide else min(SUBJECT - NAME - 8, max(48, (right - left) // 2))
    name_width = min(round(strong.horizontalAdvance(item.customer)) + 1, max(name_room, (right - left) // 3))
    painter.setFont(look.font("body", strong=True))
    painter.setPen(look.color("mid" if item.done else "text"))
    box = QRect(left, rect.top(), name_width, rect.height())
    painter.drawText(box, ONE_LINE, strong.elidedText(item.customer, Qt.TextElideMode.ElideRight, name_width))
    start = max(left + name_width + 12, rect.left() + SUBJECT if wide else 0)
    box = QRect(start, rect.top(), right - start, rect.height())
    if box.width() < 20:
        return
    painter.setFont(look.font("body"))
    painter.setPen(look.color("mid" if item.done or (raised and not wide) else "text"))
    body = look.metrics("body")
    text = body.elidedText(item.subject, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, ONE_LINE, text)
    if item.done:
        middle = rect.center().y() + 1
        paint_line(painter, look, QRect(start, middle, round(body.horizontalAdvance(text)), 1), "control")
