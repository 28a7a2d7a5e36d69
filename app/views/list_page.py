"""What the Customers and the Leads page share: views, chips, table, bar of actions, preview, keys."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.queries.lookups import warm_up
from app.queries.merged import standing
from app.theme import manager
from app.views.context import Context
from app.views.first_list import FirstList
from app.views.list_actions import RecordActions
from app.views.list_counts import ListCounts
from app.views.list_filter import FilterBar
from app.views.list_memory import ListMemory
from app.views.list_parts import make_empty, make_top
from app.views.list_shape import ListShape
from app.views.list_views import ALL, View, ViewTabs
from app.views.preview_dock import PreviewDock
from app.widgets.empty_state import FilteredEmpty
from app.widgets.menu import Menu
from app.widgets.status_bar import StatusBar
from app.widgets.table.bulk_bar import BulkBar

KEEP_MS = 400
MISSED = 12  # more changes than this while hidden: read everything anew


class ListPage(ListShape):
    """A list of records of one table. Subclasses say what it is a list of.

    Arguments of `activate`: `view` (key of a tab), `filter` (a filter or its dictionary), `ids`, `import_run`,
    `text`, `id` (make it current).
    """

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        first: FirstList | None = None,
        slowly: bool = False,
    ) -> None:
        super().__init__(context, parent)
        self.left = self._build(first)
        if not slowly:
            self.build_rest()

    def _build(self, first: FirstList | None) -> Iterator[None]:
        """Everything, in steps; around the table that is shown already, if there is one."""
        context = self.context
        self.prepare()
        self._missed: list[Changes] = []
        self.records = RecordActions(context, self.table_name, self)
        self.source = self.make_source()
        self._memory = ListMemory(context.config, self.page_id)
        self._filter = self.new_filter()
        made = self.new_table() if first is None else first.content
        self.table, self.model = made.table, made.model
        self.table.setAccessibleName(self.texts.title)
        self.model.setParent(self)
        self.model.set_edit(self.edit)
        yield
        yield from self._make_parts()
        self._lay_out()
        yield
        self._connect()
        self._make_keys()
        self.dock.restore(self._memory.kept())
        if first is None:
            self.place_list()
            self.model.set_spec(self.spec_of(self._filter, *made.sort), sort=made.sort)
        self._note()

    def place_list(self) -> None:
        """The table of the start comes into the page."""
        self.stack.insertWidget(0, self.table)
        if self.model.spec is not None:
            self._total_changed(self.model.total)

    # -- parts ---------------------------------------------------------------------------------------------

    def _make_parts(self) -> Iterator[None]:
        self.top, self.new_button = make_top(self)
        yield
        self.tabs = ViewTabs(self.context, f"{self.table_name}s", self.built_in(), self.read_filter)
        yield
        self.bar = FilterBar(self.fields(), self.new_filter())
        yield
        self.bulk = BulkBar(self.bulk_actions())
        self.status = StatusBar()
        self.status.set_hints(self.hints())
        yield
        self.empty = make_empty(self)
        self.filtered = FilteredEmpty(self.texts.none_match)
        yield
        self.preview = self.make_preview()
        yield

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for widget in (self.empty, self.filtered):
            self.stack.addWidget(widget)
        bulk_row = QHBoxLayout()
        bulk_row.setContentsMargins(20, 8, 20, 8)
        bulk_row.addWidget(self.bulk)
        self._bulk_holder = QWidget()
        self._bulk_holder.setLayout(bulk_row)
        self._bulk_holder.hide()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self._bulk_holder)
        column.addWidget(self.status)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._splitter.setStretchFactor(0, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.top)
        outer.addWidget(self._splitter, 1)
        self.dock = PreviewDock(self, self._splitter, self.preview)

    def _connect(self) -> None:
        self._keep = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keep.timeout.connect(self._save_layout)
        self._counts = ListCounts(self)
        self.tabs.chosen.connect(self.show_view)
        self.bar.changed.connect(self._filter_changed)
        self.bar.cleared.connect(lambda: self.show_view(self.tabs.views[0]))
        self.bar.left_text.connect(self.table.setFocus)
        self.bar.columns_asked.connect(self.table.show_column_menu)
        self.bar.density_asked.connect(self._toggle_density)
        self.filtered.chip_closed.connect(self.bar.take_off)
        self.filtered.cleared.connect(lambda: self.show_view(self.tabs.views[0]))
        self.model.totalChanged.connect(self._total_changed)
        self.model.ticksChanged.connect(self._ticks_changed)
        self.model.sortChanged.connect(self._sort_changed)
        self.model.failed.connect(self._failed)
        self.table.opened.connect(self.open_record)
        self.table.current_changed.connect(self.dock.show_record)
        self.table.key_pressed.connect(self._key)
        self.table.menu_requested.connect(self._open_menu)
        self.table.cell_clicked.connect(self.cell_clicked)
        self.table.layout_changed.connect(self._keep.start)
        self.dock.changed.connect(self._keep.start)
        self.preview.opened.connect(self.open_record)
        self.bulk.triggered.connect(self._bulk)
        self.bulk.closed.connect(self.model.clear_ticks)

    def _make_keys(self) -> None:
        for key, call in (
            ("Alt+Return", self.dock.toggle),
            ("Alt+Enter", self.dock.toggle),
            ("Del", lambda: self._on_ids(self.records.delete)),
        ):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)

    # -- the page's side -----------------------------------------------------------------------------------

    def activate(self, arguments: dict[str, Any]) -> None:
        """Shown: follow what changed meanwhile, then what was asked for."""
        missed, self._missed = self._missed, []
        if len(missed) > MISSED:
            self.model.reload()
        else:
            for changes in missed:
                self.model.apply(changes, self.table_name)
        if missed:
            self._changed_around(missed)
        self._take_arguments(arguments)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_arguments(self, arguments: dict[str, Any]) -> None:
        view = next((one for one in self.tabs.views if one.key == arguments.get("view")), None)
        given = arguments.get("filter")
        if view is not None:
            self.tabs.choose(view.key)
            self.show_view(view)
        if given is not None:
            self.show_filter(self.read_filter(given) if isinstance(given, Mapping) else given)
        narrowed = {
            name: arguments[name] for name in ("ids", "import_run", "text") if arguments.get(name) is not None
        }
        if "ids" in narrowed:
            narrowed["ids"] = tuple(narrowed["ids"])
        if narrowed:
            self.show_filter(replace(self.new_filter(), **narrowed))
        if arguments.get("id") is not None:
            self._go_to(standing(self.context.reader(), self.table_name, int(arguments["id"])))

    def _go_to(self, key: int) -> None:
        """Make a record current, widening the list if it is not in it."""
        if not self.table.set_current_id(key):
            self.show_filter(replace(self.new_filter(), ids=(key,)))
        self.dock.show_record(key)
        self.dock.open()

    def apply_changes(self, changes: Changes, initiator: object) -> None:
        """Something was committed."""
        self.note_fields(changes)
        if not self.isVisible():
            self._missed = [*self._missed[-MISSED:], changes]
            return
        self.model.apply(changes, self.table_name)
        self._changed_around([changes])

    def _changed_around(self, changes: Sequence[Changes]) -> None:
        def touched(*tables: str) -> bool:
            return any(one.touches(*tables) for one in changes)

        if touched("saved_view"):
            self.tabs.reload()
        if touched("tag", "member", "segment") and not touched(self.table_name):
            self.model.reload()
        if touched(self.table_name, "follow_up", "interaction", "saved_view"):
            self._counts.restart()
        if touched(self.table_name, "contact", "interaction", "follow_up", "reach", "tag_link"):
            self.dock.refresh()

    def do(self, action_id: str) -> bool:
        """Actions of the catalogue that mean something here."""
        calls: dict[str, Callable[[], Any]] = {
            "new": self.new_record,
            "filter": self._open_text,
            "export": lambda: self.records.export(self.model.ticked_ids() or self._narrowed_ids()),
            "preview": self.dock.toggle,
        }
        if action_id not in calls:
            return False
        calls[action_id]()
        return True

    def _open_text(self) -> None:
        """Ctrl+F; meanwhile what understands pinyin is fetched, so that the first letter is quick."""
        self.context.runner.work(warm_up)
        self.bar.open_text()

    def _narrowed_ids(self) -> list[int] | None:
        """The ids of a narrowed list; None when it shows everything."""
        return None if self._filter == self.new_filter() else list(self.source.order(self.model.spec))

    def panes(self) -> list[QWidget]:
        """For F6."""
        return [self.tabs.bar, self.table, *self.preview.panes()]

    # -- what is shown -------------------------------------------------------------------------------------

    @property
    def filter(self) -> Any:
        """What the list is narrowed by."""
        return self._filter

    @property
    def counted(self) -> bool:
        """Whether the numbers after the views and in the bottom line are those of what is shown."""
        return self._counts.there

    def show_view(self, view: View) -> None:
        """Show a view with its order."""
        self.tabs.choose(view.key)
        self.bar.set_filter(view.filter)
        self._show(view.filter, view.sort or self.model.sorting)

    def show_filter(self, wanted: Any) -> None:
        """Narrow the list as another page or a chart asks."""
        if wanted != self._filter:
            self.tabs.choose(ALL)
            self.bar.set_filter(wanted)
            self._show(wanted, self.model.sorting)

    def _filter_changed(self, wanted: Any) -> None:
        if wanted == self.new_filter():
            self.tabs.choose(ALL)
        self._show(wanted, self.model.sorting)

    def _show(self, wanted: Any, sort: tuple[str, bool]) -> None:
        self._filter = wanted
        self.model.set_spec(self.spec_of(wanted, *sort), sort=sort)
        self._note()

    def _note(self) -> None:
        self.tabs.note(self._filter, self.model.sorting)
        self._counts.soon()

    def _sort_changed(self, _key: str, _descending: bool) -> None:
        self.tabs.note(self._filter, self.model.sorting)
        self._keep.start()

    def _total_changed(self, total: int) -> None:
        live = self.live()
        shown = f"{total:,}" if total == live else f"{total:,} / {live:,}"
        self.top.set_title(self.texts.title, shown if live else "")
        if total:
            self.stack.setCurrentWidget(self.table)
        elif self._filter == self.new_filter():
            self.stack.setCurrentWidget(self.empty)
        else:
            self.filtered.set_chips(self.bar.active())
            self.stack.setCurrentWidget(self.filtered)
        blank = not total and self._filter == self.new_filter()
        for widget in (self.tabs, self.bar, self.status):
            widget.setVisible(not blank)
        self.dock.set_blank(not total)
        self._counts.soon()

    def _failed(self, error: Exception) -> None:
        from app.sentences.errors import UserError

        if isinstance(error, UserError):
            self.context.show_error(error)
        else:
            self.context.dialog.emit("crash", {"error": error})

    # -- rows ----------------------------------------------------------------------------------------------

    def current_ids(self) -> list[int]:
        """The ticked records, or the current one."""
        ticked = self.model.ticked_ids() if self.model.ticked_count else []
        current = self.table.current_id()
        return ticked or ([current] if current is not None else [])

    def _on_ids(self, call: Callable[[list[int]], None]) -> None:
        ids = self.current_ids()
        if ids:
            call(ids)

    def _ticks_changed(self) -> None:
        count = self.model.ticked_count
        self._bulk_holder.setVisible(count > 0)
        if count:
            self.bulk.set_text(self.selected_words(count))

    def _key(self, letter: str) -> None:
        self._on_ids(lambda ids: self.letter(letter, ids))

    def cell_clicked(self, key: int, column: str) -> None:
        """A cell was clicked."""

    def _open_menu(self, key: int, at: QPoint) -> None:
        ids = self.current_ids()
        menu = Menu(parent=self)
        self.row_menu(menu, ids if key in ids else [key])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def bulk_action(self, action: str, ids: list[int]) -> None:
        """Do what was pressed in the bar."""
        calls: dict[str, Callable[[list[int]], None]] = {
            "plan": self.records.plan,
            "tag": self.records.tag,
            "export": self.records.export,
            "delete": self.records.delete,
        }
        if action == "assign":
            self.records.popup_assign(ids, self.bulk.mapToGlobal(QPoint(200, -8)))
        elif action in calls:
            calls[action](ids)

    def _bulk(self, action: str) -> None:
        self._on_ids(lambda ids: self.bulk_action(action, ids))

    # -- around --------------------------------------------------------------------------------------------

    def _save_layout(self) -> None:
        layout, sort = self.table.layout_state(), list(self.model.sorting)
        self._memory.keep({"layout": layout, "sort": sort, **self.dock.state()})

    def _toggle_density(self) -> None:
        density = "compact" if self.context.config.get("density") == "comfortable" else "comfortable"
        self.context.config.set("density", density)
        manager().set_density(density)

    def window_do(self, action_id: str) -> None:
        """An action of the catalogue, as the window does it."""
        cast(Any, self.window()).do(action_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts a preview over the table away."""
        if event.key() != Qt.Key.Key_Escape or not self.dock.close_over():
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview stands beside the table or over it."""
        super().resizeEvent(event)
        self.dock.fit()
