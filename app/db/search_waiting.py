"""Records that came in with a large load and wait for the search index: a mark in the file, put right in batches.

The mark (two rows of `meta`) is written in the transaction that keeps the records: customers, contacts and leads
with keys from first to last may be missing from the index. It moves up in the transaction of each batch, so that
whatever ends the program in between, the next one goes on where it was. What a person changes meanwhile is
indexed at once like any other change, and passed over here.

The full-text table only adds segments meanwhile (to merge while they come costs more than to write them). When all
are in, the mark stands behind the last key: what is left is to merge, in short steps too.
"""

from dataclasses import dataclass
from typing import Any

from app.db import search_index
from app.db.driver import Connection

_FIRST, _LAST = "unindexed_first", "unindexed_last"
BATCH = 1_000
_MERGED_PAGES = 400  # in one step of merging, some hundredths of a second
_THERE = " UNION ALL ".join(
    f"SELECT id FROM {table} WHERE id BETWEEN ?1 AND ?2" for table in search_index.PEOPLE
)

Entry = tuple[int | str, ...]


@dataclass(frozen=True)
class Waiting:
    """The keys that may be missing, both ends included; `first` behind `last` = only merging is left."""

    first: int
    last: int

    @property
    def searchable(self) -> bool:
        """Whether everything is found already."""
        return self.first > self.last


def waiting(connection: Connection) -> Waiting | None:
    """What is still to be indexed; None when nothing is."""
    marks = dict(
        connection.execute("SELECT name, value FROM meta WHERE name IN (?, ?)", (_FIRST, _LAST)).fetchall()
    )
    return Waiting(marks[_FIRST], marks[_LAST]) if len(marks) == 2 else None


def leave(connection: Connection, first: int, last: int) -> None:
    """Mark new records to be indexed later, together with those that wait already."""
    search_index.gather_mode(connection, on=True, table="search_people")
    for name, value, wider in ((_FIRST, first, "min"), (_LAST, last, "max")):
        connection.execute(
            "INSERT INTO meta (name, value) VALUES (?, ?) "
            f"ON CONFLICT (name) DO UPDATE SET value = {wider}(value, excluded.value)",
            (name, value),
        )


def forget(connection: Connection) -> None:
    """Nothing waits any more."""
    search_index.gather_mode(connection, on=False, table="search_people")
    connection.execute("DELETE FROM meta WHERE name IN (?, ?)", (_FIRST, _LAST))


def next_entries(connection: Connection, first: int, last: int) -> tuple[int, list[Entry]]:
    """Rows for the index of the next records from `first` on, and the key up to which they go; reads only."""
    found: dict[str, list[int]] = {}
    upto = last
    for table in search_index.PEOPLE:
        rows = connection.execute(
            f"SELECT id FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id LIMIT {BATCH}",
            (first, last),
        ).fetchall()
        found[table] = [key for (key,) in rows]
        if len(rows) == BATCH:
            upto = min(upto, found[table][-1])
    entries: list[Entry] = []
    for table, ids in found.items():
        entries += search_index.people_entries(connection, table, [key for key in ids if key <= upto])
    return upto, sorted(entries)


def put(connection: Connection, first: int, upto: int, entries: list[Entry]) -> bool:
    """Index a batch and move the mark, in the caller's transaction; False when the mark has moved meanwhile."""
    mark = waiting(connection)
    if mark is None or mark.first != first:
        return False
    span = (first, upto)
    there = _keys(connection, _THERE, span)
    known = _keys(connection, "SELECT rowid FROM search_people WHERE rowid BETWEEN ?1 AND ?2", span)
    search_index.insert_people(connection, [e for e in entries if e[0] in there and e[0] not in known])
    connection.execute("UPDATE meta SET value = ? WHERE name = ?", (upto + 1, _FIRST))
    return True


def merge(connection: Connection) -> None:
    """One step of merging when everything is in; the last step takes the mark away."""
    more = search_index.merge_step(connection, _MERGED_PAGES)
    mark = waiting(connection)
    if not more and mark is not None and mark.searchable:
        forget(connection)


def missing(connection: Connection) -> set[int]:
    """The keys of the records that wait and are not in the index."""
    mark = waiting(connection)
    if mark is None:
        return set()
    sql = f"SELECT id FROM ({_THERE} EXCEPT SELECT rowid FROM search_people WHERE rowid BETWEEN ?1 AND ?2)"
    return _keys(connection, sql, (mark.first, mark.last))


def _keys(connection: Connection, sql: str, span: tuple[Any, ...]) -> set[int]:
    return {key for (key,) in connection.execute(sql, span).fetchall()}
