"""Bring a file of an older release up to date: a backup first, then everything in one transaction."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.db import search_index, waiting_indexes
from app.db.answers import seed_upgraded_answers
from app.db.backup import backup_folder, make_backup
from app.db.backup_file import BackupInfo
from app.db.driver import Connection, connect, translated, user_error
from app.db.migrations import STEPS
from app.db.playbook import seed_upgraded_playbook
from app.db.questions import seed_upgraded_questions
from app.db.schema import SCHEMA_VERSION, create_search, create_triggers, drop_triggers, rebuild_kept
from app.db.stages import seed_upgraded
from app.sentences.errors import UserError

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine


def upgrade(path: Path, version: int) -> BackupInfo:
    """Upgrade a file of schema `version` to this release's; returns the backup made before.

    Killed or failing at any moment it leaves the file as it was. Raises UserError.
    """
    missing = [step for step in range(version + 1, SCHEMA_VERSION + 1) if step not in STEPS]
    if version < 1 or missing:
        raise UserError("db.not_ours", file=path.name)
    made = make_backup(path, backup_folder(path))
    _run(path)
    return made


def _run(path: Path) -> None:
    """Every missing step in one transaction, on a connection of its own with foreign keys off.

    Rebuilding a table with foreign keys on would empty the tables that point at it; SQLite lets them be
    switched off only outside a transaction, and what they would have refused is looked for before the commit.
    """
    from sqlalchemy.exc import DBAPIError

    with closing(connect(path)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        engine = _engine(raw)
        try:
            with engine.connect() as connection, connection.begin(), translated(path):
                _steps(connection, raw, path)
        except DBAPIError as error:
            found = user_error(error, path)
            raise (found if found.code != "db.other" else error) from error
        finally:
            engine.dispose()


def _steps(connection: Any, raw: Connection, path: Path) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
    (version,) = raw.execute("PRAGMA user_version").fetchone()
    drop_triggers(raw)
    waiting_indexes.make_all(raw)
    with Operations.context(context) as op:
        for step in range(version + 1, SCHEMA_VERSION + 1):
            STEPS[step](op)
    seed_upgraded_questions(raw, version)
    seed_upgraded(raw, version)
    seed_upgraded_playbook(raw, version)
    seed_upgraded_answers(raw, version)
    _make_derived(raw)
    if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise UserError("db.upgrade_unsound", file=path.name)
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _make_derived(raw: Connection) -> None:
    """Triggers, kept columns, sums and the search index, made anew from the records."""
    create_search(raw)
    rebuild_kept(raw)
    create_triggers(raw)
    for _done in search_index.rebuild(raw):
        pass


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
