"""One long job before any data file is open: its own thread, its answers on the window's thread."""

import logging
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.changes import Progress
from app.jobs.runner import Cancelled, drive
from app.sentences.errors import UserError

log = logging.getLogger(__name__)


class SoloJob(QObject):
    """Runs a generator that yields Progress.

    Signals: `progress(Progress)`, `finished(result)`, `failed(UserError)`, `crashed(error)`, `cancelled()`.
    """

    progress = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)
    cancelled = Signal()
    _deliver = Signal(object, object)

    def __init__(
        self, job: Callable[[], Generator[Progress, None, Any]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._job = job
        self._stop = False
        self.running = False
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="solo")
        self._deliver.connect(self._on_delivery, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        self.running = True
        self._pool.submit(self._work)
        self._pool.shutdown(wait=False)

    def cancel(self) -> None:
        """Stop at the next report."""
        self._stop = True

    def wait(self) -> None:
        """Until the thread is done."""
        self._pool.shutdown(wait=True)

    def _work(self) -> None:
        try:
            result = drive(self._job(), self._report)
        except Cancelled:
            self._deliver.emit("cancelled", None)
        except UserError as error:
            self._deliver.emit("failed", error)
        except BaseException as error:
            log.exception("a job failed")
            self._deliver.emit("crashed", error)
        else:
            self._deliver.emit("finished", result)

    def _report(self, item: Progress) -> None:
        if self._stop:
            raise Cancelled
        self._deliver.emit("progress", item)

    def _on_delivery(self, name: str, value: object) -> None:
        if name != "progress":
            self.running = False
        if name == "cancelled":
            self.cancelled.emit()
        else:
            getattr(self, name).emit(value)
