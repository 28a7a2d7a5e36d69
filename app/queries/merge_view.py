"""Two records side by side, as a merge shows them: their columns, ways to reach them and what belongs to each."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.db.reader import Reader
from app.queries.duplicate_pairs import Pair, Side, known_different, sides
from app.queries.merged import standing

# what belongs to a record and would come along, by table and the kind of record it is told as
_BELONGING = {
    "customer": ("contact", "interaction", "follow_up", "deal", "quote", "sales_order"),
    "contact": ("interaction", "follow_up", "quote", "sales_order"),
    "lead": ("interaction", "follow_up", "deal"),
}
_JSON = frozenset({"roles", "signals"})


@dataclass(frozen=True, slots=True)
class Beside:
    """One of the two: its columns, its phones and mailboxes by kind, its tags, how many of each belong to it."""

    columns: dict[str, Any]
    reaches: dict[str, tuple[str, ...]]
    tags: tuple[str, ...]
    belongings: dict[str, int]


def beside(reader: Reader, side: Side, columns: Iterable[str]) -> Beside:
    """What a merge shows of one record."""
    table, key = side.table, side.id
    names = list(columns)
    row = reader.one(f"SELECT {', '.join(names)} FROM {table} WHERE id = ?", (key,)) or [None] * len(names)
    values = {
        name: json.loads(value) if name in _JSON and value else value
        for name, value in zip(names, row, strict=True)
    }
    reaches: dict[str, tuple[str, ...]] = {}
    for kind, value in reader.all(
        f"SELECT kind, value FROM reach WHERE {table}_id = ? AND deleted_at IS NULL ORDER BY position, id",
        (key,),
    ):
        reaches[kind] = (*reaches.get(kind, ()), value)
    tags = reader.all(
        f"SELECT t.name FROM tag_link l JOIN tag t ON t.id = l.tag_id WHERE l.{table}_id = ? "
        "AND l.deleted_at IS NULL AND t.deleted_at IS NULL ORDER BY t.name",
        (key,),
    )
    counts = {
        other: int(
            reader.value(f"SELECT count(*) FROM {other} WHERE {table}_id = ? AND deleted_at IS NULL", (key,))
        )
        for other in _BELONGING[table]
    }
    return Beside(values, reaches, tuple(name for (name,) in tags), {k: n for k, n in counts.items() if n})


def still_pairs(reader: Reader, pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs that are still to be decided: both there, not one by now, not called different; with today's names."""
    told = list(pairs)
    ends = {(side.table, side.id) for pair in told for side in (pair.a, pair.b)}
    gone = _gone(reader, ends)
    now = {end: (end[0], standing(reader, *end)) if end in gone else end for end in ends}
    shown = sides(reader, set(now.values()))
    dead = _gone(reader, set(now.values()))
    different = known_different(reader)
    found: dict[frozenset[tuple[str, int]], Pair] = {}
    for pair in told:
        a, b = now[pair.a.table, pair.a.id], now[pair.b.table, pair.b.id]
        both = frozenset((a, b))
        if len(both) == 2 and not both & dead and both not in different and a in shown and b in shown:
            found.setdefault(both, Pair(shown[a], shown[b], pair.odds, pair.sure, pair.reasons))
    return list(found.values())


def _gone(reader: Reader, ends: Iterable[tuple[str, int]]) -> set[tuple[str, int]]:
    """Those that lie in the recycle bin or are converted."""
    wanted: dict[str, list[int]] = {}
    for table, key in ends:
        wanted.setdefault(table, []).append(key)
    ended = {"lead": " OR state = 'converted'"}
    return {
        (table, key)
        for table, ids in wanted.items()
        for (key,) in reader.by_ids(
            f"SELECT id FROM {table} WHERE id IN {{ids}} AND (deleted_at IS NOT NULL{ended.get(table, '')})",
            ids,
        )
    }
