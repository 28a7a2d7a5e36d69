"""The rules about customers as tables of cases, edges included, and their laws over made-up histories."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.insight.customer_history import Answer, Buying, Case, Cover, History, Opening, Order, Pin, Timeline
from app.insight.customer_verdicts import AXES, BEGINNING, Judge
from app.insight.verdict import DEFAULTS, Figures, Thresholds

D = date(2026, 9, 1).toordinal()
STATES = (
    "potential",
    "dissatisfied",
    "lost",
    "at_risk",
    "silent",
    "loyal",
    "new",
    "active",
    "completed",
)
STAGES = ("exploration", "decline", "stability", "growth")
PRIOR = Figures(gap=40.0)
NONE = Figures()


def orders(*ago: int, amount: int = 10_000, **values: object) -> tuple[Order, ...]:
    """Orders so many days before D."""
    return tuple(Order(D - days, amount, **values) for days in sorted(ago, reverse=True))  # type: ignore[arg-type]


def judge(history: History, figures: Figures = NONE, t: Thresholds = DEFAULTS) -> Judge:
    return Judge(Timeline(history, t), figures)


def state(history: History, figures: Figures = NONE, t: Thresholds = DEFAULTS, day: int = D) -> str | None:
    return judge(history, figures, t).decide(day).values["status"]


def stage(history: History, figures: Figures = NONE, day: int = D) -> str | None:
    return judge(history, figures).decide(day).values["lifecycle"]


def known(*ago: int, **values: object) -> History:
    """Somebody with orders so many days ago, kept since long."""
    return History(D - 4_000, orders=orders(*ago), **values)  # type: ignore[arg-type]


MONTHLY = tuple(range(0, 720, 30))  # to be shifted: an order each 30 days, g = 30 without a prior


def monthly(late: int, **values: object) -> History:
    """Thirty days between orders for two years, the last so many days ago."""
    return known(*(late + ago for ago in MONTHLY), **values)


COMPLAINT = (Case(D - 5, None, "medium"),)
CASES: list[tuple[str, History, Figures, str]] = [
    # potential
    ("nothing at all", History(D), NONE, "potential"),
    ("kept for years, never bought", History(D - 900), PRIOR, "potential"),
    ("only spoken with", History(D - 90, contacts=(D - 3,)), PRIOR, "potential"),
    ("a complaint of somebody who never bought", History(D - 9, complaints=COMPLAINT), NONE, "potential"),
    ("closed before anything was bought", History(D - 9, closed=D - 1), NONE, "potential"),
    ("an answer, no order", History(D - 9, answers=(Answer(D - 1, "nps", 2),)), NONE, "potential"),
    ("an order that comes tomorrow", History(D - 9, orders=(Order(D + 1, 5),)), NONE, "potential"),
    ("a contract that begins tomorrow", History(D - 9, covers=(Cover(D + 1, D + 90),)), NONE, "potential"),
    ("internal without an order", History(D - 9, internal=True), NONE, "potential"),
    ("a firm without an order", History(D - 9, organisation=True), PRIOR, "potential"),
    ("opening figures yet to come", History(D - 9, opening=Opening(D + 3, D + 3, 1)), NONE, "potential"),
    ("pins of another axis", History(D, pins=(Pin("tier", "premium", D, None),)), NONE, "potential"),
    # dissatisfied
    ("a medium complaint is open", monthly(3, complaints=COMPLAINT), NONE, "dissatisfied"),
    ("a critical one, opened today", monthly(3, complaints=(Case(D, None, "critical"),)), NONE, "dissatisfied"),
    ("a complaint before a long silence", monthly(300, complaints=COMPLAINT), NONE, "dissatisfied"),
    ("a complaint closed tomorrow", monthly(3, complaints=(Case(D - 9, D + 1, "high"),)), NONE, "dissatisfied"),
    ("CSAT 2 today", monthly(3, answers=(Answer(D, "csat", 2),)), NONE, "dissatisfied"),
    ("CSAT 1, 90 days ago", monthly(3, answers=(Answer(D - 90, "csat", 1),)), NONE, "dissatisfied"),
    ("NPS 6", monthly(3, answers=(Answer(D - 9, "nps", 6),)), NONE, "dissatisfied"),
    ("internal with a complaint", monthly(3, internal=True, complaints=COMPLAINT), NONE, "dissatisfied"),
    ("covered with a complaint", known(9, covers=(Cover(D - 9, D + 9),), complaints=COMPLAINT), NONE,
     "dissatisfied"),
    ("completed with a complaint", known(9, rhythm="once", complaints=COMPLAINT), NONE, "dissatisfied"),
    ("new with a complaint", known(1, complaints=COMPLAINT), NONE, "dissatisfied"),
    ("opening figures and a bad answer", History(D, opening=Opening(D - 99, D - 9, 3),
                                                 answers=(Answer(D - 1, "csat", 2),)), NONE, "dissatisfied"),
    # not dissatisfied
    ("a low complaint is open", monthly(3, complaints=(Case(D - 5, None, "low"),)), NONE, "loyal"),
    ("a complaint closed today", monthly(3, complaints=(Case(D - 9, D, "high"),)), NONE, "loyal"),
    ("CSAT 1, 91 days ago: no longer loyal either", monthly(3, answers=(Answer(D - 91, "csat", 1),)), NONE,
     "active"),
    ("NPS 7", monthly(3, answers=(Answer(D - 9, "nps", 7),)), NONE, "loyal"),
    ("bad, then good again", monthly(3, answers=(Answer(D - 9, "csat", 1), Answer(D - 8, "csat", 5))), NONE,
     "loyal"),
    # lost
    ("closed by hand", monthly(3, closed=D, closed_reason="moved"), NONE, "lost"),
    ("more than 4 g and 180 days", monthly(181), NONE, "lost"),
    ("g = 60, one day beyond 4 g", known(241, 301, 361, 421), NONE, "lost"),
    ("only a prior of 40: 181 days", known(181), PRIOR, "lost"),
    ("opening figures, very late", History(D, opening=Opening(D - 400, D - 300, 3)), NONE, "lost"),
    ("contract ended long ago", known(600, covers=(Cover(D - 600, D - 235),)), PRIOR, "lost"),
    ("card ended, last use long ago", known(600, uses=(D - 400,), covers=(Cover(D - 600, D - 300),)), PRIOR, "lost"),
    ("closed, last order before", known(9, closed=D - 8), NONE, "lost"),
    ("closed on the day of an order", known(9, closed=D - 9), NONE, "lost"),
    ("closed in spite of a complaint", monthly(3, closed=D, complaints=COMPLAINT), NONE, "lost"),
    ("closed and internal", monthly(3, closed=D, internal=True), NONE, "lost"),
    ("beyond 1.5 times the longest gap", known(301, 501, 506, 511, 516, 521, 526), NONE, "lost"),
    # not lost
    ("closed, then ordered again", known(2, closed=D - 3), NONE, "new"),
    ("exactly 180 days", monthly(180), NONE, "at_risk"),
    ("g = 60, exactly 4 g", known(240, 300, 360, 420), NONE, "at_risk"),
    ("exactly 1.5 times the longest gap", known(300, 500, 505, 510, 515, 520, 525), NONE, "at_risk"),
    ("a talk yesterday does not undo being lost", monthly(181, contacts=(D - 1,)), NONE, "lost"),
    # at risk
    ("one day beyond 2 g", monthly(61), NONE, "at_risk"),
    ("a prior of 40, 81 days", known(81), PRIOR, "at_risk"),
    ("P(alive) below a half", monthly(3, alive=0.49), NONE, "at_risk"),
    ("three falling answers", monthly(3, answers=tuple(Answer(D - 9 + n, "nps", 10 - n) for n in range(3))), NONE,
     "at_risk"),
    ("falling answers while covered", known(9, covers=(Cover(D - 9, D + 9),),
                                            answers=tuple(Answer(D - n, "csat", n + 3) for n in (2, 1, 0))), NONE,
     "at_risk"),
    ("opening figures only, late", History(D, opening=Opening(D - 200, D - 100, 4)), NONE, "at_risk"),
    ("at risk in spite of a talk today", monthly(61, contacts=(D,)), NONE, "at_risk"),
    ("contract over for more than 2 g", known(200, covers=(Cover(D - 200, D - 81),)), PRIOR, "at_risk"),
    ("revenue fell below a half", History(D - 4_000, orders=(*orders(*range(370, 720, 30), amount=1_000),
                                                            *orders(*range(10, 130, 30), amount=1_000))), NONE,
     "at_risk"),
    ("beyond the longest own gap", known(101, 201, 206, 211, 216, 221), NONE, "at_risk"),
    ("late within 180 days although 4 g are over", monthly(150), NONE, "at_risk"),
    ("a use of the card counts from its day", known(300, uses=(D - 81,)), PRIOR, "at_risk"),
    # not at risk
    ("exactly 2 g", monthly(60), NONE, "silent"),
    ("a prior of 40, exactly 2 g", known(80), PRIOR, "silent"),
    ("exactly the longest own gap", known(100, 200, 205, 210, 215, 220), NONE, "silent"),
    ("P(alive) of a half", monthly(3, alive=0.5), NONE, "loyal"),
    ("two falling answers", monthly(3, answers=(Answer(D - 9, "nps", 10), Answer(D - 8, "nps", 9))), NONE, "loyal"),
    ("answers that stay", monthly(3, answers=tuple(Answer(D - n, "nps", 9) for n in (3, 2, 1))), NONE, "loyal"),
    # silent
    ("one day beyond 1.5 g", monthly(46), NONE, "silent"),
    ("a prior of 40, 61 days", known(61), PRIOR, "silent"),
    ("beyond 180 days in a slow trade", known(181, 381, 581), NONE, "silent"),
    ("opening figures only, quiet", History(D, opening=Opening(D - 180, D - 80, 3)), NONE, "silent"),
    ("spoken with, but long ago", monthly(50, contacts=(D - 46,)), NONE, "silent"),
    ("card used, but long ago", known(300, uses=(D - 61,)), PRIOR, "silent"),
    ("new but quiet beyond a prior", known(70), PRIOR, "silent"),
    ("two orders, then quiet", known(61, 101), PRIOR, "silent"),
    ("contract over, quiet", known(200, covers=(Cover(D - 200, D - 61),)), PRIOR, "silent"),
    ("a firm's own setting as prior", known(61), Figures(), "silent"),
    ("one day before being at risk", monthly(59), NONE, "silent"),
    ("an old good answer does not help", monthly(46, answers=(Answer(D - 60, "csat", 5),)), NONE, "silent"),
    # not silent
    ("exactly 1.5 g", monthly(45), NONE, "loyal"),
    ("spoken with yesterday", monthly(46, contacts=(D - 1,)), NONE, "active"),
    ("covered", known(170, covers=(Cover(D - 170, D + 195),)), PRIOR, "active"),
    ("covered until today", known(365, covers=(Cover(D - 365, D),)), PRIOR, "active"),
    ("a use yesterday", known(170, uses=(D - 1,)), PRIOR, "active"),
    # loyal
    ("monthly for two years", monthly(3), NONE, "loyal"),
    ("exactly a year, three orders", known(1, 183, 365), NONE, "loyal"),
    ("an answer of 4", monthly(3, answers=(Answer(D, "csat", 4),)), NONE, "loyal"),
    ("nobody asked", monthly(0), NONE, "loyal"),
    ("as many as the 80th percentile", known(1, 101, 201, 301, 401), Figures(orders=5), "loyal"),
    ("opening figures only", History(D, opening=Opening(D - 400, D - 10, 14)), NONE, "loyal"),
    ("opening figures and orders", History(D, opening=Opening(D - 500, D - 100, 5), orders=orders(1)), NONE, "loyal"),
    ("covered, with three orders in years", known(365, 730, 1_095, covers=(Cover(D - 365, D),)), NONE, "loyal"),
    ("ordered on the day", monthly(0, contacts=(D - 300,)), NONE, "loyal"),
    ("NPS 9", monthly(3, answers=(Answer(D - 9, "nps", 9),)), NONE, "loyal"),
    ("a firm", monthly(3, organisation=True), NONE, "loyal"),
    ("falling long before, then rising", monthly(
        3, answers=tuple(Answer(D - 9 + n, "nps", s) for n, s in enumerate((10, 9, 8, 9)))), NONE, "loyal"),
    # not loyal
    ("one day less than a year", known(1, 183, 364), NONE, "active"),
    ("fewer than the percentile", known(1, 101, 201, 301, 401), Figures(orders=6), "active"),
    ("newest CSAT 3", monthly(3, answers=(Answer(D - 300, "csat", 3),)), NONE, "active"),
    ("two orders in years", known(1, 400), NONE, "active"),
    # new
    ("first order today", known(0), NONE, "new"),
    ("first order 90 days ago, rhythm unknown", known(90), NONE, "new"),
    ("three orders in one day", History(D, orders=orders(0, 0, 0)), NONE, "new"),
    ("three orders on one day, 60 days ago", History(D - 90, orders=orders(60, 60, 60)), NONE, "new"),
    ("two orders, a day apart", known(1, 2), NONE, "new"),
    ("a contract since ten days", known(10, covers=(Cover(D - 10, D + 355),)), PRIOR, "new"),
    ("a card without an order", History(D - 9, covers=(Cover(D - 9, D + 9),)), NONE, "new"),
    ("opening figures of this month", History(D, opening=Opening(D - 20, D - 10, 2)), NONE, "new"),
    ("one-off trade, not delivered", known(10, rhythm="once"), PRIOR, "new"),
    ("two orders, 40 days apart", known(0, 40), NONE, "new"),
    ("spoken with, so not silent", known(70, contacts=(D - 1,)), PRIOR, "new"),
    ("first order yesterday, kept today", History(D, orders=orders(1)), NONE, "new"),
    # not new
    ("first order 91 days ago, rhythm unknown", known(91), NONE, "active"),
    ("three orders within 90 days", known(0, 10, 20), NONE, "active"),
    # active
    ("rhythm unknown for years", known(900), NONE, "active"),
    ("two orders, rhythm unknown", known(700, 900), NONE, "active"),
    ("internal, never in time", monthly(500, internal=True), NONE, "active"),
    ("one-off trade, not delivered for long", known(500, rhythm="once"), PRIOR, "active"),
    ("covered without an end", known(900, covers=(Cover(D - 900, D + 9_999),)), PRIOR, "active"),
    ("already a customer, no days known", History(D - 5, opening=Opening(None, None)), NONE, "active"),
    ("renewed once", known(730, covers=(Cover(D - 730, D - 366), Cover(D - 365, D + 1))), PRIOR, "active"),
    ("a year of orders, percentile high", monthly(3), Figures(orders=99), "active"),
    ("within 1.5 g, four months", known(5, 35, 65, 95, 125), NONE, "active"),
    # completed
    ("one-off trade, delivered", History(D - 900, rhythm="once", orders=orders(500, delivered=D - 400)), PRIOR,
     "completed"),
    ("one-off product, delivered", History(D - 900, orders=orders(500, delivered=D - 400, rhythm="once")), PRIOR,
     "completed"),
    ("delivered today", History(D - 900, rhythm="once", orders=orders(5, delivered=D)), PRIOR, "completed"),
    ("delivery tomorrow", History(D - 900, rhythm="once", orders=orders(5, delivered=D + 1)), PRIOR, "new"),
    ("a delivered one-off in another trade", History(D - 900, rhythm="repeat",
                                                     orders=orders(500, delivered=D - 400)), PRIOR, "lost"),
    # pins
    ("pinned", monthly(300, pins=(Pin("status", "loyal", D - 9, None),)), NONE, "loyal"),
    ("pinned until today", monthly(300, pins=(Pin("status", "loyal", D - 9, D),)), NONE, "loyal"),
    ("the pin ended yesterday", monthly(300, pins=(Pin("status", "loyal", D - 9, D - 1),)), NONE, "lost"),
    ("the pin begins tomorrow", monthly(300, pins=(Pin("status", "loyal", D + 1, None),)), NONE, "lost"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "history", "figures", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_status(name: str, history: History, figures: Figures, wanted: str) -> None:
    own = Thresholds(own_gap=40) if "own setting" in name else DEFAULTS
    assert state(history, figures, own) == wanted


STAGE_CASES: list[tuple[str, History, str]] = [
    ("nothing", History(D), "exploration"),
    ("never bought in years", History(D - 900), "exploration"),
    ("first order today", known(0), "exploration"),
    ("first order 89 days ago", known(89), "exploration"),
    ("two orders within 89 days", known(1, 89), "exploration"),
    ("three orders in one day", History(D, orders=orders(0, 0, 0)), "exploration"),
    ("closed before it bought", History(D - 9, closed=D), "exploration"),
    ("a card since ten days", History(D - 9, covers=(Cover(D - 10, D + 9),)), "exploration"),
    ("opening figures of this month", History(D, opening=Opening(D - 20, D - 10, 2)), "exploration"),
    ("new with a complaint", known(5, complaints=COMPLAINT), "exploration"),
    ("closed, but bought only last week", known(5, closed=D), "exploration"),
    ("one-off trade, this month", known(5, rhythm="once"), "exploration"),
    ("at risk", monthly(61), "decline"),
    ("lost", monthly(181), "decline"),
    ("closed by hand", known(300, 400, closed=D), "decline"),
    ("falling answers", monthly(3, answers=tuple(Answer(D - 9 + n, "nps", 10 - n) for n in range(3))), "decline"),
    ("P(alive) too low", monthly(3, alive=0.1), "decline"),
    ("opening figures only, late", History(D, opening=Opening(D - 200, D - 100, 4)), "decline"),
    ("pinned as lost", monthly(3, pins=(Pin("status", "lost", D, None),)), "decline"),
    ("pinned at risk until today", monthly(3, pins=(Pin("status", "at_risk", D - 9, D),)), "decline"),
    ("the stage itself pinned", monthly(3, pins=(Pin("lifecycle", "decline", D, None),)), "decline"),
    ("one day beyond 2 g", monthly(61, contacts=(D,)), "decline"),
    ("closed in spite of a contract", known(400, closed=D, covers=(Cover(D - 400, D + 9),)), "decline"),
    ("at risk for three months", monthly(150), "decline"),
    ("steady for two years", monthly(3), "stability"),
    ("second term of a contract", known(730, covers=(Cover(D - 730, D - 366), Cover(D - 365, D + 9))), "stability"),
    ("third term", known(999, covers=(Cover(D - 999, D - 700), Cover(D - 700, D - 300), Cover(D - 300, D + 9))),
     "stability"),
    ("a second card, from the day the first ended", known(300, covers=(Cover(D - 300, D - 100),
                                                                      Cover(D - 100, D + 9))), "stability"),
    ("a quarter more", History(D - 900, orders=(*orders(380, 480, 580, 680, amount=100),
                                                *orders(10, 110, 210, 310, amount=125))), "stability"),
    ("a quarter less", History(D - 900, orders=(*orders(380, 480, 580, 680, amount=100),
                                                *orders(10, 110, 210, 310, amount=75))), "stability"),
    ("steady with a low complaint", monthly(3, complaints=(Case(D - 5, None, "low"),)), "stability"),
    ("steady and dissatisfied", monthly(3, complaints=COMPLAINT), "stability"),
    ("steady but silent", monthly(46), "stability"),
    ("four orders, exactly a year", History(D - 900, orders=(*orders(365, amount=300),
                                                             *orders(0, 200, 364, amount=100))), "stability"),
    ("internal and steady", monthly(3, internal=True), "stability"),
    ("pinned as stable", known(200, 300, pins=(Pin("lifecycle", "stability", D, None),)), "stability"),
    ("first order 90 days ago", known(90), "growth"),
    ("three orders within 89 days", known(1, 40, 89), "growth"),
    ("a quarter more and a bit", History(D - 900, orders=(*orders(380, 480, 580, 680, amount=100),
                                                          *orders(10, 110, 210, 310, amount=126))), "growth"),
    ("three orders in years", known(5, 200, 400), "growth"),
    ("first term of a contract", known(200, covers=(Cover(D - 200, D + 165),)), "growth"),
    ("two contracts side by side", known(200, covers=(Cover(D - 200, D + 165), Cover(D - 199, D + 9))), "growth"),
    ("second term over", known(730, covers=(Cover(D - 730, D - 366), Cover(D - 365, D - 1))), "growth"),
    ("rhythm unknown", known(700), "growth"),
    ("completed", History(D - 900, rhythm="once", orders=orders(500, delivered=D - 400)), "growth"),
    ("already a customer, no days known", History(D - 5, opening=Opening(None, None, 5)), "growth"),
    ("the pin of decline ended", known(200, 300, pins=(Pin("lifecycle", "decline", D - 9, D - 1),)), "growth"),
    ("grew from nothing", known(5, 35, 65, 95, 125), "growth"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "history", "wanted"), STAGE_CASES, ids=[case[0] for case in STAGE_CASES])
def test_lifecycle(name: str, history: History, wanted: str) -> None:
    assert stage(history) == wanted, name


def test_enough_cases_for_each_state_and_stage() -> None:
    """At least a dozen for each of the seven states, and of the four stages."""
    wanted = [case[3] for case in CASES]
    assert all(wanted.count(one) >= 12 for one in STATES if one != "completed")
    stages = [case[2] for case in STAGE_CASES]
    assert all(stages.count(one) >= 12 for one in STAGES)


@pytest.mark.parametrize(
    ("history", "wanted"),
    [
        (History(D), "potential"),
        (known(5), "new"),
        (known(5, 50, 100, 200), "new"),
        (monthly(3), "loyal"),
        (monthly(50), "established"),
        (monthly(61), "established"),
        (monthly(3, complaints=COMPLAINT), "established"),
        (monthly(181), None),
        (History(D - 900, rhythm="once", orders=orders(500, delivered=D - 400)), None),
        (History(D, opening=Opening(None, None, 9)), "established"),
        (known(0, 200, 364), "new"),
        (known(0, 365), "established"),
    ],
)
def test_loyalty(history: History, wanted: str | None) -> None:
    assert judge(history).decide(D).values["loyalty"] == wanted


@pytest.mark.parametrize(
    ("history", "figures", "wanted"),
    [
        (History(D), Figures(premium=1), "potential"),
        (known(5), Figures(premium=10_000), "premium"),
        (known(5), Figures(premium=10_001), "ordinary"),
        (known(5, organisation=True), Figures(premium=10_001), "enterprise"),
        (known(5, organisation=True), Figures(premium=10_000), "premium"),
        (known(5), NONE, "ordinary"),
        (History(D, opening=Opening(D - 9, D - 9, 2, 30_000)), Figures(premium=15_000), "premium"),
        (History(D, opening=Opening(D - 9, D - 9, None, 30_000)), Figures(premium=15_000), "ordinary"),
        (known(5, pins=(Pin("tier", "premium", D, None),)), NONE, "premium"),
    ],
)
def test_tier(history: History, figures: Figures, wanted: str) -> None:
    assert judge(history, figures).decide(D).values["tier"] == wanted


@pytest.mark.parametrize(
    ("buying", "wanted"),
    [
        (Buying(), None),
        (Buying(9, 9), None),
        (Buying(10, 6), "profit_seeking"),
        (Buying(10, 5), "follower"),
        (Buying(10, 0, 3), "lighthouse"),
        (Buying(10, 0, 2), "follower"),
        (Buying(10, 6, 9), "profit_seeking"),
        (Buying(10, 0, 0, 4), "rational"),
        (Buying(10, 0, 0, 3), "follower"),
    ],
)
def test_value_outlook(buying: Buying, wanted: str | None) -> None:
    assert judge(known(5)._replace(buying=buying)).decide(D).values["outlook"] == wanted


def test_every_axis_has_a_reason_and_pins_say_who() -> None:
    pin = Pin("status", "loyal", D - 3, D + 3, "Me", "they said so")
    found = judge(monthly(300, pins=(pin,))).verdicts(D)
    assert set(found) == set(AXES)
    assert all(verdict.reasons for verdict in found.values())
    assert found["status"].pinned
    assert found["status"].reasons[0].values["why"] == "they said so"
    assert not found["tier"].pinned


def test_without_an_order_no_reason_speaks_of_a_first_one() -> None:
    (why,) = judge(History(D - 90)).verdicts(D)["loyalty"].reasons
    assert (why.code, why.values) == ("verdict.exploration_no_order", {})


# -- laws ----------------------------------------------------------------------------------------------------

DAYS = st.integers(D - 900, D)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Any history up to D."""
    days = sorted(draw(st.lists(DAYS, max_size=12)))
    amounts = draw(st.lists(st.integers(0, 100_000), min_size=len(days), max_size=len(days)))
    delays = draw(st.lists(st.none() | st.integers(0, 60), min_size=len(days), max_size=len(days)))
    covers = draw(st.lists(st.tuples(DAYS, st.integers(0, 500)), max_size=3))
    cases = draw(
        st.lists(
            st.tuples(DAYS, st.none() | st.integers(0, 90), st.sampled_from(("low", "medium", "high"))),
            max_size=2,
        )
    )
    answers = draw(st.lists(st.tuples(DAYS, st.sampled_from(("csat", "nps")), st.integers(1, 5)), max_size=5))
    return History(
        draw(DAYS),
        organisation=draw(st.booleans()),
        internal=draw(st.integers(0, 9)) == 0,
        rhythm=draw(st.sampled_from((None, None, None, "repeat", "once", "contract", "prepaid"))),
        orders=tuple(
            Order(day, amount, None if delay is None else day + delay)
            for day, amount, delay in zip(days, amounts, delays, strict=True)
        ),
        opening=draw(
            st.none()
            | st.builds(
                Opening, st.none() | DAYS, st.none() | DAYS, st.none() | st.integers(1, 30), st.none()
            )
        ),
        uses=sorted(draw(st.lists(DAYS, max_size=3))),
        covers=tuple(Cover(start, start + length) for start, length in covers),
        contacts=sorted(draw(st.lists(DAYS, max_size=3))),
        complaints=tuple(
            Case(day, None if after is None else day + after, how)
            for day, after, how in sorted(cases, key=str)
        ),
        answers=tuple(Answer(*one) for one in sorted(answers)),
        closed=draw(st.none() | st.none() | DAYS),
        alive=draw(st.none() | st.floats(0, 1)),
    )


