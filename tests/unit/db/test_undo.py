"""Undo of every use-case gives what was before, redo what was after, to the last word of the index."""

from collections.abc import Callable
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.db.unit_of_work import UnitOfWork
from app.models import Customer, FollowUp
from app.sentences.errors import UserError
from app.usecases import contacts, customers, follow_ups, interactions, leads, recycling, tags, team
from app.usecases.contacts import ContactInput
from app.usecases.customers import CustomerInput
from app.usecases.follow_ups import FollowUpInput
from app.usecases.interactions import AttachmentInput, InteractionInput
from app.usecases.leads import LeadInput
from app.usecases.reaches import ReachInput
from app.usecases.undoing import redo_last, undo_last, undo_step

from .helpers import assert_derived_right, facts

Keys = dict[str, int]
Deed = Callable[[UnitOfWork, Keys], Any]


def do(store: Store, function: Callable[..., Any], *args: Any, **values: Any) -> Any:
    with store.write(Step.of("trial", name="…")) as uow:
        return function(uow, *args, **values)


@pytest.fixture
def firm(store: Store) -> Keys:
    """One of each, made in one step."""

    def make(uow: UnitOfWork) -> Keys:
        member = team.add_member(uow, "周敏")
        given = CustomerInput(
            "康悦健身连锁",
            "organisation",
            {"city": "杭州", "importance": 2, "owner_id": member},
            reaches=[ReachInput("phone", "138 0571 2266"), ReachInput("email", "lin@kangyue.cn")],
            tags=["连锁", "VIP"],
            contacts=[ContactInput("林国栋", ("payer",), reaches=[ReachInput("phone", "13900001111")])],
        )
        gym = customers.create_customer(uow, given)
        person = customers.create_customer(uow, CustomerInput("张伟"))
        lead = leads.create_lead(
            uow, LeadInput("赵启明", {"firm": "澜湾酒店"}, [ReachInput("phone", "13711112222")])
        )
        talk = interactions.log_interaction(
            uow, InteractionInput("看了样品", customer_id=gym, attachments=[AttachmentInput("a.txt", b"a")])
        ).interaction_id
        plan = follow_ups.plan_follow_up(uow, FollowUpInput("回访", due="2026-09-20", customer_id=gym))
        weekly = follow_ups.plan_follow_up(
            uow, FollowUpInput("周会", due="2026-09-16T10:00", customer_id=person, ends="2026-09-17")
        )
        view = team.save_view(uow, "customers", "重点", {"importance_min": 2})
        chain = team.add_chain_step(uow, "call", 3, "visit", None, automatic=False)
        uow.session.flush()
        contact = uow.session.query(contacts.Contact).one().id
        tag = uow.session.query(tags.Tag).filter_by(name="VIP").one().id
        return {
            "gym": gym, "person": person, "lead": lead, "talk": talk, "plan": plan,
            "weekly": weekly, "view": view,
            "chain": chain, "contact": contact, "member": member, "tag": tag,
        }  # fmt: skip

    return do(store, make)  # type: ignore[no-any-return]


