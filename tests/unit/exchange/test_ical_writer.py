"""Writing calendars: what we write we read back the same, and other programs read it too."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exchange.content_lines import RawProperty
from app.exchange.ical_reader import read_calendar
from app.exchange.ical_types import Attendee, EventDraft
from app.exchange.ical_writer import lunar_days, write_calendar
from app.language.lunar import lunar_day
from app.language.text import clean_name, clean_text

NOW = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)
SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")

texts = st.text(max_size=60).map(clean_name)
words = texts.filter(bool)
notes = st.text(max_size=200).map(clean_text)
days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
clocks = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)).map(
    lambda one: one.replace(microsecond=0, fold=0)
)
zoned = st.builds(
    lambda one, zone: one.replace(tzinfo=zone), clocks, st.sampled_from([UTC, SHANGHAI, BERLIN])
)
moments = st.one_of(days, clocks, zoned)
spans = st.integers(0, 400 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))
rules = st.sampled_from(
    ["", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,FR", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR", "FREQ=YEARLY;COUNT=5"]
)
addresses = words.filter(lambda text: not text.lower().startswith("mailto:"))
people = st.builds(
    Attendee,
    texts.filter(lambda text: '"' not in text),
    addresses,
    st.just(()) | st.just((("PARTSTAT", ("ACCEPTED",)), ("MEMBER", ("mailto:a@b.cn", "mailto:c@d.cn")))),
)
kept = st.builds(RawProperty, st.just("X-KEPT"), words.map(lambda text: text.replace("\\", "/")))
PARTS = (
    "BEGIN:VALARM\nACTION:EMAIL\nTRIGGER:-PT30M\nATTENDEE:mailto:a@b.cn\nDESCRIPTION:see\\, you\nEND:VALARM",
    "BEGIN:X-MORE\nX-A;B=1:c\nBEGIN:X-INNER\nX-D:e\nEND:X-INNER\nEND:X-MORE",
)


@st.composite
def events(draw: st.DrawFn) -> EventDraft:
    """Any event or task the reader could have made."""
    kind = draw(st.sampled_from(["event", "todo"]))
    start = draw(moments if kind == "event" else st.none() | moments)
    end = None
    if start is None:
        end = draw(st.none() | moments)
    elif draw(st.booleans()):
        span = draw(spans)
        end = start + (span if isinstance(start, datetime) else timedelta(days=span.days))
    if isinstance(start, datetime) and isinstance(end, datetime) and end.tzinfo:
        end = end.astimezone(UTC).astimezone(end.tzinfo).replace(fold=0)  # a clock time that exists
        end = end if end >= start else None
    parts = PARTS if draw(st.booleans()) else ()
    alarms = set(draw(st.lists(st.integers(-1000, 100000), max_size=3))) | ({30} if parts else set())
    first = start if start is not None else end
    zone = first.tzinfo if isinstance(first, datetime) else None
    return EventDraft(
        line=1,
        kind=kind,
        uid=draw(texts),
        subject=draw(texts),
        start=start,
        end=end,
        tz="UTC" if zone is UTC else zone.key if isinstance(zone, ZoneInfo) else "",
        rrule=draw(rules),
        exdates=tuple(draw(st.lists(moments, max_size=2))),
        rdates=tuple(draw(st.lists(moments, max_size=2))),
        recurrence_id=draw(st.none() | moments),
        location=draw(texts),
        description=draw(notes),
        url=draw(texts),
        categories=tuple(draw(st.lists(words, unique=True, max_size=2))),
        status=draw(texts.map(str.upper).map(clean_name)),
        priority=draw(st.integers(0, 9)),
        completed=draw(st.none() | clocks.map(lambda one: one.replace(tzinfo=UTC))),
        stamp=NOW,
        alarms=tuple(sorted(alarms, reverse=True)),
        organizer=draw(st.none() | people),
        attendees=tuple(draw(st.lists(people, max_size=2))),
        extra=tuple(draw(st.lists(kept, max_size=2))),
        parts=parts,
    )


def written(drafts: list[EventDraft]) -> bytes:
    """The calendar as bytes."""
    stream = BytesIO()
    write_calendar(stream, drafts, name="涟漪", now=NOW)
    return stream.getvalue()


def without_line(item: EventDraft) -> EventDraft:
    """The draft as if it began in line 1 (zones stand before it), stamped as the writer stamps it."""
    return replace(item, line=1, stamp=item.stamp or NOW)


@settings(deadline=None)
@given(events())
def test_what_we_write_we_read_back_the_same(draft: EventDraft) -> None:
    items = list(read_calendar(BytesIO(written([draft]))))
    assert [without_line(one) for one in items if isinstance(one, EventDraft)] == [draft]
    assert len(items) == 1


@settings(deadline=None)
@given(st.lists(events(), max_size=2))
def test_no_line_is_longer_than_75_octets_nor_cut_within_a_character(drafts: list[EventDraft]) -> None:
    for line in written(drafts).split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")


VISIT = EventDraft(
    line=1,
    uid="visit-1",
    subject="回访林晓, 三店",
    start=datetime(2026, 9, 14, 15, 0, tzinfo=SHANGHAI),
    end=datetime(2026, 9, 14, 16, 0, tzinfo=SHANGHAI),
    tz="Asia/Shanghai",
    rrule="FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR",
    exdates=(datetime(2026, 11, 27, 15, 0, tzinfo=SHANGHAI),),
    location="深圳市; 科技路1号",
    description="一\n二" * 40,
    categories=("客户", "回访"),
    status="CONFIRMED",
    priority=1,
    alarms=(15,),
    attendees=(Attendee("林晓", "lin@example.com"),),
)


def test_icalendar_reads_what_we_write() -> None:
    from icalendar import Calendar

    calendar = Calendar.from_ical(written([VISIT]))
    (event,) = calendar.walk("VEVENT")
    assert str(event["SUMMARY"]) == VISIT.subject
    assert str(event["LOCATION"]) == VISIT.location
    assert str(event["DESCRIPTION"]) == VISIT.description
    assert event.decoded("DTSTART") == VISIT.start
    assert event["RRULE"]["INTERVAL"] == [2]
    assert [str(one) for one in event.categories] == ["客户", "回访"]
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(minutes=-15)
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Shanghai"]


def test_vobject_reads_what_we_write() -> None:
    import vobject

    calendar = next(vobject.readComponents(written([VISIT]).decode()))
    assert calendar.vevent.summary.value == VISIT.subject
    assert calendar.vevent.description.value == VISIT.description
    assert calendar.vevent.dtstart.value.astimezone(UTC) == VISIT.start
    assert calendar.vevent.valarm.trigger.value == timedelta(minutes=-15)
    found = list(calendar.vevent.rruleset[:2])
    assert [one.date() for one in found] == [date(2026, 9, 25), date(2027, 1, 29)]  # 27 November is left out


@pytest.mark.parametrize("start", [date(2026, 9, 25), datetime(2026, 9, 25, 9, 30, tzinfo=SHANGHAI)])
def test_lunar_yearly_day_is_written_out_for_programs_without_a_lunar_calendar(start) -> None:
    draft = EventDraft(line=1, uid="moon", subject="中秋问候", start=start, lunar_yearly="08-15", stamp=NOW)
    found = list(lunar_days(draft))
    assert len(found) == 10
    for before, day in pairwise(found):
        assert timedelta(days=350) < day - before < timedelta(days=390)
    for day in found:
        moon = lunar_day(day.date() if isinstance(day, datetime) else day)
        assert (moon.month, moon.day, moon.leap) == (8, 15, False)
    data = written([draft])
    assert data.partition(b"BEGIN:VEVENT")[2].count(b"\r\nRDATE") == 10
    (back,) = read_calendar(BytesIO(data))
    assert isinstance(back, EventDraft)
    assert (back.lunar_yearly, back.rdates, back.start) == ("08-15", (), start)


def test_real_calendars_survive_the_way_out_and_in(samples: Path) -> None:
    for path in sorted((samples / "icalendar").rglob("*.ics")):
        drafts = [one for one in read_calendar(path) if isinstance(one, EventDraft)]
        again = [one for one in read_calendar(BytesIO(written(drafts))) if isinstance(one, EventDraft)]
        assert [without_line(one) for one in again] == [without_line(one) for one in drafts], path.name
