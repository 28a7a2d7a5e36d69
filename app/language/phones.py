"""Telephone numbers as people write them, kept as E.164 and shown in groups."""

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_MAINLAND_MOBILE = re.compile(r"(?:\+?86|0086)?(1[3-9]\d{9})")
_PLAIN = re.compile(r"[\s\-()./·]+")
_EXTENSION = re.compile(
    r"(?:转|轉|分机号?|分機|內線|内线|ext(?:ension)?\.?|x|#)\s*[:：]?\s*(\d{1,6})\s*$", re.IGNORECASE
)
_LABEL = re.compile(
    r"^\s*(?:联系电话|办公电话|家庭电话|移动电话|电话|手机号?码?|座机|固话|传真|热线|"
    r"tel(?:ephone)?|phone|mobile|cell|fax|office|home|work|t|m|f)\s*[:：.]\s*",
    re.IGNORECASE,
)
_URI = re.compile(r"^tel:", re.IGNORECASE)
_TRUNK = re.compile(r"^(\+|00)(\d{1,3})[\s-]*\(0\)")
_SPLIT = re.compile(r"[;；,，、/|\n\r\t]+|\s+(?:或|or|and|和)\s+|或")
_SHORTENED = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")
_ALLOWED = re.compile(r"[\d\s+\-()./·*]+(?:;ext=\d+)?")
_LANDLINE = re.compile(r"0([2-9]\d{1,2})-?(\d{7,8})")
_AREA_AND_NUMBER = re.compile(r"0\d{2,3}\s\d{7,8}")


def _prepared(text: str) -> str:
    """Half-width, without label and unusual dashes, extension as ';ext=123'."""
    text = unicodedata.normalize("NFKC", text).strip()
    text = re.sub("[\u2010-\u2015\u2212\u30fc\u02d7~]", "-", text)
    text = re.sub("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "", text)
    text = _LABEL.sub("", _URI.sub("", text))
    text = _TRUNK.sub(r"\1\2 ", text)
    return _EXTENSION.sub(r";ext=\1", text).strip()


def _parse(prepared: str, region: str) -> "PhoneNumber | None":
    """The number phonenumbers reads, or None."""
    import phonenumbers

    if prepared.startswith("00") and region in {"CN", "HK", "MO", "TW", "GB", "DE", "FR"}:
        prepared = "+" + prepared.lstrip("0") if region == "CN" else prepared
    try:
        return phonenumbers.parse(prepared, region)
    except phonenumbers.NumberParseException:
        return None


def normalise_phone(text: str, region: str = "CN") -> str | None:
    """The number as E.164 ('+8613805712266', ';ext=12' behind it for an extension), or None when it is none.

    region is the ISO code of the country whose national form is meant when no country code is written.
    """
    bare = _PLAIN.sub("", text)
    mobile = _MAINLAND_MOBILE.fullmatch(bare)
    if mobile and bare.isascii() and (region == "CN" or bare.startswith(("+86", "0086"))):
        return "+86" + mobile.group(1)
    landline = _LANDLINE.fullmatch(text) if region == "CN" and text.isascii() else None
    if landline and _mainland_landlines().fullmatch(landline[1] + landline[2]):
        return f"+86{landline[1]}{landline[2]}"
    return _normalise(text, region)


@lru_cache(maxsize=1)
def _mainland_landlines() -> re.Pattern[str]:
    """Area code and number of every mainland landline, as phonenumbers knows them; asking it takes 100 µs each."""
    import phonenumbers

    metadata = phonenumbers.PhoneMetadata.metadata_for_region("CN")
    assert metadata is not None
    assert metadata.fixed_line is not None
    return re.compile(metadata.fixed_line.national_number_pattern or "(?!)")


@lru_cache(maxsize=4096)
def _normalise(text: str, region: str) -> str | None:
    import phonenumbers

    prepared = _prepared(text)
    if not 3 <= len(prepared) <= 60 or not _ALLOWED.fullmatch(prepared):
        return None
    main, _, extension = prepared.partition(";ext=")
    bare = _PLAIN.sub("", main)
    mobile = _MAINLAND_MOBILE.fullmatch(bare)
    tail = f";ext={extension}" if extension else ""
    if mobile and (region == "CN" or bare.startswith(("+86", "0086"))):
        return f"+86{mobile.group(1)}{tail}"
    number = _parse(main, region)
    if number is None or not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) + tail


def format_phone(e164: str, region: str = "CN") -> str:
    """A kept number for display: '138 0571 2266' at home, '+44 121 234 5678' abroad; other text unchanged."""
    main, _, extension = e164.partition(";ext=")
    if region == "CN" and main.startswith("+861") and len(main) == 14 and main[4] in "3456789":
        shown = f"{main[3:6]} {main[6:10]} {main[10:]}"
    else:
        shown = _shown(main, region)
    return f"{shown} #{extension}" if extension else shown


@lru_cache(maxsize=4096)
def _shown(main: str, region: str) -> str:
    import phonenumbers

    if not main.startswith("+"):
        return main
    number = _parse(main, region)
    if number is None:
        return main
    home = phonenumbers.region_code_for_number(number) == region
    style = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)


def split_phones(text: str) -> list[str]:
    """The single numbers of a cell that holds several, as typed: '138…;139…' are two, '0571-8765转12' one."""
    found: list[str] = []
    for part in _SPLIT.split(unicodedata.normalize("NFKC", text)):
        found.extend(_split_at_blanks(part.strip()))
    return list(dict.fromkeys(each for each in found if any(char.isdigit() for char in each)))


def _split_at_blanks(part: str) -> list[str]:
    """Two whole numbers with only a blank between them are two; groups of one number stay together."""
    pieces = part.split()
    if len(pieces) < 2 or _AREA_AND_NUMBER.fullmatch(part):
        return [part]
    whole = [len(re.sub(r"\D", "", piece)) >= 7 for piece in pieces]
    return pieces if all(whole) else [part]


def phone_fault(text: str, region: str = "CN") -> str | None:
    """Why a text is no telephone number, as a code for app/sentences, or None when it is one (or empty).

    Codes: phone_shortened (1.38E+10 by a spreadsheet), phone_letters, phone_one_digit_short,
    phone_one_digit_long, phone_area_missing, phone_too_short, phone_too_long, phone_invalid.
    """
    prepared = _prepared(text)
    if not prepared or normalise_phone(text, region) is not None:
        return None
    if _SHORTENED.fullmatch(prepared):
        return "phone_shortened"
    if not _ALLOWED.fullmatch(prepared):
        return "phone_letters"
    return _length_fault(prepared.partition(";ext=")[0], region)


def _length_fault(main: str, region: str) -> str:
    """What is wrong with the length of a number made of digits."""
    digits = re.sub(r"\D", "", main)
    if region == "CN":
        national = re.sub(r"^(?:0086|86)(?=1[3-9])", "", digits)
        if re.match(r"1[3-9]", national) and len(national) in (10, 12):
            return "phone_one_digit_short" if len(national) == 10 else "phone_one_digit_long"
        if re.fullmatch(r"[2-8]\d{6,7}", digits):
            return "phone_area_missing"
    import phonenumbers

    number = _parse(main, region)
    if number is None:
        return "phone_too_short" if len(digits) < 7 else "phone_invalid"
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason == phonenumbers.ValidationResult.TOO_LONG:
        return "phone_too_long"
    if reason == phonenumbers.ValidationResult.TOO_SHORT:
        return "phone_too_short"
    return "phone_invalid"
