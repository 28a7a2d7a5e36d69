"""Fields of one's own on the command line: added, filled by an import, listed, taken out again."""

from pathlib import Path

from tests.unit.cli.conftest import Run


def test_a_field_is_added_filled_and_taken_out(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "firm.lianyi"
    made = run("field", "add", "customer", "会员等级", "--kind", "choice", "--choice", "金卡", "--choice", "银卡",
               "--database", file, "--json")  # fmt: skip
    assert made.code == 0
    assert made.json["name"] == "会员等级"
    table = tmp_path / "in.csv"
    table.write_text("客户名称,会员等级\n王海,金卡\n李明,白金\n", "utf-8")
    answer = run("import", table, "--database", file, "--json").json[0]
    assert (answer["created"], len(answer["problems"])) == (2, 1)
    out = tmp_path / "out.csv"
    assert run("export", out, "--kind", "customers", "--database", file, "--lang", "zh_CN").code == 0
    rows = [line.split(",") for line in out.read_text("utf-8-sig").splitlines()]
    assert rows[0][-1] == "会员等级"
    assert sorted((row[0], row[-1]) for row in rows[1:]) == [("李明", ""), ("王海", "金卡")]
    listed = run("field", "list", "--database", file)
    assert listed.out.strip() == "Customer: 会员等级 (Choice), filled in with 1"
    found = run("field", "list", "--database", file, "--json").json
    assert [(each["kind"], each["choices"], each["used"]) for each in found] == [
        ("choice", ["金卡", "银卡"], 1)
    ]


def test_a_field_of_a_name_that_is_taken_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "firm.lianyi"
    run("field", "add", "lead", "Size", "--database", file)
    again = run("field", "add", "lead", "size", "--database", file)
    assert again.code != 0
    assert "There is a field or choice “size” already." in again.err


def test_no_fields_yet(run: Run, file: Path) -> None:
    assert "No fields of your own yet." in run("field", "list", "--database", file).err
