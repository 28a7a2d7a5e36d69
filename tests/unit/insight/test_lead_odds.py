"""Learned odds: on histories with a known answer, on noise, and on a public set."""

import csv
import random
from bisect import bisect
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.insight.lead_odds import (
    Case,
    auc_of,
    calibration_error,
    enough,
    fit,
    judge,
    model_from_json,
    model_to_json,
    probability,
    said_by,
)

CHURN = Path(__file__).parents[4] / "shared" / "data" / "telco-churn" / "data" / "Telco-Customer-Churn.csv"


def history(count: int, chances: Mapping[str, float], seed: int = 1) -> list[Case]:
    dice = random.Random(seed)
    cases = []
    for n in range(count):
        channel = dice.choice(sorted(chances))
        won = dice.random() < chances[channel]
        cases.append(Case({"channel": channel, "day": str(n % 7)}, won, f"{2020 + n // 365}-{n % 365:03d}"))
    return cases


@pytest.mark.parametrize(
    ("won", "lost", "answer"),
    [(10, 40, True), (9, 60, False), (40, 10, True), (60, 9, False), (24, 25, False), (25, 25, True)],
)
def test_how_many_are_enough(won: int, lost: int, answer: bool) -> None:
    cases = [Case({}, True, "2026-01-01")] * won + [Case({}, False, "2026-01-01")] * lost
    assert enough(cases) is answer
    assert (fit(cases) is not None) is answer


def test_a_channel_that_brings_business_is_learned() -> None:
    model = fit(history(600, {"referral": 0.8, "fair": 0.4, "cold": 0.1}))
    assert model is not None
    assert model.quality is not None
    assert model.quality.useful
    odds = [probability(model, {"channel": name}) for name in ("referral", "fair", "cold")]
    assert odds == pytest.approx([0.8, 0.4, 0.1], abs=0.1)
    assert abs(dict(said_by(model, {"channel": "referral", "day": "3"}))["day"]) < 0.3
    assert probability(model, {"channel": "never seen"}) == pytest.approx(probability(model, {}))


@pytest.mark.parametrize("seed", range(8))
def test_noise_is_called_noise(seed: int) -> None:
    quality = judge(history(900, {"referral": 0.3, "fair": 0.3, "cold": 0.3}, seed))
    assert quality is not None
    assert not quality.useful


def test_what_is_kept_says_the_same() -> None:
    model = fit(history(200, {"a": 0.9, "b": 0.2}))
    assert model is not None
    again = model_from_json(model_to_json(model))
    assert again == model
    assert again.quality == model.quality


@pytest.mark.parametrize(
    ("odds", "outcomes", "expected"),
    [
        ([0.1, 0.9], [False, True], 1.0),
        ([0.9, 0.1], [False, True], 0.0),
        ([0.5, 0.5, 0.5, 0.5], [True, False, True, False], 0.5),  # ties say nothing
        ([0.2, 0.8], [True, True], 0.5),  # nobody to compare with
    ],
)
def test_auc(odds: list[float], outcomes: list[bool], expected: float) -> None:
    assert auc_of(odds, outcomes) == pytest.approx(expected)


def test_calibration_error_of_sure_and_wrong_is_one() -> None:
    assert calibration_error([1.0] * 20, [False] * 20) == pytest.approx(1.0)
    assert calibration_error([0.5] * 20, [True, False] * 10) == pytest.approx(0.0)


@pytest.fixture(scope="module")
def churn() -> list[Case]:
    if not CHURN.exists():
        pytest.skip("the public set is not here")
    with CHURN.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    cuts = {}
    for name in ("tenure", "MonthlyCharges", "TotalCharges"):
        numbers = sorted(float(row[name].strip() or 0) for row in rows)
        cuts[name] = [numbers[len(numbers) * n // 10] for n in range(1, 10)]
    random.Random(1).shuffle(rows)
    cases = []
    for n, row in enumerate(rows):
        facts = {name: value for name, value in row.items() if name not in ("customerID", "Churn", *cuts)}
        facts |= {name: str(bisect(edges, float(row[name].strip() or 0))) for name, edges in cuts.items()}
        cases.append(Case(facts, row["Churn"] == "Yes", f"{n:05d}"))
    return cases


def test_a_public_set_is_learned_as_well_as_it_can_be(churn: list[Case]) -> None:
    quality = judge(churn)
    assert quality is not None
    assert quality.auc >= 0.845 - 0.03  # what logistic regression reaches
    assert quality.calibration_error <= 0.05


@pytest.mark.parametrize("seed", range(3))
def test_with_its_outcomes_shuffled_nothing_is_learned(churn: list[Case], seed: int) -> None:
    outcomes = [case.won for case in churn]
    random.Random(seed).shuffle(outcomes)
    shuffled = [Case(case.features, won, case.ended) for case, won in zip(churn, outcomes, strict=True)]
    quality = judge(shuffled)
    assert quality is not None
    assert not quality.useful
