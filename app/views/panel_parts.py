"""What the panels of a deal share: a column that scrolls, and reading anew when something of the deal changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.changes import Changes
from app.views.context import Context


class DealPanel(QScrollArea):
    """A panel about one deal. Subclasses fill `column`, name their `tables` and read in `load`."""

    tables: tuple[str, ...] = ()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.deal_id: int | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        content = QWidget()
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, 0, 16)
        self.column.setSpacing(12)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        context.hub.changed.connect(self._changed)

    def show_deal(self, deal_id: int) -> None:
        """Show this deal, another one from its beginning."""
        if deal_id != self.deal_id:
            self.verticalScrollBar().setValue(0)
        self.deal_id = deal_id
        self.load()

    def load(self) -> None:
        """Read what is shown anew."""
        raise NotImplementedError

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if isValid(self) and self.deal_id is not None and changes.touches(*self.tables):
            self.load()
