"""Delimited text: every odd file is read as far as it can be, and what cannot is named with its line."""

from pathlib import Path

import pytest

from app.exchange.limits import Limits
from app.exchange.table_reader import open_table
from app.sentences.errors import UserError
from tests.unit.exchange.tables import problems_of, rows_of, table_of


@pytest.mark.parametrize(
    ("content", "delimiter"),
    [
        ("姓名,电话\n张伟,138\n", ","),
        ("姓名;电话\n张伟;138\n", ";"),
        ("姓名\t电话\n张伟\t138\n", "\t"),
        ("姓名|电话\n张伟|138\n", "|"),
        ("姓名，电话\n张伟，138\n", "，"),  # full-width comma, typed by hand
        ("name;sum\nAnn;1,50\nBob;2,75\n", ";"),  # decimal commas do not fool it
        ('name,note\n"a;b;c",x\n"d;e;f",y\n', ","),  # semicolons inside quotes neither
        ("姓名\n张伟\n", ","),  # one column
    ],
)
def test_delimiter_is_found(tmp_path: Path, content: str, delimiter: str) -> None:
    assert table_of(tmp_path, content).delimiter == delimiter


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends(tmp_path: Path, end: str) -> None:
    table = table_of(tmp_path, end.join(["姓名,电话", "张伟,138", "王芳,139"]))
    assert rows_of(table) == [["张伟", "138"], ["王芳", "139"]]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_the_same_table_in_every_encoding(tmp_path: Path, codec: str) -> None:
    table = table_of(tmp_path, "姓名,城市\n张伟,杭州\n".encode(codec))
    assert table.headers == ("姓名", "城市")
    assert rows_of(table) == [["张伟", "杭州"]]


def test_a_chosen_encoding_is_taken_and_an_unknown_one_refused(tmp_path: Path) -> None:
    table = table_of(tmp_path, "姓名\n张伟\n".encode("gb18030"), encoding="gb18030")
    assert table.encoding_reason == "import.encoding.chosen"
    with pytest.raises(UserError) as caught:
        open_table(table.path, encoding="no-such")
    assert caught.value.code == "import.unknown_encoding"


def test_header_below_title_and_notes(tmp_path: Path) -> None:
    table = table_of(
        tmp_path,
        "客户名单\n导出时间：2023-05-08\n\n*姓名,联系电话（必填）,客户来源(*)\n张伟,13805712266,官网\n王芳,13905712266,展会\n",
    )
    assert (table.header_row, table.headers) == (4, ("姓名", "联系电话", "客户来源"))
    assert [line for line, _ in table.rows()] == [5, 6]


def test_linkedin_notes_above_the_header(tmp_path: Path) -> None:
    table = table_of(
        tmp_path,
        'Notes:\n"When exporting your data, some of the email addresses may be missing, see settings."\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ann,Smith,https://x.example,,Acme Ltd,Buyer,08 May 2023\n",
    )
    assert table.header_row == 4
    assert table.headers[0] == "First Name"


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        ("1,a,2015-11-04\n2,b,2015-11-05\n", ("A", "B", "C")),  # no header at all
        ("姓名,电话,电话\n张伟,1,2\n", ("姓名", "电话", "电话 (2)")),  # twice the same
        ("姓名,,城市\n张伟,x,杭州\n", ("姓名", "B", "城市")),  # a column without a name
        ("a,b,c,,\n1,2,3,,\n", ("a", "b", "c")),  # empty columns at the end
    ],
)
def test_headers_are_distinct_and_clean(tmp_path: Path, content: str, headers: tuple[str, ...]) -> None:
    assert table_of(tmp_path, content).headers == headers


@pytest.mark.parametrize(
    ("rows", "header_row"),
    [
        (["张伟", "李娜", "王强"], 0),  # names one below the other: the first is no header
        (["张伟,经理", "李娜,店长", "王强,采购"], 0),
        (["张伟", "李娜"], 0),
        (["姓名", "李娜", "王强"], 1),
        (["老板,职务", "李娜,店长", "王强,采购"], 1),
        (["金额,高度", "甲,乙", "丙,丁"], 1),  # begin like surnames, but nobody is below
        (["张伟的客户,备注", "李娜,店长", "王强,采购"], 1),
        (["张伟"], 1),  # alone it may be either
    ],
)
def test_a_list_of_people_without_a_header_loses_nobody(
    tmp_path: Path, rows: list[str], header_row: int
) -> None:
    table = table_of(tmp_path, "\n".join(rows) + "\n")
    assert table.header_row == header_row
    assert len(rows_of(table)) == len(rows) - header_row


