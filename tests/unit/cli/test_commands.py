"""The command line: what it answers, where, and with which exit code."""

import csv
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from app.db.store import Store
from app.sentences import LANGUAGES
from tests.unit.cli.conftest import Run

ISSUE_KEYS = {"file", "kind", "encoding", "rows", "created", "updated", "skipped", "duplicates", "problems"}


def value(file: Path, sql: str) -> Any:
    """One figure of a data file."""
    store = Store.open(file)
    try:
        return store.reader().value(sql)
    finally:
        store.close()


def table(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


# -- calls that are wrong, and problems --------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["search"],  # no text
        ["search", "x", "--limit", "0"],
        ["import"],  # no file
        ["import", "a.csv", "--kind", "invoices"],
        ["import", "a.csv", "--on-duplicate", "merge"],
        ["export", "out.doc"],  # an ending that says nothing
        ["export", "out.csv", "--format", "pdf"],
        ["log", "康悦健身"],
        ["nonsense"],
        ["today", "--lang", "de"],
    ],
)
def test_a_wrong_call_is_exit_code_2(run: Run, words: list[str]) -> None:
    answer = run(*words)
    assert answer.code == 2
    assert answer.out == ""
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ["search", "x"], ["export", "out.json"], ["today"], ["log", "康悦健身", "问价"], ["check"],
        ["backup", "out.lianyi-backup"], ["restore", "none.lianyi-backup"],
    ],
)  # fmt: skip
def test_a_data_file_that_is_not_there_is_said_in_one_sentence(
    run: Run, tmp_path: Path, words: list[str]
) -> None:
    words = [str(tmp_path / word) if word.startswith(("out", "none")) else word for word in words]
    answer = run(*words, "--database", tmp_path / "gone.lianyi")
    assert answer.code == 1
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1
    assert not (tmp_path / "gone.lianyi").exists()


def test_a_folder_in_place_of_a_backup_is_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = run("restore", ".", "--database", tmp_path / "gone.lianyi")
    assert (answer.code, f"{tmp_path.name} is a folder" in answer.err) == (1, True)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "0 bytes"), (b"\xff\xd8\xff\xe0 a picture", "not a data file of this program")],
)
def test_another_file_is_not_taken_for_ours(run: Run, tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "odd.lianyi").write_bytes(content)
    answer = run("search", "x", "--database", tmp_path / "odd.lianyi")
    assert answer.code == 1
    assert words in answer.err
    assert (tmp_path / "odd.lianyi").read_bytes() == content


def test_our_own_mistake_is_told_shortly_and_logged(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_args: object) -> None:
        raise ZeroDivisionError("康悦健身")

    monkeypatch.setattr("app.queries.search.find", broken)
    answer = run("search", "x", "--database", file)
    assert answer.code == 1
    assert "ZeroDivisionError" in answer.err
    assert "康悦健身" not in answer.err
    assert "Traceback" not in answer.err
    assert any("search failed" in record.message for record in caplog.records)


@pytest.mark.parametrize(("language", "words"), [("en", "There is no file"), ("zh_CN", "没有")])
def test_it_speaks_the_language_asked_for(run: Run, tmp_path: Path, language: str, words: str) -> None:
    assert words in run("search", "x", "--database", tmp_path / "gone.lianyi", "--lang", language).err


# -- search ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("康悦", {"康悦健身", "康悦酒店"}),
        ("kyjs", {"康悦健身"}),
        ("shanhui", {"单慧"}),  # 单 is shàn as a surname
        ("0002", {"林国栋"}),  # any digits of a phone
        ("没有这人", set()),
    ],
)
def test_search_gives_the_hits_of_the_palette(run: Run, file: Path, text: str, titles: set[str]) -> None:
    answer = run("search", text, "--json", "--database", file)
    assert answer.code == 0
    assert {hit["title"] for hit in answer.json} == titles
    assert all(set(hit) == {"kind", "id", "title", "detail"} for hit in answer.json)


def test_search_keeps_to_the_limit(run: Run, file: Path) -> None:
    assert len(run("search", "康悦", "--limit", 1, "--json", "--database", file).json) == 1


