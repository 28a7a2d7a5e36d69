"""Which days of one day, week, month or year a repetition falls on (RFC 5545, section 3.3.10)."""

from calendar import monthrange
from datetime import date, timedelta

from app.language.repeat_rule import RepeatRule


def chosen(days: list[date], positions: tuple[int, ...]) -> list[date]:
    """The days of one period at the wanted positions, -1 the last; all of them without positions."""
    ordered = sorted(set(days))
    if not positions:
        return ordered
    count = len(ordered)
    at = {position - 1 if position > 0 else count + position for position in positions}
    return [ordered[index] for index in sorted(at) if 0 <= index < count]


def _wanted(rule: RepeatRule, day: date) -> bool:
    """Whether a day is in a wanted month, on a wanted weekday and a wanted day of the month."""
    if rule.months and day.month not in rule.months:
        return False
    if rule.weekdays and day.weekday() not in {weekday for _, weekday in rule.weekdays}:
        return False
    return not rule.month_days or _is_month_day(rule, day)


def _is_month_day(rule: RepeatRule, day: date) -> bool:
    length = monthrange(day.year, day.month)[1]
    return day.day in rule.month_days or day.day - length - 1 in rule.month_days


def days_of_day(rule: RepeatRule, day: date) -> list[date]:
    """The day itself where the rule wants it."""
    return [day] if _wanted(rule, day) else []


def days_of_week(rule: RepeatRule, first: date, start: date) -> list[date]:
    """The wanted weekdays of a week, that of start when the rule names none."""
    wanted = {weekday for _, weekday in rule.weekdays} or {start.weekday()}
    days = [first + timedelta(days=offset) for offset in range(7) if (date.max - first).days >= offset]
    return [day for day in days if day.weekday() in wanted and (not rule.months or day.month in rule.months)]


def _all_days(year: int, month: int) -> list[date]:
    """Every day of a month, or of a year when month is 0."""
    first, last = (
        (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        if month
        else (
            date(year, 1, 1),
            date(year, 12, 31),
        )
    )
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def _weekdays_within(rule: RepeatRule, days: list[date]) -> list[date]:
    """The wanted weekdays of a month or year: every one, or the so-many-th from its beginning or end."""
    found: list[date] = []
    for number, weekday in rule.weekdays:
        same = [day for day in days if day.weekday() == weekday]
        if number == 0:
            found.extend(same)
        elif abs(number) <= len(same):
            found.append(same[number - 1 if number > 0 else number])
    return found


def days_of_month(rule: RepeatRule, year: int, month: int, start: date) -> list[date]:
    """The wanted days of a month, the day of start when the rule names none."""
    if rule.months and month not in rule.months:
        return []
    days = _all_days(year, month)
    if rule.weekdays:
        found = _weekdays_within(rule, days)
        return [day for day in found if not rule.month_days or _is_month_day(rule, day)]
    if rule.month_days:
        return [day for day in days if _is_month_day(rule, day)]
    return [day for day in days if day.day == start.day]


def days_of_year(rule: RepeatRule, year: int, start: date) -> list[date]:
    """The wanted days of a year, the day of start when the rule names none."""
    if rule.months or rule.month_days:
        if rule.weekdays and not rule.months:
            within = set(_weekdays_within(rule, _all_days(year, 0)))
            return [day for day in _all_days(year, 0) if day in within and _is_month_day(rule, day)]
        months = rule.months or tuple(range(1, 13))
        return [day for month in months for day in days_of_month(rule, year, month, start)]
    if rule.weekdays:
        return _weekdays_within(rule, _all_days(year, 0))
    return days_of_month(rule, year, start.month, start)
