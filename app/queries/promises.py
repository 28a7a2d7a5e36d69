"""Promises given and goals agreed: those of a customer or a deal, how many were kept, and what is due."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.db.reader import Reader
from app.insight.bargaining import Rate

AHEAD_DAYS = 3


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """What we will do by when; `state` is open, kept, broken or withdrawn."""

    id: int
    what: str
    by_day: str | None
    state: str
    ended_day: str | None
    customer_id: int | None
    customer: str | None
    deal_id: int | None
    deal: str | None
    owner_id: int | None
    owner: str | None


@dataclass(frozen=True, slots=True)
class GoalRow:
    """What the customer wants to reach; `state` is open, reached, missed or withdrawn."""

    id: int
    what: str
    measure: str | None
    by_day: str | None
    confirmed_day: str | None
    confirmed_by: str | None
    state: str
    deal_id: int | None
    deal: str | None


_PROMISES = (
    "SELECT p.id, p.what, p.by_day, p.state, p.ended_day, p.customer_id, c.name, p.deal_id, d.name, "
    "p.owner_id, m.name FROM promise p {index} LEFT JOIN customer c ON c.id = p.customer_id "
    "LEFT JOIN deal d ON d.id = p.deal_id LEFT JOIN member m ON m.id = p.owner_id "
    "WHERE p.deleted_at IS NULL AND c.deleted_at IS NULL AND d.deleted_at IS NULL AND "
)


def promises_of(reader: Reader, owner: str, key: int) -> list[PromiseRow]:
    """Those of a customer or a deal (`owner`): the open ones by their day, then the ended ones, newest first."""
    rows = reader.all(f"{_PROMISES.format(index='')} p.{owner}_id = ?", (key,))
    found = [PromiseRow(*row) for row in rows]
    still = [each for each in found if each.state == "open"]
    ended = [each for each in found if each.state != "open"]
    still.sort(key=lambda each: (each.by_day is None, each.by_day or "", each.id))
    ended.sort(key=lambda each: (each.ended_day or "", each.id), reverse=True)
    return still + ended


def promise(reader: Reader, key: int) -> PromiseRow | None:
    """One of them."""
    row = reader.one(f"{_PROMISES.format(index='')} p.id = ?", (key,))
    return PromiseRow(*row) if row is not None else None


_GOALS = (
    "SELECT g.id, g.what, g.measure, g.by_day, g.confirmed_day, g.confirmed_by, g.state, g.deal_id, d.name "
    "FROM agreed_goal g LEFT JOIN deal d ON d.id = g.deal_id WHERE g.deleted_at IS NULL "
    "AND d.deleted_at IS NULL AND "
)


def goals_of(reader: Reader, owner: str, key: int) -> list[GoalRow]:
    """Goals agreed with a customer or in a deal, the open ones first, by their day."""
    rows = reader.all(
        f"{_GOALS} g.{owner}_id = ? ORDER BY g.state <> 'open', g.by_day IS NULL, g.by_day, g.id", (key,)
    )
    return [GoalRow(*row) for row in rows]


def goal(reader: Reader, key: int) -> GoalRow | None:
    """One of them."""
    row = reader.one(f"{_GOALS} g.id = ?", (key,))
    return GoalRow(*row) if row is not None else None


def due_promises(reader: Reader, today: date, limit: int, days: int = AHEAD_DAYS) -> list[PromiseRow]:
    """Open promises that are overdue or due within so many days, the oldest first."""
    rows = reader.all(
        f"{_PROMISES.format(index='INDEXED BY ix_promise_open')} p.state = 'open' AND p.by_day <= ? "
        "ORDER BY p.by_day, p.id LIMIT ?",
        ((today + timedelta(days=days)).isoformat(), limit),
    )
    return [PromiseRow(*row) for row in rows]


def listed_promises(reader: Reader, limit: int, *, ended: bool = False) -> list[PromiseRow]:
    """All that is promised and not done, by its day; with `ended` what became of the others after them."""
    which = "" if ended else "AND p.state = 'open' "
    rows = reader.all(
        f"{_PROMISES.format(index='')} 1 {which}"
        "ORDER BY p.state <> 'open', p.by_day IS NULL, p.by_day, p.id LIMIT ?",
        (limit,),
    )
    return [PromiseRow(*row) for row in rows]


def kept_rate(reader: Reader, owner: str | None = None, key: int | None = None) -> Rate:
    """How many of the ended promises were kept: of all, or of one customer or deal."""
    where = f"AND {owner}_id = ?" if owner else ""
    row = reader.one(
        "SELECT coalesce(sum(state = 'kept'), 0), count(*) FROM promise "
        f"WHERE deleted_at IS NULL AND state IN ('kept', 'broken') {where}",
        (key,) if owner else (),
    )
    return Rate(*(row or (0, 0)))
