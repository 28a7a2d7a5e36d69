"""What a backup file is made of: a line that says so, a line of figures, then the compressed database."""

import hashlib
import json
import os
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from app.changes import Progress
from app.db.driver import Connection
from app.sentences.errors import UserError

SUFFIX = ".lianyi-backup"
MAGIC = b"LIANYI-BACKUP 1\n"
CHUNK = 1 << 20
LEVEL = 1  # two thirds of the time of level 3, for a file a twelfth larger
_HEADER_LIMIT = 1 << 16
_MODULUS = 1_000_003


@dataclass(frozen=True)
class Figures:
    """What must be found again in a copy: the schema's version, whose file it is, and a print of each table.

    A print is the number of rows and sums over keys, stamps and amounts; half a copy cannot have it.
    """

    version: int
    family: int
    clock: int
    tables: dict[str, list[int]]


@dataclass(frozen=True)
class BackupInfo:
    """One backup: when it was made (UTC milliseconds), of which file, and what is in it."""

    path: Path
    made_at: int
    size: int
    name: str
    length: int
    sha256: str
    figures: Figures

    @property
    def made_on(self) -> datetime:
        """Local day and time."""
        return local_time(self.made_at)

    @property
    def rows(self) -> dict[str, int]:
        """Rows per table."""
        return {table: numbers[0] for table, numbers in self.figures.tables.items()}


def local_time(milliseconds: int) -> datetime:
    """The wall time of an instant."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone().replace(tzinfo=None)


def figures_of(connection: Connection) -> Figures:
    """Count a database, within the caller's transaction."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
            "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
        ).fetchall()
    ]
    tables = {name: _print_of(connection, name) for name in names}
    known = dict(connection.execute("SELECT name, value FROM meta").fetchall()) if "meta" in tables else {}
    return Figures(version, int(known.get("born", 0)), int(known.get("clock", 0)), tables)


def _print_of(connection: Connection, table: str) -> list[int]:
    columns = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")').fetchall()}
    summed = [name for name in ("id", "updated_at", "at", "value", "amount", "live") if name in columns]
    if table == "setting":
        summed = []
    sums = "".join(f', coalesce(sum("{name}" % {_MODULUS}), 0)' for name in summed)
    return list(connection.execute(f'SELECT count(*){sums} FROM "{table}"').fetchone())


def packing(
    database: Path, packed: Path, figures: Figures, name: str, made_at: int
) -> Generator[Progress, None, BackupInfo]:
    """Compress a closed copy of a database into a new file that is on the disk when this ends; tells bytes."""
    digest, length = _digest(database)
    header = {
        "made_at": made_at,
        "name": name,
        "length": length,
        "sha256": digest,
        "figures": asdict(figures),
    }
    with packed.open("xb") as out:
        os.chmod(packed, 0o600)
        out.write(MAGIC + json.dumps(header, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
        squeeze, done = zlib.compressobj(LEVEL), 0
        with database.open("rb") as source:
            for block in _blocks(source):
                out.write(squeeze.compress(block))
                done += len(block)
                yield Progress(done, length)
        out.write(squeeze.flush())
        out.flush()
        os.fsync(out.fileno())
    return BackupInfo(packed, made_at, packed.stat().st_size, name, length, digest, figures)


def read_header(path: Path) -> BackupInfo:
    """What a backup says of itself. Raises UserError backup.not_a_backup."""
    try:
        with path.open("rb") as file:
            found = _header(file)
        return BackupInfo(
            path=path,
            made_at=_moment(found["made_at"]),
            size=path.stat().st_size,
            name=str(found["name"]),
            length=int(found["length"]),
            sha256=str(found["sha256"]),
            figures=_figures(found["figures"]),
        )
    except FileNotFoundError as error:
        raise UserError("db.missing", file=path.name, folder=str(path.parent)) from error
    except OSError as error:
        raise UserError("backup.unreadable", file=path.name, folder=str(path.parent)) from error
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise UserError("backup.not_a_backup", file=path.name) from error


def _moment(found: Any) -> int:
    """Milliseconds of a time that a calendar knows."""
    local_time(int(found))
    return int(found)


def _figures(found: Any) -> Figures:
    """The figures, each of its type: a header written by somebody else may hold anything."""
    tables = {
        str(name): [int(number) for number in numbers] for name, numbers in dict(found["tables"]).items()
    }
    if not all(tables.values()):
        raise ValueError("a table without its count")
    return Figures(int(found["version"]), int(found["family"]), int(found["clock"]), tables)


def _header(file: BinaryIO) -> dict[str, Any]:
    if file.read(len(MAGIC)) != MAGIC:
        raise ValueError("no backup")
    line = file.readline(_HEADER_LIMIT)
    if not line.endswith(b"\n"):
        raise ValueError("cut off in its first lines")
    found = json.loads(line)
    if not isinstance(found, dict):
        raise TypeError("no figures")
    return found


def unpack(info: BackupInfo, target: Path) -> None:
    """Write the database of a backup into a new file and compare its digest. Raises UserError backup.damaged."""
    with target.open("xb") as out:
        os.chmod(target, 0o600)
        for _ in _contents(info, out.write):
            pass
        out.flush()
        os.fsync(out.fileno())


def comparing(info: BackupInfo) -> Generator[Progress, None, None]:
    """Inflate a backup and compare its digest, keeping nothing; tells bytes. Raises UserError backup.damaged."""
    for done in _contents(info, len):
        yield Progress(done, info.length)


def _contents(info: BackupInfo, take: Callable[[bytes], object]) -> Iterator[int]:
    """Hand the inflated database on, block by block; yields how many bytes came, and raises unless all are right."""
    digest, length = hashlib.sha256(), 0
    opener = zlib.decompressobj()
    try:
        with info.path.open("rb") as file:
            _header(file)
            for block in _inflated(opener, file):
                length += len(block)
                if length > info.length:
                    raise ValueError("longer than it says")
                digest.update(block)
                take(block)
                yield length
    except (zlib.error, ValueError, OverflowError) as error:
        raise UserError("backup.damaged", file=info.path.name) from error
    whole = opener.eof and not opener.unused_data and length == info.length
    if not whole or digest.hexdigest() != info.sha256:
        raise UserError("backup.damaged", file=info.path.name)


def _inflated(opener: Any, file: BinaryIO) -> Iterator[bytes]:
    """Blocks of bounded size, whatever the compressed bytes say."""
    for block in _blocks(file):
        rest = block
        while rest and not opener.eof:
            yield opener.decompress(rest, CHUNK)
            rest = opener.unconsumed_tail
        if opener.eof and rest:
            raise ValueError("something follows the end")
    yield opener.flush()


def _digest(path: Path) -> tuple[str, int]:
    found, length = hashlib.sha256(), 0
    with path.open("rb") as file:
        for block in _blocks(file):
            found.update(block)
            length += len(block)
    return found.hexdigest(), length


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    while block := file.read(CHUNK):
        yield block


def check_copy(connection: Connection, expected: Figures, name: str) -> None:
    """Raise UserError backup.incomplete unless a copy is sound and has every figure of the original."""
    with closing(connection.execute("PRAGMA integrity_check(3)")) as cursor:
        sound = cursor.fetchall() == [("ok",)]
    if not sound:
        raise UserError("backup.unsound", file=name)
    if figures_of(connection) != expected:
        raise UserError("backup.incomplete", file=name)
