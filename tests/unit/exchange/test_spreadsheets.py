"""Spreadsheets come through a process of their own: values as people see them, traps refused."""

import datetime as dt
import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.exchange import spreadsheet_reader
from app.exchange.frames import decoded, read_bytes, write_frame
from app.exchange.limits import Limits
from app.exchange.spreadsheet_check import check_archive
from app.exchange.spreadsheet_child import cell_text
from app.exchange.spreadsheet_reader import child_command
from app.exchange.table_reader import open_table
from app.sentences.errors import UserError
from tests.unit.exchange.tables import rows_of

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook(path: Path, rows: list[list[Any]], **more: Any) -> Path:
    """An .xlsx with these rows."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    for name, other in more.items():
        extra = book.create_sheet(name)
        for row in other:
            extra.append(row)
    book.save(path)
    return path


def rebuilt(path: Path, changes: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    """The same archive with some members replaced or added."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in (members | changes).items():
            archive.writestr(name, content)
    return path


def refusal(path: Path) -> str:
    """The code of the sentence a file ends in."""
    with pytest.raises(UserError) as caught:
        open_table(path)
    return caught.value.code


def test_values_come_as_people_see_them(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [
            ["姓名", "手机", "金额", "日期", "时刻", "是否", "编号"],
            [
                "张伟",
                13800000000.0,
                1234.5,
                dt.date(2023, 5, 8),
                dt.datetime(2023, 5, 8, 14, 30),
                True,
                "007",
            ],
        ],
    )
    with open_table(path) as table:
        assert rows_of(table) == [
            ["张伟", "13800000000", "1234.5", "2023-05-08", "2023-05-08 14:30:00", "TRUE", "007"]
        ]
        assert (table.format, table.row_count) == ("xlsx", 2)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (13800000000.0, "13800000000"),
        (0.1 + 0.2, "0.3"),
        (-5.0, "-5"),
        (1e20, "1e+20"),
        (True, "TRUE"),
        (None, ""),
        (dt.date(1990, 1, 2), "1990-01-02"),
        (dt.datetime(1990, 1, 2), "1990-01-02"),
        (dt.time(9, 5), "09:05:00"),
        (dt.timedelta(hours=30), "1 day, 6:00:00"),
    ],
)
def test_cell_text(value: Any, text: str) -> None:
    assert cell_text(value) == text


