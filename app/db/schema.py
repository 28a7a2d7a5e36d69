"""The parts of the schema that no entity declares: triggers that keep sums and next steps, search tables.

Everything here is derived: it can be dropped and rebuilt from the records at any time.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from app.db.driver import Connection
from app.db.kept_sales import rebuild_sales, sales_triggers

SCHEMA_VERSION = 4

LIVE_TABLES = (
    *("customer", "contact", "lead", "interaction", "follow_up"),
    *("deal", "product", "quote", "sales_order", "campaign"),
)

OWNERS = ("customer", "lead", "deal")  # whose talks and next steps are kept
# a note to oneself or a call nobody took is no contact
TWO_WAY = "deleted_at IS NULL AND kind <> 'note' AND outcome IS NOT 'not_reached'"

# Four letters are answered by the index of five; a word of more is looked up among the few that begin so.
_HOW = "content='', contentless_delete=1, prefix='1 2 3 5', tokenize=\"unicode61 remove_diacritics 2\""
_NAMES = "han, syllables, joined, initials, latin, digits, mail, words"
SEARCH_TABLES = {  # people and firms; deals, products and papers; texts
    "search_people": f"CREATE VIRTUAL TABLE search_people USING fts5({_NAMES}, {_HOW})",
    "search_things": f"CREATE VIRTUAL TABLE search_things USING fts5({_NAMES}, {_HOW})",
    "search_text": f"CREATE VIRTUAL TABLE search_text USING fts5(words, {_HOW})",
}


def _total_triggers(table: str) -> list[str]:
    """Keep total.live of a table right over insert, delete, recycle and restore."""
    add = f"UPDATE total SET live = live + 1 WHERE table_name = '{table}';"
    sub = f"UPDATE total SET live = live - 1 WHERE table_name = '{table}';"
    return [
        f"CREATE TRIGGER total_{table}_insert AFTER INSERT ON {table} WHEN NEW.deleted_at IS NULL BEGIN {add} END",
        f"CREATE TRIGGER total_{table}_delete AFTER DELETE ON {table} WHEN OLD.deleted_at IS NULL BEGIN {sub} END",
        f"CREATE TRIGGER total_{table}_hide AFTER UPDATE OF deleted_at ON {table} "
        f"WHEN OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL BEGIN {sub} END",
        f"CREATE TRIGGER total_{table}_show AFTER UPDATE OF deleted_at ON {table} "
        f"WHEN OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL BEGIN {add} END",
    ]


class Tallied(NamedTuple):
    """What is added up per day: {r} is OLD or NEW, `columns` those whose change matters, `amount` per record."""

    table: str
    day: str
    key: str
    columns: str
    amount: str = "1"


STANDING_TOTAL = "CASE {r}.state WHEN 'cancelled' THEN 0 ELSE coalesce({r}.home_total, 0) END"

TALLIES = {
    "customer": Tallied("customer", "{r}.created_day", "{r}.kind", "created_day, kind, deleted_at"),
    "lead": Tallied(
        "lead",
        "{r}.created_day",
        "{r}.state || '|' || coalesce({r}.channel_id, '')",
        "created_day, state, channel_id, deleted_at",
    ),
    "interaction": Tallied("interaction", "{r}.happened_day", "{r}.kind", "happened_day, kind, deleted_at"),
    "follow_up": Tallied(
        "follow_up",
        "coalesce(substr({r}.due, 1, 10), '')",
        "CASE WHEN {r}.state = 'done' THEN CASE WHEN {r}.due IS NULL OR {r}.done_day <= substr({r}.due, 1, 10) "
        "THEN 'on_time' ELSE 'late' END ELSE {r}.state END",
        "due, state, done_day, deleted_at",
    ),
    "order": Tallied("sales_order", "{r}.ordered_day", "{r}.state", "ordered_day, state, deleted_at"),
    "revenue": Tallied(
        "sales_order",
        "{r}.ordered_day",
        "{r}.state",
        "ordered_day, state, home_total, deleted_at",
        "coalesce({r}.home_total, 0)",
    ),
    "lead_campaign": Tallied(
        "lead", "{r}.created_day", "coalesce({r}.campaign, '')", "created_day, campaign, deleted_at"
    ),
    "revenue_channel": Tallied(
        "sales_order",
        "{r}.ordered_day",
        "coalesce(CAST({r}.channel_id AS TEXT), '')",
        "ordered_day, state, channel_id, home_total, deleted_at",
        STANDING_TOTAL,
    ),
    "revenue_campaign": Tallied(
        "sales_order",
        "{r}.ordered_day",
        "coalesce({r}.campaign, '')",
        "ordered_day, state, campaign, home_total, deleted_at",
        STANDING_TOTAL,
    ),
}


def _tally_triggers(measure: str) -> list[str]:
    """Keep tally rows of one measure right over every change of the columns that matter."""
    table, day, key, columns, amount = TALLIES[measure]

    def change(row: str, sign: str) -> str:
        return (
            f"INSERT INTO tally (measure, day, key, amount) SELECT '{measure}', {day.format(r=row)}, "
            f"{key.format(r=row)}, {sign}{amount.format(r=row)} WHERE {row}.deleted_at IS NULL "
            "ON CONFLICT (measure, day, key) DO UPDATE SET amount = amount + excluded.amount;"
        )

    return [
        f"CREATE TRIGGER tally_{measure}_insert AFTER INSERT ON {table} BEGIN {change('NEW', '')} END",
        f"CREATE TRIGGER tally_{measure}_delete AFTER DELETE ON {table} BEGIN {change('OLD', '-')} END",
        f"CREATE TRIGGER tally_{measure}_update AFTER UPDATE OF {columns} ON {table} "
        f"BEGIN {change('OLD', '-')} {change('NEW', '')} END",
    ]


def _last_contact(owner: str, row: str) -> str:
    """Recompute when somebody was last spoken to; a note to oneself or a call nobody took is no contact."""
    return (
        f"UPDATE {owner} SET last_contact_at = (SELECT happened_at FROM interaction WHERE {owner}_id = {owner}.id "
        f"AND {TWO_WAY} ORDER BY happened_at DESC LIMIT 1) WHERE id = {row}.{owner}_id;"
    )


def _next_due(owner: str, row: str) -> str:
    """Recompute the next open follow-up."""
    return (
        f"UPDATE {owner} SET next_due = (SELECT min(due) FROM follow_up WHERE {owner}_id = {owner}.id "
        f"AND deleted_at IS NULL AND state = 'open') WHERE id = {row}.{owner}_id;"
    )


def phone_statement(owner: str, key: str = "?") -> str:
    """Set the first phone of one customer or lead."""
    return (
        f"UPDATE {owner} SET phone = (SELECT value FROM reach WHERE {owner}_id = {owner}.id AND kind = 'phone' "
        f"AND deleted_at IS NULL ORDER BY position, id LIMIT 1) WHERE id = {key}"
    )


def _phone(owner: str, row: str) -> str:
    """Recompute the first phone."""
    return f"{phone_statement(owner, f'{row}.{owner}_id')};"


def _kept_triggers() -> list[str]:
    """Keep last_contact_at and next_due of customers, leads and deals, the first phone of the first two."""
    found = []
    for owner in OWNERS:
        found.append(
            f"CREATE TRIGGER kept_{owner}_contact_insert AFTER INSERT ON interaction "
            f"WHEN NEW.{owner}_id IS NOT NULL AND NEW.deleted_at IS NULL AND NEW.kind <> 'note' "
            "AND NEW.outcome IS NOT 'not_reached' BEGIN "
            f"UPDATE {owner} SET last_contact_at = NEW.happened_at WHERE id = NEW.{owner}_id "
            "AND (last_contact_at IS NULL OR last_contact_at < NEW.happened_at); END"
        )
        for table, compute, columns in (
            ("interaction", _last_contact, f"{owner}_id, happened_at, kind, outcome, deleted_at"),
            ("follow_up", _next_due, f"{owner}_id, due, state, deleted_at"),
            ("reach", _phone, f"{owner}_id, kind, value, position, deleted_at"),
        ):
            if owner == "deal" and table == "reach":
                continue
            name = f"kept_{owner}_{table}"
            if table != "interaction":
                found.append(
                    f"CREATE TRIGGER {name}_insert AFTER INSERT ON {table} WHEN NEW.{owner}_id IS NOT NULL "
                    f"BEGIN {compute(owner, 'NEW')} END"
                )
            found.append(
                f"CREATE TRIGGER {name}_delete AFTER DELETE ON {table} WHEN OLD.{owner}_id IS NOT NULL "
                f"BEGIN {compute(owner, 'OLD')} END"
            )
            found.append(
                f"CREATE TRIGGER {name}_update AFTER UPDATE OF {columns} ON {table} "
                f"WHEN OLD.{owner}_id IS NOT NULL OR NEW.{owner}_id IS NOT NULL "
                f"BEGIN {compute(owner, 'OLD')} {compute(owner, 'NEW')} END"
            )
    return found


def trigger_statements() -> list[str]:
    """Every trigger of the current schema."""
    found = [*_kept_triggers(), *sales_triggers()]
    for table in LIVE_TABLES:
        found += _total_triggers(table)
    for measure in TALLIES:
        found += _tally_triggers(measure)
    return found


def create_derived(connection: Connection) -> None:
    """Search tables, zero totals and triggers of a new database."""
    create_search(connection)
    connection.executemany("INSERT INTO total (table_name, live) VALUES (?, 0)", [(t,) for t in LIVE_TABLES])
    create_triggers(connection)


def create_search(connection: Connection, tables: Collection[str] = tuple(SEARCH_TABLES)) -> None:
    """Empty search tables, in place of those that are there."""
    from app.db import search_index  # with all about words: not needed to open a file

    for table in tables:
        connection.execute(f"DROP TABLE IF EXISTS {table}")
        connection.execute(SEARCH_TABLES[table])
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('secure-delete', 1)")
    search_index.leave_merging(connection)


def create_triggers(connection: Connection) -> None:
    """Switch the keeping of derived values on."""
    for statement in trigger_statements():
        connection.execute(statement)


def drop_triggers(connection: Connection) -> None:
    """Switch it off, for a set-based load that calls `rebuild_kept` afterwards (same transaction)."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        connection.execute(f'DROP TRIGGER "{name}"')


