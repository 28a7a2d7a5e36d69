"""Make an EventDraft of one VEVENT or VTODO."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from app.exchange.content_lines import MAX_ITEMS, Lines, RawProperty, one_line, plain, split_escaped, text_of
from app.exchange.ical_rules import checked_rule
from app.exchange.ical_tree import Component, Row
from app.exchange.ical_types import Attendee, EventDraft, Moment
from app.exchange.ical_values import calendar_day, clock_time, duration
from app.exchange.ical_zones import Zones
from app.language.lunar import lunar_day

_CHINESE_RULE = re.compile(r"RSCALE=CHINESE;FREQ=YEARLY(?:;INTERVAL=1)?(?:;SKIP=\w+)?;?\Z")
_PLAIN_ALARM = {"ACTION", "TRIGGER", "DESCRIPTION"}
_OWN_LUNAR = "X-LIANYI-LUNAR-YEARLY"
MAX_MOMENTS = 2_000  # dates left out of or added to one event
_LONGEST_ALARM = 60 * 24 * 366  # minutes


class EventBuilder:
    """One event or task in the making."""

    def __init__(self, component: Component, zones: Zones, lines: Lines) -> None:
        self._component = component
        self._zones = zones
        self._lines = lines
        self._texts: dict[str, str] = {}
        self._moments: dict[str, Moment] = {}
        self._lists: dict[str, list[Moment]] = {"EXDATE": [], "RDATE": []}
        self._rule = ""
        self._chinese_rule = False
        self._length: timedelta | None = None
        self._categories: list[str] = []
        self._organizer: Attendee | None = None
        self._attendees: list[Attendee] = []
        self._extra: list[RawProperty] = []
        self._priority = 0

    def build(self) -> EventDraft | None:
        """The draft, or None when an event does not say when it is."""
        for row in self._component.rows:
            handler = _HANDLERS.get(row.header.name)
            if handler is None:
                self._extra.append(row.raw(self._lines))
            else:
                handler(self, row)
        start = self._moments.get("DTSTART")
        kind: Literal["event", "todo"] = "todo" if self._component.name == "VTODO" else "event"
        if start is None and kind == "event":
            self._no_start()
            return None
        end = self._end(start)
        alarms, parts = self._inner(start, end)
        lunar = self._lunar(start)
        return EventDraft(
            line=self._component.line, kind=kind, uid=self._texts.get("UID", ""),
            subject=self._texts.get("SUMMARY", ""), start=start, end=end, tz=_zone_name(start or end),
            rrule=self._rule, exdates=tuple(self._lists["EXDATE"]),
            rdates=() if lunar else tuple(self._lists["RDATE"]),
            recurrence_id=self._moments.get("RECURRENCE-ID"), lunar_yearly=lunar,
            location=self._texts.get("LOCATION", ""), description=self._texts.get("DESCRIPTION", ""),
            url=self._texts.get("URL", ""), categories=tuple(self._categories),
            status=self._texts.get("STATUS", "").upper(), priority=self._priority,
            completed=self._instant("COMPLETED"), stamp=self._instant("DTSTAMP"), alarms=alarms,
            organizer=self._organizer, attendees=tuple(self._attendees),
            extra=tuple(self._extra), parts=parts,
        )  # fmt: skip

    def _instant(self, name: str) -> datetime | None:
        """A moment that has to be an instant: one without a zone is in UTC."""
        moment = self._moments.get(name)
        if not isinstance(moment, datetime):
            return None
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    def _no_start(self) -> None:
        """Say which event does not tell its day."""
        row = self._component.first("DTSTART")
        if row is not None and row.value.strip():
            self._fault(row.line, "start_unreadable", row.value)
        else:
            self._fault(self._component.line, "start_missing", self._texts.get("SUMMARY", ""))

    def _lunar(self, start: Moment | None) -> str:
        """The lunar day it is kept on every year, as we write it or as RFC 7529 does."""
        if not self._chinese_rule or start is None:
            return self._texts.get(_OWN_LUNAR, "")
        found = lunar_day(start.date() if isinstance(start, datetime) else start)
        return f"{'L' if found.leap else ''}{found.month:02d}-{found.day:02d}" if found else ""

    def _fault(self, number: int, code: str, raw: str = "") -> None:
        self._lines.faults.append((number, code, raw[:200]))

    def _text(self, row: Row) -> str:
        return text_of(row.value, row.header, self._lines, row.line)

    # properties ----------------------------------------------------------------------------------------

    def _take_line(self, row: Row) -> None:
        """A text on one line; a second one of the same name is kept as it is."""
        if self._texts.get(row.header.name):
            self._extra.append(row.raw(self._lines))
        else:
            self._texts[row.header.name] = one_line(self._text(row))

    def _take_text(self, row: Row) -> None:
        """A text of several lines."""
        text = plain(self._text(row))
        before = self._texts.get(row.header.name)
        self._texts[row.header.name] = f"{before}\n{text}" if before else text

    def _take_moment(self, row: Row) -> None:
        name = row.header.name
        moment = self._moment(row, row.value)
        if moment is None:
            if name != "DTSTART" and row.value.strip():
                self._fault(
                    row.line, "end_unreadable" if name in {"DTEND", "DUE"} else "date_unreadable", row.value
                )
                self._extra.append(row.raw(self._lines))
        else:
            self._moments.setdefault(name, moment)

    def _moment(self, row: Row, text: str) -> Moment | None:
        """A day, an instant or a floating clock time."""
        zone = row.header.first("TZID")
        if ":" in text and not clock_time(text):  # TZID=(UTC+08:00) Beijing, without its quotes
            behind, _, text = text.rpartition(":")
            zone = f"{zone}:{behind}"
        text = text.strip().partition("/")[0]
        local = clock_time(text)
        if local is None:
            return calendar_day(text)
        if text.endswith("Z"):
            return local.replace(tzinfo=UTC)
        return self._zones.attach(local, zone, row.line) if zone else local

    def _take_moments(self, row: Row) -> None:
        """EXDATE and RDATE: several moments on a line."""
        if "/" in row.value:
            self._fault(row.line, "period_shortened", row.value)
        for part in row.value.split(",", MAX_MOMENTS)[:MAX_MOMENTS]:
            if len(self._lists[row.header.name]) >= MAX_MOMENTS:
                break
            moment = self._moment(row, part)
            if moment is not None:
                self._lists[row.header.name].append(moment)
            elif part.strip():
                self._fault(row.line, "date_unreadable", part)
                self._extra.append(Row(row.line, row.header, part).raw(self._lines))

    def _take_rule(self, row: Row) -> None:
        if _CHINESE_RULE.match(row.value.strip().upper()):
            self._chinese_rule = True
            return
        rule = checked_rule(row.value)
        if not rule or self._rule:
            self._fault(row.line, "rule_refused", row.value)
            self._extra.append(row.raw(self._lines))
        else:
            self._rule = rule

    def _take_duration(self, row: Row) -> None:
        self._length = duration(row.value)
        if self._length is None or self._length < timedelta(0):
            self._fault(row.line, "end_unreadable", row.value)
            self._length = None

    def _take_categories(self, row: Row) -> None:
        for part in split_escaped(self._text(row), ","):
            name = one_line(part)
            if name and len(self._categories) < MAX_ITEMS and name not in self._categories:
                self._categories.append(name)

    def _take_priority(self, row: Row) -> None:
        text = row.value.strip()
        if text.isdecimal() and int(text[:3]) <= 9:
            self._priority = int(text)
        else:
            self._extra.append(row.raw(self._lines))

    def _take_person(self, row: Row) -> None:
        """ORGANIZER and ATTENDEE."""
        address = one_line(self._text(row))
        if address[:7].lower() == "mailto:":
            address = address[7:]
        others = tuple((name, values) for name, values in row.header.parameters if name != "CN")
        person = Attendee(one_line(row.header.first("CN").replace("\\", "\\\\")), address, others)
        if row.header.name == "ATTENDEE":
            self._attendees.append(person)
        elif self._organizer is None:
            self._organizer = person

    # what follows from them ----------------------------------------------------------------------------

    def _end(self, start: Moment | None) -> Moment | None:
        """When it is over (or due): said, or counted from its length."""
        end = self._moments.get("DTEND") or self._moments.get("DUE")
        if end is None and self._length is not None and start is not None:
            end = _later(start, self._length)
        if start is None or end is None:
            return end
        if isinstance(start, datetime) != isinstance(end, datetime) or not _in_order(start, end):
            self._fault(self._component.line, "end_before_start", str(end))
            return None
        return end

    def _inner(self, start: Moment | None, end: Moment | None) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Alarms as minutes before the start; those that say more, and other parts, kept as written."""
        minutes: set[int] = set()
        parts: list[str] = []
        for child in self._component.children:
            before = alarm_minutes(child, start, end) if child.name == "VALARM" else None
            if before is not None:
                minutes.add(before)
            elif child.name == "VALARM":
                self._fault(child.line, "alarm_unreadable", child.value("TRIGGER"))
            if before is None or child.children or {row.header.name for row in child.rows} - _PLAIN_ALARM:
                parts.append(child.written(self._lines))
        return tuple(sorted(minutes, reverse=True)), tuple(parts)


