"""Start and memory: whole processes, a bare Qt window and ours in turn."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from app.benchmark.measure import Row, row

PAGES = ("today", "customers")
SMALL = 428
FRAME = 16.7


def start_rows(file: Path, rounds: int, small: Path | None = None) -> list[Row]:
    """CPU time to face, rows and all, stalls and memory, beside a bare window; nothing where Python is packed in.

    With a small file, also how much longer the start over the large one takes.
    """
    if getattr(sys, "frozen", False):
        return []
    _measure("bare", str(file))
    for page in PAGES:  # modules are compiled by a start that is not counted
        _measure("start", str(file), page)
    found: list[Row] = []
    faces: list[float] = []
    bare: list[float] = []
    for page in PAGES:
        ours: list[dict[str, Any]] = []
        fewer: list[dict[str, Any]] = []
        floor: list[dict[str, Any]] = []
        for _ in range(rounds):
            ours.append(_measure("start" if page == PAGES[0] else "whole", str(file), page))
            if small is not None:
                fewer.append(_measure("rows", str(small), page))
            floor.append(_measure("bare", str(file)))
        empty = _values(floor, "cpu", 1_000)
        faces += _values(ours, "face", 1_000)
        bare += empty
        whole = "bench.start_whole" if page == PAGES[0] else "bench.start_whole_customers"
        found.append(row(f"bench.start_{page}", "ms_cpu", _values(ours, "rows", 1_000), empty))
        found.append(row(whole, "ms_cpu", _values(ours, "whole", 1_000), empty))
        if small is not None:
            less = _values(fewer, "rows", 1_000)
            found.append(row(f"bench.start_{page}_growth", "ms_cpu", _values(ours, "rows", 1_000), less))
        if page == PAGES[0]:
            found.append(row("bench.start_writing", "ms_cpu", _values(ours, "writing", 1_000), empty))
    found.insert(0, row("bench.start_face", "ms_cpu", faces, bare))
    return found + _stall_rows(file, rounds) + _memory_row(file, rounds)


def _stall_rows(file: Path, rounds: int) -> list[Row]:
    """The longest time without an answer while the rest loads, and the longest but one; beside a frame."""
    told = [_measure("stalls", str(file), page)["stalls"] for _ in range(rounds) for page in PAGES]
    frame = [FRAME] * len(told)
    return [
        row("bench.start_stall", "ms", [one[0] for one in told], frame),
        row("bench.start_stall_next", "ms", [one[1] for one in told], frame),
    ]


def _memory_row(file: Path, rounds: int) -> list[Row]:
    """Customers open, scrolled through, three searches, ready to write."""
    ours = [_measure("memory", str(file), "customers") for _ in range(max(1, rounds // 3))]
    floor = [_measure("bare", str(file)) for _ in ours]
    if not all(one["mib"] for one in (*ours, *floor)):
        return []
    return [row("bench.memory", "MiB", _values(ours, "mib", 1), _values(floor, "mib", 1))]


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
