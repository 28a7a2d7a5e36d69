"""The words for a repetition, both ways: 每两个月最后一个周五, every 2nd month on the last Friday."""

import re
from dataclasses import replace

from app.language.day_text import MONTH_NAME, make_day, month_number
from app.language.lunar import LunarDay, lunar_day_text
from app.language.numerals import ANY_NUMBER, HAN_NUMBER, number_of
from app.language.repeat_rule import Frequency, RepeatRule, parse_rule
from app.sentences import sentence

_WORKDAYS = tuple((0, day) for day in range(5))
_HAN_WEEKDAYS = {char: index for index, char in enumerate("一二三四五六日")} | {"天": 6}
_UNITS = {
    "天": (Frequency.DAILY, 1),
    "日": (Frequency.DAILY, 1),
    "周": (Frequency.WEEKLY, 1),
    "星期": (Frequency.WEEKLY, 1),
    "礼拜": (Frequency.WEEKLY, 1),
    "月": (Frequency.MONTHLY, 1),
    "季度": (Frequency.MONTHLY, 3),
    "季": (Frequency.MONTHLY, 3),
    "年": (Frequency.YEARLY, 1),
    "day": (Frequency.DAILY, 1),
    "week": (Frequency.WEEKLY, 1),
    "fortnight": (Frequency.WEEKLY, 2),
    "month": (Frequency.MONTHLY, 1),
    "quarter": (Frequency.MONTHLY, 3),
    "year": (Frequency.YEARLY, 1),
}
_ALONE = {
    "daily": "FREQ=DAILY",
    "weekly": "FREQ=WEEKLY",
    "fortnightly": "FREQ=WEEKLY;INTERVAL=2",
    "biweekly": "FREQ=WEEKLY;INTERVAL=2",
    "monthly": "FREQ=MONTHLY",
    "quarterly": "FREQ=MONTHLY;INTERVAL=3",
    "half-yearly": "FREQ=MONTHLY;INTERVAL=6",
    "yearly": "FREQ=YEARLY",
    "annually": "FREQ=YEARLY",
    "every weekday": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "every working day": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "every workday": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "every weekend": "FREQ=WEEKLY;BYDAY=SA",
    "每个工作日": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "每工作日": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "工作日每天": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "每周末": "FREQ=WEEKLY;BYDAY=SA",
    "每个周末": "FREQ=WEEKLY;BYDAY=SA",
    "天天": "FREQ=DAILY",
    "每半年": "FREQ=MONTHLY;INTERVAL=6",
    "双周": "FREQ=WEEKLY;INTERVAL=2",
}
_EN_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?"
_EN_WEEKDAYS = rf"{_EN_WEEKDAY}(?:(?:,\s*|\s+and\s+|,\s+and\s+|\s*&\s*){_EN_WEEKDAY})*"
_EN_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "other": 2}
_EN_ORDINAL = r"(?:first|second|third|fourth|fifth|last|other|\d{1,3}(?:st|nd|rd|th))"
_EN_UNIT = r"(?:day|week|fortnight|month|quarter|year)"
_TIMES = re.compile(rf"[,，\s]*(?:共|一共|重复)?\s*({ANY_NUMBER})\s*(?:次|times)$")
_UNTIL = re.compile(r"[,，\s]*(?:到|直到|until)\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*(?:为止|止)?$")
_HAN_EVERY = re.compile(
    rf"每\s*(?P<gap>隔)?(?P<count>{HAN_NUMBER}|\d{{1,3}})?\s*个?\s*(?P<unit>天|日|周|星期|礼拜|月|季度|季|年)(?P<rest>.*)"
)
_HAN_EACH = re.compile(r"(?:每逢|每个|逢|隔周的?)\s*(?P<rest>(?:周|星期|礼拜)[一二三四五六日天].*)")
_EN_EVERY = re.compile(
    rf"every\s+(?:(?P<count>\d{{1,3}}|{_EN_ORDINAL}|[a-z]+)\s+)?(?P<unit>{_EN_UNIT})s?(?P<rest>\b.*)"
)
_EN_OF_EVERY = re.compile(
    rf"(?:on\s+)?(?P<rest>the\s+.+?|{_EN_ORDINAL}\s+.+?)\s+of\s+(?P<every>every\s+.+|each\s+.+|the\s+month)"
)
_EN_FREQUENCY_ON = re.compile(
    r"(?P<word>weekly|monthly|quarterly|yearly|annually|fortnightly|biweekly)\s+(?P<rest>on\s+.+)"
)


