"""Whole imports beside csv + executemany, each in a process of its own: when the rows are there, when all are found.

Run as a module (`python -m app.benchmark.importing ours|floor TABLE TARGET`) it does one and prints JSON.
"""

import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Generator
from datetime import date
from pathlib import Path
from typing import Any

from app.benchmark.measure import Row, row
from app.benchmark.people import HEADERS, write_table

Told = dict[str, float]


def import_rows(folder: Path, sizes: tuple[int, ...], rounds: int) -> Generator[None, None, list[Row]]:
    """The rows of the report for the largest size, and how the time grows from the smallest to it."""
    if getattr(sys, "frozen", False):
        return []
    found: dict[int, tuple[list[Told], list[Told]]] = {size: ([], []) for size in sizes}
    for size, (ours, floor) in found.items():
        table = write_table(folder / f"people-{size}.csv", size)
        for number in range(rounds if size == sizes[-1] else 1):
            for kind, told in (("ours", ours), ("floor", floor)):
                told.append(_measured(kind, table, folder / f"{kind}-{size}-{number}.db"))
            yield
    ours, floor = found[sizes[-1]]
    rows = [
        _times(f"bench.import_{when}{'' if clock == 'wall' else '_cpu'}", clock, when, ours, floor)
        for when in ("usable", "searchable")
        for clock in ("wall", "cpu")
    ]
    rows.append(row("bench.import_memory", "MiB", [o["grown"] for o in ours], [f["grown"] for f in floor]))
    if len(sizes) > 1:
        first = found[sizes[0]]
        growth = [
            _power(side[0], many[0], sizes[-1] / sizes[0])
            for side, many in zip(first, (ours, floor), strict=True)
        ]
        rows.append(row("bench.import_power", "power", [growth[0]], [growth[1]]))
    return rows


def _times(name: str, clock: str, when: str, ours: list[Told], floor: list[Told]) -> Row:
    place = f"{when}_{clock}"
    unit = "ms" if clock == "wall" else "ms_cpu"
    return row(name, unit, [o[place] * 1_000 for o in ours], [f[place] * 1_000 for f in floor])


def _power(few: Told, many: Told, times: float) -> float:
    """The exponent with which processor time grows."""
    tick = 0.01  # the system counts no finer
    return math.log(max(tick, many["searchable_cpu"]) / max(tick, few["searchable_cpu"])) / math.log(times)


def _measured(kind: str, table: Path, target: Path) -> Told:
    done = subprocess.run(  # noqa: S603 - our own interpreter on our own module
        [sys.executable, "-m", "app.benchmark.importing", kind, str(table), str(target)],
        capture_output=True,
        text=True,
        check=True,
    )
    for ending in ("", "-wal", "-shm"):
        Path(f"{target}{ending}").unlink(missing_ok=True)
    told: Told = json.loads(done.stdout.strip().splitlines()[-1])
    return told


# -- in the process that is measured -----------------------------------------------------------------------


class _Watch:
    """Seconds and processor seconds since its making, children included once they ended; memory grown since."""

    def __init__(self) -> None:
        self._wall, self._cpu, self._memory = time.perf_counter(), _cpu(), peak_mib()

    def told(self, when: str) -> Told:
        """The figures now."""
        return {f"{when}_wall": time.perf_counter() - self._wall, f"{when}_cpu": _cpu() - self._cpu}

    def grown(self) -> Told:
        """How much more memory was needed at the most, MiB."""
        return {"grown": max(1.0, peak_mib() - self._memory)}


def _cpu() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def peak_mib() -> float:
    """The most memory this process has had, MiB; 0 where the system does not tell.

    Linux keeps the peak of the process that started this one in `ru_maxrss`, so its own mark is read there.
    """
    if sys.platform == "win32":
        return 0.0
    status = Path("/proc/self/status")
    if status.exists():
        marks = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        return int(marks["VmHWM"].split()[0]) / 1_024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1_048_576 if sys.platform == "darwin" else 1_024)


def ours(table: Path, target: Path) -> Told:
    """The import as the command line does it."""
    from app.db.journal_step import Step
    from app.db.store import Store
    from app.exchange.import_file import import_prepared, prepare
    from app.exchange.import_job import run_now
    from app.exchange.import_types import ImportOptions
    from app.exchange.indexing import index_waiting

    store = Store.create(target)
    with store.write(Step("trial")) as uow:
        uow.session.connection()  # SQLAlchemy is loaded in a running program
    watch = _Watch()
    prepared = prepare(table, kind="customers")
    with store.write(Step("import.run", {"name": table.name, "count": 0})) as uow:
        options = ImportOptions(date.today(), "create")  # noqa: DTZ011 - the day on this person's wall
        run_now(import_prepared(uow, prepared, options))
    prepared.close()
    told = watch.told("usable") | watch.told("searchable")
    for progress in index_waiting(store):
        if progress.done < progress.total:
            continue
        told |= watch.told("searchable") if not told.get("over") else {}
        told["over"] = 1.0
    store.close()
    return told | watch.grown()


def floor(table: Path, target: Path) -> Told:
    """The same rows into one bare table."""
    import csv

    from app.db.driver import connect

    watch = _Watch()
    connection: Any = connect(target, create=True)
    connection.execute(f"CREATE TABLE person ({', '.join(f'c{n} TEXT' for n in range(len(HEADERS)))})")
    with table.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        connection.execute("BEGIN")
        connection.executemany(f"INSERT INTO person VALUES ({', '.join('?' * len(HEADERS))})", reader)
        connection.execute("COMMIT")
    connection.close()
    return watch.told("usable") | watch.told("searchable") | watch.grown()


if __name__ == "__main__":
    measured = ours if sys.argv[1] == "ours" else floor
    sys.stdout.write(json.dumps(measured(Path(sys.argv[2]), Path(sys.argv[3]))) + "\n")
