"""Days counted from today: 明天, 下周三, 三天后, 下个月5号, in 2 weeks, end of month."""

import re
from datetime import date, timedelta

from app.language.holidays import add_working_days
from app.language.numerals import ANY_NUMBER
from app.language.when_parts import (
    END,
    SPACE,
    Piece,
    Rule,
    Setting,
    add_months,
    count_of,
    month_end,
    rule,
    week_start,
)

_DAY_WORDS = {
    -3: "大前天",
    -2: "前天 前日 qiantian",
    -1: "昨天 昨日 昨儿 zuotian yesterday",
    0: "今天 今日 今儿个 今儿 当天 jintian today",
    1: "明天 明日 明儿个 明儿 mingtian tomorrow tmrw tmr",
    2: "后天 後天 后日 houtian overmorrow",
    3: "大后天 大後天 dahoutian",
    4: "大大后天",
}
_DAY_OF = {word: days for days, words in _DAY_WORDS.items() for word in words.split()}
_DAY_WORD = "|".join(
    word + (END if word in {"today", "tomorrow", "yesterday", "tmr", "tmrw"} else "")
    for word in sorted(_DAY_OF, key=len, reverse=True)
)
_SHORT_DAY = {"今": 0, "明": 1, "昨": -1, "后": 2, "当": 0}
_WEEKDAYS = {char: index for index, char in enumerate("一二三四五六日")} | {"天": 6, "末": 5}
_WEEKDAYS |= {str(index + 1): index for index in range(7)}
_WEEKDAYS |= {"yi": 0, "er": 1, "san": 2, "si": 3, "wu": 4, "liu": 5, "ri": 6, "tian": 6, "mo": 5}
_EN_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EN_WEEKDAY = (
    r"(?P<day>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|"
    r"satur(?:day)|sunday|"
    r"(?:sat|sun)(?=[ \t]*(?:$|[,.;]|\d|at |in |morning|afternoon|evening|night|noon|next))|"
    r"(?<=next )(?:sat|sun)|(?<=this )(?:sat|sun)|(?<=on )(?:sat|sun))\b\.?"
)
_STEPS = {"": None, "这": 0, "本": 0, "zhe": 0, "ben": 0, "下": 1, "xia": 1, "下下": 2, "xiaxia": 2}
_STEPS |= {"上": -1, "上上": -2, "shang": -1, "this": 0, "next": 1, "last": -1, "coming": None, "on": None}
_STEPS |= {"this coming": None, "the week after next": 2}
_STEP = "(?P<step>下下|下|这|本|上上|上|xiaxia|xia|zhe|ben)"
_WEEK = rf"(?:周|星期|礼拜|禮拜|週|(?:zhou|xingqi|libai){SPACE})"
_WEEKDAY_CODES = {0: "when.weekday_this", 1: "when.weekday_next", 2: "when.weekday_after_next"}


def _weekday_value(index: int) -> dict[str, object]:
    return {"weekday": f"@weekday_long.{index + 1}"}


def day_in_week(index: int, step: int | None, setting: Setting) -> Piece:
    """A weekday (0 = Monday): step None the coming one, today included while ahead; 1 that of next week."""
    today = setting.today
    if step is None:
        day = today + timedelta(days=(index - today.weekday()) % 7)
        later = day + timedelta(days=7)
        return Piece("when.weekday", _weekday_value(index), day=day, later=later, weekday=True)
    day = week_start(today) + timedelta(days=7 * step + index)
    code = _WEEKDAY_CODES.get(step, "when.date")
    return Piece(code, _weekday_value(index), day=day, said=True, weekday=True)


def _day_word(found: re.Match[str], setting: Setting) -> Piece | None:
    days = _DAY_OF[found[0]]
    code = {0: "when.today", 1: "when.tomorrow"}.get(days, "when.in_days")
    return Piece(code, {"count": days}, day=setting.today + timedelta(days=days), said=True)


def _short_day(found: re.Match[str], setting: Setting) -> Piece | None:
    """明早, 今晚, tonight."""
    part = "morning" if found[0].endswith("早") else "evening"
    days = _SHORT_DAY.get(found[0][0], 0)
    code = {0: "when.today", 1: "when.tomorrow"}.get(days, "when.in_days")
    return Piece(code, {"count": days}, day=setting.today + timedelta(days=days), said=True, part=part)


def _after_tomorrow(_: re.Match[str], setting: Setting) -> Piece | None:
    return Piece("when.in_days", {"count": 2}, day=setting.today + timedelta(days=2), said=True)


