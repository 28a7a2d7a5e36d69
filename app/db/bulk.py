"""Set-based writes that note themselves in the journal: many records, one statement, one step."""

import json
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

from app.db.unit_of_work import UnitOfWork

_IDS = "(SELECT value FROM json_each(?))"


def ids_where(unit: UnitOfWork, sql: str, ids: Iterable[int], parameters: Sequence[object] = ()) -> list[Any]:
    """First column of a SELECT whose mark {ids} stands for the keys."""
    unit.session.flush()
    rows = unit.driver.execute(sql.replace("{ids}", _IDS), (json.dumps(list(ids)), *parameters)).fetchall()
    return [row[0] for row in rows]


def update_many(unit: UnitOfWork, table: str, ids: Iterable[int], values: dict[str, Any]) -> int:
    """Set the same values on many live or recycled records; returns how many changed."""
    unit.session.flush()
    columns = list(values)
    names = ", ".join(f'"{c}"' for c in columns)
    differs = " OR ".join(f'"{c}" IS NOT ?' for c in columns)
    wanted = [values[c] for c in columns]
    rows = unit.driver.execute(
        f"SELECT id, {names} FROM {table} WHERE id IN {_IDS} AND ({differs}) ORDER BY id",
        (json.dumps(list(ids)), *wanted),
    ).fetchall()
    if not rows:
        return 0
    keys = [row[0] for row in rows]
    unit.make_room(len(keys))
    sets = ", ".join(f'"{c}" = ?' for c in columns)
    unit.driver.execute(
        f"UPDATE {table} SET {sets}, updated_at = ?, updated_on = ? WHERE id IN {_IDS}",
        (*wanted, unit.stamp, unit.keys.device, json.dumps(keys)),
    )
    unit.note_bulk(
        table,
        "update",
        keys,
        before={c: [row[n + 1] for row in rows] for n, c in enumerate(columns)},
        after=dict(values),
    )
    unit.session.expire_all()
    return len(keys)


def insert_many(unit: UnitOfWork, table: str, rows: Sequence[dict[str, Any]], *, remember: bool) -> list[int]:
    """Insert rows (all with the same columns); returns their keys, new ones unless the rows bring an `id`.

    With `remember` the journal keeps the values (undo removes the rows, redo brings them back); without, as
    for imports, undo moves them to the recycle bin.
    """
    if not rows:
        return []
    unit.session.flush()
    unit.make_room(len(rows))
    given = "id" in rows[0]
    columns = [c for c in rows[0] if c != "id"]
    keys = [int(row["id"]) for row in rows] if given else list(unit.keys.take(len(rows)))
    values = itemgetter(*columns) if len(columns) > 1 else lambda row: (row[columns[0]],)
    _insert(unit, table, columns, ((key, *values(row)) for key, row in zip(keys, rows, strict=True)))
    each = {c: [row[c] for row in rows] for c in columns} if remember else None
    unit.note_bulk(table, "insert", keys, after_each=each, announce=remember)
    return keys


def insert_tuples(
    unit: UnitOfWork,
    table: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    keys: Sequence[int] | None = None,
) -> None:
    """The same without `remember` for rows that stand in the order of the columns; without `keys` they get new ones."""
    if rows:
        unit.session.flush()
        keys = list(unit.keys.take(len(rows))) if keys is None else keys
        cells = list(zip(*rows, strict=True))
        # to bind a nothing costs as much as a value, and most columns are nothing in all rows
        used = [place for place, column in enumerate(cells) if column.count(None) < len(column)]
        filled = zip(keys, *(cells[place] for place in used), strict=True)
        _insert(unit, table, [columns[place] for place in used], filled)
        unit.note_bulk(table, "insert", keys, announce=False)


def _insert(unit: UnitOfWork, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows, each led by its key; the stamps, whole numbers all, stand in the statement itself."""
    stamps = unit.stamps()
    names = ", ".join(f'"{c}"' for c in ("id", *columns, *stamps))
    marks = ", ".join(("?", *("?" for _ in columns), *(str(int(stamp)) for stamp in stamps.values())))
    unit.driver.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def delete_many(unit: UnitOfWork, table: str, ids: Iterable[int]) -> int:
    """Remove rows for good (links, phones); the journal keeps their values so that undo brings them back."""
    unit.session.flush()
    encoded = json.dumps(list(ids))
    names = [row[1] for row in unit.driver.execute(f"PRAGMA table_info({table})").fetchall()]
    columns = [c for c in names if c not in ("id", "created_at", "updated_at", "updated_on")]
    quoted = ", ".join(f'"{c}"' for c in ("id", *columns))
    rows = unit.driver.execute(
        f"SELECT {quoted} FROM {table} WHERE id IN {_IDS} ORDER BY id", (encoded,)
    ).fetchall()
    if not rows:
        return 0
    keys = [row[0] for row in rows]
    unit.make_room(len(keys))
    unit.driver.execute(f"DELETE FROM {table} WHERE id IN {_IDS}", (encoded,))
    unit.note_bulk(
        table, "delete", keys, before={c: [row[n + 1] for row in rows] for n, c in enumerate(columns)}
    )
    unit.recorder.touch_owners_of(columns, [row[1:] for row in rows], table)
    unit.session.expire_all()
    return len(keys)
