"""Commands about relations: the way to somebody, and tables of ties and favours taken in."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.base import Call, cli, common
from app.cli.record import HIGHEST_NUMBER
from app.sentences import error_sentence
from app.sentences.errors import UserError

if TYPE_CHECKING:
    from app.db.reader import Reader
    from app.db.store import Store
    from app.exchange.relation_file import RelationRows
    from app.queries.introductions import Introduction
    from app.usecases.relation_import import Taken


@cli.command("path")
@click.argument("name")
@click.option(
    "--count", type=click.IntRange(1, 20), default=3, show_default=True, help="At most so many ways."
)
@common
def path(call: Call, name: str, count: int) -> None:
    """Say who can introduce you to NAME (a customer or contact, or its number), the closest way first.

    The ring numbers of the steps are added up; the smallest sum wins, then the fewest steps.
    """
    from app.queries.introductions import introductions

    with call.store() as store:
        reader = store.reader()
        key = _meant(reader, name)
        ways = introductions(reader, key, count)
    if call.json:
        call.print_json([_as_json(call, way) for way in ways])
        return
    for way in ways:
        call.print(call.say("cli.way", sum=way.cost))
        for step in _as_json(call, way)["steps"]:
            call.print(call.say("cli.way_step", number=step["number"], name=step["name"], why=step["why"]))
    if not ways:
        call.tell("cli.no_way", name=name)


def _meant(reader: "Reader", name: str) -> int:
    """The one customer or contact that is called so or has this number. Raises UserError."""
    tables = ("customer", "contact")
    if name.isdecimal() and len(name) < 20 and int(name) <= HIGHEST_NUMBER:
        for table in tables:
            if reader.one(f"SELECT 1 FROM {table} WHERE id = ? AND deleted_at IS NULL", (int(name),)):
                return int(name)
    found = [
        key
        for table in tables
        for (key,) in reader.all(
            f"SELECT id FROM {table} WHERE name = ? AND deleted_at IS NULL LIMIT 20", (name,)
        )
    ]
    if not found:
        raise UserError("cli.nobody_named", name=name)
    if len(found) > 1:
        raise UserError("cli.several_named", name=name, ids=", ".join(map(str, found)))
    return int(found[0])


def _as_json(call: Call, way: "Introduction") -> dict[str, Any]:
    from app.queries.introductions import why

    def words(text: str) -> str:
        return call.say(text[1:]) if text.startswith("@") else text

    return {
        "sum": way.cost,
        "steps": [
            {
                "number": number,
                "id": stop.who.key,
                "name": stop.who.name,
                "why": words(why(stop)),
                "ring": stop.ring,
            }
            for number, stop in enumerate(way.stops, 1)
        ],
    }


def bring_in_relations(
    call: Call, store: "Store", path: Path, choices: dict[str, Any]
) -> dict[str, Any] | None:
    """Take in a table of ties or favours; None where the file holds something else."""
    from datetime import date

    from app.exchange.relation_file import COLUMNS, read_relations, relation_kind

    opening = {name: choices[name] for name in ("encoding", "sheet", "header_row")}
    kind = choices["kind"] if choices["kind"] in COLUMNS else None
    if kind is None and choices["kind"] == "auto":
        kind = relation_kind(path, **opening)
    if kind is None:
        return None
    rows = read_relations(store.reader(), path, kind, date.today(), **opening)  # noqa: DTZ011 - the day on this wall
    taken = _take(store, rows, dry_run=choices["dry_run"])
    problems = [*rows.refused, *taken.refused]
    return {
        "file": str(path),
        "kind": kind,
        "encoding": None,
        "rows": len(rows.rows) + len(rows.refused),
        "created": taken.new,
        "updated": 0,
        "skipped": taken.known,
        "refused": len(problems),
        "duplicates": taken.known,
        "problems": [
            {"line": line, "field": "", "message": error_sentence(error, call.language), "refused": True}
            for line, error in sorted(problems, key=lambda pair: pair[0])
        ],
    }


class _TriedError(Exception):
    """A trial run is over: nothing is kept."""


def _take(store: "Store", rows: "RelationRows", *, dry_run: bool) -> "Taken":
    from app.db.journal_step import Step
    from app.exchange.relation_file import TIES
    from app.usecases.relation_import import Taken, take_favours, take_ties

    found = Taken()
    code = "tie.import" if rows.kind == TIES else "favour.import"
    try:
        with store.write(Step.of(code, count=len(rows.rows))) as uow:
            found = (take_ties if rows.kind == TIES else take_favours)(uow, rows.rows)
            if dry_run:
                raise _TriedError
    except _TriedError:
        pass
    return found
