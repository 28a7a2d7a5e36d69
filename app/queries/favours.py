"""人情往来: favours of one customer or all, the balance per person, and what has waited too long for an answer."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from app.db.reader import Reader

MOST = 5_000


@dataclass(frozen=True, slots=True)
class FavourRow:
    """One favour. `who` is the contact, or the customer where none is named; `answers` the one it answered."""

    id: int
    customer_id: int
    customer: str
    contact_id: int | None
    contact: str | None
    direction: str
    what: str
    occasion: str | None
    value: int | None
    currency: str | None
    day: str
    answered_by_id: int | None
    answered_day: str | None
    note: str | None
    answers: bool

    @property
    def who(self) -> str:
        """Whom it was with."""
        return self.contact or self.customer


class FavourBalance(NamedTuple):
    """How often we gave and got, and what that was worth in the firm's own currency (minor units)."""

    given: int = 0
    received: int = 0
    given_value: int = 0
    received_value: int = 0

    @property
    def owed(self) -> int:
        """How many favours we owe; negative: are owed."""
        return self.received - self.given


class Waiting(NamedTuple):
    """A favour that nobody answered for too long."""

    id: int
    customer_id: int
    contact_id: int | None
    who: str
    direction: str
    what: str
    day: str


_ROW = (
    "SELECT f.id, f.customer_id, c.name, f.contact_id, p.name, f.direction, f.what, f.occasion, f.value, f.currency, "
    "f.favour_day, a.id, a.favour_day, f.note, EXISTS (SELECT 1 FROM favour b WHERE b.answered_by_id = f.id "
    "AND b.deleted_at IS NULL) FROM favour f JOIN customer c ON c.id = f.customer_id AND c.deleted_at IS NULL "
    "LEFT JOIN contact p ON p.id = f.contact_id AND p.deleted_at IS NULL "
    "LEFT JOIN favour a ON a.id = f.answered_by_id AND a.deleted_at IS NULL WHERE f.deleted_at IS NULL"
)


def favours_of(reader: Reader, customer_id: int, contact_id: int | None = None) -> list[FavourRow]:
    """The favours of a customer, or of one contact, the newest first."""
    where, values = " AND f.customer_id = ?", [customer_id]
    if contact_id is not None:
        where += " AND f.contact_id = ?"
        values.append(contact_id)
    rows = reader.all(f"{_ROW}{where} ORDER BY f.favour_day DESC, f.id DESC", values)
    return [_row(row) for row in rows]


def all_favours(reader: Reader, most: int = MOST) -> list[FavourRow]:
    """Everybody's, the newest first."""
    rows = reader.all(f"{_ROW} ORDER BY f.favour_day DESC, f.id DESC LIMIT ?", (most,))
    return [_row(row) for row in rows]


def favour(reader: Reader, key: int) -> FavourRow | None:
    """One of them."""
    row = reader.one(f"{_ROW} AND f.id = ?", (key,))
    return _row(row) if row else None


def _row(row: tuple[Any, ...]) -> FavourRow:
    return FavourRow(*(*row[:-1], bool(row[-1])))


def balance_of(rows: list[FavourRow], home: str) -> FavourBalance:
    """The balance of these favours; values in other currencies than the firm's are not added."""
    counts = {"given": 0, "received": 0}
    worth = {"given": 0, "received": 0}
    for row in rows:
        counts[row.direction] += 1
        if row.currency == home:
            worth[row.direction] += row.value or 0
    return FavourBalance(counts["given"], counts["received"], worth["given"], worth["received"])


def balances(reader: Reader) -> dict[int, tuple[int, int]]:
    """Of each person or firm with favours how many were given and received."""
    rows = reader.all(
        "SELECT coalesce(f.contact_id, f.customer_id), sum(f.direction = 'given'), sum(f.direction = 'received') "
        "FROM favour f JOIN customer c ON c.id = f.customer_id WHERE f.deleted_at IS NULL AND c.deleted_at IS NULL "
        "GROUP BY 1"
    )
    return {who: (given, received) for who, given, received in rows}


def waiting(reader: Reader, today: date, months: int) -> list[Waiting]:
    """Favours nobody answered for so many months, what we owe first, the oldest first (0 months: none)."""
    if months <= 0:
        return []
    rows = reader.all(
        "SELECT f.id, f.customer_id, f.contact_id, coalesce(p.name, c.name), f.direction, f.what, f.favour_day "
        "FROM favour f JOIN customer c ON c.id = f.customer_id AND c.deleted_at IS NULL "
        "LEFT JOIN contact p ON p.id = f.contact_id AND p.deleted_at IS NULL "
        "WHERE f.deleted_at IS NULL AND f.favour_day <= ? AND NOT EXISTS (SELECT 1 FROM favour a "
        "WHERE a.id = f.answered_by_id AND a.deleted_at IS NULL) AND NOT EXISTS (SELECT 1 FROM favour b "
        "WHERE b.answered_by_id = f.id AND b.deleted_at IS NULL) "
        "ORDER BY f.direction = 'given', f.favour_day, f.id LIMIT 200",
        (months_before(today, months).isoformat(),),
    )
    return [Waiting(*row) for row in rows]


def given_within_year(
    reader: Reader, customer_id: int, contact_id: int | None, day: date, home: str, besides: int | None = None
) -> int:
    """What a person got from us in the 12 months up to a day, in minor units of the firm's own currency."""
    return int(
        reader.value(
            "SELECT coalesce(sum(value), 0) FROM favour WHERE customer_id = ? AND contact_id IS ? AND currency = ? "
            "AND direction = 'given' AND favour_day > ? AND favour_day <= ? AND deleted_at IS NULL AND id IS NOT ?",
            (customer_id, contact_id, home, months_before(day, 12).isoformat(), day.isoformat(), besides),
        )
    )


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
