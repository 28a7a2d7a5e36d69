"""Bring text a person typed or a file holds into one form, so that equal texts are equal."""

import re
import unicodedata

HAN_RANGES = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN = re.compile(f"[{HAN_RANGES}]")
# Controls (but tab and line feed), bidi marks, zero-width space, byte order mark, lone surrogates.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85")
_BLANKS = re.compile(r"\s+")


def clean_text(text: str) -> str:
    """Text fit to be kept: NFC, line ends as LF, no invisible control characters, no blanks around it."""
    if text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text.strip()  # nothing unseen, no line end, no blank but the ordinary one
    text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", text).strip()


def clean_name(text: str) -> str:
    """A one-line text fit to be kept: as clean_text, with every run of blanks as one space."""
    text = clean_text(text)
    return text if text.isprintable() and "  " not in text else _BLANKS.sub(" ", text)


def storable(text: str) -> bool:
    """Whether text can be written to a file as UTF-8 and holds no NUL."""
    return "\x00" not in text and not any("\ud800" <= char <= "\udfff" for char in text)


def has_han(text: str) -> bool:
    """Whether text holds at least one Chinese character."""
    return _HAN.search(text) is not None


def is_han(char: str) -> bool:
    """Whether one character is a Chinese character."""
    return _HAN.match(char) is not None


class Composing(Exception):  # noqa: N818 - a signal, not an error
    """The text holds a character that may unite with its neighbours."""


class _Folded(dict[int, str]):
    """Character code -> what fold makes of that character by itself, worked out when first asked for."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if unicodedata.category(char)[0] == "M" or _UNITING.match(char):
            raise Composing
        self[code] = found = _fold_whole(char)
        return found


# Conjoining and half-width Korean letters, and the half-width Japanese sound marks.
_UNITING = re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\ud7b0-\ud7ff\uff9e-\uffdc]")
_FOLDED = _Folded()


def folded(code: int) -> str:
    """One character folded by itself. Raises Composing where it may unite with its neighbours."""
    return _FOLDED[code]


def fold(text: str) -> str:
    """Text without what a searching person ignores: width, case, accents; ü becomes v as it is typed."""
    if text.isascii():
        return text.lower()
    try:
        return text.translate(_FOLDED)
    except Composing:
        return _fold_whole(text)


def _fold_whole(text: str) -> str:
    """The text folded as a whole, whatever its characters do to each other."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("ü", "v")
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", bare)
