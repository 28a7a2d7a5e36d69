"""What a list page must say of itself: words, columns, filter, views, what can be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.changes import Changes
from app.itemmodels.columns import Column
from app.queries.custom_fields import FieldRow, fields_of
from app.queries.lookups import live_count
from app.views.context import Context
from app.views.list_actions import RecordActions
from app.views.list_filter import FilterField
from app.views.list_parts import hints
from app.views.list_table import ListTable, make_table
from app.views.list_views import View
from app.views.page import Page
from app.views.preview_pane import PreviewPane
from app.widgets.menu import Menu
from app.widgets.table.bulk_bar import BulkAction


@dataclass(frozen=True)
class ListTexts:
    """The words of a list page."""

    title: str
    new: str
    search: str
    none_match: str
    empty_title: str
    empty_hint: str


class ListShape(Page):
    """The questions that a list of customers and a list of leads answer differently."""

    table_name = "customer"
    two_line = False
    importable = True
    """whether such records come in from files"""
    texts: ListTexts
    records: RecordActions

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown_fields = self.own_fields()

    def prepare(self) -> None:
        """Set `texts` and whatever the columns need."""
        raise NotImplementedError

    def make_source(self) -> Any:
        """Where the rows come from."""
        raise NotImplementedError

    def new_table(self) -> ListTable:
        """The table of the page; it reads nothing yet."""
        return make_table(
            self.context,
            self.page_id,
            self.columns(),
            self.make_source(),
            is_narrowed=lambda wanted: wanted != self.new_filter(),
            first_sort=self.first_sort(),
            two_line=self.two_line,
        )

    def columns(self) -> Sequence[Column]:
        """The columns of the table."""
        raise NotImplementedError

    def new_filter(self) -> Any:
        """The filter that leaves everything."""
        raise NotImplementedError

    def read_filter(self, kept: Mapping[str, Any]) -> Any:
        """A filter from its dictionary."""
        raise NotImplementedError

    def note_fields(self, changes: Changes) -> None:
        """Other fields of one's own are other columns and chips: the page is made anew when it is shown next.

        What another program wrote may be anything, so the fields themselves are compared.
        """
        if changes.touches("custom_field") and self._shown_fields != self.own_fields():
            self.outdated = True
            if self.isVisible():
                QTimer.singleShot(0, self, lambda: self.context.navigate.emit(self.page_id, {}))

    def own_fields(self) -> list[FieldRow]:
        """The fields of one's own that the columns and chips are made for."""
        return fields_of(self.context.reader(), self.table_name)

    def spec_of(self, wanted: Any, sort: str, descending: bool) -> Any:
        """The specification of filter and order."""
        raise NotImplementedError

    def first_sort(self) -> tuple[str, bool]:
        """The order before anybody chose one."""
        raise NotImplementedError

    def fields(self) -> list[FilterField]:
        """What the list can be narrowed by."""
        raise NotImplementedError

    def built_in(self) -> list[View]:
        """The views that are always there, the first shows all."""
        raise NotImplementedError

    def make_preview(self) -> PreviewPane:
        """The pane at the right."""
        raise NotImplementedError

    def bulk_actions(self) -> list[BulkAction]:
        """What the bar offers for ticked rows."""
        raise NotImplementedError

    def selected_words(self, count: int) -> str:
        """How many are ticked, in words."""
        raise NotImplementedError

    def totals_words(self, counts: Mapping[str, int]) -> list[str]:
        """The figures at the bottom: of `all` and of the `extra_counts`."""
        raise NotImplementedError

    def hints(self) -> list[tuple[str, str]]:
        """The keys shown at the bottom."""
        return hints()

    def live(self) -> int:
        """How many records there are outside the recycle bin."""
        return live_count(self.context.reader(), self.table_name)

    def extra_counts(self, shown: Any) -> dict[str, Any]:
        """Filters to count for the bottom line."""
        return {}

    def open_record(self, key: int) -> None:
        """Enter or a double click."""
        raise NotImplementedError

    def new_record(self) -> None:
        """Ctrl+N."""
        raise NotImplementedError

    def edit(self, key: int, column: str, value: Any) -> bool:
        """A cell was edited."""
        raise NotImplementedError

    def row_menu(self, menu: Menu, ids: Sequence[int]) -> None:
        """Add the entries of the context menu."""
        raise NotImplementedError

    def letter(self, letter: str, ids: list[int]) -> None:
        """A letter or digit while the table has the focus."""
        if letter.startswith("Shift+"):
            self.records.toggle_tag(letter[-1], ids)
        elif letter == "L":
            self.records.log(ids[0])
        elif letter == "F":
            self.records.plan(ids)
        elif letter in ("D", "P"):
            self.records.next_step(ids[0], "complete" if letter == "D" else "postpone")
