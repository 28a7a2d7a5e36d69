"""A message in place: what happened, what is safe, one thing to do about it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from app.theme import manager, pixmap
from app.widgets.buttons import Button
from app.widgets.text import ElidedLabel, label, set_look

TONE_ICONS = {"red": "alert", "amber": "alert", "blue": "info", "green": "checkc"}


class Banner(QFrame):
    """A tinted line: icon, strong lead, plain rest, at most one button. Tones red, amber, blue, green."""

    def __init__(
        self,
        lead: str = "",
        rest: str = "",
        *,
        tone: str = "blue",
        icon: str = "",
        action: str = "",
        clicked: Callable[..., Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("class", "banner")
        self._icon = QLabel()
        self._lead = label(lead, strong=True, wrap=True)
        self._rest = ElidedLabel(rest)
        self._button = Button(action, sizing="small", clicked=self._clicked)
        self._on_click = clicked
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 9, 7)
        row.setSpacing(0)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(10)
        row.addWidget(self._lead)
        row.addWidget(self._rest, 1)
        row.addSpacing(12)
        row.addWidget(self._button)
        self.setMinimumHeight(46)
        self._tone, self._icon_name = tone, icon
        self.show_message(lead, rest, tone=tone, icon=icon, action=action, clicked=clicked)
        manager().themeChanged.connect(self._refresh_icon)

    def show_message(
        self,
        lead: str,
        rest: str = "",
        *,
        tone: str = "blue",
        icon: str = "",
        action: str = "",
        clicked: Callable[..., Any] | None = None,
    ) -> None:
        """Say something else, with another action."""
        self._tone, self._icon_name, self._on_click = tone, icon, clicked
        set_look(self, "tone", tone)
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))
        self._lead.setWordWrap(not rest)  # a sentence alone may take two lines
        self._row.setStretchFactor(self._lead, 0 if rest else 1)
        self._rest.set_text(rest)
        self._rest.setVisible(bool(rest))
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(f"{lead}{rest}")
        self._refresh_icon()

    def _clicked(self) -> None:
        if self._on_click is not None:
            self._on_click()

    def _refresh_icon(self) -> None:
        name = self._icon_name or TONE_ICONS[self._tone]
        self._icon.setPixmap(pixmap(name, f"{self._tone}Fg", 16))
