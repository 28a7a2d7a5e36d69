"""An import of very many rows works without indexes and triggers; nothing may tell it from a small one."""

import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.db import search_waiting, waiting_indexes
from app.db.driver import CACHE_KIB
from app.db.journal_step import Step
from app.db.loading import LOAD_CACHE_KIB, BulkLoad
from app.db.store import Store
from app.exchange import import_job, import_people
from app.exchange.draft import Draft, FirmDraft, LeadDraft, PersonDraft, Reach
from app.exchange.import_job import import_drafts, run_now
from app.exchange.import_types import ImportOptions, ImportReport, ImportSource, Lines, RowOutcomes
from app.exchange.people_buffer import PeopleBuffer
from app.usecases.undoing import redo_step, undo_step
from app.vocabulary import ReachKind, ReachLabel
from tests.unit.db.helpers import assert_derived_right, facts

NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)  # two files a try: shrinking takes minutes
TODAY = date(2026, 9, 16)
SOURCE = ImportSource("客户.csv", "customers", "csv", rows=12)

REACHES = st.lists(
    st.one_of(
        st.sampled_from(["13805711111", "13805712222", "13805713333"]).map(
            lambda number: Reach(ReachKind.PHONE, ReachLabel.MOBILE, number, f"+86{number}")
        ),
        st.sampled_from(["lin@kangyue.cn", "sun@lanwan.cn"]).map(
            lambda mail: Reach(ReachKind.EMAIL, ReachLabel.WORK, mail, mail)
        ),
        st.just(Reach(ReachKind.ADDRESS, ReachLabel.WORK, "登云路 3 号", "登云路3号")),
        st.just(Reach(ReachKind.PHONE, ReachLabel.OTHER, "总机转 3", "")),  # a number that is none
    ),
    max_size=3,
).map(tuple)
COMMON_FACTS: dict[str, Any] = {
    "reach": REACHES,
    "tags": st.sampled_from([(), ("展会",), ("VIP", "vip"), ("展会", "VIP")]),
    "note": st.sampled_from(["", "喜欢普洱", "看过跑步机 T3"]),
    "created_day": st.sampled_from([None, date(2026, 1, 5)]),
    "external_id": st.sampled_from(["", "A-1"]),
}
DRAFTS = st.lists(
    st.one_of(
        st.builds(
            PersonDraft,
            st.just(0),
            st.sampled_from(["王海涛", "单慧", "Anna Lee"]),
            st.sampled_from(["", "", "云溪国际酒店"]),
            employer=st.sampled_from(["", "海涛健身"]),
            city=st.sampled_from(["", "杭州"]),
            nickname=st.sampled_from(["", "阿涛"]),
            **COMMON_FACTS,
        ),
        st.builds(
            FirmDraft,
            st.just(0),
            st.sampled_from(["云溪国际酒店", "Blue Gym"]),
            st.booleans(),
            **COMMON_FACTS,
        ),
        st.builds(
            LeadDraft,
            st.just(0),
            st.sampled_from(["周敏", "王海涛"]),
            st.sampled_from(["", "澜湾"]),
            **COMMON_FACTS,
        ),
    ),
    max_size=9,
)


def numbered(drafts: Sequence[Any]) -> list[Draft]:
    import dataclasses

    return [dataclasses.replace(draft, line=line) for line, draft in enumerate(drafts, 2)]


def take(store: Store, drafts: Sequence[Draft], policy: str = "ask", rows: int = 12) -> ImportReport:
    import dataclasses

    source = dataclasses.replace(SOURCE, rows=rows)
    with store.write(Step.of("import.run", name="客户.csv", count=0)) as uow:
        report: ImportReport = run_now(import_drafts(uow, source, drafts, ImportOptions(TODAY, policy)))
    index_here(store)
    return report


def index_here(store: Store) -> None:
    """What the child and the program do together, in one go."""
    connection = store.driver()
    connection.execute("BEGIN IMMEDIATE")
    waiting_indexes.make_all(connection)
    while (mark := search_waiting.waiting(connection)) is not None:
        if mark.searchable:
            search_waiting.merge(connection)
            continue
        assert search_waiting.put(
            connection, mark.first, *search_waiting.next_entries(connection, mark.first, mark.last)
        )
    connection.execute("COMMIT")
    connection.close()


def schema(store: Store) -> list[Any]:
    return store.reader().all("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY 1, 2")


def told(report: ImportReport) -> dict[str, Any]:
    return report.counts() | {
        "duplicates": [(d.line, d.odds, d.reasons, d.identical, d.decision) for d in report.duplicates]
    }


def contents(store: Store) -> dict[str, Any]:
    """Everything but what differs from file to file: the keys carry the number of the device."""
    from app.db.keys import COUNTER_BITS

    low = (1 << COUNTER_BITS) - 1
    own = {"id", "customer_id", "contact_id", "lead_id", "import_run_id"}
    found = {}
    for table in ("customer", "contact", "lead", "reach", "tag_link"):
        found[table] = [
            {name: value & low if name in own and value else value for name, value in row.items()}
            for _, row in sorted(facts(store)[table].items())
        ]
    return found


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = Store.create(tmp_path / "firm.lianyi", lambda: 1_790_000_000_000)
    yield found
    found.close()


