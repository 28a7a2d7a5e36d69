"""The Chinese lunar calendar: days, calendar cell labels, festivals, solar terms, lunar birthdays."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache

FIRST_YEAR, LAST_YEAR = 1850, 2150

_STEMS, _BRANCHES, _ANIMALS = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥", "鼠牛虎兔龙蛇马羊猴鸡狗猪"
_MONTH_NAMES = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_UNITS = "一二三四五六七八九十"
_LUNAR_FESTIVALS = {
    (1, 1): ("春节", "Spring Festival"),
    (1, 15): ("元宵节", "Lantern Festival"),
    (2, 2): ("龙抬头", "Dragon Head Day"),
    (5, 5): ("端午节", "Dragon Boat Festival"),
    (7, 7): ("七夕", "Qixi"),
    (7, 15): ("中元节", "Ghost Festival"),
    (8, 15): ("中秋节", "Mid-Autumn Festival"),
    (9, 9): ("重阳节", "Double Ninth"),
    (12, 8): ("腊八", "Laba Festival"),
}
_NEW_YEARS_EVE = ("除夕", "New Year's Eve (lunar)")
_SOLAR_FESTIVALS = {
    (1, 1): ("元旦", "New Year's Day"),
    (2, 14): ("情人节", "Valentine's Day"),
    (3, 8): ("妇女节", "Women's Day"),
    (3, 12): ("植树节", "Arbor Day"),
    (5, 1): ("劳动节", "Labour Day"),
    (5, 4): ("青年节", "Youth Day"),
    (6, 1): ("儿童节", "Children's Day"),
    (9, 10): ("教师节", "Teachers' Day"),
    (10, 1): ("国庆节", "National Day"),
    (12, 25): ("圣诞节", "Christmas"),
}
_TERMS_EN = {
    "冬至": "Winter Solstice",
    "小寒": "Minor Cold",
    "大寒": "Major Cold",
    "立春": "Start of Spring",
    "雨水": "Rain Water",
    "惊蛰": "Insects Awaken",
    "春分": "Spring Equinox",
    "清明": "Qingming",
    "谷雨": "Grain Rain",
    "立夏": "Start of Summer",
    "小满": "Grain Buds",
    "芒种": "Grain in Ear",
    "夏至": "Summer Solstice",
    "小暑": "Minor Heat",
    "大暑": "Major Heat",
    "立秋": "Start of Autumn",
    "处暑": "End of Heat",
    "白露": "White Dew",
    "秋分": "Autumn Equinox",
    "寒露": "Cold Dew",
    "霜降": "Frost Descent",
    "立冬": "Start of Winter",
    "小雪": "Minor Snow",
    "大雪": "Major Snow",
}


@dataclass(frozen=True, slots=True, order=True)
class LunarDay:
    """A day of the lunar calendar; month 1 to 12, leap when it is the second month of that number."""

    year: int
    month: int
    day: int
    leap: bool = False


class LabelKind(StrEnum):
    """What a label in a calendar cell tells."""

    FESTIVAL = "festival"
    TERM = "term"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class LunarLabel:
    """The small text of a calendar cell and what it tells."""

    text: str
    kind: LabelKind


@dataclass(frozen=True, slots=True)
class _Month:
    """A lunar month: when it begins and how many days it has."""

    first: date
    year: int
    month: int
    leap: bool
    days: int


@cache
def _year(year: int) -> tuple[_Month, ...]:
    """The 12 or 13 months of a lunar year."""
    from lunar_python import LunarYear, Solar

    found = []
    for each in LunarYear.fromYear(year).getMonths():
        if each.getYear() == year:
            first = Solar.fromJulianDay(each.getFirstJulianDay())
            start = date(first.getYear(), first.getMonth(), first.getDay())
            found.append(_Month(start, year, abs(each.getMonth()), each.isLeap(), each.getDayCount()))
    return tuple(sorted(found, key=lambda month: month.first))


@cache
def _terms(year: int) -> dict[date, str]:
    """The solar terms of a solar year."""
    from lunar_python import Lunar, LunarYear, Solar

    found = {}
    for source in (year, year + 1):
        days = LunarYear.fromYear(source).getJieQiJulianDays()
        for name, julian in zip(Lunar.JIE_QI_IN_USE, days, strict=False):
            solar = Solar.fromJulianDay(julian)
            if solar.getYear() == year and name in _TERMS_EN:
                found[date(year, solar.getMonth(), solar.getDay())] = name
    return found


@cache
def _month_starts(year: int) -> tuple[tuple[date, ...], tuple[_Month, ...]]:
    """The lunar months that touch a solar year, with their first days for a search."""
    months = (*_year(year - 1), *_year(year))
    return tuple(month.first for month in months), months


@lru_cache(maxsize=4096)
def lunar_day(day: date) -> LunarDay | None:
    """The lunar day of a solar one, or None outside 1850 to 2150."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    starts, months = _month_starts(day.year)
    month = months[bisect_right(starts, day) - 1]
    return LunarDay(month.year, month.month, (day - month.first).days + 1, month.leap)


