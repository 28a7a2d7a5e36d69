"""Check a recurrence rule before anybody expands it: daily to yearly only, no endless or absurd ones."""

import re

MAX_INTERVAL = 999
MAX_COUNT = 10_000
_WEEKDAY = r"(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)"
_NUMBER = r"[+-]?\d{1,3}"
_ALLOWED = {
    "FREQ": re.compile(r"(?:DAILY|WEEKLY|MONTHLY|YEARLY)\Z"),
    "INTERVAL": re.compile(r"\d{1,3}\Z"),
    "COUNT": re.compile(r"\d{1,5}\Z"),
    "UNTIL": re.compile(r"\d{8}(?:T\d{6}Z?)?\Z"),
    "BYDAY": re.compile(rf"{_WEEKDAY}(?:,{_WEEKDAY}){{0,20}}\Z"),
    "BYMONTH": re.compile(r"\d{1,2}(?:,\d{1,2}){0,11}\Z"),
    "BYMONTHDAY": re.compile(rf"{_NUMBER}(?:,{_NUMBER}){{0,61}}\Z"),
    "BYSETPOS": re.compile(rf"{_NUMBER}(?:,{_NUMBER}){{0,20}}\Z"),
    "WKST": re.compile(r"(?:MO|TU|WE|TH|FR|SA|SU)\Z"),
}
_ORDINAL = re.compile(r"([+-]?\d+)[A-Z]")
_LONGEST_MONTH = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
_RANGES = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYSETPOS": 31}


def checked_rule(text: str) -> str:
    """The rule in capitals if it is one we can keep and expand, else an empty text."""
    parts: dict[str, str] = {}
    for part in text.strip().strip(";").upper().replace(" ", "").split(";"):
        name, _, value = part.partition("=")
        pattern = _ALLOWED.get(name)
        if pattern is None or name in parts or not pattern.match(value):
            return ""
        parts[name] = value
    if "FREQ" not in parts or not _in_range(parts) or not _happens(parts):
        return ""
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _in_range(parts: dict[str, str]) -> bool:
    """Whether every number is one the calendar has."""
    if not 1 <= int(parts.get("INTERVAL", "1")) <= MAX_INTERVAL:
        return False
    if not 1 <= int(parts.get("COUNT", "1")) <= MAX_COUNT:
        return False
    return all(
        1 <= abs(int(number)) <= highest
        for name, highest in _RANGES.items()
        for number in parts.get(name, "1").split(",")
    )


def _happens(parts: dict[str, str]) -> bool:
    """Whether such a day comes at all: no 30 February, no fifth Monday on the 1st, no 31st of one day."""
    if "BYSETPOS" in parts and not ("BYDAY" in parts and parts["FREQ"] in {"MONTHLY", "YEARLY"}):
        return False
    ordinals = [abs(int(number)) for number in _ORDINAL.findall(parts.get("BYDAY", ""))]
    if ordinals and (
        parts["FREQ"] not in {"MONTHLY", "YEARLY"} or "BYMONTHDAY" in parts or max(ordinals) > 5
    ):
        return False
    if "BYSETPOS" in parts:
        return "BYMONTHDAY" not in parts and not ordinals and _places(parts)
    if "BYMONTHDAY" not in parts or "BYMONTH" not in parts:
        return True
    days = [abs(int(day)) for day in parts["BYMONTHDAY"].split(",")]
    months = [int(month) for month in parts["BYMONTH"].split(",")]
    return min(days) <= max(_LONGEST_MONTH.get(month, 31) for month in months)


def _places(parts: dict[str, str]) -> bool:
    """Whether every month has that many such weekdays."""
    weekdays = parts["BYDAY"].count(",") + 1
    return all(abs(int(place)) <= 4 * weekdays for place in parts["BYSETPOS"].split(","))
