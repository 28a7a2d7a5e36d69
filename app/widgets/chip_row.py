"""A group of chips or faces that is one stop for Tab; the arrows move inside."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.widgets.chip import Chip

_STEP = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


def _is_on(button: QAbstractButton) -> bool:
    return button.is_on() if isinstance(button, Chip) else button.isChecked()


class OneStop(QObject):
    """Tab comes to the chip that is on, else to the first; with ``chooses`` an arrow also presses what it reaches."""

    def __init__(self, chips: Iterable[QAbstractButton], parent: QWidget, *, chooses: bool = True) -> None:
        super().__init__(parent)
        self._chips = list(chips)
        self._chooses = chooses
        for chip in self._chips:
            chip.installEventFilter(self)
        self.settle()

    def settle(self) -> None:
        """Call when another chip is on."""
        focused = next((chip for chip in self._chips if chip.hasFocus()), None)
        on = next((chip for chip in self._chips if _is_on(chip)), None)
        self._stop_at(on or focused or self._chips[0])

    def _stop_at(self, stop: QAbstractButton) -> None:
        for chip in self._chips:
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus if chip is stop else Qt.FocusPolicy.NoFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            step = _STEP.get(Qt.Key(event.key()), 0)
            if step and isinstance(watched, QAbstractButton):
                self._move(self._chips.index(watched) + step)
                return True
        return False

    def _move(self, to: int) -> None:
        chip = self._chips[to % len(self._chips)]
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        if self._chooses:
            chip.click()
        else:
            self._stop_at(chip)
