"""How far a long job is: a thin bar, a sentence and a way out."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.theme import theme
from app.widgets.buttons import Button
from app.widgets.text import ElidedLabel


class ThinBar(QWidget):
    """A bar 6 px high filled from 0 to 1; None means that the whole is not known yet."""

    def __init__(
        self, share: float | None = 0.0, *, role: str = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._share, self._role = share, role
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float | None) -> None:
        """Fill the bar this far."""
        self._share = None if share is None else max(0.0, min(1.0, share))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a thin line."""
        return QSize(120, 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint groove and filling; an unknown whole shows a quiet, half-strong line."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(0, (self.height() - 6) / 2, self.width(), 6)
        painter.setBrush(look.brush("ghost"))
        painter.drawRoundedRect(groove, 3, 3)
        if self._share is None:
            painter.setBrush(look.brush("accentSoft"))
            painter.drawRoundedRect(
                groove.adjusted(groove.width() * 0.35, 0, -groove.width() * 0.35, 0), 3, 3
            )
        elif self._share > 0:
            painter.setBrush(look.brush(self._role))
            painter.drawRoundedRect(QRectF(0, groove.y(), max(6.0, groove.width() * self._share), 6), 3, 3)
        painter.end()


class ProgressLine(QWidget):
    """Sentence, thin bar and a cancel button."""

    cancelled = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ElidedLabel(text, type="small", role="mid")
        self._bar = ThinBar()
        self._cancel = Button(self.tr("Cancel"), sizing="small", clicked=self.cancelled.emit)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self._text)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(column, 1)
        row.addWidget(self._cancel)

    def show_progress(self, done: int, total: int | None, text: str) -> None:
        """Say how far the job is; ``total`` None or 0 means not known."""
        self._text.set_text(text)
        self._bar.set_share(done / total if total else None)
        self.setAccessibleName(text)
