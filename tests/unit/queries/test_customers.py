"""The list of customers: what each filter leaves, what each order means, that nothing long is sorted."""

from array import array
from datetime import date, timedelta
from typing import Any

import pytest

from app.db.journal import Step
from app.db.keys import lookup_key
from app.db.store import Store
from app.queries import listing
from app.queries.customer_filter import CustomerFilter, conditions_of, start_of_day
from app.queries.customers import SORTS, CustomerSource, CustomerSpec
from app.queries.listing import make_plan
from app.queries.listing_tools import channel_facets, distinct_values, owner_facets, tag_facets
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from app.usecases.interactions import InteractionInput, log_interaction
from app.usecases.reaches import ReachInput

TODAY = date(2026, 9, 16)

# name, kind, importance, city, industry, phone, days since the last talk, days to the next step, tags
PEOPLE: tuple[tuple[Any, ...], ...] = (
    ("康悦健身连锁", "organisation", 3, "杭州", "健身", "13805712266", 3, 0, ("连锁", "VIP")),
    ("云溪国际酒店", "organisation", 3, "杭州", "酒店", None, 1, 2, ("VIP",)),
    ("鼎晟酒店集团", "organisation", 2, "上海", "酒店", "021-6633 1188", 47, -5, ()),
    ("王海涛", "person", 1, None, None, "13900001111", None, None, ()),
    ("Anna Lee", "person", 2, "上海", None, None, 31, None, ("VIP",)),
    ("林晓芸", "person", 1, "宁波", "教育", "13700002222", 30, 9, ()),
)


@pytest.fixture
def firm(store: Store, member: int) -> dict[str, int]:
    keys: dict[str, int] = {}
    for name, kind, importance, city, industry, phone, since, ahead, tags in PEOPLE:
        with store.write(Step.of("customer.create", name=name)) as uow:
            key = create_customer(
                uow,
                CustomerInput(
                    name,
                    kind,
                    {"importance": importance, "city": city, "industry": industry},
                    reaches=[ReachInput("phone", phone)] if phone else [],
                    tags=tags,
                ),
            )
            uow.session.flush()
            if since is not None:
                when = start_of_day(TODAY - timedelta(days=since)) + 3_600_000
                log_interaction(uow, InteractionInput("聊过", customer_id=key, happened_at=when))
            if ahead is not None:
                due = (TODAY + timedelta(days=ahead)).isoformat()
                plan_follow_up(uow, FollowUpInput("回访", due=due, customer_id=key, kind="visit"))
        keys[name] = key
    return keys


@pytest.fixture
def source(store: Store) -> CustomerSource:
    return CustomerSource(store.reader, lambda: TODAY, lambda: store.member_id)


