"""How many go on from step to step of a way, and how long each step takes."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median_low

from app.insight.findings import ENOUGH


def shares(counts: Sequence[int]) -> list[int | None]:
    """Percent of each step that reached the next; None where fewer than ENOUGH stood before it."""
    return [round(after * 100 / before) if before >= ENOUGH else None for before, after in pairwise(counts)]


def worst_step(counts: Sequence[int]) -> int:
    """The step on the way to which the largest share was lost, -1 where none can be named."""
    known = [(share, place + 1) for place, share in enumerate(shares(counts)) if share is not None]
    lowest = min(known, default=(100, -1))
    return lowest[1] if lowest[0] < 100 else -1


def step_days(ways: Sequence[Sequence[str | None]]) -> list[int | None]:
    """Median days from each step to the next, over those whose days of both are known; None below ENOUGH.

    A way is the ISO day of each of its steps, None where it is unknown or was not reached. Days noted in the
    wrong order count as none at all.
    """
    if not ways:
        return []
    found: list[int | None] = []
    for place in range(len(ways[0]) - 1):
        days = [
            max(0, (date.fromisoformat(after) - date.fromisoformat(before)).days)
            for way in ways
            if (before := way[place]) and (after := way[place + 1])
        ]
        found.append(median_low(days) if len(days) >= ENOUGH else None)
    return found
