"""State and stage of a customer as one thing to press: it opens why the customer is so."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.theme import theme
from app.views.context import Context
from app.views.customer_columns import lifecycle_mark, status_mark
from app.views.record_marks import joined
from app.widgets import painting
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.text import plain

GAP, HEIGHT = 10, 26


class VerdictMarks(QAbstractButton):
    """The pill, a hair line, the curve; Enter, Space or a click asks why."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._status, self._stage = ("", ""), ("", "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_verdicts(self, status: str | None, stage: str | None, others: str) -> None:
        """`others` are the classes in words, told when the mouse rests here."""
        self._status = status_mark(self.context, status)
        self._stage = lifecycle_mark(self.context, stage)
        words = joined(self._status[1], self._stage[1])
        self.setAccessibleName(self.tr("{verdicts}: why?").format(verdicts=words))
        self.setToolTip(plain(joined(others, self.tr("Why?"))))
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as both marks."""
        look = theme()
        pill = painting.pill_width(self._status[1], look, large=True)
        return QSize(int(pill + 2 * GAP + painting.lifecycle_width(self._stage[1], look)) + 4, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring comes."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        focus_left(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Pill, line, curve."""
        if not self._status[0]:
            return
        painter, look = QPainter(self), theme()
        box = QRectF(self.rect())
        painting.paint_pill(painter, box, *self._status, look, large=True)
        left = painting.pill_width(self._status[1], look, large=True) + GAP
        painter.fillRect(QRectF(left, box.center().y() - 8, 1, 16), look.color("border"))
        if self._stage[0]:
            painting.paint_lifecycle(
                painter, box.adjusted(left + GAP, 0, 0, 0), *self._stage, look, role="text"
            )
        painter.end()
