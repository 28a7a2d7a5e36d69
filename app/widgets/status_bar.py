"""The line at the bottom of a page: totals at the left, key hints at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.theme import manager, theme
from app.widgets.painting import keycap_width, paint_keycap
from app.widgets.text import ElidedLabel
from app.widgets.toast import KeepClear

VCENTER = int(Qt.AlignmentFlag.AlignVCenter)


class KeyHints(QWidget):
    """Key caps with what they do; the last ones go first when there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without hints yet."""
        super().__init__(parent)
        self._hints: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(24)
        manager().themeChanged.connect(self.update)

    def set_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show (key, words) pairs."""
        self._hints = tuple(hints)
        self.setAccessibleName(", ".join(f"{key} {words}" for key, words in hints))
        self.updateGeometry()
        self.update()

    def _widths(self) -> list[int]:
        look = theme()
        words = look.metrics("small")
        return [
            round(keycap_width(key, look) + 6 + words.horizontalAdvance(text)) for key, text in self._hints
        ]

    def sizeHint(self) -> QSize:
        """Room for all hints."""
        widths = self._widths()
        return QSize(sum(widths) + 14 * max(0, len(widths) - 1), 24)

    def minimumSizeHint(self) -> QSize:
        """None is also fine."""
        return QSize(0, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the hints that fit, right-aligned."""
        look, painter = theme(), QPainter(self)
        shown = list(zip(self._hints, self._widths(), strict=True))
        while shown and sum(width + 14 for _hint, width in shown) - 14 > self.width():
            shown.pop()
        left = self.width() - sum(width + 14 for _hint, width in shown) + 14
        for (key, text), width in shown:
            cap = round(keycap_width(key, look))
            paint_keycap(painter, QRect(left, 0, cap, 24), key, look)
            painter.setFont(look.font("small"))
            painter.setPen(look.color("sec"))
            painter.drawText(QRect(left + cap + 6, 0, width, 24), VCENTER, text)
            left += width + 14
        painter.end()


class StatusBar(KeepClear):
    """36 px under a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty bar."""
        super().__init__(parent)
        self.setProperty("class", "statusbar")
        self.setFixedHeight(36)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(16)
        self.totals = ElidedLabel("", type="small", role="sec")
        self.hints = KeyHints()
        row.addWidget(self.totals, 1)
        row.addWidget(self.hints)

    def set_totals(self, totals: Sequence[str]) -> None:
        """Show these figures, spaced."""
        self.totals.set_text("     ".join(totals))

    def set_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show these (key, words) pairs."""
        self.hints.set_hints(hints)
