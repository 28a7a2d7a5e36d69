"""Names and birthdays as the records keep them."""

from typing import Any, Protocol

from app.language.names import clean_name, reading
from app.sentences.errors import UserError

LONGEST_NAME = 400


class HasName(Protocol):
    """A record with a name that sorts."""

    name: str
    sort_key: str
    initials: str


def checked_name(text: str, code: str = "name.empty") -> str:
    """A clean name; an empty or overlong one is a UserError."""
    name = clean_name(text)
    if not name:
        raise UserError(code)
    if len(name) > LONGEST_NAME:
        raise UserError("name.too_long", limit=LONGEST_NAME)
    return name


def name_columns(text: str, *, person: bool) -> dict[str, Any]:
    """name, sort_key and initials for a typed name."""
    name = checked_name(text)
    found = reading(name, person)
    return {"name": name, "sort_key": found.sort_key, "initials": found.initials}


def set_name(record: HasName, text: str, *, person: bool) -> None:
    """Give a record its name and the keys it sorts and is found by."""
    for column, value in name_columns(text, person=person).items():
        setattr(record, column, value)


def birthday_columns(text: str | None) -> dict[str, Any]:
    """The birthday columns for a typed birthday; what cannot be read is a UserError, nothing clears them."""
    empty = dict.fromkeys(f"birthday_{part}" for part in ("calendar", "year", "month", "day", "leap", "text"))
    if not text or not text.strip():
        return empty
    from app.language.birthdays import parse_birthday

    found = parse_birthday(text)
    if found is None:
        raise UserError("birthday.unclear", text=text.strip())
    return {
        "birthday_calendar": found.calendar,
        "birthday_year": found.year,
        "birthday_month": found.month,
        "birthday_day": found.day,
        "birthday_leap": found.leap,
        "birthday_text": text.strip(),
    }
