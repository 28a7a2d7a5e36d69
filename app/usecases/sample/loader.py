"""Set-based writing of the sample: rows gathered per table, inserted in bulk, sums kept on the way.

A thread writes one chunk while the next is made. It gives SQLite hundreds of rows per statement, since the
interpreter is free for the other thread only while a statement runs.
"""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from typing import Any

from app.db import search_index
from app.db.driver import Connection
from app.db.keys import CLOCK_BITS, COUNTER_BITS
from app.db.search_index import ENTRIES, Around
from app.language.finding import word_tokens

VALUES = 60_000  # so many are bound in one statement (SQLite is built for 250,000)
SAID = 1 << 15  # sentences whose words are remembered
STAMPS = ("created_at", "updated_at", "updated_on")
BIRTH = tuple(f"birthday_{part}" for part in ("calendar", "year", "month", "day", "leap", "text"))
COLUMNS: dict[str, tuple[str, ...]] = {
    "customer": (
        "id", "name", "sort_key", "initials", "kind", "relation", "dealing", "importance", "industry", "size",
        "city", "gender", "occupation", "nickname", "channel_id", "source_note", "owner_id", "note", "created_day",
        "opening_since", "opening_orders", "opening_total", "opening_currency", "opening_last_order", *BIRTH,
        "last_contact_at", "next_due", "phone", *STAMPS,
    ),
    "contact": (
        "id", "customer_id", "name", "sort_key", "initials", "title", "department", "roles", "gender", "note",
        "position", *BIRTH, *STAMPS,
    ),
    "reach": (
        "id", "customer_id", "contact_id", "lead_id", "kind", "label", "value", "normal", "position", *STAMPS,
    ),
    "tag_link": ("id", "tag_id", "customer_id", *STAMPS),
    "lead": (
        "id", "name", "sort_key", "initials", "firm", "title", "state", "state_reason", "wake_on",
        "channel_id", "campaign", "source_note", "interests", "budget", "currency", "time_frame", "attitude",
        "industry", "region", "size", "signals", "consent", "owner_id", "created_day", "customer_id", "last_contact_at",
        "next_due", "phone", *STAMPS,
    ),
    "interaction": (
        "id", "customer_id", "lead_id", "contact_id", "kind", "direction", "happened_at", "happened_day",
        "minutes", "summary", "outcome", "mood", "next_step", "member_id", "follow_up_id", *STAMPS,
    ),
    "follow_up": (
        "id", "customer_id", "lead_id", "contact_id", "kind", "subject", "location", "due", "minutes",
        "owner_id", "priority", "remind_minutes", "repeat_rule", "state", "done_at", "done_day", "result",
        "postponed", *STAMPS,
    ),
}  # fmt: skip


def _places(table: str, names: str) -> tuple[int, ...]:
    return tuple(COLUMNS[table].index(name) for name in names.split())


# columns that hold the name, the second name and the words found (as db/search_index.py has it)
FOUND = {
    "customer": ("name", "nickname", "industry city occupation source_note note"),
    "contact": ("name", None, "title department note"),
    "lead": ("name", "firm", "title campaign interests industry region source_note"),
}
FOUND_TEXTS = {
    "interaction": _places("interaction", "summary next_step"),
    "follow_up": _places("follow_up", "subject location result"),
}


Rows = Sequence[tuple[Any, ...]]


class Loader:
    """Gathers rows; `flush` has them inserted. Keys are this device's own, as any other record's.

    From the first `flush` to `finish` or `close` the connection belongs to the thread that writes.
    """

    def __init__(self, connection: Connection) -> None:
        identity = dict(connection.execute("SELECT name, value FROM meta").fetchall())
        self._connection = connection
        self.device = int(identity["device"])
        self.counter = int(identity["counter"])
        self._base = self.device << COUNTER_BITS
        self.rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in COLUMNS}
        self.totals: Counter[str] = Counter()
        self.tally: Counter[tuple[str, str, str]] = Counter()
        self._words = lru_cache(maxsize=SAID)(word_tokens)
        self._writer = ThreadPoolExecutor(1, "sample")
        self._writing: Future[None] | None = None

    def key(self) -> int:
        """A key never given before."""
        self.counter += 1
        return self._base | self.counter

    def stamps(self, ms: int) -> tuple[int, int, int]:
        """created_at, updated_at and updated_on of a record made at an instant."""
        stamp = ms << CLOCK_BITS
        return stamp, stamp, self.device

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        """Gather one row, in the order of COLUMNS."""
        self.rows[table].append(row)

    def flush(self) -> None:
        """Have what was gathered inserted and made findable; waits only for the chunk before."""
        found = {"search_people": self._people(), "search_text": self._texts()}
        rows, self.rows = self.rows, {table: [] for table in COLUMNS}
        self.totals.update({table: len(each) for table, each in rows.items()})
        self._wait()
        self._writing = self._writer.submit(self._write, rows, found)

    def _wait(self) -> None:
        """Until nothing is being written; raises what went wrong there."""
        if self._writing is not None:
            self._writing.result()
            self._writing = None

    def close(self) -> None:
        """End the thread that writes, when it is done with what it has."""
        self._writer.shutdown()

    def _write(self, rows: dict[str, list[tuple[Any, ...]]], found: dict[str, Rows]) -> None:
        for table, each in found.items():
            self._insert(table, ENTRIES[table], each)
        for table, each in rows.items():
            self._insert(table, COLUMNS[table], each)

    def _insert(self, table: str, columns: tuple[str, ...], rows: Rows) -> None:
        """Insert rows, as many per statement as it takes."""
        most = VALUES // len(columns)
        marks = f"({', '.join('?' * len(columns))})"
        for start in range(0, len(rows), most):
            part = rows[start : start + most]
            self._connection.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([marks] * len(part))}",
                [value for row in part for value in row],
            )

    def _people(self) -> Rows:
        """Search entries of the people and firms gathered, in the order of their keys."""
        around = Around()
        for _, customer, contact, lead, kind, _, value, normal, *_ in self.rows["reach"]:
            around.add_reach(customer or contact or lead, kind, value, normal)
        people = []
        for table, (name, second, words) in FOUND.items():
            (first,), found = _places(table, name), _places(table, words)
            (other,) = _places(table, second) if second else (None,)
            kind = _places(table, "kind")[0] if table == "customer" else None
            for row in self.rows[table]:
                text = " ".join(row[n] for n in found if row[n])
                person = kind is None or row[kind] == "person"
                people.append((row[0], row[first], person, (other and row[other]) or "", text))
        return search_index.entries_of(sorted(people), around)

    def _texts(self) -> Rows:
        """Search entries of what was said and planned, in the order of their keys."""
        return sorted(
            (row[0], " ".join(self._words(row[n]) for n in places if row[n]))
            for table, places in FOUND_TEXTS.items()
            for row in self.rows[table]
        )

    def finish(self) -> None:
        """Wait for the last chunk; write the kept sums and the key counter."""
        self._wait()
        self._connection.executemany(
            "INSERT INTO tally (measure, day, key, amount) VALUES (?, ?, ?, ?)",
            sorted((*key, amount) for key, amount in self.tally.items()),
        )
        for table in ("customer", "contact", "lead", "interaction", "follow_up"):
            self._connection.execute(
                "UPDATE total SET live = ? WHERE table_name = ?", (self.totals[table], table)
            )
        self._connection.execute("UPDATE meta SET value = ? WHERE name = 'counter'", (self.counter,))
