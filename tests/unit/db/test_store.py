"""The database file: how it is set up, what its errors say, that a write happens wholly or not at all."""

import os
import shutil
import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from app.db.check import check_database
from app.db.driver import APPLICATION_ID, MINIMUM_VERSION, connect, user_error
from app.db.fresh import insert_new
from app.db.journal import Step, ids_of, ranges_of
from app.db.keys import CLOCK_BITS, HybridClock, KeyMaker, device_of, stamp_ms
from app.db.schema import SCHEMA_VERSION
from app.db.store import Store
from app.sentences.errors import UserError
from app.usecases.customers import CustomerInput, create_customer, edit_customer
from app.usecases.reaches import ReachInput

from .helpers import assert_derived_right, facts

CUSTOMER = CustomerInput("康悦", "organisation", reaches=[ReachInput("phone", "13800001111")], tags=["VIP"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL: a committed talk survives a power cut
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("mmap_size", 0),
        ("application_id", APPLICATION_ID),
        ("user_version", SCHEMA_VERSION),
    ],
)
def test_a_writer_is_set_up(store: Store, name: str, expected: object) -> None:
    connection = store.driver()
    assert connection.execute(f"PRAGMA {name}").fetchone()[0] == expected
    connection.close()


def test_the_library_is_new_enough(store: Store) -> None:
    version = store.reader().value("SELECT sqlite_version()")
    assert tuple(int(part) for part in version.split(".")) >= MINIMUM_VERSION


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(UserError, match=r"db\.read_only"):
        store.reader().all("UPDATE meta SET value = 0")


def test_all_tables_are_strict(store: Store) -> None:
    loose = store.reader().all(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 "
        "AND name NOT LIKE 'sqlite_%'"
    )
    assert loose == []


def _jpeg(path: Path) -> None:
    path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40)


def _empty(path: Path) -> None:
    path.touch()


def _other_program(path: Path) -> None:
    connection = connect(path, create=True)
    connection.execute("CREATE TABLE t (x)")
    connection.close()


def _newer(path: Path) -> None:
    Store.create(path).close()
    connection = connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()


def _nothing(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (_nothing, "db.missing"),
        (Path.mkdir, "db.folder"),
        (_empty, "db.empty"),
        (_jpeg, "db.not_a_database"),
        (_other_program, "db.not_ours"),
        (_newer, "db.newer"),
    ],
)
def test_what_is_not_our_file_is_refused_and_left_as_it_is(tmp_path: Path, made: Any, code: str) -> None:
    path = tmp_path / "chosen.lianyi"
    made(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UserError) as refused:
        Store.open(path)
    assert refused.value.code == code
    assert refused.value.values["file"] == "chosen.lianyi"
    assert (path.read_bytes() if path.is_file() else None) == before


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    _jpeg(tmp_path / "picture.jpg")
    with pytest.raises(UserError, match=r"db\.exists"):
        Store.create(tmp_path / "picture.jpg")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match=r"db\.cannot_open"):
        Store.create(tmp_path / "file" / "new.lianyi")


def pragma(store: Store, text: str) -> int:
    """Set something on the writer's connection outside any transaction; returns what it says."""
    driver: Any = store._writer().raw_connection().driver_connection
    return int((driver.execute(f"PRAGMA {text}").fetchone() or [0])[0])


def test_a_locked_file_is_said_to_be_locked(store: Store) -> None:
    pragma(store, "busy_timeout = 10")
    other = connect(store.path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UserError, match=r"db\.locked"), store.write(Step.of("customer.create")) as uow:
        create_customer(uow, CUSTOMER)
    other.execute("ROLLBACK")
    other.close()
    with store.write(Step.of("customer.create")) as uow:  # and afterwards it goes on
        create_customer(uow, CUSTOMER)
    assert store.reader().value("SELECT live FROM total WHERE table_name = 'customer'") == 1


