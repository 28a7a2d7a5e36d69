"""Other programs at the same work: ours is always there, of those that are not installed it is said."""

import pytest

from app.benchmark.command import peer_table
from app.benchmark.peers import OURS, Measured, run_peers
from app.changes import finish
from app.cli.base import Call


def test_every_task_is_done_by_ours_and_absent_programs_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    found = finish(run_peers(20))
    tasks = {each.task for each in found}
    assert len(tasks) == 4
    assert {each.task for each in found if each.program == OURS and each.times == 1} == tasks
    assert [each.program for each in found if each.clock is None] == [
        "sqlite3 .import",
        "LibreOffice Calc",
        "LibreOffice Calc",
    ]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_table_of_others_has_even_lines(language: str) -> None:
    rows = [
        Measured("peers.bring_in", OURS, 2.0, 1.5, 1.0),
        Measured("peers.bring_in", "sqlite3 .import", 0.5, 0.4, 0.25),
        Measured("peers.read_xlsx", "LibreOffice Calc"),
    ]
    lines = peer_table(Call(None, False, language), rows)
    assert {sum(2 if char >= "\u2e80" else 1 for char in line) for line in lines} == {
        sum(2 if char >= "\u2e80" else 1 for char in lines[0])
    }
    assert "0.25 x" in lines[2]
    assert lines[3].endswith("not installed" if language == "en" else "未安装")