def test_header_row_can_be_chosen(tmp_path: Path) -> None:
    content = "x,y\n姓名,电话\n张伟,138\n"
    assert table_of(tmp_path, content, header_row=1).headers == ("x", "y")
    assert table_of(tmp_path, content, header_row=0).headers == ("A", "B")
    with pytest.raises(UserError) as caught:
        table_of(tmp_path, content, header_row=99)
    assert caught.value.code == "import.no_such_row"


def test_ragged_rows_are_filled_or_told(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,b,c\n1,2\n" + "1,2,3\n" * 8 + "1,2,3,extra\n")
    assert rows_of(table)[0] == ["1", "2", ""]
    assert rows_of(table)[-1] == ["1", "2", "3"]
    assert problems_of(table) == [(11, "import.row_too_long")]


def test_a_repeated_header_is_passed_over_and_told(tmp_path: Path) -> None:
    table = table_of(tmp_path, "姓名,电话\n张伟,138\n姓名,电话\n王芳,139\n")
    assert len(rows_of(table)) == 2
    assert problems_of(table) == [(3, "import.header_again")]


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (
            ["Acme,Berlin", "Foo,Rome", "", "", "All Accounts", "{copyright}", "Confidential", "Acme"],
            "Acme Foo",
        ),
        (["Acme,Berlin", "Foo,Rome", "{copyright}", "Generated By: Joe"], "Acme Foo"),  # no name of its own
        (["Acme,Berlin", "Foo", "Bar"], "Acme Foo Bar"),
        (["Acme,Berlin", "All Accounts", "{copyright}", "Foo,Rome"], "Acme Foo"),
        (["Copyright Office,Bern"], "Copyright Office"),
    ],
)
def test_the_footer_of_a_salesforce_report_is_no_row(tmp_path: Path, rows: list[str], names: str) -> None:
    said = '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."'
    content = "\n".join(["Account Name,Billing City", *rows]).format(copyright=said)
    assert " ".join(cells[0] for cells in rows_of(table_of(tmp_path, content))) == names


def test_bytes_of_another_encoding_are_named_and_the_rest_goes_in(tmp_path: Path) -> None:
    lines = ["姓名,城市\n".encode()] + [f"客户{number},杭州\n".encode() for number in range(2, 1000)]
    lines[811] = "张伟,杭州市\n".encode("gb18030")
    table = table_of(tmp_path, b"".join(lines))
    assert problems_of(table) == [(812, "import.bytes_undecodable")]
    assert len(rows_of(table)) == 997
    assert not any("?" in cell for cells in rows_of(table) for cell in cells)


