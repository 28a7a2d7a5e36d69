"""`lianyi segment`: counts and shows who fits a rule, keeps and deletes rules, says what is wrong with one."""

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run


def test_a_rule_is_counted_and_its_customers_are_shown(run: Run, file: Path) -> None:
    assert run("segment", "count", "name contains 康悦", "--json", "--database", file).json == {
        "count": 2,
        "total": 3,
    }
    assert run("segment", "count", "has contact", "--database", file).out.strip() == "1 of 3"
    shown = run("segment", "show", "kind = person", "--json", "--database", file).json
    assert [row["name"] for row in shown] == ["单慧"]
    assert (
        run("segment", "count", "firm = 澜湾度假酒店", "--of", "lead", "--json", "--database", file).json[
            "count"
        ]
        == 1
    )


def test_a_segment_is_kept_changed_listed_and_deleted(run: Run, file: Path) -> None:
    kept = run("segment", "save", "康悦系", "name contains 康悦", "--json", "--database", file)
    assert kept.code == 0, kept.err
    again = run(
        "segment", "save", "康悦系", "name contains 康悦 and has contact", "--json", "--database", file
    )
    assert again.json["id"] == kept.json["id"]
    (row,) = run("segment", "list", "--json", "--database", file).json
    assert (row["name"], row["count"], row["rule"]) == ("康悦系", 1, "name contains 康悦 and has contact")
    assert run("segment", "count", "康悦系", "--json", "--database", file).json["count"] == 1
    assert run("segment", "delete", "康悦系", "--database", file).code == 0
    assert run("segment", "list", "--json", "--database", file).json == []


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("colour = red", "colour"),
        ("city = ", "ends in the middle"),
        ("importance = huge", "vip"),
        ("city = 杭州 tag = VIP", "place 11"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_in_one_sentence(run: Run, file: Path, rule: str, says: str) -> None:
    refused = run("segment", "count", rule, "--database", file)
    assert refused.code == 1
    assert says in refused.err
    assert "Traceback" not in refused.err
    assert run("segment", "save", "x", rule, "--database", file).code == 1
    assert run("segment", "list", "--json", "--database", file).json == []


def test_a_segment_whose_part_is_gone_does_not_hide_the_others(run: Run, file: Path) -> None:
    for name, rule in (("Own", "name contains 康悦"), ("Other", "segment = Own"), ("Rest", "has contact")):
        assert run("segment", "save", name, rule, "--database", file).code == 0
    assert run("segment", "delete", "Own", "--database", file).code == 0
    listed = run("segment", "list", "--json", "--database", file)
    assert [(row["name"], row["count"]) for row in listed.json] == [("Other", None), ("Rest", 1)]
    assert "“Own”" in run("segment", "list", "--database", file).out