def rebuild_kept(connection: Connection) -> None:
    """Compute every derived value anew, set-based (triggers must be off)."""
    for _done in kept_anew(connection):
        pass


def kept_anew(connection: Connection) -> Iterator[tuple[int, int]]:
    """The same in steps; yields (done, total)."""
    steps = len(OWNERS) + 2
    for done, owner in enumerate(OWNERS):
        yield done, steps
        connection.execute(_kept_statement(owner))
    yield len(OWNERS), steps
    rebuild_sales(connection)
    yield len(OWNERS) + 1, steps
    _rebuild_sums(connection)


def _kept_statement(owner: str) -> str:
    """Write what is kept of the owners that differ: a record that is written renews its entries in the indexes."""
    found = {
        "last_contact_at": f"SELECT happened_at FROM interaction WHERE {owner}_id = o.id AND {TWO_WAY} "
        "ORDER BY happened_at DESC LIMIT 1",
        "next_due": f"SELECT min(due) FROM follow_up WHERE {owner}_id = o.id AND deleted_at IS NULL "
        "AND state = 'open'",
        "phone": f"SELECT value FROM reach WHERE {owner}_id = o.id AND kind = 'phone' AND deleted_at IS NULL "
        "ORDER BY position, id LIMIT 1",
    }
    if owner == "deal":
        del found["phone"]
    values = ", ".join(f"({query}) AS {column}" for column, query in found.items())
    return (
        f"WITH right_now AS MATERIALIZED (SELECT id, {values} FROM {owner} o) "
        f"UPDATE {owner} SET {', '.join(f'{column} = r.{column}' for column in found)} FROM right_now r "
        f"WHERE r.id = {owner}.id AND ({' OR '.join(f'{owner}.{c} IS NOT r.{c}' for c in found)})"
    )


def _rebuild_sums(connection: Connection) -> None:
    connection.execute("DELETE FROM tally")
    for measure, (table, day, key, _columns, amount) in TALLIES.items():
        connection.execute(
            f"INSERT INTO tally (measure, day, key, amount) SELECT '{measure}', {day.format(r=table)}, "
            f"{key.format(r=table)}, sum({amount.format(r=table)}) FROM {table} WHERE deleted_at IS NULL GROUP BY 2, 3"
        )
    for table in LIVE_TABLES:
        connection.execute("INSERT OR IGNORE INTO total (table_name, live) VALUES (?, 0)", (table,))
        connection.execute(
            f"UPDATE total SET live = (SELECT count(*) FROM {table} WHERE deleted_at IS NULL) WHERE table_name = ?",
            (table,),
        )
