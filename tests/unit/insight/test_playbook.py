"""When a step of the playbook is proposed: from its day on, until it is answered or the verdict changes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.playbook import LASTING, Answer, Holding, Step, proposed

TODAY = date(2026, 9, 16)
CALL = Step(1, "status", "silent", "@playbook.sign_of_life", "call", 0)
LATER = Step(2, "status", "silent", "x", "visit", 7)
OTHER = Step(3, "status", "lost", "y", "email", 0)
STEPS = (CALL, LATER, OTHER)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("since", "answers", "ids"),
    [
        (0, [], [1]),
        (6, [], [1]),
        (7, [], [1, 2]),  # exactly its day
        (LASTING, [], [1, 2]),
        (LASTING + 1, [], [2]),  # nobody took it up: no longer timely
        (LASTING + 8, [], []),
        (10, [Answer(1, "taken", ago(9))], [2]),
        (10, [Answer(1, "declined", ago(1))], [2]),
        (10, [Answer(1, "taken", ago(11))], [1, 2]),  # of an earlier silence
        (10, [Answer(1, "taken", ago(10))], [2]),  # the same day counts
        (10, [Answer(1, "later", ago(3), ago(-1))], [2]),
        (10, [Answer(1, "later", ago(8), ago(0))], [1, 2]),  # its day has come
        (10, [Answer(2, "later", ago(2), None)], [1, 2]),  # without a day it is not put off
        (-1, [], []),  # a verdict from tomorrow on
    ],
)
def test_steps_of_a_silent_customer(since: int, answers: list[Answer], ids: list[int]) -> None:
    verdicts = {"status": Holding("silent", ago(since))}
    assert [each.step.id for each in proposed(STEPS, verdicts, answers, TODAY)] == ids


def test_without_a_verdict_nothing_is_proposed() -> None:
    assert proposed(STEPS, {}, [], TODAY) == []
    assert proposed(STEPS, {"status": Holding("active", ago(30))}, [], TODAY) == []


answers_given = st.lists(
    st.builds(
        Answer,
        st.sampled_from([1, 2, 3]),
        st.sampled_from(["taken", "later", "declined"]),
        st.integers(0, 60).map(ago),
        st.none() | st.integers(-20, 60).map(ago),
    ),
    max_size=5,
)


@given(st.integers(0, 120), answers_given)
def test_a_further_answer_never_brings_a_step_back(since: int, answers: list[Answer]) -> None:
    verdicts = {"status": Holding("silent", ago(since))}
    before = {each.step.id for each in proposed(STEPS, verdicts, answers, TODAY)}
    after = {each.step.id for each in proposed(STEPS, verdicts, [*answers, Answer(1, "taken", TODAY)], TODAY)}
    assert after == before - {1}
