"""Where a record has gone that was merged into another one, so that what knew the old one still finds somebody."""

from app.db.reader import Reader

MERGED = ("customer", "contact", "lead")
_FURTHEST = 50  # merges one after the other


def unmerged(table: str) -> str:
    """The condition that leaves out what was merged, for a statement over one table."""
    return " AND merged_into_id IS NULL" if table in MERGED else ""


def standing(reader: Reader, table: str, key: int) -> int:
    """The record that stands for this one: itself, or what it was merged into while that is not recycled either."""
    for _ in range(_FURTHEST if table in MERGED else 0):
        into = reader.value(
            f"SELECT merged_into_id FROM {table} WHERE id = ? AND deleted_at IS NOT NULL", (key,)
        )
        if into is None:
            return key
        key = int(into)
    return key
