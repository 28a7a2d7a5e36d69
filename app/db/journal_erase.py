"""Take records out of the journal: what was noted of them before must not outlive them."""

import json
from collections.abc import Mapping
from typing import Any

from app.db.driver import Connection
from app.db.journal import ids_of, ranges_of

_IDS = "(SELECT value FROM json_each(?))"
_GONE = "—"


def forget_records(connection: Connection, erased: Mapping[str, set[int]]) -> None:
    """Remove every note about these records (ids by table); steps that told of them lose their words.

    A step of which nothing is left can no longer be undone; of one that touched others too, the rest can.
    """
    steps: set[int] = set()
    for table, ids in erased.items():
        if ids:
            steps |= _forget_single(connection, table, ids)
            steps |= _forget_in_bulk(connection, table, ids)
    _silence(connection, steps)


def _forget_single(connection: Connection, table: str, ids: set[int]) -> set[int]:
    encoded = json.dumps(sorted(ids))
    where = f"record_id IN {_IDS} AND table_name = ?"
    steps = connection.execute(
        f"SELECT DISTINCT step_id FROM journal_entry WHERE {where}", (encoded, table)
    ).fetchall()
    connection.execute(f"DELETE FROM journal_entry WHERE {where}", (encoded, table))
    return {step for (step,) in steps}


def _forget_in_bulk(connection: Connection, table: str, ids: set[int]) -> set[int]:
    steps: set[int] = set()
    rows = connection.execute(
        "SELECT id, step_id, before, after, ranges FROM journal_entry WHERE record_id IS NULL AND table_name = ?",
        (table,),
    ).fetchall()
    for key, step, before, after, ranges in rows:
        noted = ids_of(json.loads(ranges))
        left = [at for at, record in enumerate(noted) if record not in ids]
        if len(left) == len(noted):
            continue
        steps.add(step)
        if not left:
            connection.execute("DELETE FROM journal_entry WHERE id = ?", (key,))
            continue
        kept = (
            _thinned(json.loads(before), left) if before else None,
            _thinned_after(json.loads(after), left) if after else None,
            ranges_of(noted[at] for at in left),
        )
        texts = [None if value is None else json.dumps(value, ensure_ascii=False) for value in kept]
        connection.execute(
            "UPDATE journal_entry SET before = ?, after = ?, ranges = ? WHERE id = ?", (*texts, key)
        )
    return steps


def _thinned(each: dict[str, list[Any]], left: list[int]) -> dict[str, list[Any]]:
    return {column: [values[at] for at in left] for column, values in each.items()}


def _thinned_after(after: dict[str, Any], left: list[int]) -> dict[str, Any]:
    return {**after, "each": _thinned(after.get("each") or {}, left)}


def _silence(connection: Connection, steps: set[int]) -> None:
    """Names in the words of steps go; a step without any note left is no longer offered for undoing."""
    encoded = json.dumps(sorted(steps))
    rows = connection.execute(
        f"SELECT id, details FROM journal_step WHERE id IN {_IDS} AND details IS NOT NULL", (encoded,)
    ).fetchall()
    for key, details in rows:
        silent = {n: _GONE if isinstance(v, str) else v for n, v in json.loads(details).items()}
        connection.execute(
            "UPDATE journal_step SET details = ? WHERE id = ?", (json.dumps(silent, ensure_ascii=False), key)
        )
    connection.execute(
        f"UPDATE journal_step SET undoable = 0 WHERE id IN {_IDS} "
        "AND NOT EXISTS (SELECT 1 FROM journal_entry e WHERE e.step_id = journal_step.id)",
        (encoded,),
    )
