"""Learned odds of a lead: naive Bayes over what is known of ended leads, straightened, and judged by a time split.

Laplace-smoothed naive Bayes counts each fact as if it were alone, so what several facts say together is counted
several times. Each kind of fact therefore gets a weight, by a logistic curve through what the facts say of cases
the counts have not seen, held near one common weight where cases are few (the idea of Platt, 1999, with a number
for each kind instead of one for all).

How good the odds are is said by the newest third of the ended leads, judged by the older two thirds: AUC with its
standard error (Hanley and McNeil, 1982) and the mean distance of odds and outcomes in ten bins.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

ENOUGH = 50  # ended leads
ENOUGH_EACH = 10  # converted, and not converted
FOLDS = 5
BINS = 10
HELD_OUT = 3  # one in so many, the newest
SURE = 2.0  # standard errors by which the AUC must lie above chance
TOWARDS = 5.0  # cases' worth of pull to the common weight
MOST = 30.0  # log-odds beyond which nothing changes any more

Features = Mapping[str, str]


@dataclass(frozen=True)
class Case:
    """An ended lead: what was known of it, whether it was converted, and the day it ended (ISO)."""

    features: Features
    won: bool
    ended: str


@dataclass(frozen=True)
class Quality:
    """How good the odds were on leads they had not seen. `useful` = better than chance beyond doubt."""

    cases: int
    auc: float
    error: float
    calibration_error: float

    @property
    def useful(self) -> bool:
        """Whether something could be learned."""
        return self.auc - SURE * self.error > 0.5


@dataclass(frozen=True)
class Model:
    """Counts of facts (name, value) among converted and other leads, the curve, and how good it is.

    `weights` (by name) and `shift` straighten the log-odds; `quality` is None with too few to hold some out.
    """

    won: int
    lost: int
    counts: Mapping[str, Mapping[str, tuple[int, int]]]
    weights: Mapping[str, float]
    shift: float
    quality: Quality | None = field(default=None, compare=False)

    @property
    def cases(self) -> int:
        """How many ended leads are behind it."""
        return self.won + self.lost


def model_to_json(model: Model) -> dict[str, Any]:
    """The model as it is kept among the settings."""
    return asdict(model)


def model_from_json(kept: Mapping[str, Any]) -> Model:
    """The model as `model_to_json` gave it."""
    counts = {
        name: {value: (int(won), int(lost)) for value, (won, lost) in values.items()}
        for name, values in kept["counts"].items()
    }
    quality = Quality(**kept["quality"]) if kept.get("quality") else None
    return Model(kept["won"], kept["lost"], counts, kept["weights"], kept["shift"], quality)


def enough(cases: Sequence[Case]) -> bool:
    """Whether so many have ended, each way, that odds mean something."""
    won = sum(case.won for case in cases)
    return len(cases) >= ENOUGH and won >= ENOUGH_EACH and len(cases) - won >= ENOUGH_EACH


def fit(cases: Sequence[Case]) -> Model | None:
    """The model of all cases, judged by the time split; None with too few."""
    if not enough(cases):
        return None
    model = _straightened(cases)
    return replace(model, quality=judge(cases))


def judge(cases: Sequence[Case]) -> Quality | None:
    """How well the older cases foretell the newest; None where either side has too few of one kind."""
    ordered = sorted(cases, key=lambda case: case.ended)
    at = len(ordered) - len(ordered) // HELD_OUT
    older, newer = ordered[:at], ordered[at:]
    known = {case.won for case in older}
    if len(known) < 2 or len({case.won for case in newer}) < 2:
        return None
    model = _straightened(older)
    odds = [probability(model, case.features) for case in newer]
    outcomes = [case.won for case in newer]
    auc = auc_of(odds, outcomes)
    return Quality(
        len(newer),
        auc,
        auc_error(auc, sum(outcomes), len(outcomes) - sum(outcomes)),
        calibration_error(odds, outcomes),
    )


def probability(model: Model, features: Features) -> float:
    """The odds of being converted, 0 to 1."""
    return _logistic(model.shift + sum(weight for _name, weight in said_by(model, features)))


def said_by(model: Model, features: Features) -> list[tuple[str, float]]:
    """What each known fact adds to the log-odds; facts never seen say nothing."""
    return [
        (name, model.weights.get(name, 0.0) * said) for name, said in _evidence(model.counts, model, features)
    ]


def auc_of(odds: Sequence[float], outcomes: Sequence[bool]) -> float:
    """The chance that a converted lead had higher odds than another; ties count half."""
    ranks = _ranks(odds)
    won = sum(outcomes)
    lost = len(outcomes) - won
    if not won or not lost:
        return 0.5
    total = sum(rank for rank, outcome in zip(ranks, outcomes, strict=True) if outcome)
    return (total - won * (won + 1) / 2) / (won * lost)


def auc_error(auc: float, won: int, lost: int) -> float:
    """The standard error of an AUC (Hanley and McNeil, 1982)."""
    if not won or not lost:
        return 0.5
    one, two = auc / (2 - auc), 2 * auc * auc / (1 + auc)
    spread = auc * (1 - auc) + (won - 1) * (one - auc * auc) + (lost - 1) * (two - auc * auc)
    return math.sqrt(max(spread, 0.0) / (won * lost))


def calibration_error(odds: Sequence[float], outcomes: Sequence[bool]) -> float:
    """The mean distance between odds and outcomes over ten bins of equally many cases."""
    paired = sorted(zip(odds, outcomes, strict=True), key=lambda pair: pair[0])
    size = len(paired)
    if not size:
        return 0.0
    total = 0.0
    for number in range(BINS):
        part = paired[number * size // BINS : (number + 1) * size // BINS]
        total += abs(sum(odd for odd, _ in part) - sum(outcome for _, outcome in part))
    return total / size


def _ranks(values: Sequence[float]) -> list[float]:
    """Places counted from 1, ties share the middle."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        stop = start
        while stop < len(order) and values[order[stop]] == values[order[start]]:
            stop += 1
        for place in order[start:stop]:
            ranks[place] = (start + 1 + stop) / 2
        start = stop
    return ranks


