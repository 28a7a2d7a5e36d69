"""What a write tells the others: how far it is, and which records it touched."""

from dataclasses import dataclass, field


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
