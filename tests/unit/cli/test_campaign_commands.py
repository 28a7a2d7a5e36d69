"""`lianyi campaign`: kept, listed with what came of it, out to a table and back in."""

from pathlib import Path

from tests.unit.cli.conftest import Run


def test_a_campaign_is_kept_and_listed_with_its_leads(run: Run, file: Path) -> None:
    given = ("--channel", "trade_fair", "--cost", "1.2万", "--starts", "2026-05-01", "--ends", "2026-05-03")
    added = run("campaign", "add", "华东健身展", *given, "--json", "--database", file)
    assert added.code == 0, added.err
    run("lead", "add", "孙若兰", "--campaign", "华东健身展", "--database", file)
    (row,) = run("campaign", "list", "--json", "--database", file).json
    assert (row["id"], row["leads"], row["cost"], row["cost_per_lead"]) == (
        added.json["id"], 1, "12000.00", "12000.00",
    )  # fmt: skip
    assert "华东健身展" in run("campaign", "list", "--database", file).out


def test_a_day_or_name_that_cannot_be_is_refused(run: Run, file: Path) -> None:
    assert "soonish" in run("campaign", "add", "X", "--starts", "soonish", "--database", file).err
    assert run("campaign", "add", "X", "--database", file).code == 0
    again = run("campaign", "add", "x", "--database", file)
    assert again.code == 1
    assert len(run("campaign", "list", "--json", "--database", file).json) == 1


def test_a_table_goes_out_and_into_another_firm(run: Run, file: Path, tmp_path: Path) -> None:
    run("campaign", "add", "Fair", "--budget", "USD 3,000", "--database", file)
    out, other = tmp_path / "c.csv", tmp_path / "other.lianyi"
    assert run("campaign", "export", out, "--database", file).code == 0
    taken = run("campaign", "import", out, "--json", "--database", other)
    assert taken.json == {"new": 1, "changed": 0}
    (row,) = run("campaign", "list", "--json", "--database", other).json
    assert (row["budget"], row["currency"]) == ("3000.00", "USD")
