"""Bring a file of an older release up to date: a backup first, then everything in one transaction."""

from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from app.changes import Progress, counted, part_of
from app.db import search_index, waiting_indexes
from app.db.answers import seed_upgraded_answers
from app.db.backup import backup_folder, making_backup
from app.db.backup_file import BackupInfo
from app.db.driver import Connection, connect, translated, user_error
from app.db.loading import make_ready_for_load
from app.db.migrations import STEPS
from app.db.playbook import seed_upgraded_playbook
from app.db.questions import seed_upgraded_questions
from app.db.schema import (
    SCHEMA_VERSION,
    SEARCH_TABLES,
    create_search,
    create_triggers,
    drop_triggers,
    kept_anew,
)
from app.db.stages import seed_upgraded
from app.sentences.errors import UserError

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

WHOLE = 1_000


class Marks(NamedTuple):
    """How far the bar is when so much is done, of WHOLE; as measured."""

    copied: int
    built: int
    summed: int
    found: int
    checked: int


INDEX_KEPT, INDEX_ANEW = Marks(830, 930, 960, 965, 985), Marks(430, 490, 510, 970, 985)


def upgrading(path: Path, version: int) -> Generator[Progress, None, BackupInfo]:
    """Upgrade a file of schema `version` to this release's, as a job; returns the backup made before.

    Killed, closed or failing at any moment it leaves the file as it was. Raises UserError.
    """
    missing = [step for step in range(version + 1, SCHEMA_VERSION + 1) if step not in STEPS]
    if version < 1 or missing:
        raise UserError("db.not_ours", file=path.name)
    marks = _marks(path, version)
    copying = making_backup(path, backup_folder(path))
    made = yield from part_of(copying, "upgrade.copy", 0, marks.copied, WHOLE)
    yield from _run(path, marks)
    return made


def _marks(path: Path, version: int) -> Marks:
    """Nearly all words are people's and texts'; those of things are few."""
    with closing(connect(path, read_only=True)) as raw:
        stale = _stale_indexes(raw, version)
    return INDEX_KEPT if set(stale) <= {"search_things"} else INDEX_ANEW


def _run(path: Path, marks: Marks = INDEX_ANEW) -> Generator[Progress, None, None]:
    """Every missing step in one transaction, on a connection of its own with foreign keys off.

    Rebuilding a table with foreign keys on would empty the tables that point at it; SQLite lets them be
    switched off only outside a transaction, and what they would have refused is looked for before the commit.
    """
    from sqlalchemy.exc import DBAPIError

    with closing(connect(path)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        make_ready_for_load(raw)
        engine = _engine(raw)
        try:
            with engine.connect() as connection, connection.begin(), translated(path):
                yield from _steps(connection, raw, path, marks)
                yield Progress(marks.checked, WHOLE, "upgrade.commit")
        except DBAPIError as error:
            found = user_error(error, path)
            raise (found if found.code != "db.other" else error) from error
        finally:
            engine.dispose()


def _steps(connection: Any, raw: Connection, path: Path, marks: Marks) -> Generator[Progress, None, None]:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
    (version,) = raw.execute("PRAGMA user_version").fetchone()
    stale = _stale_indexes(raw, version)
    drop_triggers(raw)
    waiting_indexes.make_all(raw)
    todo = range(version + 1, SCHEMA_VERSION + 1)
    with Operations.context(context) as op:
        for number, step in enumerate(todo):
            far = marks.copied + (marks.built - marks.copied) * number // len(todo)
            yield Progress(far, WHOLE, "upgrade.tables")
            STEPS[step](op)
    seed_upgraded_questions(raw, version)
    seed_upgraded(raw, version)
    seed_upgraded_playbook(raw, version)
    seed_upgraded_answers(raw, version)
    yield from part_of(counted(kept_anew(raw)), "upgrade.sums", marks.built, marks.summed, WHOLE)
    create_triggers(raw)
    create_search(raw, stale)
    indexing, looking = counted(search_index.rebuild(raw, stale)), counted(_look_for_loose_ends(raw, path))
    yield from part_of(indexing, "upgrade.search", marks.summed, marks.found, WHOLE)
    yield from part_of(looking, "upgrade.check", marks.found, marks.checked, WHOLE)
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _stale_indexes(raw: Connection, version: int) -> list[str]:
    """The tables of the search index that have to be made anew: laid out or filled otherwise than now."""
    known = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall())
    return [
        table
        for table, statement in SEARCH_TABLES.items()
        if known.get(table) != statement or version < search_index.ENTRIES_SINCE[table]
    ]


def _look_for_loose_ends(raw: Connection, path: Path) -> Iterator[tuple[int, int]]:
    """Raise UserError db.upgrade_unsound where a record points at one that is not there; yields (done, total)."""
    tables = raw.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    ).fetchall()
    for done, (table,) in enumerate(tables):
        yield done, len(tables)
        if raw.execute(f'PRAGMA foreign_key_check("{table}")').fetchone() is not None:
            raise UserError("db.upgrade_unsound", file=path.name)


def _engine(raw: Connection) -> "Engine":
    """An engine on this one connection that begins every transaction as a writer."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import StaticPool
    from sqlcipher3 import dbapi2

    engine = create_engine(
        "sqlite://", module=dbapi2, creator=lambda: raw, poolclass=StaticPool, hide_parameters=True
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine
