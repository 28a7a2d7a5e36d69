"""Fields of one's own: which there are, and what stands in them for some records."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.db.reader import Reader
from app.language.custom_values import FieldShape, Stored

Values = Mapping[int, Stored]


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field of one's own; `shape` says how its values are read and shown, `active` whether forms offer it."""

    id: int
    entity: str
    name: str
    shape: FieldShape
    position: int
    active: bool
    note: str | None = None


def fields_of(reader: Reader, entity: str | None = None, *, retired: bool = False) -> list[FieldRow]:
    """The fields of an entity (or of all) in their order, retired ones too if asked for."""
    rows = reader.all(
        "SELECT id, entity, name, kind, choices, currency, decimals, position, active, note FROM custom_field "
        "WHERE deleted_at IS NULL ORDER BY entity, position, id"
    )
    found = [field_row(row) for row in rows]
    return [each for each in found if (entity is None or each.entity == entity) and (retired or each.active)]


def field_row(row: tuple[Any, ...]) -> FieldRow:
    """A field from its columns in the order of `fields_of`."""
    key, entity, name, kind, choices, currency, decimals, position, active, note = row
    words = tuple(json.loads(choices)) if choices else ()
    shape = FieldShape(kind, words, currency or "CNY", decimals)
    return FieldRow(key, entity, name, shape, position, bool(active), note)


def values_of(reader: Reader, entity: str, ids: Iterable[int]) -> dict[int, dict[int, Stored]]:
    """What stands in the fields of some records: by record, by field."""
    found: dict[int, dict[int, Stored]] = {}
    for owner, field, text, number in reader.by_ids(
        f"SELECT {entity}_id, field_id, text, number FROM custom_value INDEXED BY ix_custom_value_{entity}_id "
        f"WHERE {entity}_id IN {{ids}} "
        "AND deleted_at IS NULL ORDER BY id",
        ids,
    ):
        found.setdefault(owner, {})[field] = Stored(text, number)
    return found


def uses_of(reader: Reader) -> dict[int, int]:
    """How many records have something in each field."""
    return dict(
        reader.all("SELECT field_id, count(*) FROM custom_value WHERE deleted_at IS NULL GROUP BY field_id")
    )
