"""The real window over many customers, and Qt's own table as its floor: the stage on which pages are measured."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtGui import QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from app.benchmark.measure import Row, cpu, in_turn, row
from app.bootstrap import Desktop, make_application
from app.db.driver import connect
from app.settings.config import Config

PAGE = (
    "SELECT id, name, kind, importance, industry, city, phone, last_contact_at, next_due, owner_id "
    "FROM customer WHERE deleted_at IS NULL"
)


class Stage:
    """Our window on a file, and beside it the bare means: Qt's own table and the plain driver."""

    def __init__(self, file: Path, today: date, page: str = "customers") -> None:
        self.application = make_application()
        self._waker = QTimer()
        self._waker.start(20)
        config = Config()
        config.set("window", {"width": 1440, "height": 900})
        self.desktop = Desktop(self.application, config, clock=lambda: datetime.combine(today, time(9)))
        self.desktop.open(file, page)
        assert self.desktop.window is not None
        assert self.desktop.context is not None
        self.window = self.desktop.window
        self.context = self.desktop.context
        self.plain = connect(file, read_only=True)
        self.random = Random(1)
        self.settle()
        self.qt = _qt_table(self.plain.execute(f"{PAGE} ORDER BY sort_key LIMIT 4000").fetchall())

    def close(self) -> None:
        """Leave nothing open."""
        self._waker.stop()
        self.plain.close()
        self.qt.deleteLater()
        self.desktop.close()
        self.application.processEvents()

    def page(self, name: str) -> Any:
        """A page of the window, shown."""
        self.window.go(name, {})
        self.settle()
        return self.window.page(name)

    # -- the floor -----------------------------------------------------------------------------------------

    def qt_page(self) -> None:
        """A page of Qt's own table somewhere in its rows, painted."""
        bar = self.qt.verticalScrollBar()
        bar.setValue(int(self.random.random() * bar.maximum()))
        self.qt.viewport().grab()

    def plain_page(self, order: str) -> Callable[[], None]:
        """Sixty-four rows by the plain driver, and a page of Qt's own table."""

        def floor() -> None:
            self.plain.execute(f"{PAGE} ORDER BY {order} LIMIT 64").fetchall()
            self.qt_page()

        return floor

    # -- turns ---------------------------------------------------------------------------------------------

    def measured(
        self,
        name: str,
        ours: Callable[[], None],
        floor: Callable[[], None],
        rounds: int,
        before: Callable[[], None] = lambda: None,
    ) -> Row:
        """A row of CPU times: in turn, waiting between the rounds until nothing is under way."""
        first: list[float] = []
        second: list[float] = []
        for _ in range(rounds):
            before()
            one, two = in_turn(ours, floor, 1, cpu)
            first += one
            second += two
            self.settle()
        return row(name, "ms_cpu", first, second)

    def settle(self) -> None:
        """Until nothing is read or written any more."""
        self.wait(lambda: self.context.runner.idle)
        model = getattr(self.window.current, "model", None)
        if model is not None:
            self.wait(lambda: model.order_known and not model.busy)
        self.wait(lambda: self.context.runner.idle)
        self.application.processEvents()

    def wait(self, ready: Callable[[], bool]) -> None:
        """Sleep in the event loop until something is so."""
        while not ready():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def rest(self, milliseconds: int) -> None:
        """Let the window do for so long what it does when nothing else is to be done."""
        deadline = QDeadlineTimer(milliseconds)
        while not deadline.hasExpired():
            self.application.processEvents()

    def paint(self) -> None:
        """Let the window paint what has changed."""
        self.application.processEvents()


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
