"""A load of many records in one transaction: indexes and triggers step aside, the triggers are made good at its end.

Everything happens inside the caller's transaction, so that a load given up leaves the file as it was. What
the triggers would have kept is computed for the new rows alone, set-based; indexes go only from tables that
hold less than is coming, because making one anew costs as much as the rows already there. They are made after the
commit (waiting_indexes.py): whoever waits for the rows does not wait for them.
"""

from collections.abc import Iterable

from app.db import search_index, waiting_indexes
from app.db.driver import CACHE_KIB, Connection
from app.db.schema import TALLIES, phone_statement, trigger_statements

TABLES = ("customer", "contact", "lead")
KEPT_INDEXES = frozenset(  # an import asks these while it runs
    {
        "ix_customer_by_judge_on",  # judging does in its own transaction; it holds nobody who is new
        "ix_customer_name",
        "ix_customer_external",
        "ix_contact_name",
        "ix_contact_customer_id",
        "ix_lead_external",
        # a new record is looked for in every column that refers to its table
        *("ix_customer_by_referred_by_id", "ix_customer_by_merged_into_id", "ix_contact_by_merged_into_id"),
        *("ix_lead_by_referred_by_id", "ix_lead_by_merged_into_id", "ix_lead_customer_id"),
        "ix_reach_customer_id",
        "ix_reach_contact_id",
        "ix_reach_lead_id",
    }
)
LOAD_CACHE_KIB = 64_000
_TRIGGERS = (
    "total_customer_insert",
    "total_contact_insert",
    "total_lead_insert",
    "tally_customer_insert",
    "tally_lead_insert",
    "tally_lead_campaign_insert",
    "kept_customer_reach_insert",
    "kept_lead_reach_insert",
)


def make_ready_for_load(connection: Connection) -> None:
    """Give a connection that is closed afterwards what a load needs: much cache, threads that sort."""
    connection.execute(f"PRAGMA cache_size = -{LOAD_CACHE_KIB}")
    waiting_indexes.sort_aside(connection)


class BulkLoad:
    """One load: `begin`, then `inserted` after each chunk of rows, `finish` before the commit; `relax` always."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._indexes: list[str] = []
        self.forgets_reaches = False

    def begin(self, expected: int, *, remembers: bool = False) -> None:
        """Make ready for about so many records.

        `remembers`: nobody will ask the file who has a number or a mailbox; `forgets_reaches` says whether that
        could be made use of.
        """
        run = self._connection.execute
        run(f"PRAGMA cache_size = -{LOAD_CACHE_KIB}")
        search_index.gather_mode(self._connection, on=True, table="search_text")
        for name in _TRIGGERS:
            run(f"DROP TRIGGER {name}")
        live = dict(run("SELECT table_name, live FROM total").fetchall())
        few = [table for table in TABLES if live[table] <= expected]
        self.forgets_reaches = remembers and len(few) == len(TABLES)
        if self.forgets_reaches:  # the first to be made again: whoever types a number asks it
            self._drop_indexes("reach")
        for table in few:
            self._drop_indexes(table)

    def _drop_indexes(self, table: str) -> None:
        found = self._connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ? "
            "ORDER BY name",
            (table,),
        ).fetchall()
        for name, statement in found:
            if name not in KEPT_INDEXES:
                self._connection.execute(f'DROP INDEX "{name}"')
                self._indexes.append(statement)

    def inserted(self, table: str, first: int, last: int) -> None:
        """Count the rows of a table that were just inserted with keys from first to last."""
        run = self._connection.execute
        run(
            f"UPDATE total SET live = live + (SELECT count(*) FROM {table} WHERE id BETWEEN ? AND ?) "
            "WHERE table_name = ?",
            (first, last, table),
        )
        for measure, (counted, day, key, _columns, amount) in TALLIES.items():
            if counted != table:
                continue
            run(
                f"INSERT INTO tally (measure, day, key, amount) SELECT '{measure}', {day.format(r=table)}, "
                f"{key.format(r=table)}, sum({amount.format(r=table)}) FROM {table} "
                "WHERE id BETWEEN ? AND ? AND deleted_at IS NULL "
                "GROUP BY 2, 3 ON CONFLICT (measure, day, key) DO UPDATE SET amount = amount + excluded.amount",
                (first, last),
            )

    def given_phones(self, table: str, ids: Iterable[int]) -> None:
        """Bring the first phone of stored customers or leads up to date who were given ways to reach them."""
        if table != "contact":
            self._connection.executemany(phone_statement(table), [(key,) for key in ids])

    def finish(self) -> None:
        """Put the triggers back and leave word of the indexes."""
        self.relax()
        search_index.gather_mode(self._connection, on=False, table="search_text")
        for statement in trigger_statements():
            if statement.split()[2] in _TRIGGERS:
                self._connection.execute(statement)
        waiting_indexes.leave(self._connection, self._indexes)
        self._indexes = []

    def relax(self) -> None:
        """Give memory back (this is no part of the transaction)."""
        self._connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
