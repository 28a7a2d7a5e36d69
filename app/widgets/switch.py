"""An on/off switch of 32 x 18 with its words."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.theme import theme
from app.widgets.focus_ring import focus_came, focus_left


class Switch(QAbstractButton):
    """A switch; Space toggles it."""

    def __init__(
        self, text: str = "", *, on: bool = False, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setChecked(on)
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setProperty("ringRadius", 9)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for the switch and its words."""
        if not self.text():
            return QSize(32, 18)
        return QSize(42 + round(theme().metrics("body").horizontalAdvance(self.text())), 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint groove, knob and words."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - 18) / 2
        role = ("accentHover" if self.underMouse() else "accent") if self.isChecked() else "control"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.brush(role if self.isEnabled() else "field"))
        painter.drawRoundedRect(QRectF(0, top, 32, 18), 9, 9)
        painter.setBrush(look.brush("onAccent"))
        painter.drawEllipse(QPointF(23 if self.isChecked() else 9, top + 9), 6.5, 6.5)
        if self.text():
            painter.setPen(look.color("text" if self.isEnabled() else "disabled"))
            painter.setFont(look.font("body"))
            words = QRect(42, 0, self.width() - 42, self.height())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.end()

    def hitButton(self, pos: object) -> bool:
        """The whole width answers."""
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)
