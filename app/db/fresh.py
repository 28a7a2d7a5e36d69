"""New records as one prepared statement each: what a session would spend on them is most of a small save."""

from functools import cache
from typing import Any

from app.db.journal import plain, skipped
from app.db.unit_of_work import UnitOfWork
from app.models.base import Base, JsonText, encoded


@cache
def _table(name: str) -> tuple[dict[str, Any], frozenset[str], frozenset[str]]:
    """The defaults of a table, its columns, and which of them hold JSON."""
    columns: Any = Base.metadata.tables[name].columns
    defaults = {c.key: c.default.arg for c in columns if c.default is not None and c.default.is_scalar}
    json_columns = frozenset(c.key for c in columns if isinstance(c.type, JsonText))
    return defaults, frozenset(c.key for c in columns), json_columns


def insert_new(unit: UnitOfWork, table: str, values: dict[str, Any]) -> int:
    """Keep a new record and note it in the journal; returns its key.

    It is in the file at once, so that later statements and the session find it there.
    """
    defaults, known, json_columns = _table(table)
    given = defaults | {column: plain(value) for column, value in values.items() if value is not None}
    if not known.issuperset(given):
        raise ValueError(f"not for {table}: {sorted(given)}")
    key = unit.keys.next()
    stored = {c: encoded(value) if c in json_columns else value for c, value in given.items()}
    row = {"id": key, **stored, **unit.stamps()}
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    unit.driver.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))
    unit.recorder.note(table, key, "insert", {}, {c: v for c, v in given.items() if not skipped(table, c)})
    return key
