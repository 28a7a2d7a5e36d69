"""Quotes, orders, receivables and products: the four lists of selling, switched at the left of their top bars."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.views.context import Context
from app.widgets.segmented import Segmented


class SalesSwitch(Segmented):
    """Shows where one is and goes to the others."""

    def __init__(self, context: Context, current: str, parent: QWidget | None = None) -> None:
        tr = QCoreApplication.translate
        names = {
            "quotes": tr("SalesSwitch", "Quotes"),
            "orders": tr("SalesSwitch", "Orders"),
            "receivables": tr("SalesSwitch", "Receivables"),
            "products": tr("SalesSwitch", "Products"),
        }
        super().__init__(
            list(names.items()), value=current, small=True, name=tr("SalesSwitch", "Selling"), parent=parent
        )
        self._context, self._current = context, current
        self.changed.connect(self._go)

    def _go(self, page: object) -> None:
        """Go there; this list itself stays marked for when one comes back."""
        self.set_value(self._current)
        if page != self._current:
            self._context.navigate.emit(str(page), {})
