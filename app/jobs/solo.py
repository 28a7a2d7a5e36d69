"""One long job before any data file is open: its own thread, its answers on the window's thread."""

import logging
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.changes import Progress
from app.jobs.errands import mailbox
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

    def __init__(
        self, job: Callable[[], Generator[Progress, None, Any]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._job = job
        self._stop = False
        self.running = False
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="solo")
        self._mail = mailbox()

    def start(self) -> None:
        """Begin."""
        self.running = True
        self._mail.send(self._pool, lambda: drive(self._job(), self._report), self._take)
        self._pool.shutdown(wait=False)

    def cancel(self) -> None:
        """Stop at the next report."""
        self._stop = True

    def wait(self) -> None:
        """Until the thread is done."""
        self._pool.shutdown(wait=True)

    def _report(self, item: Progress) -> None:
        if self._stop:
            raise Cancelled
        self._mail.tell(lambda: self._show(item))

    def _show(self, item: Progress) -> None:
        if isValid(self):
            self.progress.emit(item)

    def _take(self, result: Any, failure: BaseException | None) -> None:
        self.running = False
        if not isValid(self):
            return
        if failure is None:
            self.finished.emit(result)
        elif isinstance(failure, Cancelled):
            self.cancelled.emit()
        elif isinstance(failure, UserError):
            self.failed.emit(failure)
        else:
            log.error("a job failed", exc_info=failure)
            self.crashed.emit(failure)
