"""The Orders page: rows of its table in any order, how many there are, and what it can be narrowed to."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.db.reader import Reader
from app.queries.customer_filter import ME
from app.queries.kept_filter import KeptFilter
from app.queries.listing import PAGE, Condition, Plan, Sort, all_ids, first_ids, make_plan, one_of, probe
from app.queries.listing import count as count_rows
from app.queries.listing_tools import owners_in_order
from app.queries.receivables import UNPAID, overdue_among, overdue_orders

LIST_NEWEST = 10_000
_IX = "ix_sales_order_"
_SORT_KEY = "(SELECT c.sort_key FROM customer c WHERE c.id = sales_order.customer_id)"

SORTS: dict[str, Sort] = {
    "number": Sort(("number",), f"{_IX}number"),
    "customer": Sort((f"coalesce({_SORT_KEY}, sales_order.buyer_name)",), "", nullable=True),
    "day": Sort(("ordered_day",), f"{_IX}live_day", compound=(("customer_id", f"{_IX}live_customer"),)),
    "total": Sort(("total",), f"{_IX}live_total"),
    "paid": Sort(("paid",), ""),
    "open": Sort(("total - returned - paid",), ""),
    "state": Sort(("state", "ordered_day"), ""),
    "delivery": Sort(("coalesce(delivered_day, delivery_day)",), "", nullable=True),
    "owner": Sort(("owner_id", "ordered_day"), "", nullable=True),
}
_FROM = (
    "FROM sales_order o LEFT JOIN customer c ON c.id = o.customer_id LEFT JOIN member m ON m.id = o.owner_id"
)


@dataclass(frozen=True)
class OrderFilter(KeptFilter):
    """Everything given must hold; lists mean any of them. `owner` may be "me"; `money` unpaid or overdue."""

    owner: int | str | None = None
    states: tuple[str, ...] = ()
    money: str | None = None
    undelivered: bool = False
    customer: int | None = None
    day_from: str | None = None
    day_to: str | None = None
    import_run: int | None = None
    text: str = ""
    ids: tuple[int, ...] | None = None


@dataclass(frozen=True)
class OrderSpec:
    """What the table shows: a filter and an order (a key of SORTS)."""

    filter: OrderFilter = field(default_factory=OrderFilter)
    sort: str = "day"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One line of the table; sums in minor units of `currency`. `overdue`: a part of it should have come in."""

    id: int
    number: str
    title: str | None
    customer_id: int | None
    customer: str
    day: str
    currency: str
    total: int
    paid: int
    returned: int
    state: str
    delivery_day: str | None
    delivered_day: str | None
    owner_id: int | None
    owner: str | None
    overdue: bool

    @property
    def open(self) -> int:
        """What is still owed; negative = too much was paid; a cancelled order owes nothing."""
        return 0 if self.state == "cancelled" else self.total - self.returned - self.paid


