"""Products for the line of a quote: found by code, pinyin and initials, with the price of the list asked for."""

import pytest

from app.db.journal_step import Step
from app.db.store import Store
from app.db.unit_of_work import UnitOfWork
from app.queries.product_search import bundle_parts, find_products, products_by_id, usual_price_list
from app.usecases.price_lists import add_price_list
from app.usecases.product_input import Part, PriceListInput, ProductInput
from app.usecases.products import create_product, set_products
from app.usecases.recycling import recycle_records

KEYS = dict[str, int]


def fill(uow: UnitOfWork) -> KEYS:
    keys = {
        "retail": add_price_list(uow, PriceListInput("零售", "CNY")),
        "dealer": add_price_list(uow, PriceListInput("经销", "CNY")),
    }

    def product(code: str, name: str, retail: int | None, cost: int, **values: object) -> int:
        more = {"code": code, "unit": "台", "cost": cost, "currency": "CNY", "tax_rate": 1_300, **values}
        prices = {keys["retail"]: retail, keys["dealer"]: retail and retail * 8 // 10}
        return create_product(uow, ProductInput(name, more, prices))

    keys["bike"] = product("S5-BIKE", "商用静音动感单车 S5", 1_280_000, 760_000)
    keys["mat"] = product("MAT-10", "减震地胶垫", 12_000, 5_500, unit="块")
    keys["s5"] = product("S5", "单车座垫", 18_050, 9_000)
    keys["old"] = product("S4-BIKE", "动感单车 S4", 900_000, 500_000, active=False)
    keys["mark"] = product("X-1", "无价标牌", None, 100)
    keys["set"] = create_product(
        uow,
        ProductInput(
            "单车区套餐", {"code": "SET-1"}, parts=[Part(keys["bike"], 10_000), Part(keys["mat"], 2_500)]
        ),
    )
    return keys


@pytest.fixture
def keys(store: Store) -> KEYS:
    with store.write(Step.of("product.create", name="")) as uow:
        return fill(uow)


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("s5", ["s5", "bike"], "the very code comes before one that begins so"),
        ("S5-B", ["bike"], "a code is found from its beginning"),
        ("dgdc", ["bike"], "initials inside the name"),
        ("dongganda", ["bike"], "joined pinyin"),
        ("danche", ["set", "s5", "bike"], "names that begin with it come first"),
        ("地胶", ["mat"], "characters"),
        ("s4", [], "what is no longer sold is not offered"),
        ("zzz", [], "nothing"),
        ("", ["set", "s5", "mat", "bike", "mark"], "everything by name"),
    ],
)
def test_which_are_found_in_which_order(
    store: Store, keys: KEYS, text: str, expected: list[str], why: str
) -> None:
    names = {key: name for name, key in keys.items()}
    found = [names[hit.id] for hit in find_products(store.reader(), text)]
    assert found == expected, why


def test_the_price_is_that_of_the_list(store: Store, keys: KEYS) -> None:
    reader = store.reader()
    assert usual_price_list(reader) == keys["retail"]
    (usual,) = find_products(reader, "S5-BIKE")
    (dealer,) = find_products(reader, "S5-BIKE", keys["dealer"])
    assert (usual.price, dealer.price) == (1_280_000, 1_024_000)
    assert (usual.currency, usual.unit, usual.cost, usual.tax_rate) == ("CNY", "台", 760_000, 1_300)
    assert find_products(reader, "X-1")[0].price is None, "a list need not price everything"


def test_a_bundle_costs_what_its_parts_cost(store: Store, keys: KEYS) -> None:
    reader = store.reader()
    (found,) = find_products(reader, "SET-1")
    assert found.is_bundle
    assert found.price == 10 * 1_280_000 + 30_000
    assert found.cost == 10 * 760_000 + 13_750
    parts = bundle_parts(reader, [keys["set"]])[keys["set"]]
    assert [(part.product_id, part.quantity) for part in parts] == [
        (keys["bike"], 10_000),
        (keys["mat"], 2_500),
    ]


def test_what_lies_in_the_bin_or_is_off_is_not_offered(store: Store, keys: KEYS) -> None:
    with store.write(Step.of("product.delete", count=1)) as uow:
        recycle_records(uow, "product", [keys["bike"]])
        set_products(uow, [keys["mat"]], {"active": False})
    reader = store.reader()
    assert find_products(reader, "S5-BIKE") == []
    assert find_products(reader, "地胶") == []
    assert [hit.id for hit in products_by_id(reader, [keys["mat"], keys["bike"]])] == [keys["mat"]]


def test_the_one_meant_comes_first_although_thousands_fit(store: Store, keys: KEYS) -> None:
    with store.write(Step.of("product.create", name="")) as uow:
        for number in range(1_000):
            create_product(uow, ProductInput(f"单车配件 {number}", {"code": f"S5-BIKE-{number:04}"}))
    found = find_products(store.reader(), "s5-bike")
    assert (found[0].id, len(found)) == (keys["bike"], 20)
    assert find_products(store.reader(), "S5-BIKE-0007")[0].name == "单车配件 7"
