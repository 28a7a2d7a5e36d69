"""Reading calendars: 163 real files, odd zones, broken lines, rules nobody should expand."""

import random
from datetime import UTC, date, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from card_files import mutated

from app.exchange.draft import Problem
from app.exchange.ical_reader import read_calendar
from app.exchange.ical_rules import checked_rule
from app.exchange.ical_types import Attendee, EventDraft, Moment
from app.exchange.ical_values import duration
from app.exchange.ical_zones import zone_named
from app.sentences.errors import UserError

BERLIN = ZoneInfo("Europe/Berlin")


def read(data: str | bytes) -> tuple[list[EventDraft], list[str]]:
    """All events and the codes of all problems of a file."""
    raw = data.encode() if isinstance(data, str) else data
    items = list(read_calendar(BytesIO(raw)))
    problems = [one.code.removeprefix("calendar.") for one in items if isinstance(one, Problem)]
    return [one for one in items if isinstance(one, EventDraft)], problems


def event(*lines: str, kind: str = "VEVENT") -> tuple[EventDraft, list[str]]:
    """The one event these lines make, and what was odd."""
    drafts, problems = read(
        "\r\n".join(("BEGIN:VCALENDAR", f"BEGIN:{kind}", *lines, f"END:{kind}", "END:VCALENDAR", ""))
    )
    assert len(drafts) == 1
    return drafts[0], problems


def test_every_real_file_gives_events_or_says_why_not(samples: Path) -> None:
    paths = sorted((samples / "icalendar").rglob("*.ics"))
    events = 0
    for path in paths:
        items = list(read_calendar(path))
        assert items, path.name
        events += sum(1 for one in items if isinstance(one, EventDraft))
        assert all(one.code for one in items if isinstance(one, Problem))
    assert len(paths) == 163
    assert events == 120  # of 192: the others do not say when they are, and are named


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("issue_313_globally_unique_tzid.ics", datetime(2012, 2, 13, 10, tzinfo=ZoneInfo("Europe/Vaduz"))),
        ("issue_218_bad_tzid.ics", datetime(2017, 2, 28, 23, tzinfo=timezone(timedelta(hours=11)))),
        (
            "issue_466_convert_tzid_with_slash.ics",
            datetime(2022, 12, 18, 11, 30, tzinfo=ZoneInfo("Asia/Singapore")),
        ),
        ("issue_350.ics", None),
    ],
)
def test_zones_of_real_files(samples: Path, name: str, start: datetime | None) -> None:
    path = next((samples / "icalendar").rglob(name))
    starts = [one.start for one in read_calendar(path) if isinstance(one, EventDraft)]
    assert starts
    assert start is None or start in starts or all(isinstance(one, datetime) and one.tzinfo for one in starts)


def test_holiday_calendars_come_in_whole(samples: Path) -> None:
    for path in (samples / "cn-holidays").rglob("*.ics"):
        items = list(read_calendar(path))
        assert len(items) == path.read_text("utf-8").count("BEGIN:VEVENT")
        assert all(isinstance(one, EventDraft) and one.all_day for one in items)


@pytest.mark.parametrize(
    ("line", "start", "zone"),
    [
        ("DTSTART;VALUE=DATE:20260914", date(2026, 9, 14), ""),
        ("DTSTART:20260914", date(2026, 9, 14), ""),
        ("DTSTART:2026-09-14", date(2026, 9, 14), ""),
        ("DTSTART:20260914T153000", datetime(2026, 9, 14, 15, 30), ""),
        ("DTSTART:20260914T1530", datetime(2026, 9, 14, 15, 30), ""),
        ("DTSTART:20260914T153000Z", datetime(2026, 9, 14, 15, 30, tzinfo=UTC), "UTC"),
        ("DTSTART:2026-09-14T15:30:00Z", datetime(2026, 9, 14, 15, 30, tzinfo=UTC), "UTC"),
        (
            "DTSTART;TZID=Europe/Berlin:20260914T153000",
            datetime(2026, 9, 14, 15, 30, tzinfo=BERLIN),
            "Europe/Berlin",
        ),
        (
            'DTSTART;TZID="China Standard Time":20260914T080000',
            datetime(2026, 9, 14, 8, tzinfo=ZoneInfo("Asia/Shanghai")),
            "Asia/Shanghai",
        ),
        (
            "DTSTART;TZID=/mozilla.org/20070129_1/Europe/Berlin:20260914T153000",
            datetime(2026, 9, 14, 15, 30, tzinfo=BERLIN),
            "Europe/Berlin",
        ),
        ("DTSTART;TZID=(UTC+08:00) Beijing:20260914T080000", datetime(2026, 9, 14, 0, tzinfo=UTC), "UTC"),
        ("DTSTART:20260914T153060", datetime(2026, 9, 14, 15, 30, 59), ""),  # a leap second
    ],
)
def test_starts(line: str, start: Moment, zone: str) -> None:
    draft, _ = event(line)
    assert (draft.start, draft.tz) == (start, zone)
    assert draft.all_day is not isinstance(start, datetime)


