"""The common engine of long lists: which index walks the order, which ids narrow it, where empty values go.

A list is read in one of three ways:
* *walk*: the sort's index is walked in order and the filter looked at row by row; nothing is sorted;
* *narrow*: a filter that leaves at most NARROW ids (found through its own index) gives those ids, and only
  they are sorted. It is chosen when no index holds filter and order together, so a rare filter never walks
  a million rows and a common one never sorts them;
* *sift*: where a walk finds too little within STEPS (two common filters that rarely meet), every record is
  looked at in the table's index of facts, which holds all columns that filters and orders ask for. Counts
  and whole orders come from it, too.

The index of facts and that of the days hold the living only; those of all other orders hold everybody, so that
ten thousand who go to the bin leave them alone. Such an order passes over those whom the bin's own index names.

Empty values come last in both directions without losing the index: ascending order is read as two index
ranges, `IS NOT NULL` then `IS NULL`; descending order has them last by itself. A sort over few values
(importance, kind, owner) is read value by value, so that names ascend within each of them.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from app.db.reader import Reader
from app.queries.pieces import living

FACTS = frozenset({"customer", "lead", "deal"})  # tables with an index of facts; of others the rows are read
NARROW = 6_000  # near the root of 64 · a million: sorting so many costs what walking to 64 hits does
PAGE = 64
STEPS = 250_000  # of SQLite's machine, about ten milliseconds: a walk that has not filled a page by then is given up


class Condition(NamedTuple):
    """A piece of WHERE with its parameters.

    `column` is the own column it binds: to one of the parameters (`equality`), to a range, or to being empty
    (`null`). `probe` selects at most NARROW + 1 ids through an index, with the same parameters; `counted`
    counts the records when this is the only condition, where plain SQL would read the table. `linked`
    selects the ids (as `id`) of records that another table points out, with the same parameters.
    """

    sql: str
    parameters: tuple[object, ...] = ()
    column: str | None = None
    equality: bool = False
    null: bool = False
    probe: str | None = None
    counted: str | None = None
    linked: str | None = None


@dataclass(frozen=True)
class Sort:
    """How a column sorts: its order columns, the index that holds them, and whether values may be missing.

    `compound` names an index that holds (equality column, this order). `values` reads value by value. Without an
    `index` ("") the rows are sorted; then a column may be an expression.
    """

    columns: tuple[str, ...]
    index: str
    nullable: bool = False
    compound: tuple[tuple[str, str], ...] = ()
    values: tuple[object, ...] = ()


class Part(NamedTuple):
    """One index range of an order."""

    where: str
    parameters: tuple[object, ...]
    order: str


@dataclass(frozen=True)
class Plan:
    """What was decided for one filter and order; `held`: the index holds the whole filter and the order."""

    table: str
    index: str | None
    conditions: tuple[Condition, ...]
    parts: tuple[Part, ...]
    whole: Part
    held: bool = False
    ids: tuple[int, ...] | None = field(default=None, repr=False)

    @property
    def walks(self) -> bool:
        """Whether rows are looked at one by one until enough fit."""
        return self.ids is None and bool(self.conditions) and not self.held

    @property
    def _living(self) -> str:
        """Not in the bin: asked of the row where that is read anyway or the index holds only the living."""
        read = not self.index or self.walks or "_live_" in self.index
        return f"{self.table}.deleted_at IS NULL" if read else living(self.table)

    def statement(self, part: Part) -> tuple[str, list[object]]:
        """SELECT of the ids of one part in order, with its parameters (those of {ids} not included)."""
        pieces = [self._living, *(c.sql for c in self.conditions)]
        if part.where:
            pieces.append(part.where)
        parameters = [*values_in(self.conditions), *part.parameters]
        if self.ids is None:
            source = f"{self.table} INDEXED BY {self.index}" if self.index else self.table
        else:
            source = f"{{ids}} AS wanted CROSS JOIN {self.table} ON {self.table}.id = wanted.value"
        text = (
            f"SELECT {self.table}.id AS id FROM {source} WHERE {' AND '.join(pieces)} ORDER BY {part.order}"
        )
        return text, parameters

    def sifted(self) -> tuple[str, list[object]]:
        """SELECT of the ids in order, sorted from the index of facts."""
        source, where, parameters = _facts(self.table, self.conditions)
        text = f"SELECT {self.table}.id AS id FROM {source} WHERE {where} ORDER BY {self.whole.order}"
        return text, [*parameters, *self.whole.parameters]


def make_plan(
    reader: Reader,
    table: str,
    conditions: Sequence[Condition],
    sort: Sort,
    *,
    descending: bool,
    ids: Iterable[int] | None = None,
) -> Plan:
    """Decide how to read a list (see the module's first lines)."""
    given = None if ids is None else tuple(ids)
    single = {c.column for c in conditions if c.equality and len(c.parameters) == 1}
    fitting = [name for column, name in sort.compound if column in single]
    index = fitting[0] if fitting else sort.index
    held = len(conditions) == 1 and (bool(fitting) or conditions[0].column == sort.columns[0])
    if given is None and not held:
        given = narrowed(reader, conditions)
    parts = _parts(sort, conditions, descending)
    whole = _whole(table, sort, descending)
    return Plan(table, index if given is None else None, tuple(conditions), parts, whole, held, given)


def first_ids(reader: Reader, plan: Plan, limit: int = PAGE) -> list[int]:
    """The first ids in order, by LIMIT."""
    found: list[int] = []
    for part in plan.parts:
        sql, parameters = plan.statement(part)
        asked = (f"{sql} LIMIT ?", [*parameters, limit - len(found)])
        rows = reader.all_within(STEPS, *asked) if plan.walks else _rows(reader, plan, *asked)
        if rows is None:
            sql, parameters = plan.sifted()
            return [key for (key,) in reader.all(f"{sql} LIMIT ?", [*parameters, limit])]
        found += [key for (key,) in rows]
        if len(found) >= limit:
            break
    return found


def all_ids(reader: Reader, plan: Plan) -> "array[int]":
    """Every id in order."""
    if plan.walks:
        return reader.ids(*plan.sifted())
    found: array[int] = array("q")
    for part in plan.parts:
        sql, parameters = plan.statement(part)
        if plan.ids is None:
            found.extend(reader.ids(sql, parameters))
        else:
            found.extend(key for (key,) in _rows(reader, plan, sql, parameters))
    return found


def count(
    reader: Reader,
    table: str,
    conditions: Sequence[Condition],
    ids: Sequence[int] | None,
    sorts: Mapping[str, Sort],
) -> int:
    """How many rows a filter leaves; without one the kept total, without reading the table.

    A single condition on a column that an order goes by is counted in the index of that order.
    """
    if not conditions and ids is None:
        return int(reader.value("SELECT live FROM total WHERE table_name = ?", (table,)) or 0)
    if ids is None and len(conditions) == 1 and conditions[0].counted:
        return int(reader.value(conditions[0].counted, conditions[0].parameters))
    if ids is None and len(conditions) > 1:
        ids = narrowed(reader, conditions)
    if ids is None:
        source, where, parameters = _facts(table, conditions)
        index = next((s.index for s in sorts.values() if s.columns[0] == conditions[0].column), None)
        if index and len(conditions) == 1:
            source = f"{table} INDEXED BY {index}"
        return int(reader.value(f"SELECT count(*) FROM {source} WHERE {where}", parameters))
    where = " AND ".join([f"{table}.deleted_at IS NULL", *(c.sql for c in conditions)])
    source = f"{{ids}} AS wanted CROSS JOIN {table} ON {table}.id = wanted.value"
    return int(
        reader.by_ids(f"SELECT count(*) FROM {source} WHERE {where}", ids, values_in(conditions))[0][0]
    )


def _facts(table: str, conditions: Sequence[Condition]) -> tuple[str, str, list[object]]:
    """FROM, WHERE and parameters that look at every record by the index of facts alone.

    A condition on another table is the one to begin with instead.
    """
    first = next((c for c in conditions if c.linked is not None), None)
    rest = [c for c in conditions if c is not first]
    where = " AND ".join([f"{table}.deleted_at IS NULL", *(c.sql for c in rest)])
    if first is None:
        source = f"{table} INDEXED BY ix_{table}_live_facts" if table in FACTS else table
        return source, where, values_in(rest)
    source = f"({first.linked}) AS linked CROSS JOIN {table} ON {table}.id = linked.id"
    return source, where, values_in([first, *rest])


def values_in(conditions: Iterable[Condition]) -> list[object]:
    """The parameters of conditions in their order."""
    return [value for condition in conditions for value in condition.parameters]


def one_of(table: str, column: str, values: Sequence[object]) -> Condition:
    """One of some values; a single one is an equality that a compound index can follow."""
    sql = f"{table}.{column} = ?" if len(values) == 1 else f"{table}.{column} IN ({_marks(values)})"
    return Condition(sql, tuple(values), column, equality=True, probe=probe(table, sql, column))


def probe(table: str, sql: str, column: str) -> str:
    """The probe of a condition on one of the table's own columns, following whatever index fits."""
    there = f"{table}.deleted_at IS NULL" if column == "created_day" else living(table)
    return f"SELECT {table}.id FROM {table} WHERE {there} AND {sql} LIMIT {NARROW + 1}"


def narrowed(reader: Reader, conditions: Sequence[Condition]) -> tuple[int, ...] | None:
    """The ids of the first condition that leaves few enough, if any does."""
    for condition in conditions:
        if condition.probe is not None:
            rows = reader.all(condition.probe, condition.parameters)
            if len(rows) <= NARROW:
                return tuple(dict.fromkeys(key for (key,) in rows))
    return None


def _whole(table: str, sort: Sort, descending: bool) -> Part:
    """The same order in one piece, for a sort that no index helps."""
    way = " DESC" if descending else ""
    first, rest = sort.columns[0], sort.columns[1:]
    if sort.values:
        ranks = " ".join(f"WHEN ? THEN {n}" for n in range(len(sort.values)))
        order = ", ".join((f"{first} IS NULL", f"CASE {first} {ranks} END{way}", *rest, f"{table}.id"))
        return Part("", sort.values, order)
    empty = () if descending or not sort.nullable else (f"{first} IS NULL",)
    columns = (*sort.columns, f"{table}.id")
    return Part("", (), ", ".join((*empty, *(f"{column}{way}" for column in columns))))


def _parts(sort: Sort, conditions: Sequence[Condition], descending: bool) -> tuple[Part, ...]:
    way = " DESC" if descending else ""
    first = sort.columns[0]
    order = ", ".join(f"{column}{way}" for column in (*sort.columns, "id"))
    rest = ", ".join((*sort.columns[1:], "id"))
    bound = [c for c in conditions if c.column == first]
    empty = Part(f"{first} IS NULL", (), rest)
    if any(c.null for c in bound):
        return (empty,)
    with_empty = (empty,) if sort.nullable and not bound else ()
    if sort.values:
        allowed = [v for v in sort.values if all(v in c.parameters for c in bound if c.equality)]
        values = reversed(allowed) if descending else allowed
        return (*(Part(f"{first} = ?", (value,), rest) for value in values), *with_empty)
    if sort.nullable and not descending:
        return (Part(f"{first} IS NOT NULL", (), order), *with_empty)
    return (Part("", (), order),)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _rows(reader: Reader, plan: Plan, sql: str, parameters: Sequence[object]) -> list[tuple[int]]:
    if plan.ids is None:
        return reader.all(sql, parameters)
    return reader.by_ids(sql, plan.ids, parameters)
