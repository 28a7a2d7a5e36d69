"""Objections, concessions, promises that ended and goals confirmed, as entries of a timeline; each day at noon."""

from dataclasses import replace
from typing import NamedTuple

from app.db.reader import Reader
from app.queries.timeline import Cursor, TimelineEntry, before_cursor, like, saying
from app.queries.timeline_sales import NOON


class _Source(NamedTuple):
    """A table: its day, the kind, the words and what else is told (three columns), and what a text is looked for in."""

    table: str
    day: str
    kind: str
    text: str
    more: tuple[str, str, str]
    searched: tuple[str, ...]


_SOURCES = (
    _Source(
        "objection", "t.raised_day", "t.kind", "t.words", ("t.answer", "t.worked", "NULL"),
        ("t.words", "t.answer"),
    ),
    _Source("promise", "t.ended_day", "t.state", "t.what", ("t.by_day", "NULL", "NULL"), ("t.what",)),
    _Source(
        "agreed_goal", "t.confirmed_day", "t.state", "t.what", ("t.measure", "t.confirmed_by", "NULL"),
        ("t.what", "t.measure", "t.confirmed_by"),
    ),
    _Source(
        "concession", "t.given_day", "t.kind", "t.what", ("t.in_return", "t.amount", "d.currency"),
        ("t.what", "t.in_return"),
    ),
)  # fmt: skip


def agreed_entries(
    reader: Reader, owner: str, key: int, before: Cursor | None, limit: int, text: str = ""
) -> list[TimelineEntry]:
    """Those of a customer or a deal (`owner`), newest first of each table.

    `details` hold `deal` (its key) and three values: of an objection the answer and whether it worked; of a
    promise the day it was due; of a goal its measure and who confirmed it; of a concession what came back, the
    amount in minor units and its currency.
    """
    found: list[TimelineEntry] = []
    for source in _SOURCES:
        moment = NOON.format(day=source.day)
        where, parameters = before_cursor(moment, "t.id", before)
        if text:
            where += saying(*source.searched)
            parameters += [like(text)] * len(source.searched)
        rows = reader.all(
            f"SELECT t.id, {moment}, {source.kind}, {source.text}, t.deal_id, {', '.join(source.more)} "
            f"FROM {source.table} t LEFT JOIN deal d ON d.id = t.deal_id WHERE {_whose(source, owner)} = ? "
            f"AND t.deleted_at IS NULL AND {source.day} IS NOT NULL{where} "
            f"ORDER BY {source.day} DESC, t.id DESC LIMIT ?",
            [key, *parameters, limit],
        )
        for number, at, kind, words, deal, *more in rows:
            made = TimelineEntry(source.table, number, at, kind, words)
            found.append(replace(made, details={"deal": deal, "more": tuple(more)}))
    return found


def agreed_count(reader: Reader, owner: str, key: int) -> int:
    """How many entries they are."""
    return sum(
        int(
            reader.value(
                f"SELECT count(*) FROM {source.table} t LEFT JOIN deal d ON d.id = t.deal_id "
                f"WHERE {_whose(source, owner)} = ? AND t.deleted_at IS NULL AND {source.day} IS NOT NULL",
                (key,),
            )
        )
        for source in _SOURCES
    )


def _whose(source: _Source, owner: str) -> str:
    """A concession knows its customer by its deal only."""
    if owner == "deal":
        return "t.deal_id"
    return "d.customer_id" if source.table == "concession" else "t.customer_id"
