"""Segments over a small firm: whom each rule leaves, what is refused, and that counts, orders and lists agree."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.insight.segment import EVERYBODY, Not, Several, to_kept
from app.models import Segment
from app.queries.customer_filter import CustomerFilter, start_of_day
from app.queries.customers import CustomerSource, CustomerSpec
from app.queries.leads import LeadFilter, LeadSource, LeadSpec
from app.queries.segment_fields import FIELDS, THINGS, FieldKind
from app.queries.segment_rule import Asking, conditions_of_rule, count_of_rule
from app.queries.segment_values import offered, operators_of
from app.queries.segments import conditions_of_segments, ids_of_rule, rule_of, segment_named, segments
from app.sentences.errors import UserError
from app.usecases.cases import save_case
from app.usecases.contacts import ContactInput
from app.usecases.custom_fields import add_field, set_custom
from app.usecases.custom_input import FieldInput
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from app.usecases.interactions import InteractionInput, log_interaction
from app.usecases.leads import LeadInput, create_lead
from app.usecases.order_input import LineInput, OrderInput
from app.usecases.orders import create_order
from app.usecases.segments import create_segment, delete_segment, edit_segment
from app.usecases.temperament import note_temperament
from app.usecases.undoing import undo_step

TODAY = date(2026, 9, 16)


def day(ago: int) -> str:
    return (TODAY - timedelta(days=ago)).isoformat()


@pytest.fixture
def firm(store: Store, member: int) -> dict[str, int]:
    keys: dict[str, int] = {}

    def customer(name: str, kind: str, values: dict[str, Any], **more: Any) -> int:
        with store.write(Step.of("customer.create", name=name)) as uow:
            keys[name] = create_customer(uow, CustomerInput(name, kind, values, **more))
        return keys[name]

    boss = ContactInput("林国栋", ["decision_maker", "payer"])
    kang = customer(
        "康悦健身",
        "organisation",
        {"city": "杭州", "importance": 3, "owner_id": member},
        tags=["VIP"],
        contacts=[boss],
    )
    customer(
        "云溪酒店",
        "organisation",
        {"city": "杭州", "industry": "酒店"},
        contacts=[ContactInput("周敏", ["user"])],
    )
    hai = customer("王海涛", "person", {"city": "上海"}, tags=["VIP", "旧"])
    customer("Anna Lee", "person", {"importance": 2})
    with store.write(Step.of("x")) as uow:
        log_interaction(
            uow, InteractionInput("聊过", customer_id=kang, happened_at=start_of_day(TODAY) - 3_600_000)
        )
        log_interaction(
            uow,
            InteractionInput(
                "来过", kind="visit", customer_id=hai, happened_at=start_of_day(TODAY - timedelta(days=40))
            ),
        )
        plan_follow_up(uow, FollowUpInput("回访", due=day(-3), customer_id=hai, kind="visit"))
        for who, ago, amount in ((kang, 400, 1_000_00), (kang, 20, 5_000_00), (hai, 100, 300_00)):
            line = LineInput(name="跑步机" if amount > 50_000 else "哑铃", quantity=1_000, price=amount)
            create_order(uow, OrderInput([line], who, {"ordered_day": day(ago)}))
    keys["kang"], keys["hai"] = kang, hai
    with store.write(Step.of("x", name="x")) as uow:
        complaint = {"kind": "complaint", "severity": "high", "subject": "噪音"}
        save_case(uow, None, keys["云溪酒店"], complaint)
        note_temperament(uow, "customer", hai, "cautious")
        space = add_field(uow, FieldInput("customer", "场地", "number"))
        opened = add_field(uow, FieldInput("customer", "开业", "date"))
        set_custom(uow, "customer", kang, {space: "1200.5", opened: "2020-05-01"})
    return keys


def asking(store: Store, entity: str = "customer") -> Asking:
    return Asking(store.reader(), TODAY, entity, store.member_id)


def names(store: Store, line: str) -> set[str]:
    reader = store.reader()
    ids = list(ids_of_rule(asking(store), rule_of(line, "customer")))
    assert count_of_rule(asking(store), rule_of(line, "customer")) == len(
        ids
    )  # the count is that of the list
    return {reader.value("SELECT name FROM customer WHERE id = ?", (key,)) for key in ids}


K, Y, W, A = "康悦健身", "云溪酒店", "王海涛", "Anna Lee"


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("", {K, Y, W, A}),
        ("city = 杭州", {K, Y}),
        ("city != 杭州", {W, A}),  # no city is not that city
        ("city is empty", {A}),
        ("city in (杭州, 上海)", {K, Y, W}),
        ("name contains 健", {K}),
        ("name starts ann", {A}),  # however it is written
        ("importance >= key", {K, A}),
        ("importance = 贵宾", {K}),  # the word shown in the other language
        ("kind = person", {W, A}),
        ("tag = vip", {K, W}),
        ("tag != VIP", {Y, A}),
        ("tag is empty", {Y, A}),
        ("tag contains V", {K, W}),
        ("last_contact within 7", {K}),
        ("last_contact within 1", set()),  # yesterday is not today
        ("last_contact within 2", {K}),
        ("last_contact older 30", {Y, W, A}),  # never spoken with is long ago
        ("next_step next 3", {W}),
        ("next_step next 2", set()),
        ("next_step = 2026-09-19", {W}),
        ("order_count >= 2", {K}),
        ("revenue > 5,000", {K}),
        ("revenue < 1000", {W}),
        ("has order", {K, W}),
        ("no order", {Y, A}),
        ("has order (product = 跑步机 and day > 2026-01-01)", {K}),
        ("has order (product = 跑步机 and day < 2026-01-01)", {K}),
        ("has order (product = 哑铃 and day > 2026-08-01)", set()),
        ("orders (total >= 1000) = 2", {K}),
        ("orders < 1", {Y, A}),
        ("has contact (role = decision_maker)", {K}),
        ("has contact (role = 决策人 or role = user)", {K, Y}),
        ("has contact (role != user)", {K}),
        ("has interaction (kind = visit)", {W}),
        ("no interaction (day within 30)", {Y, W, A}),
        ("has complaint (state = open)", {Y}),
        ("has complaint (state = open and severity = high)", {Y}),
        ("has complaint (severity = low)", set()),
        ("no case", {K, W, A}),
        ("temperament = cautious", {W}),
        ("temperament = 小心翼翼", {W}),
        ("[场地] > 500", {K}),
        ("[场地] <= 1,200.5 and [场地] is not empty", {K}),
        ("[开业] = 2020-05-01", {K}),
        ("[场地] is empty", {Y, W, A}),
        ("status = potential", {Y, A}),
        ("city = 杭州 and tag = VIP", {K}),
        ("city = 上海 or tag = VIP", {K, W}),
        ("has contact or has order (total < 1000)", {K, Y, W}),
        ("not (city = 杭州 or tag = VIP)", {A}),
        ("not city = 杭州", {W, A}),
        ("created >= 2020-01-01 and (has order or importance = 2)", {K, W, A}),
    ],
)
def test_a_rule_leaves_whom_it_names(firm: dict[str, int], store: Store, line: str, who: set[str]) -> None:
    assert names(store, line) == who


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("importance = great", "segment.no_such_value"),
        ("created = soonish", "segment.not_a_day"),
        ("last_contact within many", "segment.not_days"),
        ("order_count = lots", "segment.not_a_number"),
        ("order_count = 1e999", "segment.not_a_number"),
        ('revenue > "USD 5"', "segment.not_money"),
        ("owner = 无此人", "segment.no_such_member"),
        ("channel = 无此渠道", "segment.no_such_channel"),
        ("city > 杭州", "segment.does_not_fit"),
        ("kind > person", "segment.does_not_fit"),
        ("[会员等级] = 金", "segment.no_own_field"),
        ("segment = 无", "segment.no_such_segment"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(
    firm: dict[str, int], store: Store, line: str, code: str
) -> None:
    with pytest.raises(UserError) as refused:
        conditions_of_rule(asking(store), rule_of(line, "customer"))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("created <= 9999-12-31", {K, Y, W, A}),  # as people write "for ever"
        ("created = 9999-12-31", set()),
        ("last_contact <= 9999-12-31", {K, W}),
        ("last_contact >= 0001-01-01", {K, W}),
        ("last_contact = 0001-01-01", set()),
        (" or ".join(["name = 康悦健身", *(f"name = x{n}" for n in range(1_000))]), {K}),
        (" and ".join(f"not name = x{n}" for n in range(1_000)), {K, Y, W, A}),
        (" and ".join(["has order"] * 1_000), {K, W}),
        (" or ".join(f"(has order (total >= {n}) and tag = VIP)" for n in range(600)), {K, W}),
        (f"name in (康悦健身, {', '.join(f'x{n}' for n in range(5_000))})", {K}),
    ],
)
def test_far_days_and_a_thousand_conditions_can_be_asked(
    firm: dict[str, int], store: Store, line: str, who: set[str]
) -> None:
    assert names(store, line) == who


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"name in ({', '.join(f'x{n}' for n in range(31_000))})", "segment.too_long"),
        (" or ".join(["has order (day > 2020-01-01)"] * 6_000), "segment.too_long"),
        (f"note contains {'x' * 60_000}", "segment.long_value"),
    ],
    ids=["values", "conditions", "letters"],
)
def test_what_no_statement_holds_is_refused(firm: dict[str, int], store: Store, line: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        names(store, line)
    assert refused.value.code == code


def test_no_segment_comes_to_contain_itself_over_others(firm: dict[str, int], store: Store) -> None:
    with store.write(Step.of("segment.create", name="x")) as uow:
        one = create_segment(uow, "One", rule_of("city = 杭州", "customer"))
        create_segment(uow, "Two", rule_of("not segment = one", "customer"))
    with pytest.raises(UserError, match=r"segment\.contains_itself"), store.write(Step.of("x")) as uow:
        edit_segment(uow, one, {"rule": rule_of("has order or segment = two", "customer")})
    assert {row.name for row in segments(store.reader(), "customer")} == {"One", "Two"}
    assert names(store, "segment = two") == {W, A}


def test_text_is_data_and_never_sql(firm: dict[str, int], store: Store) -> None:
    assert names(store, 'name = "\'; DROP TABLE customer; --"') == set()
    assert names(store, 'name contains "%"') == set()  # a sign of LIKE means itself
    assert names(store, "") == {K, Y, W, A}


def test_every_field_of_every_thing_can_be_asked(firm: dict[str, int], store: Store) -> None:
    """Each field's SQL names columns that are there."""
    value = {FieldKind.DAY: "2026-01-01", FieldKind.MOMENT: "2026-01-01"}
    wrong = []
    for entity, fields in FIELDS.items():
        asked = [("", field) for field in fields.values() if field.kind != FieldKind.SEGMENT]
        asked += [(thing.key, field) for thing in THINGS[entity].values() for field in thing.fields.values()]
        for thing, field in asked:
            bare = "empty" in operators_of(field)
            test = f"{field.key} is empty" if bare else f"{field.key} = {value.get(field.kind, 'x')}"
            line = f"has {thing} ({test})" if thing else test
            try:
                count_of_rule(asking(store, entity), rule_of(line, entity))
            except UserError as error:
                wrong.append((line, error.code))
    assert wrong == []


