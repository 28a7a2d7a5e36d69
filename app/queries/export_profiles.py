"""The profiles of customers for an export: columns by name, families and dates as lines of texts."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from app.db.reader import Reader
from app.vocabulary import PROFILE_COLUMNS

COLUMNS = tuple(column for group in PROFILE_COLUMNS.values() for column in group)
Line = tuple[Any, ...]


class ExportProfile(NamedTuple):
    """What is written of one customer; `family` and `dates` hold birthday columns behind the texts."""

    values: dict[str, Any]
    family: tuple[Line, ...] = ()
    dates: tuple[Line, ...] = ()


def profiles_of(reader: Reader, ids: Sequence[int]) -> dict[int, ExportProfile]:
    """The profiles of some customers; who has none is not among them."""
    names = ", ".join(
        "(SELECT name FROM customer WHERE id = p.met_through_id)"
        if column == "met_through_id"
        else f"p.{column}"
        for column in COLUMNS
    )
    values: dict[int, dict[str, Any]] = {}
    for key, *row in reader.by_ids(
        f"SELECT p.customer_id, {names} FROM profile p WHERE p.customer_id IN {{ids}} AND p.deleted_at IS NULL",
        ids,
    ):
        values[key] = {name: value for name, value in zip(COLUMNS, row, strict=True) if value is not None}
    family = _lines(
        reader,
        "SELECT customer_id, relation, name, phone, note, birthday_calendar, birthday_year, birthday_month, "
        "birthday_day, birthday_leap, birthday_text FROM family_member",
        ids,
    )
    dates = _lines(
        reader,
        "SELECT customer_id, name, note, calendar, year, month, day, leap, typed FROM important_date",
        ids,
    )
    return {
        key: ExportProfile(values.get(key, {}), tuple(family.get(key, ())), tuple(dates.get(key, ())))
        for key in dict.fromkeys((*values, *family, *dates))
    }


def filled_columns(reader: Reader) -> set[str]:
    """The columns in which something stands for somebody, with `family` and `dates` where there are any."""
    counts = ", ".join(f"count({column})" for column in COLUMNS)
    row = reader.one(f"SELECT {counts} FROM profile WHERE deleted_at IS NULL") or ()
    found = {column for column, count in zip(COLUMNS, row, strict=True) if count}
    for name, table in (("family", "family_member"), ("dates", "important_date")):
        if reader.value(f"SELECT 1 FROM {table} WHERE deleted_at IS NULL LIMIT 1"):
            found.add(name)
    return found


def _lines(reader: Reader, sql: str, ids: Sequence[int]) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = {}
    for key, *line in reader.by_ids(
        f"{sql} WHERE customer_id IN {{ids}} AND deleted_at IS NULL ORDER BY id", ids
    ):
        found.setdefault(key, []).append(tuple(line))
    return found
