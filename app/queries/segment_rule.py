"""A segment's rule as SQL: one statement over customers or leads, made of conditions the list engine knows.

Each part of a rule of which all must hold becomes one condition, so that the engine (queries/listing.py) can begin
with the one that leaves fewest. A part that asks for related records, or any of several parts, also says by which
statement its ids are found from the other end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from app.db.reader import Reader
from app.insight.segment import EVERYBODY, Not, Related, Rule, Several, Test, tidy
from app.queries.listing import NARROW, Condition, Sort, probe
from app.queries.segment_fields import FIELDS, THINGS, Field, Thing
from app.queries.segment_own import own_field
from app.queries.segment_test import sql_of_test
from app.sentences.errors import UserError

DEEPEST_SEGMENTS = 8
GROUP = 32  # parts joined on one level: SQLite refuses expressions that are nested too deeply, and a chain is
MOST_ARMS = 100  # parts found from the other end each; SQLite takes no more than 500 in one statement
MOST_VALUES, LONGEST_SQL = 30_000, 400_000  # what SQLite takes in one statement, with room to spare


class Piece(NamedTuple):
    """A piece of WHERE with its parameters, in order."""

    sql: str
    parameters: tuple[object, ...] = ()


@dataclass(frozen=True)
class Asking:
    """What a rule is asked with; `inside` are the segments we are within, so that none contains itself."""

    reader: Reader
    today: date
    entity: str
    member_id: int | None = None
    inside: tuple[str, ...] = ()


def conditions_of_rule(asking: Asking, rule: Rule) -> list[Condition]:
    """The rule as conditions of the list engine; raises UserError for what cannot be asked."""
    rule = tidy(rule)
    parts = rule.parts if isinstance(rule, Several) and rule.every else (rule,)
    if len(parts) > GROUP:
        parts = (*parts[: GROUP - 1], Several(True, parts[GROUP - 1 :]))
    found = [_condition(asking, part) for part in parts]
    values = sum(len(each.parameters) for each in found)
    length = sum(len(each.sql) + len(each.linked or "") for each in found)
    if values > MOST_VALUES or length > LONGEST_SQL:
        raise UserError("segment.too_long")
    return found


def count_of_rule(asking: Asking, rule: Rule) -> int:
    """How many records a rule leaves."""
    from app.queries.listing import count

    sorts = sorts_of(asking.entity)
    return count(asking.reader, asking.entity, conditions_of_rule(asking, rule), None, sorts)


def sorts_of(entity: str) -> Mapping[str, Sort]:
    """The orders of an entity's list."""
    from app.queries.customers import SORTS as CUSTOMER_SORTS
    from app.queries.leads import SORTS as LEAD_SORTS

    return CUSTOMER_SORTS if entity == "customer" else LEAD_SORTS


def _condition(asking: Asking, part: Rule) -> Condition:
    table = asking.entity
    piece = sql_of(asking, part, table, table)
    if isinstance(part, Test):
        field = field_of(asking, part.field, table)
        if field.column is not None and part.operator not in ("empty", "filled", "!=", "contains"):
            equality = part.operator in ("=", "in") and piece.sql.startswith(f"{table}.{field.column} ")
            looked = probe(table, piece.sql, field.column)
            return Condition(piece.sql, piece.parameters, field.column, equality=equality, probe=looked)
        return Condition(piece.sql, piece.parameters)
    linked = _ids(asking, part)
    if linked is None:
        return Condition(piece.sql, piece.parameters)
    return Condition(
        piece.sql, piece.parameters, probe=f"SELECT id FROM ({linked}) LIMIT {NARROW + 1}", linked=linked
    )


def _ids(asking: Asking, part: Rule) -> str | None:
    """A statement that finds the ids of a part from the other end, with the parameters of `sql_of`."""
    if isinstance(part, Related) and (part.operator, part.number) == (">=", 1):
        thing = _thing(asking.entity, part.thing)
        inner = _related_where(asking, part, thing, "one")
        return f"SELECT DISTINCT one.{thing.owner} AS id FROM {thing.table} AS one WHERE {inner.sql}"
    if isinstance(part, Several) and not part.every and 0 < len(part.parts) <= MOST_ARMS:
        arms = [_ids(asking, arm) or _scan(asking, arm) for arm in part.parts]
        return " UNION ".join(arms)
    return None


def _scan(asking: Asking, part: Rule) -> str:
    table = asking.entity
    where = sql_of(asking, part, table, table).sql
    return f"SELECT {table}.id AS id FROM {table} WHERE {table}.deleted_at IS NULL AND {where}"


