"""Money, birthdays and codes as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.birthdays import (
    Birthday,
    Calendar,
    age_on,
    birthday_code,
    birthday_text,
    birthdays_within,
    next_birthday,
    parse_birthday,
    valid_birthday,
)
from app.language.codes import credit_code_ok
from app.language.money_text import format_money, parse_money

TODAY = date(2026, 9, 16)


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("486,200", 48_620_000, None),
        ("486200.5", 48_620_050, None),
        ("１２８００", 1_280_000, None),
        ("12 800", 1_280_000, None),
        ("12,800元", 1_280_000, "CNY"),
        ("￥12,800.00", 1_280_000, "CNY"),
        ("¥86.4万", 86_400_000, "CNY"),
        ("1.5万", 1_500_000, None),
        ("1.5w", 1_500_000, None),
        ("三万", 3_000_000, None),
        ("两百万元", 200_000_000, "CNY"),
        ("￥1.2亿", 12_000_000_000, "CNY"),
        ("人民币 3000 元", 300_000, "CNY"),
        ("5000块", 500_000, "CNY"),
        ("$1,200.50", 120_050, "USD"),
        ("US$ 1.2m", 120_000_000, "USD"),
        ("120k", 12_000_000, None),
        ("HK$300", 30_000, "HKD"),
        ("1200 JPY", 1_200, "JPY"),  # no minor unit
        ("AUD 12.50", 1_250, "AUD"),  # every currency a firm may count in
        ("VND 120000", 120_000, "VND"),
        ("KWD 2.403", 2_403, "KWD"),
        ("新加坡元 5", 500, "SGD"),
        ("€1,200", 120_000, "EUR"),
        ("-500", -50_000, None),
        ("(500)", -50_000, None),
        ("¥-20", -2_000, "CNY"),
        ("0", 0, None),
        ("12.345", 1_235, None),
    ],
)
def test_a_sum_is_read(text: str, minor: int, currency: str | None) -> None:
    assert parse_money(text) == (minor, currency)


@pytest.mark.parametrize(
    "text",
    ["", "abc", "1-2万", "3000~5000", "10%", "1,23", "1e999999", "NaN", "约3万多", "9" * 30, "(500", "$5 €"],
)
def test_what_is_no_single_sum_is_left(text: str) -> None:
    assert parse_money(text) is None


@pytest.mark.parametrize(
    ("minor", "currency", "long", "short_zh", "short_en"),
    [
        (48_620_000, "CNY", "¥486,200", "¥48.6万", "¥486K"),
        (48_620_050, "CNY", "¥486,200.50", "¥48.6万", "¥486K"),
        (86_400_000, "CNY", "¥864,000", "¥86.4万", "¥864K"),
        (-86_400_000, "CNY", "−¥864,000", "−¥86.4万", "−¥864K"),
        (12_345, "CNY", "¥123.45", "¥123", "¥123"),
        (99_999, "CNY", "¥999.99", "¥1,000", "¥1K"),
        (999_960, "CNY", "¥9,999.60", "¥1万", "¥10K"),
        (99_999_999_999, "CNY", "¥999,999,999.99", "¥10亿", "¥1B"),
        (120_000_000_000, "USD", "$1,200,000,000", "$12亿", "$1.2B"),
        (1_200, "JPY", "JP¥1,200", "JP¥1,200", "JP¥1.2K"),
        (0, "CNY", "¥0", "¥0", "¥0"),
        (500_00, "CHF", "CHF 500", "CHF 500", "CHF 500"),
    ],
)
def test_a_sum_is_shown(minor: int, currency: str, long: str, short_zh: str, short_en: str) -> None:
    assert format_money(minor, currency) == long
    assert format_money(minor, currency, "zh_CN", short=True) == short_zh
    assert format_money(minor, currency, "en", short=True) == short_en


@given(st.integers(-(10**14), 10**14), st.sampled_from(["CNY", "USD", "EUR", "GBP", "HKD", "JPY"]))
def test_what_is_shown_is_read_back(minor: int, currency: str) -> None:
    assert parse_money(format_money(minor, currency)) == (minor, currency)


@given(st.text(max_size=70) | st.text(alphabet="0123456789,.万亿千元¥$-()kmw ", max_size=30))
def test_no_sum_is_too_odd(text: str) -> None:
    found = parse_money(text)
    assert found is None or abs(found[0]) <= 10**15


SOLAR, LUNAR = Calendar.SOLAR, Calendar.LUNAR


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("1981-10-03", Birthday(SOLAR, 1981, 10, 3)),
        ("1981年10月3日", Birthday(SOLAR, 1981, 10, 3)),
        ("19811003", Birthday(SOLAR, 1981, 10, 3)),
        ("10/3/1981", Birthday(SOLAR, 1981, 10, 3)),
        ("公历1981-10-03", Birthday(SOLAR, 1981, 10, 3)),
        ("--10-03", Birthday(SOLAR, None, 10, 3)),
        ("10月3日", Birthday(SOLAR, None, 10, 3)),
        ("2月29日", Birthday(SOLAR, None, 2, 29)),
        ("1604-10-03", Birthday(SOLAR, None, 10, 3)),  # what an iPhone writes for no year
        ("八月初七", Birthday(LUNAR, None, 8, 7)),
        ("农历八月初七", Birthday(LUNAR, None, 8, 7)),
        ("八月初七(农历)", Birthday(LUNAR, None, 8, 7)),
        ("农历8月7日", Birthday(LUNAR, None, 8, 7)),
        ("八月十五", Birthday(LUNAR, None, 8, 15)),
        ("1975年正月初五", Birthday(LUNAR, 1975, 1, 5)),
        ("阴历1975年腊月廿三", Birthday(LUNAR, 1975, 12, 23)),
        ("农历1990年闰五月初一", Birthday(LUNAR, 1990, 5, 1, leap=True)),
        ("农历 1990-05-01", Birthday(LUNAR, 1990, 5, 1)),
        ("lunar 8/7", Birthday(LUNAR, None, 8, 7)),
        ("1990年闰六月初一", None),  # no such leap month in 1990
        ("农历2月31日", None),
        ("2030-01-01", None),  # of the future
        ("1981", None),
        ("abc", None),
        ("", None),
    ],
)
def test_a_birthday_is_read(text: str, birthday: Birthday | None) -> None:
    found = parse_birthday(text, TODAY)
    assert found == birthday
    if found:
        assert valid_birthday(found)
        assert parse_birthday(birthday_code(found), TODAY) == found


@pytest.mark.parametrize(
    ("birthday", "zh", "en", "following", "age"),
    [
        (Birthday(SOLAR, 1981, 10, 3), "1981年10月3日", "Oct 3, 1981", date(2026, 10, 3), 44),
        (Birthday(SOLAR, None, 9, 16), "9月16日", "Sep 16", TODAY, None),
        (Birthday(SOLAR, 2000, 2, 29), "2000年2月29日", "Feb 29, 2000", date(2027, 2, 28), 26),
        (Birthday(LUNAR, None, 8, 7), "农历八月初七", "lunar 8/7", date(2026, 9, 17), None),
        (Birthday(LUNAR, 1975, 12, 23), "农历腊月廿三 (1975)", "lunar 12/23 (1975)", date(2027, 1, 30), 50),
    ],
)
def test_a_birthday_is_said_and_comes(
    birthday: Birthday, zh: str, en: str, following: date, age: int | None
) -> None:
    assert (birthday_text(birthday, "zh_CN"), birthday_text(birthday, "en")) == (zh, en)
    assert next_birthday(birthday, TODAY) == following
    assert age_on(birthday, TODAY) == age


def test_a_lunar_birthday_may_come_twice_in_a_solar_year() -> None:
    late = Birthday(LUNAR, None, 11, 25)
    days = birthdays_within(late, date(2028, 1, 1), date(2036, 12, 31))
    years = [day.year for day in days]
    assert any(years.count(year) == 2 for year in years)
    assert days == sorted(set(days))


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("91350100M000100Y43", True),  # the example of GB 32100-2015
        ("91350100 m000100y43", True),
        ("91350100M000100Y44", False),
        ("91350100M000100I43", False),  # no letter I
        ("9135", False),
        ("", False),
    ],
)
def test_credit_codes(code: str, right: bool) -> None:
    assert credit_code_ok(code) is right
