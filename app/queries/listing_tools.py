"""What lists share: tags of the rows shown, members in their order, the values a filter chip offers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.db.reader import Reader
from app.queries.pieces import living


class Tagged(NamedTuple):
    """A tag as a row shows it."""

    name: str
    colour: str


@dataclass(frozen=True)
class Facet:
    """One offer of a chip's menu: its value, its words and how many records have it (None = not counted).

    A channel's `label` starts with "@" when it is a code that app/sentences turns into words.
    """

    value: object
    label: str
    count: int | None = None
    colour: str | None = None


def tags_of(reader: Reader, table: str, ids: Sequence[int]) -> dict[int, tuple[Tagged, ...]]:
    """The tags of some records, by record, in the order they were put on."""
    found: dict[int, tuple[Tagged, ...]] = {}
    for key, name, colour in reader.by_ids(
        f"SELECT l.{table}_id, t.name, t.colour FROM tag_link l JOIN tag t ON t.id = l.tag_id "
        f"WHERE l.{table}_id IN {{ids}} AND l.deleted_at IS NULL AND t.deleted_at IS NULL ORDER BY l.id",
        ids,
    ):
        found[key] = (*found.get(key, ()), Tagged(name, colour))
    return found


def owners_in_order(reader: Reader) -> tuple[int, ...]:
    """Every member's id in the order of the list of members."""
    return tuple(key for (key,) in reader.all("SELECT id FROM member ORDER BY position, id"))


def distinct_values(reader: Reader, table: str, column: str, limit: int = 200) -> list[Facet]:
    """Different values of an indexed column, found by jumping from one to the next; counted, commonest first.

    A jump costs one index look-up however many records share the value (a loose index scan). Values are
    counted only up to 1000 each: `count` 1000 means "1000+".
    """
    live = f"{table} WHERE {living(table)}"
    rows = reader.all(
        f"WITH RECURSIVE jump (value) AS (SELECT min({column}) FROM {live} AND {column} > '' "
        f"UNION ALL SELECT (SELECT min({column}) FROM {live} AND {column} > jump.value) FROM jump "
        f"WHERE jump.value IS NOT NULL LIMIT ?) "
        f"SELECT value, (SELECT count(*) FROM (SELECT 1 FROM {live} AND {column} = jump.value LIMIT 1000)) "
        "FROM jump WHERE value IS NOT NULL",
        (limit + 1,),
    )
    found = [Facet(value, value, count) for value, count in rows]
    return sorted(found, key=lambda each: (-(each.count or 0), each.label))


def tag_facets(reader: Reader, table: str, limit: int = 200) -> list[Facet]:
    """Tags in use on a table's records, with their counts up to 1000."""
    rows = reader.all(
        "SELECT id, name, colour, (SELECT count(*) FROM (SELECT 1 FROM tag_link l WHERE l.tag_id = tag.id "
        f"AND l.{table}_id IS NOT NULL AND l.deleted_at IS NULL LIMIT 1000)) AS uses FROM tag "
        "WHERE deleted_at IS NULL ORDER BY uses DESC, name LIMIT ?",
        (limit,),
    )
    return [Facet(key, name, uses, colour) for key, name, colour, uses in rows if uses]


def owner_facets(reader: Reader) -> list[Facet]:
    """Members who are with us."""
    rows = reader.all(
        "SELECT id, name, colour FROM member WHERE deleted_at IS NULL AND active = 1 ORDER BY position, id"
    )
    return [Facet(key, name, None, colour) for key, name, colour in rows]


def channel_facets(reader: Reader) -> list[Facet]:
    """Channels in the order of the tree; the words of a seeded one are a code ("@channel.search")."""
    from app.queries.team import channels

    return [Facet(each.id, each.label) for each in channels(reader)]
