"""Deals as use-cases: stages, ends, who has a say; each one step, taken back as one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.stages import STAGES
from app.db.store import Store
from app.sentences.errors import UserError
from app.usecases import deals
from app.usecases.customers import create_customer
from app.usecases.deal_input import DealInput, EndInput, StakeInput
from app.usecases.deal_stages import add_stage, delete_stage, edit_stage, shift_stage
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from app.usecases.interactions import InteractionInput, log_interaction
from app.usecases.record_input import ContactInput, CustomerInput
from app.usecases.recycling import recycle_records
from app.usecases.undoing import redo_last, undo_last


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi")
    yield made
    made.close()


def run(store: Store, usecase: Any, *args: Any, **kwargs: Any) -> Any:
    """One unit of work."""
    with store.write(Step.of("deal.edit", name="x")) as uow:
        return usecase(uow, *args, **kwargs)


def stages(store: Store) -> dict[str, int]:
    """Keys of the live stages by code or name, in their order."""
    rows = store.reader().all(
        "SELECT coalesce(name, code), id FROM deal_stage WHERE deleted_at IS NULL ORDER BY position, id"
    )
    return dict(rows)


def deal(store: Store, name: str = "三店单车区", **values: Any) -> int:
    """A new deal."""
    return int(run(store, deals.create_deal, DealInput(name, values=values)))


def row(store: Store, key: int, columns: str) -> Any:
    """Some columns of a deal."""
    return store.reader().one(f"SELECT {columns} FROM deal WHERE id = ?", (key,))


def moves(store: Store, key: int) -> list[str]:
    """The states of its stage moves."""
    return [
        state
        for (state,) in store.reader().all(
            "SELECT state FROM stage_move WHERE deal_id = ? ORDER BY id", (key,)
        )
    ]


def test_a_new_file_has_the_four_stages(store: Store) -> None:
    rows = store.reader().all("SELECT code, odds FROM deal_stage ORDER BY position")
    assert rows == [tuple(stage) for stage in STAGES] == [
        ("need", 10), ("solution", 30), ("quote_demo", 50), ("negotiation", 70),
    ]  # fmt: skip


def test_a_deal_begins_in_the_first_stage_and_its_move_is_kept(store: Store) -> None:
    key = deal(store, amount=12_860_000, expected_close="2026-10-20")
    assert row(store, key, "name, state, amount, currency, expected_close, stage_id") == (
        "三店单车区", "open", 12_860_000, "CNY", "2026-10-20", stages(store)["need"],
    )  # fmt: skip
    assert moves(store, key) == ["open"]


def test_moving_writes_the_move_once_and_undo_takes_both_back(store: Store) -> None:
    key, to = deal(store), stages(store)["negotiation"]
    assert run(store, deals.move_deals, [key], to) == 1
    assert run(store, deals.move_deals, [key], to) == 0
    assert moves(store, key) == ["open", "open"]
    run(store, undo_last)
    assert row(store, key, "stage_id") == (stages(store)["need"],)
    assert moves(store, key) == ["open"]
    run(store, redo_last)
    assert row(store, key, "stage_id") == (to,)


def test_a_lost_deal_needs_a_reason_and_remembers_the_competitor(store: Store) -> None:
    key = deal(store)
    with pytest.raises(UserError, match=r"deal\.reason_needed"):
        run(store, deals.lose_deal, key, EndInput())
    run(store, deals.lose_deal, key, EndInput("price", "便宜一成", "强力健身"))
    assert row(store, key, "state, end_reason, end_note") == ("lost", "price", "便宜一成")
    other = deal(store, "二店")
    run(store, deals.lose_deal, other, EndInput("price", competitor=" 强力健身 "))
    assert store.reader().value("SELECT count(*) FROM competitor") == 1
    assert row(store, other, "competitor_id") == row(store, key, "competitor_id")


def test_a_won_deal_can_be_opened_again_where_it_was(store: Store) -> None:
    key, to = deal(store), stages(store)["quote_demo"]
    run(store, deals.move_deals, [key], to)
    run(store, deals.win_deal, key, EndInput("quality"))
    assert row(store, key, "state, end_reason, stage_id") == ("won", "quality", to)
    run(store, deals.reopen_deal, key)
    assert row(store, key, "state, end_reason, ended_day, stage_id") == ("open", None, None, to)
    assert moves(store, key) == ["open", "open", "won", "open"]


def test_a_move_opens_an_ended_deal(store: Store) -> None:
    key = deal(store)
    run(store, deals.win_deal, key)
    run(store, deals.move_deals, [key], stages(store)["solution"])
    assert row(store, key, "state, ended_day") == ("open", None)


@pytest.mark.parametrize(
    ("values", "code"),
    [({"odds": 101}, "deal.odds"), ({"odds": -1}, "deal.odds"), ({"amount": -1}, "deal.amount")],
)
def test_what_cannot_be_is_refused(store: Store, values: dict[str, Any], code: str) -> None:
    with pytest.raises(UserError, match=code):
        deal(store, **values)
    with pytest.raises(ValueError, match="not editable"):
        run(store, deals.set_deals, [1], {"state": "won"})


def test_a_form_makes_the_deal_what_it_says(store: Store) -> None:
    key = deal(store, amount=100)
    given = DealInput("改名", stage_id=stages(store)["solution"], values={"amount": None, "note": "n"})
    run(store, deals.save_deal, key, given)
    assert row(store, key, "name, amount, note, stage_id") == ("改名", None, "n", stages(store)["solution"])
    assert run(store, deals.set_deals, [key], {"expected_close": "2026-11-01"}) == 1
    assert row(store, key, "expected_close") == ("2026-11-01",)


def test_stakes_become_exactly_those_given(store: Store) -> None:
    firm = run(
        store,
        create_customer,
        CustomerInput(
            "康悦健身连锁", "organisation", contacts=[ContactInput("林国栋"), ContactInput("何敏")]
        ),
    )
    lin, he = (key for (key,) in store.reader().all("SELECT id FROM contact ORDER BY id"))
    key = run(
        store,
        deals.create_deal,
        DealInput("三店", firm, stakes=[StakeInput(lin, role="decision_maker", stance="for", main=True)]),
    )
    run(store, deals.set_stakes, key, [StakeInput(he, stance="against"), StakeInput(lin, role="payer")])
    rows = store.reader().all("SELECT contact_id, role, stance, main FROM deal_contact ORDER BY contact_id")
    assert rows == [(lin, "payer", "neutral", 0), (he, None, "against", 0)]
    run(store, undo_last)
    assert store.reader().all("SELECT contact_id, role, stance, main FROM deal_contact") == [
        (lin, "decision_maker", "for", 1)
    ]


def test_talks_and_plans_of_a_deal_keep_its_next_step(store: Store) -> None:
    firm = run(store, create_customer, CustomerInput("康悦", "organisation"))
    key = run(store, deals.create_deal, DealInput("三店", firm))
    run(store, plan_follow_up, FollowUpInput("报价", "email", "2026-09-18", customer_id=firm, deal_id=key))
    run(store, log_interaction, InteractionInput("谈价格", "call", firm, deal_id=key, happened_at=1_000_000))
    assert row(store, key, "next_due, last_contact_at") == ("2026-09-18", 1_000_000)
    assert key in (store.last_changes.ids("deal") or ())


def test_a_deleted_deal_comes_back(store: Store) -> None:
    key = deal(store)
    run(store, recycle_records, "deal", [key])
    with pytest.raises(UserError, match=r"record\.gone"):
        run(store, deals.win_deal, key)
    run(store, undo_last)
    assert row(store, key, "deleted_at") == (None,)


# -- stages ------------------------------------------------------------------------------------------------


def test_stages_are_added_renamed_and_put_in_order(store: Store) -> None:
    key = run(store, add_stage, "试用", 60)
    run(store, shift_stage, key, -1)
    assert list(stages(store)) == ["need", "solution", "quote_demo", "试用", "negotiation"]
    run(store, edit_stage, stages(store)["need"], {"name": "了解", "odds": 15})
    assert store.reader().one("SELECT name, odds FROM deal_stage WHERE code = 'need'") == ("了解", 15)
    for wrong in ("了解", "  "):
        with pytest.raises(UserError):
            run(store, add_stage, wrong, 10)
    with pytest.raises(UserError, match=r"deal\.odds"):
        run(store, edit_stage, key, {"odds": 200})


def test_deals_of_a_removed_stage_go_to_the_one_beside_it(store: Store) -> None:
    first = deal(store)
    last = deal(store, "b")
    run(store, deals.move_deals, [last], stages(store)["negotiation"])
    assert run(store, delete_stage, stages(store)["negotiation"]) == 1
    assert row(store, last, "stage_id") == (stages(store)["quote_demo"],)
    run(store, delete_stage, stages(store)["need"])
    assert row(store, first, "stage_id") == (stages(store)["solution"],)
    run(store, delete_stage, stages(store)["solution"])
    with pytest.raises(UserError, match=r"deal\.last_stage"):
        run(store, delete_stage, stages(store)["quote_demo"])
