"""Reading on the driver's own connection: what lists, Today and search use, without waiting for SQLAlchemy.

Queries are plain SQL with `?` parameters. The one thing only SQLite knows, many keys as one parameter,
is `by_ids`.
"""

import json
import sys
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app.db.driver import Connection, connect, translated
from app.sentences.errors import UserError


class Reader:
    """A read-only connection that belongs to one thread; each statement sees the newest commit."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: Connection = connect(path, read_only=True)

    @property
    def path(self) -> Path:
        """The data file it reads."""
        return self._path

    def all(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Every row."""
        with translated(self._path):
            found: list[tuple[Any, ...]] = self._run(sql, parameters).fetchall()
        return found

    def _run(self, sql: str, parameters: Sequence[object]) -> Any:
        """A statement under way, without an index it names that is still to be made (waiting_indexes)."""
        try:
            return self._connection.execute(sql, parameters)
        except dbapi2.OperationalError as error:
            _, missing, name = str(error).partition("no such index: ")
            if not missing:
                raise
            return self._run(sql.replace(f"INDEXED BY {name}", ""), parameters)

    def all_within(
        self, steps: int, sql: str, parameters: Sequence[object] = ()
    ) -> list[tuple[Any, ...]] | None:
        """Every row, or None when SQLite's machine would need more than so many steps for them."""
        self._connection.set_progress_handler(lambda: 1, steps)
        try:
            return self.all(sql, parameters)
        except UserError as error:
            if error.code != "db.interrupted":
                raise
            return None
        finally:
            self._connection.set_progress_handler(None, steps)

    def one(self, sql: str, parameters: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """The first row, or None."""
        with translated(self._path):
            found: tuple[Any, ...] | None = self._run(sql, parameters).fetchone()
        return found

    def value(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.one(sql, parameters)
        return None if row is None else row[0]

    def by_ids(
        self, sql: str, ids: Iterable[int], parameters: Sequence[object] = ()
    ) -> list[tuple[Any, ...]]:
        """Rows for many keys: `sql` says `IN (SELECT value FROM json_each(?1))` through the mark {ids}.

        >>> reader.by_ids("SELECT id, name FROM customer WHERE id IN {ids}", [1, 2])  # doctest: +SKIP
        """
        text = sql.replace("{ids}", "(SELECT value FROM json_each(?))")
        count = sql.count("{ids}")
        encoded = json.dumps(list(ids))
        return self.all(text, [*([encoded] * count), *parameters])

    def ids(self, sql: str, parameters: Sequence[object] = ()) -> "array[int]":
        """A whole order of keys as one int64 array, fetched in a single step that lets other threads run.

        `sql` selects one column in the wanted order. SQLite packs the keys itself: reading the numbers out of a
        text would take numpy, which takes longer to load than the whole start may take.
        """
        packed = f"SELECT unhex(group_concat(printf('%016x', id), '')) FROM ({sql})"
        found: array[int] = array("q")
        found.frombytes(self.value(packed, parameters) or b"")
        if sys.byteorder == "little":
            found.byteswap()
        self.let_go()
        return found

    def let_go(self) -> None:
        """Give back the pages kept from a long walk through the file: nobody asks for them again soon."""
        self._connection.execute("PRAGMA shrink_memory")

    def interrupt(self) -> None:
        """Stop the statement another thread is running on this reader."""
        self._connection.interrupt()

    def data_version(self) -> int:
        """A number that changes when another connection (another program) commits."""
        return int(self.value("PRAGMA data_version"))

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
