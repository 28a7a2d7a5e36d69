"""Files of older releases: upgraded whole or left alone, like a fresh one afterwards, a backup made before."""

import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.db import backup, migrate, schema, waiting_indexes
from app.db import store as store_module
from app.db.backup import list_backups, restore_backup
from app.db.driver import connect
from app.db.journal import Step
from app.db.schema import SCHEMA_VERSION
from app.db.store import Store
from app.sentences import has_sentence
from app.sentences.errors import OlderFile, UserError
from app.usecases.customers import CustomerInput, create_customer

from .helpers import assert_derived_right, facts

OLD = Path(__file__).parents[2] / "data" / "old"
RELEASES = sorted(OLD.glob("*.lianyi-backup"))
NEXT = SCHEMA_VERSION + 1


def schema_of(path: Path) -> list[str]:
    spec = importlib.util.spec_from_file_location("freeze", OLD / "freeze.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: list[str] = module.schema_of(path)
    return found


def plain(statements: list[str]) -> list[str]:
    """Statements without what differs between CREATE and a changed table: spelling, order and place of constraints."""
    added = r"(\w+) INTEGER CONSTRAINT (\S+) REFERENCES (\w+ \(id\))"  # how a column comes with its foreign key later
    statements = [
        re.sub(added, r"\1 INTEGER, CONSTRAINT \2 FOREIGN KEY(\1) REFERENCES \3", s) for s in statements
    ]
    return sorted(
        ",".join(sorted("".join(text.split()).replace('"', "").lower().removesuffix(")strict").split(",")))
        for text in statements
    )


def next_release(op: Any) -> None:
    """What a later release might do: a new column, a rebuilt table that others point at, a new index."""
    import sqlalchemy as sa

    op.add_column("lead", sa.Column("warmth", sa.Integer(), nullable=True))
    with op.batch_alter_table("customer", recreate="always", table_kwargs={"sqlite_strict": True}) as batch:
        batch.add_column(sa.Column("website", sa.Text(), nullable=True))
    op.create_index("ix_lead_warmth", "lead", ["warmth"])
    op.execute("UPDATE lead SET warmth = 1")


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    path = tmp_path / "firm.lianyi"
    restore_backup(RELEASES[-1], path)
    return path


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Any], None]], None]:
    """Let this be the next release, whose one step is the given one."""

    def set_up(step: Callable[[Any], None]) -> None:
        for module in (migrate, schema, store_module, backup):
            monkeypatch.setattr(module, "SCHEMA_VERSION", NEXT)
        monkeypatch.setitem(migrate.STEPS, NEXT, step)

    return set_up


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_a_file_of_each_release_opens_and_is_like_a_fresh_one(release: Path, tmp_path: Path) -> None:
    path = tmp_path / "firm.lianyi"
    restore_backup(release, path)
    store = Store.open(path)
    assert store.reader().value("SELECT name FROM customer") == "康悦健身连锁"
    assert store.reader().value("PRAGMA user_version") == SCHEMA_VERSION
    assert_derived_right(store)
    with store.write(Step.of("customer.create")) as uow:
        create_customer(uow, CustomerInput("力源"))
    store.close()
    Store.create(tmp_path / "fresh.lianyi").close()
    assert plain(schema_of(path)) == plain(schema_of(tmp_path / "fresh.lianyi"))


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_an_upgraded_file_has_the_stages_of_a_fresh_one(release: Path, tmp_path: Path) -> None:
    path = tmp_path / "firm.lianyi"
    restore_backup(release, path)
    kept = "SELECT id, code, odds, position FROM deal_stage ORDER BY position"
    upgraded, fresh = Store.open(path), Store.create(tmp_path / "fresh.lianyi")
    assert upgraded.reader().all(kept) == fresh.reader().all(kept) != []
    for store in (upgraded, fresh):
        store.close()


def test_indexes_that_a_load_left_are_made_before_a_step_asks_for_them(
    old_file: Path, later: Callable[[Callable[[Any], None]], None]
) -> None:
    with closing(connect(old_file)) as connection:
        (made,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'ix_customer_by_city'"
        ).fetchone()
        connection.execute("DROP INDEX ix_customer_by_city")
        waiting_indexes.leave(connection, [made])
    later(lambda op: op.drop_index("ix_customer_by_city"))
    Store.open(old_file).close()
    with closing(connect(old_file)) as connection:
        assert waiting_indexes.left(connection) == 0


