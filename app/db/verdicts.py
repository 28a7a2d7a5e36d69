"""The verdicts about customers as they stand: derived from the records, kept in their rows, never journalled.

`refresh` works out the whole history of some customers again and makes their rows and changes what comes out, so
that a late entry, an undone step and an import are right too; `refresh_lightly` only asks what stands today and
leaves those alone where that is what their rows say. Every unit of work refreshes those whose inputs it changed.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from threading import current_thread, main_thread
from time import sleep
from typing import Any, NamedTuple

from app.db.driver import Connection
from app.db.verdict_history import Ask, Judging, Stored, histories, judging
from app.insight.customer_history import History, Timeline
from app.insight.customer_verdicts import REPLAYED, Change, Decision, Judge

FEW, BREATH_S = 10, 0.0001
ANEW = ""  # judge_on of those whose whole history is to be worked out again
DERIVED = ("status", "status_since", "lifecycle", "loyalty", "tier", "outlook", "judge_on")
LIVE_AXES = ("loyalty", "tier", "outlook")  # their changes are noted as they happen
_AXES = ", ".join(f"'{axis}'" for axis in REPLAYED)
_IDS = "(SELECT value FROM json_each(?))"
_KNOWN_CHANGES = (
    "SELECT customer_id, axis, changed_day, before, after FROM verdict_change "
    f"WHERE customer_id IN {_IDS} AND axis IN ({_AXES}) ORDER BY customer_id, changed_day, id"
)


class Writing(NamedTuple):
    """Where verdicts are written: the connection, new keys, the stamps of this transaction."""

    connection: Connection
    next_key: Callable[[], int]
    stamps: Mapping[str, int]

    def ask(self, sql: str, parameters: Sequence[object]) -> list[tuple[Any, ...]]:
        """Rows of a statement."""
        found: list[tuple[Any, ...]] = self.connection.execute(sql, parameters).fetchall()
        return found


def refresh(writing: Writing, ids: Collection[int], today: date, by: Judging | None = None) -> set[int]:
    """Bring rows and changes of some customers in line with their records; returns those whose row changed."""
    if not ids:
        return set()
    known = histories(writing.ask, ids, by := by or judging(writing.ask))
    kept = _kept_changes(writing.ask, ids)
    batch = _Batch(writing, today)
    for key, (history, stored) in known.items():
        history = batch.pin_by_hand(key, history, stored)
        judge = Judge(Timeline(history, by.thresholds), by.figures)
        changes = judge.replay(today.toordinal())
        batch.take_changes(key, changes, kept.get(key, []))
        decision = judge.decide(today.toordinal())
        batch.take_row(key, stored, decision, judge, _since(changes, judge))
        _breathe()
    return batch.write()


def refresh_lightly(
    writing: Writing, ids: Collection[int], today: date, by: Judging, *, buying: bool = False
) -> set[int]:
    """The same for customers whose records did not change, only time or the yardstick."""
    again = []
    batch = _Batch(writing, today)
    for number, (key, (history, stored)) in enumerate(histories(writing.ask, ids, by, buying=buying).items()):
        if number % FEW == 0:
            _breathe()
        judge = Judge(Timeline(history, by.thresholds), by.figures)
        decision = judge.decide(today.toordinal())
        now = tuple(decision.values[axis] for axis in REPLAYED)
        if stored.judge_on == ANEW or now != (stored.status, stored.lifecycle):
            again.append(key)
        else:
            batch.take_row(key, stored, decision, judge, stored.status_since, outlook=buying)
    return batch.write() | refresh(writing, again, today, by)


def _breathe() -> None:
    """Let the window's thread run: one that only counts would hold it up for milliseconds each time it wakes."""
    if current_thread() is not main_thread():
        sleep(BREATH_S)


def judge_anew(connection: Connection, ids: Collection[int]) -> None:
    """Have the histories of some customers worked out again by whoever comes next."""
    connection.execute(
        f"UPDATE customer SET judge_on = '{ANEW}' WHERE id IN {_IDS} AND status IS NOT NULL",
        (json.dumps(sorted(ids)),),
    )


def judge_all_anew(connection: Connection) -> None:
    """Have everybody judged again, after a threshold was changed."""
    connection.execute(f"UPDATE customer SET judge_on = '{ANEW}' WHERE status IS NOT NULL")


def waiting(ask: Ask, today: date, limit: int) -> list[int]:
    """Customers who were never judged, or whom time may have changed, at most so many."""
    never = "SELECT id FROM customer WHERE status IS NULL LIMIT ?"
    due = "SELECT id FROM customer INDEXED BY ix_customer_by_judge_on WHERE judge_on <= ? "
    found = [key for (key,) in ask(never, (limit,))]
    if len(found) < limit:
        found += [key for (key,) in ask(f"{due} LIMIT ?", (today.isoformat(), limit - len(found)))]
    return found


