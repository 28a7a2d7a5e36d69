"""Taking many records in at once, set-based, as one step that can be undone as a whole."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.db import search_index, search_waiting
from app.db.bulk import insert_many, insert_tuples
from app.db.keys import lookup_key
from app.db.loading import BulkLoad
from app.db.unit_of_work import UnitOfWork
from app.language.names import clean_name, fold
from app.models import Channel, ImportMapping, ImportRun
from app.queries.merged import MERGED
from app.usecases.reaches import divided
from app.usecases.tags import tag_named
from app.vocabulary import ReachKind

_IDS = "(SELECT value FROM json_each(?))"
_REACH = ("kind", "label", "value", "normal", "position")
_NOWHERE = (None, None, None)
_LINK = ("tag_id", "customer_id", "contact_id", "lead_id")
CHUNK = 2_000


def begin_import(uow: UnitOfWork, file_name: str, kind: str, format_name: str, mapping: Any) -> int:
    """Note that a file is being taken in; returns the key of the import run."""
    run = uow.add(
        ImportRun(file_name=file_name, kind=kind, format=format_name, mapping=mapping, step_id=uow.step_id)
    )
    uow.session.flush()
    uow.reindex = False
    return run.id


def end_import(uow: UnitOfWork, run_id: int, counts: Mapping[str, int], refused: bytes | None) -> None:
    """Keep the counts and the file of refused rows."""
    run = uow.session.get_one(ImportRun, run_id)
    run.counts = dict(counts)
    run.refused = refused
    uow.session.flush()


def keep_refused(uow: UnitOfWork, run_id: int, refused: bytes) -> None:
    """Keep the file of the rows that were not taken with the import."""
    uow.session.get_one(ImportRun, run_id).refused = refused
    uow.session.flush()


def remember_mapping(uow: UnitOfWork, signature: str, mapping: Any) -> None:
    """Keep the mapping for the next file with these headers."""
    known = uow.session.query(ImportMapping).filter(ImportMapping.signature == signature).first()
    if known is None:
        uow.add(ImportMapping(signature=signature, mapping=mapping))
    else:
        known.mapping = mapping


def begin_load(uow: UnitOfWork, expected: int, *, remembers: bool) -> BulkLoad:
    """Make ready for very many new people: the caller finishes the load, and relaxes it in any case.

    `remembers`: the caller knows by himself who is reached how.
    """
    load = BulkLoad(uow.driver)
    load.begin(expected, remembers=remembers)
    return load


def all_reaches(uow: UnitOfWork) -> list[tuple[str, int]]:
    """The normal form and the key of every way to reach anybody."""
    found: list[tuple[str, int]] = uow.driver.execute(
        "SELECT normal, id FROM reach WHERE normal IS NOT NULL"
    ).fetchall()
    return found


def insert_people(
    uow: UnitOfWork, table: str, columns: Sequence[str], rows: Mapping[int, Sequence[Any]]
) -> None:
    """Insert customers, contacts or leads by their keys, each row in the order of the columns."""
    insert_tuples(uow, table, columns, list(rows.values()), list(rows))


def insert_plain(uow: UnitOfWork, table: str, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Insert interactions or follow-ups."""
    return insert_many(uow, table, rows, remember=False)


def insert_reaches(uow: UnitOfWork, owner: str, rows: Sequence[tuple[Any, ...]]) -> range:
    """Insert ways to reach customers, contacts or leads: owner, kind, label, value, normal form, position.

    Addresses are divided into province, city and district as those typed into a form are. Returns the keys.
    """
    whole = [
        (*row, *divided(row[1], row[3]).values()) if row[1] == ReachKind.ADDRESS else (*row, *_NOWHERE)
        for row in rows
    ]
    keys = uow.keys.take(len(rows))
    insert_tuples(uow, "reach", (f"{owner}_id", *_REACH, "province", "city", "district"), whole, keys)
    return keys


def insert_links(uow: UnitOfWork, links: Sequence[tuple[Any, ...]]) -> None:
    """Insert tag links: tag, customer, contact, lead."""
    insert_tuples(uow, "tag_link", _LINK, links)


def found_by(table: str) -> tuple[tuple[str, ...], str]:
    """The columns whose words a record is found by, and the one that holds a second name ("" = none)."""
    return search_index.WORDS[table], search_index.SECOND.get(table, "")


def index_people(
    uow: UnitOfWork,
    entries: Sequence[tuple[int, str, bool, str, str]],
    reach: Mapping[int, Sequence[tuple[Any, ...]]],
    words: Mapping[int, str],
) -> None:
    """Make freshly inserted people and firms findable by what was inserted, without reading it again.

    An entry is the key, the name, whether it is a person's, a second name and the words found; `words` are those of
    their fields and profiles.
    """
    around = search_index.Around()
    for key, listed in reach.items():
        for _key, kind, _label, value, normal, _position in listed:
            around.add_reach(key, kind, value, normal)
    for key, _name, _person, _second, _words in entries if words else ():
        if key in words:
            around.add_words(key, words[key])
    search_index.insert_people(uow.driver, search_index.entries_of(entries, around))


