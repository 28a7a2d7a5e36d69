"""Context menus in the product's look: icon, words, key; dangerous entries in red."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.theme import follow_icon, is_composited
from app.widgets.text import plain


class Menu(QMenu):
    """A menu with rounded corners where the screen can show them; ``add`` makes an entry in one call."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, is_composited())
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setToolTipsVisible(True)

    def add(
        self,
        text: str,
        triggered: Callable[..., Any] | None = None,
        *,
        icon: str = "",
        key: str = "",
        danger: bool = False,
        checked: bool | None = None,
        enabled: bool = True,
    ) -> QAction:
        """Add an entry; ``key`` is only shown, the page answers it; ``checked`` makes it a tick."""
        action = QAction(text.replace("&", "&&"), self)
        action.setToolTip(plain(text))  # by itself Qt would read a name in it as markup
        if icon:
            follow_icon(action, icon, "redFg" if danger else "mid", 16)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
        action.setProperty("danger", danger)
        action.setEnabled(enabled)
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
        if triggered is not None:
            action.triggered.connect(lambda _checked=False: triggered())
        self.addAction(action)
        return action
