"""Commands about competitors: list them with the score against each, tables in and out."""

from dataclasses import asdict
from pathlib import Path

import click

from app.cli.base import Call, Command, cli, common

_FILE = click.Path(path_type=Path, dir_okay=False)


@cli.group("competitor")
def competitor() -> None:
    """Competitors: who else our customers talk to, and the deals won and lost against them."""


@competitor.command("list", cls=Command)
@common
def list_competitors(call: Call) -> None:
    """List competitors by name, with deals won, lost and open."""
    from app.queries.competitors import competitors

    with call.store() as store:
        rows = competitors(store.reader())
    if call.json:
        shown = [asdict(row) for row in rows]
        call.print_json([{name: each[name] for name in each if name != "sort_key"} for each in shown])
        return
    for row in rows:
        call.print(
            call.say(
                "cli.competitor_line", name=row.name, won=row.won, lost=row.lost, open=row.offers, id=row.id
            )
        )
    if not rows:
        call.tell("cli.no_competitors")


@competitor.command("export", cls=Command)
@click.argument("out", type=_FILE)
@common
def export_competitors(call: Call, out: Path) -> None:
    """Write all competitors to OUT (.csv or .xlsx); `competitor import` takes them back without loss."""
    from app.exchange.competitor_file import write_competitors

    with call.store() as store:
        count = write_competitors(store.reader(), out, call.language)
    call.print_json({"files": [str(out)], "records": count}) if call.json else call.print(
        call.say("competitor.exported", count=count)
    )


@competitor.command("import", cls=Command)
@click.argument("file", type=_FILE)
@common
def import_competitors(call: Call, file: Path) -> None:
    """Read competitors from FILE; one of a known name is changed, others are made."""
    from app.db.journal_step import Step
    from app.exchange.competitor_file import read_competitors
    from app.usecases.competitors import take_competitors

    with call.store(create=True) as store:
        rows = read_competitors(file)
        with store.write(Step.of("competitor.import", count=len(rows))) as uow:
            new, changed = take_competitors(uow, rows)
    if call.json:
        call.print_json({"new": new, "changed": changed})
    else:
        call.print(call.say("competitor.imported", new=new, changed=changed))
