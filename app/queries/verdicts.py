"""Why a customer is what it is, on any day; how it came to be so; what other thresholds would change."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from app.db.reader import Reader
from app.db.verdict_figures import measure
from app.db.verdict_history import Judging, histories, judging
from app.insight.customer_history import Timeline
from app.insight.customer_verdicts import AXES, REPLAYED, Judge
from app.insight.verdict import Figures, Thresholds, Verdict, thresholds_from

PORTION = 500  # customers whose histories are read at once


@dataclass(frozen=True)
class Moved:
    """A verdict became another one on a day (ISO); `reasons` are kept for those of the days they happened."""

    axis: str
    day: str
    before: str | None
    after: str | None
    reasons: tuple[tuple[str, Mapping[str, Any]], ...]


class ByHand(NamedTuple):
    """What a person decided of a customer, as it is now; `closed_day`: given up."""

    name: str
    rhythm: str | None
    temperament: str | None
    closed_day: str | None


@dataclass(frozen=True)
class Explained:
    """The verdicts of a customer on a day with their reasons, and all changes up to it, the newest first."""

    day: date
    verdicts: Mapping[str, Verdict]
    moves: tuple[Moved, ...]
    by_hand: ByHand


@dataclass(frozen=True)
class Preview:
    """What other thresholds would do: buyers looked at, and how many move from one state to another."""

    looked_at: int
    moves: Mapping[tuple[str, str], int]


def thresholds(reader: Reader) -> Thresholds:
    """The thresholds that hold."""
    return judging(reader.all).thresholds


def measured(reader: Reader) -> Figures:
    """The yardstick of all customers as it comes out today."""
    found = Figures()
    for figures in measure(reader.all, thresholds(reader)):
        found = figures or found
    return found


def explained(reader: Reader, customer_id: int, day: date) -> Explained | None:
    """Why a customer is what it is on a day, worked out from the records; None for one who is not there."""
    by = judging(reader.all)
    known = histories(reader.all, [customer_id], by).get(customer_id)
    if known is None:
        return None
    history, stored = known
    moves = _moves(reader, customer_id)
    star = _standing(moves, "importance", day, str(stored.importance))
    judge = Judge(Timeline(history._replace(importance=int(star or 1)), by.thresholds), by.figures)
    until = day.toordinal()
    replayed = [
        Moved(
            c.axis,
            date.fromordinal(c.day).isoformat(),
            c.before,
            c.after,
            ((c.reason.code, c.reason.values),),
        )
        for c in judge.replay(until)
    ]
    others = [move for move in moves if move.axis not in REPLAYED and move.day <= day.isoformat()]
    told = sorted((*replayed, *others), key=lambda move: move.day, reverse=True)
    since: dict[str, int | None] = dict.fromkeys(AXES)
    for move in reversed(told):
        since[move.axis] = date.fromisoformat(move.day).toordinal()
    for axis in REPLAYED:
        since[axis] = since[axis] or judge.timeline.begin
    row = reader.one(f"SELECT {', '.join(ByHand._fields)} FROM customer WHERE id = ?", (customer_id,))
    return None if row is None else Explained(day, judge.verdicts(until, since), tuple(told), ByHand(*row))


def preview(reader: Reader, values: Mapping[str, Any], today: date) -> Preview:
    """What other thresholds would change among all who bought, beside what their rows say now."""
    by = judging(reader.all)._replace(thresholds=thresholds_from(values))
    moves: Counter[tuple[str, str]] = Counter()
    looked, after = 0, 0
    while ids := _buyers_behind(reader, after):
        after, looked = ids[-1], looked + len(ids)
        moves.update(_moved(reader, ids, by, today))
    return Preview(looked, moves)


def _buyers_behind(reader: Reader, after: int) -> list[int]:
    rows = reader.all(
        "SELECT id FROM customer WHERE deleted_at IS NULL AND status <> 'potential' AND id > ? ORDER BY id LIMIT ?",
        (after, PORTION),
    )
    return [key for (key,) in rows]


def _moved(reader: Reader, ids: list[int], by: Judging, today: date) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for history, stored in histories(reader.all, ids, by, buying=False).values():
        judge = Judge(Timeline(history, by.thresholds), by.figures)
        after = judge.decide(today.toordinal(), whole=False).values["status"]
        if after is not None and stored.status is not None and after != stored.status:
            found[stored.status, after] += 1
    return found


def _moves(reader: Reader, customer_id: int) -> list[Moved]:
    rows = reader.all(
        "SELECT axis, changed_day, before, after, reasons FROM verdict_change WHERE customer_id = ? "
        "ORDER BY changed_day DESC, id DESC",
        (customer_id,),
    )
    return [
        Moved(axis, day, before, after, tuple((code, values) for code, values in json.loads(reasons or "[]")))
        for axis, day, before, after, reasons in rows
    ]


def _standing(moves: list[Moved], axis: str, day: date, now: str | None) -> str | None:
    """What a verdict was on a day, from its changes and what it is now."""
    found = now
    for move in moves:  # newest first
        if move.axis == axis and move.day > day.isoformat():
            found = move.before
    return found
