"""The search index: full-text tables for people and firms, for deals, products and papers, and for texts.

`refresh` is called by every unit of work with the records it touched, so that a name typed a moment ago is
found, undo included; `rebuild` makes the whole index anew. Records in the recycle bin stay in the index, so that
moving ten thousand there and back does not touch it: whoever asks passes them over (queries/search.py). Tags are
not in it either, they are found by their own few names.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from app.db.driver import Connection
from app.db.search_extra import OWNED, phones_around, words_around
from app.language.finding import email_tokens, phone_tokens, search_tokens, word_tokens
from app.language.pinyin import readings

REACHED = ("customer", "contact", "lead")
PEOPLE = (*REACHED, "family_member")
TEXTS = ("interaction", "follow_up", "favour", "promise", "agreed_goal", "objection")
THINGS = ("deal", "product", "quote", "sales_order", "campaign", "competitor")
INDEXES = {"search_people": PEOPLE, "search_things": THINGS, "search_text": TEXTS}
MAIL_KINDS = ("email", "wechat", "qq", "website")
CHUNK = 2_000
# the version of the schema since which the entries are made as now: an older file gets them anew
ENTRIES_SINCE = {"search_people": 2, "search_things": 3, "search_text": 2}
# without merging each transaction leaves a piece; a save merges only where a thousand of them were left
_QUIET = {"automerge": 0, "crisismerge": 1_000}

_IDS = "(SELECT value FROM json_each(?))"

# the texts found by word, and a second name, per kind of record
WORDS = {
    "customer": ("industry", "city", "occupation", "employer", "title", "credit_code", "source_note", "note"),
    "contact": ("title", "department", "note"),
    "lead": ("title", "campaign", "interests", "industry", "region", "source_note", "note"),
    "family_member": ("relation", "note"),
}
SECOND = {"customer": "nickname", "lead": "firm"}
TEXT_WORDS = {
    "interaction": ("summary", "next_step"),
    "follow_up": ("subject", "note", "location", "result"),
    "favour": ("what", "occasion", "note"),
    "promise": ("what",),
    "agreed_goal": ("what", "measure", "confirmed_by"),
    "objection": ("words", "answer"),
}
# the name of a thing and its words
THING_WORDS = {
    "deal": ("name", ("campaign", "note", "end_note")),
    "product": ("name", ("code", "category", "specification", "note")),
    "quote": ("number", ("title", "buyer_name", "message")),
    "sales_order": ("number", ("title", "buyer_name", "invoice_number", "note")),
    "campaign": ("name", ("audience", "goal", "note")),
    "competitor": ("name", ("product", "note")),
}
# the name, whether it is a person's, the second name, and the texts found by word
_PEOPLE_SQL = {
    table: "SELECT id, name, "
    + ("kind = 'person', " if table == "customer" else "1, ")
    + f"coalesce({SECOND.get(table, 'NULL')}, ''), concat_ws(' ', {', '.join(words)}) "
    f"FROM {table} WHERE id IN {_IDS}"
    for table, words in WORDS.items()
}
_TEXTS_SQL = {
    table: f"SELECT id, concat_ws(' ', {', '.join(words)}) FROM {table} WHERE id IN {_IDS}"
    for table, words in TEXT_WORDS.items()
}
# whose words are those of their owners
FOUND_THROUGH: dict[str, tuple[str, ...]] = {
    "reach": REACHED,
    "custom_value": OWNED,
    "profile": ("customer",),
    "important_date": ("customer",),
}
# a change of anything else leaves the index as it is
FOUND_BY: dict[str, frozenset[str]] = {
    table: frozenset({"name", "kind", SECOND.get(table, "name"), *words}) for table, words in WORDS.items()
} | {table: frozenset(words) for table, words in TEXT_WORDS.items()}
FOUND_BY["family_member"] |= {"phone"}
FOUND_BY |= {table: frozenset({name, *words}) for table, (name, words) in THING_WORDS.items()}
_THINGS_SQL = {
    table: f"SELECT id, {name}, concat_ws(' ', {', '.join(words)}) FROM {table} WHERE id IN {_IDS}"
    for table, (name, words) in THING_WORDS.items()
}

# the columns of an entry, key first
_NAMED = ("rowid", "han", "syllables", "joined", "initials", "latin", "digits", "mail", "words")
ENTRIES = {"search_people": _NAMED, "search_things": _NAMED, "search_text": ("rowid", "words")}
_INSERT_NAMED = f"INSERT INTO {{index}} ({', '.join(_NAMED)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


def refresh(
    connection: Connection,
    reworded: dict[str, set[int]],
    fresh: Mapping[str, Collection[int]] = MappingProxyType({}),
) -> None:
    """Bring the index up to date for records whose words changed, and for the owners of changed phones.

    `fresh` are those of them that were made just now and cannot be in the index yet.
    """
    wanted = {table: set(reworded.get(table, ())) for table in (*PEOPLE, *THINGS, *TEXTS)}
    for table, owners in FOUND_THROUGH.items():
        if ids := reworded.get(table):
            _owners(connection, table, owners, ids, wanted)
    for table, ids in wanted.items():
        known = fresh.get(table, ())
        for chunk in _chunks(sorted(ids)):
            _forget(connection, table, [key for key in chunk if key not in known])
            add(connection, table, chunk)


def add(connection: Connection, table: str, ids: list[int]) -> None:
    """Index records that are not in the index yet."""
    if table in PEOPLE:
        insert_people(connection, people_entries(connection, table, ids))
    elif table in THINGS:
        rows = connection.execute(_THINGS_SQL[table], (_json(ids),)).fetchall()
        _put_things(connection, rows, _more_words(connection, table, _json(ids)))
    else:
        put_texts(connection, connection.execute(_TEXTS_SQL[table], (_json(ids),)).fetchall())


def purge(connection: Connection) -> None:
    """Rewrite the index without the words of records that left it (until then they are only struck out)."""
    for table in INDEXES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def rebuild(connection: Connection, indexes: Collection[str] = tuple(INDEXES)) -> Iterator[tuple[int, int]]:
    """Make the index, or some of its tables, anew in the caller's transaction; yields (done, total) records."""
    for table in indexes:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
        gather_mode(connection, on=True, table=table)
    tables = [table for index in indexes for table in INDEXES[index]]
    total = sum(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)
    done = 0
    for table in tables:
        last = 0
        while True:
            rows = connection.execute(
                f"SELECT id FROM {table} WHERE id > ? ORDER BY id LIMIT {CHUNK}", (last,)
            ).fetchall()
            if not rows:
                break
            last = rows[-1][0]
            add(connection, table, [key for (key,) in rows])
            done += len(rows)
            yield done, total
    for table in indexes:
        gather_mode(connection, on=False, table=table)


