"""Keeps the verdicts about customers up to date in the background: once a day, and after large changes."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer

from app.changes import Changes
from app.db.journal_step import Step
from app.db.reader import Reader
from app.jobs.hub import ChangeHub
from app.jobs.runner import Runner

STEP = Step("verdict.judge", {}, undoable=False)
FEW = 20  # customers whose verdicts a unit of work refreshes by itself (app/db/verdict_watch.py)
HOUR_MS = 3_600_000


class Assessor(QObject):
    """Goes batch by batch, so that whoever saves meanwhile waits for one batch at most.

    A whole round measures the yardstick of all customers, judges everybody by it where it changed, then those
    who wait, and gives the stars by rank at its end.
    """

    def __init__(
        self, hub: ChangeHub, runner: Runner, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner, self._today = runner, today
        self._busy = False
        self._again = False
        self._hourly = QTimer(self, interval=HOUR_MS)  # the window may stay open over midnight
        self._hourly.timeout.connect(self.look)
        hub.changed.connect(self._on_changed)

    @property
    def busy(self) -> bool:
        """Whether a round is under way."""
        return self._busy

    def look(self) -> None:
        """A whole round unless that was done today, else those who wait."""
        from app.queries.judged import judged_on, some_due

        self._hourly.start()
        today = self._today()

        def asked(reader: Reader) -> tuple[bool, bool]:
            return judged_on(reader) == today.isoformat(), some_due(reader, today)

        def looked(found: tuple[bool, bool]) -> None:
            done, due = found
            if not done:
                self.judge_all()
            elif due:
                self._begin_waiting()

        self._runner.read(asked, on_done=looked)

    def judge_all(self) -> None:
        """A whole round, or another one after the one under way."""
        if self._busy:
            self._again = True
            return
        self._busy = True
        from app.queries.verdicts import measured

        self._runner.read(measured, on_done=self._keep, on_error=self._failed)

    def _keep(self, figures: object) -> None:
        from app.usecases.verdicts import keep_figures

        self._run(keep_figures, figures, then=lambda differ: self._go_on(0 if differ else None))

    def _go_on(self, after: int | None) -> None:
        from app.usecases.verdicts import judge_some

        if after is None:
            self._wait_for(True)
        else:
            self._run(judge_some, after, self._today(), then=self._go_on)

    def _wait_for(self, some: object) -> None:
        from app.usecases.verdicts import end_judging, judge_next

        if some:
            self._run(judge_next, self._today(), then=self._wait_for)
        else:
            self._run(end_judging, self._today(), then=lambda _: self._rest())

    def _rest(self) -> None:
        self._busy = False
        if self._again:
            self._again = False
            self.judge_all()

    def _begin_waiting(self) -> None:
        if not self._busy:
            self._busy = True
            self._wait_for(True)

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.wholesale("sales_order"):
            self.judge_all()
        elif not self._busy and (changes.wholesale("customer") or len(changes.ids("customer")) > FEW):
            from app.queries.judged import some_unjudged

            self._runner.read(some_unjudged, on_done=lambda some: self._begin_waiting() if some else None)

    def _run(self, usecase: Callable[..., object], *arguments: object, then: Callable[..., None]) -> None:
        self._runner.run(usecase, *arguments, step=STEP, on_done=then, on_error=self._failed)

    def _failed(self, _error: object) -> None:
        self._busy = False  # the file is locked or the disk full: tomorrow, or after the next large change
