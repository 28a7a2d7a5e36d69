"""Brings the journal of the file into the file when the hands rest, so that no save has to wait for it."""

from PySide6.QtCore import QObject, QTimer

from app.db.store import Store
from app.jobs.hub import ChangeHub
from app.jobs.runner import Runner

REST_MS = 1_500


class Checkpoints(QObject):
    """A while after the last change."""

    def __init__(self, store: Store, hub: ChangeHub, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._runner = store, runner
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.make)
        hub.changed.connect(lambda _changes, _initiator: self._rest.start())

    def make(self) -> None:
        """Now, on a reading thread."""
        self._runner.work(self._store.checkpoint)
