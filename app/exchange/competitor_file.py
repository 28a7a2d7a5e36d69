"""Competitors as a table: out to CSV or XLSX, and back in by the names of its columns in either language."""

from pathlib import Path

from app.db.reader import Reader
from app.exchange.named_columns import header, places
from app.exchange.table_reader import open_table
from app.exchange.table_writer import write_csv, write_xlsx
from app.queries.competitors import VALUES, competitors
from app.sentences.errors import UserError

COLUMNS = ("name", *VALUES)


def write_competitors(reader: Reader, path: Path, language: str) -> int:
    """Write all competitors; the ending says whether CSV or XLSX. Returns how many."""
    rows = [[getattr(each, column) or "" for column in COLUMNS] for each in competitors(reader)]
    headers = [header("competitor.column.", column, language) for column in COLUMNS]
    write = write_xlsx if path.suffix.lower() == ".xlsx" else write_csv
    return write(path, headers, rows)


def read_competitors(path: Path) -> list[tuple[str, dict[str, str]]]:
    """The competitors of a table as `take_competitors` wants them; columns it lacks are left as they are.

    Raises UserError where no column names them.
    """
    found = []
    with open_table(path) as table:
        place_of = places("competitor.column.", COLUMNS, table.headers)
        if "name" not in place_of:
            raise UserError("competitor.no_name_column", name=path.name)
        for _line, cells in table.rows():
            values = {column: cells[place].strip() for column, place in place_of.items()}
            if name := values.pop("name"):
                found.append((name, values))
    return found
