"""Keep a spreadsheet program from taking a customer's words for a formula, and take the guard off again.

A cell, or a later line inside a cell, that begins with = + - @ (also their full-width forms, also after
blanks), a tab or a line end gets one apostrophe in front; reading a file takes exactly one off.
"""

import re
from functools import lru_cache

_DANGER = "'*(?:[ \u00a0\u2002-\u200a\u3000]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|\t)"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(f"(\\A)(?={_DANGER}|'*[\r\n])|(\r\n|\r|\n)(?={_DANGER})"),
        re.compile(f"(\\A)'(?={_DANGER}|'*[\r\n])|(\r\n|\r|\n)'(?={_DANGER})"),
    )


def guard(text: str) -> str:
    """The text with an apostrophe before every line that a spreadsheet would calculate."""
    if text[:1].isalnum() and "\n" not in text and "\r" not in text:
        return text  # what is dangerous begins with a sign or a blank
    return _patterns()[0].sub(r"\g<1>\g<2>'", text)


def unguard(text: str) -> str:
    """The text as it was before `guard`."""
    return _patterns()[1].sub(r"\g<1>\g<2>", text)