def sql_of(asking: Asking, rule: Rule, table: str, alias: str) -> Piece:
    """A rule about rows of `table`, called `alias`, as a piece of WHERE."""
    if isinstance(rule, Test):
        field = field_of(asking, rule.field, table)
        if field.key == "segment":
            return _segment(asking, rule, alias)
        return Piece(*sql_of_test(asking.reader, asking.today, asking.member_id, field, rule, alias))
    if isinstance(rule, Not):
        inner = sql_of(asking, rule.part, table, alias)
        return Piece(f"NOT coalesce({inner.sql}, 0)", inner.parameters)
    if isinstance(rule, Several):
        if not rule.parts:
            return Piece("1" if rule.every else "0")
        pieces = [sql_of(asking, part, table, alias) for part in rule.parts]
        joined = _joined(" AND " if rule.every else " OR ", [piece.sql for piece in pieces])
        return Piece(f"({joined})", _parameters(pieces))
    return _related(asking, rule, table, alias)


def _joined(sign: str, pieces: list[str]) -> str:
    """The pieces in groups of groups, so that none stands deep."""
    while len(pieces) > GROUP:
        pieces = [f"({sign.join(pieces[at : at + GROUP])})" for at in range(0, len(pieces), GROUP)]
    return sign.join(pieces)


def _related(asking: Asking, rule: Related, table: str, alias: str) -> Piece:
    if table != asking.entity:
        raise UserError("segment.unknown_thing", text=rule.thing, at=1)
    thing = _thing(table, rule.thing)
    inner = _related_where(asking, rule, thing, "one")
    rows = f"FROM {thing.table} AS one WHERE one.{thing.owner} = {alias}.id AND {inner.sql}"
    if (rule.operator, rule.number) == (">=", 1):
        return Piece(f"EXISTS (SELECT 1 {rows})", inner.parameters)
    if (rule.operator, rule.number) in (("=", 0), ("<", 1)):
        return Piece(f"NOT EXISTS (SELECT 1 {rows})", inner.parameters)
    operator = "<>" if rule.operator == "!=" else rule.operator
    return Piece(f"(SELECT count(*) {rows}) {operator} {rule.number:d}", inner.parameters)


def _related_where(asking: Asking, rule: Related, thing: Thing, alias: str) -> Piece:
    """What makes a row of a related table count, its owner aside."""
    pieces = [Piece(f"{alias}.{thing.owner} IS NOT NULL AND {alias}.deleted_at IS NULL")]
    if thing.which:
        pieces.append(Piece(thing.which.format(t=alias)))
    if rule.part is not None:
        pieces.append(sql_of(asking, rule.part, thing.table, alias))
    return Piece(" AND ".join(piece.sql for piece in pieces), _parameters(pieces))


def _segment(asking: Asking, test: Test, alias: str) -> Piece:
    from app.queries.segments import segment_named

    found = segment_named(asking.reader, asking.entity, test.values[0])
    if found.name in asking.inside or len(asking.inside) >= DEEPEST_SEGMENTS:
        raise UserError("segment.contains_itself", name=found.name)
    inner = replace(asking, inside=(*asking.inside, found.name))
    piece = sql_of(inner, found.rule, asking.entity, alias)
    return piece if test.operator == "=" else Piece(f"NOT coalesce({piece.sql}, 0)", piece.parameters)


def field_of(asking: Asking, key: str, table: str) -> Field:
    """The field of a table (customer, lead, or that of a related thing) with this key."""
    if key.startswith("own:"):
        return own_field(asking.reader, table, key[4:])
    found = fields_of(asking.entity, table).get(key)
    if found is None:
        raise UserError("segment.unknown_field", text=key, at=1)
    return found


def fields_of(entity: str, table: str) -> dict[str, Field]:
    """The fields of an entity, or of the things related to it in a table."""
    if table == entity:
        return FIELDS[entity]
    return {
        key: field
        for thing in THINGS[entity].values()
        if thing.table == table
        for key, field in thing.fields.items()
    }


def _thing(entity: str, key: str) -> Thing:
    found = THINGS.get(entity, {}).get(key)
    if found is None:
        raise UserError("segment.unknown_thing", text=key, at=1)
    return found


def _parameters(pieces: Sequence[Piece]) -> tuple[object, ...]:
    return tuple(value for piece in pieces for value in piece.parameters)


def checked(asking: Asking, rule: Rule) -> Rule:
    """The rule, after every field, thing and value in it was found; raises UserError."""
    if rule != EVERYBODY:
        conditions_of_rule(asking, rule)
    return rule
