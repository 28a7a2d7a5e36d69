"""The board of deals: which are in each stage, what they come to, and what is expected by month."""

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from app.db.reader import Reader
from app.insight.deals import (
    Expected,
    Forecast,
    Odds,
    forecast,
    months_around,
)
from app.queries.deal_history import StageRow, odds_of_stages, stage_limits, stages
from app.queries.deals import DealFilter, DealSource
from app.vocabulary import DealState

MONTHS_BEFORE, MONTHS_AHEAD = 2, 3


@dataclass(frozen=True)
class Rules:
    """What past deals say, read once for many looks at the board: odds and limits by stage."""

    stages: tuple[StageRow, ...]
    odds: Mapping[int, Odds]
    limits: Mapping[int, int | None]


@dataclass(slots=True)
class Lane:
    """The open deals of a stage in order of closing; sums in minor units of the firm's currency."""

    stage: StageRow
    odds: Odds
    ids: "array[int]" = field(default_factory=lambda: array("q"))
    amount: int = 0
    weighted: int = 0


@dataclass(frozen=True)
class Ended:
    """Deals that ended in the present quarter: keys of those won, sums, how many were lost."""

    won_ids: "array[int]"
    won: int
    lost_count: int
    lost: int


@dataclass(frozen=True)
class Board:
    """Everything the board shows but the cards themselves. `foreign` deals are in another currency and in no sum."""

    lanes: tuple[Lane, ...]
    ended: Ended
    forecast: Forecast
    count: int
    amount: int
    weighted: int
    unplanned: int
    stuck: int
    foreign: int


def read_rules(reader: Reader, today: date) -> Rules:
    """Stages, odds and limits as they are now."""
    return Rules(tuple(stages(reader)), odds_of_stages(reader), stage_limits(reader, today))


def read_board(
    reader: Reader, source: DealSource, wanted: DealFilter, rules: Rules, today: date, currency: str
) -> Board:
    """The board as a filter leaves it; its state is always open."""
    lanes = {stage.id: Lane(stage, rules.odds[stage.id]) for stage in rules.stages}
    for key, stage in _select(reader, source, _open(wanted), "deal.id, deal.stage_id", _BY_CLOSE):
        if stage in lanes:
            lanes[stage].ids.append(key)
    expected: list[Expected] = []
    unplanned = stuck = foreign = 0
    for stage, percent, close, home, count, amount, weight, due, late in _sums(
        reader, source, wanted, rules, today, currency
    ):
        lane = lanes.get(stage)
        if lane is None:
            continue
        unplanned += due
        stuck += late
        if not home:
            foreign += count
            continue
        lane.amount += amount
        lane.weighted += weight
        expected.append(Expected(amount, weight, percent, close, count))
    months = months_around(today, MONTHS_BEFORE, MONTHS_AHEAD)
    return Board(
        tuple(lanes.values()),
        _ended(reader, source, wanted, today, currency),
        forecast(months, today, _won(reader, source, wanted, months, currency), expected),
        sum(len(lane.ids) for lane in lanes.values()),
        sum(lane.amount for lane in lanes.values()),
        sum(lane.weighted for lane in lanes.values()),
        unplanned,
        stuck,
        foreign,
    )


_BY_CLOSE = "ORDER BY deal.expected_close IS NULL, deal.expected_close, deal.id"


def _open(wanted: DealFilter) -> DealFilter:
    return _only(wanted, DealState.OPEN.value)