def test_dates_counted_from_1904(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    page = book.active
    assert page is not None
    page.append(["姓名", "日期"])
    page.append(["张伟", dt.date(2023, 5, 8)])
    book.save(tmp_path / "mac.xlsx")
    assert rows_of(open_table(tmp_path / "mac.xlsx")) == [["张伟", "2023-05-08"]]


def test_formulas_merged_cells_and_hidden_rows_are_counted(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["姓名", "合计"], ["张伟", "=1+1"], ["王芳", 3], ["李娜", 4]):
        page.append(row)
    page.merge_cells("A5:B5")
    page.row_dimensions[3].hidden = True
    book.create_sheet("隐藏").sheet_state = "hidden"
    book.save(tmp_path / "notes.xlsx")
    with open_table(tmp_path / "notes.xlsx") as table:
        assert {note.code: note.values["count"] for note in table.notes} == {
            "import.note.formulas": "1",
            "import.note.hidden_rows": "1",
            "import.note.merged": "1",
            "import.note.hidden_sheets": "1",
        }
        assert len(rows_of(table)) == 3


def test_sheets_are_listed_and_the_first_filled_one_is_taken(tmp_path: Path) -> None:
    path = workbook(tmp_path / "b.xlsx", [], 客户=[["姓名"], ["张伟"]], 线索=[["线索"], ["王芳"]])
    table = open_table(path)
    assert (table.sheets, table.sheet) == (("Sheet", "客户", "线索"), "客户")
    assert rows_of(open_table(path, sheet="线索")) == [["王芳"]]
    with pytest.raises(UserError) as caught:
        open_table(path, sheet="没有")
    assert caught.value.code == "import.no_such_sheet"


def test_a_table_can_be_read_again(tmp_path: Path) -> None:
    path = workbook(tmp_path / "c.xlsx", [["姓名"], *[[f"客户{number}"] for number in range(2500)]])
    with open_table(path) as table:
        assert len(table.preview(20)) == 20
        assert len(rows_of(table)) == 2500
        assert len(rows_of(table)) == 2500


def test_two_cells_in_opposite_corners_are_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["A1"], page["XFD1048576"] = "a", "b"
    book.save(tmp_path / "corners.xlsx")
    with pytest.raises(UserError) as caught:
        open_table(tmp_path / "corners.xlsx")
    assert caught.value.code == "import.range_too_large"
    assert caught.value.values["rows"] == "1,048,576"


def test_a_bomb_is_refused_from_the_directory(tmp_path: Path) -> None:
    path = workbook(tmp_path / "bomb.xlsx", [["a"]])
    rebuilt(path, {"xl/media/zeros.xml": b"\0" * (210 << 20)})
    assert refusal(path) == "import.inflates_too_much"


def test_a_lying_directory_is_caught_while_reading(tmp_path: Path) -> None:
    path = workbook(tmp_path / "liar.xlsx", [["a"]])
    rebuilt(path, {"xl/liar.xml": b"<a/>" + b" " * (210 << 20)})
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("xl/liar.xml").file_size
    path.write_bytes(content.replace(struct.pack("<I", size), struct.pack("<I", 100)))
    assert refusal(path) in ("import.inflates_too_much", "import.spreadsheet_damaged")


@pytest.mark.parametrize(
    "evil",
    [
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><sst/>',
        b'<?xml version="1.0"?>'
        + b" " * 5000
        + b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst/>',
    ],
)
def test_definitions_are_refused(tmp_path: Path, evil: bytes) -> None:
    path = rebuilt(workbook(tmp_path / "dtd.xlsx", [["a"]]), {"xl/sharedStrings.xml": evil})
    assert refusal(path) == "import.has_dtd"


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "many.xlsx", [["a"]])
    rebuilt(path, {f"xl/part{number}.xml": b"" for number in range(2_100)})
    assert refusal(path) == "import.too_many_parts"


def test_members_on_top_of_each_other_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "overlap.xlsx", [["a"]])
    content = bytearray(path.read_bytes())
    entries = [at for at in range(len(content) - 4) if content[at : at + 4] == b"PK\x01\x02"]
    content[entries[1] + 42 : entries[1] + 46] = content[entries[0] + 42 : entries[0] + 46]
    path.write_bytes(content)
    assert refusal(path) == "import.parts_overlap"


def test_a_large_full_sheet_is_fine_and_a_large_empty_one_is_not(tmp_path: Path) -> None:
    limits = Limits(range_cells=100, dense_cells=1000)
    full = workbook(tmp_path / "full.xlsx", [["x"] * 10 for _ in range(30)])
    check_archive(full, limits)
    sparse = workbook(tmp_path / "sparse.xlsx", [["x"], *[[] for _ in range(40)], [*[None] * 9, "x"]])
    with pytest.raises(UserError):
        check_archive(sparse, limits)


def test_corners_are_found_in_a_sheet_that_writes_its_tags_with_a_prefix(tmp_path: Path) -> None:
    plain, path = tmp_path / "plain.xlsx", tmp_path / "prefix.xlsx"
    book = openpyxl.Workbook()
    book.save(plain)
    cells = '<x:row r="1"><x:c r="A1"/></x:row><x:row s="1" r="1048576"><x:c s="1" r="XFD1048576"/></x:row>'
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            sheet = f'<x:worksheet xmlns:x="s"><x:sheetData>{cells}</x:sheetData></x:worksheet>'
            new.writestr(name, sheet if "/worksheets/" in name else old.read(name))
    assert refusal(path) == "import.range_too_large"


