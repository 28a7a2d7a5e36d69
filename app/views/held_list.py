"""A list of dozens of records, all held in memory: table, keys, menu, tables in and out, recycle bin."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.db.journal_step import Step
from app.db.reader import Reader
from app.itemmodels.columns import Column
from app.itemmodels.fetching import as_ids
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


@dataclass(frozen=True)
class HeldTexts:
    """The words of such a list."""

    title: str
    new: str
    empty_title: str
    empty_hint: str
    import_: str
    export: str


@dataclass(frozen=True)
class HeldSpec:
    """What the table shows: all, in the order of a column."""

    sort: str
    descending: bool = False
    filter: None = None


class HeldSource:
    """The rows of the table as they were read last; `sorts` says by what each column orders."""

    def __init__(self, sorts: dict[str, Callable[[Any], Any]]) -> None:
        self.held: dict[int, Any] = {}
        self._sorts = sorts

    def order(self, spec: HeldSpec) -> Any:
        """All ids in order."""
        return as_ids(row.id for row in self._sorted(spec))

    def first_page(self, spec: HeldSpec) -> Sequence[Any]:
        """The first rows."""
        return self._sorted(spec)[:64]

    def count(self, spec: HeldSpec) -> int:
        """How many there are."""
        return len(self.held)

    def rows(self, ids: Sequence[int]) -> dict[int, Any]:
        """The rows of some ids."""
        return {key: self.held[key] for key in ids if key in self.held}

    def _sorted(self, spec: HeldSpec) -> list[Any]:
        return sorted_rows(self.held.values(), self._sorts[spec.sort], spec.descending)


def sorted_rows(rows: Iterable[Any], value: Callable[[Any], Any], descending: bool) -> list[Any]:
    """In the order of a value; empty values come last both ways."""
    told: list[Any] = []
    empty: list[Any] = []
    for row in rows:
        (empty if value(row) is None else told).append(row)
    told.sort(key=lambda row: (value(row), row.id), reverse=descending)
    return told + sorted(empty, key=lambda row: row.name.casefold())


class HeldListPage(Page):
    """Arguments of `activate`: `id` makes a record current. Subclasses say what it is a list of."""

    table_name = ""
    tables: tuple[str, ...] = ()
    """a change of one of these reads everything anew"""
    first_sort = ("name", False)
    exported = ""
    """the sentence after an export, with `count`"""
    texts: HeldTexts

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._stale = True
        self._wanted: int | None = None
        self.texts = self.make_texts()
        self.source = HeldSource(self.sorts())
        made = make_table(
            context,
            self.page_id,
            self.columns(),
            self.source,
            is_narrowed=lambda _wanted: False,
            first_sort=self.first_sort,
        )
        self.table, self.model, self._sort = made.table, made.model, made.sort
        self.model.setParent(self)
        self.table.setAccessibleName(self.texts.title)
        self._memory = ListMemory(context.config, self.page_id)
        self._lay_out()
        self._connect()
        self.reload()

    # -- what a subclass says ------------------------------------------------------------------------------

    def make_texts(self) -> HeldTexts:
        """The words."""
        raise NotImplementedError

    def columns(self) -> Sequence[Column]:
        """The columns of the table."""
        raise NotImplementedError

    def sorts(self) -> dict[str, Callable[[Any], Any]]:
        """By what each column orders."""
        raise NotImplementedError

    def read(self, reader: Reader) -> list[Any]:
        """All records; each has an `id` and a `name`."""
        raise NotImplementedError

    def totals(self, rows: Sequence[Any]) -> str:
        """The bottom line."""
        raise NotImplementedError

    def new_record(self) -> None:
        """Ctrl+N."""
        raise NotImplementedError

    def open_record(self, key: int) -> None:
        """The form of a record."""
        raise NotImplementedError

    def deleting(self, count: int) -> Step:
        """The step that moves so many to the recycle bin."""
        raise NotImplementedError

    def write_file(self, reader: Reader, path: Path) -> int:
        """Write all of them to a table; how many."""
        raise NotImplementedError

    def read_file(self, reader: Reader, path: Path) -> Sequence[Any]:
        """The records of a table, as `take` wants them."""
        raise NotImplementedError

    def take(self, rows: Sequence[Any]) -> None:
        """Keep what a table held, as one step."""
        raise NotImplementedError

    def more_hints(self) -> list[tuple[str, str]]:
        """Keys of this list beside the usual ones."""
        return []

    def letter(self, letter: str, key: int) -> None:
        """A letter pressed on a record."""

    def fill_menu(self, menu: Menu, key: int) -> None:
        """Entries of the context menu after Open."""

    # -- parts ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        words = self.texts
        self.top = TopBar()
        self.top.set_title(words.title)
        self.top.add_action(IconButton("upload", words.import_, clicked=self.ask_import))
        self.top.add_action(IconButton("download", words.export, clicked=self.ask_export))
        self.new_button = Button(words.new, kind="primary", icon="plus", clicked=self.new_record)
        self.top.set_primary(self.new_button)
        self.empty = EmptyState(words.empty_title, words.empty_hint)
        self.empty.add_button(Button(words.new, kind="primary", icon="plus", clicked=self.new_record))
        self.empty.add_button(Button(words.import_, icon="upload", clicked=self.ask_import))
        self.status = StatusBar()
        usual = [("↑↓", self.tr("Move")), ("Enter", self.tr("Open"))]
        self.status.set_hints([*usual, *self.more_hints()])
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
        if changes.touches(*self.tables):
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
        """Read everything on a reading thread."""
        self._stale = False
        self.context.runner.read(self.read, on_done=self._show)

    def _show(self, rows: list[Any]) -> None:
        self.source.held = {row.id: row for row in rows}
        if self.model.spec is None:
            self.model.set_spec(HeldSpec(*self._sort), sort=self._sort)
        else:
            self.model.reload()
        self.stack.setCurrentWidget(self.table if rows else self.empty)
        self.status.setVisible(bool(rows))
        self.top.set_title(self.texts.title, f"{len(rows):,}" if rows else "")
        self.status.set_totals([self.totals(rows)] if rows else [])
        if self._wanted is not None:
            self.table.set_current_id(self._wanted)
            self._wanted = None

    # -- rows ----------------------------------------------------------------------------------------------

    def current_ids(self) -> list[int]:
        """The ticked records, or the current one."""
        current = self.table.current_id()
        return self.model.ticked_ids() or ([current] if current is not None else [])

    def delete(self, ids: Sequence[int]) -> None:
        """Move records to the recycle bin."""
        if ids:
            step = self.deleting(len(ids))
            self.context.run(later("recycling:recycle_records"), self.table_name, list(ids), step=step)

    def _key(self, letter: str) -> None:
        current = self.table.current_id()
        if current is not None and letter == "E":
            self.open_record(current)
        elif current is not None:
            self.letter(letter, current)

    def _open_menu(self, key: int, at: QPoint) -> None:
        menu = Menu(parent=self)
        menu.add(self.tr("Open"), lambda: self.open_record(key), icon="arrow", key="Return")
        self.fill_menu(menu, key)
        history = {"table": self.table_name, "record_id": key}
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
        """Ask for a file and write everything there."""
        from PySide6.QtWidgets import QFileDialog

        title = self.texts.export
        name, _ = QFileDialog.getSaveFileName(
            self.window(), title, f"{title}.csv", "CSV (*.csv);;XLSX (*.xlsx)"
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write everything to a file."""
        self.context.runner.read(
            lambda reader: self.write_file(reader, path),
            on_done=lambda count: self.context.message.emit(
                self.context.say(self.exported, count=count), None
            ),
            on_error=self.context.show_error,
        )

    def ask_import(self) -> None:
        """Ask for a file and take its records over."""
        from PySide6.QtWidgets import QFileDialog

        kinds = "CSV, XLSX (*.csv *.xlsx *.xls *.ods *.tsv *.txt)"
        name, _ = QFileDialog.getOpenFileName(self.window(), self.texts.import_, "", kinds)
        if name:
            self.import_from(Path(name))

    def import_from(self, path: Path) -> None:
        """Take over the records of a table: one undoable step."""
        self.context.runner.read(
            lambda reader: self.read_file(reader, path),
            on_done=self.take,
            on_error=self.context.show_error,
        )