def test_every_choice_can_be_named(store: Store) -> None:
    """Each field of choices has its words in both languages, so that the editor offers them."""
    asked = [field for fields in FIELDS.values() for field in fields.values()]
    asked += [
        field for things in THINGS.values() for thing in things.values() for field in thing.fields.values()
    ]
    assert [(field.key, field.words) for field in asked if field.words and not offered(field)] == []


def test_a_saved_segment_narrows_the_list_and_can_be_named_in_another(
    firm: dict[str, int], store: Store
) -> None:
    with store.write(Step.of("segment.create", name="杭州")) as uow:
        near = create_segment(uow, "杭州", rule_of("city = 杭州", "customer"))
    with store.write(Step.of("segment.create", name="好客户")) as uow:
        good = create_segment(uow, "好客户", rule_of("segment = 杭州 and has order", "customer"))
    source = CustomerSource(store.reader, lambda: TODAY)

    def shown(**filters: Any) -> set[str]:
        spec = CustomerSpec(CustomerFilter(**filters))
        rows = source.first_page(spec)
        assert source.count(spec) == len(rows) == len(source.order(spec))
        return {row.name for row in rows}

    assert shown(segments=(near,)) == {K, Y}
    assert shown(segments=(good,)) == {K}
    assert shown(segments=(near,), kinds=("person",)) == set()
    assert shown(segments=(good, near)) == {K, Y}  # any of them
    assert shown(rule="tag = VIP", segments=(near,)) == {K}
    with store.write(Step.of("segment.edit", name="西湖")) as uow:
        edit_segment(uow, near, {"name": "西湖"})
    assert shown(segments=(good,)) == {K}  # follows the new name
    renamed = store.last_changes.step_id or 0
    with store.write(Step.of("undo")) as uow:
        undo_step(uow, renamed)
    assert segment_named(store.reader(), "customer", "杭州").id == near
    with store.write(Step.of("segment.delete", name="好客户")) as uow:
        delete_segment(uow, good)
    assert [row.name for row in segments(store.reader(), "customer")] == ["杭州"]
    assert conditions_of_segments(asking(store), (12345,), "")[0].sql == "0"  # one that is gone holds nobody


