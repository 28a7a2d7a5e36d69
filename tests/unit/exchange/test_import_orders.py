"""Files of orders: customers, products, exact sums, again, undone; the public sets to the cent."""

import csv
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.db.check import check_database
from app.db.journal import Step
from app.db.store import Store
from app.exchange.import_file import import_prepared, prepare
from app.exchange.import_job import DryRun, run_now
from app.exchange.import_types import ImportOptions, ImportReport
from app.usecases.customers import create_customer
from app.usecases.record_input import CustomerInput, ReachInput
from app.usecases.undoing import redo_step, undo_step

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
SUPERSTORE = SHARED / "superstore" / "superstore.csv"
CHINOOK = SHARED / "chinook" / "ChinookDatabase" / "DataSources" / "Chinook_Sqlite.sqlite"
TODAY = date(2026, 9, 16)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi")
    yield made
    made.close()


def take(store: Store, path: Path, kind: str = "auto", **options: Any) -> ImportReport:
    prepared = prepare(path, kind=kind, today=TODAY)
    try:
        with store.write(Step.of("import.run", name=path.name, count=0)) as uow:
            report: ImportReport = run_now(import_prepared(uow, prepared, ImportOptions(TODAY, **options)))
    except DryRun as trial:
        report = trial.report
    finally:
        prepared.close()
    return report


