"""Which days, months or years stand below a time axis so that their words neither touch nor are cut off."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from app.widgets.charts.specs import TimeWords

GAP = 10.0
Tick = tuple[date, str]
Place = Callable[[date], float]
Measure = Callable[[str], float]


def time_ticks(
    first: date,
    last: date,
    place: Place,
    measure: Measure,
    words: TimeWords,
    *,
    room: tuple[float, float],
) -> list[Tick]:
    """The closest steps whose words fit; `place` and `room` (left and right end) in pixels."""
    for step in _steps(first, last):
        found: list[Tick] | None = None
        for written in _writings(step, words):
            found = _fitting(written, place, measure, room)
            if found is not None:
                break
        if found:
            return found
    return []


def _steps(first: date, last: date) -> Iterator[tuple[str, list[date]]]:
    """From the closest on: every week, every second, months, years."""
    for weeks in (1, 2):
        days = [monday for monday in _mondays(first, last) if monday.toordinal() // 7 % weeks == 0]
        yield "day", days
    for months in (1, 2, 3, 6):
        yield "month", [day for day in _months(first, last) if (day.month - 1) % months == 0]
    for years in (1, 2, 5, 10, 20, 50):
        yield "year", [day for day in _months(first, last) if day.month == 1 and day.year % years == 0]
    yield "month", _months(first, last)[:1]
    yield "day", [first]


def _mondays(first: date, last: date) -> list[date]:
    start = first + timedelta(days=-first.weekday() % 7)
    return [start + timedelta(weeks=n) for n in range((last - start).days // 7 + 1)]


def _months(first: date, last: date) -> list[date]:
    found, month = [], first.replace(day=1)
    while month <= last:
        if month >= first:
            found.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    return found


def _writings(step: tuple[str, list[date]], words: TimeWords) -> Iterator[list[Tick]]:
    """The words of a step, the clearest first: January is written as its year, else the first names it."""
    kind, days = step
    if kind != "month":
        yield [(day, words.day(day) if kind == "day" else words.year(day)) for day in days]
        return
    plain = [(day, words.year(day) if day.month == 1 else words.month(day)) for day in days]
    if days and all(day.month != 1 for day in days):
        yield [(days[0], words.dated_month(days[0])), *plain[1:]]
    yield plain


def _fitting(
    written: list[Tick], place: Place, measure: Measure, room: tuple[float, float]
) -> list[Tick] | None:
    """Those inside the room, or None where two of them would touch."""
    found: list[Tick] = []
    end = float("-inf")
    for day, text in written:
        middle, half = place(day), measure(text) / 2
        if middle - half < room[0] or middle + half > room[1]:
            continue
        if middle - half < end + GAP:
            return None
        found.append((day, text))
        end = middle + half
    return found
