"""RFM of the ordering customers, what each is worth and costs, and whether one is worth winning back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from app.db.reader import Reader
from app.db.verdict_figures import margins_since
from app.insight.customer_value import (
    BINS,
    DAYS_OF_YEAR,
    ENOUGH_BUYERS,
    Buyer,
    Chances,
    Keeping,
    Rfm,
    Worth,
    bin_of,
    cut_places,
    keeping,
    worths,
)
from app.queries.team import settings

_STANDS = "deleted_at IS NULL AND order_count IS NOT NULL"
_COLUMNS = ("last_order_day", "order_count", "revenue")


@dataclass(frozen=True)
class Cuts:
    """Where the bins of recency, frequency and money begin, over how many buyers."""

    buyers: int
    days: tuple[str, ...]
    orders: tuple[int, ...]
    sums: tuple[int, ...]

    def of(self, day: str, orders: int, revenue: int) -> Rfm:
        """The bins of one customer."""
        return Rfm(bin_of(day, self.days), bin_of(orders, self.orders), bin_of(revenue, self.sums))


class Bought(NamedTuple):
    """What the value card says of a customer: bins (None: too few buyers), sums by quarter, both last years."""

    rfm: Rfm | None
    buyers: int
    quarters: tuple[tuple[str, int], ...]
    year: int
    year_before: int
    last_day: str | None
    orders: int
    keeping: Keeping | None


def cuts(reader: Reader) -> Cuts | None:
    """The bins' beginnings, found in the indexes; None below 50 buyers."""
    count = buyers(reader)
    if count < ENOUGH_BUYERS:
        return None
    found = [
        tuple(
            reader.value(
                f"SELECT {column} FROM customer WHERE {_STANDS} ORDER BY {column} LIMIT 1 OFFSET ?", (place,)
            )
            for place in cut_places(count)
        )
        for column in _COLUMNS
    ]
    return Cuts(count, *found)


def buyers(reader: Reader) -> int:
    """How many customers ordered."""
    return int(reader.value(f"SELECT count(*) FROM customer WHERE {_STANDS}"))


def _bin_sql(column: str, values: Sequence[object]) -> str:
    return "1" + "".join(f" + ({column} >= ?)" for _value in values)


def _cells(found: Cuts) -> tuple[str, list[object]]:
    recency, frequency, money = (
        _bin_sql(column, values)
        for column, values in zip(_COLUMNS, (found.days, found.orders, found.sums), strict=True)
    )
    sql = (
        f"SELECT id, {recency} AS r, ({frequency} + {money} + 1) / 2 AS w FROM customer WHERE {_STANDS} "
        "AND revenue IS NOT NULL"
    )
    return sql, [*found.days, *found.orders, *found.sums]


def rfm_map(reader: Reader, found: Cuts) -> list[list[int]]:
    """How many customers in each cell: rows from worth 5 down to 1, columns recency 1 to 5."""
    sql, values = _cells(found)
    counts = {
        (w, r): n for w, r, n in reader.all(f"SELECT w, r, count(*) FROM ({sql}) GROUP BY 1, 2", values)
    }
    return [
        [counts.get((worth, recency), 0) for recency in range(1, BINS + 1)] for worth in range(BINS, 0, -1)
    ]


def rfm_customers(reader: Reader, found: Cuts, worth: int, recency: int) -> list[int]:
    """The customers of one cell."""
    sql, values = _cells(found)
    return [
        key
        for (key,) in reader.all(f"SELECT id FROM ({sql}) WHERE w = ? AND r = ?", [*values, worth, recency])
    ]


def all_worths(reader: Reader, today: date) -> list[Worth]:
    """What every buyer is worth and could be; empty below ten buyers."""
    chances = chances_of(reader)
    since = (today - timedelta(days=DAYS_OF_YEAR)).isoformat()
    margins = margins_since(reader.all, since)
    costs = _served(reader, since, chances.hourly)
    rows = reader.all(f"SELECT id, coalesce(industry, kind) FROM customer WHERE {_STANDS}")
    return worths([Buyer(key, margins.get(key, 0), costs[key], like) for key, like in rows])


