"""What stands in a cell instead of a value, or around it: dashes, "无", NULL; a text mark before a number."""

import re
from functools import lru_cache

LONGEST = 12
"""No word for nothing is longer."""

_SIGNS = [
    "-",
    "--",
    "---",
    "—",
    "——",
    "－",
    "/",
    "//",
    "\\",
    "\\n",
    "#n/a",
    "#value!",
    "#ref!",
    "#name?",
    "n/a",
]
_WORDS = ["无", "没有", "暂无", "未填写", "未填", "(空)", "（空）", "(无)", "（无）"]
_PROGRAM_WORDS = ["null", "none", "nil", "nan", "(null)", "<null>", "undefined"]


@lru_cache(maxsize=1)
def nothing_words() -> frozenset[str]:
    """Words, in small letters, that mean an empty cell."""
    return frozenset((*_SIGNS, *_WORDS, *_PROGRAM_WORDS))


@lru_cache(maxsize=1)
def nothing_names() -> frozenset[str]:
    """The same for a person's name: there are people called Null."""
    return frozenset((*_SIGNS, *_WORDS))


@lru_cache(maxsize=1)
def nothing_begins() -> frozenset[str]:
    """The signs with which a cell begins that may mean nothing."""
    return frozenset(first for word in nothing_words() for first in (word[0], word[0].upper()))


@lru_cache(maxsize=1)
def _formula() -> re.Pattern[str]:
    return re.compile(r'="([^"]*)"')


def bare_cell(text: str, *, number: bool) -> str:
    """The text without the marks that keep a spreadsheet from calculating with it.

    Shops write ="13805712266" or '13805712266; an apostrophe is a mark only before a `number` (a phone, an
    account, a day, an amount), elsewhere it belongs to the word ('t Hart).
    """
    found = _formula().fullmatch(text.strip())
    if found is not None:
        return found[1]
    return text.strip().lstrip("'") if number and text.lstrip().startswith("'") else text
