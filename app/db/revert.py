"""Undo and redo: apply the notes of a journal step backwards or forwards, keeping what was changed since."""

import json
from dataclasses import dataclass
from typing import Any

from app.db.bulk import delete_many
from app.db.driver import Connection
from app.db.journal import KEPT, ids_of
from app.db.unit_of_work import UnitOfWork
from app.sentences.errors import UserError

_WORDS = {
    "tag": ("tag_link",),
    "channel": ("customer", "lead"),
    "need": ("product_need", "deal_need", "solution_line", "question"),
    "price_list": ("price", "quote"),
}  # what records are told apart by -> who use it
_HANGING = {
    "customer": ("sensitive_showing",)
}  # what came by looking, which no step takes back, goes with its owner


@dataclass(frozen=True)
class Kept:
    """A record or field that was left alone because it had been changed after the step."""

    table: str
    record_id: int
    column: str | None


@dataclass(frozen=True)
class StepRow:
    """A journal step as undo sees it."""

    id: int
    code: str
    details: dict[str, Any]


def step_to_undo(connection: Connection) -> StepRow | None:
    """The newest step whose effect still stands."""
    return _step(
        connection,
        "SELECT id, code, details FROM journal_step WHERE undone = 0 AND undoable = 1 AND reverts_id IS NULL "
        "ORDER BY at DESC, id DESC LIMIT 1",
    )


def step_to_redo(connection: Connection) -> StepRow | None:
    """The step that was undone last, as long as nothing new was done since (also if that was undone again)."""
    return _step(
        connection,
        "SELECT s.id, s.code, s.details FROM journal_step u JOIN journal_step s ON s.id = u.reverts_id "
        "WHERE u.at > coalesce((SELECT at FROM journal_step WHERE reverts_id IS NULL AND undoable = 1 "
        "ORDER BY at DESC LIMIT 1), 0) AND s.undone = 1 AND s.undoable = 1 ORDER BY u.at DESC LIMIT 1",
    )


def _step(connection: Connection, sql: str) -> StepRow | None:
    row = connection.execute(sql).fetchone()
    return None if row is None else StepRow(int(row[0]), row[1], json.loads(row[2]) if row[2] else {})


def revert(unit: UnitOfWork, step_id: int, *, forwards: bool = False) -> list[Kept]:
    """Take a step back (or, `forwards`, do it again); returns what was left alone because it changed since.

    Raises UserError undo.gone when the step no longer exists or is already in the wanted state.
    """
    row = unit.driver.execute("SELECT undone, undoable FROM journal_step WHERE id = ?", (step_id,)).fetchone()
    if row is None or bool(row[0]) != forwards or not row[1]:
        raise UserError("undo.gone")
    order = "id" if forwards else "id DESC"
    entries = unit.driver.execute(
        "SELECT table_name, record_id, action, before, after, ranges FROM journal_entry WHERE step_id = ? "
        f"ORDER BY {order}",
        (step_id,),
    ).fetchall()
    kept: list[Kept] = []
    for table, record_id, action, before, after, ranges in entries:
        parsed = (_load(before), _load(after))
        if ranges is None:
            kept += _revert_one(unit, table, int(record_id), action, parsed, forwards)
        else:
            kept += _revert_many(unit, table, action, parsed, json.loads(ranges), forwards)
    unit.driver.execute("UPDATE journal_step SET undone = ? WHERE id = ?", (int(not forwards), step_id))
    undone_at = None if forwards else unit.stamp
    unit.driver.execute("UPDATE import_run SET undone_at = ? WHERE step_id = ?", (undone_at, step_id))
    unit.reverts_id = step_id
    return kept


def _revert_one(
    unit: UnitOfWork,
    table: str,
    key: int,
    action: str,
    values: tuple[dict[str, Any], dict[str, Any]],
    forwards: bool,
) -> list[Kept]:
    before, after = values
    if action == "update":
        old, new = (before, after) if forwards else (after, before)
        return _set_fields(unit, table, key, old, new)
    if (action == "insert") == forwards:
        _insert(unit, table, key, after if action == "insert" else before)
        return []
    return _remove_word(unit, table, key) if table in _WORDS else _remove(unit, table, key)


def _set_fields(
    unit: UnitOfWork, table: str, key: int, expected: dict[str, Any], wanted: dict[str, Any]
) -> list[Kept]:
    """Set fields whose value is still the expected one."""
    columns = list(wanted)
    if not columns:
        return []
    current = _current(unit.driver, table, key, columns)
    if current is None:
        return [Kept(table, key, None)]
    fit = [c for c in columns if current[c] == _stored(table, c, expected.get(c))]
    if fit:
        assignments = ", ".join(f'"{c}" = ?' for c in fit)
        unit.driver.execute(
            f"UPDATE {table} SET {assignments}, updated_at = ?, updated_on = ? WHERE id = ?",
            (*(_stored(table, c, wanted[c]) for c in fit), unit.stamp, unit.keys.device, key),
        )
        unit.recorder.note(
            table, key, "update", {c: expected.get(c) for c in fit}, {c: wanted[c] for c in fit}
        )
    return [Kept(table, key, c) for c in columns if c not in fit]


