"""The command `lianyi bench`: measure, show a table or JSON, remember the figures."""

from pathlib import Path

import click

from app.benchmark.limits import LIMITS
from app.benchmark.measure import Row
from app.cli.base import Call, Command, common

HISTORY = Path("bench-history.jsonl")


@click.command("bench", cls=Command)
@click.option("--quick", is_flag=True, help="Few rounds over 10,000 customers, less than a minute.")
@click.option("--customers", type=click.IntRange(1_000, 5_000_000), help="How many (default: 100,000).")
@click.option(
    "--history",
    type=click.Path(path_type=Path, dir_okay=False),
    default=HISTORY,
    show_default=True,
    help="Where the figures of every run are added.",
)
@common
def bench(call: Call, quick: bool, customers: int | None, history: Path) -> None:
    """Measure the program beside the bare means it is made of, in one run.

    Start and memory beside an empty Qt window, pages beside Qt's own table with the plain driver, search beside
    the bare full-text query, import beside executemany, saving beside a bare commit. 1 would be: nothing added.
    """
    from app.benchmark.run import QUICK, WHOLE, as_dict, remember, run_bench

    size = customers or (QUICK if quick else WHOLE)
    rows = call.drive(run_bench(size, quick=quick))
    report = as_dict(rows, size)
    remember(report, history)
    if call.json:
        call.print_json(report)
        return
    call.print(call.say("bench.head", customers=f"{size:,}", machine=report["machine"]))
    for line in table(call, rows):
        call.print(line)


def table(call: Call, rows: list[Row]) -> list[str]:
    """The rows as lines of even width."""
    cells = [
        [call.say(f"bench.column_{name}") for name in ("measure", "unit", "ours", "floor", "ratio", "limit")]
    ]
    cells += [
        [
            call.say(row.name),
            call.say(f"bench.unit_{row.unit}"),
            f"{row.ours.p50:,.1f} / {row.ours.p99:,.1f}",
            f"{row.floor.p50:,.1f} / {row.floor.p99:,.1f}",
            f"{row.ratio:.2f}",
            _verdict(call, row),
        ]
        for row in rows
    ]
    widths = [max(_width(line[place]) for line in cells) for place in range(6)]
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
