"""The focus ring: one frame that follows the control with the keyboard focus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget
from shiboken6 import isValid

from app.theme import manager

KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_ATTRIBUTE = "_lianyi_focus_ring"


def _ring() -> QFocusFrame:
    app = QApplication.instance()
    found: QFocusFrame | None = getattr(app, _ATTRIBUTE, None)
    if found is None:
        manager().themeChanged.connect(_show_again)
    if found is None or not isValid(found):
        found = QFocusFrame()
        setattr(app, _ATTRIBUTE, found)
    return found


def _show_again() -> None:
    """Qt hides its focus frame when the style sheet changes."""
    if ring_target() is not None:
        _ring().show()
        _ring().raise_()


def focus_came(widget: QWidget, reason: Qt.FocusReason, *, always: bool = False) -> None:
    """Put the ring around ``widget`` when the keyboard brought the focus, or ``always`` for fields."""
    if always or reason in KEYBOARD_REASONS:
        ring = _ring()
        ring.setWidget(widget)
        ring.raise_()


def focus_left(widget: QWidget) -> None:
    """Take the ring away from ``widget`` if it is there."""
    ring: QFocusFrame | None = getattr(QApplication.instance(), _ATTRIBUTE, None)
    if ring is not None and isValid(ring) and ring.widget() is widget:
        ring.setWidget(None)  # type: ignore[arg-type]


def ring_target() -> QWidget | None:
    """Return the control the ring is around, for tests and for painting."""
    ring: QFocusFrame | None = getattr(QApplication.instance(), _ATTRIBUTE, None)
    return ring.widget() if ring is not None and isValid(ring) else None
