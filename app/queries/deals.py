"""The list of deals: its filter, its orders, its rows; the board reads the same rows."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

from app.db.reader import Reader
from app.insight.deals import months_around
from app.queries.customer_filter import ME, nothing_planned
from app.queries.deal_history import stage_limits
from app.queries.kept_filter import KeptFilter
from app.queries.listing import PAGE, Condition, Plan, Sort, all_ids, first_ids, make_plan, one_of, probe
from app.queries.listing import count as count_rows
from app.vocabulary import DealState

_IX = "ix_deal_live_"
ENDED = "ended"
EVERY = "all"

SORTS: dict[str, Sort] = {
    "name": Sort(("sort_key",), f"{_IX}name"),
    "amount": Sort(("amount",), f"{_IX}amount", nullable=True),
    "expected_close": Sort(("expected_close",), f"{_IX}close", nullable=True),
    "created": Sort(("created_day",), f"{_IX}created"),
    "next_due": Sort(("next_due",), f"{_IX}next_due", nullable=True),
    "ended": Sort(("ended_day", "state"), f"{_IX}ended", nullable=True),
}


@dataclass(frozen=True)
class DealFilter(KeptFilter):
    """Everything given must hold; lists mean any of them.

    `state` is open, won, lost, ended (won or lost) or all; `closing` late, week, month, next_month, quarter or
    none (no day set); `stuck`: longer in its stage than 1.5 times the median.
    """

    owner: int | str | None = None
    state: str = DealState.OPEN.value
    stages: tuple[int, ...] = ()
    closing: str | None = None
    channels: tuple[int, ...] = ()
    customer: int | None = None
    nothing_planned: bool = False
    overdue: bool = False
    due_within_days: int | None = None
    stuck: bool = False
    ended_from: str | None = None
    import_run: int | None = None
    text: str = ""
    ids: tuple[int, ...] | None = None


@dataclass(frozen=True)
class DealSpec:
    """What the table shows: a filter and an order (a key of SORTS)."""

    filter: DealFilter = field(default_factory=DealFilter)
    sort: str = "expected_close"
    descending: bool = False


class DealRow(NamedTuple):
    """A deal as the table and the cards of the board show it. `amount` in minor units of `currency`."""

    id: int
    name: str
    customer_id: int | None
    customer: str | None
    customer_kind: str | None
    industry: str | None
    state: str
    stage_id: int | None
    stage: str
    stage_since: str
    amount: int | None
    currency: str
    expected_close: str | None
    odds: int | None
    next_due: str | None
    next_kind: str | None
    next_subject: str | None
    last_contact_at: int | None
    owner_id: int | None
    owner: str | None
    owner_colour: str | None
    created_day: str
    ended_day: str | None
    end_reason: str | None
    competitor: str | None


class DealSource:
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

    def first_page(self, spec: DealSpec) -> list[DealRow]:
        """The first 64 rows."""
        reader = self._reader()
        ids = first_ids(reader, self._plan(reader, spec), PAGE)
        found = deal_rows(reader, ids)
        return [found[key] for key in ids if key in found]

    def count(self, spec: DealSpec) -> int:
        """How many deals the filter leaves."""
        reader = self._reader()
        conditions, ids = self.asked(reader, spec.filter)
        return count_rows(reader, "deal", conditions, ids, SORTS)

    def order(self, spec: DealSpec) -> "array[int]":
        """All ids in order."""
        reader = self._reader()
        return all_ids(reader, self._plan(reader, spec))

    def rows(self, ids: Sequence[int]) -> dict[int, DealRow]:
        """The rows of some ids."""
        return deal_rows(self._reader(), ids)

    def _plan(self, reader: Reader, spec: DealSpec) -> Plan:
        conditions, ids = self.asked(reader, spec.filter)
        return make_plan(reader, "deal", conditions, SORTS[spec.sort], descending=spec.descending, ids=ids)

    def asked(self, reader: Reader, wanted: DealFilter) -> tuple[list[Condition], Sequence[int] | None]:
        """The conditions, and the ids that a list or a search text narrows to."""
        if wanted.owner == ME:
            wanted = replace(wanted, owner=self._member_id())
        ids: Sequence[int] | None = wanted.ids
        if wanted.text.strip():
            hits = ids_said(reader, wanted.text)
            found = set(hits)
            ids = hits if ids is None else [key for key in ids if key in found]
        return conditions_of(reader, wanted, self._today()), ids


def ids_said(reader: Reader, text: str) -> list[int]:
    """Deals whose name, or whose customer, says the text."""
    from app.queries.search import ids_for_list
    from app.queries.search_things import ids_of_things

    hits = ids_of_things(reader, text)
    customers = ids_for_list(reader, "customer", text)
    rows = reader.by_ids("SELECT id FROM deal WHERE customer_id IN {ids} AND deleted_at IS NULL", customers)
    return list(dict.fromkeys([*hits, *(key for (key,) in rows)]))


def conditions_of(reader: Reader, wanted: DealFilter, today: date) -> list[Condition]:
    """The filter as conditions (text and ids are the caller's)."""
    found = []
    for column, test, value in _ranges(wanted, today):
        sql = f"deal.{column} {test}"
        found.append(Condition(sql, (value,), column, probe=probe("deal", sql, column)))
    if wanted.closing == "none":
        sql = "deal.expected_close IS NULL"
        found.append(
            Condition(sql, (), "expected_close", null=True, probe=probe("deal", sql, "expected_close"))
        )
    if wanted.nothing_planned:
        found.append(nothing_planned("deal"))
    if wanted.stuck:
        found.append(_stuck(stage_limits(reader, today), today))
    for column, values in (
        ("import_run_id", () if wanted.import_run is None else (wanted.import_run,)),
        ("customer_id", () if wanted.customer is None else (wanted.customer,)),
        ("channel_id", wanted.channels),
        ("owner_id", (wanted.owner,) if isinstance(wanted.owner, int) else ()),
        ("stage_id", wanted.stages),
        ("state", _states(wanted)),
    ):
        if values:
            found.append(one_of("deal", column, values))
    return found


def _states(wanted: DealFilter) -> tuple[str, ...]:
    if wanted.state == EVERY:
        return ()
    return (DealState.WON.value, DealState.LOST.value) if wanted.state == ENDED else (wanted.state,)


def _stuck(limits: Mapping[int, int | None], today: date) -> Condition:
    """Came into its stage before the day from which that is too long."""
    known = {stage: limit for stage, limit in limits.items() if limit is not None}
    if not known:
        return Condition("0")
    values: list[object] = []
    for stage, limit in known.items():
        values += [stage, (today - timedelta(days=limit)).isoformat()]
    each = "(deal.stage_id = ? AND deal.stage_since < ?)"
    return Condition(f"deal.state = 'open' AND ({' OR '.join([each] * len(known))})", tuple(values))


def closing_span(code: str, today: date) -> tuple[str | None, str | None]:
    """First and last day of a span of closing days; None is no bound."""
    if code == "late":
        return None, (today - timedelta(days=1)).isoformat()
    if code == "week":
        return today.isoformat(), (today + timedelta(days=6 - today.weekday())).isoformat()
    months = months_around(today, 0, 3)
    if code == "month":
        return f"{months[0]}-01", f"{months[0]}-31"
    if code == "next_month":
        return f"{months[1]}-01", f"{months[1]}-31"
    last = (today.month - 1) // 3 * 3 + 3
    return f"{today.year}-{last - 2:02d}-01", f"{today.year}-{last:02d}-31"


def _ranges(wanted: DealFilter, today: date) -> list[tuple[str, str, str]]:
    found = []
    if wanted.closing is not None and wanted.closing != "none":
        first, last = closing_span(wanted.closing, today)
        found += [("expected_close", ">= ?", first)] if first else []
        found += [("expected_close", "<= ?", last)] if last else []
    if wanted.overdue:
        found.append(("next_due", "< ?", today.isoformat()))
    if wanted.due_within_days is not None:
        found.append(("next_due", ">= ?", today.isoformat()))
        found.append(("next_due", "< ?", (today + timedelta(days=wanted.due_within_days + 1)).isoformat()))
    if wanted.ended_from:
        found.append(("ended_day", ">= ?", wanted.ended_from))
    return found


_ROW = (
    "SELECT d.id, d.name, d.customer_id, c.name, c.kind, c.industry, d.state, d.stage_id, "
    "coalesce(s.name, '@deal_stage.' || s.code, ''), d.stage_since, d.amount, d.currency, d.expected_close, "
    "d.odds, d.next_due, f.kind, f.subject, d.last_contact_at, d.owner_id, m.name, m.colour, d.created_day, "
    "d.ended_day, d.end_reason, o.name FROM deal d "
    "LEFT JOIN customer c ON c.id = d.customer_id LEFT JOIN deal_stage s ON s.id = d.stage_id "
    "LEFT JOIN member m ON m.id = d.owner_id LEFT JOIN competitor o ON o.id = d.competitor_id "
    "LEFT JOIN follow_up f ON f.id = (SELECT g.id FROM follow_up g WHERE g.deal_id = d.id "
    "AND g.due = d.next_due AND g.state = 'open' AND g.deleted_at IS NULL LIMIT 1) "
)


def deal_rows(reader: Reader, ids: Sequence[int], *, deleted: bool = False) -> dict[int, DealRow]:
    """Rows by id; recycled deals are absent unless asked for."""
    live = "" if deleted else " AND d.deleted_at IS NULL"
    rows = reader.by_ids(f"{_ROW}WHERE d.id IN {{ids}}{live}", ids)
    return {row[0]: DealRow(*row) for row in rows}


def deals_of(reader: Reader, customer_id: int, limit: int = 50) -> list[DealRow]:
    """The deals of a customer: open ones by their day of closing, then the newest that ended."""
    rows = reader.all(
        f"{_ROW}WHERE d.customer_id = ? AND d.deleted_at IS NULL ORDER BY d.state <> 'open', "
        "CASE d.state WHEN 'open' THEN coalesce(d.expected_close, '~') END, d.ended_day DESC, d.id LIMIT ?",
        (customer_id, limit),
    )
    return [DealRow(*row) for row in rows]