def index_later(uow: UnitOfWork, first: int) -> None:
    """Leave people and firms with keys from `first` to the newest to be indexed after the commit."""
    search_waiting.leave(uow.driver, first, uow.keys.newest)


def index_records(uow: UnitOfWork, table: str, ids: Sequence[int]) -> None:
    """Make freshly inserted records findable."""
    for start in range(0, len(ids), CHUNK):
        search_index.add(uow.driver, table, list(ids[start : start + CHUNK]))


def reindex_records(uow: UnitOfWork, touched: dict[str, set[int]]) -> None:
    """Bring the search index up to date for records that were added to."""
    search_index.refresh(uow.driver, touched)


def fill_record(uow: UnitOfWork, table: str, key: int, values: Mapping[str, Any]) -> bool:
    """Fill the empty columns of a stored record; what is already known is never overwritten."""
    columns = [c for c, v in values.items() if v not in (None, "")]
    if not columns:
        return False
    names = ", ".join(f'"{c}"' for c in columns)
    row = uow.driver.execute(f"SELECT {names} FROM {table} WHERE id = ?", (key,)).fetchone()
    empty = [c for c, old in zip(columns, row, strict=True) if old in (None, "")]
    if not empty:
        return False
    sets = ", ".join(f'"{c}" = ?' for c in empty)
    uow.driver.execute(
        f"UPDATE {table} SET {sets}, updated_at = ?, updated_on = ? WHERE id = ?",
        (*(values[c] for c in empty), uow.stamp, uow.keys.device, key),
    )
    uow.recorder.note(table, key, "update", dict.fromkeys(empty), {c: values[c] for c in empty})
    return True


def tag_ids(uow: UnitOfWork, names: Iterable[str]) -> dict[str, int]:
    """The keys of tags by name, made if need be."""
    return {name: tag_named(uow, name).id for name in dict.fromkeys(names) if clean_name(name)}


def channel_ids(uow: UnitOfWork, names: Iterable[str], labels: Mapping[str, str]) -> dict[str, int]:
    """The keys of channels by the words of a file; `labels` are known words by folded text -> channel code.

    A word nobody knows becomes a channel of its own.
    """
    own = {fold(name): key for key, name in uow.session.query(Channel.id, Channel.name) if name}
    found: dict[str, int] = {}
    for name in dict.fromkeys(names):
        folded = fold(clean_name(name))
        if not folded:
            continue
        if folded in labels:
            found[name] = lookup_key("channel", labels[folded])
        elif folded in own:
            found[name] = own[folded]
        else:
            made = uow.add(Channel(id=lookup_key("channel", folded), name=clean_name(name), position=1_000))
            own[folded] = found[name] = made.id
    uow.session.flush()
    return found


def rare_reaches(uow: UnitOfWork, normals: Iterable[str], common: int) -> list[str]:
    """Those of these normal forms that are stored, but not more than `common` times."""
    rows = uow.driver.execute(
        "SELECT j.value FROM json_each(?) j WHERE (SELECT count(*) FROM (SELECT 1 FROM reach WHERE normal = "
        "j.value LIMIT ?)) BETWEEN 1 AND ?",
        (json.dumps(list(normals), ensure_ascii=False), common + 1, common),
    ).fetchall()
    return [normal for (normal,) in rows]


@dataclass(frozen=True)
class KnownReach:
    """Whom a phone or mailbox belongs to already."""

    normal: str
    table: str
    owner_id: int
    customer_id: int | None


def known_reaches(uow: UnitOfWork, normals: Iterable[str]) -> dict[str, list[KnownReach]]:
    """The live customers, contacts and leads who already have these phones and mailboxes."""
    return _reached(uow, "r.normal", list(dict.fromkeys(normals)))


def reaches_in(uow: UnitOfWork, keys: Sequence[int]) -> dict[str, list[KnownReach]]:
    """The same for these rows of `reach`, whatever they hold."""
    return _reached(uow, "r.id", keys)


def _reached(uow: UnitOfWork, column: str, values: Sequence[object]) -> dict[str, list[KnownReach]]:
    encoded = json.dumps(values, ensure_ascii=False)
    rows = uow.driver.execute(
        "SELECT r.normal, r.customer_id, r.contact_id, r.lead_id, k.customer_id FROM reach r "
        "LEFT JOIN contact k ON k.id = r.contact_id AND k.deleted_at IS NULL "
        "LEFT JOIN customer c ON c.id = coalesce(r.customer_id, k.customer_id) "
        "LEFT JOIN lead l ON l.id = r.lead_id "
        f"WHERE {column} IN {_IDS} AND r.deleted_at IS NULL "
        "AND c.deleted_at IS NULL AND l.deleted_at IS NULL "
        "AND (r.contact_id IS NULL OR k.id IS NOT NULL)",
        (encoded,),
    ).fetchall()
    found: dict[str, list[KnownReach]] = {}
    for normal, customer_id, contact_id, lead_id, firm_id in rows:
        if customer_id is not None:
            owner = KnownReach(normal, "customer", customer_id, customer_id)
        elif contact_id is not None:
            owner = KnownReach(normal, "contact", contact_id, firm_id)
        else:
            owner = KnownReach(normal, "lead", lead_id, None)
        found.setdefault(normal, []).append(owner)
    return found


