"""The Customers page: rows of its table in any order, how many there are, and what its chips offer."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from app.db.reader import Reader
from app.language.custom_values import Stored
from app.queries.custom_fields import values_of
from app.queries.custom_order import field_of, field_plan
from app.queries.customer_filter import ME, CustomerFilter, conditions_of
from app.queries.listing import PAGE, Condition, Plan, Sort, all_ids, first_ids, make_plan
from app.queries.listing import count as count_rows
from app.queries.listing_tools import Tagged, owners_in_order, tags_of
from app.queries.pieces import PHONE_THERE
from app.vocabulary import Lifecycle, Status

_IX = "ix_customer_by_"
_NOTHING: Mapping[int, Stored] = MappingProxyType({})

SORTS: dict[str, Sort] = {
    "name": Sort(("sort_key",), f"{_IX}name", compound=(
        ("owner_id", f"{_IX}owner_name"), ("importance", f"{_IX}importance"), ("city", f"{_IX}city"),
        ("industry", f"{_IX}industry"), ("kind", f"{_IX}kind"),
    )),
    "importance": Sort(("importance", "sort_key"), f"{_IX}importance", values=(1, 2, 3)),
    "kind": Sort(("kind", "sort_key"), f"{_IX}kind", values=("organisation", "person")),
    "industry": Sort(("industry", "sort_key"), f"{_IX}industry", nullable=True),
    "city": Sort(("city", "sort_key"), f"{_IX}city", nullable=True),
    "phone": Sort(("phone",), f"{_IX}phone", nullable=True),
    "last_contact": Sort(("last_contact_at",), f"{_IX}last_contact", nullable=True, compound=(
        ("owner_id", f"{_IX}owner_contact"), ("importance", f"{_IX}importance_contact"),
    )),
    "next_due": Sort(("next_due",), f"{_IX}next_due", nullable=True, compound=(
        ("owner_id", f"{_IX}owner_due"), ("importance", f"{_IX}importance_due"),
    )),
    "created": Sort(("created_day",), "ix_customer_live_created"),
    "revenue": Sort(("revenue",), "ix_customer_by_revenue", nullable=True),
    "last_order": Sort(("last_order_day",), "ix_customer_by_last_order", nullable=True),
    "status": Sort(("status", "sort_key"), f"{_IX}status", nullable=True, values=tuple(one.value for one in Status)),
    "lifecycle": Sort(("lifecycle", "sort_key"), f"{_IX}lifecycle", nullable=True,
                      values=tuple(one.value for one in Lifecycle)),
    "owner": Sort(("owner_id", "sort_key"), f"{_IX}owner_name", nullable=True),
}  # fmt: skip


@dataclass(frozen=True)
class CustomerSpec:
    """What the table shows: a filter and an order (a key of SORTS, or the column of a field of one's own)."""

    filter: CustomerFilter = field(default_factory=CustomerFilter)
    sort: str = "name"
    descending: bool = False


class CustomerRow(NamedTuple):
    """One line of the table. `last_contact_at` is UTC ms, `next_due` a local day or day and time.

    `status` to `outlook` are verdicts, None while they were never judged.
    `revenue` is in minor units of the firm's own currency; orders are those that stand, None = there are none.
    `own` is what stands in fields of one's own, by field.
    """

    id: int
    name: str
    kind: str
    importance: int
    tags: tuple[Tagged, ...]
    industry: str | None
    city: str | None
    phone: str | None
    last_contact_at: int | None
    next_due: str | None
    next_kind: str | None
    owner_id: int | None
    owner: str | None
    owner_colour: str | None
    created_day: str
    orders: int | None
    revenue: int | None
    last_order: str | None
    status: str | None
    lifecycle: str | None
    loyalty: str | None
    tier: str | None
    outlook: str | None
    own: Mapping[int, Stored] = _NOTHING


class CustomerSource:
    """Where the table's rows come from (the RowSource of app/itemmodels)."""

    def __init__(
        self,
        reader: Callable[[], Reader],
        today: Callable[[], date],
        member_id: Callable[[], int | None] = lambda: None,
    ) -> None:
        self._reader = reader
        self._today = today
        self._member_id = member_id

    def first_page(self, spec: CustomerSpec) -> list[CustomerRow]:
        """The first 64 rows."""
        reader = self._reader()
        ids = first_ids(reader, self._plan(reader, spec), PAGE)
        found = customer_rows(reader, ids)
        return [found[key] for key in ids if key in found]

    def count(self, spec: CustomerSpec) -> int:
        """How many customers the filter leaves."""
        reader = self._reader()
        conditions, ids = self._asked(reader, spec.filter)
        return count_rows(reader, "customer", conditions, ids, SORTS)

    def order(self, spec: CustomerSpec) -> "array[int]":
        """All ids in order."""
        reader = self._reader()
        return all_ids(reader, self._plan(reader, spec))

    def rows(self, ids: Sequence[int]) -> dict[int, CustomerRow]:
        """The rows of some ids."""
        return customer_rows(self._reader(), ids)

    def _plan(self, reader: Reader, spec: CustomerSpec) -> Plan:
        conditions, ids = self._asked(reader, spec.filter)
        if (by := field_of(reader, "customer", spec.sort)) is not None:
            return field_plan(reader, "customer", conditions, by, descending=spec.descending, ids=ids)
        sort = SORTS.get(spec.sort, SORTS["name"])
        if spec.sort == "owner":
            sort = replace(sort, values=owners_in_order(reader))
        return make_plan(reader, "customer", conditions, sort, descending=spec.descending, ids=ids)

    def _asked(self, reader: Reader, wanted: CustomerFilter) -> tuple[list[Condition], Sequence[int] | None]:
        """The conditions, and the ids that a list or a search text narrows to."""
        if wanted.owner == ME:
            wanted = replace(wanted, owner=self._member_id())
        ids: Sequence[int] | None = wanted.ids
        if wanted.text.strip():
            from app.queries.search import ids_for_list

            hits = ids_for_list(reader, "customer", wanted.text)
            found = set(hits)
            ids = hits if ids is None else [key for key in ids if key in found]
        return [*self._by_segments(reader, wanted), *conditions_of(wanted, self._today())], ids

    def _by_segments(self, reader: Reader, wanted: CustomerFilter) -> list[Condition]:
        if not wanted.segments and not wanted.rule:
            return []
        from app.queries.segment_rule import Asking  # not needed to begin with
        from app.queries.segments import conditions_of_segments

        asking = Asking(reader, self._today(), "customer", self._member_id())
        return conditions_of_segments(asking, wanted.segments, wanted.rule)


def customer_rows(reader: Reader, ids: Sequence[int]) -> dict[int, CustomerRow]:
    """Table rows by id; recycled records are absent."""
    rows = reader.by_ids(
        f"SELECT c.id, c.name, c.kind, c.importance, c.industry, c.city, coalesce(c.phone, ({PHONE_THERE})), "
        "c.last_contact_at, c.next_due, "
        "(SELECT f.kind FROM follow_up f WHERE f.customer_id = c.id AND f.due = c.next_due AND f.state "
        "= 'open' "
        "AND f.deleted_at IS NULL LIMIT 1), c.owner_id, m.name, m.colour, c.created_day, c.order_count, c.revenue, "
        "c.last_order_day, c.status, c.lifecycle, c.loyalty, c.tier, c.outlook "
        "FROM customer c LEFT JOIN member m ON m.id = c.owner_id WHERE c.id IN {ids} AND c.deleted_at "
        "IS NULL",
        ids,
    )
    tags, own = tags_of(reader, "customer", ids), values_of(reader, "customer", ids)
    return {
        row[0]: CustomerRow._make((*row[:4], tags.get(row[0], ()), *row[4:], own.get(row[0], _NOTHING)))
        for row in rows
    }
