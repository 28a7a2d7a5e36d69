"""A short note at the bottom left that something was done, with the way back; never for errors."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QMoveEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from app.theme import manager, paint_icon, theme
from app.widgets.announce import announce
from app.widgets.text import ElidedLabel

STAY = 8_000  # milliseconds
INSET = 20
GAP = 8
WIDEST = 640
KEEP_CLEAR = "keepClearOfToasts"


class _Action(QWidget):
    """The strong word that undoes."""

    clicked = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = text
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self.setFixedSize(round(theme().metrics("body", strong=True).horizontalAdvance(text)) + 16, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Strong text on inverse, underlined under the mouse."""
        look, painter = theme(), QPainter(self)
        painter.setFont(look.font("body", strong=True))
        painter.setPen(look.color("inverseText"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text)
        if self.underMouse():
            painter.fillRect(8, 27, self.width() - 16, 1, look.color("inverseText"))
        painter.end()

    def enterEvent(self, event: QEvent) -> None:
        """Underline."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No longer."""
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click acts."""
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class Toast(QWidget):
    """One note over ``host``; it stays eight seconds, longer while the mouse is on it."""

    action_triggered = Signal()
    gone = Signal()

    def __init__(
        self, host: QWidget, text: str, action: str = "", *, icon: str = "checkc", stay: int = STAY
    ) -> None:
        """Shown at once by ``show_toast``."""
        super().__init__(host)
        self._icon = icon
        self._host = host
        self.setFixedHeight(theme().height("toast"))
        self.text = text
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(40, 0, 8 if action else 16, 0)
        row.setSpacing(16)
        self._label = ElidedLabel(text, role="inverseText")
        row.addWidget(self._label)
        if action:
            button = _Action(action, self)
            button.clicked.connect(self.trigger)
            row.addWidget(button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(stay)
        self._timer.timeout.connect(self.dismiss)
        host.installEventFilter(self)
        if isinstance(host, QStackedWidget):
            host.currentChanged.connect(self.place)  # another page would cover it
        manager().themeChanged.connect(self.update)

    def show_now(self) -> None:
        """Show it and start the clock."""
        self.place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, self.text)

    def trigger(self) -> None:
        """Press the action."""
        self.action_triggered.emit()
        self.dismiss()

    def dismiss(self) -> None:
        """Take it away."""
        if self.isHidden():
            return
        self._timer.stop()
        self.hide()
        self.gone.emit()
        self.deleteLater()

    def place(self) -> None:
        """Stand at the bottom left, above what must stay readable."""
        host = self._host
        width = min(self.sizeHint().width(), host.width() - 2 * INSET, WIDEST)
        bottom = host.height() - INSET
        for kept in host.findChildren(QWidget, KEEP_CLEAR):
            if kept.isVisible():
                bottom = min(bottom, kept.mapTo(host, QPoint(0, 0)).y() - GAP)
        self.raise_()
        self.setGeometry(INSET, bottom - self.height(), width, self.height())

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(self._row.sizeHint().width(), self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the host changes its size."""
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEvent) -> None:
        """Wait while somebody reads."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go on counting."""
        self._timer.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """An inverse bar with a check."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.brush("inverse"))
        painter.drawRoundedRect(self.rect(), 6, 6)
        paint_icon(painter, QRectF(14, 10, 16, 16), self._icon, "inverseText")
        painter.end()


class KeepClear(QFrame):
    """A line at the bottom that must stay readable: notes stand above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(KEEP_CLEAR)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notes follow."""
        super().resizeEvent(event)
        _make_room(self)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Notes follow."""
        super().moveEvent(event)
        _make_room(self)

    def showEvent(self, event: QShowEvent) -> None:
        """With the page it belongs to: notes that were there before come to the top again."""
        super().showEvent(event)
        _make_room(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the room back."""
        super().hideEvent(event)
        _make_room(self)


def _make_room(kept: QWidget) -> None:
    for toast in kept.window().findChildren(Toast):
        if not toast.isHidden():
            toast.place()


def show_toast(
    host: QWidget,
    text: str,
    action: str = "",
    on_action: Callable[[], object] | None = None,
    *,
    icon: str = "checkc",
    stay: int = STAY,
) -> Toast:
    """Show a note at the bottom left of ``host``; an older one there gives way."""
    for old in host.findChildren(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly):
        old.dismiss()
    toast = Toast(host, text, action if on_action is not None else "", icon=icon, stay=stay)
    if on_action is not None:
        toast.action_triggered.connect(on_action)
    toast.show_now()
    return toast
