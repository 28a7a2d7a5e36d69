"""Reminds at the right minute: one timer to the next reminder, set anew whenever something changed."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from app.changes import Changes
from app.db.journal_step import Step
from app.db.reader import Reader
from app.db.store import Store
from app.jobs.hub import ChangeHub
from app.jobs.runner import Runner
from app.queries.reminders import Reminder, reminders

LONGEST_WAIT_MS = 15 * 60_000
LATE_SECONDS = 120


class Reminders(QObject):
    """`due(list of Reminder)` when their minute has come; `missed(list)` once, for those of before the start.

    Each is remembered as shown in the data file, so that it comes once however often the program starts.
    """

    due = Signal(object)
    missed = Signal(object)

    def __init__(
        self,
        store: Store,
        hub: ChangeHub,
        runner: Runner,
        now: Callable[[], datetime],
        setting: Callable[[str], Any],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._runner, self._now, self._setting = store, runner, now, setting
        self._started = False
        self._asked = 0
        self._shown: set[tuple[int, str]] = set()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        hub.changed.connect(self._on_changed)

    def start(self) -> None:
        """Gather what was missed and wait for the next one."""
        self.look()

    def look(self) -> None:
        """Read what is to be remembered, show what has come, wait for the rest."""
        self._asked += 1
        asked, now = self._asked, self._now()
        minutes = int(self._setting("remind_minutes"))
        starts = time.fromisoformat(str(self._setting("day_starts")))
        member = self._store.member_id

        def read(reader: Reader) -> list[Reminder]:
            return reminders(reader, now, default_minutes=minutes, day_starts=starts, member=member)

        self._runner.read(read, on_done=lambda found: self._take(asked, found))

    def wait_ms(self) -> int:
        """How long the timer still waits; −1 when it does not."""
        return self._timer.remainingTime()

    def _take(self, asked: int, found: list[Reminder]) -> None:
        if not isValid(self) or asked != self._asked:
            return
        now = self._now()
        come = [each for each in found if each.at <= now and (each.id, each.due) not in self._shown]
        ahead = [each for each in found if each.at > now]
        if come:
            self._shown.update((each.id, each.due) for each in come)
            self._mark([each.id for each in come])
            late = [
                each for each in come if not self._started and (now - each.at).total_seconds() > LATE_SECONDS
            ]
            fresh = [each for each in come if each not in late]
            if late:
                self.missed.emit(late)
            if fresh:
                self.due.emit(fresh)
        self._started = True
        wait = LONGEST_WAIT_MS
        if ahead:
            wait = min(wait, max(0, round((ahead[0].at - now).total_seconds() * 1000)))
        self._timer.start(wait)

    def _mark(self, ids: list[int]) -> None:
        from app.usecases.follow_ups import mark_reminded

        step = Step("follow_up.reminded", undoable=False)
        self._runner.run(mark_reminded, ids, step=step, initiator=self)

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if initiator is not self and changes.touches("follow_up", "setting", "member"):
            self.look()
