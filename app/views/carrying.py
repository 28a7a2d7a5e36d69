"""What was pressed and typed at the face, before the parts were there, is done to the parts now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

if TYPE_CHECKING:
    from app.views.face import Meanwhile
    from app.views.main_window import MainWindow


def carry_over(window: "MainWindow", came: "Meanwhile") -> None:
    """Keys in their order, then the click, then the search; nothing more when one of them was to quit."""
    for event in came.keys:
        if window.leaving:
            return
        _press(window, event)
    if came.clicked is not None:
        _click(window, came.clicked)
    if came.typed is not None:
        field = window.open_palette(came.typed)
        for event in came.searched:
            QApplication.sendEvent(field, event)


def _press(window: "MainWindow", event: QKeyEvent) -> None:
    pressed = QKeySequence(event.keyCombination())
    for shortcut in window.findChildren(QShortcut):
        keys = shortcut.keys()
        if shortcut.parent() is window and pressed in keys:
            shortcut.activated.emit()
            return
    target = QApplication.focusWidget()
    if target is not None:
        QApplication.sendEvent(target, event)


def _click(window: "MainWindow", at: QPoint) -> None:
    """A button stands where there was only its picture: press it."""
    target: QWidget | None = window.childAt(at)
    while target is not None and not isinstance(target, QAbstractButton):
        target = target.parentWidget()
    if isinstance(target, QAbstractButton) and target.isEnabled():
        target.click()
