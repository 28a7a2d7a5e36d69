"""Push buttons in five kinds and icon buttons that always carry a name."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QToolButton, QWidget

from app.theme import follow_icon, theme
from app.theme.primitives import chevron
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.text import plain, set_look

KIND_ROLES = {
    "primary": "onAccent",
    "default": "mid",
    "tint": "accentText",
    "ghost": "mid",
    "danger": "redFg",
    "link": "accentText",
}
_ICON_SIDES = {32: 18, 28: 16, 24: 14}


class Button(QPushButton):
    """A push button: kind primary, default, tint, ghost, danger or link; sizing normal, small or inline."""

    def __init__(
        self,
        text: str,
        *,
        kind: str = "default",
        icon: str = "",
        sizing: str = "normal",
        hint: str = "",
        clicked: Callable[..., Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._hint = hint
        self.setProperty("kind", kind)
        self.setProperty("sizing", sizing)
        self.setProperty("ringRadius", theme().radius("inline_button" if sizing == "inline" else "control"))
        self.setText(text)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._side = 16 if sizing == "normal" else 14
        self.setIconSize(QSize(self._side, self._side))
        if icon:
            self.set_icon(icon)
        if clicked is not None:
            self.clicked.connect(lambda _checked=False: clicked())

    def set_icon(self, name: str) -> None:
        """Show another icon in the colour of the kind."""
        self._icon_name = name
        follow_icon(self, name, KIND_ROLES[self.property("kind")], self._side)

    def set_kind(self, kind: str) -> None:
        """Change the kind, its colours and its icon."""
        set_look(self, "kind", kind)
        if self._icon_name:
            self.set_icon(self._icon_name)

    def set_hint(self, hint: str) -> None:
        """Show a key after the text, such as Ctrl Enter."""
        self._hint = hint
        self.updateGeometry()
        self.update()

    def _extra(self) -> int:
        width = 0
        if self._hint:
            width += 8 + round(theme().metrics("micro").horizontalAdvance(self._hint))
        if self.menu() is not None:
            width += 16
        return width

    def sizeHint(self) -> QSize:
        """Leave room for the key hint and the menu arrow."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._extra(), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Never cut the text."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as usual; with a hint or menu the label moves left to make room for it."""
        extra = self._extra()
        if not extra:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        whole = QRect(option.rect)
        option.rect = whole.adjusted(0, 0, -extra, 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        role = KIND_ROLES[self.property("kind")] if self.isEnabled() else "disabled"
        pad = 13 if self.property("sizing") == "normal" else 11
        rest = QRect(whole.right() - extra - pad + 1, whole.top(), extra, whole.height())
        if self.menu() is not None:
            arrow = QRect(rest.right() - 12, rest.top(), 14, rest.height())
            chevron(theme(), painter, arrow, QStyle.PrimitiveElement.PE_IndicatorArrowDown, role)
        if self._hint:
            painter.setFont(theme().font("micro"))
            painter.setPen(theme().color(role))
            painter.drawText(rest.adjusted(8, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), self._hint)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)


class IconButton(QToolButton):
    """A square button with an icon only; the name is its tool tip and its accessible name."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        key: str = "",
        side: int = 32,
        role: str = "mid",
        kind: str = "ghost",
        checkable: bool = False,
        clicked: Callable[..., Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._role = role
        self._icon_side = _ICON_SIDES.get(side, 16)
        self.setProperty("kind", kind)
        self.setFixedSize(side, side)
        self.setIconSize(QSize(self._icon_side, self._icon_side))
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.set_name(name, key)
        self._refresh_icon(checked=False)
        self.toggled.connect(lambda on: self._refresh_icon(checked=on))
        if clicked is not None:
            self.clicked.connect(lambda _checked=False: clicked())

    def set_name(self, name: str, key: str = "") -> None:
        """Name the button; ``key`` is written after the name in the tool tip."""
        native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""
        self.setAccessibleName(name)
        self.setToolTip(plain(f"{name}  {native}" if native else name))

    def set_icon(self, name: str, role: str | None = None) -> None:
        """Show another icon, in another colour role if given."""
        self._icon_name = name
        self._role = role or self._role
        self._refresh_icon(checked=self.isChecked())

    def _refresh_icon(self, *, checked: bool) -> None:
        follow_icon(self, self._icon_name, "accentText" if checked else self._role, self._icon_side)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)
