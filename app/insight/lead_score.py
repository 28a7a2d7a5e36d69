"""The score of a lead: what its facts earn by rules, in three weighted factors; its reasons add up to the score.

Score = 100 · Σ weight · f over need fit, buying power and intent. Each f is what the fitting rules of that factor
give in points, held between 0 and 100, divided by 100. Talks fade: each counts half after 14 days.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

FACTORS = {"need": 40, "power": 30, "intent": 30}  # percent
GRADES = (("A", 80), ("B", 60), ("C", 40), ("D", 0))
HALF_LIFE = 14  # days
WARM = 2.0  # faded talks that count as full engagement
CONDITIONS = ("given", "missing", "is", "has", "contains", "at_least", "fits", "engaged", "silent")


@dataclass(frozen=True)
class ScoreRule:
    """A condition on a fact of the lead and what it gives or takes, in points of its factor.

    given, missing: the fact is there or not; is: it is one of `values`; has: one of `values` is among several
    (signals, tags); contains: one of `values` stands in its text; at_least: it is not less than the number (an
    amount in whole units of its currency); fits: it is among the profile of the ideal customer; engaged: talks,
    faded; silent: nobody spoke to us for `values[0]` days.
    """

    id: str
    factor: str
    fact: str
    condition: str
    points: int
    values: tuple[str, ...] = ()
    active: bool = True


@dataclass(frozen=True)
class LeadFacts:
    """What is known of a lead. `facts` by name (texts, a number for the budget in whole units), several in `many`.

    `talks` are (local day, whether they came to us), `created` the day the lead came.
    """

    facts: Mapping[str, Any]
    created: date
    many: Mapping[str, Sequence[str]] = field(default_factory=dict)
    talks: Sequence[tuple[date, bool]] = ()


@dataclass(frozen=True)
class ScoreReason:
    """One rule that fitted, with what it added to the score; `values` are the figures of its sentence."""

    rule: str
    factor: str
    points: int
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Score:
    """0 to 100, its grade, each factor in percent, and reasons whose points add up to `value`."""

    value: int
    grade: str
    factors: Mapping[str, int]
    reasons: tuple[ScoreReason, ...]


Profile = Mapping[str, Sequence[str]]


def score_lead(
    lead: LeadFacts,
    rules: Iterable[ScoreRule],
    today: date,
    *,
    profile: Profile | None = None,
    factors: Mapping[str, int] = FACTORS,
) -> Score:
    """The score on a day; `profile` are the industries, regions and sizes of the ideal customer."""
    earned = _earned(lead, rules, today, profile or {}, factors)
    exact: list[tuple[str, str, Fraction, dict[str, object]]] = []
    shares: dict[str, int] = {}
    for name, weight in factors.items():
        whole, held = _held(earned[name])
        shares[name] = round(held)
        exact += [(r.id, name, points * weight / 100, values) for r, points, values in earned[name]]
        if held != whole:  # more than a factor can give, or less than nothing
            exact.append(("held", name, (held - whole) * weight / 100, {}))
    total = sum((points for _id, _factor, points, _values in exact), Fraction(0))
    value = int(total + Fraction(1, 2))
    parts = whole_parts([points for _id, _factor, points, _values in exact], value)
    reasons = [
        ScoreReason(rule, factor, points, values)
        for (rule, factor, _exact, values), points in zip(exact, parts, strict=True)
        if points
    ]
    reasons.sort(key=lambda reason: -abs(reason.points))
    return Score(value, grade_of(value), shares, tuple(reasons))


def factor_shares(
    lead: LeadFacts, rules: Iterable[ScoreRule], today: date, profile: Profile
) -> dict[str, int]:
    """Each factor in percent as in `Score.factors`, without the reasons: what a list shows of each lead."""
    earned = _earned(lead, rules, today, profile, FACTORS)
    return {name: round(_held(earned[name])[1]) for name in FACTORS}


Earned = dict[str, list[tuple[ScoreRule, Fraction, dict[str, object]]]]


def _earned(
    lead: LeadFacts, rules: Iterable[ScoreRule], today: date, profile: Profile, factors: Mapping[str, int]
) -> Earned:
    """The rules that fit, by factor, each with its points and figures."""
    found: Earned = {name: [] for name in factors}
    for rule in rules:
        if rule.active and rule.factor in found:
            share, values = _fits(rule, lead, today, profile)
            if share:
                found[rule.factor].append((rule, rule.points * share, values))
    return found


def _held(earned: Sequence[tuple[ScoreRule, Fraction, dict[str, object]]]) -> tuple[Fraction, Fraction]:
    """What a factor comes to, and that held between 0 and 100."""
    whole = sum((points for _rule, points, _values in earned), Fraction(0))
    return whole, min(max(whole, Fraction(0)), Fraction(100))


def grade_of(value: int) -> str:
    """The letter of a score."""
    return next(letter for letter, least in GRADES if value >= least)


def whole_parts(exact: Sequence[Fraction], total: int) -> list[int]:
    """Whole numbers near the exact ones that add up to `total`: the largest remainders are rounded up."""
    parts = [int(each // 1) for each in exact]
    order = sorted(range(len(exact)), key=lambda n: (parts[n] - exact[n], n))
    for place in order[: total - sum(parts)]:
        parts[place] += 1
    return parts


def warmth(talks: Iterable[tuple[date, bool]], today: date) -> float:
    """Talks faded by their age; one that came to us counts twice."""
    return math.fsum(
        (2.0 if incoming else 1.0) * math.pow(0.5, (today - day).days / HALF_LIFE)
        for day, incoming in talks
        if day <= today
    )


def _fits(
    rule: ScoreRule, lead: LeadFacts, today: date, profile: Profile
) -> tuple[Fraction, dict[str, object]]:
    """How much of the rule's points the lead earns (0 to 1), and the figures behind it."""
    if rule.condition == "engaged":
        heat = warmth(lead.talks, today)
        share = Fraction(min(heat / WARM, 1.0)).limit_denominator(1_000)
        last = max((day for day, _ in lead.talks if day <= today), default=None)
        return share, {"count": len(lead.talks), "days": (today - last).days if last else 0}
    if rule.condition == "silent":
        last = max((day for day, incoming in lead.talks if incoming), default=lead.created)
        days = (today - last).days
        return Fraction(int(days >= int(rule.values[0]))), {"days": days}
    value = lead.facts.get(rule.fact)
    found = _matching(rule, value, lead.many.get(rule.fact, ()), profile)
    return (Fraction(1), {"value": found}) if found is not None else (Fraction(0), {})


def _matching(rule: ScoreRule, value: Any, several: Sequence[str], profile: Profile) -> object | None:
    """What fits the rule, None when nothing does."""
    there = value not in (None, "") or bool(several)
    if rule.condition in ("given", "missing"):
        shown = value if value not in (None, "") else ", ".join(several)
        return shown if there == (rule.condition == "given") else None
    if rule.condition == "at_least":
        return value if isinstance(value, int | float) and value >= float(rule.values[0]) else None
    if rule.condition == "has":
        return next((each for each in several if each in rule.values), None)
    text = str(value or "").casefold()
    if rule.condition == "contains":
        return next((word for word in rule.values if text and _stands_in(word.casefold(), text)), None)
    wanted = profile.get(rule.fact, ()) if rule.condition == "fits" else rule.values
    return value if text and text in {each.casefold() for each in wanted} else None


def _stands_in(word: str, text: str) -> bool:
    """Latin words whole, Chinese ones anywhere."""
    return word in text and (not word.isascii() or _whole(word).search(text) is not None)


@lru_cache(maxsize=1_024)
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\b")
