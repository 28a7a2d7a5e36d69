"""Deals that want a hand today: without a next step, stuck in their stage, or closing this week."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from app.db.reader import Reader

FRESH_DAYS = 2  # a deal may be so old before its missing next step is pointed at


class DealCall(NamedTuple):
    """A deal to look after: the rule with its figures (`code`, `values`), how pressing, whose it is."""

    rule: str
    deal_id: int
    deal: str
    code: str
    values: dict[str, Any]
    weight: float
    customer_id: int | None
    customer: str | None
    kind: str | None
    industry: str | None


_DEALS = (
    "SELECT d.id, d.name, d.customer_id, c.name, c.kind, c.industry, d.expected_close, d.stage_id, d.stage_since, "
    "d.created_day FROM deal d INDEXED BY {index} LEFT JOIN customer c ON c.id = d.customer_id "
    "WHERE d.deleted_at IS NULL AND d.state = 'open' "
)


def deals_waiting(reader: Reader, today: date, limit: int) -> list[DealCall]:
    """The most pressing of each rule; a deal that fits several is named by the first."""
    if not reader.value("SELECT 1 FROM deal WHERE state = 'open' AND deleted_at IS NULL LIMIT 1"):
        return []
    found = [
        *_closing(reader, today, limit),
        *_stuck(reader, today, limit),
        *_unplanned(reader, today, limit),
    ]
    return list({call.deal_id: call for call in reversed(found)}.values())


def _closing(reader: Reader, today: date, limit: int) -> list[DealCall]:
    """Expected to close by Sunday, or whose day is past."""
    sunday = today + timedelta(days=6 - today.weekday())
    rows = reader.all(
        _DEALS.format(index="ix_deal_live_close")
        + "AND d.expected_close <= ? ORDER BY d.expected_close DESC LIMIT ?",
        (sunday.isoformat(), limit),
    )
    found = []
    for row in rows:
        days = (date.fromisoformat(row[6]) - today).days
        code = "suggestion.deal_late" if days < 0 else "suggestion.deal_closing"
        near = {0: "suggestion.deal_today", 1: "suggestion.deal_tomorrow", -1: "suggestion.deal_yesterday"}
        code = near.get(days, code)
        found.append(_call("deal_closing", row, code, {"days": abs(days)}, 3.0 + min(days, 0) / 100))
    return found


def _stuck(reader: Reader, today: date, limit: int) -> list[DealCall]:
    """Longer in their stage than 1.5 times the median."""
    from app.queries.deal_history import stage_limits  # most mornings begin without a deal

    found = []
    for stage, most in stage_limits(reader, today).items():
        if most is None:
            continue
        rows = reader.all(
            _DEALS.format(index="ix_deal_live_facts")
            + "AND d.stage_id = ? AND d.stage_since < ? ORDER BY d.stage_since LIMIT ?",
            (stage, (today - timedelta(days=most)).isoformat(), limit),
        )
        for row in rows:
            days = (today - date.fromisoformat(row[8])).days
            values = {"days": days, "limit": most}
            found.append(
                _call("deal_stuck", row, "suggestion.deal_stuck", values, 2.0 + min(days / most, 3) / 10)
            )
    return found


def _unplanned(reader: Reader, today: date, limit: int) -> list[DealCall]:
    """Nothing is planned for them."""
    rows = reader.all(
        _DEALS.format(index="ix_deal_live_next_due")
        + "AND d.next_due IS NULL AND d.created_day <= ? ORDER BY d.id LIMIT ?",
        ((today - timedelta(days=FRESH_DAYS)).isoformat(), limit),
    )
    return [
        _call(
            "deal_unplanned",
            row,
            "suggestion.deal_unplanned",
            {"days": (today - date.fromisoformat(row[8])).days},
            2.5,
        )
        for row in rows
    ]


def _call(rule: str, row: tuple[Any, ...], code: str, values: dict[str, Any], weight: float) -> DealCall:
    key, name, customer, shown, kind, industry = row[:6]
    return DealCall(rule, key, name, code, {**values, "deal": name}, weight, customer, shown, kind, industry)
