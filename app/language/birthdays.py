"""Birthdays as people write them: by the solar or the lunar calendar, with or without the year."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.language.day_text import PartialDay, full_year, make_day, parse_day
from app.language.lunar import (
    LunarDay,
    lunar_birthday_in,
    lunar_day,
    lunar_day_text,
    lunar_to_solar,
    next_lunar_birthday,
)
from app.language.numerals import han_number, number_of
from app.sentences import sentence


class Calendar(StrEnum):
    """By which calendar a birthday is kept."""

    SOLAR = "solar"
    LUNAR = "lunar"


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birthday; the year may be unknown, leap is for a lunar leap month (闰五月)."""

    calendar: Calendar
    year: int | None
    month: int
    day: int
    leap: bool = False


_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12, "臘": 12}
_LUNAR_WORD = re.compile(r"[(（]?(?:农历|阴历|旧历|農曆|lunar|\(?农\)?|阴)\s*[)）:：]?\s*", re.IGNORECASE)
_SOLAR_WORD = re.compile(r"[(（]?(?:公历|阳历|新历|國曆|西历|solar)\s*[)）:：]?\s*", re.IGNORECASE)
_LUNAR_DAY = re.compile(
    r"(?:(?P<year>\d{4}|\d{2}|[〇零○一二三四五六七八九]{4}|[〇零○一二三四五六七八九]{2})\s*年)?\s*"
    r"(?P<leap>闰|leap)?\s*"
    r"(?P<month>正|冬|腊|臘|[一二三四五六七八九十]{1,2}|\d{1,2})\s*月\s*"
    r"(?P<day>初?[一二三四五六七八九十]{1,3}|[廿卅][一二三四五六七八九]?|\d{1,2})\s*[日号]?"
)
_LUNAR_DIGITS = re.compile(
    r"(?:(?P<year>\d{4})[-/.\s])?\s*(?P<leap>leap|闰)?\s*"
    r"(?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
)
_PLAINLY_LUNAR = re.compile(r"初|廿|卅|[正冬腊臘]月|闰|月[一二三四五六七八九十]+$")
_YEAR_FOR_NONE = 1604
_ANY_DAY = date(2100, 1, 1)


def parse_birthday(text: str, today: date | None = None, order: str = "ymd") -> Birthday | None:
    """The birthday a text names, or None when it names none (or, given today, a day of the future).

    Lunar when it says so (农历, 阴历, lunar) or when only lunar days are written that way (八月初七, 闰五月,
    八月十五 without 日); '--10-03' and '10月3日' have no year, nor has 1604 (what an iPhone writes for none).
    """
    if len(text) > 60:
        return None
    text = unicodedata.normalize("NFKC", text).strip()
    today = today or _ANY_DAY
    bare = _LUNAR_WORD.sub("", text).strip()
    if bare != text or _PLAINLY_LUNAR.search(text):
        return _lunar(bare, today)
    found = parse_day(_SOLAR_WORD.sub("", text).strip(), today, order)
    if isinstance(found, PartialDay):
        if found.month is None or found.day is None:
            return None
        return Birthday(Calendar.SOLAR, None, found.month, found.day)
    if found is None or found.year < _YEAR_FOR_NONE or found > today:
        return None
    year = None if found.year == _YEAR_FOR_NONE else found.year
    return Birthday(Calendar.SOLAR, year, found.month, found.day)


def _lunar(text: str, today: date) -> Birthday | None:
    """A lunar birthday from text without the word 农历."""
    found = _LUNAR_DAY.fullmatch(text) or _LUNAR_DIGITS.fullmatch(text)
    if found is None:
        return None
    month = _LUNAR_MONTHS.get(found["month"]) or number_of(found["month"])
    day = number_of(found["day"].replace("初", ""))
    if month is None or day is None or not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    year = _year(found["year"], today)
    leap = bool(found["leap"])
    if year is not None and (year > today.year or lunar_to_solar(year, month, day, leap) is None):
        return None
    return Birthday(Calendar.LUNAR, year, month, day, leap)


def _year(text: str | None, today: date) -> int | None:
    """The year in digits or characters, of two digits too."""
    if not text:
        return None
    number = int(text) if text.isdigit() and text.isascii() else han_number(text)
    return None if number is None else full_year(number, today) if len(text) == 2 else number


def valid_birthday(birthday: Birthday) -> bool:
    """Whether such a day exists in its calendar."""
    if birthday.calendar is Calendar.LUNAR:
        if birthday.year is not None:
            return lunar_to_solar(birthday.year, birthday.month, birthday.day, birthday.leap) is not None
        return 1 <= birthday.month <= 12 and 1 <= birthday.day <= 30
    return make_day(birthday.year or 2000, birthday.month, birthday.day) is not None


def next_birthday(birthday: Birthday, on_or_after: date) -> date | None:
    """The next day the birthday is kept; 29 February on the 28th in common years, lunar ones see lunar."""
    if birthday.calendar is Calendar.LUNAR:
        return next_lunar_birthday(birthday.month, birthday.day, birthday.leap, on_or_after)
    for year in (on_or_after.year, on_or_after.year + 1):
        found = make_day(year, birthday.month, birthday.day)
        if found is None and (birthday.month, birthday.day) == (2, 29):
            found = date(year, 2, 28)
        if found and found >= on_or_after:
            return found
    return None


def birthdays_within(birthday: Birthday, first: date, last: date) -> list[date]:
    """Every day from first to last on which the birthday is kept (a lunar one may come twice a year)."""
    found: list[date] = []
    day = next_birthday(birthday, first)
    while day is not None and day <= last and len(found) < 200:
        found.append(day)
        day = next_birthday(birthday, day + timedelta(days=1))
    return found


def age_on(birthday: Birthday, day: date) -> int | None:
    """The years completed on a day, or None without a year of birth (or before it)."""
    if birthday.year is None:
        return None
    if birthday.calendar is Calendar.SOLAR:
        age = day.year - birthday.year - ((day.month, day.day) < (birthday.month, birthday.day))
        return age if age >= 0 else None
    now = lunar_day(day)
    if now is None:
        return None
    kept = lunar_birthday_in(now.year, birthday.month, birthday.day, birthday.leap)
    age = now.year - birthday.year - (kept is not None and day < kept)
    return age if age >= 0 else None


def birthday_text(birthday: Birthday, language: str) -> str:
    """A birthday in words: 1981年10月3日, 10月3日, 农历八月初七; 3 Oct 1981, lunar 8/7."""
    if birthday.calendar is Calendar.LUNAR:
        lunar = LunarDay(birthday.year or 0, birthday.month, birthday.day, birthday.leap)
        text = lunar_day_text(lunar, language)
        return f"{text} ({birthday.year})" if birthday.year else text
    code = "birthday.day" if birthday.year is None else "birthday.full"
    values = {"year": birthday.year, "month": f"@month.{birthday.month}", "day": birthday.day}
    return sentence(code, language, **values)


def birthday_code(birthday: Birthday) -> str:
    """A birthday as fixed text that parse_birthday reads back: 1981-10-03, --10-03, 农历1990年闰5月1日."""
    if birthday.calendar is Calendar.SOLAR:
        head = "-" if birthday.year is None else f"{birthday.year:04d}"
        return f"{head}-{birthday.month:02d}-{birthday.day:02d}"
    year = "" if birthday.year is None else f"{birthday.year}年"
    return f"农历{year}{'闰' if birthday.leap else ''}{birthday.month}月{birthday.day}日"
