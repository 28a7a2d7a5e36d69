"""The profile of a customer as a card and a form show it: facts by column, family, dates that matter, showings."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from app.db.reader import Reader
from app.language.birthdays import Birthday as Kept
from app.language.birthdays import Calendar
from app.queries.card import Birthday
from app.vocabulary import PROFILE_COLUMNS

_BORN = "birthday_calendar, birthday_year, birthday_month, birthday_day, birthday_leap, birthday_text"


class Member(NamedTuple):
    """A member of the family; `person_id` is the customer who it is."""

    id: int
    name: str
    relation: str
    phone: str | None
    note: str | None
    birthday: Birthday | None
    person_id: int | None


class Matter(NamedTuple):
    """A date that matters."""

    id: int
    name: str
    day: Birthday
    yearly: bool
    note: str | None


class Showing(NamedTuple):
    """How often a sensitive group was shown, and when and to whom last."""

    times: int
    day: str
    member: str | None


@dataclass(frozen=True)
class ProfileCard:
    """Everything of a profile. `values` holds the columns that say something, by name."""

    values: dict[str, Any] = field(default_factory=dict)
    family: tuple[Member, ...] = ()
    dates: tuple[Matter, ...] = ()
    showings: dict[str, Showing] = field(default_factory=dict)
    met_through: str | None = None


def profile_of(reader: Reader, customer_id: int) -> ProfileCard:
    """The profile of a customer; empty where nothing was written down."""
    columns = [column for group in PROFILE_COLUMNS.values() for column in group]
    row = reader.one(
        f"SELECT {', '.join(columns)} FROM profile WHERE customer_id = ? AND deleted_at IS NULL LIMIT 1",
        (customer_id,),
    )
    values = {name: value for name, value in zip(columns, row or (), strict=bool(row)) if value is not None}
    through = values.get("met_through_id")
    return ProfileCard(
        values,
        family_of(reader, customer_id),
        dates_of(reader, customer_id),
        _showings(reader, customer_id),
        reader.value("SELECT name FROM customer WHERE id = ?", (through,)) if through else None,
    )


def family_of(reader: Reader, customer_id: int) -> tuple[Member, ...]:
    """The family of a customer in the order they were named."""
    rows = reader.all(
        f"SELECT id, name, relation, phone, note, person_id, {_BORN} FROM family_member "
        "WHERE customer_id = ? AND deleted_at IS NULL ORDER BY id",
        (customer_id,),
    )
    return tuple(
        Member(key, name, relation, phone, note, _birthday(tuple(born)), person)
        for key, name, relation, phone, note, person, *born in rows
    )


def dates_of(reader: Reader, customer_id: int) -> tuple[Matter, ...]:
    """The dates that matter to a customer, by month and day."""
    rows = reader.all(
        "SELECT id, name, calendar, year, month, day, leap, typed, yearly, note FROM important_date "
        "WHERE customer_id = ? AND contact_id IS NULL AND deleted_at IS NULL ORDER BY month, day, id",
        (customer_id,),
    )
    return tuple(
        Matter(key, name, Birthday(calendar, year, month, day, bool(leap), typed), bool(yearly), note)
        for key, name, calendar, year, month, day, leap, typed, yearly, note in rows
    )


def kept_birthday(born: Birthday) -> Kept:
    """A birthday of a card as app/language reckons with it."""
    return Kept(Calendar(born.calendar), born.year, born.month, born.day, born.leap)


def _showings(reader: Reader, customer_id: int) -> dict[str, Showing]:
    rows = reader.all(
        "SELECT s.group_name, count(*), max(s.id) FROM sensitive_showing s WHERE s.customer_id = ? "
        "AND s.deleted_at IS NULL GROUP BY s.group_name",
        (customer_id,),
    )
    last = {
        key: (day, member)
        for key, day, member in reader.by_ids(
            "SELECT s.id, s.shown_day, m.name FROM sensitive_showing s LEFT JOIN member m ON m.id = s.member_id "
            "WHERE s.id IN {ids}",
            [row[2] for row in rows],
        )
    }
    return {group: Showing(count, *last[key]) for group, count, key in rows}


def _birthday(row: tuple[Any, ...]) -> Birthday | None:
    calendar, year, month, day, leap, text = row
    return Birthday(calendar, year, month, day, bool(leap), text) if calendar else None
