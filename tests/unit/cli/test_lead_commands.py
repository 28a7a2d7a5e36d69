"""`lianyi lead`: kept from words or a block, listed with scores."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Answer, Run

Lead = Callable[..., Answer]


@pytest.fixture
def lead(run: Run, file: Path) -> Lead:
    """`lianyi lead …` on the small firm."""
    return lambda *words: run("lead", *words, "--database", file)


def test_a_block_becomes_a_lead_with_a_score(lead: Lead) -> None:
    text = "赵启明 采购总监\n澜湾度假酒店\n13805712233\n要 30 台单车"
    added = lead("add", text, "--channel", "referral", "--budget", "24万", "--signal", "new_shop", "--json")
    assert added.code == 0, added.err
    assert added.json["name"] == "赵启明"
    assert added.json["score"] > 0
    (listed,) = [each for each in lead("list", "--json").json if each["id"] == added.json["id"]]
    assert (listed["firm"], listed["phone"], listed["budget"]) == ("澜湾度假酒店", "13805712233", "240000.00")


def test_whom_we_may_know_is_told(lead: Lead) -> None:
    first = lead("add", "孙若兰 13805718888", "--json").json
    again = lead("add", "孙若兰", "--phone", "138 0571 8888", "--json").json
    assert first["id"] in [each["id"] for each in again["similar"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("甲", "--budget", "很多"), "很多"),
        (("甲", "--channel", "占星"), "占星"),
        (("",), "name"),
    ],
)
def test_what_cannot_be_read_is_refused(lead: Lead, arguments: tuple[str, ...], said: str) -> None:
    before = len(lead("list", "--json").json)
    answer = lead("add", *arguments)
    assert answer.code == 1
    assert said in answer.err
    assert len(lead("list", "--json").json) == before


def test_the_best_come_first_and_grades_narrow(lead: Lead) -> None:
    lead(
        "add",
        "甲",
        "--interests",
        "跑步机",
        "--firm",
        "康悦",
        "--budget",
        "30万",
        "--channel",
        "referral",
    )
    rows = lead("list", "--json").json
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)
    assert lead("add", "乙", "--json").json["grade"] == "D"
    assert {row["grade"] for row in lead("list", "--grade", "D", "--json").json} == {"D"}
