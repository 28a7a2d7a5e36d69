"""Commands that need a window: open, shots, self-test, bench; added to the group of app.cli."""

from collections.abc import Sequence
from pathlib import Path

import click

from app.benchmark.command import bench
from app.cli import cli

cli.add_command(bench)


def run_command(arguments: Sequence[str]) -> int:
    """Run one command of the command line; exit code 0 done, 1 problem, 2 wrong call."""
    if arguments[0] not in cli.commands and Path(arguments[0]).suffix == ".lianyi":
        arguments = ["open", *arguments]
    try:
        result = cli.main(args=list(arguments), prog_name="lianyi", standalone_mode=False)
    except click.exceptions.Abort:
        return 1
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return int(result) if isinstance(result, int) else 0


@cli.command("open")
@click.argument("file", required=False, type=click.Path(path_type=Path))
def open_window(file: Path | None) -> int:
    """Open the window on FILE (default: the last one)."""
    from app.bootstrap import run_window

    return run_window(file)
