"""The sentences above the sales charts say what the figures say; every one exists in both languages."""

from fractions import Fraction

import pytest

from app.insight import sales_findings as findings
from app.insight.findings import Finding
from app.insight.forecast import Expected
from app.sentences import has_sentence, sentence

LABELS = ("线索", "已跟进", "成交")
CHEAP, DEAR = Fraction(7, 2), Fraction(999, 1000)


def told(found: Finding) -> str:
    for language in ("en", "zh_CN"):
        assert has_sentence(found.code, language)
        assert "{" not in sentence(found.code, language, **found.values)
    return found.code.removeprefix("finding.")


@pytest.mark.parametrize(
    ("counts", "what", "code"),
    [
        ((9, 5, 1), "lead", "lead_way_few"),
        ((20, 20, 20), "lead", "lead_way_all"),
        ((40, 20, 15), "lead", "lead_way"),
        ((9, 5, 1), "deal", "deal_way_few"),
        ((20, 20, 20), "deal", "deal_way_all"),
        ((40, 20, 15), "deal", "deal_way"),
    ],
)
def test_ways(counts: tuple[int, ...], what: str, code: str) -> None:
    found = findings.way(counts, LABELS, what)
    assert told(found) == code
    if code.endswith("_way"):
        assert found.values == {"total": 40, "last": 15, "step": "已跟进", "percent": 50}


@pytest.mark.parametrize(
    ("count", "left", "code"),
    [(10, 0, "forecast"), (10, 3, "forecast_left"), (9, 0, "forecast_few"), (9, 1, "forecast_few_left")],
)
def test_forecasts(count: int, left: int, code: str) -> None:
    assert told(findings.forecast(Expected(5, 3, 7, count), left, str)) == code


@pytest.mark.parametrize(
    ("rows", "code", "values"),
    [
        ([("展会", 5, None), ("搜索", 9, None)], "return_uncosted", {"best": "搜索", "revenue": "9"}),
        ([("展会", 5, CHEAP), ("搜索", 9, None)], "return_best", {"best": "展会", "ratio": "3.5"}),
        ([("展会", 5, DEAR)], "return_loss", {"best": "展会", "ratio": "0.9"}),  # never rounded up to 1
        (
            [("展会", 5, CHEAP), ("招标网", 9, DEAR)],
            "return_both",
            {"best": "展会", "ratio": "3.5", "worst": "招标网", "low": "0.9"},
        ),
    ],
)
def test_returns(rows: list[tuple[str, int, Fraction | None]], code: str, values: dict[str, str]) -> None:
    found = findings.returns(rows, str)
    assert (told(found), found.values) == (code, values)


@pytest.mark.parametrize(
    ("rows", "code"),
    [([("价格", 12, 6, 9), ("信任", 3, 1, 3)], "objections_few"), ([("价格", 12, 6, 10)], "objections")],
)
def test_objections(rows: list[tuple[str, int, int, int]], code: str) -> None:
    assert told(findings.objections(rows)) == code


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([("价格", 9, 900)], "lost_few"),
        ([("价格", 10, 0)], "lost_few"),
        ([("价格", 8, 75), ("时机", 2, 25)], "lost"),
    ],
)
def test_losses(rows: list[tuple[str, int, int]], code: str) -> None:
    found = findings.lost(rows, str)
    assert told(found) == code
    assert found.values.get("percent", 75) == 75


@pytest.mark.parametrize(
    ("rows", "code", "name"),
    [
        ([("力健", 4, 5)], "rivals_few", "力健"),
        ([("力健", 9, 1), ("铁盟", 2, 8), ("动域", 0, 9)], "rivals", "铁盟"),
    ],
)
def test_rivals(rows: list[tuple[str, int, int]], code: str, name: str) -> None:
    found = findings.rivals(rows)
    assert (told(found), found.values["name"]) == (code, name)
