"""Days as files and people write them, and as the program speaks of them."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.days import PartialDay, month_text, parse_day, relative_past, spoken_day, weekday_text

TODAY = date(2026, 9, 16)
NOW = datetime(2026, 9, 16, 10, 0)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023/5/8", date(2023, 5, 8)),
        ("2023-05-08", date(2023, 5, 8)),
        ("2023.5.8", date(2023, 5, 8)),
        ("２０２３．５．８", date(2023, 5, 8)),
        ("20230508", date(2023, 5, 8)),
        ("2023年5月8日", date(2023, 5, 8)),
        ("2023 年 5 月 8 日", date(2023, 5, 8)),
        ("23年5月8日", date(2023, 5, 8)),
        ("二〇二三年五月八日", date(2023, 5, 8)),
        ("23.6.18", date(2023, 6, 18)),
        ("99.6.18", date(1999, 6, 18)),  # the past hundred years but for ten to come
        ("35-1-2", date(2035, 1, 2)),
        ("5/8/2023", date(2023, 5, 8)),
        ("13/5/2023", date(2023, 5, 13)),  # there is no 13th month
        ("8 May 2023", date(2023, 5, 8)),
        ("8-May-23", date(2023, 5, 8)),
        ("May 8, 2023", date(2023, 5, 8)),
        ("Mon, 8 May 2023", date(2023, 5, 8)),
        ("8th of May 2023", date(2023, 5, 8)),
        ("2023-05-08T10:00:00Z", date(2023, 5, 8)),
        ("2023-05-08 10:30", date(2023, 5, 8)),
        ("2023/5/8 0:00:00", date(2023, 5, 8)),
        ("2023年5月8日 下午3点", date(2023, 5, 8)),
        ("2023-05-08 (周一)", date(2023, 5, 8)),
        ("2023-5-8 星期一", date(2023, 5, 8)),
        ("昨天", date(2026, 9, 15)),
        ("前天", date(2026, 9, 14)),
        ("today", TODAY),
        ("3天前", date(2026, 9, 13)),
        ("2 weeks ago", date(2026, 9, 2)),
        ("5月8日", PartialDay(None, 5, 8)),
        ("五月八日", PartialDay(None, 5, 8)),
        ("5-8", PartialDay(None, 5, 8)),
        ("--10-03", PartialDay(None, 10, 3)),
        ("--1003", PartialDay(None, 10, 3)),
        ("Sept. 3rd", PartialDay(None, 9, 3)),
        ("2023", PartialDay(2023)),
        ("2023年", PartialDay(2023)),
        ("2023年5月", PartialDay(2023, 5)),
        ("2023-05", PartialDay(2023, 5)),
        ("May 2023", PartialDay(2023, 5)),
        ("5月", PartialDay(None, 5)),
        ("2023-02-30", None),
        ("20231301", None),
        ("2023-13-01", None),
        ("12", None),
        ("abc", None),
        ("", None),
        ("45123", None),  # a spreadsheet's serial number is not ours to guess
    ],
)
def test_a_day_is_read(text: str, day: date | PartialDay | None) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("5/8/2023", "dmy", date(2023, 8, 5)),
        ("5/8/2023", "mdy", date(2023, 5, 8)),
        ("5/13/2023", "dmy", date(2023, 5, 13)),
        ("5/8", "dmy", PartialDay(None, 8, 5)),
        ("23.6.18", "dmy", date(2018, 6, 23)),
        ("2023/5/8", "dmy", date(2023, 5, 8)),  # a year in front settles it
    ],
)
def test_the_users_order_decides(text: str, order: str, day: date | PartialDay) -> None:
    assert parse_day(text, TODAY, order) == day


@given(
    st.dates(date(1930, 1, 1), date(2036, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d"]),
)
def test_fixed_forms_come_back(day: date, form: str) -> None:
    assert parse_day(day.strftime(form), TODAY) == day


@given(st.text(max_size=90) | st.text(alphabet="0123456789-/.年月日 周一二三十", max_size=20))
def test_no_text_is_too_odd(text: str) -> None:
    assert parse_day(text, TODAY) is None or text.strip()


@pytest.mark.parametrize(
    ("days", "at", "zh", "en"),
    [
        (0, None, "今天", "Today"),
        (0, time(15, 0), "今天 15:00", "Today 15:00"),
        (1, None, "明天", "Tomorrow"),
        (-1, None, "昨天", "Yesterday"),
        (2, time(9, 30), "周五 09:30", "Fri 09:30"),
        (6, None, "周二", "Tue"),
        (7, None, "9月23日", "Sep 23"),  # the same weekday would be misread as today's
        (8, None, "9月24日", "Sep 24"),
        (-2, None, "9月14日", "Sep 14"),
        (200, None, "2027-04-04", "2027-04-04"),
    ],
)
def test_a_day_is_spoken_of(days: int, at: time | None, zh: str, en: str) -> None:
    day = TODAY + timedelta(days=days)
    assert spoken_day(day, NOW, "zh_CN", at) == zh
    assert spoken_day(day, NOW, "en", at) == en


@pytest.mark.parametrize(
    ("then", "zh", "en"),
    [
        (NOW, "刚刚", "just now"),
        (NOW - timedelta(minutes=1), "1 分钟前", "1 minute ago"),
        (NOW - timedelta(minutes=59), "59 分钟前", "59 minutes ago"),
        (NOW - timedelta(hours=3), "3 小时前", "3 hours ago"),
        (NOW - timedelta(hours=11), "昨天", "Yesterday"),
        (TODAY, "今天", "Today"),
        (TODAY - timedelta(days=1), "昨天", "Yesterday"),
        (TODAY - timedelta(days=3), "3 天前", "3 days ago"),
        (TODAY - timedelta(days=59), "59 天前", "59 days ago"),
        (date(2026, 7, 16), "2 个月前", "2 months ago"),
        (date(2025, 9, 16), "1 年前", "a year ago"),
        (date(2025, 9, 17), "11 个月前", "11 months ago"),
        (date(2020, 1, 1), "6 年前", "6 years ago"),
        (TODAY + timedelta(days=2), "今天", "Today"),  # a clock set wrong is not a reason for nonsense
    ],
)
def test_how_long_ago(then: date, zh: str, en: str) -> None:
    assert relative_past(then, NOW, "zh_CN") == zh
    assert relative_past(then, NOW, "en") == en


def test_headings() -> None:
    assert month_text(2026, 9, "zh_CN") == "2026年9月"
    assert month_text(2026, 9, "en") == "September 2026"
    assert (weekday_text(TODAY, "zh_CN"), weekday_text(TODAY, "en")) == ("周三", "Wed")
