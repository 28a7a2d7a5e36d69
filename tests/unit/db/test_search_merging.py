"""The pieces of the search index are merged aside: no save does it, nothing is lost, few pieces stay."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.db import search_index, search_merging, search_waiting
from app.db.journal_step import Step
from app.db.search_merging import merge_pieces, merge_some
from app.db.store import Store
from app.queries.search import find
from app.usecases.customers import CustomerInput, create_customer, edit_customer

from .helpers import assert_derived_right

SAVES = 40


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A file into which forty customers were saved one by one, every fourth renamed."""
    found = Store.create(tmp_path / "firm.lianyi")
    fill(found)
    yield found
    found.close()


def fill(store: Store) -> None:
    for n in range(SAVES):
        with store.write(Step.of("customer.create", name="x")) as uow:
            words = " ".join(f"w{n * 300 + m:x}" for m in range(300))  # so that there are pages to merge
            key = create_customer(uow, CustomerInput(f"王{chr(0x4E00 + n)}", values={"note": words}))
        if n % 4 == 0:
            with store.write(Step.of("customer.update", name="x")) as uow:
                edit_customer(uow, key, {"name": f"康悦{chr(0x4E00 + n)}"})


def pieces(store: Store, table: str = "search_people") -> int:
    return int(store.reader().value(f"SELECT count(DISTINCT segid) FROM {table}_idx"))


def hits(store: Store) -> list[list[int]]:
    return [[hit.id for hit in find(store.reader(), words)] for words in ("王", "康悦", "wang", "ky")]


def sound(store: Store) -> None:
    with closing(store.driver()) as connection:
        for table in search_index.INDEXES:
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 0)")
    assert_derived_right(store)


def test_no_save_merges_and_merging_changes_nothing_that_is_found(store: Store) -> None:
    assert pieces(store) >= SAVES
    before = hits(store)
    assert all(before)
    assert list(merge_pieces(store))
    assert pieces(store) < 10
    assert hits(store) == before
    sound(store)
    assert not list(merge_pieces(store)), "nothing left to do"


def test_a_short_call_does_some_of_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_merging, "PAGES", 1)
    merge_some(store, 3)
    assert pieces(store) > 10
    for _ in range(50):
        merge_some(store, 3)
    assert pieces(store) < 10
    sound(store)


def test_a_file_of_before_is_told_not_to_merge(store: Store) -> None:
    with closing(store.driver()) as connection:
        for name, value in (("automerge", 4), ("crisismerge", 16)):
            for table in search_index.INDEXES:
                connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)", (name, value))
    list(merge_pieces(store))
    for table in search_index.INDEXES:
        config = dict(store.reader().all(f"SELECT k, v FROM {table}_config"))
        assert (config["automerge"], config["crisismerge"]) == (0, 1_000)
    after = pieces(store)
    fill(store)
    assert pieces(store) >= after + SAVES


def test_a_load_that_waits_for_the_index_is_left_alone(store: Store) -> None:
    with closing(store.driver()) as connection, store.turn(connection):
        search_waiting.leave(connection, 1, 2)
    before = pieces(store)
    assert not list(merge_pieces(store))
    assert pieces(store) == before


MERGING = """
import sys
from pathlib import Path
from app.db import search_merging
from app.db.store import Store
search_merging.PAGES = 1
store = Store.open(Path(sys.argv[1]))
for done in search_merging.merge_pieces(store):
    print(done.done, flush=True)
"""


@pytest.mark.parametrize("steps", [1, 3])
def test_killed_while_merging(store: Store, steps: int) -> None:
    before = hits(store)
    root = Path(__file__).resolve().parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", MERGING, str(store.path)], stdout=subprocess.PIPE, text=True, cwd=root
    ) as merging:
        assert merging.stdout is not None
        for _ in range(steps):
            assert merging.stdout.readline()
        merging.kill()
    sound(store)
    assert hits(store) == before
    list(merge_pieces(store))
    sound(store)
    assert (hits(store), pieces(store) < 10) == (before, True)
