"""After the start: what has been in the recycle bin longer than its days is erased, in the background."""

from app.db.journal_step import Step
from app.queries.recycle_bin import KEPT_DAYS, has_expired
from app.views.context import Context

DAY_MS = 86_400_000


def purge_expired(context: Context) -> None:
    """Look, and erase if there is something."""
    before = int(context.now().timestamp() * 1000) - KEPT_DAYS * DAY_MS

    def looked(found: bool) -> None:
        if found:
            from app.usecases.erasing import erase_expired

            context.runner.run(
                erase_expired,
                step=Step("erase", {"count": 0}, undoable=False),
                on_done=lambda _n: wipe(context),
            )

    context.runner.read(has_expired, before, on_done=looked)


def wipe(context: Context) -> None:
    """Empty the file's log, where erased records would linger."""
    store = context.store

    def work() -> bool:
        from app.usecases.erasing import wipe_traces

        return wipe_traces(store)

    context.runner.work(work)
