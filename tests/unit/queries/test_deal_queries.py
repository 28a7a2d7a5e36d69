"""The list and the board of deals read what the use-cases wrote, and the same whichever way they are read."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.queries.board import Board, read_board, read_rules
from app.queries.deal_history import odds_of_stages, stage_limits, stages, stays_in_stages
from app.queries.deal_suggestions import deals_waiting
from app.queries.deals import SORTS, DealFilter, DealSource, DealSpec, closing_span, deal_rows, deals_of
from app.usecases import deals
from app.usecases.customers import create_customer
from app.usecases.deal_input import DealInput, EndInput
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from app.usecases.record_input import CustomerInput

TODAY = date(2026, 9, 16)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi")
    yield made
    made.close()


def run(store: Store, usecase: Any, *args: Any, **kwargs: Any) -> Any:
    """One unit of work."""
    with store.write(Step.of("deal.edit", name="x")) as uow:
        return usecase(uow, *args, **kwargs)


def deal(store: Store, name: str, stage: int = 0, customer: int | None = None, **values: Any) -> int:
    """An open deal in a stage by its place."""
    at = stages(store.reader())[stage].id
    return int(run(store, deals.create_deal, DealInput(name, customer, stage_id=at, values=values)))


def source(store: Store) -> DealSource:
    """Rows as the page reads them."""
    return DealSource(store.reader, lambda: TODAY)


def ids(store: Store, **wanted: Any) -> list[int]:
    """What a filter leaves, in the order of the names; the count and the first page must say the same."""
    spec = DealSpec(DealFilter(**wanted), "name", descending=False)
    asked = source(store)
    found = list(asked.order(spec))
    assert asked.count(spec) == len(found)
    assert [row.id for row in asked.first_page(spec)] == found[:64]
    return found


def board(store: Store, **wanted: Any) -> Board:
    """The board as a filter leaves it."""
    reader = store.reader()
    return read_board(reader, source(store), DealFilter(**wanted), read_rules(reader, TODAY), TODAY, "CNY")


def age(store: Store, key: int, days: int) -> None:
    """Pretend a deal came into its stage so long ago."""
    since = (TODAY - timedelta(days=days)).isoformat()
    with store.write(Step.of("deal.edit", name="x")) as uow:
        uow.driver.execute("UPDATE deal SET stage_since = ? WHERE id = ?", (since, key))
        uow.driver.execute("UPDATE stage_move SET moved_day = ? WHERE deal_id = ?", (since, key))


def test_filters_leave_what_they_say(store: Store) -> None:
    firm = run(store, create_customer, CustomerInput("康悦健身连锁", "organisation"))
    a = deal(store, "A", 0, firm, expected_close="2026-09-18", amount=100)
    b = deal(store, "B", 1, expected_close="2026-09-10", owner_id=None)
    c = deal(store, "C", 3)
    run(store, plan_follow_up, FollowUpInput("x", due="2026-09-15", deal_id=a))
    won = deal(store, "W")
    run(store, deals.win_deal, won, EndInput("quality", day="2026-09-02"))
    assert ids(store) == [a, b, c]
    assert ids(store, state="won") == ids(store, state="ended") == [won]
    assert ids(store, state="all") == [a, b, c, won]
    assert ids(store, nothing_planned=True) == [b, c]
    assert ids(store, overdue=True) == [a]
    assert ids(store, closing="late") == [b]
    assert ids(store, closing="week") == [a]
    assert ids(store, closing="month") == [a, b]
    assert ids(store, closing="none") == [c]
    assert ids(store, stages=(stages(store.reader())[3].id,)) == [c]
    assert ids(store, customer=firm) == ids(store, text="康悦") == [a]
    assert ids(store, stuck=True) == []
    assert [row.id for row in deals_of(store.reader(), firm)] == [a]


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_is_the_same_read_as_a_page_and_as_a_whole(store: Store, sort: str) -> None:
    for n in range(12):
        close = None if n % 3 == 0 else f"2026-10-{n + 1:02d}"
        deal(store, f"D{n}", n % 4, expected_close=close, amount=None if n % 4 == 0 else n)
    for descending in (False, True):
        spec = DealSpec(DealFilter(), sort, descending)
        assert [row.id for row in source(store).first_page(spec)] == list(source(store).order(spec))


def test_a_row_tells_the_next_step_and_the_stage(store: Store) -> None:
    firm = run(store, create_customer, CustomerInput("康悦", "organisation", {"industry": "健身"}))
    key = deal(store, "三店", 3, firm, amount=5)
    run(store, plan_follow_up, FollowUpInput("谈价", "visit", "2026-09-20", customer_id=firm, deal_id=key))
    row = deal_rows(store.reader(), [key])[key]
    assert (row.customer, row.industry, row.stage) == ("康悦", "健身", "@deal_stage.negotiation")
    assert (row.next_due, row.next_kind, row.next_subject) == ("2026-09-20", "visit", "谈价")


def test_the_board_adds_up(store: Store) -> None:
    deal(store, "a", 0, amount=1_000, expected_close="2026-09-20")
    deal(store, "b", 3, amount=2_000, expected_close="2026-10-20")
    pinned = deal(store, "c", 3, amount=1_000, odds=90)
    deal(store, "d", 1, amount=9_999, currency="USD")
    won = deal(store, "w", amount=700)
    run(store, deals.win_deal, won, EndInput(day="2026-08-03"))
    lost = deal(store, "l", amount=300)
    run(store, deals.lose_deal, lost, EndInput("price", day="2026-09-03"))
    found = board(store)
    assert [len(lane.ids) for lane in found.lanes] == [1, 1, 0, 2]
    assert [lane.weighted for lane in found.lanes] == [100, 0, 0, 1_400 + 900]
    assert (found.count, found.amount, found.weighted, found.foreign) == (4, 4_000, 2_400, 1)
    assert sum(part.total - part.won for part in found.forecast.parts()) == found.weighted
    assert [(month.month, month.won) for month in found.forecast.months][1] == ("2026-08", 700)
    assert (list(found.ended.won_ids), found.ended.won, found.ended.lost_count) == ([won], 700, 1)
    assert found.unplanned == 4
    assert list(found.lanes[3].ids)[-1] == pinned, "without a day of closing a card comes last"


def test_a_narrowed_board_shows_only_what_fits(store: Store) -> None:
    deal(store, "late", 0, expected_close="2026-09-01")
    deal(store, "soon", 0, expected_close="2026-09-18")
    assert board(store, closing="late").count == 1
    assert board(store, text="soon").count == 1
    assert board(store, text="nobody").count == 0


def test_long_stays_are_stuck_once_enough_is_known(store: Store) -> None:
    keys = [deal(store, f"D{n:02d}", 1) for n in range(10)]
    for n, key in enumerate(keys):
        age(store, key, 40 if n == 9 else 10)
    stage = stages(store.reader())[1].id
    assert sorted(stays_in_stages(store.reader(), TODAY)[stage]) == [10] * 9 + [40]
    assert stage_limits(store.reader(), TODAY)[stage] == 15
    assert ids(store, stuck=True) == [keys[9]]
    assert board(store).stuck == 1
    run(store, deals.win_deal, keys[0])
    assert stage_limits(store.reader(), TODAY)[stage] == 15, "a stay that ended counts too"


def test_own_history_says_the_odds_after_thirty_ended_deals(store: Store) -> None:
    first = stages(store.reader())[0].id
    for n in range(30):
        key = deal(store, f"D{n}")
        if n == 29:
            assert odds_of_stages(store.reader())[first].code == "deal.odds.stage"
        if n % 3:
            run(store, deals.lose_deal, key, EndInput("price"))
        else:
            run(store, deals.win_deal, key)
    found = odds_of_stages(store.reader())
    assert (found[first].percent, found[first].code, found[first].won, found[first].ended) == (
        33, "deal.odds.own", 10, 30,
    )  # fmt: skip
    assert found[stages(store.reader())[1].id].code == "deal.odds.stage", "nobody was in that stage"


@pytest.mark.parametrize(
    ("code", "span"),
    [
        ("late", (None, "2026-09-15")),
        ("week", ("2026-09-16", "2026-09-20")),
        ("month", ("2026-09-01", "2026-09-31")),
        ("next_month", ("2026-10-01", "2026-10-31")),
        ("quarter", ("2026-07-01", "2026-09-31")),
    ],
)
def test_spans_of_closing(code: str, span: tuple[str | None, str]) -> None:
    assert closing_span(code, TODAY) == span


@pytest.mark.parametrize(
    ("close", "code"),
    [
        ("2026-09-14", "suggestion.deal_late"),
        ("2026-09-15", "suggestion.deal_yesterday"),
        ("2026-09-16", "suggestion.deal_today"),
        ("2026-09-17", "suggestion.deal_tomorrow"),
        ("2026-09-18", "suggestion.deal_closing"),
    ],
)
def test_a_deal_that_closes_is_told_by_its_day(store: Store, close: str, code: str) -> None:
    deal(store, "A", expected_close=close)
    assert [call.code for call in deals_waiting(store.reader(), date(2026, 9, 16), 10)] == [code]
