"""Records of a delimited text file, each with its line; what is broken is named, the rest goes on."""

import csv
from collections.abc import Iterator

from app.exchange.draft import Problem
from app.exchange.encoding import BAD
from app.exchange.guard import unguard
from app.exchange.limits import Limits
from app.exchange.text_lines import LineSource
from app.sentences.errors import UserError

Row = tuple[int, list[str]]
_RAW = 300


class _Feed:
    """Hands lines to the csv reader, remembers those of the current record, and can take them back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: list[str] = []
        self.current: list[str] = []
        self.odd = False

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._lines)
        self.current.append(line)
        if "'" in line or "\0" in line or BAD in line:
            self.odd = True
        return line

    def give_back(self, lines: list[str]) -> None:
        """Read these lines again, first one first."""
        self._again.extend(reversed(lines))


def read_records(source: LineSource, delimiter: str, limits: Limits) -> Iterator[Row | Problem]:
    """Every record with the line it starts in; a record that cannot be read is a `Problem` instead.

    A quote that is never closed costs its own line only: reading starts again on the line below.
    """
    feed = _Feed(iter(source))
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    line = 1
    broken = 0
    while True:
        feed.current.clear()
        feed.odd = False
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            broken += 1
            if broken > limits.broken_quotes:
                raise UserError("import.quotes_broken", line=line) from error
            yield _refused(line, feed.current, limits)
            feed.give_back(feed.current[1:])
            reader = csv.reader(feed, delimiter=delimiter, strict=True)
            line += 1
            continue
        start, line = line, line + len(feed.current)
        if feed.odd:
            yield from _odd(start, cells)
        else:
            yield start, cells


def _refused(line: int, lines: list[str], limits: Limits) -> Problem:
    raw = lines[0].rstrip("\r\n")
    if len(raw) > limits.field_chars:
        values = {"size": f"{len(raw):,}", "limit": f"{limits.field_chars:,}"}
        return Problem(line, "", "import.field_too_long", values, "must", raw[:_RAW])
    code = "import.quote_open" if _odd_quotes(raw) else "import.quote_stray"
    return Problem(line, "", code, {"line": str(line)}, "must", raw[:_RAW])


def _odd_quotes(raw: str) -> bool:
    return raw.count('"') % 2 == 1


def _odd(line: int, cells: list[str]) -> Iterator[Row | Problem]:
    """A record with an apostrophe, a NUL or undecodable bytes somewhere."""
    text = "\x1f".join(cells)
    if BAD in text:
        raw = text.replace("\x1f", " | ").replace(BAD, "\N{REPLACEMENT CHARACTER}")[:_RAW]
        yield Problem(line, "", "import.bytes_undecodable", {}, "must", raw)
        return
    if "\0" in text:
        cells = [cell.replace("\0", "") for cell in cells]
        yield Problem(line, "", "import.nul_removed", {}, "may", text.replace("\0", "")[:_RAW])
    yield line, [unguard(cell) if "'" in cell else cell for cell in cells]
