"""What a write tells the others: how far it is, and which records it touched."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True)
class Changes:
    """Ids touched by one committed transaction, by table name.

    `everything` names tables of which so much changed (an import, a restore) that a reader should reload.
    """

    created: dict[str, frozenset[int]] = field(default_factory=dict)
    updated: dict[str, frozenset[int]] = field(default_factory=dict)
    deleted: dict[str, frozenset[int]] = field(default_factory=dict)
    everything: frozenset[str] = frozenset()
    step_id: int | None = None

    def touches(self, *tables: str) -> bool:
        """Whether any of the tables changed at all."""
        return any(
            table in group
            for table in tables
            for group in (self.created, self.updated, self.deleted, self.everything)
        )

    def ids(self, table: str) -> frozenset[int]:
        """Every id of the table that was created, updated or deleted (empty when `everything` names it)."""
        empty: frozenset[int] = frozenset()
        return (
            self.created.get(table, empty) | self.updated.get(table, empty) | self.deleted.get(table, empty)
        )

    def wholesale(self, table: str) -> bool:
        """Whether a reader of this table should reload instead of looking at ids."""
        return table in self.everything


@dataclass(frozen=True)
class Progress:
    """How far a long job is: `total` 0 means unknown; `code` names a sentence for what is being done."""

    done: int
    total: int
    code: str = ""


def finish(job: "Generator[Progress, None, Result]") -> Result:
    """Run a job to its end, telling nobody how far it is; returns what it returns."""
    try:
        while True:
            next(job)
    except StopIteration as end:
        result: Result = end.value
        return result
    finally:
        job.close()


def part_of(
    job: "Generator[Progress, None, Result]", code: str, begin: int, end: int, whole: int
) -> "Generator[Progress, None, Result]":
    """A job as a part of a longer one: its reports lie between `begin` and `end` of `whole` and bear this code."""
    yield Progress(begin, whole, code)
    try:
        while True:
            item = next(job)
            share = item.done / item.total if item.total else 0
            yield Progress(begin + int((end - begin) * share), whole, code)
    except StopIteration as last:
        result: Result = last.value
        return result
    finally:
        job.close()


def counted(steps: "Iterator[tuple[int, int]]") -> "Generator[Progress, None, None]":
    """Steps that tell (done, total), as a job."""
    for done, total in steps:
        yield Progress(done, total)
