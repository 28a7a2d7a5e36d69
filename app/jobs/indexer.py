"""Takes records that wait for the search index into it beside everything else; starts by itself, stops at once."""

from PySide6.QtCore import QObject, QTimer

from app.changes import Changes, Progress
from app.db.store import Store
from app.jobs.hub import ChangeHub
from app.jobs.runner import JobHandle, Runner
from app.queries.lookups import index_waits

AGAIN_MS = 10_000
TRIES = 3  # in a row without getting on


class Indexer(QObject):
    """Looks when asked and after every large change; what is stopped in between goes on at the next opening.

    What fails (the child was ended by the system, the disk was full) is tried again after a while.
    """

    def __init__(self, store: Store, hub: ChangeHub, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._hub, self._runner = store, hub, runner
        self._handle: JobHandle | None = None
        self._failures = 0
        self.again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self.again.timeout.connect(self.look)
        hub.changed.connect(self._on_changed)

    def look(self) -> None:
        """Go on with what waits, if anything does."""
        self._runner.read(index_waits, on_done=self._begin)

    def stop(self) -> None:
        """Give up after the present batch."""
        self.again.stop()
        if self._handle is not None:
            self._handle.cancel()

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.wholesale("customer") or changes.wholesale("lead"):
            self.look()

    def _begin(self, waits: bool) -> None:
        if not waits or self._handle is not None:
            return
        from app.exchange.indexing import index_waiting

        self._handle = self._runner.run_job(index_waiting, self._store)
        self._hub.watch_upkeep(self._handle)
        self._handle.progress.connect(self._on_progress)
        for over in (self._handle.finished, self._handle.failed, self._handle.cancelled):
            over.connect(self._on_over)
        self._handle.failed.connect(self._on_failed)

    def _on_progress(self, _progress: Progress) -> None:
        self._failures = 0

    def _on_over(self, *_: object) -> None:
        self._handle = None

    def _on_failed(self, _error: object) -> None:
        self._failures += 1
        if self._failures < TRIES:
            self.again.start()
