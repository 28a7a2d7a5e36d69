"""Paints the cards of a lane; one delegate, no widget per card."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.theme import Theme, paint_icon, theme
from app.widgets.board.cards import CARD_ROLE, BoardCard
from app.widgets.painting import paint_avatar, paint_tag, tag_width

CARD, GAP, SIDE = 104, 8, 8
PAD_X, PAD_Y = 12, 9
LINES = (18, 21, 21, 24)  # heights of the four lines
LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
ELIDE = Qt.TextElideMode.ElideRight

Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    """All cards are of one size, so that a lane of thousands is laid out at once."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """A card and the gap below it."""
        return QSize(self._view.viewport().width(), CARD + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The card of a row; one that is no longer there stays blank."""
        card = index.data(CARD_ROLE)
        if card is None:
            return
        look = theme()
        box = QRect(option.rect).adjusted(SIDE, 0, -SIDE, -GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self._paint_frame(painter, look, box, selected=selected and self._view.hasFocus(), hover=hover)
        paint_card(painter, look, box.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y), card)
        painter.restore()

    def _paint_frame(
        self, painter: QPainter, look: Theme, box: QRect, *, selected: bool, hover: bool
    ) -> None:
        shape = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(look.brush("surface"))
        painter.setPen(look.pen("field" if hover else "border"))
        if selected:
            shape = QRectF(box).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(look.color("focus"), 2))
        painter.drawRoundedRect(shape, 6, 6)


def paint_card(painter: QPainter, look: Theme, box: QRect, card: BoardCard) -> None:
    """The four lines of a card."""
    top = box.top()
    lines = []
    for height in LINES:
        lines.append(QRect(box.left(), top, box.width(), height))
        top += height
    _paint_head(painter, look, lines[0], card)
    _text(painter, look, lines[1], card.title, "body", "text", strong=True)
    _paint_amount(painter, look, lines[2], card)
    _paint_foot(painter, look, lines[3], card)


def _paint_head(painter: QPainter, look: Theme, line: QRect, card: BoardCard) -> None:
    used = _right_text(painter, look, line, card.age, card.age_role)
    left = line.left()
    if card.icon:
        paint_icon(painter, QRect(left, line.top() + 2, 14, 14), card.icon, "mid")
        left += 20
    head = QRect(left, line.top(), line.right() - used - left - 6, line.height())
    _text(painter, look, head, card.head, "small", "mid")


def _paint_amount(painter: QPainter, look: Theme, line: QRect, card: BoardCard) -> None:
    used = 0
    if card.mark:
        used = _right_text(painter, look, line, card.mark, card.mark_role)
        paint_icon(painter, QRect(line.right() - used - 17, line.top() + 4, 13, 13), "alert", card.mark_role)
        used += 22
    _text(painter, look, line.adjusted(0, 0, -used, 0), card.amount, "card", "text", strong=True)


def _paint_foot(painter: QPainter, look: Theme, line: QRect, card: BoardCard) -> None:
    room = line.width()
    if card.owner:
        disc = QRect(line.right() - 19, line.top() + 3, 20, 20)
        paint_avatar(painter, disc, card.owner, card.owner_hue, look)
        room -= 28
    width = min(room, round(tag_width(card.chip, look, icon=card.chip_icon)) + 1)
    chip = QRect(line.left(), line.top() + 3, width, 20)
    paint_tag(painter, chip, card.chip, card.chip_tone, look, icon=card.chip_icon)


def _text(
    painter: QPainter, look: Theme, box: QRect, words: str, font: str, role: str, *, strong: bool = False
) -> None:
    painter.setFont(look.font(font, strong=strong))
    painter.setPen(look.color(role))
    shown = look.metrics(font, strong=strong).elidedText(words, ELIDE, box.width())
    painter.drawText(box, LEFT, shown)


def _right_text(painter: QPainter, look: Theme, line: QRect, words: str, role: str) -> int:
    """Words at the right end of a line; how wide they are."""
    painter.setFont(look.font("small"))
    painter.setPen(look.color(role))
    painter.drawText(line, RIGHT, words)
    return round(look.metrics("small").horizontalAdvance(words)) + 1
