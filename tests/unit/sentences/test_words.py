"""Every word of the business has its label, and both languages say the same things."""

import re
from enum import Enum

import pytest

from app import vocabulary
from app.db.birth import CHAINS, CHANNELS
from app.sentences import LANGUAGES, catalogue, has_sentence, sentence, word
from app.usecases.recycling import RECYCLABLE


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


VALUES = [
    (snake(name), member.value)
    for name, each in vars(vocabulary).items()
    if isinstance(each, type) and issubclass(each, Enum) and each.__module__ == vocabulary.__name__
    for member in each
]


# times and repeats are put together differently in the two languages; they have tests of their own
WORDED_APART = ("day.", "past.", "when.", "repeat.")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "value"), VALUES)
def test_every_enum_value_has_a_label(name: str, value: object, language: str) -> None:
    assert has_sentence(f"{name}.{value}", language)
    assert word(name, value, language).strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_seeded_channel_and_chain_has_a_label(language: str) -> None:
    for code, _parent in CHANNELS:
        assert has_sentence(f"channel.{code}", language), code
    for *_rest, subject in CHAINS:
        assert has_sentence(subject, language), subject


def test_both_languages_have_the_same_codes() -> None:
    assert set(catalogue("en")) == set(catalogue("zh_CN"))


def test_both_languages_fill_the_same_values() -> None:
    def marks(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text))

    english = {code: text for code, text in catalogue("en").items() if not code.startswith(WORDED_APART)}
    wrong = [code for code, text in english.items() if marks(text) != marks(catalogue("zh_CN")[code])]
    assert wrong == []


@pytest.mark.parametrize(
    ("code", "values", "expected"),
    [
        ("step.customer.create", {"name": "康悦"}, "新建了 康悦"),
        (
            "record.gone",
            {"kind": "@table.lead"},
            "这个线索已不存在，可能刚被删除。",
        ),  # a value that is a code itself
        ("step.customer.create", {"name": "{count}"}, "新建了 {count}"),  # data is never a template
        ("step.view.save", {"name": "{name}{count}", "count": 3}, "保存了视图“{name}{count}”"),
        ("no.such.code", {}, "no.such.code"),  # shown rather than hidden
    ],
)
def test_sentences_are_filled(code: str, values: dict[str, object], expected: str) -> None:
    assert sentence(code, "zh_CN", **values) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_back_from_the_bin_is_told_in_words(language: str) -> None:
    lacking = [table for table in RECYCLABLE if not has_sentence(f"step.{table}.restore", language)]
    assert lacking == []
