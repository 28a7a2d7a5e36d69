"""How one line of a menu is painted: icon or tick, words, key at the right."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionMenuItem, QWidget

from app.theme.icons import paint_icon
from app.theme.primitives import chevron
from app.theme.theme import Theme

_PAD, _ICON, _GAP = 10, 16, 10
_TEXT_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic)
_Type = QStyleOptionMenuItem.MenuItemType


def _words(option: QStyleOptionMenuItem) -> tuple[str, str]:
    text, _tab, key = option.text.partition("\t")
    return text, key


def _has_icons(option: QStyleOptionMenuItem) -> bool:
    return option.maxIconWidth > 0 or option.menuHasCheckableItems


def item_size(theme: Theme, option: QStyleOptionMenuItem) -> QSize:
    """Return the room one line needs."""
    if option.menuItemType == _Type.Separator:
        return QSize(10, 9)
    text, key = _words(option)
    metrics = theme.metrics("body")
    width = 2 * _PAD + metrics.horizontalAdvance(text.replace("&", "")) + 12
    width += _ICON + _GAP if _has_icons(option) else 0
    width += 24 + theme.metrics("small").horizontalAdvance(key) if key else 0
    width += 20 if option.menuItemType == _Type.SubMenu else 0
    return QSize(round(width), theme.height("menu_item"))


def _is_danger(option: QStyleOptionMenuItem, widget: QWidget | None) -> bool:
    if not isinstance(widget, QMenu):
        return False
    action = widget.actionAt(option.rect.center())
    return action is not None and bool(action.property("danger"))


def paint_item(theme: Theme, option: QStyleOptionMenuItem, painter: QPainter, widget: QWidget | None) -> None:
    """Paint one line of a menu."""
    rect = option.rect
    if option.menuItemType == _Type.Separator:
        painter.fillRect(QRect(rect.x() + 8, rect.center().y(), rect.width() - 16, 1), theme.color("hair"))
        return
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if option.state & QStyle.StateFlag.State_Selected and enabled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.brush("hover"))
        painter.drawRoundedRect(rect, 4, 4)
    role = "disabled" if not enabled else "redFg" if _is_danger(option, widget) else "text"
    left = _paint_mark(painter, option, rect.x() + _PAD, enabled=enabled)
    text, key = _words(option)
    painter.setPen(theme.color(role))
    painter.setFont(theme.font("body"))
    painter.drawText(QRect(left, rect.y(), rect.right() - left, rect.height()), _TEXT_FLAGS, text)
    _paint_end(theme, painter, option, key, enabled=enabled)
    painter.restore()


def _paint_mark(painter: QPainter, option: QStyleOptionMenuItem, left: int, *, enabled: bool) -> int:
    if not _has_icons(option):
        return left
    rect = option.rect
    box = QRect(left, rect.y() + (rect.height() - _ICON) // 2, _ICON, _ICON)
    if option.checkType != QStyleOptionMenuItem.CheckType.NotCheckable and option.icon.isNull():
        if option.checked:
            paint_icon(painter, box, "check", "accentText" if enabled else "disabled")
    elif not option.icon.isNull():
        option.icon.paint(
            painter,
            box,
            Qt.AlignmentFlag.AlignCenter,
            QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled,
        )
    return left + _ICON + _GAP


def _paint_end(
    theme: Theme, painter: QPainter, option: QStyleOptionMenuItem, key: str, *, enabled: bool
) -> None:
    rect = option.rect.adjusted(0, 0, -_PAD, 0)
    if option.menuItemType == _Type.SubMenu:
        arrow = QRect(rect.right() - 12, rect.y(), 12, rect.height())
        role = "mid" if enabled else "disabled"
        chevron(theme, painter, arrow, QStyle.PrimitiveElement.PE_IndicatorArrowRight, role)
    elif key:
        lit = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(theme.color("disabled" if not enabled else "mid" if lit else "sec"))
        painter.setFont(theme.font("small"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), key)