def test_filled_cells_repeated_a_billion_times_are_refused(tmp_path: Path) -> None:
    body = (
        '<office:document-content xmlns:office="o" xmlns:table="t">'
        '<table:table-cell office:value-type="string" '
        'table:number-columns-repeated="1000000000"/></office:document-content>'
    )
    path = tmp_path / "repeat.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", body)
    assert refusal(path) == "import.range_too_large"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("cut.xlsx", b"PK\x03\x04" + b"\0" * 50, "import.spreadsheet_damaged"),
        (
            "locked.xlsx",
            COMPOUND + "EncryptedPackage".encode("utf-16-le"),
            "import.password_protected",
        ),
        (
            "word.xls",
            COMPOUND + "WordDocument".encode("utf-16-le"),
            "import.not_a_table",
        ),
        ("cut.xls", COMPOUND + b"\0" * 600, "import.spreadsheet_damaged"),
        ("page.xlsx", b"<html></html>", "import.really_html"),
    ],
)
def test_what_only_looks_like_a_spreadsheet(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert refusal(tmp_path / name) == code


def test_a_zip_of_other_things_is_no_spreadsheet(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "docs.zip", "w") as archive:
        archive.writestr("readme.txt", "x")
    assert refusal(tmp_path / "docs.zip") == "import.not_a_table"


def test_the_death_of_the_child_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "d.xlsx", [["a"], ["b"]])
    dying = [sys.executable, "-c", "import os; os.abort()"]
    monkeypatch.setattr(spreadsheet_reader, "child_command", lambda: dying)
    assert refusal(path) == "import.child_died"


def test_a_silent_child_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "e.xlsx", [["a"], ["b"]])
    silent = [sys.executable, "-c", "import sys; sys.stdin.close(); __import__('signal').pause()"]
    monkeypatch.setattr(spreadsheet_reader, "child_command", lambda: silent)
    with pytest.raises(UserError) as caught:
        open_table(path, limits=Limits(child_silence=0.3))
    assert caught.value.code == "import.child_too_slow"


def test_cancel_ends_the_child(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", [["姓名"], *[[f"客户{number}" * 50] for number in range(6000)]])
    table = open_table(path)
    rows = table.rows()
    next(rows)
    table.cancel()
    with pytest.raises(UserError) as caught:
        list(rows)
    assert caught.value.code == "import.cancelled"


def test_an_abandoned_reading_leaves_no_child_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def remember(*arguments: Any, **more: Any) -> subprocess.Popen[bytes]:
        started.append(real(*arguments, **more))
        return started[-1]

    monkeypatch.setattr("app.exchange.child.subprocess.Popen", remember)
    path = workbook(tmp_path / "g.xlsx", [["姓名"], *[["x"] for _ in range(5000)]])
    with open_table(path) as table:
        rows = table.rows()
        next(rows)
    assert [each.poll() is not None for each in started] == [True]


def test_the_child_cannot_eat_the_machine() -> None:
    pytest.importorskip("resource")
    code = (
        "from app.exchange.spreadsheet_child import limit_memory\n"
        "limit_memory(0)\n"
        "try:\n    bytearray(3 << 30)\n"
        "except MemoryError:\n    print('stopped')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "stopped"


def test_the_frozen_program_is_its_own_child(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child_command()[1:3] == ["-m", "app.exchange.spreadsheet_child"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command() == [sys.executable, "--read-spreadsheet"]


def test_frames_survive_any_text_and_a_cut_pipe() -> None:
    pipe = io.BytesIO()
    write_frame(pipe, {"rows": [["𠮷\ud800\n", ""]]})
    whole = pipe.getvalue()
    assert decoded(read_bytes(io.BytesIO(whole)) or b"") == {"rows": [["𠮷\ud800\n", ""]]}
    assert all(read_bytes(io.BytesIO(whole[:length])) is None for length in range(len(whole)))
