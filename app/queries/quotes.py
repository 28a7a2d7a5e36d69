"""The Quotes page: the newest version of each quote, in any order, narrowed; and the quotes of a customer or deal."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.db.reader import Reader
from app.queries.customer_filter import ME
from app.queries.kept_filter import KeptFilter
from app.queries.listing import PAGE, Condition, Plan, Sort, all_ids, first_ids, make_plan, one_of
from app.queries.listing import count as count_rows
from app.queries.listing_tools import owners_in_order
from app.vocabulary import QuoteState

_MADE = "ix_quote_live_made"
NEWEST = (
    "NOT EXISTS (SELECT 1 FROM quote n WHERE n.number = quote.number AND n.deleted_at IS NULL "
    "AND (n.version, n.id) > (quote.version, quote.id))"
)
_LATE = "quote.state = 'sent' AND quote.valid_until < ?"
_SHOWN_STATE = f"CASE WHEN {_LATE} THEN 'expired' ELSE quote.state END"

# every list of quotes is one of the newest versions, found by their keys first: no index is needed for an order
SORTS: dict[str, Sort] = {
    "number": Sort(("number",), _MADE),
    "customer": Sort(
        ("(SELECT sort_key FROM customer c WHERE c.id = quote.customer_id)", "number"), _MADE, nullable=True
    ),
    "title": Sort(("title",), _MADE, nullable=True),
    "total": Sort(("total",), _MADE),
    "state": Sort(("state", "made_day"), _MADE, values=tuple(s.value for s in QuoteState)),
    "made": Sort(("made_day",), _MADE),
    "valid": Sort(("valid_until",), _MADE, nullable=True),
    "owner": Sort(("owner_id", "made_day"), _MADE, nullable=True),
}


@dataclass(frozen=True)
class QuoteFilter(KeptFilter):
    """Everything given must hold; lists mean any of them. `owner` may be "me"; `states` are states as shown.

    `ends_within_days`: sent and still valid, but no longer than so many days.
    """

    owner: int | str | None = None
    states: tuple[str, ...] = ()
    ends_within_days: int | None = None
    created_from: str | None = None
    customer: int | None = None
    deal: int | None = None
    text: str = ""
    ids: tuple[int, ...] | None = None


@dataclass(frozen=True)
class QuoteSpec:
    """What the table shows: a filter and an order (a key of SORTS)."""

    filter: QuoteFilter = field(default_factory=QuoteFilter)
    sort: str = "made"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One line of the table; `state` as shown, `total` in minor units."""

    id: int
    number: str
    version: int
    state: str
    customer_id: int | None
    customer: str | None
    contact: str | None
    title: str | None
    deal_id: int | None
    deal: str | None
    total: int
    currency: str
    made_day: str
    sent_day: str | None
    valid_until: str | None
    owner: str | None
    lines: int


class QuoteSource:
    """Where the table's rows come from (the RowSource of app/itemmodels)."""

    def __init__(
        self,
        reader: Callable[[], Reader],
        today: Callable[[], date],
        member_id: Callable[[], int | None] = lambda: None,
    ) -> None:
        self._reader, self._today, self._member_id = reader, today, member_id

    def first_page(self, spec: QuoteSpec) -> list[QuoteRow]:
        """The first 64 rows."""
        reader = self._reader()
        ids = first_ids(reader, self._plan(reader, spec), PAGE)
        found = quote_rows(reader, ids, self._today())
        return [found[key] for key in ids if key in found]

    def count(self, spec: QuoteSpec) -> int:
        """How many quotes the filter leaves."""
        reader = self._reader()
        conditions, ids = self._asked(reader, spec.filter)
        return count_rows(reader, "quote", conditions, ids, SORTS)

    def order(self, spec: QuoteSpec) -> "array[int]":
        """All ids in order."""
        reader = self._reader()
        return all_ids(reader, self._plan(reader, spec))

    def rows(self, ids: Sequence[int]) -> dict[int, QuoteRow]:
        """The rows of some ids."""
        return quote_rows(self._reader(), ids, self._today())

    def _plan(self, reader: Reader, spec: QuoteSpec) -> Plan:
        conditions, ids = self._asked(reader, spec.filter)
        sort = SORTS[spec.sort]
        if spec.sort == "owner":
            sort = replace(sort, values=owners_in_order(reader))
        return make_plan(reader, "quote", conditions, sort, descending=spec.descending, ids=ids)

    def _asked(self, reader: Reader, wanted: QuoteFilter) -> tuple[list[Condition], list[int]]:
        if wanted.owner == ME:
            wanted = replace(wanted, owner=self._member_id())
        ids = newest_ids(reader, wanted.customer, wanted.deal)
        if wanted.ids is not None:
            allowed = set(wanted.ids)
            ids = [key for key in ids if key in allowed]
        if wanted.text.strip():
            found = _numbers_found(reader, wanted.text)
            ids = [key for key in ids if key in found]
        return _conditions(wanted, self._today()), ids


