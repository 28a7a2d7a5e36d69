"""The import history: which file brought what, when and by whom, and what can still be undone."""

import json
from dataclasses import dataclass, field
from typing import Any

from app.db.reader import Reader


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One import. `at` and `undone_at` are UTC ms; `counts` as the import kept them (created, updated, …)."""

    id: int
    at: int
    file_name: str
    kind: str
    format: str
    counts: dict[str, Any] = field(hash=False)
    refused: int
    member: str | None
    step_id: int | None
    undone_at: int | None
    undoable: bool


def import_runs(reader: Reader, limit: int = 200) -> list[ImportRow]:
    """The imports, newest first; `refused` is the size in bytes of the kept file of refused rows."""
    rows = reader.all(
        "SELECT i.id, i.created_at >> 16, i.file_name, i.kind, i.format, i.counts, length(i.refused), "
        "m.name, i.step_id, "
        "i.undone_at >> 16, s.id IS NOT NULL AND s.undone = 0 AND s.undoable = 1 FROM import_run i "
        "LEFT JOIN journal_step s ON s.id = i.step_id LEFT JOIN member m ON m.id = s.member_id "
        "WHERE i.deleted_at IS NULL ORDER BY i.created_at DESC, i.id DESC LIMIT ?",
        (limit,),
    )
    return [
        ImportRow(
            key,
            at,
            name,
            kind,
            form,
            json.loads(text) if text else {},
            size or 0,
            who,
            step,
            undone,
            bool(can),
        )
        for key, at, name, kind, form, text, size, who, step, undone, can in rows
    ]


def refused_rows(reader: Reader, run_id: int) -> bytes | None:
    """The kept CSV file of the rows an import did not take."""
    found: bytes | None = reader.value("SELECT refused FROM import_run WHERE id = ?", (run_id,))
    return found


def remembered_mapping(reader: Reader, signature: str) -> Any:
    """The mapping last used for files with these headers (app.exchange.mapping.signature), or None."""
    text = reader.value(
        "SELECT mapping FROM import_mapping WHERE signature = ? AND deleted_at IS NULL", (signature,)
    )
    return None if text is None else json.loads(text)


def mapping_of(reader: Reader, run_id: int) -> Any:
    """The column mapping an import used."""
    text = reader.value("SELECT mapping FROM import_run WHERE id = ?", (run_id,))
    return None if text is None else json.loads(text)
