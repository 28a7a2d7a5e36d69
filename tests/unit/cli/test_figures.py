"""`lianyi figures`: what it tells is what the file holds."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.db.journal import Step
from app.db.store import Store
from tests.sales_records import add_campaign, add_deal, add_lead, add_order, add_stages
from tests.unit.cli.conftest import Run


@pytest.fixture
def sales(tmp_path: Path) -> Path:
    path, today = tmp_path / "sales.lianyi", date.today()
    store = Store.create(path)
    fair = store.reader().value("SELECT id FROM channel WHERE code = 'trade_fair'")
    with store.write(Step.of("x")) as uow:
        stages = add_stages(uow)
        given = {"channel_id": fair, "campaign": "展会"}
        for n in range(3):
            add_lead(uow, f"{n}", {**given, "state": "qualified" if n else "new"})
        add_deal(uow, stages[2], today.isoformat(), amount=100_000, expected_close=today.isoformat())
        ended = {"state": "won", "ended_day": today.isoformat()}
        add_deal(uow, stages[3], (today - timedelta(days=9)).isoformat(), **ended, **given)
        add_order(uow, today.isoformat(), 250_050, **given)
        add_campaign(uow, "展会", channel_id=fair, cost=100_000, currency="CNY")
    store.close()
    return path


def test_as_json(run: Run, sales: Path) -> None:
    told = run("figures", "--json", "--lang", "en", "--database", sales).json
    assert [(row["step"], row["count"]) for row in told["leads"]] == [
        ("leads", 3), ("taken_up", 2), ("qualified", 2), ("converted", 0), ("won", 0),
    ]  # fmt: skip
    assert [row["count"] for row in told["deals"]] == [2, 2, 2, 1, 1]
    expected = {"mean": "3000.50", "low": "2500.50", "high": "3500.50", "deals": 1}
    assert {key: told["forecast"][0][key] for key in expected} == expected
    row = {"leads": 3, "won": 1, "revenue": "2500.50", "cost": "1000.00", "return": "2.5"}
    assert told["channels"] == [{"name": "Trade fair", **row}]
    assert told["campaigns"] == [{"name": "展会", **row}]


def test_a_past_time_has_no_forecast(run: Run, sales: Path) -> None:
    told = run("figures", "--from", "2020-01-01", "--to", "2020-03-31", "--json", "--database", sales).json
    assert told["forecast"] == []
    assert [row["month"] for row in told["revenue"]] == ["2020-01", "2020-02", "2020-03"]


@pytest.mark.parametrize(("language", "words"), [("en", "expected within 6 months"), ("zh_CN", "半年内预计")])
def test_for_people(run: Run, sales: Path, language: str, words: str) -> None:
    answer = run("figures", "--lang", language, "--database", sales)
    assert answer.code == 0
    assert words in answer.out
    assert "2.5×" in answer.out
    assert "@" not in answer.out


@pytest.mark.parametrize("days", [("2026-02-01", "2026-01-01"), ("soon", "2026-01-01")])
def test_wrong_days(run: Run, sales: Path, days: tuple[str, str]) -> None:
    assert run("figures", "--from", days[0], "--to", days[1], "--database", sales).code == 2
