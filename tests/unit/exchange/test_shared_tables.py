"""Tables made by other programs are read with the counts and contents they are known to have."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from app.exchange.cell_values import CleaningContext
from app.exchange.cleaning import build_drafts
from app.exchange.draft import Draft, LeadDraft, PersonDraft, Problem
from app.exchange.guess import guess_mapping
from app.exchange.table_reader import open_table
from app.sentences.errors import UserError
from tests.conftest import shared_data
from tests.unit.exchange.tables import outcome, rows_of

CONTEXT = CleaningContext(date(2026, 11, 22))
TABULAR = (".csv", ".tsv", ".txt", ".xls", ".xlsx", ".ods")


def all_tables() -> list[Path]:
    """Every tabular file of the shared folder."""
    folder = shared_data()
    return sorted(
        path for path in folder.rglob("*") if path.suffix.lower() in TABULAR and "SOURCE" not in path.name
    )


def drafts_of(path: Path) -> list[Draft | Problem]:
    """Everything a file gives, without a hand on its mapping."""
    with open_table(path) as table:
        mapping = guess_mapping(table.headers, [cells for _, cells in table.preview(50)])
        return list(build_drafts(table, mapping, CONTEXT))


@pytest.mark.parametrize("path", all_tables(), ids=lambda path: path.name)
def test_every_table_is_read_or_refused_with_a_sentence(samples: Path, path: Path) -> None:
    if path.stat().st_size > 600_000:
        pytest.skip("read by a test of its own")
    code, read = outcome(lambda: drafts_of(path))
    assert code == ("import.no_rows" if path.stat().st_size < 2 else "")
    assert all(item.line > 0 for item in read)


@pytest.mark.parametrize(
    "name",
    ["comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "location_coordinates", "newlines",
     "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8"],
)  # fmt: skip
def test_csv_spectrum(samples: Path, name: str) -> None:
    folder = samples / "csv-spectrum"
    expected = json.loads((folder / "json" / f"{name}.json").read_text("utf-8"))
    expected = expected if isinstance(expected, list) else [expected]
    table = open_table(folder / "csvs" / f"{name}.csv", header_row=1)
    read = [dict(zip(table.headers, cells, strict=True)) for cells in rows_of(table)]
    if name == "location_coordinates":  # its two files give different made-up phone numbers
        for row in (*read, *expected):
            row.pop("Contact Phone Number")
    assert read == expected


def test_the_same_table_in_utf8_utf16_and_with_bom(samples: Path) -> None:
    folder = samples / "csvkit" / "examples"
    names = ("test_utf8.csv", "test_utf8_bom.csv")
    tables = [open_table(folder / name) for name in names]
    assert len({table.headers for table in tables}) == 1
    assert rows_of(tables[0]) == rows_of(tables[1])
    wide = [open_table(folder / f"test_utf16_{end}.csv") for end in ("big", "little")]
    assert [table.headers for table in wide] == [("a", "b", "c")] * 2
    assert rows_of(wide[0]) == rows_of(wide[1])


@pytest.mark.parametrize("ending", ["xls", "xlsx"])
def test_spreadsheets_of_csvkit(samples: Path, ending: str) -> None:
    folder = samples / "csvkit" / "examples"
    with open_table(folder / f"test.{ending}") as table:
        assert table.headers[:2] == ("text", "date")
        assert rows_of(table)[0][:2] == ["Chicago Reader", "1971-01-01"]
    with open_table(folder / f"test_skip_lines.{ending}") as table:
        assert table.header_row == 4
    with open_table(folder / f"sheets.{ending}") as table:
        assert (table.sheets, table.sheet) == (("not this one", "data", "ʤ"), "data")


@pytest.mark.parametrize(
    ("file", "name", "notes"),
    [
        ("test.xls", "old.xlsx", ["import.note.really_xls"]),
        ("test.xls", "wps.et", []),  # 金山表格 writes the old container under its own ending
        ("test.xls", "old.csv", []),
        ("test.xlsx", "new.xls", ["import.note.formulas"]),
        ("test.xlsx", "NEW.XLSX", ["import.note.formulas"]),
        ("test.xlsx", "new", ["import.note.formulas"]),
    ],
)
def test_a_spreadsheet_is_read_whatever_its_name_says(
    samples: Path, tmp_path: Path, file: str, name: str, notes: list[str]
) -> None:
    path = tmp_path / name
    path.write_bytes((samples / "csvkit" / "examples" / file).read_bytes())
    with open_table(path) as table:
        assert [note.code for note in table.notes] == notes
        assert rows_of(table)[0][:2] == ["Chicago Reader", "1971-01-01"]


def test_the_old_dbase_file_is_no_text(samples: Path) -> None:
    with pytest.raises(UserError) as caught:
        open_table(samples / "csvkit" / "examples" / "testdbf.dbf")
    assert caught.value.code == "import.not_a_table"


def test_both_encodings_of_the_five_thousand_give_the_same_people(samples: Path) -> None:
    folder = samples / "cn-faker"
    first, second = (drafts_of(folder / f"faker_zh_CN_5000_{name}.csv") for name in ("utf8_bom", "gb18030"))
    assert first == second
    people = [item for item in first if isinstance(item, PersonDraft)]
    assert len(people) == 5_000
    assert all(person.employer and person.source and person.created_day for person in people)
    assert all(any(each.normal.startswith("+86") for each in person.reach) for person in people)


def test_krayin_persons_with_json_cells(samples: Path) -> None:
    people = [
        item
        for item in drafts_of(samples / "krayin" / "samples_persons.csv")
        if isinstance(item, PersonDraft)
    ]
    assert [person.name for person in people] == ["Wilson Fisk", "Sasha Calle"]
    mails = [each.value for person in people for each in person.reach if each.kind == "email"]
    assert mails == ["contact@wilson.com", "contact.home@wilson.com", "contact@sasha.com"]
    assert [each.label for each in people[0].reach] == ["work", "home", "work"]


def test_krayin_leads(samples: Path) -> None:
    leads = [
        item for item in drafts_of(samples / "krayin" / "samples_leads.csv") if isinstance(item, LeadDraft)
    ]
    assert [lead.budget.minor for lead in leads if lead.budget] == [5_000_000, 10_000_000]
    assert leads[0].external_id == "1"


def test_order_lines_keep_one_customer_number_each(samples: Path) -> None:
    path = samples / "superstore" / "superstore.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))
    table = open_table(path)
    assert len(rows_of(table)) == len(lines) == 9_994
    numbers = table.headers.index("Customer ID")
    assert len({cells[numbers] for cells in rows_of(table)}) == 793