def falls(scores: str) -> bool:
    """Whether the three scores of a reason fall."""
    first, second, third = map(int, scores.split(" → "))
    return first > second > third


FIGURES = st.sampled_from((NONE, PRIOR, Figures(gap=300.0, orders=6)))
WORSE = {"lost": 0, "at_risk": 1, "silent": 2}


@settings(max_examples=300, deadline=None)
@given(histories(), FIGURES)
def test_exactly_one_state_and_one_stage(history: History, figures: Figures) -> None:
    values = judge(history, figures).decide(D).values
    assert values["status"] in STATES
    assert values["lifecycle"] in STAGES


@settings(max_examples=300, deadline=None)
@given(histories(), FIGURES)
def test_an_order_today_never_moves_a_customer_towards_lost(history: History, figures: Figures) -> None:
    before = state(history, figures)
    richer = history._replace(orders=(*history.orders, Order(D, 1_000)))
    after = state(richer, figures)
    assert WORSE.get(after or "", 3) >= WORSE.get(before or "", 3), (before, after)


@settings(max_examples=200, deadline=None)
@given(histories(), FIGURES)
def test_reasons_recompute_to_the_verdict(history: History, figures: Figures) -> None:
    """From the figures of the first reason alone one comes to the state again."""
    verdict = judge(history, figures).verdicts(D)["status"]
    code, v = verdict.reasons[0]
    said = {
        "verdict.potential": lambda: "potential",
        "verdict.closed": lambda: "lost" if v["since"] <= date.fromordinal(D).isoformat() else "?",
        "verdict.complaint": lambda: "dissatisfied" if v["severity"] != "low" else "?",
        "verdict.unhappy": lambda: "dissatisfied" if v["score"] <= {"csat": 2, "nps": 6}[v["kind"]] else "?",
        "verdict.internal": lambda: "active",
        "verdict.completed": lambda: "completed",
        "verdict.lost": lambda: "lost" if v["days"] > max(180, v["limit"] - 0.05) else "?",
        "verdict.at_risk_late": lambda: "at_risk" if v["days"] > max(v["longest"], 2 * v["gap"]) - 0.2 else "?",
        "verdict.at_risk_alive": lambda: "at_risk" if v["percent"] <= 50 else "?",
        "verdict.at_risk_falling": lambda: "at_risk" if falls(v["scores"]) else "?",
        "verdict.at_risk_revenue": lambda: "at_risk" if v["recent"] * 2 < v["before"] else "?",
        "verdict.silent": lambda: "silent" if v["days"] > v["limit"] - 0.05 else "?",
        "verdict.loyal": lambda: "loyal" if v["orders"] >= v["least"] and v["days"] >= 365 else "?",
        "verdict.new": lambda: "new" if v["orders"] <= 2 and v["days"] <= 90 else "?",
        "verdict.active": lambda: "active",
    }[code]()  # fmt: skip
    assert said == verdict.value


