"""The command that takes records out: export."""

from pathlib import Path

import click

from app.cli.base import Call, cli, common
from app.exchange.export import FORMATS

KINDS = (
    *("customers", "contacts", "leads", "interactions", "followups"),
    *("products", "orders", "deals", "quotes", "ties", "favours", "all"),
)


@cli.command("export")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(KINDS), default="all", show_default=True, help="Which records.")
@click.option("--format", "file_format", type=click.Choice(FORMATS), help="Default: by the ending of OUT.")
@common
def export(call: Call, out: Path, kind: str, file_format: str | None) -> None:
    """Write records to OUT: tables (csv, xlsx), cards (vcf), a calendar (ics) or everything (json).

    The tables come back in by `import` without loss. Several kinds as csv make a folder, or a zip when OUT
    ends in .zip; as xlsx one sheet each. An existing file is replaced only when the new one is whole.
    """
    from app.exchange.export import ExportOrder, export_records

    chosen = file_format or _by_ending(out)
    if kind == "quotes":
        _export_quotes(call, out, chosen)
        return
    if kind in ("ties", "favours"):
        _export_relations(call, out, kind, chosen)
        return
    with call.store() as store:
        job = export_records(store.reader(), out, ExportOrder(kind, chosen, call.language))
        done = call.drive(job)
    if call.json:
        call.print_json(
            {"files": [str(file) for file in done.files], "format": chosen, "records": done.counts}
        )
        return
    for file in done.files:
        call.print(str(file))
    for name, count in done.counts.items():
        call.print(call.say("cli.exported", kind=f"@export.kind.{name}", count=count))
    if done.shortened:
        call.tell("export.shortened", count=done.shortened)


def _export_quotes(call: Call, out: Path, file_format: str) -> None:
    """Every version of every quote."""
    from app.exchange.export_quotes import export_quotes

    with call.store() as store:
        count = export_quotes(store.reader(), out, file_format)
    if call.json:
        call.print_json({"files": [str(out)], "format": file_format, "records": {"quotes": count}})
        return
    call.print(str(out))
    call.print(call.say("cli.exported", kind="@export.kind.quotes", count=count))


def _export_relations(call: Call, out: Path, kind: str, file_format: str) -> None:
    """All ties between people, or all favours."""
    from app.exchange.relation_file import write_relations

    with call.store() as store:
        count = write_relations(store.reader(), out, kind, call.language, file_format)
    if call.json:
        call.print_json({"files": [str(out)], "format": file_format, "records": {kind: count}})
        return
    call.print(str(out))
    call.print(call.say("cli.exported", kind=f"@export.kind.{kind}", count=count))


def _by_ending(out: Path) -> str:
    ending = out.suffix.lower().removeprefix(".")
    if ending == "zip" or not ending:
        return "csv"
    if ending not in FORMATS:
        raise click.UsageError(f"--format is needed: the ending .{ending} says nothing.")
    return ending
