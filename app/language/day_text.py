"""Read a day as files and people write it, in fixed forms and a few words."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from app.language.numerals import ANY_NUMBER, han_number, number_of


@dataclass(frozen=True, slots=True)
class PartialDay:
    """A day of which a part is not known: a year, a month of a year, or a day without its year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH_NAME = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = (
    r"[(（]?\s*(?:周|星期|礼拜)[一二三四五六日天]\s*[)）]?|"
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?"
)
_CLOCK = (
    r"(?:[\sT]|(?<=[日号]))\s*(?:(?:上午|下午|早上|晚上|中午|凌晨|am|pm)\s*)?\d{1,2}[:时点]\s*(?:\d{1,2}[:分]?)?"
    r"\s*(?:\d{1,2}(?:[.,]\d+)?秒?)?\s*(?:am|pm|[ap]\.m\.)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?\s*$"
)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年,\s]\s*(\d{1,2})\s*[-/.月,\s]\s*(\d{1,2})\s*[日号]?")
_SHORT_YEAR = re.compile(r"['’]?(\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})")
_THREE = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*['’]?(\d{4}|\d{1,2})")
_YEAR_MONTH = re.compile(r"(\d{4})\s*(?:[-/.]\s*(\d{1,2})|年\s*(\d{1,2})\s*月份?)")
_YEAR = re.compile(r"((?:19|20)\d{2})\s*年?")
_MONTH_DAY = re.compile(r"(?:--)?(\d{1,2})\s*(?:月\s*|[-/.]\s*)(\d{1,2})\s*[日号]?")
_VCARD_MONTH_DAY = re.compile(r"--(\d{2})(\d{2})")
_MONTH_ONLY = re.compile(r"(\d{1,2})\s*月份?")
_HAN_DAY = re.compile(
    r"(?:([〇零○一二三四五六七八九]{2,4})年)?(正|[一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十廿卅]{1,3})[日号])?"
)
_DAY_NAME = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?[\s\-/.]*(?:of\s+)?({MONTH_NAME})[\s\-/,.]*['’]?(\d{{4}}|\d{{2}})?"
)
_NAME_DAY = re.compile(rf"({MONTH_NAME})[\s\-]*(\d{{1,2}})(?:st|nd|rd|th)?(?:[\s,\-]+['’]?(\d{{4}}))?")
_NAME_YEAR = re.compile(rf"({MONTH_NAME})[\s\-,/]*['’]?(\d{{4}})")
_YEAR_NAME = re.compile(rf"(\d{{4}})[\s\-/]+({MONTH_NAME})(?:[\s\-/]+(\d{{1,2}}))?")
_AGO = re.compile(rf"({ANY_NUMBER})\s*(天|日|周|星期|个星期|days?|weeks?)\s*(?:以前|之前|前|ago)")
_RELATIVE = {
    word: days
    for days, words in {
        -3: "大前天",
        -2: "前天 前日",
        -1: "昨天 昨日 昨儿 yesterday zuotian",
        0: "今天 今日 今儿 today jintian",
        1: "明天 明日 明儿 tomorrow mingtian",
        2: "后天 後天 houtian",
        3: "大后天",
    }.items()
    for word in words.split()
}


def month_number(name: str) -> int:
    """'Sept.' -> 9; 0 when it is no English month name."""
    return _MONTHS.get(name.strip(" .").lower(), 0)


def make_day(year: int, month: int, day: int) -> date | None:
    """That day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(year: int, today: date) -> int:
    """A year of two digits as the one at most ten years ahead; four digits unchanged."""
    if year >= 100:
        return year
    ahead = today.year // 100 * 100 + year
    return ahead - 100 if ahead > today.year + 10 else ahead


def _partial(month: int, day: int | None, year: int | None = None) -> PartialDay | None:
    """A partial day when month and day can exist."""
    if year is not None and day is None:
        return PartialDay(year, month) if 1 <= month <= 12 else None
    return PartialDay(None, month, day) if make_day(2000, month, day or 1) else None


def _three_numbers(
    first: int, second: int, third: int, today: date, order: str, long_year: bool
) -> date | None:
    """Three numbers, the year last (of two digits: anywhere), by the user's order, else as it fits."""
    year = full_year(third, today)
    tries = [(year, first, second), (year, second, first)]
    if order == "dmy":
        tries.reverse()
    if not long_year and order == "ymd":
        tries.insert(0, (full_year(first, today), second, third))
    return next((found for each in tries if (found := make_day(*each))), None)


_Result = date | PartialDay | None


def _by_names(text: str, today: date) -> _Result:
    """Forms with an English month name."""
    if found := _DAY_NAME.fullmatch(text) or None:
        day, name, year = int(found[1]), month_number(found[2]), found[3]
    elif found := _NAME_DAY.fullmatch(text):
        day, name, year = int(found[2]), month_number(found[1]), found[3]
    elif found := _YEAR_NAME.fullmatch(text):
        if not found[3]:
            return PartialDay(int(found[1]), month_number(found[2]))
        return make_day(int(found[1]), month_number(found[2]), int(found[3]))
    elif found := _NAME_YEAR.fullmatch(text):
        return PartialDay(int(found[2]), month_number(found[1]))
    else:
        return PartialDay(None, month_number(text)) if month_number(text) else None
    return make_day(full_year(int(year), today), name, day) if year else _partial(name, day)


def _by_han(text: str, today: date) -> _Result:
    """二〇二三年五月八日 and its parts."""
    found = _HAN_DAY.fullmatch(text)
    if not found:
        return None
    year = han_number(found[1]) if found[1] else None
    month = 1 if found[2] == "正" else han_number(found[2]) or 0
    day = han_number(found[3]) if found[3] else None
    if year is not None and day is not None:
        return make_day(full_year(year, today), month, day)
    if year is None and day is None:
        return PartialDay(None, month) if 1 <= month <= 12 else None
    return _partial(month, day, full_year(year, today) if year is not None else None)


def _by_words(text: str, today: date) -> _Result:
    """今天, yesterday, 3 天前."""
    if text in _RELATIVE:
        return today + timedelta(days=_RELATIVE[text])
    found = _AGO.fullmatch(text)
    if not found:
        return None
    count = number_of(found[1])
    days = 7 if found[2][0] in "周星个w" else 1
    return today - timedelta(days=days * count) if count is not None and count < 3000 else None


def _whole(text: str, today: date, order: str) -> _Result:
    """Forms with year, month and day in digits."""
    if found := _YEAR_FIRST.fullmatch(text) or _SOLID.fullmatch(text) or _SHORT_YEAR.fullmatch(text):
        return make_day(full_year(int(found[1]), today), int(found[2]), int(found[3]))
    if found := _THREE.fullmatch(text):
        if len(found[3]) == 1:
            return make_day(full_year(int(found[1]), today), int(found[2]), int(found[3]))
        return _three_numbers(int(found[1]), int(found[2]), int(found[3]), today, order, len(found[3]) == 4)
    return None


def _part(text: str, order: str) -> _Result:
    """Forms in digits that leave something out."""
    if found := _YEAR_MONTH.fullmatch(text):
        return _partial(int(found[2] or found[3]), None, int(found[1]))
    if found := _YEAR.fullmatch(text):
        return PartialDay(int(found[1]))
    if found := _VCARD_MONTH_DAY.fullmatch(text):
        return _partial(int(found[1]), int(found[2]))
    if found := _MONTH_DAY.fullmatch(text):
        month, day = int(found[1]), int(found[2])
        if order == "dmy" and "月" not in text and not text.startswith("--"):
            month, day = day, month
        return _partial(month, day) or _partial(day, month)
    if found := _MONTH_ONLY.fullmatch(text):
        return PartialDay(None, int(found[1])) if 1 <= int(found[1]) <= 12 else None
    return None


def parse_day(text: str, today: date, order: str = "ymd") -> date | PartialDay | None:
    """The day a text names, a PartialDay when its year or its day is left out, None when it names none.

    order ('ymd', 'mdy', 'dmy') decides what 5/8/2023 and 23.6.18 mean; a form the order makes impossible is
    read the other way. A time of day or a weekday beside the date is passed over.
    """
    if len(text) > 80:
        return None
    text = unicodedata.normalize("NFKC", text).strip().lower()
    text = re.sub(_CLOCK, "", text, flags=re.IGNORECASE).strip() if len(text) > 5 else text
    text = re.sub(_WEEKDAY, " ", text).strip(" ,")
    text = re.sub(r"\s+", " ", text)
    tries: tuple[Callable[[], _Result], ...] = (
        lambda: _whole(text, today, order),
        lambda: _part(text, order),
        lambda: _by_names(text, today),
        lambda: _by_han(text, today),
        lambda: _by_words(text, today),
    )
    return next((found for each in tries if (found := each()) is not None), None)
