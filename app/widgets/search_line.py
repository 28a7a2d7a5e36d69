"""A text line that drives a list of results and never acts on what an input method is still composing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent

from app.widgets.fields import LineEdit
from app.widgets.focus_ring import focus_left

_KEYS: dict[int, str] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_PageUp: "page_up",
    Qt.Key.Key_PageDown: "page_down",
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Escape: "escape",
}


class SearchLine(LineEdit):
    """Emits ``key`` for the list's keys: up, down, page_up, page_down, enter, escape, tab."""

    key = Signal(str)
    backspace_on_empty = Signal()

    composing = False
    bare = False
    takes_tab = False
    handles: frozenset[str] = frozenset(_KEYS.values())

    def make_bare(self) -> None:
        """Lose outline and ring: the line is part of a larger box that has its own."""
        self.bare = True
        self.setFrame(False)
        self.setProperty("kind", "bare")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, unless the line is part of a larger box."""
        super().focusInEvent(event)
        if self.bare:
            focus_left(self)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether something is being composed."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand list keys on, unless they belong to the input method."""
        name = _KEYS.get(event.key(), "")
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and name == "enter":
            event.ignore()
        elif name in self.handles and not self.composing:
            self.key.emit(name)
            event.accept()
        elif event.key() == Qt.Key.Key_Backspace and not self.text() and not self.composing:
            self.backspace_on_empty.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab jumps to the next group where that is wanted."""
        if self.takes_tab and following and not self.composing:
            self.key.emit("tab")
            return True
        return bool(super().focusNextPrevChild(following))
