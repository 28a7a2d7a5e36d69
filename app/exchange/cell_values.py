"""Turn one cell into a value: a day, an amount, a birthday, a category; or say what is wrong with it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from app.exchange.draft import Birthday, Money, Severity
from app.language.custom_values import FieldShape

NAME_LIMIT = 200
TEXT_LIMIT = 100_000


class Cleaned(NamedTuple):
    """The value (None = nothing usable) and, when something is odd, the key of its sentence."""

    value: Any
    code: str = ""
    severity: Severity = "may"
    keep: bool = False
    """Whether the words of the file should be kept in the note, because the value could not be."""


@dataclass(frozen=True)
class CleaningContext:
    """What cleaning must know of the world: today, the country, the members, what a person corrected."""

    today: date
    region: str = "CN"
    date_order: str = "ymd"
    members: frozenset[str] = frozenset()
    corrections: dict[int, dict[int, str]] = field(default_factory=dict)
    skipped: frozenset[int] = frozenset()
    own: Mapping[str, FieldShape] = field(default_factory=dict)
    """fields of one's own by their target"""


def clean_cell(text: str) -> str:
    """A text without blanks around it and without invisible signs, in NFC."""
    if text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text.strip()
    from app.language.text import clean_text

    return clean_text(text)


def one_line(text: str) -> Cleaned:
    """A name or title: one line, not absurdly long; hidden direction marks are taken out and told."""
    cleaned = clean_cell(text)
    if cleaned.isprintable() and "  " not in cleaned and len(cleaned) <= NAME_LIMIT and text.isprintable():
        return Cleaned(cleaned or None)
    if "\n" in cleaned or "  " in cleaned or "\u3000" in cleaned or "\xa0" in cleaned:
        cleaned = " ".join(cleaned.split())
    if len(cleaned) > NAME_LIMIT:
        return Cleaned(None, "import.text_too_long", "must")
    if not text.isprintable() and _hidden().search(text):
        return Cleaned(cleaned or None, "import.hidden_characters")
    return Cleaned(cleaned or None)


@lru_cache(maxsize=1)
def _hidden() -> re.Pattern[str]:
    return re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]")


def long_text(text: str) -> Cleaned:
    """A note: line ends kept, capped."""
    cleaned = clean_cell(text)
    if len(cleaned) > TEXT_LIMIT:
        return Cleaned(None, "import.text_too_long", "must")
    return Cleaned(cleaned or None)


@lru_cache(maxsize=1)
def _ymd() -> re.Pattern[str]:
    return re.compile(
        r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?"
    )


@lru_cache(maxsize=1)
def _clock() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?\s*(am|pm|上午|下午)?", re.IGNORECASE)


@lru_cache(maxsize=1)
def _no_day() -> re.Pattern[str]:
    return re.compile(r"0+[-/.]0+[-/.]0+(?:[T\s]+0+:0+(?::0+)?)?|0")


def day_value(text: str, context: CleaningContext, order: str = "") -> Cleaned:
    """A day in any of the forms files use; a serial number of a spreadsheet counts as one.

    Only zeros (0/0/00 in Outlook, 0000-00-00 in MySQL) are no day.
    """
    text = text.strip()
    if text.startswith("0") and _no_day().fullmatch(text):
        return Cleaned(None)
    found = _ymd().match(text)
    if found is not None:
        try:
            return Cleaned(date(int(found[1]), int(found[2]), int(found[3])))
        except ValueError:
            return Cleaned(None, "import.day_nonexistent", "must")
    if re.fullmatch(r"[1-7]\d{4}(?:\.\d+)?", text):
        return Cleaned(date(1899, 12, 30) + timedelta(days=int(float(text))))
    from app.language.days import parse_day

    read = parse_day(text, context.today, order or context.date_order)
    if isinstance(read, date):
        return Cleaned(read)
    if read is not None:
        return Cleaned(None, "import.day_partial", keep=True)
    looks_like_one = re.fullmatch(r"\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?", text)
    return Cleaned(None, "import.day_nonexistent" if looks_like_one else "import.day_unreadable", "must")


