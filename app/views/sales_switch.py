"""The switch between the lists of what is offered and sold: quotes, orders, receivables, products."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.views.context import Context
from app.views.pages import PAGES
from app.widgets.segmented import Segmented


class SalesSwitch(QWidget):
    """Stands in the bar above each of the lists; choosing another one goes there."""

    def __init__(self, context: Context, page: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = {
            "quotes": self.tr("Quotes"),
            "orders": self.tr("Orders"),
            "receivables": self.tr("Receivables"),
            "products": self.tr("Products"),
        }
        known = {spec.id for spec in PAGES}
        choices = [(key, words) for key, words in titles.items() if key in known]
        self._page = page
        self.choice = Segmented(choices, value=page, small=True, name=self.tr("Lists"))
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 8, 0)
        row.addWidget(self.choice)
        self.setVisible(len(choices) > 1)
        self.choice.changed.connect(lambda chosen: self._go(context, str(chosen)))

    def _go(self, context: Context, page: str) -> None:
        """To the other list; this one keeps its own name."""
        self.choice.set_value(self._page)
        context.navigate.emit(page, {})
