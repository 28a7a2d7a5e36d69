"""The Orders page: rows of its table in any order, how many there are, and what it can be narrowed to."""

import json
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.db.reader import Reader
from app.queries.customer_filter import ME
from app.queries.kept_filter import KeptFilter
from app.queries.receivables import OWED, overdue_among, overdue_orders

PAGE = 64
LIST_NEWEST = 10_000
SORTS = {  # the columns of an order; what is missing comes last in both directions
    "number": "o.number",
    "customer": "coalesce(c.sort_key, o.buyer_name)",
    "day": "o.ordered_day",
    "total": "o.total",
    "paid": "o.paid",
    "open": "o.total - o.returned - o.paid",
    "state": "o.state",
    "delivery": "coalesce(o.delivered_day, o.delivery_day)",
    "owner": "m.name",
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
        sql, values = self._ordered(spec)
        ids = [key for (key,) in self._reader().all(f"{sql} LIMIT {PAGE}", values)]
        found = self.rows(ids)
        return [found[key] for key in ids if key in found]

    def count(self, spec: OrderSpec) -> int:
        """How many orders the filter leaves."""
        reader = self._reader()
        if spec.filter == OrderFilter():
            return int(reader.value("SELECT live FROM total WHERE table_name = 'sales_order'") or 0)
        where, values = self._where(reader, spec.filter)
        return int(reader.value(f"SELECT count(*) FROM sales_order o WHERE {where}", values))

    def order(self, spec: OrderSpec) -> "array[int]":
        """All ids in order."""
        return self._reader().ids(*self._ordered(spec))

    def rows(self, ids: Sequence[int]) -> dict[int, OrderRow]:
        """The rows of some ids."""
        return order_rows(self._reader(), ids, self._today().isoformat())

    def sums(self, spec: OrderSpec) -> list[tuple[str, int, int]]:
        """(currency, total, still owed) of what the filter leaves; cancelled orders count for nothing."""
        reader = self._reader()
        where, values = self._where(reader, spec.filter)
        return reader.all(
            "SELECT currency, sum(total), sum(max(total - returned - paid, 0)) FROM sales_order o "
            f"WHERE {where} AND o.state <> 'cancelled' GROUP BY currency ORDER BY 2 DESC",
            values,
        )

    def _ordered(self, spec: OrderSpec) -> tuple[str, list[object]]:
        where, values = self._where(self._reader(), spec.filter)
        by, way = SORTS[spec.sort], " DESC" if spec.descending else ""
        source = "FROM sales_order o" if by.startswith("o.") else _FROM
        last = "" if by.startswith("o.") else f"{by} IS NULL, "
        return f"SELECT o.id AS id {source} WHERE {where} ORDER BY {last}{by}{way}, o.id{way}", values

    def _where(self, reader: Reader, wanted: OrderFilter) -> tuple[str, list[object]]:
        if wanted.owner == ME:
            wanted = replace(wanted, owner=self._member_id())
        marks = ", ".join("?" * len(wanted.states))
        conditions: list[tuple[str, tuple[object, ...] | None]] = [
            ("o.owner_id = ?", _given(wanted.owner)),
            ("o.customer_id = ?", _given(wanted.customer)),
            ("o.import_run_id = ?", _given(wanted.import_run)),
            ("o.ordered_day >= ?", _given(wanted.day_from)),
            ("o.ordered_day <= ?", _given(wanted.day_to)),
            (f"o.state IN ({marks})", wanted.states or None),
            (
                "o.state = 'open' AND o.delivery_day < ?",
                (self._today().isoformat(),) if wanted.undelivered else None,
            ),
            (OWED, () if wanted.money else None),
            *(
                ("o.id IN (SELECT value FROM json_each(?))", (_json(ids),))
                for ids in self._ids(reader, wanted)
            ),
        ]
        held = [(sql, values) for sql, values in conditions if values is not None]
        where = " AND ".join(["o.deleted_at IS NULL", *(sql for sql, _ in held)])
        return where, [value for _, values in held for value in values]

    def _ids(self, reader: Reader, wanted: OrderFilter) -> list[Sequence[int]]:
        found: list[Sequence[int]] = []
        if wanted.ids is not None:
            found.append(wanted.ids)
        if wanted.money == "overdue":
            found.append(overdue_orders(reader, self._today().isoformat()))
        if wanted.text.strip():
            found.append(_found(reader, wanted.text))
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


def _given(value: object) -> tuple[object, ...] | None:
    return None if value is None else (value,)


def _found(reader: Reader, text: str) -> list[int]:
    """Orders, among other things, that a search text finds, the newest 10,000."""
    from app.language.asking import query_plan
    from app.queries.search_hits import newest

    plan = query_plan(text)
    return [] if plan.empty else newest(reader, "search_things", plan.match_expression(), LIST_NEWEST)


def _json(ids: Sequence[int]) -> str:
    return json.dumps(list(ids))
