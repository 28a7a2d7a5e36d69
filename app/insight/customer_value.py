"""RFM, 最有价值/最具成长性, 去留评估: what customers are worth, could be worth, and whether to win one back.

Money is in minor units of the firm's currency; margins are before tax (domain.md §6).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from app.insight.customer_ranks import percentile, share_of

Ordered = TypeVar("Ordered", int, str)

BINS = 5
ENOUGH_BUYERS = 50  # for quintiles
ENOUGH_LIKE = 10  # for a percentile of like customers, and for ranks
TOP_PERCENT = 20
HIGH_PERCENTILE = 90
DAYS_OF_YEAR = 365
TROUBLED = ("silent", "at_risk", "lost", "dissatisfied")


class Rfm(NamedTuple):
    """Recency, frequency and money of one customer, 1 (low) to 5 (high)."""

    recency: int
    frequency: int
    money: int

    @property
    def worth(self) -> int:
        """Frequency and money as one, the better half counts."""
        return -(-(self.frequency + self.money) // 2)


def cut_places(count: int) -> tuple[int, ...]:
    """Places (from 0) in the rising order of values at which the second to fifth bin begins.

    A value belongs to a bin by the place of the last one equal to it, so that ties share the better bin.
    """
    return tuple(count * step // BINS for step in range(1, BINS))


def bin_of(value: Ordered, cuts: Sequence[Ordered]) -> int:
    """The bin of a value: 1 and one more for each cut it reaches."""
    return 1 + sum(value >= cut for cut in cuts)


class Buyer(NamedTuple):
    """A customer who ordered: margin of 12 months, cost to serve in the same time, and whom it is like."""

    id: int
    margin: int
    served: int
    like: str


class Worth(NamedTuple):
    """What a customer leaves, what like ones leave beyond that, and which of the lists it is on."""

    id: int
    margin: int
    potential: int
    served: int
    valuable: bool
    growable: bool

    @property
    def below_zero(self) -> bool:
        """Whether serving it costs more than it leaves."""
        return self.margin < self.served


def worths(buyers: Sequence[Buyer]) -> list[Worth]:
    """Most valuable: the top fifth by margin; most growable: the top fifth by potential. Nothing below ten buyers.

    The potential is what the 90th percentile of like customers leaves beyond one's own, never below nothing; with
    fewer than ten like ones all buyers are the likes.
    """
    if len(buyers) < ENOUGH_LIKE:
        return []
    groups: dict[str, list[int]] = {}
    for buyer in buyers:
        groups.setdefault(buyer.like, []).append(buyer.margin)
    everybody = _high(buyer.margin for buyer in buyers)
    high = {like: _high(found) if len(found) >= ENOUGH_LIKE else everybody for like, found in groups.items()}
    potential = {buyer.id: max(0, high[buyer.like] - buyer.margin) for buyer in buyers}
    valuable = _top({buyer.id: buyer.margin for buyer in buyers})
    growable = _top(potential)
    return [
        Worth(
            buyer.id,
            buyer.margin,
            potential[buyer.id],
            buyer.served,
            buyer.id in valuable,
            buyer.id in growable,
        )
        for buyer in buyers
    ]


def _high(values: Iterable[int]) -> int:
    return percentile(values, HIGH_PERCENTILE) or 0


def _top(values: Mapping[int, int]) -> set[int]:
    """The top fifth of all, as far as they are above nothing."""
    ranked = sorted(values, key=lambda key: (-values[key], key))[: share_of(len(values), TOP_PERCENT)]
    return {key for key in ranked if values[key] > 0}


class Chances(NamedTuple):
    """The firm's own figures: chance to win back in percent by state, hours it takes, an hour's cost."""

    silent: int = 60
    at_risk: int = 40
    dissatisfied: int = 50
    lost: int = 15
    hours: int = 4
    hourly: int = 6_000

    def of(self, status: str | None) -> int:
        """The chance in percent; who needs no winning back stays."""
        return int(getattr(self, status)) if status in TROUBLED else 100


class Keeping(NamedTuple):
    """Recover, maintain or let go, with its sums: yearly margin so far, chance, cost to win back, cost to serve."""

    verdict: str
    yearly: int
    chance: int
    back: int
    served: int
    expected: int

    @property
    def left(self) -> int:
        """What remains of the expected value after serving."""
        return self.expected - self.served


def keeping(status: str | None, margin: int, days: int, served: int, chances: Chances) -> Keeping:
    """Whether to win a customer back, keep it as it is, or let it go.

    margin is that of all `days` from the first to the last order; less than a year counts as one. Expected are the
    yearly margin times the chance, less what winning back costs; what remains after serving decides.
    """
    yearly = margin * DAYS_OF_YEAR // max(days, DAYS_OF_YEAR)
    troubled = status in TROUBLED
    chance = chances.of(status)
    back = chances.hours * chances.hourly if troubled else 0
    expected = yearly * chance // 100 - back
    verdict = "let_go" if expected <= served else "recover" if troubled else "maintain"
    return Keeping(verdict, yearly, chance, back, served, expected)
