"""The fields in which two records differ, in words: what a merge lets a person choose."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.queries.duplicate_pairs import Pair
from app.queries.history import FieldChange
from app.queries.merge_view import Beside
from app.usecases.merge_fields import SILENT, UNITS, can_join, default_side
from app.views.context import Context
from app.views.history_words import HistoryWords
from app.views.record_marks import joined


@dataclass(frozen=True)
class MergeField:
    """One field: its name, both values ("" is nothing), whose stays if nobody chooses, whether both may stay."""

    unit: str
    name: str
    mine: str
    other: str
    side: str
    joins: bool


def columns_of(table: str) -> list[str]:
    """The columns a merge looks at."""
    return [column for columns in UNITS[table].values() for column in columns]


def differing(context: Context, table: str, mine: Beside, other: Beside) -> list[MergeField]:
    """The fields a person may choose in; what only one of the two says is told too."""
    words = HistoryWords(context, table)
    found = []
    for unit, columns in UNITS[table].items():
        one = [mine.columns[column] for column in columns]
        second = [other.columns[column] for column in columns]
        if unit in SILENT or one == second:
            continue
        changes = [FieldChange(c, a, b) for c, a, b in zip(columns, one, second, strict=True)]
        shown = words.changes(changes, created=False)
        if shown:
            side = default_side(unit, one, second)
            texts = (joined(*(each.before for each in shown)), joined(*(each.after for each in shown)))
            found.append(MergeField(unit, shown[0].name, *texts, side, can_join(unit)))
    return found


def told_beside(context: Context, mine: Beside, other: Beside) -> list[tuple[str, str, str]]:
    """Ways to reach and tags: (name, mine, other); both stay."""
    rows = [
        (
            context.word("reach_kind", kind),
            ", ".join(mine.reaches.get(kind, ())),
            ", ".join(other.reaches.get(kind, ())),
        )
        for kind in dict.fromkeys((*mine.reaches, *other.reaches))
    ]
    if mine.tags or other.tags:
        rows.append((context.say("history.field.tag"), ", ".join(mine.tags), ", ".join(other.tags)))
    return rows


def belongings(context: Context, one: Beside) -> str:
    """How much belongs to a record: "Talk 3 · Order 1"."""
    return joined(*(f"{context.word('record_kind', kind)} {count}" for kind, count in one.belongings.items()))


def plain_fields(context: Context, pair: Pair, values: Mapping[str, Beside]) -> list[tuple[str, str, str]]:
    """What a lead and a customer say of the same things, side by side."""
    mine, other = values["a"].columns, values["b"].columns
    shared = [
        (("name",), ("name",)),
        (("employer",), ("firm",)),
        (("title",), ("title",)),
        (("city",), ("region",)),
    ]
    rows = []
    for (one,), (second,) in [*shared, (("industry",), ("industry",)), (("note",), ("note",))]:
        given: tuple[Any, Any] = (mine.get(one), other.get(second))
        if any(given):
            rows.append((context.say(f"history.field.{one}"), str(given[0] or ""), str(given[1] or "")))
    return rows
