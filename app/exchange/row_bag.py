"""What one row of a file says, cell by cell, before it is decided whose it is."""

from collections.abc import Callable
from typing import Any

from app.exchange.cell_values import Cleaned, clean_cell
from app.exchange.choices import choose
from app.exchange.draft import Problem, Reach
from app.exchange.mapping import ColumnMapping
from app.vocabulary import ReachLabel


class Bag:
    """What one row says, before it is decided whose it is."""

    __slots__ = ("address", "captions", "labels", "line", "notes", "problems", "reach", "values")

    def __init__(self, line: int) -> None:
        self.line = line
        self.values: dict[str, Any] = {}
        self.reach: list[tuple[Reach, str]] = []
        self.notes: list[str] = []
        self.problems: list[Problem] = []
        self.labels: dict[tuple[str, str], ReachLabel | None] = {}
        self.address: dict[str, dict[str, str]] = {}
        self.captions: dict[str, str] = {}

    def text(self, key: str) -> str:
        """A text value, "" when there is none."""
        value: str = self.values.get(key, "")
        return value


Handler = Callable[[Bag, str], None]


def choice(column: ColumnMapping, cell: str) -> Cleaned:
    """The value that a word of a column with fixed values stands for."""
    value = choose(column.key, cell)
    return Cleaned(value) if value else Cleaned(None, "import.choice_unknown", keep=True)


def problem(line: int, column: ColumnMapping, code: str, cell: str, severity: Any) -> Problem:
    """What to tell of a cell."""
    text = clean_cell(cell)[:200]
    return Problem(line, column.key, code, {"value": text, "column": column.header}, severity, text)
