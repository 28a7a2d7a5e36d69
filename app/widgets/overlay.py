"""A layer over the whole window: scrim, focus kept inside, keys kept from the window below."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.theme import manager, theme
from app.widgets.focus_ring import focus_left, ring_target
from app.widgets.popup import paint_shadow

_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)

SHADOW = 64  # the shadow ends within so many pixels


class Overlay(QWidget):
    """Covers its host window; ``panel`` is the widget in the middle that people work with."""

    closed = Signal()

    def __init__(self, host: QWidget, *, dim: bool = True) -> None:
        """Over the window of ``host``, hidden until ``open_overlay``."""
        super().__init__(host.window())
        self._window = host.window()
        self._dim = dim
        self._before: QWidget | None = None
        self.panel = QWidget(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        manager().themeChanged.connect(self.update)

    def open_overlay(self, first: QWidget | None = None) -> None:
        """Show it on top and put the keyboard on ``first``, or on the first field inside."""
        host = self._host()
        self._before = QApplication.focusWidget()
        host.installEventFilter(self)
        self.setGeometry(host.rect())
        self.show()
        self.raise_()
        self._place()
        target = first or next(iter(self._stops()), self.panel)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_overlay(self) -> None:
        """Hide it for good and give the keyboard back to where it was."""
        if self.isHidden():
            return
        target = ring_target()
        if target is not None and self.isAncestorOf(target):
            focus_left(target)
        self._host().removeEventFilter(self)
        self.hide()
        if self._before is not None and _alive(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def panel_rect(self) -> QRect:
        """Where the panel stands; centred, a little above the middle."""
        size = self.panel.sizeHint().boundedTo(self.size())
        left = (self.width() - size.width()) // 2
        return QRect(QPoint(left, max(0, (self.height() - size.height()) * 45 // 100)), size)

    def _host(self) -> QWidget:
        return self._window

    def _place(self) -> None:
        """Put the panel where it belongs; only what it leaves or covers anew is painted again."""
        before, after = self.panel.geometry(), self.panel_rect()
        if before != after:
            self.panel.setGeometry(after)
            self.update(before.united(after).adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW))

    def escape(self) -> None:
        """What Esc does."""
        self.close_overlay()

    def clicked_outside(self) -> None:
        """What a click on the scrim does: nothing, so that no text is lost by a slip."""

    # window, paint, mouse

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._host().rect())
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Scrim and the shadow of the panel; nothing of it shows where the panel itself is painted anew."""
        inset = theme().radius("dialog")
        if self.panel.geometry().adjusted(inset, inset, -inset, -inset).contains(event.rect()):
            return
        painter = QPainter(self)
        if self._dim:
            painter.fillRect(self.rect(), theme().scrim)
        paint_shadow(painter, QRectF(self.panel.geometry()), theme().radius("dialog"))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing below is reached by the mouse."""
        event.accept()
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.clicked_outside()

    # keyboard

    def _stops(self) -> list[QWidget]:
        """What Tab reaches inside, in order."""
        found: list[QWidget] = []
        widget: QWidget | None = self.panel
        while widget is not None:
            if self._is_stop(widget):
                found.append(widget)
            widget = widget.nextInFocusChain()
            if widget is self.panel:
                break
        return found

    def _is_stop(self, widget: QWidget) -> bool:
        tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        inside = widget is not self.panel and self.panel.isAncestorOf(widget)
        return inside and tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes round inside the panel."""
        stops = self._stops()
        if not stops:
            return True
        current = QApplication.focusWidget()
        at = stops.index(current) if current in stops else (-1 if following else 0)
        reason = Qt.FocusReason.TabFocusReason if following else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if following else -1)) % len(stops)].setFocus(reason)
        return True

    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts away while this is open, but not those made inside."""
        if event.type() == QEvent.Type.ShortcutOverride:
            key_event = cast(QKeyEvent, event)
            if key_event.key() not in _MODIFIERS and not self._own_shortcut(key_event):
                event.accept()
                return True
        return super().event(event)

    def _own_shortcut(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        if (
            pressed.matches(QKeySequence(QKeySequence.StandardKey.Quit))
            == QKeySequence.SequenceMatch.ExactMatch
        ):
            return True
        keys = [shortcut.key() for shortcut in self.findChildren(QShortcut)]
        for widget in self.findChildren(QWidget):
            keys.extend(key for action in widget.actions() for key in action.shortcuts())
        return any(key.matches(pressed) == QKeySequence.SequenceMatch.ExactMatch for key in keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; nothing else reaches the window below."""
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
        event.accept()


def _alive(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(widget)
