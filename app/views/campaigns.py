"""The Marketing page: campaigns with what each one cost and what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.db.journal_step import Step
from app.itemmodels.fetching import as_ids
from app.queries.campaigns import CampaignRow, campaigns
from app.queries.leads import LeadFilter
from app.views.campaign_columns import campaign_columns, sorted_campaigns
from app.views.context import Context
from app.views.later import later
from app.views.list_memory import ListMemory
from app.views.list_table import make_table
from app.views.page import Page
from app.widgets.buttons import Button, IconButton
from app.widgets.empty_state import EmptyState
from app.widgets.menu import Menu
from app.widgets.status_bar import StatusBar
from app.widgets.top_bar import TopBar

TABLES = ("campaign", "lead", "sales_order", "deal")


@dataclass(frozen=True)
class CampaignSpec:
    """What the table shows: all, in the order of a column."""

    sort: str = "starts"
    descending: bool = True
    filter: None = None


class CampaignSource:
    """The rows of the table, held as they were read last: there are dozens, not thousands."""

    def __init__(self) -> None:
        self.held: dict[int, CampaignRow] = {}

    def order(self, spec: CampaignSpec) -> Any:
        """All ids in order."""
        return as_ids(row.id for row in self._sorted(spec))

    def first_page(self, spec: CampaignSpec) -> Sequence[CampaignRow]:
        """The first rows."""
        return self._sorted(spec)[:64]

    def count(self, spec: CampaignSpec) -> int:
        """How many there are."""
        return len(self.held)

    def rows(self, ids: Sequence[int]) -> dict[int, CampaignRow]:
        """The rows of some ids."""
        return {key: self.held[key] for key in ids if key in self.held}

    def _sorted(self, spec: CampaignSpec) -> list[CampaignRow]:
        return sorted_campaigns(self.held.values(), spec.sort, spec.descending)


class CampaignsPage(Page):
    """Arguments of `activate`: `id` makes a campaign current."""

    page_id = "campaigns"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._stale = True
        self._wanted: int | None = None
        self.source = CampaignSource()
        made = make_table(
            context,
            self.page_id,
            campaign_columns(context),
            self.source,
            is_narrowed=lambda _wanted: False,
            first_sort=("starts", True),
        )
        self.table, self.model, self._sort = made.table, made.model, made.sort
        self.model.setParent(self)
        self.table.setAccessibleName(self.tr("Campaigns"))
        self._memory = ListMemory(context.config, self.page_id)
        self._lay_out()
        self._connect()
        self.reload()

    def _lay_out(self) -> None:
        self.top = TopBar()
        self.top.set_title(self.tr("Campaigns"))
        self.top.add_action(IconButton("upload", self.tr("Import campaigns"), clicked=self.ask_import))
        self.top.add_action(IconButton("download", self.tr("Export campaigns"), clicked=self.ask_export))
        self.new_button = Button(
            self.tr("New campaign"), kind="primary", icon="plus", clicked=self.new_record
        )
        self.top.set_primary(self.new_button)
        self.empty = EmptyState(
            self.tr("What you do to be found stands here, with its cost and what came of it."),
            self.tr("Write down the first one, or bring in a table."),
        )
        words = self.tr("New campaign")
        self.empty.add_button(Button(words, kind="primary", icon="plus", clicked=self.new_record))
        self.empty.add_button(Button(self.tr("Import campaigns"), icon="upload", clicked=self.ask_import))
        self.status = StatusBar()
        self.status.set_hints(
            [("↑↓", self.tr("Move")), ("Enter", self.tr("Open")), ("L", self.tr("Its leads"))]
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.top, 0), (self.stack, 1), (self.status, 0)):
            column.addWidget(widget, stretch)

    def _connect(self) -> None:
        self.top.search_requested.connect(lambda: self.context_do("find"))
        self.table.opened.connect(self.open_record)
        self.table.key_pressed.connect(self._key)
        self.table.menu_requested.connect(self._open_menu)
        self.table.cell_clicked.connect(self._clicked)
        self.table.layout_changed.connect(self._keep)
        self.model.sortChanged.connect(lambda *_sort: self._keep())
        shortcut = QShortcut(QKeySequence("Del"), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self.delete(self.current_ids()))

    def context_do(self, action_id: str) -> None:
        """Ask the window for an action of its own."""
        window: Any = self.window()
        window.do(action_id)

    # -- the page's side -----------------------------------------------------------------------------------

    def activate(self, arguments: dict[str, Any]) -> None:
        """Shown: read anew what changed meanwhile."""
        self._wanted = arguments.get("id")
        if self._stale or self._wanted is not None:
            self.reload()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply_changes(self, changes: Changes, initiator: object) -> None:
        """Something was committed."""
        if changes.touches(*TABLES):
            self._stale = True
            if self.isVisible():
                self.reload()

    def do(self, action_id: str) -> bool:
        """Actions of the catalogue that mean something here."""
        calls: dict[str, Callable[[], None]] = {
            "new": self.new_record,
            "import": self.ask_import,
            "export": self.ask_export,
        }
        if action_id in calls:
            calls[action_id]()
        return action_id in calls

    def panes(self) -> list[QWidget]:
        """For F6."""
        return [self.table]

    def reload(self) -> None:
        """Read every campaign on a reading thread."""
        self._stale = False
        self.context.runner.read(campaigns, on_done=self._show)

    def _show(self, rows: list[CampaignRow]) -> None:
        self.source.held = {row.id: row for row in rows}
        if self.model.spec is None:
            self.model.set_spec(CampaignSpec(*self._sort), sort=self._sort)
        else:
            self.model.reload()
        self.stack.setCurrentWidget(self.table if rows else self.empty)
        self.status.setVisible(bool(rows))
        self.top.set_title(self.tr("Campaigns"), f"{len(rows):,}" if rows else "")
        self.status.set_totals([self._totals(rows)] if rows else [])
        if self._wanted is not None:
            self.table.set_current_id(self._wanted)
            self._wanted = None

    def _totals(self, rows: Sequence[CampaignRow]) -> str:
        from app.language.money_text import format_money

        home = rows[0].home
        revenue = format_money(sum(row.revenue for row in rows), home, self.context.language)
        leads, orders = sum(row.leads for row in rows), sum(row.orders for row in rows)
        return self.tr("{leads} leads, {orders} orders, {revenue}").format(
            leads=f"{leads:,}", orders=f"{orders:,}", revenue=revenue
        )

    # -- rows ----------------------------------------------------------------------------------------------

    def current_ids(self) -> list[int]:
        """The ticked campaigns, or the current one."""
        current = self.table.current_id()
        return self.model.ticked_ids() or ([current] if current is not None else [])

    def new_record(self) -> None:
        """Ctrl+N."""
        self.context.dialog.emit("campaign", {})

    def open_record(self, key: int) -> None:
        """The form of a campaign."""
        self.context.dialog.emit("campaign", {"campaign_id": key})

    def show_leads(self, key: int) -> None:
        """The Leads page, narrowed to those of a campaign."""
        wanted = LeadFilter(campaigns=(self.source.held[key].name,))
        self.context.navigate.emit("leads", {"filter": wanted})

    def delete(self, ids: Sequence[int]) -> None:
        """Move campaigns to the recycle bin; leads and orders keep their name."""
        if ids:
            step = Step.of("campaign.delete", count=len(ids))
            self.context.run(later("recycling:recycle_records"), "campaign", list(ids), step=step)

    def _clicked(self, key: int, column: str) -> None:
        if column == "leads" and self.source.held[key].leads:
            self.show_leads(key)

    def _key(self, letter: str) -> None:
        current = self.table.current_id()
        if current is not None and letter in ("E", "L"):
            (self.open_record if letter == "E" else self.show_leads)(current)

    def _open_menu(self, key: int, at: QPoint) -> None:
        menu = Menu(parent=self)
        menu.add(self.tr("Open"), lambda: self.open_record(key), icon="arrow", key="Return")
        menu.add(self.tr("Its leads"), lambda: self.show_leads(key), icon="lead", key="L")
        history = {"table": "campaign", "record_id": key}
        menu.add(self.tr("History"), lambda: self.context.dialog.emit("history", history), icon="history")
        menu.addSeparator()
        words = self.tr("Move to the recycle bin")
        menu.add(words, lambda: self.delete(self.current_ids()), icon="trash", key="Del", danger=True)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _keep(self) -> None:
        state = {"layout": self.table.layout_state(), "sort": list(self.model.sorting)}
        self._memory.keep(state)

    # -- tables --------------------------------------------------------------------------------------------

    def ask_export(self) -> None:
        """Ask for a file and write all campaigns there."""
        from PySide6.QtWidgets import QFileDialog

        title = self.tr("Export campaigns")
        name, _ = QFileDialog.getSaveFileName(
            self.window(), title, f"{title}.csv", "CSV (*.csv);;XLSX (*.xlsx)"
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write all campaigns to a file."""
        from app.exchange.campaign_file import write_campaigns

        language = self.context.language
        self.context.runner.read(
            lambda reader: write_campaigns(reader, path, language),
            on_done=lambda count: self.context.message.emit(
                self.context.say("campaign.exported", count=count), None
            ),
            on_error=self.context.show_error,
        )

    def ask_import(self) -> None:
        """Ask for a file and take its campaigns over."""
        from PySide6.QtWidgets import QFileDialog

        kinds = "CSV, XLSX (*.csv *.xlsx *.xls *.ods *.tsv *.txt)"
        name, _ = QFileDialog.getOpenFileName(self.window(), self.tr("Import campaigns"), "", kinds)
        if name:
            self.import_from(Path(name))

    def import_from(self, path: Path) -> None:
        """Take over the campaigns of a table: one undoable step."""
        from app.exchange.campaign_file import read_campaigns

        today = self.context.today()
        self.context.runner.read(
            lambda reader: read_campaigns(reader, path, today),
            on_done=lambda rows: self.context.run(
                later("campaigns:take_campaigns"), rows, step=Step.of("campaign.import", count=len(rows))
            ),
            on_error=self.context.show_error,
        )
