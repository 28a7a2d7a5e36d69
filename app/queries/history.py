"""The history of one record as the journal tells it: who did what when, and each field before and after."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.db.reader import Reader
from app.queries.history_parts import part_changes
from app.queries.history_products import product_changes


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field; with `part` "reach" or "tag" a phone (its kind is `field`) or a tag of the record.

    Of a product `part` may be a price, need or part of a bundle (app/queries/history_products.py); of others a
    value of an own field, a profile, a member of the family or a date (app/queries/history_parts.py)."""

    field: str
    before: Any
    after: Any
    part: str | None = None


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One step as it touched the record. `at` is UTC ms; `action` is insert, update or delete.

    `bulk`: it touched many records at once. `reverts`: it took another step back or did it again.
    """

    step_id: int
    at: int
    code: str
    details: dict[str, object] = field(hash=False)
    member: str | None = None
    action: str = "update"
    changes: tuple[FieldChange, ...] = field(default=(), hash=False)
    bulk: bool = False
    reverts: bool = False
    undone: bool = False
    undoable: bool = True


def steps_of(
    reader: Reader, table: str, key: int, *, before: tuple[int, int] | None = None, limit: int = 200
) -> list[HistoryStep]:
    """The steps that touched a record, newest first; `before` is (UTC ms, step id) of the last one shown."""
    entries = (
        _own_entries(reader, table, key)
        + _bulk_entries(reader, table, key)
        + _part_entries(reader, table, key)
    )
    by_step: dict[int, list[tuple[str, tuple[FieldChange, ...], bool]]] = {}
    for step_id, action, changes, bulk in entries:
        by_step.setdefault(step_id, []).append((action, changes, bulk))
    rows = reader.by_ids(
        "SELECT s.id, s.at >> 16, s.code, s.details, m.name, s.reverts_id, s.undone, s.undoable FROM journal_step s "
        "LEFT JOIN member m ON m.id = s.member_id WHERE s.id IN {ids} ORDER BY s.at DESC, s.id DESC",
        by_step,
    )
    found = []
    for step_id, at, code, details, member, reverts, undone, undoable in rows:
        if before is not None and (at, step_id) >= tuple(before):
            continue
        parts = by_step[step_id]
        actions = {action for action, _changes, _bulk in parts}
        action = next((a for a in ("insert", "delete") if a in actions), "update")
        changes = tuple(change for _action, some, _bulk in parts for change in some)
        bulk = any(bulk for _action, _changes, bulk in parts)
        found.append(
            HistoryStep(
                step_id, at, code, json.loads(details) if details else {}, member, action, changes, bulk,
                reverts is not None, bool(undone), bool(undoable),
            )
        )  # fmt: skip
        if len(found) >= limit:
            break
    return found


def last_step(reader: Reader) -> int | None:
    """The newest step whose effect still stands: the one that undo would take back."""
    found = reader.value(
        "SELECT id FROM journal_step WHERE undone = 0 AND undoable = 1 AND reverts_id IS NULL "
        "ORDER BY at DESC, id DESC LIMIT 1"
    )
    return None if found is None else int(found)


Entry = tuple[int, str, tuple[FieldChange, ...], bool]


def _own_entries(reader: Reader, table: str, key: int) -> list[Entry]:
    rows = reader.all(
        "SELECT step_id, action, before, after FROM journal_entry WHERE record_id = ? AND table_name = ?",
        (key, table),
    )
    return [
        (step, action, _compare(_load(before), _load(after)), False) for step, action, before, after in rows
    ]


def _compare(
    before: dict[str, Any], after: dict[str, Any], part: str | None = None
) -> tuple[FieldChange, ...]:
    columns = dict.fromkeys((*before, *after))
    return tuple(FieldChange(column, before.get(column), after.get(column), part) for column in columns)


def _bulk_entries(reader: Reader, table: str, key: int) -> list[Entry]:
    """Entries that touched many records, this one among them; only their ranges are read to tell."""
    found: list[Entry] = []
    candidates = reader.all(
        "SELECT id, ranges FROM journal_entry WHERE table_name = ? AND record_id IS NULL", (table,)
    )
    for entry_id, text in candidates:
        place = place_in(json.loads(text) if text else [], key)
        if place is None:
            continue
        row = reader.one("SELECT step_id, action, before, after FROM journal_entry WHERE id = ?", (entry_id,))
        if row is not None:
            step, action, before, after = row
            found.append((step, action, _bulk_changes(_load(before), _load(after), place), True))
    return found


def place_in(ranges: Sequence[Sequence[int]], key: int) -> int | None:
    """Which of the keys of [from, to] runs a key is (0 is the first); None if it is not among them."""
    at = 0
    for first, last in ranges:
        if first <= key <= last:
            return at + key - first
        at += last - first + 1
    return None


def _bulk_changes(before: dict[str, Any], after: dict[str, Any], place: int) -> tuple[FieldChange, ...]:
    old = {column: values[place] for column, values in before.items() if place < len(values)}
    new = dict(after.get("all") or {})
    new |= {
        column: values[place] for column, values in (after.get("each") or {}).items() if place < len(values)
    }
    return tuple(change for change in _compare(old, new) if change.before != change.after)


def _part_entries(reader: Reader, table: str, key: int) -> list[Entry]:
    """What happened to the record's phones and tags, to a product's prices, needs and parts.

    The ones it has now are known by key; removed phones by the steps that touched the record (the recorder
    notes the owner of a removed phone); tags put on or off by their bulk entries that name the record.
    """
    if table == "product":
        return [
            (step, "update", (FieldChange(name, old, new, part),), False)
            for step, part, name, old, new in product_changes(reader, key)
        ]
    parts: list[Entry] = [
        (one.step, "update", (FieldChange(one.field, one.before, one.after, one.part),), False)
        for one in part_changes(reader, table, key)
    ]
    if table not in ("customer", "contact", "lead"):
        return parts
    reaches = reader.all(f"SELECT id, kind FROM reach WHERE {table}_id = ?", (key,))
    kinds = dict(reaches)
    steps = reader.all(
        "SELECT step_id FROM journal_entry WHERE record_id = ? AND table_name = ?", (key, table)
    )
    sql = (
        "SELECT step_id, record_id, before, after FROM journal_entry "
        "WHERE {by} IN {{ids}} AND table_name = 'reach' "
    )
    entries = reader.by_ids(sql.format(by="record_id"), [row[0] for row in reaches])
    removed = reader.by_ids(
        sql.format(by="step_id") + "AND record_id IS NOT NULL AND action = 'delete'",
        dict.fromkeys(row[0] for row in steps),
    )
    entries += [row for row in removed if _load(row[2]).get(f"{table}_id") == key]
    found = parts
    for step, record, before, after in dict.fromkeys(entries):
        old, new = _load(before), _load(after)
        if old.get("value") != new.get("value"):
            kind = str(new.get("kind") or old.get("kind") or kinds.get(record) or "reach")
            found.append(
                (step, "update", (FieldChange(kind, old.get("value"), new.get("value"), "reach"),), False)
            )
    return found + _tag_entries(reader, table, key)


def _tag_entries(reader: Reader, table: str, key: int) -> list[Entry]:
    """Tags put on or taken off: bulk entries of tag links in which the record's key occurs."""
    rows = reader.all(
        "SELECT step_id, action, before, after FROM journal_entry WHERE table_name = 'tag_link' AND "
        "record_id IS NULL "
        "AND (instr(coalesce(after, ''), ?) > 0 OR instr(coalesce(before, ''), ?) > 0)",
        (str(key), str(key)),
    )
    found: list[Entry] = []
    for step, action, before, after in rows:
        columns = _load(before) if action == "delete" else _load(after).get("each") or {}
        owners = columns.get(f"{table}_id") or []
        for tag, owner in zip(columns.get("tag_id") or [], owners, strict=False):
            if owner == key:
                name = reader.value("SELECT name FROM tag WHERE id = ?", (tag,))
                old, new = (name, None) if action == "delete" else (None, name)
                found.append((step, "update", (FieldChange("tag", old, new, "tag"),), len(owners) > 1))
    return found


def _load(text: str | None) -> dict[str, Any]:
    return json.loads(text) if text else {}