def _week_day(found: re.Match[str], setting: Setting) -> Piece | None:
    index = _WEEKDAYS[found["day"]]
    return day_in_week(index, _STEPS[found["step"] or ""], setting)


def _english_week_day(found: re.Match[str], setting: Setting) -> Piece | None:
    groups = found.groupdict()
    step = (groups.get("step") or groups.get("behind") or "").strip()
    step = step.removeprefix("on ").removesuffix(" week")
    return day_in_week(_EN_WEEKDAYS.index(found["day"][:3]), _STEPS.get(step), setting)


def _week(found: re.Match[str], setting: Setting) -> Piece | None:
    """下周, 本周, next week; with 内 or for this week: by its Friday."""
    step = _STEPS[found["step"] or ""] or 0
    within = bool(found["within"]) or step == 0
    start = week_start(setting.today) + timedelta(days=7 * step)
    if step < 0:
        return Piece("when.date", day=start, said=True)
    if not within:
        return Piece("when.week_start", day=start)
    friday = start + timedelta(days=4)
    day = friday if friday >= setting.today else start + timedelta(days=6)
    return Piece("when.week_end", day=day, before=True)


def _weekend(found: re.Match[str], setting: Setting) -> Piece | None:
    return day_in_week(5, 1 if "next" in found[0] else None, setting)


_UNITS = {
    "minutes": "分钟 分 fenzhong minutes minute mins min",
    "hours": "小时 钟头 个小时 个钟头 xiaoshi hours hour hrs hr h",
    "working_days": "个工作日 工作日 working-days business-days workdays working-day business-day",
    "days": "天 日 tian days day d",
    "weeks": "个星期 个礼拜 星期 礼拜 周 xingqi zhou weeks week wks wk w",
    "fortnights": "fortnights fortnight",
    "months": "个月 月 yue months month mths",
    "quarters": "个季度 季度 quarters quarter",
    "years": "年 nian years year yrs yr y",
}
_UNIT_OF = {word.replace("-", " "): unit for unit, words in _UNITS.items() for word in words.split()}
_HAN_UNIT = "|".join(sorted((w for w in _UNIT_OF if not w.isascii()), key=len, reverse=True))
_PINYIN_UNIT = "fenzhong|xiaoshi|tian|xingqi|zhou|yue|nian"
_EN_UNIT = "|".join(
    sorted((w for w in _UNIT_OF if w.isascii() and w not in _PINYIN_UNIT), key=len, reverse=True)
)
_HAN_COUNT = rf"(?P<count>{ANY_NUMBER}|几|数|半)"
_EN_COUNT = rf"(?P<count>half an?|an?|a few|several|a couple of|a couple|{ANY_NUMBER})"


def _shift(unit: str, count: int, setting: Setting) -> Piece | None:
    """So many units from now."""
    limits = {"minutes": 100_000, "hours": 10_000, "working_days": 500, "years": 100}
    if count > limits.get(unit, 2_000):
        return None
    values = {"count": count}
    today = setting.today
    if unit in {"minutes", "hours"}:
        moment = setting.now + timedelta(minutes=count * (60 if unit == "hours" else 1))
        return Piece(f"when.in_{unit}", values, moment=moment.replace(second=0, microsecond=0))
    if unit == "working_days":
        return Piece(
            "when.in_working_days", values, day=add_working_days(today, count, setting.country), said=True
        )
    if unit in {"days", "weeks", "fortnights"}:
        days = count * {"days": 1, "weeks": 7, "fortnights": 14}[unit]
        shown = "weeks" if unit == "weeks" else "days"
        day = today + timedelta(days=days)
        return Piece(f"when.in_{shown}", {"count": count if unit == "weeks" else days}, day=day, said=True)
    months = count * {"months": 1, "quarters": 3, "years": 12}[unit]
    shown, number = ("years", count) if unit == "years" else ("months", months)
    return Piece(f"when.in_{shown}", {"count": number}, day=add_months(today, months), said=True)


def _half(unit: str, setting: Setting) -> Piece | None:
    """Half a unit: 半小时 30 minutes, 半天 4 hours, 半个月 15 days, 半年 6 months."""
    halves = {"hours": ("minutes", 30), "days": ("hours", 4), "months": ("days", 15), "years": ("months", 6)}
    return _shift(*halves[unit], setting) if unit in halves else None


