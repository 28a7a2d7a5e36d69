"""Lists by fields of one's own: their order, what they are narrowed to, what a chip offers, and by which index."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.queries import listing
from app.queries.custom_fields import fields_of, uses_of, values_of
from app.queries.custom_order import (
    FROM,
    IS,
    THERE,
    TO,
    column_key,
    conditions_of_fields,
    field_plan,
    offers_of,
)
from app.queries.customers import CustomerFilter, CustomerSource, CustomerSpec
from app.queries.leads import LeadFilter, LeadSource, LeadSpec
from app.usecases.custom_fields import FieldInput, add_field
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.leads import LeadInput, create_lead
from app.usecases.recycling import recycle_records

TODAY = date(2026, 9, 14)
PEOPLE = {  # name -> level, area, rent, since, fits, remark
    "安": ("银卡", "80", "1200", "2026-01-05", "是", "周边"),
    "白": ("金卡", "120.5", "", "2025-11-30", "否", "安静"),
    "陈": ("", "", "900", "", "", "办公"),
    "丁": ("金卡", "-3", "1200.50", "2026-03-01", "", ""),
    "方": ("", "", "", "", "", ""),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi")
    yield made
    made.close()


@pytest.fixture
def keys(store: Store) -> dict[str, int]:
    with store.write(Step.of("custom.add", name="x")) as uow:
        found = {
            "level": add_field(uow, FieldInput("customer", "会员等级", "choice", ["金卡", "银卡"])),
            "area": add_field(uow, FieldInput("customer", "面积", "number")),
            "rent": add_field(uow, FieldInput("customer", "租金", "money")),
            "since": add_field(uow, FieldInput("customer", "开业", "date")),
            "fits": add_field(uow, FieldInput("customer", "适合", "tick")),
            "remark": add_field(uow, FieldInput("customer", "说明", "text")),
            "lead": add_field(uow, FieldInput("lead", "预算员", "text")),
        }
        for name, texts in PEOPLE.items():
            own = dict(zip(list(found.values())[:6], texts, strict=True))
            create_customer(uow, CustomerInput(name, "person", own=own))
        for name, text in (("甲", "周"), ("乙", ""), ("丙", "安")):
            create_lead(uow, LeadInput(name, own={found["lead"]: text}))
        gone = create_customer(uow, CustomerInput("走", "person", own={found["level"]: "金卡"}))
        recycle_records(uow, "customer", [gone])
    return found


@pytest.fixture
def source(store: Store) -> CustomerSource:
    return CustomerSource(store.reader, lambda: TODAY)


def names(source: CustomerSource, spec: CustomerSpec) -> str:
    """The names in order, told alike by the first page, the whole order and the count."""
    order = list(source.order(spec))
    page = source.first_page(spec)
    assert [row.id for row in page] == order
    assert source.count(spec) == len(order)
    return "".join(row.name for row in page)


@pytest.mark.parametrize("narrow", [0, 20_000])
@pytest.mark.parametrize(
    ("field", "descending", "expected"),
    [
        ("level", False, "白丁安陈方"),  # gold before silver as the owner ordered them, then nothing
        ("level", True, "安白丁陈方"),
        ("area", False, "丁安白陈方"),
        ("area", True, "白安丁陈方"),
        ("rent", False, "陈安丁白方"),
        ("since", True, "丁安白陈方"),
        ("fits", False, "白安陈丁方"),
        ("remark", False, "白陈安丁方"),  # by pinyin: anjing, bangong, zhoubian
        ("remark", True, "安陈白丁方"),
    ],
)
def test_an_order(
    source: CustomerSource,
    keys: dict[str, int],
    field: str,
    descending: bool,
    expected: str,
    narrow: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listing, "NARROW", narrow)
    sort = column_key(keys[field])
    everybody = CustomerSpec(CustomerFilter(), sort, descending)
    assert names(source, everybody) == expected
    people = CustomerFilter(kinds=("person",), fields=((keys["rent"], THERE, 1),))
    assert names(source, CustomerSpec(people, sort, descending)) == "".join(
        name for name in expected if name in "安陈丁"
    )
    ids = tuple(source.order(everybody))[1:4]
    assert names(source, CustomerSpec(CustomerFilter(ids=ids), sort, descending)) == expected[1:4]


@pytest.mark.parametrize(
    ("tests", "expected"),
    [
        ([("level", IS, "金卡")], "白丁"),
        ([("level", IS, "金卡"), ("level", IS, "银卡")], "安白丁"),
        ([("level", IS, "金卡"), ("area", FROM, 0)], "白"),
        ([("area", FROM, 80_000_000), ("area", TO, 120_500_000)], "安白"),
        ([("rent", TO, 120_000)], "安陈"),
        ([("since", FROM, "2026-01-01")], "安丁"),
        ([("fits", IS, 1)], "安"),
        ([("fits", THERE, 0)], "陈丁方"),
        ([("remark", THERE, 1)], "安白陈"),
    ],
)
def test_a_filter(
    source: CustomerSource, keys: dict[str, int], tests: list[tuple[str, str, object]], expected: str
) -> None:
    wanted = CustomerFilter(fields=tuple((keys[name], test, value) for name, test, value in tests))
    assert names(source, CustomerSpec(wanted)) == expected
    assert CustomerFilter.from_dict(wanted.to_dict()) == wanted
    both = CustomerFilter(fields=wanted.fields, kinds=("person",), importance_min=1)
    assert names(source, CustomerSpec(both)) == expected


def test_leads_by_their_fields(store: Store, keys: dict[str, int]) -> None:
    source = LeadSource(store.reader, lambda: TODAY)
    spec = LeadSpec(LeadFilter(), column_key(keys["lead"]), descending=False)
    assert [row.name for row in source.first_page(spec)] == ["丙", "甲", "乙"]
    assert [row.own.get(keys["lead"], ("—",))[0] for row in source.first_page(spec)] == ["安", "周", "—"]
    wanted = LeadSpec(LeadFilter(fields=((keys["lead"], IS, "周"),)))
    assert [row.name for row in source.first_page(wanted)] == ["甲"]
    assert source.count(wanted) == 1


def test_a_retired_field_orders_nothing(store: Store, keys: dict[str, int], source: CustomerSource) -> None:
    from app.usecases.custom_fields import edit_field

    with store.write(Step.of("custom.retire", name="x")) as uow:
        edit_field(uow, keys["level"], {"active": False})
    assert names(source, CustomerSpec(CustomerFilter(), column_key(keys["level"]))) == "安白陈丁方"
    assert keys["level"] not in {field.id for field in fields_of(store.reader(), "customer")}
    assert keys["level"] in {field.id for field in fields_of(store.reader(), "customer", retired=True)}


def test_what_a_chip_offers(store: Store, keys: dict[str, int]) -> None:
    reader = store.reader()
    by_id = {field.id: field for field in fields_of(reader)}

    def offered(name: str) -> list[tuple[object, int | None]]:
        found = offers_of(reader, "customer", by_id[keys[name]])
        return [(facet.value, facet.count) for facet in found.values]

    assert offered("level") == [("金卡", 3), ("银卡", 1)]  # the one in the bin is still counted
    assert offered("fits") == [(0, 1), (1, 1)]
    assert offers_of(reader, "customer", by_id[keys["area"]]).steps == (-3_000_000, 80_000_000, 120_500_000)
    assert uses_of(reader)[keys["rent"]] == 3


@pytest.mark.parametrize("name", ["level", "area", "rent", "since", "fits"])
def test_the_index_of_a_field_gives_the_order(store: Store, keys: dict[str, int], name: str) -> None:
    reader = store.reader()
    by = next(field for field in fields_of(reader) if field.id == keys[name])
    for descending in (False, True):
        plan = field_plan(reader, "customer", (), by, descending=descending)
        for part in plan.parts:
            sql, parameters = plan.statement(part)
            steps = [row[3] for row in reader.all(f"EXPLAIN QUERY PLAN {sql} LIMIT 64", parameters)]
            assert not [step for step in steps if "TEMP B-TREE" in step], steps


def test_whose_field_is_empty_is_asked_of_each_record_alone(store: Store, keys: dict[str, int]) -> None:
    """By the index of a record's values: by that of the field every record would look at all others."""
    reader = store.reader()
    by = next(field for field in fields_of(reader) if field.id == keys["area"])
    plan = field_plan(reader, "customer", (), by, descending=False)
    asked = [plan.statement(plan.parts[-1]), plan.sifted()]
    for sql, parameters in asked:
        steps = [row[3] for row in reader.all(f"EXPLAIN QUERY PLAN {sql}", parameters)]
        values = [step for step in steps if " v " in step]
        assert values
        assert all("ix_custom_value_customer_id (customer_id=?)" in step for step in values), steps


def test_a_probe_reads_an_index_only(store: Store, keys: dict[str, int]) -> None:
    reader = store.reader()
    tests = ((keys["level"], IS, "金卡"), (keys["area"], FROM, 1), (keys["remark"], THERE, 1))
    for condition in conditions_of_fields("customer", tests):
        assert condition.probe is not None
        steps = [row[3] for row in reader.all(f"EXPLAIN QUERY PLAN {condition.probe}", condition.parameters)]
        assert all("ix_custom_value_customer_" in step for step in steps), steps


def test_values_of_some_records(store: Store, keys: dict[str, int], source: CustomerSource) -> None:
    ids = list(source.order(CustomerSpec()))
    found = values_of(store.reader(), "customer", ids)
    assert found[ids[0]][keys["area"]].number == 80_000_000
    assert ids[4] not in found
    assert source.rows(ids)[ids[1]].own[keys["level"]].text == "金卡"
