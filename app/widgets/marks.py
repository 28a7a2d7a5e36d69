"""Single marks as widgets: pill, tag, stars, lifecycle, grade, score ring, key cap, avatar."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.theme import Theme, paint_icon, theme
from app.widgets import painting
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.text import label

Paint = Callable[[QPainter, QRectF, Theme], None]


class Mark(QWidget):
    """A fixed-size widget that paints one mark; the theme is read at each paint."""

    def __init__(self, size: QSize, paint: Paint, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint = paint
        self._size = size
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the mark."""
        return self._size

    def replace(self, other: "Mark") -> None:
        """Show what ``other`` would show."""
        self._paint, self._size = other._paint, other._size
        self.setAccessibleName(other.accessibleName())
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark."""
        painter = QPainter(self)
        self._paint(painter, QRectF(self.rect()), theme())
        painter.end()


def _width(value: float) -> int:
    return int(value + 0.999)


def pill(status: str, text: str, *, large: bool = False) -> Mark:
    """Make a status pill."""
    size = QSize(_width(painting.pill_width(text, theme(), large=large)), 24 if large else 20)
    return Mark(size, lambda p, r, t: painting.paint_pill(p, r, status, text, t, large=large), text)


def tag(text: str, hue: str = "", *, icon: str = "") -> Mark:
    """Make a tag; hue "" is neutral, "outline", "accent" or a hue name."""
    size = QSize(_width(painting.tag_width(text, theme(), icon=icon)), 20)
    return Mark(size, lambda p, r, t: painting.paint_tag(p, r, text, hue, t, icon=icon), text)


def lifecycle(stage: str, text: str) -> Mark:
    """Make a lifecycle curve with its word."""
    size = QSize(_width(painting.lifecycle_width(text, theme())), 20)
    return Mark(size, lambda p, r, t: painting.paint_lifecycle(p, r, stage, text, t), text)


def grade(letter: str) -> Mark:
    """Make a lead grade badge."""
    return Mark(QSize(20, 20), lambda p, r, t: painting.paint_grade(p, r, letter, t), letter)


def score_ring(score: int | None, *, side: int = 30, role: str = "", stroke: float = 3.5) -> Mark:
    """Make a score ring; None shows a dash."""
    size = QSize(side, side)
    name = "" if score is None else str(score)
    return Mark(
        size, lambda p, r, t: painting.paint_score_ring(p, r, score, t, role=role, stroke=stroke), name
    )


def mini_bar(percent: int, *, width: int = 64, role: str = "series1") -> Mark:
    """Make a thin bar of 0 to 100 percent."""
    size = QSize(width, 20)
    return Mark(
        size, lambda p, r, t: painting.paint_mini_bar(p, r, percent / 100, t, role=role), f"{percent}%"
    )


def keycap(text: str, *, inverse: bool = False) -> Mark:
    """Make a key cap."""
    size = QSize(_width(painting.keycap_width(text, theme())), 18)
    return Mark(size, lambda p, r, t: painting.paint_keycap(p, r, text, t, inverse=inverse), text)


def key_hint(key: str, words: str) -> QWidget:
    """A key cap with what the key does."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 4, 0)
    row.setSpacing(5)
    row.addWidget(keycap(key))
    row.addWidget(label(words, role="mid"))
    return holder


def avatar(text: str, *, hue: str = "", side: int = 28, square: bool = False, icon: str = "") -> Mark:
    """Make a disc with the first letter, or a rounded square with an icon for a firm."""
    chosen = hue or ("slate" if square else painting.avatar_hue(text))

    def paint(painter: QPainter, rect: QRectF, look: Theme) -> None:
        painting.paint_avatar(painter, rect, text, chosen, look, square=square, icon=icon)

    return Mark(QSize(side, side), paint, text)


def picture(image: QPixmap, name: str, *, side: int = 28, square: bool = False) -> Mark:
    """Make a disc (of firms a rounded square) with a picture."""

    def paint(painter: QPainter, rect: QRectF, _look: Theme) -> None:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(rect, *((6, 6) if square else (rect.width() / 2, rect.height() / 2)))
        painter.setClipPath(shape)
        painter.drawPixmap(rect.toRect(), image)

    return Mark(QSize(side, side), paint, name)


def icon_disc(icon: str, hue: str, *, side: int = 28, name: str = "") -> Mark:
    """Make a tinted disc with an icon."""

    def paint(painter: QPainter, rect: QRectF, look: Theme) -> None:
        painting.paint_avatar(painter, rect, "", hue, look, icon=icon)

    return Mark(QSize(side, side), paint, name)


def icon_mark(icon: str, role: str = "mid", *, side: int = 16, name: str = "") -> Mark:
    """Make an icon that follows the theme; ``name`` says what it means where the icon is not decoration."""
    return Mark(QSize(side, side), lambda p, r, _theme: paint_icon(p, r, icon, role), name)


class Stars(QWidget):
    """Importance as stars; a click or the keys 1 to 3 set it when ``editable``."""

    changed = Signal(int)

    def __init__(
        self,
        lit: int = 1,
        *,
        count: int = 3,
        editable: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lit, self._count, self._editable = lit, count, editable
        self._hover = 0
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(editable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if editable else Qt.FocusPolicy.NoFocus)
        self.set_value(lit)

    def value(self) -> int:
        """Return how many stars are on."""
        return self._lit

    def set_value(self, lit: int) -> None:
        """Light ``lit`` stars without a signal."""
        self._lit = max(0, min(self._count, lit))
        self.setAccessibleName(f"{self._name} {self._lit}/{self._count}".strip())
        self.update()

    def _choose(self, lit: int) -> None:
        if lit != self._lit:
            self.set_value(lit)
            self.changed.emit(self._lit)

    def sizeHint(self) -> QSize:
        """Return room for the stars."""
        return QSize(round(painting.stars_width(self._count)), 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the stars, those up to the pointer lit."""
        painter = QPainter(self)
        painting.paint_stars(painter, self.rect(), self._hover or self._lit, theme(), count=self._count)
        painter.end()

    def _star_at(self, event: QMouseEvent) -> int:
        return max(1, min(self._count, int(event.position().x() // 15) + 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Preview what a click would do."""
        self._hover = self._star_at(event) if self._editable else 0
        self.update()

    def leaveEvent(self, event: object) -> None:
        """End the preview."""
        self._hover = 0
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the importance."""
        if self._editable and event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._star_at(event))
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits set, Left and Right step."""
        digit = event.key() - Qt.Key.Key_0
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if self._editable and 1 <= digit <= self._count:
            self._choose(digit)
        elif self._editable and step:
            self._choose(max(1, min(self._count, self._lit + step)))
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
