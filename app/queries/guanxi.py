"""What the web of relations warns of: the figures behind each rule, read together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.db.reader import Reader
from app.insight import guanxi
from app.insight.guanxi import Balance, Bought, Limits, Warned
from app.queries.favours import balances, months_before
from app.queries.firm import firm_settings
from app.queries.web import US, Known, employed, known, referral_links, tie_links
from app.settings.declarations import BY_NAME

SETTINGS = {
    "least_cases": "relation_least_cases",
    "dependence": "relation_dependence",
    "only_tie": "relation_only_tie",
    "one_sided": "relation_one_sided",
    "discount_only": "relation_discount_only",
    "narrow_field": "relation_narrow_field",
    "eaten_margin": "relation_eaten_margin",
    "long_standing_years": "relation_long_years",
}


@dataclass(frozen=True, slots=True)
class Warnings:
    """What is warned of and what cannot be said, and the names of whom it is about."""

    found: tuple[Warned, ...]
    people: Mapping[int, Known]


def limits(reader: Reader) -> Limits:
    """From where on something is warned of, as the firm set it."""
    kept: dict[str, Any] = firm_settings(reader)
    values = {}
    for name, setting in SETTINGS.items():
        declared = BY_NAME[setting]
        value = kept.get(setting, declared.default)
        values[name] = value if declared.accepts(value) else declared.default
    return Limits(**values)


def warnings(reader: Reader, today: date) -> Warnings:
    """Every rule, in its order."""
    held = limits(reader)
    year = months_before(today, 12).isoformat()
    bought = _bought(reader, today, year)
    found = [
        *guanxi.dependence(_revenue(reader, year), held),
        *guanxi.only_tie(_ties(reader), held),
        *guanxi.one_sided([Balance(who, *both) for who, both in balances(reader).items()], held),
        *guanxi.discount_only(bought, held),
        *guanxi.narrow_field(_introducers(reader, year), held),
        *guanxi.eaten_margin(bought, held),
    ]
    people = known(reader, {warned.who for warned in found if warned.who})
    return Warnings(tuple(one for one in found if not one.who or one.who in people), people)


def _revenue(reader: Reader, since: str) -> dict[int, int]:
    return dict(
        reader.all(
            "SELECT o.customer_id, sum(o.home_total) FROM sales_order o JOIN customer c ON c.id = o.customer_id "
            "WHERE o.ordered_day > ? AND o.state <> 'cancelled' AND o.deleted_at IS NULL AND c.deleted_at IS NULL "
            "AND o.home_total IS NOT NULL GROUP BY o.customer_id",
            (since,),
        )
    )


def _ties(reader: Reader) -> dict[int, set[int]]:
    """Of each customer that has ties the people tied to it or to those who work there."""
    links = [*tie_links(reader), *referral_links(reader)]
    people = {key for link in links for key in (link.first, link.second) if key}
    firm = {link.first: link.second for link in employed(reader, people)}
    there = set(known(reader, people | set(firm.values())))
    found: dict[int, set[int]] = {}
    for link in links:
        for here, other in ((link.first, link.second), (link.second, link.first)):
            customer = firm.get(here, here)
            known_other = other == US or other in there
            if customer in there and known_other and customer != firm.get(other, other):
                found.setdefault(customer, set()).add(other)
    # whom we are tied to ourselves does not hang on anybody
    return {customer: others for customer, others in found.items() if US not in others}


def _introducers(reader: Reader, since: str) -> list[int | None]:
    rows = reader.all(
        "SELECT referred_by_id FROM customer WHERE created_day > ? AND deleted_at IS NULL", (since,)
    )
    return [key for (key,) in rows]


_DISCOUNTED = (
    "(o.promotion > 0 OR EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id AND l.deleted_at IS NULL "
    "AND (l.discount > 0 OR l.gift)))"
)


def _bought(reader: Reader, today: date, since: str) -> list[Bought]:
    """What each customer with a discount bought."""
    rows = reader.all(
        f"SELECT o.customer_id, count(*), sum({_DISCOUNTED}), min(o.ordered_day) FROM sales_order o "
        "JOIN customer c ON c.id = o.customer_id WHERE o.state <> 'cancelled' AND o.deleted_at IS NULL "
        "AND c.deleted_at IS NULL GROUP BY o.customer_id"
    )
    sums = _sums(reader, since)
    return [
        Bought(key, orders, discounted, _years(first, today), *sums.get(key, (0, None)))
        for key, orders, discounted, first in rows
    ]


def _sums(reader: Reader, since: str) -> dict[int, tuple[int, int | None]]:
    """Discount and margin of each customer's orders since a day that are in the firm's currency and fully costed.

    A line of quantity q (thousandths) at a price p would have come to q·p/1000 without its discount.
    """
    rows = reader.all(
        "SELECT o.customer_id, sum(o.promotion) + sum(d.given), CASE WHEN sum(d.uncosted) = 0 "
        "THEN sum(o.net) - sum(d.cost) END FROM sales_order o JOIN (SELECT l.order_id, "
        "sum(l.quantity * l.price / 1000 - l.amount) AS given, sum(l.cost IS NULL) AS uncosted, "
        "sum(l.quantity * coalesce(l.cost, 0) / 1000) AS cost FROM order_line l WHERE l.deleted_at IS NULL "
        "GROUP BY l.order_id) d ON d.order_id = o.id WHERE o.ordered_day > ? AND o.state <> 'cancelled' "
        "AND o.deleted_at IS NULL AND o.home_total = o.total GROUP BY o.customer_id",
        (since,),
    )
    return {key: (max(0, discount or 0), margin) for key, discount, margin in rows}


def _years(first: str, today: date) -> int:
    begun = date.fromisoformat(first)
    return today.year - begun.year - ((today.month, today.day) < (begun.month, begun.day))
