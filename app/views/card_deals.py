"""The deals of a customer on its card: amount, stage, next step; Enter opens one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.queries.deals import DealRow
from app.theme import theme
from app.views.card_plans import clear
from app.views.context import Context
from app.views.deal_words import STATE_TONES, day_words, money_words, next_words, stage_words
from app.vocabulary import DealState
from app.widgets.buttons import Button, IconButton
from app.widgets.card import Card
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.marks import tag
from app.widgets.text import ElidedLabel, label

SHOWN = 6


class DealLine(QWidget):
    """Two lines: name and amount, stage and next step."""

    opened = Signal(object)

    def __init__(self, context: Context, row: DealRow) -> None:
        super().__init__()
        self.row = row
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        still_open = row.state == DealState.OPEN
        amount = money_words(context, row.amount, row.currency)
        stage = stage_words(context, row.stage) if still_open else context.word("deal_state", row.state)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 6, 16, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.addWidget(ElidedLabel(row.name), 0, 0)
        grid.addWidget(label(amount, strong=still_open), 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(tag(stage, STATE_TONES[DealState(row.state)]), 1, 0, Qt.AlignmentFlag.AlignLeft)
        words, tone = next_words(context, row) if still_open else (day_words(context, row.ended_day), "")
        grid.addWidget(tag(words, tone), 1, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        self.setAccessibleName(", ".join(part for part in (row.name, amount, stage, words) if part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, arrows walk."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.row.id)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_J):
            self.focusNextChild()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_K):
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lit below the mouse and the keyboard."""
        if self.underMouse() or self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().brush("sel" if self.hasFocus() else "hover"))
            painter.drawRoundedRect(self.rect().adjusted(6, 1, -6, -1), 6, 6)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)


class DealsCard(Card):
    """Open deals first; the plus makes a new one for the customer."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", padded=False, small=True, parent=parent)
        self.set_title(self.tr("Deals"))
        self.context = context
        self._key: int | None = None
        self._shown: tuple[int | None, tuple[DealRow, ...], object] | None = None
        self.rows: list[DealLine] = []
        self.add_action(IconButton("plus", self.tr("New deal"), side=28, clicked=self._new))
        self.body.setContentsMargins(0, 0, 0, 6)

    def show_deals(self, customer: int, deals: Sequence[DealRow]) -> None:
        """Show the deals of a customer."""
        self._key = customer
        shown = (customer, tuple(deals), self.context.today())
        if shown == self._shown:
            return
        self._shown = shown
        clear(self.body)
        self.rows = []
        for row in deals[:SHOWN]:
            made = DealLine(self.context, row)
            made.opened.connect(lambda key: self.context.navigate.emit("deal", {"id": key}))
            self.rows.append(made)
            self.add(made)
        still_open = sum(row.state == DealState.OPEN for row in deals)
        self.set_title(self.tr("Deals"), self.tr("{count} open").format(count=still_open) if deals else "")
        if len(deals) > SHOWN:
            words = self.tr("All {count}").format(count=len(deals))
            to_list = partial(
                self.context.navigate.emit, "deals", {"filter": {"state": "all", "customer": customer}}
            )
            self.add(Button(words, kind="link", sizing="inline", clicked=to_list))
        if not deals:
            none = label(self.tr("No deal yet."), role="sec", wrap=True)
            none.setContentsMargins(16, 0, 16, 8)
            self.add(none)

    def _new(self) -> None:
        self.context.dialog.emit("deal", {"customer_id": self._key})