def test_a_segment_cannot_contain_itself(store: Store) -> None:
    with store.write(Step.of("segment.create", name="a")) as uow:
        key = create_segment(uow, "a", EVERYBODY)
        uow.get(Segment, key).rule = to_kept(Not(rule_of("segment = a", "customer")))  # as another laptop may
    with pytest.raises(UserError) as refused:
        count_of_rule(asking(store), rule_of("segment = a", "customer"))
    assert refused.value.code == "segment.contains_itself"


def test_two_segments_of_one_name_are_refused(store: Store) -> None:
    with store.write(Step.of("segment.create", name="a")) as uow:
        create_segment(uow, "Ａ", EVERYBODY)
        with pytest.raises(UserError) as refused:
            create_segment(uow, "a", Several(False))
    assert refused.value.code == "segment.exists"


def test_leads_have_segments_of_their_own(store: Store) -> None:
    with store.write(Step.of("lead.create", name="赵启明")) as uow:
        create_lead(uow, LeadInput("赵启明", {"firm": "澜湾", "budget": 300_000_00, "currency": "CNY"}))
        create_lead(uow, LeadInput("钱多", {"firm": "澜湾"}))
    source = LeadSource(store.reader, lambda: TODAY)
    rows = source.first_page(LeadSpec(LeadFilter(rule="firm = 澜湾 and budget >= 10万")))
    assert [row.name for row in rows] == ["赵启明"]
    assert source.count(LeadSpec(LeadFilter(rule="no interaction"))) == 2
