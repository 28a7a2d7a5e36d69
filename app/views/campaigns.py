"""The Marketing page: campaigns with what each one cost and what came of it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.db.reader import Reader
from app.itemmodels.columns import Column
from app.language.money_text import format_money
from app.queries.campaigns import CampaignRow, campaigns
from app.queries.leads import LeadFilter
from app.views.campaign_columns import CAMPAIGN_SORTS, campaign_columns
from app.views.context import Context
from app.views.held_list import HeldListPage, HeldTexts
from app.views.later import later
from app.views.market_switch import MarketSwitch
from app.widgets.menu import Menu


class CampaignsPage(HeldListPage):
    """The newest first."""

    page_id = "campaigns"
    table_name = "campaign"
    tables = ("campaign", "lead", "sales_order", "deal")
    first_sort = ("starts", True)
    exported = "campaign.exported"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.top.add_switch(MarketSwitch(context, self.page_id))
        self.table.cell_clicked.connect(self._clicked)

    def make_texts(self) -> HeldTexts:
        """The words."""
        return HeldTexts(
            self.tr("Campaigns"),
            self.tr("New campaign"),
            self.tr("What you do to be found stands here, with its cost and what came of it."),
            self.tr("Write down the first one, or bring in a table."),
            self.tr("Import campaigns"),
            self.tr("Export campaigns"),
        )

    def columns(self) -> Sequence[Column]:
        """The columns of the table."""
        return campaign_columns(self.context)

    def sorts(self) -> dict[str, Callable[[Any], Any]]:
        """By what each column orders."""
        return CAMPAIGN_SORTS

    def read(self, reader: Reader) -> list[CampaignRow]:
        """All campaigns."""
        return campaigns(reader)

    def totals(self, rows: Sequence[CampaignRow]) -> str:
        """Leads, orders and revenue of all of them."""
        revenue = format_money(sum(row.revenue for row in rows), rows[0].home, self.context.language)
        leads, orders = sum(row.leads for row in rows), sum(row.orders for row in rows)
        return self.tr("{leads} leads, {orders} orders, {revenue}").format(
            leads=f"{leads:,}", orders=f"{orders:,}", revenue=revenue
        )

    def more_hints(self) -> list[tuple[str, str]]:
        """L goes to the leads."""
        return [("L", self.tr("Its leads"))]

    # -- doing ---------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N."""
        self.context.dialog.emit("campaign", {})

    def open_record(self, key: int) -> None:
        """The form of a campaign."""
        self.context.dialog.emit("campaign", {"campaign_id": key})

    def deleting(self, count: int) -> Step:
        """Leads and orders keep the campaign's name."""
        return Step.of("campaign.delete", count=count)

    def show_leads(self, key: int) -> None:
        """The Leads page, narrowed to those of a campaign."""
        wanted = LeadFilter(campaigns=(self.source.held[key].name,))
        self.context.navigate.emit("leads", {"filter": wanted})

    def letter(self, letter: str, key: int) -> None:
        """L for its leads."""
        if letter == "L":
            self.show_leads(key)

    def fill_menu(self, menu: Menu, key: int) -> None:
        """Its leads."""
        menu.add(self.tr("Its leads"), lambda: self.show_leads(key), icon="lead", key="L")

    def _clicked(self, key: int, column: str) -> None:
        if column == "leads" and self.source.held[key].leads:
            self.show_leads(key)

    # -- tables --------------------------------------------------------------------------------------------

    def write_file(self, reader: Reader, path: Path) -> int:
        """All campaigns as a table."""
        from app.exchange.campaign_file import write_campaigns

        return write_campaigns(reader, path, self.context.language)

    def read_file(self, reader: Reader, path: Path) -> Sequence[Any]:
        """The campaigns of a table."""
        from app.exchange.campaign_file import read_campaigns

        return read_campaigns(reader, path, self.context.today())

    def take(self, rows: Sequence[Any]) -> None:
        """Known names are changed, others made."""
        step = Step.of("campaign.import", count=len(rows))
        self.context.run(later("campaigns:take_campaigns"), rows, step=step)