# -- log ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("whom", "name"),
    [
        ("康悦健身", "康悦健身"),  # the exact name, though 康悦 finds two
        ("138 5715 0001", "康悦健身"),
        ("13857150002", "康悦健身"),  # the phone of its contact
        ("kyjd", "康悦酒店"),
        ("林国栋", "康悦健身"),  # a contact stands for the firm
        ("赵启明", "赵启明"),  # a lead
    ],
)
def test_log_finds_whom_is_meant(run: Run, file: Path, whom: str, name: str) -> None:
    answer = run("log", whom, "问了价格", "--json", "--database", file)
    assert answer.code == 0
    assert answer.json["customer"] == name
    assert answer.json["next"] is None
    assert value(file, "SELECT count(*) FROM interaction WHERE summary = '问了价格'") == 1


def test_log_takes_the_number_that_search_tells(run: Run, file: Path) -> None:
    key = run("search", "单慧", "--json", "--database", file).json[0]["id"]
    assert run("log", key, "来店试跑", "--json", "--database", file).json["customer"] == "单慧"


@pytest.mark.parametrize(("whom", "words"), [("康悦", "康悦酒店"), ("没有这人", "Nobody")])
def test_log_never_guesses_between_several(run: Run, file: Path, whom: str, words: str) -> None:
    answer = run("log", whom, "问了价格", "--database", file)
    assert answer.code == 1
    assert words in answer.err
    assert value(file, "SELECT count(*) FROM interaction") == 0


@pytest.mark.parametrize(
    ("text", "more", "planned"),
    [
        ("问了价格", [], False),
        ("问了价格，明天下午3点再电话", [], True),
        ("昨天来过店里", [], False),  # a day gone by plans nothing
        ("问了价格", ["--next", "下周三上午10点"], True),
        ("call back in 2 weeks", [], True),
    ],
)
def test_log_plans_what_the_text_names(
    run: Run, file: Path, text: str, more: list[str], planned: bool
) -> None:
    answer = run("log", "单慧", text, *more, "--json", "--database", file)
    assert answer.code == 0
    assert (answer.json["next"] is not None) is planned
    assert value(file, "SELECT count(*) FROM follow_up") == int(planned)


def test_log_says_when_a_day_is_not_understood_and_keeps_nothing(run: Run, file: Path) -> None:
    answer = run("log", "单慧", "问了价格", "--next", "some day", "--database", file)
    assert answer.code == 1
    assert value(file, "SELECT count(*) FROM interaction") == 0


# -- import ------------------------------------------------------------------------------------------------


def test_import_makes_a_file_that_was_named_and_says_so(run: Run, tmp_path: Path) -> None:
    rows = table(tmp_path / "people.csv", "姓名,手机", "单慧,13857150001", "林晓芸,1385715000")
    answer = run("import", rows, "--database", tmp_path / "new.lianyi", "--json")
    assert answer.code == 0
    assert "new.lianyi" in answer.err
    [told] = answer.json
    assert set(told) >= ISSUE_KEYS
    assert (told["kind"], told["encoding"], told["rows"], told["created"]) == ("customers", "utf-8", 2, 2)
    [problem] = told["problems"]
    assert set(problem) >= {"line", "field", "message"}
    assert (problem["line"], problem["field"]) == (3, "reach.phone")
    assert value(tmp_path / "new.lianyi", "SELECT count(*) FROM customer") == 2


def test_a_dry_run_keeps_nothing(run: Run, file: Path, tmp_path: Path) -> None:
    rows = table(tmp_path / "people.csv", "姓名,手机", "王海涛,13857150009")
    answer = run("import", rows, "--dry-run", "--json", "--database", file)
    assert answer.json[0]["created"] == 1
    assert value(file, "SELECT count(*) FROM customer") == 3
    assert value(file, "SELECT count(*) FROM import_run") == 0


@pytest.mark.parametrize(
    ("choice", "created", "updated", "skipped", "customers"),
    [("ask", 1, 0, 0, 4), ("skip", 0, 0, 1, 3), ("update", 0, 1, 0, 3), ("create", 1, 0, 0, 4)],
)
def test_what_happens_to_somebody_known(
    run: Run, tmp_path: Path, choice: str, created: int, updated: int, skipped: int, customers: int
) -> None:
    file = tmp_path / "firm.lianyi"
    first = table(
        tmp_path / "a.csv", "姓名,手机", "单慧,13857150001", "王海涛,13857150002", "林晓芸,13857150003"
    )
    run("import", first, "--database", file)
    again = table(tmp_path / "b.csv", "姓名,手机,职业", "单慧,13857150001,教师")
    [told] = run("import", again, "--on-duplicate", choice, "--json", "--database", file).json
    assert (told["created"], told["updated"], told["skipped"]) == (created, updated, skipped)
    assert told["duplicates"] == 1
    assert told["duplicate_rows"][0]["name"] == "单慧"
    assert value(file, "SELECT count(*) FROM customer") == customers


