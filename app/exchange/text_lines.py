"""A text file as decoded lines, streamed, with giant lines stopped before they fill the memory."""

import io
from collections.abc import Iterator
from pathlib import Path

from app.exchange.encoding import error_handler
from app.exchange.limits import Limits
from app.sentences.errors import UserError

_BLOCK = 1 << 18


class GuardedFile(io.RawIOBase):
    """A binary file that counts what was read and refuses a line longer than the limit."""

    def __init__(self, path: Path, limits: Limits) -> None:
        super().__init__()
        self._path = path
        self._file = path.open("rb", buffering=0)
        self._limit = limits.line_bytes
        self._run = 0

    def readable(self) -> bool:
        """Always: it is a source."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer, watching the distance between line ends."""
        size = self._file.readinto(buffer) or 0
        chunk = bytes(buffer[:size])
        last = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        self._run = self._run + size if last < 0 else size - last - 1
        if self._run > self._limit:
            raise UserError("import.line_too_long", name=self._path.name, limit=f"{self._limit >> 20} MB")
        return size

    def close(self) -> None:
        """Close the file underneath."""
        self._file.close()
        super().close()


class LineSource:
    """Decoded lines of one file with their ends kept; line ends may be LF, CR or CRLF."""

    def __init__(self, path: Path, encoding: str, limits: Limits) -> None:
        self._name, self._encoding = path.name, encoding
        self._guard = GuardedFile(path, limits)
        self._text = io.TextIOWrapper(
            io.BufferedReader(self._guard, _BLOCK), encoding=encoding, errors=error_handler(), newline=""
        )

    def __iter__(self) -> Iterator[str]:
        try:
            for first in self._text:
                yield first.removeprefix("\ufeff")
                break
            yield from self._text
        except UnicodeError as error:  # an encoding that wants a mark at the start, or is none for texts
            raise UserError("import.encoding_wrong", name=self._name, encoding=self._encoding) from error

    def close(self) -> None:
        """Let the file go."""
        self._text.close()
