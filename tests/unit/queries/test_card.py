"""The card: facts, people, follow-ups, the merged timeline page by page, and the history of a record."""

from datetime import datetime
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.queries import card, history
from app.queries.timeline import cursor_of, last_talks, timeline, timeline_count
from app.usecases.contacts import ContactInput
from app.usecases.customers import CustomerInput, create_customer, edit_customer, set_customers
from app.usecases.follow_ups import FollowUpInput, complete_follow_up, plan_follow_up
from app.usecases.interactions import AttachmentInput, InteractionInput, delete_interaction, log_interaction
from app.usecases.leads import LeadInput, create_lead, set_lead_state
from app.usecases.reaches import ReachInput
from app.usecases.tags import tag_records, untag_records
from app.usecases.undoing import undo_last
from app.vocabulary import RecordKind


def do(store: Store, code: str, function: Any, *args: Any, **values: Any) -> Any:
    with store.write(Step.of(code)) as uow:
        return function(uow, *args, **values)


@pytest.fixture
def gym(store: Store, member: int) -> int:
    given = CustomerInput(
        "康悦健身连锁",
        "organisation",
        {
            "importance": 3,
            "industry": "健身",
            "city": "杭州",
            "opening_orders": 4,
            "opening_total": 1_250_000,
        },
        reaches=[ReachInput("phone", "138 0571 2266", "work"), ReachInput("email", "lin@kangyue.cn")],
        tags=["连锁"],
        contacts=[
            ContactInput(
                "林国栋",
                ("decision_maker", "payer"),
                {"title": "总经理"},
                reaches=[ReachInput("phone", "13900001111")],
            ),
            ContactInput("王琳", ("user",)),
        ],
    )
    return int(do(store, "customer.create", create_customer, given))


def test_the_facts_of_a_firm(store: Store, gym: int) -> None:
    found = card.customer_card(store.reader(), gym)
    assert found is not None
    assert (found.name, found.kind, found.importance, found.owner, found.deleted) == (
        "康悦健身连锁", "organisation", 3, "周敏", False,
    )  # fmt: skip
    assert (found.values["industry"], found.values["opening_total"]) == ("健身", 1_250_000)
    assert [(r.kind, r.label, r.value, r.normal) for r in found.reaches] == [
        ("phone", "work", "138 0571 2266", "+8613805712266"),
        ("email", None, "lin@kangyue.cn", "lin@kangyue.cn"),
    ]
    assert [tag.name for tag in found.tags] == ["连锁"]
    people = card.contacts_of(store.reader(), gym)
    assert [(p.name, p.roles, [r.value for r in p.reaches]) for p in people] == [
        ("林国栋", ("decision_maker", "payer"), ["13900001111"]),
        ("王琳", ("user",), []),
    ]
    assert card.contact_card(store.reader(), people[1].id) == people[1]


def test_nobody_has_no_card(store: Store) -> None:
    assert card.customer_card(store.reader(), 5) is None
    assert card.lead_card(store.reader(), 5) is None
    assert card.contact_card(store.reader(), 5) is None


def test_the_facts_of_a_lead(store: Store, member: int) -> None:
    key = do(
        store, "lead.create", create_lead, LeadInput("赵启明", {"firm": "澜湾度假酒店", "budget": 24_000_000})
    )
    do(store, "lead.state", set_lead_state, [key], "disqualified", reason="同行询价")
    found = card.lead_card(store.reader(), key)
    assert found is not None
    assert (found.firm, found.state, found.values["state_reason"], found.values["budget"]) == (
        "澜湾度假酒店", "disqualified", "同行询价", 24_000_000,
    )  # fmt: skip


def test_open_follow_ups_by_day_then_what_was_done(store: Store, gym: int) -> None:
    plans = [("以后", None), ("十月", "2026-10-01"), ("今天", "2026-09-16T15:00")]
    keys = [
        do(store, "follow_up.plan", plan_follow_up, FollowUpInput(s, due=d, customer_id=gym))
        for s, d in plans
    ]
    do(store, "follow_up.done", complete_follow_up, keys[1], result="好")
    reader = store.reader()
    assert [f.subject for f in card.follow_ups_of(reader, "customer", gym)] == ["今天", "以后"]
    everything = card.follow_ups_of(reader, "customer", gym, open_only=False)
    assert [(f.subject, f.state, f.result) for f in everything][-1] == ("十月", "done", "好")


def test_a_talk_that_settles_a_follow_up_is_one_entry(store: Store, gym: int) -> None:
    plan = do(store, "follow_up.plan", plan_follow_up, FollowUpInput("回访", customer_id=gym))
    given = InteractionInput(
        "都好",
        customer_id=gym,
        done_id=plan,
        attachments=[AttachmentInput("报价.pdf", b"%PDF", "application/pdf")],
    )
    do(store, "interaction.log", log_interaction, given)
    (entry,) = timeline(store.reader(), RecordKind.CUSTOMER, gym)
    assert (entry.source, entry.text, [f.name for f in entry.files]) == ("interaction", "都好", ["报价.pdf"])
    assert timeline_count(store.reader(), RecordKind.CUSTOMER, gym) == 1
    do(store, "interaction.delete", delete_interaction, entry.id)  # then the follow-up tells of itself
    (entry,) = timeline(store.reader(), RecordKind.CUSTOMER, gym)
    assert (entry.source, entry.text, entry.state) == ("follow_up", "回访", "done")


