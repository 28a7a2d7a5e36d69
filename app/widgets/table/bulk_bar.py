"""The dark bar between table and status bar: how many are ticked and what can be done with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.theme import manager, paint_icon
from app.widgets.menu import Menu
from app.widgets.text import plain

SIDE = 16
SPACE = 8


@dataclass(frozen=True)
class BulkAction:
    """One thing to do with the ticked rows."""

    key: str
    text: str
    icon: str


class InverseButton(QAbstractButton):
    """Icon and words on the inverse ground."""

    def __init__(self, text: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        words = manager().theme.metrics("body").horizontalAdvance(self.text()) if self.text() else -6
        return QSize(int(words) + 18 + 6 + 16, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = manager().theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.isDown():
            fill = QColor(theme.color("inverseText"))
            fill.setAlpha(48 if self.isDown() else 26)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setPen(theme.pen("inverseText", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)
        paint_icon(painter, QRectF(8, 0, 18, self.height()), self._icon, "inverseText")
        painter.setFont(theme.font("body"))
        painter.setPen(theme.pen("inverseText"))
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(box.adjusted(31, 0, 0, 0), left, self.text())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class BulkBar(QWidget):
    """Shows itself while something is ticked; `triggered(key)` and `closed()` say what was chosen."""

    triggered = Signal(str)
    closed = Signal()

    def __init__(self, actions: Sequence[BulkAction] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strong, self._detail = "", ""
        self._actions: tuple[BulkAction, ...] = ()
        self._buttons: list[InverseButton] = []
        self._overflow = InverseButton("", "more", self)
        self._overflow.clicked.connect(self._show_rest)
        self._close = InverseButton("", "x", self)
        self._close.clicked.connect(self.closed)
        self.setFixedHeight(manager().theme.height("bulkbar"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_actions(actions)
        self.retranslate()
        manager().themeChanged.connect(self.update)

    def retranslate(self) -> None:
        """Take the words of the language in use."""
        for button, words in (
            (self._overflow, self.tr("More actions")),
            (self._close, self.tr("Clear selection")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(plain(words))

    def set_actions(self, actions: Sequence[BulkAction]) -> None:
        """Offer these actions, first ones kept longest when there is little room."""
        for button in self._buttons:
            button.deleteLater()
        self._actions = tuple(actions)
        self._buttons = [InverseButton(action.text, action.icon, self) for action in actions]
        for action, button in zip(actions, self._buttons, strict=True):
            button.clicked.connect(lambda _checked=False, key=action.key: self.triggered.emit(key))
        QWidget.setTabOrder(self._overflow, self._close)
        self._place()

    def set_text(self, strong: str, detail: str = "") -> None:
        """Say how many are ticked, and something about them."""
        self._strong, self._detail = strong, detail
        self.setAccessibleName(f"{strong} {detail}".strip())
        self._place()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = manager().theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("inverse"))
        painter.drawRoundedRect(QRectF(self.rect()), theme.radius("card"), theme.radius("card"))
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(theme.font("body", strong=True))
        painter.setPen(theme.pen("inverseText"))
        painter.drawText(QRectF(SIDE, 0, self.width(), self.height()), middle, self._strong)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.pen("inverseSec"))
        painter.drawText(
            QRectF(self._detail_x(), 0, self.width(), self.height()), middle, self._fitting_detail()
        )
        painter.end()

    def _detail_x(self) -> float:
        return SIDE + manager().theme.metrics("body", strong=True).horizontalAdvance(self._strong) + 12

    def _fitting_detail(self) -> str:
        """The detail, or nothing where it would push the actions out."""
        advance = manager().theme.metrics("body").horizontalAdvance(self._detail)
        return self._detail if self._detail_x() + advance + 110 <= self.width() else ""

    def _words_end(self) -> int:
        detail = self._fitting_detail()
        advance = manager().theme.metrics("body").horizontalAdvance(detail)
        return int(self._detail_x() + advance) + (14 if detail else 0)

    def _place(self) -> None:
        top = (self.height() - 32) // 2
        self._close.setGeometry(self.width() - 34 - 8, top, 34, 32)
        x, limit = self._words_end(), self.width() - 34 - 8 - SPACE
        widths = [button.sizeHint().width() for button in self._buttons]
        everything = sum(widths) + SPACE * max(0, len(widths) - 1)
        room = limit - x if x + everything <= limit else limit - x - 34 - SPACE
        fits = 0
        for button, width in zip(self._buttons, widths, strict=True):
            shown = fits == self._buttons.index(button) and width <= room
            button.setVisible(shown)
            if shown:
                button.setGeometry(x, top, width, 32)
                x += width + SPACE
                room -= width + SPACE
                fits += 1
        self._overflow.setVisible(fits < len(self._buttons))
        self._overflow.setGeometry(x, top, 34, 32)

    def rest(self) -> Menu:
        """The menu of actions for which there is no room."""
        menu = Menu(parent=self)
        for action, button in zip(self._actions, self._buttons, strict=True):
            if button.isHidden():
                menu.add(action.text, partial(self.triggered.emit, action.key), icon=action.icon)
        return menu

    def _show_rest(self) -> None:
        menu = self.rest()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._overflow.mapToGlobal(QPoint(0, self._overflow.height())))