def table(folder: Path, text: str, name: str = "orders.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def figures(report: ImportReport) -> tuple[int, int, int]:
    return report.created, report.skipped, report.refused


def live(store: Store) -> tuple[int, int, int, int]:
    """Customers, orders, what they come to, and the same by the customers' own figures."""
    reader = store.reader()
    orders, total = reader.one(
        "SELECT count(*), coalesce(sum(total), 0) FROM sales_order WHERE deleted_at IS NULL"
    ) or (0, 0)
    customers, revenue = reader.one(
        "SELECT count(*), coalesce(sum(revenue), 0) FROM customer WHERE deleted_at IS NULL"
    ) or (0, 0)
    return customers, orders, total, revenue


@pytest.mark.parametrize(
    ("path", "customers", "orders", "cents"),
    [(SUPERSTORE, 793, 5_009, 229_720_086), (CHINOOK, 59, 412, 232_860)],
    ids=["superstore", "chinook"],
)
def test_a_public_set_comes_in_to_the_cent(
    store: Store, path: Path, customers: int, orders: int, cents: int
) -> None:
    if not path.exists():
        pytest.skip(f"{path.name} is not there")
    report = take(store, path)
    assert report.source.kind == "orders"
    assert report.records["customer"] == customers
    assert live(store) == (customers, orders, cents, cents)
    reader = store.reader()
    assert reader.value("SELECT sum(amount) FROM order_line") == cents
    assert reader.value("SELECT sum(amount) FROM tally WHERE measure = 'revenue'") == cents
    assert reader.value("SELECT live FROM total WHERE table_name = 'sales_order'") == orders
    assert check_database(store.path) == []
    again = take(store, path)
    assert figures(again) == (0, report.created, 0)
    assert live(store) == (customers, orders, cents, cents)
    step = int(reader.value("SELECT step_id FROM import_run WHERE id = ?", (report.run_id,)))
    with store.write(Step.of("import.undo", name="x")) as uow:
        undo_step(uow, step)
    assert live(store) == (0, 0, 0, 0)
    with store.write(Step.of("import.redo", name="x")) as uow:
        redo_step(uow, step)
    assert live(store) == (customers, orders, cents, cents)
    assert check_database(store.path) == []


def test_every_order_of_superstore_is_right_to_less_than_a_cent(store: Store) -> None:
    if not SUPERSTORE.exists():
        pytest.skip("superstore.csv is not there")
    from decimal import Decimal

    exact: dict[str, Decimal] = {}
    with SUPERSTORE.open(encoding="utf-8-sig", newline="") as stream:
        for line in csv.DictReader(stream):
            number = line["Order ID"]
            exact[number] = exact.get(number, Decimal(0)) + Decimal(line["Sales"])
    take(store, SUPERSTORE)
    kept = dict(store.reader().all("SELECT number, total FROM sales_order"))
    assert kept.keys() == exact.keys()
    assert max(abs(Decimal(kept[number]) / 100 - exact[number]) for number in exact) < Decimal("0.01")


SHOP = """订单号,下单时间,买家,收货人,收货人手机,收货地址,商品名称,商品编码,数量,单价,实付金额,订单状态,付款时间
T1001,2026-08-01 10:20:00,lake_88,王海涛,13805711111,杭州市文三路1号,单车,B-1,2,1500,3080,交易成功,2026-08-01 10:25:00
T1001,2026-08-01 10:20:00,lake_88,王海涛,13805711111,杭州市文三路1号,瑜伽垫,M-1,2,50,3080,交易成功,2026-08-01 10:25:00
T1002,2026-08-02 11:00:00,lake_88,王海涛,13805711111,杭州市文三路1号,瑜伽垫,M-1,1,50,50,交易成功,2026-08-02 11:01:00
T1003,2026-08-03 12:00:00,moon_7,林月,13805712222,上海市南京东路2号,瑜伽垫,M-1,1,50,0,交易关闭,
"""


def test_a_shop_export_is_known_by_its_headers(store: Store, tmp_path: Path) -> None:
    report = take(store, table(tmp_path, SHOP))
    assert (report.source.kind, figures(report), report.problems) == ("orders", (4, 0, 0), [])
    reader = store.reader()
    assert reader.all("SELECT number, state, total, promotion, paid, ordered_day FROM sales_order") == [
        ("T1001", "delivered", 308_000, -2_000, 308_000, "2026-08-01"),
        ("T1002", "delivered", 5_000, 0, 5_000, "2026-08-02"),
        ("T1003", "cancelled", 5_000, 0, 0, "2026-08-03"),
    ]
    assert reader.all("SELECT name, phone, external_id, order_count, revenue FROM customer") == [
        ("王海涛", "13805711111", "lake_88", 2, 313_000),
        ("林月", "13805712222", "moon_7", None, None),
    ]
    assert reader.all("SELECT code, name FROM product") == [("B-1", "单车"), ("M-1", "瑜伽垫")]
    assert reader.value("SELECT buyer_contact FROM sales_order WHERE number = 'T1001'") == "王海涛"
    assert check_database(store.path) == []


def test_rows_of_an_order_need_not_stand_together(store: Store, tmp_path: Path) -> None:
    head = "Order ID,Order Date,Customer,Product,Amount\n"
    text = f"{head}1,2026-01-01,Ann,a,1\n2,2026-01-02,Bob,b,2\n1,2026-01-01,Ann,c,3\n"
    take(store, table(tmp_path, text))
    assert store.reader().all("SELECT number, total FROM sales_order ORDER BY number") == [
        ("1", 400),
        ("2", 200),
    ]


def test_known_customers_and_products_are_not_made_again(store: Store, tmp_path: Path) -> None:
    with store.write(Step.of("customer.create", name="x")) as uow:
        firm = create_customer(uow, CustomerInput("杭州启明健身有限公司", "organisation"))
        given = CustomerInput("王海涛", reaches=[ReachInput("phone", "13805711111")])
        person = create_customer(uow, given)
    text = (
        "订单号,订单日期,客户编号,客户名称,手机,产品编码,产品名称,金额\n"
        "1,2026-01-01,K9,杭州启明健身有限公司,,P1,单车,10\n"
        "2,2026-01-02,K8,王先生,13805711111,P1,单车,20\n"
    )
    first = take(store, table(tmp_path, text))
    assert first.records["customer"] == 0
    assert store.reader().all("SELECT customer_id FROM sales_order ORDER BY number") == [(firm,), (person,)]
    more = "订单号,订单日期,产品编码,产品名称,金额\n3,2026-01-03,P1,单车,30\n"
    assert take(store, table(tmp_path, more, "more.csv")).records == {
        "customer": 0, "product": 0, "sales_order": 1,
    }  # fmt: skip
    assert store.reader().one("SELECT customer_id, buyer_name FROM sales_order WHERE number = '3'") == (
        None,
        None,
    )


def test_of_two_with_one_name_nobody_is_chosen(store: Store, tmp_path: Path) -> None:
    with store.write(Step.of("customer.create", name="x")) as uow:
        for _ in range(2):
            create_customer(uow, CustomerInput("王伟"))
    report = take(
        store,
        table(tmp_path, "订单号,订单日期,客户,商品,金额\n1,2026-01-01,王伟,a,5\n1,2026-01-01,王伟,b,6\n"),
    )
    assert figures(report) == (0, 0, 2)
    assert [problem.code for problem in report.problems] == ["import.many_customers"]
    assert live(store)[1] == 0


def test_a_sum_that_cannot_be_read_refuses_its_row(store: Store, tmp_path: Path) -> None:
    rows = ("1,2026-01-01,甲,a,5", "2,2026-01-02,乙,b,about 6", ",2026-01-03,丙,c,7", "4,2026-01-04,丁,d,")
    text = "\n".join(("订单号,订单日期,客户,商品,金额", *rows))
    report = take(store, table(tmp_path, text), "orders")
    assert figures(report) == (1, 0, 3)
    assert sorted(p.code for p in report.problems if p.severity == "must") == [
        "import.order_number_missing", "import.sum_missing", "import.sum_unreadable",
    ]  # fmt: skip


def test_a_trial_keeps_nothing_and_says_what_would_happen(store: Store, tmp_path: Path) -> None:
    report = take(store, table(tmp_path, SHOP), dry_run=True)
    assert figures(report) == (4, 0, 0)
    assert live(store) == (0, 0, 0, 0)
    names = {name for (name,) in store.reader().all("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert {"kept_customer_order_insert", "total_sales_order_insert", "kept_order_payment_insert"} <= names


def test_the_same_number_of_another_day_is_another_programs_order(store: Store, tmp_path: Path) -> None:
    take(store, table(tmp_path, "Order ID,Order Date,Customer,Product,Amount\n1,2026-01-01,Ann,a,1\n"))
    other = table(tmp_path, "Order ID,Order Date,Customer,Product,Amount\n1,2025-05-05,Bob,b,2\n", "b.csv")
    assert figures(take(store, other)) == (1, 0, 0)
    assert figures(take(store, other)) == (0, 1, 0)
    assert figures(take(store, other, on_duplicate="create")) == (1, 0, 0)


def test_a_file_without_days_changes_nothing_on_another_day(store: Store, tmp_path: Path) -> None:
    path = table(tmp_path, "Order ID,Customer,Product,Quantity,Amount\n1,Ann,a,1,1\n")
    assert figures(take(store, path, "orders")) == (1, 0, 0)
    assert store.reader().value("SELECT ordered_day FROM sales_order") == TODAY.isoformat()
    with store.write(Step.of("order.edit", name="x")) as uow:
        uow.driver.execute("UPDATE sales_order SET ordered_day = '2026-09-01'")
    assert figures(take(store, path, "orders")) == (0, 1, 0)


def test_other_currencies_are_kept_and_not_counted_at_home(store: Store, tmp_path: Path) -> None:
    text = "Order ID,Order Date,Customer,Product,Currency,Amount\n1,2026-01-01,Ann,a,USD,1.005\n2,2026-01-01,Ann,a,,2\n"
    take(store, table(tmp_path, text))
    assert store.reader().all("SELECT currency, total, home_total FROM sales_order ORDER BY number") == [
        ("USD", 101, None), ("CNY", 200, 200),
    ]  # fmt: skip


def test_a_database_of_our_own_is_not_taken_for_a_list(store: Store) -> None:
    from app.sentences.errors import UserError

    with pytest.raises(UserError) as caught:
        prepare(store.path)
    assert caught.value.code == "import.not_a_table"


def test_a_table_of_a_database_brings_along_what_its_keys_point_at(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    file = sqlite3.connect(path)
    file.executescript(
        "CREATE TABLE buyer (id INTEGER PRIMARY KEY, name TEXT, parent INTEGER REFERENCES buyer(id));"
        "CREATE TABLE sale (number TEXT, buyer INTEGER REFERENCES buyer, amount REAL, picture BLOB);"
        "INSERT INTO buyer VALUES (1, 'Ann', 1); INSERT INTO sale VALUES ('S1', 1, 0.1, x'00'), ('S2', NULL, 2, NULL);"
    )
    file.close()
    prepared = prepare(path, today=TODAY)
    assert prepared.sheets == ("buyer", "sale")
    assert (prepared.sheet, prepared.format) == ("sale", "sqlite")
    assert prepared.headers == ("number", "buyer", "amount", "picture", "buyer.name", "buyer.parent")
    assert prepared.samples == (("S1", "1", "0.1", "", "Ann", "1"), ("S2", "", "2.0", "", "", ""))
    prepared.close()
    assert prepare(path, sheet="buyer", today=TODAY).headers == ("id", "name", "parent")


def test_a_load_of_many_orders_comes_to_the_same(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.exchange import import_orders
    from app.exchange.indexing import index_waiting
    from app.queries.search import find

    monkeypatch.setattr(import_orders, "MANY", 1)
    monkeypatch.setattr(import_orders, "CHUNK", 2)
    report = take(store, table(tmp_path, SHOP))
    assert report.records == {"customer": 2, "product": 2, "sales_order": 3}
    assert live(store) == (2, 3, 318_000, 313_000)
    run_now(index_waiting(store))
    assert [hit.title for hit in find(store.reader(), "林月", 5)][:1] == ["林月"]
    assert check_database(store.path) == []
    assert figures(take(store, table(tmp_path, SHOP))) == (0, 4, 0)


@pytest.mark.parametrize("sheet", ["InvoiceLine", "Invoice"])
def test_invoices_without_their_lines_come_to_the_same(store: Store, sheet: str) -> None:
    if not CHINOOK.exists():
        pytest.skip("Chinook_Sqlite.sqlite is not there")
    prepared = prepare(CHINOOK, kind="orders", sheet=sheet, today=TODAY)
    with store.write(Step.of("import.run", name="x", count=0)) as uow:
        report = run_now(import_prepared(uow, prepared, ImportOptions(TODAY)))
    prepared.close()
    assert live(store) == (59, 412, 232_860, 232_860)
    assert report.records["product"] == (1_984 if sheet == "InvoiceLine" else 0)