def test_a_file_that_could_not_be_made_whole_is_not_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.db.birth.create_schema", full)
    with pytest.raises(OSError, match="No space"):
        Store.create(tmp_path / "new.lianyi")
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    Store.create(tmp_path / "new.lianyi").close()


def test_a_file_begun_by_another_program_meanwhile_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new.lianyi"
    path.write_bytes(b"begun")
    monkeypatch.setattr("app.db.store.is_there", lambda _path: False)  # it came a moment later
    with pytest.raises(UserError, match=r"db\.exists"):
        Store.create(path)
    assert path.read_bytes() == b"begun"


@pytest.mark.parametrize(("free", "code"), [(0, "db.full"), (1 << 30, "db.io")])
def test_a_disk_without_room_for_shared_memory_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, code: str
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    assert user_error(dbapi2.OperationalError("disk I/O error"), tmp_path / "a.lianyi").code == code


def test_a_place_one_may_not_look_at_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", refuse)
    for work in (Store.open, Store.create):
        with pytest.raises(UserError, match=r"db\.cannot_open"):
            work(tmp_path / "a.lianyi")


def test_a_full_disk_keeps_everything_as_it_was(store: Store) -> None:
    with store.write(Step.of("customer.create")) as uow:
        key = create_customer(uow, CUSTOMER)
    before = facts(store)
    pragma(store, f"max_page_count = {pragma(store, 'page_count')}")
    with pytest.raises(UserError, match=r"db\.full"), store.write(Step.of("customer.edit")) as uow:
        edit_customer(uow, key, {"note": "很长的备注" * 20_000})
    assert facts(store) == before
    pragma(store, "max_page_count = 1000000")
    with store.write(Step.of("customer.edit")) as uow:
        edit_customer(uow, key, {"note": "很长的备注" * 20_000})
    assert_derived_right(store)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_only_be_read(store: Store) -> None:
    store.close()
    store.path.chmod(stat.S_IREAD)
    with pytest.raises(UserError, match=r"db\.read_only"), store.write(Step.of("customer.create")) as uow:
        create_customer(uow, CUSTOMER)


def test_query_only_is_said_to_be_read_only(store: Store) -> None:
    """The same sentence wherever the tests run, also as root."""
    pragma(store, "query_only = ON")
    with pytest.raises(UserError, match=r"db\.read_only"), store.write(Step.of("customer.create")) as uow:
        create_customer(uow, CUSTOMER)


class Stop(Exception):
    """Raised in the middle of a write."""


