"""Odds, forecast and stuck marks: tables of cases, and laws that hold for any deals."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight import deals

TODAY = date(2026, 9, 16)


def deal(amount: int, percent: int, close: str | None) -> deals.Expected:
    """One deal as the forecast sees it."""
    return deals.Expected(amount, deals.weighted(amount, percent), percent, close)


@pytest.mark.parametrize(
    ("ended", "past", "percent", "code"),
    [
        (29, (20, 29), 50, "deal.odds.stage"),  # one ended deal short
        (30, (20, 30), 67, "deal.odds.own"),
        (30, (4, 9), 50, "deal.odds.stage"),  # too few of them were in this stage
        (40, (0, 10), 0, "deal.odds.own"),
        (40, (10, 10), 100, "deal.odds.own"),
    ],
)
def test_odds_of_a_stage(ended: int, past: tuple[int, int], percent: int, code: str) -> None:
    found = deals.stage_odds({1: 50}, {1: past}, ended)[1]
    assert (found.percent, found.code) == (percent, code)


def test_what_a_person_set_goes_before_the_stage() -> None:
    stage = deals.stage_odds({1: 50}, {}, 0)[1]
    assert deals.deal_odds(None, stage) == stage
    assert deals.deal_odds(0, stage).percent == 0
    assert deals.deal_odds(85, stage).code == "deal.odds.pinned"


@pytest.mark.parametrize(
    ("amount", "percent", "found"),
    [(None, 50, 0), (101, 50, 51), (100, 0, 0), (9_600_000, 10, 960_000), (1, 49, 0), (1, 50, 1)],
)
def test_weighted(amount: int | None, percent: int, found: int) -> None:
    assert deals.weighted(amount, percent) == found


@pytest.mark.parametrize(
    ("stays", "limit"),
    [
        ([10] * 9, None),  # nine stays say nothing
        ([10] * 10, 15),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 8),  # 1.5 times 5.5
        ([0] * 10, 1),  # at least a day and a half
    ],
)
def test_stuck_after(stays: list[int], limit: int | None) -> None:
    assert deals.stuck_after(stays) == limit


def test_stuck_is_older_than_the_limit() -> None:
    assert not deals.is_stuck(15, 15)
    assert deals.is_stuck(16, 15)
    assert not deals.is_stuck(1_000, None)


@pytest.mark.parametrize(
    ("day", "month", "found"),
    [
        ("2026-09-30", "2026-10", "2026-10-30"),
        ("2027-01-31", "2027-02", "2027-02-28"),
        (None, "2026-11", "2026-11-30"),
        ("2026-10-03", "2026-09", "2026-09-16"),  # not into the past
    ],
)
def test_moved_to_another_month(day: str | None, month: str, found: str) -> None:
    assert deals.moved_to_month(day, month, TODAY) == found


def test_months_around_cross_the_year() -> None:
    assert deals.months_around(date(2026, 12, 5), 1, 2) == ["2026-11", "2026-12", "2027-01", "2027-02"]


def test_a_forecast_by_month() -> None:
    months = deals.months_around(TODAY, 1, 1)
    found = deals.forecast(
        months,
        TODAY,
        {"2026-08": 500},
        [
            deal(1_000, 70, "2026-09-20"),
            deal(1_000, 30, "2026-09-16"),
            deal(1_000, 10, "2026-10-01"),
            deal(2_000, 50, "2026-09-15"),  # its day is behind us
            deal(3_000, 50, "2027-01-01"),
            deal(4_000, 50, None),
        ],
    )
    assert [month.total for month in found.months] == [500, 1_000, 100]
    assert (found.months[1].committed, found.months[1].likely, found.months[2].early) == (700, 300, 100)
    assert (found.late.total, found.beyond.total, found.undated.total) == (1_000, 1_500, 2_000)
    assert found.undated.full == 4_000


@pytest.mark.parametrize(
    ("percent", "name"), [(70, "committed"), (69, "likely"), (30, "likely"), (29, "early")]
)
def test_bands(percent: int, name: str) -> None:
    assert deals.band(percent) == name


DEALS = st.builds(
    deal,
    st.integers(0, 10**12),
    st.integers(0, 100),
    st.none() | st.dates(date(2024, 1, 1), date(2029, 1, 1)).map(date.isoformat),
)


@given(st.lists(DEALS), st.dates(date(2025, 1, 1), date(2028, 1, 1)))
def test_every_deal_is_in_the_forecast_once(found: list[deals.Expected], today: date) -> None:
    said = deals.forecast(deals.months_around(today, 2, 3), today, {}, found)
    assert sum(part.deals for part in said.parts()) == len(found)
    assert sum(part.full for part in said.parts()) == sum(one.amount for one in found)
    assert sum(part.total for part in said.parts()) == sum(
        deals.weighted(one.amount, one.percent) for one in found
    )


@given(st.integers(0, 10**12), st.integers(0, 100))
def test_a_weighted_amount_lies_between_nothing_and_all(amount: int, percent: int) -> None:
    assert 0 <= deals.weighted(amount, percent) <= amount
    assert deals.weighted(amount, percent) <= deals.weighted(amount, min(100, percent + 1))


@given(st.lists(st.integers(2, 1_000), min_size=10))
def test_never_more_than_half_of_a_stage_is_stuck(stays: list[int]) -> None:
    limit = deals.stuck_after(stays)
    assert 2 * sum(deals.is_stuck(age, limit) for age in stays) <= len(stays)


@given(st.none() | st.dates(date(2024, 1, 1), date(2029, 1, 1)).map(date.isoformat), st.integers(0, 30))
def test_a_moved_day_lies_in_its_month_and_not_before_today(day: str | None, ahead: int) -> None:
    month = deals.months_around(TODAY, 0, ahead)[-1]
    found = deals.moved_to_month(day, month, TODAY)
    assert deals.month_of(found) == month
    assert found >= TODAY.isoformat()
