"""Read the line format that vCard and iCalendar share: bytes to lines to names, parameters and values."""

import binascii
import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import BinaryIO
from unicodedata import is_normalized

from app.language.text import clean_name, clean_text

MAX_LINE = 5_000_000  # characters of one property, folds included
MAX_HEAD = 20_000  # characters before the colon
MAX_ITEMS = 500  # tags, nicknames, dates … of one record; nobody has more, and a list that long is an attack
SAMPLE = 1 << 20
CHUNK = 1 << 18
MAX_SKIPPED = 64 << 20  # bytes of one line without end, after which the rest of the file is left
QP = "QUOTED-PRINTABLE"

_HEAD = re.compile(r"(?:([\w.\-]+)\.)?([A-Za-z_][\w\-]*)((?:;.*)?)\Z", re.DOTALL)
_PARAMETER = re.compile(r';\s*([^=;"]*)(?:=((?:"[^"]*"|[^;"])*))?')
_QUOTED_HEAD = re.compile(r'((?:"[^"]*"|[^":])*):(.*)\Z', re.DOTALL)
_ESCAPE = re.compile(r'\\([nN,;:"\\])')
_CARET = re.compile(r"\^([n'^])")
_BASE64_LINE = re.compile(r"[A-Za-z0-9+/]+=*\s*\Z")
_SEVEN_BIT = ("UTF-7", "ISO-2022", "HZ")  # their Chinese looks like ASCII, so UTF-8 would always seem to fit
_OFTEN_WRONG = ("US-ASCII", "ISO-8859", "LATIN", "WINDOWS-125", "CP125")  # declared by habit over UTF-8 bytes
_WIDER = {"gbk": "gb18030", "gb2312": "gb18030", "iso-8859-1": "cp1252", "shift_jis": "cp932"}
_PLAIN_ENCODINGS = {"7BIT", "8BIT", QP, "BASE64", "B", "Q"}


@dataclass(frozen=True, slots=True)
class RawProperty:
    """One property as the file wrote it (value still escaped), kept so that it can be written again."""

    name: str
    value: str
    parameters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the colon of a line; names in capitals, parameter values as written."""

    group: str
    name: str
    parameters: tuple[tuple[str, tuple[str, ...]], ...]
    types: frozenset[str]
    encoding: str
    charset: str

    def first(self, name: str) -> str:
        """The first value of a parameter, or an empty text."""
        for key, values in self.parameters:
            if key == name and values:
                return values[0]
        return ""


PLAIN = Header("", "TEXT", (), frozenset(), "", "")


@dataclass(slots=True)
class Lines:
    """Where the reader is and what it met on the way: (line, code, raw) of every line it had to leave out."""

    encoding: str = "utf-8"
    old_fold: bool = False
    faults: list[tuple[int, str, str]] = field(default_factory=list)


def guess_encoding(sample: bytes) -> str:
    """The encoding of a file from its first bytes: marks, NULs, strict UTF-8, then Chinese or Western."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
    ):  # fmt: skip
        if sample.startswith(mark):
            return name
    nuls = sample[:4000].count(0)
    if nuls > len(sample[:4000]) // 5:
        return "utf-16-be" if sample[0] == 0 else "utf-16-le"
    return "utf-8" if _decodes(sample, "utf-8") else legacy_encoding(sample)


def legacy_encoding(data: bytes) -> str:
    """GB18030, Big5 or Windows-1252 for other bytes: Chinese ones come in pairs, Western ones alone."""
    runs = re.findall(rb"[\x80-\xff]+", data)
    alone = sum(1 for run in runs if len(run) == 1)
    if alone * 2 <= len(runs):
        for name in ("gb18030", "big5"):
            if _decodes(data, name):
                return name
    return "cp1252"


