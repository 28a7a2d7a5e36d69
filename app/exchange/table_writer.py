"""Write tables for other programs: CSV that a spreadsheet opens rightly, and XLSX with text cells."""

import csv
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from app.exchange.guard import guard
from app.sentences.errors import UserError

SHEET_ROWS = 1_048_576
CELL_CHARS = 32_767


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary neighbour that takes the place of `path` when everything went well.

    Until then the old file stays as it was, and it stays for good when anything goes wrong.
    """
    path = Path(path)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=path.suffix, dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise UserError("import.file_in_use", name=path.name, reason=error.strerror or "") from error
    temporary = Path(name)
    try:
        yield temporary
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())
        _take_place(temporary, path)
    except OSError as error:
        raise UserError("import.file_in_use", name=path.name, reason=error.strerror or "") from error
    finally:
        temporary.unlink(missing_ok=True)


def _take_place(temporary: Path, path: Path) -> None:
    """Rename over the target with the rights a new file gets, and have the folder remember it."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
    os.replace(temporary, path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def write_csv(path: Path, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """UTF-8 with BOM, CRLF, formulas guarded; reading it back gives the same texts. Returns the rows."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as stream:
        return _write_csv(stream, headers, rows)


def _write_csv(stream: IO[str], headers: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([_safe(header) for header in headers])
    count = 0
    for row in rows:
        writer.writerow([_safe(cell) for cell in row])
        count += 1
    return count


def _safe(cell: str) -> str:
    """The cell guarded against being calculated, without NULs and lone surrogates."""
    if cell.isalnum():
        return cell
    if "\0" in cell:
        cell = cell.replace("\0", "")
    return guard(cell.encode("utf-8", "replace").decode("utf-8"))


def write_xlsx(
    path: Path, headers: Sequence[str], rows: Iterable[Sequence[str]], sheet: str = "Sheet1"
) -> int:
    """One sheet of text cells under a bold, frozen header; more than a sheet holds is refused."""
    import xlsxwriter

    with replacing(path) as temporary:
        book = xlsxwriter.Workbook(
            str(temporary),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        try:
            page = book.add_worksheet(sheet_name(sheet))
            _head(book, page, headers)
            count = 0
            for number, row in enumerate(rows, 1):
                if number >= SHEET_ROWS:
                    raise UserError("export.too_many_rows", limit=f"{SHEET_ROWS - 1:,}")
                for column, cell in enumerate(row):
                    if cell:
                        page.write_string(number, column, _sheet_text(cell))
                count = number
        finally:
            book.close()
    return count


def _head(book: Any, page: Any, headers: Sequence[str]) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    text = book.add_format({"num_format": "@"})
    for column, header in enumerate(headers):
        page.set_column(column, column, min(40, max(10, len(header) * 2)), text)
        page.write_string(0, column, _sheet_text(header), bold)
    page.freeze_panes(1, 0)


def _sheet_text(cell: str) -> str:
    """What a cell of a workbook can hold: no lone surrogates, no longer than the format allows."""
    return cell.encode("utf-8", "replace").decode("utf-8")[:CELL_CHARS]


def sheet_name(name: str) -> str:
    """A name a sheet may have."""
    cleaned = "".join("_" if char in "[]:*?/\\" else char for char in name).strip("'")[:31]
    return cleaned or "Sheet1"
