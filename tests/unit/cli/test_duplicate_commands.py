"""`lianyi duplicates` and `lianyi merge`."""

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run

ROWS = "编号,姓名,手机,城市\nk-1,王海涛,13805711111,杭州\nk-2,王海涛,13805711111,宁波\nk-3,李娜,13805712222,杭州\n"


@pytest.fixture
def twice(tmp_path: Path, run: Run) -> Path:
    """A file in which Wang Haitao stands twice."""
    source, file = tmp_path / "people.csv", tmp_path / "people.lianyi"
    source.write_text(ROWS, "utf-8")
    assert run("import", source, "--database", file).code == 0
    return file


def test_pairs_bear_the_keys_of_the_imported_file(run: Run, twice: Path) -> None:
    (pair,) = run("duplicates", "--json", "--database", twice).json
    assert set(pair) == {"a", "b", "odds", "sure", "reasons"}
    assert [pair[side]["external_id"] for side in "ab"] == ["k-1", "k-2"]
    assert [pair[side]["name"] for side in "ab"] == ["王海涛", "王海涛"]
    assert pair["sure"] is True
    assert 0.99 <= pair["odds"] <= 1
    assert pair["reasons"] == ["same name", "same phone 138 0571 1111"]
    told = run("duplicates", "--sure", "--lang", "zh_CN", "--database", twice).out
    assert told.startswith("确定 王海涛")
    assert "电话相同" in told


def test_nobody_twice_is_said(run: Run, file: Path) -> None:
    answer = run("duplicates", "--database", file)
    assert (answer.code, answer.out) == (0, "")
    assert "Nobody" in answer.err


def test_a_pair_is_merged_by_its_numbers(run: Run, twice: Path) -> None:
    (pair,) = run("duplicates", "--json", "--database", twice).json
    keep, lose = pair["a"]["id"], pair["b"]["id"]
    answer = run("merge", keep, f"#{lose}", "--take", "city", "--json", "--database", twice)
    assert answer.code == 0, answer.err
    assert answer.json == {"kind": "customer", "id": keep, "name": "王海涛", "merged": lose}
    assert run("duplicates", "--json", "--database", twice).json == []
    assert run("check", "--database", twice).code == 0
    noted = run("log", lose, "谈了价格", "--json", "--database", twice).json
    assert noted["customer_id"] == keep  # the old number leads to the new record


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("单慧", "单慧"), "one record already"),
        (("单慧", "没有的人"), "没有的人"),
        (("赵启明", "单慧"), "two leads"),
        (("单慧", "康悦酒店", "--take", "colour"), "colour"),
    ],
)
def test_merges_that_cannot_be(run: Run, file: Path, words: tuple[str, ...], said: str) -> None:
    answer = run("merge", *words, "--database", file)
    assert answer.code == 1
    assert said in answer.err


def test_a_lead_goes_into_its_customer(run: Run, file: Path) -> None:
    assert run("merge", "单慧", "赵启明", "--database", file).code == 0
    assert [each["state"] for each in run("lead", "list", "--json", "--database", file).json] == ["converted"]


def test_contacts_are_named_by_number(run: Run, tmp_path: Path) -> None:
    source, file = tmp_path / "people.csv", tmp_path / "people.lianyi"
    source.write_text(
        "客户名称,联系人,手机\n康悦健身有限公司,林国栋,13805711111\n康悦健身有限公司,林国梁,13805712222\n",
        "utf-8",
    )
    assert run("import", source, "--database", file).code == 0
    hits = run("search", "林国", "--json", "--database", file).json
    first, second = [hit["id"] for hit in hits if hit["kind"] == "contact"]
    assert run("merge", first, second, "--json", "--database", file).json["kind"] == "contact"