class OrderSource:
    """Where the table's rows come from (the RowSource of app/itemmodels)."""

    def __init__(
        self,
        reader: Callable[[], Reader],
        today: Callable[[], date],
        member_id: Callable[[], int | None] = lambda: None,
    ) -> None:
        self._reader, self._today, self._member_id = reader, today, member_id

    def first_page(self, spec: OrderSpec) -> list[OrderRow]:
        """The first 64 rows."""
        reader = self._reader()
        ids = first_ids(reader, self._plan(reader, spec), PAGE)
        found = self.rows(ids)
        return [found[key] for key in ids if key in found]

    def count(self, spec: OrderSpec) -> int:
        """How many orders the filter leaves."""
        reader = self._reader()
        conditions, ids = self._asked(reader, spec.filter)
        return count_rows(reader, "sales_order", conditions, ids, SORTS)

    def order(self, spec: OrderSpec) -> "array[int]":
        """All ids in order."""
        reader = self._reader()
        return all_ids(reader, self._plan(reader, spec))

    def rows(self, ids: Sequence[int]) -> dict[int, OrderRow]:
        """The rows of some ids."""
        return order_rows(self._reader(), ids, self._today().isoformat())

    def sums(self, spec: OrderSpec) -> list[tuple[str, int, int]]:
        """(currency, total, still owed) of what the filter leaves; cancelled orders count for nothing."""
        reader = self._reader()
        conditions, ids = self._asked(reader, spec.filter)
        pieces = ("sales_order.deleted_at IS NULL", "sales_order.state <> 'cancelled'")
        where = " AND ".join([*pieces, *(c.sql for c in conditions)])
        values = [value for c in conditions for value in c.parameters]
        columns = "currency, sum(total), sum(max(total - returned - paid, 0))"
        last = f"WHERE {where} GROUP BY currency ORDER BY 2 DESC"
        if ids is None:
            return reader.all(f"SELECT {columns} FROM sales_order {last}", values)
        source = "{ids} AS wanted CROSS JOIN sales_order ON sales_order.id = wanted.value"
        return reader.by_ids(f"SELECT {columns} FROM {source} {last}", ids, values)

    def _plan(self, reader: Reader, spec: OrderSpec) -> Plan:
        conditions, ids = self._asked(reader, spec.filter)
        sort = SORTS[spec.sort]
        if spec.sort == "owner":
            sort = replace(sort, values=owners_in_order(reader))
        return make_plan(reader, "sales_order", conditions, sort, descending=spec.descending, ids=ids)

    def _asked(self, reader: Reader, wanted: OrderFilter) -> tuple[list[Condition], Sequence[int] | None]:
        """The conditions, and the ids that a list, what is overdue or a search text narrow to."""
        if wanted.owner == ME:
            wanted = replace(wanted, owner=self._member_id())
        today = self._today().isoformat()
        listed = [wanted.ids] if wanted.ids is not None else []
        listed += [tuple(overdue_orders(reader, today))] if wanted.money == "overdue" else []
        listed += [tuple(_found(reader, wanted.text))] if wanted.text.strip() else []
        ids: Sequence[int] | None = listed[0] if listed else None
        for others in listed[1:]:
            kept = set(others)
            ids = [key for key in ids or () if key in kept]
        return conditions_of(wanted, today), ids


def conditions_of(wanted: OrderFilter, today: str) -> list[Condition]:
    """The filter as conditions (text, ids and what is overdue are the caller's)."""
    found = []
    if wanted.undelivered:
        sql = "sales_order.state = 'open' AND sales_order.delivery_day < ?"
        found.append(Condition(sql, (today,), probe=probe("sales_order", sql, "delivery_day")))
    for column, value in (
        ("customer_id", wanted.customer),
        ("import_run_id", wanted.import_run),
        ("owner_id", wanted.owner),
    ):
        if value is not None:
            found.append(one_of("sales_order", column, (value,)))
    for test, day in ((">= ?", wanted.day_from), ("<= ?", wanted.day_to)):
        if day:
            sql = f"sales_order.ordered_day {test}"
            found.append(
                Condition(sql, (day,), "ordered_day", probe=probe("sales_order", sql, "ordered_day"))
            )
    if wanted.states:
        found.append(one_of("sales_order", "state", wanted.states))
    if wanted.money:
        found.append(Condition(UNPAID.format("sales_order")))
    return found


def order_rows(reader: Reader, ids: Sequence[int], today: str) -> dict[int, OrderRow]:
    """Table rows by id; recycled records are absent."""
    late = set(overdue_among(reader, ids, today))
    rows = reader.by_ids(
        "SELECT o.id, o.number, o.title, o.customer_id, coalesce(c.name, o.buyer_name, ''), o.ordered_day, "
        "o.currency, o.total, o.paid, o.returned, o.state, o.delivery_day, o.delivered_day, o.owner_id, m.name "
        f"{_FROM} WHERE o.id IN {{ids}} AND o.deleted_at IS NULL",
        ids,
    )
    return {row[0]: _row(row, overdue=row[0] in late) for row in rows}


def _row(row: tuple[Any, ...], *, overdue: bool) -> OrderRow:
    values: list[Any] = [*row, overdue]
    return OrderRow(*values)


def _found(reader: Reader, text: str) -> list[int]:
    """Orders, among other things, that a search text finds, the newest 10,000."""
    from app.language.asking import query_plan
    from app.queries.search_hits import newest

    plan = query_plan(text)
    return [] if plan.empty else newest(reader, "search_things", plan.match_expression(), LIST_NEWEST)
