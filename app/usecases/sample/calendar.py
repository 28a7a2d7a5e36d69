"""When things happen at the sample company: working days, seasons, holidays, hours."""

from bisect import bisect_left
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random

from app.usecases.sample.words import Draw

MONTHS = 18
_HOUR = Draw(((9, 16), (10, 20), (11, 12), (13, 6), (14, 15), (15, 16), (16, 11), (17, 4)))
FAIRS, FAIR_DAYS = ((3, 18), (5, 22), (9, 9), (11, 5)), 4
_SEASON = (0.75, 0.6, 1.35, 1.45, 1.3, 0.9, 0.75, 0.8, 1.25, 1.45, 1.3, 0.95)
_SATURDAY, _SUNDAY, _HOLIDAY = 0.12, 0.04, 0.03


def day_weight(day: date) -> float:
    """How much business a day sees: seasons by month, hardly any on weekends and public holidays."""
    from app.language.holidays import DayKind, day_kind

    season = _SEASON[day.month - 1]
    kind = day_kind(day)
    if kind is DayKind.WORK:
        return season
    if kind is DayKind.REST:
        return season * _HOLIDAY
    return season * (1.0, 1.0, 1.0, 1.0, 1.0, _SATURDAY, _SUNDAY)[day.weekday()]


def burst(day: date) -> float:
    """How many times as busy a day is for one of the crowd: fairs, and the last days of a month."""
    if is_fair(day):
        return 4.0
    return 1.8 if (day + timedelta(days=3)).month != day.month else 1.0


def is_fair(day: date) -> bool:
    """Whether a fair is open, on any day of the week."""
    return any(day.month == month and first <= day.day < first + FAIR_DAYS for month, first in FAIRS)


class History:
    """The days from 18 months ago to yesterday, and how busy each was.

    With `bursts` much happens on few days; `fairs` are the numbers of the days of fairs, then.
    """

    def __init__(self, today: date, *, bursts: bool = False) -> None:
        self.today = today
        first = today - timedelta(days=MONTHS * 365 // 12)
        self.days = [first + timedelta(days=n) for n in range((today - first).days)]
        self.texts = [day.isoformat() for day in self.days]
        self.midnights = [_instant(day) for day in self.days]
        self.fairs = {n for n, day in enumerate(self.days) if bursts and is_fair(day)}
        self._sums = list(
            accumulate(
                max(0.8, day_weight(day)) * burst(day)
                if n in self.fairs
                else day_weight(day) * (burst(day) if bursts else 1)
                for n, day in enumerate(self.days)
            )
        )

    @property
    def last(self) -> int:
        """The number of the last day, yesterday."""
        return len(self.days) - 1

    def pick(self, random: Random, first: int = 0) -> int:
        """The number of a day not before `first`, busy days more often."""
        low = self._sums[first - 1] if first else 0.0
        return min(self.last, bisect_left(self._sums, low + random.random() * (self._sums[-1] - low)))

    def picks(self, random: Random, count: int, first: int) -> list[int]:
        """The numbers of `count` days not before `first`, in order."""
        return sorted(self.pick(random, first) for _ in range(count))

    def workday(self, number: int) -> int:
        """The number of the first ordinary working day from this one on (the last day at most)."""
        while number < self.last and self._sums[number] - (self._sums[number - 1] if number else 0) < 0.4:
            number += 1
        return min(number, self.last)


def minute_of_day(random: Random) -> int:
    """Office hours, with a dip at noon."""
    return int(_HOUR.one(random)) * 60 + int(random.random() * 60)


def working_day_after(today: date, days: int) -> date:
    """The first working day so many days from today (past for negative numbers)."""
    day = today + timedelta(days=days)
    step = timedelta(days=-1 if days < 0 else 1)
    while day_weight(day) < 0.4:
        day += step
    return day


def _instant(day: date) -> int:
    return int(datetime.combine(day, time()).timestamp() * 1000)
