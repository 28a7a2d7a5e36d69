"""The navigation rail: brand, pages with badges, settings, and the backup line; words or icons only."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.theme import Theme, manager, paint_icon, theme
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.ripple import paint_logo
from app.widgets.text import plain

VCENTER = int(Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class NavItem:
    """A page in the rail. ``badge_role`` is "accent" or a hue such as "red"."""

    id: str
    text: str
    icon: str
    badge: str = ""
    badge_role: str = "accent"
    key: str = ""


def _with_control(event: QKeyEvent) -> bool:
    """Ctrl+Enter is the page's key, wherever the focus is."""
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class _Painted(QAbstractButton):
    """A flat button that paints itself and shows the ring for the keyboard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ringRadius", 6)
        self.narrow = False

    def sizeHint(self) -> QSize:
        """As wide as the rail."""
        return QSize(40, self.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)


class NavButton(_Painted):
    """One page of the rail."""

    def __init__(self, item: NavItem, parent: QWidget) -> None:
        """Show an item."""
        super().__init__(parent)
        self.setFixedHeight(36)
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_item(item)

    def set_item(self, item: NavItem) -> None:
        """Show another text, icon or badge."""
        self.item = item
        self.setText(item.text)
        badge = f", {item.badge}" if item.badge else ""
        self.setAccessibleName(item.text + badge)
        self.refresh_tip()
        self.update()

    def refresh_tip(self) -> None:
        """The name as a tool tip when only icons are shown, always with the key."""
        words = [part for part in (self.item.text if self.narrow else "", self.item.key) if part]
        self.setToolTip(plain("  ".join(words)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space presses; every other key belongs to the rail."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def nextCheckState(self) -> None:
        """A click never takes the mark off the current page."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill, bar, icon, text and badge."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            painter.setPen(look.pen("border"))
            painter.setBrush(look.brush("surface"))
            painter.drawRoundedRect(box, 6, 6)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.brush("accent"))
            painter.drawRoundedRect(QRectF(0, 9, 3, 18), 1.5, 1.5)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.brush("pressed"))
            painter.drawRoundedRect(box, 6, 6)
        ink = "accentText" if self.isChecked() else "mid"
        left = (self.width() - 20) // 2 if self.narrow else 11
        paint_icon(painter, QRect(left, 8, 20, 20), self.item.icon, ink)
        if self.narrow:
            self._paint_dot(painter, look)
        else:
            self._paint_words(painter, look, ink)
        painter.end()

    def _paint_words(self, painter: QPainter, look: Theme, ink: str) -> None:
        right = self.width() - 10
        if self.item.badge:
            right = self._paint_badge(painter, look, right)
        strong = self.isChecked()
        painter.setFont(look.font("body", strong=strong))
        painter.setPen(look.color(ink))
        room = right - 40
        text = look.metrics("body", strong=strong).elidedText(
            self.item.text, Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(QRect(40, 0, room, self.height()), VCENTER, text)

    def _paint_badge(self, painter: QPainter, look: Theme, right: int) -> int:
        fill, ink = _badge_roles(self.item.badge_role)
        width = max(20, round(look.metrics("small", strong=True).horizontalAdvance(self.item.badge)) + 12)
        box = QRectF(right - width, 9, width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.brush(fill))
        painter.drawRoundedRect(box, 9, 9)
        painter.setFont(look.font("small", strong=True))
        painter.setPen(look.color(ink))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.item.badge)
        return right - width - 6

    def _paint_dot(self, painter: QPainter, look: Theme) -> None:
        if self.item.badge:
            solid = "accent" if self.item.badge_role == "accent" else f"{self.item.badge_role}So"
            painter.setPen(look.pen("sidebar", 2))
            painter.setBrush(look.brush(solid))
            painter.drawEllipse(QRectF(self.width() / 2 + 5, 5, 8, 8))


def _badge_roles(role: str) -> tuple[str, str]:
    return ("accentTint", "accentText") if role == "accent" else (f"{role}Bg", f"{role}Fg")


class _Brand(QWidget):
    """Mark, product name and the company's name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(56)
        self.narrow = False
        self.company = ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the block."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = (self.width() - 28) // 2 if self.narrow else 16
        paint_logo(painter, look, QRectF(left, 14, 28, 28))
        if not self.narrow:
            name = self.tr("Lianyi")
            painter.setFont(look.font("dialog"))
            painter.setPen(look.color("text"))
            painter.drawText(QRect(54, 0, 90, 56), VCENTER, name)
            start = 54 + round(look.metrics("dialog").horizontalAdvance(name)) + 10
            painter.setFont(look.font("small"))
            painter.setPen(look.color("mid"))
            room = self.width() - start - 8
            text = look.metrics("small").elidedText(self.company, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(start, 1, room, 56), VCENTER, text)
        painter.end()


class _Status(_Painted):
    """The line about backups at the very bottom."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(60)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.icon_name, self.role = "cloud", "greenFg"
        self.lines = ("", "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not _with_control(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A thin line, an icon and one or two lines of text."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRect(9, 0, self.width() - 18, 1), look.color("border"))
        if not any(self.lines):
            painter.end()
            return
        left = (self.width() - 18) // 2 if self.narrow else 10
        paint_icon(painter, QRect(left, 16, 18, 18), self.icon_name, self.role)
        if not self.narrow:
            painter.setFont(look.font("small"))
            metrics, room = look.metrics("small"), self.width() - 38
            for number, (text, role) in enumerate(zip(self.lines, ("text", "mid"), strict=True)):
                painter.setPen(look.color(self.role if number == 0 and self.role == "redFg" else role))
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
                painter.drawText(QRect(38, 16 + 17 * number, room, 18), VCENTER, shown)
        painter.end()


