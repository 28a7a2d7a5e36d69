"""One lane of a board: a heading with its sums, and the list of its cards."""

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.theme import manager, theme
from app.widgets.board.card_delegate import CARD, CardDelegate
from app.widgets.board.cards import LaneModel
from app.widgets.buttons import IconButton
from app.widgets.text import ElidedLabel, label, plain

MIME = "application/x-lianyi-card"
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class LaneHead:
    """The words of a lane's heading; `share` of the bar from 0 to 1 in the colour of `role`."""

    title: str
    count: str
    odds: str
    odds_tip: str
    amount: str
    weighted: str
    share: float
    role: str = "fc2"


def dragged_card(data: QMimeData) -> int | None:
    """The key of the card that is dragged, if one is."""
    return int(bytes(data.data(MIME).data()).decode()) if data.hasFormat(MIME) else None


class LaneList(QListView):
    """The cards. Signals carry the key of a card.

    `shifted(key, lanes)` for Ctrl+Left/Right, `month_shifted(key, months)` for Ctrl+Shift+Left/Right,
    `stepped(lanes)` when the keyboard goes to the lane beside.
    """

    opened = Signal(object)
    shifted = Signal(object, int)
    month_shifted = Signal(object, int)
    stepped = Signal(int)
    letter = Signal(str, object)
    menu_wanted = Signal(object, object)
    dropped = Signal(object)
    current_changed = Signal(object)

    def __init__(self, model: LaneModel, name: str) -> None:
        super().__init__()
        self.lane = model
        self._over = False
        self.setProperty("kind", "bare")  # the lane's own ground shows beside the scroll bar too
        self.setModel(model)
        self.setItemDelegate(CardDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(name)
        self.activated.connect(lambda index: self._tell(self.opened, index.row()))
        manager().themeChanged.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(
            lambda now, _old: self._tell(self.current_changed, now.row())
        )

    def current_id(self) -> int | None:
        """The card with the keyboard."""
        row = self.currentIndex().row()
        return self.lane.ids[row] if 0 <= row < len(self.lane.ids) else None

    def set_current_row(self, row: int) -> None:
        """Put the keyboard on the card at this place, or the last one."""
        count = self.lane.rowCount()
        if count:
            self.setCurrentIndex(self.lane.index(min(max(0, row), count - 1)))

    def _tell(self, signal: object, row: int) -> None:
        if 0 <= row < len(self.lane.ids):
            signal.emit(self.lane.ids[row])  # type: ignore[attr-defined]

    # -- keys ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and J K walk, with Ctrl they move the card, letters are the page's."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._sideways(1 if key == Qt.Key.Key_Right else -1, held)
        elif held == PLAIN and key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self.set_current_row(self.currentIndex().row() + (1 if key == Qt.Key.Key_J else -1))
        elif held == PLAIN and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.opened, self.currentIndex().row())
        elif held == PLAIN and Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
            if self.current_id() is not None and not event.isAutoRepeat():
                self.letter.emit(chr(key), self.current_id())
        else:
            super().keyPressEvent(event)

    def _sideways(self, by: int, held: Qt.KeyboardModifier) -> None:
        key = self.current_id()
        if held == PLAIN:
            self.stepped.emit(by)
        elif held == CONTROL and key is not None:
            self.shifted.emit(key, by)
        elif held == CONTROL | SHIFT and key is not None:
            self.month_shifted.emit(key, by)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a card."""
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            at = event.globalPos()
            if event.reason() != QContextMenuEvent.Reason.Mouse:
                at = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(self.lane.ids[index.row()], at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens."""
        self._tell(self.opened, self.indexAt(event.position().toPoint()).row())

    # -- dragging ------------------------------------------------------------------------------------------

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """The card follows the mouse as a picture."""
        key = self.current_id()
        if key is None:
            return
        drag = QDrag(self)
        data = QMimeData()
        data.setData(MIME, QByteArray(str(key).encode()))
        drag.setMimeData(data)
        drag.setPixmap(self._picture())
        drag.setHotSpot(QPoint(24, 20))
        drag.exec(Qt.DropAction.MoveAction)

    def _picture(self) -> QPixmap:
        box = self.visualRect(self.currentIndex())
        return self.viewport().grab(QRect(box.left(), box.top(), box.width(), CARD))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A card may be dropped here."""
        self._show_over(dragged_card(event.mimeData()) is not None)
        if self._over:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere in the lane."""
        if self._over:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went on."""
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which card came."""
        self._show_over(False)
        key = dragged_card(event.mimeData())
        if key is not None:
            event.acceptProposedAction()
            self.dropped.emit(key)

    def _show_over(self, on: bool) -> None:
        self._over = on
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cards, and a frame while one is held over the lane."""
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), theme().color("sidebar"))
        ground.end()
        super().paintEvent(event)
        if self._over:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(3, 1, -3, -3), 6, 6)
            painter.end()


class Lane(QWidget):
    """Heading and cards on the tone of the lane."""

    new_asked = Signal()

    def __init__(self, model: LaneModel, name: str, new_words: str = "") -> None:
        super().__init__()
        self._head = LaneHead(name, "", "", "", "", "", 0)
        self.list = LaneList(model, name)
        self._title = ElidedLabel(name, type="body", strong=True)
        self._count = label("", role="mid")
        self._odds = label("", type="small", role="mid")
        self._amount = label("", strong=True)
        self._weighted = label("", type="small", role="mid")
        self._bar = _Bar()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 8)
        outer.setSpacing(0)
        first, second = _row(), _row()
        first.addStrut(24)
        first.addWidget(self._title)
        first.addWidget(self._count)
        first.addStretch(1)
        first.addWidget(self._odds)
        if new_words:
            first.addWidget(IconButton("plus", new_words, side=24, clicked=self.new_asked.emit))
        else:
            first.addSpacing(8)
        second.addWidget(self._amount)
        second.addStretch(1)
        second.addWidget(self._weighted)
        second.addSpacing(6)
        outer.addLayout(first)
        outer.addLayout(second)
        bar = _row()
        bar.setContentsMargins(12, 6, 12, 8)
        bar.addWidget(self._bar)
        outer.addLayout(bar)
        outer.addWidget(self.list, 1)

    def show_head(self, head: LaneHead) -> None:
        """Bring the heading up to date."""
        if head == self._head:
            return
        self._head = head
        self._title.set_text(head.title)
        for target, words in (
            (self._count, head.count),
            (self._odds, head.odds),
            (self._amount, head.amount),
            (self._weighted, head.weighted),
        ):
            target.setText(words)
        self._odds.setToolTip(plain(head.odds_tip))
        self._bar.show_share(head.share, head.role)
        self.list.setAccessibleName(f"{head.title}, {head.count}, {head.amount}")

    @property
    def head(self) -> LaneHead:
        """What the heading says."""
        return self._head

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of the lane."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().brush("sidebar"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.end()


class _Bar(QWidget):
    """A line of 3 px: what of the greatest lane this one holds."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self._role = 0.0, "fc2"
        self.setFixedHeight(3)

    def show_share(self, share: float, role: str) -> None:
        """How much, in which colour."""
        self._share, self._role = share, role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for width, role in ((1.0, "pressed"), (self._share, self._role)):
            painter.setBrush(theme().brush(role))
            painter.drawRoundedRect(QRectF(0, 0, self.width() * width, 3), 1.5, 1.5)
        painter.end()


def _row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(12, 0, 6, 0)
    row.setSpacing(6)
    return row