def test_a_file_of_the_first_release_gets_the_question_bank(tmp_path: Path) -> None:
    def bank(path: Path) -> list[tuple[object, ...]]:
        store = Store.open(path)
        rows = store.reader().all(
            "SELECT id, code, industry, open, position, active FROM question ORDER BY id"
        )
        store.close()
        return rows

    restore_backup(RELEASES[0], tmp_path / "firm.lianyi")
    Store.create(tmp_path / "fresh.lianyi").close()
    fresh = bank(tmp_path / "fresh.lianyi")
    assert len(fresh) > 30
    assert bank(tmp_path / "firm.lianyi") == fresh, "the same keys, so that two laptops have one bank"


def test_the_schema_of_this_release_is_kept() -> None:
    kept = (OLD / f"v{SCHEMA_VERSION:04d}.sql").read_text("utf-8")
    assert {path.stem for path in RELEASES} == {f"v{n:04d}" for n in range(1, SCHEMA_VERSION + 1)}
    assert "CREATE TABLE customer" in kept


def test_a_changed_schema_needs_a_new_version(tmp_path: Path) -> None:
    """Fails when an entity changed: raise SCHEMA_VERSION, write a step, run tests/data/old/freeze.py."""
    Store.create(tmp_path / "fresh.lianyi").close()
    kept = (OLD / f"v{SCHEMA_VERSION:04d}.sql").read_text("utf-8")
    assert schema_of(tmp_path / "fresh.lianyi") == kept.removesuffix(";\n").split(";\n")


def test_an_upgrade_keeps_every_record_and_a_backup_is_made_before(
    old_file: Path, later: Callable[[Callable[[Any], None]], None]
) -> None:
    before = facts(Store.open(old_file))
    later(next_release)
    store = Store.open(old_file)
    after = facts(store)
    for table, rows in before.items():
        if table not in ("customer", "lead"):
            assert after[table] == rows, table
    assert {k: {**v, "website": None} for k, v in before["customer"].items()} == after["customer"]
    assert {k: {**v, "warmth": 1} for k, v in before["lead"].items()} == after["lead"]
    assert_derived_right(store)
    (made,) = list_backups(old_file.parent / "backups")
    assert made.figures.version == SCHEMA_VERSION
    strict = "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND strict = 0"
    assert store.reader().all(f"{strict} AND name NOT LIKE 'sqlite_%'") == [], "rebuilt tables stay STRICT"
    with store.write(Step.of("customer.create")) as uow:
        create_customer(uow, CustomerInput("力源", tags=["VIP"]))
    store.close()


