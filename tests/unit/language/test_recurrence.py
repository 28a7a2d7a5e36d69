"""Repetitions: reading them, saying them, expanding them safely."""

from datetime import date, datetime, timedelta
from itertools import islice

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from app.language.recurrence import (
    describe,
    next_after,
    normal_rule,
    occurrences,
    parse_repeat,
    parse_rule,
    rule_from,
)

START = date(2026, 9, 16)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("每天", "FREQ=DAILY"),
        ("每3天", "FREQ=DAILY;INTERVAL=3"),
        ("每隔一天", "FREQ=DAILY;INTERVAL=2"),
        ("每隔两天", "FREQ=DAILY;INTERVAL=3"),  # two days are left out
        ("每个工作日", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("每周一到周五", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("每周", "FREQ=WEEKLY"),
        ("每周一三", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("每周一、三、五", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("每周一和周三", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("每逢周三", "FREQ=WEEKLY;BYDAY=WE"),
        ("每两周周五", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("隔周五", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("双周五", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("每月5号", "FREQ=MONTHLY;BYMONTHDAY=5"),
        ("每月1号和15号", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("每月31号", "FREQ=MONTHLY;BYMONTHDAY=-1"),  # the last day, also of shorter months
        ("每月30号", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        ("每月底", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("每月最后一天", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("每月第一个周一", "FREQ=MONTHLY;BYDAY=1MO"),
        ("每个月最后一个周五", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("每两个月最后一个周五", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR"),
        ("每2个月的最后一个周五", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR"),
        ("每月最后一个工作日", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ("每季度", "FREQ=MONTHLY;INTERVAL=3"),
        ("每季度最后一天", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"),
        ("每半年", "FREQ=MONTHLY;INTERVAL=6"),
        ("每年", "FREQ=YEARLY"),
        ("每年10月3日", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=3"),
        ("每年2月29日", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1"),
        ("每年五月第二个周日", "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU"),
        ("每年农历八月十五", "LUNAR-YEARLY;MONTH=8;DAY=15"),
        ("农历每年腊月廿三", "LUNAR-YEARLY;MONTH=12;DAY=23"),
        ("每年农历闰五月初一", "LUNAR-YEARLY;MONTH=5;DAY=1;LEAP=1"),
        ("每天，共10次", "FREQ=DAILY;COUNT=10"),
        ("every day", "FREQ=DAILY"),
        ("every other day", "FREQ=DAILY;INTERVAL=2"),
        ("Every 3 days", "FREQ=DAILY;INTERVAL=3"),
        ("every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("every Monday and Wednesday", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("every other Friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("every second Tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("every 2 weeks on Friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("weekly on Mon, Wed", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("every month on the 5th", "FREQ=MONTHLY;BYMONTHDAY=5"),
        ("the 5th of every month", "FREQ=MONTHLY;BYMONTHDAY=5"),
        ("monthly on the 1st and 15th", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("every month on the last Friday", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("every 2nd month on the last Friday", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR"),
        ("last Friday of every month", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("the last Friday of every 2nd month", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR"),
        ("every quarter", "FREQ=MONTHLY;INTERVAL=3"),
        ("every year on Oct 3", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=3"),
        ("every Oct 3", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=3"),
        ("every year on the second Sunday of May", "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU"),
        ("every lunar 8/15", "LUNAR-YEARLY;MONTH=8;DAY=15"),
        ("every week, 5 times", "FREQ=WEEKLY;COUNT=5"),
        ("every week until 2026-12-31", "FREQ=WEEKLY;UNTIL=20261231"),
        ("随便", None),
        ("每", None),
        ("every", None),
        ("每0天", None),
        ("每月32号", None),
        ("每年2月30日", None),
        ("明天", None),
        ("", None),
    ],
)
def test_a_repetition_is_understood_and_said(text: str, rule: str | None) -> None:
    assert parse_repeat(text) == rule
    if rule:
        assert normal_rule(rule) == rule
        for language in ("zh_CN", "en"):
            assert parse_repeat(describe(rule, language)) == rule  # what we say we understand


@pytest.mark.parametrize(
    ("rule", "zh", "en"),
    [
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR", "每 2 个月最后一个周五", "Every 2 months on the last Friday"),
        ("FREQ=WEEKLY;BYDAY=MO,WE", "每周一、周三", "Every week on Mon, Wed"),
        ("FREQ=MONTHLY;BYMONTHDAY=5", "每月 5 号", "Every month on day 5"),
        ("LUNAR-YEARLY;MONTH=8;DAY=15", "每年农历八月十五", "Every year on lunar 8/15"),
        ("FREQ=DAILY;COUNT=10", "每天，共 10 次", "Every day, 10 times"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2,3", "每月（特殊日子）", "Every month, on special days"),
        ("FREQ=SECONDLY", "", ""),
    ],
)
def test_the_words(rule: str, zh: str, en: str) -> None:
    assert (describe(rule, "zh_CN"), describe(rule, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR", ["2026-09-25", "2026-11-27", "2027-01-29"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", ["2026-09-18", "2026-09-28", "2026-10-02"]),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", ["2026-09-30", "2026-10-30", "2026-11-30"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", ["2028-02-29", "2032-02-29", "2036-02-29"]),
        ("LUNAR-YEARLY;MONTH=8;DAY=15", ["2026-09-25", "2027-09-15", "2028-10-03"]),
        ("LUNAR-YEARLY", ["2026-09-16", "2027-09-06", "2028-09-24"]),  # the lunar day it began on
        ("FREQ=DAILY;COUNT=2", ["2026-09-16", "2026-09-17"]),
        ("FREQ=WEEKLY;UNTIL=20260923T235959Z", ["2026-09-16", "2026-09-23"]),
    ],
)
def test_the_days_of_a_rule(rule: str, days: list[str]) -> None:
    found = occurrences(rule, START, START, date(2040, 1, 1), limit=3)
    assert [day.isoformat() for day in found] == days
    assert next_after(rule, START, START - timedelta(days=1)) == found[0]
    assert next_after(rule, START, found[0]) == found[1]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=5",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;BYHOUR=1,2,3",
        "FREQ=DAILY;BYDAY=2MO",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=DAILY;COUNT=x",
        "FREQ=DAILY;UNTIL=20261399",
        "LUNAR-YEARLY;MONTH=13;DAY=1",
        "nonsense",
        "",
        "FREQ=DAILY;" + "BYMONTH=1;" * 100,
    ],
)
def test_a_rule_that_is_not_ours_keeps_its_first_day(rule: str) -> None:
    assert parse_rule(rule) is None
    assert next_after(rule, START, START) is None
    assert occurrences(rule, START, START, date(2040, 1, 1)) == [START]
    assert describe(rule, "en") == ""


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYSETPOS=200",
        "FREQ=MONTHLY;BYSETPOS=31;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=10MO",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=300",
        "FREQ=YEARLY;BYSETPOS=366;BYMONTH=1",
        "FREQ=DAILY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=29",
    ],
)
def test_a_rule_that_never_comes_ends(rule: str) -> None:
    """dateutil looks for these for up to half a minute."""
    assert next_after(rule, START, START) is None
    assert occurrences(rule, START, START, date(9999, 12, 31)) == []


def test_a_huge_rule_is_capped() -> None:
    assert len(occurrences("FREQ=DAILY;COUNT=999999999", START, START, date(2090, 1, 1))) == 1_000
    assert len(occurrences("FREQ=DAILY", date(1900, 1, 1), START, date(9999, 12, 31))) == 1_000
    assert next_after("FREQ=DAILY", date(1900, 1, 1), START) == START + timedelta(days=1)


CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules that do come; for one that never does dateutil searches to the year 9999."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 5))}"]
    if draw(st.booleans()):
        parts.append(
            "BYMONTH=" + ",".join(map(str, draw(st.lists(st.integers(1, 12), min_size=1, max_size=3))))
        )
    ordinal = frequency == "MONTHLY" or (frequency == "YEARLY" and len(parts) == 3)
    numbered = ordinal and draw(st.booleans())  # dateutil intersects "MO,1MO", RFC 5545 joins them
    prefix = st.sampled_from(["1", "2", "-1"]) if numbered else st.just("")
    if draw(st.booleans()):
        days = draw(st.lists(st.tuples(prefix, st.sampled_from(CODES)), min_size=1, max_size=3, unique=True))
        parts.append("BYDAY=" + ",".join(number + code for number, code in days))
    if frequency != "WEEKLY" and draw(st.booleans()):
        days_of_month = draw(st.lists(st.sampled_from([1, 5, 15, 28, -1, -3]), min_size=1, max_size=3))
        parts.append("BYMONTHDAY=" + ",".join(map(str, days_of_month)))
    if len(parts) > 2 and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from([1, -1]))}")
    return ";".join(parts)


@settings(max_examples=60, deadline=None)
@given(rules(), st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 900))
def test_we_expand_as_dateutil_does(rule: str, start: date, ahead: int) -> None:
    first, last = start + timedelta(days=ahead), start + timedelta(days=ahead + 900)
    begin = datetime(start.year, start.month, start.day)
    end = datetime(last.year, last.month, last.day)
    theirs = rrule.rrulestr(f"{rule};UNTIL={end:%Y%m%d}", dtstart=begin)
    expected = [moment.date() for moment in islice(theirs, 2_000) if moment.date() >= first]
    assert occurrences(rule, start, first, last) == expected[:1_000]


@given(st.text(max_size=60) | st.text(alphabet="FREQ=DAILYWKMON;INTERVCU0123456789,BYSTP-", max_size=60))
def test_no_rule_is_too_odd(text: str) -> None:
    normal_rule(text)
    parse_repeat(text)
    describe(text, "zh_CN")


@given(
    st.text(
        alphabet="每隔两三0123456789个天周月年季度的一五最后第号日底农历初十every otnhlasfrid", max_size=25
    )
)
def test_whatever_is_understood_can_be_said(text: str) -> None:
    rule = parse_repeat(text)
    if rule is not None:
        assert normal_rule(rule) == rule
        assert describe(rule, "zh_CN")


@pytest.mark.parametrize(
    ("rule", "following", "expected"),
    [
        ("FREQ=WEEKLY;COUNT=5", date(2026, 9, 23), "FREQ=WEEKLY;COUNT=4"),
        ("FREQ=WEEKLY;COUNT=5", date(2026, 10, 7), "FREQ=WEEKLY;COUNT=2"),  # two were let go by
        ("FREQ=WEEKLY;COUNT=2", date(2026, 9, 23), "FREQ=WEEKLY;COUNT=1"),  # the last one
        ("FREQ=WEEKLY", date(2026, 9, 23), "FREQ=WEEKLY"),
    ],
)
def test_a_count_goes_on_from_the_next_occurrence(rule: str, following: date, expected: str) -> None:
    assert rule_from(rule, date(2026, 9, 16), following) == expected
