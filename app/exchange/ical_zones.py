"""Find out which time zone a calendar file means, however it names it."""

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from app.exchange.content_lines import Lines
from app.exchange.ical_tree import Component
from app.exchange.ical_values import clock_time

_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?\Z")
_NAMED_OFFSET = re.compile(r"\(?(?:UTC|GMT)\s*([+-])\s*(\d{1,2}):?(\d{2})?\)?")
_YEARLY = re.compile(r"FREQ=YEARLY\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)\Z")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LONGEST_OFFSET = timedelta(hours=23, minutes=59)


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """Names of time zones by their lower-case form, Windows names among them."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    names = {name.lower(): name for name in available_timezones()}
    return names | {windows.lower(): name for windows, name in WINDOWS_TO_OLSON.items()}


@lru_cache(maxsize=512)
def zone_named(name: str) -> ZoneInfo | None:
    """The zone of that name: IANA, Windows, or an IANA name behind a maker's prefix."""
    parts = [part for part in name.strip().strip('"').replace(" ", "_").split("/") if part]
    choices = [name.strip(), *("/".join(parts[-length:]) for length in (3, 2, 1)), name.replace("_", " ")]
    for choice in choices:
        found = _known().get(choice.lower())
        if found:
            return ZoneInfo(found)
    return None


class Zones:
    """The zones one file defines, and how its names are understood."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._defined: dict[str, Component] = {}
        self._told: set[str] = set()

    def define(self, component: Component) -> None:
        """Take a VTIMEZONE in."""
        self._defined.setdefault(component.value("TZID").strip('"'), component)

    def attach(self, local: datetime, name: str, number: int) -> datetime:
        """The clock time in the zone of that name; floating, and said so, when nobody knows the zone."""
        name = name.strip().strip('"')
        zone: tzinfo | None = zone_named(name)
        if zone is not None:
            return local.replace(tzinfo=zone)
        component = self._defined.get(name)
        if component is not None:
            zone = zone_named(component.value("X-LIC-LOCATION") or "-") or _offset_at(component, local)
        zone = zone or _offset_in_name(name)
        if isinstance(zone, ZoneInfo):
            return local.replace(tzinfo=zone)
        if name not in self._told:
            self._told.add(name)
            self._lines.faults.append((number, "zone_fixed" if zone else "zone_unknown", name[:80]))
        try:
            return local.replace(tzinfo=zone).astimezone(UTC) if zone else local
        except OverflowError:
            return local


def _offset_in_name(name: str) -> timezone | None:
    """The offset a name tells: (UTC+08:00) Beijing, GMT+1."""
    found = _NAMED_OFFSET.search(name)
    if found is None:
        return None
    return _fixed(found[1], int(found[2]), int(found[3] or 0), 0)


def _fixed(sign: str, hours: int, minutes: int, seconds: int) -> timezone | None:
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if offset > _LONGEST_OFFSET:
        return None
    return timezone(-offset if sign == "-" else offset)


def _offset_at(component: Component, local: datetime) -> timezone | None:
    """The offset a file's own zone has at that clock time: the change that came last before it."""
    best: tuple[datetime, timezone] | None = None
    earliest: tuple[datetime, timezone] | None = None
    for child in component.children:
        found = _OFFSET.match(child.value("TZOFFSETTO"))
        start = clock_time(child.value("DTSTART"))
        zone = _fixed(found[1], int(found[2]), int(found[3]), int(found[4] or 0)) if found else None
        if zone is None or start is None:
            continue
        if earliest is None or start < earliest[0]:
            earliest = start, zone
        change = _last_change(child, start, local)
        if change is not None and (best is None or change >= best[0]):
            best = change, zone
    chosen = best or earliest
    return chosen[1] if chosen else None


def _last_change(child: Component, start: datetime, local: datetime) -> datetime | None:
    """When this half of the year last began before that clock time."""
    changes = [start]
    for row in child.rows:
        if row.header.name == "RDATE":
            changes += [day for part in row.value.split(",") if (day := clock_time(part))]
        elif row.header.name == "RRULE" and _YEARLY.search(row.value):
            changes += _rule_changes(row.value, start, local)
    return max((change for change in changes if change <= local), default=None)


def _rule_changes(rule: str, start: datetime, local: datetime) -> list[datetime]:
    """When a yearly rule (last Sunday in March …) changed the clock in the last years before that time.

    Counted here and not by dateutil, which looks for a day that never comes until the year 9999.
    """
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";"))
    until = clock_time(parts.get("UNTIL", ""))
    weekday = _WEEKDAY.match(parts.get("BYDAY", ""))
    months, days = parts.get("BYMONTH", str(start.month)), parts.get("BYMONTHDAY", "")
    if not months.isdecimal() or not 1 <= int(months) <= 12:
        return []
    last = min(local, until or local)
    wanted = {int(day) for day in days.split(",") if day.isdecimal()} or None
    found = []
    for year in range(max(start.year, last.year - 2), last.year + 1):
        fitting = _days(year, int(months), weekday[2] if weekday else "", wanted)
        place = int(weekday[1]) if weekday and weekday[1] else 1
        if not weekday and wanted is None:
            fitting = [day for day in fitting if day == start.day]
        if abs(place) <= len(fitting) and place:
            day = fitting[place - 1 if place > 0 else place]
            found.append(start.replace(year=year, month=int(months), day=day))
    return [change for change in found if change <= last]


def _days(year: int, month: int, weekday: str, wanted: set[int] | None) -> list[int]:
    """The days of a month on that weekday and of those numbers."""
    first, length = monthrange(year, month)
    return [
        day
        for day in range(1, length + 1)
        if (not weekday or _WEEKDAYS[(first + day - 1) % 7] == weekday) and (wanted is None or day in wanted)
    ]
