"""Read a table of somebody else's SQLite database as if it were a sheet, with what its keys point at beside it.

A column that points at another table (a foreign key) brings that table's columns along under `Table.Column`, and
so on from there: the lines of an invoice stand beside the invoice, its customer and what was sold. The file is
only read, and nothing in it is run.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.db.foreign import ForeignError, connect_foreign
from app.exchange.text_records import Row
from app.sentences.errors import UserError

DEPTH = 3  # how far keys are followed
MOST_COLUMNS = 200


class DatabaseTable:
    """One table being read; `info` and `rows` as those of a spreadsheet."""

    def __init__(self, path: Path, table: str | None) -> None:
        self._path = path
        try:
            self._file = connect_foreign(path)
            tables = self._tables()
        except ForeignError as error:
            raise UserError("import.not_a_table", name=path.name, kind="SQLite") from error
        if "journal_step" in tables:  # one of our own files, which is opened and not taken in
            self._file.close()
            raise UserError("import.not_a_table", name=path.name, kind="SQLite")
        if not tables:
            raise UserError("import.no_sheets", name=path.name)
        if table is not None and table not in tables:
            raise UserError("import.no_such_sheet", name=path.name, sheet=table)
        self._keys = {name: self._foreign_keys(name, tables) for name in tables}
        chosen = table or max(tables, key=lambda name: len(_reached(self._keys, name)))
        self._statement, self._headers = self._joined(chosen)
        count = self._run(f"SELECT count(*) FROM {_quoted(chosen)}").fetchone()[0]
        self.info: dict[str, Any] = {
            "format": "sqlite", "sheets": tables, "sheet": chosen, "rows": count + 1, "notes": ()
        }  # fmt: skip

    def rows(self) -> Iterator[Row]:
        """The names of the columns, then every row, as texts."""
        yield 1, list(self._headers)
        for number, row in enumerate(self._run(self._statement), 2):
            yield number, [_text(value) for value in row]

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def cancel(self) -> None:
        """Stop a reading that takes long, from another thread."""
        self._file.interrupt()

    def _run(self, statement: str) -> Any:
        try:
            return self._file.execute(statement)
        except ForeignError as error:
            raise UserError("import.spreadsheet_damaged", name=self._path.name) from error

    def _tables(self) -> list[str]:
        found = self._file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name"
        )
        return [name for (name,) in found]

    def _columns(self, table: str) -> list[str]:
        return [row[1] for row in self._run(f"PRAGMA table_info({_quoted(table)})")]

    def _foreign_keys(self, table: str, tables: list[str]) -> list[tuple[str, str, str]]:
        """(own column, other table, its column) of the keys of one column each."""
        rows = self._run(f"PRAGMA foreign_key_list({_quoted(table)})").fetchall()
        several = {row[0] for row in rows if row[1] > 0}
        return [
            (own, other, target or self._primary(other))
            for number, _seq, other, own, target, *_ in rows
            if number not in several and other in tables
        ]

    def _primary(self, table: str) -> str:
        rows = self._run(f"PRAGMA table_info({_quoted(table)})").fetchall()
        return next((row[1] for row in rows if row[5]), "rowid")

    def _joined(self, table: str) -> tuple[str, tuple[str, ...]]:
        """The SELECT over the table and what it points at, and the names of the columns."""
        columns = [(f"t0.{_quoted(name)}", name) for name in self._columns(table)]
        joins: list[str] = []
        waiting: list[tuple[str, str, str, tuple[str, ...]]] = [("t0", table, "", (table,))]
        while waiting:
            alias, name, prefix, way = waiting.pop(0)
            for own, other, target in self._keys[name]:
                if other in way or len(way) > DEPTH or len(columns) > MOST_COLUMNS:
                    continue
                new = f"t{len(joins) + 1}"
                joins.append(
                    f"LEFT JOIN {_quoted(other)} {new} ON {new}.{_quoted(target)} = {alias}.{_quoted(own)}"
                )
                taken = any(text.startswith(f"{other}.") for _, text in columns)
                label = f"{prefix}{other}." if taken else f"{other}."
                more = [c for c in self._columns(other) if c != target]
                columns += [(f"{new}.{_quoted(c)}", f"{label}{c}") for c in more]
                waiting.append((new, other, label, (*way, other)))
        chosen = ", ".join(expression for expression, _ in columns)
        statement = f"SELECT {chosen} FROM {_quoted(table)} t0 {' '.join(joins)} ORDER BY t0.rowid"
        return statement, tuple(label for _, label in columns)


def _reached(keys: dict[str, list[tuple[str, str, str]]], table: str) -> set[str]:
    """The tables that can be reached from one by its keys."""
    found: set[str] = {table}
    waiting = [table]
    while waiting:
        for _own, other, _target in keys[waiting.pop()]:
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(value: Any) -> str:
    """A value as a cell; a number as the shortest that reads back the same."""
    if value is None or isinstance(value, bytes):
        return ""
    return str(value)
