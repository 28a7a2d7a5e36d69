"""The Duplicates page: who is stored twice, why it seems so, and the merge field by field or many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes, Progress
from app.db.journal_step import Step
from app.db.reader import Reader
from app.itemmodels.columns import Column
from app.itemmodels.windowed import WindowedTableModel
from app.jobs.runner import JobHandle
from app.queries.duplicate_pairs import Pair
from app.queries.merge_view import still_pairs
from app.views.context import Context
from app.views.import_rows_model import ListSource
from app.views.later import later
from app.views.merge_pane import MergePane, odds_text
from app.views.page import Page
from app.widgets.buttons import Button
from app.widgets.dialog import confirm
from app.widgets.empty_state import EmptyState
from app.widgets.progress import ProgressLine
from app.widgets.status_bar import StatusBar
from app.widgets.table.data_table import DataTable
from app.widgets.tabs import Tab, TabBar
from app.widgets.top_bar import TopBar

ALL, SURE, LIKELY = "all", "sure", "likely"
ASK_FROM = 20  # so many pairs at once are asked about


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair at its place in the list."""

    id: int
    pair: Pair


class DuplicatesPage(Page):
    """Tabs, a table of pairs, the pane of the current one; the search runs in the background."""

    page_id = "duplicates"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.found: list[Pair] = []  # as the last search found them
        self.pairs: list[Pair] = []  # of these what is still to be decided
        self.handle: JobHandle | None = None
        self._searched = False
        self._source = ListSource(PairRow)
        self._make_bar()
        self.pane = MergePane(context)
        self.table = DataTable(two_line=True)
        self.table.setModel(WindowedTableModel(self._columns(), self._source, parent=self.table))
        self.table.setAccessibleName(self.tr("Duplicates"))
        self.table.current_changed.connect(lambda _at: self._show_pair())
        self.table.opened.connect(lambda _at: self.pane.merge())
        self.table.key_pressed.connect(self._key)
        self.pane.merge_asked.connect(self.merge)
        self.pane.different_asked.connect(self.different)
        self.empty = EmptyState(self.tr("Nobody is stored twice"), "")
        self.progress = ProgressLine()
        self.progress.cancelled.connect(self.cancel)
        self.status = StatusBar()
        self.status.set_hints(
            [("M", self.tr("Merge")), ("N", self.tr("Not the same")), ("S", self.tr("Swap"))]
        )
        self._lay_out()

    def _make_bar(self) -> None:
        self.top = TopBar()
        self.top.search_requested.connect(self._find)
        self.again = Button(self.tr("Search again"), icon="refresh", clicked=self.search)
        self.top.add_action(self.again)
        self.many = Button(
            self.tr("Merge the sure ones"), kind="primary", icon="check", clicked=self.merge_sure
        )
        self.top.set_primary(self.many)
        self.tabs = TabBar(
            [Tab(ALL, self.tr("All")), Tab(SURE, self.tr("Sure")), Tab(LIKELY, self.tr("To decide"))],
            name=self.tr("Which pairs"),
        )
        self.tabs.chosen.connect(lambda _key: self._show_tab())

    def _lay_out(self) -> None:
        self._waiting = QWidget()
        waiting = QHBoxLayout(self._waiting)
        waiting.setContentsMargins(20, 10, 20, 10)
        waiting.addWidget(self.progress)
        self._waiting.hide()
        tabs = QHBoxLayout()
        tabs.setContentsMargins(9, 0, 14, 0)
        tabs.addWidget(self.tabs)
        listed = QWidget()
        body = QHBoxLayout(listed)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.table, 1)
        body.addWidget(self.pane)
        self.stack = QStackedWidget()
        self.stack.addWidget(listed)
        self.stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.top)
        outer.addLayout(tabs)
        outer.addWidget(self._waiting)
        outer.addWidget(self.stack, 1)
        outer.addWidget(self.status)

    def _columns(self) -> tuple[Column, ...]:
        def weight(row: PairRow) -> tuple[str, str]:
            return (self.tr("sure"), "accent") if row.pair.sure else (odds_text(row.pair.odds), "amber")

        def kind(row: PairRow) -> str:
            words = dict.fromkeys(
                self.context.word("record_kind", side.table) for side in (row.pair.a, row.pair.b)
            )
            return " + ".join(words)

        return (
            Column("a", self.tr("Record"), kind="two_line", width=170, roomy=200, sortable=False,
                   value=lambda row: (row.pair.a.name, row.pair.a.detail)),
            Column("b", self.tr("Resembles"), kind="two_line", width=170, roomy=200, sortable=False,
                   value=lambda row: (row.pair.b.name, row.pair.b.detail)),
            Column("odds", self.tr("Odds"), kind="chip", width=76, sortable=False, value=weight),
            Column("why", self.tr("Why"), width=180, stretch=True, sortable=False,
                   value=lambda row: self._why(row.pair)),
            Column("kind", self.tr("Kind"), width=130, sortable=False, value=kind, narrow_rank=1),
        )  # fmt: skip

    def _why(self, pair: Pair) -> str:
        mark = "；" if self.context.language.startswith("zh") else "; "
        return mark.join(self.context.say(reason.code, **dict(reason.values)) for reason in pair.reasons)

    # -- searching -----------------------------------------------------------------------------------------

    def activate(self, arguments: dict[str, Any]) -> None:
        """Search when the page is first shown; later the list is only brought up to date."""
        if not self._searched and self.handle is None:
            self.search()
        elif self._searched:
            self._renew()

    def search(self) -> None:
        """Compare everybody, in the background."""
        if self.handle is not None:
            return
        from app.queries.duplicate_pairs import duplicate_pairs

        store = self.context.store

        def job() -> Any:
            return (yield from duplicate_pairs(store.reader()))

        self._follow(self.context.runner.run_job(job), self._take)

    def _follow(self, handle: JobHandle, take: Any) -> None:
        self.handle = handle
        handle.progress.connect(self._report)
        handle.finished.connect(take)
        handle.failed.connect(self._failed)
        handle.cancelled.connect(self._stopped)
        self.progress.show_progress(0, None, self.tr("Looking for duplicates"))
        self._waiting.show()
        self._tell()

    def cancel(self) -> None:
        """Stop searching or merging; nothing is half done."""
        if self.handle is not None:
            self.handle.cancel()

    def _report(self, item: Progress) -> None:
        numbers = ""
        if item.total:
            number = QLocale(self.context.language).toString
            numbers = f"  {number(item.done)} / {number(item.total)}"
        self.progress.show_progress(item.done, item.total, f"{self.context.say(item.code)}{numbers}")

    def _take(self, found: list[Pair]) -> None:
        self._searched = True
        self.found = self.pairs = found
        self._stopped()

    def _failed(self, error: Any) -> None:
        self._stopped()
        self.context.show_error(error)

    def _stopped(self) -> None:
        self.handle = None
        self._waiting.hide()
        self._show_tab()

    # -- showing -------------------------------------------------------------------------------------------

    def apply_changes(self, changes: Changes, initiator: object) -> None:
        """Records were merged, deleted, restored or called different."""
        if (
            self._searched
            and self.isVisible()
            and changes.touches("customer", "contact", "lead", "known_different")
        ):
            self._renew()

    def _renew(self) -> None:
        found = self.found

        def read(reader: Reader) -> list[Pair]:
            return still_pairs(reader, found)

        def take(pairs: list[Pair]) -> None:
            if found is self.found:
                self.pairs = pairs
                self._show_tab()

        self.context.runner.read(read, on_done=take)

    def shown(self) -> Sequence[Pair]:
        """The pairs of the chosen tab."""
        key = self.tabs.current_key()
        return [pair for pair in self.pairs if key in (ALL, None) or pair.sure == (key == SURE)]

    def _show_tab(self) -> None:
        at = max(0, self.table.currentIndex().row())
        self._source.items = self.shown()
        model = self.table.model()
        assert isinstance(model, WindowedTableModel)
        model.reload()
        if self._source.items:
            self.table.set_current_row(min(at, len(self._source.items) - 1))
        self._tell()
        self._show_pair()

    def _tell(self) -> None:
        sure = sum(pair.sure for pair in self.pairs)
        number = QLocale(self.context.language).toString
        count = self.tr("{count} pairs").format(count=number(len(self.pairs))) if self._searched else ""
        self.top.set_title(self.tr("Duplicates"), count)
        for key, many in ((ALL, len(self.pairs)), (SURE, sure), (LIKELY, len(self.pairs) - sure)):
            self.tabs.set_count(key, many)
        self.many.setText(
            self.tr("Merge {count} sure ones").format(count=number(sure))
            if sure
            else self.tr("Merge the sure ones")
        )
        busy = self.handle is not None
        self.many.setEnabled(bool(sure) and not busy)
        self.again.setEnabled(not busy)
        some = bool(self._source.items)
        self.stack.setCurrentIndex(0 if some else 1)
        self.status.setVisible(some)
        self.empty.set_texts(*self._nothing(busy))

    def _nothing(self, busy: bool) -> tuple[str, str]:
        """What is said where no pair is shown."""
        if busy:
            return self.tr("Looking for duplicates"), self.tr("You can go on working meanwhile.")
        if not self._searched:
            return self.tr("The search was stopped"), self.tr("Search again whenever you like.")
        hint = self.tr(
            "Names, phones, mailboxes, firms and addresses were compared; a shared Chinese name alone is no duplicate."
        )
        if self.pairs:
            return self.tr("No pairs of this sort"), hint
        return self.tr("Nobody is stored twice"), hint

    def _show_pair(self) -> None:
        at = self.table.current_id()
        pair = self._source.items[at] if at is not None and at < len(self._source.items) else None
        if pair is not self.pane.pair or pair is None:
            self.pane.show_pair(pair)

    # -- doing ---------------------------------------------------------------------------------------------

    def merge(self, pair: Pair, chosen: dict[str, str]) -> None:
        """Make one of two; the toast takes it back."""
        step = Step.of("record.merge", name=pair.a.name, other=pair.b.name)
        if pair.a.table == pair.b.table:
            usecase, arguments = "merging:merge_records", (pair.a.table, pair.a.id, pair.b.id, chosen)
        else:
            lead, customer = sorted((pair.a, pair.b), key=lambda side: side.table != "lead")
            usecase, arguments = "merging:merge_lead_into_customer", (lead.id, customer.id)  # type: ignore[assignment]
        self.context.run(later(usecase), *arguments, step=step)

    def different(self, pair: Pair) -> None:
        """Remember that they are two."""
        ends = ((pair.a.table, pair.a.id), (pair.b.table, pair.b.id))
        self.context.run(later("merging:call_different"), [ends], step=Step.of("record.different", count=1))

    def merge_sure(self) -> None:
        """All that are beyond doubt, in one step."""
        sure = [pair for pair in self.pairs if pair.sure]
        if len(sure) < ASK_FROM:
            self._merge_many(sure)
            return
        question = self.tr("Merge {count} pairs?").format(
            count=QLocale(self.context.language).toString(len(sure))
        )
        told = self.tr(
            "Of each pair the older record stays; what it does not say is taken from the other. "
            "It is one step that can be undone."
        )
        confirm(self, question, told, self.tr("Merge"), lambda: self._merge_many(sure))

    def _merge_many(self, pairs: Sequence[Pair]) -> None:
        if not pairs or self.handle is not None:
            return
        ends = [((pair.a.table, pair.a.id), (pair.b.table, pair.b.id)) for pair in pairs]
        step = Step.of("record.merge_many", count=len(ends))

        def done(count: int) -> None:
            self._stopped()
            changes = self.context.store.last_changes
            if changes.step_id is not None:
                self.context.message.emit(
                    self.context.step_text(step.code, {"count": count}), changes.step_id
                )

        self._follow(self.context.runner.run_job(later("merging:merge_many"), ends, step=step), done)

    def _key(self, key: str) -> None:
        calls = {"M": self.pane.merge, "N": self.pane.different, "S": self.pane.swap}
        if key in calls:
            calls[key]()

    def _find(self) -> None:
        window: Any = self.window()
        window.do("find")

    def panes(self) -> list[QWidget]:
        """The table, then the fields to choose in."""
        first = next(iter(self.pane.cells.values()), (self.pane.merge_button,))[0]
        return [self.table, first]
