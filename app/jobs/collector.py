"""Collects Python's garbage on the window's thread only.

Python may start a collection on whatever thread happens to allocate; one that frees a Qt object there can bring
the program down. So automatic collection is off while the window runs, and a timer does it here.

To look through everything takes a tenth of a second and more, a stall one sees. So what has survived is frozen and
left alone; only what was made since is looked through. The whole is swept when the person is in another program.
"""

import gc
import sys

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

EVERY_MS = 5_000
START_ROUNDS = 3
SWEEP_TICKS = 60  # no more often than every five minutes


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
        self._ticks = SWEEP_TICKS
        self._frozen = False
        self._starting = START_ROUNDS

    def collect(self) -> None:
        """Collect what was made of late; everything when nobody looks."""
        self._ticks += 1
        if (
            self._starting
        ):  # what the start took and let go of; a slow machine takes more than one round for it
            self._starting -= 1
            give_back()
        if not self._frozen:  # modules and the window itself, all of it in use
            self._freeze()
        elif self._ticks >= SWEEP_TICKS and self._unwatched():
            self.sweep()
        elif gc.get_count()[2] > self._thresholds[2]:
            gc.collect()
            self._freeze()
        else:
            gc.collect(1)

    def sweep(self) -> None:
        """Look through everything."""
        self._ticks = 0
        gc.unfreeze()
        gc.collect()
        self._freeze()
        give_back()

    def _freeze(self) -> None:
        gc.freeze()
        self._frozen = True

    @staticmethod
    def _unwatched() -> bool:
        """Whether the person is in another program."""
        return QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive

    def stop(self) -> None:
        """Give the collection back to Python."""
        self._timer.stop()
        gc.unfreeze()
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
