"""The list of quotes: newest versions, states as they are today, search, products for lines."""

from datetime import timedelta
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.insight.quote import LineValues
from app.models import BundlePart, Price, PriceList, Product
from app.queries.product_search import bundle_parts, bundles, find_products, product_named
from app.queries.products import price_lists
from app.queries.quotes import (
    SORTS,
    QuoteFilter,
    QuoteSource,
    QuoteSpec,
    all_numbers,
    quotes_beside,
    versions_with,
)
from app.usecases.customers import create_customer
from app.usecases.naming import name_columns
from app.usecases.quotes import create_quote, new_version, send_quote
from app.usecases.record_input import CustomerInput
from app.usecases.recycling import recycle_records
from tests.unit.queries.conftest import TODAY


def run(store: Store, usecase: Any, *args: Any, **kwargs: Any) -> Any:
    with store.write(Step.of("quote.edit", number="x")) as uow:
        return usecase(uow, *args, **kwargs)


def line(amount: int) -> tuple[LineValues, ...]:
    return (LineValues(name="单车", price=amount, tax_rate=1_300),)


@pytest.fixture
def quotes(store: Store, member: int) -> dict[str, int]:
    """Three quotes: one of two versions, one sent and over, one for another customer."""
    first = run(store, create_customer, CustomerInput("康悦健身", kind="organisation"))
    second = run(store, create_customer, CustomerInput("鼎盛酒店", kind="organisation"))
    old = run(store, create_quote, {"customer_id": first, "title": "三店"}, line(100))
    new = run(store, new_version, old)
    late = run(
        store, create_quote, {"customer_id": second, "valid_until": "2026-09-15", "title": "大堂"}, line(300)
    )
    run(store, send_quote, late)
    soon = run(store, create_quote, {"customer_id": first, "valid_until": "2026-09-18"}, line(200))
    run(store, send_quote, soon)
    return {"old": old, "new": new, "late": late, "soon": soon, "first": first, "second": second}


def shown(
    store: Store, wanted: QuoteFilter = QuoteFilter(), sort: str = "total", *, descending: bool = False
) -> list[int]:
    source = QuoteSource(store.reader, lambda: TODAY, lambda: store.member_id)
    spec = QuoteSpec(wanted, sort, descending)
    ids = list(source.order(spec))
    assert [row.id for row in source.first_page(spec)] == ids[:64]
    assert source.count(spec) == len(ids)
    assert set(source.rows(ids)) == set(ids)
    return ids


def test_only_the_newest_version_of_each_number_is_listed(store: Store, quotes: dict[str, int]) -> None:
    assert shown(store) == [quotes["new"], quotes["soon"], quotes["late"]]
    assert shown(store, descending=True) == [quotes["late"], quotes["soon"], quotes["new"]]
    assert all_numbers(store.reader()) == 3
    assert set(versions_with(store.reader(), [quotes["new"]])) == {quotes["old"], quotes["new"]}
    run(store, recycle_records, "quote", [quotes["new"]])
    assert quotes["old"] in shown(store)


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_shows_all(store: Store, quotes: dict[str, int], sort: str) -> None:
    for descending in (False, True):
        assert sorted(shown(store, sort=sort, descending=descending)) == sorted(
            quotes[n] for n in ("new", "late", "soon")
        )


def test_states_are_those_of_today(store: Store, quotes: dict[str, int]) -> None:
    rows = {row.id: row for row in quotes_beside(store.reader(), TODAY)}
    assert {key: row.state for key, row in rows.items()} == {
        quotes["new"]: "draft",
        quotes["late"]: "expired",
        quotes["soon"]: "sent",
    }
    assert shown(store, QuoteFilter(states=("expired",))) == [quotes["late"]]
    assert shown(store, QuoteFilter(states=("sent", "draft"))) == [quotes["new"], quotes["soon"]]
    assert shown(store, QuoteFilter(ends_within_days=7)) == [quotes["soon"]]
    row = rows[quotes["new"]]
    assert (row.number[-5:], row.version, row.customer, row.title, row.total, row.lines) == (
        "-0001", 2, "康悦健身", "三店", 100, 1,
    )  # fmt: skip


def rows_number(store: Store, key: int) -> str:
    """The number of a quote."""
    return str(store.reader().value("SELECT number FROM quote WHERE id = ?", (key,)))


