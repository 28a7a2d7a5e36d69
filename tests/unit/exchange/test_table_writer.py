"""What is written comes back the same, no spreadsheet calculates a customer's words, no half file stays."""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.exchange.guard import guard, unguard
from app.exchange.table_reader import open_table
from app.exchange.table_writer import replacing, sheet_name, write_csv, write_xlsx
from app.sentences.errors import UserError

# What a database can hold: no NULs, no lone surrogates.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
RISKY = st.builds("{}{}{}".format, st.sampled_from(["", "'", "''", " ", "\u3000", "a\n", "a\r\n"]),
                  st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "＝", "'"]), TEXT)  # fmt: skip
CELL = TEXT | RISKY
# The first column is never blank: a row without any content is no row.
ROWS = st.lists(
    st.tuples(st.integers(1, 10**6).map(lambda number: f"k{number}"), CELL, CELL), min_size=1, max_size=8
)


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("+86 138 0571 2266", "'+86 138 0571 2266"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("＝1", "'＝1"),
        ("first\n=cmd", "first\n'=cmd"),  # a later line inside the cell
        ("'=1", "''=1"),
        ("O'Brien", "O'Brien"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_formulas_are_guarded(text: str, guarded: str) -> None:
    assert guard(text) == guarded
    assert unguard(guarded) == text


@given(CELL)
def test_the_guard_comes_off_again(text: str) -> None:
    assert unguard(guard(text)) == text


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
@example(rows=[("k1", "\x1f" * 40, "\x08\x08")])  # what Hypothesis once found: no binary file, only odd cells
def test_csv_round_trip(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]) -> None:
    path = tmp_path_factory.mktemp("csv") / "out.csv"
    assert write_csv(path, ["key", "=one", "two"], rows) == len(rows)
    back = open_table(path, header_row=1, delimiter=",")
    assert back.encoding == "utf-8-sig"
    assert [tuple(cells) for _, cells in back.rows()] == rows


@settings(max_examples=15, deadline=None)
@given(rows=ROWS)
def test_xlsx_round_trip(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]) -> None:
    path = tmp_path_factory.mktemp("xlsx") / "out.xlsx"
    write_xlsx(path, ["key", "one", "two"], rows)
    with open_table(path, header_row=1) as back:
        assert [tuple(map(as_xml, cells)) for _, cells in back.rows()] == [
            tuple(map(as_xml, row)) for row in rows
        ]


def as_xml(text: str) -> str:
    """What the format itself keeps: one kind of line end, and no characters that XML cannot hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in text if char in "\n\t" or (char >= " " and char not in "\ufffe\uffff"))


def test_a_workbook_holds_texts_not_formulas_or_links(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", ["x"], [["=1+1"], ["13805712266"], ["https://a.example"], ["0571"]])
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert page is not None
    cells = [row[0] for row in page.iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type) for cell in cells] == [
        ("=1+1", "s"), ("13805712266", "s"), ("https://a.example", "s"), ("0571", "s"),
    ]  # fmt: skip


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")

    def rows() -> list[list[str]]:
        raise RuntimeError

    for write in (write_csv, write_xlsx):
        with pytest.raises(RuntimeError):
            write(path, ["a"], (row for row in rows()))
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("out.csv", "old")]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught, replacing(tmp_path / "no" / "out.csv"):
        pass
    assert caught.value.code == "import.file_in_use"


@pytest.mark.parametrize(
    ("name", "allowed"), [("客户", "客户"), ("a/b[c]", "a_b_c_"), ("'x'", "x"), ("", "Sheet1")]
)
def test_sheet_names(name: str, allowed: str) -> None:
    assert sheet_name(name) == allowed


def test_a_long_sheet_name_is_cut() -> None:
    assert len(sheet_name("长" * 50)) == 31
