"""A file of an earlier version on the command line: said on the error stream, brought up to date, answered."""

import json
from contextlib import closing
from pathlib import Path

from app.db.backup import list_backups, restore_backup
from app.db.driver import connect
from tests.unit.cli.conftest import Run

OLD = Path(__file__).parents[2] / "data" / "old" / "v0001.lianyi-backup"


def test_a_command_on_a_file_of_an_earlier_version(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "firm.lianyi"
    restore_backup(OLD, path)
    first = run("search", "康悦", "--json", "--database", path)
    assert first.code == 0
    assert "康悦健身连锁" in json.dumps(json.loads(first.out), ensure_ascii=False), (
        "the answer stays whole JSON"
    )
    assert "earlier version" in first.err
    assert str(tmp_path / "backups") in first.err
    assert len(list_backups(tmp_path / "backups")) == 1
    assert run("search", "康悦", "--database", path).err == ""


def test_a_file_of_another_version_is_not_called_damaged(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "firm.lianyi"
    restore_backup(OLD, path)
    before = path.read_bytes()
    for more in ((), ("--thorough",), ("--repair",)):
        checked = run("check", *more, "--database", path)
        assert (checked.code, "earlier version" in checked.out, "damaged" in checked.out) == (1, True, False)
    assert path.read_bytes() == before
    run("search", "康悦", "--database", path)
    assert run("check", "--thorough", "--database", path).code == 0
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    refused = run("check", "--repair", "--database", path)
    assert (refused.code, "newer version" in refused.err) == (1, True)
