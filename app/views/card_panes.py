"""The three columns of a card: their widths, kept by hand, narrower in a narrow window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.views.context import Context

NARROW = 1190
LEFT, RIGHT, RIGHT_NARROW = 284, 328, 288
LEAST_SIDE, LEAST_MIDDLE, WIDEST = 240, 360, 480


class CardPanes(QSplitter):
    """Left, middle, right; the middle takes what is left."""

    def __init__(self, context: Context, left: QWidget, middle: QWidget, right: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._context = context
        self.setHandleWidth(12)
        self.setChildrenCollapsible(False)
        right.setMinimumWidth(LEAST_SIDE)
        for pane in (left, right):
            pane.setMaximumWidth(WIDEST)
        middle.setMinimumWidth(LEAST_MIDDLE)
        for pane in (left, middle, right):
            self.addWidget(pane)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(lambda _at, _index: self._keep())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the window."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """Give the columns their widths."""
        kept = self._context.config.get("window").get("card") or {}
        room = self.width() - 2 * self.handleWidth()
        left = min(int(kept.get("left", LEFT)), room // 3)
        wanted = RIGHT if self.width() > NARROW else RIGHT_NARROW
        right = min(int(kept.get("right", wanted)), room // 3)
        self.setSizes([left, max(1, room - left - right), right])

    def _keep(self) -> None:
        left, _middle, right = self.sizes()
        window = self._context.config.get("window")
        self._context.config.set("window", {**window, "card": {"left": left, "right": right}})


def stacked_column(*widgets: QWidget) -> QWidget:
    """One below the other; the last one takes what room is left."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for widget in widgets[:-1]:
        column.addWidget(widget)
    column.addWidget(widgets[-1], 1)
    return holder
