"""A small line or row of bars without axes."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.theme import theme
from app.widgets.painting import paint_sparkline


class Sparkline(QWidget):
    """Shows a series; ``name`` says it in words for those who cannot see it."""

    def __init__(
        self,
        values: Sequence[float] = (),
        *,
        role: str = "series1",
        bars: bool = False,
        highlight: int = 0,
        size: tuple[int, int] = (88, 28),
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values, self._role, self._bars, self._highlight = tuple(values), role, bars, highlight
        self._size = QSize(*size)
        self.setAccessibleName(name)

    def set_values(self, values: Sequence[float], name: str = "") -> None:
        """Show another series."""
        self._values = tuple(values)
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size asked for."""
        return self._size

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the series."""
        painter = QPainter(self)
        paint_sparkline(
            painter,
            self.rect(),
            self._values,
            theme(),
            role=self._role,
            bars=self._bars,
            highlight=self._highlight,
        )
        painter.end()
