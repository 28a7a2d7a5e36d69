"""What the tests of the core look at: everything a database says, and whether its derived parts are right."""

from typing import Any

from app.db import search_index
from app.db.schema import create_triggers, drop_triggers, rebuild_kept
from app.db.store import Store

RECORDS = [
    "attachment",
    "chain_step",
    "channel",
    "contact",
    "customer",
    "follow_up",
    "interaction",
    "lead",
    "member",
    "reach",
    "saved_view",
    "tag",
    "tag_link",
]
STAMPS = {"created_at", "updated_at", "updated_on"}


def facts(store: Store) -> dict[str, Any]:
    """Every record with its values (stamps aside, deleted or not), and everything derived from them."""
    connection = store.driver()
    try:
        found: dict[str, Any] = {table: _rows(connection, table) for table in RECORDS}
        return found | derived(connection)
    finally:
        connection.close()


def derived(connection: Any) -> dict[str, Any]:
    """Kept columns, sums and the words of the search index."""
    found: dict[str, Any] = {
        "kept": {
            table: connection.execute(
                f"SELECT id, last_contact_at, next_due, phone FROM {table} ORDER BY id"
            ).fetchall()
            for table in ("customer", "lead")
        },
        "tally": connection.execute("SELECT * FROM tally WHERE amount <> 0 ORDER BY 1, 2, 3").fetchall(),
        "total": connection.execute("SELECT * FROM total ORDER BY 1").fetchall(),
    }
    for index in ("search_people", "search_text"):
        connection.execute(f"CREATE VIRTUAL TABLE temp.words_of USING fts5vocab(main, {index}, instance)")
        words = connection.execute(
            "SELECT doc, col, term, count(*) FROM temp.words_of GROUP BY 1, 2, 3"
        ).fetchall()
        connection.execute("DROP TABLE temp.words_of")
        found[index] = sorted(words)
    return found


def recounted(store: Store) -> dict[str, Any]:
    """The same, computed anew from the records (rolled back afterwards)."""
    connection = store.driver()
    try:
        connection.execute("BEGIN IMMEDIATE")
        drop_triggers(connection)
        rebuild_kept(connection)
        create_triggers(connection)
        list(search_index.rebuild(connection))
        found = derived(connection)
        connection.execute("ROLLBACK")
        return found
    finally:
        connection.close()


def assert_derived_right(store: Store) -> None:
    """Kept columns, sums and search index are what a full recount gives; the file is sound."""
    connection = store.driver()
    try:
        kept = derived(connection)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    finally:
        connection.close()
    again = recounted(store)
    for name in again:
        assert kept[name] == again[name], name


def _rows(connection: Any, table: str) -> dict[int, dict[str, Any]]:
    cursor = connection.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    found = {}
    for row in cursor.fetchall():
        values = {n: v for n, v in zip(names, row, strict=True) if n not in STAMPS}
        values["deleted_at"] = values["deleted_at"] is not None
        found[values.pop("id")] = values
    return found
