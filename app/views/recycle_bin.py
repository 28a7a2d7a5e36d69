"""The recycle bin: what was deleted, by whom, how long it stays; restore it or erase it for good."""

from array import array
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.db.journal_step import Step
from app.itemmodels.columns import Column
from app.itemmodels.windowed import WindowedTableModel
from app.language.spoken import spoken_day
from app.queries.recycle_bin import KEPT_DAYS, TABLES, Deleted, counts, deleted_by_ids, deleted_ids
from app.views.context import Context
from app.views.page import Page
from app.views.purge import DAY_MS, wipe
from app.widgets.banner import Banner
from app.widgets.buttons import Button
from app.widgets.dialog import MessageDialog
from app.widgets.empty_state import EmptyState
from app.widgets.status_bar import StatusBar
from app.widgets.table.bulk_bar import BulkAction, BulkBar
from app.widgets.table.data_table import DataTable
from app.widgets.tabs import Tab, TabBar
from app.widgets.top_bar import TopBar

ICONS = {
    "customer": "users",
    "contact": "user",
    "lead": "lead",
    "interaction": "chat",
    "follow_up": "calplus",
    "deal": "deal",
    "quote": "quote",
    "sales_order": "cart",
    "product": "store",
    "campaign": "marketing",
    "competitor": "scale",
    "segment": "filter",
    "tie": "network",
    "favour": "gift",
    "promise": "handshake",
    "agreed_goal": "target",
    "objection": "shield",
}

_ALWAYS = ("customer", "contact", "lead", "interaction", "follow_up")


