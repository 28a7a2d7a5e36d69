"""Text fields, combo boxes and number fields in one look, with error state and focus halo."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.theme import follow_icon, manager, pixmap, theme
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.text import label, set_look

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _idle_undo(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Whether this asks if the field wants Ctrl+Z or its like, with nothing in it to take back.

    Qt's fields take these keys always; the window's own undo would never be reached from one just saved from.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not undo
    return event.matches(QKeySequence.StandardKey.Redo) and not redo


def mark_error(control: QWidget, on: bool) -> None:
    """Outline a control in red, or take the outline away."""
    set_look(control, "error", on)


class LineEdit(QLineEdit):
    """A one-line field; ``small`` is 28 high; an icon may stand at the left."""

    escaped = Signal()

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        icon: str = "",
        small: bool = False,
        clearable: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if small:
            self.setProperty("sizing", "small")
        self.setText(text)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        if clearable:
            self._add_cross()
        if icon:
            action = QAction(self)
            follow_icon(action, icon, "sec", 16)
            self.addAction(action, QLineEdit.ActionPosition.LeadingPosition)

    def _add_cross(self) -> None:
        """A cross at the right that empties the field, in the product's own icon."""
        cross = QAction(QCoreApplication.translate("LineEdit", "Clear"), self)
        follow_icon(cross, "x", "sec", 16)
        cross.setVisible(bool(self.text()))
        cross.triggered.connect(self.clear)
        self.textChanged.connect(lambda text: cross.setVisible(bool(text)))
        self.addAction(cross, QLineEdit.ActionPosition.TrailingPosition)

    def set_error(self, on: bool) -> None:
        """Show or hide the red outline."""
        mark_error(self, on)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z without a change in the field is left to the window."""
        if _idle_undo(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc tells listeners before it goes on to the dialog."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A field always shows its ring."""
        super().focusInEvent(event)
        focus_came(self, event.reason(), always=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)


class TextArea(QPlainTextEdit):
    """A field of several lines; Tab leaves it, Ctrl+Enter submits."""

    submitted = Signal()

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        lines: int = 3,
        bare: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if bare:
            self.setProperty("kind", "bare")
        self._bare = bare
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setPlainText(text)
        self.set_lines(lines)

    def set_lines(self, lines: int) -> None:
        """Fix the height to a number of lines."""
        frame = 8 if self._bare else 20
        self.setFixedHeight(round(self.fontMetrics().lineSpacing() * lines) + frame)

    def set_error(self, on: bool) -> None:
        """Show or hide the red outline."""
        mark_error(self, on)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z without a change in the text is left to the window."""
        text = self.document()
        if _idle_undo(event, undo=text.isUndoAvailable(), redo=text.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Submit on Ctrl+Enter."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A field always shows its ring, unless it is part of a larger box."""
        super().focusInEvent(event)
        if not self._bare:
            focus_came(self, event.reason(), always=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)


class ComboBox(QComboBox):
    """A drop-down list of (data, text); the wheel does nothing without focus."""

    def __init__(
        self,
        choices: Iterable[tuple[Any, str]] = (),
        *,
        small: bool = False,
        name: str = "",
        chosen: Callable[[Any], Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if small:
            self.setProperty("sizing", "small")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(12)
        self.set_choices(choices)
        if chosen is not None:
            self.activated.connect(lambda _index: chosen(self.value()))

    def set_choices(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Replace the choices, keeping the chosen value where it still exists."""
        before = self.value()
        blocked = self.blockSignals(True)
        self.clear()
        for data, text in choices:
            self.addItem(text, data)
        self.blockSignals(blocked)
        if before is not None:
            self.set_value(before)

    def value(self) -> Any:
        """Return the data of the chosen entry, None where there is none."""
        return self.currentData()

    def set_value(self, value: Any) -> bool:
        """Choose the entry with this data; False where there is none."""
        for index in range(self.count()):
            if self.itemData(index) == value:
                self.setCurrentIndex(index)
                return True
        return False

    def set_error(self, on: bool) -> None:
        """Show or hide the red outline."""
        mark_error(self, on)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the field is in use."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)


def _prepare_spin(box: QAbstractSpinBox, name: str, *, small: bool) -> None:
    if small:
        box.setProperty("sizing", "small")
    box.setAccessibleName(name)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class SpinBox(QSpinBox):
    """A whole number between two bounds; the wheel does nothing without focus."""

    def __init__(
        self,
        value: int = 0,
        *,
        low: int = 0,
        high: int = 1_000_000,
        suffix: str = "",
        small: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        _prepare_spin(self, name, small=small)
        self.setRange(low, high)
        self.setSuffix(suffix)
        self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the field is in use."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A field always shows its ring."""
        super().focusInEvent(event)
        focus_came(self, event.reason(), always=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)


class Message(QWidget):
    """An icon and one small sentence under a field; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(6)
        self._icon = QLabel()
        self._text = label(type="small", wrap=True)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self._look = ("alert", "redFg")
        manager().themeChanged.connect(self._refresh_icon)
        self.hide()

    def text(self) -> str:
        """Return the sentence shown, empty while hidden."""
        return self._text.text() if not self.isHidden() else ""

    def show_text(self, text: str, icon: str = "alert", role: str = "redFg") -> None:
        """Say a sentence; an empty one hides the line."""
        self._look = (icon, role)
        set_look(self._text, "role", role)
        self._text.setText(text)
        self._refresh_icon()
        self.setVisible(bool(text))

    def _refresh_icon(self) -> None:
        name, role = self._look
        self._icon.setPixmap(pixmap(name, role, 14))
        self._icon.setFixedSize(QSize(14, theme().line_height("small")))


class FieldBox(QWidget):
    """A control with a line under it for an error or a hint."""

    def __init__(self, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self.message = Message()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(control)
        column.addWidget(self.message)
        self.setFocusProxy(control)

    def set_error(self, text: str) -> None:
        """Outline the control and say why; empty text clears both."""
        mark_error(self.control, bool(text))
        self.control.setAccessibleDescription(text)
        self.message.show_text(text)

    def set_hint(self, text: str, icon: str = "info", role: str = "sec") -> None:
        """Say something helpful under the control."""
        mark_error(self.control, on=False)
        self.message.show_text(text, icon, role)

    def error(self) -> str:
        """Return the sentence of the error, empty where there is none."""
        return self.message.text() if self.control.property("error") else ""