def _zone_name(moment: Moment | None) -> str:
    """The name of the zone of an instant: IANA, "UTC", or nothing."""
    zone = moment.tzinfo if isinstance(moment, datetime) else None
    if isinstance(zone, ZoneInfo):
        return zone.key
    return "UTC" if zone is UTC else ""


def _later(start: Moment, length: timedelta) -> Moment | None:
    """The moment that much later, by the clock of its own zone."""
    try:
        if isinstance(start, datetime):
            return start + length
        return start + timedelta(days=length.days)
    except OverflowError:
        return None


def _in_order(start: Moment, end: Moment) -> bool:
    """Whether end is not before start; a floating and a fixed time cannot be compared and pass."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        if (start.tzinfo is None) != (end.tzinfo is None):
            return True
        return end >= start
    return isinstance(start, date) and end >= start


def alarm_minutes(alarm: Component, start: Moment | None, end: Moment | None) -> int | None:
    """How many minutes before the start (of a task without one: before it is due) an alarm goes off."""
    row = alarm.first("TRIGGER")
    if row is None:
        return None
    length, clock = duration(row.value), clock_time(row.value)
    if length is not None and row.header.first("RELATED").upper() == "END":
        length += _between(start, end)
    elif length is None and clock is not None and isinstance(start, datetime) and start.tzinfo is not None:
        length = clock.replace(tzinfo=UTC) - start
    if length is None or length.total_seconds() % 60 or abs(length.total_seconds()) > _LONGEST_ALARM * 60:
        return None
    return -int(length.total_seconds() // 60)


def _between(start: Moment | None, end: Moment | None) -> timedelta:
    """How long it lasts, as far as that can be said."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        return end - start if (start.tzinfo is None) == (end.tzinfo is None) else timedelta(0)
    if start is None or end is None or isinstance(start, datetime) or isinstance(end, datetime):
        return timedelta(0)
    return end - start


_E = EventBuilder
_HANDLERS: dict[str, Callable[[EventBuilder, Row], None]] = {
    **dict.fromkeys(("UID", "SUMMARY", "LOCATION", "URL", "STATUS", _OWN_LUNAR), _E._take_line),
    **dict.fromkeys(("DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "COMPLETED", "DTSTAMP"), _E._take_moment),
    **dict.fromkeys(("EXDATE", "RDATE"), _E._take_moments),
    **dict.fromkeys(("ATTENDEE", "ORGANIZER"), _E._take_person),
    "DESCRIPTION": _E._take_text, "RRULE": _E._take_rule, "DURATION": _E._take_duration,
    "CATEGORIES": _E._take_categories, "PRIORITY": _E._take_priority,
}  # fmt: skip
