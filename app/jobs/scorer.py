"""Keeps the scores of leads up to date in the background: once a day, because talks fade, and after large loads."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from app.changes import Changes
from app.db.journal_step import Step
from app.db.store import Store
from app.jobs.hub import ChangeHub
from app.jobs.runner import Runner

STEP = Step("lead.scores", {}, undoable=False)


class Scorer(QObject):
    """Goes batch by batch, so that whoever saves meanwhile waits for one batch at most."""

    def __init__(
        self,
        store: Store,
        hub: ChangeHub,
        runner: Runner,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._runner, self._today = store, runner, today
        self._busy = False
        self._again = False  # what it goes by changed meanwhile
        hub.changed.connect(self._on_changed)

    def look(self) -> None:
        """Everything, unless that was done today."""

        from app.queries.scored import scored_on

        def looked(day: str | None) -> None:
            if day != self._today().isoformat():
                self.score_all()

        self._runner.read(scored_on, on_done=looked)

    def score_all(self) -> None:
        """Learn from the ended leads, then go through all open ones; once more where it is under way already."""
        if self._busy:
            self._again = True
            return
        from app.usecases.lead_scores import learn_odds

        self._busy = True
        self._run(learn_odds, self._today(), then=lambda _: self._go_on(0, False))

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.wholesale("lead") and not self._busy:
            from app.queries.scored import some_unscored

            self._runner.read(some_unscored, on_done=self._begin_new)

    def _begin_new(self, some: bool) -> None:
        if some and not self._busy:
            self._busy = True
            self._go_on(0, True)

    def _go_on(self, after: int | None, only_new: bool) -> None:
        if after is None:
            self._busy = False
            if self._again:
                self._again = False
                self.score_all()
            return
        from app.usecases.lead_scores import score_next

        job = partial(score_next, only_new=only_new)
        self._run(job, after, self._today(), then=lambda last: self._go_on(last, only_new))

    def _run(
        self, usecase: Callable[..., object], *arguments: object, then: Callable[[int | None], None]
    ) -> None:
        def failed(_error: object) -> None:
            self._busy = False  # the file is locked or the disk full: tomorrow, or after the next load

        self._runner.run(usecase, *arguments, step=STEP, on_done=then, on_error=failed)
