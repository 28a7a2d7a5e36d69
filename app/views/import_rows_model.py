"""Rows of the review tables: problems and likely duplicates, wrapped one by one as they come into view."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.exchange.draft import Problem
from app.exchange.import_types import Duplicate


@dataclass(frozen=True)
class ProblemRow:
    """A problem as the table shows it; `column` is how a correction names the cell ("" = it has none)."""

    id: int
    problem: Problem
    column: str
    value: str


@dataclass(frozen=True)
class DuplicateRow:
    """A likely duplicate and what will be done with it."""

    id: int
    found: Duplicate
    decision: str


class ListSource:
    """A window onto a list in memory: rows are made only for what is shown."""

    def __init__(self, make: Callable[[int, Any], Any]) -> None:
        self._make = make
        self.items: Sequence[Any] = ()

    def first_page(self, _spec: Any) -> Sequence[Any]:
        """The first rows."""
        return [self._make(at, item) for at, item in enumerate(self.items[:64])]

    def count(self, _spec: Any) -> int:
        """How many."""
        return len(self.items)

    def order(self, _spec: Any) -> "array[int]":
        """In the order of the list."""
        return array("q", range(len(self.items)))

    def rows(self, ids: Sequence[int]) -> dict[int, Any]:
        """The rows with these places."""
        return {at: self._make(at, self.items[at]) for at in ids if at < len(self.items)}
