"""The one SQLite library of the process, how a connection is set up, and what its errors mean to a person.

Nothing else may open the database file, its -wal or its -shm: closing such a handle drops SQLite's locks.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app.sentences.errors import UserError

Connection = Any
APPLICATION_ID = 0x4C69616E  # "Lian"
_NEEDED = 64 << 10  # bytes without which SQLite cannot even read: the shared memory of its journal
CACHE_KIB = 8_000
ROOM_KIB = 64_000  # for steps that touch thousands of records: their index pages are not written twice
MINIMUM_VERSION = (3, 51, 3)  # older ones can lose data when a checkpoint races with a writer

WRITER_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "wal_autocheckpoint=16000",  # only where nobody does it aside (Store.checkpoint): no save shall wait for it
    "foreign_keys=ON",
    "busy_timeout=5000",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
    f"cache_size=-{CACHE_KIB}",
    "recursive_triggers=OFF",
)
READER_PRAGMAS = (
    "query_only=ON",
    "busy_timeout=5000",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
    "mmap_size=0",
    f"cache_size=-{CACHE_KIB}",
)


def connect(path: Path, *, create: bool = False, read_only: bool = False) -> Connection:
    """A connection without implicit transactions; a missing file is an error unless `create` is asked for."""
    # without an adapter, every None that is bound is first asked in vain for its own: eight times the cost
    dbapi2.register_adapter(type(None), _nothing)
    mode = "rwc" if create else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        connection = dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        for pragma in READER_PRAGMAS if read_only else WRITER_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except dbapi2.Error as error:
        raise user_error(error, path) from error
    return connection


def claim(path: Path) -> None:
    """Make an empty file of this name, which must not exist. Raises UserError db.exists, db.full, db.cannot_open."""
    folder = str(path.absolute().parent)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
    except FileExistsError as error:
        raise UserError("db.exists", file=path.name, folder=folder) from error
    except OSError as error:
        code = "db.full" if error.errno == errno.ENOSPC else "db.cannot_open"
        raise UserError(code, file=path.name, folder=folder) from error


def _nothing(none: None) -> None:
    return none


def user_error(error: Exception, path: Path) -> UserError:
    """The person's view of a database error: locked, full, read-only, damaged, missing, not a database."""
    original = getattr(error, "orig", None) or error
    code = getattr(original, "sqlite_errorcode", None)
    text = str(original).lower()
    name = path.name
    kinds: tuple[tuple[str, tuple[int, ...], tuple[str, ...]], ...] = (
        ("db.not_a_database", (26,), ("not a database",)),
        ("db.locked", (5, 6), ("database is locked", "table is locked")),
        ("db.full", (13,), ("disk is full",)),
        ("db.read_only", (8,), ("readonly", "read-only")),
        ("db.damaged", (11,), ("malformed",)),
        ("db.cannot_open", (14,), ("unable to open",)),
        ("db.io", (10,), ("disk i/o",)),
        ("db.interrupted", (9,), ("interrupted",)),
    )
    for key, codes, words in kinds:
        if (code is not None and code & 0xFF in codes) or any(word in text for word in words):
            if key == "db.io" and _is_full(path):
                key = "db.full"  # where not even the shared memory of the journal finds room
            return UserError(key, file=name, folder=str(path.absolute().parent))
    return UserError("db.other", file=name, text=str(original))


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.absolute().parent).free < _NEEDED
    except OSError:
        return False


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Inside, an error of the user's world (locked, full, …) becomes a UserError; our own bugs pass."""
    try:
        yield
    except dbapi2.IntegrityError:
        raise
    except (dbapi2.OperationalError, dbapi2.DatabaseError) as error:
        found = user_error(error, path)
        if found.code == "db.other":
            raise
        raise found from error


def is_there(path: Path) -> bool:
    """Whether there is something of this name. Raises UserError db.cannot_open where one may not look."""
    try:
        return path.exists()
    except OSError as error:
        raise UserError("db.cannot_open", file=path.name, folder=str(path.absolute().parent)) from error


def identity(path: Path) -> tuple[int, int] | None:
    """What tells this very file from another of its name; None where there is none. The file is not opened."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def looks_like(path: Path) -> str:
    """Before opening: `missing`, `folder`, `empty` or `file` (the file is not read, see the module's note)."""
    if not is_there(path):
        return "missing"
    if path.is_dir():
        return "folder"
    return "empty" if os.stat(path).st_size == 0 else "file"
