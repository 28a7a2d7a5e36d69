"""The rules about a customer, first that fits: each says a value and which of its cases it was.

Definitions: the seven states, the four stages, loyalty, tier and value outlook of the firm's own vocabulary.
An order of the day itself only speaks for the customer: what warns in spite of orders (falling answers,
falling revenue) asks what was there before it.
"""

from math import exp, log
from typing import NamedTuple

from app.insight.customer_history import Buying, Facts
from app.insight.verdict import Figures, Thresholds

Decided = tuple[str, str]  # value, case
POTENTIAL = "potential"
TIME_RULED = frozenset({"silent", "at_risk", "lost"})


class Standing(NamedTuple):
    """A customer on a day with the rhythm worked out: `gap` is g in days, None = unknown."""

    facts: Facts
    gap: float | None
    gap_before: float | None
    prior: float | None
    least_orders: int
    internal: bool
    alive: float | None


def standing(
    facts: Facts,
    thresholds: Thresholds,
    *,
    prior: float | None = None,
    percentile: int | None = None,
    internal: bool = False,
    alive: float | None = None,
) -> Standing:
    """The facts of a day with what follows from the rhythm."""
    gap = typical_gap(facts.gaps, facts.mean_log, prior, thresholds)
    before = (
        gap
        if facts.gaps == facts.gaps_before
        else typical_gap(facts.gaps_before, facts.mean_log_before, prior, thresholds)
    )
    least = max(thresholds.loyal_orders, percentile or 0)
    return Standing(facts, gap, before, prior, least, internal, alive)


def typical_gap(gaps: int, mean_log: float, prior: float | None, t: Thresholds) -> float | None:
    """g = max(7, exp((m · mean ln own gap + 2 · ln prior) / (m + 2))); None with fewer than 2 gaps and no prior.

    Rounded to a millionth of a day, so that "exactly 2 g" is what it says.
    """
    if prior is not None:
        weight = t.prior_weight
        found = exp((gaps * mean_log + weight * log(prior)) / (gaps + weight)) if gaps else prior
    elif gaps >= 2:
        found = exp(mean_log)
    else:
        return None
    return round(max(float(t.least_gap), found), 6)


def late_limit(s: Standing, t: Thresholds) -> float | None:
    """Days after which somebody is no longer in their rhythm."""
    return None if s.gap is None else t.late * s.gap


def risk_limit(s: Standing, t: Thresholds) -> float | None:
    """Days after which somebody is at risk."""
    return None if s.gap is None else max(t.risk * s.gap, s.facts.longest)


def lost_limit(s: Standing, t: Thresholds) -> float | None:
    """Days after which somebody is lost."""
    if s.gap is None:
        return None
    return max(t.lost * s.gap, float(t.lost_days), t.lost_longest * s.facts.longest)


def silent_limit(s: Standing, t: Thresholds) -> float | None:
    """Days without order, use or two-way contact after which somebody is silent."""
    return None if s.gap is None else min(t.late * s.gap, float(t.silent_days))


def status(s: Standing, t: Thresholds) -> Decided:
    """客户状态: potential, one of the seven, or completed."""
    f = s.facts
    if not f.bought:
        return POTENTIAL, "potential"
    if f.closed:
        return "lost", "closed"
    if f.complaint is not None:
        return "dissatisfied", "complaint"
    if _unhappy(f, t):
        return "dissatisfied", "unhappy"
    if s.internal:
        return "active", "internal"
    once = f.rhythm == "once"
    if once and f.delivered:
        return "completed", "completed"
    if not once and (warned := _by_time(s, t) or _warned(s, t) or _silent(s, t)):
        return warned
    if not once and _loyal(s, t):
        return "loyal", "loyal"
    if f.first is not None and f.day - f.first <= t.new_days and f.orders <= t.new_orders:
        return "new", "new"
    return "active", "active"


def _unhappy(f: Facts, t: Thresholds) -> bool:
    answer = f.newest
    if answer is None or f.day - answer.day > t.answer_days:
        return False
    return answer.score <= (t.low_csat if answer.kind == "csat" else t.low_nps)


