"""Push buttons in five kinds and icon buttons that always carry a name."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QIcon, QKeyEvent, QKeySequence, QPaintEvent
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
_GAP, _QT_GAP, _HINT_GAP, _ARROW = 6, 4, 8, 16
_ICON_SIDES = {32: 18, 28: 16, 24: 14}


def _enter(event: QKeyEvent) -> bool:
    """Whether this is Enter alone, with which one presses what has the focus; Qt itself knows only Space."""
    plain_or_pad = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return plain_or_pad and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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
        """Width that Qt does not count: a wider gap after the icon, the key hint, the menu arrow."""
        width = _GAP - _QT_GAP if self._has_icon() else 0
        if self._hint:
            width += _HINT_GAP + round(theme().metrics("micro").horizontalAdvance(self._hint))
        if self.menu() is not None:
            width += _ARROW
        return width

    def _role(self) -> str:
        return KIND_ROLES[self.property("kind")] if self.isEnabled() else "disabled"

    def _words_font(self) -> QFont:
        strong = self.property("kind") == "primary" and self.isEnabled()
        return theme().font("small" if self.property("sizing") == "inline" else "body", strong=strong)

    def _has_icon(self) -> bool:
        return not self.icon().isNull()

    def sizeHint(self) -> QSize:
        """Leave room for the key hint and the menu arrow."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._extra(), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Never cut the text."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the style paint the box; set icon, words, key hint and arrow side by side in its middle."""
        if not self._extra():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        font = self._words_font()
        words = QFontMetricsF(font).horizontalAdvance(self.text().replace("&&", "&"))
        total = words + self._extra() + (self._side + _QT_GAP if self._has_icon() else 0)
        x = round((self.width() - total) / 2)
        role = self._role()
        if self._has_icon():
            box = QRect(x, (self.height() - self._side) // 2, self._side, self._side)
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            self.icon().paint(painter, box, Qt.AlignmentFlag.AlignCenter, mode)
            x += self._side + _GAP
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(
            theme().color("text" if role == "mid" and self.property("kind") == "default" else role)
        )
        painter.setFont(font)
        painter.drawText(QRect(x, 0, self.width() - x, self.height()), middle, self.text().replace("&&", "&"))
        self._paint_end(painter, x + round(words), role)
        painter.end()

    def _paint_end(self, painter: QStylePainter, x: int, role: str) -> None:
        look = theme()
        if self._hint:
            x += _HINT_GAP
            painter.setFont(look.font("micro"))
            painter.setPen(look.color(role))
            rest = QRect(x, 0, self.width() - x, self.height())
            painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter), self._hint)
            x += round(look.metrics("micro").horizontalAdvance(self._hint))
        if self.menu() is not None:
            arrow = QRect(x + 4, 0, _ARROW - 2, self.height())
            chevron(look, painter, arrow, QStyle.PrimitiveElement.PE_IndicatorArrowDown, role)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if _enter(event):
            self.click()
            event.accept()
            return
        super().keyPressEvent(event)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if _enter(event):
            self.click()
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)
