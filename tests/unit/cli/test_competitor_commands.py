"""`lianyi competitor`: out to a table, into another firm, known names changed."""

from pathlib import Path

from app.db.journal import Step
from app.db.store import Store
from app.usecases.competitors import save_competitor
from tests.unit.cli.conftest import Run


def test_competitors_go_out_and_come_back(run: Run, file: Path, tmp_path: Path) -> None:
    assert "no competitors" in run("competitor", "list", "--database", file, "--lang", "en").err
    store = Store.open(file)
    with store.write(Step.of("competitor.create", name="力健")) as uow:
        save_competitor(uow, None, "力健", {"product": "T9", "government_ties": "入围区采购名录"})
    store.close()
    out, other = tmp_path / "rivals.csv", tmp_path / "other.lianyi"
    assert run("competitor", "export", out, "--database", file).code == 0
    assert run("competitor", "import", out, "--json", "--database", other).json == {"new": 1, "changed": 0}
    (row,) = run("competitor", "list", "--json", "--database", other).json
    assert (row["name"], row["product"], row["government_ties"], row["won"]) == (
        "力健",
        "T9",
        "入围区采购名录",
        0,
    )
    changed = tmp_path / "changed.csv"
    changed.write_text("Competitor,Product\n力健,T10\n动界,\n", "utf-8")
    assert run("competitor", "import", changed, "--json", "--database", other).json == {
        "new": 1,
        "changed": 1,
    }
    rows = run("competitor", "list", "--json", "--database", other).json
    kept = {row["name"]: row for row in rows}
    assert (kept["力健"]["product"], kept["力健"]["government_ties"]) == ("T10", "入围区采购名录")


def test_a_table_that_names_nobody_is_refused(run: Run, file: Path, tmp_path: Path) -> None:
    nameless = tmp_path / "nameless.csv"
    nameless.write_text("Product\nT9\n", "utf-8")
    answer = run("competitor", "import", nameless, "--database", file)
    assert answer.code == 1
    assert "nameless.csv" in answer.err
