"""Ties and favours as tables: out to CSV, XLSX or JSON, and back in by the names of their columns in either language.

People are named by customer and contact, with the key behind them: where a key and its name fit, it decides;
else the name must be borne by one customer (or one contact of it) only.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.db.reader import Reader
from app.exchange.cell_values import CleaningContext, day_value
from app.exchange.header_row import header_key
from app.exchange.table_reader import open_table
from app.exchange.table_writer import write_csv, write_xlsx
from app.insight.ties import all_roles, role_of
from app.language.money_text import minor_digits, parse_money
from app.language.names import fold
from app.queries.favours import all_favours
from app.queries.team import setting
from app.sentences import LANGUAGES, sentence
from app.sentences.errors import UserError
from app.usecases.relation_input import ME, RING, SENDER, End
from app.vocabulary import FavourDirection, TieKind

TIES, FAVOURS = "ties", "favours"
COLUMNS = {
    TIES: (
        *(
            "first_customer",
            "first_contact",
            "role",
            "second_customer",
            "second_contact",
            "forward",
            "backward",
        ),
        *("closeness", "since", "thanked", "note", "first_key", "second_key"),
    ),
    FAVOURS: (
        *("number", "customer", "contact", "direction", "what", "occasion", "value", "currency", "day"),
        *("answered_by", "note", "customer_key", "contact_key"),
    ),
}
NEEDED = {
    TIES: {"first_customer", "role", "second_customer"},
    FAVOURS: {"customer", "direction", "what", "day"},
}
Cells = Mapping[str, str]


@dataclass
class RelationRows:
    """What a table says, as the use-cases want it, and why rows were refused: (line, error)."""

    kind: str
    rows: list[Any] = field(default_factory=list)
    refused: list[tuple[int, UserError]] = field(default_factory=list)


def write_relations(reader: Reader, path: Path, kind: str, language: str, file_format: str) -> int:
    """Write all ties or favours; returns how many."""
    rows = list(_ties(reader, language) if kind == TIES else _favours(reader, language))
    columns = COLUMNS[kind]
    if file_format == "json":
        path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")
        return len(rows)
    if file_format not in ("csv", "xlsx"):
        raise UserError("export.not_in_format", kind=f"@export.kind.{kind}", format=file_format)
    write = write_xlsx if file_format == "xlsx" else write_csv
    headers = [_header(column, language) for column in columns]
    return write(path, headers, [[row[column] for column in columns] for row in rows])


def _header(column: str, language: str) -> str:
    return sentence(f"relations.column.{column}", language)


_ENDS = (
    "SELECT t.kind, c1.name, p1.name, coalesce(p1.id, c1.id), c2.name, p2.name, coalesce(p2.id, c2.id), t.forward, "
    "t.backward, t.closeness, t.since, t.note FROM tie t "
    "LEFT JOIN contact p1 ON p1.id = t.from_contact_id LEFT JOIN contact p2 ON p2.id = t.to_contact_id "
    "LEFT JOIN customer c1 ON c1.id = coalesce(t.from_customer_id, p1.customer_id) "
    "LEFT JOIN customer c2 ON c2.id = coalesce(t.to_customer_id, p2.customer_id) "
    "WHERE t.deleted_at IS NULL AND c1.deleted_at IS NULL AND c2.deleted_at IS NULL AND p1.deleted_at IS NULL "
    "AND p2.deleted_at IS NULL ORDER BY t.id"
)
_RINGS = (
    "SELECT name, NULL, id, closeness FROM customer WHERE closeness IS NOT NULL AND deleted_at IS NULL UNION ALL "
    "SELECT c.name, p.name, p.id, p.closeness FROM contact p JOIN customer c ON c.id = p.customer_id "
    "WHERE p.closeness IS NOT NULL AND p.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY 3"
)
_SENT = (
    "SELECT r.name, r.id, c.name, c.id, c.thanked_day FROM customer c JOIN customer r ON r.id = c.referred_by_id "
    "WHERE c.referred_by_id IS NOT NULL AND c.deleted_at IS NULL AND r.deleted_at IS NULL ORDER BY c.id"
)
_END = ("first_customer", "first_contact", "first_key", "second_customer", "second_contact", "second_key")


def _ties(reader: Reader, language: str) -> Iterable[dict[str, str]]:
    """The whole web: ties, the rings set by hand (our own row with somebody), who sent whom."""
    us, nobody = sentence("relations.us", language), dict.fromkeys(COLUMNS[TIES])
    for kind, *row in reader.all(_ENDS):
        ends = dict(zip(_END, row[:6], strict=True))
        told = dict(zip(("forward", "backward", "closeness", "since", "note"), row[6:], strict=True))
        ends = ends | {name: ends[name] or us for name in ("first_customer", "second_customer")}
        role = sentence(f"tie_role.{role_of(kind, first=True)}", language)
        yield _texts(nobody | ends | told | {"role": role})
    for name, contact, key, ring in reader.all(_RINGS):
        ends = dict(zip(_END, (us, None, None, name, contact, key), strict=True))
        yield _texts(nobody | ends | {"role": sentence("relations.ring", language), "closeness": ring})
    for sender, sender_key, sent, sent_key, thanked in reader.all(_SENT):
        ends = dict(zip(_END, (sender, None, sender_key, sent, None, sent_key), strict=True))
        yield _texts(nobody | ends | {"role": sentence("relations.sender", language), "thanked": thanked})


def _favours(reader: Reader, language: str) -> Iterable[dict[str, str]]:
    found = list(reversed(all_favours(reader, most=-1)))
    numbers = {row.id: number for number, row in enumerate(found, 1)}
    for row in found:
        value = None
        if row.value is not None and row.currency:
            value = format(Decimal(row.value).scaleb(-minor_digits(row.currency)), "f")
        yield _texts({
            "number": numbers[row.id], "customer": row.customer, "contact": row.contact,
            "direction": sentence(f"favour_direction.{row.direction}", language), "what": row.what,
            "occasion": row.occasion, "value": value, "currency": row.currency if value else None, "day": row.day,
            "answered_by": numbers.get(row.answered_by_id or 0), "note": row.note, "customer_key": row.customer_id,
            "contact_key": row.contact_id,
        })  # fmt: skip


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: "" if value is None else str(value) for name, value in values.items()}


# -- reading -------------------------------------------------------------------------------------------------------


def relation_kind(
    path: Path, *, encoding: str | None = None, sheet: str | None = None, header_row: int | None = None
) -> str | None:
    """Whether a table holds ties or favours, told by its columns; None for anything else."""
    if path.suffix.lower() not in (".csv", ".xlsx", ".tsv", ".txt"):
        return None
    try:
        with open_table(path, encoding=encoding, sheet=sheet, header_row=header_row or 1) as table:
            headers = table.headers
    except UserError:
        return None
    return next((kind for kind in COLUMNS if NEEDED[kind] <= set(_places(headers, kind))), None)


def read_relations(
    reader: Reader,
    path: Path,
    kind: str,
    today: date,
    *,
    encoding: str | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
) -> RelationRows:
    """The rows of a table. Raises UserError where it has not the columns of its kind."""
    found, people = RelationRows(kind), _People(reader, today)
    home = str(setting(reader, "currency", "CNY"))
    read: Callable[[Cells], Any] = (
        people.tie if kind == TIES else lambda cells: _favour(people, cells, today, home)
    )
    with open_table(path, encoding=encoding, sheet=sheet, header_row=header_row or 1) as table:
        places = _places(table.headers, kind)
        if not NEEDED[kind] <= set(places):
            columns = ", ".join(_header(column, "en") for column in COLUMNS[kind] if column in NEEDED[kind])
            raise UserError("relations.no_columns", name=path.name, columns=columns)
        for line, row in table.rows():
            cells = {column: row[place].strip() for column, place in places.items()}
            if not any(cells.values()):
                continue
            try:
                found.rows.append((line, read(cells)))
            except UserError as error:
                found.refused.append((line, error))
    return found


def _places(headers: Sequence[str], kind: str) -> dict[str, int]:
    """Which column stands where, by its name in any language."""
    names = {
        header_key(_header(column, language)): column for language in LANGUAGES for column in COLUMNS[kind]
    }
    return {names[header_key(text)]: place for place, text in enumerate(headers) if header_key(text) in names}


class _People:
    """Finds whom a row means."""

    def __init__(self, reader: Reader, today: date) -> None:
        self._reader = reader
        self._today = today
        self._us = {fold(sentence("relations.us", language)) for language in LANGUAGES}
        self._specials = {
            fold(word): code
            for code in (RING, SENDER)
            for word in (code, *(sentence(f"relations.{code}", language) for language in LANGUAGES))
        }
        self._roles = {
            fold(word): role
            for role in all_roles()
            for word in (role.code, *(sentence(f"tie_role.{role.code}", language) for language in LANGUAGES))
        }

    def end(self, customer: str, contact: str, key: str) -> End:
        """The customer or contact of these names. Raises UserError."""
        if fold(customer) in self._us:
            return ME
        firm = self._named("customer", customer, "" if contact else key)
        if firm is None and contact and key:  # the key is the contact's, and says whose it is
            row = self._reader.one(
                "SELECT p.customer_id FROM contact p JOIN customer c ON c.id = p.customer_id "
                "WHERE p.id = ? AND p.name = ? AND c.name = ? AND p.deleted_at IS NULL",
                (_whole(key), contact, customer),
            )
            firm = row[0] if row is not None else None
        if firm is None:
            raise UserError("relations.nobody", name=customer)
        if not contact:
            return End(firm)
        person = self._named("contact", contact, key, firm)
        if person is None:
            raise UserError("relations.nobody", name=contact)
        return End(firm, person)

    def _named(self, table: str, name: str, key: str, firm: int | None = None) -> int | None:
        where, values = ("AND customer_id = ?", [firm]) if firm is not None else ("", [])
        rows = self._reader.all(
            f"SELECT id FROM {table} WHERE name = ? AND deleted_at IS NULL {where} LIMIT 3", [name, *values]
        )
        keys = [row[0] for row in rows]
        wanted = _whole(key)
        if wanted is not None and self._reader.one(
            f"SELECT 1 FROM {table} WHERE id = ? AND name = ? AND deleted_at IS NULL", (wanted, name)
        ):
            return wanted
        return keys[0] if len(keys) == 1 else None

    def tie(self, cells: Cells) -> tuple[End, End, str, dict[str, Any]]:
        """Ends, kind and values of a row; the second role of a kind turns the row round."""
        first = self.end(cells["first_customer"], cells.get("first_contact", ""), cells.get("first_key", ""))
        second = self.end(
            cells["second_customer"], cells.get("second_contact", ""), cells.get("second_key", "")
        )
        ring = cells.get("closeness", "")
        if ring and ring not in ("1", "2", "3", "4"):
            raise UserError("relations.cell", text=ring)
        special = self._specials.get(fold(cells["role"]))
        if special is not None:
            return self._special(special, first, second, ring, cells)
        role = self._roles.get(fold(cells["role"]))
        words = [cells.get("forward") or None, cells.get("backward") or None]
        kind, turned = (role.kind, not role.first) if role is not None else (TieKind.OTHER, False)
        if role is None:
            words[0] = words[0] or cells["role"]
        if turned:
            first, second, words = second, first, words[::-1]
        values = {
            "forward": words[0], "backward": words[1], "closeness": int(ring) if ring else None,
            "since": cells.get("since") or None, "note": cells.get("note") or None,
        }  # fmt: skip
        return first, second, kind.value, values

    def _special(
        self, code: str, first: End, second: End, ring: str, cells: Cells
    ) -> tuple[End, End, str, dict[str, Any]]:
        """A ring set by hand, or who sent whom."""
        if code == RING and (first != ME or not ring):
            raise UserError("relations.cell", text=cells["role"])
        if code == SENDER and (first.contact_id or second.contact_id or ME in (first, second)):
            raise UserError("relations.cell", text=cells["role"])
        thanked = cells.get("thanked", "")
        day = day_value(thanked, CleaningContext(self._today)).value if thanked else None
        if thanked and not isinstance(day, date):
            raise UserError("relations.cell", text=thanked[:80])
        return (
            first,
            second,
            code,
            {
                "closeness": int(ring) if ring else None,
                "thanked": day.isoformat() if isinstance(day, date) else None,
            },
        )


def _favour(people: _People, cells: Cells, today: date, home: str) -> dict[str, Any]:
    """The values of a favour, with its customer, its number and that of its answer."""
    end = people.end(
        cells["customer"], cells.get("contact", ""), cells.get("contact_key") or cells.get("customer_key", "")
    )
    if end == ME:
        raise UserError("relations.nobody", name=cells["customer"])
    words = {
        fold(word): each.value
        for each in FavourDirection
        for word in (
            each.value,
            *(sentence(f"favour_direction.{each.value}", language) for language in LANGUAGES),
        )
    }
    direction = words.get(fold(cells["direction"]))
    day = day_value(cells["day"], CleaningContext(today)).value
    currency = cells.get("currency", "").upper() or home
    money = parse_money(cells["value"], currency) if cells.get("value") else (None, None)
    for text, value in (
        (cells["direction"], direction),
        (cells["day"], day),
        (cells.get("value", ""), money),
    ):
        if value is None:
            raise UserError("relations.cell", text=text[:80])
    amount = money[0] if money else None
    return {
        "customer_id": end.customer_id, "contact_id": end.contact_id, "direction": direction, "what": cells["what"],
        "occasion": cells.get("occasion") or None, "value": amount,
        "currency": ((money and money[1]) or currency) if amount is not None else None,
        "favour_day": day.isoformat() if isinstance(day, date) else None, "note": cells.get("note") or None,
        "number": cells.get("number", ""), "answered_by": cells.get("answered_by", ""),
    }  # fmt: skip


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 20 and int(text) < 2**63 else None
