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

    from app.views.backup_jobs import back_up_file

    path, config = context.store.path, context.config
    folder, cap = str(config.get("backup_folder")), int(config.get("backup_cap_mb"))

    def done(info: object) -> None:
        context.backed_up.emit(info)
        on_done()

    context.runner.work(lambda: back_up_file(path, folder, cap), on_done=done, on_error=on_error)
