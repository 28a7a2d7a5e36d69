"""Negotiating a deal: terms and concessions, objections and their answers, competitors, promises, goals."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.queries.bargain import Bargain, bargain
from app.queries.objections import answer_bank, kind_rates, objections_of
from app.queries.promises import due_promises, goals_of, kept_rate, promises_of
from app.queries.recycle_bin import deleted_records
from app.queries.suggestions import suggestions
from app.sentences import has_sentence
from app.sentences.errors import UserError
from app.usecases.competitors import save_competitor
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.negotiation import concede, set_competitor_offer, set_term
from app.usecases.objections import delete_answer, delete_objection, edit_answer, save_objection
from app.usecases.promises import (
    confirm_goal,
    delete_goal,
    delete_promise,
    save_goal,
    save_promise,
    set_goal_state,
    set_promise_state,
)
from app.usecases.recycling import recycle_records, restore_records
from app.usecases.undoing import undo_last

TODAY = date(2026, 9, 16)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    now = int(datetime(2026, 9, 16, 9).timestamp() * 1000)
    found = Store.create(tmp_path / "firm.lianyi", lambda: now)
    yield found
    found.close()


def run(store: Store, usecase: Any, *arguments: Any, **values: Any) -> Any:
    with store.write(Step.of("promise.save", name="x")) as uow:
        return usecase(uow, *arguments, **values)


def insert(store: Store, table: str, **values: Any) -> int:
    from app.db.fresh import insert_new

    with store.write(Step.of("promise.save", name="x")) as uow:
        return insert_new(uow, table, values)


@pytest.fixture
def customer(store: Store) -> int:
    found: int = run(store, create_customer, CustomerInput("康悦健身", "organisation"))
    return found


def make_deal(store: Store, customer: int, **values: Any) -> int:
    given = {"state": "open", "stage_since": "2026-09-01", "currency": "CNY", "created_day": "2026-09-01"}
    return insert(
        store,
        "deal",
        name="三店",
        sort_key="san dian",
        initials="sd",
        customer_id=customer,
        **{**given, **values},
    )


@pytest.fixture
def deal(store: Store, customer: int) -> int:
    """A deal with a quote of 113,000 (net 100,000) that costs 75,000 and lists at 150,000."""
    key = make_deal(store, customer)
    quote = insert(
        store, "quote", number="Q-1", deal_id=key, customer_id=customer, made_day="2026-09-10", currency="CNY",
        net=10_000_000, tax=1_300_000, total=11_300_000, tax_included=1,
    )  # fmt: skip
    insert(
        store, "quote_line", quote_id=quote, name="S5", quantity=30_000, price=500_000, cost=250_000,
        tax_rate=1_300, amount=11_300_000,
    )  # fmt: skip
    return key


def shown(store: Store, deal: int) -> Bargain:
    found = bargain(store.reader(), deal)
    assert found is not None
    return found


def test_concessions_lower_the_offer_and_keep_the_margin_after_each(store: Store, deal: int) -> None:
    run(
        store,
        set_term,
        deal,
        "price",
        {"ask_amount": 10_000_000, "floor_amount": 9_600_000, "floor": "给老板看"},
    )
    run(store, concede, deal, "price", "降价", amount=300_000, in_return="签约定金 30%")
    found = shown(store, deal)
    assert found.standing.offer == 11_000_000
    (first,) = found.concessions
    assert (first.day, first.in_return) == ("2026-09-16", "签约定金 30%")
    assert first.margin == found.standing.offer_margin == 2_295  # (97,345.13 − 75,000) / 97,345.13
    assert ("bargain.step", {"amount": 150_000}) in found.advice, "half of the last step"
    run(store, concede, deal, "after_sales", "多保修一年")
    assert shown(store, deal).concessions[1].margin == 2_295
    run(store, undo_last)
    run(store, undo_last)
    assert shown(store, deal).concessions == ()
    assert shown(store, deal).standing.offer == 11_300_000


def test_a_concession_cannot_be_more_than_the_offer(store: Store, deal: int) -> None:
    with pytest.raises(UserError, match="more_than_offer"):
        run(store, concede, deal, "price", "全送", amount=11_300_001)
    with pytest.raises(UserError, match="what"):
        run(store, concede, deal, "price", "  ", amount=1)


def test_a_settled_term_leaves_the_alternatives(store: Store, deal: int) -> None:
    def alternatives() -> list[str]:
        return [each.code for each in shown(store, deal).alternatives]

    assert "longer_warranty" in alternatives()
    assert "spare_parts" in alternatives()
    run(store, concede, deal, "other", "送一套易损件", in_return="提前付款：提高定金或一次付清")
    assert "spare_parts" not in alternatives()
    assert "earlier_payment" not in alternatives(), "got already"
    run(store, set_term, deal, "after_sales", {"offer": "三年", "agreed": True})
    left = alternatives()
    assert "longer_warranty" not in left
    assert "longer_order" in left
    run(store, set_term, deal, "after_sales", {"agreed": False})
    assert len(shown(store, deal).terms) == 1, "one line per kind of term"
    assert shown(store, deal).terms[0].offer == "三年"


def test_a_deal_without_quote_has_a_scale_without_margins(store: Store, customer: int) -> None:
    key = make_deal(store, customer)
    run(store, set_term, key, "price", {"offer_amount": 500_000, "floor_amount": 400_000})
    stand = shown(store, key).standing
    assert (stand.room, stand.offer_margin, stand.listed) == (100_000, None, None)


def test_answers_are_ranked_from_ten_cases_on(store: Store, customer: int) -> None:
    bank = answer_bank(store.reader(), "price")
    assert [each.code for each in bank][:2] == ["price_compare", "price_cost_of_use"]
    third = bank[2].id
    for number in range(10):
        values = {"kind": "price", "words": "太贵了", "banked_answer_id": third, "worked": number < 7}
        run(store, save_objection, None, values, customer_id=customer)
        rate = next(each.rate for each in answer_bank(store.reader(), "price") if each.id == third)
        assert rate.percent == (None if number < 9 else 70)
    assert answer_bank(store.reader(), "price")[0].id == third
    assert kind_rates(store.reader())["price"].percent == 70
    assert len(objections_of(store.reader(), "customer", customer)) == 10


def test_every_seeded_answer_has_its_words_and_can_be_changed_or_removed(store: Store) -> None:
    bank = answer_bank(store.reader())
    for language in ("en", "zh_CN"):
        assert all(has_sentence(f"objection_answer.{each.code}", language) for each in bank)
    run(store, edit_answer, bank[0].id, text="我们的说法")
    run(store, delete_answer, bank[1].id)
    changed = answer_bank(store.reader())
    assert changed[0].text == "我们的说法"
    assert bank[1].id not in [each.id for each in changed]


def test_an_objection_in_a_deal_is_the_customers_too(store: Store, customer: int, deal: int) -> None:
    run(store, save_objection, None, {"kind": "time", "words": "明年再说"}, deal_id=deal)
    assert [each.words for each in objections_of(store.reader(), "customer", customer)] == ["明年再说"]
    with pytest.raises(UserError, match=r"objection\.empty"):
        run(store, save_objection, None, {"kind": "time", "words": " "}, deal_id=deal)


def test_the_score_against_a_competitor_counts_each_deal_once(store: Store, customer: int, deal: int) -> None:
    rival = run(store, save_competitor, None, "力健", {"product": "T9", "price": "低一成"})
    make_deal(store, customer, state="lost", competitor_id=rival)
    won = make_deal(store, customer, state="won")
    both = make_deal(store, customer, state="lost", competitor_id=rival)
    for key in (won, both, deal):
        run(store, set_competitor_offer, key, " 力健", amount=9_000_000, offer="送两台")
    (offer,) = shown(store, deal).offers
    assert (offer.name, offer.amount, offer.won, offer.lost) == ("力健", 9_000_000, 1, 2)
    run(store, recycle_records, "competitor", [rival])
    assert shown(store, deal).offers == ()
    run(store, restore_records, "competitor", [rival])
    assert len(shown(store, deal).offers) == 1


def test_two_competitors_do_not_bear_one_name(store: Store) -> None:
    first = run(store, save_competitor, None, "力健", {})
    other = run(store, save_competitor, None, "动界", {})
    with pytest.raises(UserError, match=r"competitor\.exists"):
        run(store, save_competitor, None, " 力健 ", {})
    with pytest.raises(UserError, match=r"competitor\.exists"):
        run(store, save_competitor, other, "力健", {})
    assert run(store, save_competitor, first, "力健", {"price": "低"}) == first
    assert run(store, save_competitor, other, "动界设备", {}) == other
    run(store, recycle_records, "competitor", [first])
    assert run(store, save_competitor, other, "力健", {}) == other, "the other one is in the bin"


def test_promises_come_to_today_before_they_slip(store: Store, customer: int) -> None:
    for what, day in (
        ("寄样品", "2026-09-19"),
        ("发检测报告", "2026-09-20"),
        ("回电", "2026-09-14"),
        ("没定日子", None),
    ):
        run(store, save_promise, None, {"what": what, "by_day": day}, customer_id=customer)
    due = due_promises(store.reader(), TODAY, 10)
    assert [each.what for each in due] == ["回电", "寄样品"]
    advice = suggestions(store.reader(), datetime(2026, 9, 16, 9), 30)
    assert [(each.rule, each.code) for each in advice][:1] == [("promise", "suggestion.promise_late")]
    assert advice[0].values == {"what": "回电", "days": 2}
    run(store, set_promise_state, due[0].id, "kept")
    run(store, set_promise_state, due[1].id, "broken")
    assert due_promises(store.reader(), TODAY, 10) == []
    rate = kept_rate(store.reader(), "customer", customer)
    assert (rate.worked, rate.cases) == (1, 2)
    assert [each.state for each in promises_of(store.reader(), "customer", customer)][:2] == ["open", "open"]


def test_a_vague_goal_cannot_be_confirmed(store: Store, customer: int) -> None:
    goal = run(store, save_goal, None, {"what": "更好的留存"}, customer_id=customer)
    with pytest.raises(UserError, match=r"goal\.vague"):
        run(store, confirm_goal, goal, "林总")
    run(store, save_goal, goal, {"measure": "续卡率 40% 到 55%", "by_day": "2026-09-20"})
    run(store, confirm_goal, goal, "林总")
    (row,) = goals_of(store.reader(), "customer", customer)
    assert (row.confirmed_day, row.confirmed_by) == ("2026-09-16", "林总")
    assert suggestions(store.reader(), datetime(2026, 9, 16, 9), 30)[0].rule == "goal"
    run(store, save_goal, goal, {"measure": "续卡率 40% 到 60%"})
    assert goals_of(store.reader(), "customer", customer)[0].confirmed_day is None, (
        "changed: to be confirmed anew"
    )
    run(store, set_goal_state, goal, "reached")
    assert all(each.rule != "goal" for each in suggestions(store.reader(), datetime(2026, 9, 16, 9), 30))


def test_an_objection_without_answer_comes_to_today(store: Store, customer: int) -> None:
    key = run(store, save_objection, None, {"kind": "price", "words": "太贵了"}, customer_id=customer)
    assert suggestions(store.reader(), datetime(2026, 9, 16, 9), 30)[0].code == "suggestion.objection"
    run(store, save_objection, key, {"answer": "按三年算更省"})
    assert all(each.rule != "objection" for each in suggestions(store.reader(), datetime(2026, 9, 16, 9), 30))


@pytest.mark.parametrize("table", ["promise", "agreed_goal", "objection"])
def test_what_was_removed_is_in_the_recycle_bin_and_comes_back(store: Store, deal: int, table: str) -> None:
    make: dict[str, tuple[Any, Any, dict[str, str]]] = {
        "promise": (save_promise, delete_promise, {"what": "寄样品"}),
        "agreed_goal": (save_goal, delete_goal, {"what": "寄样品"}),
        "objection": (save_objection, delete_objection, {"kind": "price", "words": "寄样品"}),
    }
    save, delete, values = make[table]
    key = run(store, save, None, values, deal_id=deal)
    run(store, delete, key)
    (found,) = deleted_records(store.reader(), table)
    assert (found.title, found.detail) == ("寄样品", "康悦健身 · 三店")
    run(store, restore_records, table, [key])
    assert deleted_records(store.reader(), table) == []


def test_lines_without_cost_count_as_free_and_are_told(store: Store, deal: int) -> None:
    """As on the page of the quote; what is taken off (a negative price) needs no cost."""
    quote = store.reader().value("SELECT id FROM quote")
    rest = {"quantity": 1_000, "tax_rate": 1_300, "amount": 0}
    insert(store, "quote_line", quote_id=quote, name="安装", price=10_000, **rest)
    insert(store, "quote_line", quote_id=quote, name="旧车抵扣", price=-10_000, **rest)
    found = shown(store, deal)
    assert (found.uncosted, found.standing.offer_margin) == (1, 2_500)