class Failing:
    """The driver's connection, that fails at its n-th statement."""

    def __init__(self, raw: Any, fail_at: int) -> None:
        self.raw, self.left = raw, fail_at

    def __getattr__(self, name: str) -> Any:
        return getattr(self.raw, name)

    def _count(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise Stop

    def execute(self, *given: Any) -> Any:
        self._count()
        return self.raw.execute(*given)

    def executemany(self, *given: Any) -> Any:
        self._count()
        return self.raw.executemany(*given)


def test_an_exception_at_any_statement_leaves_nothing_behind(store: Store) -> None:
    """Fail at the 1st, 2nd, … statement of a write until it gets through: before, nothing is ever kept."""
    with store.write(Step.of("customer.create")) as uow:
        key = create_customer(uow, CUSTOMER)
    before = facts(store), store.reader().all("SELECT * FROM meta"), _steps(store)
    for fail_at in range(1, 500):
        try:
            with store.write(Step.of("customer.edit")) as uow:
                uow.driver = Failing(uow.driver, fail_at)
                changes = {"city": "杭州", "reaches": [ReachInput("phone", "13900002222")]}
                edit_customer(uow, key, changes)
        except Stop:
            assert (facts(store), store.reader().all("SELECT * FROM meta"), _steps(store)) == before
        else:
            break
    assert fail_at > 5
    assert _steps(store) == before[2] + 1
    assert_derived_right(store)


def _steps(store: Store) -> int:
    return int(store.reader().value("SELECT count(*) FROM journal_step"))


def test_the_journal_keeps_before_and_after(store: Store) -> None:
    with store.write(Step.of("customer.create", name="康悦")) as uow:
        key = create_customer(uow, CUSTOMER)
        uow.session.flush()
        edit_customer(uow, key, {"city": "宁波"})  # two flushes of one record are one entry
    with store.write(Step.of("customer.edit")) as uow:
        edit_customer(uow, key, {"city": "杭州", "name": "康悦"})  # the name is as it was
    rows = store.reader().all(
        "SELECT e.action, e.before, e.after FROM journal_entry e WHERE e.record_id = ? ORDER BY e.id", (key,)
    )
    assert [row[0] for row in rows] == ["insert", "update"]
    assert '"city":"宁波"' in rows[0][2]
    assert rows[1][1:] == ('{"city":"宁波"}', '{"city":"杭州"}')
    assert store.reader().one("SELECT code, details FROM journal_step ORDER BY id LIMIT 1") == (
        "customer.create",
        '{"name": "康悦"}',
    )


def test_a_step_that_changes_nothing_leaves_no_entry(store: Store) -> None:
    with store.write(Step.of("customer.create")) as uow:
        key = create_customer(uow, CUSTOMER)
    before = store.reader().value("SELECT count(*) FROM journal_step")
    with store.write(Step.of("customer.edit")) as uow:
        edit_customer(uow, key, {"name": "康悦", "kind": "organisation"})
    assert store.reader().value("SELECT count(*) FROM journal_step") == before


def test_keys_are_the_device_and_a_counter_and_never_come_again(store: Store) -> None:
    keys = []
    for _ in range(3):
        with store.write(Step.of("customer.create")) as uow:
            keys += [create_customer(uow, CustomerInput("甲")), *uow.keys.take(5), uow.keys.next()]
    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys)
    assert {device_of(key) for key in keys} == {
        store.reader().value("SELECT value FROM meta WHERE name = 'device'")
    }
    assert all(0 < key < 1 << 63 for key in keys)
    maker = KeyMaker(7, 10)
    assert [device_of(maker.next()), list(maker.take(2)), maker.counter] == [
        7,
        [(7 << 39) | 12, (7 << 39) | 13],
        13,
    ]


def test_the_clock_never_goes_back(store: Store, clock: Any) -> None:
    stamps = []
    for jump in (0, 5_000, -3_600_000, -3_600_000, 10_000_000):  # summer time ends, a flat battery, …
        clock.ms += jump
        with store.write(Step.of("customer.create")) as uow:
            create_customer(uow, CustomerInput("甲"))
            stamps.append(uow.stamp)
    assert stamps == sorted(set(stamps))
    assert stamp_ms(stamps[-1]) == clock.ms
    fixed = HybridClock(5 << CLOCK_BITS, lambda: 5)
    assert [fixed.tick(), fixed.tick()] == [(5 << CLOCK_BITS) + 1, (5 << CLOCK_BITS) + 2]


@pytest.mark.parametrize(
    ("ids", "ranges"), [([], []), ([4], [[4, 4]]), ([3, 1, 2, 7, 9, 8], [[1, 3], [7, 9]])]
)
def test_keys_as_ranges(ids: list[int], ranges: list[list[int]]) -> None:
    assert ranges_of(ids) == ranges
    assert ids_of(ranges) == sorted(ids)


def test_another_program_writing_is_noticed(store: Store) -> None:
    reader = store.reader()
    seen = reader.data_version()
    other = Store.open(store.path)
    with other.write(Step.of("customer.create")) as uow:
        create_customer(uow, CUSTOMER)
    other.close()
    assert reader.data_version() != seen


