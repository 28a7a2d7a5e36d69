"""What a board of deals says: odds per stage, the weighted forecast, how long a deal rests, when it is stuck."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.insight.totals import half_up

ENOUGH = 30  # deals that must have ended before a firm's own history says the odds
ENOUGH_IN_STAGE = 10  # and as many of them must have been in the stage
STUCK_TIMES = Fraction(3, 2)
COMMITTED, LIKELY = 70, 30  # odds in percent from which a deal is called so


@dataclass(frozen=True, slots=True)
class Odds:
    """`percent` with the reason: a sentence code and the figures it names.

    Codes: deal.odds.pinned, deal.odds.own (won, ended), deal.odds.stage (ended, needed).
    """

    percent: int
    code: str
    won: int = 0
    ended: int = 0


def stage_odds(kept: Mapping[int, int], past: Mapping[int, tuple[int, int]], ended: int) -> dict[int, Odds]:
    """The odds of every stage (`kept`: its percent as set).

    `past` says of each stage how many of the ended deals that were once in it were won, and how many there
    were; `ended` how many ended in all. With 30 of them, and 10 of those that were in the stage, history decides.
    """
    return {stage: _odds(percent, *past.get(stage, (0, 0)), ended) for stage, percent in kept.items()}


def _odds(percent: int, won: int, here: int, ended: int) -> Odds:
    if ended >= ENOUGH and here >= ENOUGH_IN_STAGE:
        return Odds(half_up(Fraction(100 * won, here)), "deal.odds.own", won, here)
    return Odds(percent, "deal.odds.stage", ended=ended)


def deal_odds(pinned: int | None, stage: Odds) -> Odds:
    """The odds of one deal: what a person set by hand, else those of its stage."""
    return stage if pinned is None else Odds(pinned, "deal.odds.pinned")


def weighted(amount: int | None, percent: int) -> int:
    """Amount (not negative) times odds in minor units, half a unit rounded up; an unknown amount counts nothing."""
    return ((amount or 0) * percent * 2 + 100) // 200


def band(percent: int) -> str:
    """How sure a deal is, for the forecast: committed (from 70 %), likely (from 30 %), early."""
    if percent >= COMMITTED:
        return "committed"
    return "likely" if percent >= LIKELY else "early"


def median(values: Iterable[int]) -> Fraction | None:
    """The middle of some numbers, the mean of the middle two; None without any."""
    found = sorted(values)
    if not found:
        return None
    half = len(found) // 2
    return Fraction(found[half]) if len(found) % 2 else Fraction(found[half - 1] + found[half], 2)


def stuck_after(stays: Sequence[int]) -> int | None:
    """The age in whole days beyond which a deal is stuck in a stage: 1.5 times the median of all stays in it.

    `stays` are those that ended and those that last until now; fewer than 10 say nothing (None).
    """
    middle = median(stays)
    if middle is None or len(stays) < ENOUGH_IN_STAGE:
        return None
    return int(STUCK_TIMES * max(middle, Fraction(1)))


def is_stuck(age: int, limit: int | None) -> bool:
    """Older in its stage than the limit allows."""
    return limit is not None and age > limit


def age_in_days(since: str, today: date) -> int:
    """Days since a day, never below nothing."""
    return max(0, (today - date.fromisoformat(since)).days)


def month_of(day: str) -> str:
    """The month (2026-09) of a day."""
    return day[:7]


def months_around(today: date, before: int, after: int) -> list[str]:
    """The months from `before` ago to `after` ahead, as 2026-09."""
    here = today.year * 12 + today.month - 1
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(here - before, here + after + 1)]


def moved_to_month(day: str | None, month: str, today: date) -> str:
    """The same day of another month, its last where it is shorter; never before today in this month."""
    from calendar import monthrange

    year, number = int(month[:4]), int(month[5:])
    last = monthrange(year, number)[1]
    wanted = date(year, number, min(int(day[8:]) if day else last, last))
    if month == today.isoformat()[:7]:
        wanted = max(wanted, today)
    return wanted.isoformat()


@dataclass(frozen=True, slots=True)
class Expected:
    """Deals of equal odds that should close on a day (None: no day set): their amounts, plain and weighted."""

    amount: int
    weighted: int
    percent: int
    close: str | None
    deals: int = 1


@dataclass(slots=True)
class Month:
    """A month of the forecast in minor units: what was won, and the weighted sums by band. `full` is unweighted."""

    month: str
    won: int = 0
    committed: int = 0
    likely: int = 0
    early: int = 0
    full: int = 0
    deals: int = 0

    @property
    def total(self) -> int:
        """Won and weighted together."""
        return self.won + self.committed + self.likely + self.early


@dataclass(frozen=True, slots=True)
class Forecast:
    """By month; `late` has the day of closing behind it, `beyond` after the last month, `undated` has none."""

    months: tuple[Month, ...]
    late: Month
    beyond: Month
    undated: Month

    def parts(self) -> tuple[Month, ...]:
        """All of them: they hold every deal once."""
        return (*self.months, self.late, self.beyond, self.undated)


def forecast(
    months: Sequence[str], today: date, won: Mapping[str, int], expected: Iterable[Expected]
) -> Forecast:
    """Put all open deals into the month they should close in (`won`: by month, what was won)."""
    found = {month: Month(month, won.get(month, 0)) for month in months}
    late, beyond, undated = Month("late"), Month("beyond"), Month("undated")
    present = today.isoformat()
    for deal in expected:
        if deal.close is None:
            place = undated
        elif deal.close < present:
            place = late
        else:
            place = found.get(month_of(deal.close), beyond)
        name = band(deal.percent)
        setattr(place, name, getattr(place, name) + deal.weighted)
        place.full += deal.amount
        place.deals += deal.deals
    return Forecast(tuple(found.values()), late, beyond, undated)
