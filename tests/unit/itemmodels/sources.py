"""A source of made rows for tests, and an executor whose work happens when the test says so."""

from array import array
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Any

DEVICE = 0x5A17C3 << 39  # ids as real ones: 24 bits of device above a counter


@dataclass(frozen=True)
class FirmRow:
    """A row as a page would have it."""

    id: int
    name: str
    value: int


class ListSource:
    """A list of rows; the spec is (key, descending, smallest value)."""

    def __init__(self, count: int = 0) -> None:
        self.records: dict[int, FirmRow] = {}
        self.calls: list[tuple[str, Any]] = []
        for number in range(count):
            self.add(number, f"firm {number:05d}", number * 37 % 101)

    def add(self, number: int, name: str, value: int) -> int:
        row = FirmRow(DEVICE + number, name, value)
        self.records[row.id] = row
        return row.id

    def sorted(self, spec: Any) -> list[FirmRow]:
        key, descending, smallest = spec
        found = [row for row in self.records.values() if row.value >= smallest]
        return sorted(found, key=lambda row: (getattr(row, key), row.id), reverse=descending)

    def first_page(self, spec: Any) -> Sequence[FirmRow]:
        self.calls.append(("first", spec))
        return self.sorted(spec)[:64]

    def count(self, spec: Any) -> int:
        return len(self.sorted(spec))

    def order(self, spec: Any) -> "array[int]":
        self.calls.append(("order", spec))
        return array("q", (row.id for row in self.sorted(spec)))

    def rows(self, ids: Sequence[int]) -> dict[int, FirmRow]:
        self.calls.append(("rows", tuple(ids)))
        return {each: self.records[each] for each in ids if each in self.records}


class LaterExecutor(Executor):
    """Keeps work until `step`: a disk as slow as the test likes, without a clock."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Any, ...]] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":
        self.waiting.append((fn, *args))
        return Future()

    def step(self, position: int = 0) -> None:
        """Do one piece of waiting work and deliver it."""
        from PySide6.QtCore import QCoreApplication

        fn, *args = self.waiting.pop(position)
        fn(*args)
        QCoreApplication.processEvents()

    def finish(self) -> None:
        """Do all of it."""
        while self.waiting:
            self.step()
