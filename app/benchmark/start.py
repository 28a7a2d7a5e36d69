"""Start and memory: whole processes, a bare Qt window and ours in turn."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from app.benchmark.measure import Row, row

PAGES = ("today", "customers")


def start_rows(file: Path, rounds: int) -> list[Row]:
    """CPU time to a usable window and memory then, beside a bare window; nothing where Python is packed in."""
    if getattr(sys, "frozen", False):
        return []
    found: list[Row] = []
    for page in PAGES:
        ours: list[dict[str, Any]] = []
        floor: list[dict[str, Any]] = []
        for warming in (("bare", str(file)), ("window", str(file), page)):
            _measure(*warming)
        for _ in range(rounds):
            ours.append(_measure("window", str(file), page))
            floor.append(_measure("bare", str(file)))
        found.append(
            row(f"bench.start_{page}", "ms_cpu", _values(ours, "cpu", 1_000), _values(floor, "cpu", 1_000))
        )
        if page == PAGES[-1] and all(one["mib"] for one in (*ours, *floor)):
            found.append(row("bench.memory", "MiB", _values(ours, "mib", 1), _values(floor, "mib", 1)))
    return found


def _values(found: list[dict[str, Any]], name: str, factor: float) -> list[float]:
    return [one[name] * factor for one in found]


def _measure(*arguments: str) -> dict[str, Any]:
    """Start one process of app/benchmark/__main__.py and read what it says."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # as an installed program: modules are compiled once, by the start that is not counted
    environment["PYTHONPYCACHEPREFIX"] = str(Path(arguments[1]).parent / "compiled")
    done = subprocess.run(  # noqa: S603 - our own interpreter on our own module
        [sys.executable, "-m", "app.benchmark", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told