@pytest.mark.parametrize("size", [1, 7, 50])
def test_pages_follow_each_other_without_gap_or_echo(store: Store, gym: int, size: int) -> None:
    start = int(datetime(2026, 9, 1).timestamp() * 1000)

    def fill(uow: Any) -> None:
        for number in range(20):
            same_moment = start + number // 3 * 60_000  # several at the same moment
            log_interaction(
                uow,
                InteractionInput(
                    f"{number}",
                    customer_id=gym,
                    happened_at=same_moment,
                    kind="call" if number % 2 else "note",
                ),
            )
            done = plan_follow_up(uow, FollowUpInput(f"f{number}", customer_id=gym))
            complete_follow_up(uow, done)

    do(store, "sample.make", fill)
    reader = store.reader()
    seen, cursor = [], None
    while page := timeline(reader, RecordKind.CUSTOMER, gym, before=cursor, limit=size, changes=True):
        assert len(page) <= size
        seen += page
        cursor = cursor_of(page)
    assert (
        len({(e.source, e.id) for e in seen}) == len(seen) == 41
    )  # 20 talks, 20 follow-ups, the step that made it
    assert [e.at for e in seen] == sorted((e.at for e in seen), reverse=True)
    assert timeline_count(reader, RecordKind.CUSTOMER, gym) == 40
    assert {e.kind for e in timeline(reader, RecordKind.CUSTOMER, gym, kinds=("note",), changes=True)} == {
        "note"
    }
    assert [e.text for e in last_talks(reader, RecordKind.CUSTOMER, gym)] == ["19", "18", "17", "16"]


def test_the_timeline_follows_its_index(store: Store, gym: int) -> None:
    """Five thousand entries cost a page, not a sort of them all."""
    sql = (
        "SELECT i.id FROM interaction i WHERE i.customer_id = ? AND i.deleted_at IS NULL AND "
        "i.happened_at <= ? "
        "AND (i.happened_at < ? OR i.id < ?) ORDER BY i.happened_at DESC, i.id DESC LIMIT 50"
    )
    steps = [row[3] for row in store.reader().all(f"EXPLAIN QUERY PLAN {sql}", (gym, 1, 1, 1))]
    assert len(steps) == 1
    assert "ix_interaction_live_customer" in steps[0]


def test_history_tells_fields_phones_tags_and_bulk_steps(store: Store, gym: int) -> None:
    phone = store.reader().value("SELECT id FROM reach WHERE customer_id = ? AND kind = 'phone'", (gym,))
    other = do(store, "customer.create", create_customer, CustomerInput("别家"))
    do(store, "customer.edit", edit_customer, gym, {"city": "宁波"})
    do(
        store,
        "customer.edit",
        edit_customer,
        gym,
        {"reaches": [ReachInput("phone", "0571-88661234", id=phone)]},
    )
    do(store, "customer.tag", tag_records, "customer", [gym, other], "VIP")
    do(store, "customer.untag", untag_records, "customer", [gym], "连锁")
    do(store, "customer.importance", set_customers, [other, gym], {"importance": 2})
    steps = history.steps_of(store.reader(), "customer", gym)
    told = [(s.code, [(c.field, c.before, c.after) for c in s.changes], s.bulk) for s in steps[:-1]]
    assert told == [
        ("customer.importance", [("importance", 3, 2)], True),
        ("customer.untag", [("tag", "连锁", None)], False),
        ("customer.tag", [("tag", None, "VIP")], True),
        (
            "customer.edit",
            [("phone", "138 0571 2266", "0571-88661234"), ("email", "lin@kangyue.cn", None)],
            False,
        ),
        ("customer.edit", [("city", "杭州", "宁波")], False),
    ]
    born = steps[-1]
    assert (born.code, born.action, born.member) == ("customer.create", "insert", "周敏")
    assert ("name", None, "康悦健身连锁") in [(c.field, c.before, c.after) for c in born.changes]


def test_a_removed_phone_alone_is_history(store: Store, gym: int) -> None:
    do(store, "customer.edit", edit_customer, gym, {"reaches": []})
    newest = history.steps_of(store.reader(), "customer", gym)[0]
    assert {(c.field, c.before, c.after) for c in newest.changes} == {
        ("phone", "138 0571 2266", None),
        ("email", "lin@kangyue.cn", None),
    }


def test_an_undo_is_history_too(store: Store, gym: int) -> None:
    do(store, "customer.edit", edit_customer, gym, {"city": "宁波"})
    do(store, "undo", undo_last)
    newest, undone, *_ = history.steps_of(store.reader(), "customer", gym)
    assert (newest.reverts, undone.undone) == (True, True)
    assert [(c.field, c.before, c.after) for c in newest.changes] == [("city", "宁波", "杭州")]


@pytest.mark.parametrize(("key", "place"), [(3, 0), (5, 2), (9, 3), (6, None), (1, None), (10, None)])
def test_a_key_has_its_place_in_ranges(key: int, place: int | None) -> None:
    assert history.place_in([[3, 5], [9, 9]], key) == place