def test_unknown_zone_floats_and_says_so_once() -> None:
    draft, problems = event("DTSTART;TZID=Mond:20260914T080000", "DTEND;TZID=Mond:20260914T090000")
    assert draft.start == datetime(2026, 9, 14, 8)
    assert problems == ["zone_unknown"]


@pytest.mark.parametrize(
    ("day", "hours"), [("20260114", 1), ("20260714", 2), ("20260329", 1), ("20260330", 2)]
)
def test_zone_the_file_defines_itself_also_behind_the_event(day: str, hours: int) -> None:
    zone = "\n".join(
        (
            "BEGIN:VTIMEZONE",
            "TZID:Eigene",
            "BEGIN:STANDARD",
            "DTSTART:16011028T030000",
            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "END:STANDARD",
            "BEGIN:DAYLIGHT",
            "DTSTART:16010325T020000",
            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "END:DAYLIGHT",
            "END:VTIMEZONE",
        )
    )
    data = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=Eigene:{day}T010000\nEND:VEVENT\n{zone}\nEND:VCALENDAR\n"
    drafts, problems = read(data)
    assert drafts[0].start.replace(tzinfo=None) == datetime.strptime(day, "%Y%m%d") + timedelta(
        hours=1 - hours
    )
    assert problems == ["zone_fixed"]


def test_zone_whose_rule_never_happens_does_not_hang() -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Q\nBEGIN:STANDARD\nDTSTART:00010101T000000\n"
        "RRULE:FREQ=YEARLY;BYYEARDAY=366;BYWEEKNO=53;BYDAY=MO;BYMONTH=6\nTZOFFSETTO:+0100\n"
        "END:STANDARD\nEND:VTIMEZONE\n"
    )
    event_lines = "BEGIN:VEVENT\nDTSTART;TZID=Q:20260914T080000\nEND:VEVENT\n" * 200
    drafts, problems = read(f"BEGIN:VCALENDAR\n{zone}{event_lines}END:VCALENDAR\n")
    assert {one.start for one in drafts} == {datetime(2026, 9, 14, 7, tzinfo=UTC)}
    assert problems == ["zone_fixed"]


