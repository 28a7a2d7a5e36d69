"""One writing transaction: its session, its keys and stamps, and the journal of what it did."""

import json
from collections.abc import Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session, UOWTransaction

from app.changes import Changes
from app.db import search_index
from app.db.driver import CACHE_KIB, ROOM_KIB
from app.db.journal import Recorder, Step
from app.db.keys import HybridClock, KeyMaker, stamp_ms
from app.models.base import Base, Recorded
from app.sentences.errors import UserError

MANY = 500
_WITH_DEAL = ("customer_id", "lead_id", "deal_id")
_OF_CUSTOMERS = ("contact", "profile", "family_member", "important_date")
_OWNERS = dict.fromkeys(("interaction", "follow_up", "custom_value"), _WITH_DEAL) | dict.fromkeys(
    _OF_CUSTOMERS, ("customer_id",)
)
Entity = TypeVar("Entity", bound=Base)


class UnitOfWork:
    """What a use-case is given: read and change entities through `session`; commit is the store's business."""

    def __init__(self, connection: Connection, step: Step, member_id: int | None, clock: HybridClock) -> None:
        self.connection = connection
        self.driver = cast(Any, connection.connection.dbapi_connection)
        self.session = Session(bind=connection, autoflush=True, expire_on_commit=False)
        self.step = step
        self.member_id = member_id
        self.stamp = clock.tick()
        self.now_ms = stamp_ms(self.stamp)
        self.recorder = Recorder()
        identity = dict(self.driver.execute("SELECT name, value FROM meta").fetchall())
        self.keys = KeyMaker(int(identity["device"]), int(identity["counter"]))
        self.reverts_id: int | None = None
        self.reindex = True
        self._step_id: int | None = None
        self._roomy = False
        event.listen(self.session, "before_flush", self._before_flush)

    # -- for use-cases -------------------------------------------------------------------------------------

    def add(self, entity: Entity) -> Entity:
        """Add a new entity; its key is there at once."""
        if isinstance(entity, Recorded) and entity.id is None:
            entity.id = self.keys.next()
        self.session.add(entity)
        return entity

    def get(self, entity_class: type[Entity], key: int) -> Entity:
        """The record with this key; a missing or recycled one is a UserError."""
        found = self.session.get(entity_class, key)
        if found is None or getattr(found, "deleted_at", None) is not None:
            raise UserError("record.gone", kind=f"@table.{entity_class.__tablename__}")
        return found

    def recycle(self, entity: Recorded) -> None:
        """Move a record to the recycle bin."""
        entity.deleted_at = self.stamp

    def note_bulk(self, table: str, action: str, ids: Sequence[int], **values: Any) -> None:
        """Note what a bulk statement did (see Recorder.note_bulk)."""
        self.recorder.note_bulk(table, action, ids, **values)

    def stamps(self) -> dict[str, int]:
        """created_at, updated_at, updated_on for rows inserted by statements of one's own."""
        return {"created_at": self.stamp, "updated_at": self.stamp, "updated_on": self.keys.device}

    def make_room(self, records: int) -> None:
        """A step that touches thousands of records gets more memory until its end."""
        if records >= MANY and not self._roomy:
            self._roomy = True
            self.driver.execute(f"PRAGMA cache_size=-{ROOM_KIB}")

    def leave_room(self) -> None:
        """Give the memory back."""
        if self._roomy:
            self.driver.execute(f"PRAGMA cache_size=-{CACHE_KIB}")

    def keep_step(self) -> None:
        """Write the step into the journal even when nothing of what it did can be noted."""
        self._step_id = self.step_id

    @property
    def step_id(self) -> int:
        """The key the journal step of this transaction gets."""
        if self._step_id is None:
            self._step_id = self.keys.next()
        return self._step_id

    # -- for the store -------------------------------------------------------------------------------------

    def _before_flush(self, session: Session, _context: UOWTransaction, _instances: Any) -> None:
        for entity in session.new:
            if isinstance(entity, Recorded):
                if entity.id is None:
                    entity.id = self.keys.next()
                entity.created_at = entity.created_at or self.stamp
                entity.updated_at = self.stamp
                entity.updated_on = self.keys.device
                _apply_defaults(entity)
        for entity in session.dirty:
            if isinstance(entity, Recorded) and session.is_modified(entity):
                entity.updated_at = self.stamp
                entity.updated_on = self.keys.device
        self.recorder.note_session(session)

    def finish(self) -> Changes:
        """Flush, bring the search index up to date, write the journal, store counter and clock."""
        self.session.flush()
        if self.reindex:
            search_index.refresh(self.driver, self.recorder.reworded, self.recorder.fresh())
        self._note_owners()
        if leads := self.recorder.shown_by["lead"]:
            self._rescore(leads)
        self._rejudge()
        step_id = self._write_journal()
        self.driver.execute("UPDATE meta SET value = ? WHERE name = 'counter'", (self.keys.counter,))
        self.driver.execute("UPDATE meta SET value = ? WHERE name = 'clock'", (self.stamp,))
        return self.recorder.changes(step_id)

    def _note_owners(self) -> None:
        """Whose row looks different because a talk, a follow-up, a phone or a tag of theirs changed."""
        shown = self.recorder.shown_by
        for owner in ("customer", "lead", "deal"):
            shown.setdefault(owner, set()).update(self.recorder.touched.get(owner, ()))
        for table in (*_OWNERS, "reach", "tag_link"):
            if not self.recorder.touched.get(table):
                continue
            ids = json.dumps(sorted(self.recorder.touched[table]))
            columns = _OWNERS.get(table, ("customer_id", "lead_id"))
            for row in self.driver.execute(
                f"SELECT {', '.join(columns)} FROM {table} WHERE id IN (SELECT value FROM json_each(?))",
                (ids,),
            ):
                for column, key in zip(columns, row, strict=True):
                    if key is not None:
                        shown[column.removesuffix("_id")].add(key)

    def _rescore(self, leads: set[int]) -> None:
        """Scores follow the facts; loaded only where there are leads."""
        from app.db.backup_file import local_time
        from app.db.lead_scores import refresh

        today = local_time(self.now_ms).date()
        refresh(self.driver, leads, today, self.keys.next, self.stamps())

    def _rejudge(self) -> None:
        """Verdicts follow the records, of a few customers at once; the rest waits for the background."""
        from app.db.backup_file import local_time
        from app.db.verdict_watch import AT_ONCE, gone, inputs_changed, judge_wholesale_anew

        for table, ids in gone(self.recorder).items():
            from app.db.verdicts import forget

            forget(self.driver, table, ids)
        judge_wholesale_anew(self.recorder, self.driver)
        customers = inputs_changed(self.recorder, self.driver)
        if not customers:
            return
        from app.db.verdicts import Writing, judge_anew, refresh

        if len(customers) > AT_ONCE:
            judge_anew(self.driver, customers)
            return
        writing = Writing(self.driver, self.keys.next, self.stamps())
        changed = refresh(writing, customers, local_time(self.now_ms).date())
        self.recorder.shown_by["customer"].update(changed)

    def _write_journal(self) -> int | None:
        empty = not self.recorder.entries and not self.recorder.bulk
        if empty and self._step_id is None:
            return None
        step_id = self.step_id
        details = json.dumps(self.step.values, ensure_ascii=False, default=str) if self.step.values else None
        self.driver.execute(
            "INSERT INTO journal_step (id, at, device, member_id, code, details, reverts_id, undone, undoable) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)",
            (
                step_id,
                self.stamp,
                self.keys.device,
                self.member_id,
                self.step.code,
                details,
                self.reverts_id,
                int(self.step.undoable and not empty),
            ),
        )
        self.driver.executemany(
            "INSERT INTO journal_entry (id, step_id, table_name, record_id, action, before, after, ranges) "
            "VALUES (:id, :step_id, :table_name, :record_id, :action, :before, :after, :ranges)",
            self.recorder.rows(step_id, self.keys.next),
        )
        return step_id


def _apply_defaults(entity: Recorded) -> None:
    """Fill column defaults before the journal notes the new record, so that redo gives the same values."""
    table = entity.__table__  # type: ignore[attr-defined]
    for column in table.columns:
        if column.default is not None and column.default.is_scalar and getattr(entity, column.key) is None:
            setattr(entity, column.key, column.default.arg)
