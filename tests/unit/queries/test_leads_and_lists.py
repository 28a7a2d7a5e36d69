"""The list of leads, the recycle bin, the import history and what the firm set up."""

from array import array
from datetime import date
from typing import Any

import pytest

from app.db.bulk import insert_many, update_many
from app.db.journal import Step
from app.db.store import Store
from app.models import ImportRun
from app.queries import imports, listing, recycle_bin, team
from app.queries.leads import SORTS, LeadFilter, LeadSource, LeadSpec, conditions_of
from app.queries.listing import make_plan
from app.usecases import team as team_deeds
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from app.usecases.leads import LeadInput, create_lead, set_lead_state
from app.usecases.recycling import recycle_records
from app.usecases.undoing import undo_step

TODAY = date(2026, 9, 16)


def do(store: Store, code: str, function: Any, *args: Any, **values: Any) -> Any:
    with store.write(Step.of(code)) as uow:
        return function(uow, *args, **values)


@pytest.fixture
def leads(store: Store, member: int) -> dict[str, int]:
    channels = {row.label: row.id for row in team.channels(store.reader())}
    found = {}
    for name, channel, budget, campaign, due in (
        ("赵启明", "@channel.referral", 24_000_000, "周敏引荐", "2026-09-16T14:00"),
        ("孙若兰", "@channel.website", 18_000_000, None, "2026-09-10"),
        ("郑凯", "@channel.trade_fair", None, "华东健身展", None),
    ):
        values = {
            "firm": f"{name}的店",
            "channel_id": channels[channel],
            "budget": budget,
            "campaign": campaign,
        }
        key = do(
            store, "lead.create", create_lead, LeadInput(name, values, tags=["展"] if due is None else [])
        )
        if due:
            do(store, "follow_up.plan", plan_follow_up, FollowUpInput("会面", "meeting", due, lead_id=key))
        found[name] = key
    do(store, "lead.state", set_lead_state, [found["郑凯"]], "nurture", wake_on="2026-09-16")
    return found


@pytest.fixture
def source(store: Store) -> LeadSource:
    return LeadSource(store.reader, lambda: TODAY, lambda: store.member_id)


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (LeadFilter(), "赵孙郑"),
        (LeadFilter(owner="me"), "赵孙郑"),
        (LeadFilter(owner=3), ""),
        (LeadFilter(states=("new",)), "赵孙"),
        (LeadFilter(states=("nurture", "qualified")), "郑"),
        (LeadFilter(campaigns=("华东健身展",)), "郑"),
        (LeadFilter(overdue=True), "孙"),
        (LeadFilter(due_within_days=0), "赵"),
        (LeadFilter(nothing_planned=True), "郑"),
        (LeadFilter(no_contact_days=7), "赵孙郑"),
        (LeadFilter(wake_due=True), "郑"),
        (LeadFilter(created_from="2026-09-17"), ""),
        (LeadFilter(text="zqm"), "赵"),
        (LeadFilter(text="若兰的店", ids=()), ""),
    ],
)
@pytest.mark.parametrize("narrow", [0, 20_000])
def test_a_filter_leaves(
    source: LeadSource,
    leads: dict[str, int],
    wanted: LeadFilter,
    left: str,
    narrow: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listing, "NARROW", narrow)
    for sort in SORTS:
        for descending in (False, True):
            spec = LeadSpec(wanted, sort, descending)
            rows = source.first_page(spec)
            assert sorted(row.name[0] for row in rows) == sorted(left), (sort, descending)
            assert source.order(spec) == array("q", [row.id for row in rows])
            assert source.count(spec) == len(left)
    assert LeadFilter.from_dict(wanted.to_dict()) == wanted


def test_an_order_of_leads(source: LeadSource, leads: dict[str, int]) -> None:
    def names(sort: str, *, descending: bool = False) -> str:
        return "".join(row.name[0] for row in source.first_page(LeadSpec(sort=sort, descending=descending)))

    assert names("budget") == "孙赵郑"
    assert names("budget", descending=True) == "赵孙郑"  # unknown comes last in both directions
    assert names("next_due") == "孙赵郑"
    assert names("state") == "赵孙郑"  # in the usual order of the states, not of the alphabet
    assert names("channel") == "郑赵孙"  # in the order of the tree


def test_a_row_of_a_lead(source: LeadSource, leads: dict[str, int]) -> None:
    row = source.rows([leads["赵启明"]])[leads["赵启明"]]
    told = (row.channel, row.campaign, row.budget, row.next_due, row.next_kind, row.next_subject, row.owner)
    assert told == (
        "@channel.referral", "周敏引荐", 24_000_000, "2026-09-16T14:00", "meeting", "会面", "周敏",
    )  # fmt: skip


