"""Fields of one's own as use-cases: added, renamed, reordered, retired; values kept, found, taken back, erased."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.queries.custom_fields import fields_of, values_of
from app.queries.history import steps_of
from app.queries.search import find
from app.sentences.errors import UserError
from app.usecases import custom_fields as fields
from app.usecases.contacts import ContactInput, add_contact, edit_contact
from app.usecases.custom_fields import FieldInput
from app.usecases.customers import CustomerInput, create_customer, edit_customer
from app.usecases.deal_input import DealInput
from app.usecases.deals import save_deal
from app.usecases.erasing import erase_records
from app.usecases.leads import LeadInput, create_lead, edit_lead
from app.usecases.recycling import recycle_records
from app.usecases.undoing import redo_last, undo_last


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi")
    yield made
    made.close()


def run(store: Store, usecase: Any, *args: Any, **kwargs: Any) -> Any:
    """One unit of work."""
    with store.write(Step.of("customer.edit", name="x")) as uow:
        return usecase(uow, *args, **kwargs)


def field(store: Store, name: str = "等级", kind: str = "text", entity: str = "customer", **more: Any) -> int:
    return int(run(store, fields.add_field, FieldInput(entity, name, kind, **more)))


def texts(store: Store, key: int, entity: str = "customer") -> dict[int, Any]:
    return {
        at: value.text if value.number is None else value.number
        for at, value in values_of(store.reader(), entity, [key]).get(key, {}).items()
    }


def test_fields_stand_in_their_order(store: Store) -> None:
    first, second, third = (field(store, name) for name in ("甲", "乙", "丙"))
    run(store, fields.shift_field, third, -1)
    run(store, fields.shift_field, first, 1)
    assert [row.name for row in fields_of(store.reader(), "customer")] == ["丙", "甲", "乙"]
    run(store, fields.shift_field, second, 1)  # there is nothing behind it
    assert [row.id for row in fields_of(store.reader(), "customer")] == [third, first, second]
    run(store, undo_last)
    run(store, undo_last)
    assert [row.name for row in fields_of(store.reader(), "customer")] == ["甲", "乙", "丙"]


def test_a_name_stands_once_for_each_kind_of_record(store: Store) -> None:
    key = field(store, "等级")
    field(store, "等级", entity="lead")
    other = field(store, "面积")
    for call, arguments in (
        (fields.add_field, (FieldInput("customer", " 等级 ", "number"),)),
        (fields.edit_field, (other, {"name": "等级"})),
    ):
        with pytest.raises(UserError) as caught:
            run(store, call, *arguments)
        assert caught.value.code == "custom.exists"
    run(store, fields.edit_field, key, {"name": "客户等级", "note": "按年度"})
    assert [(row.name, row.note) for row in fields_of(store.reader(), "customer")] == [
        ("客户等级", "按年度"),
        ("面积", None),
    ]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (FieldInput("customer", "  ", "text"), "name.empty"),
        (FieldInput("customer", "等级", "choice", [" ", ""]), "custom.no_choices"),
        (FieldInput("customer", "面积", "number", decimals=9), "custom.decimals"),
    ],
)
def test_a_field_that_cannot_be(store: Store, given: FieldInput, code: str) -> None:
    with pytest.raises(UserError) as caught:
        run(store, fields.add_field, given)
    assert caught.value.code == code


def test_money_is_in_the_currency_of_the_firm_or_its_own(store: Store) -> None:
    home, other = field(store, "租金", "money"), field(store, "预算", "money", currency="USD")
    shapes = {row.id: row.shape for row in fields_of(store.reader())}
    assert (shapes[home].currency, shapes[other].currency) == ("CNY", "USD")


def test_values_of_all_four_kinds_of_record(store: Store) -> None:
    keys = {
        entity: field(store, "备用", "number", entity) for entity in ("customer", "contact", "lead", "deal")
    }
    customer = run(store, create_customer, CustomerInput("康悦", own={keys["customer"]: "1"}))
    contact = run(store, add_contact, customer, ContactInput("林", own={keys["contact"]: "2"}))
    lead = run(store, create_lead, LeadInput("周", own={keys["lead"]: "3"}))
    deal = run(store, save_deal, None, DealInput("一店", customer, own={keys["deal"]: "4"}))
    made = {"customer": customer, "contact": contact, "lead": lead, "deal": deal}
    for at, (entity, key) in enumerate(made.items(), 1):
        assert texts(store, key, entity) == {keys[entity]: at * 1_000_000}
    run(store, edit_customer, customer, {"own": {keys["customer"]: ""}})
    run(store, edit_contact, contact, {"own": {keys["contact"]: "2.5"}})
    run(store, edit_lead, lead, {"own": {keys["lead"]: None}})
    run(store, save_deal, deal, DealInput("一店", customer, own={keys["deal"]: "-4"}))
    assert texts(store, customer) == texts(store, lead, "lead") == {}
    assert texts(store, contact, "contact") == {keys["contact"]: 2_500_000}
    assert texts(store, deal, "deal") == {keys["deal"]: -4_000_000}


def test_what_does_not_fit_is_refused_and_nothing_is_kept(store: Store) -> None:
    day = field(store, "开业", "date")
    with pytest.raises(UserError) as caught:
        run(store, create_customer, CustomerInput("康悦", own={day: "哪天"}))
    assert (caught.value.code, caught.value.values) == ("custom.unclear", {"field": "开业", "text": "哪天"})
    assert store.reader().value("SELECT count(*) FROM customer") == 0


def test_a_record_with_empty_fields_has_no_rows(store: Store) -> None:
    text = field(store)
    key = run(store, create_customer, CustomerInput("康悦", own={text: "  "}))
    run(store, edit_customer, key, {"own": {text: ""}})
    assert store.reader().value("SELECT count(*) FROM custom_value") == 0


def test_words_are_found_as_soon_as_they_are_saved_and_no_longer_when_undone(store: Store) -> None:
    text = field(store, "偏好")
    deal_text = field(store, "型号", entity="deal")
    key = run(store, create_customer, CustomerInput("康悦", "person", own={text: "静音跑步机"}))
    deal = run(store, save_deal, None, DealInput("一店", key, own={deal_text: "Falcon X9"}))

    def found(words: str) -> list[int]:
        return [hit.id for hit in find(store.reader(), words)]

    assert found("静音") == [key]
    assert found("falcon") == [deal]
    run(store, edit_customer, key, {"own": {text: "划船机"}})
    assert (found("静音"), found("划船")) == ([], [key])
    run(store, undo_last)
    assert (found("静音"), found("划船")) == ([key], [])
    run(store, edit_customer, key, {"own": {text: ""}})
    assert found("静音") == []
    run(store, undo_last)
    assert found("静音") == [key]
    run(store, redo_last)
    assert found("静音") == []


def test_the_history_names_the_field_with_before_and_after(store: Store) -> None:
    text, money = field(store, "偏好"), field(store, "租金", "money")
    key = run(store, create_customer, CustomerInput("康悦", own={text: "静音"}))
    run(store, edit_customer, key, {"own": {text: "便宜", money: "1200"}})
    run(store, edit_customer, key, {"own": {text: ""}})
    told = [
        (change.field, change.before, change.after)
        for step in steps_of(store.reader(), "customer", key)
        for change in step.changes
        if change.part == "custom_value"
    ]
    assert sorted(told, key=str) == sorted(
        [
            (str(text), ("便宜", None), (None, None)),
            (str(text), ("静音", None), ("便宜", None)),
            (str(money), (None, None), (None, 120_000)),
            (str(text), (None, None), ("静音", None)),
        ],
        key=str,
    )


def test_a_retired_field_keeps_what_stands_in_it(store: Store) -> None:
    text = field(store, "偏好")
    key = run(store, create_customer, CustomerInput("康悦", own={text: "静音"}))
    with pytest.raises(UserError) as caught:
        run(store, fields.remove_field, text)
    assert caught.value.code == "custom.in_use"
    run(store, fields.edit_field, text, {"active": False})
    assert fields_of(store.reader(), "customer") == []
    assert texts(store, key) == {text: "静音"}
    run(store, fields.edit_field, text, {"active": True})
    run(store, edit_customer, key, {"own": {text: ""}})
    run(store, fields.remove_field, text)
    assert fields_of(store.reader(), retired=True) == []
    run(store, undo_last)
    assert [row.name for row in fields_of(store.reader())] == ["偏好"]


def test_a_choice_is_renamed_wherever_it_was_chosen(store: Store) -> None:
    level = field(store, "等级", "choice", choices=["金卡", "银卡"])
    keys = [run(store, create_customer, CustomerInput(name, own={level: "金卡"})) for name in ("甲", "乙")]
    with pytest.raises(UserError) as caught:
        run(store, fields.edit_field, level, {"choices": ["银卡"]})
    assert caught.value.code == "custom.choice_used"
    run(store, fields.edit_field, level, {"rename_choice": {"金卡": "黄金卡"}})
    assert [texts(store, key) for key in keys] == [{level: "黄金卡"}] * 2
    assert [hit.id for hit in find(store.reader(), "黄金")] == keys[::-1]
    run(store, undo_last)
    assert [texts(store, key) for key in keys] == [{level: "金卡"}] * 2
    assert fields_of(store.reader())[0].shape.choices == ("金卡", "银卡")
    run(store, fields.edit_field, level, {"choices": ["银卡", "金卡", "试用"]})
    assert fields_of(store.reader())[0].shape.choices == ("银卡", "金卡", "试用")


def test_erasing_a_customer_takes_the_values_along(store: Store) -> None:
    text, other = field(store, "偏好"), field(store, "职责", entity="contact")
    key = run(store, create_customer, CustomerInput("康悦", own={text: "静音跑步机"}))
    run(store, add_contact, key, ContactInput("林", own={other: "采购"}))
    run(store, recycle_records, "customer", [key])
    run(store, erase_records, "customer", [key])
    reader = store.reader()
    assert reader.value("SELECT count(*) FROM custom_value") == 0
    assert reader.all("SELECT before, after FROM journal_entry WHERE table_name = 'custom_value'") == []
    assert find(reader, "静音") == []


def test_a_converted_lead_hands_its_values_on(store: Store) -> None:
    from app.usecases.conversion import ConvertInput, convert_lead

    lead_fields = [field(store, name, kind, "lead") for name, kind in (("台数", "number"), ("爱好", "text"))]
    same = field(store, "台数", "number")
    field(store, "爱好", "number")  # of another kind
    key = run(store, create_lead, LeadInput("周敏", own=dict(zip(lead_fields, ("12", "划船"), strict=True))))
    made = run(store, convert_lead, key, ConvertInput(customer=CustomerInput("周敏")))
    assert texts(store, made.customer_id) == {same: 12_000_000}
    run(store, undo_last)
    assert store.reader().value("SELECT count(*) FROM custom_value WHERE customer_id IS NOT NULL") == 0