def lunar_to_solar(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """The solar day of a lunar one, or None when that year has no such month or that month no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    for each in _year(year):
        if each.month == month and each.leap == leap and 1 <= day <= each.days:
            return each.first + timedelta(days=day - 1)
    return None


def lunar_birthday_in(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """The solar day on which a lunar birthday is kept in a lunar year.

    Rules: born in a leap month, it is kept in that leap month when the year has it, else in the ordinary
    month of that number; born on the 30th, it is kept on the 29th when the month has only 29 days.
    """
    for in_leap in (True, False) if leap else (False,):
        for on in (day, 29) if day == 30 else (day,):
            found = lunar_to_solar(year, month, on, in_leap)
            if found:
                return found
    return None


def next_lunar_birthday(month: int, day: int, leap: bool, on_or_after: date) -> date | None:
    """The next day a lunar birthday is kept, by the rules of lunar_birthday_in; None for no lunar day."""
    for year in range(on_or_after.year - 1, on_or_after.year + 2):
        found = lunar_birthday_in(year, month, day, leap)
        if found and found >= on_or_after:
            return found
    return None


def day_name(day: int) -> str:
    """1 -> 初一, 20 -> 二十, 23 -> 廿三."""
    if day == 20:
        return "二十"
    if day == 30:
        return "三十"
    tens, unit = divmod(day - 1, 10)
    return "初十廿三"[tens] + _UNITS[unit]


def month_name(month: int, leap: bool = False) -> str:
    """8 -> 八月, 12 -> 腊月, leap 6 -> 闰六月."""
    return f"{'闰' if leap else ''}{_MONTH_NAMES[month - 1]}月"


def year_name(year: int) -> str:
    """2026 -> 丙午年."""
    return f"{_STEMS[(year - 4) % 10]}{_BRANCHES[(year - 4) % 12]}年"


def _chinese(language: str) -> bool:
    return language.startswith("zh")


def lunar_text(day: date, language: str = "zh_CN", with_year: bool = False) -> str:
    """The lunar day in words: 农历八月初六, or 'lunar 8/6', 'lunar leap 6/1'; empty outside 1850 to 2150."""
    found = lunar_day(day)
    if found is None:
        return ""
    return lunar_day_text(found, language, with_year)


def lunar_day_text(found: LunarDay, language: str = "zh_CN", with_year: bool = False) -> str:
    """A lunar day in words, see lunar_text; year 0 stands for no known year."""
    if _chinese(language):
        year = year_name(found.year) if with_year and found.year else ""
        return f"农历{year}{month_name(found.month, found.leap)}{day_name(found.day)}"
    year = f" {found.year}" if with_year and found.year else ""
    return f"lunar{year}{' leap' if found.leap else ''} {found.month}/{found.day}"


def _named(pair: tuple[str, str], language: str) -> str:
    return pair[0] if _chinese(language) else pair[1]


def lunar_festival(found: LunarDay, language: str = "zh_CN") -> str | None:
    """The festival of a lunar day; leap months have none."""
    if found.leap and found.month != 12:
        return None
    if found.month == 12 and found == _last_of_year(found.year):
        return _named(_NEW_YEARS_EVE, language)
    pair = None if found.leap else _LUNAR_FESTIVALS.get((found.month, found.day))
    return _named(pair, language) if pair else None


@cache
def _last_of_year(year: int) -> LunarDay:
    last = _year(year)[-1]
    return LunarDay(year, last.month, last.days, last.leap)


def festivals(day: date, language: str = "zh_CN") -> list[str]:
    """The festivals of a day, the lunar one first."""
    found = lunar_day(day)
    lunar = lunar_festival(found, language) if found else None
    solar = _SOLAR_FESTIVALS.get((day.month, day.day))
    return [name for name in (lunar, _named(solar, language) if solar else None) if name]


def solar_term(day: date, language: str = "zh_CN") -> str | None:
    """The solar term that begins on a day (清明, 秋分), or None."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    name = _terms(day.year).get(day)
    return None if name is None else name if _chinese(language) else _TERMS_EN[name]


@lru_cache(maxsize=4096)
def lunar_label(day: date, language: str = "zh_CN") -> LunarLabel:
    """The label of a calendar cell: festival, else solar term, else month on its first day, or the day."""
    named = festivals(day, language)
    if named:
        return LunarLabel(named[0], LabelKind.FESTIVAL)
    term = solar_term(day, language)
    if term:
        return LunarLabel(term, LabelKind.TERM)
    found = lunar_day(day)
    if found is None:
        return LunarLabel("", LabelKind.DAY)
    chinese = _chinese(language)
    if found.day == 1:
        month = (
            month_name(found.month, found.leap) if chinese else f"{'L' if found.leap else ''}{found.month}/1"
        )
        return LunarLabel(month, LabelKind.MONTH)
    return LunarLabel(day_name(found.day) if chinese else f"{found.month}/{found.day}", LabelKind.DAY)


def lunar_span(first: date, last: date) -> str:
    """The lunar months between two days in Chinese: 丙午年 七月至八月."""
    begin, end = lunar_day(first), lunar_day(last)
    if begin is None or end is None:
        return ""
    start = f"{year_name(begin.year)} {month_name(begin.month, begin.leap)}"
    if (begin.year, begin.month, begin.leap) == (end.year, end.month, end.leap):
        return start
    year = "" if begin.year == end.year else f"{year_name(end.year)} "
    return f"{start}至{year}{month_name(end.month, end.leap)}"


def festival_day(name: str, year: int) -> date | None:
    """The day of a festival (its Chinese name) in a solar year; 清明 is the solar term; None when unknown."""
    for (month, day), pair in _SOLAR_FESTIVALS.items():
        if name == pair[0]:
            return date(year, month, day)
    if name == "清明":
        return next((day for day, term in _terms(year).items() if term == name), None)
    return next((day for day in _lunar_festival_days(name, year) if day.year == year), None)


def _lunar_festival_days(name: str, year: int) -> Iterator[date]:
    """The days of a lunar festival in the lunar years that touch a solar year."""
    for lunar_year in (year - 1, year):
        if name == _NEW_YEARS_EVE[0]:
            last = _year(lunar_year)[-1]
            yield last.first + timedelta(days=last.days - 1)
        for (month, day), pair in _LUNAR_FESTIVALS.items():
            found = lunar_to_solar(lunar_year, month, day) if name == pair[0] else None
            if found:
                yield found
