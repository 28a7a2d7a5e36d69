"""Collects Python's garbage on the window's thread only.

Python may start a collection on whatever thread happens to allocate; one that frees a Qt object there can bring
the program down. So automatic collection is off while the window runs, and a timer does it here.
"""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 5_000


class Collector(QObject):
    """Does what the automatic collection would do, every few seconds, generation by generation."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()
        self._trimmed = False

    def collect(self) -> None:
        """Collect the youngest generations whose count has passed their threshold."""
        counts = gc.get_count()
        passed = [one for one in (2, 1, 0) if counts[one] > self._thresholds[one]]
        if passed:
            gc.collect(passed[0])
        if not self._trimmed or passed[:1] == [2]:
            self._trimmed = True  # the first time: what the start took and let go of
            give_back()

    def stop(self) -> None:
        """Give the collection back to Python."""
        self._timer.stop()
        if self._was_on:
            gc.enable()


def give_back() -> None:
    """Hand memory that was let go of back to the system, where the C library keeps it to itself."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc only
    if trim is not None:
        trim(0)
