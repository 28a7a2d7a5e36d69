"""What each key does in a table while it has the focus."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from app.widgets.table.data_table import DataTable

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
_PAGE = 1_000_000_007  # stands for "as many rows as are visible"
_STEPS = {
    Key.Key_Down: 1,
    Key.Key_Up: -1,
    Key.Key_J: 1,
    Key.Key_K: -1,
    Key.Key_PageDown: _PAGE,
    Key.Key_PageUp: -_PAGE,
}


def handle_key(table: "DataTable", event: QKeyEvent) -> bool:
    """Do what the key means; False when it means nothing here."""
    key = Key(event.key())
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key in _STEPS and held in (PLAIN, SHIFT):
        step = _STEPS[key]
        rows = step if abs(step) == 1 else (table.visible_rows() if step > 0 else -table.visible_rows())
        table.move_by(rows, extend=held == SHIFT)
        return True
    if key in (Key.Key_Home, Key.Key_End) and held in (PLAIN, SHIFT, CONTROL):
        table.move_to(0 if key == Key.Key_Home else table.row_count() - 1, extend=held == SHIFT)
        return True
    if held == CONTROL and key == Key.Key_A:
        table.tick_all()
        return True
    if held == SHIFT and Key.Key_A <= key <= Key.Key_Z:
        return _letter(table, f"Shift+{chr(key)}", event)
    return held == PLAIN and _plain_key(table, key, event)


def _plain_key(table: "DataTable", key: Qt.Key, event: QKeyEvent) -> bool:
    actions: dict[Qt.Key, Callable[[], bool]] = {
        Key.Key_Space: table.tick_current,
        Key.Key_Return: table.open_current,
        Key.Key_Enter: table.open_current,
        Key.Key_F2: table.edit_current,
        Key.Key_Escape: table.clear_ticks,
    }
    if key in actions:
        return actions[key]()
    if Key.Key_A <= key <= Key.Key_Z or Key.Key_0 <= key <= Key.Key_9:
        return _letter(table, chr(key), event)
    return False


def _letter(table: "DataTable", text: str, event: QKeyEvent) -> bool:
    if table.current_id() is not None and not event.isAutoRepeat():
        table.key_pressed.emit(text)
    return True
