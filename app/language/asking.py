"""Turn what a person typed into the search box into an expression for the full-text index."""

import re
from dataclasses import dataclass
from functools import cache

from app.language.finding import MOST_LETTERS, MOST_SYLLABLES, spaced_words
from app.language.pinyin import reading
from app.language.resources import load_words
from app.language.text import fold, has_han, is_han

LONGEST_QUERY = 200
_MOST_WORDS = 12
_MOST_SPLITS = 4
_LONGEST_SPLIT = 18
_ANYWHERE = ("joined", "initials", "latin", "mail", "words")
_PHONE = re.compile(r"\+?[0-9][0-9\s\-().+]*")
_DIALLED_BEFORE = re.compile(r"^(?:0086|86(?=1[3-9]|0)|0+)(?=[0-9]{3})")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand next to each other in one of the columns; the last may go on (a prefix)."""

    columns: tuple[str, ...]
    words: tuple[str, ...]
    prefix: bool = True

    def expression(self) -> str:
        """This term in the syntax of FTS5."""
        text = " ".join(self.words).replace('"', '""')
        return f'{{{" ".join(self.columns)}}}: "{text}"{" *" if self.prefix else ""}'


@dataclass(frozen=True, slots=True)
class QueryPlan:
    """What was asked: every part must hold, by one of its alternatives (all terms of it)."""

    parts: tuple[tuple[tuple[Term, ...], ...], ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.parts

    def plainly(self) -> "QueryPlan":
        """The same without readings of letters as a mix of initials and syllables."""
        return QueryPlan(
            tuple(
                tuple(alternative for alternative in part if not _is_mixed(alternative)) or part
                for part in self.parts
            )
        )

    def match_expression(self) -> str:
        """The right-hand side of MATCH; an empty text when there is nothing to look for."""
        return " AND ".join(
            "(" + " OR ".join(_all_of(alternative) for alternative in part) + ")" for part in self.parts
        )


def _is_mixed(terms: tuple[Term, ...]) -> bool:
    return any(term.columns == ("syllables",) for term in terms)


def _all_of(terms: tuple[Term, ...]) -> str:
    return "(" + " AND ".join(term.expression() for term in terms) + ")"


@cache
def _syllable_starts() -> frozenset[str]:
    """Every beginning of a syllable."""
    return frozenset(
        each[:end] for each in load_words("language/syllables.txt") for end in range(1, len(each) + 1)
    )


def pinyin_splits(word: str) -> list[tuple[str, ...]]:
    """The ways to read letters as a mix of initials and syllables: 'zwei' -> z|wei, 'zhangxm' -> zhang|x|m.

    Each piece is an initial (also zh, ch, sh) or a whole syllable, the last may be the start of one;
    all-initial and one-piece readings are left out; fewest pieces first, at most 4 ways.
    """
    if not word.isascii() or not word.isalpha() or not 2 <= len(word) <= _LONGEST_SPLIT:
        return []
    found: list[tuple[str, ...]] = []
    waiting: list[tuple[tuple[str, ...], str]] = [((), word)]
    while waiting and len(found) < 24:
        pieces, rest = waiting.pop()
        for piece, left in _first_pieces(rest):
            if left and len(pieces) < MOST_SYLLABLES:
                waiting.append(((*pieces, piece), left))
            elif not left and pieces and (len(piece) > 1 or any(len(each) > 1 for each in pieces)):
                found.append((*pieces, piece))
    return sorted(found, key=lambda each: (len(each), each))[:_MOST_SPLITS]


def _first_pieces(rest: str) -> list[tuple[str, str]]:
    """Each (piece, what is left) that letters can begin with, the longest piece last."""
    syllables, starts = load_words("language/syllables.txt"), _syllable_starts()
    return [
        (rest[:end], rest[end:])
        for end in range(1, min(6, len(rest)) + 1)
        if rest[:end] in syllables
        or (end == len(rest) and rest in starts)
        or (end == 1 and rest[0] not in "iuv")
        or rest[:end] in ("zh", "ch", "sh")
    ]


def _split_alternative(pieces: tuple[str, ...]) -> tuple[Term, ...]:
    """A mixed reading: its initials next to each other, and its syllables somewhere."""
    initials = Term(("initials",), ("".join(piece[0] for piece in pieces),))
    whole = [
        Term(("syllables",), (piece,), prefix=piece is pieces[-1])
        for piece in dict.fromkeys(pieces)
        if len(piece) > 1 and piece not in ("zh", "ch", "sh")
    ]
    return (initials, *whole)


def _word_part(word: str) -> tuple[tuple[Term, ...], ...]:
    """The alternatives for a word without Chinese characters."""
    word = word[:MOST_LETTERS]
    if word.isascii() and word.isdigit() and len(word) >= 3:
        return _digits_part(word)
    plain = (Term(_ANYWHERE, (word,)),)
    mixed = [_split_alternative(pieces) for pieces in pinyin_splits(word)]
    return (plain, *mixed)


def _digits_part(digits: str) -> tuple[tuple[Term, ...], ...]:
    """The alternatives for 3 digits or more; what is dialled before a number need not be kept with it."""
    found = [(Term(("digits", "latin", "mail", "words"), (digits[:MOST_LETTERS],)),)]
    shorter = _DIALLED_BEFORE.sub("", digits).lstrip("0")[:MOST_LETTERS]
    if shorter != digits and len(shorter) >= 3:
        found.append((Term(("digits",), (shorter,)),))
    return tuple(found)


def _han_part(words: list[str]) -> tuple[tuple[Term, ...], ...]:
    """The alternatives for characters, or characters and letters written together ('张w')."""
    runs: list[list[str]] = []
    for word in words:
        if runs and is_han(word[0]) and is_han(runs[-1][0][0]):
            runs[-1].append(word)
        else:
            runs.append([word])
    han = tuple(Term(("han", "words"), tuple(run), prefix=False) for run in runs if is_han(run[0][0]))
    others = tuple(Term(_ANYWHERE, (run[0][:MOST_LETTERS],)) for run in runs if not is_han(run[0][0]))
    if not others:
        return (han,)
    found = [(*han, *terms) for terms in _together(words)]
    if len(others) == 1 and is_han(words[0][0]):
        found += [(*han, *_split_alternative(pieces)) for pieces in pinyin_splits(words[-1])]
    if all(len(term.words[0]) > 1 for term in others):
        found.append((*han, *others))
    return tuple(dict.fromkeys(found))


def _together(words: list[str]) -> list[tuple[Term, ...]]:
    """Characters and letters as one run of pinyin, and as one run of initials ('张xw' is zhangxw and zxw)."""
    found: list[tuple[Term, ...]] = []
    for person in (True, False):
        syllables = reading("".join(words), person).syllables
        initials = [
            each[0] if is_han(word[0]) else word for word, each in zip(words, syllables, strict=False)
        ]
        found.append((Term(("joined",), ("".join(syllables)[:MOST_LETTERS],)),))
        found.append((Term(("initials",), ("".join(initials)[:MOST_SYLLABLES],)),))
    return found


def _chunk_parts(chunk: str) -> list[tuple[tuple[Term, ...], ...]]:
    """The parts of what stands between two blanks."""
    words = spaced_words(chunk)
    if has_han(chunk):
        return [_han_part(words)] if words else []
    if "@" in chunk:
        return [((Term(("mail", "words"), (word[:MOST_LETTERS],)),),) for word in words]
    return [_word_part(word) for word in words]


def query_plan(text: str) -> QueryPlan:
    """Understand a search text: characters, pinyin, initials, a mix, digits, part of a mailbox, words.

    Blank-separated words must all be found. Only the first 200 characters count. Never fails.
    """
    text = fold(text[:LONGEST_QUERY]).strip()
    if _PHONE.fullmatch(text) and sum(char.isdigit() for char in text) >= 5:
        return QueryPlan((_digits_part("".join(char for char in text if char.isdigit())),))
    parts: list[tuple[tuple[Term, ...], ...]] = []
    for chunk in text.split():
        parts.extend(_chunk_parts(chunk))
    return QueryPlan(tuple(dict.fromkeys(parts))[:_MOST_WORDS])
