"""Backups as the window makes them: in the background, in the chosen folder, thinned and within the cap."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app.db.backup_file import BackupInfo
from app.db.reader import Reader
from app.sentences.errors import UserError
from app.settings.config import Config
from app.views.context import Context


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
    place.mkdir(parents=True, exist_ok=True)
    made = make_backup(store_path, place)
    thin_out(place, made.figures.family, cap_mb * 1_000_000)
    return made


def back_up(
    context: Context,
    on_done: Callable[[BackupInfo], None],
    on_error: Callable[[UserError], None],
    target: Path | None = None,
) -> None:
    """Back the open file up on a background thread."""
    config = context.config
    folder, cap = str(config.get("backup_folder")), int(config.get("backup_cap_mb"))
    path = context.store.path
    context.runner.work(
        lambda: back_up_file(path, folder, cap, target=target), on_done=on_done, on_error=on_error
    )


def back_up_when_leaving(store_path: Path, config: Config, read: Reader) -> bool:
    """Whether a backup is due at the end of the session: switched on, and written to since the last one."""
    return (
        bool(config.get("backup_automatic"))
        and not look_at_backups(read, store_path, str(config.get("backup_folder"))).unchanged
    )
