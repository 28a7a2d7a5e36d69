"""When a follow-up is meant, as people write it: Wednesday 2026-09-16, ten in the morning."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.days import Hours, When, explanation, find_when, parse_when

NOW = datetime(2026, 9, 16, 10, 0)

# text | day | time or - | "before" when 'by then' is meant. A # ends a line's reason.
CHINESE = """
今天 | 2026-09-16 | -
今天下午3点 | 2026-09-16 | 15:00
今天上午9点 | 2026-09-16 | 09:00  # past, but said
今晚8点 | 2026-09-16 | 20:00
今晚 | 2026-09-16 | 19:00
明天 | 2026-09-17 | -
明日 | 2026-09-17 | -
明儿 | 2026-09-17 | -
明天下午3点 | 2026-09-17 | 15:00
明天下午三点 | 2026-09-17 | 15:00
明天下午三点半 | 2026-09-17 | 15:30
明天下午 3 点 | 2026-09-17 | 15:00
明天 下午3：30 | 2026-09-17 | 15:30
明天15:00 | 2026-09-17 | 15:00
明天15点 | 2026-09-17 | 15:00
明天3点 | 2026-09-17 | 15:00  # 1 to 6 without 上午 is the afternoon
明天7点 | 2026-09-17 | 07:00
明天10点一刻 | 2026-09-17 | 10:15
明天十点三刻 | 2026-09-17 | 10:45
明天10点20分 | 2026-09-17 | 10:20
明天十点二十 | 2026-09-17 | 10:20
明早 | 2026-09-17 | 09:00
明早9点 | 2026-09-17 | 09:00
明早八点半 | 2026-09-17 | 08:30
明晚 | 2026-09-17 | 19:00
明晚7点 | 2026-09-17 | 19:00
明天早上 | 2026-09-17 | 09:00
明天中午 | 2026-09-17 | 12:00
明天中午12点半 | 2026-09-17 | 12:30
明天中午1点 | 2026-09-17 | 13:00
明天傍晚6点 | 2026-09-17 | 18:00
明天晚上12点 | 2026-09-18 | 00:00  # midnight at the end of tomorrow
明天凌晨2点 | 2026-09-17 | 02:00
后天 | 2026-09-18 | -
后天上午 | 2026-09-18 | 09:00
大后天 | 2026-09-19 | -
大后天上午 | 2026-09-19 | 09:00
大后天上午10点 | 2026-09-19 | 10:00
３点 | 2026-09-16 | 15:00
下午3点 | 2026-09-16 | 15:00
3点半 | 2026-09-16 | 15:30
9点 | 2026-09-17 | 09:00  # already past today
上午9点 | 2026-09-17 | 09:00
上午 | 2026-09-16 | 11:00  # still in it
下午 | 2026-09-16 | 14:00
中午 | 2026-09-16 | 12:00
晚上 | 2026-09-16 | 19:00
15:30 | 2026-09-16 | 15:30
09:30 | 2026-09-17 | 09:30
周三 | 2026-09-16 | -  # the coming one, today included
周三9点 | 2026-09-23 | 09:00  # today's nine has passed
周三下午2点 | 2026-09-16 | 14:00
周五 | 2026-09-18 | -
周五上午9点半 | 2026-09-18 | 09:30
星期五 | 2026-09-18 | -
礼拜五 | 2026-09-18 | -
周日 | 2026-09-20 | -
星期天 | 2026-09-20 | -
周一 | 2026-09-21 | -
周二下午 | 2026-09-22 | 14:00
周五晚7点 | 2026-09-18 | 19:00
本周五 | 2026-09-18 | -
这周五 | 2026-09-18 | -
这周日上午 | 2026-09-20 | 09:00
下周三 | 2026-09-23 | -
下周一 | 2026-09-21 | -
下周日 | 2026-09-27 | -
下星期三 | 2026-09-23 | -
下个星期三 | 2026-09-23 | -
下礼拜三下午4点 | 2026-09-23 | 16:00
下周三上午10:30 | 2026-09-23 | 10:30
下下周三 | 2026-09-30 | -
下下周一上午 | 2026-09-28 | 09:00
周末 | 2026-09-19 | -
下周末 | 2026-09-26 | -
下周 | 2026-09-21 | -
本周内 | 2026-09-18 | - | before
下周内 | 2026-09-25 | - | before
三天后 | 2026-09-19 | -
3天后 | 2026-09-19 | -
3 天后 | 2026-09-19 | -
三天之后 | 2026-09-19 | -
三天以后上午 | 2026-09-19 | 09:00
过两天 | 2026-09-18 | -
过几天 | 2026-09-19 | -
再过三天 | 2026-09-19 | -
十天后 | 2026-09-26 | -
十五天后 | 2026-10-01 | -
三天内 | 2026-09-19 | - | before
两周后 | 2026-09-30 | -
两个星期后 | 2026-09-30 | -
一个礼拜后 | 2026-09-23 | -
一个月后 | 2026-10-16 | -
三个月后 | 2026-12-16 | -
半个月后 | 2026-10-01 | -
半年后 | 2027-03-16 | -
一年后 | 2027-09-16 | -
一年半后 | 2028-03-16 | -
半小时后 | 2026-09-16 | 10:30
两小时后 | 2026-09-16 | 12:00
一个半小时后 | 2026-09-16 | 11:30
20分钟后 | 2026-09-16 | 10:20
三个工作日后 | 2026-09-20 | -  # Thursday, Friday, and the Sunday that is a make-up day
5号 | 2026-10-05 | -
20号 | 2026-09-20 | -
16号 | 2026-09-16 | -
16号9点 | 2026-10-16 | 09:00
31号 | 2026-10-31 | -  # September has none
二十号 | 2026-09-20 | -
20号上午 | 2026-09-20 | 09:00
下个月5号 | 2026-10-05 | -
下月5号 | 2026-10-05 | -
下个月5号下午两点 | 2026-10-05 | 14:00
本月20号 | 2026-09-20 | -
这个月25日 | 2026-09-25 | -
下下个月1号 | 2026-11-01 | -
下个月 | 2026-10-01 | -
9月20日 | 2026-09-20 | -
9 月 20 日 | 2026-09-20 | -
9月20号下午3点 | 2026-09-20 | 15:00
九月二十日 | 2026-09-20 | -
9月1日 | 2027-09-01 | -  # this year's has passed
明年3月5日 | 2027-03-05 | -
2027年1月8日 | 2027-01-08 | -
2026-10-08 | 2026-10-08 | -
2026-10-08 14:30 | 2026-10-08 | 14:30
2026/10/8 | 2026-10-08 | -
2026.10.8 | 2026-10-08 | -
10/8 | 2026-10-08 | -
10-8 | 2026-10-08 | -
10.8 | 2026-10-08 | -
10/8 14:00 | 2026-10-08 | 14:00
月底 | 2026-09-30 | -
月底前 | 2026-09-30 | - | before
月末 | 2026-09-30 | -
本月底 | 2026-09-30 | -
本月内 | 2026-09-30 | - | before
下月底 | 2026-10-31 | -
下个月底前 | 2026-10-31 | - | before
月初 | 2026-10-01 | -
下月初 | 2026-10-01 | -
月中 | 2026-10-15 | -
10月底 | 2026-10-31 | -
10月底前 | 2026-10-31 | - | before
10月中旬 | 2026-10-15 | -
10月初 | 2026-10-01 | -
年底 | 2026-12-31 | -
年底前 | 2026-12-31 | - | before
明年初 | 2027-01-01 | -
季度末 | 2026-09-30 | -
下班前 | 2026-09-16 | 18:00 | before
今天下班前 | 2026-09-16 | 18:00 | before
明天下班前 | 2026-09-17 | 18:00 | before
周五下班前 | 2026-09-18 | 18:00 | before
明天上班后 | 2026-09-17 | 09:00
周五前 | 2026-09-18 | - | before
周五之前 | 2026-09-18 | - | before
明天中午前 | 2026-09-17 | 12:00 | before
明天下午5点前 | 2026-09-17 | 17:00 | before
最晚周五 | 2026-09-18 | - | before
不晚于下周三 | 2026-09-23 | - | before
国庆后 | 2026-10-08 | -  # first working day
国庆节后 | 2026-10-08 | -
国庆前 | 2026-09-30 | - | before
国庆长假后 | 2026-10-08 | -
国庆节 | 2026-10-01 | -
国庆后上午10点 | 2026-10-08 | 10:00
中秋前 | 2026-09-24 | - | before
中秋节 | 2026-09-25 | -
中秋后 | 2026-09-28 | -
元旦后 | 2027-01-04 | -  # 2027 is not arranged yet: Friday off, then the weekend
春节前 | 2027-02-04 | - | before
圣诞前 | 2026-12-24 | - | before
农历八月十五 | 2026-09-25 | -
农历九月初九 | 2026-10-18 | -
八月十五 | 2026-09-25 | -
腊月二十三 | 2027-01-30 | -
正月初八 | 2027-02-13 | -
九月初九 | 2026-10-18 | -
农历八月初一 | 2027-09-01 | -  # this year's has passed
昨天 | 2026-09-15 | -  # said
昨天下午3点 | 2026-09-15 | 15:00
上周五 | 2026-09-11 | -
三天前 | 2026-09-13 | -
明天下午3点到4点 | 2026-09-17 | 15:00
明天 14:00-15:30 | 2026-09-17 | 14:00
约明天下午3点 | 2026-09-17 | 15:00
改到周五 | 2026-09-18 | -
明天下午3点左右 | 2026-09-17 | 15:00
明天下午，3点 | 2026-09-17 | 15:00
9月23日（周三）上午10点 | 2026-09-23 | 10:00
下午3点 明天 | 2026-09-17 | 15:00
"""
PINYIN = """
mingtian | 2026-09-17 | -
mingtian xiawu 3 dian | 2026-09-17 | 15:00
mingtian xiawu san dian ban | 2026-09-17 | 15:30
mingtianxiawu3dian | 2026-09-17 | 15:00
houtian shangwu | 2026-09-18 | 09:00
dahoutian | 2026-09-19 | -
xia zhou san | 2026-09-23 | -
xiazhousan xiawu | 2026-09-23 | 14:00
zhouwu | 2026-09-18 | -
xingqi wu shangwu 10 dian | 2026-09-18 | 10:00
san tian hou | 2026-09-19 | -
3 tian hou | 2026-09-19 | -
liang zhou hou | 2026-09-30 | -
yuedi qian | 2026-09-30 | - | before
xia ge yue 5 hao | 2026-10-05 | -
20 hao | 2026-09-20 | -
9 yue 20 hao | 2026-09-20 | -
xiaban qian | 2026-09-16 | 18:00 | before
nongli ba yue shiwu | 2026-09-25 | -
jintian wanshang 8 dian | 2026-09-16 | 20:00
"""
ENGLISH = """
today | 2026-09-16 | -
today 3pm | 2026-09-16 | 15:00
tonight | 2026-09-16 | 19:00
tonight at 8 | 2026-09-16 | 20:00
tomorrow | 2026-09-17 | -
Tomorrow afternoon | 2026-09-17 | 14:00
tomorrow at 3 | 2026-09-17 | 15:00
tomorrow 3pm | 2026-09-17 | 15:00
tomorrow at 9.30am | 2026-09-17 | 09:30
tomorrow 10:15 | 2026-09-17 | 10:15
tomorrow morning | 2026-09-17 | 09:00
tomorrow evening | 2026-09-17 | 19:00
tomorrow noon | 2026-09-17 | 12:00
tmrw 2pm | 2026-09-17 | 14:00
day after tomorrow | 2026-09-18 | -
the day after tomorrow, 4 pm | 2026-09-18 | 16:00
3pm | 2026-09-16 | 15:00
9am | 2026-09-17 | 09:00
12pm | 2026-09-16 | 12:00
12am | 2026-09-17 | 00:00
noon | 2026-09-16 | 12:00
3 o'clock | 2026-09-16 | 15:00
half past three | 2026-09-16 | 15:30
quarter to four | 2026-09-16 | 15:45
Fri | 2026-09-18 | -
Friday | 2026-09-18 | -
Fri 9:30 | 2026-09-18 | 09:30
on Friday at 10am | 2026-09-18 | 10:00
Wed | 2026-09-16 | -
Wed 9am | 2026-09-23 | 09:00
this Friday | 2026-09-18 | -
next Tue 10am | 2026-09-22 | 10:00
next Tuesday | 2026-09-22 | -
next Friday | 2026-09-25 | -  # of the week after this one
Friday next week | 2026-09-25 | -
next week Friday | 2026-09-25 | -
next Fri, 9:30 | 2026-09-25 | 09:30
Mon morning | 2026-09-21 | 09:00
Sunday | 2026-09-20 | -
Sat | 2026-09-19 | -
weekend | 2026-09-19 | -
next weekend | 2026-09-26 | -
next week | 2026-09-21 | -
this week | 2026-09-18 | - | before
end of week | 2026-09-18 | - | before
in 2 weeks | 2026-09-30 | -
in two weeks | 2026-09-30 | -
in a week | 2026-09-23 | -
in a fortnight | 2026-09-30 | -
in 3 days | 2026-09-19 | -
in a few days | 2026-09-19 | -
in a couple of days | 2026-09-18 | -
in a month | 2026-10-16 | -
in 6 months | 2027-03-16 | -
in a year | 2027-09-16 | -
in half an hour | 2026-09-16 | 10:30
in 2 hours | 2026-09-16 | 12:00
in 45 minutes | 2026-09-16 | 10:45
2 weeks later | 2026-09-30 | -
3 days from now | 2026-09-19 | -
within 3 days | 2026-09-19 | - | before
in 3 working days | 2026-09-20 | -  # the 20th is a make-up day in China
end of month | 2026-09-30 | -
end of the month | 2026-09-30 | -
by end of month | 2026-09-30 | - | before
EOM | 2026-09-30 | -
end of next month | 2026-10-31 | -
beginning of next month | 2026-10-01 | -
next month | 2026-10-01 | -
end of year | 2026-12-31 | -
end of quarter | 2026-09-30 | -
EOD | 2026-09-16 | 18:00 | before
tomorrow EOD | 2026-09-17 | 18:00 | before
end of day | 2026-09-16 | 18:00 | before
by Friday | 2026-09-18 | - | before
before Friday | 2026-09-18 | - | before
by 5pm | 2026-09-16 | 17:00 | before
Sep 20 | 2026-09-20 | -
20 Sep | 2026-09-20 | -
September 20th | 2026-09-20 | -
20th of September | 2026-09-20 | -
Sep 20, 2026 3pm | 2026-09-20 | 15:00
20 Sep at 10:30 | 2026-09-20 | 10:30
Oct 8 | 2026-10-08 | -
8 Jan 2027 | 2027-01-08 | -
Wed Sep 23 10am | 2026-09-23 | 10:00
the 20th | 2026-09-20 | -
on the 5th | 2026-10-05 | -
end of October | 2026-10-31 | -
mid October | 2026-10-15 | -
after National Day | 2026-10-08 | -
before Christmas | 2026-12-24 | - | before
after Chinese New Year | 2027-02-15 | -
Christmas | 2026-12-25 | -
yesterday | 2026-09-15 | -  # said
last Friday | 2026-09-11 | -
3 days ago | 2026-09-13 | -
tomorrow, 3-4pm | 2026-09-17 | 15:00
"""
NOT_A_TIME = """
张伟
三店安装
hello
3
20
三
打电话给张伟
5%
13:75
25点
2月30日
明天打电话给张伟，他要买跑步机
99999999999天后
call Zhang
may
second
"""


def cases(table: str) -> list[tuple[str, date, time | None, bool]]:
    """The rows of a table."""
    rows = []
    for line in table.strip().splitlines():
        text, day, clock, *before = [cell.strip() for cell in line.partition("#")[0].split("|")]
        at = None if clock == "-" else time.fromisoformat(clock)
        rows.append((text, date.fromisoformat(day), at, before == ["before"]))
    return rows


@pytest.mark.parametrize(("text", "day", "clock", "before"), cases(CHINESE) + cases(PINYIN) + cases(ENGLISH))
def test_a_time_is_understood(text: str, day: date, clock: time | None, before: bool) -> None:
    found = parse_when(text, NOW)
    assert found is not None, text
    assert (found.day, found.time, found.before) == (day, clock, before)
    assert found.code.startswith("when.")


@pytest.mark.parametrize("text", NOT_A_TIME.strip().splitlines())
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert parse_when(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "day", "clock", "part"),
    [
        ("三店安装改到 9 月 20 日，下次明天下午3点再电话", "2026-09-17", "15:00", "明天下午3点"),
        ("下次明天下午3点再电话，三店安装改到 9 月 20 日", "2026-09-17", "15:00", "明天下午3点"),
        ("昨天来过，明天再联系", "2026-09-17", "-", "明天"),
        (
            "Talked about price. Call again next Tue 10am, offer valid until 30 Sep.",
            "2026-09-22",
            "10:00",
            "next Tue 10am",
        ),
        ("客户要3台跑步机，5号店安装，周五前给报价", "2026-09-18", "-", "周五前"),
        ("下周三上门量尺，合同月底前签", "2026-09-23", "-", "下周三"),
        ("谈了报价，月底前签合同", "2026-09-30", "-", "月底前"),
        ("跟进：后天上午", "2026-09-18", "09:00", "后天上午"),
        ("约了10/8 上午到店，国庆活动送课", "2026-10-08", "09:00", "10/8 上午"),
        ("国庆后再联系", "2026-10-08", "-", "国庆后"),
        ("Ｔｏｍｏｒｒｏｗ 3pm call", "2026-09-17", "15:00", "Ｔｏｍｏｒｒｏｗ 3pm"),
    ],
)
def test_the_next_step_is_found_in_a_note(text: str, day: str, clock: str, part: str) -> None:
    found = find_when(text, NOW)
    assert found is not None
    assert (found.day.isoformat(), found.time) == (day, None if clock == "-" else time.fromisoformat(clock))
    assert text[found.start : found.end] == part


@pytest.mark.parametrize(
    "text",
    [
        "提了3点意见",
        "9月3日来过，谈了报价",  # eleven months away is not what a note means
        "预算1.5万，要20台",
        "一周5天营业",
        "每周三例会",
        "he sat down and may come",
        "周期三个月",
        "三天前打过电话",
        "昨天下午3点来过",
        "国庆活动送课",
        "5号楼3层",
        "房号 12-3",
        "13805712266",
        "",
    ],
)
def test_a_note_without_a_next_step_has_none(text: str) -> None:
    assert find_when(text, NOW) is None


def test_a_long_note_is_read_at_its_end() -> None:
    text = "客户想要跑步机。" * 1_000 + "明天下午3点再电话"
    found = find_when(text, NOW)
    assert found is not None
    assert text[found.start : found.end] == "明天下午3点"


def test_the_hours_of_the_firm_count() -> None:
    hours = Hours(start=time(8, 30), end=time(17))
    assert parse_when("明天上午", NOW, hours) == replace_time("明天上午", time(8, 30))
    found = parse_when("下班前", NOW, hours)
    assert found is not None
    assert found.time == time(17)


def replace_time(text: str, clock: time) -> When:
    """What a text means with another time."""
    found = parse_when(text, NOW)
    assert found is not None
    return replace(found, time=clock)


def test_the_order_of_day_and_month_is_the_users() -> None:
    found = parse_when("8/10", NOW, order="dmy")
    assert found is not None
    assert found.day == date(2026, 10, 8)


def test_what_was_assumed_is_said() -> None:
    found = parse_when("明天3点", NOW)
    assert found is not None
    assert found.assumed == "when.assumed_afternoon"
    assert explanation(found.code, dict(found.values), found.assumed, "zh_CN") == "明天（按下午算）"


@pytest.mark.parametrize(("text", "day", "clock", "before"), cases(CHINESE) + cases(PINYIN) + cases(ENGLISH))
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_explanation_has_its_sentence(
    text: str, day: date, clock: time | None, before: bool, language: str
) -> None:
    found = parse_when(text, NOW)
    assert found is not None
    said = explanation(found.code, dict(found.values), found.assumed, language)
    assert "when." not in said
    assert "{" not in said
    assert language == "zh_CN" or said.isascii()


PIECES = st.sampled_from(
    [
        "明天",
        "后天",
        "周三",
        "下周五",
        "下午",
        "上午",
        "3点",
        "9点半",
        "10:30",
        "5号",
        "9月20日",
        "月底",
        "前",
        "三天后",
        "两小时后",
        "国庆后",
        "农历八月十五",
        "，",
        "。",
        "再",
        "年底",
        "下个月",
        "31号",
        "2月29日",
        "tomorrow",
        "3pm",
        "noon",
        "next Fri",
        "at 9",
        "in 2 weeks",
        "by",
        "end of month",
        "on the 5th",
    ]
)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2032, 12, 31))


@given(
    st.text(max_size=80)
    | st.lists(PIECES, max_size=6).map(" ".join)
    | st.lists(PIECES, max_size=6).map("".join),
    MOMENTS,
)
def test_nothing_past_is_ever_proposed(text: str, now: datetime) -> None:
    found = find_when(text, now)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        assert datetime.combine(found.day, found.time or time.max) >= now.replace(second=0, microsecond=0)


@given(st.lists(PIECES, max_size=4).map("".join), MOMENTS)
def test_only_what_was_said_may_be_past(text: str, now: datetime) -> None:
    found = parse_when(text, now)
    if found is not None and found.code not in {"when.today", "when.date"}:
        assert found.day >= now.date()


@given(
    st.text(alphabet="0123456789年月日号点半周下上前后天个小时分:/-. 农历初廿正闰零一二三十百", max_size=30),
    MOMENTS,
)
def test_odd_numbers_do_no_harm(text: str, now: datetime) -> None:
    parse_when(text, now)
    find_when(text, now)
