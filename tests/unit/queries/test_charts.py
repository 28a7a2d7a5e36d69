"""The charts' figures equal a count of the records themselves, and come from the kept sums alone."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.db.journal import Step
from app.db.store import Store
from app.queries import charts
from app.queries.charts import Span
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.follow_ups import FollowUpInput, complete_follow_up, plan_follow_up
from app.usecases.interactions import InteractionInput, log_interaction
from app.usecases.leads import LeadInput, create_lead, set_lead_state

TODAY = date(2026, 9, 16)
DAY_MS = 86_400_000
NOON = 1_789_531_200_000  # 2026-09-16 12:00 in Shanghai


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi", now=lambda: NOON)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("first", "last", "months", "weeks"),
    [
        (date(2026, 9, 16), date(2026, 9, 16), 1, 1),
        (date(2026, 8, 31), date(2026, 9, 1), 2, 1),  # Monday and Tuesday of one week in two months
        (date(2025, 12, 28), date(2026, 1, 5), 2, 3),  # a Sunday, a whole week, a Monday
        (date(2024, 2, 29), date(2026, 2, 28), 25, 105),
    ],
)
def test_spans(first: date, last: date, months: int, weeks: int) -> None:
    span = Span(first, last)
    assert (len(span.months()), len(span.weeks())) == (months, weeks)
    covered = [span.of_month(month) for month in span.months()]
    assert sum((part.last - part.first).days + 1 for part in covered) == (last - first).days + 1
    covered = [span.of_week(monday) for monday in span.weeks()]
    assert sum((part.last - part.first).days + 1 for part in covered) == (last - first).days + 1


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ages=st.lists(st.tuples(st.integers(0, 400), st.sampled_from(["call", "visit", "note"])), max_size=12),
    width=st.integers(0, 420),
)
def test_talks_are_a_recount(
    tmp_path_factory: pytest.TempPathFactory, ages: list[tuple[int, str]], width: int
) -> None:
    store = Store.create(tmp_path_factory.mktemp("talks") / "firm.lianyi", now=lambda: NOON)
    with store.write(Step.of("x")) as uow:
        customer = create_customer(uow, CustomerInput("云溪国际酒店", "organisation"))
        for age, kind in ages:
            given_talk = InteractionInput("x", kind, customer, happened_at=NOON - age * DAY_MS)
            log_interaction(uow, given_talk)
    span = Span(TODAY - timedelta(days=width), TODAY)
    found = charts.talks(store.reader(), span)
    assert sum(found.totals) == sum(age <= width for age, _ in ages)
    for kind, row in zip(found.kinds, found.counts, strict=True):
        assert sum(row) == sum(age <= width and each == kind for age, each in ages)
    store.close()


def test_months_and_channels(store: Store) -> None:
    with store.write(Step.of("x")) as uow:
        create_customer(uow, CustomerInput("张伟", values={"created_day": "2026-08-31"}))
        create_customer(uow, CustomerInput("李娜"))
        fair = store.reader().value("SELECT id FROM channel WHERE code = 'trade_fair'")
        leads = [create_lead(uow, LeadInput(name, {"channel_id": fair})) for name in ("孙若兰", "郑凯")]
        stray = create_lead(uow, LeadInput("何川"))
        set_lead_state(uow, leads[:1], "qualified")
    span = Span(date(2026, 7, 1), TODAY)
    assert charts.grown(store.reader(), "customer", span).counts == (0, 1, 1)
    assert charts.grown(store.reader(), "lead", span).total == 3
    by_channel = charts.leads_by_channel(store.reader(), span)
    assert [(row.channel_id, row.states) for row in by_channel] == [
        (fair, {"new": 1, "qualified": 1}),
        (None, {"new": 1}),
    ]
    assert charts.channel_leads(store.reader(), span, (None,), None) == [stray]
    assert charts.channel_leads(store.reader(), span, (None, fair), "qualified") == leads[:1]


def test_beyond_nine_channels_the_rest_goes_together(store: Store) -> None:
    codes = store.reader().all("SELECT id FROM channel ORDER BY id")
    with store.write(Step.of("x")) as uow:
        for number, (channel,) in enumerate(codes):
            for each in range(len(codes) - number):
                create_lead(uow, LeadInput(f"{number}-{each}", {"channel_id": channel}))
        create_lead(uow, LeadInput("何川"))
    span = Span(date(2026, 7, 1), TODAY)
    rows = charts.leads_by_channel(store.reader(), span, most=3)
    assert [row.channel_id for row in rows[:3]] == [channel for (channel,) in codes[:3]]
    rest = rows[3]
    assert (len(rows), set(rest.rest)) == (4, {channel for (channel,) in codes[3:]} | {None})
    assert rest.total == len(charts.channel_leads(store.reader(), span, rest.rest, None))
    assert (
        len(charts.leads_by_channel(store.reader(), span, most=len(codes))) == len(codes) + 1
    )  # one is no rest


def test_who_is_behind_a_kind_of_talk_and_behind_the_others(store: Store) -> None:
    with store.write(Step.of("x")) as uow:
        keys = [
            create_customer(uow, CustomerInput(name, "organisation"))
            for name in ("云溪国际酒店", "劲竹训练营")
        ]
        log_interaction(uow, InteractionInput("x", "call", keys[0], happened_at=NOON))
        log_interaction(uow, InteractionInput("x", "visit", keys[1], happened_at=NOON + 1))
    span = Span(TODAY - timedelta(days=6), TODAY)
    found = [
        charts.talked_customers(store.reader(), span, kind, without)
        for kind, without in ((None, ()), ("call", ()), (None, ("call",)), (None, ("call", "visit")))
    ]
    assert found == [keys[::-1], keys[:1], keys[1:], []]


def test_discipline(store: Store) -> None:
    """Done on the day is on time; done a day after is late; open ones before today are overdue."""
    with store.write(Step.of("x")) as uow:
        customer = create_customer(uow, CustomerInput("劲竹训练营", "organisation"))
        for due, done in (
            ("2026-09-16", True),
            ("2026-09-15T18:00", True),
            ("2026-09-14", False),
            ("2026-09-20", False),
        ):
            key = plan_follow_up(uow, FollowUpInput("x", due=due, customer_id=customer))
            if done:
                complete_follow_up(uow, key)
    found = charts.discipline(store.reader(), Span(date(2026, 9, 1), date(2026, 9, 30)), TODAY)
    assert (found.on_time, found.late, found.open, found.overdue, found.rate) == ((1,), (1,), (2,), 1, 0.5)
    september = Span(date(2026, 9, 1), date(2026, 9, 30))
    assert charts.planned_customers(store.reader(), september, "late") == [customer]
    assert charts.talked_customers(store.reader(), september, None) == []


def test_figures_come_from_the_sums_alone(store: Store) -> None:
    plan = store.reader().all(f"EXPLAIN QUERY PLAN {charts._SUMS}", ("customer", "2026-01-01", "2026-12-31"))
    assert "SEARCH tally" in plan[0][3]
    assert "measure=? AND day>? AND day<?" in plan[0][3]


def test_an_empty_file_begins_today(store: Store) -> None:
    assert charts.first_day(store.reader(), TODAY) == TODAY


@pytest.mark.parametrize(
    ("last", "planned"),
    [
        (date(2026, 9, 16), date(2026, 9, 30)),  # up to today: the rest of the month is still ahead
        (date(2026, 9, 10), date(2026, 9, 10)),  # own dates in the past stay as they are
    ],
)
def test_what_is_planned_this_month_belongs_to_it(last: date, planned: date) -> None:
    span = Span(date(2026, 7, 1), last)
    assert span.planned(date(2026, 9, 16)) == Span(span.first, planned)
