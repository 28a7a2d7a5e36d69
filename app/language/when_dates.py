"""Days named outright: 9月20日, 20 Sep, 5号, 9/20, 农历八月十五, 国庆后."""

import re
from datetime import date, timedelta

from app.language.day_text import MONTH_NAME, full_year, make_day, month_number
from app.language.holidays import DayKind, holiday, is_working_day, rest_run
from app.language.lunar import LunarDay, festival_day, lunar_day_text, lunar_to_solar, next_lunar_birthday
from app.language.numerals import ANY_NUMBER, HAN_NUMBER, number_of
from app.language.when_parts import END, SPACE, Piece, Rule, Setting, add_months, month_end, rule
from app.language.when_relative import place_in_month

_COUNTED = "(?![ \t]*(?:[0-9]|台|个|件|套|万|元|块|家|位|次|人|天|周|年|米|公里|折|%))"
_NOT_A_DAY = "(?![店楼门线机房馆院仓库位柜厅车桌码号床桩口])"
_YEAR_STEPS = {"去年": -1, "今年": 0, "明年": 1, "后年": 2}


def _dated(year: int | None, month: int, day: int, setting: Setting) -> Piece | None:
    """That day; without a year the next time it comes."""
    if year is not None:
        found = make_day(year, month, day)
        return Piece("when.date", day=found, said=True) if found else None
    for ahead in range(9):
        found = make_day(setting.today.year + ahead, month, day)
        if found and found >= setting.today:
            far = not setting.whole and (found - setting.today).days > 240
            return None if far else Piece("when.date", day=found, said=True)
    return None


def _year_of(text: str | None, setting: Setting) -> int | None:
    """The year a prefix means: 明年, 2027年, 27年."""
    text = (text or "").strip(" 年")
    if not text:
        return None
    if text.isdigit():
        return full_year(int(text), setting.today)
    step = _YEAR_STEPS.get(text + "年")
    return None if step is None else setting.today.year + step


def _iso(found: re.Match[str], setting: Setting) -> Piece | None:
    return _dated(int(found[1]), int(found[2]), int(found[3]), setting)


def _month_day(found: re.Match[str], setting: Setting) -> Piece | None:
    month, day = number_of(found["month"]), number_of(found["day"])
    if month is None or day is None:
        return None
    if found["month"] == "八" and found["day"] == "十五" and not found["mark"]:
        return _lunar_piece(None, 8, 15, False, setting)
    return _dated(_year_of(found["year"], setting), month, day, setting)


def _month_place(found: re.Match[str], setting: Setting) -> Piece | None:
    """9月底, 明年3月初, 9月内, 9月前."""
    month = number_of(found["month"])
    if month is None or not 1 <= month <= 12:
        return None
    year = _year_of(found["year"], setting)
    stated = year is not None
    if year is None:
        year = setting.today.year + (month < setting.today.month)
    where = found["where"]
    if where.endswith("内"):
        return Piece("when.month_end", day=month_end(year, month), before=True, said=stated)
    if where.endswith("前"):
        return Piece("when.date", day=date(year, month, 1) - timedelta(days=1), before=True, said=stated)
    return place_in_month(date(year, month, 1), where, 0, setting)


def _lone_month(found: re.Match[str], setting: Setting) -> Piece | None:
    """明年3月, and 9月 when nothing else is written."""
    month = number_of(found["month"])
    year = _year_of(found["year"], setting)
    if month is None or not 1 <= month <= 12 or (year is None and not setting.whole):
        return None
    if year is None:
        year = setting.today.year + (month < setting.today.month)
    return Piece("when.month_start", day=max(date(year, month, 1), setting.today))


def _day_of_month(found: re.Match[str], setting: Setting) -> Piece | None:
    """5号, the 5th: the next month that has that day."""
    day = number_of(found["day"])
    if day is None or not 1 <= day <= 31:
        return None
    days: list[date] = []
    first = setting.today.replace(day=1)
    for ahead in range(14):
        month = add_months(first, ahead)
        on = make_day(month.year, month.month, day)
        if on and on >= setting.today:
            days.append(on)
    return Piece("when.day_of_month", {"day": day}, day=days[0], later=days[1])


def _slashed(found: re.Match[str], setting: Setting) -> Piece | None:
    first, second = int(found[1]), int(found[2])
    if setting.order == "dmy" and make_day(2000, second, first):
        first, second = second, first
    if not make_day(2000, first, second):
        first, second = second, first
    return _dated(None, first, second, setting)


def _bare(found: re.Match[str], setting: Setting) -> Piece | None:
    """9.20, 9-20 when nothing else is written."""
    return _slashed(found, setting) if setting.whole else None


def _english(found: re.Match[str], setting: Setting) -> Piece | None:
    year = int(found["year"]) if found["year"] else None
    return _dated(year, month_number(found["month"]), int(found["day"]), setting)


def _english_place(found: re.Match[str], setting: Setting) -> Piece | None:
    month = month_number(found["month"])
    year = setting.today.year + (month < setting.today.month)
    return place_in_month(date(year, month, 1), found["where"], 0, setting)