DEEDS: dict[str, Deed] = {
    "create a person": lambda u, k: customers.create_customer(
        u, CustomerInput("单雄信", reaches=[ReachInput("phone", "13800001111")], tags=["新标签", "VIP"])
    ),
    "create a firm with people": lambda u, k: customers.create_customer(
        u,
        CustomerInput("甲公司", "organisation", contacts=[ContactInput("乙", ("user",)), ContactInput("丙")]),
    ),
    "edit fields": lambda u, k: customers.edit_customer(
        u, k["gym"], {"name": "康悦", "city": "", "note": "多行\n备注", "importance": 3, "kind": "person"}
    ),
    "change phones": lambda u, k: customers.edit_customer(
        u,
        k["gym"],
        {"reaches": [ReachInput("phone", "0571-8866 1234"), ReachInput("address", "文三路 1 号")]},
    ),
    "set many": lambda u, k: customers.set_customers(
        u, [k["gym"], k["person"]], {"importance": 3, "city": "上海"}
    ),
    "assign": lambda u, k: customers.set_customers(u, [k["gym"], k["person"]], {"owner_id": k["member"]}),
    "tag many": lambda u, k: tags.tag_records(u, "customer", [k["gym"], k["person"]], "VIP", "red"),
    "tag anew": lambda u, k: tags.tag_records(u, "lead", [k["lead"]], "展会"),
    "untag": lambda u, k: tags.untag_records(u, "customer", [k["gym"], k["person"]], "VIP"),
    "set tags": lambda u, k: tags.set_tags(u, "customer", k["gym"], ["VIP", "大户"]),
    "recolour a tag": lambda u, k: tags.edit_tag(u, k["tag"], colour="purple"),
    "give a tag a letter": lambda u, k: tags.edit_tag(u, k["tag"], letter="v"),
    "recycle customers": lambda u, k: recycling.recycle_records(u, "customer", [k["gym"], k["person"]]),
    "recycle leads": lambda u, k: recycling.recycle_records(u, "lead", [k["lead"]]),
    "add a contact": lambda u, k: contacts.add_contact(
        u,
        k["gym"],
        ContactInput("王琳", ("user", "payer"), {"title": "店长"}, reaches=[ReachInput("wechat", "wl")]),
    ),
    "edit a contact": lambda u, k: contacts.edit_contact(
        u, k["contact"], {"name": "林国梁", "roles": ["user"], "reaches": []}
    ),
    "delete a contact": lambda u, k: contacts.delete_contact(u, k["contact"]),
    "create a lead": lambda u, k: leads.create_lead(u, LeadInput("孙若兰", {"budget": 100}, tags=["展会"])),
    "edit a lead": lambda u, k: leads.edit_lead(
        u, k["lead"], {"name": "赵启亮", "firm": "新酒店", "reaches": []}
    ),
    "lead to nurture": lambda u, k: leads.set_lead_state(u, [k["lead"]], "nurture", wake_on="2026-12-01"),
    "lead disqualified": lambda u, k: leads.set_lead_state(u, [k["lead"]], "disqualified", reason="同行"),
    "set leads": lambda u, k: leads.set_leads(u, [k["lead"]], {"campaign": "秋季"}),
    "log with file and next": lambda u, k: interactions.log_interaction(
        u,
        InteractionInput(
            "谈妥价格",
            customer_id=k["gym"],
            done_id=k["plan"],
            attachments=[AttachmentInput("b.txt", b"b")],
            next=FollowUpInput("签合同", due="2026-09-30", customer_id=k["gym"]),
        ),
    ),
    "log a note": lambda u, k: interactions.log_interaction(
        u, InteractionInput("想法", "note", lead_id=k["lead"])
    ),
    "edit a talk": lambda u, k: interactions.edit_interaction(
        u,
        k["talk"],
        {"summary": "看了样品，喜欢", "happened_at": 1_700_000_000_000, "kind": "note", "mood": 4},
    ),
    "delete a talk": lambda u, k: interactions.delete_interaction(u, k["talk"]),
    "plan": lambda u, k: follow_ups.plan_follow_up(
        u, FollowUpInput("寄样", due="2026-09-18", lead_id=k["lead"])
    ),
    "edit a follow-up": lambda u, k: follow_ups.edit_follow_up(
        u, k["plan"], {"subject": "上门回访", "kind": "visit", "due": "2026-09-21T09:30", "priority": "high"}
    ),
    "done": lambda u, k: follow_ups.complete_follow_up(u, k["plan"], result="满意"),
    "done with next": lambda u, k: follow_ups.complete_follow_up(
        u, k["plan"], next_input=FollowUpInput("再访", due="2026-10-01", customer_id=k["gym"])
    ),
    "done many": lambda u, k: follow_ups.complete_many(u, [k["plan"], k["weekly"]]),
    "postpone": lambda u, k: follow_ups.postpone_follow_up(u, k["plan"], "2026-10-01"),
    "postpone many": lambda u, k: follow_ups.postpone_many(u, [k["plan"], k["weekly"]], "2026-09-28"),
    "unschedule": lambda u, k: follow_ups.move_follow_up(u, k["plan"], None),
    "lengthen": lambda u, k: follow_ups.move_follow_up(
        u, k["plan"], "2026-09-20", ends="2026-09-22", minutes=30
    ),
    "cancel": lambda u, k: follow_ups.cancel_follow_up(u, k["plan"], reason="搬走了"),
    "delete a follow-up": lambda u, k: follow_ups.delete_follow_up(u, k["plan"]),
    "reminded": lambda u, k: follow_ups.mark_reminded(u, [k["plan"], k["weekly"]]),
    "add a member": lambda u, k: team.add_member(u, "陈立"),
    "member leaves": lambda u, k: team.edit_member(u, k["member"], name="周小敏", active=False),
    "save a view": lambda u, k: team.save_view(u, "leads", "待联系", {"states": ["new"], "无": None}),
    "change a view": lambda u, k: team.edit_view(
        u, k["view"], name="重点客户", definition={"cities": ["杭州"]}
    ),
    "delete a view": lambda u, k: team.delete_view(u, k["view"]),
    "add to a chain": lambda u, k: team.add_chain_step(u, "visit", 1, "email", "感谢", automatic=True),
    "delete from a chain": lambda u, k: team.delete_chain_step(u, k["chain"]),
}


@pytest.mark.parametrize("name", DEEDS)
def test_undo_and_redo(store: Store, firm: Keys, name: str) -> None:
    before = facts(store)
    do(store, DEEDS[name], firm)
    after = facts(store)
    assert after != before, "the case does something"
    assert_derived_right(store)
    for _ in range(2):
        assert do(store, undo_last).kept == []
        assert facts(store) == before
        assert do(store, redo_last).kept == []
        assert facts(store) == after
    assert_derived_right(store)


