"""Long lists by fields of one's own: in their order, narrowed by what stands in them, without reading every record.

A list in the order of a field walks the field's index (field, value, record): first those in whose field something
stands, then the others by name. Choices come in the order in which the owner put them, days, numbers and sums by
size; texts by their reading, for which the field's values are sorted once (no index holds their order).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.db.reader import Reader
from app.language.custom_values import Stored
from app.queries.custom_fields import FieldRow, fields_of
from app.queries.listing import NARROW, Condition, Part, Plan, narrowed, values_in
from app.queries.listing_tools import Facet
from app.vocabulary import CustomKind

PREFIX = "custom:"
IS, FROM, TO, THERE = "is", "from", "to", "there"
Test = tuple[int, str, object]
"""Field, test and value: `is` (any of several), `from` and `to` (both included), `there` (1 filled, 0 empty)."""


def column_key(field_id: int) -> str:
    """The key of a field's column in lists."""
    return f"{PREFIX}{field_id}"


def field_of(reader: Reader, entity: str, key: str) -> FieldRow | None:
    """The field whose column this is; None for other columns, and for fields that are gone or retired."""
    if not key.startswith(PREFIX):
        return None
    wanted = int(key.removeprefix(PREFIX))
    return next((each for each in fields_of(reader, entity) if each.id == wanted), None)


# -- narrowing -----------------------------------------------------------------------------------------------


def conditions_of_fields(table: str, tests: Sequence[Test]) -> list[Condition]:
    """What must stand in fields: `is` tests of one field mean any of them, all others must hold."""
    same: dict[int, list[object]] = {}
    found = []
    for key, test, value in tests:
        if test == IS:
            same.setdefault(key, []).append(value)
        elif test == THERE:
            found.append(_there(table, key, filled=bool(value)))
        else:
            column = "number" if isinstance(value, int) else "text"
            found.append(_having(table, key, column, f"{'>=' if test == FROM else '<='} ?", (value,)))
    for key, values in same.items():
        column = "number" if isinstance(values[0], int) else "text"
        marks = ", ".join("?" * len(values))
        found.append(_having(table, key, column, f"IN ({marks})", tuple(values)))
    return found


def _having(table: str, key: int, column: str, test: str, values: tuple[object, ...]) -> Condition:
    """Some value of a field, found through the index of its values."""
    where = f"field_id = ? AND {column} {test} AND {table}_id IS NOT NULL AND deleted_at IS NULL"
    source = (
        f"SELECT {table}_id AS id FROM custom_value INDEXED BY ix_custom_value_{table}_{column} WHERE {where}"
    )
    return Condition(
        f"EXISTS (SELECT 1 FROM custom_value v INDEXED BY ix_custom_value_{table}_id "
        f"WHERE v.{table}_id = {table}.id AND v.field_id = ? AND v.{column} {test} AND v.deleted_at IS NULL)",
        (key, *values),
        probe=f"{source} LIMIT {NARROW + 1}",
        linked=source,
    )


def _there(table: str, key: int, *, filled: bool) -> Condition:
    """Whether anything stands in a field."""
    sql = (
        f"EXISTS (SELECT 1 FROM custom_value v INDEXED BY ix_custom_value_{table}_id "
        f"WHERE v.{table}_id = {table}.id AND v.field_id = ? AND v.deleted_at IS NULL)"
    )
    if not filled:
        return Condition(f"NOT {sql}", (key,))
    source = (
        f"SELECT {table}_id AS id FROM custom_value INDEXED BY ix_custom_value_{table}_text "
        f"WHERE field_id = ? AND {table}_id IS NOT NULL AND deleted_at IS NULL"
    )
    return Condition(sql, (key,), probe=f"{source} LIMIT {NARROW + 1}", linked=source)


# -- order ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FieldPlan(Plan):
    """A list in the order of a field: the parts with a value, then the one without."""

    value_of: int = 0
    column: str = "text"

    def statement(self, part: Part) -> tuple[str, list[object]]:
        """SELECT of the ids of one part in order."""
        table, given = self.table, values_in(self.conditions)
        where = " AND ".join([f"{table}.deleted_at IS NULL", *(c.sql for c in self.conditions)])
        if self.ids is not None:
            return self._joined(
                f"{{ids}} AS wanted CROSS JOIN {table} ON {table}.id = wanted.value", where, given
            )
        if part.where == THERE:
            text = (
                f"SELECT {table}.id AS id FROM {table} INDEXED BY ix_{table}_by_name WHERE {where} "
                f"AND NOT EXISTS (SELECT 1 FROM custom_value v INDEXED BY ix_custom_value_{table}_id "
                f"WHERE v.{table}_id = {table}.id "
                "AND v.field_id = ? AND v.deleted_at IS NULL) ORDER BY sort_key, id"
            )
            return text, [*given, self.value_of]
        only = f"AND {part.where} " if part.where else ""
        text = (
            f"SELECT {table}.id AS id FROM custom_value v INDEXED BY ix_custom_value_{table}_{self.column} "
            f"CROSS JOIN {table} ON {table}.id = v.{table}_id WHERE v.field_id = ? "
            f"AND v.{table}_id IS NOT NULL AND v.deleted_at IS NULL {only}AND {where} ORDER BY {part.order}"
        )
        return text, [self.value_of, *part.parameters, *given]

    def sifted(self) -> tuple[str, list[object]]:
        """SELECT of the ids in order, where a walk would find too little: all that fit, sorted."""
        where = " AND ".join([f"{self.table}.deleted_at IS NULL", *(c.sql for c in self.conditions)])
        return self._joined(self.table, where, values_in(self.conditions))

    def _joined(self, source: str, where: str, given: list[object]) -> tuple[str, list[object]]:
        table = self.table
        value = f"custom_value v INDEXED BY ix_custom_value_{table}_id ON v.{table}_id = {table}.id"
        text = (
            f"SELECT {table}.id AS id FROM {source} LEFT JOIN {value} AND v.field_id = ? "
            f"AND v.deleted_at IS NULL WHERE {where} ORDER BY v.id IS NULL, "
            f"{self.whole.order}, {table}.sort_key, {table}.id"
        )
        return text, [self.value_of, *given, *self.whole.parameters]