def known_names(uow: UnitOfWork, table: str, names: Iterable[str]) -> dict[str, list[tuple[int, str]]]:
    """Live records with exactly these names: name -> [(key, kind or firm)]."""
    second = {"customer": "kind", "lead": "coalesce(firm, '')", "contact": "customer_id"}[table]
    encoded = json.dumps(list(dict.fromkeys(names)), ensure_ascii=False)
    rows = uow.driver.execute(
        f"SELECT name, id, {second} FROM {table} WHERE name IN {_IDS} AND deleted_at IS NULL", (encoded,)
    ).fetchall()
    found: dict[str, list[tuple[int, str]]] = {}
    for name, key, kind in rows:
        found.setdefault(name, []).append((key, str(kind)))
    return found


def known_external(uow: UnitOfWork, table: str, keys: Iterable[str]) -> dict[str, int]:
    """Live records that another program's own key was imported with, or into which such a one was merged."""
    encoded = json.dumps(list(dict.fromkeys(keys)), ensure_ascii=False)
    told = f"SELECT t.external_id, s.id FROM {table} t JOIN {table} s ON s.id = {{stands}} "
    asked = f"WHERE t.external_id IN {_IDS} AND t.external_id IS NOT NULL AND s.deleted_at IS NULL"
    stands = ("t.merged_into_id", "t.id") if table in MERGED else ("t.id",)  # who is still there goes first
    found: dict[str, int] = {}
    for key in stands:
        found |= dict(uow.driver.execute(told.format(stands=key) + asked, (encoded,)).fetchall())
    return found


def without_external(uow: UnitOfWork, table: str, ids: Iterable[int]) -> set[int]:
    """Those of these records that no other program gave a key."""
    rows = uow.driver.execute(
        f"SELECT id FROM {table} WHERE id IN {_IDS} AND external_id IS NULL", (json.dumps(list(ids)),)
    ).fetchall()
    return {key for (key,) in rows}


def known_talks(uow: UnitOfWork, table: str, keys: Iterable[str]) -> set[str]:
    """Which of these external keys (or calendar uids) are already stored in a table."""
    column = "uid" if table == "follow_up" else "external_id"
    encoded = json.dumps(list(dict.fromkeys(keys)), ensure_ascii=False)
    rows = uow.driver.execute(
        f"SELECT {column} FROM {table} WHERE {column} IN {_IDS} AND deleted_at IS NULL", (encoded,)
    ).fetchall()
    return {key for (key,) in rows}


def member_ids(uow: UnitOfWork) -> dict[str, int]:
    """Members by folded name."""
    rows = uow.driver.execute("SELECT name, id FROM member WHERE deleted_at IS NULL").fetchall()
    return {fold(name): key for name, key in rows}


def names_of(uow: UnitOfWork, table: str, ids: Iterable[int]) -> dict[int, tuple[str, str, str]]:
    """Name, firm (the employer of a customer) and kind of stored records."""
    firm_of = "(SELECT c.name FROM customer c WHERE c.id = contact.customer_id), 'contact'"
    columns = {"customer": "employer, kind", "contact": firm_of, "lead": "firm, 'lead'"}[table]
    rows = uow.driver.execute(
        f"SELECT id, name, {columns} FROM {table} WHERE id IN {_IDS}", (json.dumps(list(ids)),)
    ).fetchall()
    return {key: (name, firm or "", kind) for key, name, firm, kind in rows}


def stored_values(uow: UnitOfWork, table: str, key: int, columns: Sequence[str]) -> dict[str, Any]:
    """Some columns of a stored record as they are in the file."""
    names = ", ".join(f'"{c}"' for c in columns)
    row = uow.driver.execute(f"SELECT {names} FROM {table} WHERE id = ?", (key,)).fetchone()
    return dict(zip(columns, row, strict=True)) if row else {}


def stored_reaches(uow: UnitOfWork, table: str, key: int) -> tuple[set[tuple[str, str]], int]:
    """(kind, normal or typed value) of a record's phones, mailboxes …, and how many there are."""
    rows = uow.driver.execute(
        f"SELECT kind, coalesce(normal, value) FROM reach WHERE {table}_id = ? AND deleted_at IS NULL", (key,)
    ).fetchall()
    return set(rows), len(rows)


def linked_tags(uow: UnitOfWork, links: Iterable[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    """Which of these tag links exist already, as (tag, customer, contact, lead)."""
    found: set[tuple[Any, ...]] = set()
    for place, owner in enumerate(_LINK[1:], 1):
        ids = [link[place] for link in links if link[place] is not None]
        if ids:
            found.update(
                uow.driver.execute(
                    f"SELECT tag_id, customer_id, contact_id, lead_id FROM tag_link WHERE {owner} IN {_IDS}",
                    (json.dumps(ids),),
                ).fetchall()
            )
    return found
