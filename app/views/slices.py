"""Does long work of the window's thread in slices of a few milliseconds; the window answers between them."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

SLICE = 0.006  # seconds after which the window has its turn; a single step may last longer
PAINT = "paint"  # yielded by a step after which the window has its turn at once, because there is something to see


class Slices(QObject):
    """Drives an iterator whose steps do the work; `over()` when it has ended."""

    over = Signal()

    def __init__(self, steps: Iterator[object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = steps
        self._held = False
        self._stopped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)

    @property
    def active(self) -> bool:
        """Whether there is work left."""
        return self._steps is not None

    def start(self) -> None:
        """Begin, or go on, as soon as nothing else waits; once more does no harm."""
        if self.active and not self._held and not self._timer.isActive():
            self._timer.start(0)

    def finish(self) -> None:
        """Do the rest now."""
        while self.active:
            self.step()

    def hold(self) -> None:
        """Do nothing by itself any more; steps can still be asked for."""
        self._held = True
        self._timer.stop()

    def stop(self) -> None:
        """Leave the rest undone, also when a step itself asks for it."""
        self._timer.stop()
        self._stopped = True
        self._steps = None

    def _turn(self) -> None:
        end = perf_counter() + SLICE
        while self.active and perf_counter() < end:
            if self.step() == PAINT:
                break
        self.start()

    def step(self) -> object:
        """Do one step; returns what it yielded."""
        steps, self._steps = self._steps, None  # while a step runs, nothing it calls may start another
        if steps is None:
            return None
        for told in steps:
            self._steps = None if self._stopped else steps
            return told
        if not self._stopped:
            self.over.emit()
        return None
