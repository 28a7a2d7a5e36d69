"""Reading everybody as facts to be compared: customers, contacts and open leads, batch by batch."""

from collections.abc import Generator, Iterable
from functools import lru_cache
from typing import Any

from app.changes import Progress
from app.db.reader import Reader
from app.insight.duplicate_facts import Address, Facts, Name, read_address, read_name
from app.language.text import fold
from app.vocabulary import LeadState

BATCH = 2_000
TABLES = ("customer", "contact", "lead")
_BORN = "birthday_calendar, birthday_year, birthday_month, birthday_day"
# name, sort key, external id, firm?, firm, city, gender, nickname, credit code, birthday
_COLUMNS = {
    "customer": "t.name, t.sort_key, t.external_id, t.kind = 'organisation', t.employer, t.city, t.gender, "
    f"t.nickname, t.credit_code, {_BORN}",
    "contact": "t.name, t.sort_key, t.external_id, 0, (SELECT f.name FROM customer f WHERE f.id = t.customer_id), "
    f"(SELECT f.city FROM customer f WHERE f.id = t.customer_id), t.gender, NULL, NULL, {_BORN}",
    "lead": "t.name, t.sort_key, t.external_id, t.name = t.firm, t.firm, t.region, NULL, NULL, NULL, "
    "NULL, NULL, NULL, NULL",
}
_LIVING = {
    "customer": "t.deleted_at IS NULL",
    "contact": "t.deleted_at IS NULL AND EXISTS (SELECT 1 FROM customer f WHERE f.id = t.customer_id AND "
    "f.deleted_at IS NULL)",
    "lead": f"t.deleted_at IS NULL AND t.state <> '{LeadState.CONVERTED.value}'",
}


def all_people(reader: Reader) -> Generator[Progress, None, list[Facts]]:
    """Everybody who may be somebody else as well; reports how many were read."""
    totals = {table: int(reader.value(f"SELECT count(*) FROM {table}")) for table in TABLES}
    total, found, done = sum(totals.values()), list[Facts](), 0
    for table in TABLES:
        last = 0
        while True:
            keys = [
                key
                for (key,) in reader.all(
                    f"SELECT id FROM {table} WHERE id > ? ORDER BY id LIMIT {BATCH}", (last,)
                )
            ]
            if not keys:
                break
            last = keys[-1]
            found += facts_of(reader, table, keys)
            done += len(keys)
            yield Progress(done, total, "duplicates.reading")
    return found


def facts_of(reader: Reader, table: str, ids: Iterable[int]) -> list[Facts]:
    """Some records as they are compared; recycled ones and converted leads are left out."""
    keys = list(ids)
    reaches: dict[int, list[tuple[str, str, str | None]]] = {}
    for owner, kind, value, normal in reader.by_ids(
        f"SELECT {table}_id, kind, value, normal FROM reach WHERE {table}_id IN {{ids}} AND deleted_at IS NULL",
        keys,
    ):
        reaches.setdefault(owner, []).append((kind, value, normal))
    rows = reader.by_ids(
        f"SELECT t.id, {_COLUMNS[table]} FROM {table} t WHERE t.id IN {{ids}} AND {_LIVING[table]} ORDER BY t.id",
        keys,
    )
    return [_facts(table, row, reaches.get(row[0], [])) for row in rows]


def _facts(table: str, row: tuple[Any, ...], reaches: list[tuple[str, str, str | None]]) -> Facts:
    key, shown, sort_key, external, firm, employer, city, gender, nickname, code, calendar, *born = row
    name = Name((), "", ()) if shown == external else read_name(shown, sort_key)  # called by its number
    return Facts(
        table,
        key,
        shown,
        name.words,
        name.han,
        name.syllables,
        bool(firm),
        "" if firm else fold(employer or ""),
        frozenset((kind, normal) for kind, _value, normal in reaches if normal and kind != "address"),
        tuple(_address(value) for kind, value, _normal in reaches if kind == "address"),
        fold(city or ""),
        (calendar, *(part or 0 for part in born)) if calendar else None,
        gender or "",
        fold(nickname or ""),
        code or "",
    )


@lru_cache(maxsize=20_000)
def _address(value: str) -> Address:
    return read_address(value)