def _decodes(data: bytes, encoding: str) -> bool:
    """Whether all of data (but a character cut at its end) can be read in that encoding."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(data, final=len(data) < SAMPLE)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def logical_lines(stream: BinaryIO, lines: Lines, encoding: str | None = None) -> Iterator[tuple[int, str]]:
    """Yield (line number, unfolded line); undecodable bytes stay as surrogates for `text_of` to settle."""
    sample = stream.read(SAMPLE)
    lines.encoding = (encoding or guess_encoding(sample)).lower().replace("_", "-")
    folder = _Folder(lines)
    for batch in _batches(stream, sample, lines):
        yield from folder.feed(batch)
    yield from folder.flush()


def _batches(stream: BinaryIO, data: bytes, lines: Lines) -> Iterator[list[str]]:
    """Physical lines, many at a time; of a line without end only the first MAX_LINE characters."""
    if lines.encoding.startswith(("utf-16", "utf-32")):
        decoder = codecs.getincrementaldecoder(lines.encoding)("replace")
        lines.encoding = "utf-8"
    else:
        decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    rest, over, skipped = "", False, 0
    while data and skipped < MAX_SKIPPED:
        text = rest + decoder.decode(data)
        body = text.rstrip("\r") if text.endswith("\r") else text
        held = text[len(body) :]
        if "\r" in body:  # some programs end a line with CR CR LF
            body = body.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
        batch = body.split("\n")
        rest = batch.pop() + held
        if over:
            skipped += len(data)
            over = not batch
            rest = "" if over else rest
            batch = batch[1:]
        if len(rest) > MAX_LINE:
            batch.append(rest)
            rest, over = "", True
        yield batch
        data = stream.read(CHUNK)
    yield [rest.rstrip("\r")]


class _Folder:
    """Joins folded lines: a blank at the begin, a soft break of quoted-printable, base64 without indents."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._number = self._start = self._size = 0
        self._parts: list[str] = []
        self._soft = False
        self._last = ""

    def feed(self, batch: list[str]) -> Iterator[tuple[int, str]]:
        """Take physical lines in, give whole ones out."""
        for raw in batch:
            self._number += 1
            if raw and not self._soft and raw[0] not in " \t":
                if ":" not in raw and self._continues_base64(raw):
                    self._add(raw)
                    continue
            elif not self._ends_open_line(raw):
                continue
            if self._parts:
                yield from self.flush()
            if raw:
                self._parts.append(raw)
                self._start, self._size, self._last = self._number, len(raw), raw
                self._soft = raw[-1] == "=" and self._is_quoted()

    def flush(self) -> Iterator[tuple[int, str]]:
        """Give out the line that is open."""
        if not self._parts:
            return
        line = self._parts[0] if len(self._parts) == 1 else "".join(self._parts)
        if self._size > MAX_LINE:
            self._lines.faults.append((self._start, "line_too_long", line[:40]))
        else:
            yield self._start, line
        self._parts = []
        self._soft = False

    def _ends_open_line(self, raw: str) -> bool:
        """Take in a blank, folded or soft line, unless the open line ends before it."""
        if self._soft:
            if raw[:4].upper() == "END:":
                return True
            self._parts[-1] = self._parts[-1][:-1]
            self._add(raw)
            self._soft = raw.endswith("=")
            return False
        if not self._parts:
            return bool(raw.strip())
        if not raw:  # a head without its value goes on behind the blank line
            return ":" in self._parts[0] or len(self._parts) > 1
        # vCard 2.1 broke lines at a blank that belongs to the text; later writers cut anywhere and add one.
        keeps = self._lines.old_fold and len(self._last) < 72
        self._add(raw if keeps else raw[1:])
        self._last = raw
        self._soft = raw[-1] == "=" and self._is_quoted()
        return False

    def _add(self, text: str) -> None:
        self._size += len(text)
        if self._size <= MAX_LINE:
            self._parts.append(text)

    def _is_quoted(self) -> bool:
        return QP in self._parts[0].partition(":")[0].upper()

    def _continues_base64(self, raw: str) -> bool:
        if not self._parts:
            return False
        head = self._parts[0].partition(":")[0].upper()
        return ("BASE64" in head or "ENCODING=B" in head) and _BASE64_LINE.match(raw) is not None


def split_line(line: str, lines: Lines, number: int) -> tuple[Header | None, str]:
    """The header of a line and its value still encoded; no header when the line is no property."""
    head, colon, value = line.partition(":")
    if len(head) > MAX_HEAD:
        return None, value
    if '"' in head:
        match = _QUOTED_HEAD.match(line)
        if match:
            head, value = match[1], match[2]
    if not head.isascii():
        head = text_of(head, PLAIN, Lines(lines.encoding), number)
    return (parse_header(head) if colon else None), value


