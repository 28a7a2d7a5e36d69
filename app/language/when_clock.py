"""Times of day as people write them: 下午3点半, 10am, 3:30, noon, 下班前."""

import re

from app.language.numerals import ANY_NUMBER, number_of
from app.language.when_parts import END, SPACE, Piece, Rule, Setting, rule

_PARTS = {
    "dawn": "凌晨 清晨 lingchen",
    "morning": "早上 早晨 清早 一大早 大早 上午 早 zaoshang shangwu morning",
    "noon": "中午 正午 晌午 zhongwu",
    "afternoon": "下午 午后 xiawu afternoon",
    "dusk": "傍晚 bangwan",
    "evening": "晚上 晚间 夜里 夜间 今夜 晚 wanshang evening night",
}
PART_OF = {word: part for part, words in _PARTS.items() for word in words.split()}
_PART_WORDS = sorted(PART_OF, key=len, reverse=True)
_PART = "(?:" + "|".join(word + (END if word.isascii() else "") for word in _PART_WORDS) + ")"
# Pinyin may be written without blanks, so only English words must end where they end.
PART = _PART.replace(f"wu{END}", "wu").replace(f"shang{END}", "shang").replace(f"wan{END}", "wan")
LONE_PART = PART.replace("|早|", "|").replace("|晚|", "|").replace("|晚)", ")").replace("|早)", ")")
_NOT_A_CLOCK = "(?!意见|建议|要求|问题|原因|不同|想法|需求|说明|注意|小意思|[0-9]*%|以上|以下)"
_COUNTED = "(?![ \t]*(?:台|个|件|套|万|元|块|人|家|位|次|天|%|kg))"
_AM_PM = r"(?:[ap]\.?m\.?)" + END
_RANGE_TAIL = re.compile(
    rf"{SPACE}(?:-|~|–|—|至|到|to{END}){SPACE}{PART}?{SPACE}\d{{1,2}}"
    rf"(?:{SPACE}(?::\d{{2}}|点(?:半|\d{{1,2}}分?)?)|(?={SPACE}{_AM_PM})){SPACE}(?:{_AM_PM})?"
)


def range_tail(text: str, at: int) -> int:
    """Where the second half of '3点到4点' ends, or at when there is none: the beginning counts."""
    found = _RANGE_TAIL.match(text, at)
    return found.end() if found else at


def _am_pm(text: str | None) -> str:
    return "" if not text else "am" if text[0] == "a" else "pm"


def _piece(hour: int | None, minute: int, part: str, half_day: str = "", sure: bool = False) -> Piece | None:
    """A time of day when the numbers allow one."""
    if hour is None or not 0 <= hour <= 24 or not 0 <= minute <= 59 or (hour == 24 and minute):
        return None
    if half_day:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half_day == "pm" else 0)
        return Piece(raw=(hour, minute), sure=True)
    return Piece(raw=(hour, minute), part=part, sure=sure or hour > 12 or hour == 0)


def _spoken(found: re.Match[str], _: Setting) -> Piece | None:
    """下午3点半."""
    minute: int | None = 0
    if found["half"]:
        minute = 30
    elif found["quarter"]:
        minute = 45 if found["quarter"][0] in "三s" else 15
    elif found["minute"]:
        minute = number_of(found["minute"])
    if minute is None:
        return None
    return _piece(number_of(found["hour"]), minute, PART_OF.get(found["part"] or "", ""))


def _digital(found: re.Match[str], _: Setting) -> Piece | None:
    """15:30, 下午 3:30, 3:30 pm."""
    hour, minute = int(found["hour"]), int(found["minute"])
    part = PART_OF.get(found["part"] or "", "")
    return _piece(hour, minute, part, _am_pm(found["half_day"]), sure=found["hour"].startswith("0"))


def _english(found: re.Match[str], _: Setting) -> Piece | None:
    """3pm, 10 a.m., 9.30am."""
    return _piece(int(found["hour"]), int(found["minute"] or 0), "", _am_pm(found["half_day"]))