def newest_ids(reader: Reader, customer: int | None = None, deal: int | None = None) -> list[int]:
    """The newest version of each quote (of a customer, of a deal), the newest first."""
    more = "".join(
        f" AND quote.{column} = ?"
        for column, value in (("customer_id", customer), ("deal_id", deal))
        if value
    )
    rows = reader.all(
        f"SELECT quote.id FROM quote WHERE quote.deleted_at IS NULL{more} AND {NEWEST} ORDER BY made_day DESC, id DESC",
        [value for value in (customer, deal) if value],
    )
    return [key for (key,) in rows]


def quotes_beside(
    reader: Reader, today: date, *, customer: int | None = None, deal: int | None = None
) -> list[QuoteRow]:
    """The quotes of a customer or a deal, the newest first."""
    ids = newest_ids(reader, customer, deal)
    found = quote_rows(reader, ids, today)
    return [found[key] for key in ids if key in found]


def versions_with(reader: Reader, ids: Sequence[int]) -> list[int]:
    """All versions of the numbers of some versions."""
    rows = reader.by_ids(
        "SELECT id FROM quote WHERE deleted_at IS NULL AND number IN (SELECT number FROM quote WHERE id IN {ids})",
        ids,
    )
    return [key for (key,) in rows]


def all_numbers(reader: Reader) -> int:
    """How many quotes there are, versions not counted."""
    return int(reader.value("SELECT count(DISTINCT number) FROM quote WHERE deleted_at IS NULL") or 0)


def _numbers_found(reader: Reader, text: str) -> set[int]:
    """All versions of the quotes that a text finds, also by the names of their customers."""
    from app.language.names import query_plan
    from app.queries.search import ids_for_list
    from app.queries.search_hits import newest

    plan = query_plan(text)
    if plan.empty:
        return set()
    hits = newest(reader, "search_things", plan.match_expression(), 10_000)
    customers = ids_for_list(reader, "customer", text)
    rows = reader.by_ids("SELECT id FROM quote WHERE customer_id IN {ids} AND deleted_at IS NULL", customers)
    hits += [key for (key,) in rows]
    return set(versions_with(reader, hits))


def _conditions(wanted: QuoteFilter, today: date) -> list[Condition]:
    found = []
    day = today.isoformat()
    if wanted.states:
        marks = ", ".join("?" * len(wanted.states))
        found.append(Condition(f"({_SHOWN_STATE}) IN ({marks})", (day, *wanted.states)))
    if wanted.ends_within_days is not None:
        last = (today + timedelta(days=wanted.ends_within_days)).isoformat()
        found.append(Condition("quote.state = 'sent' AND quote.valid_until BETWEEN ? AND ?", (day, last)))
    if wanted.created_from:
        found.append(Condition("quote.made_day >= ?", (wanted.created_from,)))
    if isinstance(wanted.owner, int):
        found.append(one_of("quote", "owner_id", (wanted.owner,)))
    return found


def quote_rows(reader: Reader, ids: Sequence[int], today: date) -> dict[int, QuoteRow]:
    """Table rows by id; recycled records are absent."""
    state = _SHOWN_STATE.replace("quote.", "q.")
    rows = reader.by_ids(
        f"WITH wanted AS {{ids}} "
        f"SELECT q.id, q.number, q.version, {state}, q.customer_id, coalesce(q.buyer_name, c.name), q.buyer_contact, "
        "q.title, q.deal_id, d.name, q.total, q.currency, q.made_day, q.sent_day, q.valid_until, m.name, "
        "(SELECT count(*) FROM quote_line l WHERE l.quote_id = q.id AND l.deleted_at IS NULL) "
        "FROM wanted CROSS JOIN quote q ON q.id = wanted.value LEFT JOIN customer c ON c.id = q.customer_id "
        "LEFT JOIN deal d ON d.id = q.deal_id LEFT JOIN member m ON m.id = q.owner_id WHERE q.deleted_at IS NULL",
        ids,
        (today.isoformat(),),
    )
    return {row[0]: QuoteRow(*row) for row in rows}
