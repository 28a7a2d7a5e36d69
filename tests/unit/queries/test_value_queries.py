"""RFM, values and states over time, read from a file with sixty buyers."""

from datetime import date, timedelta

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.insight.customer_value import Rfm, bin_of, cut_places
from app.queries.charts import Span
from app.queries.customer_charts import FLOWING, customers_in, read_customers, status_flow
from app.queries.customer_value import all_worths, bought, cuts, rfm_customers, rfm_map
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.interactions import InteractionInput, log_interaction
from app.usecases.order_input import LineInput, OrderInput
from app.usecases.orders import create_order
from app.usecases.verdicts import judge_next

TODAY = date(2026, 9, 16)


@pytest.fixture
def firm(store: Store, member: int) -> list[int]:
    keys = []
    with store.write(Step.of("x", name="x")) as uow:
        for number in range(60):
            key = create_customer(uow, CustomerInput(f"客户{number}", "organisation", {"industry": "健身"}))
            keys.append(key)
            for order in range(1 + number % 4):
                day = (TODAY - timedelta(days=number * 10 + order * 100)).isoformat()
                line = LineInput("跑步机", price=10_000 * (number + 1), cost=6_000 * (number + 1))
                create_order(uow, OrderInput([line], key, {"ordered_day": day}))
        log_interaction(uow, InteractionInput("谈了很久", customer_id=keys[0], minutes=60))
    more = True
    while more:
        with store.write(Step.of("x")) as uow:
            more = judge_next(uow, TODAY)
    return keys


def test_the_bins_are_those_of_the_sorted_values_and_the_map_holds_everybody(
    store: Store, firm: list[int]
) -> None:
    reader = store.reader()
    found = cuts(reader)
    assert found is not None
    rows = {
        key: values
        for key, *values in reader.all("SELECT id, last_order_day, order_count, revenue FROM customer")
    }
    columns = [sorted(values[n] for values in rows.values()) for n in range(3)]
    for key, values in rows.items():
        parts = [
            bin_of(value, [column[place] for place in cut_places(60)])
            for value, column in zip(values, columns, strict=True)
        ]
        told = bought(reader, key, TODAY)
        assert told is not None
        assert told.rfm == Rfm(*parts)
    cells = rfm_map(reader, found)
    assert sum(map(sum, cells)) == 60
    for row, counts in enumerate(cells):
        for column, count in enumerate(counts):
            held = rfm_customers(reader, found, 5 - row, column + 1)
            assert len(held) == count
    assert firm


def test_below_fifty_buyers_there_are_no_bins(store: Store, member: int) -> None:
    with store.write(Step.of("x", name="x")) as uow:
        key = create_customer(uow, CustomerInput("康悦", "organisation"))
        create_order(uow, OrderInput([LineInput("x", price=100)], key, {"ordered_day": TODAY.isoformat()}))
    assert cuts(store.reader()) is None
    told = bought(store.reader(), key, TODAY)
    assert told is not None
    assert (told.rfm, told.buyers, told.orders, told.year) == (None, 1, 1, 100)


def test_the_card_adds_up_what_was_bought(store: Store, firm: list[int]) -> None:
    told = bought(store.reader(), firm[1], TODAY)  # two orders, 10 and 110 days ago
    assert told is not None
    assert told.year == 40_000
    assert told.year_before == 0
    assert sum(total for _quarter, total in told.quarters) == 40_000
    assert told.quarters[-1] == ("2026Q3", 20_000)
    assert told.keeping is not None
    assert told.keeping.yearly == 16_000  # 40 % of it, within one year
    assert bought(store.reader(), 12345, TODAY) is None


def test_margins_and_what_serving_costs(store: Store, firm: list[int]) -> None:
    found = {each.id: each for each in all_worths(store.reader(), TODAY)}
    assert found[firm[0]].margin == 4_000
    assert found[firm[0]].served == 6_000  # an hour
    assert found[firm[0]].below_zero
    assert not found[firm[3]].below_zero


def test_the_flow_of_states_ends_where_the_customers_are(store: Store, firm: list[int]) -> None:
    reader = store.reader()
    span = Span(date(2025, 10, 1), TODAY)
    flow = status_flow(reader, span, TODAY)
    now = dict(reader.all("SELECT status, count(*) FROM customer GROUP BY 1"))
    assert {state: row[-1] for state, row in flow.counts.items() if row[-1]} == {
        state: count for state, count in now.items() if state in FLOWING
    }
    for place, month in enumerate(flow.months):
        for state in FLOWING:
            assert len(customers_in(reader, state, month)) == flow.counts[state][place]
    first = [row[0] for row in flow.counts.values()]
    assert sum(first) == reader.value("SELECT count(*) FROM customer WHERE first_order_day < '2025-11-01'")


def test_all_is_read_at_once(store: Store, firm: list[int]) -> None:
    found = read_customers(store.reader(), Span(date(2025, 10, 1), TODAY), TODAY, "CNY")
    assert found.buyers == 60
    assert sum(found.stages.values()) == 60
    assert found.rings[None][0] == 60
    assert len(found.keepings) == 60
    assert sum(len(found.to(verdict)) for verdict in ("recover", "maintain", "let_go")) == 60
    assert len(found.on_list("valuable")) == 12
