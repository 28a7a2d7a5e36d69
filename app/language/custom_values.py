"""What is written into a field of one's own: read, kept, shown and written again; pure functions for all kinds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from app.language.names import clean_text, fold
from app.vocabulary import CustomKind

MILLIONTHS = 6  # decimals that are kept of a number
LONGEST_TEXT = 2_000
_LARGEST = 10**18
_YES = frozenset({"1", "yes", "y", "true", "x", "✓", "✔", "√", "是", "有", "对", "已", "t", "on"})
_NO = frozenset({"0", "no", "n", "false", "否", "无", "没有", "不", "未", "f", "off", "✗", "×"})


@dataclass(frozen=True, slots=True)
class FieldShape:
    """What a value looks like: words of a `choice`, `currency` of money, `decimals` that numbers are shown with."""

    kind: str
    choices: tuple[str, ...] = ()
    currency: str = "CNY"
    decimals: int | None = None

    @property
    def column(self) -> str:
        """Which column of app.models.CustomValue holds the value: `text` or `number`."""
        return "text" if self.kind in (CustomKind.TEXT, CustomKind.DATE, CustomKind.CHOICE) else "number"


class Stored(NamedTuple):
    """A value as app.models.CustomValue keeps it: millionths, minor units or 1 and 0 in `number`, else `text`."""

    text: str | None = None
    number: int | None = None


def read_value(shape: FieldShape, typed: str, today: date | None = None) -> Stored | None:
    """The value a typed text means; None when it cannot be read. Blank texts are no values: ask before."""
    text = clean_text(typed).strip()
    if not text:
        return None
    if shape.kind == CustomKind.TEXT:
        return Stored(text) if len(text) <= LONGEST_TEXT else None
    if shape.kind == CustomKind.CHOICE:
        wanted = fold(text)
        found = next((word for word in shape.choices if word == text), None)
        found = found or next((word for word in shape.choices if fold(word) == wanted), None)
        return Stored(found) if found is not None else None
    if shape.kind == CustomKind.DATE:
        return _day(text, today or date.today())  # noqa: DTZ011 - the day on this person's wall
    number = _NUMBERS[CustomKind(shape.kind)](shape, text)
    return None if number is None else Stored(None, number)


def write_value(shape: FieldShape, value: Stored, language: str) -> str:
    """The value as an editor begins with it and a table takes it out: exact, and read again as the same."""
    if value.number is None:
        return value.text or ""
    if shape.kind == CustomKind.TICK:
        return yes_or_no(bool(value.number), language)
    places = MILLIONTHS if shape.kind == CustomKind.NUMBER else _minor_digits(shape.currency)
    return _decimal_text(Decimal(value.number).scaleb(-places))


def show_value(shape: FieldShape, value: Stored, language: str) -> str:
    """The value for people: money with its sign, numbers in groups of three with the decimals of the field."""
    if value.number is None:
        return value.text or ""
    if shape.kind == CustomKind.TICK:
        return yes_or_no(bool(value.number), language)
    if shape.kind == CustomKind.MONEY:
        from app.language.money_text import format_money

        return format_money(value.number, shape.currency, language)
    number = Decimal(value.number).scaleb(-MILLIONTHS)
    if shape.decimals is None:
        whole, _point, rest = _decimal_text(number).partition(".")
        return f"{_grouped(whole)}.{rest}" if rest else _grouped(whole)
    return f"{number.quantize(Decimal(1).scaleb(-shape.decimals), rounding='ROUND_HALF_UP'):,f}"


def yes_or_no(on: bool, language: str) -> str:
    """The words of a tick box."""
    if language.startswith("zh"):
        return "是" if on else "否"
    return "yes" if on else "no"


def value_words(shape: FieldShape, value: Stored) -> str:
    """The words by which somebody is found: texts and choices; figures tell nobody apart."""
    return (value.text or "") if shape.kind in (CustomKind.TEXT, CustomKind.CHOICE) else ""


def checked_choices(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a choice field, each once, blanks left out."""
    found: dict[str, str] = {}
    for word in words:
        clean = clean_text(word).strip()
        if clean:
            found.setdefault(fold(clean), clean)
    return tuple(found.values())


def _grouped(whole: str) -> str:
    """Thousands apart, a minus that stands before nothing kept."""
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-') or 0):,}"


def _number(_shape: FieldShape, text: str) -> int | None:
    plain = text.replace("，", ",").replace("−", "-").replace(" ", "").replace(",", "").removesuffix("%")
    try:
        number = Decimal(plain)
        scaled = number.scaleb(MILLIONTHS)
        kept = int(scaled.to_integral_value(rounding="ROUND_HALF_UP"))
    except (InvalidOperation, ValueError, OverflowError):
        return None
    return kept if abs(kept) <= _LARGEST else None


def _tick(_shape: FieldShape, text: str) -> int | None:
    folded = fold(text)
    return 1 if folded in _YES else 0 if folded in _NO else None


def _money(shape: FieldShape, text: str) -> int | None:
    from app.language.money_text import parse_money

    found = parse_money(text, shape.currency)
    if found is None or (found[1] or shape.currency) != shape.currency:
        return None
    return found[0]


def _minor_digits(currency: str) -> int:
    from app.language.money_text import minor_digits

    return minor_digits(currency)


def _day(text: str, today: date) -> Stored | None:
    from app.language.day_text import parse_day

    found = parse_day(text, today)
    return Stored(found.isoformat()) if isinstance(found, date) else None


def _decimal_text(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_NUMBERS = {CustomKind.NUMBER: _number, CustomKind.TICK: _tick, CustomKind.MONEY: _money}
