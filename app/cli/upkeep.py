"""Commands that look after the data file: check, backup, restore, sample."""

from datetime import date
from pathlib import Path

import click

from app.cli.base import PROBLEM, Call, cli, common
from app.sentences.errors import UserError


@cli.command("check")
@click.option("--thorough", is_flag=True, help="Also make the search index anew and compare it.")
@click.option("--repair", is_flag=True, help="Make what is derived anew (a backup is written first).")
@common
def check(call: Call, thorough: bool, repair: bool) -> int:
    """Check the data file: damage, loose ends, totals, search index. Exit code 1 when something is wrong."""
    from app.db.backup import backup_folder, make_backup
    from app.db.check import check_database, repair_database
    from app.settings.config import Config

    findings = check_database(call.path, thorough=thorough)
    saved = None
    if repair and any(finding.repairable for finding in findings):
        saved = make_backup(call.path, backup_folder(call.path, Config().get("backup_folder"))).path
        findings = repair_database(call.path)
    if call.json:
        call.print_json({
            "file": str(call.path),
            "ok": not findings,
            "findings": [
                {"code": found.code, "message": call.say(found.code, **found.values), "repairable": found.repairable}
                for found in findings
            ],
            "backup": str(saved) if saved else None,
        })  # fmt: skip
        return PROBLEM if findings else 0
    if saved is not None:
        call.print(call.say("cli.repaired", file=str(saved)))
    for found in findings:
        call.print(call.say(found.code, **found.values))
    if not findings:
        call.print(call.say("cli.sound", file=str(call.path)))
    elif any(found.repairable for found in findings) and not repair:
        call.tell("cli.repairable")
    return PROBLEM if findings else 0


@cli.command("backup")
@click.argument("out", type=click.Path(path_type=Path))
@common
def backup(call: Call, out: Path) -> None:
    """Write a verified, compressed copy of the data file to OUT (a file, or a folder that gets one).

    The window may be open meanwhile. The copy is unpacked and compared before it bears its name.
    """
    from app.db.backup import making_backup

    info = call.drive(making_backup(call.path, out))
    if call.json:
        call.print_json({"file": str(info.path), "size": info.size, "rows": info.rows})
        return
    rows = sum(info.rows.values())
    call.print(call.say("cli.backed_up", file=str(info.path), kb=-(-info.size // 1000), rows=f"{rows:,}"))


@cli.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@common
def restore(call: Call, file: Path) -> None:
    """Put the data of the backup FILE in the place of the data file, which is kept beside it.

    The window must be closed. The backup is checked before anything is moved.
    """
    from app.db.backup import restore_backup

    if file.is_dir():
        raise UserError("db.folder", file=file.absolute().name or str(file.absolute()))
    if not file.is_file():
        raise UserError("db.missing", file=file.name, folder=str(file.absolute().parent))
    call.path.parent.mkdir(parents=True, exist_ok=True)
    kept = restore_backup(file, call.path)
    if call.json:
        call.print_json({"file": str(call.path), "kept": str(kept) if kept else None})
        return
    call.print(call.say("cli.restored", file=str(call.path)))
    if kept is not None:
        call.print(call.say("cli.restored_kept", file=str(kept)))


@cli.command("sample")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--customers", type=click.IntRange(1, 5_000_000), default=428, show_default=True, help="How many."
)
@click.option("--seed", type=int, help="Another seed tells another story.")
@common
def sample(call: Call, out: Path, customers: int, seed: int | None) -> None:
    """Make the data file OUT with the sample company: a fitness-equipment dealer with 18 months of history."""
    from app.usecases.sample import DEFAULT_SEED, create_sample

    today = date.today()  # noqa: DTZ011 - the day on this person's wall
    job = create_sample(
        out, customers, today=today, seed=DEFAULT_SEED if seed is None else seed, language=call.language
    )
    made = call.drive(job)
    if call.json:
        call.print_json({"file": str(out), "records": made.counts})
        return
    call.print(call.say("cli.sample_made", file=str(out), count=customers))
