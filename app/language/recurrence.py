"""When a repetition falls: expanding rules safely, and the words for them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from app.language.lunar import lunar_birthday_in, lunar_day
from app.language.repeat_days import chosen, days_of_day, days_of_month, days_of_week, days_of_year
from app.language.repeat_rule import MOST_OCCURRENCES, Frequency, RepeatRule, parse_rule
from app.language.repeat_text import describe, parse_repeat

__all__ = [
    "RepeatRule",
    "describe",
    "next_after",
    "normal_rule",
    "occurrences",
    "parse_repeat",
    "parse_rule",
]

# How far ahead the next day is looked for: leap days come after eight years at worst.
_YEARS_AHEAD = 10


def normal_rule(text: str) -> str | None:
    """The rule in our spelling, or None when it is none we expand (finer than a day, interval 0)."""
    rule = parse_rule(text)
    return rule.text() if rule else None


def _later(day: date, years: int) -> date:
    """About so many years on, within what the calendar has."""
    return date.max if day.year + years > 9990 else day + timedelta(days=366 * years)


def _months_of(rule: RepeatRule, start: date, first: date) -> Iterator[tuple[int, int]]:
    """Every (year, month) or, for a yearly rule, (year, 0) that a period begins with, without end."""
    monthly = rule.frequency is Frequency.MONTHLY
    size = rule.interval if monthly else 12 * rule.interval
    at = start.year * 12 + (start.month - 1 if monthly else 0)
    if not rule.count:
        at += max(0, (first.year * 12 + first.month - 1 - at) // size - 1) * size
    while at < 9999 * 12:
        yield (at // 12, at % 12 + 1) if monthly else (at // 12, 0)
        at += size


def _periods(rule: RepeatRule, start: date, first: date, last: date) -> Iterator[list[date]]:
    """The days of each day, week, month or year in turn, from the one of start up to the one of last.

    Without a number of times the walk begins near first, so that an old rule costs no more than a new one.
    """
    if rule.frequency in {Frequency.MONTHLY, Frequency.YEARLY}:
        for year, month in _months_of(rule, start, first):
            if date(year, month or 1, 1) > last:
                return
            yield days_of_month(rule, year, month, start) if month else days_of_year(rule, year, start)
        return
    weekly = rule.frequency is Frequency.WEEKLY
    step = timedelta(days=rule.interval * (7 if weekly else 1))
    day = start - timedelta(days=(start.weekday() - (rule.week_start or 0)) % 7) if weekly else start
    if not rule.count and first > day:
        day += max(0, (first - day) // step - 1) * step
    while day <= last:
        yield days_of_week(rule, day, start) if weekly else days_of_day(rule, day)
        if day > date.max - step:
            return
        day += step


def _ordinary(rule: RepeatRule, start: date, first: date, last: date) -> Iterator[date]:
    """The days of an RFC 5545 rule up to last."""
    end = min(last, rule.until) if rule.until else last
    given = 0
    for days in _periods(rule, start, first, end):
        for day in chosen(days, rule.positions):
            if day < start:
                continue
            given += 1
            if day > end or (rule.count is not None and given > rule.count):
                return
            yield day


def _lunar(rule: RepeatRule, start: date, last: date) -> Iterator[date]:
    """The days of the yearly lunar rule up to last, by the rules of lunar birthdays."""
    own = lunar_day(start)
    if own is None:
        return
    month, day = (rule.months[0], rule.month_days[0]) if rule.months else (own.month, own.day)
    leap = rule.leap if rule.months else own.leap
    given = 0
    for year in range(own.year, last.year + 1):
        found = lunar_birthday_in(year, month, day, leap)
        if found is None or found < start:
            continue
        given += 1
        ended = (rule.count is not None and given > rule.count) or (
            rule.until is not None and found > rule.until
        )
        if found > last or ended:
            return
        yield found


def _days(rule: RepeatRule, start: date, first: date, last: date) -> Iterator[date]:
    """The days of a rule from start to last in order; those before first may be missing."""
    if rule.frequency is Frequency.LUNAR_YEARLY:
        return _lunar(rule, start, last)
    return _ordinary(rule, start, first, last)


def occurrences(rule: str, start: date, first: date, last: date, limit: int = MOST_OCCURRENCES) -> list[date]:
    """The days from first to last on which something that begins on start repeats, at most limit (and 1,000).

    start itself counts only when the rule falls on it. A rule we do not expand gives start alone.
    """
    parsed = parse_rule(rule)
    if parsed is None:
        return [start] if first <= start <= last else []
    last = min(last, _later(max(first, start), _YEARS_AHEAD))
    found = (day for day in _days(parsed, start, first, last) if first <= day <= last)
    return list(islice(found, min(limit, MOST_OCCURRENCES)))


def next_after(rule: str, start: date, after: date) -> date | None:
    """The first repetition after a day; None when there is none for ten years or the rule is not ours."""
    parsed = parse_rule(rule)
    if parsed is None:
        return None
    last = _later(max(start, after), max(_YEARS_AHEAD, _yearly_reach(parsed)))
    return next((day for day in _days(parsed, start, after, last) if day > after), None)


def rule_from(rule: str, start: date, following: date) -> str:
    """The rule as it goes on from a later occurrence: a COUNT loses those that have gone by."""
    parsed = parse_rule(rule)
    if parsed is None or parsed.count is None:
        return rule
    gone = len(occurrences(rule, start, start, following)) - 1
    return replace(parsed, count=max(1, parsed.count - gone)).text()


def _yearly_reach(rule: RepeatRule) -> int:
    """How many years one period of a rule can take."""
    return min(rule.interval + 1, 100) if rule.frequency is Frequency.YEARLY else _YEARS_AHEAD
