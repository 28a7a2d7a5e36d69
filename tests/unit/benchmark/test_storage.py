"""The benchmark's own little runs: import and changes really happen on both sides."""

from datetime import date
from pathlib import Path

from app.benchmark.changes import change_rows
from app.benchmark.crowd import DUE, ENTRIES, IN_MONTH, crowd
from app.benchmark.storage import import_row
from app.db.store import Store
from app.usecases.sample import create_sample

TODAY = date(2026, 9, 16)


def test_import_gives_figures_for_both_sides(tmp_path: Path) -> None:
    found = import_row(tmp_path, 50, 1)
    assert found.ours.p50 > 0
    assert found.floor.p50 > 0
    assert found.ratio > 0


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
