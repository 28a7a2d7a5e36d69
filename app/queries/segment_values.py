"""What the values of a segment's tests mean: days, sums, words of the business, members, channels."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache

from app.db.reader import Reader
from app.insight.segment import SPANS, Test
from app.language.text import fold
from app.queries.segment_fields import Field, FieldKind
from app.queries.team import channels, setting
from app.sentences import LANGUAGES, catalogue, sentence
from app.sentences.errors import UserError

MOST_DAYS = 100_000


def days_of(test: Test) -> int:
    """The number of days of "within", "older" and "next"."""
    text = test.values[0].strip()
    if not text.isdecimal() or int(text) > MOST_DAYS:
        raise UserError("segment.not_days", text=text)
    return int(text)


def day_of(text: str, today: date) -> date:
    """A day as people write it: 2026-09-16, today, 昨天, last Monday."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        pass
    from datetime import datetime, time

    from app.language.when import parse_when

    found = parse_when(text, datetime.combine(today, time(9)))
    if found is None:
        raise UserError("segment.not_a_day", text=text)
    return found.day


def number_of(text: str) -> Decimal:
    """A number as it is compared."""
    try:
        found = Decimal(text.strip().replace(",", "").replace("，", ""))
    except InvalidOperation as error:
        raise UserError("segment.not_a_number", text=text) from error
    if not found.is_finite() or abs(found) > 10**12:
        raise UserError("segment.not_a_number", text=text)
    return found


def whole(text: str) -> int | float:
    """A number as SQLite compares it with whole ones."""
    found = number_of(text)
    return int(found) if found == found.to_integral_value() else float(found)


def money_of(reader: Reader, text: str) -> int:
    """A sum in minor units of the firm's currency."""
    from app.language.money_text import parse_money

    home = str(setting(reader, "currency", "CNY"))
    found = parse_money(text, home)
    if found is None or found[1] not in (None, home):
        raise UserError("segment.not_money", text=text, currency=home)
    return found[0]


def choice_of(field: Field, text: str) -> str | int:
    """The stored value of a word of the business, given as it is stored, named in code or shown in a language."""
    wanted = fold(text)
    found = choices(field.words).get(wanted)
    if found is None:
        known = ", ".join(written for written, _code in offered(field))
        raise UserError("segment.no_such_value", text=text, known=known)
    return int(found) if found.isdecimal() else found


@cache
def choices(words: str) -> dict[str, str]:
    """What people may write for the values of a group of words, folded, and what is stored."""
    from app import vocabulary

    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, text in catalogue(language).items():
            family, _, value = code.partition(".")
            if family == words:
                found[fold(value)] = value
                found.setdefault(fold(text), value)
    title = words.title().replace("_", "")
    enum = getattr(vocabulary, title, None)
    if isinstance(enum, type) and issubclass(enum, Enum):
        for member in enum:
            found.setdefault(fold(member.name), str(member.value))
    return found


def offered(field: Field) -> list[tuple[str, str]]:
    """The values of a choice in their order: as a rule's line names them, and the sentence that shows them."""
    found: dict[str, str] = {}
    for written, stored in choices(field.words).items():
        plain = written.isascii() and written.isidentifier()
        if plain and (stored == written or (stored.isdecimal() and stored not in found)):
            found[stored] = written
    return [(written, f"{field.words}.{stored}") for stored, written in found.items()]


def members_of(reader: Reader, texts: Iterable[str], me: int | None) -> list[int]:
    """Members by name; "me" is who works here."""
    found = []
    for text in texts:
        if fold(text) in ("me", "我"):
            found.append(me if me is not None else -1)
            continue
        keys = [
            key
            for key, name in reader.all("SELECT id, name FROM member WHERE deleted_at IS NULL")
            if fold(name) == fold(text)
        ]
        if not keys:
            raise UserError("segment.no_such_member", text=text)
        found += keys
    return found


def channels_of(reader: Reader, texts: Iterable[str]) -> list[int]:
    """Channels by name or code, with all below them in the tree."""
    rows = channels(reader)
    found: list[int] = []
    for text in texts:
        names = {row.id for row in rows if fold(text) in _channel_names(row.label)}
        if not names:
            raise UserError("segment.no_such_channel", text=text)
        for row in rows:  # parents come before their children
            if row.parent_id in names:
                names.add(row.id)
        found += sorted(names)
    return found


def _channel_names(label: str) -> set[str]:
    if not label.startswith("@"):
        return {fold(label)}
    code = label[1:]
    return {fold(code.partition(".")[2]), *(fold(sentence(code, language)) for language in LANGUAGES)}


def span_of(test: Test, today: date) -> tuple[date | None, date | None]:
    """The days from and to (both included) that "within", "older" and "next" mean."""
    days = days_of(test)
    if test.operator == "within":
        return today - timedelta(days=days - 1) if days else today, today
    if test.operator == "next":
        return today, today + timedelta(days=days)
    return None, today - timedelta(days=days)


_EQUAL = ("=", "!=", "in")
_ORDERED = (*_EQUAL, "<", "<=", ">", ">=")
_BARE = ("empty", "filled")
_ALLOWED: dict[FieldKind, tuple[str, ...]] = {
    FieldKind.TEXT: (*_EQUAL, "contains", "starts", *_BARE),
    FieldKind.CHOICE: (*_EQUAL, *_BARE),
    FieldKind.NUMBER: (*_ORDERED, *_BARE),
    FieldKind.MONEY: (*_ORDERED, *_BARE),
    FieldKind.DAY: (*_ORDERED, *SPANS, *_BARE),
    FieldKind.MOMENT: (*_ORDERED, *SPANS, *_BARE),
    FieldKind.MEMBER: (*_EQUAL, *_BARE),
    FieldKind.CHANNEL: (*_EQUAL, *_BARE),
    FieldKind.TAG: (*_EQUAL, "contains", *_BARE),
    FieldKind.PRODUCT: (*_EQUAL, "contains"),
    FieldKind.ROLE: (*_EQUAL, *_BARE),
    FieldKind.SEGMENT: ("=", "!="),
}


def operators_of(field: Field) -> tuple[str, ...]:
    """What a field can be asked, in the order in which it is offered; only choices kept as numbers have an order."""
    if field.kind == FieldKind.CHOICE and all(value.isdecimal() for value in choices(field.words).values()):
        return (*_ORDERED, *_BARE)
    return _ALLOWED[field.kind]
