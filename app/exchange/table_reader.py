"""Open a table file, text or spreadsheet, and read its rows with their line numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from app.exchange.database_reader import DatabaseTable
from app.exchange.delimiter import guess_delimiter
from app.exchange.draft import Problem
from app.exchange.encoding import BAD, guess_file_encoding, known_encoding
from app.exchange.fields import header_words
from app.exchange.file_format import check_is_text, file_format
from app.exchange.header_row import distinct_headers, find_header
from app.exchange.limits import Limits
from app.exchange.report_footer import without_footer
from app.exchange.spreadsheet_reader import SpreadsheetChild
from app.exchange.text_lines import LineSource
from app.exchange.text_records import Row, read_records
from app.sentences.errors import UserError

_PEEK = 60


@dataclass(frozen=True, slots=True)
class TableNote:
    """Something told about the whole file: hidden rows, formulas, another format than the name says."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass
class TableFile:
    """An opened table. `header_row` is the line the column names stand in, 0 = there are none.

    `encoding_reason` is a sentence key saying how the encoding was found.
    """

    path: Path
    format: str
    encoding: str
    encoding_reason: str
    delimiter: str
    sheets: tuple[str, ...]
    sheet: str
    header_row: int
    headers: tuple[str, ...]
    size: int
    notes: tuple[TableNote, ...]
    limits: Limits
    first_rows: tuple[Row, ...] = ()
    row_count: int | None = None
    _child: SpreadsheetChild | DatabaseTable | None = None
    _rest: Iterator[Row] | None = None
    _source: LineSource | None = None

    def read(self) -> Iterator[Row | Problem]:
        """All rows below the header in order, and a `Problem` for each that could not be read.

        Rows are as wide as the headers: short ones are filled, long ones cut with a problem saying so;
        empty rows and the footer of a report are left out, a header repeated further down is told and left out.
        """
        return without_footer(self._below(self._raw()))

    def _below(self, items: Iterator[Row | Problem]) -> Iterator[Row | Problem]:
        width = len(self.headers)
        header: list[str] | None = None
        for item in items:
            if isinstance(item, Problem):
                if item.line > self.header_row:
                    yield item
                continue
            line, cells = item
            if line <= self.header_row:
                header = cells if line == self.header_row else header
                continue
            if cells == header:
                yield Problem(line, "", "import.header_again", {}, "may", _raw_text(cells))
                continue
            if len(cells) != width:
                extra = [cell for cell in cells[width:] if cell.strip()]
                if extra:
                    yield Problem(
                        line,
                        "",
                        "import.row_too_long",
                        {"extra": " | ".join(extra)[:200]},
                        "may",
                        _raw_text(cells),
                    )
                cells = cells[:width] + [""] * (width - len(cells))
            if "".join(cells).strip():
                yield line, cells

    def rows(self) -> Iterator[Row]:
        """Only the readable rows."""
        return (item for item in self.read() if not isinstance(item, Problem))

    def preview(self, count: int = 20) -> list[Row]:
        """The first rows below the header; up to some fifty cost no second reading of a spreadsheet."""
        if count <= _PEEK and self.first_rows:
            items = without_footer(self._below(iter(self.first_rows)))
            return [item for item in items if not isinstance(item, Problem)][:count]
        return list(islice(self.rows(), count))

    def cancel(self) -> None:
        """Stop a reading that waits for the spreadsheet child, from another thread."""
        if self._child is not None:
            self._child.cancel()

    def close(self) -> None:
        """Let go of file and child."""
        if self._child is not None:
            self._child.close()
        self._child = self._rest = None

    def __enter__(self) -> "TableFile":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _raw(self) -> Iterator[Row | Problem]:
        if self.format != "text":
            yield from self._sheet_rows()
            return
        self._source = LineSource(self.path, self.encoding, self.limits)
        try:
            yield from read_records(self._source, self.delimiter, self.limits)
        finally:
            self._source.close()

    def _sheet_rows(self) -> Iterator[Row]:
        """The child that gave the first rows gives the others once; a second reading starts a new one."""
        rest, self._rest = self._rest, None
        if rest is not None:
            yield from self.first_rows
            yield from rest
            return
        self.close()
        self._child = _sheet(self.path, self.format, self.sheet, self.limits)
        yield from self._child.rows()

    def __del__(self) -> None:
        self.close()


def _raw_text(cells: list[str]) -> str:
    return " | ".join(cells)[:300]


def open_table(
    path: Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
    limits: Limits | None = None,
) -> TableFile:
    """Open CSV, TSV, TXT, XLSX, XLS, ODS or SQLite; what is not given is found out. Raises UserError."""
    limits = limits or Limits()
    path = Path(path)
    kind = file_format(path)
    size = path.stat().st_size
    if kind == "text":
        return _open_text(path, size, encoding, delimiter, header_row, limits)
    return _open_spreadsheet(path, kind, size, sheet, header_row, limits)


