"""Speak of days and times the way people do: 明天 15:00, 周五 09:30, 9月24日, 3 天前."""

from datetime import date, datetime, time

from app.sentences import sentence

CodeAndValues = tuple[str, dict[str, object]]
_LONGEST_IN_DAYS = 60


def _day_of(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def clock_text(at: time) -> str:
    """A time of day in 24 hours: 09:30."""
    return f"{at.hour:02d}:{at.minute:02d}"


def day_code(day: date, now: date | datetime) -> CodeAndValues:
    """The code and values that speak of a day as seen from now.

    Yesterday, today and tomorrow by name; up to the sixth day ahead by weekday; else month and day within
    this year; else the ISO form.
    """
    ahead = (day - _day_of(now)).days
    near = {0: "day.today", 1: "day.tomorrow", -1: "day.yesterday"}.get(ahead)
    if near:
        return near, {}
    if 2 <= ahead <= 6:
        return f"weekday.{day.isoweekday()}", {}
    if day.year == _day_of(now).year:
        return "day.month_day", {"month": f"@month.{day.month}", "day": day.day}
    return "day.iso", {"day": day.isoformat()}


def spoken_day(day: date, now: date | datetime, language: str, at: time | None = None) -> str:
    """A day in words, with its time when it has one: 今天, 明天 15:00, 周五 09:30, 9月24日, 2025-03-12."""
    code, values = day_code(day, now)
    spoken = sentence(code, language, **values)
    return f"{spoken} {clock_text(at)}" if at is not None else spoken


def full_day(day: date, now: date | datetime, language: str, at: time | None = None) -> str:
    """A day whatever today is, with its time when it has one: 9月17日 周四 15:00; Thu, Sep 17 15:00."""
    spoken = sentence("day.month_day", language, month=f"@month.{day.month}", day=day.day)
    if day.year != _day_of(now).year:
        spoken = day.isoformat()
    weekday = weekday_text(day, language)
    shown = f"{spoken} {weekday}" if language.startswith("zh") else f"{weekday}, {spoken}"
    return f"{shown} {clock_text(at)}" if at is not None else shown


def past_code(then: date | datetime, now: date | datetime) -> CodeAndValues:
    """How long ago something was, as code and values: minutes, hours, days, months, years.

    A day without a time counts in days; a moment that is not past at all is 'just now' or today.
    """
    days = (_day_of(now) - _day_of(then)).days
    if days <= 0 and isinstance(then, datetime) and isinstance(now, datetime):
        minutes = int((now - then).total_seconds() // 60)
        if minutes < 1:
            return "past.now", {}
        return (
            ("past.minutes", {"count": minutes}) if minutes < 60 else ("past.hours", {"count": minutes // 60})
        )
    if days <= 0:
        return "day.today", {}
    if days == 1:
        return "day.yesterday", {}
    if days < _LONGEST_IN_DAYS:
        return "past.days", {"count": days}
    months = _whole_months(_day_of(then), _day_of(now))
    if months < 12:
        return "past.months", {"count": months}
    return ("past.year", {}) if months < 24 else ("past.years", {"count": months // 12})


def _whole_months(first: date, last: date) -> int:
    """Whole months from one day to another."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def relative_past(then: date | datetime, now: date | datetime, language: str) -> str:
    """How long ago in words: 3 天前, 2 小时前, 昨天, 4 个月前."""
    code, values = past_code(then, now)
    if values.get("count") == 1:
        code = f"{code}_one"
    return sentence(code, language, **values)


def weekday_text(day: date, language: str) -> str:
    """The weekday of a day, short: 周三, Wed."""
    return sentence(f"weekday.{day.isoweekday()}", language)


def month_text(year: int, month: int, language: str) -> str:
    """A month as a heading: 2026年9月, September 2026."""
    return sentence("day.month_heading", language, year=year, month=f"@month_long.{month}", number=month)


def explanation(code: str, values: dict[str, object], assumed: str, language: str) -> str:
    """What was understood of a time, in words, with what was taken for granted behind it."""
    if values.get("count") == 1:
        code = f"{code}_one"
    text = sentence(code, language, **values)
    return f"{text}{sentence('when.assumed', language, what=f'@{assumed}')}" if assumed else text
