"""A large import leaves the search index for later: nothing is lost, whatever happens in between."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.db import search_waiting, waiting_indexes
from app.db.check import check_database, repair_database
from app.db.journal_step import Step
from app.db.store import Store
from app.db.verdicts import judge_all_anew
from app.exchange import import_job
from app.exchange.import_job import import_drafts, run_now
from app.exchange.import_types import ImportOptions
from app.exchange.indexing import index_waiting
from app.queries.customers import SORTS
from app.queries.listing import Condition, all_ids, count, first_ids, make_plan
from app.queries.lookups import index_waits
from app.queries.search import find, ids_for_list
from app.usecases.customers import edit_customer
from app.usecases.judging import judge_waiting
from app.usecases.merging import merge_records
from app.usecases.recycling import recycle_records
from app.usecases.undoing import redo_step, undo_last, undo_step
from tests.unit.db.helpers import assert_derived_right
from tests.unit.exchange.test_import_load import MANY, SOURCE, TODAY


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A file that seven people were loaded into, none of them indexed yet."""
    monkeypatch.setattr(import_job, "CHUNK", 3)
    found = Store.create(tmp_path / "firm.lianyi", lambda: 1_790_000_000_000)
    with found.write(Step.of("import.run", name="客户.csv", count=0)) as uow:
        run_now(import_drafts(uow, SOURCE, MANY, ImportOptions(TODAY)))
    yield found
    found.close()


def people(store: Store) -> list[int]:
    return [key for (key,) in store.reader().all("SELECT id FROM customer ORDER BY id")]


def indexed(store: Store) -> list[int]:
    return [key for (key,) in store.reader().all("SELECT rowid FROM search_people ORDER BY 1")]


def codes(store: Store, **more: Any) -> list[tuple[str, dict[str, object]]]:
    return [(finding.code, finding.values) for finding in check_database(store.path, **more)]


def index(store: Store) -> None:
    for _ in index_waiting(store):
        pass


def test_rows_are_there_at_once_and_found_when_the_index_has_caught_up(store: Store) -> None:
    assert (len(people(store)), indexed(store), index_waits(store.reader())) == (7, [], True)
    assert codes(store, thorough=True) == [("check.search_waiting", {"count": 7})]
    index(store)
    assert (indexed(store), index_waits(store.reader())) == (people(store), False)
    assert codes(store, thorough=True) == []
    assert_derived_right(store)


def test_what_is_broken_off_goes_on_where_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_waiting, "BATCH", 2)
    with closing(store.driver()) as connection, store.turn(connection):
        mark = search_waiting.waiting(connection)
        assert mark is not None
        assert search_waiting.put(
            connection, mark.first, *search_waiting.next_entries(connection, mark.first, mark.last)
        )
        assert not search_waiting.put(connection, mark.first, mark.last, [])  # somebody was faster
    assert indexed(store) == people(store)[:2]
    assert codes(store) == [("check.search_waiting", {"count": 5})]
    index(store)
    assert_derived_right(store)


def fail_in_a_batch(store: Store) -> None:
    with closing(store.driver()) as connection, store.turn(connection):
        mark = search_waiting.waiting(connection)
        assert mark is not None
        assert search_waiting.put(connection, mark.first, mark.last, [])
        raise ZeroDivisionError