def parse_repeat(text: str) -> str | None:
    """The rule a text means ('每周一三', 'every 2nd month on the last Friday', '每年农历八月十五'), or None.

    '每隔两天' leaves two days out, so it is every third day; '每月31号' is the last day of every month;
    '每月30号' the last day of a shorter month.
    """
    if len(text) > 100:
        return None
    plain = re.sub(r"\s+", " ", text.strip().lower()).rstrip("。.")
    plain = re.sub(r"（没有时为最后一天）| \(or the last day\)", "", plain)
    ends = _UNTIL.search(plain)
    plain = plain[: ends.start()] if ends else plain
    times = _TIMES.search(plain)
    rule = _parsed(plain[: times.start()] if times else plain)
    if rule is None:
        return None
    count = number_of(times[1]) if times else None
    until = make_day(int(ends[1]), int(ends[2]), int(ends[3])) if ends else None
    return replace(rule, count=count or None, until=until).text()


def _parsed(text: str) -> RepeatRule | None:
    """The rule of a text without the number of times."""
    if text in _ALONE:
        return parse_rule(_ALONE[text])
    if "农历" in text or "阴历" in text or "lunar" in text:
        return _lunar(text)
    return _han(text) if re.search("[每逢隔双]", text) else _english(text)


def _lunar(text: str) -> RepeatRule | None:
    """每年农历八月十五, every lunar 8/15."""
    from app.language.birthdays import parse_birthday

    found = parse_birthday(
        "农历" + re.sub(r"农历|阴历|每年的?|every year on|every|lunar|的|\s(?!leap)", "", text)
    )
    if found is None or found.year is not None:
        return None
    return RepeatRule(Frequency.LUNAR_YEARLY, months=(found.month,), month_days=(found.day,), leap=found.leap)


def _han(text: str) -> RepeatRule | None:
    """A repetition in Chinese."""
    text = text.replace("双周", "每两周").replace("隔周", "每两周") if text[0] in "双隔" else text
    each = _HAN_EACH.fullmatch(text)
    if each:
        return _with_days(RepeatRule(Frequency.WEEKLY), each["rest"])
    found = _HAN_EVERY.fullmatch(text)
    if found is None:
        return None
    count = number_of(found["count"]) if found["count"] else 1
    if not count:
        return None
    if found["gap"]:
        count += 1
    frequency, times = _UNITS[found["unit"]]
    if not 1 <= count * times <= 999:
        return None
    return _with_days(RepeatRule(frequency, interval=count * times), found["rest"].strip(" 的，,在"))


def _with_days(rule: RepeatRule, rest: str) -> RepeatRule | None:
    """A rule with the days a Chinese text names after 每周, 每月, 每年."""
    if not rest:
        return rule
    if rule.frequency is Frequency.WEEKLY:
        days = _han_weekdays(rest)
        return replace(rule, weekdays=days) if days else None
    if rule.frequency is Frequency.MONTHLY:
        return _days_of_month(rule, rest)
    if rule.frequency is Frequency.YEARLY:
        found = re.fullmatch(rf"({HAN_NUMBER}|\d{{1,2}})\s*月份?的?\s*(.+)", rest)
        month = number_of(found[1]) if found else None
        if found is None or month is None or not 1 <= month <= 12:
            return None
        return _days_of_month(replace(rule, months=(month,)), found[2])
    return None


def _han_weekdays(text: str) -> tuple[tuple[int, int], ...]:
    """一三五, 一、三, 周一和周三."""
    if re.fullmatch("(?:周|星期|礼拜)?一(?:到|至|-)(?:周|星期|礼拜)?五", text):
        return _WORKDAYS
    bare = re.sub(r"周|星期|礼拜|[、，,和及与\s]", "", text)
    if not bare or any(char not in _HAN_WEEKDAYS for char in bare):
        return ()
    return tuple((0, day) for day in sorted({_HAN_WEEKDAYS[char] for char in bare}))


def _days_of_month(rule: RepeatRule, text: str) -> RepeatRule | None:
    """最后一个周五, 第二个周一, 5号, 1号和15号, 最后一天, 底."""
    nth = re.fullmatch(
        r"(?:的)?(?:最后一个|最末一个|第([一二三四五1-5])个)\s*(?:周|星期|礼拜)([一二三四五六日天])", text
    )
    if nth:
        number = number_of(nth[1]) if nth[1] else -1
        return replace(rule, weekdays=((number or -1, _HAN_WEEKDAYS[nth[2]]),))
    if text in {"底", "末", "最后一天", "的最后一天", "最后1天"}:
        return replace(rule, month_days=(-1,))
    if text in {"初", "第一天", "的第一天"}:
        return replace(rule, month_days=(1,))
    if text in {"最后一个工作日", "的最后一个工作日"}:
        return replace(rule, weekdays=_WORKDAYS, positions=(-1,))
    if text in {"第一个工作日", "的第一个工作日"}:
        return replace(rule, weekdays=_WORKDAYS, positions=(1,))
    numbers = [
        number_of(each) for each in re.split(r"[日号]?\s*[、,，和及与]\s*", re.sub("[日号]$", "", text))
    ]
    if not numbers or any(number is None for number in numbers):
        return None
    return on_days(rule, tuple(number for number in numbers if number is not None))


