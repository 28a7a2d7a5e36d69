"""Public holidays and make-up working days of a country."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_ONE = timedelta(days=1)


class DayKind(StrEnum):
    """Why a day is not an ordinary day of its weekday."""

    REST = "rest"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off by law (rest), or a weekend day on which people work in its stead (work)."""

    day: date
    kind: DayKind
    name: str


def countries() -> list[str]:
    """The ISO codes of the countries whose holidays are known."""
    import holidays

    return sorted(code for code in holidays.list_supported_countries(include_aliases=False) if len(code) == 2)


def _language(country: str, language: str) -> str | None:
    """The language to ask the library for: the user's where it has it, else English, else its own."""
    import holidays

    known = holidays.list_localized_countries(include_aliases=False).get(country, [])
    wanted = ("zh_CN", "zh", "en_US", "en") if language.startswith("zh") else ("en_US", "en", "en_GB")
    return next((each for each in wanted if each in known), None)


def _plain_name(name: str) -> str:
    """'春节（补假）' -> 春节; empty for a day off that only stands for another ('休息日（由 … 调休）')."""
    if name.startswith(("休息日", "Day off")):
        return ""
    return re.split(r";|（| \((?:observed|Spring)", name, maxsplit=1)[0].strip()


@cache
def _year(country: str, year: int, language: str) -> dict[date, Holiday]:
    """The holidays and make-up days of a year; empty for an unknown country or a year out of range."""
    import holidays

    if not _FIRST_YEAR <= year <= _LAST_YEAR or country not in countries():
        return {}
    years = [year - 1, year, year + 1]
    book = holidays.country_holidays(country, years=years, language=_language(country, language))
    named = {day: _plain_name(name) for day, name in book.items()}
    work = {day for day in getattr(book, "weekend_workdays", set()) if abs(day.year - year) <= 1}
    rest = set(named)
    if country == "CN":
        rest |= _weekends_beside(rest, work)
    names = _names(rest, named, language)
    found = {day: Holiday(day, DayKind.REST, names[day]) for day in rest}
    found |= {day: Holiday(day, DayKind.WORK, _nearest_name(day, names)) for day in work}
    return {day: holiday for day, holiday in found.items() if day.year == year}


def _weekends_beside(rest: set[date], work: set[date]) -> set[date]:
    """The weekend days that touch a holiday without a working day between: part of the same days off."""
    found: set[date] = set()
    for day in rest:
        for step in (-_ONE, _ONE):
            beside = day + step
            while beside.weekday() >= 5 and beside not in work:
                found.add(beside)
                beside += step
    return found - rest


def _names(rest: set[date], named: dict[date, str], language: str) -> dict[date, str]:
    """A name for every day off: its own, else that of the nearest named day of the same run."""
    other = "休息日" if language.startswith("zh") else "Day off"
    found: dict[date, str] = {}
    for run in _runs(rest):
        own = {day: named[day] for day in run if named.get(day)}
        for day in run:
            nearest = _nearest(day, own)
            found[day] = own[nearest] if nearest else other
    return found


def _runs(days: Iterable[date]) -> list[list[date]]:
    """Days in runs without a gap."""
    found: list[list[date]] = []
    for day in sorted(days):
        if found and day - found[-1][-1] == _ONE:
            found[-1].append(day)
        else:
            found.append([day])
    return found


def _nearest(day: date, others: Iterable[date]) -> date | None:
    """The nearest of other days, the earlier of two; None when there are none."""
    return min(others, key=lambda other: (abs((other - day).days), other), default=None)


def _nearest_name(day: date, names: dict[date, str]) -> str:
    """The name of the holiday a make-up day belongs to: the nearest one."""
    nearest = _nearest(day, names)
    return names[nearest] if nearest else ""


@lru_cache(maxsize=8192)
def holiday(day: date, country: str = "CN", language: str = "zh_CN") -> Holiday | None:
    """The holiday or make-up day a day is, or None when it is an ordinary day."""
    return _year(country, day.year, "zh_CN" if language.startswith("zh") else "en").get(day)


def day_kind(day: date, country: str = "CN") -> DayKind | None:
    """REST on a day off by law (the weekend inside one included), WORK on a make-up day, None otherwise."""
    found = holiday(day, country)
    return found.kind if found else None


def is_working_day(day: date, country: str = "CN", weekdays: frozenset[int] = frozenset(range(5))) -> bool:
    """Whether people work on a day; weekdays are the working ones, 0 = Monday."""
    kind = day_kind(day, country)
    return kind is DayKind.WORK or (kind is None and day.weekday() in weekdays)


def add_working_days(day: date, count: int, country: str = "CN") -> date:
    """The count-th working day after a day (0: the day itself, or the next working day)."""
    if count == 0:
        day -= _ONE
        count = 1
    while count > 0:
        day += _ONE
        count -= is_working_day(day, country)
    return day


def rest_run(day: date, country: str = "CN") -> tuple[date, date]:
    """The first and last day off of the run a day belongs to; the day itself when it is none."""
    first = last = day
    while day_kind(first - _ONE, country) is DayKind.REST:
        first -= _ONE
    while day_kind(last + _ONE, country) is DayKind.REST:
        last += _ONE
    return first, last


def arrangement_known(year: int, country: str = "CN") -> bool:
    """Whether a year's make-up days are published (China decides them each autumn)."""
    return country != "CN" or any(
        found.kind is DayKind.WORK for found in _year(country, year, "zh_CN").values()
    )