@settings(max_examples=15, phases=NO_SHRINKING, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DRAFTS, DRAFTS, st.sampled_from(["ask", "skip", "update", "create"]), st.sampled_from([1, 3, 12]))
def test_a_load_gives_what_the_ordinary_way_gives(
    first: list[Any], second: list[Any], policy: str, expected: int
) -> None:
    ways = []
    few = mock.patch.multiple(import_people, COMMON=2), mock.patch.object(import_job, "CHUNK", 3)
    with tempfile.TemporaryDirectory() as folder, few[0], few[1]:
        for name, begin in (("load", PeopleBuffer.begin_load), ("ordinary", lambda *_, **__: None)):
            store = Store.create(Path(folder) / f"{name}.lianyi", lambda: 1_790_000_000_000)
            with mock.patch.object(PeopleBuffer, "begin_load", begin):
                reports = [take(store, numbered(drafts), policy, expected) for drafts in (first, second)]
            assert_derived_right(store)
            ways.append(([told(report) for report in reports], schema(store), contents(store)))
            store.close()
    assert ways[0] == ways[1]


MANY: list[Draft] = [
    PersonDraft(
        n + 2,
        f"王{chr(0x4E00 + n)}",
        reach=(Reach(ReachKind.PHONE, ReachLabel.MOBILE, f"1380571{n:04d}", f"+861380571{n:04d}"),),
        tags=("展会",),
    )
    for n in range(7)
]


def test_a_load_is_undone_and_redone_as_a_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_job, "CHUNK", 3)
    report = take(store, MANY)
    step = int(store.reader().value("SELECT step_id FROM import_run WHERE id = ?", (report.run_id,)))
    before = facts(store)
    for usecase, live in ((undo_step, 0), (redo_step, 7)):
        with store.write(Step.of("import.undo", name="客户.csv")) as uow:
            usecase(uow, step)
        assert_derived_right(store)
        assert store.reader().value("SELECT live FROM total WHERE table_name = 'customer'") == live
    assert facts(store) == before


def cache(connection: Any) -> int:
    return int(connection.execute("PRAGMA cache_size").fetchone()[0])


def test_a_load_leaves_the_connection_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_job, "CHUNK", 3)
    with store.write(Step.of("import.run", name="客户.csv", count=0)) as uow:
        seen = [cache(uow.driver) for _ in import_drafts(uow, SOURCE, MANY, ImportOptions(TODAY))]
        assert cache(uow.driver) == -CACHE_KIB
    assert seen == [-LOAD_CACHE_KIB] * 3


def test_a_load_after_an_undo_of_many(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Undoing makes a table of its own on the connection that the load then uses."""
    monkeypatch.setattr(import_job, "CHUNK", 3)
    first = take(store, MANY)
    step = int(store.reader().value("SELECT step_id FROM import_run WHERE id = ?", (first.run_id,)))
    with store.write(Step.of("import.undo", name="客户.csv")) as uow:
        undo_step(uow, step)
    before = schema(store)
    assert take(store, MANY).created == len(MANY)
    assert schema(store) == before
    assert_derived_right(store)


class GivenUp(Exception):
    """Somebody pressed Cancel."""


def give_up(store: Store, steps: int) -> None:
    with store.write(Step.of("import.run", name="客户.csv", count=0)) as uow:
        job = import_drafts(uow, SOURCE, MANY, ImportOptions(TODAY))
        for _ in range(steps):
            next(job)
        job.close()
        raise GivenUp


@pytest.mark.parametrize("steps", [1, 2, 3], ids=["in the first rows", "later", "with the last row"])
def test_a_load_given_up_leaves_the_file_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    monkeypatch.setattr(import_job, "CHUNK", 3)
    take(store, MANY[:1])
    before = facts(store), schema(store)

    with pytest.raises(GivenUp):
        give_up(store, steps)
    assert (facts(store), schema(store)) == before
    assert_derived_right(store)
    with store.write(Step.of("trial")) as uow:
        assert cache(uow.driver) == -CACHE_KIB


@pytest.mark.parametrize(
    ("expected", "gone"),
    [(0, False), (4, False), (5, True)],
    ids=["how many is not known", "fewer are coming than are there", "as many are coming"],
)
def test_only_a_file_smaller_than_the_load_lets_its_indexes_go(
    store: Store, expected: int, gone: bool
) -> None:
    take(store, MANY[:5])
    connection = store.driver()
    connection.execute("BEGIN IMMEDIATE")
    BulkLoad(connection).begin(expected)
    (left,) = connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE name IN ('ix_customer_by_city', 'ix_customer_by_name')"
    ).fetchone()
    connection.execute("ROLLBACK")
    connection.close()
    assert left == (0 if gone else 2)


def test_rows_remember_what_weighs_most() -> None:
    outcomes = RowOutcomes()
    for line, outcome in ((2, "skipped"), (2, "created"), (2, "updated"), (5_000, "updated"), (3, "skipped")):
        outcomes.note([line], outcome)
    assert [outcomes.count(o) for o in ("created", "updated", "skipped")] == [1, 1, 1]


def test_lines_are_a_set() -> None:
    lines = Lines()
    for some in ([], [7, 3], [7], [4_000]):
        lines.add(some)
    assert (len(lines), lines.last, 3 in lines, 4 in lines, 10**6 in lines) == (3, 4_000, True, False, False)


def test_whoever_refers_to_a_loaded_table_can_still_be_found_while_it_is_loaded(store: Store) -> None:
    """Each new record is looked for in every column that refers to its table; without an index that reads all rows."""
    from contextlib import closing

    from app.db.loading import TABLES
    from app.models import Base

    referring = [
        (table.name, key.parent.name)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if table.name in TABLES and key.column.table.name in TABLES
    ]
    assert ("customer", "referred_by_id") in referring
    with closing(store.driver()) as connection:
        connection.execute("BEGIN IMMEDIATE")
        BulkLoad(connection).begin(1_000)
        for table, column in referring:
            plan = connection.execute(
                f"EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {column} = ?", (1,)
            ).fetchall()
            assert any("INDEX" in row[3] for row in plan), (table, column)
        connection.execute("ROLLBACK")