def moment_value(text: str, context: CleaningContext, order: str = "") -> Cleaned:
    """(day, time or None); words like 下周三 are understood from the day of the import."""
    text = text.strip()
    found = _ymd().fullmatch(text)
    if found is not None and found[4] and not _no_day().fullmatch(text):
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
            clock = time(int(found[4]), int(found[5]), int(found[6] or 0))
        except ValueError:
            return Cleaned(None, "import.day_nonexistent", "must")
        return Cleaned((day, clock))
    read = day_value(text, context, order)
    if isinstance(read.value, date):
        return Cleaned((read.value, _time_in(text)))
    if not read.code:
        return read
    from app.language.when import parse_when

    when = parse_when(text, datetime.combine(context.today, time(8)))
    return Cleaned((when.day, when.time)) if when is not None else read


def _time_in(text: str) -> time | None:
    found = _clock().search(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    if (found[3] or "").lower() in ("pm", "下午") and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def birthday_value(text: str, context: CleaningContext, order: str = "") -> Cleaned:
    """A birthday: solar, lunar, or without its year."""
    text = text.strip()
    if _no_day().fullmatch(text):
        return Cleaned(None)
    if re.search(r"[\d]", text) and not re.search(r"农历|阴历|旧历|[正冬腊闰]", text):
        day = day_value(text, context, order)
        if isinstance(day.value, date):
            if day.value > context.today or day.value.year < 1850:
                return Cleaned(None, "import.birthday_impossible", keep=True)
            return Cleaned(Birthday("solar", day.value.year, day.value.month, day.value.day, text=text))
        if day.code == "import.day_nonexistent":
            return day
    from app.language.birthdays import parse_birthday

    read = parse_birthday(text, context.today, order or context.date_order)
    if read is None:
        return Cleaned(None, "import.birthday_unreadable", keep=True)
    calendar: Literal["solar", "lunar"] = "lunar" if read.calendar == "lunar" else "solar"
    return Cleaned(Birthday(calendar, read.year, read.month, read.day, read.leap, text))


def money_value(text: str) -> Cleaned:
    """An amount; what cannot be read ("约3万左右") goes to the note."""
    text = text.strip()
    found = re.fullmatch(r"(-?\d{1,3}(?:,\d{3})+|-?\d{1,13})(?:\.(\d{1,2})0*)?", text)
    if found is not None:
        whole = found[1].replace(",", "")
        cents = int((found[2] or "0").ljust(2, "0"))
        return Cleaned(Money(int(whole) * 100 + (-cents if whole.startswith("-") else cents)))
    from app.language.money_text import parse_money

    read = parse_money(text)
    if read is None or abs(read[0]) > 10**15:
        return Cleaned(None, "import.money_unreadable", keep=True)
    return Cleaned(Money(read[0], read[1] or ""))


def count_value(text: str) -> Cleaned:
    """A whole number of something."""
    bare = unicodedata.normalize("NFKC", text).strip().replace(",", "")
    found = re.fullmatch(r"(\d{1,9})(?:\.0+)?\s*(?:单|次|笔|个|件)?", bare)
    return Cleaned(int(found[1])) if found else Cleaned(None, "import.number_unreadable", keep=True)


def credit_code_value(text: str) -> Cleaned:
    """A unified social credit code; one whose check figure is wrong is kept and told."""
    from app.language.codes import credit_code_ok

    code = unicodedata.normalize("NFKC", clean_cell(text)).replace(" ", "").upper()
    return Cleaned(code) if credit_code_ok(code) else Cleaned(code, "import.credit_code_wrong")


def identifier_value(text: str) -> Cleaned:
    """A number given by another program, as text."""
    value = clean_cell(text)
    if re.fullmatch(r"\d(?:\.\d+)?[eE]\+?\d+", value):
        return Cleaned(None, "import.number_shortened", "must")
    return Cleaned(value[:NAME_LIMIT] or None)
