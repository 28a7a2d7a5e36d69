"""The sales charts' figures equal a recount of the records, and a bar opens as many as it counts."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.db.check import check_database
from app.db.journal import Step
from app.db.store import Store
from app.models import CompetitorOffer, Deal, Lead, Objection, SalesOrder
from app.queries import sales_behind as behind
from app.queries import sales_charts as charts
from app.queries.charts import Span
from app.usecases.interactions import InteractionInput, log_interaction
from app.usecases.leads import LeadInput, create_lead, set_lead_state
from app.usecases.recycling import recycle_records
from app.vocabulary import RecordKind
from tests.sales_records import (
    add_campaign,
    add_deal,
    add_lead,
    add_move,
    add_order,
    add_rival,
    add_stages,
    fill_sales,
)

TODAY = date(2026, 9, 16)
NOON = 1_789_531_200_000  # 2026-09-16 12:00 in Shanghai
YEAR = Span(date(2025, 10, 1), TODAY)
EVER = Span(date(2000, 1, 1), TODAY)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi", now=lambda: NOON)
    yield made
    made.close()


def channels_of(store: Store) -> list[int]:
    return [key for (key,) in store.reader().all("SELECT id FROM channel ORDER BY id LIMIT 6")]


@pytest.fixture
def full(store: Store) -> Store:
    found = channels_of(store)
    with store.write(Step.of("x")) as uow:
        fill_sales(uow, TODAY, found)
    return store


def way_of(store: Store, span: Span) -> charts.Way:
    return charts.lead_way(store.reader(), span, charts.lead_sums(store.reader(), span))


def test_a_lead_goes_its_way(store: Store) -> None:
    with store.write(Step.of("x")) as uow:
        for state, created in (
            *(
                (each, "2026-08-01")
                for each in ("new", "contacting", "qualified", "disqualified", "converted")
            ),
            ("converted", "2025-01-01"),
        ):
            lead = add_lead(uow, state, {"state": state, "created_day": created})
            if state == "converted":
                add_deal(uow, None, "2026-08-10", lead_id=lead, state="won", ended_day="2026-09-01")
                add_deal(uow, None, "2026-08-11", lead_id=lead, state="won", ended_day="2026-09-02")
    way = way_of(store, YEAR)
    assert dict(zip(way.keys, way.counts, strict=True)) == {
        "leads": 5, "taken_up": 4, "qualified": 2, "converted": 1, "won": 1,
    }  # fmt: skip
    assert len(behind.won_leads(store.reader(), YEAR)) == 1
    assert way_of(store, EVER).counts == (6, 5, 3, 2, 2)
    with store.write(Step.of("x")) as uow:
        recycle_records(uow, RecordKind.LEAD, [lead])
    assert way_of(store, EVER).counts == (5, 4, 2, 1, 1)


def test_days_of_a_lead_come_from_talks_the_history_and_its_deal(store: Store) -> None:
    with store.write(Step.of("x")) as uow:
        leads = [create_lead(uow, LeadInput(f"{n}", {"created_day": "2026-09-10"})) for n in range(10)]
        for lead in leads:
            log_interaction(
                uow, InteractionInput("x", "call", lead_id=lead, happened_at=NOON - 2 * 86_400_000)
            )
    for lead in leads:  # one by one, as a person does
        with store.write(Step.of("x")) as uow:
            set_lead_state(uow, [lead], "qualified")
    with store.write(Step.of("x")) as uow:
        for lead in leads:
            uow.get(Lead, lead).state, uow.get(Lead, lead).converted_day = "converted", "2026-09-16"
            add_deal(uow, None, "2026-09-16", lead_id=lead, state="won", ended_day="2026-09-26")
    assert way_of(store, YEAR).days == (4, 2, 0, 10)


def test_a_deal_counts_in_every_stage_up_to_its_own(store: Store) -> None:
    with store.write(Step.of("x")) as uow:
        stages = add_stages(uow)
        for at, state in ((0, "open"), (1, "lost"), (2, "open"), (0, "won")):
            add_deal(uow, stages[at], "2026-08-01", state=state)
        add_deal(uow, None, "2026-08-01")  # its stage is not known
        add_deal(uow, stages[3], "2020-01-01")  # before
        for _ in range(10):
            deal = add_deal(uow, stages[1], "2026-08-01")
            for stage, day in (
                (0, "01"),
                (1, "04"),
                (0, "05"),
                (1, "09"),
            ):  # back and forth: the first time counts
                add_move(uow, deal, stages[stage], f"2026-08-{day}")
    reader = store.reader()
    way, labels = charts.deal_way(reader, YEAR)
    assert way.counts == (15, 13, 2, 1, 1)
    assert way.days == (3, None, None, None)
    assert len(labels) == 4
    assert [len(behind.reached(reader, YEAR, key)) for key in way.keys] == list(way.counts)


def test_a_forecast_by_month(store: Store) -> None:
    with store.write(Step.of("x")) as uow:
        stages = add_stages(uow)
        near = {"amount": 1000, "expected_close": "2026-09-30"}
        add_deal(uow, stages[0], "2026-08-01", **near)  # 10 % of the stage
        add_deal(uow, stages[0], "2026-08-01", **near, odds=90)  # a person knows better
        add_deal(
            uow, stages[1], "2026-08-01", amount=1000, expected_close="2026-01-01"
        )  # overdue: this month
        add_deal(uow, stages[1], "2026-08-01", amount=500, expected_close="2027-02-28")
        add_deal(uow, stages[1], "2026-08-01", amount=500, expected_close="2027-03-01")  # later
        add_deal(uow, stages[1], "2026-08-01", amount=500)  # no date
        add_deal(uow, stages[1], "2026-08-01", amount=500, expected_close="2026-10-01", currency="USD")
        add_deal(uow, stages[1], "2026-08-01", expected_close="2026-10-01")  # no amount: nothing to add
        add_deal(uow, stages[1], "2026-08-01", **near, state="won", ended_day="2026-09-01")
        add_order(uow, "2026-09-02", 70)
    found = charts.ahead(store.reader(), TODAY, "CNY")
    assert [each.mean for each in found.sums] == [70 + 100 + 900 + 300, 0, 0, 0, 0, 150]
    assert (found.months[0], found.months[-1]) == (date(2026, 9, 1), date(2027, 2, 1))
    assert (found.whole.mean, found.whole.count) == (1520, 4)
    assert (found.undated, found.later, found.foreign) == (1, 1, 1)
    assert len(behind.closing(store.reader(), "", "2026-09-30", "CNY")) == 3


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(
            st.integers(0, 400), st.integers(-1, 2), st.sampled_from([None, "展会", "团购"]),
            st.sampled_from(["open", "delivered", "cancelled"]), st.integers(0, 10**9),
        ),
        max_size=10,
    )
)  # fmt: skip
def test_kept_sums_are_a_recount(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[Any, ...]]
) -> None:
    file = tmp_path_factory.mktemp("sums") / "firm.lianyi"
    store = Store.create(file, now=lambda: NOON)
    channels = channels_of(store)
    with store.write(Step.of("x")) as uow:
        for age, at, campaign, state, total in rows:
            values = {"channel_id": channels[at] if at >= 0 else None, "campaign": campaign}
            day = (TODAY - timedelta(days=age)).isoformat()
            add_order(uow, day, total, state=state, **values)
            add_lead(uow, "x", {**values, "created_day": day})
    within = [row for row in rows if TODAY - timedelta(days=row[0]) >= YEAR.first]
    stands = [row for row in within if row[3] != "cancelled"]
    reader = store.reader()
    assert charts.revenue(reader, YEAR).total == sum(row[4] for row in stands)
    by_channel = charts.channel_returns(reader, YEAR, "CNY", charts.lead_sums(reader, YEAR))
    assert sum(row.revenue for row in by_channel) == sum(row[4] for row in stands)
    assert sum(row.leads for row in by_channel) == len(within)
    money: Counter[str] = Counter()
    for row in stands:
        money[row[2] or ""] += row[4]
    found = {row.key: row for row in charts.campaign_returns(reader, YEAR, "CNY")}
    assert {key: row.revenue for key, row in found.items() if row.revenue} == {
        key: amount for key, amount in money.items() if key and amount
    }
    assert {key: row.leads for key, row in found.items()} == Counter(row[2] for row in within if row[2])
    assert len(behind.ordered(reader, YEAR)) == len(stands)
    store.close()
    assert check_database(file) == []


def test_sums_follow_every_change(full: Store) -> None:
    reader = full.reader()
    order = reader.value("SELECT id FROM sales_order ORDER BY id LIMIT 1")
    lead = reader.value("SELECT id FROM lead ORDER BY id LIMIT 1")
    with full.write(Step.of("x")) as uow:
        uow.get(SalesOrder, order).campaign = "别的活动"
        uow.get(SalesOrder, order).channel_id = None
        uow.get(Lead, lead).campaign = None
        recycle_records(uow, RecordKind.SALES_ORDER, [reader.value("SELECT max(id) FROM sales_order")])
    assert check_database(full.path) == []


def test_what_campaigns_cost(store: Store) -> None:
    channel = channels_of(store)[0]
    with store.write(Step.of("x")) as uow:
        add_campaign(
            uow, "本期", channel_id=channel, cost=400, currency="CNY", starts="2026-01-01", ends="2026-02-01"
        )
        add_campaign(uow, "无日期", channel_id=channel, cost=100)
        add_campaign(uow, "以前", channel_id=channel, cost=800, starts="2024-01-01", ends="2024-02-01")
        add_campaign(uow, "外币", channel_id=channel, cost=900, currency="USD", starts="2026-01-01")
        add_order(uow, "2026-03-01", 1000, channel_id=channel, campaign="本期")
        add_deal(
            uow, None, "2026-01-02", state="won", ended_day="2026-02-02", channel_id=channel, campaign="本期"
        )
    [row] = charts.channel_returns(store.reader(), YEAR, "CNY", {})
    assert (row.won, row.revenue, row.cost, row.ratio) == (1, 1000, 500, Fraction(2))
    found = {row.key: (row.won, row.ratio) for row in charts.campaign_returns(store.reader(), YEAR, "CNY")}
    assert found == {"本期": (1, Fraction(5, 2)), "无日期": (0, Fraction(0))}


@given(st.lists(st.tuples(*[st.integers(0, 99)] * 4), max_size=30), st.integers(1, 12))
def test_together_adds_up(figures: list[tuple[int, ...]], most: int) -> None:
    rows = [charts.Return(str(n), str(n), *row) for n, row in enumerate(figures)]
    found = charts.together(rows, most)
    assert len(found) <= most + 1
    for name in ("leads", "won", "revenue", "cost"):
        assert sum(getattr(row, name) for row in found) == sum(getattr(row, name) for row in rows)


def test_bars_open_as_many_as_they_count(full: Store) -> None:
    reader = full.reader()
    for row in charts.lost_reasons(reader, EVER, "CNY"):
        assert len(behind.lost_for(reader, EVER, row.reason)) == row.count
    for rival in charts.rivals(reader, EVER):
        assert len(behind.against(reader, EVER, rival.competitor_id, "won")) == rival.won
        assert len(behind.against(reader, EVER, rival.competitor_id, "lost")) == rival.lost
    for answers in charts.objections(reader, EVER):
        for worked, count in ((True, answers.worked), (False, answers.failed), (None, answers.unknown)):
            assert len(behind.objected(reader, EVER, answers.kind, worked)) == count
    assert sum(row.total for row in charts.objections(reader, EVER)) == 24


def test_losses_and_rivals(store: Store) -> None:
    with store.write(Step.of("x")) as uow:
        rival, other = add_rival(uow, "力健"), add_rival(uow, "铁盟")
        ended = {"ended_day": "2026-09-01", "state": "lost"}
        lost = add_deal(uow, None, "2026-08-01", **ended, amount=500, end_reason="price", competitor_id=rival)
        add_deal(uow, None, "2026-08-01", **ended, amount=900, currency="USD")
        won = add_deal(uow, None, "2026-08-01", state="won", ended_day="2026-09-01")
        still = add_deal(uow, None, "2026-08-01")
        for deal, who in ((lost, rival), (lost, other), (won, rival), (still, rival)):
            uow.add(CompetitorOffer(deal_id=deal, competitor_id=who))
        uow.add(Objection(deal_id=lost, kind="price", words="太贵", raised_day="2025-01-01"))  # before
    reader = store.reader()
    assert charts.lost_reasons(reader, YEAR, "CNY") == [charts.Lost("price", 1, 500), charts.Lost("", 1, 0)]
    assert [(row.name, row.won, row.lost) for row in charts.rivals(reader, YEAR)] == [
        ("力健", 1, 1),
        ("铁盟", 0, 1),
    ]
    assert charts.objections(reader, YEAR) == []
    with store.write(Step.of("x")) as uow:
        uow.get(Deal, lost).deleted_at = NOON
    assert [row.name for row in charts.rivals(reader, YEAR)] == ["力健"]