def on_days(rule: RepeatRule, days: tuple[int, ...]) -> RepeatRule | None:
    """A rule on days of the month; one day of 29 to 31 means the last one in shorter months."""
    if any(not 1 <= day <= 31 for day in days):
        return None
    longest = 31 if not rule.months else {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(rule.months[0], 31)
    if any(day > longest for day in days):
        return None
    if len(days) > 1 or days[0] <= 28 or (rule.months and rule.months[0] != 2):
        return replace(rule, month_days=tuple(sorted(set(days))))
    if days[0] == 31:
        return replace(rule, month_days=(-1,))
    return replace(rule, month_days=tuple(range(28, days[0] + 1)), positions=(-1,))


def _english(text: str) -> RepeatRule | None:
    """A repetition in English."""
    swapped = _EN_OF_EVERY.fullmatch(text)
    if swapped:
        every = re.sub(r"^(?:each|the)\s", "every ", swapped["every"])
        text = f"{every} on {swapped['rest']}"
    word = _EN_FREQUENCY_ON.fullmatch(text)
    if word:
        rule = parse_rule(_ALONE[word["word"]])
        return _english_days(rule, word["rest"]) if rule else None
    plain = re.fullmatch(rf"every (?:({_EN_ORDINAL}) )?({_EN_WEEKDAYS})", text)
    if plain:
        number = _ordinal(plain[1]) if plain[1] else 1
        rule = RepeatRule(Frequency.WEEKLY, interval=number or 1, weekdays=_english_weekdays(plain[2]))
        return rule if number and 1 <= number <= 52 else None
    dated = re.fullmatch(rf"every ({MONTH_NAME}) (\d{{1,2}})(?:st|nd|rd|th)?", text)
    if dated:
        return on_days(RepeatRule(Frequency.YEARLY, months=(month_number(dated[1]),)), (int(dated[2]),))
    found = _EN_EVERY.fullmatch(text)
    if found is None:
        return None
    count = _ordinal(found["count"]) if found["count"] else 1
    frequency, times = _UNITS[found["unit"]]
    if count is None or not 1 <= count * times <= 999:
        return None
    return _english_days(RepeatRule(frequency, interval=count * times), found["rest"].strip())


def _ordinal(text: str) -> int | None:
    """'2nd', 'other', 'two' -> 2; 'last' -> -1."""
    if text in _EN_ORDINALS:
        return _EN_ORDINALS[text]
    return number_of(re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", text))


def _english_weekdays(text: str) -> tuple[tuple[int, int], ...]:
    names = re.findall(_EN_WEEKDAY, text)
    order = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return tuple((0, day) for day in sorted({order.index(name[:3]) for name in names}))


def _english_days(rule: RepeatRule, rest: str) -> RepeatRule | None:
    """A rule with the days behind 'on'."""
    if not rest:
        return rule
    rest = re.sub(r"^on\s+(?:the\s+)?", "", rest)
    if rule.frequency is Frequency.WEEKLY:
        return replace(rule, weekdays=_english_weekdays(rest)) if re.fullmatch(_EN_WEEKDAYS, rest) else None
    if rule.frequency is Frequency.YEARLY:
        return _english_yearly(rule, rest)
    return _english_of_month(rule, rest) if rule.frequency is Frequency.MONTHLY else None


def _english_yearly(rule: RepeatRule, rest: str) -> RepeatRule | None:
    """Oct 3; the second Sunday of May."""
    dated = re.fullmatch(rf"({MONTH_NAME}) (\d{{1,2}})(?:st|nd|rd|th)?", rest)
    if dated:
        return on_days(replace(rule, months=(month_number(dated[1]),)), (int(dated[2]),))
    found = re.fullmatch(rf"(.+?) (?:of|in) ({MONTH_NAME})", rest)
    if found is None:
        return None
    return _english_of_month(replace(rule, months=(month_number(found[2]),)), found[1])


def _english_of_month(rule: RepeatRule, rest: str) -> RepeatRule | None:
    """last Friday, second Monday, 5th, 1st and 15th, last day, day 5."""
    nth = re.fullmatch(rf"({_EN_ORDINAL}) ({_EN_WEEKDAY})", rest)
    if nth:
        number = _ordinal(nth[1])
        weekday = _english_weekdays(nth[2])[0][1]
        return replace(rule, weekdays=((number, weekday),)) if number and -1 <= number <= 5 else None
    if rest == "last day":
        return replace(rule, month_days=(-1,))
    working = re.fullmatch("(first|last) (?:working|business) day", rest)
    if working:
        return replace(rule, weekdays=_WORKDAYS, positions=(_EN_ORDINALS[working[1]],))
    each_day = r"\d{1,2}(?:st|nd|rd|th)?"
    numbers = re.fullmatch(rf"(?:days? )?{each_day}(?:(?:, and |, | and ){each_day})*", rest)
    if numbers is None:
        return None
    return on_days(rule, tuple(int(each) for each in re.findall(r"\d{1,2}", rest)))


def describe(rule: str, language: str) -> str:
    """A rule in words (每 2 个月最后一个周五, Every 2 months on the last Friday); empty for one not ours."""
    parsed = parse_rule(rule)
    if parsed is None:
        return ""
    text = _described(parsed, language)
    if parsed.count:
        text += sentence("repeat.times" if parsed.count > 1 else "repeat.once", language, count=parsed.count)
    if parsed.until:
        text += sentence("repeat.until", language, day=parsed.until.isoformat())
    return text


def _described(rule: RepeatRule, language: str) -> str:
    """The words without how long."""
    if rule.frequency is Frequency.LUNAR_YEARLY:
        if not rule.months:
            return sentence("repeat.lunar", language)
        lunar = LunarDay(0, rule.months[0], rule.month_days[0], rule.leap)
        return sentence("repeat.lunar_on", language, day=lunar_day_text(lunar, language))
    if rule.weekdays == _WORKDAYS and rule.frequency is Frequency.WEEKLY and rule.interval == 1:
        return sentence("repeat.workdays", language)
    unit = rule.frequency.value.lower()
    code = f"repeat.{unit}" if rule.interval == 1 else f"repeat.{unit}_many"
    every = sentence(code, language, count=rule.interval)
    many = "_many" if unit == "weekly" and rule.interval > 1 else ""
    if not (rule.weekdays or rule.month_days or rule.months):
        return every
    days = _described_days(rule, language)
    if days is None:
        return sentence("repeat.special", language, every=every)
    return sentence(f"repeat.on_{unit}{many}", language, every=every, days=days)


def _described_days(rule: RepeatRule, language: str) -> str | None:
    """The days of a rule in words, or None when they are too special for a sentence."""
    if rule.frequency is Frequency.WEEKLY and not rule.months:
        return _weekday_list(rule, language)
    if rule.frequency is Frequency.DAILY:
        return None
    days = _described_in_month(rule, language)
    if rule.frequency is Frequency.MONTHLY:
        return None if rule.months else days
    if days is None or len(rule.months) != 1:
        return None
    plain = len(rule.month_days) == 1 and rule.month_days[0] > 0
    code = "repeat.month_day" if plain else "repeat.month_place"
    return sentence(code, language, month=f"@month_long.{rule.months[0]}", days=days)


def _weekday_list(rule: RepeatRule, language: str) -> str:
    chinese = language.startswith("zh")
    names = [sentence(f"weekday.{day + 1}", language) for _, day in rule.weekdays]
    return "、".join(names) if chinese else ", ".join(names)


def _described_in_month(rule: RepeatRule, language: str) -> str | None:
    """Which days of a month."""
    if rule.weekdays == _WORKDAYS and rule.positions in {(1,), (-1,)} and not rule.month_days:
        return sentence("repeat.first_workday" if rule.positions == (1,) else "repeat.last_workday", language)
    if rule.weekdays and not rule.month_days and not rule.positions and len(rule.weekdays) == 1:
        number, day = rule.weekdays[0]
        if -1 <= number <= 5 and number:
            weekday = f"@weekday_long.{day + 1}"
            return sentence(f"repeat.nth_{'last' if number < 0 else number}", language, weekday=weekday)
    if rule.weekdays or not rule.month_days:
        return None
    if rule.positions == (-1,) and rule.month_days in {(28, 29), (28, 29, 30)}:
        return sentence("repeat.day_or_last", language, day=rule.month_days[-1])
    if rule.positions:
        return None
    if rule.month_days == (-1,):
        return sentence("repeat.last_day", language)
    return _day_list(rule, language) if min(rule.month_days) > 0 else None


def _day_list(rule: RepeatRule, language: str) -> str:
    """5 号; day 5, days 1 and 15."""
    if rule.months:
        return str(rule.month_days[0]) if len(rule.month_days) == 1 else ", ".join(map(str, rule.month_days))
    chinese = language.startswith("zh")
    shown = ("、" if chinese else ", ").join(str(day) for day in rule.month_days)
    return sentence("repeat.day" if len(rule.month_days) == 1 else "repeat.days", language, days=shown)
