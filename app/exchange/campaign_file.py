"""Campaigns as a table: out to CSV or XLSX, and back in by the names of its columns in either language."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from app.db.reader import Reader
from app.exchange.cell_values import CleaningContext, count_value, day_value
from app.exchange.named_columns import header, places
from app.exchange.table_reader import open_table
from app.exchange.table_writer import write_csv, write_xlsx
from app.queries.campaigns import campaigns
from app.queries.team import channels, setting
from app.sentences import LANGUAGES, sentence
from app.sentences.errors import UserError

COLUMNS = (
    *("name", "channel", "audience", "starts", "ends", "budget", "cost", "currency"),
    *("goal", "goal_leads", "goal_revenue", "note"),
)
_MONEY = ("budget", "cost", "goal_revenue")
Row = tuple[str, dict[str, Any]]


def write_campaigns(reader: Reader, path: Path, language: str) -> int:
    """Write all campaigns; the ending says whether CSV or XLSX. Returns how many."""
    rows = [_cells(each, language) for each in campaigns(reader)]
    headers = [header("campaign.column.", column, language) for column in COLUMNS]
    write = write_xlsx if path.suffix.lower() == ".xlsx" else write_csv
    return write(path, headers, rows)


def read_campaigns(reader: Reader, path: Path, today: date) -> list[Row]:
    """The campaigns of a table as `take_campaigns` wants them. Raises UserError naming line and cell."""
    home = str(setting(reader, "currency", "CNY"))
    known = {_folded(word): row.id for row in channels(reader) for word in _words(row.label)}
    readers: dict[str, Callable[[str], Any]] = {
        "channel": lambda text: known.get(_folded(text)),
        "starts": partial(_day, today),
        "ends": partial(_day, today),
        "goal_leads": lambda text: count_value(text).value,
    }
    found = []
    with open_table(path) as table:
        place_of = places("campaign.column.", COLUMNS, table.headers)
        if "name" not in place_of:
            raise UserError("campaign.no_name_column", name=path.name)
        for line, cells in table.rows():
            given = {
                column: cells[place].strip() for column, place in place_of.items() if cells[place].strip()
            }
            if given.get("name"):
                found.append((given.pop("name"), _values(line, given, readers, home)))
    return found


def _values(
    line: int, given: dict[str, str], readers: dict[str, Callable[[str], Any]], home: str
) -> dict[str, Any]:
    """The cells of one row as columns of the record."""
    currency = given.get("currency", home).upper()
    values: dict[str, Any] = {"currency": currency}
    for column, text in given.items():
        read = partial(_minor, currency) if column in _MONEY else readers.get(column, str)
        value = read(text) if column != "currency" else currency
        if value is None:
            raise UserError("campaign.cell", line=line, text=text[:80])
        values["channel_id" if column == "channel" else column] = value
    return values


def _minor(currency: str, text: str) -> int | None:
    from app.language.money_text import parse_money

    found = parse_money(text, currency)
    return None if found is None or (found[1] or currency) != currency else found[0]


def _day(today: date, text: str) -> str | None:
    found = day_value(text, CleaningContext(today)).value
    return found.isoformat() if isinstance(found, date) else None


def _cells(row: Any, language: str) -> list[str]:
    from app.language.money_text import minor_digits

    digits = minor_digits(row.currency)
    cells = {column: row.values.get(column) for column in COLUMNS}
    for column in _MONEY:
        if cells[column] is not None:
            whole, rest = divmod(cells[column], 10**digits)
            cells[column] = f"{whole}.{rest:0{digits}d}" if digits else str(whole)
    channel = row.channel or ""
    cells |= {
        "name": row.name,
        "currency": row.currency,
        "channel": sentence(channel[1:], language) if channel.startswith("@") else channel,
    }
    return ["" if cells[column] is None else str(cells[column]) for column in COLUMNS]


def _words(label: str) -> list[str]:
    if not label.startswith("@"):
        return [label]
    return [label.rsplit(".", 1)[1], *(sentence(label[1:], language) for language in LANGUAGES)]


def _folded(text: str) -> str:
    return text.strip().casefold()
