"""Indexes that a large load left to be made after its commit: for each a row of `meta`, named by its statement.

The rows are written in the transaction that dropped the indexes, and each goes in the one that makes its index anew:
whatever ends the program in between, the next one goes on where it was. Until then lists read what they show
without them (`Reader`), only slower.
"""

from collections.abc import Sequence
from contextlib import suppress
from time import perf_counter

from sqlcipher3 import dbapi2

from app.db.driver import Connection

TURN = 0.05  # seconds for which, and for the index begun last, somebody who saves may have to wait
SORTERS = 2  # threads that sort a new index beside the one that reads its table
_LEFT = "FROM meta WHERE name LIKE 'CREATE INDEX %'"


def leave(connection: Connection, statements: Sequence[str]) -> None:
    """Note that the indexes of these statements are to be made, in this order."""
    connection.executemany(
        "INSERT INTO meta (name, value) VALUES (?, ?)", [(text, at) for at, text in enumerate(statements)]
    )


def left(connection: Connection) -> int:
    """How many are still to be made."""
    (count,) = connection.execute(f"SELECT count(*) {_LEFT}").fetchone()
    return int(count)


def make_next(connection: Connection) -> None:
    """Make one of those that are left, in the caller's transaction."""
    row = connection.execute(f"SELECT name {_LEFT} ORDER BY value, name LIMIT 1").fetchone()
    if row is not None:
        connection.execute(row[0])
        connection.execute("DELETE FROM meta WHERE name = ?", row)


def make_some(connection: Connection) -> None:
    """Make one and more for a short while, in the caller's transaction: each commit waits for the disk."""
    until = perf_counter() + TURN
    for _ in range(left(connection)):
        make_next(connection)
        if perf_counter() > until:
            return


def make_all(connection: Connection) -> None:
    """Make all of them, in the caller's transaction."""
    for _ in range(left(connection)):
        make_next(connection)


def sort_aside(connection: Connection) -> None:
    """Let threads sort new indexes, in pieces as large as the cache: SQLite does so only if it may use a file.

    It refuses to change this once the connection has made a table of its own; then it sorts as usual.
    """
    connection.execute(f"PRAGMA threads = {SORTERS}")
    with suppress(dbapi2.OperationalError):
        connection.execute("PRAGMA temp_store = FILE")
