"""Judge all who wait, without a window: after an import, in a new sample company, before a question."""

from datetime import date
from typing import TYPE_CHECKING

from app.db.journal_step import Step
from app.db.verdicts import waiting
from app.queries.judged import some_due, some_unjudged
from app.queries.verdicts import measured
from app.usecases.verdicts import end_judging, judge_next, keep_figures

if TYPE_CHECKING:
    from app.db.store import Store

STEP = Step("verdict.judge", {}, undoable=False)


def judge_waiting(store: "Store", today: date, *, due: bool = False, at_most: int | None = None) -> None:
    """Judge customers who were never judged or are to be judged anew; with `due` those, too, whom time may have
    changed. More than `at_most` are left to the window, which does it aside.
    """
    reader = store.reader()
    if not (some_due(reader, today) if due else some_unjudged(reader)):
        return
    if at_most is not None and len(waiting(reader.all, today, at_most + 1)) > at_most:
        return
    with store.write(STEP) as uow:
        keep_figures(uow, measured(reader))
    some = True
    while some:
        with store.write(STEP) as uow:
            some = judge_next(uow, today)
    with store.write(STEP) as uow:
        end_judging(uow, today)
