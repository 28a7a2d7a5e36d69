"""The whole measurement: a sample file, every row of the report, the history file."""

import json
import os
import platform
import tempfile
from collections.abc import Generator
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from app.benchmark.limits import LIMITS
from app.benchmark.measure import Row
from app.changes import Progress
from app.db.schema import SCHEMA_VERSION
from app.settings.config import home

TODAY = date(2026, 9, 16)
STORY = 3  # goes up when samples are made otherwise, so that none of before is measured
QUICK, WHOLE = 10_000, 100_000


def run_bench(customers: int, *, quick: bool) -> Generator[Progress, None, list[Row]]:
    """Measure everything on a sample of so many customers; yields progress.

    The sample is kept in the program's folder for the next run. Settings of the person are not touched.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    file = yield from _sample(customers)
    kept = os.environ.get("LIANYI_HOME")
    with tempfile.TemporaryDirectory(prefix="lianyi-bench-", dir=file.parent) as folder:
        os.environ["LIANYI_HOME"] = folder
        try:
            return (yield from _measures(file, Path(folder), customers, quick=quick))
        finally:
            os.environ.pop("LIANYI_HOME")
            if kept is not None:
                os.environ["LIANYI_HOME"] = kept


def _measures(
    file: Path, folder: Path, customers: int, *, quick: bool
) -> Generator[Progress, None, list[Row]]:
    from app.benchmark.background import background_rows
    from app.benchmark.changes import change_rows
    from app.benchmark.crowd import crowd
    from app.benchmark.duplicates import duplicate_rows
    from app.benchmark.exchanging import exchange_rows
    from app.benchmark.importing import import_rows
    from app.benchmark.lists import ListBench
    from app.benchmark.pages import page_rows
    from app.benchmark.start import SMALL, start_rows
    from app.benchmark.window import Stage

    yield Progress(0, 5, "bench.measuring")
    crowded = crowd(file, TODAY)
    small = yield from _sample(SMALL)
    found = start_rows(file, 3 if quick else 9, small)
    yield Progress(1, 5, "bench.measuring")
    stage = Stage(file, TODAY)
    try:
        found += ListBench(stage).rows(20 if quick else 100)
        yield Progress(2, 5, "bench.measuring")
        found += page_rows(stage, crowded, 6 if quick else 30)
        found += background_rows(stage, 30 if quick else 200, 1 if quick else 3)
    finally:
        stage.close()
    yield Progress(3, 5, "bench.measuring")
    found += [*change_rows(file, folder, 30 if quick else 200), *duplicate_rows(file, 1 if quick else 3)]
    yield Progress(4, 5, "bench.measuring")
    found += exchange_rows(file, folder, 2_000 if quick else 10_000, 1 if quick else 3)
    imports = import_rows(folder, (5_000,) if quick else (10_000, customers), 1 if quick else 3)
    found += yield from _going_on(imports)
    yield Progress(5, 5, "bench.measuring")
    return found


def _going_on(job: Generator[Any, None, list[Row]]) -> Generator[Progress, None, list[Row]]:
    """The rows of a measurement that reports in its own way."""
    while True:
        try:
            next(job)
        except StopIteration as end:
            found: list[Row] = end.value
            return found
        yield Progress(4, 5, "bench.measuring")


def _sample(customers: int) -> Generator[Progress, None, Path]:
    """The sample file of this size, made when it is not there yet."""
    from app.usecases.sample import create_sample

    file = home() / "bench" / f"sample-{customers}-v{SCHEMA_VERSION}-{STORY}.lianyi"
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        yield from create_sample(file, customers, today=TODAY)
    return file


def as_dict(rows: list[Row], customers: int) -> dict[str, Any]:
    """The report as JSON has it."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPU",
        "python": platform.python_version(),
        "customers": customers,
        "rows": [
            {
                "name": one.name.removeprefix("bench."),
                "unit": one.unit,
                "ours": {name: round(value, 3) for name, value in asdict(one.ours).items()},
                "floor": {name: round(value, 3) for name, value in asdict(one.floor).items()},
                "ratio": round(one.ratio, 3),
                "limit": {k: v for k, v in asdict(LIMITS[one.name]).items() if v}
                if one.name in LIMITS
                else None,
                "ok": one.keeps(LIMITS.get(one.name)),
                "rounds": one.rounds,
            }
            for one in rows
        ],
    }


def remember(report: dict[str, Any], path: Path) -> None:
    """Add the report to the history file, one line per run."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(report, ensure_ascii=False) + "\n")
