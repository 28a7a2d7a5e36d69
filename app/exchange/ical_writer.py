"""Write events and tasks as iCalendar (RFC 5545), so that every calendar program understands them."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from app.exchange.content_lines import Lines, RawProperty
from app.exchange.content_writer import escape, folded, link, property_line, written_file
from app.exchange.ical_builder import alarm_minutes
from app.exchange.ical_tree import read_components
from app.exchange.ical_types import Attendee, EventDraft, Moment
from app.language.lunar import next_lunar_birthday

LUNAR_YEARS = 10  # how many years ahead a lunar day is written out for programs that know no lunar calendar
_FIRST_ZONE_DAY, _LAST_ZONE_DAY = date(1970, 1, 1), date(2045, 1, 1)


def write_calendar(
    target: Path | BinaryIO, events: Iterable[EventDraft], *, name: str = "", now: datetime | None = None
) -> int:
    """Write all of them as one calendar; returns how many. Raises UserError "cards.cannot_write".

    `now` stamps events that have no stamp of their own (given by tests).
    """
    stamp = now or datetime.now(UTC)
    drafts = list(events)
    with written_file(target) as stream:
        for line in _calendar_lines(drafts, name, stamp):
            stream.write(folded(line))
    return len(drafts)


def _calendar_lines(drafts: list[EventDraft], name: str, stamp: datetime) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lianyi//Lianyi//EN", "CALSCALE:GREGORIAN")
    if name:
        yield f"X-WR-CALNAME:{escape(name)}"
    for zone in sorted({zone for draft in drafts for zone in _zones(draft)}):
        yield from _zone_lines(zone)
    for draft in drafts:
        yield from _event_lines(draft, stamp)
    yield "END:VCALENDAR"


def _zones(draft: EventDraft) -> Iterator[str]:
    """The zones an event needs."""
    for moment in (draft.start, draft.end, draft.recurrence_id, *draft.exdates, *draft.rdates):
        if (
            isinstance(moment, datetime)
            and isinstance(moment.tzinfo, ZoneInfo)
            and moment.tzinfo.key != "UTC"
        ):
            yield moment.tzinfo.key


@lru_cache(maxsize=64)
def _zone_lines(zone: str) -> tuple[str, ...]:
    """The definition of a zone, for programs that do not know its name."""
    from icalendar import Timezone

    text = Timezone.from_tzid(zone, first_date=_FIRST_ZONE_DAY, last_date=_LAST_ZONE_DAY).to_ical()
    return tuple(text.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1])


def _event_lines(draft: EventDraft, stamp: datetime) -> Iterator[str]:
    component = "VTODO" if draft.kind == "todo" else "VEVENT"
    yield f"BEGIN:{component}"
    for one in _properties(draft, stamp):
        yield property_line(one)
    for part in draft.parts:
        yield from part.split("\n")
    yield from _alarm_lines(draft)
    yield f"END:{component}"


def _properties(draft: EventDraft, stamp: datetime) -> Iterator[RawProperty]:
    """All properties of one event in their order."""
    if draft.uid:
        yield RawProperty("UID", escape(draft.uid))
    yield _moment("DTSTAMP", (draft.stamp or stamp).astimezone(UTC))
    if draft.start is not None:
        yield _moment("DTSTART", draft.start)
    if draft.end is not None:
        yield _moment("DUE" if draft.kind == "todo" else "DTEND", draft.end)
    if draft.recurrence_id is not None:
        yield _moment("RECURRENCE-ID", draft.recurrence_id)
    yield from _repeats(draft)
    for name, text in (
        ("SUMMARY", draft.subject), ("LOCATION", draft.location), ("DESCRIPTION", draft.description),
        ("URL", draft.url), ("STATUS", draft.status),
    ):  # fmt: skip
        if text:
            yield RawProperty(name, escape(text) if name != "URL" else link(text))
    if draft.categories:
        yield RawProperty("CATEGORIES", ",".join(escape(one) for one in draft.categories))
    if draft.priority:
        yield RawProperty("PRIORITY", str(draft.priority))
    if draft.completed is not None:
        yield _moment("COMPLETED", draft.completed.astimezone(UTC))
    yield from _people(draft)
    yield from draft.extra


def _repeats(draft: EventDraft) -> Iterator[RawProperty]:
    """The rule, what it leaves out and adds; a lunar day written out year by year."""
    if draft.rrule:
        yield RawProperty("RRULE", draft.rrule)
    for moment in draft.exdates:
        yield _moment("EXDATE", moment)
    for moment in lunar_days(draft) if draft.lunar_yearly else draft.rdates:
        yield _moment("RDATE", moment)
    if draft.lunar_yearly:
        yield RawProperty("X-LIANYI-LUNAR-YEARLY", escape(draft.lunar_yearly))


def lunar_days(draft: EventDraft) -> Iterator[Moment]:
    """The days after the first on which a lunar day is kept, at the time of the first."""
    leap = draft.lunar_yearly.startswith("L")
    month, _, day = draft.lunar_yearly.removeprefix("L").partition("-")
    start = draft.start
    if start is None or not month.isdecimal() or not day.isdecimal():
        return
    last = start.date() if isinstance(start, datetime) else start
    for _ in range(LUNAR_YEARS):
        found = next_lunar_birthday(int(month), int(day), leap, last + timedelta(days=1))
        if found is None:
            return
        last = found
        yield datetime.combine(found, start.timetz()) if isinstance(start, datetime) else found


def _people(draft: EventDraft) -> Iterator[RawProperty]:
    if draft.organizer is not None:
        yield _person("ORGANIZER", draft.organizer)
    for one in draft.attendees:
        yield _person("ATTENDEE", one)


def _person(name: str, person: Attendee) -> RawProperty:
    common = (("CN", (person.name,)),) if person.name else ()
    scheme = "" if ":" in person.address else "mailto:"
    return RawProperty(name, scheme + escape(person.address), (*common, *person.parameters))


def _moment(name: str, moment: Moment) -> RawProperty:
    """A day, an instant in its zone or in UTC, or a floating time."""
    if not isinstance(moment, datetime):
        return RawProperty(name, f"{moment:%Y%m%d}".zfill(8), (("VALUE", ("DATE",)),))
    zone = moment.tzinfo
    if zone is None:
        return RawProperty(name, _clock(moment))
    if isinstance(zone, ZoneInfo) and zone.key != "UTC":
        return RawProperty(name, _clock(moment), (("TZID", (zone.key,)),))
    return RawProperty(name, _clock(moment.astimezone(UTC)) + "Z")


def _clock(moment: datetime) -> str:
    return f"{moment.year:04d}{moment:%m%dT%H%M%S}"


def _alarm_lines(draft: EventDraft) -> Iterator[str]:
    """One plain alarm per time that no kept alarm already stands for."""
    lines = Lines()
    kept = set()
    for part in draft.parts:
        for component in read_components(_stream(part), lines, "utf-8"):
            if component.name == "VALARM":
                kept.add(alarm_minutes(component, draft.start, draft.end))
    for minutes in draft.alarms:
        if minutes in kept:
            continue
        sign = "-" if minutes > 0 else ""
        start = "" if draft.start is not None else ";RELATED=END"
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER{start}:{sign}PT{abs(minutes)}M",
                    f"DESCRIPTION:{escape(draft.subject) or '-'}", "END:VALARM")  # fmt: skip


def _stream(text: str) -> BinaryIO:
    from io import BytesIO

    return BytesIO(text.encode("utf-8", "replace"))
