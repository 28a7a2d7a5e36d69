"""After a merge what knew the old record finds the new one, and it can be taken back as long as nobody erases it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.exchange.draft import PersonDraft
from app.exchange.import_job import import_drafts, run_now
from app.exchange.import_types import ImportOptions, ImportSource
from app.models import Customer
from app.queries.merged import standing
from app.queries.recycle_bin import deleted_records, has_expired
from app.queries.search import find
from app.sentences.errors import UserError
from app.usecases.customers import create_customer
from app.usecases.erasing import erase_expired, erase_records
from app.usecases.merging import merge_records
from app.usecases.order_input import LineInput, OrderInput
from app.usecases.orders import create_order
from app.usecases.record_input import CustomerInput, ReachInput
from app.usecases.recycling import recycle_records, restore_records
from app.usecases.relation_input import ME, End
from app.usecases.ties import add_tie, edit_tie, set_referrer, set_thanked
from app.usecases.undoing import undo_last

DAY = 86_400_000


class Clock:
    def __init__(self) -> None:
        self.ms = 1_790_000_000_000

    def __call__(self) -> int:
        self.ms += 1_000
        return self.ms


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    found = Store.create(tmp_path / "firm.lianyi", clock)
    yield found
    found.close()


def run(store: Store, usecase: Any, *args: Any) -> Any:
    with store.write(Step.of("record.merge")) as uow:
        return usecase(uow, *args)


def person(store: Store, name: str, phone: str, external: str | None = None) -> int:
    reaches = [ReachInput("phone", phone)] if phone else []
    given = CustomerInput(name, "person", {}, reaches=reaches)
    with store.write(Step.of("customer.create", name=name)) as uow:
        key = create_customer(uow, given)
        uow.get(Customer, key).external_id = external
    return key


def merged(store: Store) -> tuple[int, int]:
    """Two Zhao Qiming, the second now part of the first."""
    keep = person(store, "赵启明", "13900000001", external="A-1")
    lose = person(store, "赵启铭", "13900000002", external="B-2")
    run(store, merge_records, "customer", keep, lose)
    return keep, lose


def test_the_old_number_leads_to_the_new_record_over_several_merges(store: Store) -> None:
    keep, lose = merged(store)
    third = person(store, "赵启明", "13900000003")
    run(store, merge_records, "customer", third, keep)
    reader = store.reader()
    assert [standing(reader, "customer", key) for key in (lose, keep, third)] == [third] * 3
    run(store, undo_last)
    assert [standing(store.reader(), "customer", key) for key in (lose, keep, third)] == [keep, keep, third]
    assert standing(store.reader(), "deal", 5) == 5


def test_one_is_found_by_the_phone_of_the_other(store: Store) -> None:
    keep, lose = merged(store)
    assert [hit.id for hit in find(store.reader(), "13900000002", 5)] == [keep]
    run(store, undo_last)
    assert [hit.id for hit in find(store.reader(), "13900000002", 5)] == [lose]


def test_the_bin_says_where_a_record_went_and_keeps_it(store: Store, clock: Clock) -> None:
    _keep, lose = merged(store)
    (shown,) = deleted_records(store.reader(), "customer")
    assert (shown.id, shown.detail) == (lose, "→ 赵启明")
    clock.ms += 400 * DAY
    assert not has_expired(store.reader(), clock.ms)
    assert run(store, erase_expired) == 0
    run(store, restore_records, "customer", [lose])
    assert standing(store.reader(), "customer", lose) == lose
    assert store.reader().value("SELECT merged_into_id FROM customer WHERE id = ?", (lose,)) is None


def test_erasing_takes_what_was_merged_into_it_along(store: Store) -> None:
    keep, _lose = merged(store)
    other = person(store, "钱多多", "13900000009")
    run(store, recycle_records, "customer", [keep])
    run(store, erase_records, "customer", [keep])
    assert store.reader().all("SELECT id FROM customer") == [(other,)]


def test_a_second_import_knows_the_merged_record_by_either_key(store: Store) -> None:
    keep, _lose = merged(store)
    drafts = [
        PersonDraft(2, "赵启铭", external_id="B-2", city="杭州"),
        PersonDraft(3, "新人", external_id="C-3"),
    ]
    options = ImportOptions(date(2026, 9, 16), "update")
    with store.write(Step.of("import.run", name="x", count=0)) as uow:
        report = run_now(
            import_drafts(uow, ImportSource("x.csv", "customers", "csv", rows=2), drafts, options)
        )
    assert (report.created, report.updated) == (1, 1)
    assert store.reader().value("SELECT city FROM customer WHERE id = ?", (keep,)) == "杭州"


def ties(store: Store) -> list[tuple[Any, ...]]:
    return store.reader().all(
        "SELECT from_customer_id, to_customer_id, kind, forward, closeness, since, note FROM tie "
        "WHERE deleted_at IS NULL ORDER BY id"
    )


def test_ties_of_both_to_the_same_one_become_one(store: Store) -> None:
    keep, lose, friend = (person(store, name, "") for name in ("赵启明", "赵启铭", "钱多"))
    first = run(store, add_tie, End(keep), End(friend), "friend", {"note": "同乡"})
    run(store, add_tie, End(friend), End(lose), "friend", {"closeness": 2, "note": "老同学", "since": "2019"})
    run(store, add_tie, ME, End(keep), "relative", {"forward": "表哥"})
    run(store, add_tie, ME, End(lose), "relative", {})
    run(store, add_tie, End(keep), End(friend), "other", {"forward": "房东"})
    run(store, add_tie, End(lose), End(friend), "other", {"forward": "邻居"})
    run(store, add_tie, End(keep), End(lose), "friend", {})
    before = ties(store)
    run(store, merge_records, "customer", keep, lose)
    assert ties(store) == [
        (keep, friend, "friend", None, 2, "2019", "同乡\n老同学"),
        (None, keep, "relative", "表哥", None, None, None),
        (keep, friend, "other", "房东", None, None, None),
        (keep, friend, "other", "邻居", None, None, None),
    ]
    run(store, edit_tie, first, {"closeness": 1})  # no second one that it would be the double of
    run(store, undo_last)
    run(store, undo_last)
    assert ties(store) == before


def test_nobody_is_sent_by_themselves_over_others_after_a_merge(store: Store) -> None:
    keep, between, lose = (person(store, name, "") for name in ("赵启明", "钱多", "赵启铭"))
    run(store, set_referrer, keep, between)
    run(store, set_thanked, keep, "2026-01-01")
    run(store, set_referrer, between, lose)
    run(store, merge_records, "customer", keep, lose)
    sent = "SELECT referred_by_id FROM customer WHERE id = ?"
    assert [store.reader().value(sent, (key,)) for key in (keep, between)] == [None, keep]
    run(store, undo_last)
    assert [store.reader().value(sent, (key,)) for key in (keep, between)] == [between, lose]


@pytest.mark.parametrize("unit", ["custom:", "custom:abc", "custom:99999999999999999999", "custom:-1"])
def test_an_own_field_that_cannot_be_is_refused(store: Store, unit: str) -> None:
    keep, lose = person(store, "赵启明", ""), person(store, "赵启铭", "")
    with pytest.raises(UserError, match=r"merge\.unknown_field"):
        run(store, merge_records, "customer", keep, lose, {unit: "other"})


def test_a_merge_taken_back_leaves_the_verdict_of_either_as_it_was(store: Store) -> None:
    keep, lose = person(store, "赵启明", ""), person(store, "赵启铭", "")
    line = LineInput(name="跑步机", quantity=1_000, price=100_00)
    for ago in (1, 5):
        day = date.fromtimestamp(1_790_000_000) - timedelta(days=ago)
        run(store, create_order, OrderInput([line], lose, {"ordered_day": day.isoformat()}))
    verdicts = "SELECT status, lifecycle, loyalty, tier FROM customer WHERE id = ?"
    before = [store.reader().one(verdicts, (key,)) for key in (keep, lose)]
    run(store, merge_records, "customer", keep, lose, {"created_day": "mine"})
    assert store.reader().one(verdicts, (keep,)) == before[1]
    run(store, undo_last)
    assert [store.reader().one(verdicts, (key,)) for key in (keep, lose)] == before
