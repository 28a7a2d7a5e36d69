"""Ways to reach somebody on a card: call, write, copy, from one press."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFocusEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.queries.card import ReachRow
from app.theme import paint_icon, theme
from app.views.context import Context
from app.views.customer_columns import shown_phone
from app.vocabulary import ReachKind
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.menu import Menu
from app.widgets.text import plain

PAD = 6
ICONS = {
    ReachKind.PHONE: "phone",
    ReachKind.EMAIL: "mail",
    ReachKind.WECHAT: "chat",
    ReachKind.ADDRESS: "pin",
}


def reach_text(reach: ReachRow) -> str:
    """A way as it is shown: phones in groups."""
    if reach.kind != ReachKind.PHONE or not reach.normal:
        return reach.value
    return shown_phone(reach.normal) if reach.normal.startswith("+86") else reach.value


def reach_name(context: Context, reach: ReachRow) -> str:
    """What kind of way it is, a fax by name."""
    if reach.kind == ReachKind.PHONE and reach.label and reach.label != "mobile":
        return context.word("reach_label", reach.label)
    kind = context.word("reach_kind", reach.kind)
    placed = reach.kind != ReachKind.PHONE and reach.label and reach.label != "other"
    if not placed:
        return kind
    place = context.word("reach_label", reach.label)
    return f"{place} {kind[0].lower()}{kind[1:]}" if place.isascii() else f"{place}{kind}"


class ReachMenus(QObject):
    """Makes the menu of one or several ways."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._parent = context, parent

    def menu(self, reaches: Sequence[ReachRow]) -> Menu:
        """Call and write first, then copy."""
        menu = Menu(parent=self._parent)
        for reach in reaches:
            shown = reach_text(reach)
            url = reach_url(reach)
            if url and reach.kind == ReachKind.EMAIL:
                menu.add(
                    self.tr("Write to {what}").format(what=shown),
                    lambda to=url: open_url(to),
                    icon="mail",
                )
            elif url:
                menu.add(
                    self.tr("Call {what}").format(what=shown),
                    lambda to=url: open_url(to),
                    icon="phone",
                )
        for reach in reaches:
            words = self.tr("Copy {what}").format(what=reach_text(reach).splitlines()[0][:60])
            menu.add(words, lambda each=reach: self.copy(each), icon="copy")
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def copy(self, reach: ReachRow) -> None:
        """Put it on the clipboard and say so."""
        QGuiApplication.clipboard().setText(reach_text(reach))
        said = self.tr("Copied {what}")
        self._context.message.emit(said.format(what=reach_text(reach)), None)


def reach_url(reach: ReachRow) -> QUrl | None:
    """What a telephone or mail program is asked to open; nothing for other ways."""
    if reach.kind == ReachKind.PHONE:
        digits = "".join(char for char in (reach.normal or reach.value) if char in "+0123456789")
        return QUrl(f"tel:{digits}") if digits else None
    if reach.kind == ReachKind.EMAIL and "@" in reach.value:
        url = QUrl()
        url.setScheme("mailto")
        url.setPath(reach.value.strip())
        return url
    return None


def open_url(url: QUrl) -> None:
    """Hand an address over to the system's own program."""
    QDesktopServices.openUrl(url)


class ReachButton(QAbstractButton):
    """The value of a way as quiet text that opens its menu."""

    def __init__(self, context: Context, reach: ReachRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reach, self._menus = reach, ReachMenus(context, self)
        self.setText(reach_text(reach))
        self.setAccessibleName(f"{reach_name(context, reach)} {self.text()}")
        self.setToolTip(plain(self.text()))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ringRadius", 5)
        self.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(round(theme().metrics("body").horizontalAdvance(self.text())) + 2 * PAD + 20, 24)

    def minimumSizeHint(self) -> QSize:
        """It can be elided."""
        return QSize(40, 24)

    def _open(self) -> None:
        self._menus.menu([self._reach]).popup(self.mapToGlobal(self.rect().bottomLeft()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Text; under the mouse a ground and the sign of what a press does."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = self.underMouse() or self.hasFocus()
        if hot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.brush("hover"))
            painter.drawRoundedRect(self.rect(), 5, 5)
        room = self.width() - 2 * PAD - (20 if hot else 0)
        text = look.metrics("body").elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.setFont(look.font("body"))
        painter.setPen(look.color("text"))
        painter.drawText(QRect(PAD, 0, room, self.height()), int(Qt.AlignmentFlag.AlignVCenter), text)
        if hot:
            icon = "phone" if self._reach.kind == ReachKind.PHONE else "copy"
            paint_icon(painter, QRect(self.width() - 20, 5, 14, 14), icon, "mid")
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the menu, Ctrl+C copies."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        elif event.key() == Qt.Key.Key_C and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._menus.copy(self._reach)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)
