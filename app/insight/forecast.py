"""What open deals will come to: the expected sum with the band that holds it in eight of ten cases."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

Z80 = Fraction(
    128155, 100_000
)  # the 90th percentile of the standard normal: 10 % lie above, 10 % below the band


@dataclass(frozen=True, slots=True)
class Expected:
    """Minor units: the `mean` = Σ amount × odds, the ends of its 80 % band, and how many deals are in it."""

    mean: int
    low: int
    high: int
    count: int


def expected(deals: Iterable[tuple[int, int]], *, already: int = 0) -> Expected:
    """The weighted sum of deals given as (amount in minor units, odds in percent), and its 80 % band.

    Each deal is won whole or not at all, independently of the others: the variance of their sum is
    Σ amount² · p · (1 − p), and by Lyapunov's central limit theorem the sum of many is about normal (Feller, An
    Introduction to Probability Theory and Its Applications, vol. 1, ch. IX.5 and vol. 2, ch. VIII.4). The band
    never leaves what is possible: from the certain ones alone to all but the hopeless ones. `already` is certain
    and is added to all.
    """
    weighted = variance = certain = possible = count = 0
    for amount, odds in deals:
        weighted += amount * odds
        variance += amount * amount * odds * (100 - odds)
        certain += amount if odds >= 100 else 0
        possible += amount if odds > 0 else 0
        count += 1
    mean = (weighted + 50) // 100
    spread = int(Z80 * isqrt(variance) / 100)
    low, high = max(certain, mean - spread), min(possible, mean + spread)
    return Expected(already + mean, already + low, already + high, count)
