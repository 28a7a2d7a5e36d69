"""Campaigns and competitors: the two lists of the market, switched at the left of their top bars."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.views.context import Context
from app.views.page_switch import PageSwitch


class MarketSwitch(PageSwitch):
    """Shows where one is and goes to the other."""

    def __init__(self, context: Context, current: str, parent: QWidget | None = None) -> None:
        tr = QCoreApplication.translate
        names = {
            "campaigns": tr("MarketSwitch", "Campaigns"),
            "competitors": tr("MarketSwitch", "Competitors"),
        }
        super().__init__(context, current, names, tr("MarketSwitch", "Market"), parent)
