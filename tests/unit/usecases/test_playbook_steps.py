"""The playbook in a file: seeded, proposed once a state holds, answered, capped on the morning page, edited."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.playbook import STEPS
from app.db.store import Store
from app.insight.playbook import Proposal
from app.queries.playbook import CAP, calls_today, proposals_of, resting, steps
from app.queries.suggestions import suggestions
from app.sentences import has_sentence
from app.sentences.errors import UserError
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.playbook import (
    add_step,
    decline_proposal,
    delete_step,
    edit_step,
    put_off_proposal,
    take_proposal,
)
from app.usecases.team import set_setting
from app.usecases.undoing import undo_last
from app.usecases.verdicts import pin
from app.vocabulary import PINNABLE, FollowUpKind

TODAY = date(2026, 9, 16)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    now = int(datetime(2026, 9, 16, 9).timestamp() * 1000)
    found = Store.create(tmp_path / "firm.lianyi", now=lambda: now)
    yield found
    found.close()


def run(store: Store, usecase: Any, *arguments: Any, **more: Any) -> Any:
    with store.write(Step.of("x", name="x")) as uow:
        return usecase(uow, *arguments, **more)


def customer(store: Store, name: str, importance: int = 2, state: str = "silent") -> int:
    """A customer whose state a person set today."""
    key = int(run(store, create_customer, CustomerInput(name, "organisation", {"importance": importance})))
    run(store, pin, key, "status", state, "x")
    return key


def of_state(store: Store, key: int, day: date = TODAY) -> list[Proposal]:
    """What is proposed because of the state alone: a customer without orders is in exploration, too."""
    return [each for each in proposals_of(store.reader(), key, day) if each.step.axis == "status"]


def words(store: Store, key: int) -> list[str]:
    return [each.step.words for each in of_state(store, key)]


def test_every_stage_and_every_troubled_state_has_a_step_with_words(store: Store) -> None:
    kept = steps(store.reader())
    assert len(kept) == len(STEPS)
    assert {step.value for step in kept if step.axis == "lifecycle"} == set(PINNABLE["lifecycle"])
    assert {"dissatisfied", "silent", "at_risk", "lost"} <= {
        step.value for step in kept if step.axis == "status"
    }
    for step in kept:
        assert all(has_sentence(step.words[1:], language) for language in ("en", "zh_CN")), step.words
        FollowUpKind(step.kind)


def test_a_step_is_taken_by_one_press_and_undone(store: Store) -> None:
    key = customer(store, "康悦")
    (offer,) = of_state(store, key)
    assert offer.step.words == "@playbook.sign_of_life"
    run(store, take_proposal, offer.step.id, key, "问候", TODAY.isoformat())
    assert words(store, key) == []
    row = store.reader().one("SELECT subject, kind, due FROM follow_up WHERE customer_id = ?", (key,))
    assert row == ("问候", "wechat", "2026-09-16")
    run(store, undo_last)
    assert words(store, key) == ["@playbook.sign_of_life"]
    assert store.reader().value("SELECT count(*) FROM follow_up WHERE deleted_at IS NULL") == 0


def test_later_comes_again_and_not_useful_does_not(store: Store) -> None:
    one, two = customer(store, "康悦"), customer(store, "云溪")
    (offer,) = of_state(store, one)
    run(store, put_off_proposal, offer.step.id, one)
    run(store, decline_proposal, offer.step.id, two)
    assert words(store, one) == words(store, two) == []
    in_a_week = TODAY + timedelta(days=7)
    assert [len(of_state(store, key, in_a_week)) for key in (one, two)] == [1, 0]


def test_the_morning_names_the_important_first_and_no_more_than_the_firm_wants(store: Store) -> None:
    keys = [customer(store, f"客户{n}", importance=1 + n % 3) for n in range(6)]
    run(store, set_setting, CAP, 3)
    found = calls_today(store.reader(), TODAY)
    assert [call.importance for call in found] == [3, 3, 2]
    first = found[0]
    run(store, take_proposal, first.proposal.step.id, first.customer_id, "x", TODAY.isoformat())
    assert len(calls_today(store.reader(), TODAY)) == 2  # one of the day's three is used up
    run(store, set_setting, CAP, 0)
    assert calls_today(store.reader(), TODAY) == []
    assert len(keys) == 6


def test_who_has_something_planned_is_left_alone_in_the_morning(store: Store) -> None:
    key = customer(store, "康悦")
    now = datetime(2026, 9, 16, 9)
    assert "playbook" in [each.rule for each in suggestions(store.reader(), now, 30)]
    (offer,) = of_state(store, key)
    run(store, take_proposal, offer.step.id, key, "x", "2026-09-20")
    assert "playbook" not in [each.rule for each in suggestions(store.reader(), now, 30)]


def test_steps_are_reworded_switched_off_added_and_removed(store: Store) -> None:
    key = customer(store, "康悦")
    step = next(each for each in steps(store.reader()) if each.value == "silent")
    run(store, edit_step, step.id, {"subject": "发一张近照", "days": 0})
    assert words(store, key) == ["发一张近照"]
    run(store, edit_step, step.id, {"active": False})
    assert words(store, key) == []
    assert step.id in resting(store.reader())
    own = run(store, add_step, "status", "silent", "寄样册", kind="task")
    assert words(store, key) == ["寄样册"]
    run(store, delete_step, own)
    assert words(store, key) == []
    run(store, undo_last)
    assert words(store, key) == ["寄样册"]


@pytest.mark.parametrize("changes", [{"subject": "  "}, {"days": -1}, {"days": 10_000}])
def test_a_step_without_words_or_of_another_age_is_refused(store: Store, changes: dict[str, Any]) -> None:
    own = run(store, add_step, "status", "silent", "寄样册")
    with pytest.raises(UserError):
        run(store, edit_step, own, changes)