class BinSource:
    """Deleted records of the table that the spec names."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.table = "customer"

    def first_page(self, spec: Any) -> Sequence[Any]:
        """The first rows."""
        ids = list(deleted_ids(self._context.reader(), spec or self.table)[:64])
        found = deleted_by_ids(self._context.reader(), spec or self.table, ids)
        return [found[key] for key in ids if key in found]

    def count(self, spec: Any) -> int:
        """How many."""
        return counts(self._context.reader())[spec or self.table]

    def order(self, spec: Any) -> "array[int]":
        """The latest deleted first."""
        return deleted_ids(self._context.reader(), spec or self.table)

    def rows(self, ids: Sequence[int]) -> dict[int, Any]:
        """Some of them."""
        return dict(deleted_by_ids(self._context.reader(), self.table, ids))


class RecycleBinPage(Page):
    """Tabs by kind, a table to tick in, restore and erase."""

    page_id = "recycle_bin"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._stale = True
        self.source = BinSource(context)
        self.model = WindowedTableModel(
            self._columns(), self.source, executor=context.runner.executor, parent=self
        )
        self.top = TopBar()
        self.top.set_title(self.tr("Recycle bin"))
        self.top.search.hide()
        self.restore_button = Button(
            self.tr("Restore"), kind="primary", icon="undo", hint="R", clicked=self.restore
        )
        self.erase_button = Button(
            self.tr("Erase for good…"), kind="danger", icon="trash", hint="Del", clicked=self.erase
        )
        self.top.add_action(self.erase_button)
        self.top.set_primary(self.restore_button)
        self.tabs = TabBar([], name=self.tr("Kinds of records"))
        self.tabs.chosen.connect(self.show_table)
        self._make_table()
        self._lay_out()

    def _make_table(self) -> None:
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Recycle bin"))
        self.table.opened.connect(lambda _id: self.restore())
        self.table.key_pressed.connect(self._key)
        self.bulk = BulkBar(
            [
                BulkAction("restore", self.tr("Restore"), "undo"),
                BulkAction("erase", self.tr("Erase for good…"), "trash"),
            ]
        )
        self.bulk.triggered.connect(lambda key: self.restore() if key == "restore" else self.erase())
        self.bulk.closed.connect(self.model.clear_ticks)
        self.model.ticksChanged.connect(self._ticked)
        self.table.current_changed.connect(lambda _id: self._enable())
        self.empty = EmptyState(
            self.tr("Nothing here"),
            self.tr("What you delete stays here for {days} days and can be restored.").format(days=KEPT_DAYS),
        )
        self.status = StatusBar()

    def _lay_out(self) -> None:
        told = self.tr(
            "Records stay here for {days} days and are then erased for good, with their history."
        ).format(days=KEPT_DAYS)
        banner = QHBoxLayout()
        banner.setContentsMargins(20, 12, 20, 4)
        banner.addWidget(Banner("", told, tone="blue"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        bulk_row = QHBoxLayout()
        bulk_row.setContentsMargins(20, 8, 20, 8)
        bulk_row.addWidget(self.bulk)
        self._bulk_holder = QWidget()
        self._bulk_holder.setLayout(bulk_row)
        self._bulk_holder.hide()
        self.status.set_hints(
            [("R", self.tr("Restore")), ("Space", self.tr("Tick")), ("Del", self.tr("Erase for good"))]
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.top)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(9, 0, 14, 0)
        tabs.addWidget(self.tabs)
        outer.addLayout(tabs)
        outer.addLayout(banner)
        outer.addWidget(self.stack, 1)
        outer.addWidget(self._bulk_holder)
        outer.addWidget(self.status)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("check", "", kind="check", width=36, sortable=False, movable=False),
            Column(
                "title",
                self.tr("Name"),
                kind="name",
                width=280,
                sortable=False,
                stretch=True,
                value=lambda row: (row.title, ICONS[row.table]),
            ),
            Column("detail", self.tr("Belongs to"), width=240, sortable=False, narrow_rank=1),
            Column("when", self.tr("Deleted"), kind="date", width=150, sortable=False, value=self._when),
            Column("member", self.tr("By"), width=110, sortable=False, narrow_rank=2),
            Column("left", self.tr("Stays"), kind="chip", width=120, sortable=False, value=self._left),
        )

    def _when(self, row: Deleted) -> str:
        moment = datetime.fromtimestamp(row.deleted_at / 1000)  # noqa: DTZ006 - shown as local time
        day = spoken_day(moment.date(), self.context.today(), self.context.language)
        return f"{day} {moment:%H:%M}"

    def _left(self, row: Deleted) -> tuple[str, str]:
        now = int(self.context.now().timestamp() * 1000)
        days = max(0, KEPT_DAYS - (now - row.deleted_at) // DAY_MS)
        text = self.tr("{days} days left").format(days=days) if days else self.tr("goes today")
        return text, "red" if days < 3 else "amber" if days < 8 else "plain"

    # -- page ----------------------------------------------------------------------------------------------

    def activate(self, arguments: dict[str, Any]) -> None:
        """Read anew what was deleted meanwhile; {"table": …} chooses the tab."""
        if self._stale or arguments.get("table"):
            self._read(arguments.get("table", ""))
        self.table.setFocus()

    def apply_changes(self, changes: Changes, initiator: object) -> None:
        """Something was deleted, restored or erased."""
        if changes.touches(*TABLES):
            if self.isVisible():
                self._read()
            else:
                self._stale = True

    def do(self, action_id: str) -> bool:
        """Delete means erase here."""
        if action_id == "delete":
            self.erase()
            return True
        return False

    def panes(self) -> list[QWidget]:
        """Tabs and table."""
        return [self.tabs, self.table]

    def show_table(self, table: str) -> None:
        """Show one kind of records."""
        self.source.table = table
        self.model.clear_ticks()
        self.model.set_spec(table)
        count = self.model.total
        self.stack.setCurrentWidget(self.table if count else self.empty)
        if count:
            self.table.set_current_row(0)
        self._ticked()

    def _read(self, table: str = "") -> None:
        self._stale = False
        found = counts(self.context.reader())
        names = {
            "customer": self.tr("Customers"),
            "contact": self.tr("Contacts"),
            "lead": self.tr("Leads"),
            "interaction": self.tr("Talks"),
            "follow_up": self.tr("Follow-ups"),
            "deal": self.tr("Deals"),
            "quote": self.tr("Quotes"),
            "sales_order": self.tr("Orders"),
            "product": self.tr("Products"),
            "campaign": self.tr("Campaigns"),
            "competitor": self.tr("Competitors"),
            "segment": self.tr("Segments"),
            "tie": self.tr("Ties"),
            "favour": self.tr("Favours"),
            "promise": self.tr("Promises"),
            "agreed_goal": self.tr("Agreed goals"),
            "objection": self.tr("Objections"),
        }
        shown = [
            key for key in TABLES if found[key] or key in _ALWAYS
        ]  # what was never deleted takes no room
        self.tabs.set_tabs([Tab(key, names[key], found[key]) for key in shown])
        now = (
            self.source.table
            if found[self.source.table]
            else next((k for k in TABLES if found[k]), "customer")
        )
        wanted = table or now
        self.tabs.set_current(wanted)
        self.show_table(wanted)
        total = sum(found.values())
        deleted = self.tr("1 deleted record") if total == 1 else self.tr("{count} deleted records")
        self.status.set_totals([deleted.format(count=QLocale(self.context.language).toString(total))])

    def _ticked(self) -> None:
        count = self.model.ticked_count
        self._bulk_holder.setVisible(count > 0)
        if count:
            self.bulk.set_text(
                self.tr("{count} ticked").format(count=QLocale(self.context.language).toString(count))
            )
        self._enable()

    def _enable(self) -> None:
        some = bool(self.chosen())
        self.restore_button.setEnabled(some)
        self.erase_button.setEnabled(some)

    def chosen(self) -> list[int]:
        """The ticked records, or the current one."""
        if self.model.total == 0:
            return []
        if ticked := self.model.ticked_ids():
            return ticked
        current = self.table.current_id()
        return [] if current is None else [current]

    # -- acting --------------------------------------------------------------------------------------------

    def _key(self, key: str) -> None:
        if key == "R":
            self.restore()

    def restore(self) -> None:
        """Take the chosen records out of the bin."""
        from app.usecases.recycling import restore_records

        ids, table = self.chosen(), self.source.table
        if ids:
            step = Step.of(f"{table}.restore", count=len(ids))
            self.context.run(restore_records, table, ids, step=step)

    def erase(self) -> None:
        """Ask, naming what and how many, then erase for good."""
        ids, table = self.chosen(), self.source.table
        if not ids:
            return
        first = deleted_by_ids(self.context.reader(), table, ids[:1])
        name = first[ids[0]].title if first else ""
        count = QLocale(self.context.language).toString(len(ids))
        if len(ids) == 1:
            text = self.tr("“{name}” will be erased for good.").format(name=name)
        else:
            text = self.tr("“{name}” and others, {count} records in all, will be erased for good.").format(
                name=name, count=count
            )
        question = MessageDialog(
            self.window(),
            self.tr("Erase for good?"),
            text,
            self.tr("Erase {count}").format(count=count),
            detail=self.tr(
                "Their contacts, phones, talks, follow-ups and history go too. This cannot be undone. "
                "Backups made earlier still hold them."
            ),
            danger=True,
        )
        question.accepted.connect(lambda: self._erase(table, ids))
        watch = getattr(self.window(), "watch_dialog", None)
        if watch is not None:
            watch(question)
        question.open()

    def _erase(self, table: str, ids: list[int]) -> None:
        from app.usecases.erasing import erase_records

        def done(count: int) -> None:
            wipe(self.context)
            self.context.message.emit(self.context.say("step.erase", count=count), None)

        step = Step("erase", {"count": len(ids)}, undoable=False)
        self.context.run(erase_records, table, ids, step=step, on_done=done, toast=False)