def _open_text(
    path: Path, size: int, encoding: str | None, delimiter: str | None, header_row: int | None, limits: Limits
) -> TableFile:
    if size > limits.file_bytes:
        raise UserError("import.file_too_large", name=path.name, limit=f"{limits.file_bytes >> 20:,} MB")
    if encoding is not None and not known_encoding(encoding):
        raise UserError("import.unknown_encoding", name=encoding)
    _check_first_line(path, limits)
    guess = guess_file_encoding(path) if encoding is None else None
    name = guess.name if guess else str(encoding)
    check_is_text(path, name)
    if delimiter is None:
        delimiter = _find_delimiter(path, name, limits)
    peeked = _first_rows(path, name, delimiter, limits)
    notes = (TableNote("import.note.really_text"),) if path.suffix.lower() in _SHEET_NAMES else ()
    line, headers = _headers(peeked, header_row)
    return TableFile(
        path,
        "text",
        name,
        guess.reason if guess else "import.encoding.chosen",
        delimiter,
        (),
        "",
        line,
        headers,
        size,
        notes,
        limits,
        tuple(peeked),
    )


def _first_rows(path: Path, encoding: str, delimiter: str, limits: Limits) -> list[Row]:
    source = LineSource(path, encoding, limits)
    try:
        records = islice(read_records(source, delimiter, limits), _PEEK)
        peeked = [item for item in records if not isinstance(item, Problem)]
    finally:
        source.close()
    if not any("".join(cells).strip() for _, cells in peeked):
        raise UserError("import.no_rows", name=path.name)
    return peeked


_SHEET_NAMES = (".xlsx", ".xls", ".ods", ".xlsm")


def _check_first_line(path: Path, limits: Limits) -> None:
    """Refuse a one-line giant before anything is decoded."""
    with path.open("rb") as stream:
        head = stream.read(limits.line_bytes + 1)
    if len(head) > limits.line_bytes and b"\n" not in head and b"\r" not in head:
        raise UserError("import.line_too_long", name=path.name, limit=f"{limits.line_bytes >> 20} MB")


def _find_delimiter(path: Path, encoding: str, limits: Limits) -> str:
    if path.suffix.lower() == ".tsv":
        return "\t"
    source = LineSource(path, encoding, limits)
    try:
        lines = [line.replace("\0", "") for line in islice(source, 200) if BAD not in line]
    finally:
        source.close()
    return guess_delimiter(lines)


def _sheet(path: Path, kind: str, sheet: str | None, limits: Limits) -> SpreadsheetChild | DatabaseTable:
    """Whatever reads the rows of one sheet or table."""
    return DatabaseTable(path, sheet) if kind == "sqlite" else SpreadsheetChild(path, sheet, limits)


def _open_spreadsheet(
    path: Path, kind: str, size: int, sheet: str | None, header_row: int | None, limits: Limits
) -> TableFile:
    child = _sheet(path, kind, sheet, limits)
    try:
        info = child.info
        rest = child.rows()
        peeked = list(islice(rest, _PEEK))
        if not any("".join(cells).strip() for _, cells in peeked):
            raise UserError("import.no_rows", name=path.name)
        line, headers = _headers(peeked, header_row)
    except BaseException:
        child.close()
        raise
    kind = str(info["format"])
    notes = [TableNote(code, values) for code, values in info["notes"]]
    if kind == "xls" and path.suffix.lower() == ".xlsx":
        notes.append(TableNote("import.note.really_xls"))
    return TableFile(
        path,
        kind,
        "",
        "",
        "",
        tuple(info["sheets"]),
        str(info["sheet"]),
        line,
        headers,
        size,
        tuple(notes),
        limits,
        tuple(peeked),
        int(info["rows"]),
        child,
        rest,
    )


def _headers(peeked: list[Row], wanted: int | None) -> tuple[int, tuple[str, ...]]:
    """Line and names of the header; columns beyond it that hold something get their letter."""
    if wanted is None:
        index = find_header([cells for _, cells in peeked], header_words())
    elif wanted == 0:
        index = None
    else:
        index = next((at for at, (line, _) in enumerate(peeked) if line == wanted), None)
        if index is None:
            raise UserError("import.no_such_row", line=wanted)
    below = peeked if index is None else peeked[index:]
    width = max((_width(cells) for _, cells in below), default=1)
    if index is None:
        return 0, distinct_headers([], width)
    line, cells = peeked[index]
    own = _width(cells)
    longer = sum(1 for _, row in below[1:] if _width(row) > own)
    return line, distinct_headers(cells, max(width, own) if longer * 5 > len(below) else own)


def _width(cells: list[str]) -> int:
    """Number of cells up to the last filled one."""
    width = len(cells)
    while width and not cells[width - 1].strip():
        width -= 1
    return width
