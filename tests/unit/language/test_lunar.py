"""The lunar calendar and the public holidays."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.holidays import (
    DayKind,
    add_working_days,
    arrangement_known,
    day_kind,
    holiday,
    is_working_day,
)
from app.language.lunar import (
    LunarDay,
    festival_day,
    festivals,
    lunar_birthday_in,
    lunar_day,
    lunar_span,
    lunar_text,
    lunar_to_solar,
    next_lunar_birthday,
    solar_term,
)


@pytest.mark.parametrize(
    ("solar", "lunar"),
    [
        (date(2026, 9, 16), LunarDay(2026, 8, 6)),
        (date(2026, 9, 25), LunarDay(2026, 8, 15)),
        (date(2027, 2, 6), LunarDay(2027, 1, 1)),
        (date(2027, 2, 5), LunarDay(2026, 12, 29)),  # no 30th that year
        (date(2025, 7, 25), LunarDay(2025, 6, 1, leap=True)),
        (date(1990, 6, 23), LunarDay(1990, 5, 1, leap=True)),
        (date(1900, 1, 31), LunarDay(1900, 1, 1)),
        (date(1799, 1, 1), None),
    ],
)
def test_a_day_in_both_calendars(solar: date, lunar: LunarDay | None) -> None:
    assert lunar_day(solar) == lunar
    if lunar:
        assert lunar_to_solar(lunar.year, lunar.month, lunar.day, lunar.leap) == solar


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_there_and_back(day: date) -> None:
    found = lunar_day(day)
    assert found is not None
    assert lunar_to_solar(found.year, found.month, found.day, found.leap) == day


def test_the_lunar_words() -> None:
    assert lunar_text(date(2026, 9, 16)) == "农历八月初六"
    assert lunar_text(date(2026, 9, 16), with_year=True) == "农历丙午年八月初六"
    assert lunar_text(date(2025, 7, 25)) == "农历闰六月初一"
    assert lunar_text(date(2025, 7, 25), "en") == "lunar leap 6/1"
    assert lunar_span(date(2026, 9, 1), date(2026, 9, 30)) == "丙午年 七月至八月"
    assert lunar_span(date(2027, 2, 1), date(2027, 2, 28)) == "丙午年 腊月至丁未年 正月"


def test_festivals_and_terms() -> None:
    assert festivals(date(2027, 2, 5)) == ["除夕"]
    assert festivals(date(2026, 10, 1)) == ["国庆节"]
    assert festivals(date(2025, 10, 6)) == ["中秋节"]
    assert solar_term(date(2026, 4, 5)) == "清明"
    assert festival_day("春节", 2027) == date(2027, 2, 6)
    assert festival_day("清明", 2026) == date(2026, 4, 5)
    assert festival_day("某节", 2026) is None


@pytest.mark.parametrize(
    ("month", "day", "leap", "after", "kept"),
    [
        (8, 7, False, date(2026, 9, 17), date(2026, 9, 17)),
        (8, 7, False, date(2026, 9, 18), date(2027, 9, 7)),
        (12, 30, False, date(2027, 1, 1), date(2027, 2, 5)),  # the 29th where there is no 30th
        (6, 10, True, date(2025, 1, 1), date(2025, 8, 3)),  # its own leap month
        (6, 10, True, date(2026, 1, 1), date(2026, 7, 23)),  # the ordinary month elsewhere
        (13, 1, False, date(2026, 1, 1), None),
    ],
)
def test_lunar_birthdays(month: int, day: int, leap: bool, after: date, kept: date | None) -> None:
    assert next_lunar_birthday(month, day, leap, after) == kept


@given(st.integers(1, 12), st.integers(1, 30), st.booleans(), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_lunar_birthday_comes_every_lunar_year(month: int, day: int, leap: bool, after: date) -> None:
    kept = next_lunar_birthday(month, day, leap, after)
    assert kept is not None
    assert after <= kept < after + timedelta(days=400)
    assert lunar_birthday_in(after.year, month, day, leap) is not None


def test_holidays_agree_with_the_published_ones(samples: Path) -> None:
    """Weekends beside a holiday are days off to us; the published lists name them in some years only."""
    odd = []
    for year in range(2004, 2024):
        published = json.loads((samples / "cn-holidays" / "years" / f"{year}.json").read_text("utf-8"))
        day = date(year, 1, 1)
        while day.year == year:
            rest, work = day.isoformat() in published["holidays"], day.isoformat() in published["workdays"]
            kind = DayKind.REST if rest else DayKind.WORK if work else None
            ours = day_kind(day)
            if ours is not kind and not (kind is None and ours is DayKind.REST and day.weekday() >= 5):
                odd.append((day, ours, kind))
            day += timedelta(days=1)
    assert odd == [
        (date(2005, 12, 31), DayKind.WORK, None)
    ]  # missing in the published list, yet it was worked


@pytest.mark.parametrize(
    ("day", "kind", "zh", "en"),
    [
        (date(2026, 9, 25), DayKind.REST, "中秋节", "Mid-Autumn Festival"),
        (date(2026, 9, 27), DayKind.REST, "中秋节", "Mid-Autumn Festival"),
        (date(2026, 9, 20), DayKind.WORK, "中秋节", "Mid-Autumn Festival"),
        (date(2026, 10, 7), DayKind.REST, "国庆节", "National Day"),
        (date(2026, 10, 10), DayKind.WORK, "国庆节", "National Day"),
        (date(2023, 1, 27), DayKind.REST, "春节", "Chinese New Year"),
    ],
)
def test_days_off_have_names(day: date, kind: DayKind, zh: str, en: str) -> None:
    found, english = holiday(day), holiday(day, language="en")
    assert found is not None
    assert english is not None
    assert (found.kind, found.name) == (kind, zh)
    assert english.name == en


def test_ordinary_days_and_other_countries() -> None:
    assert day_kind(date(2026, 9, 16)) is None
    assert day_kind(date(2026, 12, 25)) is None
    assert day_kind(date(2026, 12, 25), "GB") is DayKind.REST
    assert day_kind(date(2026, 12, 25), "ZZ") is None
    assert arrangement_known(2026)
    assert not arrangement_known(2050)


def test_working_days_are_counted() -> None:
    assert is_working_day(date(2026, 9, 20))
    assert not is_working_day(date(2026, 10, 1))
    assert not is_working_day(date(2026, 9, 19))
    assert add_working_days(date(2026, 9, 16), 3) == date(2026, 9, 20)
    assert add_working_days(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert add_working_days(date(2026, 10, 1), 0) == date(2026, 10, 8)
