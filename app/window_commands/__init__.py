"""Commands that need a window: open, shots, self-test, bench; added to the group of app.cli."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from app.benchmark.command import bench
from app.cli import cli
from app.cli.base import Call, common

cli.add_command(bench)
__all__ = ["open_window", "run_command", "self_test", "shots"]


def run_command(arguments: Sequence[str]) -> int:
    """Run one command of the command line; exit code 0 done, 1 problem, 2 wrong call."""
    if arguments[0] not in cli.commands and Path(arguments[0]).suffix == ".lianyi":
        arguments = ["open", *arguments]
    try:
        result = cli.main(args=list(arguments), prog_name="lianyi", standalone_mode=False)
    except click.exceptions.Abort:
        return 1
    except click.ClickException as error:
        if "--json" in arguments:
            click.echo(json.dumps({"error": error.format_message(), "code": "usage"}, ensure_ascii=False))
        error.show()
        return error.exit_code
    return int(result) if isinstance(result, int) else 0


@cli.command("open")
@click.argument("file", required=False, type=click.Path(path_type=Path))
def open_window(file: Path | None) -> int:
    """Open the window on FILE (default: the last one)."""
    from app.bootstrap import run_window

    return run_window(file)


@cli.command("shots")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--customers", type=click.IntRange(1), default=428, show_default=True, help="In the sample company."
)
@click.option("--huge", is_flag=True, help="Also over 100,000 customers.")
@common
def shots(call: Call, folder: Path, customers: int, huge: bool) -> None:
    """Take pictures of every page and dialog into DIR: light and dark, Chinese and English, two sizes.

    Over an empty file and the sample company; your own data and settings are not touched.
    """
    from app.window_commands.tour import HUGE, tour

    sizes = {"empty": 0, "typical": customers} | ({"huge": HUGE} if huge else {})
    names = call.drive(tour(folder, sizes))
    if call.json:
        call.print_json({"folder": str(folder), "pictures": names})
    else:
        call.print(call.say("cli.shots", folder=str(folder), count=len(names)))


@cli.command("self-test")
@common
def self_test(call: Call) -> int:
    """Try the program out in a folder of its own: store, import, search, every page painted. Nothing is kept."""
    from app.window_commands.trial import try_out

    findings = call.drive(try_out(call.language))
    bad = [finding for finding in findings if finding.trouble]
    if call.json:
        call.print_json(
            [{"what": each.what, "ok": not each.trouble, "trouble": each.trouble} for each in findings]
        )
    else:
        for each in findings:
            state = call.say("cli.trial.bad" if each.trouble else "cli.trial.good")
            call.print(f"{state}  {call.say(each.what, **each.values)}  {each.trouble}".rstrip())
    return 1 if bad else 0