_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12, "臘": 12, "zheng": 1, "la": 12, "dong": 11}


def _lunar_piece(year: int | None, month: int, day: int, leap: bool, setting: Setting) -> Piece | None:
    """A lunar day; without a year the next time it comes."""
    if year is None:
        found = next_lunar_birthday(month, day, leap, setting.today)
    else:
        found = lunar_to_solar(year, month, day, leap)
    if found is None or not 1 <= day <= 30:
        return None
    lunar = LunarDay(0, month, day, leap)
    shown = {"lunar": lunar_day_text(lunar), "month": month, "day": day}
    return Piece("when.lunar", shown, day=found, said=True)


def _lunar(found: re.Match[str], setting: Setting) -> Piece | None:
    text = found["month"].strip()
    month = _LUNAR_MONTHS.get(text) or number_of(text)
    words = re.sub(r"初|chu|\s", "", found["day"])
    day = number_of(words)
    if month is None or day is None or not 1 <= month <= 12:
        return None
    year = _year_of(found["year"], setting)
    return _lunar_piece(year, month, day, bool(found["leap"]), setting)


_FESTIVALS = {
    "元旦": "元旦|元旦节|new year's day|new year|new years",
    "春节": "春节|新春|过年|年|大年初一|chinese new year|spring festival|lunar new year|cny",
    "除夕": "除夕|大年三十|年三十",
    "元宵节": "元宵节|元宵|正月十五|lantern festival",
    "清明": "清明节|清明|qingming|tomb sweeping day|tomb-sweeping day",
    "劳动节": "五一劳动节|五一节|五一|劳动节|labour day|labor day|may day",
    "儿童节": "六一儿童节|六一节|六一|儿童节|children's day",
    "妇女节": "三八妇女节|三八节|三八|妇女节|women's day",
    "情人节": "情人节|valentine's day",
    "端午节": "端午节|端午|dragon boat festival",
    "七夕": "七夕节|七夕|qixi",
    "教师节": "教师节|teachers' day|teacher's day",
    "中秋节": "中秋节|中秋|mid-autumn festival|mid-autumn|mid autumn|moon festival",
    "重阳节": "重阳节|重阳|double ninth",
    "国庆节": "十一国庆|国庆节|国庆|十一长假|national day|golden week",
    "圣诞节": "圣诞节|圣诞|christmas|xmas",
}
_NAMES = {word: name for name, words in _FESTIVALS.items() for word in words.split("|")}
_HAN_NAME = "|".join(
    sorted((word for word in _NAMES if not word.isascii() and word != "年"), key=len, reverse=True)
)
_EN_NAME = "|".join(sorted((re.escape(word) for word in _NAMES if word.isascii()), key=len, reverse=True))
_USUAL_LENGTH = {"春节": 7, "国庆节": 7, "劳动节": 5}
_AFTER = ("后", "回来", "after")
_BEFORE = ("前", "before", "by")


def _next_festival(name: str, year: int | None, setting: Setting) -> date | None:
    """The next day of a festival whose days off are not over, or that of a given year."""
    if year is not None:
        return festival_day(name, year)
    for ahead in (setting.today.year - 1, setting.today.year, setting.today.year + 1):
        found = festival_day(name, ahead)
        if found and found >= setting.today:
            return found
    return None


def _days_off(day: date, name: str, setting: Setting) -> tuple[date, date]:
    """The first and last day off around a festival, by the published days off, else by custom."""
    if setting.country != "CN":
        return day, day
    first, last = rest_run(day, setting.country)
    usual = day + timedelta(days=_USUAL_LENGTH.get(name, 1) - 1)
    return first, max(last, usual)


def _around(day: date, name: str, relation: str, setting: Setting) -> Piece:
    """Before: by the last working day before the days off; after: the first working day after them."""
    shown: dict[str, object] = {"festival": f"@festival.{name}"}
    if relation.startswith(_AFTER) or relation.endswith(_AFTER):
        last = _days_off(day, name, setting)[1] + timedelta(days=1)
        while not is_working_day(last, setting.country):
            last += timedelta(days=1)
        return Piece("when.festival_after", shown, day=last, said=True)
    if relation.endswith(_BEFORE) or relation.endswith("夕"):
        first = _days_off(day, name, setting)[0] - timedelta(days=1)
        while not is_working_day(first, setting.country):
            first -= timedelta(days=1)
        return Piece("when.festival_before", shown, day=max(first, setting.today), before=True, said=True)
    return Piece("when.festival", shown, day=day, said=True)


def _festival(found: re.Match[str], setting: Setting) -> Piece | None:
    groups = found.groupdict()
    relation = (groups.get("relation") or groups.get("lead") or "").strip()
    if not relation and not setting.whole:
        return None
    name = _NAMES[found["name"]]
    day = _next_festival(name, _year_of(groups.get("year"), setting), setting)
    return _around(day, name, relation, setting) if day else None


