"""What the first window does in the background: restore a backup, make the sample company."""

from collections.abc import Generator
from contextlib import suppress
from datetime import date
from pathlib import Path

from app.changes import Progress


def free_path(path: Path) -> Path:
    """The path, or one with a number beside it when the name is taken."""
    found, number = path, 2
    while found.exists():
        found, number = path.with_name(f"{path.stem} {number}{path.suffix}"), number + 1
    return found


def restoring(backup: Path, target: Path) -> Generator[Progress, None, Path]:
    """Restore a backup; returns the file it became."""
    from app.db.backup import finish_restore, prepare_restore

    yield Progress(0, 0)
    prepared = prepare_restore(backup, target)
    try:
        yield Progress(0, 0)
        finish_restore(prepared, target)
    finally:
        with suppress(OSError):
            prepared.unlink(missing_ok=True)
    return target


def making_sample(path: Path, language: str) -> Generator[Progress, None, tuple[Path, int]]:
    """Make the sample company; returns its file and the member to be."""
    from app.usecases.sample import create_sample

    path.parent.mkdir(parents=True, exist_ok=True)
    today = date.today()  # noqa: DTZ011 - the day on this person's wall
    made = yield from create_sample(path, today=today, language=language)
    return path, made.members[0]
