"""Commands about fields of one's own: list them, add one."""

from typing import Any

import click

from app.cli.base import Call, Command, cli, common
from app.vocabulary import CustomEntity, CustomKind


@cli.group("field")
def field() -> None:
    """Fields of your own: what your trade wants to know of customers, contacts, leads and deals."""


@field.command("list", cls=Command)
@common
def list_fields(call: Call) -> None:
    """List the fields in their order, retired ones last, with how many records have something in them."""
    from app.queries.custom_fields import fields_of, uses_of

    with call.store() as store:
        reader = store.reader()
        rows, uses = fields_of(reader, retired=True), uses_of(reader)
    rows.sort(key=lambda row: not row.active)
    if call.json:
        found: list[dict[str, Any]] = [
            {"id": row.id, "entity": row.entity, "name": row.name, "kind": row.shape.kind,
             "choices": list(row.shape.choices), "active": row.active, "used": uses.get(row.id, 0)}
            for row in rows
        ]  # fmt: skip
        call.print_json(found)
        return
    for row in rows:
        line = "cli.field_line" if row.active else "cli.field_retired"
        call.print(
            call.say(line, entity=call.word("custom_entity", row.entity), name=row.name,
                     kind=call.word("custom_kind", row.shape.kind), count=uses.get(row.id, 0))
        )  # fmt: skip
    if not rows:
        call.tell("cli.no_fields")


@field.command("add", cls=Command)
@click.argument("entity", type=click.Choice([one.value for one in CustomEntity]))
@click.argument("name")
@click.option("--kind", type=click.Choice([one.value for one in CustomKind]), default="text", show_default=True,
              help="What stands in it.")  # fmt: skip
@click.option("--choice", "choices", multiple=True, help="A word to choose; give it for each.")
@click.option("--currency", help="Currency of a money field (default: that of the firm).")
@click.option("--decimals", type=click.IntRange(0, 6), help="Decimals that numbers are shown with.")
@common
def add(call: Call, entity: str, name: str, **given: Any) -> None:
    """Keep a new field NAME of ENTITY; imports fill it from a column of that name."""
    from app.db.journal_step import Step
    from app.usecases.custom_fields import FieldInput, add_field

    with call.store(create=True) as store, store.write(Step.of("custom.add", name=name)) as uow:
        made = add_field(uow, FieldInput(entity, name, **given))
    if call.json:
        call.print_json({"id": made, "entity": entity, "name": name})
    else:
        call.print(call.say("cli.field_added", name=name, entity=call.word("custom_entity", entity)))
