"""The recorder of changes: hears what a session flushes and writes it down as journal entries of one step.

Derived columns (kept by triggers) and stamps are not recorded. Bulk statements bypass the session, so the
use-case that needs one notes them itself (`Recorder.note_bulk`).
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from app.changes import Changes
from app.db.journal_step import Step
from app.db.search_index import FOUND_BY, FOUND_THROUGH
from app.models import (
    AttachmentContent,
    Base,
    ImportMapping,
    ImportRun,
    JournalEntry,
    JournalStep,
    Meta,
    Setting,
    Tally,
    Total,
)

__all__ = ["Recorder", "Step", "ids_of", "ranges_of"]

UNRECORDED = (
    AttachmentContent,
    ImportMapping,
    ImportRun,
    JournalEntry,
    JournalStep,
    Meta,
    Setting,
    Tally,
    Total,
)
STAMPS = frozenset({"created_at", "updated_at", "updated_on"})
KEPT = {  # by triggers and verdicts
    "customer": frozenset(
        {
            "last_contact_at",
            "next_due",
            "phone",
            "order_count",
            "first_order_day",
            "last_order_day",
            "revenue",
            *("status", "status_since", "lifecycle", "loyalty", "tier", "outlook", "judge_on"),
        }
    ),
    "lead": frozenset({"last_contact_at", "next_due", "phone", "score", "grade", "odds"}),
    "deal": frozenset({"last_contact_at", "next_due"}),
    "sales_order": frozenset({"paid", "returned"}),
}
# parts of a record whose going is part of its history
PARTS = frozenset({"reach", "custom_value", "profile", "family_member", "important_date"})
SHOWN_WITH_OWNERS = PARTS | {"contact", "interaction", "follow_up", "tag_link"}
OWNERS = ("customer", "contact", "lead", "deal")
MANY = 2_000  # more touched records than this are announced wholesale


@dataclass
class Entry:
    """What happened to one record in this transaction; flushes of the same record melt into one entry."""

    action: str
    before: dict[str, Any]
    after: dict[str, Any]


def skipped(table: str, column: str) -> bool:
    """Whether a column is never recorded."""
    return column in STAMPS or column in KEPT.get(table, ())


def ranges_of(ids: Iterable[int]) -> list[list[int]]:
    """Sorted keys as [from, to] runs."""
    found: list[list[int]] = []
    for key in sorted(ids):
        if found and key == found[-1][1] + 1:
            found[-1][1] = key
        else:
            found.append([key, key])
    return found


def ids_of(ranges: Iterable[Sequence[int]]) -> list[int]:
    """The keys of [from, to] runs."""
    return [key for first, last in ranges for key in range(first, last + 1)]


class Recorder:
    """Collects what one unit of work did; `write` turns it into journal rows, `changes` into an announcement."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, int], Entry] = {}
        self.bulk: list[dict[str, Any]] = []
        self.wholesale: set[str] = set()
        self.touched: dict[str, set[int]] = {}
        self.reworded: dict[str, set[int]] = {}  # whose words in the search index changed
        self.shown_by: dict[
            str, set[int]
        ] = {}  # customers and leads whose kept columns, phones or tags changed

    def note_session(self, session: Session) -> None:
        """Called before a flush: note new, changed and deleted entities."""
        for entity in session.new:
            if not isinstance(entity, UNRECORDED):
                self._note_insert(entity)
        for entity in session.dirty:
            if not isinstance(entity, UNRECORDED) and session.is_modified(entity):
                self._note_update(entity)
        for entity in session.deleted:
            if not isinstance(entity, UNRECORDED):
                self._note_delete(entity)

    def note(self, table: str, key: int, action: str, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Note one record by hand, for statements that bypass the session."""
        self.touched.setdefault(table, set()).add(key)
        if self._rewords(table, action, (*before, *after)):
            self.reworded.setdefault(table, set()).add(key)
        self._touch_owners(table, {**before, **after})
        if action == "delete" and table in SHOWN_WITH_OWNERS:
            self._note_owners(table, before)
        known = self.entries.get((table, key))
        if known is None:
            self.entries[(table, key)] = Entry(action, dict(before), dict(after))
        elif action == "update":
            for column, value in before.items():
                if known.action == "update":
                    known.before.setdefault(column, value)
            known.after.update(after)
        elif action == "delete" and known.action == "insert":
            del self.entries[(table, key)]
        else:
            known.action, known.after = action, dict(after)
            known.before = {**before, **known.before}

    def _touch_owners(self, table: str, values: dict[str, Any]) -> None:
        """A phone, value or tag that came or went changes how its owner looks, all but a tag also how it is found."""
        if table in PARTS or table == "tag_link":
            for owner in OWNERS:
                if key := values.get(f"{owner}_id"):
                    self.touched.setdefault(owner, set()).add(key)
                    if table in FOUND_THROUGH:
                        self.reworded.setdefault(owner, set()).add(key)

    @staticmethod
    def _rewords(table: str, action: str, columns: Iterable[str]) -> bool:
        """Whether a change is one of the words by which records are found."""
        if action != "update" or table in FOUND_THROUGH:
            return True
        return not FOUND_BY.get(table, frozenset()).isdisjoint(columns)

    def fresh(self) -> dict[str, set[int]]:
        """Records made in this unit of work."""
        found: dict[str, set[int]] = {}
        for (table, key), entry in self.entries.items():
            if entry.action == "insert":
                found.setdefault(table, set()).add(key)
        return found

    def _note_owners(self, table: str, values: dict[str, Any]) -> None:
        """Whose row looks different now that this is gone; a removed phone is part of its owner's history."""
        for owner in OWNERS:
            if key := values.get(f"{owner}_id"):
                self.shown_by.setdefault(owner, set()).add(key)
                if table in PARTS:
                    self.note(owner, key, "update", {}, {})

    def touch_owners_of(self, columns: Sequence[str], rows: Sequence[Sequence[Any]], table: str) -> None:
        """The same for many rows at once."""
        for row in rows:
            self._touch_owners(table, dict(zip(columns, row, strict=True)))

    def note_bulk(
        self,
        table: str,
        action: str,
        ids: Sequence[int],
        *,
        before: dict[str, Sequence[Any]] | None = None,
        after: dict[str, Any] | None = None,
        after_each: dict[str, Sequence[Any]] | None = None,
        announce: bool = True,
    ) -> None:
        """Note what a bulk statement did to `ids` (sorted ascending; lists are aligned with them).

        `after` are values common to all, `after_each` and `before` one value per key. An insert noted without
        values is undone by moving the records to the recycle bin, one with values by removing them.
        """
        self.bulk.append(
            {
                "table_name": table,
                "action": action,
                "ranges": ranges_of(ids),
                "before": {column: list(values) for column, values in (before or {}).items()},
                "after": {
                    "all": after or {},
                    "each": {column: list(values) for column, values in (after_each or {}).items()},
                },
            }
        )
        if announce:
            self.touched.setdefault(table, set()).update(ids)
            if self._rewords(table, action, (*(before or ()), *(after or ()))):
                self.reworded.setdefault(table, set()).update(ids)
            self._touch_moved(table, before or {}, {**(after or {}), **(after_each or {})})
        else:
            self.wholesale.add(table)

    def _touch_moved(self, table: str, before: dict[str, Sequence[Any]], after: dict[str, Any]) -> None:
        """Phones and tags that went from one owner to another change both."""
        for column, values in before.items() if table in FOUND_THROUGH else ():
            given = after.get(column)
            for key in {*values, *(given if isinstance(given, (list, tuple)) else (given,))}:
                self._touch_owners(table, {column: key})

    def _note_insert(self, entity: Base) -> None:
        values = _values(entity)
        self.note(entity.__tablename__, int(values.pop("id")), "insert", {}, values)

    def _note_delete(self, entity: Base) -> None:
        values = _values(entity)
        self.note(entity.__tablename__, int(values.pop("id")), "delete", values, {})

    def _note_update(self, entity: Base) -> None:
        table = entity.__tablename__
        state = inspect(entity)
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for attribute in state.mapper.column_attrs:
            history = state.attrs[attribute.key].load_history()
            column = attribute.key
            if not history.has_changes() or skipped(table, column):
                continue
            old = history.deleted[0] if history.deleted else None
            new = history.added[0] if history.added else None
            if old != new:
                before[column], after[column] = plain(old), plain(new)
        if after:
            self.note(table, int(entity.id), "update", before, after)  # type: ignore[attr-defined]

    def rows(self, step_id: int, next_id: Any) -> list[dict[str, Any]]:
        """Journal entry rows (JSON already encoded) of everything noted."""
        found = [
            {
                "id": next_id(),
                "step_id": step_id,
                "table_name": table,
                "record_id": key,
                "action": entry.action,
                "before": _json(entry.before),
                "after": _json(entry.after),
                "ranges": None,
            }
            for (table, key), entry in self.entries.items()
        ]
        found += [
            {
                "id": next_id(),
                "step_id": step_id,
                "table_name": note["table_name"],
                "record_id": None,
                "action": note["action"],
                "before": _json(note["before"]),
                "after": _json(note["after"]),
                "ranges": _json(note["ranges"]),
            }
            for note in self.bulk
        ]
        return found

    def changes(self, step_id: int | None) -> Changes:
        """What to announce after the commit."""
        groups: dict[str, dict[str, set[int]]] = {"insert": {}, "update": {}, "delete": {}}
        for (table, key), entry in self.entries.items():
            groups[entry.action].setdefault(table, set()).add(key)
        for note in self.bulk:
            if note["table_name"] not in self.wholesale:
                groups[note["action"]].setdefault(note["table_name"], set()).update(ids_of(note["ranges"]))
        for table, ids in self.shown_by.items():
            known = groups["insert"].get(table, set()) | groups["delete"].get(table, set())
            if rest := ids - known:
                groups["update"].setdefault(table, set()).update(rest)
        everything = set(self.wholesale)
        if everything & SHOWN_WITH_OWNERS:
            everything |= {"customer", "lead"}
        for group in groups.values():
            everything |= {table for table, ids in group.items() if len(ids) > MANY}
        frozen = {
            name: {t: frozenset(ids) for t, ids in group.items() if t not in everything}
            for name, group in groups.items()
        }
        return Changes(frozen["insert"], frozen["update"], frozen["delete"], frozenset(everything), step_id)


def _values(entity: Base) -> dict[str, Any]:
    """Recorded columns of an entity that hold something."""
    state = inspect(entity)
    table = entity.__tablename__
    return {
        attribute.key: plain(value)
        for attribute in state.mapper.column_attrs
        if not skipped(table, attribute.key) and (value := getattr(entity, attribute.key)) is not None
    }


def plain(value: Any) -> Any:
    """A value as the journal keeps it: enums as their value, bytes as hex."""
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    if hasattr(value, "value") and not isinstance(value, (str, int)):
        return value.value
    return value


def _json(value: Any) -> str | None:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else None
