"""Which customers' verdicts may be others after a unit of work: those whose inputs it changed."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from app.db.driver import Connection
from app.db.journal import Recorder, ids_of

MANY = 2_000  # records of one bulk note, as of an import: their owners are found by ranges of keys
AT_ONCE = 20  # customers judged in the unit of work itself; more are left to the background

# the columns a rule asks of each table; nothing named = all of them
_INPUTS: dict[str, frozenset[str]] = {
    "customer": frozenset(  # not whether it is in the bin: those there are judged, too
        {"kind", "relation", "rhythm", "industry", "created_day", "closed_day", "closed_reason"}
        | {f"opening_{name}" for name in ("since", "orders", "total", "last_order")}
    ),
    "sales_order": frozenset(
        {"customer_id", "ordered_day", "state", "home_total", "delivered_day", "promotion", "deleted_at"}
    ),
    "interaction": frozenset({"customer_id", "happened_day", "kind", "outcome", "direction", "deleted_at"}),
    "contract": frozenset(),
    "card": frozenset(),
    "card_use": frozenset(),
    "service_case": frozenset(),
    "satisfaction_answer": frozenset(),
    "verdict": frozenset(),
}
_OWNER = {"customer": "id", "card_use": "(SELECT customer_id FROM card WHERE id = card_use.card_id)"}
_GONE = ("customer", "lead", "deal")


def inputs_changed(recorder: Recorder, connection: Connection) -> set[int]:
    """The customers concerned; those who are gone for good are not among them."""
    found: set[int] = set()
    for table, key, values in _touched(recorder):
        if table == "customer" and key:
            found.add(key)
        found.update(value for name, value in values if name == "customer_id" and value is not None)
    asked = _ids_by_table(recorder)
    for table, ids in asked.items():
        owner = _OWNER.get(table, "customer_id")
        rows = connection.execute(
            f"SELECT {owner} FROM {table} WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(ids)),),
        )
        found.update(key for (key,) in rows if key is not None)
    return found - gone(recorder).get("customer", set())


def judge_wholesale_anew(recorder: Recorder, connection: Connection) -> None:
    """Of very many records changed at once: have their owners judged again, except those who never were."""
    for note in recorder.bulk:
        table, action = note["table_name"], note["action"]
        columns = (*note["before"], *note["after"]["all"], *note["after"]["each"])
        many = sum(last - first + 1 for first, last in note["ranges"]) > MANY
        if not many or action == "delete" or not _concerns(table, action, columns):
            continue
        if table == "customer" and action == "insert":
            continue
        owner = _OWNER.get(table, "customer_id")
        connection.executemany(
            "UPDATE customer SET judge_on = '' WHERE status IS NOT NULL AND id IN "
            f"(SELECT {owner} FROM {table} WHERE id BETWEEN ? AND ?)",
            note["ranges"],
        )


def gone(recorder: Recorder) -> dict[str, set[int]]:
    """Records that were removed for good, as undoing their making does, by table."""
    found: dict[str, set[int]] = {}
    for (table, key), entry in recorder.entries.items():
        if entry.action == "delete" and table in _GONE:
            found.setdefault(table, set()).add(key)
    for note in recorder.bulk:
        if note["action"] == "delete" and note["table_name"] in _GONE:
            found.setdefault(note["table_name"], set()).update(ids_of(note["ranges"]))
    return found


def _concerns(table: str, action: str, columns: Iterable[str]) -> bool:
    wanted = _INPUTS.get(table)
    if wanted is None:
        return False
    return action != "update" or not wanted or not wanted.isdisjoint(columns)


def _touched(recorder: Recorder) -> Iterable[tuple[str, int, list[tuple[str, Any]]]]:
    """Records changed one by one, with what they were and are."""
    for (table, key), entry in recorder.entries.items():
        if _concerns(table, entry.action, (*entry.before, *entry.after)):
            yield table, key, [*entry.before.items(), *entry.after.items()]
    for note in recorder.bulk:  # rows that are gone, or somebody else's now, say whose they were
        if note["action"] in ("delete", "update") and note["table_name"] in _INPUTS:
            for value in set(note["before"].get("customer_id", ())):
                yield note["table_name"], 0, [("customer_id", value)]


def _ids_by_table(recorder: Recorder) -> Mapping[str, set[int]]:
    """Records whose owners are to be asked for."""
    found: dict[str, set[int]] = {}
    for (table, key), entry in recorder.entries.items():
        if table != "customer" and _concerns(table, entry.action, (*entry.before, *entry.after)):
            found.setdefault(table, set()).add(key)
    for note in recorder.bulk:
        columns = (*note["before"], *note["after"]["all"], *note["after"]["each"])
        few = sum(last - first + 1 for first, last in note["ranges"]) <= MANY
        if few and note["action"] != "delete" and _concerns(note["table_name"], note["action"], columns):
            found.setdefault(note["table_name"], set()).update(ids_of(note["ranges"]))
    return found