def all_keepings(reader: Reader, today: date) -> dict[int, Keeping]:
    """Whether each buyer is worth keeping, by customer; internal ones aside."""
    chances = chances_of(reader)
    margins = margins_since(reader.all, "")
    costs = _served(reader, (today - timedelta(days=DAYS_OF_YEAR)).isoformat(), chances.hourly)
    rows = reader.all(
        f"SELECT id, status, first_order_day, last_order_day FROM customer WHERE {_STANDS} "
        "AND relation IS NOT 'internal'"
    )
    return {
        key: keeping(status, margins.get(key, 0), _days(first, last), costs[key], chances)
        for key, status, first, last in rows
    }


def keeping_of(reader: Reader, customer_id: int, today: date) -> Keeping | None:
    """Whether one customer is worth keeping; None for one who never ordered."""
    row = reader.one(
        f"SELECT status, first_order_day, last_order_day FROM customer WHERE id = ? AND {_STANDS}",
        (customer_id,),
    )
    if row is None:
        return None
    chances = chances_of(reader)
    margin = margins_since(reader.all, "", customer_id).get(customer_id, 0)
    since = (today - timedelta(days=DAYS_OF_YEAR)).isoformat()
    served = _served(reader, since, chances.hourly, customer_id)[customer_id]
    return keeping(row[0], margin, _days(row[1], row[2]), served, chances)


def bought(reader: Reader, customer_id: int, today: date) -> Bought | None:
    """All the value card of one customer says; None for one who never ordered."""
    row = reader.one(
        f"SELECT last_order_day, order_count, coalesce(revenue, 0) FROM customer WHERE id = ? AND {_STANDS}",
        (customer_id,),
    )
    if row is None:
        return None
    found = cuts(reader)
    sums: Counter[str] = Counter()
    year = before = 0
    start, earlier = today - timedelta(days=DAYS_OF_YEAR), today - timedelta(days=2 * DAYS_OF_YEAR)
    for text, total in reader.all(
        "SELECT ordered_day, home_total FROM sales_order WHERE customer_id = ? AND deleted_at IS NULL "
        "AND state <> 'cancelled' AND home_total IS NOT NULL AND ordered_day > ?",
        (customer_id, earlier.isoformat()),
    ):
        day = date.fromisoformat(text)
        sums[_quarter(day)] += total
        if day > today:
            continue
        year, before = (year + total, before) if day > start else (year, before + total)
    names = _quarters(today)
    return Bought(
        found.of(*row) if found is not None else None,
        found.buyers if found is not None else buyers(reader),
        tuple((name, sums[name]) for name in names),
        year,
        before,
        row[0],
        row[1],
        keeping_of(reader, customer_id, today),
    )


def chances_of(reader: Reader) -> Chances:
    """The firm's own figures, or the program's."""
    kept = settings(reader).get("keeping")
    known = {name: int(value) for name, value in (kept or {}).items() if name in Chances._fields}
    return Chances(**known)


def _served(reader: Reader, since: str, hourly: int, customer_id: int | None = None) -> Counter[int]:
    """What serving customers cost since a day: minutes at the hourly rate, gifts, what cases cost."""
    found: Counter[int] = Counter()
    which = "" if customer_id is None else " AND customer_id = ?"
    asked = (since,) if customer_id is None else (since, customer_id)
    for statement in (
        f"SELECT customer_id, sum(minutes) * {int(hourly)} / 60 FROM interaction WHERE minutes > 0 "
        "AND happened_day > ?",
        "SELECT customer_id, sum(value) FROM favour WHERE direction = 'given' AND value > 0 AND favour_day > ?",
        "SELECT customer_id, sum(cost) FROM service_case WHERE cost > 0 AND opened_day > ?",
    ):
        rows = reader.all(
            f"{statement} AND customer_id IS NOT NULL AND deleted_at IS NULL{which} GROUP BY customer_id",
            asked,
        )
        for key, cost in rows:
            found[key] += cost
    return found


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _quarter(day: date) -> str:
    return f"{day.year}Q{(day.month + 2) // 3}"


def _quarters(today: date) -> list[str]:
    """The eight quarters up to now."""
    number = today.year * 4 + (today.month - 1) // 3
    return [f"{each // 4}Q{each % 4 + 1}" for each in range(number - 7, number + 1)]
