"""A lead becomes a customer, contact and deal; its history comes along, and one undo takes all of it back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.queries.card import lead_card
from app.sentences.errors import UserError
from app.usecases.conversion import convert_lead
from app.usecases.convert_input import ConvertInput, proposed
from app.usecases.customers import create_customer
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from app.usecases.interactions import AttachmentInput, InteractionInput, log_interaction
from app.usecases.leads import create_lead
from app.usecases.record_input import CustomerInput, LeadInput, ReachInput
from app.usecases.undoing import undo_last

TABLES = (
    "customer",
    "contact",
    "deal",
    "stage_move",
    "deal_contact",
    "reach",
    "tag_link",
    "interaction",
    "follow_up",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi")
    yield made
    made.close()


def run(store: Store, usecase: Any, *args: Any, **kwargs: Any) -> Any:
    """One unit of work."""
    with store.write(Step.of("lead.convert", name="x")) as uow:
        return usecase(uow, *args, **kwargs)


def lead(store: Store, name: str = "赵启明", firm: str | None = "澜湾度假酒店") -> int:
    """A lead with phone, tag, budget, a talk with a file and an open follow-up."""
    values = {
        "firm": firm,
        "title": "采购经理",
        "budget": 26_000_000,
        "currency": "CNY",
        "interests": "泳池更衣柜",
    }
    given = LeadInput(name, values, [ReachInput("phone", "13900000002", "mobile")], tags=["酒店"])
    key = int(run(store, create_lead, given))
    file = AttachmentInput("plan.pdf", b"%PDF")
    run(
        store,
        log_interaction,
        InteractionInput("展会聊过", lead_id=key, happened_at=5_000, attachments=[file]),
    )
    run(store, plan_follow_up, FollowUpInput("约看样", "visit", "2026-09-20", lead_id=key))
    return key


def everything(store: Store) -> dict[str, Any]:
    """All rows a conversion touches, without their stamps."""
    found: dict[str, Any] = {}
    for table in (*TABLES, "lead"):
        names = [row[1] for row in store.reader().all(f"PRAGMA table_info({table})")]
        columns = [name for name in names if name not in ("created_at", "updated_at", "updated_on")]
        found[table] = store.reader().all(f"SELECT {', '.join(columns)} FROM {table} ORDER BY id")
    return found


def proposal(store: Store, key: int) -> ConvertInput:
    """What the dialog begins with."""
    card = lead_card(store.reader(), key)
    assert card is not None
    return proposed(card)


def test_the_whole_way_and_back(store: Store) -> None:
    key = lead(store)
    before = everything(store)
    made = run(store, convert_lead, key, proposal(store, key))
    reader = store.reader()
    assert reader.one("SELECT name, kind FROM customer WHERE id = ?", (made.customer_id,)) == (
        "澜湾度假酒店",
        "organisation",
    )
    assert reader.one("SELECT name, title FROM contact WHERE id = ?", (made.contact_id,)) == (
        "赵启明",
        "采购经理",
    )
    assert reader.one("SELECT name, amount, lead_id, next_due FROM deal WHERE id = ?", (made.deal_id,)) == (
        "泳池更衣柜", 26_000_000, key, "2026-09-20",
    )  # fmt: skip
    owners = "customer_id, contact_id, deal_id, lead_id"
    assert reader.one(f"SELECT {owners} FROM interaction") == (
        made.customer_id,
        made.contact_id,
        made.deal_id,
        key,
    )
    assert reader.one(f"SELECT {owners} FROM follow_up") == (
        made.customer_id,
        made.contact_id,
        made.deal_id,
        None,
    )
    assert reader.value("SELECT count(*) FROM tag_link WHERE customer_id = ?", (made.customer_id,)) == 1
    assert reader.value("SELECT value FROM reach WHERE contact_id = ?", (made.contact_id,)) == "13900000002"
    assert reader.one("SELECT contact_id, main FROM deal_contact") == (made.contact_id, 1)
    state = reader.one("SELECT state, customer_id, converted_day IS NOT NULL, next_due FROM lead")
    assert state == ("converted", made.customer_id, 1, None)
    run(store, undo_last)
    assert {table: rows for table, rows in everything(store).items() if rows != before[table]} == {}


def test_a_person_without_a_firm_is_the_customer(store: Store) -> None:
    key = lead(store, firm=None)
    given = proposal(store, key)
    assert given.contact is None
    made = run(store, convert_lead, key, given)
    assert store.reader().one("SELECT name, kind FROM customer WHERE id = ?", (made.customer_id,)) == (
        "赵启明",
        "person",
    )
    assert (
        store.reader().value("SELECT phone FROM customer WHERE id = ?", (made.customer_id,)) == "13900000002"
    )


def test_an_existing_customer_gets_the_phones_it_lacks(store: Store) -> None:
    known = [ReachInput("phone", "139 0000 0002")]
    same = run(store, create_customer, CustomerInput("澜湾", "organisation", reaches=known))
    other = run(store, create_customer, CustomerInput("别家", "organisation"))
    first, second = lead(store), lead(store, "钱多")
    run(store, convert_lead, first, ConvertInput(customer=same))
    run(store, convert_lead, second, ConvertInput(customer=other))
    rows = store.reader().all(
        "SELECT customer_id, count(*) FROM reach WHERE customer_id IS NOT NULL GROUP BY 1"
    )
    assert rows == [(same, 1), (other, 1)]


def test_each_part_is_optional_but_something_there_must_be(store: Store) -> None:
    key = lead(store)
    whole = proposal(store, key)
    with pytest.raises(UserError, match=r"lead\.convert_nothing"):
        run(store, convert_lead, key, ConvertInput())
    with pytest.raises(UserError, match=r"lead\.contact_without_customer"):
        run(store, convert_lead, key, ConvertInput(contact=whole.contact, deal=whole.deal))
    made = run(store, convert_lead, key, ConvertInput(deal=whole.deal))
    assert made.customer_id is None
    assert store.reader().one("SELECT deal_id, lead_id FROM follow_up") == (made.deal_id, key)
    with pytest.raises(UserError, match=r"lead\.converted"):
        run(store, convert_lead, key, whole)


def test_who_sent_a_lead_has_sent_the_customer(store: Store) -> None:
    sender = int(run(store, create_customer, CustomerInput("Anchor Gym", "organisation")))
    key = int(run(store, create_lead, LeadInput("单慧", {"referred_by_id": sender})))
    card = lead_card(store.reader(), key)
    assert card is not None
    made = run(store, convert_lead, key, proposed(card))
    found = store.reader().value("SELECT referred_by_id FROM customer WHERE id = ?", (made.customer_id,))
    assert found == sender