def _any_festival(found: re.Match[str], setting: Setting) -> Piece | None:
    """节前, 节后, 假期后: around the next public holiday of three days or more."""
    day = setting.today
    for _ in range(400):
        held = holiday(day, setting.country)
        if held and held.kind is DayKind.REST:
            first, last = rest_run(day, setting.country)
            if (last - first).days >= 2:
                name = next((each for each in _FESTIVALS if each.startswith(held.name[:2])), "")
                piece = _around(day, name, found["relation"], setting)
                return piece if name else Piece("when.date", day=piece.day, before=piece.before, said=True)
        day += timedelta(days=1)
    return None


_YEAR = rf"(?:(?P<year>去年|今年|明年|后年|\d{{4}}{SPACE}年|(?<!\d)\d{{2}}年)(?:的)?{SPACE})"
_LUNAR_DAY = rf"(?P<day>初[一二三四五六七八九十]|[廿卅][一二三四五六七八九]?|{HAN_NUMBER}|\d{{1,2}})"
RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:农历|阴历|旧历|農曆){SPACE}{_YEAR}?(?P<leap>闰)?{SPACE}(?P<month>正|冬|腊|{HAN_NUMBER}|\d{{1,2}})"
        rf"月{SPACE}{_LUNAR_DAY}[日号]?",
        _lunar,
    ),
    rule(
        rf"nongli{SPACE}(?P<year>)(?P<leap>run)?{SPACE}(?P<month>zheng|la|dong|[a-z]{{2,6}}?|\d{{1,2}}){SPACE}yue"
        rf"{SPACE}(?P<day>(?:chu{SPACE})?[a-z]{{1,8}}|\d{{1,2}})",
        _lunar,
    ),
    rule(
        rf"{_YEAR}?(?P<leap>闰)?(?P<month>正|腊|冬)月{_LUNAR_DAY}日?(?!号)",
        _lunar,
    ),
    rule(
        rf"{_YEAR}?(?P<leap>闰)?(?P<month>{HAN_NUMBER})月(?P<day>初[一二三四五六七八九十]|[廿卅][一二三四五六七八九]?)",
        _lunar,
    ),
    rule(
        rf"(?:{_YEAR})?(?P<name>{_HAN_NAME}){SPACE}(?:节)?{SPACE}(?:假期|长假|放假|放完假|小长假|假)?(?:结束|过完|完)?"
        rf"(?P<relation>前夕|之前|以前|前|之后|以后|过后|节后|后|回来后?|期间|当天|那天|时)?",
        _festival,
    ),
    rule(
        rf"(?P<lead>after|before|by|on|until|at|over)\s+(?:the\s+)?(?P<name>{_EN_NAME}){END}(?:\s+holidays?)?",
        _festival,
    ),
    rule(rf"(?P<name>{_EN_NAME}){END}", _festival),
    rule(r"(?<![0-9一二两三四五六七八九十半几百多今明后去])(?P<name>年)(?P<relation>前|后)(?!天)", _festival),
    rule(r"(?:节|假期|放假|长假)(?P<relation>前|后|之前|之后|以后)", _any_festival),
    rule(
        rf"(\d{{4}}){SPACE}[-/.年]{SPACE}(\d{{1,2}}){SPACE}[-/.月]{SPACE}(\d{{1,2}})(?!\d){SPACE}[日号]?",
        _iso,
    ),
    rule(
        rf"{_YEAR}?(?P<month>{ANY_NUMBER}){SPACE}(?:月份?|yue){SPACE}(?P<day>\d{{1,2}}|{HAN_NUMBER}|[a-z]{{2,6}}(?=\s*hao))"
        rf"{SPACE}(?P<mark>[日号號]|hao)?{_COUNTED}",
        _month_day,
    ),
    rule(
        rf"{_YEAR}?(?P<month>{ANY_NUMBER}){SPACE}月(?:份)?(?P<where>底|末|初|中旬|上旬|下旬|中|之内|以内|内|之前|以前|前)",
        _month_place,
    ),
    rule(rf"{_YEAR}?(?<!\d)(?P<month>{ANY_NUMBER}){SPACE}月(?:份)?(?![\d前后])", _lone_month),
    rule(
        rf"(?<!月)(?<!月 )(?P<day>{ANY_NUMBER}){SPACE}(?:[号號]|hao|日(?![常志期历报元本前后内均]))"
        rf"(?![a-z]){_NOT_A_DAY}",
        _day_of_month,
    ),
    rule(r"(?:on )?the (?P<day>\d{1,2})(?:st|nd|rd|th)\b", _day_of_month),
    rule(r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?![\d/%])", _slashed),
    rule(r"(?<![\d/.])(\d{1,2})[-.](\d{1,2})(?![\d/.:%]|\s*[ap]\.?m)", _bare),
    rule(
        rf"(?P<month>{MONTH_NAME}){SPACE}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:,?\s+(?P<year>20\d{{2}}))?",
        _english,
    ),
    rule(
        rf"(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{SPACE}(?:of )?(?P<month>{MONTH_NAME})"
        r"(?:,?\s+(?P<year>20\d{2}))?",
        _english,
    ),
    rule(
        rf"(?:at )?(?:the )?(?P<where>end|beginning|start|middle|mid)[ -](?:of )?(?P<month>{MONTH_NAME})",
        _english_place,
    ),
)