@pytest.mark.parametrize(
    "wanted",
    [
        LeadFilter(),
        LeadFilter(states=("new",)),
        LeadFilter(owner=1),
        LeadFilter(channels=(1,)),
        LeadFilter(overdue=True),
    ],
    ids=lambda each: str(each.to_dict()),
)
def test_no_offered_pair_sorts_or_scans_many(
    store: Store, wanted: LeadFilter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "narrowed", lambda *_: None)
    reader = store.reader()
    for name, sort in SORTS.items():
        for descending in (False, True):
            plan = make_plan(reader, "lead", conditions_of(wanted, TODAY), sort, descending=descending)
            for part in plan.parts:
                sql, parameters = plan.statement(part)
                steps = [row[3] for row in reader.all(f"EXPLAIN QUERY PLAN {sql} LIMIT 64", parameters)]
                assert not [step for step in steps if "TEMP B-TREE" in step], (name, steps)


def test_the_bin_page_by_page_with_when_and_by_whom(store: Store, member: int, clock: Any) -> None:
    keys = [do(store, "customer.create", create_customer, CustomerInput(name)) for name in "甲乙丙丁"]
    do(store, "customer.delete", recycle_records, "customer", keys[:1])
    do(store, "customer.delete", recycle_records, "customer", keys[1:])
    reader = store.reader()
    first = recycle_bin.deleted_records(reader, "customer", limit=2)
    last = recycle_bin.BinCursor(first[-1].stamp, first[-1].id)
    second = recycle_bin.deleted_records(reader, "customer", before=last)
    assert [each.title for each in first + second] == ["丁", "丙", "乙", "甲"]
    assert {each.member for each in first + second} == {"周敏"}
    assert first[0].deleted_at <= clock.ms
    assert recycle_bin.counts(reader)["customer"] == 4
    assert all(recycle_bin.deleted_records(reader, table) == [] for table in recycle_bin.TABLES[1:])


def test_imports_are_listed_and_know_whether_they_can_be_undone(store: Store, member: int) -> None:
    def bring_in(uow: Any) -> int:
        run = uow.add(
            ImportRun(
                file_name="客户.xlsx",
                kind="customers",
                format="xlsx",
                counts={"created": 2},
                refused=b"a,b\n",
            )
        )
        uow.session.flush()
        row = {"name": "甲", "sort_key": "jia", "initials": "j", "kind": "person", "importance": 1}
        more = {"created_day": "2026-09-16", "import_run_id": run.id}
        insert_many(uow, "customer", [row | more, row | more], remember=False)
        return int(run.id)

    run_id = do(store, "import.run", bring_in)
    step = store.last_changes.step_id
    assert store.last_changes.wholesale("customer")
    do(store, "import.note", lambda uow: update_many(uow, "import_run", [run_id], {"step_id": step}))
    reader = store.reader()
    (row,) = imports.import_runs(reader)
    assert (row.file_name, row.counts, row.refused, row.member, row.undoable) == (
        "客户.xlsx", {"created": 2}, 4, "周敏", True,
    )  # fmt: skip
    assert imports.refused_rows(reader, run_id) == b"a,b\n"
    do(store, "import.undo", undo_step, step)
    assert [each.title for each in recycle_bin.deleted_records(reader, "customer")] == ["甲", "甲"]


def test_what_the_firm_set_up(store: Store, member: int) -> None:
    other = do(store, "member.add", team_deeds.add_member, "陈立")
    do(store, "member.edit", team_deeds.edit_member, other, active=False)
    do(store, "view.save", team_deeds.save_view, "customers", "重点", {"importance_min": 2})
    do(store, "setting.set", team_deeds.set_setting, "company", {"name": "海拓"})
    reader = store.reader()
    assert [row.name for row in team.members(reader)] == ["周敏"]
    assert [row.name for row in team.members(reader, everybody=True)] == ["周敏", "陈立"]
    assert [(row.name, row.definition) for row in team.saved_views(reader, "customers")] == [
        ("重点", {"importance_min": 2})
    ]
    assert team.saved_views(reader, "leads") == []
    assert (team.setting(reader, "company"), team.setting(reader, "none", 5)) == ({"name": "海拓"}, 5)
    assert team.settings(reader) == {"company": {"name": "海拓"}}
    tree = team.channels(reader)
    assert [(row.label, row.depth) for row in tree[:3]] == [
        ("@channel.advertising", 0),
        ("@channel.advertising_tv", 1),
        ("@channel.advertising_newspaper", 1),
    ]
    first = team.chain_steps(reader)[0]
    assert (first.after_kind, first.days, first.kind, first.automatic) == ("call", 3, "visit", False)
