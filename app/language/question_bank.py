"""The questions everybody starts with, in both languages, and the needs their answers show (resources/rules)."""

from functools import cache
from typing import Any, NamedTuple

from app.language.resources import load_json
from app.language.text import fold


class Choice(NamedTuple):
    """An answer to choose, and the name of the need it shows ("" = none)."""

    text: str
    need: str = ""


class Asked(NamedTuple):
    """A question in one language; without choices it is answered in words."""

    text: str
    choices: tuple[Choice, ...]


def _bank() -> Any:
    return load_json("rules/questions.json")


@cache
def seeds() -> tuple[tuple[str, str | None, bool], ...]:
    """(code, industry or None, open) of every question, in their order."""
    return tuple((each["code"], each.get("industry"), "choices" not in each) for each in _bank()["questions"])


@cache
def asked(code: str, language: str) -> Asked:
    """A question of the bank; one that a newer program made is shown by its code."""
    found = next((each for each in _bank()["questions"] if each["code"] == code), None)
    if found is None:
        return Asked(code, ())
    needs = _bank()["needs"]
    choices = tuple(
        Choice(each[language], needs[each["need"]][language] if "need" in each else "")
        for each in found.get("choices", ())
    )
    return Asked(found[language], choices)


def industries(language: str) -> dict[str, str]:
    """The industries with questions of their own: code -> name."""
    return {code: words[language] for code, words in _bank()["industries"].items()}


def industry_of(text: str | None) -> str | None:
    """The industry that what somebody typed speaks of, None where no question is meant for it."""
    folded = fold(text or "")
    for code, words in _bank()["industries"].items():
        if folded and any(fold(word) in folded for word in words["words"]):
            return str(code)
    return None


def same_words(code: str, one: str, other: str) -> bool:
    """Whether two texts are the same choice of a question, in whatever language each was written."""
    if one == other:
        return True
    found: Any = next((each for each in _bank()["questions"] if each["code"] == code), {})
    return any({one, other} <= {each["zh_CN"], each["en"]} for each in found.get("choices", ()))
