"""What an import keeps besides the columns of people: values of own fields and profiles, written chunk by chunk."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from app.db.bulk import insert_many
from app.db.search_extra import PROFILE_WORDS
from app.db.unit_of_work import UnitOfWork
from app.exchange.draft import Further
from app.exchange.mapping import OWN, PROFILE
from app.exchange.profile_cells import DATES, FAMILY, MET_DAY, THROUGH, read_lines
from app.language.custom_values import Stored, value_words
from app.language.partial_days import read_partial
from app.models import CustomField
from app.usecases import importing
from app.usecases.custom_fields import shape_of, value_columns
from app.usecases.naming import birthday_columns, name_columns

OWNERS = ("customer", "contact", "lead")
_TABLES = {FAMILY: "family_member", DATES: "important_date"}
_NAME = {FAMILY: 1, DATES: 0}


class FurtherBuffer:
    """`put` collects, `flush` writes and empties; what a record has already is never overwritten."""

    def __init__(self, uow: UnitOfWork, today: date) -> None:
        self._uow, self._today = uow, today
        rows = uow.session.query(CustomField).filter(CustomField.deleted_at.is_(None))
        self._fields = {f"{OWN}{row.entity}.{row.name}": (row.id, row.kind, shape_of(row)) for row in rows}
        self._values: dict[tuple[str, int], dict[int, dict[str, Any]]] = {}
        self._profiles: dict[int, dict[str, Any]] = {}
        self._lines: dict[str, list[tuple[int, dict[str, Any]]]] = {"family_member": [], "important_date": []}
        self.words: dict[int, str] = {}

    def put(self, table: str, key: int, given: Iterable[Further], *, fresh: bool) -> bool:
        """Note what a row says of a record; returns whether any of it is news."""
        news = False
        for target, text, number in given:
            if target in (FAMILY, DATES):
                news |= self._note_lines(key, target, text or "", fresh=fresh)
            elif target.startswith(PROFILE):
                news |= self._note_profile(key, *self._kept(target, text), fresh=fresh)
            elif target in self._fields:
                news |= self._note_value(table, key, target, Stored(text, number), fresh=fresh)
        return news

    def known(self, table: str, key: int, given: Iterable[Further]) -> bool:
        """Whether a stored or waiting record says all of this already."""
        values, profile = self._stored(table, key), self._profile(key)
        for target, text, number in given:
            if target in (FAMILY, DATES):
                names = self._names_of_lines(key, target)
                if any(row[_NAME[target]] not in names for row in read_lines(target, text or "") or ()):
                    return False
            elif target.startswith(PROFILE):
                column, value = self._kept(target, text)
                if profile.get(column) != value:
                    return False
            elif target in self._fields and values.get(self._fields[target][0]) != (text, number):
                return False
        return True

    def flush(self, *, later: bool = False) -> None:
        """Write what was noted; `later` = a load indexes people at its end."""
        rows = []
        for (table, key), values in self._values.items():
            owners = {f"{owner}_id": key if owner == table else None for owner in OWNERS}
            rows += [{"field_id": field, **owners, **columns} for field, columns in values.items()]
        insert_many(self._uow, "custom_value", rows, remember=False)
        self._flush_profiles()
        for table, waiting in self._lines.items():
            keys = insert_many(self._uow, table, [row for _key, row in waiting], remember=False)
            if table == "family_member" and not later:
                importing.index_records(self._uow, table, keys)
        self._values, self._profiles, self.words = {}, {}, {}
        self._lines = {table: [] for table in self._lines}

    def _flush_profiles(self) -> None:
        known = self._profile_keys()
        fresh = []
        for key, columns in self._profiles.items():
            if key in known:
                importing.fill_record(self._uow, "profile", known[key], columns)
            else:
                fresh.append({"customer_id": key, **columns})
        every = sorted({column for row in fresh for column in row})
        full = [{column: row.get(column) for column in every} for row in fresh]
        insert_many(self._uow, "profile", full, remember=False)

    def _profile_keys(self) -> dict[int, int]:
        rows = self._uow.driver.execute(
            "SELECT customer_id, id FROM profile WHERE customer_id IN (SELECT value FROM json_each(?)) "
            "AND deleted_at IS NULL",
            (json.dumps(list(self._profiles)),),
        ).fetchall()
        return dict(rows)

    def _note_profile(self, key: int, column: str, text: Any, *, fresh: bool) -> bool:
        waiting = self._profiles.get(key, {})
        if column in waiting or (not fresh and self._profile(key).get(column)):
            return False
        self._profiles.setdefault(key, {})[column] = text
        if column in PROFILE_WORDS:
            self._add_words(key, str(text or ""))
        return True

    def _kept(self, target: str, text: str | None) -> tuple[str, Any]:
        """Column and value of a target: a day as it is kept, whoever introduced somebody by key if they are known."""
        if target == MET_DAY:
            return "met_day", read_partial(text or "", self._today)
        if target == THROUGH:
            found = importing.known_names(self._uow, "customer", [text or ""]).get(text or "", [])
            return ("met_through_id", found[0][0]) if len(found) == 1 else ("met_through_note", text)
        return target.removeprefix(PROFILE), text

    def _note_lines(self, key: int, target: str, text: str, *, fresh: bool) -> bool:
        """Members of the family or dates that are not there yet, told by their names."""
        known = set() if fresh else self._names_of_lines(key, target)
        table = _TABLES[target]
        news = [row for row in read_lines(target, text) or () if row[_NAME[target]] not in known]
        for row in news:
            self._lines[table].append((key, {"customer_id": key, **_columns(target, row)}))
            self._add_words(key, " ".join((row[0], row[2])) if target == DATES else "")
        return bool(news)

    def _names_of_lines(self, key: int, target: str) -> set[str]:
        table = _TABLES[target]
        rows = self._uow.driver.execute(
            f"SELECT name FROM {table} WHERE customer_id = ? AND deleted_at IS NULL", (key,)
        ).fetchall()
        return {row[0] for row in rows} | {row["name"] for owner, row in self._lines[table] if owner == key}

    def _note_value(self, table: str, key: int, target: str, value: Stored, *, fresh: bool) -> bool:
        field, kind, shape = self._fields[target]
        if (value.number is None) != (shape.column == "text"):
            return False  # a card says what its own field could hold, this one is of another kind
        waiting = self._values.get((table, key), {})
        if field in waiting or (not fresh and field in self._stored(table, key)):
            return False
        self._values.setdefault((table, key), {})[field] = value_columns(kind, value)
        self._add_words(key, value_words(shape, value))
        return True

    def _add_words(self, key: int, words: str) -> None:
        if words:
            self.words[key] = f"{self.words.get(key, '')} {words}".strip()

    def _stored(self, table: str, key: int) -> dict[int, tuple[str | None, int | None]]:
        rows = self._uow.driver.execute(
            f"SELECT field_id, text, number FROM custom_value WHERE {table}_id = ? AND deleted_at IS NULL",
            (key,),
        ).fetchall()
        found = {field: (text, number) for field, text, number in rows}
        waiting = self._values.get((table, key), {})
        return found | {field: (columns["text"], columns["number"]) for field, columns in waiting.items()}

    def _profile(self, key: int) -> dict[str, Any]:
        cursor = self._uow.driver.execute(
            "SELECT * FROM profile WHERE customer_id = ? AND deleted_at IS NULL", (key,)
        )
        row = cursor.fetchone()
        names = [each[0] for each in cursor.description]
        return (dict(zip(names, row, strict=True)) if row else {}) | self._profiles.get(key, {})


def _columns(target: str, row: list[str]) -> dict[str, Any]:
    """The columns of a member of the family or of a date; all rows have the same."""
    if target == FAMILY:
        relation, name, born, phone, note = row
        return {
            **name_columns(name, person=True),
            **birthday_columns(born or None),
            "relation": relation,
            "phone": phone or None,
            "note": note or None,
        }
    name, day, note = row
    columns = birthday_columns(day)
    typed = columns.pop("birthday_text")
    return {
        "name": name,
        **{column.removeprefix("birthday_"): value for column, value in columns.items()},
        "typed": typed,
        "yearly": 1,
        "note": note or None,
    }
