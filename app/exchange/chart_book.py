"""Write the tables of charts to a workbook: one sheet each, the finding below."""

from collections.abc import Sequence
from pathlib import Path

from app.exchange.table_writer import open_book

Table = tuple[str, str, Sequence[Sequence[str]]]


def write_charts(path: Path, tables: Sequence[Table]) -> int:
    """Tables as (title, finding, rows); a first row that begins with an empty cell is a header. Returns the sheets."""
    with open_book(path) as book:
        for title, finding, rows in tables:
            headed = bool(rows) and not rows[0][0]
            head = [title, *rows[0][1:]] if headed else [title]
            book.sheet(title, head)
            for row in rows[1:] if headed else rows:
                book.add(row)
            if finding:
                book.add([""])
                book.add([finding])
    return len(tables)
