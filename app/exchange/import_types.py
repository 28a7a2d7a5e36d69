"""What an import is told and what it tells afterwards."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from app.exchange.draft import Problem

CHOICES = ("ask", "skip", "update", "create")


@dataclass(frozen=True)
class ImportOptions:
    """How to take a file in.

    `on_duplicate` decides for every likely duplicate, `decisions` (line -> skip, update, create) for single
    ones. `ask` with nobody to ask loses nothing: what is wholly known already is skipped, anything else is
    kept as a new record and listed. `owners` maps names in the file to members (None = nobody); `language` is
    that of the file of refused rows ("" = the system's).
    """

    today: date
    on_duplicate: str = "ask"
    decisions: Mapping[int, str] = field(default_factory=dict)
    owners: Mapping[str, int | None] = field(default_factory=dict)
    channel_words: Mapping[str, str] = field(default_factory=dict)
    currency: str = "CNY"
    language: str = ""
    dry_run: bool = False


@dataclass(frozen=True)
class ImportSource:
    """The file as the history will name it; `rows` is 0 when not known beforehand."""

    file_name: str
    kind: str
    format: str
    encoding: str = ""
    mapping: Any = None
    rows: int = 0


@dataclass(frozen=True)
class Duplicate:
    """A row that is likely somebody known: `odds` in [0, 1], `reasons` are codes with values.

    `other_id` is the stored record (0 when it stands further up in the same file, at `other_line`).
    `identical` = the row says nothing that is not known; `mergeable` = both are of one kind.
    """

    line: int
    name: str
    other_table: str
    other_id: int
    other_line: int
    odds: float
    reasons: tuple[tuple[str, str], ...]
    identical: bool
    decision: str
    other_name: str = ""
    mergeable: bool = True


@dataclass
class ImportReport:
    """What came of it; created, updated, skipped and refused count rows of the file."""

    source: ImportSource
    rows: int = 0
    created: int = 0
    updated: int = 0
    skipped: int = 0
    refused: int = 0
    records: dict[str, int] = field(default_factory=dict)
    duplicates: list[Duplicate] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused_lines: set[int] = field(default_factory=set)
    unknown_owners: Counter[str] = field(default_factory=Counter)
    run_id: int | None = None

    def counts(self) -> dict[str, int]:
        """The figures the import history keeps."""
        return {
            "rows": self.rows,
            "created": self.created,
            "updated": self.updated,
            "skipped": self.skipped,
            "refused": self.refused,
            "duplicates": len(self.duplicates),
            "problems": len(self.problems),
            **{f"{table}_records": count for table, count in self.records.items()},
        }


class RowOutcomes:
    """What became of each row of a file, one byte a row: what was done last for somebody of it that weighs most."""

    WEIGHT: ClassVar = {"skipped": 1, "updated": 2, "created": 3}

    def __init__(self) -> None:
        self._rows = bytearray()

    def note(self, lines: Sequence[int], outcome: str) -> None:
        """Records of these rows were created, updated or skipped."""
        rows, weight = self._rows, self.WEIGHT[outcome]
        last = max(lines, default=0)
        if last >= len(rows):
            rows.extend(bytes(last + 1024 - len(rows)))
        for line in lines:
            rows[line] = max(rows[line], weight)

    def count(self, outcome: str) -> int:
        """How many rows ended so."""
        return self._rows.count(self.WEIGHT[outcome])


class Lines:
    """A set of line numbers of a file, one byte a line."""

    def __init__(self) -> None:
        self._marks = bytearray()
        self.last = 0

    def add(self, lines: Sequence[int]) -> None:
        """Note some lines."""
        self.last = max(self.last, max(lines, default=0))
        if self.last >= len(self._marks):
            self._marks.extend(bytes(self.last + 1024 - len(self._marks)))
        for line in lines:
            self._marks[line] = 1

    def __contains__(self, line: object) -> bool:
        return isinstance(line, int) and line < len(self._marks) and bool(self._marks[line])

    def __len__(self) -> int:
        return self._marks.count(1)
