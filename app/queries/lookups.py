"""Single facts that pages ask for by key: a name, what comes next, how many records there are."""

from app.db.reader import Reader

NAMED = ("customer", "contact", "lead", "member", "tag", "deal", "segment")


def name_of(reader: Reader, table: str, key: object) -> str:
    """The name of a record, "" if there is none."""
    if table not in NAMED:
        raise ValueError(f"{table} has no names")
    return str(reader.value(f"SELECT name FROM {table} WHERE id = ?", (key,)) or "")


def file_of_import(reader: Reader, run: object) -> str:
    """The name of the file an import read."""
    return str(reader.value("SELECT file_name FROM import_run WHERE id = ?", (run,)) or "")


def next_follow_up(reader: Reader, table: str, key: int) -> int | None:
    """The open follow-up of a customer or lead that is due first; those without a day come last."""
    found = reader.value(
        f"SELECT id FROM follow_up WHERE {table}_id = ? AND state = 'open' AND deleted_at IS NULL "
        "ORDER BY due IS NULL, due, id LIMIT 1",
        (key,),
    )
    return None if found is None else int(found)


def live_count(reader: Reader, table: str) -> int:
    """How many records a table holds outside the recycle bin, from the kept total."""
    return int(reader.value("SELECT live FROM total WHERE table_name = ?", (table,)) or 0)


def index_waits(reader: Reader) -> bool:
    """Whether records of a large import wait for the search index (the mark of app.db.search_waiting)."""
    return reader.value("SELECT 1 FROM meta WHERE name = 'unindexed_first'") is not None


def warm_up() -> None:
    """Load what a search needs, on whatever thread has time for it."""
    from app.language.names import query_plan

    query_plan("张w").match_expression()
