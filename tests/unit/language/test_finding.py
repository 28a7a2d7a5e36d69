"""The tokens of a text, made character by character, are those that the pattern of a token finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.finding import email_tokens, phone_tokens, search_tokens, spaced_words
from app.language.pinyin import reading
from app.language.text import HAN_RANGES, fold

TOKEN = re.compile(rf"[^\W_{HAN_RANGES}]+|(?=\w)[{HAN_RANGES}]")
ODD = "王〇㈱ﾊﾟ한ᄒ é\u0301_-—Ａb９·’\u3000\ufa10\ud7b0½ǅß\u4dbf\U0002a6df\U0003fffd"


@given(st.one_of(st.text(), st.text(ODD)))
def test_words_are_those_of_the_pattern(text: str) -> None:
    assert spaced_words(text) == TOKEN.findall(fold(text))


@given(st.one_of(st.text(), st.text(ODD)))
def test_a_name_has_its_characters_and_its_other_words(name: str) -> None:
    words = TOKEN.findall(fold(name))
    tokens = search_tokens(name, reading(name, person=True))
    han = [word for word in words if re.match(f"[{HAN_RANGES}]", word)]
    assert tokens.han.split() == han
    assert bool(tokens.latin) == (len(han) < len(words))


@pytest.mark.parametrize(
    "typed", ["+8613805712266", "8613805712266", "+86 138-0571-2266", "＋86１3805712266"]
)
def test_a_number_is_found_by_its_ends_however_it_is_written(typed: str) -> None:
    assert phone_tokens(typed).split() == ["8613805712266"[at:] for at in range(11)]
    assert (phone_tokens("+"), phone_tokens(""), phone_tokens("12")) == ("", "", "12")


def test_the_ends_of_the_long_words_of_a_mailbox() -> None:
    assert email_tokens("lin@kangyue.cn").split() == [
        "lin",
        "kangyue",
        "cn",
        "angyue",
        "ngyue",
        "gyue",
        "yue",
    ]
