"""The board of deals: which are in each stage, what they come to, and what is expected by month."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.db.reader import Reader
from app.insight.deals import (
    Expected,
    Forecast,
    Odds,
    age_in_days,
    forecast,
    is_stuck,
    months_around,
    weighted,
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
    expected: list[Expected] = []
    count = unplanned = stuck = foreign = 0
    for key, stage, close, pinned, amount, sign, since, due in _open_deals(reader, source, wanted):
        lane = lanes.get(stage)
        if lane is None:
            continue
        percent = lane.odds.percent if pinned is None else pinned
        lane.ids.append(key)
        count += 1
        unplanned += due is None
        stuck += is_stuck(age_in_days(since, today), rules.limits.get(stage))
        if sign != currency:
            foreign += 1
            continue
        lane.amount += amount or 0
        lane.weighted += weighted(amount, percent)
        expected.append(Expected(amount or 0, percent, close))
    months = months_around(today, MONTHS_BEFORE, MONTHS_AHEAD)
    return Board(
        tuple(lanes.values()),
        _ended(reader, source, wanted, today, currency),
        forecast(months, today, _won(reader, source, wanted, months, currency), expected),
        count,
        sum(lane.amount for lane in lanes.values()),
        sum(lane.weighted for lane in lanes.values()),
        unplanned,
        stuck,
        foreign,
    )


Found = tuple[int, int, str | None, int | None, int | None, str, str, str | None]


def _open_deals(reader: Reader, source: DealSource, wanted: DealFilter) -> list[Found]:
    columns = "id, stage_id, expected_close, odds, amount, currency, stage_since, next_due"
    order = "deal.expected_close IS NULL, deal.expected_close, deal.id"
    return _select(reader, source, _only(wanted, DealState.OPEN.value), columns, order)


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


def _select(reader: Reader, source: DealSource, wanted: DealFilter, columns: str, order: str) -> list[Found]:
    conditions, ids = source.asked(reader, wanted)
    where = " AND ".join(["deal.deleted_at IS NULL", *(c.sql for c in conditions)])
    values = [value for condition in conditions for value in condition.parameters]
    shown = ", ".join(f"deal.{column}" for column in columns.split(", "))
    if ids is None:
        return reader.all(
            f"SELECT {shown} FROM deal INDEXED BY ix_deal_live_facts WHERE {where} ORDER BY {order}", values
        )
    return reader.by_ids(
        f"SELECT {shown} FROM deal WHERE deal.id IN {{ids}} AND {where} ORDER BY {order}", ids, values
    )


def _ended(reader: Reader, source: DealSource, wanted: DealFilter, today: date, currency: str) -> Ended:
    quarter = f"{today.year}-{(today.month - 1) // 3 * 3 + 1:02d}-01"
    rows: list[tuple[int, str, int | None, str]] = []
    for state in (DealState.WON.value, DealState.LOST.value):
        rows += _select(  # type: ignore[arg-type]
            reader,
            source,
            _only(wanted, state, quarter),
            "id, state, amount, currency",
            "deal.ended_day DESC, deal.id",
        )
    won = [row for row in rows if row[1] == DealState.WON]
    lost = [row for row in rows if row[1] == DealState.LOST]

    def total(some: list[tuple[int, str, int | None, str]]) -> int:
        return sum(amount or 0 for _key, _state, amount, sign in some if sign == currency)

    return Ended(array("q", (row[0] for row in won)), total(won), len(lost), total(lost))


def _won(
    reader: Reader, source: DealSource, wanted: DealFilter, months: list[str], currency: str
) -> dict[str, int]:
    """By month, what was won."""
    found: dict[str, int] = {}
    some = _only(wanted, DealState.WON.value, f"{months[0]}-01")
    rows: list[tuple[str, int | None, str]] = _select(  # type: ignore[assignment]
        reader, source, some, "ended_day, amount, currency", "deal.id"
    )
    for day, amount, sign in rows:
        if sign == currency:
            found[day[:7]] = found.get(day[:7], 0) + (amount or 0)
    return found
