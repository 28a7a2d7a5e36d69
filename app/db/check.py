"""Is the file sound, and is everything derived what a recount gives? And the repair of what is derived."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlcipher3 import dbapi2

from app.db import search_index, search_waiting, waiting_indexes
from app.db.driver import Connection, connect, looks_like, translated, user_error
from app.db.kept_sales import wrong_figures
from app.db.schema import (
    LIVE_TABLES,
    OWNERS,
    SCHEMA_VERSION,
    TALLIES,
    TWO_WAY,
    create_triggers,
    drop_triggers,
    rebuild_kept,
    trigger_statements,
)
from app.sentences.errors import UserError

_SHOWN = 5


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be; `code` names its sentence, derived things can be repaired."""

    code: str
    values: dict[str, object] = field(default_factory=dict)
    repairable: bool = True


def check_database(path: Path, *, thorough: bool = False) -> list[Finding]:
    """Everything wrong with a data file, nothing if all is well; the file is only read.

    `thorough` also builds the words of the search index anew, in a copy, and compares them. Raises UserError
    where the file cannot be opened at all or a newer version wrote it.
    """
    state = looks_like(path)
    if state != "file":
        raise UserError(f"db.{state}", file=path.name, folder=str(path.parent))
    with closing(connect(path, read_only=True)) as connection:
        try:
            damage = list(_damage(connection))
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version > SCHEMA_VERSION:
                raise UserError("db.newer", file=path.name)
            if (
                damage or version < SCHEMA_VERSION
            ):  # what an earlier version derived, only that one could compare
                return damage or [Finding("check.older", repairable=False)]
            connection.execute("BEGIN")
            found = [*_loose_ends(connection), *_triggers(connection), *_kept(connection)]
            found += [*_totals(connection), *_tallies(connection), *_index(connection)]
        except dbapi2.DatabaseError as error:
            known = user_error(error, path)
            if known.code in ("db.not_a_database", "db.locked", "db.cannot_open"):
                raise known from error
            return [Finding("check.damaged", {"text": str(error)}, repairable=False)]
        if thorough:
            found += _words(connection, path)
    return found


def repair_database(path: Path) -> list[Finding]:
    """Make everything derived anew, in one transaction; returns what is still wrong. Back up before."""
    with closing(connect(path)) as connection, translated(path):
        connection.execute("BEGIN IMMEDIATE")
        _make_anew(connection)
        connection.execute("COMMIT")
    return check_database(path)


def _make_anew(connection: Connection) -> None:
    drop_triggers(connection)
    waiting_indexes.make_all(connection)
    names = [(table,) for table in LIVE_TABLES]
    connection.executemany("INSERT OR IGNORE INTO total (table_name, live) VALUES (?, 0)", names)
    rebuild_kept(connection)
    create_triggers(connection)
    for _done in search_index.rebuild(connection):
        pass
    search_waiting.forget(connection)


def _damage(connection: Connection) -> Iterator[Finding]:
    """What SQLite itself finds."""
    rows = connection.execute(f"PRAGMA integrity_check({_SHOWN})").fetchall()
    for (text,) in rows:
        if text != "ok":
            yield Finding("check.damaged", {"text": text}, repairable=False)


def _loose_ends(connection: Connection) -> Iterator[Finding]:
    """Records that point at records that are not there."""
    rows = connection.execute(
        'SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2'
    ).fetchall()
    for table, parent, count in rows:
        yield Finding("check.loose_end", {"table": table, "parent": parent, "count": count}, repairable=False)


def _triggers(connection: Connection) -> Iterator[Finding]:
    """Whether the triggers are exactly those of this program."""
    wanted = {_squeezed(text) for text in trigger_statements()}
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    found = {_squeezed(sql): name for name, sql in rows}
    strange = len([text for text in found if text not in wanted])
    missing = len(wanted - set(found))
    if strange or missing:
        yield Finding("check.triggers", {"strange": strange, "missing": missing})


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _kept(connection: Connection) -> Iterator[Finding]:
    """Last contact and next step of customers, leads and deals, their phone; the figures of orders."""
    for owner in OWNERS:
        phone = (
            ""
            if owner == "deal"
            else f"OR phone IS NOT (SELECT value FROM reach WHERE {owner}_id = {owner}.id AND kind = 'phone' "
            "AND deleted_at IS NULL ORDER BY position, id LIMIT 1)"
        )
        (count,) = connection.execute(
            f"SELECT count(*) FROM {owner} WHERE last_contact_at IS NOT (SELECT happened_at FROM interaction "
            f"WHERE {owner}_id = {owner}.id AND {TWO_WAY} ORDER BY happened_at DESC LIMIT 1) "
            f"OR next_due IS NOT (SELECT min(due) FROM follow_up WHERE {owner}_id = {owner}.id "
            f"AND deleted_at IS NULL AND state = 'open') {phone}"
        ).fetchone()
        if count:
            yield Finding("check.kept", {"table": f"@table.{owner}", "count": count})
    for table, count in wrong_figures(connection).items():
        if count:
            yield Finding("check.kept", {"table": f"@table.{table}", "count": count})


