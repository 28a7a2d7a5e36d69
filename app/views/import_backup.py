"""A backup before an import, in the background."""

from collections.abc import Callable

from app.sentences.errors import UserError
from app.views.context import Context


def backup_first(
    context: Context, *, on_done: Callable[[], None], on_error: Callable[[UserError], None]
) -> None:
    """Make a backup where the settings say; an empty file needs none."""
    if not context.reader().value("SELECT sum(live) FROM total"):
        on_done()
        return

    def work() -> object:
        from app.views.backup_jobs import back_up_file

        config = context.config
        return back_up_file(context.store.path, config.get("backup_folder"), config.get("backup_cap_mb"))

    context.runner.work(work, on_done=lambda _info: on_done(), on_error=on_error)