def _sums(
    reader: Reader, source: DealSource, wanted: DealFilter, rules: Rules, today: date, currency: str
) -> list[tuple[Any, ...]]:
    """By stage, odds, day of closing and currency: how many, amounts, weighted amounts, unplanned, stuck.

    Each deal is weighted and rounded by itself, as app.insight.deals.weighted does.
    """
    odds = _by_stage({stage.id: rules.odds[stage.id].percent for stage in rules.stages}, "0")
    late = {
        stage: f"'{(today - timedelta(days=limit)).isoformat()}'"
        for stage, limit in rules.limits.items()
        if limit is not None
    }
    percent = f"coalesce(deal.odds, {odds})"
    columns = (
        f"deal.stage_id, {percent} AS percent, deal.expected_close, deal.currency = ?, count(*), "
        "sum(coalesce(deal.amount, 0)), "
        f"sum((coalesce(deal.amount, 0) * {percent} * 2 + 100) / 200), sum(deal.next_due IS NULL), "
        f"sum(deal.stage_since < {_by_stage(late, chr(39) * 2)})"
    )
    return _select(reader, source, _open(wanted), columns, "GROUP BY 1, 2, 3, 4", (currency,))


def _by_stage(values: Mapping[int, object], otherwise: str) -> str:
    """A value by stage, in SQL; both are our own numbers and days."""
    cases = " ".join(f"WHEN {int(stage)} THEN {value}" for stage, value in values.items())
    return f"CASE deal.stage_id {cases} ELSE {otherwise} END" if cases else otherwise


def _only(wanted: DealFilter, state: str, since: str | None = None) -> DealFilter:
    from dataclasses import replace

    if state == DealState.OPEN:
        return replace(wanted, state=state)
    # what is asked of open deals (next step, day of closing, stage) says nothing of ended ones
    return DealFilter(
        owner=wanted.owner,
        state=state,
        channels=wanted.channels,
        customer=wanted.customer,
        text=wanted.text,
        ids=wanted.ids,
        ended_from=since,
    )


def _select(
    reader: Reader,
    source: DealSource,
    wanted: DealFilter,
    columns: str,
    order: str,
    first: Sequence[object] = (),
) -> list[tuple[Any, ...]]:
    """Columns of the deals a filter leaves, from the index of facts alone; `first` are values of the columns."""
    conditions, ids = source.asked(reader, wanted)
    where = " AND ".join(["deal.deleted_at IS NULL", *(c.sql for c in conditions)])
    values = [*first, *(value for condition in conditions for value in condition.parameters)]
    if ids is None:
        return reader.all(
            f"SELECT {columns} FROM deal INDEXED BY ix_deal_live_facts WHERE {where} {order}", values
        )
    chosen = json.dumps(list(ids))
    return reader.all(
        f"SELECT {columns} FROM deal WHERE {where} AND deal.id IN (SELECT value FROM json_each(?)) {order}",
        [*values, chosen],
    )


_ENDED = "deal.id, deal.state, deal.amount, deal.currency"


def _ended(reader: Reader, source: DealSource, wanted: DealFilter, today: date, currency: str) -> Ended:
    quarter = f"{today.year}-{(today.month - 1) // 3 * 3 + 1:02d}-01"
    rows: list[tuple[Any, ...]] = []
    for state in (DealState.WON.value, DealState.LOST.value):
        rows += _select(
            reader, source, _only(wanted, state, quarter), _ENDED, "ORDER BY deal.ended_day DESC, deal.id"
        )
    won = [row for row in rows if row[1] == DealState.WON]
    lost = [row for row in rows if row[1] == DealState.LOST]

    def total(some: list[tuple[Any, ...]]) -> int:
        return sum(amount or 0 for _key, _state, amount, sign in some if sign == currency)

    return Ended(array("q", (row[0] for row in won)), total(won), len(lost), total(lost))


def _won(
    reader: Reader, source: DealSource, wanted: DealFilter, months: list[str], currency: str
) -> dict[str, int]:
    """By month, what was won."""
    found: dict[str, int] = {}
    some = _only(wanted, DealState.WON.value, f"{months[0]}-01")
    rows = _select(reader, source, some, "deal.ended_day, deal.amount, deal.currency", "")
    for day, amount, sign in rows:
        if sign == currency:
            found[day[:7]] = found.get(day[:7], 0) + (amount or 0)
    return found
