"""The newest records that fit a full-text expression, those in the recycle bin passed over."""

from app.db.reader import Reader
from app.db.search_index import INDEXES
from app.queries.search_tags import not_in_bin


def newest(reader: Reader, index: str, expression: str, limit: int, more: str = "") -> list[int]:
    """Keys of the newest records that fit an expression; `more` goes into WHERE.

    The index keeps the words of what was deleted.
    """
    living = not_in_bin(reader, INDEXES[index], f"{index}.rowid")
    rows = reader.all(
        f"SELECT rowid FROM {index} WHERE {index} MATCH ? {more}{living} ORDER BY rowid DESC LIMIT ?",
        (expression, limit),
    )
    return [key for (key,) in rows]
