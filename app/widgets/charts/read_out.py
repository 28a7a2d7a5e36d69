"""The small inverse read-out beside the mark one points at."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.theme import manager
from app.widgets.charts.canvas import Mark

LINE = 18
PAD = 8


class ReadOut(QWidget):
    """Title and lines of name and value; never takes the pointer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._mark: Mark | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def mark(self) -> Mark | None:
        """What is read out, if anything."""
        return self._mark if not self.isHidden() else None

    def read(self, mark: Mark, at: QPoint) -> None:
        """Show the words of a mark near a point, inside the parent."""
        self._mark = mark
        self.resize(self.sizeHint())
        room = self._host.rect()
        x = at.x() + 14
        if x + self.width() > room.right():
            x = at.x() - 14 - self.width()
        y = at.y() - self.height() // 2
        y = max(room.top() + 2, min(y, room.bottom() - self.height() - 2))
        self.move(max(2, min(x, room.right() - self.width())), y)
        self.show()
        self.raise_()
        self.update()

    def sizeHint(self) -> QSize:
        if self._mark is None:
            return QSize(0, 0)
        theme = manager().theme
        words, strong = theme.metrics("small"), theme.metrics("small", strong=True)
        widths = [strong.horizontalAdvance(self._mark.title)]
        for name, value in self._mark.lines:
            gap = 16 if name else 0
            widths.append(words.horizontalAdvance(name) + gap + strong.horizontalAdvance(value))
        return QSize(int(max(widths)) + 2 * PAD + 1, LINE * (1 + len(self._mark.lines)) + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._mark is None:
            return
        theme = manager().theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.brush("inverse"))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QRect(PAD, 4, self.width() - 2 * PAD, LINE)
        painter.setFont(theme.font("small", strong=True))
        painter.setPen(theme.pen("inverseText"))
        painter.drawText(row, left, self._mark.title)
        for name, value in self._mark.lines:
            row.translate(0, LINE)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.pen("inverseSec"))
            painter.drawText(row, left, name)
            painter.setFont(theme.font("small", strong=True))
            painter.setPen(theme.pen("inverseText"))
            painter.drawText(row, right if name else left, value)
        painter.end()


def beside(mark: Mark) -> QPointF:
    """Where the keyboard's read-out stands: at the right end of the mark."""
    return QPointF(mark.shape.right(), mark.shape.center().y())
