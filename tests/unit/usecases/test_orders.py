"""Orders as use-cases: numbers, sums, snapshots, plans of payment, money in, goods back, undo."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.queries.history import steps_of
from app.sentences.errors import UserError
from app.usecases import orders, payments
from app.usecases.customers import create_customer, edit_customer
from app.usecases.order_input import InstalmentInput, LineInput, OrderInput, PaymentInput, ReturnInput
from app.usecases.record_input import CustomerInput, ReachInput
from app.usecases.recycling import recycle_records
from app.usecases.team import set_setting
from app.usecases.undoing import undo_last


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi")
    yield made
    made.close()


def run(store: Store, usecase: Any, *args: Any, **kwargs: Any) -> Any:
    """One unit of work."""
    with store.write(Step.of("order.edit", name="x")) as uow:
        return usecase(uow, *args, **kwargs)


LINES = (LineInput("Bike", 2_000, 150_000, 1_000, 1_300), LineInput("Mat", 10_000, 5_000, 0, 1_300))


def customer(store: Store) -> int:
    given = CustomerInput("Anchor Gym", "organisation", reaches=[ReachInput("address", "1 Lake Road")])
    return int(run(store, create_customer, given))


def order(store: Store, **given: Any) -> int:
    values = {"ordered_day": "2026-03-01"} | given.pop("values", {})
    return int(run(store, orders.create_order, OrderInput(given.pop("lines", LINES), values=values, **given)))


def row(store: Store, key: int, columns: str) -> Any:
    return store.reader().one(f"SELECT {columns} FROM sales_order WHERE id = ?", (key,))


def test_an_order_keeps_what_was_agreed(store: Store) -> None:
    buyer = customer(store)
    key = order(store, customer_id=buyer)
    run(store, edit_customer, buyer, {"name": "Renamed", "reaches": []})
    assert row(store, key, "buyer_name, buyer_address, total, net + tax, home_total, state, currency") == (
        "Anchor Gym", "1 Lake Road", 320_000, 320_000, 320_000, "open", "CNY",
    )  # fmt: skip
    assert store.reader().one(
        "SELECT order_count, first_order_day, last_order_day, revenue FROM customer WHERE id = ?", (buyer,)
    ) == (1, "2026-03-01", "2026-03-01", 320_000)


def test_numbers_count_per_year_and_are_never_given_again(store: Store) -> None:
    first, second = order(store), order(store)
    run(store, recycle_records, "sales_order", [second])
    third = order(store)
    other_year = order(store, values={"ordered_day": "2027-01-02"})
    numbers = [row(store, key, "number")[0] for key in (first, second, third, other_year)]
    assert [number[-4:] for number in numbers] == ["0001", "0002", "0003", "0001"]
    assert numbers[0].startswith("O-2026-")
    assert numbers[0][7].isalpha()
    assert numbers[3].startswith("O-2027-")


def test_another_currency_does_not_count_at_home(store: Store) -> None:
    key = order(store, currency="USD")
    assert row(store, key, "total, home_total, currency") == (320_000, None, "USD")
    run(store, set_setting, "currency", "USD")
    assert row(store, order(store), "home_total, currency") == (320_000, "USD")


def test_without_a_plan_everything_is_due_on_the_day(store: Store) -> None:
    key = order(store)
    due = store.reader().all("SELECT amount, due_day FROM instalment WHERE order_id = ?", (key,))
    assert due == [(320_000, "2026-03-01")]


def test_an_unchanged_line_keeps_its_amount_and_a_changed_one_is_counted_anew(store: Store) -> None:
    key = order(store)
    reader = store.reader()
    ids = [one for (one,) in reader.all("SELECT id FROM order_line WHERE order_id = ? ORDER BY 1", (key,))]
    reader = None
    with store.write(Step.of("order.edit", name="x")) as uow:
        uow.driver.execute("UPDATE order_line SET amount = 269999 WHERE id = ?", (ids[0],))
    kept = LineInput("Bike", 2_000, 150_000, 1_000, 1_300, id=ids[0])
    run(store, orders.replace_lines, key, [kept, LineInput("Mat", 20_000, 5_000, id=ids[1])])
    assert row(store, key, "total")[0] == 269_999 + 100_000
    run(store, orders.replace_lines, key, [LineInput("Mat", 20_000, 5_000, id=ids[1])])
    assert row(store, key, "total")[0] == 100_000
    run(store, undo_last)
    assert row(store, key, "total")[0] == 369_999
    live = "SELECT count(*) FROM order_line WHERE order_id = ? AND deleted_at IS NULL"
    assert store.reader().value(live, (key,)) == 2


def test_delivery_starts_the_days_that_waited_for_it(store: Store) -> None:
    plan = [InstalmentInput(96_000, "2026-03-01"), InstalmentInput(224_000, after="delivery", days=30)]
    key = order(store, instalments=plan)
    run(store, orders.deliver_order, key, "2026-04-02")
    due = "SELECT due_day FROM instalment WHERE order_id = ? ORDER BY position"
    assert store.reader().all(due, (key,)) == [("2026-03-01",), ("2026-05-02",)]
    assert row(store, key, "state, delivered_day") == ("delivered", "2026-04-02")
    run(store, orders.reopen_order, key)
    assert row(store, key, "state, delivered_day") == ("open", None)


def test_a_plan_must_come_to_the_total(store: Store) -> None:
    key = order(store)
    with pytest.raises(UserError, match=r"order\.instalments"):
        run(store, orders.replace_instalments, key, [InstalmentInput(1)])
    halves = [InstalmentInput(160_000, "2026-03-01"), InstalmentInput(160_000, "2026-06-01")]
    run(store, orders.replace_instalments, key, halves)
    live = "SELECT amount FROM instalment WHERE order_id = ? AND deleted_at IS NULL ORDER BY position"
    assert store.reader().all(live, (key,)) == [(160_000,), (160_000,)]


def test_a_cancelled_order_counts_nowhere_and_cannot_be_delivered(store: Store) -> None:
    buyer = customer(store)
    key = order(store, customer_id=buyer)
    run(store, orders.cancel_order, key, "2026-03-05")
    figures = "SELECT order_count, revenue FROM customer WHERE id = ?"
    assert store.reader().one(figures, (buyer,)) == (None, None)
    with pytest.raises(UserError, match=r"order\.cancelled"):
        run(store, orders.deliver_order, key, "2026-03-06")
    run(store, undo_last)
    assert store.reader().one(figures, (buyer,)) == (1, 320_000)


def test_money_comes_in_parts_and_can_be_taken_back(store: Store) -> None:
    key = order(store)
    first = run(store, payments.add_payment, key, PaymentInput(100_000, "2026-03-03", "transfer"))
    run(store, payments.add_payment, key, PaymentInput(-20_000, "2026-03-04"))
    assert row(store, key, "paid")[0] == 80_000
    run(store, payments.delete_payment, first)
    assert row(store, key, "paid")[0] == -20_000
    run(store, undo_last)
    assert row(store, key, "paid")[0] == 80_000
    with pytest.raises(UserError, match=r"payment\.empty"):
        run(store, payments.add_payment, key, PaymentInput(0, "2026-03-03"))


def test_a_payment_stands_in_the_history_of_its_order(store: Store) -> None:
    key = order(store)
    with store.write(Step.of("payment.add", name="x")) as uow:
        payments.add_payment(uow, key, PaymentInput(100, "2026-03-03"))
    assert steps_of(store.reader(), "sales_order", key)[0].code == "payment.add"


def test_no_more_comes_back_than_was_ordered(store: Store) -> None:
    key = order(store)
    line = store.reader().value("SELECT id FROM order_line WHERE order_id = ? AND name = 'Bike'", (key,))
    gone = run(store, payments.return_goods, key, ReturnInput(135_000, "2026-04-01", line, 1_000, "broken"))
    assert row(store, key, "returned")[0] == 135_000
    with pytest.raises(UserError, match=r"return\.too_many"):
        run(store, payments.return_goods, key, ReturnInput(270_000, "2026-04-01", line, 2_000))
    run(store, payments.delete_return, gone)
    assert row(store, key, "returned")[0] == 0
    with pytest.raises(UserError, match=r"return\.empty"):
        run(store, payments.return_goods, key, ReturnInput(0, "2026-04-01"))


@pytest.mark.parametrize(("lines", "code"), [((), "order.no_lines"), ((LineInput(" "),), "order.line_name")])
def test_what_is_no_order(store: Store, lines: Any, code: str) -> None:
    with pytest.raises(UserError) as caught:
        order(store, lines=lines)
    assert caught.value.code == code


def test_why_they_bought_is_one_of_our_words(store: Store) -> None:
    key = order(store)
    run(store, orders.edit_order, key, {"bought_for": "quality", "invoice_number": "F-1"})
    assert row(store, key, "bought_for, invoice_number") == ("quality", "F-1")
    with pytest.raises(ValueError, match="nonsense"):
        run(store, orders.edit_order, key, {"bought_for": "nonsense"})
    with pytest.raises(ValueError, match="not editable"):
        run(store, orders.edit_order, key, {"total": 5})


def test_the_same_for_many_orders(store: Store) -> None:
    keys = [order(store), order(store)]
    assert run(store, orders.set_orders, keys, {"campaign": "Fair"}) == 2
    assert row(store, keys[1], "campaign") == ("Fair",)


def test_another_buyer_is_named_anew(store: Store) -> None:
    key = order(store, customer_id=customer(store))
    other = int(run(store, create_customer, CustomerInput("Harbour Club", "organisation")))
    run(store, orders.edit_order, key, {"customer_id": other})
    assert row(store, key, "buyer_name, customer_id") == ("Harbour Club", other)


def test_a_form_that_leaves_the_lines_alone_leaves_the_sums_as_agreed(store: Store) -> None:
    from app.queries.order import order_detail
    from app.usecases.order_forms import save_order

    key = order(
        store, lines=(LineInput("Bike", 1_000, 100_050, tax_rate=1_300),), tax_included=False, round_to=100
    )
    agreed = row(store, key, "net, tax, total, rounding")
    found = order_detail(store.reader(), key, "2026-03-01")
    assert found is not None
    line = found.lines[0]
    same = LineInput(line.name, line.quantity, line.price, line.discount, line.tax_rate, id=line.id)
    plan = [InstalmentInput(agreed[2], "2026-03-01")]
    given = OrderInput([same], None, {"note": "by lift"}, promotion=-agreed[3])
    run(store, save_order, key, given, plan)
    assert row(store, key, "net, tax, total, rounding, note") == (*agreed, "by lift")
    more = OrderInput([same, LineInput("Mat", price=100)], None, {}, promotion=0)
    run(store, save_order, key, more, ())
    assert row(store, key, "total")[0] > agreed[2]