def test_an_upgrade_that_leaves_loose_ends_is_not_made(
    old_file: Path, later: Callable[[Callable[[Any], None]], None]
) -> None:
    before = facts(Store.open(old_file))
    later(lambda op: op.execute("DELETE FROM customer"))
    with pytest.raises(UserError, match=r"db\.upgrade_unsound"):
        Store.open(old_file)
    with closing(connect(old_file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert facts(Store(old_file)) == before


def test_a_file_nobody_can_upgrade_is_left_alone(old_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (migrate, store_module):
        monkeypatch.setattr(module, "SCHEMA_VERSION", NEXT)
    with pytest.raises(UserError, match=r"db\.not_ours"):
        Store.open(old_file)
    assert not (old_file.parent / "backups").exists()


def test_without_room_for_a_backup_there_is_no_upgrade(
    old_file: Path, later: Callable[[Callable[[Any], None]], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    later(next_release)

    def full(*_arguments: object) -> None:
        raise UserError("backup.no_room", folder="x", wanted=2, free=1)

    monkeypatch.setattr(backup, "_check_room", full)
    with pytest.raises(UserError, match=r"backup\.no_room"):
        Store.open(old_file)
    with closing(connect(old_file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


KILLED = """
import os, signal, sys
from pathlib import Path
from app.db import backup, migrate, schema, store
from tests.unit.db.test_migrate import NEXT, next_release
for module in (migrate, schema, store, backup):
    module.SCHEMA_VERSION = NEXT
migrate.STEPS[NEXT] = next_release
path, last = Path(sys.argv[1]), int(sys.argv[2])
seen = 0
def count(text):
    global seen
    if text.lstrip().upper().startswith(("CREATE", "DROP", "ALTER", "INSERT", "UPDATE", "DELETE", "PRAGMA USER")):
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)
inner = migrate.connect
def watched(*arguments):
    connection = inner(*arguments)
    connection.set_trace_callback(count)
    return connection
migrate.connect = watched
for _ in migrate._run(path):
    pass
print(seen, flush=True)
"""


def _upgrade_killed_after(path: Path, statement: int) -> int | None:
    """Upgrade in a process that is killed after so many statements; how many there are when it was not."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(statement)],
        cwd=OLD.parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, -9), done.stderr
    return int(done.stdout) if done.returncode == 0 else None


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_killed_at_any_statement_the_file_is_as_before_and_the_next_start_upgrades_it(
    old_file: Path, later: Callable[[Callable[[Any], None]], None]
) -> None:
    before = facts(Store.open(old_file))
    total = _upgrade_killed_after(_copy_of(old_file, "whole"), 0)
    assert total is not None
    assert total > 30
    for statement in (1, total // 3, 2 * total // 3, total):
        path = _copy_of(old_file, f"killed{statement}")
        assert _upgrade_killed_after(path, statement) is None
        with closing(connect(path)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert facts(Store(path)) == before, statement
    later(next_release)
    again = Store.open(path)
    assert plain(schema_of(path)) == plain(schema_of(old_file.with_name("whole.lianyi")))
    assert_derived_right(again)
    again.close()


def _copy_of(path: Path, name: str) -> Path:
    target = path.with_name(f"{name}.lianyi")
    restore_backup(RELEASES[-1], target)
    return target


def test_an_upgraded_file_has_the_answers_to_objections_of_a_new_one(tmp_path: Path) -> None:
    def answers(path: Path) -> list[tuple[Any, ...]]:
        store = Store.open(path)
        try:
            return store.reader().all("SELECT id, kind, code FROM objection_answer ORDER BY position")
        finally:
            store.close()

    fresh, old = tmp_path / "fresh.lianyi", tmp_path / "old.lianyi"
    Store.create(fresh).close()
    restore_backup(RELEASES[0], old)
    assert len(answers(fresh)) == 20
    assert answers(old) == answers(fresh)


KILLED_IN_SIGHT = """
import os, signal, sys
from pathlib import Path
from app.db.store import Store
for item in Store.opening(Path(sys.argv[1])):
    if item.code == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("moment", ["copy", "tables", "sums", "search", "check", "commit"])
def test_killed_at_any_report_the_old_file_is_intact_and_the_next_start_upgrades_it(
    tmp_path: Path, moment: str
) -> None:
    path = tmp_path / "firm.lianyi"
    restore_backup(RELEASES[0], path)
    schema_before, words = schema_of(path), "SELECT id, name, updated_at FROM customer"
    with closing(connect(path)) as connection:
        before = connection.execute(words).fetchall()
    command = [sys.executable, "-c", KILLED_IN_SIGHT, str(path), f"upgrade.{moment}"]
    done = subprocess.run(command, cwd=OLD.parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == -9, done.stderr
    assert schema_of(path) == schema_before
    with closing(connect(path)) as connection:
        assert connection.execute(words).fetchall() == before != []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store = Store.open(path)
    assert_derived_right(store)
    store.close()


@pytest.mark.parametrize("release", RELEASES[:-1], ids=lambda path: path.stem)
def test_the_bar_of_an_upgrade_only_rises_and_each_report_has_a_sentence(
    release: Path, tmp_path: Path
) -> None:
    path = tmp_path / "firm.lianyi"
    restore_backup(release, path)
    told = list(Store.opening(path))
    far = [item.done for item in told]
    assert far == sorted(far)
    assert {item.total for item in told} == {migrate.WHOLE}
    assert far[-1] < migrate.WHOLE
    assert {item.code for item in told} == {
        f"upgrade.{part}" for part in ("copy", "tables", "sums", "search", "check", "commit")
    }
    assert all(has_sentence(item.code, "zh_CN") for item in told)


def test_an_upgrade_given_up_leaves_the_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "firm.lianyi"
    restore_backup(RELEASES[0], path)
    before = schema_of(path)
    for moment in ("copy", "search"):
        job = Store.opening(path)
        while next(job).code != f"upgrade.{moment}":
            pass
        job.close()
        assert schema_of(path) == before
    assert [each.suffix for each in (tmp_path / "backups").iterdir()] == [".lianyi-backup"]


def test_a_file_of_an_earlier_version_does_not_open_at_once(tmp_path: Path) -> None:
    path = tmp_path / "firm.lianyi"
    restore_backup(RELEASES[0], path)
    with pytest.raises(OlderFile):
        Store.open_at_once(path)
    with closing(connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    Store.open(path).close()
    Store.open_at_once(path).close()


def test_only_an_index_of_words_laid_out_otherwise_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "firm.lianyi"
    restore_backup(RELEASES[1], path)
    with closing(connect(path)) as connection:
        assert migrate._stale_indexes(connection, 2) == ["search_things"], "version 2 had none of things"
        assert migrate._stale_indexes(connection, 1) == list(schema.SEARCH_TABLES)
        connection.execute("DROP TABLE search_text")
        connection.execute("CREATE VIRTUAL TABLE search_text USING fts5(words)")
        assert migrate._stale_indexes(connection, 2) == ["search_things", "search_text"]