@settings(max_examples=60, deadline=None)
@given(histories(), FIGURES)
def test_time_alone_changes_nothing_before_its_day(history: History, figures: Figures) -> None:
    """Between two days that are looked at every day gives what the first gave: so replay misses nothing."""
    one = judge(history, figures)
    day = D - 150
    values, due = None, day
    while day <= D + 150:
        decision = one.decide(day, whole=False)
        if day >= (due or D + 151):
            values, due = decision.values, one.next_day(decision.standing)
        assert decision.values == values, date.fromordinal(day)
        day += 1


FEW_DAYS = History(  # opening figures are many orders on few days
    738_960,
    orders=tuple(Order(day, int(day == 739_168)) for day in (738_969, 738_997, 739_131, 739_168, 739_791)),
    opening=Opening(None, 738_960, 2),
)


@settings(max_examples=100, deadline=None)
@given(histories(), FIGURES)
@example(FEW_DAYS, NONE)
def test_replay_ends_in_what_stands_today(history: History, figures: Figures) -> None:
    one = judge(history, figures)
    standing: dict[str, str | None] = dict(BEGINNING)
    for change in one.replay(D):
        assert change.before in (None, standing[change.axis])
        standing[change.axis] = change.after
    now = one.decide(D).values
    assert standing == {axis: now[axis] for axis in standing} or one.timeline.begin > D
