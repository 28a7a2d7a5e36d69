"""`lianyi promise`: given to a customer or in a deal, listed by its day, kept or not."""

from pathlib import Path

from tests.unit.cli.conftest import Run


def test_a_promise_is_given_listed_and_kept(run: Run, file: Path) -> None:
    run("deal", "add", "三店", "--customer", "康悦健身", "--database", file)
    later = run(
        "promise", "add", "寄样品", "--deal", "三店", "--by", "2026-12-24", "--json", "--database", file
    )
    assert later.code == 0, later.err
    assert (later.json["customer"], later.json["deal"], later.json["by_day"]) == (
        "康悦健身", "三店", "2026-12-24",
    )  # fmt: skip
    sooner = run(
        "promise", "add", "回电", "--customer", "康悦健身", "--by", "2026-12-01", "--json", "--database", file
    ).json
    rows = run("promise", "list", "--json", "--database", file).json
    assert [row["what"] for row in rows] == ["回电", "寄样品"]
    assert run("promise", "keep", sooner["id"], "--json", "--database", file).json["state"] == "kept"
    broken = run("promise", "keep", later.json["id"], "--broken", "--json", "--database", file).json
    assert broken["state"] == "broken"
    assert run("promise", "list", "--json", "--database", file).json == []
    told = run("promise", "list", "--all", "--database", file, "--lang", "en")
    assert "1 of 2 kept so far" in told.out


def test_a_promise_needs_one_to_whom_and_a_day_one_can_read(run: Run, file: Path) -> None:
    assert run("promise", "add", "X", "--database", file).code == 2
    assert (
        "soonish"
        in run("promise", "add", "X", "--customer", "康悦健身", "--by", "soonish", "--database", file).err
    )
    assert run("promise", "keep", "77", "--database", file).code == 1
    assert run("promise", "list", "--json", "--database", file).json == []
