"""The sentence above a chart says what the figures say, and nothing when they are too few."""

import pytest

from app.insight.findings import channels, growth, punctuality, rhythm


@pytest.mark.parametrize(
    ("customers", "code"),
    [
        ([5, 5, 5, 8, 1], "finding.growth_up"),  # the month under way (1) is not judged
        ([8, 8, 8, 2, 9], "finding.growth_down"),
        ([10, 10, 10, 10, 0], "finding.growth_even"),
        ([1, 2, 3, 0], "finding.growth_total"),  # six cases are too few to compare
        ([20, 30], "finding.growth_total"),  # one whole month has nothing to be compared with
    ],
)
def test_growth(customers: list[int], code: str) -> None:
    assert growth(customers, [1, 2]).code == code


def test_growth_figures() -> None:
    found = growth([10, 10, 15, 2], [3])
    assert found.values == {"customers": 37, "leads": 3, "last": 15, "mean": "10.0", "percent": 50}


@pytest.mark.parametrize(
    ("totals", "kinds", "code"),
    [
        ([], {}, "finding.talks_none"),
        ([0, 0], {}, "finding.talks_none"),
        ([3, 2], {"call": 5}, "finding.talks_few"),
        ([10, 30], {"call": 30, "visit": 10}, "finding.talks"),
    ],
)
def test_rhythm(totals: list[int], kinds: dict[str, int], code: str) -> None:
    assert rhythm(totals, kinds).code == code


def test_rhythm_figures() -> None:
    assert rhythm([10, 30], {"call": 30, "visit": 10}).values == {
        "total": 40, "mean": "20.0", "kind": "@interaction_kind.call", "percent": 75,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("on_time", "late", "overdue", "code"),
    [
        (4, 5, 3, "finding.punctuality_few"),  # nine done: one short of a share
        (5, 5, 0, "finding.punctuality"),
        (5, 5, 1, "finding.punctuality_overdue"),
    ],
)
def test_punctuality(on_time: int, late: int, overdue: int, code: str) -> None:
    assert punctuality(on_time, late, overdue).code == code


def test_channels() -> None:
    assert channels({}, {}).code == "finding.leads_none"
    assert (
        channels({"fair": 9, "web": 30}, {"fair": 9}).code == "finding.leads_richest"
    )  # nine cannot be judged
    best = channels({"fair": 10, "web": 30}, {"fair": 6, "web": 3})
    assert (best.values["richest"], best.values["best"], best.values["percent"]) == ("web", "fair", 60)
