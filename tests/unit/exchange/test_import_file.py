"""From a file on the disk to records: what it is told to be, corrected cells, refused rows, the kept mapping."""

import csv
import io
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.exchange.draft import Problem
from app.exchange.import_file import Prepared, drafts_of, import_prepared, prepare
from app.exchange.import_job import run_now
from app.exchange.import_look import drafts_at, first_drafts, look_again, rows_at
from app.exchange.import_types import ImportOptions, ImportReport
from app.queries.imports import refused_rows, remembered_mapping
from app.sentences.errors import UserError

TODAY = date(2026, 9, 16)
LIST = (
    "客户名称,联系人,电话,最后联系,备注\n"
    "云溪国际酒店,周敏,13905710001,2026-05-08,月结\n"
    "王海涛,,13805711111,2023.2.30,\n"
    ",,0571-85220033,,只有电话\n"
)
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:单慧\nTEL:13805712222\nEND:VCARD\n"
EVENT = (
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260920T090000\nSUMMARY:量尺\nEND:VEVENT\nEND:VCALENDAR\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = Store.create(tmp_path / "firm.lianyi")
    yield found
    found.close()


def file(folder: Path, content: str | bytes, name: str = "名单.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def take(store: Store, prepared: Prepared, **more: Any) -> ImportReport:
    with store.write(Step.of("import.run", name=prepared.path.name, count=0)) as uow:
        options = ImportOptions(TODAY, language="en")
        report: ImportReport = run_now(import_prepared(uow, prepared, options, **more))
    return report


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("a.csv", LIST, ("table", "csv", "customers", 3)),
        ("a.tsv", LIST.replace(",", "\t"), ("table", "tsv", "customers", 3)),
        ("a.vcf", CARD * 2, ("cards", "vcf", "customers", 2)),
        ("a.txt", CARD, ("cards", "vcf", "customers", 1)),  # cards under a name that says nothing
        ("a.csv", "\ufeff\n" + CARD, ("cards", "vcf", "customers", 1)),  # even under a wrong one
        ("a.vcf", CARD.encode("utf-16"), ("cards", "vcf", "customers", 1)),
        ("a.ics", EVENT, ("calendar", "ics", "followups", 1)),
        (
            "a.csv",
            "姓名,备注\n单慧,BEGIN:VCARD\n",
            ("table", "csv", "customers", 1),
        ),  # a cell that quotes one
        ("a.csv", "姓名,电话\r单慧,13805712222\r", ("table", "csv", "customers", 1)),  # old Mac line ends
        (
            "a.csv",
            "姓名,电话\n单慧,13805712222",
            ("table", "csv", "customers", 1),
        ),  # no end of line at the end
    ],
)
def test_a_file_is_what_is_in_it(
    tmp_path: Path, name: str, content: str | bytes, wanted: tuple[str, str, str, int]
) -> None:
    found = prepare(file(tmp_path, content, name), today=TODAY)
    assert (found.family, found.format, found.kind, found.rows) == wanted
    found.close()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "import.file_empty"),
        ("a.vcf", b"", "import.file_empty"),
        ("a.xlsx", b"%PDF-1.7", "import.not_a_table"),
        ("fehlt.csv", None, "import.cannot_open"),
    ],
)
def test_what_cannot_be_imported_says_why(
    tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError) as told:
        prepare(path)
    assert told.value.code == code


def test_rows_not_taken_are_kept_with_line_and_reason(tmp_path: Path, store: Store) -> None:
    report = take(store, prepare(file(tmp_path, LIST), today=TODAY))
    assert (report.created, report.refused) == (2, 1)
    assert report.run_id is not None
    kept = refused_rows(store.reader(), report.run_id)
    assert kept is not None
    head, row = csv.reader(io.StringIO(kept.decode("utf-8-sig")))
    assert head == ["Line", "Reason", "客户名称", "联系人", "电话", "最后联系", "备注"]
    assert (row[0], row[2:]) == ("4", ["", "", "0571-85220033", "", "只有电话"])
    assert "0571-85220033" in row[1]


def test_the_file_of_refused_rows_can_be_mended_and_imported_again(tmp_path: Path, store: Store) -> None:
    report = take(store, prepare(file(tmp_path, LIST), today=TODAY))
    kept = refused_rows(store.reader(), report.run_id or 0)
    assert kept is not None
    mended = kept.decode("utf-8-sig").replace(",,,0571", ",栖云月子中心,,0571")
    assert mended != kept.decode("utf-8-sig")
    again = take(store, prepare(file(tmp_path, mended, "again.csv"), today=TODAY))
    assert (again.created, again.refused) == (1, 0)


@pytest.mark.parametrize("column", ["客户名称", "customer.name"])
def test_a_corrected_cell_goes_in_as_corrected(tmp_path: Path, store: Store, column: str) -> None:
    prepared = prepare(file(tmp_path, LIST), today=TODAY)
    report = take(store, prepared, corrections={(4, column): "栖云月子中心"})
    assert (report.created, report.refused) == (3, 0)
    assert store.reader().value("SELECT count(*) FROM customer WHERE name = '栖云月子中心'") == 1


