"""Quotes, orders, receivables and products: the four lists of selling, switched at the left of their top bars."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.views.context import Context
from app.views.page_switch import PageSwitch


class SalesSwitch(PageSwitch):
    """Shows where one is and goes to the others."""

    def __init__(self, context: Context, current: str, parent: QWidget | None = None) -> None:
        tr = QCoreApplication.translate
        names = {
            "quotes": tr("SalesSwitch", "Quotes"),
            "orders": tr("SalesSwitch", "Orders"),
            "receivables": tr("SalesSwitch", "Receivables"),
            "products": tr("SalesSwitch", "Products"),
        }
        super().__init__(context, current, names, tr("SalesSwitch", "Selling"), parent)
