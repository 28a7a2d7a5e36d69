"""Timing: CPU or wall time of ours and of the floor in turn, and what is told of it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import log

Clock = Callable[[], float]
Action = Callable[[], object]


def cpu() -> float:
    """CPU seconds of this process, all threads."""
    return time.process_time()


def wall() -> float:
    """Seconds that passed."""
    return time.perf_counter()


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the values lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclass(frozen=True)
class Figures:
    """Median and 99th percentile."""

    p50: float
    p99: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Figures":
        """The figures of some values."""
        return cls(quantile(values, 0.5), quantile(values, 0.99))


@dataclass(frozen=True)
class Limit:
    """What a row must not exceed: the ratio of the middles, our middle, our slowest of a hundred (None: any)."""

    ratio: float | None = None
    p50: float | None = None
    p99: float | None = None


@dataclass(frozen=True)
class Row:
    """One line of the report: `name` is a sentence code, `unit` ms_cpu, ms, rows_per_s or MiB.

    `ratio` is ours divided by the floor; for rows per second the other way round, so that 1 is always the best.
    `growth` is the power with which ours grows with the customers: 0 is flat, 1 twice as long for twice as many.
    """

    name: str
    unit: str
    ours: Figures
    floor: Figures
    rounds: int
    growth: float | None = None

    def beside(self, few: "Row", times: float) -> "Row":
        """This row with the power by which it grew from the same row over so many times fewer customers."""
        if min(self.ours.p50, few.ours.p50) <= 0:
            return self
        return replace(self, growth=log(self.ours.p50 / few.ours.p50) / log(times))

    @property
    def ratio(self) -> float:
        """How many times the floor; inf when the floor is nothing."""
        one, two = self.ours.p50, self.floor.p50
        if self.unit == "rows_per_s":
            one, two = two, one
        return one / two if two else float("inf")

    def keeps(self, limit: Limit | None) -> bool | None:
        """Whether the row is within its limit; None without one."""
        if limit is None:
            return None
        pairs = ((limit.ratio, self.ratio), (limit.p50, self.ours.p50), (limit.p99, self.ours.p99))
        return all(most is None or value <= most for most, value in pairs)


def in_turn(ours: Action, floor: Action, rounds: int, clock: Clock = cpu) -> tuple[list[float], list[float]]:
    """Milliseconds of ours and of the floor, one after the other, so that the machine's moods hit both."""
    first: list[float] = []
    second: list[float] = []
    for _ in range(rounds):
        for action, found in ((ours, first), (floor, second)):
            start = clock()
            action()
            found.append((clock() - start) * 1_000)
    return first, second


def row(name: str, unit: str, ours: Sequence[float], floor: Sequence[float]) -> Row:
    """A line from measured values."""
    return Row(name, unit, Figures.of(ours), Figures.of(floor), len(ours))