@dataclass
class Around:
    """What people and firms are found by besides their names: tokens and words by owner."""

    numbers: dict[int, str] = field(default_factory=dict)
    mails: dict[int, str] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)

    def add_reach(self, owner: int, kind: str, value: str, normal: str | None) -> None:
        """Note a phone, mailbox or address of an owner."""
        if kind == "phone":
            found, words = self.numbers, phone_tokens(normal or value)
        elif kind in MAIL_KINDS:
            found, words = self.mails, email_tokens(value)
        else:
            found, words = self.places, value
        _note(found, owner, words)

    def add_words(self, owner: int, words: str) -> None:
        """Note words of an owner's surroundings."""
        _note(self.places, owner, words)


def _note(found: dict[int, str], owner: int, words: str) -> None:
    known = found.get(owner)
    found[owner] = f"{known} {words}".strip() if known else words.strip()


def insert_people(connection: Connection, entries: Iterable[Sequence[Any]]) -> None:
    """Write rows of the index made by `people_entries`."""
    connection.executemany(_INSERT_NAMED.format(index="search_people"), entries)


def people_entries(connection: Connection, table: str, ids: list[int]) -> list[tuple[Any, ...]]:
    """The rows of the index for stored records, key first."""
    encoded = _json(ids)
    rows = connection.execute(_PEOPLE_SQL[table], (encoded,)).fetchall()
    around = Around()
    if table in REACHED:
        for reach in connection.execute(
            f"SELECT {table}_id, kind, value, normal FROM reach WHERE deleted_at IS NULL AND {table}_id IN {_IDS}",
            (encoded,),
        ):
            around.add_reach(*reach)
    for key, phone in phones_around(connection, table, encoded):
        around.add_reach(key, "phone", phone, None)
    for key, words in _more_words(connection, table, encoded).items():
        around.add_words(key, words)
    return entries_of(rows, around)