@dataclass(frozen=True)
class _Tally:
    won: int
    lost: int
    counts: Mapping[str, Mapping[str, tuple[int, int]]]


def _counted(cases: Sequence[Case]) -> _Tally:
    counts: dict[str, dict[str, tuple[int, int]]] = {}
    won = 0
    for case in cases:
        won += case.won
        for name, value in case.features.items():
            values = counts.setdefault(name, {})
            yes, no = values.get(value, (0, 0))
            values[value] = (yes + case.won, no + (not case.won))
    return _Tally(won, len(cases) - won, counts)


def _evidence(
    counts: Mapping[str, Mapping[str, tuple[int, int]]], of: "_Tally | Model", features: Features
) -> Iterator[tuple[str, float]]:
    """The smoothed log-odds of each fact that was seen before."""
    for name, value in features.items():
        values = counts.get(name)
        if values is None or value not in values:
            continue
        won, lost = values[value]
        kinds = len(values)
        yield name, math.log((won + 1) / (of.won + kinds)) - math.log((lost + 1) / (of.lost + kinds))


def _straightened(cases: Sequence[Case]) -> Model:
    """The counts of all cases, with the weights fitted on each fifth as the other four see it."""
    rows: list[Mapping[str, float]] = []
    outcomes: list[bool] = []
    ordered = sorted(cases, key=lambda case: (case.ended, case.won))
    for fold in range(FOLDS):
        rest = _counted([case for n, case in enumerate(ordered) if n % FOLDS != fold])
        for case in ordered[fold::FOLDS]:
            rows.append(dict(_evidence(rest.counts, rest, case.features)))
            outcomes.append(case.won)
    whole = _counted(cases)
    weights, shift = _curve(rows, outcomes, sorted(whole.counts))
    return Model(whole.won, whole.lost, whole.counts, weights, shift)


def _curve(
    rows: Sequence[Mapping[str, float]], outcomes: Sequence[bool], names: Sequence[str]
) -> tuple[dict[str, float], float]:
    """Weight of each name and shift of the curve, by Newton's method with Platt's targets.

    First one weight for all, then one for each, drawn to the common one as if by TOWARDS cases.
    """
    import numpy as np

    facts = np.array([[row.get(name, 0.0) for name in names] for row in rows]).reshape(len(rows), -1)
    won = sum(outcomes)
    lost = len(outcomes) - won
    targets = np.where(outcomes, (won + 1) / (won + 2), 1 / (lost + 2))
    prior = math.log((won + 1) / (lost + 1))
    (common, shift) = _newton(facts.sum(axis=1, keepdims=True), targets, np.array([0.0, prior]), 1e-6)
    common = max(common, 0.0)
    start = np.array([*([common] * len(names)), shift])
    found = _newton(facts, targets, start, TOWARDS)
    return dict(zip(names, (max(float(w), 0.0) for w in found[:-1]), strict=True)), float(found[-1])


def _newton(facts: Any, targets: Any, start: Any, towards: float) -> Any:
    """The weights (the last is the shift) of a logistic curve, drawn to `start` by `towards`."""
    import numpy as np

    columns = np.hstack([facts, np.ones((len(facts), 1))])
    pull = np.diag([*([towards] * facts.shape[1]), 1e-6])
    found = start
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(columns @ found, -MOST, MOST)))
        slope = columns.T @ (chance - targets) + pull @ (found - start)
        bend = (columns * (chance * (1 - chance))[:, None]).T @ columns + pull
        step = np.linalg.solve(bend, slope)
        found = found - step
        if float(abs(step).max()) < 1e-9:
            break
    return found


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-MOST, min(MOST, value))))
