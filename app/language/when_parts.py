"""What the rules for 'when' pass to each other: the setting they read in and the pieces they find."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache

from app.language.numerals import number_of


@dataclass(frozen=True, slots=True)
class Hours:
    """What parts of the day mean when no hour is given."""

    start: time = time(9)
    noon: time = time(12)
    afternoon: time = time(14)
    end: time = time(18)
    evening: time = time(19)


STANDARD_HOURS = Hours()


@dataclass(frozen=True, slots=True)
class Setting:
    """When and how a text is read; whole: it is only a time, so bare forms ('9.20', '国庆') count too."""

    now: datetime
    hours: Hours
    country: str
    order: str
    whole: bool

    @property
    def today(self) -> date:
        """The day it is."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Piece:
    """Something found in the text: a day, a time of day, both, or 'before'.

    later is the day meant instead of day when that moment has already passed; said means that the day was
    named so plainly that it stays even when passed; raw is an hour and minute as written, sure when 13:00 or
    am/pm.
    """

    code: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    day: date | None = None
    later: date | None = None
    said: bool = False
    part: str = ""
    raw: tuple[int, int] | None = None
    sure: bool = False
    clock: time | None = None
    moment: datetime | None = None
    before: bool = False
    weekday: bool = False


Build = Callable[[re.Match[str], Setting], Piece | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of writing a day or a time, and what it means."""

    pattern: str
    build: Build

    def compiled(self) -> re.Pattern[str]:
        """The pattern ready for use; compiled when first asked for."""
        return _compiled(self.pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


SPACE = r"[ \t]*"
END = r"(?![a-z])"


def rule(pattern: str, build: Build) -> Rule:
    """A rule from a pattern, against lower-case text with half-width letters and digits."""
    return Rule(pattern, build)


def count_of(text: str | None) -> int | None:
    """The number in a match, '几' and 'few' as 3; None when there is none."""
    if text is None:
        return None
    if text.strip() in {"几", "数", "ji", "a few", "few", "several"}:
        return 3
    if text.strip() in {"a couple of", "a couple", "couple of"}:
        return 2
    return number_of(text)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1) if year < 9999 or month < 12 else date.max
    return following - timedelta(days=1) if following != date.max else date.max


def week_start(day: date) -> date:
    """The Monday of the week a day lies in."""
    return day - timedelta(days=day.weekday())
