"""Write the line format that vCard and iCalendar share: escaped, folded at 75 octets, safely on disk."""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from app.exchange.content_lines import RawProperty
from app.sentences.errors import UserError

FOLD = 75
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
_SPECIAL = re.compile(r"[\\;,\n]")
_CARETS = {"^": "^^", "\n": "^n", '"': "^'"}
_CARET = re.compile(r'[\^\n"]')
_NEEDS_QUOTES = re.compile(r"[;:,]")


def escape(text: str) -> str:
    r"""Text as a value: backslash, semicolon, comma and line break escaped."""
    return _SPECIAL.sub(lambda found: _ESCAPED[found[0]], text)


def link(text: str) -> str:
    """A web address as a value: other programs expect it bare, so it is escaped only where it must be."""
    return escape(text) if "\\" in text or "\n" in text else text


def parameter(name: str, values: Iterable[str]) -> str:
    """One parameter with its semicolon, quoted and ^-escaped (RFC 6868) where needed."""
    written = []
    for value in values:
        text = _CARET.sub(lambda found: _CARETS[found[0]], value)
        written.append(f'"{text}"' if _NEEDS_QUOTES.search(text) else text)
    return f";{name}={','.join(written)}"


def property_line(one: RawProperty) -> str:
    """A property on one line, not yet folded."""
    head = f"{one.group}.{one.name}" if one.group else one.name
    return head + "".join(parameter(name, values) for name, values in one.parameters) + ":" + one.value


def folded(line: str) -> bytes:
    """A line as bytes with its CRLF, broken before 75 octets and never within a character."""
    data = line.encode("utf-8", "replace")
    if len(data) <= FOLD:
        return data + b"\r\n"
    pieces, start, room = [], 0, FOLD
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end])
        start, room = end, FOLD - 1
    pieces.append(data[start:])
    return b"\r\n ".join(pieces) + b"\r\n"


@contextmanager
def written_file(target: Path | BinaryIO) -> Iterator[BinaryIO]:
    """A stream for the new content; a file appears under its name only when everything is on the disk.

    Raises UserError "cards.cannot_write" when the disk or the folder refuses.
    """
    if not isinstance(target, Path):
        yield target
        return
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, target)
    except OSError as error:
        raise UserError("cards.cannot_write", name=target.name, reason=error.strerror or "") from error
    finally:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()
