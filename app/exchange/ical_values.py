"""Single values of a calendar file: clock times, days, durations."""

import re
from datetime import date, datetime, timedelta

_CLOCK = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?(Z?)\Z")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})\Z")
_DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?\Z"
)


def clock_time(text: str) -> datetime | None:
    """A clock time without its zone: 20260914T153000, also with dashes, also ending in Z."""
    found = _CLOCK.match(text.strip())
    if found is None:
        return None
    year, month, day, hour, minute = (int(found[place]) for place in range(1, 6))
    try:
        return datetime(year, month, day, hour, minute, min(int(found[6] or 0), 59))  # noqa: DTZ001 (a clock time)
    except ValueError:
        return None


def calendar_day(text: str) -> date | None:
    """A day: 20260914 or 2026-09-14."""
    found = _DAY.match(text.strip())
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def duration(text: str) -> timedelta | None:
    """A length of time as RFC 5545 writes it: -PT15M, P1DT2H, P2W."""
    found = _DURATION.match(text.strip().upper())
    if found is None or not any(found[place] for place in range(2, 7)):
        return None
    weeks, days, hours, minutes, seconds = (int(found[place] or 0) for place in range(2, 7))
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if found[1] == "-" else length
