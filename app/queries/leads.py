"""The Leads page: rows of its table in any order, how many there are, and what it can be narrowed to."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from app.db.lead_scores import Judged, judged
from app.db.reader import Reader
from app.language.custom_values import Stored
from app.queries.custom_fields import values_of
from app.queries.custom_order import Test, conditions_of_fields, field_of, field_plan
from app.queries.customer_filter import ME, no_contact, nothing_planned, tagged
from app.queries.kept_filter import KeptFilter
from app.queries.listing import (
    NARROW,
    PAGE,
    Condition,
    Plan,
    Sort,
    all_ids,
    first_ids,
    make_plan,
    one_of,
    probe,
)
from app.queries.listing import count as count_rows
from app.queries.listing_tools import Tagged, owners_in_order, tags_of
from app.queries.team import channel_label
from app.vocabulary import LeadState

_IX = "ix_lead_by_"

SORTS: dict[str, Sort] = {
    "name": Sort(("sort_key",), f"{_IX}name"),
    "firm": Sort(("firm",), f"{_IX}firm", nullable=True),
    "state": Sort(("state", "created_day"), f"{_IX}state", values=tuple(s.value for s in LeadState)),
    "created": Sort(("created_day",), "ix_lead_live_created", compound=(
        ("state", f"{_IX}state"), ("channel_id", f"{_IX}channel"), ("owner_id", f"{_IX}owner"),
    )),
    "next_due": Sort(("next_due",), f"{_IX}next_due", nullable=True, compound=(
        ("state", f"{_IX}state_due"),
    )),
    "last_contact": Sort(("last_contact_at",), f"{_IX}last_contact", nullable=True),
    "budget": Sort(("budget",), f"{_IX}budget", nullable=True),
    "score": Sort(("score",), f"{_IX}score", nullable=True, compound=(("grade", f"{_IX}grade"),)),
    "channel": Sort(("channel_id", "created_day"), f"{_IX}channel", nullable=True),
    "campaign": Sort(("campaign",), f"{_IX}campaign", nullable=True),
    "phone": Sort(("phone",), f"{_IX}phone", nullable=True),
    "owner": Sort(("owner_id", "created_day"), f"{_IX}owner", nullable=True),
}  # fmt: skip


@dataclass(frozen=True)
class LeadFilter(KeptFilter):
    """Everything given must hold; lists mean any of them.

    `owner` may be "me"; `wake_due`: put off until a day that has come; `fields` tests what stands in fields of
    one's own (app/queries/custom_order.py).
    """

    owner: int | str | None = None
    states: tuple[str, ...] = ()
    channels: tuple[int, ...] = ()
    campaigns: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    tags: tuple[int, ...] = ()
    no_contact_days: int | None = None
    nothing_planned: bool = False
    overdue: bool = False
    due_within_days: int | None = None
    wake_due: bool = False
    created_from: str | None = None
    created_to: str | None = None
    import_run: int | None = None
    segments: tuple[int, ...] = ()
    rule: str = ""
    text: str = ""
    ids: tuple[int, ...] | None = None
    fields: tuple[Test, ...] = ()


@dataclass(frozen=True)
class LeadSpec:
    """What the table shows: a filter and an order (a key of SORTS, or the column of a field of one's own)."""

    filter: LeadFilter = field(default_factory=LeadFilter)
    sort: str = "created"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class LeadRow:
    """One line of the table. `budget` is in minor units; `channel` is words or a code ("@channel.search").

    `own` is what stands in fields of one's own, by field.
    """

    id: int
    name: str
    firm: str | None
    title: str | None
    state: str
    channel: str | None
    campaign: str | None
    budget: int | None
    currency: str | None
    next_due: str | None
    next_kind: str | None
    next_subject: str | None
    last_contact_at: int | None
    phone: str | None
    owner_id: int | None
    owner: str | None
    owner_colour: str | None
    created_day: str
    score: int | None
    grade: str | None
    tags: tuple[Tagged, ...]
    own: Mapping[int, Stored] = field(default_factory=dict, hash=False)
    judged: Judged | None = None
    """what its factors are worked out from; None for those never scored and those ended"""


class LeadSource:
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

    def first_page(self, spec: LeadSpec) -> list[LeadRow]:
        """The first 64 rows."""
        reader = self._reader()
        ids = first_ids(reader, self._plan(reader, spec), PAGE)
        found = lead_rows(reader, ids, self._today())
        return [found[key] for key in ids if key in found]

    def count(self, spec: LeadSpec) -> int:
        """How many leads the filter leaves."""
        reader = self._reader()
        conditions, ids = self._asked(reader, spec.filter)
        return count_rows(reader, "lead", conditions, ids, SORTS)

    def order(self, spec: LeadSpec) -> "array[int]":
        """All ids in order."""
        reader = self._reader()
        return all_ids(reader, self._plan(reader, spec))

    def rows(self, ids: Sequence[int]) -> dict[int, LeadRow]:
        """The rows of some ids."""
        return lead_rows(self._reader(), ids, self._today())

    def _plan(self, reader: Reader, spec: LeadSpec) -> Plan:
        conditions, ids = self._asked(reader, spec.filter)
        if (by := field_of(reader, "lead", spec.sort)) is not None:
            return field_plan(reader, "lead", conditions, by, descending=spec.descending, ids=ids)
        sort = SORTS.get(spec.sort, SORTS["created"])
        if spec.sort == "owner":
            sort = replace(sort, values=owners_in_order(reader))
        elif spec.sort == "channel":
            rows = reader.all("SELECT id FROM channel ORDER BY position, id")
            sort = replace(sort, values=tuple(key for (key,) in rows))
        return make_plan(reader, "lead", conditions, sort, descending=spec.descending, ids=ids)

    def _asked(self, reader: Reader, wanted: LeadFilter) -> tuple[list[Condition], Sequence[int] | None]:
        """The conditions, and the ids that a list or a search text narrows to."""
        if wanted.owner == ME:
            wanted = replace(wanted, owner=self._member_id())
        ids: Sequence[int] | None = wanted.ids
        if wanted.text.strip():
            from app.queries.search import ids_for_list

            hits = ids_for_list(reader, "lead", wanted.text)
            found = set(hits)
            ids = hits if ids is None else [key for key in ids if key in found]
        return [*self._by_segments(reader, wanted), *conditions_of(wanted, self._today())], ids

    def _by_segments(self, reader: Reader, wanted: LeadFilter) -> list[Condition]:
        if not wanted.segments and not wanted.rule:
            return []
        from app.queries.segment_rule import Asking  # not needed to begin with
        from app.queries.segments import conditions_of_segments

        asking = Asking(reader, self._today(), "lead", self._member_id())
        return conditions_of_segments(asking, wanted.segments, wanted.rule)


def conditions_of(wanted: LeadFilter, today: date) -> list[Condition]:
    """The filter as conditions, the ones that usually leave least first (text and ids are the caller's)."""
    found = [tagged("lead", wanted.tags)] if wanted.tags else []
    found += conditions_of_fields("lead", wanted.fields)
    for column, test, value in _ranges(wanted, today):
        sql = f"lead.{column} {test}"
        found.append(Condition(sql, (value,), column, probe=probe("lead", sql, column)))
    if wanted.wake_due:
        sql = "lead.state = 'nurture' AND lead.wake_on <= ?"
        facts = f"SELECT id FROM lead INDEXED BY ix_lead_live_facts WHERE deleted_at IS NULL AND {sql}"
        found.append(Condition(sql, (today.isoformat(),), probe=f"{facts} LIMIT {NARROW + 1}"))
    if wanted.nothing_planned:
        found.append(nothing_planned("lead"))
    if wanted.no_contact_days is not None:
        found.append(no_contact("lead", wanted.no_contact_days, today))
    for column, values in _values(wanted):
        if values:
            found.append(one_of("lead", column, values))
    return found


def _ranges(wanted: LeadFilter, today: date) -> list[tuple[str, str, str]]:
    found = []
    if wanted.overdue:
        found.append(("next_due", "< ?", today.isoformat()))
    if wanted.due_within_days is not None:
        found.append(("next_due", ">= ?", today.isoformat()))
        found.append(("next_due", "< ?", (today + timedelta(days=wanted.due_within_days + 1)).isoformat()))
    if wanted.created_from:
        found.append(("created_day", ">= ?", wanted.created_from))
    if wanted.created_to:
        found.append(("created_day", "<= ?", wanted.created_to))
    return found


def _values(wanted: LeadFilter) -> list[tuple[str, tuple[object, ...]]]:
    return [
        ("import_run_id", () if wanted.import_run is None else (wanted.import_run,)),
        ("campaign", wanted.campaigns),
        ("channel_id", wanted.channels),
        ("owner_id", (wanted.owner,) if isinstance(wanted.owner, int) else ()),
        ("grade", wanted.grades),
        ("state", wanted.states),
    ]


def lead_rows(reader: Reader, ids: Sequence[int], today: date) -> dict[int, LeadRow]:
    """Table rows by id as they stand on a day; recycled records are absent."""
    rows = reader.by_ids(
        "SELECT l.id, l.name, l.firm, l.title, l.state, c.code, c.name, l.campaign, l.budget, "
        "l.currency, l.next_due, "
        "f.kind, f.subject, l.last_contact_at, l.phone, l.owner_id, m.name, m.colour, l.created_day, l.score, l.grade "
        "FROM lead l "
        "LEFT JOIN channel c ON c.id = l.channel_id LEFT JOIN member m ON m.id = l.owner_id "
        "LEFT JOIN follow_up f ON f.id = (SELECT g.id FROM follow_up g WHERE g.lead_id = l.id AND "
        "g.due = l.next_due "
        "AND g.state = 'open' AND g.deleted_at IS NULL LIMIT 1) WHERE l.id IN {ids} AND l.deleted_at IS NULL",
        ids,
    )
    tags, own = tags_of(reader, "lead", ids), values_of(reader, "lead", ids)
    scores = judged(reader.all, ids, today)
    return {row[0]: _row(row, tags.get(row[0], ()), own.get(row[0], {}), scores.get(row[0])) for row in rows}


def _row(
    row: tuple[Any, ...], tags: tuple[Tagged, ...], own: Mapping[int, Stored], scored: Judged | None
) -> LeadRow:
    channel = channel_label(row[5], row[6]) if row[5] or row[6] else None
    shown: list[Any] = [*row[:5], channel, *row[7:], tags, own, scored]
    return LeadRow(*shown)
