"""Orders out: JSON with decimal texts, tables that come back in, everything of a file."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.exchange.export import ExportOrder, export_records
from app.exchange.export_orders import money, scaled
from app.exchange.import_file import import_prepared, prepare
from app.exchange.import_job import run_now
from app.exchange.import_types import ImportOptions
from app.usecases.customers import create_customer
from app.usecases.order_input import LineInput, OrderInput, PaymentInput
from app.usecases.orders import cancel_order, create_order
from app.usecases.payments import add_payment
from app.usecases.record_input import CustomerInput
from app.usecases.recycling import recycle_records


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi")
    with made.write(Step.of("order.create", name="x")) as uow:
        buyer = create_customer(uow, CustomerInput("Anchor Gym", "organisation"))
        lines = [
            LineInput("Bike", 2_500, 150_000, 1_000, 1_300, code="B-1", unit="pc"),
            LineInput("=1+1", 1_000, 5),
        ]
        first = create_order(
            uow, OrderInput(lines, buyer, {"ordered_day": "2026-03-01", "note": "by lift"}, promotion=500)
        )
        add_payment(uow, first, PaymentInput(100_001, "2026-03-02"))
        second = create_order(uow, OrderInput([LineInput("Mat", price=5_000)], currency="JPY"))
        cancel_order(uow, second, "2026-03-05")
        gone = create_order(uow, OrderInput([LineInput("Gone", price=1)]))
        recycle_records(uow, "sales_order", [gone])
    yield made
    made.close()


def out(store: Store, target: Path, kind: str = "orders", **more: Any) -> Any:
    order = ExportOrder(kind, target.suffix[1:], more.pop("language", "en"), **more)
    return run_now(export_records(store.reader(), target, order))


def test_json_is_a_list_with_decimal_texts(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "orders.json"
    assert out(store, target).counts == {"orders": 2}
    first, second = json.loads(target.read_text("utf-8"))
    assert first["customer"] == "Anchor Gym"
    assert first["customer_id"] == store.reader().value("SELECT id FROM customer")
    assert (first["date"], first["currency"], first["total"], first["paid"]) == (
        "2026-03-01", "CNY", "3370.05", "1000.01",
    )  # fmt: skip
    assert first["lines"][0] == {
        "product": "Bike", "code": "B-1", "quantity": "2.5", "unit": "pc", "price": "1500.00", "discount": "10",
        "tax_rate": "13", "amount": "3375.00",
    }  # fmt: skip
    assert (second["customer_id"], second["total"], second["state"]) == (None, "5000", "cancelled")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_comes_back_in_as_it_was(store: Store, tmp_path: Path, ending: str, language: str) -> None:
    target = tmp_path / f"orders.{ending}"
    out(store, target, language=language)
    other = Store.create(tmp_path / "other.lianyi")
    try:
        prepared = prepare(target, today=date(2026, 9, 16))
        assert prepared.kind == "orders"
        with other.write(Step.of("import.run", name="x", count=0)) as uow:
            run_now(import_prepared(uow, prepared, ImportOptions(date(2026, 9, 16))))
        prepared.close()
        heads = (
            "SELECT number, ordered_day, buyer_name, state, currency, total, promotion, paid, note FROM sales_order "
            "WHERE deleted_at IS NULL ORDER BY number"
        )
        lines = (
            "SELECT l.name, l.code, l.quantity, l.unit, l.price, l.discount, l.tax_rate, l.amount FROM order_line l "
            "JOIN sales_order o ON o.id = l.order_id WHERE o.deleted_at IS NULL ORDER BY o.number, l.position"
        )
        for question in (heads, lines):
            assert other.reader().all(question) == store.reader().all(question)
    finally:
        other.close()


def test_our_own_table_is_known_in_the_file_it_came_from(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "orders.csv"
    out(store, target)
    prepared = prepare(target, today=date(2026, 9, 16))
    with store.write(Step.of("import.run", name="x", count=0)) as uow:
        report = run_now(import_prepared(uow, prepared, ImportOptions(date(2026, 9, 16))))
    prepared.close()
    assert (report.created, report.skipped) == (0, 3)


def test_only_the_chosen_ones(store: Store, tmp_path: Path) -> None:
    key = store.reader().value("SELECT id FROM sales_order WHERE currency = 'JPY'")
    target = tmp_path / "one.csv"
    assert out(store, target, ids=[key]).counts == {"orders": 1}
    with target.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["Amount"] for row in rows] == ["5000"]


def test_everything_holds_the_orders_too(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    assert out(store, target, "all").counts["orders"] == 2
    found = json.loads(target.read_text("utf-8"))
    assert sum(Decimal(order["total"]) for order in found["orders"]) == Decimal("8370.05")


def test_texts_of_figures() -> None:
    assert [money(-5, 2), money(5, 0), money(123_456, 3)] == ["-0.05", "5", "123.456"]
    assert [scaled(2_000, 3), scaled(0, 2), scaled(1_050, 2)] == ["2", "0", "10.5"]
