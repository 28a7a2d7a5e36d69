"""Tell tables, address cards and calendars apart by what is in the file, not by its name."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from app.sentences.errors import UserError

Family = Literal["table", "cards", "calendar", "deals"]

_LOOK_AT = 64 << 10
_BLOCK = 1 << 20
_COUNT_UP_TO = 256 << 20
_SUFFIXES: dict[str, Family] = {
    ".vcf": "cards",
    ".vcard": "cards",
    ".ics": "calendar",
    ".ical": "calendar",
    ".vcs": "calendar",
}


@lru_cache(maxsize=1)
def _begins() -> re.Pattern[bytes]:
    return re.compile(rb"^\s*BEGIN\s*:\s*(VCARD|VCALENDAR|VEVENT|VTODO)\b", re.IGNORECASE | re.MULTILINE)


def family_of(path: Path) -> Family:
    """What sort of file it is. Raises UserError when it cannot be opened or is empty."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise UserError("import.no_file", name=path.name)  # a pipe would be waited for without end
        with path.open("rb") as stream:
            head = stream.read(_LOOK_AT)
    except IsADirectoryError as error:
        raise UserError("import.is_a_folder", name=path.name) from error
    except OSError as error:
        raise UserError("import.cannot_open", name=path.name, reason=error.strerror or "") from error
    if not head:
        raise UserError("import.file_empty", name=path.name)
    found = _begins().search(head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf"))
    if found is not None and (path.suffix.lower() in _SUFFIXES or _starts(head, found)):
        return "cards" if found[1].upper() == b"VCARD" else "calendar"
    if found is None and head.startswith((b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff")):
        return "table"
    return _SUFFIXES.get(path.suffix.lower(), "table")


def _starts(head: bytes, found: "re.Match[bytes]") -> bool:
    """Whether the BEGIN line is the first that says anything (a table may quote one in a cell)."""
    before = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")[: found.start()]
    return not before.strip(b"\xff\xfe \t\r\n")


def count_marks(path: Path, mark: bytes) -> int:
    """How often a mark (in capitals) stands in a file, reckoned from its first part when it is very large."""
    count = read = 0
    tail = b""
    size = path.stat().st_size
    with path.open("rb") as stream:
        while read < _COUNT_UP_TO and (block := stream.read(_BLOCK)):
            read += len(block)
            block = tail + block.replace(b"\0", b"").upper()
            count += block.count(mark)
            tail = block[len(block) - len(mark) + 1 :] if len(mark) > 1 else b""
    return count if read >= size or not read else count * size // read


def count_lines(path: Path) -> int:
    """How many lines a text file has, whatever their ends."""
    count = count_marks(path, b"\n") or count_marks(path, b"\r")
    with path.open("rb") as stream:
        stream.seek(-min(2, path.stat().st_size), 2)
        last = stream.read().replace(b"\0", b"")
    return count + (not last.endswith((b"\n", b"\r")))