@pytest.mark.parametrize("count", [0, 1, 5_000])
def test_a_whole_order_comes_as_one_array(store: Store, count: int) -> None:
    sql = (
        "WITH RECURSIVE n (id) AS (SELECT 9007199254740993 UNION ALL SELECT id + 1 FROM n LIMIT ?) "
        "SELECT id FROM n"
    )
    first = 9007199254740993  # beyond what a float holds exactly
    if count == 0:
        assert list(store.reader().ids("SELECT id FROM customer")) == []
    else:
        assert list(store.reader().ids(sql, (count,))) == list(range(first, first + count))


def test_ids_through_the_mark(store: Store) -> None:
    with store.write(Step.of("customer.create")) as uow:
        keys = [create_customer(uow, CustomerInput(name)) for name in "甲乙丙"]
    rows = store.reader().by_ids(
        "SELECT name FROM customer WHERE id IN {ids} AND kind = ? ORDER BY id", keys[:2], ("person",)
    )
    assert rows == [("甲",), ("乙",)]


def test_a_checkpoint_aside_brings_commits_into_the_file(store: Store) -> None:
    for number in range(3):
        with store.write(Step.of("customer.create")) as uow:
            create_customer(uow, CustomerInput(f"康悦 {number}"))
    reader = store.reader()
    store.checkpoint()
    driver = store.driver()
    busy, in_journal, moved = driver.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    driver.close()
    assert (busy, in_journal) == (0, moved)
    assert reader.value("SELECT count(*) FROM customer") == 3


def fill(store: Store, count: int) -> None:
    with store.write(Step.of("customer.create", name="x")) as uow:
        for n in range(count):
            create_customer(uow, CustomerInput(f"客户 {n}"))


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there")
def test_a_file_replaced_while_it_is_open_is_left_alone(tmp_path: Path) -> None:
    """A program that keeps files in step puts another one in its place: our journal must not get into that."""
    mine, other = tmp_path / "firm.lianyi", tmp_path / "other.lianyi"
    made = Store.create(other)
    fill(made, 300)
    made.close()
    store = Store.create(mine)
    fill(store, 40)
    os.replace(other, mine)
    store.checkpoint()
    for act in (lambda: fill(store, 1), store.driver):
        with pytest.raises(UserError) as caught:
            act()
        assert caught.value.code == "db.replaced"
    store.close()
    assert check_database(mine) == []
    again = Store.open(mine)
    assert again.reader().value("SELECT count(*) FROM customer") == 300
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be deleted there")
def test_what_would_go_into_a_deleted_file_is_refused(tmp_path: Path) -> None:
    mine, aside = tmp_path / "firm.lianyi", tmp_path / "aside.lianyi"
    store = Store.create(mine)
    fill(store, 1)
    mine.rename(aside)
    with pytest.raises(UserError) as caught:
        fill(store, 1)
    assert caught.value.code == "db.replaced"
    aside.rename(mine)
    fill(store, 1)
    assert store.reader().value("SELECT count(*) FROM customer") == 2
    store.close()


def test_a_new_record_takes_only_columns_of_its_table(store: Store) -> None:
    with pytest.raises(ValueError, match="favourite"), store.write(Step.of("customer.create")) as uow:
        insert_new(uow, "customer", {"name": "康悦", "favourite": "blue"})
    assert facts(store)["customer"] == {}


def test_a_new_record_can_be_changed_in_the_same_step_and_is_one_entry(store: Store) -> None:
    with store.write(Step.of("customer.create")) as uow:
        key = create_customer(uow, CUSTOMER)
        edit_customer(uow, key, {"name": "力源", "city": "杭州"})
    assert_derived_right(store)
    reader = store.reader()
    assert reader.all("SELECT name, city, importance FROM customer") == [("力源", "杭州", 1)]
    entries = reader.all(
        "SELECT action, json_extract(after, '$.name') FROM journal_entry WHERE record_id = ?", (key,)
    )
    assert entries == [("insert", "力源")]