def names(source: CustomerSource, spec: CustomerSpec) -> list[str]:
    rows = source.first_page(spec)
    order = source.order(spec)
    assert order == array("q", [row.id for row in rows]), "the page is the beginning of the whole order"
    assert source.count(spec) == len(order)
    return [row.name[:2] for row in rows]


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (CustomerFilter(), {"康悦", "云溪", "鼎晟", "王海", "An", "林晓"}),
        (CustomerFilter(owner="me"), {"康悦", "云溪", "鼎晟", "王海", "An", "林晓"}),
        (CustomerFilter(owner=7), set()),
        (CustomerFilter(kinds=("person",)), {"王海", "An", "林晓"}),
        (CustomerFilter(importance_min=2), {"康悦", "云溪", "鼎晟", "An"}),
        (CustomerFilter(importance=(1, 3)), {"康悦", "云溪", "王海", "林晓"}),
        (CustomerFilter(importance=(1, 3), importance_min=2), {"康悦", "云溪"}),
        (CustomerFilter(cities=("上海", "宁波")), {"鼎晟", "An", "林晓"}),
        (CustomerFilter(industries=("酒店",)), {"云溪", "鼎晟"}),
        (CustomerFilter(overdue=True), {"鼎晟"}),  # due today is not late yet
        (CustomerFilter(due_within_days=2), {"康悦", "云溪"}),
        (CustomerFilter(nothing_planned=True), {"王海", "An"}),
        (
            CustomerFilter(no_contact_days=30),
            {"鼎晟", "王海", "An", "林晓"},
        ),  # 30 days ago is 30 days without
        (CustomerFilter(no_contact_days=31), {"鼎晟", "王海", "An"}),
        (CustomerFilter(has_phone=True), {"康悦", "鼎晟", "王海", "林晓"}),
        (CustomerFilter(has_phone=False), {"云溪", "An"}),
        (
            CustomerFilter(created_from="2026-09-16", created_to="2026-09-16"),
            {"康悦", "云溪", "鼎晟", "王海", "An", "林晓"},
        ),
        (CustomerFilter(created_from="2026-09-17"), set()),
        (CustomerFilter(text="酒店"), {"云溪", "鼎晟"}),
        (CustomerFilter(text="jiudian", cities=("上海",)), {"鼎晟"}),
        (CustomerFilter(text="1388"), set()),
        (CustomerFilter(ids=()), set()),  # an empty list is nobody, not everybody
    ],
)
def test_a_filter_leaves(
    source: CustomerSource, firm: dict[str, int], wanted: CustomerFilter, left: set[str]
) -> None:
    for sort in SORTS:
        for descending in (False, True):
            assert set(names(source, CustomerSpec(wanted, sort, descending))) == left, (sort, descending)


def test_tags_and_given_ids_narrow(source: CustomerSource, firm: dict[str, int], store: Store) -> None:
    vip = store.reader().value("SELECT id FROM tag WHERE name = 'VIP'")
    ids = (firm["云溪国际酒店"], firm["王海涛"])
    assert names(source, CustomerSpec(CustomerFilter(tags=(vip,)))) == ["An", "康悦", "云溪"]
    assert names(source, CustomerSpec(CustomerFilter(tags=(vip,), ids=ids))) == ["云溪"]
    assert names(source, CustomerSpec(CustomerFilter(text="酒店", ids=ids))) == ["云溪"]


@pytest.mark.parametrize(
    ("sort", "descending", "expected"),
    [
        ("name", False, ["An", "鼎晟", "康悦", "林晓", "王海", "云溪"]),
        ("name", True, ["云溪", "王海", "林晓", "康悦", "鼎晟", "An"]),
        ("importance", True, ["康悦", "云溪", "An", "鼎晟", "林晓", "王海"]),  # names ascend within a level
        ("importance", False, ["林晓", "王海", "An", "鼎晟", "康悦", "云溪"]),
        ("next_due", False, ["鼎晟", "康悦", "云溪", "林晓", "王海", "An"]),  # nothing planned comes last …
        ("next_due", True, ["林晓", "云溪", "康悦", "鼎晟", "An", "王海"]),  # … in both directions
        ("last_contact", False, ["鼎晟", "An", "林晓", "康悦", "云溪", "王海"]),
        ("last_contact", True, ["云溪", "康悦", "林晓", "An", "鼎晟", "王海"]),
        ("kind", False, ["鼎晟", "康悦", "云溪", "An", "林晓", "王海"]),
    ],
)
@pytest.mark.parametrize("narrow", [0, 20_000])
def test_an_order(
    source: CustomerSource,
    firm: dict[str, int],
    sort: str,
    descending: bool,
    expected: list[str],
    narrow: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listing, "NARROW", narrow)  # by walking the index, and by sorting few
    assert names(source, CustomerSpec(CustomerFilter(), sort, descending)) == expected
    kept = CustomerFilter(has_phone=True, created_from="2026-01-01")
    with_phone = [name for name in expected if name not in ("云溪", "An")]
    assert names(source, CustomerSpec(kept, sort, descending)) == with_phone