def test_a_card_without_a_name_is_kept_as_such_unless_it_gets_one(tmp_path: Path, store: Store) -> None:
    """What it says is not lost; the problem names it, and a name typed in the grid takes its place."""
    path = file(tmp_path, CARD + "BEGIN:VCARD\nVERSION:3.0\nNOTE:只有备注\nEND:VCARD\n", "a.vcf")
    line = next(p.line for p in drafts_of(prepare(path)) if isinstance(p, Problem))
    report = take(store, prepare(path), corrections={(line, "customer.name"): "顾婉清"})
    assert (report.created, report.refused) == (2, 0)
    again = take(store, prepare(path))
    assert [(p.line, p.code, p.severity) for p in again.problems] == [(line, "card.kept_unnamed", "may")]
    assert store.reader().value("SELECT count(*) FROM customer WHERE note = '只有备注'") == 2


def test_a_row_left_out_on_purpose_is_neither_taken_nor_refused(tmp_path: Path, store: Store) -> None:
    report = take(store, prepare(file(tmp_path, LIST), today=TODAY), skipped=frozenset({3, 4}))
    assert (report.created, report.refused, report.problems) == (1, 0, [])


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        (
            "钉钉.csv",
            "姓名,部门,职务\n钱敏,研发部,工程师\n",
            [("研发部 工程师", None)],
        ),  # a person without a firm
        ("a.csv", "姓名,部门\n钱敏,研发部\n", [("研发部", None)]),
        (
            "a.csv",
            "公司,姓名,部门,职务\n甲公司,钱敏,研发部,工程师\n",
            [("工程师", "研发部")],
        ),  # a contact has both
        (
            "a.vcf",
            "BEGIN:VCARD\nVERSION:3.0\nFN:钱敏\nORG:甲公司;研发部\nTITLE:工程师\nEND:VCARD\n",
            [("研发部 工程师", None)],
        ),
    ],
)
def test_no_department_is_lost(
    tmp_path: Path, store: Store, name: str, content: str, wanted: list[tuple[str, str | None]]
) -> None:
    take(store, prepare(file(tmp_path, content, name), today=TODAY))
    sql = (
        "SELECT title, NULL FROM customer WHERE name = '钱敏' UNION ALL SELECT title, department FROM contact"
    )
    assert store.reader().all(sql) == wanted


def test_the_next_file_with_these_headers_is_matched_like_the_last(tmp_path: Path, store: Store) -> None:
    first = prepare(file(tmp_path, "客户名称,杂项\n单慧,喜欢普洱\n"), today=TODAY)
    assert first.mapping is not None
    first.mapping = first.mapping.with_column(1, key="customer.note")
    take(store, first)

    def lookup(mark: str) -> Any:
        return remembered_mapping(store.reader(), mark)

    second = prepare(file(tmp_path, "杂项,客户名称\n月结,何川\n", "b.csv"), today=TODAY, remembered=lookup)
    assert second.remembered
    assert second.mapping is not None
    assert [column.key for column in second.mapping.columns] == ["customer.note", "customer.name"]
    other = prepare(
        file(tmp_path, "客户名称,电话\n何川,13805710000\n", "c.csv"), today=TODAY, remembered=lookup
    )
    assert not other.remembered


def test_a_file_from_which_nothing_came_teaches_nothing(tmp_path: Path, store: Store) -> None:
    take(store, prepare(file(tmp_path, "数量,价格\n1,2\n"), today=TODAY))
    assert store.reader().value("SELECT count(*) FROM import_mapping") == 0


def test_a_correction_is_judged_without_reading_the_file_again(tmp_path: Path) -> None:
    prepared = prepare(file(tmp_path, LIST), today=TODAY)
    rows = rows_at(prepared, {3, 4})
    assert sorted(rows) == [3, 4]
    before = [item for item in look_again(prepared, [(3, rows[3])]) if isinstance(item, Problem)]
    assert [problem.code for problem in before] == ["import.day_nonexistent"]
    after = look_again(prepared, [(3, rows[3])], {(3, "最后联系"): "2023-02-28"})
    assert not any(isinstance(item, Problem) for item in after)


def test_single_rows_and_the_first_ones_can_be_looked_at(tmp_path: Path) -> None:
    prepared = prepare(file(tmp_path, LIST), today=TODAY)
    assert [draft.name for draft in drafts_at(prepared, 2)] == ["云溪国际酒店", "周敏"]
    assert [[draft.name for draft in row] for row in first_drafts(prepared)] == [
        ["云溪国际酒店", "周敏"],
        ["王海涛"],
    ]


def test_events_come_in_as_follow_ups(tmp_path: Path, store: Store) -> None:
    report = take(store, prepare(file(tmp_path, EVENT, "a.ics")))
    assert report.created == 1
    assert store.reader().all("SELECT subject, due FROM follow_up") == [("量尺", "2026-09-20T09:00")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(UserError) as caught:
        prepare(tmp_path / "pipe.csv")
    assert caught.value.code == "import.no_file"