def _amount(found: re.Match[str], setting: Setting) -> Piece | None:
    """The day so many units from now; '内' and 'within' mean by then."""
    unit = _UNIT_OF[found["unit"].replace("business ", "working ")] if found["unit"] else ""
    groups = found.groupdict()
    counted = groups["count"].strip()
    if counted in {"半", "half a", "half an", "half"}:
        piece = _half(unit, setting)
    else:
        count = count_of(counted)
        if count is None:
            return None
        if groups.get("more") or groups.get("half"):
            halves = {"hours": ("minutes", count * 60 + 30), "years": ("months", count * 12 + 6)}
            piece = _shift(*halves[unit], setting) if unit in halves else None
        else:
            piece = _shift(unit, count, setting)
    if piece is None:
        return None
    within = (groups.get("rel") or "").endswith("内") or (groups.get("lead") or "").startswith("within")
    return Piece(piece.code, piece.values, day=piece.day, moment=piece.moment, said=True, before=within)


def _ago(found: re.Match[str], setting: Setting) -> Piece | None:
    """三天前, 3 days ago: past, said so."""
    count = count_of(found["count"])
    unit = _UNIT_OF[found["unit"]]
    if count is None or count > 2_000 or unit not in {"days", "weeks", "months", "years"}:
        return None
    if unit in {"days", "weeks"}:
        day = setting.today - timedelta(days=count * (7 if unit == "weeks" else 1))
    else:
        months = count * (12 if unit == "years" else 1)
        if months > 1_200:
            return None
        day = add_months(setting.today, -months)
    return Piece("when.date", day=day, said=True)


def _place_in_month(year: int, month: int, where: str) -> tuple[str, date]:
    """(code, day) of 月初, 月中, 月底 and their kin."""
    if where.startswith(("底", "末", "下旬", "end", "di")):
        return "when.month_end", month_end(year, month)
    if where.startswith(("中", "mid")):
        return "when.month_middle", date(year, month, 15)
    return "when.month_start", date(year, month, 1)


def place_in_month(day: date, where: str, step: int | None, setting: Setting) -> Piece:
    """The beginning, middle or end of the month of a day; with step None the next time it comes."""
    code, found = _place_in_month(day.year, day.month, where)
    if step is None and found < setting.today:
        following = add_months(day.replace(day=1), 1)
        code, found = _place_in_month(following.year, following.month, where)
    return Piece(code, day=found, said=step is not None)


def _month_part(found: re.Match[str], setting: Setting) -> Piece | None:
    step = _STEPS.get((found["step"] or "").strip())
    base = add_months(setting.today.replace(day=1), step or 0)
    return place_in_month(base, found["where"], step, setting)


def _month_step(found: re.Match[str], setting: Setting) -> Piece | None:
    """下个月5号, 下个月, 本月内."""
    step = _STEPS[found["step"]] or 0
    first = add_months(setting.today.replace(day=1), step)
    if found["day"]:
        number = count_of(found["day"])
        if number is None or not 1 <= number <= month_end(first.year, first.month).day:
            return None
        return Piece("when.date", day=first.replace(day=number), said=True)
    if found["within"] or step == 0:
        return Piece("when.month_end", day=month_end(first.year, first.month), before=True)
    return Piece("when.month_start", day=first)


def _year_part(found: re.Match[str], setting: Setting) -> Piece | None:
    """年底, 明年初, end of year."""
    next_one = bool(re.search("明|next", found[0]))
    year = setting.today.year + next_one
    if re.search("初|beginning|start", found[0]):
        day = date(year + (not next_one and setting.today > date(year, 1, 1)), 1, 1)
        return Piece("when.year_start", day=day)
    return Piece("when.year_end", day=date(year, 12, 31))


def _quarter_end(found: re.Match[str], setting: Setting) -> Piece | None:
    first_month = (setting.today.month - 1) // 3 * 3 + 1
    base = add_months(date(setting.today.year, first_month, 1), 3 if re.search("下|next", found[0]) else 0)
    end = add_months(base, 2)
    return Piece("when.quarter_end", day=month_end(end.year, end.month))


def _pinyin_month(found: re.Match[str], setting: Setting) -> Piece | None:
    where = {"yuedi": "底", "yuemo": "末", "yuechu": "初"}[found["where"]]
    return place_in_month(setting.today.replace(day=1), where, None, setting)


def _eom(_: re.Match[str], setting: Setting) -> Piece | None:
    return place_in_month(setting.today.replace(day=1), "底", None, setting)


