"""Every sentence exists in both languages, says the same things, and is said by somebody."""

import ast
import json
import re
from collections import Counter
from enum import Enum
from functools import lru_cache

import pytest

from app import vocabulary
from tests.source_tree import REPO, calls, expect_none, modules, strings

FOLDER = REPO / "resources" / "sentences"
AREAS = sorted({path.name.split(".")[0] for path in FOLDER.glob("*.json")})
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
HAN = re.compile(r"[\u3400-\u9fff]")
# Where a code stands among the arguments of what carries it.
CARRIERS = {"UserError": 0, "sentence": 0, "Problem": 2, "has_sentence": 0}

# The languages need different ones of the same values here.
OWN_VALUES = {
    "day.month_heading",  # 2026年3月 has the number, March 2026 the name
    "when.lunar",  # 农历八月十五 is one word, the 15th of the 8th month two
    "repeat.on_weekly",  # 每周三 says the unit only once
}
# Chinese input is quoted as an example.
EXAMPLES = {"birthday.unclear"}


def read(area: str, language: str) -> dict[str, str]:
    """The sentences of one area."""
    entries = json.loads((FOLDER / f"{area}.{language}.json").read_text("utf-8"))
    assert isinstance(entries, dict)
    return entries


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """Every code that has an English sentence."""
    return frozenset(code for area in AREAS for code in read(area, "en"))


@lru_cache(maxsize=1)
def said() -> frozenset[str]:
    """Every text in the program's code, docstrings excepted; "@code" counts as the code."""
    return frozenset(node.value.removeprefix("@") for module in modules() for node in strings(module.tree))


@lru_cache(maxsize=1)
def beginnings() -> tuple[str, ...]:
    """Texts that a code may be put together from: `month_long.` of f"month_long.{number}"."""
    return tuple(text for text in said() if re.fullmatch(r"[a-z_]+\.(?:[a-z_.]*_|[a-z_.]*\.)?", text))


@lru_cache(maxsize=1)
def endings() -> tuple[str, ...]:
    """Texts that end a code: `.done_step` of f"{code}.done_step", `_one` of f"{code}_one"."""
    return tuple(text for text in said() if re.fullmatch(r"[._][a-z_]+", text))


def values(text: str, code: str) -> set[str]:
    """The values a sentence fills in; one thing need not be counted (“1 day”, “a day”)."""
    return set(PLACEHOLDER.findall(text)) - ({"{count}"} if code.endswith("_one") else set())


def families() -> dict[str, set[str]]:
    """The enums of the vocabulary: `interaction_kind` with its values."""
    return {
        re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower(): {str(member.value) for member in enum}
        for name, enum in vars(vocabulary).items()
        if isinstance(enum, type)
        and issubclass(enum, Enum)
        and enum.__module__.startswith(vocabulary.__name__)
    }


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_have_the_same_codes(area: str) -> None:
    assert set(read(area, "en")) == set(read(area, "zh_CN"))


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_fill_in_the_same_values(area: str) -> None:
    english, chinese = read(area, "en"), read(area, "zh_CN")
    expect_none(
        [
            code
            for code in english.keys() & chinese.keys()
            if code not in OWN_VALUES and values(english[code], code) != values(chinese[code], code)
        ]
    )


@pytest.mark.parametrize("area", AREAS)
def test_english_is_english_and_nothing_is_empty(area: str) -> None:
    english, chinese = read(area, "en"), read(area, "zh_CN")
    expect_none([code for code, text in (english | chinese).items() if not text.strip()])
    # An example of Chinese input, or the product's own name, may be quoted.
    expect_none(
        [
            code
            for code, text in english.items()
            if code not in EXAMPLES
            if HAN.search(re.sub(r"[“\"‘'][^”\"’']*[”\"’']|涟漪", "", text))
        ]
    )


def test_a_code_belongs_to_one_area() -> None:
    owners = Counter(code for area in AREAS for code in read(area, "en"))
    expect_none([code for code, times in owners.items() if times > 1])


def carried() -> list[tuple[str, str]]:
    """Each code that the program hands over literally, with its place."""
    found = []
    for module in modules():
        for name, call in calls(module.tree):
            place = CARRIERS.get(name)
            if place is None:
                continue
            named = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
            code = named[0] if named else call.args[place] if len(call.args) > place else None
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                found.append((f"{module.name}:{call.lineno}", code.value))
    return found


def test_every_code_that_is_used_has_its_sentence() -> None:
    expect_none([f"{place}: {code}" for place, code in carried() if code not in known()])


def test_every_word_of_the_business_has_its_label() -> None:
    spoken = {
        family: values
        for family, values in families().items()
        if any(c.startswith(f"{family}.") for c in known())
    }
    expect_none(
        [
            f"{family}.{value}"
            for family, values in spoken.items()
            for value in values
            if f"{family}.{value}" not in known()
        ]
    )


def test_every_sentence_is_said_by_somebody() -> None:
    def used(code: str) -> bool:
        family, _, rest = code.partition(".")
        return (
            code in said()
            or rest in said()
            or rest in families().get(family, ())
            or code.startswith(beginnings())
            or (code.endswith(endings()) and any(code.startswith(f"{text}.") for text in said()))
            or (code.endswith("_one") and used(code.removesuffix("_one")))
        )

    expect_none(sorted(code for code in known() if not used(code)))
