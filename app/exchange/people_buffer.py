"""What a chunk of an import is about to keep: people, how to reach them, their tags; written in one go."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from typing import Any

from app.db.loading import BulkLoad
from app.db.unit_of_work import UnitOfWork
from app.exchange.arrivals import Arrival, ReachFacts
from app.exchange.further_buffer import FurtherBuffer
from app.exchange.import_rows import GIVEN, SAID
from app.exchange.reach_memory import ReachMemory
from app.usecases import importing

TABLES = ("customer", "contact", "lead")
COLUMNS = {table: (*SAID[table], *GIVEN[table]) for table in TABLES}
_PLACE = {table: {name: at for at, name in enumerate(columns)} for table, columns in COLUMNS.items()}

_CREATED = {table: _PLACE[table]["created_day"] for table in ("customer", "lead")}
_IMPORTANCE = _PLACE["customer"]["importance"]

# what the import adds to a record: the first three of GIVEN of its table
Given = tuple[int | None, ...]
# owner, kind, label, value, normal form, position
ReachRow = tuple[int, str, str | None, str, str | None, int]
# tag, customer, contact, lead
Link = tuple[int, int | None, int | None, int | None]


class PeopleBuffer:
    """Rows by table and key, ways to reach by table and owner, tag links; `flush` writes and empties it.

    A row stands in the order of COLUMNS[table]. `load` is the load of many records under way, if any: it keeps
    the sums the triggers would have kept.
    """

    def __init__(self, uow: UnitOfWork, today: str) -> None:
        self.uow = uow
        self.load: BulkLoad | None = None
        self.memory: ReachMemory | None = None
        self.rows: dict[str, dict[int, list[Any]]] = {}
        self.reach: dict[str, dict[int, list[ReachRow]]] = {}
        self.links: dict[Link, None] = {}
        self._today = today
        self.further = FurtherBuffer(uow, date.fromisoformat(today))
        self._first = 0  # key from which on the load leaves the search index for later
        self._added: dict[str, set[int]] = {}
        self.clear()

    def clear(self) -> None:
        """Begin a new chunk."""
        self.rows = {table: {} for table in TABLES}
        self.reach = {table: {} for table in TABLES}
        self._added = {table: set() for table in TABLES}
        self.links = {}

    def __enter__(self) -> "PeopleBuffer":
        return self

    def __exit__(self, *_: object) -> None:
        """Give up what a load holds on to, whatever became of it."""
        if self.load is not None:
            self.load.relax()

    def begin_load(self, expected: int, *, remembers: bool = False) -> None:
        """From now on many records are coming: about so many.

        `remembers`: who has what is asked of `memory`, once there is one, instead of the file.
        """
        if self.load is None:
            self._first = self.uow.keys.newest + 1
            self.load = importing.begin_load(self.uow, expected, remembers=remembers)
            if self.load.forgets_reaches:
                self.memory = ReachMemory()
                stored = importing.all_reaches(self.uow)
                self.memory.add([normal for normal, _ in stored], [key for _, key in stored])

    def finish(self) -> None:
        """Put back what a load had set aside; its people and its indexes follow later."""
        if self.load is not None:
            self.load.finish()
            importing.index_later(self.uow, self._first)

    def add(
        self, table: str, keys: Sequence[int], arrivals: Sequence[Arrival], given: Sequence[Given]
    ) -> None:
        """New records with what the import adds to each."""
        rows = [
            [*one.values, *more, one.sort_key, one.initials, None]
            for one, more in zip(arrivals, given, strict=True)
        ]
        if table == "contact":  # has no phone of its own, nor a day
            for row in rows:
                row.pop()
        else:
            day = _CREATED[table]
            for row in rows:
                row[day] = row[day] or self._today
        if table == "customer":
            for row in rows:
                row[_IMPORTANCE] = row[_IMPORTANCE] or 1
        self.rows[table].update(zip(keys, rows, strict=True))
        self.reach[table].update(
            (key, reach_rows(key, one.reach)) for key, one in zip(keys, arrivals, strict=True) if one.reach
        )

    def waits(self, table: str, key: int) -> bool:
        """Whether a record is new in this chunk."""
        return key in self.rows[table]

    def waiting(self, table: str, key: int) -> dict[str, Any]:
        """A new record of this chunk by columns; empty when it is none."""
        row = self.rows[table].get(key)
        return {} if row is None else dict(zip(COLUMNS[table], row, strict=True))

    def fill(self, table: str, key: int, values: dict[str, Any]) -> bool:
        """Fill what is still empty in a new record of this chunk; returns whether that was anything."""
        row, place = self.rows[table][key], _PLACE[table]
        news = {
            place[column]: value
            for column, value in values.items()
            if row[place[column]] in (None, "", 1) and row[place[column]] != value
        }
        for at, value in news.items():
            row[at] = value
        return bool(news)

    def add_reach(self, table: str, key: int, given: Iterable[ReachFacts], stored: int) -> None:
        """More ways to reach a record that has `stored` in the file already."""
        waiting = self.reach[table].setdefault(key, [])
        waiting += reach_rows(key, given, stored + len(waiting))
        self._added[table].add(key)

    def known_reach(self, table: str, key: int) -> set[tuple[str, str]]:
        """(kind, normal or typed value) of what waits to be written for a record."""
        return {(row[1], row[4] or row[3]) for row in self.reach[table].get(key, ())}

    def link(self, table: str, key: int, tag: int) -> None:
        """Tag a record."""
        owner: list[int | None] = [None, None, None]
        owner[TABLES.index(table)] = key
        self.links[tag, owner[0], owner[1], owner[2]] = None

    def flush(self, touched: dict[str, set[int]]) -> dict[str, list[int]]:
        """Write everything, make it findable, and empty the buffer; returns the keys of new records by table.

        `touched` are further records to be indexed anew.
        """
        for table, rows in self.rows.items():
            if rows:
                self._insert(table, rows)
        for table, given in self.reach.items():
            self._insert_reaches(table, list(chain.from_iterable(given.values())))
        words = self.further.words
        self.further.flush(later=self.load is not None)
        known = importing.linked_tags(self.uow, self.links)
        importing.insert_links(self.uow, [link for link in self.links if link not in known])
        if self.load is not None:
            for table, keys in self._added.items():
                self.load.given_phones(table, keys - self.rows[table].keys())
        self._index(touched, words)
        made = {table: list(rows) for table, rows in self.rows.items()}
        self.clear()
        return made

    def _index(self, touched: dict[str, set[int]], words: dict[int, str]) -> None:
        """Make findable what was written; a load does so later, but for people who were there before it."""
        if self.load is not None:
            ours = range(self._first, self.uow.keys.newest + 1)
            before = {table: {key for key in ids if key not in ours} for table, ids in touched.items()}
            importing.reindex_records(self.uow, before)
            return
        for table, rows in self.rows.items():
            entries = index_entries(table, rows)
            importing.index_people(self.uow, entries, self.reach[table], words)
        importing.reindex_records(self.uow, {t: ids - self.rows[t].keys() for t, ids in touched.items()})

    def _insert_reaches(self, table: str, rows: Sequence[ReachRow]) -> None:
        keys = importing.insert_reaches(self.uow, table, rows)
        if self.memory is not None:
            told = [(row[4], key) for row, key in zip(rows, keys, strict=True) if row[4]]
            self.memory.add([normal for normal, _ in told], [key for _, key in told])

    def _insert(self, table: str, rows: dict[int, list[Any]]) -> None:
        if table != "contact":
            for key, listed in self.reach[table].items():
                if (row := rows.get(key)) is not None:
                    row[-1] = next((each[3] for each in listed if each[1] == "phone"), None)
        importing.insert_people(self.uow, table, COLUMNS[table], rows)
        if self.load is not None:
            self.load.inserted(table, min(rows), max(rows))


def index_entries(table: str, rows: dict[int, list[Any]]) -> list[tuple[int, str, bool, str, str]]:
    """Key, name, whether it is a person's, second name and words of new records, as the search index wants them."""
    place = _PLACE[table]
    words, second = importing.found_by(table)
    name, at = place["name"], [place[word] for word in words]
    other, kind = place.get(second), place.get("kind")
    return [
        (
            key,
            row[name],
            kind is None or row[kind] == "person",
            (row[other] or "") if other is not None else "",
            " ".join([text for word in at if (text := row[word])]),
        )
        for key, row in rows.items()
    ]


def reach_rows(key: int, given: Iterable[ReachFacts], first: int = 0) -> list[ReachRow]:
    """Ways to reach an owner as they are stored, in their order."""
    return [
        (key, kind, label, value, normal, position)
        for position, (kind, label, value, normal) in enumerate(given, first)
    ]
