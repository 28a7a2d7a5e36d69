"""What happened to the parts of a record with a table of their own: values of own fields, profile, family, dates."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from app.db.reader import Reader

OWNED = {
    "customer": ("custom_value", "profile", "family_member", "important_date"),
    "contact": ("custom_value",),
    "lead": ("custom_value",),
    "deal": ("custom_value",),
}
_SAID = {
    "family_member": ("relation", "name", "birthday_text", "phone", "note"),
    "important_date": ("name", "typed", "note"),
}


# step, record, columns before and after
Entry = tuple[int, int, dict[str, Any], dict[str, Any]]


class PartChange(NamedTuple):
    """One field of a part before and after; `field` is a column, or the key of an own field."""

    step: int
    part: str
    field: str
    before: Any
    after: Any


def part_changes(reader: Reader, table: str, key: int) -> Iterator[PartChange]:
    """Every change to the parts of a record, in no order."""
    for part in OWNED.get(table, ()):
        entries = list(_entries(reader, table, key, part))
        if part == "custom_value":
            yield from _values(reader, entries)
            continue
        for step, _record, before, after in entries:
            if part == "profile":
                for column in dict.fromkeys((*before, *after)):
                    yield PartChange(step, part, column, before.get(column), after.get(column))
            else:
                shown = [_one_line(part, each) for each in (before, after)]
                if shown[0] != shown[1]:
                    yield PartChange(step, part, part, *shown)


def _values(reader: Reader, entries: list[Entry]) -> Iterator[PartChange]:
    """The value of a field before and after; an entry that only changed it does not say which field it was."""
    fields = {
        record: field
        for _step, record, before, after in entries
        if (field := after.get("field_id") or before.get("field_id"))
    }
    unsaid = {record for _step, record, _before, _after in entries} - fields.keys()
    fields |= dict(reader.by_ids("SELECT id, field_id FROM custom_value WHERE id IN {ids}", unsaid))
    for step, record, before, after in entries:
        if record in fields:
            old, new = ((each.get("text"), each.get("number")) for each in (before, after))
            yield PartChange(step, "custom_value", str(fields[record]), old, new)


def _one_line(part: str, values: dict[str, Any]) -> str:
    """A member of a family or a date as one line; of a change only what changed."""
    return " · ".join(str(values[column]) for column in _SAID[part] if values.get(column))


def _entries(reader: Reader, table: str, key: int, part: str) -> Iterator[Entry]:
    """Journal entries of the parts a record has, and of those it had: their going touched the record itself."""
    there = {row[0] for row in reader.all(f"SELECT id FROM {part} WHERE {table}_id = ?", (key,))}
    steps = reader.all(
        "SELECT step_id FROM journal_entry WHERE record_id = ? AND table_name = ?", (key, table)
    )
    gone = {
        record
        for record, before in reader.by_ids(
            "SELECT record_id, before FROM journal_entry WHERE step_id IN {ids} AND table_name = "
            f"'{part}' AND record_id IS NOT NULL AND action = 'delete'",
            dict.fromkeys(row[0] for row in steps),
        )
        if _load(before).get(f"{table}_id") == key
    }
    rows = reader.by_ids(
        f"SELECT step_id, record_id, before, after FROM journal_entry WHERE record_id IN {{ids}} "
        f"AND table_name = '{part}'",
        there | gone,
    )
    for step, record, before, after in rows:
        yield step, record, _load(before), _load(after)


def _load(text: str | None) -> dict[str, Any]:
    return json.loads(text) if text else {}
