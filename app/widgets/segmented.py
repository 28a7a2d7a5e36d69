"""A segmented control: a few choices in one frame, one of them on; Left and Right move."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme import paint_icon, theme
from app.widgets.focus_ring import focus_came, focus_left


class Segmented(QWidget):
    """One frame of choices (value, text, icon); emits ``changed`` with the value."""

    changed = Signal(object)

    def __init__(
        self,
        choices: Iterable[tuple[Any, str] | tuple[Any, str, str]],
        *,
        value: Any = None,
        small: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices = [(choice[0], choice[1], choice[2] if len(choice) > 2 else "") for choice in choices]
        self._height = theme().height("field_small" if small else "segment")
        self._at = 0
        self._hover = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_value(value)

    def value(self) -> Any:
        """Return the chosen value."""
        return self._choices[self._at][0]

    def set_value(self, value: Any) -> None:
        """Choose without a signal; an unknown value leaves everything as it is."""
        for index, choice in enumerate(self._choices):
            if choice[0] == value:
                self._at = index
        self.setAccessibleDescription(self._choices[self._at][1])
        self.update()

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._choices) and index != self._at:
            self.set_value(self._choices[index][0])
            self.changed.emit(self.value())

    def _widths(self) -> list[int]:
        metrics = theme().metrics("body", strong=True)
        result = []
        for _value, text, icon in self._choices:
            words = round(metrics.horizontalAdvance(text)) if text else 0
            result.append(words + (16 if icon else 0) + (6 if icon and text else 0) + 22)
        return result

    def _rects(self) -> list[QRect]:
        x, rects = 2, []
        for width in self._widths():
            rects.append(QRect(x, 2, width, self._height - 4))
            x += width
        return rects

    def sizeHint(self) -> QSize:
        """Return room for all choices with strong text."""
        return QSize(sum(self._widths()) + 4, self._height)

    def minimumSizeHint(self) -> QSize:
        """Never cut a choice."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame, the raised choice and the words."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("border"))
        painter.setBrush(look.brush("hover" if not look.is_dark else "sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        for index, rect in enumerate(self._rects()):
            self._paint_choice(painter, index, rect)
        painter.end()

    def _paint_choice(self, painter: QPainter, index: int, rect: QRect) -> None:
        look = theme()
        on = index == self._at
        _value, text, icon = self._choices[index]
        if on:
            painter.setPen(look.pen("border"))
            painter.setBrush(look.brush("surface" if not look.is_dark else "pressed"))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        role = "disabled" if not self.isEnabled() else "text" if on or index == self._hover else "mid"
        words = QRect(rect)
        if icon:
            left = rect.x() + 11 if text else rect.center().x() - 8
            paint_icon(painter, QRect(left, rect.y(), 16, rect.height()), icon, role)
            words.setLeft(rect.x() + 22)
        painter.setPen(look.color(role))
        painter.setFont(look.font("body", strong=on))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), text)

    def _index_at(self, event: QMouseEvent) -> int:
        point = event.position().toPoint()
        return next((i for i, rect in enumerate(self._rects()) if rect.contains(point)), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._index_at(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the choice under the pointer."""
        self._hover = self._index_at(event)
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Put the light out."""
        self._hover = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right move, Home and End jump."""
        steps = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._choices) - 1,
        }
        target = steps.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        else:
            self._choose(target)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)
