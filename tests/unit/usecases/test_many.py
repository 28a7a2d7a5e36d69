"""Forms and bulk actions as use-cases: one step each, taken back as one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.queries.lookups import file_of_import, live_count, name_of, next_follow_up
from app.usecases.follow_up_input import FollowUpInput
from app.usecases.many import change_tags, plan_for_many, save_customer, save_lead
from app.usecases.record_input import ContactInput, CustomerInput, LeadInput, ReachInput
from app.usecases.undoing import undo_last


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi")
    yield made
    made.close()


def run(store: Store, usecase: Any, *args: Any, **kwargs: Any) -> Any:
    """One unit of work."""
    with store.write(Step.of("customer.edit", name="x")) as uow:
        return usecase(uow, *args, **kwargs)


def tags(store: Store) -> list[tuple[str, str]]:
    """Tags on live links."""
    return store.reader().all(
        "SELECT t.name, t.colour FROM tag_link l JOIN tag t ON t.id = l.tag_id WHERE l.deleted_at IS NULL ORDER BY 1"
    )


def customer(store: Store, name: str = "Anchor Gym", **values: Any) -> int:
    """A firm."""
    return int(run(store, save_customer, None, CustomerInput(name, "organisation", values), ()))


def test_a_new_customer_is_kept_with_contact_phone_and_coloured_tags(store: Store) -> None:
    given = CustomerInput(
        "Anchor Gym",
        "organisation",
        {"importance": 3},
        reaches=[ReachInput("phone", "13805712266")],
        contacts=[ContactInput("林国栋", values={"title": "总经理"})],
    )
    key = run(store, save_customer, None, given, [("VIP", "violet"), ("chain", "neutral")])
    reader = store.reader()
    assert reader.one("SELECT name, importance FROM customer WHERE id = ?", (key,)) == ("Anchor Gym", 3)
    assert reader.value("SELECT title FROM contact WHERE customer_id = ?", (key,)) == "总经理"
    assert tags(store) == [("VIP", "violet"), ("chain", "neutral")]


def test_saving_a_form_makes_the_record_what_the_form_says(store: Store) -> None:
    key = run(
        store, save_customer, None, CustomerInput("Anchor", "person", birthday="10-03"), [("VIP", "red")]
    )
    given = CustomerInput("Anchor Gym", "organisation", {"city": "Ningbo"}, birthday=None)
    assert run(store, save_customer, key, given, [("chain", "neutral")]) == key
    row = store.reader().one("SELECT name, kind, city, birthday_month FROM customer WHERE id = ?", (key,))
    assert row == ("Anchor Gym", "organisation", "Ningbo", None)
    assert [name for name, _colour in tags(store)] == ["chain"]


def test_a_lead_is_saved_with_its_state(store: Store) -> None:
    state = {"state": "disqualified", "reason": "bought elsewhere", "wake_on": None}
    key = run(store, save_lead, None, LeadInput("", {"firm": "Harbour Office"}), [("fair", "")], state)
    row = store.reader().one("SELECT name, state, state_reason FROM lead WHERE id = ?", (key,))
    assert row == ("Harbour Office", "disqualified", "bought elsewhere")
    nurture = {"state": "nurture", "reason": None, "wake_on": "2026-10-05"}
    run(store, save_lead, key, LeadInput("赵启明", {"firm": "Harbour Office"}), [], nurture)
    row = store.reader().one("SELECT name, state, state_reason, wake_on FROM lead WHERE id = ?", (key,))
    assert row == ("赵启明", "nurture", None, "2026-10-05")
    assert tags(store) == []


@pytest.mark.parametrize("table", ["customer", "lead"])
def test_the_same_follow_up_is_planned_for_each_and_taken_back_as_one(store: Store, table: str) -> None:
    state = {"state": "new", "reason": None, "wake_on": None}
    if table == "customer":
        ids = [customer(store, "Anchor"), customer(store, "Bay")]
    else:
        ids = [run(store, save_lead, None, LeadInput(name), (), state) for name in ("Anchor", "Bay")]
    assert run(store, plan_for_many, table, ids, FollowUpInput("Offer", "call", "2026-09-17")) == 2
    rows = store.reader().all(f"SELECT next_due FROM {table} ORDER BY id")
    assert rows == [("2026-09-17",), ("2026-09-17",)]
    assert next_follow_up(store.reader(), table, ids[0]) is not None
    with store.write(Step.of("undo")) as uow:
        undo_last(uow)
    assert next_follow_up(store.reader(), table, ids[0]) is None


def test_tags_go_on_and_off_many_records_at_once(store: Store) -> None:
    ids = [customer(store, "Anchor"), customer(store, "Bay")]
    run(store, change_tags, "customer", ids, [("VIP", "red"), ("chain", "")], [])
    assert len(tags(store)) == 4
    run(store, change_tags, "customer", ids[:1], [], ["vip"])  # the tag is the same however it is written
    assert tags(store) == [("VIP", "red"), ("chain", "neutral"), ("chain", "neutral")]


def test_single_facts(store: Store) -> None:
    key = customer(store)
    reader = store.reader()
    assert name_of(reader, "customer", key) == "Anchor Gym"
    assert name_of(reader, "customer", 5) == ""
    assert live_count(reader, "customer") == 1
    assert file_of_import(reader, 5) == ""
    with pytest.raises(ValueError, match="sqlite_master"):
        name_of(reader, "sqlite_master", key)
