"""The real window over many customers: first page, deep page, sort, filter, search keystroke."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from app.benchmark.measure import Row, in_turn, row
from app.bootstrap import Desktop, make_application
from app.db.driver import connect
from app.language.names import query_plan
from app.queries.customer_filter import CustomerFilter
from app.settings.config import Config
from app.views.find import open_palette
from app.widgets.palette import Palette

TYPED = ("zhangwei", "zw", "kangyue", "1540", "健身", "保养", "chen", "酒店", "lin", "overdue")
COLUMNS = "id, name, kind, importance, industry, city, phone, last_contact_at, next_due, owner_id"
PAGE = f"SELECT {COLUMNS} FROM customer WHERE deleted_at IS NULL"


class WindowBench:
    """Our window on a file with its Customers page; and Qt's own table with the plain driver as the floor."""

    def __init__(self, file: Path, today: date) -> None:
        self._application = make_application()
        self._waker = QTimer()
        self._waker.start(20)
        config = Config()
        config.set("window", {"width": 1440, "height": 900})
        self._desktop = Desktop(self._application, config, clock=lambda: datetime.combine(today, time(9)))
        self._desktop.open(file, "customers")
        assert self._desktop.window is not None
        self.window = self._desktop.window
        self.page: Any = self.window.page("customers")
        self._plain = connect(file, read_only=True)
        self._qt = _qt_table(self._plain.execute(f"{PAGE} ORDER BY sort_key LIMIT 640").fetchall())
        self._random = Random(1)
        self.settle()

    def rows(self, rounds: int) -> list[Row]:
        """Every measure of the window."""
        sorts = ("importance", "name", "created", "city")
        spec, new = self.page.spec_of, self.page.new_filter()
        filters = (
            CustomerFilter(importance=(3,)),
            CustomerFilter(overdue=True),
            CustomerFilter(kinds=("person",)),
        )
        turn = iter(range(1_000_000))

        def sort() -> None:
            key = sorts[next(turn) % len(sorts)]
            self._shown(spec(new, key, False), (key, False))

        def narrow() -> None:
            self._shown(spec(filters[next(turn) % len(filters)], "name", False), ("name", False))

        self._shown(spec(new, "name", False), ("name", False))
        return [
            self._page_row(
                "bench.first_page", lambda: self._shown(spec(new, "name", False), None), "sort_key", rounds
            ),
            self._deep(rounds),
            self._page_row("bench.sort", sort, "importance, sort_key", rounds),
            self._page_row("bench.filter", narrow, "next_due", rounds),
            self._search(),
        ]

    def close(self) -> None:
        """Leave nothing open."""
        self._waker.stop()
        self._plain.close()
        self._qt.deleteLater()
        self._desktop.close()
        self._application.processEvents()

    # -- ours ----------------------------------------------------------------------------------------------

    def _shown(self, spec: Any, sort: tuple[str, bool] | None) -> None:
        """Ask for rows, wait for the first page and paint it."""
        self.page.model.set_spec(spec, sort=sort)
        self._wait(lambda: not self.page.model.busy)
        self.page.table.viewport().repaint()

    def _deep(self, rounds: int) -> Row:
        """Scroll to a random place: rows read and painted."""
        self._wait(lambda: self.page.model.order_known)
        bar, model, table = self.page.table.verticalScrollBar(), self.page.model, self.page.table

        def ours() -> None:
            bar.setValue(int(self._random.random() * bar.maximum()))
            table.viewport().repaint()
            first = table.rowAt(2)
            last = max(first, table.rowAt(table.viewport().height() - 2))
            self._wait(lambda: model.row_at(first) is not None and model.row_at(last) is not None)
            table.viewport().repaint()

        return row("bench.deep_page", "ms_cpu", *self._quietly(ours, self._floor_page("sort_key"), rounds))

    def _search(self) -> Row:
        """Each key of some words typed into Ctrl+K, to the painted results."""
        open_palette(self.window)
        palette = self.window.findChildren(Palette)[-1]
        ours: list[float] = []
        floor: list[float] = []
        for word in TYPED:
            for end in range(1, len(word) + 1):
                text = word[:end]
                first, second = in_turn(partial(self._typed, palette, text), partial(self._match, text), 1)
                ours += first
                floor += second
                self.settle()
        palette.close_overlay()
        return row("bench.search", "ms_cpu", ours, floor)

    def _typed(self, palette: Palette, text: str) -> None:
        palette.field.setText(text)
        self._application.processEvents()  # paints what Qt finds changed

    # -- the floor -----------------------------------------------------------------------------------------

    def _floor_page(self, order: str) -> Callable[[], None]:
        """The same number of rows by the plain driver, and a page of Qt's own table."""

        def floor() -> None:
            self._plain.execute(f"{PAGE} ORDER BY {order} LIMIT 64").fetchall()
            bar = self._qt.verticalScrollBar()
            bar.setValue(int(self._random.random() * bar.maximum()))
            self._qt.viewport().grab()

        return floor

    def _match(self, text: str) -> None:
        """The bare full-text query, fifty rows, and Qt's page."""
        expression = query_plan(text).match_expression()
        if expression:
            self._plain.execute(
                "SELECT c.id, c.name, c.city FROM (SELECT rowid FROM search_people WHERE search_people MATCH ? "
                "ORDER BY rowid DESC LIMIT 50) f JOIN customer c ON c.id = f.rowid",
                (expression,),
            ).fetchall()
        self._qt.viewport().grab()

    # -- helpers -------------------------------------------------------------------------------------------

    def _page_row(self, name: str, ours: Callable[[], None], order: str, rounds: int) -> Row:
        return row(name, "ms_cpu", *self._quietly(ours, self._floor_page(order), rounds))

    def _quietly(
        self, ours: Callable[[], None], floor: Callable[[], None], rounds: int
    ) -> tuple[list[float], list[float]]:
        """In turn, waiting between the rounds until nothing is under way."""
        first: list[float] = []
        second: list[float] = []
        for _ in range(rounds):
            one, two = in_turn(ours, floor, 1)
            first += one
            second += two
            self.settle()
        return first, second

    def settle(self) -> None:
        """Until nothing is read or written any more."""
        context = self._desktop.context
        assert context is not None
        self._wait(lambda: context.runner.idle and self.page.model.order_known)
        self._application.processEvents()

    def _wait(self, ready: Callable[[], bool]) -> None:
        """Sleep in the event loop until something is so; a second is long enough for a fault to show."""
        while not ready():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _qt_table(rows: list[tuple[Any, ...]]) -> QTableView:
    """Qt's C++ model and delegate with some of the same rows, eight columns, as large as our table."""
    view = QTableView()
    model = QStandardItemModel(len(rows), 8, view)
    for line, values in enumerate(rows):
        for place, value in enumerate(values[1:9]):
            model.setItem(line, place, QStandardItem("" if value is None else str(value)))
    view.setModel(model)
    view.resize(1080, 800)
    view.show()
    view.render(QPixmap(view.size()))
    return view
