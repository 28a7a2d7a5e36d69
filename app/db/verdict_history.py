"""What the rules about customers ask of the file: the histories of some customers, read by a few statements."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from app.db.backup_file import local_time
from app.db.kept_sales import STANDS
from app.db.keys import stamp_ms
from app.db.schema import TWO_WAY
from app.insight.customer_history import (
    ALWAYS,
    Answer,
    Buying,
    Case,
    Cover,
    History,
    Opening,
    Order,
    Pin,
)
from app.insight.verdict import Figures, Thresholds, thresholds_from

Ask = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]  # a statement and its parameters, its rows

RULES, FIGURES = "verdict_rules", "verdict_figures"  # settings of the firm
_IDS = "(SELECT value FROM json_each(?))"
_FIRST_OF_ALL = ("repeat", "prepaid", "contract", "once")  # where the products of an order differ
_CUSTOMERS = (
    "SELECT id, created_day, kind = 'organisation', relation IS 'internal', industry, tier, rhythm, opening_since, "
    "opening_last_order, opening_orders, opening_total, closed_day, closed_reason, importance, status, status_since, "
    f"lifecycle, loyalty, outlook, judge_on FROM customer WHERE id IN {_IDS}"
)
_ORDERS = (
    "SELECT customer_id, ordered_day, home_total FROM sales_order INDEXED BY ix_sales_order_live_customer "
    f"WHERE customer_id IN {_IDS} AND {STANDS} ORDER BY customer_id, ordered_day"
)
_DELIVERED = (
    "SELECT customer_id, ordered_day, home_total, CASE state WHEN 'delivered' THEN "
    "coalesce(delivered_day, ordered_day) END, id FROM sales_order "
    f"WHERE customer_id IN {_IDS} AND {STANDS} ORDER BY customer_id, ordered_day, id"
)
_RHYTHMS = (
    "SELECT o.customer_id, o.id, p.rhythm FROM sales_order o JOIN order_line l ON l.order_id = o.id "
    "JOIN product p ON p.id = l.product_id WHERE p.rhythm IS NOT NULL AND l.deleted_at IS NULL "
    f"AND o.customer_id IN {_IDS} AND o.deleted_at IS NULL"
)
_SIGNS = (
    "SELECT customer_id, happened_day, kind = 'visit' AND direction IS 'incoming' FROM interaction "
    f"WHERE customer_id IN {_IDS} AND {TWO_WAY} ORDER BY customer_id, happened_day"
)
_CARD_USES = (
    "SELECT c.customer_id, u.used_day FROM card c JOIN card_use u ON u.card_id = c.id WHERE c.deleted_at IS NULL "
    f"AND u.deleted_at IS NULL AND coalesce(u.amount, u.uses) > 0 AND c.customer_id IN {_IDS}"
)
_CONTRACTS = (
    "SELECT customer_id, starts, created_at, ends FROM contract "
    f"WHERE customer_id IN {_IDS} AND deleted_at IS NULL"
)
_CARDS = (
    "SELECT customer_id, starts, created_at, CASE WHEN ends IS NULL AND coalesce(balance, 0) <= 0 "
    "AND coalesce(uses_left, 0) <= 0 THEN coalesce((SELECT max(used_day) FROM card_use u WHERE u.card_id = card.id "
    f"AND u.deleted_at IS NULL), starts) ELSE ends END FROM card WHERE customer_id IN {_IDS} AND deleted_at IS NULL"
)
_COMPLAINTS = (
    "SELECT customer_id, opened_day, CASE state WHEN 'open' THEN NULL ELSE coalesce(closed_day, opened_day) END, "
    f"severity FROM service_case WHERE customer_id IN {_IDS} AND deleted_at IS NULL AND kind = 'complaint' "
    "ORDER BY opened_day, id"
)
_ANSWERS = (
    "SELECT customer_id, answered_day, kind, score FROM satisfaction_answer "
    f"WHERE customer_id IN {_IDS} AND deleted_at IS NULL ORDER BY answered_day, id"
)
_PINS = (
    "SELECT v.customer_id, v.axis, v.pinned, v.pinned_day, v.pinned_until, m.name, v.pinned_for FROM verdict v "
    f"LEFT JOIN member m ON m.id = v.pinned_by_id WHERE v.customer_id IN {_IDS} AND v.deleted_at IS NULL "
    "AND v.pinned IS NOT NULL ORDER BY v.pinned_day, v.id"
)
_CHEAPER = (
    "o.promotion <> 0 OR EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id AND l.discount > 0 "
    "AND l.deleted_at IS NULL)"
)
_NEW = (
    "EXISTS (SELECT 1 FROM order_line l JOIN product p ON p.id = l.product_id WHERE l.order_id = o.id "
    "AND l.deleted_at IS NULL AND p.launch_day <= o.ordered_day "
    "AND julianday(o.ordered_day) - julianday(p.launch_day) <= ?)"
)
_WEIGHED = (
    "o.deal_id IS NOT NULL AND (SELECT count(*) FROM quote q WHERE q.deal_id = o.deal_id "
    "AND q.deleted_at IS NULL) > 1"
)
_BUYING = (
    f"SELECT o.customer_id, count(*), sum({_CHEAPER}), sum({_NEW}), sum({_WEIGHED}) FROM sales_order o "
    f"WHERE o.customer_id IN {_IDS} AND o.deleted_at IS NULL AND o.state <> 'cancelled' GROUP BY o.customer_id"
)


class Judging(NamedTuple):
    """By what customers are judged; `products` says whether some product has a rhythm of its own."""

    thresholds: Thresholds
    figures: Figures
    products: bool


class Stored(NamedTuple):
    """What the row of a customer says of its verdicts."""

    status: str | None
    status_since: str | None
    lifecycle: str | None
    loyalty: str | None
    tier: str | None
    outlook: str | None
    importance: int
    judge_on: str | None


class Days(dict[str, int]):
    """Ordinals of days by their text, each worked out once; a year or month counts as its first day, what is no
    day as the first there is.
    """

    def __missing__(self, text: str) -> int:
        whole = text[:10] + "0000-01-01"[len(text) :]
        try:
            found = date.fromisoformat(whole).toordinal()
        except ValueError:
            found = 1
        self[text] = found
        return found


def judging(ask: Ask) -> Judging:
    """Thresholds and yardstick as the file keeps them."""
    kept: dict[str, str | None] = dict(
        ask("SELECT name, value FROM setting WHERE name IN (?, ?)", (RULES, FIGURES))
    )
    products = bool(ask("SELECT 1 FROM product WHERE rhythm IS NOT NULL AND deleted_at IS NULL LIMIT 1", ()))
    thresholds = thresholds_from(json.loads(kept.get(RULES) or "{}"))
    return Judging(thresholds, figures_from(json.loads(kept.get(FIGURES) or "{}")), products)


def figures_from(kept: Mapping[str, Any]) -> Figures:
    """The yardstick as it is kept."""
    gaps = {(industry, tier): gap for industry, tier, gap in kept.get("gaps", ())}
    return Figures(kept.get("gap"), gaps, kept.get("orders"), kept.get("premium"), kept.get("buyers", 0))


def figures_to_json(figures: Figures) -> dict[str, Any]:
    """The yardstick as it is kept."""
    gaps = [[*group, gap] for group, gap in sorted(figures.gaps.items())]
    return {**asdict(figures), "gaps": gaps}


def histories(
    ask: Ask, ids: Collection[int], by: Judging, *, buying: bool = True
) -> dict[int, tuple[History, Stored]]:
    """What is known of some customers, with what their rows say now; also of those in the bin."""
    encoded = json.dumps(sorted(ids))
    days = Days()
    rows = ask(_CUSTOMERS, (encoded,))
    found: dict[int, dict[str, Any]] = {row[0]: {} for row in rows}
    _put(found, "orders", _orders(ask, encoded, rows, by, days))
    for key, signs in groupby(ask(_SIGNS, (encoded,)), itemgetter(0)):
        if key in found:
            told = [(days[day], used) for _key, day, used in signs]
            found[key]["contacts"] = [day for day, _used in told]
            found[key]["uses"] = [day for day, used in told if used]
    for key, day in ask(_CARD_USES, (encoded,)):
        if key in found:
            found[key]["uses"] = sorted((*found[key].get("uses", ()), days[day]))
    _put(found, "covers", _covers(ask, encoded, days))
    complaints = ask(_COMPLAINTS, (encoded,))
    _put(found, "complaints", ((k, Case(days[o], days[c] if c else None, s)) for k, o, c, s in complaints))
    answers = ask(_ANSWERS, (encoded,))
    _put(found, "answers", ((key, Answer(days[day], kind, score)) for key, day, kind, score in answers))
    _put(found, "pins", _pins(ask, encoded, days))
    if buying:
        _add_buying(ask, found, by.thresholds)
    return {row[0]: (_history(row, found[row[0]], days), _stored(row)) for row in rows}


def _put(found: dict[int, dict[str, Any]], name: str, given: Iterable[tuple[int, Any]]) -> None:
    for key, each in given:
        if key in found:
            found[key].setdefault(name, []).append(each)


def _history(row: tuple[Any, ...], parts: dict[str, Any], days: Days) -> History:
    _key, created, organisation, internal, industry, tier, rhythm, since, last, count, total, *rest = row
    opening = None
    if any(value is not None for value in (since, last, count, total)):
        opening = Opening(days[since] if since else None, days[last] if last else None, count, total)
    closed, reason = rest[0], rest[1]
    return History(
        days[created],
        bool(organisation),
        bool(internal),
        industry,
        tier,
        rhythm,
        opening=opening,
        closed=days[closed] if closed else None,
        closed_reason=reason,
        importance=rest[2],
        **parts,
    )


def _stored(row: tuple[Any, ...]) -> Stored:
    importance, status, since, lifecycle, loyalty, outlook, judge_on = row[13:]
    return Stored(status, since, lifecycle, loyalty, row[5], outlook, importance, judge_on)


def _orders(
    ask: Ask, encoded: str, rows: Sequence[tuple[Any, ...]], by: Judging, days: Days
) -> Iterable[tuple[int, Order]]:
    """Orders in order; delivery and rhythm of products only where they are asked for."""
    once = by.thresholds.rhythm == "once" or any(row[6] == "once" for row in rows)
    if not once and not by.products:
        for key, day, amount in ask(_ORDERS, (encoded,)):
            yield key, Order(days[day], amount or 0)
        return
    rhythms: dict[int, str] = {}
    for _customer, order, rhythm in ask(_RHYTHMS, (encoded,)) if by.products else ():
        before = rhythms.get(order, rhythm)
        rhythms[order] = min(before, rhythm, key=_FIRST_OF_ALL.index)
    for key, day, amount, delivered, order in ask(_DELIVERED, (encoded,)):
        yield (
            key,
            Order(days[day], amount or 0, days[delivered] if delivered else None, rhythms.get(order)),
        )


def _covers(ask: Ask, encoded: str, days: Days) -> Iterable[tuple[int, Cover]]:
    for statement in (_CONTRACTS, _CARDS):
        for key, starts, stamp, ends in ask(statement, (encoded,)):
            start = days[starts] if starts else local_time(stamp_ms(stamp)).date().toordinal()
            yield key, Cover(start, days[ends] if ends else ALWAYS)


def _pins(ask: Ask, encoded: str, days: Days) -> Iterable[tuple[int, Pin]]:
    for key, axis, value, day, until, author, why in ask(_PINS, (encoded,)):
        yield key, Pin(axis, value, days[day], days[until] if until else None, author, why)


def _add_buying(ask: Ask, found: dict[int, dict[str, Any]], t: Thresholds) -> None:
    """How they buy, of those only who bought often enough."""
    often = [key for key, parts in found.items() if len(parts.get("orders", ())) >= t.least_cases]
    if often:
        for key, *counts in ask(_BUYING, (t.launch_days, json.dumps(often))):
            found[key]["buying"] = Buying(*counts)
