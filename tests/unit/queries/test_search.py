"""Find anything: what people type, whom they mean, and in which order they expect it."""

from datetime import date
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.queries.customer_filter import CustomerFilter
from app.queries.customers import CustomerSource, CustomerSpec
from app.queries.duplicates import similar_people
from app.queries.leads import LeadFilter, LeadSource, LeadSpec
from app.queries.search import NEWEST, find, snippet
from app.usecases.contacts import ContactInput, add_contact
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from app.usecases.interactions import InteractionInput, log_interaction
from app.usecases.leads import LeadInput, create_lead
from app.usecases.reaches import ReachInput
from app.usecases.recycling import recycle_records
from app.usecases.tags import tag_records, untag_records
from app.usecases.undoing import undo_last
from app.vocabulary import RecordKind


@pytest.fixture
def firm(store: Store) -> dict[str, int]:
    with store.write(Step.of("sample.make")) as uow:
        gym = create_customer(
            uow,
            CustomerInput(
                "康悦健身连锁",
                "organisation",
                {"importance": 3, "city": "杭州"},
                reaches=[ReachInput("email", "lin@kangyue.cn")],
            ),
        )
        person = create_customer(
            uow,
            CustomerInput("张伟", values={"city": "上海"}, reaches=[ReachInput("phone", "138 0571 2266")]),
        )
        older = create_customer(uow, CustomerInput("张伟东", values={"importance": 2}))
        singer = create_customer(uow, CustomerInput("单雄信", values={"employer": "张伟工作室"}))
        contact = add_contact(
            uow,
            gym,
            ContactInput(
                "林国栋",
                ("decision_maker",),
                {"title": "采购总监"},
                reaches=[ReachInput("phone", "0571-8866 1234")],
            ),
        )
        lead = create_lead(
            uow, LeadInput("赵启明", {"firm": "澜湾度假酒店"}, [ReachInput("phone", "+86 139 0000 8888")])
        )
        talk = log_interaction(
            uow, InteractionInput("说好三店先装跑步机，九月底前送到", customer_id=gym)
        ).interaction_id
        plan = plan_follow_up(uow, FollowUpInput("确认安装日期", customer_id=gym, due="2026-09-20"))
    return {
        "gym": gym,
        "张伟": person,
        "张伟东": older,
        "单雄信": singer,
        "林": contact,
        "赵": lead,
        "talk": talk,
        "plan": plan,
    }


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("张伟", ["张伟", "张伟东", "单雄信"]),  # exact, prefix though more important, a word of the record
        ("张w", ["张伟东", "张伟"]),  # neither exact nor prefix: importance decides
        ("zw", ["张伟", "张伟东"]),  # the whole initials before their beginning, though less important
        ("zhangwei", ["张伟", "张伟东"]),  # likewise the whole pinyin
        ("zwei", ["张伟东", "张伟"]),
        ("shanxx", ["单雄信"]),  # a surname is read shan, not dan
        ("1388", []),
        ("5712266", ["张伟"]),
        ("138 0571 2266", ["张伟"]),
        ("+86 138-0571-2266", ["张伟"]),
        ("2266", ["张伟"]),
        ("226", ["张伟"]),
        ("8866", ["林"]),
        ("kangyue", ["gym"]),
        ("lin@kang", ["gym"]),
        ("健身", ["gym"]),
        ("悦健", ["gym"]),  # in the middle of a name
        ("跑步机", ["talk"]),
        ("安装日期", ["plan"]),
        ("澜湾", ["赵"]),
        ("酒店 启明", ["赵"]),  # every word must be found
        ("酒店 张伟", []),
        ("采购总监", ["林"]),
        ("", []),
        ("   ", []),
        ('"', []),
        ('" OR *', []),
        ("NEAR(", []),
        ("{han}: x", []),
        ("张" * 5_000, []),
    ],
)
def test_a_text_finds(store: Store, firm: dict[str, int], typed: str, first: list[str]) -> None:
    names = {key: name for name, key in firm.items()}
    assert [names[hit.id] for hit in find(store.reader(), typed)] == first


def test_every_keystroke_towards_a_name_finds_it(store: Store, firm: dict[str, int]) -> None:
    for whole in ("康悦健身连锁", "kangyuejianshenliansuo", "kyjsls", "康yuejs"):
        for end in range(1, len(whole) + 1):
            assert firm["gym"] in [hit.id for hit in find(store.reader(), whole[:end])], whole[:end]


