"""The other side of guanxi: what the web of relations warns of, each warning with the figures it rests on.

Shares need cases: with fewer than `least_cases` a rule says what is missing (资料不足) instead of guessing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

RULES = ("dependence", "only_tie", "one_sided", "discount_only", "narrow_field", "eaten_margin")


@dataclass(frozen=True)
class Limits:
    """From where on something is warned of; shares in per cent. The settings of the firm say them."""

    least_cases: int = 10
    dependence: int = 30
    only_tie: int = 5
    one_sided: int = 3
    discount_only: int = 90
    narrow_field: int = 40
    eaten_margin: int = 50
    long_standing_years: int = 2


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning or, with `enough` False, a rule that cannot say. `who` is the record it is about, 0 for none."""

    rule: str
    code: str
    who: int = 0
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)
    enough: bool = True


class Bought(NamedTuple):
    """What a customer bought: orders ever and those with a discount, years since the first one.

    `discount` and `margin` of the last 12 months in minor units; None where no cost is known.
    """

    customer: int
    orders: int
    discounted: int
    years: int
    discount: int
    margin: int | None


class Balance(NamedTuple):
    """How many favours were given to and got from somebody."""

    who: int
    given: int
    received: int


def percent(part: int, whole: int) -> int:
    """A share in whole per cent, rounded down, so that a limit is never shown as passed when it is not."""
    return 100 * part // whole if whole else 0


def _few(rule: str, cases: int, limits: Limits) -> list[Warned]:
    values = {"cases": cases, "needed": limits.least_cases}
    return [Warned(rule, f"guanxi.few.{rule}", 0, values, enough=False)]


def dependence(revenue: Mapping[int, int], limits: Limits) -> list[Warned]:
    """One customer brings more than a share of the revenue of the last 12 months."""
    paying = {key: amount for key, amount in revenue.items() if amount > 0}
    if len(paying) < limits.least_cases:
        return _few("dependence", len(paying), limits)
    total = sum(paying.values())
    return [
        Warned("dependence", "guanxi.dependence", key,
               {"share": percent(amount, total), "limit": limits.dependence, "customers": len(paying)})
        for key, amount in sorted(paying.items(), key=lambda pair: (-pair[1], pair[0]))
        if amount * 100 > total * limits.dependence
    ]  # fmt: skip


def only_tie(ties: Mapping[int, Iterable[int]], limits: Limits) -> list[Warned]:
    """One person is the only tie to so many customers; `ties` are of each customer the people tied to them."""
    known = {key: set(people) for key, people in ties.items()}
    tied = {key: people for key, people in known.items() if people}
    if len(tied) < limits.least_cases:
        return _few("only_tie", len(tied), limits)
    alone = Counter(next(iter(people)) for people in tied.values() if len(people) == 1)
    return [
        Warned("only_tie", "guanxi.only_tie", key, {"count": count, "limit": limits.only_tie})
        for key, count in sorted(alone.items(), key=lambda pair: (-pair[1], pair[0]))
        if count >= limits.only_tie
    ]


def one_sided(balances: Iterable[Balance], limits: Limits) -> list[Warned]:
    """Favours given and got are further apart than the limit."""
    found = []
    for one in balances:
        apart = one.given - one.received
        if abs(apart) > limits.one_sided:
            code = "guanxi.we_give" if apart > 0 else "guanxi.we_owe"
            values = {"given": one.given, "received": one.received, "limit": limits.one_sided}
            found.append(Warned("one_sided", code, one.who, values))
    return sorted(found, key=lambda w: (-abs(w.values["given"] - w.values["received"]), w.who))


def discount_only(bought: Sequence[Bought], limits: Limits) -> list[Warned]:
    """Somebody buys (nearly) only on discount."""
    told = [one for one in bought if one.orders >= limits.least_cases]
    if not told:
        return _few("discount_only", max((one.orders for one in bought), default=0), limits)
    return [
        Warned("discount_only", "guanxi.discount_only", one.customer,
               {"share": percent(one.discounted, one.orders), "orders": one.orders, "limit": limits.discount_only})
        for one in sorted(told, key=lambda one: (-one.discounted * 1000 // one.orders, one.customer))
        if one.discounted * 100 >= one.orders * limits.discount_only
    ]  # fmt: skip


def narrow_field(introducers: Sequence[int | None], limits: Limits) -> list[Warned]:
    """One introducer is behind more than a share of the new customers of the last 12 months (None: nobody was)."""
    if len(introducers) < limits.least_cases:
        return _few("narrow_field", len(introducers), limits)
    counts = Counter(key for key in introducers if key is not None)
    return [
        Warned("narrow_field", "guanxi.narrow_field", key,
               {"share": percent(count, len(introducers)), "count": count, "customers": len(introducers),
                "limit": limits.narrow_field})
        for key, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        if count * 100 > len(introducers) * limits.narrow_field
    ]  # fmt: skip


def eaten_margin(bought: Sequence[Bought], limits: Limits) -> list[Warned]:
    """Discounts of the last 12 months ate a share of what a long-standing customer would have brought."""
    old = [one for one in bought if one.years >= limits.long_standing_years]
    costed = [one for one in old if one.margin is not None]
    if not costed:
        values = {"years": limits.long_standing_years}
        return [Warned("eaten_margin", "guanxi.few.eaten_margin", 0, values, enough=False)]
    found = []
    for one in costed:
        without = one.discount + (one.margin or 0)
        eaten = one.discount > 0 and one.discount * 100 > max(without, 0) * limits.eaten_margin
        if eaten:
            share = min(999, percent(one.discount, without)) if without > 0 else 100
            values = {"share": share, "years": one.years, "limit": limits.eaten_margin}
            found.append(Warned("eaten_margin", "guanxi.eaten_margin", one.customer, values))
    return sorted(found, key=lambda w: (-w.values["share"], w.who))


def over_gift_limit(value: int, given_before: int, limit: int) -> bool:
    """Whether a gift, with what the same person got within 12 months, passes the limit (0: none)."""
    return limit > 0 and value + given_before > limit
