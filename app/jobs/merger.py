"""Merges the pieces that saves leave in the search index, when the hands rest; stops at the next change."""

from PySide6.QtCore import QObject, QTimer

from app.db.store import Store
from app.jobs.hub import ChangeHub
from app.jobs.runner import JobHandle, Runner

REST_MS = 4_000


class Merger(QObject):
    """A while after the last change, if nothing else is under way then; what fails is tried after the next change."""

    def __init__(self, store: Store, hub: ChangeHub, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._hub, self._runner = store, hub, runner
        self._handle: JobHandle | None = None
        self.rest = QTimer(self, singleShot=True, interval=REST_MS)
        self.rest.timeout.connect(self._begin)
        hub.changed.connect(self.wait)

    def wait(self) -> None:
        """Not now, but after a rest."""
        self._pause()
        self.rest.start()

    def stop(self) -> None:
        """Give up after the present step."""
        self.rest.stop()
        self._pause()

    def _pause(self) -> None:
        if self._handle is not None:
            self._handle.cancel()

    def _begin(self) -> None:
        if self._handle is not None or not self._runner.idle:
            self.rest.start()
            return
        from app.db.search_merging import merge_pieces

        self._handle = self._runner.run_job(merge_pieces, self._store)
        self._hub.watch_upkeep(self._handle)
        for over in (self._handle.finished, self._handle.failed, self._handle.cancelled):
            over.connect(self._on_over)

    def _on_over(self, *_: object) -> None:
        self._handle = None
