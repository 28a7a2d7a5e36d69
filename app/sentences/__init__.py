"""Turns (code, values) into a sentence in the user's language, for the window and the command line alike."""

import json
import re
import sys
from functools import lru_cache
from pathlib import Path

from app.sentences.errors import UserError

LANGUAGES = ("en", "zh_CN")
_MARK = re.compile(r"\{(\w+)\}")


def _folder() -> Path:
    base = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[2]))
    return base / "resources" / "sentences"


@lru_cache(maxsize=4)
def catalogue(language: str) -> dict[str, str]:
    """All templates of one language (`en` or `zh_CN`), merged from resources/sentences/*.LANGUAGE.json."""
    merged: dict[str, str] = {}
    for path in sorted(_folder().glob(f"*.{language}.json")):
        merged.update(json.loads(path.read_text("utf-8")))
    return merged


def sentence(code: str, language: str, **values: object) -> str:
    """The sentence of a code; an unknown code is shown as itself so that nothing is ever hidden.

    Values that are themselves codes (strings starting with "@") are looked up first.
    """
    template = catalogue(language).get(code)
    if template is None:
        return code if not values else f"{code} {values}"
    if not values:
        return template
    shown = {
        name: sentence(value[1:], language) if isinstance(value, str) and value.startswith("@") else value
        for name, value in values.items()
    }
    return _fill(template, shown)


def _fill(template: str, values: dict[str, object]) -> str:
    """Replace {name} by its value in one pass: data is never a template and never reaches attributes."""
    return _MARK.sub(lambda found: str(values.get(found[1], found[0])), template)


def has_sentence(code: str, language: str) -> bool:
    """Whether a template exists."""
    return code in catalogue(language)


def error_sentence(error: UserError, language: str) -> str:
    """The sentence of a user error."""
    return sentence(error.code, language, **error.values)


def word(enum_name: str, value: object, language: str) -> str:
    """The label of an enum value: `word("interaction_kind", "call", "zh_CN")` is 电话."""
    return sentence(f"{enum_name}.{value}", language)