def test_steps_are_undone_in_turn_down_to_the_empty_file(store: Store, clock: Any) -> None:
    empty = facts(store)
    states = [empty]
    key = do(
        store,
        customers.create_customer,
        CustomerInput("甲", tags=["一"], reaches=[ReachInput("phone", "13800001111")]),
    )
    states.append(facts(store))
    for deed in (
        lambda u: customers.edit_customer(u, key, {"name": "乙", "reaches": []}),
        lambda u: interactions.log_interaction(u, InteractionInput("谈", customer_id=key)),
        lambda u: recycling.recycle_records(u, "customer", [key]),
    ):
        do(store, deed)
        states.append(facts(store))
    for state in reversed(states[:-1]):
        do(store, undo_last)
        assert facts(store) == state
    with pytest.raises(UserError, match=r"undo\.nothing"):
        do(store, undo_last)
    for state in states[1:]:
        do(store, redo_last)
        assert facts(store) == state
    with pytest.raises(UserError, match=r"redo\.nothing"):
        do(store, redo_last)


def test_a_new_step_ends_redo(store: Store, firm: Keys) -> None:
    do(store, customers.edit_customer, firm["gym"], {"city": "上海"})
    do(store, undo_last)
    do(store, customers.edit_customer, firm["gym"], {"city": "宁波"})
    with pytest.raises(UserError, match=r"redo\.nothing"):
        do(store, redo_last)
    do(store, undo_last)
    do(store, redo_last)
    assert store.reader().value("SELECT city FROM customer WHERE id = ?", (firm["gym"],)) == "宁波"


def test_undo_of_an_older_step_keeps_what_was_changed_since(store: Store, firm: Keys) -> None:
    do(store, customers.edit_customer, firm["gym"], {"city": "上海", "industry": "健身"})
    step = store.last_changes.step_id
    do(store, customers.edit_customer, firm["gym"], {"city": "宁波"})
    kept = do(store, undo_step, step).kept
    assert [(each.table, each.record_id, each.column) for each in kept] == [("customer", firm["gym"], "city")]
    assert store.reader().one("SELECT city, industry FROM customer WHERE id = ?", (firm["gym"],)) == (
        "宁波",
        None,
    )
    with pytest.raises(UserError, match=r"undo\.gone"):
        do(store, undo_step, step)


def test_undo_of_a_bulk_step_keeps_records_changed_since(store: Store, firm: Keys) -> None:
    both = [firm["gym"], firm["person"]]
    do(store, customers.set_customers, both, {"importance": 3})
    step = store.last_changes.step_id
    do(store, customers.edit_customer, firm["gym"], {"importance": 1})
    kept = do(store, undo_step, step).kept
    assert [each.record_id for each in kept] == [firm["gym"]]
    assert store.reader().all("SELECT importance FROM customer WHERE id IN (?, ?) ORDER BY id", both) == [
        (1,),
        (1,),
    ]


def test_an_undone_creation_that_others_use_by_now_is_refused_whole(store: Store, firm: Keys) -> None:
    key = do(store, customers.create_customer, CustomerInput("甲"))
    step = store.last_changes.step_id
    do(store, interactions.log_interaction, InteractionInput("谈", customer_id=key))
    before = facts(store)
    with pytest.raises(UserError, match=r"db\.still_used"):
        do(store, undo_step, step)
    assert facts(store) == before


def test_a_recycled_record_can_be_restored_after_other_steps(store: Store, firm: Keys) -> None:
    do(store, recycling.recycle_records, "customer", [firm["gym"]])
    with pytest.raises(UserError, match=r"record\.gone"):
        do(store, customers.edit_customer, firm["gym"], {"city": "上海"})
    do(store, customers.edit_customer, firm["person"], {"city": "上海"})
    do(store, recycling.restore_records, "customer", [firm["gym"]])
    with store.write(Step.of("look")) as uow:
        assert uow.get(Customer, firm["gym"]).name == "康悦健身连锁"
        assert uow.get(FollowUp, firm["plan"]).state == "open"
    assert_derived_right(store)


def test_changes_name_what_a_view_must_read_again(store: Store, firm: Keys) -> None:
    do(store, customers.edit_customer, firm["gym"], {"city": "上海"})
    assert store.last_changes.updated == {"customer": frozenset({firm["gym"]})}
    do(store, follow_ups.complete_follow_up, firm["plan"])
    assert store.last_changes.ids("follow_up") == {firm["plan"]}
    assert store.last_changes.ids("customer") == {firm["gym"]}, "its next step is another now"
    do(store, undo_last)
    assert store.last_changes.ids("customer") == {firm["gym"]}
    do(store, interactions.log_interaction, InteractionInput("谈", lead_id=firm["lead"]))
    assert store.last_changes.ids("lead") == {firm["lead"]}
    assert not store.last_changes.touches("customer")
    do(store, undo_last)  # the talk is gone, its lead looks different again
    assert store.last_changes.ids("lead") == {firm["lead"]}
    with store.write(Step.of("nothing")):
        pass
    assert store.last_changes.step_id is None
