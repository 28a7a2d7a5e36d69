"""Grey blocks in the layout of the rows to come; nothing for the first 150 ms."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.theme import theme
from app.widgets.buttons import Button
from app.widgets.text import label

DELAY_MS = 150
EXPLAIN_MS = 2000
_SHARES = (0.62, 0.47, 0.72, 0.54, 0.66, 0.4)


class Skeleton(QWidget):
    """Loading blocks; after two seconds it says what is being read and offers to stop."""

    cancelled = Signal()

    def __init__(self, rows: int = 6, *, row_height: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._row_height = rows, row_height
        self._blocks = False
        self._text = label(role="sec", type="small")
        self._stop = Button(self.tr("Cancel"), sizing="small", clicked=self.cancelled.emit)
        self._late = QWidget(self)
        row = QHBoxLayout(self._late)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self._text)
        row.addWidget(self._stop)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._late)
        self._first = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._first.timeout.connect(self.show_blocks)
        self._second = QTimer(self, singleShot=True, interval=EXPLAIN_MS)
        self._second.timeout.connect(self.show_reason)
        self._late.hide()

    def start(self, text: str) -> None:
        """Begin to wait; ``text`` says what is read, shown only if it takes long."""
        self._text.setText(text)
        self._blocks = False
        self._late.hide()
        self.show()
        self._first.start()
        self._second.start()

    def stop(self) -> None:
        """The rows are here."""
        self._first.stop()
        self._second.stop()
        self.hide()

    def show_blocks(self) -> None:
        """Show the blocks at once."""
        self._blocks = True
        self.update()

    def show_reason(self) -> None:
        """Show the sentence and the way out at once."""
        self._late.setVisible(bool(self._text.text()))

    def sizeHint(self) -> QSize:
        """Return room for the rows."""
        return QSize(320, self._rows * self._row_height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a square, a long and a short block in each row."""
        if not self._blocks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().brush("pressed"))
        width = self.width() - 32
        for index in range(self._rows):
            middle = index * self._row_height + self._row_height / 2
            painter.drawRoundedRect(QRectF(16, middle - 12, 24, 24), 5, 5)
            painter.drawRoundedRect(QRectF(48, middle - 5, (width - 120) * _SHARES[index % 6], 10), 5, 5)
            painter.drawRoundedRect(QRectF(16 + width - 44, middle - 5, 44, 10), 5, 5)
        painter.end()
