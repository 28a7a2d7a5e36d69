"""The tokens under which names, numbers, mailboxes and notes are found again in the search index."""

import re
from typing import NamedTuple

from app.language.pinyin import Reading
from app.language.text import HAN_RANGES, Composing, fold, folded

MOST_SYLLABLES = 12
MOST_LETTERS = 24
_MOST_DIGITS = 24
_SHORTEST_RUN = 3
_TOKEN = re.compile(rf"[^\W_{HAN_RANGES}]+|(?=\w)[{HAN_RANGES}]")
_NOT_DIGIT = re.compile(r"[^0-9]")
_HAN = re.compile(rf"[{HAN_RANGES}]+")


class _Parted(dict[int, str]):
    """Character code -> its folded form with blanks where a token begins or ends, worked out when first asked for."""

    def __missing__(self, code: int) -> str:
        parted = self[code] = "".join(
            " " if not _TOKEN.match(char) else f" {char} " if _HAN.match(char) else char
            for char in folded(code)
        )
        return parted


_PARTED = _Parted()


class SearchTokens(NamedTuple):
    """What the search index keeps of one name, a text of blank-separated tokens per column."""

    han: str
    syllables: str
    joined: str
    initials: str
    latin: str


def spaced_words(text: str) -> list[str]:
    """The tokens of a text: each Chinese character by itself, every other word folded."""
    if not text.isascii():
        try:
            return text.translate(_PARTED).split()
        except Composing:
            pass
    return _TOKEN.findall(fold(text))


def word_tokens(text: str) -> str:
    """The text of a note, an address or a tag for the column words."""
    return " ".join(spaced_words(text))


def _ends(word: str, shortest: int) -> list[str]:
    """Every end of a word of at least so many letters, the word itself first."""
    return [word[at:] for at in range(max(1, len(word) - shortest + 1))]


def search_tokens(name: str, reading: Reading) -> SearchTokens:
    """The tokens of one name.

    joined holds the joined pinyin from each of the first 12 syllables on (at most 24 letters each), so that a
    prefix search finds any later part; initials likewise; latin each word and its ends of 3 letters or more.
    """
    syllables = reading.syllables[:MOST_SYLLABLES]
    initials = reading.initials[:MOST_SYLLABLES]
    joined = "".join(syllables)
    starts: list[str] = []
    at = 0
    for syllable in syllables:
        starts.append(joined[at : at + MOST_LETTERS])
        at += len(syllable)
    words = spaced_words(name)
    others = [] if _HAN.fullmatch(name) else [word for word in words if not _HAN.match(word)]
    latin = [end for word in others for end in _ends(word[:MOST_LETTERS], _SHORTEST_RUN)]
    return SearchTokens(
        han=" ".join([word for word in words if _HAN.match(word)] if others else words),
        syllables=" ".join(reading.syllables),
        joined=" ".join(starts),
        initials=" ".join([initials[start:] for start in range(len(initials))]),
        latin=" ".join(dict.fromkeys(latin)) if latin else "",
    )


def phone_tokens(digits: str) -> str:
    """Every end of 3 digits or more of a telephone number; signs do not count, an extension does."""
    bare = digits.removeprefix("+")[:_MOST_DIGITS]
    if not (bare.isascii() and bare.isdigit()):
        bare = _NOT_DIGIT.sub("", fold(digits))[:_MOST_DIGITS]
    return " ".join(_ends(bare, _SHORTEST_RUN)) if bare else ""


def email_tokens(mail: str) -> str:
    """The words of a mailbox in order, then the ends of long ones: 'lin@kangyue.cn' is found by 'yue'."""
    words = spaced_words(mail)
    long = [word for word in words if len(word) > _SHORTEST_RUN]
    ends = [end for word in long for end in _ends(word[:MOST_LETTERS], _SHORTEST_RUN)[1:]]
    return " ".join([*words, *dict.fromkeys(ends)])