def test_one_file_that_cannot_be_read_does_not_keep_the_others_out(
    run: Run, file: Path, tmp_path: Path
) -> None:
    good = table(tmp_path / "good.csv", "姓名,手机", "王海涛,13857150009")
    answer = run("import", tmp_path / "gone.csv", good, "--json", "--database", file)
    assert answer.code == 1
    assert [told["created"] for told in answer.json] == [0, 1]
    assert "gone.csv" in answer.json[0]["problems"][0]["message"]


def test_a_mapping_says_what_columns_mean(run: Run, file: Path, tmp_path: Path) -> None:
    rows = table(tmp_path / "odd.csv", "A1,B1", "王海涛,教师")
    mapping = tmp_path / "m.json"
    mapping.write_text(json.dumps({"A1": "customer.name", "B1": "customer.occupation"}), encoding="utf-8")
    run("import", rows, "--mapping", mapping, "--kind", "customers", "--database", file)
    assert value(file, "SELECT occupation FROM customer WHERE name = '王海涛'") == "教师"


def test_a_mapping_with_an_unknown_field_is_a_problem(run: Run, file: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "m.json"
    mapping.write_text('{"A1": "customer.shoe_size"}', encoding="utf-8")
    answer = run("import", table(tmp_path / "odd.csv", "A1", "x"), "--mapping", mapping, "--database", file)
    assert answer.code == 1
    assert "customer.shoe_size" in answer.err


def test_every_sheet_of_our_own_workbook_comes_in(run: Run, file: Path, tmp_path: Path) -> None:
    run("log", "单慧", "问了价格", "--database", file)
    assert run("export", tmp_path / "all.xlsx", "--database", file).code == 0
    answer = run("import", tmp_path / "all.xlsx", "--json", "--database", tmp_path / "new.lianyi")
    assert {told["sheet"]: told["created"] for told in answer.json} == {
        "Customers": 3, "Contacts": 1, "Leads": 1, "Interactions": 1, "Follow-ups": 0, "Products": 0,
        "Orders": 0, "Deals": 0,
    }  # fmt: skip


# -- export ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_export_chooses_the_format_by_the_ending(run: Run, file: Path, tmp_path: Path, language: str) -> None:
    answer = run("export", tmp_path / "c.csv", "--kind", "customers", "--lang", language, "--database", file)
    assert answer.code == 0
    with (tmp_path / "c.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert [row[0] for row in rows[1:]] == ["康悦健身", "康悦酒店", "单慧"]


def test_export_tells_what_it_wrote(run: Run, file: Path, tmp_path: Path) -> None:
    told = run("export", tmp_path / "all", "--json", "--database", file).json
    assert told["format"] == "csv"
    assert told["records"] == {"customers": 3, "contacts": 1, "leads": 1, "interactions": 0, "followups": 0,
                               "products": 0, "orders": 0, "deals": 0}  # fmt: skip
    assert [Path(name).name[:2] for name in told["files"]] == [f"{n}-" for n in range(1, 9)]


# -- the rest ----------------------------------------------------------------------------------------------


def test_today_tells_what_is_due(run: Run, file: Path) -> None:
    run("log", "单慧", "问价", "--next", "tomorrow 3pm", "--database", file)
    run("log", "康悦酒店", "问价", "--next", "2020-01-02", "--database", file)
    told = run("today", "--json", "--database", file).json
    assert [row["customer"] for row in told["overdue"]] == ["康悦酒店"]
    assert len(told["week"]) + told["later"] == 1  # on a Sunday tomorrow is next week
    assert "康悦酒店" in run("today", "--database", file).out


def test_check_finds_a_sound_file_sound(run: Run, file: Path) -> None:
    assert run("check", "--json", "--database", file).json["ok"] is True


def test_check_names_what_is_wrong_and_makes_it_right(run: Run, file: Path) -> None:
    store = Store.open(file)
    connection = store.driver()
    connection.execute("UPDATE total SET live = 99 WHERE table_name = 'customer'")
    connection.close()
    store.close()
    found = run("check", "--json", "--database", file)
    assert found.code == 1
    assert [each["repairable"] for each in found.json["findings"]] == [True]
    repaired = run("check", "--repair", "--json", "--database", file)
    assert repaired.code == 0
    assert Path(repaired.json["backup"]).exists()
    assert run("check", "--database", file).code == 0


def test_a_backup_brings_everything_back(run: Run, file: Path, tmp_path: Path) -> None:
    made = run("backup", tmp_path / "b.lianyi-backup", "--json", "--database", file)
    assert made.json["rows"]["customer"] == 3
    run("log", "单慧", "问价", "--database", file)
    back = run("restore", tmp_path / "b.lianyi-backup", "--json", "--database", file)
    assert back.code == 0
    assert value(file, "SELECT count(*) FROM interaction") == 0
    assert value(Path(back.json["kept"]), "SELECT count(*) FROM interaction") == 1


def test_the_sample_company_is_made_and_never_over_another_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "sample.lianyi"
    assert run("sample", out, "--customers", 12, "--json").json["records"]["customer"] == 12
    again = run("sample", out)
    assert again.code == 1
    assert "already exists" in again.err


# -- odd calls ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", [["search", "x"], ["today"], ["import", "a.csv", "--mapping", "pyproject.toml"]]
)
def test_who_asks_for_json_gets_json_also_of_a_failure(run: Run, tmp_path: Path, words: list[str]) -> None:
    answer = run(*words, "--json", "--database", tmp_path / "gone.lianyi")
    assert answer.code == 1
    assert answer.json["error"] == answer.err.strip()


def test_a_wrong_call_for_json_is_told_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    from app.window_commands import run_command

    assert run_command(["search", "--json"]) == 2
    assert "TEXT" in json.loads(capsys.readouterr().out)["error"]


@pytest.mark.parametrize(
    "number", ["9" * 19, "9" * 20, "9" * 5000]
)  # beyond what the file counts to, beyond int()
def test_a_number_that_nobody_can_have_is_nobody(run: Run, file: Path, number: str) -> None:
    answer = run("log", number, "问价", "--database", file)
    assert (answer.code, answer.err.split(" for")[0]) == (1, "Nobody found")
    assert len(answer.err) < 300


def test_a_text_of_pages_is_not_repeated_whole(run: Run, file: Path) -> None:
    answer = run("search", "a" * 60_000, "--database", file)
    assert answer.code == 0
    assert len(answer.err) < 300


@pytest.mark.skipif(sys.platform != "linux", reason="only there may a file name be any bytes")
def test_file_names_of_other_bytes_than_utf8_work(run: Run, tmp_path: Path) -> None:
    place = os.fsencode(tmp_path)
    odd = Path(os.fsdecode(place + b"/kunden\xff.csv"))
    table(odd, "姓名,手机", "单慧,13805712222")
    firm = Path(os.fsdecode(place + b"/firm\xff.lianyi"))
    assert run("import", odd, "--database", firm, "--json").json[0]["created"] == 1
    assert run("export", os.fsdecode(place + b"/out\xff.json"), "--database", firm).code == 0
    assert value(firm, "SELECT name FROM customer") == "单慧"


def test_the_folder_of_a_missing_file_is_named_whole(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert str(tmp_path) in run("search", "x", "--database", "gone.lianyi").err


def test_products_come_in_and_go_out_by_kind(run: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("编码,名称,单位,单价\nS5,动感单车,台,5280\n", "utf-8")
    told = run("import", tmp_path / "list.csv", "--kind", "products", "--json", "--database", file).json[0]
    assert (told["kind"], told["created"], told["records"]) == ("products", 1, {"product": 1})
    assert run("export", tmp_path / "p.csv", "--kind", "products", "--database", file).code == 0
    with (tmp_path / "p.csv").open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["Product"], row["Code"], row["Price List 1 - Price"]) == ("动感单车", "S5", "5280.00")
    answer = run("import", tmp_path / "p.csv", "--json", "--database", file).json[0]
    assert (answer["created"], answer["skipped"]) == (0, 1), "nothing in it is news"


def test_many_calls_leave_few_pieces_of_the_index(run: Run, file: Path) -> None:
    for n in range(6):
        assert run("log", "单慧", f"问了第{n}台", "--database", file).code == 0
    assert value(file, "SELECT count(DISTINCT segid) FROM search_text_idx") < 5
    assert value(file, "SELECT count(*) FROM search_text") == 6