def _totals(connection: Connection) -> Iterator[Finding]:
    """The number of live records per table."""
    kept = dict(connection.execute("SELECT table_name, live FROM total").fetchall())
    for table in LIVE_TABLES:
        (count,) = connection.execute(f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL").fetchone()
        if kept.get(table) != count:
            values = {"table": f"@table.{table}", "kept": kept.get(table, 0), "count": count}
            yield Finding("check.total", values)


def _tallies(connection: Connection) -> Iterator[Finding]:
    """The counts per day behind the charts."""
    for measure, (table, day, key, _columns, amount) in TALLIES.items():
        counted = (
            f"SELECT {day.format(r=table)} AS day, {key.format(r=table)} AS key, "
            f"sum({amount.format(r=table)}) AS amount "
            f"FROM {table} WHERE deleted_at IS NULL GROUP BY 1, 2 HAVING amount <> 0"
        )
        kept = f"SELECT day, key, amount FROM tally WHERE measure = '{measure}' AND amount <> 0"
        (wrong,) = connection.execute(
            f"SELECT count(*) FROM (SELECT day, key FROM (SELECT * FROM ({counted}) EXCEPT SELECT * FROM ({kept})) "
            f"UNION SELECT day, key FROM (SELECT * FROM ({kept}) EXCEPT SELECT * FROM ({counted})))"
        ).fetchone()
        if wrong:
            yield Finding("check.tally", {"table": f"@table.{table}", "count": wrong})


def _index(connection: Connection) -> Iterator[Finding]:
    """Records that are not in the search index, and entries of it without a record."""
    waiting = search_waiting.missing(connection)
    if waiting:
        yield Finding("check.search_waiting", {"count": len(waiting)})
    for index, tables in search_index.INDEXES.items():
        there = " UNION ALL ".join(f"SELECT id FROM {table}" for table in tables)
        (missing,) = connection.execute(
            f"SELECT count(*) FROM (SELECT id FROM ({there}) EXCEPT SELECT rowid FROM {index})"
        ).fetchone()
        (stale,) = connection.execute(
            f"SELECT count(*) FROM (SELECT rowid FROM {index} EXCEPT SELECT id FROM ({there}))"
        ).fetchone()
        missing -= len(waiting) if tables is search_index.PEOPLE else 0
        if missing or stale:
            yield Finding("check.search", {"missing": missing, "stale": stale})


def _words(connection: Connection, path: Path) -> list[Finding]:
    """Compare the words of the index with those of one made anew in a copy that is thrown away."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".check-") as folder:
        copy = dbapi2.connect(str(Path(folder) / "copy"), isolation_level=None)
        with closing(copy):
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = OFF")
            copy.execute("PRAGMA synchronous = OFF")
            before = _prints(copy)
            waiting = search_waiting.missing(copy)
            copy.execute("BEGIN")
            _make_anew(copy)
            after = _prints(copy)
    wrong = sum(
        old.get(key) != value
        for old, new in zip(before, after, strict=True)
        for key, value in new.items()
        if key not in waiting
    )
    return [Finding("check.words", {"count": wrong})] if wrong else []


def _prints(connection: Connection) -> list[dict[int, int]]:
    """Per index and record one number: how many words it has, and a sum over their letters and places."""
    found = []
    for index in search_index.INDEXES:
        connection.execute(f"CREATE VIRTUAL TABLE temp.words_of USING fts5vocab(main, {index}, instance)")
        rows = connection.execute(
            "SELECT doc, count(*) * 1000000007 "
            "+ sum((offset + 1) * length(term) * (unicode(term) + unicode(substr(term, -1)))) "
            "FROM temp.words_of GROUP BY doc"
        )
        found.append(dict(rows))
        connection.execute("DROP TABLE temp.words_of")
    return found
