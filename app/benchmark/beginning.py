"""Watches one start of the program from the face to the loaded SQLAlchemy."""

import sys
import time
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEventLoop, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.bootstrap import Desktop
    from app.views.face import Face

MOST = 60  # seconds after which something is wrong
LOADED = "app.usecases.interactions"  # the last that the runner's warm-up loads
WORDS = ("zhang", "1540", "健身")
JUMPS = 200
WAKE_MS = 20  # the event loop sleeps, as in the running program; now and then it is looked at


class Beginning:
    """A program that has just shown its window."""

    def __init__(self, application: "QApplication", desktop: "Desktop") -> None:
        self._application, self._desktop = application, desktop
        window = desktop.window
        assert window is not None
        self._window = window
        self._face = cast("Face", window.centralWidget())
        self._end = time.monotonic() + MOST
        self._waker = QTimer()
        self._waker.start(WAKE_MS)

    def marks(self, last: str = "writing") -> dict[str, float]:
        """CPU seconds from the start of the process to each moment, up to the last that is asked for."""
        found: dict[str, float] = {}
        self._until(lambda: self._face.was_painted)
        found["face"] = time.process_time()
        self._until(lambda: self._face.list is not None)
        self._application.sendPostedEvents()  # paints the list, and nothing else
        found["rows"] = time.process_time()
        if last != "rows":
            self._until(self._whole, waiting=True)
            found["whole"] = time.process_time()
        if last == "writing":
            self._until(_loaded, waiting=True)
            found["writing"] = time.process_time()
        return found

    def stalls(self) -> list[float]:
        """The longest times, in milliseconds, for which the window answered nothing after it was painted."""
        gaps: list[float] = []
        last = time.perf_counter()

        def tick() -> None:
            nonlocal last
            now = time.perf_counter()
            gaps.append((now - last) * 1_000)
            last = now

        self._until(lambda: self._face.was_painted)
        ticker = QTimer()
        ticker.timeout.connect(tick)
        ticker.start(1)
        last = time.perf_counter()
        self._until(self._whole, waiting=True)
        self._until(_loaded, waiting=True)
        ticker.stop()
        return sorted(gaps, reverse=True)[:8]

    def use(self) -> None:
        """Rest until the collector has been round, scroll through the list, search three times."""
        from app.jobs.collector import EVERY_MS
        from app.views.find import open_palette
        from app.widgets.palette import Palette

        rest = time.monotonic() + EVERY_MS / 1_000 + 0.5
        self._until(lambda: time.monotonic() > rest, waiting=True)
        page: Any = self._window.current
        bar = page.table.verticalScrollBar()
        for jump in range(JUMPS):
            bar.setValue(bar.maximum() * jump // JUMPS)
            self._application.processEvents()
        open_palette(self._window)
        palette = self._window.findChildren(Palette)[-1]
        for word in WORDS:
            for end in range(1, len(word) + 1):
                palette.field.setText(word[:end])
                self._application.processEvents()
        palette.close_overlay()
        self._application.processEvents()

    def _whole(self) -> bool:
        """Whether everything is built, read and counted."""
        building, context = self._desktop.building, self._desktop.context
        if building is None or building.active or context is None or not context.runner.idle:
            return False
        page: Any = self._window.current
        return not hasattr(page, "model") or bool(page.model.order_known and page.counted)

    def _until(self, so: Any, *, waiting: bool = False) -> None:
        """Let the event loop turn until something is so."""
        sleeping = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
        while not so():
            if time.monotonic() > self._end:
                raise TimeoutError("the start does not end")
            busy = self._desktop.building is not None and self._desktop.building.active
            if busy or not waiting:
                self._application.processEvents()
            else:
                self._application.processEvents(sleeping)


def _loaded() -> bool:
    return LOADED in sys.modules
