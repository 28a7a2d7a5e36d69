"""What `lianyi import` tells of files that fit badly: one sentence with a remedy, no orders to the terminal."""

import json
import os
from pathlib import Path

import pytest

from app.db.journal_step import Step
from app.db.store import Store
from app.exchange.export import ExportOrder, export_records
from app.exchange.import_job import run_now
from app.language.names import fold
from app.sentences import LANGUAGES
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from app.usecases.importing import member_ids
from app.usecases.interactions import InteractionInput, log_interaction
from app.usecases.team import add_member
from tests.unit.cli.conftest import Run
from tests.unit.cli.test_commands import table, value
from tests.unit.exchange.test_spreadsheets import workbook


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (("手机,备注", "13805712266,x"), "auto"),
        (("State,Total", "AL,1", "AK,2"), "auto"),  # a table about something else
        (("标题,内容", "a,b"), "interactions"),
    ],
)
@pytest.mark.parametrize(("language", "words"), [("en", "--mapping"), ("zh_CN", "没有认出哪一列")])
def test_a_table_that_names_nobody_is_one_problem(
    run: Run, file: Path, tmp_path: Path, rows: tuple[str, ...], kind: str, language: str, words: str
) -> None:
    listed = table(tmp_path / "list.csv", *rows)
    answer = run("import", listed, "--kind", kind, "--database", file, "--lang", language, "--json")
    [told] = answer.json
    assert (answer.code, told["rows"], len(told["problems"])) == (1, 0, 1)
    assert words in told["error"]
    assert rows[0].split(",")[0] in told["error"]
    assert value(file, "SELECT count(*) FROM import_run") == 0


def test_only_a_row_that_was_left_out_is_called_refused(run: Run, file: Path, tmp_path: Path) -> None:
    listed = table(
        tmp_path / "list.csv", "姓名,创建时间,手机", "张伟,2023-02-30,13805712266", ",,13905712266"
    )
    [told] = run("import", listed, "--database", file, "--json").json
    assert [(each["line"], each["refused"]) for each in told["problems"]] == [(2, False), (3, True)]
    assert (told["created"], told["refused"]) == (1, 1)