class Sidebar(QFrame):
    """208 px with words or 56 px with icons; Up, Down and Enter choose a page."""

    selected = Signal(str)
    status_clicked = Signal()

    def __init__(
        self, items: Sequence[NavItem] = (), settings: NavItem | None = None, parent: QWidget | None = None
    ) -> None:
        """A rail with these pages; ``settings`` stands at the bottom."""
        super().__init__(parent)
        self.setProperty("class", "sidebar")
        self.setAccessibleName(self.tr("Pages"))
        self._buttons: dict[str, NavButton] = {}
        self._collapsed = False
        self._brand = _Brand(self)
        self._status = _Status(self)
        self._status.clicked.connect(self.status_clicked)
        self._pages = QVBoxLayout()
        self._pages.setSpacing(2)
        self._bottom = QVBoxLayout()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._brand)
        for part in (self._pages, self._bottom):
            part.setContentsMargins(8, 6, 9, 6)
        self._layout.addLayout(self._pages)
        self._layout.addStretch(1)
        self._layout.addLayout(self._bottom)
        rim = QVBoxLayout()
        rim.setContentsMargins(8, 2, 9, 8)
        rim.addWidget(self._status)
        self._layout.addLayout(rim)
        self.set_items(items, settings)
        self.set_collapsed(False)
        manager().themeChanged.connect(self.update)

    def set_items(self, items: Sequence[NavItem], settings: NavItem | None = None) -> None:
        """Show these pages, keeping the current one if it is among them."""
        current = self.current()
        for button in self._buttons.values():
            button.deleteLater()
        self._buttons = {}
        for item in items:
            self._add(item, self._pages)
        if settings is not None:
            self._add(settings, self._bottom)
        self.set_current(current)

    def _add(self, item: NavItem, layout: QVBoxLayout) -> None:
        button = NavButton(item, self)
        button.narrow = self._collapsed
        button.refresh_tip()
        button.clicked.connect(lambda _checked=False, page=item.id: self.selected.emit(page))
        self._buttons[item.id] = button
        layout.addWidget(button)

    def current(self) -> str:
        """The id of the marked page, or an empty text."""
        return next((page for page, button in self._buttons.items() if button.isChecked()), "")

    def set_current(self, page: str) -> None:
        """Mark a page; only the marked one is reached by Tab."""
        entry = page if page in self._buttons else next(iter(self._buttons), "")
        for name, button in self._buttons.items():
            button.setChecked(name == page)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if name == entry else Qt.FocusPolicy.NoFocus)

    def set_badge(self, page: str, badge: str, role: str = "accent") -> None:
        """Show a number beside a page; an empty text takes it away."""
        button = self._buttons.get(page)
        if button is not None:
            old = button.item
            button.set_item(NavItem(old.id, old.text, old.icon, badge, role, old.key))

    def set_company(self, name: str) -> None:
        """Show the company beside the product's name."""
        self._brand.company = name
        self._brand.setToolTip(plain(name))
        self._brand.update()

    def set_status(self, icon: str, role: str, line1: str, line2: str = "") -> None:
        """Show the state of backups; ``role`` colours the icon (and the first line when it is redFg)."""
        self._status.icon_name, self._status.role, self._status.lines = icon, role, (line1, line2)
        self._status.setAccessibleName(", ".join(part for part in (line1, line2) if part))
        self._status.setToolTip(plain("\n".join(part for part in (line1, line2) if part)))
        self._status.update()

    @property
    def collapsed(self) -> bool:
        """True when only icons are shown."""
        return self._collapsed

    def set_collapsed(self, collapsed: bool) -> None:
        """Show icons only, or icons with words."""
        self._collapsed = collapsed
        self.setFixedWidth(theme().width("sidebar_collapsed" if collapsed else "sidebar"))
        parts: list[_Brand | _Painted] = [self._brand, self._status, *self._buttons.values()]
        for part in parts:
            part.narrow = collapsed
            part.update()
        for button in self._buttons.values():
            button.refresh_tip()

    def button(self, page: str) -> NavButton | None:
        """The button of a page."""
        return self._buttons.get(page)

    def focus_current(self) -> None:
        """Put the keyboard on the marked page (F6)."""
        target = self._buttons.get(self.current()) or next(iter(self._buttons.values()), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move between pages, Enter opens the one with the focus."""
        buttons = list(self._buttons.values())
        at = next((number for number, button in enumerate(buttons) if button.hasFocus()), None)
        steps: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_J: 1}
        key = event.key()
        if at is None:
            super().keyPressEvent(event)
        elif key in steps:
            buttons[(at + steps[key]) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            buttons[0 if key == Qt.Key.Key_Home else -1].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not _with_control(event):
            buttons[at].click()
        else:
            super().keyPressEvent(event)
