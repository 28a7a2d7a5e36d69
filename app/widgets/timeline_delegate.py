"""Paints the rows of a timeline and knows how high each one is."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.theme import Theme, paint_icon, theme
from app.widgets.painting import paint_tag, tag_width
from app.widgets.strokes import paint_line, paint_ring
from app.widgets.timeline import FIRST_ROLE, ITEM_ROLE, LAST_ROLE, TimelineItem

MONTH = 34
TITLE = 20
LINE = 20
TAGS = 24
GAP = 10
PAD = 6
LEFT = 16
TEXT = 56
RIGHT = 16
DISC = 28

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Shape:
    lines: tuple[str, ...]
    tag_rows: tuple[tuple[tuple[str, str], ...], ...]
    height: int


class TimelineDelegate(QStyledItemDelegate):
    """Heights and wrapped lines are worked out once per item and width."""

    def __init__(self, view: QListView, body_lines: int) -> None:
        """Paint for a view."""
        super().__init__(view)
        self._view = view
        self._body_lines = body_lines
        self._shapes: dict[tuple[object, int], _Shape] = {}

    def forget(self) -> None:
        """Drop what is cached: the width, the theme or the items changed."""
        self._shapes.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Height of a row at the view's width."""
        width = self._view.viewport().width()
        month = MONTH if index.data(FIRST_ROLE) else 0
        return QSize(width, month + self._shape(index.data(ITEM_ROLE), width).height)

    def _shape(self, item: TimelineItem, width: int) -> _Shape:
        key = (item.id, width)
        found = self._shapes.get(key)
        if found is None:
            found = self._shapes[key] = _shape_of(item, max(60, width - TEXT - RIGHT), self._body_lines)
        return found

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Month heading, line and disc, then the texts."""
        look = theme()
        item: TimelineItem = index.data(ITEM_ROLE)
        rect: QRect = QRect(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(FIRST_ROLE):
            painter.setFont(look.font("small"))
            painter.setPen(look.color("sec"))
            box = QRect(rect.left() + LEFT, rect.top() + 4, rect.width() - LEFT, MONTH - 8)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, item.month)
            rect.setTop(rect.top() + MONTH)
        focused = bool(state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        if hover or focused:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("sel" if focused else "hover"))
            painter.drawRoundedRect(QRectF(rect.adjusted(6, 0, -6, -4)), 6, 6)
        self._paint_badge(
            painter, look, rect, item, last=bool(index.data(LAST_ROLE)), raised=hover or focused
        )
        self._paint_texts(painter, look, rect, item, tinted=hover or focused)
        if focused:
            paint_ring(painter, look, rect.adjusted(6, 0, -6, -4), 6)
        painter.restore()

    def _paint_badge(
        self, painter: QPainter, look: Theme, rect: QRect, item: TimelineItem, *, last: bool, raised: bool
    ) -> None:
        disc = QRectF(rect.left() + LEFT, rect.top() + PAD, DISC, DISC)
        if not last:
            top = int(disc.bottom()) + 4
            paint_line(
                painter, look, QRect(int(disc.center().x()), top, 1, rect.bottom() - top + 3), "border"
            )
        fill, ink = _tone(item.tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("surface" if raised else fill))
        painter.drawEllipse(disc)
        paint_icon(painter, disc.adjusted(6, 6, -6, -6), item.icon, ink)

    def _paint_texts(
        self, painter: QPainter, look: Theme, rect: QRect, item: TimelineItem, *, tinted: bool
    ) -> None:
        shape = self._shape(item, self._view.viewport().width())
        quiet = look.color("mid" if tinted else "sec")
        left, right, top = rect.left() + TEXT, rect.right() - RIGHT, rect.top() + PAD
        small = look.font("small")
        when_width = QFontMetrics(small).horizontalAdvance(item.when_text)
        painter.setFont(small)
        painter.setPen(quiet)
        when_box = QRect(right - when_width, top, when_width + 1, TITLE)
        painter.drawText(when_box, Qt.AlignmentFlag.AlignVCenter, item.when_text)
        _paint_title(
            painter, look, QRect(left, top, right - when_width - 12 - left, TITLE), item, tinted=tinted
        )
        painter.setFont(look.font("body"))
        painter.setPen(look.color("mid"))
        y = top + TITLE
        for line in shape.lines:
            painter.drawText(QPointF(left, y + _baseline(look.font("body"), LINE)), line)
            y += LINE
        for row in shape.tag_rows:
            x = float(left)
            for text, tone in row:
                width = min(tag_width(text, look), right - x)
                paint_tag(painter, QRectF(x, y + 3, width, 20), text, tone, look, raised=tinted)
                x += width + 8
            y += TAGS


def _tone(tone: str) -> tuple[str, str]:
    if tone == "accent":
        return "accentTint", "accentText"
    return f"{tone}Bg", f"{tone}Fg"


def _baseline(font: QFont, line: int) -> float:
    metrics = QFontMetrics(font)
    return (line - metrics.height()) / 2 + metrics.ascent()


def _paint_title(painter: QPainter, look: Theme, box: QRect, item: TimelineItem, *, tinted: bool) -> None:
    strong, small = look.font("body", strong=True), look.font("small")
    metrics = QFontMetrics(strong)
    title = metrics.elidedText(item.title, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(strong)
    painter.setPen(look.color("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, title)
    used = metrics.horizontalAdvance(title) + 8
    if item.meta and box.width() - used > 24:
        meta_box = box.adjusted(used, 0, 0, 0)
        meta = QFontMetrics(small).elidedText(item.meta, Qt.TextElideMode.ElideRight, meta_box.width())
        painter.setFont(small)
        painter.setPen(look.color("mid" if tinted else "sec"))
        painter.drawText(meta_box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, meta)


def _shape_of(item: TimelineItem, width: int, body_lines: int) -> _Shape:
    look = theme()
    lines = wrap_lines(item.body, look.font("body"), width, body_lines)
    rows = _tag_rows(item.tags, width, look)
    height = max(DISC + 2 * PAD + 4, PAD + TITLE + LINE * len(lines) + TAGS * len(rows) + GAP)
    return _Shape(lines, rows, height)


def _tag_rows(
    tags: tuple[tuple[str, str], ...], width: int, look: Theme
) -> tuple[tuple[tuple[str, str], ...], ...]:
    rows: list[list[tuple[str, str]]] = []
    used = 0.0
    for text, tone in tags:
        need = tag_width(text, look) + 8
        if not rows or used + need > width + 8:
            rows.append([])
            used = 0.0
        rows[-1].append((text, tone))
        used += need
    return tuple(tuple(row) for row in rows)


def wrap_lines(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """Text wrapped to ``width`` in at most ``most`` lines; an ellipsis ends the last one if more follows."""
    if not text.strip() or most < 1:
        return ()
    metrics = QFontMetrics(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    result: list[str] = []
    paragraphs = text.strip().splitlines()
    for number, paragraph in enumerate(paragraphs):
        if not paragraph.strip():
            continue
        paragraph = paragraph[: width * most]  # no letter is narrower than a pixel: the rest cannot show
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start, length = line.textStart(), line.textLength()
            rest = paragraph[start:]
            more = len(rest) > length or number < len(paragraphs) - 1
            if len(result) == most - 1 and more:
                whole = rest + ("" if number == len(paragraphs) - 1 else " …")
                result.append(metrics.elidedText(whole, Qt.TextElideMode.ElideRight, width))
                layout.endLayout()
                return tuple(result)
            result.append(rest[:length].rstrip())
        layout.endLayout()
    return tuple(result)
