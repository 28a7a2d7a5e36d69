"""Telephone numbers as people write them."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.phones import format_phone, normalise_phone, phone_fault, split_phones


@pytest.mark.parametrize(
    ("text", "kept", "shown"),
    [
        ("13805712266", "+8613805712266", "138 0571 2266"),
        ("138-0571-2266", "+8613805712266", "138 0571 2266"),
        ("138 0571 2266", "+8613805712266", "138 0571 2266"),
        ("１３８０５７１２２６６", "+8613805712266", "138 0571 2266"),
        ("+86 138 0571 2266", "+8613805712266", "138 0571 2266"),
        ("86 138 0571 2266", "+8613805712266", "138 0571 2266"),
        ("0086-13805712266", "+8613805712266", "138 0571 2266"),
        ("手机：13805712266", "+8613805712266", "138 0571 2266"),
        ("tel:+86-138-0571-2266", "+8613805712266", "138 0571 2266"),
        ("13805712266 ext. 5", "+8613805712266;ext=5", "138 0571 2266 #5"),
        ("0571-87654321", "+8657187654321", "0571 8765 4321"),
        ("0571—87654321", "+8657187654321", "0571 8765 4321"),  # an em dash
        ("(0571) 8765 4321 分机 808", "+8657187654321;ext=808", "0571 8765 4321 #808"),
        ("0571-87654321转12", "+8657187654321;ext=12", "0571 8765 4321 #12"),
        ("+86 (0) 571 8765 4321", "+8657187654321", "0571 8765 4321"),
        ("010-12345678", "+861012345678", "010 1234 5678"),
        ("400-820-8820", "+864008208820", "400 820 8820"),
        ("+44 (0) 121 234 5678", "+441212345678", "+44 121 234 5678"),
        ("+1 201-555-0123", "+12015550123", "+1 201-555-0123"),
        ("+852 5123 4567", "+85251234567", "+852 5123 4567"),
    ],
)
def test_a_number_is_kept_and_shown(text: str, kept: str, shown: str) -> None:
    assert normalise_phone(text) == kept
    assert format_phone(kept) == shown
    assert phone_fault(text) is None


def test_the_region_says_which_country_is_meant() -> None:
    assert normalise_phone("0121 234 5678", "GB") == "+441212345678"
    assert normalise_phone("13805712266", "GB") is None
    assert format_phone("+8613805712266", "GB") == "+86 138 0571 2266"


def test_the_published_examples(samples: Path) -> None:
    text = (samples / "cn-phones" / "example_numbers.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) >= 30
    for row in rows:
        assert normalise_phone(row["national"], row["region"]) == row["e164"], row
        assert normalise_phone(row["international"], "CN") == row["e164"], row


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("1380571226", "phone_one_digit_short"),
        ("138057122667", "phone_one_digit_long"),
        ("1.38E+10", "phone_shortened"),  # a spreadsheet's doing
        ("87654321", "phone_area_missing"),
        ("abc", "phone_letters"),
        ("见备注", "phone_letters"),
        ("12", "phone_too_short"),
        ("99999999999999999999", "phone_invalid"),
        ("", None),
        ("  ", None),
        ("13805712266", None),
    ],
)
def test_what_is_wrong_is_named(text: str, fault: str | None) -> None:
    assert phone_fault(text) == fault


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("13805712266;13905712266", ["13805712266", "13905712266"]),
        ("13805712266，13905712266", ["13805712266", "13905712266"]),
        ("13805712266 13905712266", ["13805712266", "13905712266"]),
        ("13805712266或13905712266", ["13805712266", "13905712266"]),
        ("0571-8765432/13805712266", ["0571-8765432", "13805712266"]),
        ("0571 87654321", ["0571 87654321"]),  # area code and number
        ("138 0571 2266", ["138 0571 2266"]),
        ("+86 138 0571 2266、+86 139 0571 2266", ["+86 138 0571 2266", "+86 139 0571 2266"]),
        ("13805712266\n13805712266", ["13805712266"]),
        ("无", []),
        ("", []),
    ],
)
def test_a_cell_of_several_numbers_is_split(text: str, numbers: list[str]) -> None:
    assert split_phones(text) == numbers


@given(st.text(max_size=40) | st.text(alphabet="0123456789+-() 转;ext=#xE.", max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    kept = normalise_phone(text)
    fault = phone_fault(text)
    if kept is not None:
        assert fault is None
        assert normalise_phone(kept) == kept
        assert format_phone(kept)
    split_phones(text)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_a_mobile_comes_back_from_its_display(number: str) -> None:
    kept = normalise_phone(number)
    assert kept == "+86" + number
    assert normalise_phone(format_phone(kept)) == kept


def test_the_short_way_with_landlines_says_what_phonenumbers_says() -> None:
    import random

    import phonenumbers

    dice = random.Random(20260916)
    known = 0
    for _ in range(2_000):
        area = f"0{dice.choice((dice.randrange(10, 100), dice.randrange(100, 1000)))}"
        typed = f"{area}{dice.choice(('', '-'))}{dice.randrange(10 ** dice.choice((7, 8))):07d}"
        read = phonenumbers.parse(typed, "CN")
        valid = phonenumbers.is_valid_number(read)
        wanted = phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.E164) if valid else None
        assert normalise_phone(typed) == wanted, typed
        known += valid
    assert known > 100
