"""The benchmark's own little runs: import and save really happen on both sides."""

from pathlib import Path

from app.benchmark.storage import import_row, save_row


def test_import_and_save_give_figures_for_both_sides(tmp_path: Path) -> None:
    for found in (import_row(tmp_path, 50, 1), save_row(tmp_path, 2)):
        assert found.ours.p50 > 0
        assert found.floor.p50 > 0
        assert found.ratio > 0
