"""Take records out of a file for good, with all that hangs on them, and remember only their keys.

The keys are the receipt: they say that somebody was erased, not who, and let a backup from before the erasure
be put back without bringing the erased ones back.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from app.db import search_index
from app.db.driver import Connection, connect
from app.db.journal import ids_of, ranges_of
from app.db.journal_erase import forget_records
from app.models import Base
from app.sentences.errors import UserError

_IDS = "(SELECT value FROM json_each(?))"
STEP = "erase"

# what goes with its owner; every other reference to an erased record is emptied
_PARTS = {
    ("contact", "customer_id"),
    ("interaction", "customer_id"),
    ("interaction", "lead_id"),
    ("follow_up", "customer_id"),
    ("follow_up", "lead_id"),
    ("reach", "customer_id"),
    ("reach", "contact_id"),
    ("reach", "lead_id"),
    ("tag_link", "customer_id"),
    ("tag_link", "contact_id"),
    ("tag_link", "lead_id"),
    ("attachment", "customer_id"),
    ("attachment", "interaction_id"),
    ("attachment", "deal_id"),
    ("attachment", "quote_id"),
    *((part, "customer_id") for part in ("deal", "quote", "sales_order", "contract", "card")),
    *(
        (part, "customer_id")
        for part in ("installed_product", "objection", "agreed_goal", "promise", "answer")
    ),
    *(
        (part, "deal_id")
        for part in ("stage_move", "deal_contact", "deal_need", "solution_line", "answer", "term")
    ),
    *(
        (part, "deal_id")
        for part in ("concession", "objection", "competitor_offer", "agreed_goal", "promise")
    ),
    *(
        (part, f"{owner}_id")
        for part in ("verdict", "verdict_change")
        for owner in ("customer", "lead", "deal")
    ),
    ("answer", "lead_id"),
    *(
        (part, "customer_id")
        for part in ("profile", "family_member", "important_date", "sensitive_showing", "favour")
    ),
    *((part, "customer_id") for part in ("proposal_answer", "service_case", "satisfaction_answer")),
    *(("custom_value", f"{owner}_id") for owner in ("customer", "contact", "lead", "deal", "field")),
    *(("tie", f"{end}_{owner}_id") for end in ("from", "to") for owner in ("customer", "contact")),
    *(
        ("known_different", f"{which}{owner}_id")
        for which in ("", "other_")
        for owner in ("customer", "contact", "lead")
    ),
    ("important_date", "contact_id"),
    ("attachment", "contact_id"),
    ("deal_contact", "contact_id"),
    ("deal_contact", "customer_id"),
    ("quote_line", "quote_id"),
    ("quote_instalment", "quote_id"),
    *((part, "order_id") for part in ("order_line", "instalment", "payment", "order_return")),
    ("card_use", "card_id"),
    ("price", "product_id"),
    ("bundle_part", "product_id"),
    ("bundle_part", "bundle_id"),
    ("product_need", "product_id"),
    ("competitor_offer", "competitor_id"),
}
# columns that are not called after their table
_OWNERS = {"order": "sales_order", "bundle": "product", "field": "custom_field"} | {
    f"{which}_{owner}": owner
    for which in ("from", "to", "other")
    for owner in ("customer", "contact", "lead")
}


def erase_rows(connection: Connection, table: str, roots: Iterable[int]) -> dict[str, set[int]]:
    """Erase records of a table in the caller's transaction; returns every key that went, by table."""
    erased = _with_parts(connection, table, _with_merged(connection, table, set(roots)))
    _loosen(connection, erased)
    for name, keys in erased.items():
        connection.execute(f"DELETE FROM {name} WHERE id IN {_IDS}", (json.dumps(sorted(keys)),))
    connection.execute("DELETE FROM attachment_content WHERE sha256 NOT IN (SELECT sha256 FROM attachment)")
    search_index.refresh(connection, erased)
    search_index.purge(connection)
    forget_records(connection, erased)
    return erased


def receipt(erased: Mapping[str, set[int]]) -> dict[str, list[list[int]]]:
    """What a step keeps of an erasure: keys as [from, to] runs, by table; nothing personal."""
    return {table: ranges_of(keys) for table, keys in sorted(erased.items())}


def erased_before(path: Path) -> dict[str, set[int]]:
    """The keys of everything that was ever erased in a file; nothing when it is not a file of ours."""
    found: dict[str, set[int]] = {}
    try:
        connection = connect(path, read_only=True)
    except UserError:
        return found
    try:
        rows = connection.execute("SELECT details FROM journal_step WHERE code = ?", (STEP,)).fetchall()
    except Exception as error:
        if not type(error).__module__.startswith("sqlcipher3"):
            raise
        return found
    finally:
        connection.close()
    for (details,) in rows:
        for table, ranges in (json.loads(details or "{}").get("erased") or {}).items():
            found.setdefault(table, set()).update(ids_of(ranges))
    return found


def erase_again(connection: Connection, erased: Mapping[str, set[int]]) -> int:
    """Erase in a restored file what had been erased since the backup was made; returns how many records."""
    count = 0
    for table, keys in erased.items():
        if table in Base.metadata.tables:
            rows = connection.execute(
                f"SELECT id FROM {table} WHERE id IN {_IDS}", (json.dumps(sorted(keys)),)
            ).fetchall()
            if rows:
                erase_rows(connection, table, [key for (key,) in rows])
                count += len(rows)
    return count


def _with_merged(connection: Connection, table: str, roots: set[int]) -> set[int]:
    """The records and those that were merged into them: these tell of the same person."""
    if "merged_into_id" not in Base.metadata.tables[table].columns:
        return roots
    found, fresh = set(roots), set(roots)
    while fresh:
        fresh = _referring(connection, table, "merged_into_id", fresh) - found
        found |= fresh
    return found


def _with_parts(connection: Connection, table: str, roots: set[int]) -> dict[str, set[int]]:
    """The records and all that hangs on them, by table."""
    erased = {table: set(roots)}
    fresh: dict[str, set[int]] = {table: set(roots)}
    while fresh:
        following: dict[str, set[int]] = {}
        for part, column in sorted(_PARTS):
            owner = column.removesuffix("_id")
            if keys := fresh.get(_OWNERS.get(owner, owner)):
                found = _referring(connection, part, column, keys) - erased.get(part, set())
                erased.setdefault(part, set()).update(found)
                following.setdefault(part, set()).update(found)
        fresh = {name: keys for name, keys in following.items() if keys}
    return {name: keys for name, keys in erased.items() if keys}


def _referring(connection: Connection, table: str, column: str, keys: set[int]) -> set[int]:
    rows = connection.execute(
        f"SELECT id FROM {table} WHERE {column} IN {_IDS}", (json.dumps(sorted(keys)),)
    ).fetchall()
    return {key for (key,) in rows}


def _loosen(connection: Connection, erased: dict[str, set[int]]) -> None:
    """Empty every other reference to what is erased."""
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            column, target = key.parent.name, key.column.table.name
            if target in erased and (table.name, column) not in _PARTS and key.parent.nullable:
                connection.execute(
                    f"UPDATE {table.name} SET {column} = NULL WHERE {column} IN {_IDS}",
                    (json.dumps(sorted(erased[target])),),
                )