_EN_STEP = r"(?P<step>this coming |next |this |coming |last |on )"
RULES: tuple[Rule, ...] = (
    rule(rf"(?:the )?day after tomorrow{END}", _after_tomorrow),
    rule(_DAY_WORD, _day_word),
    rule(rf"[今明昨后当][早晚]|tonight{END}", _short_day),
    rule(rf"(?:on )?{_EN_WEEKDAY}(?:,)? (?P<behind>next|this) week{END}", _english_week_day),
    rule(rf"(?P<step>next|this) week(?:,)?(?: on)? {_EN_WEEKDAY}{END}", _english_week_day),
    rule(rf"(?:on )?{_EN_STEP}?{_EN_WEEKDAY}{END}", _english_week_day),
    rule(
        rf"(?<![每\d一二两三四五六七八九十半几]){_STEP}?{SPACE}(?:一?个|ge)?{SPACE}{_WEEK}"
        rf"(?P<day>[一二三四五六日天末]|[1-7](?![ \t]*[天次个年月日号点\d:.])|"
        rf"(?:yi|er|san|si|wu|liu|ri|tian|mo)(?![a-z]*{SPACE}hou))",
        _week_day,
    ),
    rule(rf"{_STEP}{SPACE}(?:一?个|ge)?{SPACE}(?:周|星期|礼拜|zhou|xingqi)(?P<within>之内|以内|内)?", _week),
    rule(rf"(?P<step>next|this) week{END}(?P<within>)", _week),
    rule(rf"(?:on |at )?(?:the |this |next )?weekend{END}", _weekend),
    rule(rf"(?:the )?(?:end of (?:this |the )?week|eow){END}(?P<step>)(?P<within>)", _week),
    rule(
        rf"(?:再?过|等)?{_HAN_COUNT}{SPACE}(?P<more>个半)?(?P<unit>{_HAN_UNIT})(?P<half>半)?{SPACE}(?:的时间)?"
        rf"(?P<rel>之后|以后|过后|后|之内|以内|内)",
        _amount,
    ),
    rule(rf"(?:再?过|等){_HAN_COUNT}{SPACE}(?P<more>个半)?(?P<unit>{_HAN_UNIT})(?![前底初末])", _amount),
    rule(
        rf"(?:guo )?{_HAN_COUNT}{SPACE}(?:ge{SPACE})?(?P<unit>{_PINYIN_UNIT}){SPACE}(?:yi|zhi)?{SPACE}hou",
        _amount,
    ),
    rule(
        rf"(?P<lead>in|within|after){SPACE}{_EN_COUNT}{SPACE}(?P<unit>{_EN_UNIT}){END}(?:'? time)?", _amount
    ),
    rule(rf"{_EN_COUNT}{SPACE}(?P<unit>{_EN_UNIT}){SPACE}(?:later|from now|from today|hence){END}", _amount),
    rule(rf"{_HAN_COUNT}{SPACE}(?P<unit>{_HAN_UNIT})(?:之前|以前|前)", _ago),
    rule(rf"{_EN_COUNT}{SPACE}(?P<unit>{_EN_UNIT}) ago{END}", _ago),
    rule(
        rf"(?:(?P<step>下下|下|这|本){SPACE}个?|(?<![\d一二三四五六七八九十个])){SPACE}月(?P<where>底|末|初|中旬|上旬|下旬|中)",
        _month_part,
    ),
    rule(r"(?P<step>)(?P<where>yue(?:di|chu|mo))(?![a-z])", _pinyin_month),
    rule(
        rf"{_STEP}{SPACE}(?:一?个|ge)?{SPACE}(?:月|yue)(?:份)?(?:的)?{SPACE}"
        rf"(?:(?P<day>{ANY_NUMBER}){SPACE}(?:[日号號]|hao)|(?P<within>之内|以内|内))?",
        _month_step,
    ),
    rule(
        rf"(?:at |around )?(?:the )?(?P<where>end|beginning|start|middle) of (?:the )?"
        rf"(?P<step>next |this )?month{END}",
        _month_part,
    ),
    rule(
        rf"(?:(?P<where>end)[ -]of[ -]month|(?:month[ -]end|eom)){END}(?P<step>)",
        _eom,
    ),
    rule(rf"(?P<step>next|this) month{END}(?P<day>)(?P<within>)", _month_step),
    rule(r"(?:今|明)?年(?:底|末|终)|明年(?:初|年初)|年初|niandi", _year_part),
    rule(
        rf"(?:at )?(?:the )?(?:end|beginning|start) of (?:the |this |next )?year{END}|"
        rf"eoy{END}|year[ -]end{END}",
        _year_part,
    ),
    rule(
        rf"(?:本|这个?|下个?)?季(?:度)?(?:末|底)|"
        rf"(?:at )?(?:the )?end of (?:the |this |next )?quarter{END}|eoq{END}",
        _quarter_end,
    ),
)
