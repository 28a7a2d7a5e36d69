"""Objections, concessions, promises and goals page by page, among talks, of a customer and of a deal."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.queries.timeline import TimelineEntry, cursor_of, timeline
from app.queries.timeline_agreed import agreed_count
from app.usecases.customers import create_customer
from app.usecases.deal_input import DealInput
from app.usecases.deals import create_deal
from app.usecases.negotiation import concede
from app.usecases.objections import save_objection
from app.usecases.promises import confirm_goal, save_goal, save_promise, set_promise_state
from app.usecases.record_input import CustomerInput
from app.vocabulary import RecordKind


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi")
    yield made
    made.close()


@pytest.fixture
def keys(store: Store) -> tuple[int, int]:
    """A customer and its deal with forty objections, two a day, a concession, a kept and an open promise, a goal."""
    first = date(2026, 3, 1)
    with store.write(Step.of("deal.create", name="x")) as uow:
        customer = create_customer(uow, CustomerInput("康悦", "organisation"))
        deal = create_deal(uow, DealInput("三店", customer))
        for number in range(40):
            day = (first + timedelta(days=number // 2)).isoformat()
            values = {"kind": "price", "words": f"贵 {number}", "raised_day": day}
            save_objection(uow, None, values, deal_id=deal)
        concede(uow, deal, "delivery", "夜间进场", given_day="2026-03-10")
        kept = save_promise(uow, None, {"what": "寄样品"}, deal_id=deal)
        set_promise_state(uow, kept, "kept")
        save_promise(uow, None, {"what": "还没到"}, deal_id=deal)
        goal = save_goal(uow, None, {"what": "续卡率到 55%", "by_day": "2026-12-31"}, deal_id=deal)
        confirm_goal(uow, goal, "林总")
        save_objection(uow, None, {"kind": "time", "words": "不在商机里"}, customer_id=customer)
    return customer, deal


def everything(store: Store, owner: RecordKind, key: int) -> list[TimelineEntry]:
    """All pages of seven."""
    found: list[TimelineEntry] = []
    while page := timeline(store.reader(), owner, key, before=cursor_of(found), limit=7, agreed=True):
        found += page
    return found


def test_every_entry_comes_once_and_the_newest_first(store: Store, keys: tuple[int, int]) -> None:
    customer, deal = keys
    of_deal = everything(store, RecordKind.DEAL, deal)
    assert len(of_deal) == len({(each.source, each.id) for each in of_deal}) == 43
    assert [each.at for each in of_deal] == sorted((each.at for each in of_deal), reverse=True)
    assert agreed_count(store.reader(), "deal", deal) == 43
    of_customer = everything(store, RecordKind.CUSTOMER, customer)
    assert {each.source for each in of_customer} == {"objection", "concession", "promise", "agreed_goal"}
    assert len(of_customer) == agreed_count(store.reader(), "customer", customer) == 44


def test_an_open_promise_is_not_told_before_it_ended(store: Store, keys: tuple[int, int]) -> None:
    told = [each.text for each in everything(store, RecordKind.DEAL, keys[1]) if each.source == "promise"]
    assert told == ["寄样品"]


def test_a_text_leaves_what_says_it_and_signs_mean_themselves(store: Store, keys: tuple[int, int]) -> None:
    def said(text: str) -> list[str]:
        return [
            each.text for each in timeline(store.reader(), RecordKind.DEAL, keys[1], agreed=True, text=text)
        ]

    assert said("夜间") == ["夜间进场"]
    assert said("55%") == ["续卡率到 55%"]
    assert said("林总") == ["续卡率到 55%"]
    assert said("_") == []
