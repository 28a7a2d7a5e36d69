"""Helpers for tests about tables."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.exchange.draft import Problem
from app.exchange.table_reader import TableFile, open_table
from app.sentences.errors import UserError

Item = TypeVar("Item")


def table_of(folder: Path, content: str | bytes, name: str = "list.csv", **choices: object) -> TableFile:
    """A file with this content, opened."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return open_table(path, **choices)  # type: ignore[arg-type]


def rows_of(table: TableFile) -> list[list[str]]:
    """Only the cells."""
    return [cells for _, cells in table.rows()]


def problems_of(table: TableFile) -> list[tuple[int, str]]:
    """(line, code) of all problems."""
    return [(item.line, item.code) for item in table.read() if isinstance(item, Problem)]


def outcome(work: Callable[[], list[Item]]) -> tuple[str, list[Item]]:
    """("", result), or the code of the sentence it ends in."""
    try:
        return "", work()
    except UserError as error:
        return error.code, []
