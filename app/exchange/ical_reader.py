"""Read iCalendar files, old vCalendar ones too: every event and task, and what cannot be read is named."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from app.exchange.content_lines import Lines
from app.exchange.draft import Problem
from app.exchange.ical_builder import EventBuilder
from app.exchange.ical_tree import Component, read_components
from app.exchange.ical_types import EventDraft
from app.exchange.ical_zones import Zones
from app.exchange.vcard_reader import opened

_KINDS = {"VEVENT", "VTODO"}
_CALENDARS = {"VCALENDAR", "VCALENDER"}
_MUST = {"start_unreadable", "start_missing", "line_too_long"}
_FIELDS = {
    "start_unreadable": "start",
    "start_missing": "start",
    "end_unreadable": "end",
    "end_before_start": "end",
    "rule_refused": "rrule",
    "zone_unknown": "tz",
    "zone_fixed": "tz",
    "alarm_unreadable": "alarms",
}


def read_calendar(path: Path | BinaryIO, *, encoding: str | None = None) -> Iterator[EventDraft | Problem]:
    """The events and tasks of a file, in their order, each problem right behind what it belongs to.

    Raises UserError "import.cannot_open" when the file cannot be opened.
    """
    lines = Lines()
    found = False
    with opened(path) as stream:
        for component in read_components(stream, lines, encoding):
            for item in _items(component, lines):
                found = True
                yield item
                yield from _problems(lines)
            yield from _problems(lines)
    if not found:
        lines.faults.append((0, "no_events", ""))
    yield from _problems(lines)


def _items(component: Component, lines: Lines) -> Iterator[EventDraft]:
    """The events within one calendar, or the one that stands alone."""
    calendar = component.name in _CALENDARS
    parts = component.children if calendar else [component]
    zones = Zones(lines)
    for part in parts:
        if part.name == "VTIMEZONE":
            zones.define(part)
    for part in parts:
        if part.name in _KINDS:
            draft = EventBuilder(part, zones, lines).build()
            if draft is not None:
                yield draft
        elif part.name != "VTIMEZONE":
            lines.faults.append((part.line, "part_not_used", part.name[:80]))


def _problems(lines: Lines) -> Iterator[Problem]:
    """The faults met since the last time, as problems."""
    faults, lines.faults = lines.faults, []
    for line, code, raw in faults:
        values = {"text": raw[:80] or "—"}
        yield Problem(
            line, _FIELDS.get(code, ""), f"calendar.{code}", values, "must" if code in _MUST else "may", raw
        )
