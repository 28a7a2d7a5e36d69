"""The benchmark's own little runs: import and changes really happen on both sides."""

from datetime import date
from pathlib import Path

import pytest

from app.benchmark import exchanging
from app.benchmark.changes import change_rows
from app.benchmark.crowd import DUE, ENTRIES, IN_MONTH, crowd
from app.benchmark.exchanging import exchange_rows
from app.benchmark.importing import import_rows
from app.benchmark.measure import Row
from app.db.store import Store
from app.exchange.table_reader import open_table
from app.usecases.sample import create_sample

TODAY = date(2026, 9, 16)


def test_imports_give_figures_for_both_sides(tmp_path: Path) -> None:
    job = import_rows(tmp_path, (40, 80), 1)
    found: list[Row] = []
    while not found:
        try:
            next(job)
        except StopIteration as end:
            found = end.value
    assert [row.name.removeprefix("bench.import_") for row in found] == [
        "usable", "usable_cpu", "searchable", "searchable_cpu", "memory", "power",
    ]  # fmt: skip
    assert all(row.ours.p50 > 0 and row.floor.p50 > 0 for row in found if row.unit == "ms")
    assert not list(tmp_path.glob("*.db*"))


def test_what_is_read_and_written_is_the_same_number_of_records(tmp_path: Path) -> None:
    file = tmp_path / "sample.lianyi"
    for _ in create_sample(file, 60, today=TODAY):
        pass
    found = exchange_rows(file, tmp_path, 50, 1)
    assert [row.name.removeprefix("bench.") for row in found] == [
        "read_xlsx", "read_vcf_lines", "read_vcf", "write_csv", "write_xlsx", "write_vcf",
    ]  # fmt: skip
    assert len(open_table(tmp_path / "out.csv").preview(100)) == 50
    assert (tmp_path / "bare.csv").read_text("utf-8-sig").count("\n") >= 51


def test_cards_are_compared_with_a_library_only_where_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "sample.lianyi"
    for _ in create_sample(file, 60, today=TODAY):
        pass
    monkeypatch.setattr(exchanging, "find_spec", lambda _name: None)
    names = [row.name for row in exchange_rows(file, tmp_path, 5, 1)]
    assert "bench.read_vcf_lines" in names
    assert "bench.read_vcf" not in names


def test_changes_are_measured_and_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "sample.lianyi"
    for _ in create_sample(file, 60, today=TODAY):
        pass
    crowded = crowd(file, TODAY)
    assert crowd(file, TODAY) == crowded, "filled once"
    reader = Store.open(file).reader()
    counted = "SELECT count(*) FROM interaction WHERE customer_id = ?"
    assert reader.value(counted, (crowded.customer,)) >= ENTRIES
    planned = "SELECT count(*) FROM follow_up WHERE due LIKE ?"
    assert reader.value(planned, (f"{crowded.month:%Y-%m}%",)) >= IN_MONTH
    assert reader.value(planned, (f"{TODAY}%",)) >= DUE
    rows = change_rows(file, tmp_path, 3)
    assert all(row.ours.p50 > 0 and row.floor.p50 > 0 for row in rows)
    assert reader.value("SELECT live FROM total WHERE table_name = 'customer'") == 60
    assert reader.value("SELECT count(*) FROM tag WHERE name = 'bench' AND deleted_at IS NULL") == 0
    reader.close()