def test_a_spreadsheet_has_no_encoding(run: Run, file: Path, tmp_path: Path) -> None:
    book = workbook(tmp_path / "list.xlsx", [["姓名", "手机"], ["张伟", "13805712266"]])
    [told] = run("import", book, "--database", file, "--json").json
    assert (told["encoding"], told["created"]) == (None, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_problem_of_the_whole_file_names_no_line(
    run: Run, file: Path, tmp_path: Path, language: str
) -> None:
    cards = table(tmp_path / "list.vcf", "姓名,手机", "张伟,13805712266")
    answer = run("import", cards, "--database", file, "--lang", language)
    assert ".csv" in answer.out
    assert not {"line 0", "第 0 行"} & set(answer.out.split(":"))
    assert "0 行：" not in answer.out


def test_what_a_file_holds_gives_no_orders_to_the_terminal(run: Run, file: Path, tmp_path: Path) -> None:
    name = "e\x1b[31m.vcf" if os.name == "posix" else "e.vcf"
    cards = table(
        tmp_path / name, "BEGIN:VCARD", "VERSION:3.0", "FN:x", "\x1b]0;owned\x07\x9b1m", "END:VCARD"
    )
    answer = run("import", cards, "--database", file)
    assert "owned" in answer.out
    assert all(sign == "\n" or sign.isprintable() for sign in answer.out + answer.err)


def test_a_file_the_system_refuses_to_show_is_told(
    run: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = table(tmp_path / "list.csv", "姓名", "张伟")
    real = Path.exists

    def refuse(path: Path) -> bool:
        if path == listed:
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "exists", refuse)
    [told] = run("import", listed, "--database", file, "--json").json
    monkeypatch.undo()
    assert "Permission denied" in told["error"]


def test_what_the_system_refuses_is_no_mistake_of_ours(
    run: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied", "place")

    monkeypatch.setattr("app.exchange.export.export_records", refuse)
    answer = run("export", tmp_path / "out.csv", "--database", file)
    assert (answer.code, "place cannot be used (Permission denied)" in answer.err) == (1, True)


@pytest.fixture
def owned(tmp_path: Path) -> Path:
    """The export, as a workbook, of a firm with two members."""
    path = tmp_path / "owned.lianyi"
    store = Store.create(path)
    with store.write(Step.of("customer.create", name="x")) as uow:
        for name, customer in (("吴倩", "康悦健身"), ("陈立", "康悦酒店")):
            uow.member_id = key = add_member(uow, name)
            uow.session.flush()
            made = create_customer(uow, CustomerInput(customer, "organisation", {"owner_id": key}))
            log_interaction(uow, InteractionInput("量尺", "call", made, None))
    job = export_records(store.reader(), tmp_path / "all.xlsx", ExportOrder("all", "xlsx", "zh_CN"))
    run_now(job)
    store.close()
    return tmp_path / "all.xlsx"


@pytest.mark.parametrize(
    ("dry", "members", "theirs"),
    [
        ([], ["吴倩", "陈立"], 2),
        (["--dry-run"], [], 0),
    ],
)
def test_our_own_tables_bring_their_owners_into_an_empty_file(
    run: Run, tmp_path: Path, owned: Path, dry: list[str], members: list[str], theirs: int
) -> None:
    new = tmp_path / "new.lianyi"
    answer = run("import", owned, "--database", new, "--json", *dry)
    assert answer.code == 0
    assert [each["message"] for told in answer.json for each in told["problems"] if not dry] == []
    store = Store.open(new)
    found = store.reader().all("SELECT name FROM member ORDER BY name")
    store.close()
    assert [name for (name,) in found] == members
    assert value(new, "SELECT count(*) FROM customer WHERE owner_id IS NOT NULL") == theirs


@pytest.mark.parametrize(("name", "members"), [("all.vcf", ["吴倩", "陈立"]), ("all.ics", ["陈立"])])
def test_our_own_cards_and_calendars_bring_their_owners_too(
    run: Run, tmp_path: Path, owned: Path, name: str, members: list[str]
) -> None:
    store = Store.open(tmp_path / "owned.lianyi")
    with store.write(Step.of("follow_up.plan", name="x")) as uow:
        uow.member_id = member_ids(uow)[fold("陈立")]
        plan_follow_up(uow, FollowUpInput("送方案"))
    store.close()
    run("export", tmp_path / name, "--database", tmp_path / "owned.lianyi")
    new = tmp_path / "new.lianyi"
    [told] = run("import", tmp_path / name, "--database", new, "--json").json
    assert told["problems"] == []
    store = Store.open(new)
    found = store.reader().all("SELECT name FROM member ORDER BY name")
    store.close()
    assert [name for (name,) in found] == members


@pytest.mark.parametrize(
    "headers", ["客户名称,客户级别,客户行业,客户来源,负责人", "姓名,负责人"]
)  # 悟空CRM; a list
def test_owners_of_other_programs_are_no_members(run: Run, tmp_path: Path, headers: str) -> None:
    width = headers.count(",")
    listed = table(tmp_path / "list.csv", headers, "康悦健身" + "," * width + "管理员")
    new = tmp_path / "new.lianyi"
    [told] = run("import", listed, "--database", new, "--json").json
    assert "管理员" in told["problems"][0]["message"]
    assert value(new, "SELECT count(*) FROM member") == 0


def test_who_has_members_is_given_no_others(run: Run, tmp_path: Path, owned: Path) -> None:
    new = tmp_path / "new.lianyi"
    store = Store.create(new)
    with store.write(Step.of("member.add", name="x")) as uow:
        add_member(uow, "吴倩")
    store.close()
    told = run("import", owned, "--database", new, "--json").json
    assert {each["kind"]: "陈立" in each["problems"][0]["message"] for each in told if each["rows"]} == {
        "customers": True,
        "interactions": True,  # whose talk it was nobody knows; it is not the importer's
    }
    assert value(new, "SELECT count(*) FROM interaction WHERE member_id IS NOT NULL") == 1
    assert value(new, "SELECT count(*) FROM member") == 1


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ("电话", []),
        ("* 电话：", []),  # marks do not count
        ("电 话 号", ["电 话 号"]),
        ("Phone", ["Phone"]),
    ],
)
def test_a_column_of_the_mapping_that_is_not_there_is_told(
    run: Run, file: Path, tmp_path: Path, column: str, told: list[str]
) -> None:
    listed = table(tmp_path / "list.csv", "姓名,电话", "张伟,13805712266")
    mapping = table(tmp_path / "m.json", json.dumps({"姓名": "customer.name", column: "reach.phone"}))
    answer = run("import", listed, "--mapping", mapping, "--database", file, "--json")
    [found] = answer.json
    assert (answer.code, found["created"]) == (0, 1)
    assert [each["message"].split("“")[1].split("”")[0] for each in found["problems"]] == told