def test_nul_is_removed_and_told(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,b,c\nx\0y,2,3\n")
    assert rows_of(table) == [["xy", "2", "3"]]
    assert problems_of(table) == [(2, "import.nul_removed")]


def test_an_unclosed_quote_costs_its_own_line_only(tmp_path: Path) -> None:
    lines = ["a,b"] + [f"{number},x" for number in range(2, 1500)]
    lines[6] = '7,"x'
    table = table_of(tmp_path, "\n".join(lines))
    assert problems_of(table) == [(7, "import.quote_open")]
    assert len(rows_of(table)) == 1497


def test_a_stray_quote_is_named(tmp_path: Path) -> None:
    table = table_of(tmp_path, 'a,b\n"5" pipe,x\n6,y\n')
    assert problems_of(table) == [(2, "import.quote_stray")]
    assert rows_of(table) == [["6", "y"]]


def test_a_field_too_long_is_named_with_its_size(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,b\n1,2\n3," + "x" * 200_000 + "\n5,6\n")
    assert problems_of(table) == [(3, "import.field_too_long")]
    assert rows_of(table) == [["1", "2"], ["5", "6"]]


def test_thousands_of_broken_quotes_end_in_a_sentence(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,b\n" + '"x" y,z\n' * 1_100)
    with pytest.raises(UserError) as caught:
        rows_of(table)
    assert caught.value.code == "import.quotes_broken"


def test_line_ends_inside_quotes_belong_to_the_cell(tmp_path: Path) -> None:
    table = table_of(tmp_path, 'a,b\n"one\ntwo",x\n3,y\n')
    assert list(table.rows()) == [(2, ["one\ntwo", "x"]), (4, ["3", "y"])]


def test_a_giant_line_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "giant.csv"
    with path.open("wb") as stream:
        stream.write(b"x" * (9 << 20))
        stream.truncate(1 << 31)  # sparse: nothing is written for the other 2 GB
    with pytest.raises(UserError) as caught:
        open_table(path)
    assert caught.value.code == "import.line_too_long"


def test_a_giant_line_further_down_stops_the_reading(tmp_path: Path) -> None:
    limits = Limits(line_bytes=1 << 16)
    table = table_of(tmp_path, "a,b\n" + "1,2\n" * 40_000 + "x" * (1 << 20), limits=limits)
    with pytest.raises(UserError) as caught:
        rows_of(table)
    assert caught.value.code == "import.line_too_long"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "empty.csv", "import.file_empty"),
        (b"\n", "blank.csv", "import.no_rows"),
        (b" , \n,\n", "blanks.csv", "import.no_rows"),
        (b"<html><table><tr><td>x</td></tr></table>", "export.xls", "import.really_html"),
        (b"\xef\xbb\xbf  <!DOCTYPE html>", "export.csv", "import.really_html"),
        (b'<?xml version="1.0"?><Workbook/>', "old.xls", "import.really_html"),
        (b"%PDF-1.7 ...", "list.csv", "import.not_a_table"),
        (b"\x89PNG\r\n\x1a\n", "list.csv", "import.not_a_table"),
        (b"\x1f\x8b\x08", "list.csv.gz", "import.not_a_table"),
        (b"SQLite format 3\0" + b"\0" * 84, "list.csv", "import.not_a_table"),
        (b'[{"name": "x", "phone": 1}]\n', "list.json", "import.really_json"),
        (b'{"program": "lianyi",\n"customers": []}', "list.csv", "import.really_json"),
        (b'{"a": 1}\n{"a": 2}\n', "list.jsonl", "import.really_json"),
        (b"{\\rtf1\\ansi x}", "letter.txt", "import.not_a_table"),
        (bytes(range(256)) * 20, "random.csv", "import.not_a_table"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, content: bytes, name: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        table_of(tmp_path, content, name)
    assert caught.value.code == code


@pytest.mark.parametrize("header", ['[{"a": 1}],name', "[必填]姓名,电话", '{"a"},x', "[1,2"])
def test_a_table_may_begin_like_json(tmp_path: Path, header: str) -> None:
    assert rows_of(table_of(tmp_path, f"{header}\n张伟,138\n", header_row=1)) == [["张伟", "138"]]


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.csv"):
        with pytest.raises(UserError):
            open_table(path)


def test_text_under_a_spreadsheet_name_is_read_and_told(tmp_path: Path) -> None:
    table = table_of(tmp_path, "姓名\t电话\n张伟\t138\n".encode("gb18030"), "导出.xls")
    assert rows_of(table) == [["张伟", "138"]]
    assert [note.code for note in table.notes] == ["import.note.really_text"]


def test_the_preview_leaves_the_reading_untouched(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,b\n" + "1,x\n" * 500)
    assert len(table.preview(10)) == 10
    assert len(rows_of(table)) == 500


@pytest.mark.parametrize("codec", ["utf-16", "idna", "undefined"])  # each fails in its own way on such bytes
def test_an_encoding_that_does_not_fit_at_all_is_told(tmp_path: Path, codec: str) -> None:
    file = tmp_path / "gbk.csv"
    file.write_bytes("姓名,电话\n张伟,138\n".encode("gb18030"))
    with pytest.raises(UserError) as caught:
        rows_of(open_table(file, encoding=codec))
    assert caught.value.code == "import.encoding_wrong"