def test_filters_by_owner_customer_day_text_and_keys(
    store: Store, quotes: dict[str, int], member: int
) -> None:
    assert len(shown(store, QuoteFilter(owner="me"))) == 3
    assert shown(store, QuoteFilter(owner=member + 1)) == []
    assert shown(store, QuoteFilter(customer=quotes["first"])) == [quotes["new"], quotes["soon"]]
    assert shown(store, QuoteFilter(created_from=(TODAY + timedelta(days=1)).isoformat())) == []
    assert shown(store, QuoteFilter(ids=(quotes["late"], quotes["old"]))) == [quotes["late"]]
    assert shown(store, QuoteFilter(text="大堂")) == [quotes["late"]]
    assert shown(store, QuoteFilter(text=rows_number(store, quotes["new"]))) == [quotes["new"]]
    assert shown(store, QuoteFilter(text="ky")) == [quotes["new"], quotes["soon"]]
    assert [row.id for row in quotes_beside(store.reader(), TODAY, customer=quotes["second"])] == [
        quotes["late"]
    ]


def test_filters_are_kept_in_views() -> None:
    wanted = QuoteFilter(states=("sent",), ends_within_days=7)
    assert QuoteFilter.from_dict({**wanted.to_dict(), "unknown": 1}) == wanted


@pytest.fixture
def products(store: Store) -> dict[str, int]:
    """Two products, a bundle of them, two price lists."""
    with store.write(Step.of("x")) as uow:
        usual = uow.add(PriceList(name="标准", currency="CNY", tax_included=True, position=0))
        chain = uow.add(PriceList(name="连锁", currency="CNY", tax_included=False, position=1))
        bike = uow.add(
            Product(
                code="S5", unit="台", cost=300_000, tax_rate=1_300, **name_columns("动感单车", person=False)
            )
        )
        mat = uow.add(Product(code="M8", **name_columns("地胶垫 100%", person=False)))
        old = Product(code="S4", **name_columns("动感单车旧款", person=False))
        old.active = False
        uow.add(old)
        pack = uow.add(Product(code="P1", **name_columns("开店套餐", person=False)))
        uow.add(BundlePart(bundle_id=pack.id, product_id=mat.id, quantity=135_000, position=1))
        uow.add(BundlePart(bundle_id=pack.id, product_id=bike.id, quantity=30_000, position=0))
        uow.add(Price(product_id=bike.id, price_list_id=usual.id, amount=458_000))
        uow.add(Price(product_id=bike.id, price_list_id=chain.id, amount=430_000))
        return {"bike": bike.id, "mat": mat.id, "pack": pack.id, "usual": usual.id, "chain": chain.id}


@pytest.mark.parametrize("text", ["S5", "s5", "动感", "单车", "donggan", "dgdc", "DG"])
def test_products_are_found_by_code_name_and_pinyin(
    store: Store, products: dict[str, int], text: str
) -> None:
    assert [hit.id for hit in find_products(store.reader(), text, None)] == [products["bike"]]


def test_products_bring_the_price_of_the_list(store: Store, products: dict[str, int]) -> None:
    reader = store.reader()
    usual = find_products(reader, "S5", None)[0]
    assert (usual.price, usual.cost, usual.tax_rate, usual.unit, usual.is_bundle) == (
        458_000,
        300_000,
        1_300,
        "台",
        False,
    )
    assert find_products(reader, "S5", products["chain"])[0].price == 430_000
    assert find_products(reader, "m8", None)[0].price is None
    assert find_products(reader, "%", None) == []
    assert product_named(reader, " ") is None
    named = product_named(reader, "动感单车", None)
    assert named is not None
    assert named.id == products["bike"]
    assert product_named(reader, "动感", None) is None
    assert [(each.name, each.tax_included) for each in price_lists(reader)] == [
        ("标准", True),
        ("连锁", False),
    ]


def test_bundles_and_their_parts(store: Store, products: dict[str, int]) -> None:
    reader = store.reader()
    assert [each.name for each in bundles(reader, None)] == ["开店套餐"]
    [pack] = find_products(reader, "P1", None)
    assert (pack.is_bundle, pack.summed, pack.price) == (True, True, None), "one part has no price"
    parts = bundle_parts(reader, [products["pack"]], products["chain"])[products["pack"]]
    assert [(part.product_id, part.price, part.quantity) for part in parts] == [
        (products["bike"], 430_000, 30_000),
        (products["mat"], None, 135_000),
    ]
