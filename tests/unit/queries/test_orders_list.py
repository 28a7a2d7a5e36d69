"""The list of orders, one order, what is owed by age."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.insight.receivables import Age, DueState
from app.queries.order import order_detail
from app.queries.orders import OrderFilter, OrderSource, OrderSpec
from app.queries.receivables import debts, open_items
from app.queries.statement import statements_of
from app.usecases.customers import create_customer
from app.usecases.order_input import InstalmentInput, LineInput, OrderInput, PaymentInput, ReturnInput
from app.usecases.orders import cancel_order, create_order, deliver_order
from app.usecases.payments import add_payment, return_goods
from app.usecases.record_input import CustomerInput
from app.usecases.recycling import recycle_records

TODAY = date(2026, 9, 16)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A: 1000 in two parts, one overdue. B: paid, delivered. C: in dollars, no plan. D cancelled, E in the bin."""
    made = Store.create(tmp_path / "firm.lianyi")
    with made.write(Step.of("order.create", name="x")) as uow:
        anchor = create_customer(uow, CustomerInput("Anchor Gym", "organisation"))
        harbour = create_customer(uow, CustomerInput("Harbour Club", "organisation"))

        def order(
            number: str, day: str, price: int, buyer: int | None, plan: Any = None, currency: str = ""
        ) -> int:
            values = {"ordered_day": day, "delivery_day": "2026-09-01", "title": f"Title {number}"}
            lines = [LineInput("Bike", price=price)]
            given = OrderInput(lines, buyer, values, currency, number=number, instalments=plan)
            return create_order(uow, given)

        halves = [InstalmentInput(60_000, "2026-07-01"), InstalmentInput(40_000, "2026-10-01")]
        first = order("A", "2026-06-01", 100_000, anchor, halves)
        add_payment(uow, first, PaymentInput(10_000, "2026-07-05"))
        paid = order("B", "2026-05-01", 50_000, anchor)
        add_payment(uow, paid, PaymentInput(50_000, "2026-05-02"))
        deliver_order(uow, paid, "2026-05-09")
        order("C", "2026-08-01", 7_000, harbour, (), "USD")
        gone = order("D", "2026-04-01", 9_000, harbour)
        cancel_order(uow, gone, "2026-04-02")
        binned = order("E", "2026-04-01", 9_000, harbour)
        recycle_records(uow, "sales_order", [binned])
    yield made
    made.close()


def source(store: Store) -> OrderSource:
    return OrderSource(store.reader, lambda: TODAY)


def numbers(store: Store, sort: str = "day", *, descending: bool = False, **wanted: Any) -> str:
    found = source(store)
    spec = OrderSpec(OrderFilter(**wanted), sort, descending)
    rows = found.rows(found.order(spec))
    shown = "".join(rows[key].number for key in found.order(spec))
    assert found.count(spec) == len(shown)
    assert [row.number for row in found.first_page(spec)] == list(shown)
    return shown


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, "DBAC"),
        ({"states": ("open",)}, "AC"),
        ({"states": ("delivered", "cancelled")}, "DB"),
        ({"money": "unpaid"}, "AC"),
        ({"money": "overdue"}, "A"),
        ({"undelivered": True}, "AC"),
        ({"day_from": "2026-05-01", "day_to": "2026-06-30"}, "BA"),
        ({"text": "harbour"}, "DC"),
        ({"text": "anchor"}, "BA"),
        ({"owner": "me"}, "DBAC"),  # nobody is anybody here
        ({"ids": ()}, ""),
    ],
)
def test_what_the_list_is_narrowed_to(store: Store, wanted: dict[str, Any], found: str) -> None:
    assert numbers(store, **wanted) == found


def test_the_orders_of_one_customer(store: Store) -> None:
    key = store.reader().value("SELECT id FROM customer WHERE name = 'Anchor Gym'")
    assert numbers(store, customer=key) == "BA"


@pytest.mark.parametrize(
    ("sort", "found"),
    [("number", "ABCD"), ("customer", "ABCD"), ("total", "CDBA"), ("paid", "CDAB"), ("open", "BCDA"),
     ("state", "DBAC"), ("delivery", "ABCD"), ("owner", "ABCD"), ("day", "DBAC")],
)  # fmt: skip
def test_every_order_of_the_list(store: Store, sort: str, found: str) -> None:
    assert sorted(numbers(store, sort)) == sorted(found)
    both = numbers(store, sort), numbers(store, sort, descending=True)
    assert both[0] == both[1][::-1]
    if sort in ("number", "total", "day"):
        assert both[0] == found


@pytest.mark.parametrize("sort", ["day", "number", "total"])
def test_what_has_an_index_is_walked_and_never_sorted(store: Store, sort: str) -> None:
    found = source(store)
    reader = store.reader()
    for wanted in (OrderFilter(), OrderFilter(states=("open",)), OrderFilter(money="unpaid")):
        plan = found._plan(reader, OrderSpec(wanted, sort, True))
        if plan.ids is not None:  # a rare filter gives its ids
            continue
        sql, parameters = plan.statement(plan.parts[0])
        told = " ".join(str(row[3]) for row in reader.all(f"EXPLAIN QUERY PLAN {sql}", parameters))
        assert f"ix_sales_order_{'number' if sort == 'number' else f'live_{sort}'}" in told
        assert "TEMP B-TREE" not in told