def _at(found: re.Match[str], _: Setting) -> Piece | None:
    """at 3, 3 o'clock."""
    return _piece(number_of(found["hour"]), 0, "")


def _past(found: re.Match[str], _: Setting) -> Piece | None:
    """half past three, quarter to four."""
    hour = number_of(found["hour"])
    if hour is None:
        return None
    if found["to"] == "to":
        return _piece(hour - 1 or 12, 45 if found["what"] == "quarter" else 30, "")
    return _piece(hour, 15 if found["what"] == "quarter" else 30, "")


def _part(found: re.Match[str], _: Setting) -> Piece | None:
    return Piece(part=PART_OF[found["part"]])


def _noon(found: re.Match[str], setting: Setting) -> Piece | None:
    if found[0].startswith("midnight"):
        return Piece(raw=(24, 0), sure=True)
    return Piece(clock=setting.hours.noon)


def _work(found: re.Match[str], setting: Setting) -> Piece | None:
    """下班前, 下班后, 上班后, 上班前."""
    begins = found["side"] in {"上", "shang"}
    clock = setting.hours.start if begins else setting.hours.end
    before = (found["rel"] or "").endswith(("前", "qian"))
    return Piece("when.work_start" if begins else "when.work_end", clock=clock, before=before)


def _end_of_day(found: re.Match[str], setting: Setting) -> Piece | None:
    return Piece("when.work_end", clock=setting.hours.end, before=True)


def _lunch(found: re.Match[str], setting: Setting) -> Piece | None:
    """午饭前, 午饭后, after lunch."""
    after = "后" in found[0] or "after" in found[0]
    return Piece(clock=setting.hours.afternoon if after else setting.hours.noon, before=not after)


RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:at )?(?P<part>{PART})?(?:的|{SPACE})(?P<hour>{ANY_NUMBER}){SPACE}"
        rf"(?:点钟?|點鐘?|时(?![间候段])|dian(?:zhong)?){_NOT_A_CLOCK}{SPACE}"
        rf"(?:(?P<half>半|ban(?![a-z]))|(?P<quarter>[一三]刻|yi{SPACE}ke|san{SPACE}ke)|"
        rf"过?零?(?P<minute>[0-5]?\d|[一二三四五]?十[一二三四五六七八九]?|(?<=零)[一二三四五六七八九]){SPACE}"
        rf"(?:分|fen)?{_COUNTED})?(?:整)?",
        _spoken,
    ),
    rule(
        rf"(?:at )?(?P<part>{PART})?{SPACE}(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::00)?(?!\d)"
        rf"{SPACE}(?P<half_day>{_AM_PM})?",
        _digital,
    ),
    rule(
        rf"(?:at )?(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d{{2}}))?{SPACE}"
        rf"(?:(?:-|–|to){SPACE}\d{{1,2}}(?:[.:]\d{{2}})?{SPACE})?(?P<half_day>{_AM_PM})",
        _english,
    ),
    rule(rf"(?P<what>half|quarter) (?P<to>past|to) (?P<hour>{ANY_NUMBER}){END}", _past),
    rule(rf"(?P<hour>{ANY_NUMBER}) o'?clock{END}", _at),
    rule(rf"(?:at|@){SPACE}(?P<hour>\d{{1,2}})(?![\d/.\-]|{SPACE}%)", _at),
    rule(rf"(?:at )?(?:noon|midday|midnight|lunch ?time){END}", _noon),
    rule(r"(?P<side>[上下])班(?P<rel>之前|以前|前|之后|以后|后|时)?", _work),
    rule(rf"(?P<side>xia|shang){SPACE}ban{SPACE}(?P<rel>(?:zhi|yi)?{SPACE}(?:qian|hou))?", _work),
    rule(rf"(?:the )?(?:end of (?:the )?day|close of business|eod|cob){END}", _end_of_day),
    rule(rf"(?:午饭|午餐|饭)(?:之|以)?[前后]|(?:before|after) lunch{END}", _lunch),
    rule(rf"(?:(?:in|during) the |this )?(?P<part>{LONE_PART})", _part),
)
SHORT_PART_RULE: Rule = rule("(?P<part>[早晚])", _part)
