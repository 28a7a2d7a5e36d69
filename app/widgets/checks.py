"""Check boxes and radio buttons that show the focus ring for the keyboard."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from app.widgets.focus_ring import focus_came, focus_left


class CheckBox(QCheckBox):
    """A check box with words; customer words are shown literally."""

    def __init__(self, text: str = "", *, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setChecked(on)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)


class RadioButton(QRadioButton):
    """A radio button with words; customer words are shown literally."""

    def __init__(self, text: str = "", *, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setProperty("ringRadius", 8)
        self.setChecked(on)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)