def test_two_filters_are_met_together(store: Store) -> None:
    key = store.reader().value("SELECT id FROM customer WHERE name = 'Anchor Gym'")
    assert numbers(store, customer=key, states=("open",), money="unpaid", day_from="2026-05-02") == "A"
    assert numbers(store, text="anchor", money="overdue") == "A"
    spec = OrderSpec(OrderFilter(customer=key, money="unpaid"))
    assert source(store).sums(spec) == [("CNY", 100_000, 90_000)]
    assert source(store).sums(OrderSpec(OrderFilter(text="harbour"))) == [("USD", 7_000, 7_000)]


def test_rows_know_what_is_owed_and_whether_it_is_late(store: Store) -> None:
    rows = {row.number: row for row in source(store).first_page(OrderSpec())}
    assert [(number, rows[number].open, rows[number].overdue) for number in "ABCD"] == [
        ("A", 90_000, True), ("B", 0, False), ("C", 7_000, False), ("D", 0, False),
    ]  # fmt: skip
    assert source(store).sums(OrderSpec()) == [("CNY", 150_000, 90_000), ("USD", 7_000, 7_000)]


def test_a_filter_comes_back_from_a_saved_view() -> None:
    wanted = OrderFilter(states=("open",), money="overdue", ids=(1, 2))
    assert OrderFilter.from_dict({**wanted.to_dict(), "of_tomorrow": 1}) == wanted
    assert OrderFilter().to_dict() == {}


def test_what_is_owed_by_age_and_customer(store: Store) -> None:
    items = open_items(store.reader(), TODAY.isoformat())
    assert [(item.number, item.amount, item.age) for item in items] == [
        ("A", 50_000, Age.TO_90), ("A", 40_000, Age.NOT_DUE), ("C", 7_000, Age.NO_DAY),
    ]  # fmt: skip
    assert [(debt.customer, debt.currency, debt.total, debt.late) for debt in debts(items)] == [
        ("Anchor Gym", "CNY", 90_000, 50_000), ("Harbour Club", "USD", 7_000, 0),
    ]  # fmt: skip
    harbour = items[2].customer_id
    assert len(open_items(store.reader(), TODAY.isoformat(), customer_id=harbour)) == 1


def test_one_order_with_all_that_belongs_to_it(store: Store) -> None:
    reader = store.reader()
    key = reader.value("SELECT id FROM sales_order WHERE number = 'A'")
    line = reader.value("SELECT id FROM order_line WHERE order_id = ?", (key,))
    with store.write(Step.of("return.add", name="A")) as uow:
        return_goods(uow, key, ReturnInput(20_000, "2026-08-01", line, 200, "scratched"))
    found = order_detail(store.reader(), key, TODAY.isoformat())
    assert found is not None
    assert [(part.amount, part.received, part.state) for part in found.parts] == [
        (60_000, 10_000, DueState.OVERDUE), (20_000, 0, DueState.DUE),
    ]  # fmt: skip
    assert (found.open, found.customer, found.lines[0].returned) == (70_000, "Anchor Gym", 200)
    assert [(row.line, row.reason) for row in found.returns] == [("Bike", "scratched")]
    assert order_detail(store.reader(), 5, TODAY.isoformat()) is None


def test_a_statement_per_currency(store: Store) -> None:
    reader = store.reader()
    anchor = reader.value("SELECT id FROM customer WHERE name = 'Anchor Gym'")
    (found,) = statements_of(reader, anchor, "2026-06-01", "2026-12-31")
    assert (found.opening, found.closing, [row.move.amount for row in found.rows]) == (
        0,
        90_000,
        [100_000, -10_000],
    )
    harbour = reader.value("SELECT id FROM customer WHERE name = 'Harbour Club'")
    assert [one.currency for one in statements_of(reader, harbour, "2026-01-01", "2026-12-31")] == ["USD"]
    assert statements_of(reader, harbour, "2025-01-01", "2025-12-31") == []


def test_purchases_stand_in_the_timeline_of_their_customer(store: Store) -> None:
    from app.queries.timeline import cursor_of, timeline
    from app.queries.timeline_sales import sales_count
    from app.vocabulary import RecordKind

    reader = store.reader()
    anchor = reader.value("SELECT id FROM customer WHERE name = 'Anchor Gym'")

    def told(**wanted: Any) -> list[tuple[str, str, object]]:
        page = timeline(reader, RecordKind.CUSTOMER, anchor, sales=True, **wanted)
        return [(one.source, one.text[:1], one.details["amount"]) for one in page]

    everything = [
        ("payment", "A", 10_000),
        ("sales_order", "A", 100_000),
        ("payment", "B", 50_000),
        ("sales_order", "B", 50_000),
    ]
    assert told() == everything
    assert sales_count(reader, RecordKind.CUSTOMER, anchor) == 4
    first = timeline(reader, RecordKind.CUSTOMER, anchor, sales=True, limit=2)
    assert told(before=cursor_of(first)) == everything[2:]
    assert told(text="Title A") == [everything[1]]
    assert timeline(reader, RecordKind.CUSTOMER, anchor) == []
