"""Find out in which encoding a text file was written, and decode it without hiding what is broken."""

import codecs
from dataclasses import dataclass
from pathlib import Path

SAMPLE = 1 << 20
BAD = "\udcff"
ERRORS = "lianyi-mark-bad"
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)


@dataclass(frozen=True, slots=True)
class EncodingGuess:
    """A Python codec name, and why it was chosen (`reason` is a sentence key)."""

    name: str
    reason: str


def _mark(error: UnicodeError) -> tuple[str, int]:
    """Put one visible mark where bytes could not be decoded, so that the row can be named."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return BAD, error.end


def error_handler() -> str:
    """Name of the decode error handler that marks bad bytes with `BAD` instead of losing them."""
    try:
        codecs.lookup_error(ERRORS)
    except LookupError:
        codecs.register_error(ERRORS, _mark)
    return ERRORS


def known_encoding(name: str) -> bool:
    """Whether a person's choice of encoding is one Python can decode text with."""
    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return False


def guess_file_encoding(path: Path) -> EncodingGuess:
    """Encoding of a text file, judged by its first megabyte that holds anything but ASCII."""
    with path.open("rb") as stream:
        head = stream.read(SAMPLE)
        bom = _by_bom(head)
        if bom:
            return bom
        sample = head
        while sample and sample.isascii() and b"\0" not in sample:
            sample = stream.read(SAMPLE)
    return guess_encoding(sample or head)


def guess_encoding(sample: bytes) -> EncodingGuess:
    """Encoding of the bytes: BOM, NULs, UTF-8, then GB18030, Big5 and cp1252 by what they would mean."""
    found = _by_bom(sample) or _wide(sample)
    if found:
        return found
    if sample.isascii():
        return EncodingGuess("utf-8", "import.encoding.ascii")
    lines = [line for line in sample.splitlines() if not line.isascii()]
    if len(sample) >= SAMPLE and len(lines) > 1:
        lines.pop()
    if _bad_lines(lines, "utf-8") * 10 <= len(lines) * 2 and _utf8_weight(lines):
        return EncodingGuess("utf-8", "import.encoding.utf8")
    return _legacy(lines)


def _by_bom(sample: bytes) -> EncodingGuess | None:
    for bom, name in _BOMS:
        if sample.startswith(bom):
            return EncodingGuess(name, "import.encoding.bom")
    return None


def _wide(sample: bytes) -> EncodingGuess | None:
    """UTF-16 without a BOM: every second byte of the separators is NUL."""
    if b"\0" not in sample:
        return None
    whole = sample[: len(sample) - len(sample) % 2]
    best: tuple[int, str] | None = None
    for name in ("utf-16-le", "utf-16-be"):
        text = whole.decode(name, "replace")
        good = sum(text.count(mark) for mark in ",;\t|\r\n")
        bad = text.count("\0") + text.count("\ufffd")
        if good and bad * 20 <= good and (best is None or good > best[0]):
            best = (good, name)
    separators = sum(whole.count(mark) for mark in (b",", b";", b"\t", b"|", b"\r", b"\n"))
    if best is None or best[0] * 2 < separators:
        return None
    return EncodingGuess(best[1], "import.encoding.nul")


def _bad_lines(lines: list[bytes], name: str) -> int:
    bad = 0
    for line in lines:
        try:
            line.decode(name)
        except UnicodeDecodeError:
            bad += 1
    return bad


def _utf8_weight(lines: list[bytes]) -> bool:
    """Whether the UTF-8 lines carry real evidence: at least one whole multi-byte sequence."""
    return any(_decodes(line, "utf-8") for line in lines)


def _decodes(line: bytes, name: str) -> bool:
    try:
        line.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _legacy(lines: list[bytes]) -> EncodingGuess:
    text = b"\n".join(lines)
    if _isolated_share(text) >= 0.7:
        return EncodingGuess("cp1252", "import.encoding.western")
    allowed = max(len(lines) // 20, 0)
    gb_ok = _bad_lines(lines, "gb18030") <= allowed
    big5_ok = _bad_lines(lines, "big5") <= allowed
    gb_share, big5_share = _pair_shares(text)
    if gb_ok and (gb_share >= 0.7 or not big5_ok or big5_share < 0.9):
        return EncodingGuess("gb18030", "import.encoding.gb18030")
    if big5_ok:
        return EncodingGuess("big5", "import.encoding.big5")
    if gb_ok or gb_share >= 0.8:
        return EncodingGuess("gb18030", "import.encoding.gb18030")
    return EncodingGuess("cp1252", "import.encoding.western")


def _isolated_share(text: bytes) -> float:
    """Share of bytes above 127 that stand alone between ASCII letters, as accents in Western text do."""
    high = alone = 0
    previous_high = False
    size = len(text)
    for index, byte in enumerate(text):
        is_high = byte > 0x7F
        if is_high:
            high += 1
            next_high = index + 1 < size and text[index + 1] > 0x7F
            alone += not previous_high and not next_high
        previous_high = is_high
    return alone / high if high else 0.0


def _pair_shares(text: bytes) -> tuple[float, float]:
    """Share of double-byte pairs that are everyday characters when read as GB2312, and as Big5."""
    pairs = gb = big5 = 0
    index = 0
    size = len(text) - 1
    while index < size:
        lead, trail = text[index], text[index + 1]
        if lead <= 0x80:
            index += 1
            continue
        pairs += 1
        index += 2
        gb += trail >= 0xA1 and (0xB0 <= lead <= 0xD7 or 0xA1 <= lead <= 0xA3)
        big5 += 0xA1 <= lead <= 0xC6 and (0x40 <= trail <= 0x7E or trail >= 0xA1)
    return (gb / pairs, big5 / pairs) if pairs else (0.0, 0.0)