def _more_words(connection: Connection, table: str, ids: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for key, words in words_around(connection, table, ids):
        found[key] = f"{found.get(key, '')} {words}".strip()
    return found


def entries_of(rows: Sequence[tuple[int, str, bool, str, str]], around: Around) -> list[tuple[Any, ...]]:
    """The rows of the index for people and firms, key first; rising keys are taken in faster.

    A row is the key, the name, whether it is a person's, a second name and the words found.
    """
    found = readings([row[1] for row in rows], [bool(row[2]) for row in rows])
    entries = []
    for (key, name, _person, second, words), reading in zip(rows, found, strict=True):
        tokens = search_tokens(name, reading)
        parts = [tokens.han, tokens.syllables, tokens.joined, tokens.initials, tokens.latin]
        if second:
            other = search_tokens(second, readings([second], [False])[0])
            extra = [other.han, other.syllables, other.joined, other.initials, other.latin]
            parts = [f"{one} {two}".strip() for one, two in zip(parts, extra, strict=True)]
        text = " ".join(part for part in (words, around.places.get(key)) if part)
        entries.append(
            (key, *parts, around.numbers.get(key, ""), around.mails.get(key, ""), word_tokens(text))
        )
    return entries


def _put_things(
    connection: Connection, rows: Sequence[tuple[int, str, str]], more: Mapping[int, str]
) -> None:
    """Index deals, products and papers (key, name, words) that are not in the index yet; `more` words by key."""
    found = readings([name for _key, name, _words in rows], [False] * len(rows))
    entries = []
    for (key, name, words), reading in zip(rows, found, strict=True):
        tokens = search_tokens(name, reading)
        names = (tokens.han, tokens.syllables, tokens.joined, tokens.initials, tokens.latin)
        entries.append((key, *names, "", "", word_tokens(f"{name} {words} {more.get(key, '')}")))
    connection.executemany(_INSERT_NAMED.format(index="search_things"), entries)


def put_texts(connection: Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Index texts of talks, follow-ups and agreements (key, text) that are not in the index yet."""
    connection.executemany(
        "INSERT INTO search_text (rowid, words) VALUES (?, ?)",
        [(key, word_tokens(text)) for key, text in rows],
    )


def gather_mode(connection: Connection, *, on: bool, table: str) -> None:
    """Gather more in memory before it is written, for a load; whoever switches it on, switches it off."""
    _configure(connection, table, hashsize=1 << (24 if on else 20))


def leave_merging(connection: Connection) -> None:
    """Let no save merge pieces of the index: that is done when the hands rest (search_merging.py)."""
    for table in INDEXES:
        known = dict(connection.execute(f"SELECT k, v FROM {table}_config").fetchall())
        _configure(
            connection, table, **{name: value for name, value in _QUIET.items() if known.get(name) != value}
        )


def merge_step(connection: Connection, pages: int) -> bool:
    """Merge so many pages of four or more pieces of about the same size; False when there are none."""
    for table in INDEXES:
        before = connection.total_changes
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (pages,))
        if connection.total_changes - before >= 2:
            return True
    return False


def _configure(connection: Connection, table: str, **settings: int) -> None:
    for name, value in settings.items():
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)", (name, value))


def _owners(
    connection: Connection,
    table: str,
    owners: Sequence[str],
    ids: Iterable[int],
    wanted: dict[str, set[int]],
) -> None:
    """Add to `wanted` whom ways to reach, values of fields or profiles belong to."""
    columns = ", ".join(f"{owner}_id" for owner in owners)
    rows = connection.execute(f"SELECT {columns} FROM {table} WHERE id IN {_IDS}", (_json(ids),)).fetchall()
    for row in rows:
        for kind, key in zip(owners, row, strict=True):
            if key is not None:
                wanted[kind].add(key)


def _forget(connection: Connection, table: str, ids: list[int]) -> None:
    index = next(index for index, tables in INDEXES.items() if table in tables)
    connection.executemany(f"DELETE FROM {index} WHERE rowid = ?", [(key,) for key in ids])


def _chunks(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def _json(ids: Iterable[int]) -> str:
    return json.dumps(list(ids))
