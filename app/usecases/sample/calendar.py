"""When things happen at the sample company: working days, seasons, holidays, hours."""

from bisect import bisect_left
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random

MONTHS = 18
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


class History:
    """The days from 18 months ago to yesterday, and how busy each was."""

    def __init__(self, today: date) -> None:
        self.today = today
        first = today - timedelta(days=MONTHS * 365 // 12)
        self.days = [first + timedelta(days=n) for n in range((today - first).days)]
        self.texts = [day.isoformat() for day in self.days]
        self.midnights = [_instant(day) for day in self.days]
        self._sums = list(accumulate(day_weight(day) for day in self.days))

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
    hour = random.choices((9, 10, 11, 13, 14, 15, 16, 17), (16, 20, 12, 6, 15, 16, 11, 4))[0]
    return hour * 60 + int(random.random() * 60)


def working_day_after(today: date, days: int) -> date:
    """The first working day so many days from today (past for negative numbers)."""
    day = today + timedelta(days=days)
    step = timedelta(days=-1 if days < 0 else 1)
    while day_weight(day) < 0.4:
        day += step
    return day


def _instant(day: date) -> int:
    return int(datetime.combine(day, time()).timestamp() * 1000)
