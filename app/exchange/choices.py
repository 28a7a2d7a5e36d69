"""The words other programs and people use for our categories."""

import json
import unicodedata
from functools import lru_cache

from app.settings.resources import resource_path


@lru_cache(maxsize=1)
def _all() -> dict[str, dict[str, str]]:
    read = json.loads(resource_path("exchange", "choices.json").read_text("utf-8"))
    return {
        key: {_folded(word): value for value, words in groups.items() for word in [value, *words]}
        for key, groups in read.items()
    }


def _folded(word: str) -> str:
    text = unicodedata.normalize("NFKC", word).casefold().strip()
    return "".join(text.split()).replace("_", "").replace("☆", "").removesuffix("客户") or text


def choice_words(key: str) -> dict[str, str]:
    """Folded word -> value for one field; empty when the field has no fixed values."""
    return _all().get(key, {})


def choose(key: str, word: str) -> str:
    """The value of app.vocabulary a word stands for, "" when it is not known."""
    return choice_words(key).get(_folded(word), "")
