"""How long a page of the table takes to paint, beside Qt's own table (a script: prints JSON)."""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from app.theme import install_theme
from app.widgets.table.data_table import DataTable
from tests.gui.table.sample_table import columns, make_model

ROWS, WIDTH, ROUNDS = 32, 1080, 60


def qt_table(count: int) -> QTableView:
    """Qt's C++ model and delegate with the same words."""
    source = make_model(count)
    kinds = [place for place, column in enumerate(columns()) if column.kind != "check"][:8]
    model = QStandardItemModel(count, len(kinds))
    for row in range(count):
        for place, column in enumerate(kinds):
            model.setItem(row, place, QStandardItem(str(source.index(row, column).data() or "")))
    view = QTableView()
    model.setParent(view)
    view.setModel(model)
    view.verticalHeader().setDefaultSectionSize(25)
    return view


def own_table(count: int) -> DataTable:
    """Ours, with nine columns painted in their kinds."""
    view = DataTable()
    model = make_model(count)
    model.setParent(view)
    view.setModel(model)
    return view


def measure(view: QTableView, row_height: int) -> Callable[[], float]:
    """CPU milliseconds of painting the next new page."""
    view.resize(WIDTH, row_height * ROWS + view.horizontalHeader().height())
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.show()
    QApplication.processEvents()
    target = QPixmap(view.viewport().size())
    state = {"page": 0}

    def once() -> float:
        state["page"] += 1
        view.verticalScrollBar().setValue(state["page"] * row_height * ROWS)
        start = time.process_time()
        view.viewport().render(target)
        return (time.process_time() - start) * 1000

    return once


def main() -> dict[str, float]:
    """Measure both in turn; print medians and the ratio."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    manager = install_theme(app, "light")
    manager.set_density("compact")
    count = ROWS * (ROUNDS + 2)
    both = {"qt": measure(qt_table(count), 25), "own": measure(own_table(count), 28)}
    times: dict[str, list[float]] = {name: [] for name in both}
    for _ in range(ROUNDS):
        for name, once in both.items():
            times[name].append(once())
    medians = {name: round(statistics.median(values), 2) for name, values in times.items()}
    p95 = {f"{name}_p95": round(sorted(values)[int(ROUNDS * 0.95)], 2) for name, values in times.items()}
    return {**medians, **p95, "ratio": round(medians["own"] / medians["qt"], 2)}


if __name__ == "__main__":
    print(json.dumps({"page_paint_cpu_ms": main()}))
