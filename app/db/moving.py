"""Move a data file to another place, whole: also to another disk, where it is copied, compared, then removed."""

import errno
import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path

from app.db.backup import seal
from app.sentences.errors import UserError


def move_database(path: Path, target: Path) -> Path:
    """Move a closed data file; an existing file is never overwritten. Raises UserError and leaves it where it was."""
    if target.exists():
        raise UserError("db.exists", file=target.name, folder=str(target.parent))
    seal(path)
    part = target.with_name(f".{target.name}.{os.getpid()}.making")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.rename(path, target)
        except OSError as error:
            if error.errno != errno.EXDEV:  # another disk
                raise
            _copy_compared(path, part)
            os.replace(part, target)
            path.unlink()
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        text = error.strerror or str(error)
        raise UserError("move.failed", folder=str(target.parent), text=text) from error
    return target


def _copy_compared(path: Path, part: Path) -> None:
    shutil.copyfile(path, part)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    if _digest(path) != _digest(part):
        raise OSError("the copy differs")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
