"""Commands about segments: how many a rule holds, who they are; keep, list and delete rules."""

from datetime import date
from typing import TYPE_CHECKING

import click

from app.cli.base import Call, Command, cli, common
from app.sentences.errors import UserError

if TYPE_CHECKING:
    from app.db.store import Store
    from app.insight.segment import Rule
    from app.queries.segment_rule import Asking
    from app.queries.segments import SegmentRow

_entity = click.option(
    "--of", "entity", type=click.Choice(["customer", "lead"]), default="customer", show_default=True,
    help="Whom the rule is about.",
)  # fmt: skip


@cli.group("segment")
def segment() -> None:
    """Segments: customers or leads chosen by a rule, such as: city = Hangzhou and no interaction (day within 30)."""


@segment.command("count", cls=Command)
@click.argument("rule")
@_entity
@common
def count(call: Call, rule: str, entity: str) -> None:
    """Print how many customers fit RULE, or the saved segment of this name."""
    from app.queries.segment_rule import count_of_rule

    with call.store() as store:
        asking = _asking(store, entity)
        found = count_of_rule(asking, _rule(asking, rule))
        total = int(asking.reader.value("SELECT live FROM total WHERE table_name = ?", (entity,)) or 0)
    if call.json:
        call.print_json({"count": found, "total": total})
    else:
        call.print(call.say("cli.segment_count", count=found, total=total))


@segment.command("show", cls=Command)
@click.argument("rule")
@_entity
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=200, show_default=True, help="At most so many."
)
@common
def show(call: Call, rule: str, entity: str, limit: int) -> None:
    """Print who fits RULE, or the saved segment of this name, by name."""
    from app.queries.segments import ids_of_rule

    with call.store() as store:
        asking = _asking(store, entity)
        ids = list(ids_of_rule(asking, _rule(asking, rule), limit))
        names = dict(asking.reader.by_ids(f"SELECT id, name FROM {entity} WHERE id IN {{ids}}", ids))
    if call.json:
        call.print_json([{"id": key, "name": names[key]} for key in ids])
        return
    for key in ids:
        call.print(f"{names[key]}  #{key}")
    if not ids:
        call.tell("cli.nothing_found", text=rule)


@segment.command("list", cls=Command)
@_entity
@common
def list_segments(call: Call, entity: str) -> None:
    """List the saved segments with their rules and how many they hold."""
    from app.insight.segment_text import write
    from app.queries.segments import segments
    from app.sentences import error_sentence

    with call.store() as store:
        asking = _asking(store, entity)
        rows = [(row, _count_or_problem(asking, row)) for row in segments(asking.reader, entity)]
    if call.json:
        call.print_json(
            [
                {
                    "id": row.id,
                    "name": row.name,
                    "rule": write(row.rule),
                    "count": held if isinstance(held, int) else None,
                }
                for row, held in rows
            ]
        )
        return
    for row, held in rows:
        told = held if isinstance(held, int) else error_sentence(held, call.language)
        call.print(call.say("cli.segment_line", name=row.name, count=told, rule=write(row.rule)))
    if not rows:
        call.tell("cli.no_segments")


@segment.command("save", cls=Command)
@click.argument("name")
@click.argument("rule")
@_entity
@common
def save(call: Call, name: str, rule: str, entity: str) -> None:
    """Keep RULE as the segment NAME; a segment of this name gets the new rule."""
    from app.db.journal_step import Step
    from app.queries.segment_rule import checked
    from app.queries.segments import rule_of, segment_named
    from app.usecases.segments import create_segment, edit_segment

    with call.store(create=True) as store:
        asking = _asking(store, entity)
        read = checked(asking, rule_of(rule, entity))
        try:
            known = segment_named(asking.reader, entity, name).id
        except UserError:
            known = None
        with store.write(Step.of("segment.edit" if known else "segment.create", name=name)) as uow:
            if known:
                edit_segment(uow, known, {"rule": read})
            key = known or create_segment(uow, name, read, entity=entity)
    if call.json:
        call.print_json({"id": key, "name": name})
    else:
        call.print(call.say("cli.segment_saved", name=name, id=key))


@segment.command("delete", cls=Command)
@click.argument("name")
@_entity
@common
def delete(call: Call, name: str, entity: str) -> None:
    """Move the segment NAME to the recycle bin."""
    from app.db.journal_step import Step
    from app.queries.segments import segment_named
    from app.usecases.segments import delete_segment

    with call.store() as store:
        row = segment_named(store.reader(), entity, name)
        with store.write(Step.of("segment.delete", name=row.name)) as uow:
            delete_segment(uow, row.id)
    if call.json:
        call.print_json({"id": row.id, "name": row.name})
    else:
        call.print(call.say("cli.segment_deleted", name=row.name))


def _asking(store: "Store", entity: str) -> "Asking":
    from app.queries.segment_rule import Asking

    return Asking(store.reader(), date.today(), entity, store.member_id)  # noqa: DTZ011 - the local day


def _count_or_problem(asking: "Asking", row: "SegmentRow") -> int | UserError:
    """How many it holds, or why it cannot be asked: what it names may have been deleted since."""
    from app.queries.segments import count_of_segment

    try:
        return count_of_segment(asking, row)
    except UserError as error:
        return error


def _rule(asking: "Asking", text: str) -> "Rule":
    """The rule of a saved segment, or the one that is typed."""
    from app.queries.segments import rule_of, segment_named

    try:
        return segment_named(asking.reader, asking.entity, text).rule
    except UserError:
        return rule_of(text, asking.entity)
