"""Verdicts follow the records: at every save, when time passes, after bulk changes, with pins, undone and redone."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.queries.history import steps_of
from app.queries.judged import judged_on, some_due, some_unjudged
from app.queries.verdicts import explained, measured, preview, thresholds
from app.sentences.errors import UserError
from app.usecases import cases, verdicts
from app.usecases.customers import create_customer, edit_customer, set_customers
from app.usecases.holdings import save_holding, use_card
from app.usecases.interactions import InteractionInput, log_interaction
from app.usecases.leads import LeadInput, create_lead, edit_lead
from app.usecases.order_input import LineInput, OrderInput
from app.usecases.orders import create_order
from app.usecases.record_input import CustomerInput
from app.usecases.recycling import recycle_records
from app.usecases.undoing import redo_last, undo_last

TODAY = date(2026, 9, 16)
Run = Callable[..., Any]


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.day = TODAY

    def __call__(self) -> int:
        noon = datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)
        return int(noon.timestamp() * 1000)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi", clock)
    yield made
    made.close()


@pytest.fixture
def run(store: Store) -> Run:
    """One unit of work."""

    def call(usecase: Any, *args: Any, **kwargs: Any) -> Any:
        with store.write(Step.of("customer.edit", name="x")) as uow:
            return usecase(uow, *args, **kwargs)

    return call


@pytest.fixture
def somebody(run: Run) -> int:
    return int(run(create_customer, CustomerInput("沈云舟")))


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def buy(run: Run, key: int, *days: int, amount: int = 10_000) -> None:
    for each in days:
        line = LineInput("Mat", 1_000, amount, 0, 0)
        run(create_order, OrderInput((line,), customer_id=key, values={"ordered_day": ago(each)}))


def row(store: Store, key: int) -> tuple[Any, ...]:
    found = store.reader().one(
        "SELECT status, status_since, lifecycle, loyalty, tier, judge_on FROM customer WHERE id = ?", (key,)
    )
    assert found is not None
    return found


def moves(store: Store, key: int, axis: str = "status") -> list[Any]:
    return store.reader().all(
        "SELECT changed_day, before, after FROM verdict_change WHERE customer_id = ? AND axis = ? "
        "ORDER BY changed_day, id",
        (key, axis),
    )


def judge_all(store: Store, today: date) -> None:
    """A whole round, as the window has it."""
    step = Step("verdict.judge", {}, undoable=False)
    with store.write(step) as uow:
        after: int | None = 0 if verdicts.keep_figures(uow, measured(store.reader())) else None
    while after is not None:
        with store.write(step) as uow:
            after = verdicts.judge_some(uow, after, today)
    some = True
    while some:
        with store.write(step) as uow:
            some = verdicts.judge_next(uow, today)
    with store.write(step) as uow:
        verdicts.end_judging(uow, today)


def test_a_new_customer_is_potential_and_an_order_makes_it_new(store: Store, run: Run, somebody: int) -> None:
    assert row(store, somebody) == (
        "potential",
        TODAY.isoformat(),
        "exploration",
        "potential",
        "potential",
        None,
    )
    buy(run, somebody, 0)
    assert row(store, somebody)[:5] == ("new", TODAY.isoformat(), "exploration", "new", "ordinary")
    assert moves(store, somebody) == [(TODAY.isoformat(), None, "new")]  # a day is judged by its end
    (reasons,) = store.reader().one("SELECT reasons FROM verdict_change WHERE axis = 'status'") or ("",)
    assert json.loads(reasons)[0][0] == "verdict.new"


def test_a_late_entry_rewrites_what_was(store: Store, run: Run, somebody: int) -> None:
    buy(run, somebody, 0)
    buy(run, somebody, 400)
    assert moves(store, somebody)[0] == (ago(400), None, "new")
    assert (ago(309), "new", "active") in moves(store, somebody)


def test_undo_takes_the_verdict_back_and_redo_brings_it_again(store: Store, run: Run, somebody: int) -> None:
    before = row(store, somebody)
    buy(run, somebody, 0)
    after = row(store, somebody)
    run(undo_last)
    assert row(store, somebody) == before
    assert moves(store, somebody) == []
    run(redo_last)
    assert row(store, somebody) == after


def test_undoing_the_making_of_a_customer_leaves_nothing(store: Store, run: Run, clock: Clock) -> None:
    key = run(create_customer, CustomerInput("甲", values={"importance": 3, "opening_since": ago(40)}))
    assert moves(store, key)
    assert store.reader().one("SELECT pinned FROM verdict WHERE customer_id = ?", (key,)) == ("3",)
    run(undo_last)
    left = "SELECT count(*) FROM {} WHERE customer_id = ?"
    assert [store.reader().value(left.format(t), (key,)) for t in ("verdict", "verdict_change")] == [0, 0]
    run(redo_last)
    assert row(store, key)[0] == "new"


def test_undoing_the_making_of_a_lead_whose_grade_changed(store: Store, run: Run) -> None:
    key = run(create_lead, LeadInput("赵启明", {}))
    run(edit_lead, key, {"interests": "跑步机", "budget": 20_000_000, "title": "总经理", "firm": "康悦"})
    assert store.reader().value("SELECT count(*) FROM verdict_change WHERE lead_id = ?", (key,)) == 1
    run(undo_last)
    run(undo_last)
    assert store.reader().value("SELECT count(*) FROM lead") == 0


def test_verdicts_are_no_changes_of_the_record(store: Store, run: Run, somebody: int) -> None:
    steps = len(steps_of(store.reader(), "customer", somebody))
    buy(run, somebody, 0)
    assert len(steps_of(store.reader(), "customer", somebody)) == steps


def test_time_alone_changes_a_verdict_on_its_day(store: Store, run: Run, somebody: int, clock: Clock) -> None:
    buy(run, somebody, 0, 30, 60, 90)
    assert row(store, somebody)[0] == "active"
    due = date.fromisoformat(row(store, somebody)[5])
    assert TODAY < due <= TODAY + timedelta(days=46)
    clock.day = TODAY + timedelta(days=70)
    assert some_due(store.reader(), clock.day)
    judge_all(store, clock.day)
    silent, risk = (TODAY + timedelta(days=days) for days in (46, 61))
    assert row(store, somebody)[:3] == ("at_risk", risk.isoformat(), "decline")
    assert moves(store, somebody)[-2:] == [
        (silent.isoformat(), "active", "silent"),
        (risk.isoformat(), "silent", "at_risk"),
    ]
    assert not some_due(store.reader(), clock.day)
    assert judged_on(store.reader()) == clock.day.isoformat()


def test_a_talk_ends_a_silence(store: Store, run: Run, somebody: int) -> None:
    buy(run, somebody, 50, 80, 110)
    assert row(store, somebody)[0] == "silent"
    run(log_interaction, InteractionInput("rang", "call", somebody))
    assert row(store, somebody)[0] == "active"


def test_a_card_covers_and_its_use_is_a_sign_of_life(store: Store, run: Run, somebody: int) -> None:
    buy(run, somebody, 100, 110, 120)
    assert row(store, somebody)[0] == "at_risk"
    card = run(
        save_holding, "card", None, somebody, {"name": "10 times", "starts": ago(100), "uses_left": 10}
    )
    assert row(store, somebody)[0] == "active"
    run(use_card, card, ago(5), uses=10)
    assert row(store, somebody)[0] == "active"
    known = explained(store.reader(), somebody, TODAY)
    assert known is not None
    assert known.verdicts["status"].reasons[0].values["late"] == 5


def test_a_complaint_and_its_answer(store: Store, run: Run, somebody: int) -> None:
    buy(run, somebody, 1)
    key = run(cases.save_case, None, somebody, {"subject": "torn", "severity": "high"})
    assert row(store, somebody)[0] == "dissatisfied"
    run(cases.close_case, key, "replaced", ("csat", 2))
    assert row(store, somebody)[0] == "dissatisfied", "the answer at the re-check is the newest answer"
    run(cases.add_answer, somebody, "csat", 5)
    assert row(store, somebody)[0] == "new"
    run(cases.reopen_case, key)
    assert row(store, somebody)[0] == "dissatisfied"
    run(cases.remove_case, key)
    assert row(store, somebody)[0] == "new"


@pytest.mark.parametrize(
    ("usecase", "args", "code"),
    [
        (cases.save_case, (None, {"subject": " "}), "case.no_subject"),
        (cases.save_case, (None, {"subject": "x", "opened_day": "2027-01-01"}), "case.day"),
    ],
)
def test_a_case_that_makes_no_sense_is_refused(
    run: Run, somebody: int, usecase: Any, args: tuple[Any, ...], code: str
) -> None:
    with pytest.raises(UserError, match=code.split(".")[1]) as error:
        run(usecase, args[0], somebody, args[1])
    assert error.value.code == code


@pytest.mark.parametrize(("kind", "score"), [("csat", 0), ("csat", 6), ("nps", -1), ("nps", 11)])
def test_a_score_there_is_not_is_refused(run: Run, somebody: int, kind: str, score: int) -> None:
    with pytest.raises(UserError) as error:
        run(cases.add_answer, somebody, kind, score)
    assert error.value.code == "answer.score"


def test_a_pin_holds_until_its_day_and_is_undone(store: Store, run: Run, somebody: int, clock: Clock) -> None:
    buy(run, somebody, 1)
    until = (TODAY + timedelta(days=3)).isoformat()
    run(verdicts.pin, somebody, "status", "loyal", "brings others", until)
    assert row(store, somebody)[0] == "loyal"
    assert moves(store, somebody)[-1] == (TODAY.isoformat(), "new", "loyal")
    run(undo_last)
    assert row(store, somebody)[0] == "new"
    run(redo_last)
    clock.day = TODAY + timedelta(days=4)
    judge_all(store, clock.day)
    assert row(store, somebody)[:2] == ("new", clock.day.isoformat())


def test_a_pin_taken_away_stays_in_the_history(store: Store, run: Run, somebody: int, clock: Clock) -> None:
    buy(run, somebody, 1)
    run(verdicts.pin, somebody, "status", "loyal", "brings others")
    clock.day = TODAY + timedelta(days=2)
    run(verdicts.unpin, somebody, "status")
    assert row(store, somebody)[0] == "new"
    assert [move[2] for move in moves(store, somebody)] == ["new", "loyal", "new"]
    known = explained(store.reader(), somebody, TODAY + timedelta(days=1))
    assert known is not None
    assert known.verdicts["status"].pinned
    assert known.verdicts["status"].reasons[0].values["why"] == "brings others"
    with pytest.raises(UserError) as error:
        run(verdicts.unpin, somebody, "status")
    assert error.value.code == "verdict.not_pinned"


def test_closing_by_hand_needs_a_reason_and_an_order_reopens(
    store: Store, run: Run, somebody: int, clock: Clock
) -> None:
    buy(run, somebody, 1)
    with pytest.raises(UserError):
        run(verdicts.close_customer, somebody, " ")
    run(verdicts.close_customer, somebody, "moved away")
    assert row(store, somebody)[:3] == ("lost", TODAY.isoformat(), "exploration")
    run(verdicts.reopen_customer, somebody)
    assert row(store, somebody)[0] == "new"
    run(verdicts.close_customer, somebody, "moved away")
    clock.day = TODAY + timedelta(days=1)
    buy(run, somebody, -1)
    assert row(store, somebody)[0] == "new"


def test_many_at_once_wait_for_the_background(store: Store, run: Run) -> None:
    keys = [run(create_customer, CustomerInput(f"n{n}", "organisation")) for n in range(25)]
    for key in keys:
        buy(run, key, 300, 330, 360)
    assert row(store, keys[0])[0] == "at_risk" or row(store, keys[0])[0] == "lost"
    run(set_customers, keys, {"relation": "internal"})
    assert some_unjudged(store.reader())
    judge_all(store, TODAY)
    assert {row(store, key)[0] for key in keys} == {"active"}
    run(undo_last)
    judge_all(store, TODAY)
    assert "active" not in {row(store, key)[0] for key in keys}


def test_what_is_no_input_judges_nobody(store: Store, run: Run) -> None:
    keys = [run(create_customer, CustomerInput(f"n{n}")) for n in range(25)]
    run(set_customers, keys, {"city": "杭州"})
    assert not some_unjudged(store.reader())


def test_ranks_need_ten_buyers_and_leave_pinned_ones_alone(store: Store, run: Run) -> None:
    keys = [run(create_customer, CustomerInput(f"n{n}")) for n in range(9)]
    for n, key in enumerate(keys):
        buy(run, key, 5, amount=1_000 * (n + 1))

    def stars() -> list[int]:
        rows = store.reader().all("SELECT importance FROM customer ORDER BY id")
        return [star for (star,) in rows]

    judge_all(store, TODAY)
    assert stars() == [1] * 9
    tenth = run(create_customer, CustomerInput("n9", values={"importance": 2}))
    buy(run, tenth, 5, amount=1)
    run(edit_customer, keys[0], {"importance": 3})
    judge_all(store, TODAY)
    assert stars() == [3, 1, 1, 1, 1, 1, 2, 2, 3, 2]  # 5 % and 15 % of ten, rounded up: one VIP, two key
    noted = store.reader().all(
        "SELECT customer_id, before, after FROM verdict_change WHERE axis = 'importance'"
    )
    assert sorted(noted) == [(keys[6], "1", "2"), (keys[7], "1", "2"), (keys[8], "1", "3")]
    run(verdicts.unpin, keys[0], "importance")
    judge_all(store, TODAY)
    assert stars()[0] == 1


def test_the_yardstick_is_that_of_like_customers(store: Store, run: Run) -> None:
    for n in range(20):
        key = run(create_customer, CustomerInput(f"n{n}", values={"industry": "gym"}))
        buy(run, key, 5, 5 + (20 if n < 10 else 40))
    found = measured(store.reader())
    assert (found.gap, found.orders, found.buyers) == (30.0, 2, 20)
    assert found.gaps == {("gym", "ordinary"): 30.0}
    assert found.premium == 10_000
    newest = run(create_customer, CustomerInput("new", values={"industry": "gym"}))
    buy(run, newest, 61)
    assert row(store, newest)[0] == "new", "rhythm unknown: the yardstick was not kept yet"
    judge_all(store, TODAY)
    assert row(store, newest)[0] == "at_risk"


def test_thresholds_are_previewed_then_kept(store: Store, run: Run, somebody: int) -> None:
    buy(run, somebody, 65, 95, 125)
    assert row(store, somebody)[0] == "at_risk"
    shown = preview(store.reader(), {"risk": 2.5}, TODAY)
    assert (shown.looked_at, dict(shown.moves)) == (1, {("at_risk", "silent"): 1})
    assert row(store, somebody)[0] == "at_risk"
    run(verdicts.set_thresholds, {"risk": 2.5})
    assert thresholds(store.reader()).risk == 2.5
    judge_all(store, TODAY)
    assert row(store, somebody)[0] == "silent"
    run(verdicts.set_thresholds, {"risk": 2.0})
    assert store.reader().value("SELECT value FROM setting WHERE name = 'verdict_rules'") == "{}"


@pytest.mark.parametrize(
    "wrong",
    [{"late": 3.0}, {"late": 0.5}, {"rhythm": "never"}, {"loyal_percentile": -1}, {"vip_percent": 101}],
)
def test_thresholds_that_make_no_sense_are_refused(run: Run, wrong: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        run(verdicts.set_thresholds, wrong)


def test_any_day_is_explained(store: Store, run: Run, somebody: int) -> None:
    buy(run, somebody, 100, 400)
    reader = store.reader()
    days = {500: None, 400: "new", 350: "new", 300: "active", 100: "active", 0: "active"}
    for back, wanted in days.items():
        known = explained(reader, somebody, TODAY - timedelta(days=back))
        assert known is not None
        assert known.verdicts["status"].value == (wanted or "potential")
        assert all(move.day <= ago(back) for move in known.moves)
    assert explained(reader, 1, TODAY) is None


def test_a_customer_in_the_bin_comes_back_as_it_is(store: Store, run: Run, somebody: int) -> None:
    buy(run, somebody, 1)
    run(recycle_records, "customer", [somebody])
    run(undo_last)
    assert row(store, somebody)[0] == "new"
