"""Commands that look after the data file: sample."""

from datetime import date
from pathlib import Path

import click

from app.cli.base import Call, cli, common


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
