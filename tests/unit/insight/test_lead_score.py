"""The score of leads: what each condition earns, and the law that reasons add up."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.db.lead_scores import rule_from
from app.insight.lead_score import LeadFacts, ScoreRule, factor_shares, grade_of, score_lead, warmth
from app.language.resources import load_json

TODAY = date(2026, 9, 16)
RULES = tuple(rule_from(each) for each in load_json("rules/lead_score.json"))


def rule(condition: str, *values: str, fact: str = "x", points: int = 100, factor: str = "need") -> ScoreRule:
    return ScoreRule("r", factor, fact, condition, points, values)


def lead(talks: tuple[tuple[int, bool], ...] = (), age: int = 0, **facts: Any) -> LeadFacts:
    many = {name: value for name, value in facts.items() if isinstance(value, list)}
    plain = {name: value for name, value in facts.items() if not isinstance(value, list)}
    days = tuple((TODAY - timedelta(days=ago), incoming) for ago, incoming in talks)
    return LeadFacts(plain, TODAY - timedelta(days=age), many, days)


@pytest.mark.parametrize(
    ("asked", "who", "value"),
    [
        (rule("given"), lead(x="跑步机"), 40),  # need fit weighs 40
        (rule("given"), lead(x=""), 0),
        (rule("given"), lead(x=["a"]), 40),
        (rule("missing"), lead(), 40),
        (rule("is", "referral"), lead(x="referral"), 40),
        (rule("is", "Hotel"), lead(x="hotel"), 40),  # upper and lower case are the same
        (rule("has", "new_shop"), lead(x=["chain", "new_shop"]), 40),
        (rule("has", "new_shop"), lead(x=["chain"]), 0),
        (rule("contains", "总"), lead(x="采购总监"), 40),
        (rule("contains", "head"), lead(x="Headless"), 0),  # a Latin word must stand alone
        (rule("contains", "head"), lead(x="Head of buying"), 40),
        (rule("at_least", "5000"), lead(x=5_000.0), 40),
        (rule("at_least", "5000"), lead(x=4_999.99), 0),
        (rule("at_least", "5000"), lead(x=None), 0),  # not said is not rich
        (rule("engaged"), lead(talks=((0, True),)), 40),  # one call from them, today
        (rule("engaged"), lead(talks=((14, True),)), 20),  # half after 14 days
        (rule("engaged"), lead(talks=((-3, True),)), 0),  # planned for the future is no talk
        (rule("silent", "60"), lead(age=60), 40),
        (rule("silent", "60"), lead(age=90, talks=((59, True),)), 0),
        (rule("silent", "60"), lead(age=90, talks=((5, False),)), 40),  # we called, nobody answered us
        (rule("given", points=-50), lead(x="y"), 0),  # never below nothing
        (rule("given", points=300), lead(x="y"), 40),  # nor above the weight
        (rule("given", factor="power", points=50), lead(x="y"), 15),
    ],
)
def test_what_a_rule_earns(asked: ScoreRule, who: LeadFacts, value: int) -> None:
    score = score_lead(who, [asked], TODAY)
    assert score.value == value
    assert sum(reason.points for reason in score.reasons) == value


def test_a_rule_switched_off_says_nothing() -> None:
    off = ScoreRule("r", "need", "x", "given", 100, active=False)
    assert score_lead(lead(x="y"), [off], TODAY).reasons == ()


def test_the_profile_decides_who_fits() -> None:
    asked = rule("fits", fact="industry")
    fits = score_lead(lead(industry="酒店"), [asked], TODAY, profile={"industry": ["健身房", "酒店"]})
    assert (fits.value, fits.factors) == (40, {"need": 100, "power": 0, "intent": 0})
    assert score_lead(lead(industry="酒店"), [asked], TODAY).value == 0


@pytest.mark.parametrize(
    ("value", "grade"),
    [(100, "A"), (80, "A"), (79, "B"), (60, "B"), (59, "C"), (40, "C"), (39, "D"), (0, "D")],
)
def test_grades(value: int, grade: str) -> None:
    assert grade_of(value) == grade


def test_the_lead_of_a_lifetime_is_an_a() -> None:
    best = lead(
        interests="单车 30 台", industry="健身", firm="康悦", title="总经理", budget=300_000.0, channel="referral",
        time_frame="本月", attitude="认真", signals=["new_shop", "chain"], talks=((0, True), (2, True)),
    )  # fmt: skip
    assert score_lead(best, RULES, TODAY, profile={"industry": ["健身"]}).grade == "A"
    assert score_lead(lead(), RULES, TODAY).grade == "D"


FACTS = st.fixed_dictionaries(
    {},
    optional={
        "interests": st.just("x"),
        "budget": st.floats(0, 10**7),
        "title": st.sampled_from(["总经理", "clerk"]),
        "channel": st.sampled_from(["referral", "trade_fair", "import"]),
        "time_frame": st.sampled_from(["本月", "明年"]),
        "signals": st.lists(st.sampled_from(["new_shop", "chain", "recruiting"])),
    },
)
TALKS = st.lists(st.tuples(st.integers(0, 400), st.booleans()), max_size=8).map(tuple)


@given(FACTS, TALKS, st.integers(0, 500))
def test_reasons_add_up_and_talks_never_lower_the_score(facts: dict[str, Any], talks: Any, age: int) -> None:
    score = score_lead(lead(talks=talks, age=age, **facts), RULES, TODAY)
    assert sum(reason.points for reason in score.reasons) == score.value
    assert 0 <= score.value <= 100
    assert factor_shares(lead(talks=talks, age=age, **facts), RULES, TODAY, {}) == score.factors
    more = score_lead(lead(talks=(*talks, (0, True)), age=age, **facts), RULES, TODAY)
    assert more.value >= score.value


def test_warmth_halves_every_fortnight() -> None:
    day = TODAY - timedelta(days=28)
    assert warmth([(day, False)], TODAY) == pytest.approx(0.25)
