"""`lianyi verdict`: what a customer is and why, on any day; the status flow of a real firm."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.db.store import Store
from tests.unit.cli.conftest import Run

SUPERSTORE = Path(__file__).resolve().parents[4] / "shared" / "data" / "superstore" / "superstore.csv"


def test_a_customer_is_explained(run: Run, file: Path) -> None:
    answer = run("verdict", "单慧", "--why", "--database", file)
    assert answer.code == 0, answer.err
    assert "State: Potential, since" in answer.out
    assert "No order yet, and no opening figures." in answer.out
    assert (
        run("verdict", "单慧", "--lang", "zh_CN", "--database", file)
        .out.splitlines()[1]
        .startswith("  状态：潜在")
    )


def test_on_another_day_as_json(run: Run, file: Path) -> None:
    day = date.today() - timedelta(days=400)
    found = run("verdict", "单慧", "--on", day.isoformat(), "--json", "--database", file).json
    assert found["day"] == day.isoformat()
    assert found["verdicts"]["status"]["value"] == "potential"
    assert [reason["code"] for reason in found["verdicts"]["lifecycle"]["reasons"]] == [
        "verdict.exploration_no_order"
    ]
    assert found["changes"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [(("nobody",), "nobody"), (("赵启明",), "lead"), (("单慧", "--on", "tomorrow-ish"), "is not a day")],
)
def test_what_cannot_be_answered_is_said(run: Run, file: Path, words: tuple[str, ...], said: str) -> None:
    answer = run("verdict", *words, "--database", file)
    assert answer.code == 1
    assert said in answer.err


def month_ends(first: int, last: int) -> list[str]:
    return [
        (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()
        for year in range(first, last + 1)
        for month in range(1, 13)
    ]


def test_the_status_flow_of_superstore_sums_to_its_customers(run: Run, tmp_path: Path) -> None:
    """Each month from 2014 to 2017: the states told by the changes are as many as there were customers by then."""
    if not SUPERSTORE.exists():
        pytest.skip("superstore.csv is not there")
    file = tmp_path / "firm.lianyi"
    assert run("import", SUPERSTORE, "--database", file).code == 0
    store = Store.open(file)
    try:
        reader = store.reader()
        seen: set[str] = set()
        for day in month_ends(2014, 2017):
            known = int(reader.value("SELECT count(*) FROM customer WHERE first_order_day <= ?", (day,)))
            states = dict(
                reader.all(
                    "SELECT after, count(*) FROM (SELECT after, row_number() OVER (PARTITION BY customer_id "
                    "ORDER BY changed_day DESC, id DESC) AS place FROM verdict_change WHERE axis = 'status' "
                    "AND changed_day <= ?) WHERE place = 1 GROUP BY after",
                    (day,),
                )
            )
            assert sum(states.values()) == known, day
            seen |= set(states)
        assert {"new", "active", "silent", "at_risk", "lost", "loyal"} <= seen
        samples = reader.all("SELECT id FROM customer ORDER BY id LIMIT 3")
        told = (
            "SELECT after FROM verdict_change WHERE customer_id = ? AND axis = 'status' AND changed_day <= ?"
        )
        last = [
            reader.value(f"{told} ORDER BY changed_day DESC, id DESC LIMIT 1", (key, "2016-06-30"))
            for (key,) in samples
        ]
    finally:
        store.close()
    for (key,), state in zip(samples, last, strict=True):
        found = run("verdict", f"#{key}", "--on", "2016-06-30", "--json", "--database", file).json
        assert found["verdicts"]["status"]["value"] == (state or "potential")
