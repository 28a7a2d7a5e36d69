"""The command `lianyi bench`: measure, show a table or JSON, remember the figures."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.benchmark.limits import LIMITS
from app.benchmark.measure import Row
from app.cli.base import Call, Command, common

if TYPE_CHECKING:
    from app.benchmark.peers import Measured

HISTORY = Path("bench-history.jsonl")


@click.command("bench", cls=Command)
@click.option("--quick", is_flag=True, help="Few rounds over 10,000 customers, less than a minute.")
@click.option("--customers", type=click.IntRange(1_000, 5_000_000), help="How many (default: 100,000).")
@click.option(
    "--peers",
    is_flag=True,
    help="Time other programs and libraries at the same work instead, where installed.",
)
@click.option(
    "--history",
    type=click.Path(path_type=Path, dir_okay=False),
    default=HISTORY,
    show_default=True,
    help="Where the figures of every run are added.",
)
@common
def bench(call: Call, quick: bool, customers: int | None, peers: bool, history: Path) -> None:
    """Measure the program beside the bare means it is made of, in one run.

    Start and memory beside an empty Qt window, pages beside Qt's own table with the plain driver, search beside
    the bare full-text query, import beside executemany, saving beside a bare commit. 1 would be: nothing added.
    """
    from app.benchmark.run import QUICK, WHOLE, as_dict, remember, run_bench

    size = customers or (QUICK if quick else WHOLE)
    if peers:
        _peers(call, size)
        return
    rows = call.drive(run_bench(size, quick=quick))
    report = as_dict(rows, size)
    remember(report, history)
    if call.json:
        call.print_json(report)
        return
    call.print(call.say("bench.head", customers=f"{size:,}", machine=report["machine"]))
    for line in table(call, rows):
        call.print(line)


def _peers(call: Call, rows: int) -> None:
    """Measure and show what other programs take for as many rows."""
    from app.benchmark.peers import run_peers

    found = call.drive(run_peers(rows))
    if call.json:
        call.print_json({"rows": rows, "peers": [each._asdict() for each in found]})
        return
    call.print(call.say("peers.head", rows=f"{rows:,}"))
    for line in peer_table(call, found):
        call.print(line)


def peer_table(call: Call, found: "list[Measured]") -> list[str]:
    """What was measured of other programs, as lines of even width."""
    cells = [
        [call.say(f"peers.column_{name}") for name in ("task", "program", "clock", "processor", "times")]
    ]
    for each in found:
        if each.clock is None:
            figures = ["", "", call.say("peers.absent")]
        else:
            figures = [f"{each.clock:.2f}", f"{each.cpu or 0:.2f}", f"{each.times or 1:.2f} x"]
        cells.append([call.say(each.task), each.program, *figures])
    return _even(cells)


def table(call: Call, rows: list[Row]) -> list[str]:
    """The rows as lines of even width."""
    cells = [
        [
            call.say(f"bench.column_{name}")
            for name in ("measure", "unit", "ours", "floor", "ratio", "growth", "limit")
        ]
    ]
    cells += [
        [
            call.say(row.name),
            call.say(f"bench.unit_{row.unit}"),
            f"{row.ours.p50:,.1f} / {row.ours.p99:,.1f}",
            f"{row.floor.p50:,.1f} / {row.floor.p99:,.1f}",
            f"{row.ratio:.2f}",
            "" if row.growth is None else f"{row.growth:+.2f}",
            _verdict(call, row),
        ]
        for row in rows
    ]
    return _even(cells)


def _even(cells: list[list[str]]) -> list[str]:
    """Lines of even width: words to the left, figures to the right."""
    widths = [max(_width(line[place]) for line in cells) for place in range(len(cells[0]))]
    return ["  ".join(_padded(cell, widths[n], right=n > 1) for n, cell in enumerate(line)) for line in cells]


def _verdict(call: Call, row: Row) -> str:
    """What the row is held to, and whether it keeps it."""
    limit = LIMITS.get(row.name)
    if limit is None:
        return ""
    parts = [f"{limit.ratio:g} x"] if limit.ratio is not None else []
    parts += [f"{most:g}" for most in (limit.p50, limit.p99) if most is not None]
    return f"{call.say('bench.kept' if row.keeps(limit) else 'bench.missed')} {' / '.join(parts)}"


def _width(text: str) -> int:
    """Cells a text takes on a terminal: Chinese characters take two."""
    return sum(2 if char >= "\u2e80" else 1 for char in text)


def _padded(text: str, width: int, *, right: bool) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if right else text + blanks