@lru_cache(maxsize=4096)
def parse_header(head: str) -> Header | None:
    """Read group, name and parameters; None when this is no property at all."""
    match = _HEAD.match(head.strip().lstrip("\ufeff"))
    if match is None:
        return None
    parameters: list[tuple[str, tuple[str, ...]]] = []
    types: set[str] = set()
    encoding = charset = ""
    for found in _PARAMETER.finditer(match[3]):
        key, values = _parameter(found[1].strip(), found[2])
        if not key:
            continue
        if key == "ENCODING":
            encoding = values[0].upper()
        elif key == "CHARSET":
            charset = values[0]
        else:
            if key == "TYPE":
                types.update(part.strip().upper() for value in values for part in value.split(","))
            parameters.append((key, values))
    return Header(match[1] or "", match[2].upper(), tuple(parameters), frozenset(types), encoding, charset)


def _parameter(name: str, text: str | None) -> tuple[str, tuple[str, ...]]:
    """One parameter; a bare word of vCard 2.1 is an encoding or a type."""
    if text is None:
        word = name.upper()
        if not word:
            return "", ()
        return ("ENCODING", (word,)) if word in _PLAIN_ENCODINGS else ("TYPE", (name,))
    values = [part.strip() for part in re.findall(r'"[^"]*"|[^,"]+', text)] or [""]
    plain = tuple(_caret(part[1:-1] if part[:1] == '"' else part) for part in values)
    return name.upper(), plain


def _caret(text: str) -> str:
    """Undo the ^-escapes of RFC 6868."""
    if "^" not in text:
        return text
    return _CARET.sub(lambda found: {"n": "\n", "'": '"', "^": "^"}[found[1]], text)


def text_of(value: str, header: Header, lines: Lines, number: int) -> str:
    """The text of a value: transfer encoding and character set undone, escapes still in place."""
    if header.encoding in {QP, "Q"}:
        data = binascii.a2b_qp(value.encode("utf-8", "surrogateescape"))
        return _decode(data, header.charset, lines, number)
    if value.isascii() and not header.charset:
        return value
    odd_set = header.charset.upper().startswith(_SEVEN_BIT)
    if lines.encoding == "utf-8" and not odd_set and value.isprintable():
        return value
    return _decode(value.encode("utf-8", "surrogateescape"), header.charset, lines, number)


def _decode(data: bytes, charset: str, lines: Lines, number: int) -> str:
    """Decode by the declared set, then UTF-8 where it plainly fits, then the file's, then a guess."""
    known = charset and not charset.upper().startswith(_OFTEN_WRONG)
    if charset.upper() in {"UTF-8", "UTF8"} and (cut := _cut_utf8(data)):
        lines.faults.append((number, "text_cut", cut[-40:]))
        return cut
    for name in (charset if known else "", "utf-8", lines.encoding, charset, legacy_encoding(data)):
        if not name:
            continue
        try:
            text = data.decode(_WIDER.get(name.lower(), name))
        except (ValueError, LookupError):  # also a set whose name is itself damaged
            continue
        if name == "utf-8" != lines.encoding and not known and not any(char >= "\u0800" for char in text):
            continue  # two bytes of GBK may look like one letter of UTF-8; three hardly ever do
        return text
    lines.faults.append((number, "bytes_unreadable", ""))
    return data.decode("utf-8", "replace")


def _cut_utf8(data: bytes) -> str | None:
    """Text whose last character was cut in two by the program that wrote it, without that character."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start:
            return data[: error.start].decode("utf-8")
    return None


def unescape(text: str) -> str:
    r"""Undo \n \, \; \: \" and \\; any other backslash is a backslash."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def plain(text: str) -> str:
    """Unescaped and cleaned, line breaks kept."""
    return clean_text(unescape(text))


def one_line(text: str) -> str:
    """Unescaped and cleaned, on one line; what is clean already is not worked on."""
    if text.isprintable() and "\\" not in text and "  " not in text and is_normalized("NFC", text):
        return text.strip()
    return clean_name(unescape(text))


def split_escaped(text: str, mark: str) -> list[str]:
    """Split at a mark that no backslash precedes; the parts stay escaped."""
    if "\\" not in text:
        return text.split(mark)
    parts, current, position = [], [], 0
    while position < len(text):
        char = text[position]
        if char == "\\" and position + 1 < len(text):
            current.append(text[position : position + 2])
            position += 2
            continue
        if char == mark:
            parts.append("".join(current))
            current = []
        else:
            current.append(char)
        position += 1
    parts.append("".join(current))
    return parts
