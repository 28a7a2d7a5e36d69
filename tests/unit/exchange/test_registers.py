"""Lists of an office: names, houses, streets and suburbs in columns of their own, and a key for each row."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.db.journal_step import Step
from app.db.store import Store
from app.exchange.import_file import import_prepared, prepare
from app.exchange.import_job import run_now
from app.exchange.import_types import ImportOptions, ImportReport

HEADERS = "rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = Store.create(tmp_path / "office.lianyi", lambda: 1_790_000_000_000)
    yield found
    found.close()


def take(store: Store, folder: Path, *rows: str, headers: str = HEADERS) -> ImportReport:
    path = folder / "register.csv"
    path.write_text("\n".join([headers, *rows]) + "\n", "utf-8")
    prepared = prepare(path)
    try:
        with store.write(Step.of("import.run", name=path.name, count=0)) as uow:
            report: ImportReport = run_now(
                import_prepared(uow, prepared, ImportOptions(date(2026, 9, 16), "ask"))
            )
    finally:
        prepared.close()
    return report


def test_every_row_stays_a_record_of_its_own_with_its_key(store: Store, tmp_path: Path) -> None:
    row = ", ann, lee, 7, high street, flat 2, carlton, 3053, vic"
    report = take(store, tmp_path, f"r-1{row}", f"r-2{row}", f"r-3{row}")
    assert (report.created, report.skipped, report.refused) == (3, 0, 0)
    assert store.reader().all("SELECT name, external_id, city FROM customer ORDER BY external_id") == [
        ("ann lee", "r-1", "carlton"),
        ("ann lee", "r-2", "carlton"),
        ("ann lee", "r-3", "carlton"),
    ]
    assert (
        store.reader().value("SELECT value FROM reach LIMIT 1") == "7 high street, flat 2, carlton, vic 3053"
    )


def test_a_row_without_a_name_is_called_by_its_key(store: Store, tmp_path: Path) -> None:
    report = take(
        store, tmp_path, "r-1, , , 7, high street, , carlton, 3053, vic", "r-2, bob, lee, , , , , , "
    )
    assert (report.created, report.refused) == (2, 0)
    assert [(problem.code, problem.values["key"]) for problem in report.problems] == [
        ("import.named_by_key", "r-1")
    ]
    assert store.reader().value("SELECT name FROM customer WHERE external_id = 'r-1'") == "r-1"


def test_chinese_houses_stand_behind_their_streets(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, "k1,王海涛,杭州市,登云路,3号,2幢", headers="编号,姓名,城市,街道,门牌号,楼栋")
    assert store.reader().value("SELECT value FROM reach") == "杭州市登云路3号2幢"