def _remove_word(unit: UnitOfWork, table: str, key: int) -> list[Kept]:
    """Remove a tag, channel, need or price list; it stays while records use it.

    It is only hidden if all of them are in the recycle bin.
    """
    uses = [
        unit.driver.execute(
            f"SELECT max(deleted_at IS NULL) FROM {other} WHERE {table}_id = ?", (key,)
        ).fetchone()[0]
        for other in _WORDS[table]
    ]
    if any(uses):
        return [Kept(table, key, None)]
    if all(used is None for used in uses):
        return _remove(unit, table, key)
    unit.driver.execute(f"UPDATE {table} SET deleted_at = ? WHERE id = ?", (unit.stamp, key))
    unit.recorder.note(table, key, "update", {"deleted_at": None}, {"deleted_at": unit.stamp})
    return []


def _insert(unit: UnitOfWork, table: str, key: int, values: dict[str, Any]) -> None:
    if table in _WORDS and _current(unit.driver, table, key, ["id"]) is not None:  # it was only hidden
        unit.driver.execute(f"UPDATE {table} SET deleted_at = NULL WHERE id = ?", (key,))
        unit.recorder.note(table, key, "update", {"deleted_at": unit.stamp}, {"deleted_at": None})
        return
    stored = {c: _stored(table, c, v) for c, v in values.items()}
    row = _kept_defaults(table) | stored | unit.stamps() | {"id": key}
    names = ", ".join(f'"{c}"' for c in row)
    marks = ", ".join("?" for _ in row)
    unit.driver.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))
    unit.recorder.note(table, key, "insert", {}, values)


def _kept_defaults(table: str) -> dict[str, Any]:
    """What a row says at first in columns that are never recorded, where it must say something."""
    from app.models.base import Base

    columns: Any = Base.metadata.tables[table].columns
    return {
        column: columns[column].default.arg
        for column in KEPT.get(table, ())
        if columns[column].default is not None
    }


def _remove(unit: UnitOfWork, table: str, key: int) -> list[Kept]:
    for part in _HANGING.get(table, ()):
        rows = unit.driver.execute(f"SELECT id FROM {part} WHERE {table}_id = ?", (key,)).fetchall()
        for (hanging,) in rows:
            _remove(unit, part, hanging)
    columns = [row[1] for row in unit.driver.execute(f"PRAGMA table_info({table})").fetchall()]
    current = _current(unit.driver, table, key, columns)
    if current is None:
        return []
    values = {
        c: _loaded(table, c, v)
        for c, v in current.items()
        if v is not None and c not in ("id", "created_at", "updated_at", "updated_on")
    }
    unit.driver.execute(f"DELETE FROM {table} WHERE id = ?", (key,))
    unit.recorder.note(table, key, "delete", values, {})
    return []


def _revert_many(
    unit: UnitOfWork,
    table: str,
    action: str,
    values: tuple[dict[str, Any], dict[str, Any]],
    ranges: list[list[int]],
    forwards: bool,
) -> list[Kept]:
    before, after = values
    ids = ids_of(ranges)
    unit.make_room(len(ids))
    if action == "insert":
        if not after.get("all") and not after.get("each"):
            return _hide_or_show(unit, table, ids, show=forwards)
        return _insert_or_remove_many(unit, table, ids, after, insert=forwards)
    if action == "delete":
        return _insert_or_remove_many(unit, table, ids, {"each": before}, insert=not forwards)
    return _update_many(unit, table, ids, before, after, forwards)


def _hide_or_show(unit: UnitOfWork, table: str, ids: list[int], *, show: bool) -> list[Kept]:
    """Records of an undone import go to the recycle bin; what was edited since stays and is told."""
    unit.driver.execute("CREATE TEMP TABLE IF NOT EXISTS reverting (id INTEGER PRIMARY KEY)")
    unit.driver.execute("DELETE FROM reverting")
    unit.driver.executemany("INSERT INTO reverting VALUES (?)", [(key,) for key in ids])
    kept: list[Kept] = []
    if not show:
        edited = unit.driver.execute(
            f"SELECT t.id FROM {table} t JOIN reverting r ON r.id = t.id WHERE t.deleted_at IS NULL "
            f"AND (t.updated_at > t.created_at{_used_since(table)})"
        ).fetchall()
        kept = [Kept(table, key, None) for (key,) in edited]
        unit.driver.executemany("DELETE FROM reverting WHERE id = ?", [(k.record_id,) for k in kept])
    state = "IS NOT NULL" if show else "IS NULL"
    rows = unit.driver.execute(
        f"SELECT t.id FROM {table} t JOIN reverting r ON r.id = t.id WHERE t.deleted_at {state} ORDER BY 1"
    ).fetchall()
    moved = [key for (key,) in rows]
    unit.driver.execute(
        f"UPDATE {table} SET deleted_at = ? WHERE id IN (SELECT id FROM reverting) AND deleted_at {state}",
        (None if show else unit.stamp,),
    )
    if moved:
        none: list[Any] = [None] * len(moved)
        stamps: list[Any] = [unit.stamp] * len(moved)
        unit.note_bulk(
            table,
            "update",
            moved,
            before={"deleted_at": stamps if show else none},
            after={"deleted_at": None if show else unit.stamp},
        )
    return kept


