"""The rule of a repetition: the part of RFC 5545 we expand, and our own yearly lunar rule."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

LONGEST_INTERVAL = 999
MOST_OCCURRENCES = 1_000
_LONGEST_RULE = 400
WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LUNAR = "LUNAR-YEARLY"


class Frequency(StrEnum):
    """How often at most."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"
    LUNAR_YEARLY = LUNAR


@dataclass(frozen=True, slots=True)
class RepeatRule:
    """A repetition; weekdays are (which one, 0 for every; 0 = Monday); lunar ones use months, month_days."""

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None
    week_start: int | None = None
    leap: bool = False

    def text(self) -> str:
        """The rule as it is kept: 'FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR', 'LUNAR-YEARLY;MONTH=8;DAY=15'."""
        if self.frequency is Frequency.LUNAR_YEARLY:
            parts = [LUNAR]
            if self.months and self.month_days:
                parts += [f"MONTH={self.months[0]}", f"DAY={self.month_days[0]}"]
            parts += ["LEAP=1"] if self.leap else []
        else:
            parts = [f"FREQ={self.frequency}", *self._by_parts()]
        parts += [f"COUNT={self.count}"] if self.count else []
        parts += [f"UNTIL={self.until:%Y%m%d}"] if self.until else []
        return ";".join(parts)

    def _by_parts(self) -> list[str]:
        """The parts that say which days."""
        days = ",".join(f"{number or ''}{WEEKDAY_CODES[day]}" for number, day in self.weekdays)
        shown = {
            "INTERVAL": str(self.interval) if self.interval > 1 else "",
            "BYMONTH": _listed(self.months),
            "BYMONTHDAY": _listed(self.month_days),
            "BYDAY": days,
            "BYSETPOS": _listed(self.positions),
            "WKST": "" if self.week_start is None else WEEKDAY_CODES[self.week_start],
        }
        return [f"{name}={value}" for name, value in shown.items() if value]


def _listed(numbers: tuple[int, ...]) -> str:
    return ",".join(str(number) for number in numbers)


@lru_cache(maxsize=512)  # a calendar asks for the same few again and again
def parse_rule(text: str) -> RepeatRule | None:
    """The rule a text holds, or None when it is none we expand.

    Allowed: DAILY to YEARLY, INTERVAL 1 to 999, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS, WKST;
    anything finer than a day is refused, so that no rule can take long to expand.
    """
    text = text.strip().upper().removeprefix("RRULE:")
    if not text or len(text) > _LONGEST_RULE:
        return None
    pieces = [piece.strip() for piece in text.split(";") if piece.strip()]
    if not pieces or not all("=" in piece for piece in pieces[1 if pieces[0] == LUNAR else 0 :]):
        return None
    parts = dict(piece.split("=", 1) for piece in pieces if "=" in piece)
    try:
        return _lunar(parts) if pieces[0] == LUNAR else _ordinary(parts)
    except ValueError:
        return None


def _lunar(parts: dict[str, str]) -> RepeatRule | None:
    """LUNAR-YEARLY and its parts."""
    if parts.keys() - {"MONTH", "DAY", "LEAP", "COUNT", "UNTIL"} or ("MONTH" in parts) != ("DAY" in parts):
        return None
    months, days = _numbers(parts.get("MONTH", ""), 1, 12), _numbers(parts.get("DAY", ""), 1, 30)
    return RepeatRule(
        Frequency.LUNAR_YEARLY,
        months=months[:1],
        month_days=days[:1],
        leap=parts.get("LEAP") == "1",
        count=_count(parts),
        until=_until(parts),
    )


_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}


def _ordinary(parts: dict[str, str]) -> RepeatRule | None:
    """A rule of RFC 5545."""
    if parts.keys() - _KNOWN or parts.get("FREQ") not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}:
        return None
    frequency = Frequency(parts["FREQ"])
    weekdays = _weekdays(parts.get("BYDAY", ""))
    if frequency in {Frequency.DAILY, Frequency.WEEKLY} and any(number for number, _ in weekdays):
        return None
    days = _numbers(parts.get("BYMONTHDAY", ""), -31, 31)
    if frequency is Frequency.WEEKLY and days:
        return None
    start = parts.get("WKST")
    return RepeatRule(
        frequency,
        interval=_numbers(parts.get("INTERVAL", "1"), 1, LONGEST_INTERVAL)[0],
        weekdays=weekdays,
        month_days=days,
        months=_numbers(parts.get("BYMONTH", ""), 1, 12),
        positions=_numbers(parts.get("BYSETPOS", ""), -366, 366),
        count=_count(parts),
        until=_until(parts),
        week_start=WEEKDAY_CODES.index(start) if start else None,
    )


def _numbers(text: str, lowest: int, highest: int) -> tuple[int, ...]:
    """Numbers between commas within limits, 0 excluded; ValueError otherwise."""
    found = tuple(int(each) for each in text.split(",")) if text else ()
    if any(not lowest <= number <= highest or number == 0 for number in found):
        raise ValueError(text)
    return found


def _weekdays(text: str) -> tuple[tuple[int, int], ...]:
    """'-1FR,MO' -> ((-1, 4), (0, 0))."""
    found = []
    for each in text.split(",") if text else ():
        match = re.fullmatch(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", each.strip())
        if match is None or not -53 <= int(match[1] or 0) <= 53:
            raise ValueError(text)
        found.append((int(match[1] or 0), WEEKDAY_CODES.index(match[2])))
    return tuple(found)


def _count(parts: dict[str, str]) -> int | None:
    if "COUNT" not in parts:
        return None
    return min(_numbers(parts["COUNT"], 1, 10**9)[0], MOST_OCCURRENCES)


def _until(parts: dict[str, str]) -> date | None:
    text = parts.get("UNTIL")
    if text is None:
        return None
    match = re.match(r"(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?$", text.replace("-", ""))
    if match is None:
        raise ValueError(text)
    return date(int(match[1]), int(match[2]), int(match[3]))
