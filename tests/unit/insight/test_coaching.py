"""Coaching and wording: every temperament advised in both languages, observations judged, words noticed."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.coaching import (
    LONG,
    Wording,
    advice,
    judge,
    questions,
    standard_coaching,
    standard_wording,
    wording,
)

LANGUAGES = ("en", "zh_CN")
TEMPERAMENTS = tuple(standard_coaching()["temperaments"])


@pytest.mark.parametrize(("temperament", "language"), list(product(TEMPERAMENTS, LANGUAGES)))
def test_every_temperament_is_advised_in_both_languages(temperament: str, language: str) -> None:
    told = advice(temperament, language)
    assert told is not None
    assert all((told.know, told.do, told.avoid, told.opening))
    assert len(told.do) >= 2


def test_the_firms_own_words_take_the_place_of_the_programs() -> None:
    own = {"proud": {"en": {"opening": "Good morning, Director."}}}
    told = advice("proud", "en", own)
    assert told is not None
    assert told.opening == "Good morning, Director."
    assert told.do == advice("proud", "en").do  # type: ignore[union-attr]  # the rest stays
    assert advice("proud", "zh_CN", own) == advice("proud", "zh_CN")
    assert advice("jolly", "en") is None


def test_there_are_five_questions_with_the_same_answers_in_both_languages() -> None:
    english, chinese = questions("en"), questions("zh_CN")
    assert len(english) == len(chinese) == 5
    assert [len(each.answers) for each in english] == [len(each.answers) for each in chinese]


@pytest.mark.parametrize(
    ("answers", "temperament"),
    [
        ((0, 0, 0, 0, 0), "hesitant"),
        ((1, 1, 1, 1, 1), "hot_tempered"),
        ((2, 2, 2, 2, 2), "proud"),
        ((3, 3, 3, 3, 3), "worldly_wise"),
        ((4, 4, 4, 4, 4), "cautious"),
        ((4, None, None, None, None), "cautious"),  # one clear observation leads by three
        ((None,) * 5, None),
        ((0, 1, 2, 3, 4), None),  # all over the place
        ((0, 4, None, None, None), None),  # two that say different things
        ((4, 4, None, None, 0), "cautious"),
    ],
)
def test_observations_are_judged_only_when_one_leads(
    answers: tuple[int | None, ...], temperament: str | None
) -> None:
    assert judge(answers).temperament == temperament


@given(st.lists(st.none() | st.integers(0, 4), min_size=5, max_size=5))
def test_points_are_those_of_the_answers_and_a_verdict_leads(answers: list[int | None]) -> None:
    found = judge(answers)
    given_points = sum(
        sum(question["answers"][place]["points"].values())
        for question, place in zip(standard_coaching()["questions"], answers, strict=True)
        if place is not None
    )
    assert sum(points for _temperament, points in found.points) == given_points
    if found.temperament is not None:
        assert found.points[0][1] - found.points[1][1] >= 3


@pytest.mark.parametrize(
    ("text", "noticed"),
    [
        ("你必须今天付款", ["你必须"]),
        ("您应该先看说明书", ["您应该"]),
        ("你需要签字", ["你需要"]),
        ("你错了", ["你错了"]),
        ("我们会尽可能安排", ["尽可能"]),
        ("我们将在周五下午三点之前送到。", []),
        ("You must pay today", ["You must"]),
        ("you SHOULD read it", ["you SHOULD"]),
        ("They shoulder the costs", []),  # a word within a word
        ("We'll try as soon as possible", ["We'll try", "as soon as possible"]),
        ("您必须尽快处理，you must", ["您必须", "尽快", "you must"]),  # both languages in one text
        ("", []),
    ],
)
def test_blame_orders_and_vague_promises_are_noticed(text: str, noticed: list[str]) -> None:
    found = wording(text, "zh_CN")
    assert [text[hint.start : hint.end] for hint in found.hints] == noticed
    assert all(hint.say and hint.why for hint in found.hints)


def test_a_long_text_is_asked_for_its_reason_and_for_what_comes_next() -> None:
    plain = "谢谢您一直以来对我们的支持和理解，机器的情况我们已经看过，祝您生意兴隆，万事如意，身体健康，阖家幸福。"
    assert len(plain) >= LONG
    assert wording(plain, "zh_CN") == Wording((), no_reason=True, no_next=True)
    told = f"因为轴承磨损，{plain}周五下午三点之前装好。"
    assert wording(told, "zh_CN") == Wording(())
    assert wording(plain[: LONG - 1], "zh_CN") == Wording(())  # a short one may be short


def test_the_firms_own_rules_take_the_place_of_the_programs() -> None:
    own = {
        "zh_CN": {**standard_wording()["zh_CN"], "flags": [{"find": ["亲"], "say": "您好", "why": "太随便"}]}
    }
    found = wording("亲，你必须付款", "zh_CN", own)
    assert [hint.say for hint in found.hints] == ["您好"]
    assert wording("you must", "zh_CN", own).hints  # those of the other language stay


@given(st.text(max_size=80))
def test_hints_lie_within_the_text_in_order_and_apart(text: str) -> None:
    hints = wording(f"你必须{text}as soon as possible", "en").hints
    assert all(one.end <= two.start for one, two in pairwise(hints))
    assert all(0 <= hint.start < hint.end <= len(text) + 22 for hint in hints)
