"""Find out which time zone a calendar file means, however it names it."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from app.exchange.content_lines import Lines
from app.exchange.ical_tree import Component
from app.exchange.ical_values import clock_time

_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?\Z")
_NAMED_OFFSET = re.compile(r"\(?(?:UTC|GMT)\s*([+-])\s*(\d{1,2}):?(\d{2})?\)?")
_YEARLY = re.compile(r"FREQ=YEARLY\b", re.IGNORECASE)
_UNTIL = re.compile(r"UNTIL=([^;]*)", re.IGNORECASE)
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
    """The last change a yearly rule gives before that clock time."""
    from dateutil.rrule import rrulestr

    from app.exchange.ical_rules import checked_rule

    until = _UNTIL.search(rule)
    end = clock_time(until[1]) if until else None
    bare = _UNTIL.sub("", rule).strip(";").replace(";;", ";")
    if not checked_rule(bare):
        return []
    target = min(local, end or local)
    year = max(start.year, target.year - 2)  # a rule from 1601 need not be walked through from there
    first = start if year == start.year else start.replace(year=year, day=min(start.day, 28))
    bare += (
        f";UNTIL={target.year:04d}{target:%m%dT%H%M%S}"  # or one that never happens is looked for until 9999
    )
    found = rrulestr(bare, dtstart=first).before(target, inc=True)
    return [found] if isinstance(found, datetime) else []