def test_a_hit_says_what_it_is(store: Store, firm: dict[str, int]) -> None:
    (hit,) = find(store.reader(), "林国栋")
    assert (hit.kind, hit.title, hit.detail, hit.owner_id, hit.importance) == (
        RecordKind.CONTACT, "林国栋", "康悦健身连锁 · 采购总监", firm["gym"], 3,
    )  # fmt: skip
    (talk,) = find(store.reader(), "三店")
    assert (talk.kind, talk.detail, talk.owner_id) == (RecordKind.INTERACTION, "康悦健身连锁", firm["gym"])
    (lead,) = find(store.reader(), "zqm")
    assert (lead.kind, lead.owner_kind, lead.owner_id) == (RecordKind.LEAD, RecordKind.LEAD, firm["赵"])


@pytest.mark.parametrize(
    ("typed", "detail"),
    [("1234", "康悦健身连锁 · 采购总监 · 0571-8866 1234"), ("林国栋", "康悦健身连锁 · 采购总监")],
)
def test_who_is_found_by_digits_says_by_which_number(
    store: Store, firm: dict[str, int], typed: str, detail: str
) -> None:
    hit = find(store.reader(), typed)[0]
    assert (hit.title, hit.detail) == ("林国栋", detail)
    assert find(store.reader(), "2266")[0].detail.count("2266") == 1


@pytest.mark.parametrize(("table", "name", "typed"), [
    ("customer", "张伟", "2266"), ("lead", "赵", "启明"), ("contact", "林", "林国栋"),
    ("interaction", "talk", "跑步机"), ("follow_up", "plan", "安装"),
])  # fmt: skip
def test_the_recycle_bin_is_not_searched(
    store: Store, firm: dict[str, int], table: str, name: str, typed: str
) -> None:
    assert [hit.id for hit in find(store.reader(), typed)] == [firm[name]]
    with store.write(Step.of("customer.delete", count=1)) as uow:
        recycle_records(uow, table, [firm[name]])
    assert find(store.reader(), typed) == []


def test_contacts_of_a_recycled_firm_are_not_found(store: Store, firm: dict[str, int]) -> None:
    with store.write(Step.of("customer.delete", count=1)) as uow:
        recycle_records(uow, "customer", [firm["gym"]])
    assert find(store.reader(), "林国栋") == []


def test_of_a_common_letter_the_exact_name_still_leads(store: Store) -> None:
    with store.write(Step.of("sample.make")) as uow:
        oldest = create_customer(uow, CustomerInput("Al", values={"importance": 1}))
        for number in range(NEWEST + 20):
            create_customer(uow, CustomerInput(f"Alma {number}", values={"importance": 1 + number % 3}))
    assert find(store.reader(), "Al")[0].id == oldest
    assert len(find(store.reader(), "al", 20)) == 20


def test_a_list_finds_a_firm_by_its_people(store: Store, firm: dict[str, int]) -> None:
    source = CustomerSource(store.reader, lambda: date(2026, 9, 16))
    assert source.order(CustomerSpec(CustomerFilter(text="林国栋"))).tolist() == [firm["gym"]]
    leads = LeadSource(store.reader, lambda: date(2026, 9, 16))
    assert leads.order(LeadSpec(LeadFilter(text="林国栋"))).tolist() == []


@pytest.mark.parametrize(
    ("words", "text", "shown"),
    [
        ("一行\n两行", "两", "一行 两行"),
        ("a" * 100 + "跑步机" + "b" * 100, "跑步机", "…" + "a" * 26 + "跑步机" + "b" * 51 + "…"),
        ("a" * 100, "不在", "a" * 80 + "…"),
    ],
)
def test_snippets(words: str, text: str, shown: str) -> None:
    assert snippet(words, text) == shown


@pytest.mark.parametrize(
    ("name", "phones", "mails", "expected"),
    [
        ("张伟", (), (), [("张伟", ["similar.name"])]),
        ("章薇", (), (), [("张伟", ["similar.sound"])]),
        ("王五", ("+8613805712266",), (), [("张伟", ["similar.phone"])]),
        (
            "王五",
            ("138-0571-2266", "057188661234"),
            (),
            [("林", ["similar.phone"]), ("张伟", ["similar.phone"])],
        ),
        ("张伟", ("13805712266",), (), [("张伟", ["similar.phone", "similar.name"])]),
        ("赵启明", (), (), [("赵", ["similar.name"])]),
        ("某某", (), ("LIN@Kangyue.CN ",), [("gym", ["similar.mail"])]),
        ("康悦健身连锁", (), (), [("gym", ["similar.firm_name"])]),
        ("张", (), (), []),  # a surname alone says nothing
        ("", ("12",), ("",), []),
    ],
)
def test_duplicates_are_hinted(
    store: Store,
    firm: dict[str, int],
    name: str,
    phones: tuple[str, ...],
    mails: tuple[str, ...],
    expected: list[Any],
) -> None:
    names = {key: shown for shown, key in firm.items()}
    found = similar_people(store.reader(), name, phones, mails)
    assert [(names[each.id], [why.code for why in each.reasons]) for each in found] == expected