@pytest.mark.parametrize(
    ("lines", "end", "problems"),
    [
        (["DTSTART:20260914T080000", "DTEND:20260914T090000"], datetime(2026, 9, 14, 9), []),
        (["DTSTART:20260914T080000", "DURATION:PT1H30M"], datetime(2026, 9, 14, 9, 30), []),
        (["DTSTART:20260914", "DURATION:P2D"], date(2026, 9, 16), []),
        (["DTSTART:20260914T080000"], None, []),
        (["DTSTART:20260914T080000", "DTEND:20260913T090000"], None, ["end_before_start"]),
        (["DTSTART:20260914T080000", "DTEND:20260915"], None, ["end_before_start"]),
        (["DTSTART:20260914T080000", "DTEND:gestern"], None, ["end_unreadable"]),
        (["DTSTART:20260914T080000", "DURATION:P99999999W"], None, ["end_unreadable"]),
        (["DTSTART:99981231T080000", "DURATION:P9999W"], None, []),  # beyond the last year there is
    ],
)
def test_ends(lines: list[str], end: Moment | None, problems: list[str]) -> None:
    draft, found = event(*lines)
    assert (draft.end, found) == (end, problems)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("PT15M", 900),
        ("-PT15M", -900),
        ("P1DT2H", 93600),
        ("P2W", 1209600),
        ("-P0DT0H15M0S", -900),
        ("P", None),
        ("PT", None),
        ("15M", None),
        ("+PT1S", 1),
    ],
)
def test_durations(text: str, seconds: int | None) -> None:
    found = duration(text)
    assert (found.total_seconds() if found is not None else None) == seconds


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("America/Los Angeles", "America/Los_Angeles"),
        ("Tokyo Standard Time", "Asia/Tokyo"),
        ("posix/Europe/Vaduz", "Europe/Vaduz"),
        ("/freeassociation.sourceforge.net/Tzfile/Europe/Vienna", "Europe/Vienna"),
        ("../../etc/passwd", None),
        ("", None),
        ("\x00", None),
    ],
)
def test_zone_names(name: str, key: str | None) -> None:
    zone = zone_named(name)
    assert (zone.key if zone else None) == key


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        ("FREQ=DAILY", "FREQ=DAILY"),
        ("freq=weekly;byday=mo,we", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR;", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR"),
        ("FREQ=YEARLY;UNTIL=20301231T235959Z", "FREQ=YEARLY;UNTIL=20301231T235959Z"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
        ("FREQ=SECONDLY", ""),
        ("FREQ=HOURLY", ""),
        ("FREQ=DAILY;INTERVAL=0", ""),
        ("FREQ=DAILY;COUNT=999999999", ""),
        ("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", ""),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", ""),  # would be looked for until the year 9999
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"),
        ("FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1", ""),  # never
        ("FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=1", ""),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9", ""),
        ("FREQ=DAILY;BYSECOND=1", ""),
        ("FREQ=DAILY;FREQ=DAILY", ""),
        ("FREQ=YEARLY;BYMONTH=13", ""),
        ("INTERVAL=2", ""),
        ("W1 MO #0", ""),  # vCalendar 1.0
        ("", ""),
    ],
)
def test_rules(rule: str, kept: str) -> None:
    assert checked_rule(rule) == kept


def test_refused_rule_keeps_the_first_date_and_is_given_back() -> None:
    draft, problems = event("DTSTART:20260914T080000", "RRULE:FREQ=SECONDLY")
    assert (draft.start, draft.rrule, problems) == (datetime(2026, 9, 14, 8), "", ["rule_refused"])
    assert [(one.name, one.value) for one in draft.extra] == [("RRULE", "FREQ=SECONDLY")]


def test_exceptions_additions_and_overrides() -> None:
    draft, problems = event(
        "DTSTART;TZID=Europe/Berlin:20260914T080000",
        "RRULE:FREQ=DAILY;COUNT=9",
        "EXDATE;TZID=Europe/Berlin:20260915T080000,20260916T080000",
        "EXDATE:20260917T060000Z",
        "RDATE;VALUE=PERIOD:20261001T060000Z/PT2H",
        "RECURRENCE-ID:20260914T060000Z",
    )
    assert [moment.astimezone(UTC).day for moment in draft.exdates] == [15, 16, 17]
    assert draft.rdates == (datetime(2026, 10, 1, 6, tzinfo=UTC),)
    assert draft.recurrence_id == draft.start
    assert problems == ["period_shortened"]


def test_chinese_rule_of_rfc_7529_is_a_lunar_yearly_day() -> None:
    draft, problems = event("DTSTART;VALUE=DATE:20260925", "RRULE:RSCALE=CHINESE;FREQ=YEARLY")
    assert (draft.lunar_yearly, problems) == ("08-15", [])


