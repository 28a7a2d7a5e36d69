"""What a chunk of an import is about to keep: people, how to reach them, their tags; written in one go."""

from collections.abc import Iterable
from typing import Any

from app.db.loading import BulkLoad
from app.db.unit_of_work import UnitOfWork
from app.exchange.draft import Reach
from app.exchange.import_rows import CONTACT_COLUMNS, CUSTOMER_COLUMNS, LEAD_COLUMNS
from app.usecases import importing

TABLES = ("customer", "contact", "lead")
_EMPTY: dict[str, dict[str, Any]] = {
    "customer": dict.fromkeys(["id", *CUSTOMER_COLUMNS, "phone", "sort_key", "initials"]),
    "contact": dict.fromkeys(["id", *CONTACT_COLUMNS, "sort_key", "initials"]),
    "lead": dict.fromkeys(["id", *LEAD_COLUMNS, "phone", "sort_key", "initials"]),
}

# kind, label, value, normal form, position
ReachRow = tuple[str, str | None, str, str | None, int]
# tag, customer, contact, lead
Link = tuple[int, int | None, int | None, int | None]


class PeopleBuffer:
    """Rows by table and key, ways to reach by table and owner, tag links; `flush` writes and empties it.

    `load` is the load of many records under way, if any: it keeps the sums the triggers would have kept.
    """

    def __init__(self, uow: UnitOfWork) -> None:
        self.uow = uow
        self.load: BulkLoad | None = None
        self.rows: dict[str, dict[int, dict[str, Any]]] = {}
        self.reach: dict[str, dict[int, list[ReachRow]]] = {}
        self.links: dict[Link, None] = {}
        self._added: dict[str, set[int]] = {}
        self.clear()

    def clear(self) -> None:
        """Begin a new chunk."""
        self.rows = {table: {} for table in TABLES}
        self.reach = {table: {} for table in TABLES}
        self._added = {table: set() for table in TABLES}
        self.links = {}

    def add(self, table: str, key: int, values: dict[str, Any], reach: Iterable[Reach]) -> dict[str, Any]:
        """A new record; returns its row, which may be added to until the chunk is written."""
        row = self.rows[table][key] = _EMPTY[table] | values
        row["id"] = key
        if reach:
            self.reach[table][key] = reach_rows(reach)
        return row

    def add_reach(self, table: str, key: int, given: Iterable[Reach], stored: int) -> None:
        """More ways to reach a record that has `stored` in the file already."""
        waiting = self.reach[table].setdefault(key, [])
        waiting += reach_rows(given, stored + len(waiting))
        self._added[table].add(key)

    def known_reach(self, table: str, key: int) -> set[tuple[str, str]]:
        """(kind, normal or typed value) of what waits to be written for a record."""
        return {(row[0], row[3] or row[2]) for row in self.reach[table].get(key, ())}

    def link(self, table: str, key: int, tag: int) -> None:
        """Tag a record."""
        owner: list[int | None] = [None, None, None]
        owner[TABLES.index(table)] = key
        self.links[tag, owner[0], owner[1], owner[2]] = None

    def flush(self, tags: dict[int, str], touched: dict[str, set[int]]) -> dict[str, list[int]]:
        """Write everything, make it findable, and empty the buffer; returns the keys of new records by table.

        `tags` are the names of the tags linked to, `touched` further records to be indexed anew.
        """
        for table, rows in self.rows.items():
            if rows:
                self._insert(table, rows)
        reaches = [
            (*owners, *row)
            for table, given in self.reach.items()
            for key, listed in given.items()
            for owners in (_owners(table, key),)
            for row in listed
        ]
        importing.insert_reaches(self.uow, reaches)
        known = importing.linked_tags(self.uow, self.links)
        importing.insert_links(self.uow, [link for link in self.links if link not in known])
        if self.load is not None:
            for table, keys in self._added.items():
                self.load.given_phones(table, keys - self.rows[table].keys())
        for table, rows in self.rows.items():
            importing.index_people(self.uow, table, rows, self.reach[table], self._tagged(table, tags))
        importing.reindex_records(self.uow, {t: ids - self.rows[t].keys() for t, ids in touched.items()})
        made = {table: list(rows) for table, rows in self.rows.items()}
        self.clear()
        return made

    def _insert(self, table: str, rows: dict[int, dict[str, Any]]) -> None:
        if table != "contact":
            for key, listed in self.reach[table].items():
                if (row := rows.get(key)) is not None:
                    row["phone"] = next((each[2] for each in listed if each[0] == "phone"), None)
        persons = [table != "customer" or row["kind"] == "person" for row in rows.values()]
        keys = importing.insert_named(self.uow, table, list(rows.values()), persons)
        if self.load is not None:
            self.load.inserted(table, keys[0], keys[-1])

    def _tagged(self, table: str, tags: dict[int, str]) -> dict[int, str]:
        """The words of their tags by owner."""
        place = TABLES.index(table) + 1
        found: dict[int, str] = {}
        for link in self.links:
            owner = link[place]
            if owner is not None:
                found[owner] = f"{found.get(owner, '')} {tags[link[0]]}".strip()
        return found


def reach_rows(given: Iterable[Reach], first: int = 0) -> list[ReachRow]:
    """Ways to reach as they are stored, in their order."""
    return [
        (str(each.kind), str(each.label) if each.label else None, each.value, each.normal or None, position)
        for position, each in enumerate(given, first)
    ]


def _owners(table: str, key: int) -> tuple[int | None, int | None, int | None]:
    if table == "customer":
        return key, None, None
    return (None, key, None) if table == "contact" else (None, None, key)