def forget(connection: Connection, table: str, ids: Collection[int]) -> None:
    """What was derived of records that are gone for good goes with them."""
    for kept in ("verdict", "verdict_change"):
        connection.execute(f"DELETE FROM {kept} WHERE {table}_id IN {_IDS}", (json.dumps(sorted(ids)),))


def _kept_changes(ask: Ask, ids: Collection[int]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for key, *change in ask(_KNOWN_CHANGES, (json.dumps(sorted(ids)),)):
        found.setdefault(key, []).append(tuple(change))
    return found


def _since(changes: Sequence[Change], judge: Judge) -> str:
    """The day since which the state stands."""
    day = next((change.day for change in reversed(changes) if change.axis == "status"), None)
    return _text(judge.timeline.begin if day is None else day)


def _text(day: int) -> str:
    return date.fromordinal(day).isoformat()


class _Batch:
    """Collects what is to be written and writes it by few statements."""

    def __init__(self, writing: Writing, today: date) -> None:
        self.writing = writing
        self.today = today
        self.rows: list[tuple[Any, ...]] = []
        self.seen: set[int] = set()
        self.gone: list[int] = []
        self.changes: list[tuple[Any, ...]] = []
        self.pins: list[tuple[Any, ...]] = []

    def pin_by_hand(self, key: int, history: History, stored: Stored) -> History:
        """Stars that somebody gave before the ranks ever looked at a customer are that person's word."""
        by_hand = stored.status is None and stored.importance > 1
        if by_hand and not any(pin.axis == "importance" for pin in history.pins):
            self.pins.append(
                (self.writing.next_key(), key, "importance", str(stored.importance), self.today.isoformat())
            )
        return history

    def take_changes(self, key: int, changes: Sequence[Change], kept: Sequence[tuple[Any, ...]]) -> None:
        """The changes of a customer, where they are not what is kept."""
        found = [(change.axis, _text(change.day), change.before, change.after) for change in changes]
        if sorted(found, key=str) == sorted(kept, key=str):
            return
        if kept:
            self.gone.append(key)
        self.changes += [self._change(key, change) for change in changes]

    def _change(self, key: int, change: Change) -> tuple[Any, ...]:
        reasons = None  # of days gone by they are worked out when asked for
        if change.day == self.today.toordinal():
            reasons = json.dumps([list(change.reason)], ensure_ascii=False, separators=(",", ":"))
        text = _text(change.day)
        return (self.writing.next_key(), key, change.axis, text, change.before, change.after, reasons)

    def take_row(
        self,
        key: int,
        stored: Stored,
        decision: Decision,
        judge: Judge,
        since: str | None,
        *,
        outlook: bool = True,
    ) -> None:
        """What the row of a customer is to say."""
        values = decision.values if outlook else {**decision.values, "outlook": stored.outlook}
        following = judge.next_day(decision.standing)
        wanted = (
            *(values["status"], since, values["lifecycle"], values["loyalty"], values["tier"]),
            values["outlook"],
            None if following is None else _text(following),
        )
        if wanted[:6] != (*stored[:6],) or wanted[6] != stored.judge_on:
            self.rows.append((*wanted, key))
            if wanted[:6] != (*stored[:6],):
                self.seen.add(key)
        for axis in LIVE_AXES:
            before = getattr(stored, axis)
            if stored.status is not None and before != values[axis]:
                change = Change(
                    axis, self.today.toordinal(), before, values[axis], judge.reason(axis, decision)
                )
                self.changes.append(self._change(key, change))

    def write(self) -> set[int]:
        """Write it all; returns the customers whose verdicts are others now."""
        run, stamps = self.writing.connection, self.writing.stamps
        sets = ", ".join(f"{column} = ?" for column in DERIVED)
        run.executemany(f"UPDATE customer SET {sets} WHERE id = ?", self.rows)
        if self.gone:
            run.execute(
                f"DELETE FROM verdict_change WHERE customer_id IN {_IDS} AND axis IN ({_AXES})",
                (json.dumps(self.gone),),
            )
        names, given = ", ".join(stamps), ", ".join(str(int(stamp)) for stamp in stamps.values())
        run.executemany(
            "INSERT INTO verdict_change (id, customer_id, axis, changed_day, before, after, reasons, "
            f"{names}) VALUES (?, ?, ?, ?, ?, ?, ?, {given})",
            self.changes,
        )
        run.executemany(
            f"INSERT INTO verdict (id, customer_id, axis, pinned, pinned_day, {names}) VALUES (?, ?, ?, ?, ?, {given})",
            self.pins,
        )
        return self.seen