def test_a_record_is_not_its_own_duplicate(store: Store, firm: dict[str, int]) -> None:
    assert similar_people(store.reader(), "张伟", but=firm["张伟"]) == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("老客户", ["张伟", "赵启明"]),  # a tag alone: whoever bears it
        ("老客", ["张伟", "赵启明"]),
        ("gold", ["张伟"]),
        ("gol", ["张伟"]),  # the beginning of a word
        ("张 老客户", ["张伟"]),  # a name and a tag
        ("老客户 gold", ["张伟"]),  # two tags
        ("张 gold 老客户", ["张伟"]),
        ("林 gold", []),
        ("户", ["张伟", "赵启明"]),
    ],
)
def test_people_are_found_by_their_tags(store: Store, typed: str, found: list[str]) -> None:
    with store.write(Step.of("customer.create")) as uow:
        zhang = create_customer(uow, CustomerInput("张伟"))
        create_customer(uow, CustomerInput("张敏"))
        zhao = create_lead(uow, LeadInput("赵启明"))
    with store.write(Step.of("customer.tag")) as uow:
        tag_records(uow, "customer", [zhang], "老客户")
        tag_records(uow, "customer", [zhang], "Gold card")
        tag_records(uow, "lead", [zhao], "老客户")
    assert sorted(hit.title for hit in find(store.reader(), typed)) == sorted(found)
    with store.write(Step.of("customer.tag")) as uow:
        untag_records(uow, "customer", [zhang], "老客户")
        untag_records(uow, "customer", [zhang], "Gold card")
    assert "张伟" not in [hit.title for hit in find(store.reader(), typed)]


def test_what_is_in_the_bin_hides_nobody(store: Store) -> None:
    """The index keeps the words of deleted records: more of them than are looked at must not stand in the way."""
    with store.write(Step.of("sample.make")) as uow:
        kept = create_customer(uow, CustomerInput("韩梅梅"))
        gone = [create_customer(uow, CustomerInput(f"韩梅 {n}")) for n in range(NEWEST + 5)]
    with store.write(Step.of("customer.delete")) as uow:
        recycle_records(uow, "customer", gone)
    assert [hit.id for hit in find(store.reader(), "韩梅")] == [kept]
    with store.write(Step.of("undo")) as uow:
        undo_last(uow)
    assert len(find(store.reader(), "韩梅")) == 50


def test_bearers_of_a_tag_in_the_bin_hide_nobody(store: Store) -> None:
    with store.write(Step.of("sample.make")) as uow:
        kept = create_customer(uow, CustomerInput("韩梅梅"))
        gone = [create_customer(uow, CustomerInput(f"韩梅 {n}")) for n in range(NEWEST + 5)]
        tag_records(uow, "customer", [kept, *gone], "老客户")
    with store.write(Step.of("customer.delete")) as uow:
        recycle_records(uow, "customer", gone)
    assert [hit.id for hit in find(store.reader(), "老客户")] == [kept]
    assert [hit.id for hit in find(store.reader(), "老客户 韩梅")] == [kept]


def test_contacts_of_firms_in_the_bin_hide_nobody(store: Store) -> None:
    with store.write(Step.of("sample.make")) as uow:
        kept = create_customer(uow, CustomerInput("韩梅梅"))
        firm = create_customer(uow, CustomerInput("旧公司", "organisation"))
        people = [add_contact(uow, firm, ContactInput(f"韩梅 {n}")) for n in range(NEWEST + 5)]
        tag_records(uow, "contact", people, "老客户")
        tag_records(uow, "customer", [kept], "老客户")
    with store.write(Step.of("customer.delete")) as uow:
        recycle_records(uow, "customer", [firm])
    assert [hit.id for hit in find(store.reader(), "韩梅")] == [kept]
    assert [hit.id for hit in find(store.reader(), "老客户")] == [kept]
