"""Figures that need all customers: usual gaps of a trade, how many orders buyers have, ranks by margin."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from app.insight.verdict import Figures, Thresholds

VIP, KEY, ORDINARY = 3, 2, 1


def usual_gap(gaps: Sequence[float], least: int) -> float | None:
    """The median of customers' typical gaps in whole days (at least one); None with too few customers."""
    return float(max(1, round(median(gaps)))) if len(gaps) >= least else None


def percentile(values: Iterable[int], percent: int) -> int | None:
    """The smallest value that at least so many percent do not exceed."""
    ordered = sorted(values)
    if not ordered:
        return None
    return ordered[max(0, share_of(len(ordered), percent) - 1)]


def share_of(count: int, percent: int) -> int:
    """So many percent of a number, rounded up."""
    return -(-count * percent // 100)


def premium_from(averages: Iterable[int], t: Thresholds) -> int | None:
    """The average order value of the last who belongs to the top; None with too few buyers."""
    ordered = sorted(averages, reverse=True)
    if len(ordered) < t.premium_buyers:
        return None
    return ordered[share_of(len(ordered), t.premium_percent) - 1]


def figures_of(
    gaps: Mapping[tuple[str, str], Sequence[float]],
    every_gap: Sequence[float],
    orders: Sequence[int],
    averages: Sequence[int],
    t: Thresholds,
) -> Figures:
    """The yardstick; `gaps` are the typical gaps of repeat customers by industry and tier."""
    usual = {group: usual_gap(found, t.like_customers) for group, found in gaps.items()}
    return Figures(
        usual_gap(every_gap, t.like_customers),
        {group: gap for group, gap in usual.items() if gap is not None},
        percentile(orders, t.loyal_percentile) if len(orders) >= t.least_cases else None,
        premium_from(averages, t),
        len(orders),
    )


def importance_ranks(margins: Iterable[tuple[int, int]], t: Thresholds) -> dict[int, int]:
    """Stars of those whose margin is positive, by key; nothing with too few. Everybody else is ordinary."""
    ranked = sorted(((margin, -key) for key, margin in margins if margin > 0), reverse=True)
    if len(ranked) < t.least_cases:
        return {}
    vip, key = share_of(len(ranked), t.vip_percent), share_of(len(ranked), t.key_percent)
    return {
        -minus: VIP if place < vip else KEY if place < vip + key else ORDINARY
        for place, (_margin, minus) in enumerate(ranked)
    }