def test_a_batch_that_fails_leaves_the_mark(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_in_a_batch(store)
    assert codes(store) == [("check.search_waiting", {"count": 7})]


def test_what_is_changed_meanwhile_is_indexed_as_it_is_now(store: Store) -> None:
    first, second, *_ = people(store)
    with closing(store.driver()) as connection:
        mark = search_waiting.waiting(connection)
        assert mark is not None
        upto, entries = search_waiting.next_entries(connection, mark.first, mark.last)
        with store.write(Step.of("customer.update", name="x")) as uow:
            edit_customer(uow, first, {"name": "欧阳新名"})
        with store.write(Step.of("customer.delete", name="x")) as uow:
            recycle_records(uow, "customer", [second])
        with store.turn(connection):
            assert search_waiting.put(connection, mark.first, upto, entries)
    assert indexed(store) == people(store)
    assert_derived_right(store)


def test_an_import_not_yet_indexed_is_undone_and_redone_as_a_whole(store: Store) -> None:
    step = int(store.reader().value("SELECT step_id FROM import_run"))
    for usecase in (undo_step, redo_step):
        with store.write(Step.of("import.undo", name="客户.csv")) as uow:
            usecase(uow, step)
    index(store)
    assert_derived_right(store)
    assert indexed(store) == people(store)


def test_a_second_import_widens_what_waits(store: Store) -> None:
    with store.write(Step.of("import.run", name="客户.csv", count=0)) as uow:
        run_now(import_drafts(uow, SOURCE, MANY, ImportOptions(TODAY, "create")))
    index(store)
    assert len(indexed(store)) == 14
    assert_derived_right(store)


def test_repair_makes_the_whole_index_and_nothing_waits_any_more(store: Store) -> None:
    assert repair_database(store.path) == []
    assert not index_waits(store.reader())
    assert_derived_right(store)


def test_the_index_is_set_as_before_in_the_end(store: Store) -> None:
    def settings() -> dict[str, int]:
        return dict(store.reader().all("SELECT k, v FROM search_people_config WHERE k <> 'version'"))

    assert settings() == {"secure-delete": 1, "hashsize": 1 << 24, "automerge": 0, "crisismerge": 1_000}
    index(store)
    assert settings() == {"secure-delete": 1, "hashsize": 1 << 20, "automerge": 0, "crisismerge": 1_000}
    assert_derived_right(store)


def test_names_and_numbers_are_found_before_the_index_has_caught_up(store: Store) -> None:
    reader = store.reader()
    rows = reader.all("SELECT id, name FROM customer WHERE name <> ''")
    assert all(key in [hit.id for hit in find(reader, name)] for key, name in rows)
    assert all(key in ids_for_list(reader, "customer", name) for key, name in rows)
    numbers = reader.all(
        "SELECT customer_id, normal, value FROM reach "
        "WHERE kind = 'phone' AND customer_id IS NOT NULL AND normal LIKE '+%'"
    )
    assert numbers
    for key, normal, value in numbers:
        assert key in [hit.id for hit in find(reader, value)]
        assert key in [hit.id for hit in find(reader, normal)]


def names_of_indexes(store: Store) -> set[str]:
    return {name for (name,) in store.reader().all("SELECT name FROM sqlite_master WHERE type = 'index'")}


@pytest.fixture
def all_indexes(tmp_path: Path) -> set[str]:
    """The names of the indexes of a file that nothing was loaded into."""
    with closing(Store.create(tmp_path / "empty.lianyi")) as empty:
        return names_of_indexes(empty)


def test_indexes_are_made_after_the_rows_are_there(store: Store, all_indexes: set[str]) -> None:
    missing = all_indexes - names_of_indexes(store)
    assert {"ix_customer_by_city", "ix_customer_live_facts", "ix_lead_by_state"} <= missing
    index(store)
    assert names_of_indexes(store) == all_indexes
    with closing(store.driver()) as connection:
        assert waiting_indexes.left(connection) == 0


def test_lists_show_the_same_before_the_indexes_are_made(store: Store) -> None:
    def shown() -> list[Any]:
        reader = store.reader()
        facts = [Condition("customer.importance = ?", (1,), "importance"), Condition("1", (), "kind")]
        found: list[Any] = []
        for sort in SORTS.values():
            for conditions in ([], facts[:1], facts):
                plan = make_plan(reader, "customer", conditions, sort, descending=False)
                found += [first_ids(reader, plan), list(all_ids(reader, plan))]
                found.append(count(reader, "customer", conditions, None, SORTS))
        return found

    before = shown()
    index(store)
    assert shown() == before


def test_customers_are_judged_and_changed_before_the_indexes_are_made(store: Store) -> None:
    with closing(store.driver()) as connection:
        assert waiting_indexes.left(connection) > 0
    judge_waiting(store, TODAY, due=True)
    first, second = people(store)[:2]
    with store.write(Step.of("record.merge")) as uow:
        merge_records(uow, "customer", first, second)
    with store.write(Step.of("undo")) as uow:
        undo_last(uow)
    with store.write(Step("verdict.judge", {}, undoable=False)) as uow:
        judge_all_anew(uow.driver)
    judge_waiting(store, TODAY, due=True)
    assert store.reader().value("SELECT count(*) FROM customer WHERE status IS NULL OR judge_on = ''") == 0
    index(store)
    assert_derived_right(store)


def test_making_indexes_goes_on_where_it_was_broken_off(
    store: Store, all_indexes: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting_indexes, "TURN", 0)
    with closing(store.driver()) as connection:
        job = index_waiting(store)
        before = waiting_indexes.left(connection)
        next(job), next(job)
        job.close()
        assert waiting_indexes.left(connection) == before - 2
    index(store)
    assert names_of_indexes(store) == all_indexes


def test_a_load_that_brings_nobody_new_gets_its_indexes_back(
    tmp_path: Path, all_indexes: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_job, "CHUNK", 3)
    with closing(Store.create(tmp_path / "again.lianyi")) as store:
        for _ in range(2):
            with store.write(Step.of("import.run", name="客户.csv", count=0)) as uow:
                run_now(import_drafts(uow, SOURCE, MANY, ImportOptions(TODAY, "skip")))
            index(store)
        assert len(people(store)) == 7
        assert names_of_indexes(store) == all_indexes


def test_repair_makes_the_indexes_that_are_left(store: Store, all_indexes: set[str]) -> None:
    repair_database(store.path)
    assert names_of_indexes(store) == all_indexes
