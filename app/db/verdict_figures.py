"""The yardstick of all customers and their ranks by margin, from the orders of the whole file."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from math import exp, log
from operator import itemgetter

from app.db.kept_sales import STANDS
from app.db.verdict_history import Ask, Days
from app.db.verdicts import Writing
from app.insight.customer_ranks import ORDINARY, figures_of, importance_ranks
from app.insight.verdict import Figures, Thresholds

CHUNK = 2_000  # customers whose orders are read in one statement
_BUYERS = (
    "SELECT id, industry, tier, order_count, revenue, opening_orders, opening_total FROM customer "
    "WHERE deleted_at IS NULL AND (order_count IS NOT NULL OR opening_orders IS NOT NULL) AND id > ? "
    f"ORDER BY id LIMIT {CHUNK}"
)
_DAYS = (
    "SELECT customer_id, ordered_day FROM sales_order INDEXED BY ix_sales_order_live_customer "
    f"WHERE customer_id BETWEEN ? AND ? AND {STANDS} ORDER BY customer_id, ordered_day"
)
_AT_HOME = "o.home_total IS NOT NULL AND o.home_total = o.total"
_RECENT = (
    "FROM sales_order o WHERE o.deleted_at IS NULL AND o.state <> 'cancelled' AND o.ordered_day > ?{which}"
)
_EARNED = f"SELECT o.customer_id, sum(o.home_total - o.tax) {_RECENT} AND {_AT_HOME} GROUP BY o.customer_id"
_COSTS = (
    "SELECT o.customer_id, sum(l.cost * l.quantity) / 1000 FROM sales_order o JOIN order_line l ON l.order_id = o.id "
    "WHERE o.deleted_at IS NULL AND o.state <> 'cancelled' AND o.ordered_day > ?{which} AND l.cost IS NOT NULL "
    f"AND l.deleted_at IS NULL AND {_AT_HOME} GROUP BY o.customer_id"
)
_ABROAD = (
    "SELECT o.customer_id, o.home_total, o.total, o.tax, (SELECT coalesce(sum(l.cost * l.quantity) / 1000, 0) "
    f"FROM order_line l WHERE l.order_id = o.id AND l.deleted_at IS NULL) {_RECENT} AND o.home_total <> o.total "
    "AND o.total <> 0"
)
_HAND_SET = (
    "SELECT customer_id FROM verdict WHERE axis = 'importance' AND deleted_at IS NULL AND pinned IS NOT NULL "
    "AND pinned_day <= ?1 AND (pinned_until IS NULL OR pinned_until >= ?1) AND customer_id IS NOT NULL"
)


def measure(ask: Ask, t: Thresholds) -> Iterator[Figures | None]:
    """The yardstick, after many steps that yield None: each reads the orders of some thousand customers."""
    gaps: dict[tuple[str, str], list[float]] = {}
    every: list[float] = []
    counts: list[int] = []
    averages: list[int] = []
    days, after = Days(), 0
    while buyers := ask(_BUYERS, (after,)):
        after = buyers[-1][0]
        own = dict(_own(ask, buyers[0][0], after, days))
        for key, industry, tier, count, revenue, opening, total in buyers:
            counted = (count or 0) + (opening or 0)
            ordered, logs, number = own.get(key, (0, 0.0, 0))
            counts.append(max(ordered, opening or 0))
            if counted:
                averages.append(((revenue or 0) + (total or 0)) // counted)
            if number:
                gap = exp(logs / number)
                every.append(gap)
                if industry and tier:
                    gaps.setdefault((industry, tier), []).append(gap)
        yield None
    yield figures_of(gaps, every, counts, averages, t)


def _own(ask: Ask, first: int, last: int, days: Days) -> Iterator[tuple[int, tuple[int, float, int]]]:
    """Of each customer: distinct order days, sum of the logarithms of the gaps between them, how many gaps."""
    for key, rows in groupby(ask(_DAYS, (first, last)), itemgetter(0)):
        count, logs, before = 0, 0.0, None
        for _key, text in rows:
            day = days[text]
            if day != before:
                logs += log(day - before) if before is not None else 0.0
                count, before = count + 1, day
        yield key, (count, logs, count - 1)


def margins(ask: Ask, today: date, t: Thresholds) -> dict[int, int]:
    """What customers left in the last 24 months, before tax, in minor units of the firm's currency."""
    return margins_since(ask, (today - timedelta(days=t.margin_days)).isoformat())


def margins_since(ask: Ask, since: str, customer_id: int | None = None) -> dict[int, int]:
    """What customers, or one of them, left with orders after a day; "" for all that ever were."""
    which = "" if customer_id is None else " AND o.customer_id = ?"
    given = (since,) if customer_id is None else (since, customer_id)
    earned, costs, abroad = (statement.format(which=which) for statement in (_EARNED, _COSTS, _ABROAD))
    found: dict[int, int] = {key: sum_ for key, sum_ in ask(earned, given) if key is not None}
    for key, cost in ask(costs, given):
        if key in found:
            found[key] -= cost
    for key, home, total, tax, cost in ask(abroad, given):
        if key is not None:
            share = Decimal(total - tax - cost) * home / total
            found[key] = found.get(key, 0) + round(share)
    return found


def rank(writing: Writing, today: date, t: Thresholds) -> set[int]:
    """Give stars by margin to all who have none by hand; returns whose changed. Too few buyers: nobody's."""
    stars = importance_ranks(margins(writing.ask, today, t).items(), t)
    if not stars:
        return set()
    pinned = {key for (key,) in writing.ask(_HAND_SET, (today.isoformat(),))}
    above = {key: star for key, star in stars.items() if star > ORDINARY}
    rows = writing.ask(
        "SELECT id, importance FROM customer WHERE deleted_at IS NULL AND (importance > 1 OR id IN "
        "(SELECT value FROM json_each(?)))",
        (json.dumps(sorted(above)),),
    )
    moved = [
        (key, old, above.get(key, ORDINARY))
        for key, old in rows
        if old != above.get(key, ORDINARY) and key not in pinned
    ]
    _write(writing, moved, today, {"buyers": len(stars), "vip": t.vip_percent, "key": t.key_percent})
    return {key for key, _old, _new in moved}


def _write(writing: Writing, moved: list[tuple[int, int, int]], today: date, why: Mapping[str, int]) -> None:
    run, stamps = writing.connection, writing.stamps
    reasons = json.dumps([["verdict.importance_rank", dict(why)]])
    run.executemany(
        "UPDATE customer SET importance = ? WHERE id = ?", [(new, key) for key, _old, new in moved]
    )
    names, given = ", ".join(stamps), ", ".join(str(int(stamp)) for stamp in stamps.values())
    run.executemany(
        "INSERT INTO verdict_change (id, customer_id, axis, changed_day, before, after, reasons, "
        f"{names}) VALUES (?, ?, 'importance', ?, ?, ?, ?, {given})",
        [
            (writing.next_key(), key, today.isoformat(), str(old), str(new), reasons)
            for key, old, new in moved
        ],
    )


def figures_differ(one: Figures, other: Figures) -> bool:
    """Whether two yardsticks judge differently; how many buyers there are does not matter."""
    return replace(one, buyers=0) != replace(other, buyers=0)
