"""`lianyi path`, and ties and favours out to tables and back in."""

from pathlib import Path

from app.db.journal import Step
from app.db.store import Store
from app.usecases.favours import save_favour
from app.usecases.relation_input import End
from app.usecases.ties import add_tie, set_closeness
from tests.unit.cli.conftest import Run


def fill(file: Path) -> None:
    """林国栋 is close to us and a classmate of 单慧."""
    store = Store.open(file)
    reader = store.reader()
    friend = reader.value("SELECT id FROM contact WHERE name = '林国栋'")
    goal = reader.value("SELECT id FROM customer WHERE name = '单慧'")
    firm = reader.value("SELECT customer_id FROM contact WHERE name = '林国栋'")
    with store.write(Step.of("tie.create", name="x")) as uow:
        set_closeness(uow, "contact", [friend], 1)
        add_tie(uow, End(contact_id=friend), End(goal), "classmate", {"closeness": 2})
        save_favour(uow, None, firm, {"direction": "given", "what": "茶礼", "favour_day": "2026-09-01"})
    store.close()


def test_the_way_to_somebody_is_told_step_by_step(run: Run, file: Path) -> None:
    fill(file)
    (way,) = run("path", "单慧", "--json", "--database", file).json
    assert (way["sum"], [step["name"] for step in way["steps"]]) == (3, ["林国栋", "单慧"])
    assert [(step["why"], step["ring"]) for step in way["steps"]] == [("you know them", 1), ("Classmate", 2)]
    told = run("path", str(way["steps"][1]["id"]), "--database", file).out
    assert "1. 林国栋 (you know them)" in told
    assert "Nobody can introduce you" in run("path", "康悦酒店", "--database", file).err


def test_a_name_that_is_not_there_or_borne_by_several_is_refused(run: Run, file: Path) -> None:
    unknown = run("path", "何人", "--database", file)
    assert (unknown.code, "何人" in unknown.err) == (1, True)
    store = Store.open(file)
    from app.usecases.customers import create_customer
    from app.usecases.record_input import CustomerInput

    with store.write(Step.of("customer.create", name="x")) as uow:
        create_customer(uow, CustomerInput("单慧"))
    store.close()
    assert "Several are called" in run("path", "单慧", "--database", file).err


def test_ties_and_favours_go_out_and_come_back(run: Run, file: Path, tmp_path: Path) -> None:
    fill(file)
    for kind, rows in (("ties", 2), ("favours", 1)):
        out = tmp_path / f"{kind}.csv"
        done = run("export", out, "--kind", kind, "--json", "--database", file)
        assert done.json["records"] == {kind: rows}
        (again,) = run("import", out, "--json", "--database", file).json
        assert (again["kind"], again["created"], again["skipped"], again["problems"]) == (kind, 0, rows, [])
    assert run("export", tmp_path / "t.vcf", "--kind", "ties", "--database", file).code == 1


def test_a_trial_keeps_nothing_and_refused_rows_are_told(run: Run, file: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("First,First is the other's,Second\n单慧,friend,康悦酒店\n单慧,friend,何人\n", "utf-8")
    (tried,) = run("import", table, "--dry-run", "--json", "--database", file).json
    (taken,) = run("import", table, "--kind", "ties", "--json", "--database", file).json
    assert [(one["created"], one["refused"]) for one in (tried, taken)] == [(1, 1), (1, 1)]
    assert taken["problems"][0]["line"] == 3
    assert "何人" in taken["problems"][0]["message"]


def test_encoding_and_header_row_are_heeded(run: Run, file: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_bytes("通讯录\n前者,前者是后者的,后者\n单慧,朋友,康悦酒店\n".encode("gb18030"))
    how = ("--kind", "ties", "--header-row", "2", "--encoding", "gb18030", "--json", "--database", file)
    (taken,) = run("import", table, *how).json
    assert (taken["created"], taken["problems"]) == (1, [])
    found = run("import", table, *how[2:]).json  # told by its columns
    assert (found[0]["kind"], found[0]["skipped"]) == ("ties", 1)
