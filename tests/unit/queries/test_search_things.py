"""Deals, products and papers are found by name, pinyin, number and word; people come before them."""

import pytest

from app.db.journal_step import Step
from app.db.store import Store
from app.db.unit_of_work import UnitOfWork
from app.models import Deal, Product, SalesOrder
from app.queries.search import find
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.naming import set_name
from app.usecases.recycling import recycle_records
from app.vocabulary import RecordKind


def fill(uow: UnitOfWork) -> dict[str, int]:
    customer = create_customer(uow, CustomerInput("康悦健身连锁"))
    deal = Deal(customer_id=customer, stage_since="2026-09-01", created_day="2026-09-01", currency="CNY")
    set_name(deal, "三店单车区", person=False)
    product = Product(code="S5-BIKE")
    set_name(product, "商用静音动感单车 S5", person=False)
    order = SalesOrder(
        number="O-2026-A-0007", buyer_name="康悦健身连锁", ordered_day="2026-09-02", currency="CNY"
    )
    keys = {"deal": uow.add(deal).id, "product": uow.add(product).id}
    return keys | {"sales_order": uow.add(order).id, "customer": customer}


@pytest.fixture
def keys(store: Store) -> dict[str, int]:
    with store.write(Step.of("customer.create", name="")) as uow:
        return fill(uow)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三店", ["deal"]),
        ("sddcq", ["deal"]),  # initials
        ("danche", ["product", "deal"]),  # both names hold it; the newer first
        ("s5-bike", ["product"]),  # the code is a word, not the name
        ("O-2026-A-0007", ["sales_order"]),
        ("康悦", ["customer", "sales_order"]),  # people and firms before papers
    ],
)
def test_what_is_found(store: Store, keys: dict[str, int], text: str, expected: list[str]) -> None:
    assert [hit.kind.value for hit in find(store.reader(), text)] == expected


def test_what_lies_in_the_bin_is_passed_over(store: Store, keys: dict[str, int]) -> None:
    with store.write(Step.of("record.delete", count=1)) as uow:
        recycle_records(uow, "deal", [keys["deal"]])
    assert [hit.kind for hit in find(store.reader(), "danche")] == [RecordKind.PRODUCT]


def test_a_name_changed_is_found_by_the_new_one_only(store: Store, keys: dict[str, int]) -> None:
    with store.write(Step.of("customer.edit", name="")) as uow:
        set_name(uow.get(Product, keys["product"]), "减震地胶垫", person=False)
    reader = store.reader()
    assert [hit.id for hit in find(reader, "dijiao")] == [keys["product"]]
    assert RecordKind.PRODUCT not in [hit.kind for hit in find(reader, "danche")]