def _timed(s: Standing) -> bool:
    """Whether the time rules are on: a rhythm is known, and no contract or card covers the customer."""
    return s.gap is not None and s.facts.covered_until is None


def _by_time(s: Standing, t: Thresholds) -> Decided | None:
    late, lost, risk = s.facts.late, lost_limit(s, t), risk_limit(s, t)
    if late is None or lost is None or risk is None or not _timed(s):
        return None
    if late > lost:
        return "lost", "lost"
    return ("at_risk", "late") if late > risk else None


def _warned(s: Standing, t: Thresholds) -> Decided | None:
    """At risk although not late."""
    f = s.facts
    asked = f.gaps_before >= 2 and f.rhythm == "repeat" and f.covered_until is None
    if asked and s.alive is not None and s.alive * 100 < t.alive_percent:
        return "at_risk", "alive"
    if f.falling and (f.orders_before or f.first != f.day):
        return "at_risk", "falling"
    quick = s.gap_before is not None and s.gap_before <= t.quick_gap and f.orders_before >= t.fall_orders
    if quick and f.covered_until is None and f.recent * 100 < f.before * t.fall_percent:
        return "at_risk", "revenue"
    return None


def _silent(s: Standing, t: Thresholds) -> Decided | None:
    quiet, limit = s.facts.quiet, silent_limit(s, t)
    if quiet is None or limit is None or not _timed(s):
        return None
    return ("silent", "silent") if quiet > limit else None


def _loyal(s: Standing, t: Thresholds) -> bool:
    f, limit = s.facts, late_limit(s, t)
    if f.first is None or f.orders < s.least_orders or f.day - f.first < t.loyal_days:
        return False
    if f.csat is not None and f.csat.score < t.satisfied_csat:
        return False
    return f.covered_until is not None or (limit is not None and f.late is not None and f.late <= limit)


def loyalty(s: Standing, state: str, t: Thresholds) -> str | None:
    """忠诚程度; who is lost or completed has none."""
    f = s.facts
    if not f.bought:
        return POTENTIAL
    if state == "loyal":
        return "loyal"
    if state in ("lost", "completed"):
        return None
    return "new" if f.first is not None and f.day - f.first < t.loyal_days else "established"


def lifecycle(s: Standing, state: str, t: Thresholds) -> Decided:
    """客户生命周期: the stage, given the state as it stands (pins included)."""
    f = s.facts
    if not f.bought:
        return "exploration", "no_order"
    if f.first is not None and f.day - f.first < t.explore_days and f.orders < t.explore_orders:
        return "exploration", "young"
    if state in ("at_risk", "lost"):
        return "decline", "decline"
    if f.term >= 2:
        return "stability", "term"
    steady = abs(f.recent - f.before) * 100 <= f.before * t.stable_percent
    if f.orders >= t.stable_orders and f.spread >= t.stable_days and f.before > 0 and steady:
        return "stability", "steady"
    return "growth", "growth"


def tier(s: Standing, average: int | None, figures: Figures, *, organisation: bool) -> Decided:
    """层级; `average` is the customer's average order value in minor units."""
    if not s.facts.bought:
        return POTENTIAL, "tier_potential"
    if figures.premium is not None and average is not None and average >= figures.premium:
        return "premium", "tier_premium"
    return ("enterprise", "tier_enterprise") if organisation else ("ordinary", "tier_ordinary")


def outlook(buying: Buying, t: Thresholds) -> tuple[str | None, str]:
    """价值类型 as a proposal; None below the number of orders from which on shares say something."""
    n = buying.orders
    if n < t.least_cases:
        return None, "outlook_few"
    if buying.discounted * 100 >= n * t.profit_percent:
        return "profit_seeking", "outlook_discount"
    if buying.early * 100 >= n * t.lighthouse_percent:
        return "lighthouse", "outlook_early"
    if buying.compared * 100 >= n * t.rational_percent:
        return "rational", "outlook_compared"
    return "follower", "outlook_rest"
