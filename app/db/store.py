"""A database file: open or create it, read from it, write to it in units of work."""

import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.changes import Changes, Progress, finish
from app.db.driver import (
    APPLICATION_ID,
    claim,
    connect,
    identity,
    is_there,
    looks_like,
    translated,
    user_error,
)
from app.db.keys import HybridClock, new_device, wall_clock
from app.db.reader import Reader
from app.db.schema import SCHEMA_VERSION
from app.sentences.errors import OlderFile, UserError

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

    from app.db.journal import Step
    from app.db.unit_of_work import UnitOfWork


class Store:
    """An open database file. Readers belong to their thread; writes are one at a time."""

    def __init__(self, path: Path, now: Callable[[], int] = wall_clock) -> None:
        self.path = path
        self._now = now
        self._local = threading.local()
        self._readers: list[Reader] = []
        self._lock = threading.RLock()
        self._engine: Engine | None = None
        self._file: tuple[int, int] | None = None
        self._journal: tuple[int, int] | None = None
        self.member_id: int | None = None
        self.last_changes = Changes()

    # -- opening -------------------------------------------------------------------------------------------

    @classmethod
    def open(cls, path: Path, now: Callable[[], int] = wall_clock) -> "Store":
        """Open an existing file; an older one is upgraded (a copy is kept first).

        Raises UserError: db.missing, db.folder, db.empty, db.not_a_database, db.not_ours, db.newer.
        """
        return finish(cls.opening(path, now))

    @classmethod
    def opening(cls, path: Path, now: Callable[[], int] = wall_clock) -> Generator[Progress, None, "Store"]:
        """The same as a job, which tells how far it is with an older file; others are open at once."""
        state = looks_like(path)
        if state != "file":
            raise UserError(f"db.{state}", file=path.name, folder=str(path.absolute().parent))
        store = cls(path, now)
        try:
            version = store._version()
            if version > SCHEMA_VERSION:
                raise UserError("db.newer", file=path.name)
        except BaseException:
            store.close()
            raise
        if version < SCHEMA_VERSION:
            from app.db.migrate import upgrading

            store.close()
            yield from upgrading(path, version)
        return store

    @classmethod
    def open_at_once(cls, path: Path, now: Callable[[], int] = wall_clock) -> "Store":
        """As `open`, for a file that is up to date; raises OlderFile before anything is done to another."""
        opening = cls.opening(path, now)
        try:
            next(opening)
        except StopIteration as end:
            store: Store = end.value
            return store
        opening.close()
        raise OlderFile

    def _version(self) -> int:
        """The schema version, after making sure that the file is one of ours; by the reader that goes on with it."""
        reader = self.reader()
        if reader.value("PRAGMA application_id") != APPLICATION_ID:
            raise UserError("db.not_ours", file=self.path.name)
        return int(reader.value("PRAGMA user_version"))

    @classmethod
    def create(cls, path: Path, now: Callable[[], int] = wall_clock) -> "Store":
        """Create a new file on purpose; an existing one is never touched (db.exists)."""
        if is_there(path):
            raise UserError("db.exists", file=path.name, folder=str(path.absolute().parent))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError("db.cannot_open", file=path.name, folder=str(path.parent)) from error
        claim(path)  # from here on the file is ours: nobody else can have begun it
        try:
            _bear(path, now())
        except BaseException:
            for part in ("", "-journal", "-wal", "-shm"):  # half a file would be in the way of the next try
                Path(f"{path}{part}").unlink(missing_ok=True)
            raise
        return cls(path, now)

    # -- reading -------------------------------------------------------------------------------------------

    def reader(self) -> Reader:
        """The reader of the calling thread."""
        reader: Reader | None = getattr(self._local, "reader", None)
        if reader is None:
            self.must_be_the_same()
            reader = Reader(self.path)
            self._local.reader = reader
            with self._lock:
                self._readers.append(reader)
        return reader

    # -- writing -------------------------------------------------------------------------------------------

    @contextmanager
    def write(self, step: "Step") -> Iterator["UnitOfWork"]:
        """One transaction: commits at the end of the block, rolls everything back on an exception.

        After it, `last_changes` tells what it touched.
        """
        from sqlalchemy.exc import DBAPIError, IntegrityError

        from app.db.unit_of_work import UnitOfWork

        with self._lock:
            self.must_be_the_same()
            try:
                with self._writer().connect() as connection, connection.begin():
                    clock = HybridClock(self._last_stamp(connection), self._now)
                    unit = UnitOfWork(connection, step, self.member_id, clock)
                    try:
                        yield unit
                        changes = unit.finish()
                    finally:
                        unit.session.close()
                        unit.leave_room()
                self.last_changes = changes
                self.same_file()  # knows its journal now
            except IntegrityError as error:
                raise UserError("db.still_used") from error
            except DBAPIError as error:
                found = user_error(error, self.path)
                raise (found if found.code != "db.other" else error) from error
            except Exception as error:
                if type(error).__module__.startswith("sqlcipher3"):
                    found = user_error(error, self.path)
                    raise (found if found.code != "db.other" else error) from error
                raise

    @contextmanager
    def turn(self, connection: Any) -> Iterator[None]:
        """One transaction on a writer connection of one's own, in turn with `write`: for what is derived."""
        with self._lock, translated(self.path):
            self.must_be_the_same()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def checkpoint(self) -> None:
        """Bring what was committed from the journal into the file, as far as no reader needs the older pages.

        Meant for a moment in which nobody waits; commits go on meanwhile.
        """
        if not self.same_file():
            return  # a later write says so
        connection = connect(self.path)
        try:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        finally:
            connection.close()

    def driver(self) -> Any:
        """A writer connection of one's own (backup, checks); the caller closes it."""
        self.must_be_the_same()
        return connect(self.path)

    def same_file(self) -> bool:
        """Whether the file opened is still the one of this name, not moved, deleted or replaced by another program.

        SQLite would not notice: what is written to a deleted file is lost, and a new connection to another file
        would bring our journal into it.
        """
        present = identity(self.path)
        if self._file is None:
            self._file = present
        if present is None or self._file != present:
            return False
        self._journal = identity(self._journal_path) or self._journal
        return True

    @property
    def _journal_path(self) -> Path:
        return Path(f"{self.path}-wal")

    def _leave_no_journal(self) -> None:
        """Another file in the place of ours would take in our journal, if that stayed beside it."""
        if self._file is None or identity(self.path) in (None, self._file):
            return
        if self._journal is not None and identity(self._journal_path) == self._journal:
            for ending in ("-wal", "-shm"):
                Path(f"{self.path}{ending}").unlink(missing_ok=True)

    def must_be_the_same(self) -> None:
        """Raises UserError db.replaced when it is another one."""
        known = self._file is not None
        if not self.same_file() and known:  # not there from the beginning: opening says what is wrong
            raise UserError("db.replaced", file=self.path.name, folder=str(self.path.absolute().parent))

    def close(self) -> None:
        """Close every connection, so that the file can be moved."""
        with self._lock:
            for reader in self._readers:
                reader.close()
            self._readers.clear()
            self._local = threading.local()
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None
            self._leave_no_journal()
            self._file = self._journal = None

    @staticmethod
    def _last_stamp(connection: Any) -> int:
        return int(connection.exec_driver_sql("SELECT value FROM meta WHERE name = 'clock'").scalar_one())

    def _writer(self) -> "Engine":
        if self._engine is None:
            from sqlalchemy import create_engine, event
            from sqlalchemy.pool import StaticPool
            from sqlcipher3 import dbapi2

            engine = create_engine(
                "sqlite://",
                module=dbapi2,
                creator=lambda: connect(self.path),
                poolclass=StaticPool,
                hide_parameters=True,
            )
            event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
            self._engine = engine
        return self._engine


def _bear(path: Path, now: int) -> None:
    """Make an empty file a data file, wholly or not at all."""
    connection = connect(path, create=True)
    try:
        with translated(path):
            connection.execute("BEGIN IMMEDIATE")
            from app.db.birth import create_schema

            create_schema(connection, new_device(), now)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            connection.execute("COMMIT")
    finally:
        connection.close()
