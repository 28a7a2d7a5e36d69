"""Write tables for other programs: CSV that a spreadsheet opens rightly, and XLSX with text cells."""

import csv
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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
    count = 0
    with csv_rows(path, headers) as add:
        for row in rows:
            add(row)
            count += 1
    return count


@contextmanager
def csv_rows(path: Path, headers: Sequence[str]) -> Iterator[Callable[[Sequence[str]], None]]:
    """The same row by row; the file appears when the block ends well."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")

        def add(row: Sequence[str]) -> None:
            # no NUL, no surrogate, no second line and no sign in front: nothing to guard, as in most cells
            writer.writerow([c if not c or (c[0].isalnum() and c.isprintable()) else _safe(c) for c in row])

        add(headers)
        yield add


def _safe(cell: str) -> str:
    """The cell guarded against being calculated, without NULs and lone surrogates."""
    if "\0" in cell:
        cell = cell.replace("\0", "")
    return guard(cell.encode("utf-8", "replace").decode("utf-8"))


def write_xlsx(
    path: Path, headers: Sequence[str], rows: Iterable[Sequence[str]], sheet: str = "Sheet1"
) -> int:
    """One sheet of text cells under a bold, frozen header; more than a sheet holds is refused."""
    with open_book(path) as book:
        book.sheet(sheet, headers)
        for row in rows:
            book.add(row)
        return book.count


class Book:
    """A workbook being written: one sheet after the other, each row by row. `shortened` cells did not fit."""

    def __init__(self, path: Path) -> None:
        import xlsxwriter

        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = xlsxwriter.Workbook(str(path), {"constant_memory": True, **options})
        self._page: Any = None
        self.count = 0
        self.shortened = 0

    def sheet(self, name: str, headers: Sequence[str]) -> None:
        """Begin the next sheet."""
        self._page = self._book.add_worksheet(sheet_name(name))
        _head(self._book, self._page, headers)
        self.count = 0

    def add(self, row: Sequence[str]) -> None:
        """One row of text cells."""
        self.count += 1
        if self.count >= SHEET_ROWS:
            raise UserError("export.too_many_rows", limit=f"{SHEET_ROWS - 1:,}")
        for column, cell in enumerate(row):
            if cell:
                self.shortened += len(cell) > CELL_CHARS
                self._page.write_string(self.count, column, _sheet_text(cell))

    def close(self) -> None:
        """Finish the file."""
        self._book.close()


@contextmanager
def open_book(path: Path) -> Iterator[Book]:
    """A workbook that appears under its name when the block ends well."""
    with replacing(path) as temporary:
        book = Book(temporary)
        try:
            yield book
        finally:
            book.close()


def _head(book: Any, page: Any, headers: Sequence[str]) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    text = book.add_format({"num_format": "@"})
    for column, header in enumerate(headers):
        page.set_column(column, column, min(40, max(10, len(header) * 2)), text)
        page.write_string(0, column, _sheet_text(header), bold)
    page.freeze_panes(1, 0)


def _sheet_text(cell: str) -> str:
    """What a cell of a workbook can hold: no lone surrogates, no longer than the format allows."""
    if not cell.isprintable():  # as a lone surrogate is not
        cell = cell.encode("utf-8", "replace").decode("utf-8")
    return cell[:CELL_CHARS]


def sheet_name(name: str) -> str:
    """A name a sheet may have."""
    cleaned = "".join("_" if char in "[]:*?/\\" else char for char in name).strip("'")[:31]
    return cleaned or "Sheet1"
