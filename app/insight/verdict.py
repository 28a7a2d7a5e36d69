"""The one form of every rule that decides something: a value with its reasons, and since when it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple


class Reason(NamedTuple):
    """A sentence's code with the figures it used (days as ISO text)."""

    code: str
    values: Mapping[str, Any]


class Verdict(NamedTuple):
    """What a rule, or a person by a pin, says. `since` is the ordinal of the day it became so (None = unknown)."""

    value: str | None
    reasons: tuple[Reason, ...]
    since: int | None = None
    pinned: bool = False


@dataclass(frozen=True)
class Thresholds:
    """Every threshold of the rules about customers; days, numbers, percents, multiples of the own rhythm g.

    `late`: not late up to so many g, silent beyond; `risk`, `lost`: at risk, lost beyond so many g;
    `lost_longest`: and beyond so many times the longest own gap. `own_gap`: the usual gap of the firm's
    trade in days where there are too few customers to find it (0 = not known). `rhythm` is that of the firm.
    """

    rhythm: str = "repeat"
    own_gap: int = 0
    late: float = 1.5
    risk: float = 2.0
    lost: float = 4.0
    lost_days: int = 180
    lost_longest: float = 1.5
    silent_days: int = 180
    least_gap: int = 7
    prior_weight: int = 2
    like_customers: int = 20
    alive_percent: int = 50
    quick_gap: int = 60
    fall_orders: int = 6
    fall_percent: int = 50
    loyal_orders: int = 3
    loyal_percentile: int = 80
    loyal_days: int = 365
    satisfied_csat: int = 4
    answer_days: int = 90
    low_csat: int = 2
    low_nps: int = 6
    new_days: int = 90
    new_orders: int = 2
    explore_days: int = 90
    explore_orders: int = 3
    stable_orders: int = 4
    stable_days: int = 365
    stable_percent: int = 25
    vip_percent: int = 5
    key_percent: int = 15
    least_cases: int = 10
    margin_days: int = 730
    premium_percent: int = 10
    premium_buyers: int = 20
    profit_percent: int = 60
    rational_percent: int = 40
    lighthouse_percent: int = 30
    launch_days: int = 90


DEFAULTS = Thresholds()
YEAR = 365  # days of "the last 12 months"


def thresholds_from(kept: Mapping[str, Any] | None) -> Thresholds:
    """Thresholds as a firm keeps them: only what differs from the defaults; what is unknown is passed over."""
    known = {one.name: one for one in fields(Thresholds)}
    given = {name: value for name, value in (kept or {}).items() if name in known}
    return Thresholds(**given)


@dataclass(frozen=True)
class Figures:
    """What is known of all customers together, the yardstick of each one.

    `gap` is the usual gap in days of all repeat customers (None: too few), `gaps` that of an industry and tier;
    `orders` the percentile of how many orders buyers have (None: too few); `premium` the average order value
    from which on a buyer is premium (None: too few), in minor units.
    """

    gap: float | None = None
    gaps: Mapping[tuple[str, str], float] = field(default_factory=dict)
    orders: int | None = None
    premium: int | None = None
    buyers: int = 0

    def prior(self, industry: str | None, tier: str | None, own: int) -> float | None:
        """The gap to expect of somebody of whom little is known yet."""
        like = self.gaps.get((industry, tier)) if industry and tier else None
        return like or self.gap or (float(own) if own else None)
