"""Profiles in files: a column for each fact, one for the family and one for the dates that matter, a line for each."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from app.exchange.mapping import PROFILE
from app.language.birthdays import parse_birthday
from app.language.custom_values import FieldShape
from app.language.partial_days import read_partial
from app.sentences import LANGUAGES, word
from app.vocabulary import PROFILE_COLUMNS

FAMILY, DATES = f"{PROFILE}family", f"{PROFILE}dates"
MET_DAY, THROUGH = f"{PROFILE}met_day", f"{PROFILE}met_through_id"
TEXT = FieldShape("text")
_PARTS = {FAMILY: 5, DATES: 3}  # relation, name, birthday, phone, note; occasion, day, note


@lru_cache(maxsize=1)
def profile_targets() -> dict[str, FieldShape]:
    """Every target of a profile, all of them texts, in the order of the card."""
    columns = [column for group in PROFILE_COLUMNS.values() for column in group]
    return dict.fromkeys([*(f"{PROFILE}{column}" for column in columns), FAMILY, DATES], TEXT)


@lru_cache(maxsize=200)
def profile_header(target: str, language: str) -> str:
    """The column name of a target: its group and its word, since several groups have goals."""
    if target in (FAMILY, DATES):
        return word("profile_list", target.removeprefix(PROFILE), language)
    column = target.removeprefix(PROFILE)
    group = next(group for group, columns in PROFILE_COLUMNS.items() if column in columns)
    return f"{word('profile_group', group.value, language)} - {word('profile_column', column, language)}"


def profile_headers(target: str) -> list[str]:
    """The column names of a target in every language."""
    return [profile_header(target, language) for language in LANGUAGES]


def lines_text(lines: Sequence[Sequence[str | None]]) -> str:
    """Members or dates as a cell: parts apart by bars, each on a line; JSON where a text has such a sign itself."""
    rows = [[part or "" for part in line] for line in lines]
    if any("|" in part or "\n" in part or part != part.strip() for row in rows for part in row):
        return json.dumps(rows, ensure_ascii=False)
    return "\n".join(" | ".join(row).rstrip(" |") for row in rows)


def read_lines(target: str, text: str) -> list[list[str]] | None:
    """The lines of such a cell, each with all its parts; None when one of them has no name or an unclear day."""
    count = _PARTS[target]
    rows = _json_rows(text) if text.startswith("[") else None
    if rows is None:
        rows = [[part.strip() for part in line.split("|")] for line in text.splitlines() if line.strip()]
    full = [[*row[:count], *[""] * (count - len(row))] for row in rows]
    return full if all(_clear(target, row) for row in full) else None


def value_fits(target: str, text: str, today: date) -> bool:
    """Whether a cell can be kept as what its column is."""
    if target in (FAMILY, DATES):
        return read_lines(target, text) is not None
    return target != MET_DAY or read_partial(text, today) is not None


def filled(values: Mapping[str, object]) -> dict[str, str]:
    """Profile columns as texts by target, empty ones left out."""
    return {f"{PROFILE}{column}": str(value) for column, value in values.items() if value is not None}


def _clear(target: str, row: list[str]) -> bool:
    if target == FAMILY:
        return bool(row[0] and row[1]) and (not row[2] or parse_birthday(row[2]) is not None)
    return bool(row[0]) and parse_birthday(row[1]) is not None


def _json_rows(text: str) -> list[list[str]] | None:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, list) or not all(isinstance(row, list) for row in read):
        return None
    return [[str(part or "") for part in row] for row in read]