def _used_since(table: str) -> str:
    """Somebody spoken to or planned for since is not taken away by undoing the import that brought them."""
    if table not in ("customer", "lead"):
        return ""
    parts = [
        f" OR EXISTS (SELECT 1 FROM {other} o WHERE o.{table}_id = t.id AND o.deleted_at IS NULL "
        "AND o.created_at > t.created_at)"
        for other in ("interaction", "follow_up")
    ]
    return "".join(parts)


def _insert_or_remove_many(
    unit: UnitOfWork, table: str, ids: list[int], after: dict[str, Any], *, insert: bool
) -> list[Kept]:
    common, each = after.get("all") or {}, after.get("each") or {}
    if all(_column_kind(table, column) == "plain" for column in (*common, *each)) and table not in _WORDS:
        if insert:
            _insert_many(unit, table, ids, common, each)
        else:
            delete_many(unit, table, ids)
        return []
    if insert:
        for at, key in enumerate(ids):
            _insert(unit, table, key, common | {column: values[at] for column, values in each.items()})
        return []
    return [kept for key in ids for kept in _remove(unit, table, key)]


def _insert_many(
    unit: UnitOfWork, table: str, ids: list[int], common: dict[str, Any], each: dict[str, list[Any]]
) -> None:
    """Bring rows of plain values back, with their keys."""
    columns = [*common, *each]
    stamps = unit.stamps()
    names = ", ".join(f'"{c}"' for c in ("id", *columns, *stamps))
    marks = ", ".join("?" * (1 + len(columns) + len(stamps)))
    given = [[value] * len(ids) for value in common.values()] + list(each.values())
    rows = [(key, *row, *stamps.values()) for key, *row in zip(ids, *given, strict=True)]
    unit.driver.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
    unit.note_bulk(table, "insert", ids, after=common, after_each=each)
    unit.recorder.touch_owners_of(columns, [row[1 : 1 + len(columns)] for row in rows], table)


def _update_many(
    unit: UnitOfWork,
    table: str,
    ids: list[int],
    before: dict[str, Any],
    after: dict[str, Any],
    forwards: bool,
) -> list[Kept]:
    """Set columns back per key where they still hold what the step gave them."""
    common, each = after.get("all") or {}, after.get("each") or {}
    columns = list(before)
    wanted: dict[str, list[Any]] = {}
    expected: dict[str, list[Any]] = {}
    for column in columns:
        given = each.get(column) or [common.get(column)] * len(ids)
        wanted[column], expected[column] = (given, before[column]) if forwards else (before[column], given)
    kept: list[Kept] = []
    done: list[int] = []
    where = " AND ".join(f'"{c}" IS ?' for c in columns)
    sets = ", ".join(f'"{c}" = ?' for c in columns)
    for at, key in enumerate(ids):
        new = [_stored(table, c, wanted[c][at]) for c in columns]
        old = [_stored(table, c, expected[c][at]) for c in columns]
        cursor = unit.driver.execute(
            f"UPDATE {table} SET {sets}, updated_at = ?, updated_on = ? WHERE id = ? AND {where}",
            (*new, unit.stamp, unit.keys.device, key, *old),
        )
        if cursor.rowcount:
            done.append(at)
        else:
            kept.append(Kept(table, key, None))
    if done:
        unit.note_bulk(
            table,
            "update",
            [ids[at] for at in done],
            before={c: [expected[c][at] for at in done] for c in columns},
            after_each={c: [wanted[c][at] for at in done] for c in columns},
        )
    return kept


def _current(connection: Connection, table: str, key: int, columns: list[str]) -> dict[str, Any] | None:
    names = ", ".join(f'"{c}"' for c in columns)
    row = connection.execute(f"SELECT {names} FROM {table} WHERE id = ?", (key,)).fetchone()
    return None if row is None else dict(zip(columns, row, strict=True))


def _column_kind(table: str, column: str) -> str:
    from app.models.base import Base, Flag, JsonText

    kind = Base.metadata.tables[table].columns[column].type
    return "json" if isinstance(kind, JsonText) else "flag" if isinstance(kind, Flag) else "plain"


def _stored(table: str, column: str, value: Any) -> Any:
    """A journal value as the column stores it."""
    if value is None:
        return None
    kind = _column_kind(table, column)
    if kind == "json":
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if kind == "flag":
        return int(bool(value))
    if isinstance(value, dict) and "hex" in value:
        return bytes.fromhex(value["hex"])
    return value


def _loaded(table: str, column: str, value: Any) -> Any:
    """A stored value as the journal keeps it."""
    kind = _column_kind(table, column)
    if kind == "json" and value is not None:
        return json.loads(value)
    if kind == "flag" and value is not None:
        return bool(value)
    return {"hex": value.hex()} if isinstance(value, bytes) else value


def _load(text: str | None) -> dict[str, Any]:
    return json.loads(text) if text else {}
