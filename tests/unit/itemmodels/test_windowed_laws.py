"""Whatever is inserted, deleted, sorted and ticked in whatever order, the table equals a plain list."""

from array import array
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PySide6.QtCore import QCoreApplication, QPersistentModelIndex

from app.changes import Changes
from app.itemmodels.columns import Column
from app.itemmodels.fetching import place_of
from app.itemmodels.windowed import WindowedTableModel
from tests.unit.itemmodels.sources import FirmRow, LaterExecutor, ListSource

COLUMNS = (Column("tick", "", kind="check"), Column("name", "Name"), Column("value", "Value"))


@given(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=40), st.integers(-(2**63), 2**63 - 1))
@example(
    [0x0101010101010101 << 8 & (2**63 - 1), 0x0101010101010101], 0x0101010101010101
)  # seen across two ids
@example([10, 0x0A0A], 0x0A0A)  # bytes that mean something in a pattern
def test_an_id_is_found_where_it_stands(ids: list[int], other: int) -> None:
    for wanted in [*ids, other]:
        expected = ids.index(wanted) if wanted in ids else -1
        assert place_of(array("q", ids), wanted) == expected


class TableMachine(RuleBasedStateMachine):
    """A model with a slow order beside a list of rows and a set of ticks."""

    @initialize(count=st.integers(0, 150))
    def start(self, count: int) -> None:
        QCoreApplication.instance() or QCoreApplication([])
        self.source, self.later = ListSource(count), LaterExecutor()
        self.spec: Any = ("name", False, 0)
        self.ticks: set[int] = set()
        self.next = 1000
        self.model = WindowedTableModel(COLUMNS, self.source, executor=self.later)
        self.model.set_spec(self.spec)
        self.later.finish()
        self.held: tuple[QPersistentModelIndex, int] | None = None

    def settle(self, **changes: frozenset[int]) -> None:
        self.model.apply(Changes(**{key: {"firm": ids} for key, ids in changes.items()}), "firm")
        self.model._again.stop()
        self.model.reorder()
        self.later.finish()

    @rule(name=st.text("abcfirm", max_size=4), value=st.integers(0, 100))
    def insert(self, name: str, value: int) -> None:
        self.next += 1
        self.settle(created=frozenset({self.source.add(self.next, name, value)}))

    @rule(data=st.data(), several=st.integers(1, 5))
    def delete(self, data: st.DataObject, several: int) -> None:
        ids = sorted(self.source.records)[:: max(1, len(self.source.records) // several)]
        for each in ids:
            del self.source.records[each]
        self.ticks.difference_update(ids)
        self.settle(deleted=frozenset(ids))

    @rule(data=st.data(), name=st.text("xyz", max_size=3))
    def rename(self, data: st.DataObject, name: str) -> None:
        if self.source.records:
            each = data.draw(st.sampled_from(sorted(self.source.records)))
            self.source.records[each] = FirmRow(each, name, self.source.records[each].value)
            self.settle(updated=frozenset({each}))

    @rule(key=st.sampled_from(["name", "value", "id"]), down=st.booleans())
    def sort(self, key: str, down: bool) -> None:
        self.spec = (key, down, 0)
        self.held = None  # a new order is a new page
        self.model.set_spec(self.spec, keep_ticks=True)
        self.later.finish()

    @rule(data=st.data())
    def tick(self, data: st.DataObject) -> None:
        if self.model.total:
            row = data.draw(st.integers(0, self.model.total - 1))
            self.ticks ^= {self.model.id_at(row) or 0}
            self.model.toggle(row)

    @rule(on=st.booleans())
    def tick_everything(self, on: bool) -> None:
        self.ticks = set(self.source.records) if on else set()
        self.model.tick_all() if on else self.model.clear_ticks()

    @rule(data=st.data())
    def hold(self, data: st.DataObject) -> None:
        if self.model.total:
            row = data.draw(st.integers(0, self.model.total - 1))
            self.held = (QPersistentModelIndex(self.model.index(row, 1)), self.model.id_at(row) or 0)

    @invariant()
    def same_as_the_list(self) -> None:
        expected = self.source.sorted(self.spec)
        assert self.model.rowCount() == len(expected)
        assert [self.model.row_at(row) for row in range(len(expected))] == expected
        assert self.model.ticked_count == len(self.ticks)
        assert set(self.model.ticked_ids()) == self.ticks

    @invariant()
    def the_held_index_is_at_its_record(self) -> None:
        if self.held is None:
            return
        index, record_id = self.held
        if record_id in self.source.records:
            assert self.model.id_at(index.row()) == record_id
        else:
            assert not index.isValid()


TestTable = TableMachine.TestCase
TestTable.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
