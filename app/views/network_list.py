"""The Relations page as a list: the people of the map in a table, in the order of any column."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.itemmodels.columns import Column
from app.itemmodels.fetching import as_ids
from app.queries.ripple import RipplePerson
from app.views.context import Context
from app.views.list_memory import ListMemory
from app.views.list_table import make_table
from app.views.network_map import state_of
from app.views.record_marks import past_words
from app.widgets.empty_state import EmptyState


@dataclass(frozen=True)
class HeldSpec:
    """What a table of held rows shows: all that are left, in the order of a column."""

    sort: str
    descending: bool = False
    filter: None = None


Sorts = Mapping[str, Callable[[Any], Any]]


class HeldSource:
    """The rows of a table, held as they were read last: a few thousand at most."""

    def __init__(self, sorts: Sorts, first: str) -> None:
        self._sorts, self._first = sorts, first
        self.held: dict[int, Any] = {}
        self._left: Collection[int] | None = None

    def take(self, rows: Iterable[Any], left: Collection[int] | None = None) -> None:
        """Show these rows, or those of them that are left."""
        self.held = {row.id: row for row in rows}
        self._left = left

    def _sorted(self, spec: HeldSpec) -> list[Any]:
        shown = [row for key, row in self.held.items() if self._left is None or key in self._left]
        shown.sort(key=self._sorts[self._first])
        shown.sort(key=self._sorts[spec.sort], reverse=spec.descending)
        return shown

    def order(self, spec: HeldSpec) -> Any:
        """All keys in order."""
        return as_ids(row.id for row in self._sorted(spec))

    def first_page(self, spec: HeldSpec) -> Sequence[Any]:
        """The first rows."""
        return self._sorted(spec)[:64]

    def count(self, _spec: HeldSpec) -> int:
        """How many there are."""
        return len(self.held if self._left is None else [key for key in self.held if key in self._left])

    def rows(self, ids: Sequence[int]) -> dict[int, Any]:
        """The rows of some keys."""
        return {key: self.held[key] for key in ids if key in self.held}


class HeldTable(QWidget):
    """A table of held rows with its own words where there are none."""

    opened = Signal(object)

    def __init__(
        self, context: Context, page_id: str, columns: Sequence[Column], source: HeldSource, spec: HeldSpec
    ) -> None:
        super().__init__()
        self.source, self._spec = source, spec
        made = make_table(
            context, page_id, columns, source, is_narrowed=lambda _wanted: False,
            first_sort=(spec.sort, spec.descending),
        )  # fmt: skip
        self.table, self.model, self._sort = made.table, made.model, made.sort
        self.model.setParent(self)
        self._memory = ListMemory(context.config, page_id)
        self.empty = EmptyState("")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.setFocusProxy(self.table)
        self.table.opened.connect(self.opened)
        self.table.layout_changed.connect(self._keep)
        self.model.sortChanged.connect(lambda *_sort: self._keep())

    def show_rows(self, rows: Iterable[Any], left: Collection[int] | None = None) -> None:
        """Show these rows, or what is left of them."""
        self.source.take(rows, left)
        if self.model.spec is None:
            self.model.set_spec(
                replace(self._spec, sort=self._sort[0], descending=self._sort[1]), sort=self._sort
            )
        else:
            self.model.reload()
        self.stack.setCurrentWidget(self.table if self.source.count(self._spec) else self.empty)

    def _keep(self) -> None:
        self._memory.keep({"layout": self.table.layout_state(), "sort": list(self.model.sorting)})


PEOPLE_SORTS: Sorts = {
    "name": lambda person: person.known.sort_key,
    "firm": lambda person: (person.known.firm_name is None, person.known.firm_name or ""),
    "ring": lambda person: (person.ring, person.known.ring is None),
    "state": state_of,
    "ties": lambda person: person.ties,
    "over": lambda person: person.over or 0,
    "last_contact": lambda person: person.known.last_contact_at or 0,
}


def people_source() -> HeldSource:
    """The people of the map as rows."""
    return HeldSource(PEOPLE_SORTS, "name")


def people_columns(context: Context, source: HeldSource) -> tuple[Column, ...]:
    """Name, firm, ring, state, ties, over whom, last contact."""
    tr = QCoreApplication.translate

    def ring(person: RipplePerson) -> str:
        words = context.word("ring", person.ring)
        return words if person.known.ring else tr("NetworkList", "{ring} (follows)").format(ring=words)

    def state(person: RipplePerson) -> str:
        found = state_of(person)
        return context.word("status", found) if found else "—"

    def over(person: RipplePerson) -> str:
        known_over = source.held.get(person.over) if person.over is not None else None
        return known_over.known.name if known_over is not None else ""

    return (
        Column("name", tr("NetworkList", "Name"), "name", width=200, min_width=140, stretch=True, movable=False,
               value=lambda p: (p.known.name, "" if p.known.kind == "person" else "company")),
        Column("firm", tr("NetworkList", "Firm and title"), width=220, narrow_rank=3, role="mid",
               value=lambda p: " · ".join(part for part in (p.known.firm_name, p.known.title) if part)),
        Column("ring", tr("NetworkList", "Ring"), width=130, value=ring),
        Column("state", tr("NetworkList", "State"), width=110, narrow_rank=4, value=state),
        Column("ties", tr("NetworkList", "Ties"), width=70, align="right", value=lambda p: f"{p.ties:,}"),
        Column("over", tr("NetworkList", "Known over"), width=150, narrow_rank=2, role="mid",
               value=over),
        Column("last_contact", tr("NetworkList", "Last contact"), "date", width=120, narrow_rank=1,
               value=lambda p: past_words(context, p.known.last_contact_at)),
    )  # fmt: skip