def field_plan(
    reader: Reader,
    table: str,
    conditions: Sequence[Condition],
    by: FieldRow,
    *,
    descending: bool,
    ids: Sequence[int] | None = None,
) -> FieldPlan:
    """How to read a list in the order of a field."""
    given = None if ids is None else tuple(ids)
    if given is None:
        given = narrowed(reader, conditions)
    whole, parts = _orders(table, by, descending)
    without = Part(THERE, (), "")
    return FieldPlan(
        table,
        None,
        tuple(conditions),
        (whole,) if given is not None else (*parts, without),
        whole,
        ids=given,
        value_of=by.id,
        column=by.shape.column,
    )


def _orders(table: str, by: FieldRow, descending: bool) -> tuple[Part, tuple[Part, ...]]:
    """The order in one piece, and the pieces that follow an index."""
    way = " DESC" if descending else ""
    if by.shape.kind == CustomKind.CHOICE and by.shape.choices:
        words = by.shape.choices
        ranks = " ".join(f"WHEN ? THEN {at}" for at in range(len(words)))
        whole = Part("", words, f"CASE v.text {ranks} ELSE {len(words)} END{way}, v.text")
        pieces = [Part("v.text = ?", (word,), f"v.{table}_id") for word in words]
        return whole, tuple(reversed(pieces)) if descending else tuple(pieces)
    column = "sort_key" if by.shape.kind == CustomKind.TEXT else by.shape.column
    order = f"v.{column}{way}, v.{table}_id{way}"
    return Part("", (), f"v.{column}{way}"), (Part("", (), order),)


# -- what a chip offers --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FieldOffers:
    """What stands in a field: single values with their counts, or the steps that part its numbers into quarters."""

    values: tuple[Facet, ...] = ()
    steps: tuple[int, ...] = field(default=())


def offers_of(reader: Reader, table: str, by: FieldRow, limit: int = 40) -> FieldOffers:
    """The different values of a text or tick field, counted up to 1000, commonest first; steps for figures."""
    kind = by.shape.kind
    if kind in (CustomKind.NUMBER, CustomKind.MONEY):
        return FieldOffers(steps=_quarters(reader, table, by))
    column = by.shape.column
    index = f"custom_value INDEXED BY ix_custom_value_{table}_{column}"
    live = f"{index} WHERE field_id = ?1 AND {table}_id IS NOT NULL AND deleted_at IS NULL"
    rows = reader.all(
        f"WITH RECURSIVE jump (value) AS (SELECT min({column}) FROM {live} UNION ALL "
        f"SELECT (SELECT min({column}) FROM {live} AND {column} > jump.value) FROM jump "
        "WHERE jump.value IS NOT NULL LIMIT ?2) "
        f"SELECT value, (SELECT count(*) FROM (SELECT 1 FROM {live} AND {column} = jump.value LIMIT 1000)) "
        "FROM jump WHERE value IS NOT NULL",
        (by.id, limit + 1),
    )
    found = [Facet(value, str(value), count) for value, count in rows]
    return FieldOffers(tuple(sorted(found, key=lambda each: (-(each.count or 0), each.label))))


def _quarters(reader: Reader, table: str, by: FieldRow) -> tuple[int, ...]:
    """The values at a quarter, the half and three quarters of those there are, each once."""
    live = (
        f"custom_value INDEXED BY ix_custom_value_{table}_number "
        f"WHERE field_id = ? AND {table}_id IS NOT NULL AND deleted_at IS NULL"
    )
    count = int(reader.value(f"SELECT count(*) FROM {live}", (by.id,)))
    found = (
        reader.value(
            f"SELECT number FROM {live} ORDER BY number LIMIT 1 OFFSET ?", (by.id, count * part // 4)
        )
        for part in (1, 2, 3)
        if count
    )
    return tuple(dict.fromkeys(value for value in found if value is not None))


def stored(value: object) -> Stored:
    """A value of a test as it is kept."""
    return Stored(None, value) if isinstance(value, int) else Stored(str(value))
