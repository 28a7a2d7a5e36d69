"""Backups as the window makes them: in the background, in the chosen folder, thinned and within the cap."""

import logging
from dataclasses import dataclass, replace
from pathlib import Path

from app.db.backup_file import BackupInfo
from app.db.reader import Reader
from app.sentences.errors import UserError
from app.views.context import Context

log = logging.getLogger(__name__)
LEAVING_LIMIT = 50_000_000


@dataclass(frozen=True)
class BackupState:
    """The newest backup of this file, and whether nothing was written since."""

    newest: BackupInfo | None
    unchanged: bool

    def changed(self) -> "BackupState":
        """The same after something was written."""
        return replace(self, unchanged=False)


def look_at_backups(reader: Reader, store_path: Path, folder: str) -> BackupState:
    """How things stand: for a reading thread."""
    from app.db.backup import backup_folder, list_backups

    identity = dict(reader.all("SELECT name, value FROM meta"))
    found = list_backups(backup_folder(store_path, folder), int(identity["born"]))
    newest = found[0] if found else None
    return BackupState(newest, newest is not None and newest.figures.clock == int(identity["clock"]))


def back_up_file(store_path: Path, folder: str, cap_mb: int, *, target: Path | None = None) -> BackupInfo:
    """Back up and thin the older ones out. Raises UserError."""
    from app.db.backup import backup_folder, make_backup
    from app.db.backup_thinning import thin_out

    if target is not None:
        return make_backup(store_path, target)
    place = backup_folder(store_path, folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = error.strerror or str(error)
        raise UserError("backup.cannot_write", folder=str(place), text=text) from error
    made = make_backup(store_path, place)
    thin_out(place, made.figures.family, cap_mb * 1_000_000)
    return made


def back_up(context: Context, target: Path | None = None) -> None:
    """Back the open file up on a background thread; `context.backed_up` tells how it went."""
    config = context.config
    folder, cap = str(config.get("backup_folder")), int(config.get("backup_cap_mb"))
    store = context.store

    def work() -> BackupInfo:
        store.must_be_the_same()
        return back_up_file(store.path, folder, cap, target=target)

    context.runner.work(
        work,
        on_done=context.backed_up.emit,
        on_error=context.backed_up.emit,
    )


def back_up_when_leaving(context: Context) -> None:
    """At the end of a session: a backup, if it is switched on and something was written since the last one.

    One that fails is not lost from sight: the next start tries again and says so. A large file keeps to its
    daily backup, so that nobody waits for the program to end.
    """
    config, path = context.config, context.store.path
    folder = str(config.get("backup_folder"))
    if not config.get("backup_automatic"):
        return
    try:
        context.store.must_be_the_same()
        large = path.stat().st_size > LEAVING_LIMIT
        if not large and not look_at_backups(context.reader(), path, folder).unchanged:
            back_up_file(path, folder, int(config.get("backup_cap_mb")))
    except (UserError, OSError) as error:
        log.warning("no backup at the end: %s", getattr(error, "code", type(error).__name__))
