"""Understand when something is meant, as people write it in Chinese, English or pinyin."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache

from app.language import when_clock, when_dates, when_relative
from app.language.when_parts import STANDARD_HOURS, Hours, Piece, Setting

LONGEST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class When:
    """What was understood: the day, the time (None: no hour meant), and whether 'by then' is meant.

    start and end are the place in the text; code and values explain it for app/sentences, assumed is the
    code of what was taken for granted ('when.assumed_afternoon'), or empty.
    """

    day: date
    time: time | None
    before: bool
    start: int
    end: int
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class _Group:
    """Pieces that belong together and where they stand."""

    pieces: tuple[Piece, ...]
    start: int
    end: int


_DATE_RULES = (*when_dates.RULES[:4], *when_relative.RULES, *when_dates.RULES[4:])
_RULES = (*_DATE_RULES, *when_clock.RULES)
_FILLER = re.compile(
    r"(?:[ \t,，、的()（）]|在|於|于|就|约|大约|大概|左右|前后|(?:on|in|the|of|from|around|about)(?![a-z]))*"
)
_BEFORE_AFTERWARDS = re.compile(
    r"[ \t]*(?:之前|以前|前|之内|以内|内|zhiqian|yiqian|qian(?![a-z]))(?![天日面台期往])"
)
_AFTERWARDS = re.compile(r"[ \t]*(?:之后|以后|后|左右|前后|钟)(?![天日面台期])")
_BEFORE_AHEAD = re.compile(
    r"(?:(?<![a-z])(?:by|before|until|till|no later than)(?: the)?|不晚于|最晚|最迟|赶在)[ \t]*$"
)
_LEAD = re.compile(
    r"[ \t]*(?:请|可以|等|到|在|于|就|约|约在|定在|定于|改到|改为|推到|推迟到|延到|安排在|"
    r"最晚|最迟|不晚于|赶在|大概|大约|差不多|"
    r"on|at|by|before|until|till|from|around|about|the|no later than|remind me|call)?[ \t:：]*"
)
_TRAIL = re.compile(r"[ \t,，。.!！;；]*(?:吧|再说|再看|左右|前后|之前|以前|please|or so)?[ \t。.!！]*")
_MARK_AHEAD = re.compile(
    r"(?:下次|下回|下一步|再联系|再约|约在|约了|约好|约定|定在|定于|提醒|回访|跟进|next(?: time| step)?|"
    r"follow[ -]?up|call(?: back| again)?|remind(?: me)?|meet|again)[^。；;.!！?？\n]{0,8}$"
)
_MARK_BEHIND = re.compile(
    r"[^。；;.!！?？\n，,]{0,6}?(?:再|电话|联系|回访|跟进|提醒|拜访|见面|上门|回复|催|"
    r"call|remind|follow|meet|visit|again)"
)
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_PART_ENDS = {"morning": 12, "noon": 14, "afternoon": 18, "dusk": 20, "evening": 23, "dawn": 7}


def _level(text: str) -> str:
    """The text in half-width lower case, every character at its place."""
    wide = text.translate(_WIDE)
    return "".join(char.lower() if "A" <= char <= "Z" else char for char in wide)


@cache
def _beginnings() -> frozenset[str]:
    """Every character beyond ASCII that some rule knows; no piece begins with another."""
    return frozenset(char for each in _RULES for char in each.pattern if not char.isascii())


def _piece_at(text: str, at: int, glued: bool, setting: Setting) -> tuple[Piece, int] | None:
    """The longest piece that begins at a place, with its end."""
    char = text[at]
    if "a" <= char <= "z" and at and "a" <= text[at - 1] <= "z" and not glued:
        return None
    if char.isdigit() and re.search(r"\d\.?$", text[max(0, at - 2) : at]):
        return None
    if not char.isascii() and char not in _beginnings():
        return None
    best: tuple[Piece, int] | None = None
    for each in _RULES:
        found = each.compiled().match(text, at)
        if found and found.end() > at and (best is None or found.end() > best[1]):
            piece = each.build(found, setting)
            if piece is not None:
                best = (piece, found.end())
    return best


def _fits(group: list[Piece], piece: Piece) -> bool:
    """Whether a piece can belong to the pieces before it."""
    if piece.moment or any(each.moment for each in group):
        return False
    if piece.day and any(each.day and not (each.weekday or piece.weekday) for each in group):
        return False
    if piece.day and sum(each.day is not None for each in group) > 1:
        return False
    timed = piece.raw or piece.clock
    return not (timed and any(each.raw or each.clock for each in group))


def _groups(text: str, setting: Setting) -> list[_Group]:
    """The pieces of a text, those that stand together as one."""
    found: list[_Group] = []
    at = 0
    while at < len(text):
        first = _piece_at(text, at, False, setting)
        if first is None:
            at += 1
            continue
        group = _collect(text, at, first, setting)
        found.append(group)
        at = max(group.end, at + 1)
    return found


def _collect(text: str, start: int, first: tuple[Piece, int], setting: Setting) -> _Group:
    """The group that begins with a piece."""
    pieces, end = [first[0]], first[1]
    while True:
        end = when_clock.range_tail(text, end) if pieces[-1].raw else end
        before = _BEFORE_AFTERWARDS.match(text, end)
        if before and not pieces[-1].before:
            pieces.append(Piece(before=True))
            end = before.end()
        elif after := _AFTERWARDS.match(text, end):
            end = after.end()
        filler = _FILLER.match(text, end)
        at = filler.end() if filler else end
        following = _next_piece(text, at, at == end, setting) if at < len(text) else None
        if following is None or not _fits(pieces, following[0]):
            return _Group(tuple(pieces), start, end)
        pieces.append(following[0])
        end = following[1]


def _next_piece(text: str, at: int, glued: bool, setting: Setting) -> tuple[Piece, int] | None:
    """A piece behind another: there 早 and 晚 alone count too."""
    found = _piece_at(text, at, glued, setting)
    rule = when_clock.SHORT_PART_RULE
    short = rule.compiled().match(text, at)
    if found is None and short and (piece := rule.build(short, setting)):
        return piece, short.end()
    return found


def _clock(raw: tuple[int, int], part: str, sure: bool) -> tuple[int, time, str]:
    """(days later, time, what was assumed) of an hour as spoken in a part of the day."""
    hour, minute = raw
    assumed = ""
    if not sure and hour <= 12:
        if part in {"afternoon", "dusk"} or (part == "noon" and hour <= 3):
            hour = hour % 12 + 12
        elif part == "evening":
            hour = 24 + hour % 12 if hour == 12 or hour <= 4 else hour + 12
        elif part == "dawn":
            hour %= 12
        elif not part and 1 <= hour <= 6:
            hour, assumed = hour + 12, "when.assumed_afternoon"
    return hour // 24, time(hour % 24, minute), assumed


def _part_time(part: str, day: date, setting: Setting) -> time:
    """The time a part of the day means; today, when that has passed, the next full hour within the part."""
    hours = setting.hours
    usual = {
        "dawn": time(6),
        "morning": hours.start,
        "noon": hours.noon,
        "afternoon": hours.afternoon,
        "dusk": hours.end,
        "evening": hours.evening,
    }[part]
    now = setting.now
    if day == now.date() and usual <= now.time().replace(tzinfo=None) and now.hour + 1 < _PART_ENDS[part]:
        return time(now.hour + 1)
    return usual


def _understood(group: _Group, text: str, setting: Setting) -> When | None:
    """What a group of pieces means."""
    before = any(piece.before for piece in group.pieces) or bool(_BEFORE_AHEAD.search(text[: group.start]))
    moment = next((piece for piece in group.pieces if piece.moment), None)
    if moment is not None and moment.moment is not None:
        at = moment.moment
        return When(at.date(), at.time(), before, group.start, group.end, moment.code, moment.values)
    days = [piece for piece in group.pieces if piece.day]
    named = next((piece for piece in days if not piece.weekday), days[0] if days else None)
    part = next((piece.part for piece in group.pieces if piece.part), "")
    timed = next((piece for piece in group.pieces if piece.raw or piece.clock), None)
    if named is None and timed is None and not part:
        return None
    day = named.day if named and named.day else setting.today
    shift, clock, assumed = 0, None, ""
    if timed is not None and timed.raw:
        shift, clock, assumed = _clock(timed.raw, part, timed.sure)
    elif timed is not None:
        clock = timed.clock
    elif part:
        clock = _part_time(part, day, setting)
    return _placed(
        When(day, clock, before, group.start, group.end, "", {}, assumed), shift, named, timed, setting
    )


def _placed(
    when: When, shift: int, named: Piece | None, timed: Piece | None, setting: Setting
) -> When | None:
    """Move a moment that has already passed to the next one meant, unless its day was said outright."""
    day = when.day
    passed = _passed(day + timedelta(days=shift), when.time, setting)
    code, values = (named.code, named.values) if named else (timed.code if timed else "", {})
    if named is None:
        day += timedelta(days=passed)
        code = code or ("when.tomorrow" if passed else "when.today")
        values = {"count": int(passed)}
    elif passed and named.later is not None:
        day = named.later
    elif passed and not named.said and day < setting.today:
        return None
    return replace(when, day=day + timedelta(days=shift), code=code, values=values)


def _passed(day: date, clock: time | None, setting: Setting) -> bool:
    """Whether a moment lies before now; a day without a time has passed when it is over."""
    if clock is None or day != setting.today:
        return day < setting.today
    return clock < setting.now.time().replace(tzinfo=None)


def parse_when(
    text: str, now: datetime, hours: Hours = STANDARD_HOURS, country: str = "CN", order: str = "ymd"
) -> When | None:
    """When a text that is only a time is meant ('下周三', 'next Tue 10am'); None when it says anything more.

    Rules: 下周三 and 'next Wed' are in the week after this one (weeks begin on Monday); 周三 and 'Wed' the
    coming one, today included while still ahead; an hour from 1 to 6 without 上午/下午 is in the afternoon; a
    part of the day means the hour in hours; a day without a year the next one to come; 国庆后 the first
    working day after the days off, 国庆前 by the last one before; 八月十五 without 日 or 号 is lunar; a
    moment already passed is the next of its kind unless the day was said (今天, 昨天, a date with its year).
    """
    if len(text) > 100:
        return None
    setting = Setting(now, hours, country, order, whole=True)
    level = _level(text)
    for group in _groups(level, setting)[:1]:
        if _LEAD.fullmatch(level[: group.start]) and _TRAIL.fullmatch(level[group.end :]):
            return _understood(group, level, setting)
    return None


def find_when(
    text: str, now: datetime, hours: Hours = STANDARD_HOURS, country: str = "CN", order: str = "ymd"
) -> When | None:
    """The next step's time inside a longer text: of those not past, the last beside a word like 下次, call.

    Without such a word the last one of all. Only the last 2,000 characters are read.
    """
    skipped = max(0, len(text) - LONGEST_TEXT)
    level = _level(text[skipped:])
    setting = Setting(now, hours, country, order, whole=False)
    best: tuple[int, When] | None = None
    for group in _groups(level, setting):
        found = _understood(group, level, setting)
        if found is None or _passed(found.day, found.time, setting):
            continue
        ahead = _MARK_AHEAD.search(level[max(0, group.start - 24) : group.start])
        score = 2 if ahead else 1 if _MARK_BEHIND.match(level, group.end) else 0
        if best is None or score >= best[0]:
            best = (score, replace(found, start=found.start + skipped, end=found.end + skipped))
    return best[1] if best else None
