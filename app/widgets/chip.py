"""Filter chips: off, on with a cross, and the dashed one that adds."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QStyle, QWidget

from app.theme import paint_icon, theme
from app.theme.primitives import chevron
from app.widgets.focus_ring import focus_came, focus_left

_CLOSE = 22


class Chip(QAbstractButton):
    """A chip of 28 px. ``closable`` chips carry a cross while on; ``dashed`` ones add something; ``quiet`` ones
    have no outline while off.

    Delete or Backspace on a focused chip presses the cross.
    """

    closed = Signal()

    def __init__(
        self,
        text: str,
        *,
        on: bool = False,
        icon: str = "",
        closable: bool = False,
        dashed: bool = False,
        drop_down: bool = False,
        toggles: bool = False,
        tone: str = "",
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._quiet = quiet
        self._icon, self._closable, self._dashed = icon, closable, dashed
        self._drop_down, self._tone, self._on = drop_down, tone, on
        self._menu: QMenu | None = None
        self._over_close = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(toggles)
        self.setChecked(on and toggles)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open_menu)
        self.toggled.connect(lambda _on: self.update())

    def is_on(self) -> bool:
        """Whether the chip looks chosen."""
        return self.isChecked() if self.isCheckable() else self._on

    def set_on(self, on: bool) -> None:
        """Let the chip look chosen."""
        if self.isCheckable():
            self.setChecked(on)
        self._on = on
        self.updateGeometry()
        self.update()

    def set_text(self, text: str) -> None:
        """Change the words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_menu(self, menu: QMenu) -> None:
        """Open this menu when pressed; shows the arrow."""
        self._menu = menu
        self._drop_down = True
        self.updateGeometry()

    def _open_menu(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(QPointF(0, self.height() + 4)).toPoint())

    def _shows_cross(self) -> bool:
        return self._closable and self.is_on()

    def _cross_rect(self) -> QRect:
        return QRect(self.width() - _CLOSE - 2, 0, _CLOSE, self.height())

    def sizeHint(self) -> QSize:
        """Return room for icon, words, arrow and cross."""
        width = 20 + round(theme().metrics("body").horizontalAdvance(self.text()) + 0.49)
        width += 20 if self._icon or self._dashed else 0
        width += 18 if self._shows_cross() else 0
        width += 17 if self._drop_down and not self._shows_cross() else 0
        return QSize(width + 2, theme().height("chip"))

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def _roles(self) -> tuple[str, str, str]:
        """Fill, outline and text roles of the present state."""
        if not self.isEnabled():
            return "hover", "border", "disabled"
        if self.is_on():
            if self._tone:
                return f"{self._tone}Bg", f"{self._tone}Ln", f"{self._tone}Fg"
            return ("selStrong" if self.isDown() else "accentTint"), "accentLine", "accentText"
        fill = "pressed" if self.isDown() else "hover" if self.underMouse() else "surface"
        outline = fill if self._quiet else "field" if self._dashed else "border"
        return fill, outline, "mid"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, icon, words, arrow or cross."""
        look, painter = theme(), QPainter(self)
        fill, outline, text = self._roles()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(look.color(outline), 1)
        if self._dashed:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(look.brush(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        left = 11
        name = self._icon or ("plus" if self._dashed else "")
        if name:
            paint_icon(painter, QRect(left - 2, 0, 16, self.height()), name, text)
            left += 19
        painter.setPen(look.color(text))
        painter.setFont(look.font("body"))
        painter.drawText(
            QRect(left, 0, self.width() - left, self.height()),
            int(Qt.AlignmentFlag.AlignVCenter),
            self.text(),
        )
        self._paint_end(painter, text)
        painter.end()

    def _paint_end(self, painter: QPainter, role: str) -> None:
        if self._shows_cross():
            box = self._cross_rect()
            if self._over_close and self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme().brush("selStrong"))
                painter.drawEllipse(QRectF(box).center(), 9, 9)
            paint_icon(painter, QRect(box.x() + 5, 0, 12, self.height()), "x", role)
        elif self._drop_down:
            arrow = QRect(self.width() - 25, 0, 18, self.height())
            chevron(theme(), painter, arrow, QStyle.PrimitiveElement.PE_IndicatorArrowDown, role)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the cross under the pointer."""
        over = self._shows_cross() and self._cross_rect().contains(event.position().toPoint())
        if over != self._over_close:
            self._over_close = over
            self.update()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The cross closes, the rest clicks."""
        if self._shows_cross() and self.isDown() and self._cross_rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.closed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete presses the cross, Enter the chip; Ctrl+Enter is the dialog's."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif self._shows_cross() and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or (
            event.key() == Qt.Key.Key_Down and self._menu is not None
        ):
            self.click()
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
