"""大写金额 by the rules for bills, case by case, and back again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.capital_money import LARGEST, capital_money, english_money, read_capital_money
from app.language.money_text import exact_money, parse_money

CASES = [
    (0, "零元整", "nothing is written out"),
    (1, "壹分", "no 整 after 分"),
    (10, "壹角整", "整 after 角"),
    (11, "壹角壹分", "below one yuan there is no 元"),
    (100, "壹元整", "整 after 元"),
    (105, "壹元零伍分", "a missing 角 is said as 零"),
    (1_000, "壹拾元整", "壹 stands before 拾 too"),
    (1_030, "壹拾元零叁角整", "yuan ending in nothing, then 角: one 零"),
    (1_002, "壹拾元零贰分", "only one 零 for yuan and 角"),
    (10_500, "壹佰零伍元整", "a zero between figures"),
    (100_500, "壹仟零伍元整", "two zeros between figures are one 零"),
    (101_010, "壹仟零壹拾元零壹角整", "each gap its own 零"),
    (140_950, "壹仟肆佰零玖元伍角整", "the rules' first example"),
    (600_714, "陆仟零柒元壹角肆分", "the rules' second example"),
    (168_032, "壹仟陆佰捌拾元零叁角贰分", "the rules' third example"),
    (10_700_053, "壹拾万柒仟元零伍角叁分", "the rules' fourth example"),
    (1_640_902, "壹万陆仟肆佰零玖元零贰分", "the rules' fifth example"),
    (32_504, "叁佰贰拾伍元零肆分", "the rules' sixth example"),
    (10_000_050, "壹拾万元零伍角整", "an empty section before the yuan"),
    (10_000_500, "壹拾万零伍元整", "an empty 仟 after 万"),
    (100_000_000, "壹佰万元整", "nothing after 万"),
    (1_000_050_000, "壹仟万零伍佰元整", "万 is full, the rest begins low"),
    (10_000_500_000, "壹亿零伍仟元整", "a whole section is empty"),
    (10_000_000_001, "壹亿元零壹分", "from 亿 to 分"),
    (100_050_000_000, "壹拾亿零伍拾万元整", "a section that begins low"),
    (12_860_000, "壹拾贰万捌仟陆佰元整", "the quote of the picture"),
    (LARGEST, "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分", "the largest"),
    (-12_050, "负壹佰贰拾元零伍角整", "below zero"),
]


@pytest.mark.parametrize(("minor", "text", "why"), CASES)
def test_written_in_capitals_and_read_back(minor: int, text: str, why: str) -> None:
    assert capital_money(minor) == text, why
    assert read_capital_money(text) == (minor, None), why


@given(
    st.integers(-LARGEST, LARGEST)
    | st.integers(-20_000, 20_000)
    | st.integers(0, 10**7).map(lambda n: n * 10**6)
)
def test_every_sum_comes_back(minor: int) -> None:
    text = capital_money(minor)
    assert read_capital_money(text) == (minor, None)
    assert "零零" not in text
    assert text.endswith(("整", "分"))


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("壹拾万零伍角整", 10_000_050),
        ("人民币壹仟零伍圆正", 100_500),
        ("壹拾万零柒仟元伍角叁分", 10_700_053),
        ("壹仟陆佰捌拾元叁角贰分", 168_032),
        ("贰 拾 元 整", 2_000),
        ("拾元整", 1_000),
        ("壹亿万元", None),
        ("伍", None),
        ("元整", None),
        ("壹拾贰拾元整", None),
        ("壹贰元", None),
        ("整", None),
        ("", None),
    ],
)
def test_what_others_write_is_read(text: str, minor: int | None) -> None:
    assert read_capital_money(text) == (None if minor is None else (minor, None))


def test_amount_fields_understand_capitals() -> None:
    assert parse_money("壹拾贰万捌仟陆佰元整") == (12_860_000, None)
    assert parse_money("美元壹佰元零伍分") == (10_005, "USD")


def test_other_currencies_are_named() -> None:
    assert capital_money(10_005, "USD") == "美元壹佰元零伍分"
    assert read_capital_money("美元壹佰元零伍分") == (10_005, "USD")
    assert capital_money(1_500, "JPY") == "日元壹仟伍佰元整"
    assert read_capital_money("日元壹仟伍佰元整") == (1_500, "JPY")
    assert capital_money(1_500, "KWD") == ""
    assert capital_money(LARGEST + 1) == ""


ONES = [
    "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
    "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
]  # fmt: skip
TENS = [
    "-", "-", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety",
]  # fmt: skip
STEPS = {"Thousand": 10**3, "Million": 10**6, "Billion": 10**9, "Trillion": 10**12}


def read_english(text: str) -> int:
    """A reader of its own: adds up the words as a person would."""
    words = text.split()[1:]
    sign = -1 if words[0] == "Minus" else 1
    total = part = cents = 0
    for word in words:
        if "/" in word:
            cents = int(word.partition("/")[0])
        elif word in STEPS:
            total, part = total + part * STEPS[word], 0
        elif word == "Hundred":
            part *= 100
        elif word not in ("Minus", "and", "Only"):
            tens, _, ones = word.partition("-")
            part += 10 * TENS.index(tens) if tens in TENS[2:] else ONES.index(tens)
            part += ONES.index(ones) if ones else 0
    return sign * ((total + part) * 100 + cents)


@given(st.integers(-LARGEST, LARGEST) | st.integers(-20_000, 20_000))
def test_every_sum_in_english_comes_back(minor: int) -> None:
    assert read_english(english_money(minor, "USD")) == minor


def test_english_words() -> None:
    assert english_money(12_860_000) == "CNY One Hundred Twenty-Eight Thousand Six Hundred Only"
    assert english_money(1_950, "USD") == "USD Nineteen and 50/100"
    assert english_money(0) == "CNY Zero Only"
    assert english_money(-700, "JPY") == "JPY Minus Seven Hundred Only"


def test_figures_with_all_decimals() -> None:
    assert exact_money(12_860_000, "CNY") == "128,600.00"
    assert exact_money(-22_300, "CNY") == "−223.00"
    assert exact_money(1_500, "JPY") == "1,500"
