"""The segments that were saved: their rules, how many they hold, and the words their lines are written with."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from app.db.reader import Reader
from app.insight.segment import Rule, Several, from_kept
from app.insight.segment_text import Known, parse
from app.language.text import fold
from app.queries.listing import Condition, all_ids, first_ids, make_plan
from app.queries.segment_fields import FIELDS, THINGS
from app.queries.segment_rule import Asking, conditions_of_rule, count_of_rule, sorts_of
from app.sentences import LANGUAGES, sentence
from app.sentences.errors import UserError


class SegmentRow(NamedTuple):
    """A saved segment."""

    id: int
    name: str
    entity: str
    rule: Rule
    note: str | None


def segments(reader: Reader, entity: str) -> list[SegmentRow]:
    """The segments of an entity, by name."""
    rows = reader.all(
        "SELECT id, name, entity, rule, note FROM segment WHERE entity = ? AND deleted_at IS NULL "
        "ORDER BY sort_key, id",
        (entity,),
    )
    return [_row(row) for row in rows]


def segment(reader: Reader, key: int) -> SegmentRow | None:
    """One segment, also from the recycle bin."""
    row = reader.one("SELECT id, name, entity, rule, note FROM segment WHERE id = ?", (key,))
    return None if row is None else _row(row)


def segment_named(reader: Reader, entity: str, name: str) -> SegmentRow:
    """The segment of a name; raises UserError when there is none."""
    found = next((each for each in segments(reader, entity) if fold(each.name) == fold(name)), None)
    if found is None:
        raise UserError("segment.no_such_segment", name=name)
    return found


def _row(row: tuple[int, str, str, str, str | None]) -> SegmentRow:
    key, name, entity, rule, note = row
    return SegmentRow(key, name, entity, from_kept(json.loads(rule)), note)


def rule_of(text: str, entity: str) -> Rule:
    """The rule a typed line says, with the words of either language for fields and things."""
    return parse(text, _known(entity))


@cache
def _known(entity: str) -> Known:
    def names(label: str) -> set[str]:
        return {fold(label.partition(".")[2]), *(fold(sentence(label, language)) for language in LANGUAGES)}

    fields: dict[tuple[str, str | None], str] = {}
    for field in FIELDS[entity].values():
        fields |= {(name, None): field.key for name in names(field.label)}
    things: dict[str, str] = {}
    for thing in THINGS[entity].values():
        things |= dict.fromkeys(
            {name for said in names(thing.label) for name in (said, f"{said}s")}, thing.key
        )
        for field in thing.fields.values():
            fields |= {(name, thing.key): field.key for name in names(field.label)}

    def known(word: str, inside: str | None) -> tuple[str, str] | None:
        folded = fold(word)
        if (folded, inside) in fields:
            return "field", fields[folded, inside]
        return ("thing", things[folded]) if inside is None and folded in things else None

    return known


def count_of_segment(asking: Asking, row: SegmentRow) -> int:
    """How many records a saved segment holds."""
    return count_of_rule(replace(asking, inside=(row.name,)), row.rule)


def conditions_of_segments(asking: Asking, keys: Sequence[int], text: str) -> list[Condition]:
    """In any of some saved segments, and fitting the rule of a line; a segment that is gone holds nobody."""
    found = []
    if keys:
        rows = [segment(asking.reader, key) for key in keys]
        rules = tuple(row.rule for row in rows if row is not None)
        found += conditions_of_rule(asking, Several(False, rules))
    if text.strip():
        found += conditions_of_rule(asking, rule_of(text, asking.entity))
    return found


def ids_of_rule(asking: Asking, rule: Rule, limit: int | None = None) -> Sequence[int]:
    """The records of a rule by name, or the first of them."""
    plan = make_plan(
        asking.reader,
        asking.entity,
        conditions_of_rule(asking, rule),
        sorts_of(asking.entity)["name"],
        descending=False,
    )
    return all_ids(asking.reader, plan) if limit is None else first_ids(asking.reader, plan, limit)