CHIPS = [
    CustomerFilter(),
    CustomerFilter(owner=1),
    CustomerFilter(importance=(3,)),
    CustomerFilter(importance_min=2),
    CustomerFilter(kinds=("person",)),
    CustomerFilter(industries=("酒店",)),
    CustomerFilter(cities=("上海",)),
    CustomerFilter(overdue=True),
    CustomerFilter(due_within_days=7),
    CustomerFilter(nothing_planned=True),
    CustomerFilter(no_contact_days=30),
    CustomerFilter(created_from="2026-09-01"),
    CustomerFilter(has_phone=True),
    CustomerFilter(relation="consumer"),
    CustomerFilter(tags=(5,)),
    CustomerFilter(owner=1, importance_min=2),
]


@pytest.mark.parametrize("wanted", CHIPS, ids=lambda each: str(each.to_dict()))
def test_no_offered_pair_sorts_or_scans_many(
    store: Store, wanted: CustomerFilter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a filter leaves many, the order is walked by index: no temporary tree, no full scan."""
    monkeypatch.setattr(listing, "narrowed", lambda *_: None)
    reader = store.reader()
    for name, sort in SORTS.items():
        for descending in (False, True):
            plan = make_plan(reader, "customer", conditions_of(wanted, TODAY), sort, descending=descending)
            for part in plan.parts:
                sql, parameters = plan.statement(part)
                steps = [row[3] for row in reader.all(f"EXPLAIN QUERY PLAN {sql} LIMIT 64", parameters)]
                assert not [step for step in steps if "TEMP B-TREE" in step], (name, steps)
                assert not [step for step in steps if step.startswith("SCAN") and "INDEX" not in step], (
                    name,
                    steps,
                )


@pytest.mark.parametrize("wanted", CHIPS, ids=lambda each: str(each.to_dict()))
def test_a_probe_follows_an_index(store: Store, wanted: CustomerFilter) -> None:
    reader = store.reader()
    for condition in conditions_of(wanted, TODAY):
        if condition.probe:
            steps = [
                row[3] for row in reader.all(f"EXPLAIN QUERY PLAN {condition.probe}", condition.parameters)
            ]
            assert not [step for step in steps if step.startswith("SCAN")], steps


def test_a_row_shows_what_the_screen_shows(source: CustomerSource, firm: dict[str, int]) -> None:
    row = source.rows([firm["康悦健身连锁"]])[firm["康悦健身连锁"]]
    assert [tag.name for tag in row.tags] == ["连锁", "VIP"]
    assert (row.next_due, row.next_kind) == ("2026-09-16", "visit")
    assert (row.owner, row.owner_colour, row.city, row.phone) == ("周敏", "green", "杭州", "13805712266")


def test_recycled_customers_leave_the_list(
    source: CustomerSource, firm: dict[str, int], store: Store
) -> None:
    from app.usecases.recycling import recycle_records

    with store.write(Step.of("customer.delete", count=1)) as uow:
        recycle_records(uow, "customer", [firm["王海涛"]])
    assert "王海" not in names(source, CustomerSpec())
    assert source.rows([firm["王海涛"]]) == {}


@pytest.mark.parametrize("narrow", [0, 20_000])
@pytest.mark.parametrize("wanted", CHIPS, ids=lambda each: str(each.to_dict()))
def test_every_order_passes_over_the_bin(
    source: CustomerSource,
    firm: dict[str, int],
    store: Store,
    wanted: CustomerFilter,
    narrow: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from app.usecases.recycling import recycle_records

    monkeypatch.setattr(listing, "NARROW", narrow)
    specs = [CustomerSpec(wanted, sort, descending) for sort in SORTS for descending in (False, True)]
    before = [list(source.order(spec)) for spec in specs]
    gone = [firm[name] for name in ("云溪国际酒店", "王海涛", "Anna Lee")]
    with store.write(Step.of("customer.delete", count=3)) as uow:
        recycle_records(uow, "customer", gone)
    for spec, ids in zip(specs, before, strict=True):
        left = [key for key in ids if key not in gone]
        assert list(source.order(spec)) == left
        assert [row.id for row in source.first_page(spec)] == left
        assert source.count(spec) == len(left)


def test_to_the_bin_only_few_indexes_change(store: Store) -> None:
    """Each index that asks for deleted_at is one more tree for every one of ten thousand who are deleted."""
    for table, most in (("customer", 5), ("lead", 4)):
        asking = store.reader().all(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql LIKE '%deleted_at%'",
            (table,),
        )
        assert len(asking) <= most, asking


@pytest.mark.parametrize("wanted", [*CHIPS, CustomerFilter(owner="me", tags=(1, 2), text="张w", ids=(4,))])
def test_a_filter_survives_being_kept(wanted: CustomerFilter) -> None:
    import json

    kept = json.loads(json.dumps(wanted.to_dict()))
    assert CustomerFilter.from_dict({**kept, "a_later_idea": 1}) == wanted
    assert hash(wanted) == hash(CustomerFilter.from_dict(kept))


def test_chips_offer_what_there_is(store: Store, firm: dict[str, int]) -> None:
    reader = store.reader()
    assert [(f.label, f.count) for f in distinct_values(reader, "customer", "city")] == [
        ("上海", 2),
        ("杭州", 2),
        ("宁波", 1),
    ]
    assert [(f.label, f.count) for f in tag_facets(reader, "customer")] == [("VIP", 3), ("连锁", 1)]
    assert tag_facets(reader, "lead") == []
    assert [f.label for f in owner_facets(reader)] == ["周敏"]
    assert [f.label for f in channel_facets(reader)][:2] == [
        "@channel.advertising",
        "@channel.advertising_tv",
    ]


TAG = lookup_key("tag", "vip")
PAIRS = [
    CustomerFilter(tags=(TAG,), kinds=("organisation",)),
    CustomerFilter(tags=(TAG, 1), importance_min=2),
    CustomerFilter(importance_min=2, no_contact_days=30),
    CustomerFilter(nothing_planned=True, has_phone=True),
    CustomerFilter(kinds=("person",), created_from="2020-01-01"),
    CustomerFilter(cities=("上海",), overdue=True),
    CustomerFilter(kinds=("organisation",)),
    CustomerFilter(has_phone=False),
]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("wanted", PAIRS, ids=lambda each: str(each.to_dict()))
def test_walking_narrowing_and_sifting_agree(
    store: Store,
    firm: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
    wanted: CustomerFilter,
    sort: str,
    descending: bool,
) -> None:
    source = CustomerSource(store.reader, lambda: TODAY)
    spec = CustomerSpec(wanted, sort, descending)

    def shown() -> tuple[list[int], int]:
        return [row.id for row in source.first_page(spec)], source.count(spec)

    narrowed = shown()
    monkeypatch.setattr(listing, "narrowed", lambda *_: None)
    walked = shown()
    monkeypatch.setattr(listing, "STEPS", 1)  # every walk is given up at once
    assert narrowed == walked == shown()
    assert list(source.order(spec)) == narrowed[0]
    assert narrowed[1] == len(narrowed[0]) > 0


def test_a_tag_is_found_from_both_ends(store: Store) -> None:
    """Nobody's tags are looked through one by one: that took minutes at a hundred thousand customers."""
    (condition,) = conditions_of(CustomerFilter(tags=(5,)), TODAY)
    reader = store.reader()
    sql = f"EXPLAIN QUERY PLAN SELECT id FROM customer WHERE {condition.sql}"
    assert any("customer_id=? AND tag_id=?" in row[3] for row in reader.all(sql, condition.parameters))
    linked = reader.all(f"EXPLAIN QUERY PLAN {condition.linked}", condition.parameters)
    assert any("COVERING INDEX ix_tag_link_tag_customer (tag_id=? AND" in row[3] for row in linked), linked
