"""What is still owed: the open parts of orders by due day, for the receivables page, the order list and Today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.db.reader import Reader
from app.insight.aging import LATE
from app.insight.receivables import Age, DueState, age_of, fill

# an order that something is owed of
UNPAID = "{0}.state <> 'cancelled' AND {0}.total - {0}.returned > {0}.paid"
OWED = f"o.deleted_at IS NULL AND {UNPAID.format('o')}"


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A part of an order that has not come in; `amount` in minor units of `currency`."""

    order_id: int
    number: str
    customer_id: int | None
    customer: str
    currency: str
    amount: int
    due_day: str | None
    age: Age


@dataclass(frozen=True)
class CustomerDebt:
    """What one customer owes in one currency, by age."""

    customer_id: int | None
    customer: str
    currency: str
    by_age: dict[Age, int]

    @property
    def total(self) -> int:
        """All of it."""
        return sum(self.by_age.values())

    @property
    def late(self) -> int:
        """What is overdue."""
        return sum(self.by_age.get(age, 0) for age in LATE)


def open_items(reader: Reader, today: str, *, customer_id: int | None = None) -> list[OpenItem]:
    """Every open part of every order that something is owed of."""
    whose, values = ("", ()) if customer_id is None else (" AND o.customer_id = ?", (customer_id,))
    orders = reader.all(
        "SELECT o.id, o.number, o.customer_id, coalesce(c.name, o.buyer_name, ''), o.currency, o.total, o.paid, "
        "o.returned FROM sales_order o LEFT JOIN customer c ON c.id = o.customer_id "
        f"WHERE {OWED}{whose} ORDER BY o.ordered_day, o.id",
        values,
    )
    plans = plans_of(reader, (row[0] for row in orders))
    found = []
    for key, number, customer, name, currency, total, paid, returned in orders:
        for part in fill(total, plans.get(key, ()), paid=paid, returned=returned, today=today):
            if part.state is not DueState.RECEIVED:
                age = age_of(part.due_day, today)
                found.append(OpenItem(key, number, customer, name, currency, part.open, part.due_day, age))
    return found


def plans_of(reader: Reader, ids: Iterable[int]) -> dict[int, list[tuple[int, str | None]]]:
    """The instalments of orders as (amount, due day), in their order."""
    found: dict[int, list[tuple[int, str | None]]] = {}
    for key, amount, day in reader.by_ids(
        "SELECT order_id, amount, due_day FROM instalment WHERE order_id IN {ids} AND deleted_at IS NULL "
        "ORDER BY order_id, position, id",
        ids,
    ):
        found.setdefault(key, []).append((amount, day))
    return found


def overdue_orders(reader: Reader, today: str) -> list[int]:
    """Orders of which a part is overdue."""
    late = [key for (key,) in reader.all(
        f"SELECT DISTINCT o.id FROM instalment i JOIN sales_order o ON o.id = i.order_id "
        f"WHERE i.due_day < ? AND i.deleted_at IS NULL AND {OWED}", (today,),
    )]  # fmt: skip
    return overdue_among(reader, late, today)


def overdue_among(reader: Reader, ids: Sequence[int], today: str) -> list[int]:
    """Those of these orders of which a part is overdue."""
    sums = reader.by_ids(
        f"SELECT o.id, o.total, o.paid, o.returned FROM sales_order o WHERE o.id IN {{ids}} AND {OWED}", ids
    )
    plans = plans_of(reader, [row[0] for row in sums])
    return [
        key
        for key, total, paid, returned in sums
        if any(
            part.state is DueState.OVERDUE
            for part in fill(total, plans.get(key, ()), paid=paid, returned=returned, today=today)
        )
    ]


def debts(items: Iterable[OpenItem]) -> list[CustomerDebt]:
    """The same per customer and currency, those who owe most of what is overdue first."""
    found: dict[tuple[int | None, str, str], CustomerDebt] = {}
    for item in items:
        which = (item.customer_id, item.customer if item.customer_id is None else "", item.currency)
        debt = found.setdefault(which, CustomerDebt(item.customer_id, item.customer, item.currency, {}))
        debt.by_age[item.age] = debt.by_age.get(item.age, 0) + item.amount
    return sorted(found.values(), key=lambda debt: (-debt.late, -debt.total, debt.customer))
