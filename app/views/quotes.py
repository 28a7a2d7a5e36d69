"""The Quotes page: the newest version of every quote, where it stands and until when it is valid."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from app.db.journal_step import Step
from app.db.reader import Reader
from app.itemmodels.columns import Column
from app.queries.customer_filter import ME
from app.queries.quotes import QuoteFilter, QuoteSource, QuoteSpec, all_numbers, versions_with
from app.sentences.errors import UserError
from app.views import list_fields as shapes
from app.views.later import later
from app.views.list_actions import RecordActions
from app.views.list_filter import FilterField, Offer
from app.views.list_page import ListPage
from app.views.list_shape import ListTexts
from app.views.list_views import ALL, View
from app.views.preview_pane import PreviewPane
from app.views.quote_columns import quote_columns
from app.views.quote_list_preview import QuoteListPreview
from app.views.sales_switch import SalesSwitch
from app.vocabulary import QuoteState
from app.widgets.menu import Menu
from app.widgets.table.bulk_bar import BulkAction


class QuoteRecords(RecordActions):
    """Deleting a quote takes all its versions."""

    def delete(self, ids: Sequence[int]) -> None:
        """Move them to the recycle bin; the toast undoes it."""
        keys = versions_with(self._context.reader(), ids)
        step = Step.of("quote.delete", count=len(ids))
        self._context.run(later("recycling:recycle_records"), "quote", keys, step=step)


class QuotesPage(ListPage):
    """The first of the lists of selling."""

    page_id = "quotes"
    table_name = "quote"
    importable = False
    two_line = True

    def prepare(self) -> None:
        """The words of the page."""
        self.texts = ListTexts(
            self.tr("Quotes"),
            self.tr("New quote"),
            self.tr("Search quotes"),
            self.tr("No quotes match"),
            self.tr("What was offered to whom stands here, with every version and what came of it."),
            self.tr("Write the first one: lines can be typed freely, products are not needed for it."),
        )

    def _make_parts(self) -> Any:
        """The switch stands at the left of the bar."""
        yield from super()._make_parts()
        self.records = QuoteRecords(self.context, self.table_name, self)
        self.status.set_hints(
            [("↑↓", self.tr("Move")), ("Enter", self.tr("Open")), ("Del", self.tr("Delete"))]
        )
        self.switch = SalesSwitch(self.context, self.page_id)
        self.top.add_switch(self.switch)

    def make_source(self) -> QuoteSource:
        """Newest versions only."""
        return QuoteSource(self.context.reader, self.context.today, lambda: self.context.store.member_id)

    def columns(self) -> Sequence[Column]:
        """Number, customer, project, total, state, days."""
        return quote_columns(self.context)

    def new_filter(self) -> QuoteFilter:
        """All quotes."""
        return QuoteFilter()

    def read_filter(self, kept: Mapping[str, Any]) -> QuoteFilter:
        """From a saved view."""
        return QuoteFilter.from_dict(kept)

    def spec_of(self, wanted: Any, sort: str, descending: bool) -> QuoteSpec:
        """Filter and order."""
        return QuoteSpec(wanted, sort, descending)

    def first_sort(self) -> tuple[str, bool]:
        """The newest first."""
        return "made", True

    def live(self) -> int:
        """Versions are not counted."""
        return all_numbers(self.context.reader())

    def fields(self) -> list[FilterField]:
        """What quotes can be narrowed by."""
        states = [state.value for state in QuoteState]
        ends = [Offer(days, self.tr("within {count} days").format(count=days)) for days in (3, 7, 14, 30)]
        return [
            shapes.owner_field(self.context),
            shapes.words_field(self.context, "states", self.tr("State"), "quote_state", states, pinned=True),
            shapes.single("ends_within_days", self.tr("Ends"), ends, pinned=True),
            shapes.created_field(self.context),
        ]

    def built_in(self) -> list[View]:
        """One tab per state, and mine."""
        word = self.context.word
        mine = (
            [View("mine", self.tr("My quotes"), QuoteFilter(owner=ME))]
            if self.context.store.member_id
            else []
        )
        return [
            View(ALL, self.tr("All quotes"), QuoteFilter()),
            *mine,
            *(
                View(s.value, word("quote_state", s.value), QuoteFilter(states=(s.value,)))
                for s in QuoteState
            ),
            View("ending", self.tr("Ending soon"), QuoteFilter(ends_within_days=7)),
        ]

    def make_preview(self) -> PreviewPane:
        """The pane at the right."""
        return QuoteListPreview(self.context)

    def bulk_actions(self) -> list[BulkAction]:
        """What can be done with many quotes."""
        return [
            BulkAction("delete", self.tr("Delete"), "trash"),
        ]

    def selected_words(self, count: int) -> str:
        """How many quotes are ticked."""
        return self.tr("{count} selected").format(count=f"{count:,}")

    def totals_words(self, counts: Mapping[str, int]) -> list[str]:
        """The bottom line."""
        words = self.tr("1 quote") if counts["all"] == 1 else self.tr("{count} quotes")
        return [words.format(count=f"{counts['all']:,}")]

    # -- doing ---------------------------------------------------------------------------------------------

    def open_record(self, key: int) -> None:
        """The editor."""
        self.context.navigate.emit("quote", {"id": key})

    def new_record(self) -> None:
        """A new quote in the editor."""
        self.context.navigate.emit("quote", {"new": True})

    def letter(self, letter: str, ids: list[int]) -> None:
        """E opens; what is planned and said belongs to customers."""
        if letter == "E":
            self.open_record(ids[0])

    def do(self, action_id: str) -> bool:
        """Exporting writes every version of every quote."""
        if action_id == "export":
            self._export()
            return True
        return super().do(action_id)

    def _export(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Export quotes"), self.tr("Quotes") + ".csv", "CSV (*.csv);;JSON (*.json)"
        )
        if not name:
            return
        target = Path(name)
        ending = "json" if target.suffix.lower() == ".json" else "csv"

        def write(reader: Reader) -> int | UserError:
            from app.exchange.export_quotes import export_quotes

            try:
                return export_quotes(reader, target, ending)
            except UserError as error:
                return error

        self.context.runner.read(write, on_done=lambda done: self._exported(done, target.name))

    def _exported(self, done: int | UserError, name: str) -> None:
        if isinstance(done, UserError):
            self.context.show_error(done)
        else:
            words = self.tr("{count} versions written to {file}")
            self.context.message.emit(words.format(count=done, file=name), None)

    def edit(self, key: int, column: str, value: Any) -> bool:
        """Nothing is edited in the list."""
        return False

    def row_menu(self, menu: Menu, ids: Sequence[int]) -> None:
        """What can be done with these quotes."""
        if len(ids) == 1:
            menu.add(self.tr("Open"), partial(self.open_record, ids[0]), icon="arrow", key="Return")
            history = partial(self.context.dialog.emit, "history", {"table": "quote", "record_id": ids[0]})
            menu.add(self.tr("History"), history, icon="history")
        menu.addSeparator()
        menu.add(
            self.tr("Move to the recycle bin"),
            partial(self.records.delete, ids),
            icon="trash",
            key="Del",
            danger=True,
        )
