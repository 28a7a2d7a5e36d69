"""The figures of the benchmark: quantiles, turns, ratios, table, history."""

import json
from pathlib import Path

import pytest

from app.benchmark.command import table
from app.benchmark.measure import Figures, Limit, Row, in_turn, quantile, row
from app.benchmark.run import as_dict, remember
from app.cli.base import Call


@pytest.mark.parametrize(
    ("values", "share", "wanted"),
    [
        ([3, 1, 2], 0.5, 2),
        ([1, 2, 3, 4], 0.5, 3),  # the upper of the two in the middle
        ([7], 0.99, 7),
        (range(100), 0.99, 99),
        (range(1_000), 0.99, 990),
    ],
)
def test_quantiles_are_measured_values(values: list[float], share: float, wanted: float) -> None:
    assert quantile(list(values), share) == wanted


def test_ours_and_the_floor_take_turns_on_the_same_clock() -> None:
    told: list[str] = []
    ticks = iter([0, 0.002, 1, 1.001, 2, 2.004, 3, 3.001])
    ours, floor = in_turn(lambda: told.append("ours"), lambda: told.append("floor"), 2, lambda: next(ticks))
    assert told == ["ours", "floor", "ours", "floor"]
    assert ours == pytest.approx([2, 4])
    assert floor == pytest.approx([1, 1])


@pytest.mark.parametrize(
    ("unit", "ours", "floor", "ratio"),
    [
        ("ms_cpu", 30, 10, 3),
        ("rows_per_s", 1_000, 4_000, 4),  # more is better, so the other way round
        ("MiB", 5, 0, float("inf")),
    ],
)
def test_one_is_always_the_best_ratio(unit: str, ours: float, floor: float, ratio: float) -> None:
    assert row("bench.save", unit, [ours], [floor]).ratio == ratio


@pytest.mark.parametrize(
    ("limit", "kept"),
    [
        (None, None),
        (Limit(), True),
        (Limit(ratio=2), True),
        (Limit(ratio=1.9), False),
        (Limit(p50=20, p99=29), False),  # the slowest of a hundred takes 30
        (Limit(ratio=2, p50=20, p99=30), True),
    ],
)
def test_a_row_keeps_every_part_of_its_limit(limit: Limit | None, kept: bool | None) -> None:
    assert Row("bench.sort", "ms_cpu", Figures(20, 30), Figures(10, 12), 3).keeps(limit) is kept


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_table_has_even_lines(language: str) -> None:
    rows = [
        Row("bench.save", "ms", Figures(1, 2), Figures(1, 1), 3),
        Row("bench.import_usable", "rows_per_s", Figures(12_345, 2), Figures(100_000, 1), 3),
    ]
    lines = table(Call(None, False, language), rows)
    widths = {sum(2 if char >= "\u2e80" else 1 for char in line) for line in lines}
    assert len(lines) == 3
    assert len(widths) == 1
    assert "bench." not in "".join(lines)


@pytest.mark.parametrize(
    ("few", "many", "times", "power"),
    [(10, 10, 100, 0), (10, 100, 10, 1), (10, 100, 100, 0.5), (100, 10, 10, -1), (0, 10, 10, None)],
)
def test_growth_is_the_power_by_which_a_row_grows(
    few: float, many: float, times: float, power: float | None
) -> None:
    one, other = (row("bench.sort", "ms_cpu", [each], [1]) for each in (few, many))
    found = other.beside(one, times).growth
    assert found == (None if power is None else pytest.approx(power))
    assert other.growth is None


def test_every_run_is_one_line_of_the_history(tmp_path: Path) -> None:
    rows = [Row("bench.save", "ms", Figures(1, 2), Figures(1, 1), 3)]
    for customers in (10, 20):
        remember(as_dict(rows, customers), tmp_path / "history.jsonl")
    kept = [json.loads(line) for line in (tmp_path / "history.jsonl").read_text("utf-8").splitlines()]
    assert [run["customers"] for run in kept] == [10, 20]
    assert kept[0]["rows"][0] == {
        "name": "save",
        "unit": "ms",
        "ours": {"p50": 1, "p99": 2},
        "floor": {"p50": 1, "p99": 1},
        "ratio": 1,
        "growth": None,
        "limit": {"ratio": 3.0, "p99": 16},
        "ok": True,
        "rounds": 3,
    }
