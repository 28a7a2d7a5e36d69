"""How long the window does not answer: while much is read and written behind it, and over a database that is slow."""

from collections.abc import Callable, Generator, Sequence
from time import perf_counter, sleep
from typing import Any

from PySide6.QtCore import QTimer

from app.benchmark.limits import FRAME
from app.benchmark.measure import Row, row
from app.benchmark.window import Stage
from app.changes import Progress
from app.db.journal_step import Step
from app.itemmodels.windowed import WindowedTableModel
from app.queries.customers import SORTS
from app.widgets.table.data_table import DataTable

SLOW_S = 0.005
LONGEST = 100  # gaps that count; the others are turns in which nothing was to be done


def background_rows(stage: Stage, rounds: int, seconds: float) -> list[Row]:
    """The longest turns of the event loop, by the clock; the floor is one frame."""
    page = stage.page("customers")
    gaps = sorted([*_while_reading(stage, page, seconds), *_while_writing(stage, seconds)])[-LONGEST:]
    return [
        row("bench.background", "ms", gaps, [FRAME] * len(gaps)),
        row("bench.slow_reads", "ms", *_over_a_slow_source(stage, page, rounds)),
    ]


def _gaps(stage: Stage, seconds: float, more: Callable[[], None]) -> list[float]:
    """Turn the event loop for some seconds, beginning `more` work whenever nothing is under way."""
    found: list[float] = []
    end = perf_counter() + seconds
    while (begin := perf_counter()) < end:
        if stage.context.runner.idle:
            more()
            begin = perf_counter()
        stage.application.processEvents()
        found.append((perf_counter() - begin) * 1_000)
    return found


def _while_reading(stage: Stage, page: Any, seconds: float) -> list[float]:
    """Whole orders of the list and counts of its views, one after the other."""
    sorts = list(SORTS)
    turn = iter(range(1_000_000))

    def more() -> None:
        spec = page.spec_of(page.new_filter(), sorts[next(turn) % len(sorts)], False)
        stage.context.runner.read(lambda _reader: page.source.order(spec), on_done=lambda _order: None)

    found = _gaps(stage, seconds, more)
    stage.settle()
    return found


def _while_writing(stage: Stage, seconds: float) -> list[float]:
    """The search index made anew on the writing thread; it is given up and rolled back at the end."""
    handles: list[Any] = []

    def rebuild(uow: Any) -> Generator[Progress, None, None]:
        from app.db.search_index import rebuild as make_anew

        for done, total in make_anew(uow.driver):
            yield Progress(done, total)

    def more() -> None:
        handles.append(stage.context.runner.run_job(rebuild, step=Step("undo", {}, undoable=False)))

    found = _gaps(stage, seconds, more)
    if handles and not handles[-1].over:
        handles[-1].cancel()
    stage.settle()
    return found


class _SlowSource:
    """The rows of the list, each answer five milliseconds late, as across a network."""

    def __init__(self, source: Any) -> None:
        self._source = source

    def first_page(self, spec: Any) -> Sequence[Any]:
        """The first rows, late."""
        sleep(SLOW_S)
        found: Sequence[Any] = self._source.first_page(spec)
        return found

    def count(self, spec: Any) -> int:
        """How many, late."""
        sleep(SLOW_S)
        return int(self._source.count(spec))

    def order(self, spec: Any) -> Any:
        """All keys, late."""
        sleep(SLOW_S)
        return self._source.order(spec)

    def rows(self, ids: Sequence[int]) -> dict[int, Any]:
        """Some rows, late."""
        sleep(SLOW_S)
        found: dict[int, Any] = self._source.rows(ids)
        return found


def _over_a_slow_source(stage: Stage, page: Any, rounds: int) -> tuple[list[float], list[float]]:
    """Jumps through the table: what the window's thread spends on one, painted with placeholders at first."""
    table = DataTable()
    model = WindowedTableModel(
        page.columns(), _SlowSource(page.source), executor=stage.context.runner.executor, inline_reads=False,
        is_heavy=lambda _spec: True, parent=table,
    )  # fmt: skip
    table.setModel(model)
    table.resize(1080, 800)
    table.show()
    stage.application.processEvents()
    model.set_spec(page.spec_of(page.new_filter(), "name", False), sort=("name", False))
    waker = QTimer()
    waker.start(10)
    stage.wait(lambda: model.rowCount() > 0 and model.order_known)
    stage.application.processEvents()
    found: list[float] = []
    bar = table.verticalScrollBar()
    for _ in range(rounds):
        begin = perf_counter()
        bar.setValue(int(stage.random.random() * bar.maximum()))
        table.viewport().repaint()
        found.append((perf_counter() - begin) * 1_000)
        first = max(0, table.rowAt(2))
        stage.wait(lambda at=first: model.row_at(at) is not None or not model.rowCount())  # type: ignore[misc]
    waker.stop()
    table.hide()
    table.deleteLater()
    stage.settle()
    return found, [FRAME] * len(found)
