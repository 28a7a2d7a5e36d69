"""What happened to the prices of a product, to the needs it answers and to the parts of a bundle."""

import json
from typing import Any

from app.db.reader import Reader

# table -> owner's column, what it names, the column that says how much
_PARTS = {
    "price": (
        "product_id",
        "SELECT name, currency FROM price_list WHERE id = ?",
        "price_list_id",
        "amount",
    ),
    "product_need": ("product_id", "SELECT name, '' FROM need WHERE id = ?", "need_id", "reason"),
    "bundle_part": ("bundle_id", "SELECT name, '' FROM product WHERE id = ?", "product_id", "quantity"),
}
Change = tuple[int, str, str, Any, Any]


def product_changes(reader: Reader, key: int) -> list[Change]:
    """(step, part, name, before, after) of each: a price as (amount, currency), a quantity in thousandths.

    A part that is not there is None; a need without a reason is "".
    """
    found: list[Change] = []
    for table, (owner, named, target, value) in _PARTS.items():
        rows = dict(reader.all(f"SELECT id, {target} FROM {table} WHERE {owner} = ?", (key,)))
        entries = reader.by_ids(
            "SELECT step_id, record_id, before, after FROM journal_entry WHERE record_id IN {ids} "
            "AND table_name = ? ORDER BY id",
            rows,
            (table,),
        )
        said: dict[int, Any] = {}
        for step, row, before, after in entries:
            name, currency = reader.one(named, (rows[row],)) or ("", "")
            old = said.get(row)
            new = _after(old, json.loads(before or "{}"), json.loads(after or "{}"), value, currency)
            said[row] = new
            if old != new:
                found.append((step, table, name, old, new))
    return found


def _after(old: Any, before: dict[str, Any], after: dict[str, Any], value: str, currency: str) -> Any:
    """What a part says after an entry of the journal."""
    if after.get("deleted_at") or (before and not after):
        return None
    if value not in after and old is not None:
        return old
    said = after.get(value, before.get(value))
    return (said, currency) if currency else said if said is not None else ""