def test_everything_else_of_an_event() -> None:
    draft, problems = event(
        "UID:a-1",
        "DTSTART:20260914T080000Z",
        "SUMMARY:回访\\, 林晓",
        "DESCRIPTION:一\\n二",
        "LOCATION:深圳",
        "CATEGORIES:客户,回访",
        "CATEGORIES:VIP",
        "STATUS:confirmed",
        "PRIORITY:1",
        "URL:http://a.cn/?x=1\\,2",
        "ORGANIZER;CN=Li Wei:mailto:li@a.cn",
        'ATTENDEE;CN="Lin, Xiao";PARTSTAT=ACCEPTED:mailto:lin@a.cn',
        "X-FOO;BAR=1:baz",
        "SEQUENCE:3",
    )
    assert (draft.uid, draft.subject, draft.description, draft.location) == (
        "a-1",
        "回访, 林晓",
        "一\n二",
        "深圳",
    )
    assert (draft.categories, draft.status, draft.priority) == (("客户", "回访", "VIP"), "CONFIRMED", 1)
    assert draft.organizer == Attendee("Li Wei", "li@a.cn")
    assert draft.attendees == (Attendee("Lin, Xiao", "lin@a.cn", (("PARTSTAT", ("ACCEPTED",)),)),)
    assert [one.name for one in draft.extra] == ["X-FOO", "SEQUENCE"]
    assert problems == []


def test_task_needs_no_start() -> None:
    draft, problems = event(
        "DUE;VALUE=DATE:20260914", "SUMMARY:合同", "COMPLETED:20260913T010203Z", kind="VTODO"
    )
    assert (draft.kind, draft.start, draft.end, draft.all_day) == ("todo", None, date(2026, 9, 14), True)
    assert draft.completed == datetime(2026, 9, 13, 1, 2, 3, tzinfo=UTC)
    assert problems == []


@pytest.mark.parametrize(
    ("trigger", "minutes", "problems"),
    [
        ("TRIGGER:-PT15M", (15,), []),
        ("TRIGGER:-P1D", (1440,), []),
        ("TRIGGER:PT5M", (-5,), []),
        ("TRIGGER;RELATED=END:-PT15M", (-45,), []),  # it lasts an hour
        ("TRIGGER;VALUE=DATE-TIME:20260914T073000Z", (30,), []),
        ("TRIGGER:-PT15S", (), ["alarm_unreadable"]),
        ("TRIGGER:soon", (), ["alarm_unreadable"]),
    ],
)
def test_alarms(trigger: str, minutes: tuple[int, ...], problems: list[str]) -> None:
    draft, found = event(
        "DTSTART:20260914T080000Z",
        "DTEND:20260914T090000Z",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        trigger,
        "END:VALARM",
    )
    assert (draft.alarms, found) == (minutes, problems)
    assert bool(draft.parts) is bool(problems)  # what is not understood is kept as written


@pytest.mark.parametrize(
    ("data", "subjects", "problems"),
    [
        ("", [], ["no_events"]),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", [], ["no_events"]),
        ("BEGIN:VEVENT\nDTSTART:20260914\nSUMMARY:a\nEND:VEVENT\n", ["a"], []),  # no calendar around it
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260914\nSUMMARY:a\n",
            ["a"],
            ["end_missing", "end_missing"],
        ),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\nEND:VEVENT\nEND:VCALENDAR\n",
            [],
            ["start_missing", "no_events"],
        ),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:never\nEND:VEVENT\nEND:VCALENDAR\n",
            [],
            ["start_unreadable", "no_events"],
        ),
        (
            "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nEND:VJOURNAL\nEND:VCALENDAR\n",
            [],
            ["part_not_used", "no_events"],
        ),
        ("BEGIN:VEVENT\nDTSTART:20260914\n???\nEND:VEVENT\n", [""], ["line_unreadable"]),
        ("BEGIN:VEVENT\n" * 3000 + "END:VEVENT\n" * 3000, [], ["too_deep", "start_missing", "no_events"]),
    ],
)
def test_broken_structure(data: str, subjects: list[str], problems: list[str]) -> None:
    drafts, found = read(data)
    assert [one.subject for one in drafts] == subjects
    assert found == problems


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings(encoding: str) -> None:
    data = "BEGIN:VEVENT\nDTSTART:20260914\nSUMMARY:回访客户\nEND:VEVENT\n".encode(encoding)
    assert read(data)[0][0].subject == "回访客户"


def test_missing_file_is_a_plain_error(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        list(read_calendar(tmp_path / "none.ics"))


def test_mutated_files_never_crash(samples: Path) -> None:
    chance = random.Random(20260914)
    seeds = [path.read_bytes()[:6000] for path in sorted((samples / "icalendar").rglob("*.ics"))]
    for _ in range(600):
        assert list(read_calendar(BytesIO(mutated(chance.choice(seeds) or b"x", chance))))
