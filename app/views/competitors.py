"""The Competitors page: who else our customers talk to, what they do, and how often we won and lost against them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.db.reader import Reader
from app.itemmodels.columns import Column
from app.queries.competitors import CompetitorRow, competitors, deals_against
from app.queries.deals import EVERY, DealFilter
from app.views.competitor_columns import COMPETITOR_SORTS, competitor_columns
from app.views.context import Context
from app.views.held_list import HeldListPage, HeldTexts
from app.views.later import later
from app.views.market_switch import MarketSwitch
from app.widgets.menu import Menu

STATES = {
    "won": "won",
    "lost": "lost",
    "offers": "open",
}  # a click on the figure of a column shows such deals


class CompetitorsPage(HeldListPage):
    """By name."""

    page_id = "competitors"
    table_name = "competitor"
    tables = ("competitor", "competitor_offer", "deal")
    exported = "competitor.exported"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.top.add_switch(MarketSwitch(context, self.page_id))
        self.table.cell_clicked.connect(self._clicked)

    def make_texts(self) -> HeldTexts:
        """The words."""
        return HeldTexts(
            self.tr("Competitors"),
            self.tr("New competitor"),
            self.tr("Who else your customers talk to stands here, with the deals won and lost against them."),
            self.tr("Write down the first one. A name given in a deal comes here by itself."),
            self.tr("Import competitors"),
            self.tr("Export competitors"),
        )

    def columns(self) -> Sequence[Column]:
        """The columns of the table."""
        return competitor_columns()

    def sorts(self) -> dict[str, Callable[[Any], Any]]:
        """By what each column orders."""
        return COMPETITOR_SORTS

    def read(self, reader: Reader) -> list[CompetitorRow]:
        """All competitors."""
        return competitors(reader)

    def totals(self, rows: Sequence[CompetitorRow]) -> str:
        """Offers that are open now."""
        return self.tr("in {count} open deals").format(count=f"{sum(row.offers for row in rows):,}")

    def more_hints(self) -> list[tuple[str, str]]:
        """D goes to the deals."""
        return [("D", self.tr("Deals with them"))]

    # -- doing ---------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N."""
        self.context.dialog.emit("competitor", {})

    def open_record(self, key: int) -> None:
        """The form of a competitor."""
        self.context.dialog.emit("competitor", {"competitor_id": key})

    def deleting(self, count: int) -> Step:
        """Deals keep their link; it is shown again when the competitor is restored."""
        return Step.of("competitor.delete", count=count)

    def show_deals(self, key: int, state: str = "all") -> None:
        """The Deals page with those in which they were."""
        ids = tuple(deals_against(self.context.reader(), key, state))
        self.context.navigate.emit("deals", {"filter": DealFilter(state=EVERY, ids=ids)})

    def letter(self, letter: str, key: int) -> None:
        """D for the deals."""
        if letter == "D":
            self.show_deals(key)

    def fill_menu(self, menu: Menu, key: int) -> None:
        """The deals with them."""
        menu.add(self.tr("Deals with them"), lambda: self.show_deals(key), icon="deal", key="D")

    def _clicked(self, key: int, column: str) -> None:
        if column in STATES and getattr(self.source.held[key], column):
            self.show_deals(key, STATES[column])

    # -- tables --------------------------------------------------------------------------------------------

    def write_file(self, reader: Reader, path: Path) -> int:
        """All competitors as a table."""
        from app.exchange.competitor_file import write_competitors

        return write_competitors(reader, path, self.context.language)

    def read_file(self, reader: Reader, path: Path) -> Sequence[Any]:
        """The competitors of a table."""
        from app.exchange.competitor_file import read_competitors

        return read_competitors(path)

    def take(self, rows: Sequence[Any]) -> None:
        """Known names are changed, others made."""
        step = Step.of("competitor.import", count=len(rows))
        self.context.run(later("competitors:take_competitors"), rows, step=step)
