"""Backups: a verified, compressed copy of the data file, made at any time, and the way back from it."""

import json
import os
import shutil
import threading
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from app.changes import Progress, finish, part_of
from app.db.backup_file import (
    SUFFIX,
    BackupInfo,
    Figures,
    check_copy,
    comparing,
    figures_of,
    local_time,
    packing,
    read_header,
    unpack,
)
from app.db.driver import APPLICATION_ID, Connection, connect, looks_like, translated, user_error
from app.db.keys import COUNTER_BITS, new_device, wall_clock
from app.db.schema import SCHEMA_VERSION
from app.sentences.errors import UserError

__all__ = [
    "SUFFIX",
    "BackupInfo",
    "backup_folder",
    "finish_restore",
    "list_backups",
    "make_backup",
    "making_backup",
    "prepare_restore",
    "restore_backup",
    "verify_backup",
]
MAKING = ".making"
STALE_SECONDS = 3_600
MARGIN = 1 << 20
WHOLE = 100  # parts that a backup is told in
COPIED_PAGES = 4_000  # between two looks at how far it is
LOOK_S = 0.1


def backup_folder(store_path: Path, chosen: str = "") -> Path:
    """Where the backups of a data file are kept: the chosen folder, or `backups` beside the file."""
    return Path(chosen) if chosen else store_path.parent / "backups"


def make_backup(store_path: Path, target: Path, now: Callable[[], int] = wall_clock) -> BackupInfo:
    """Back a data file up into a folder (under a name with the day and time) or as the given file.

    The file may be in use. Another backup of that name is replaced, any other file refused (backup.exists).
    Nothing half-made ever bears the final name. Raises UserError.
    """
    return finish(making_backup(store_path, target, now))


def making_backup(
    store_path: Path, target: Path, now: Callable[[], int] = wall_clock
) -> Generator[Progress, None, BackupInfo]:
    """The same as a job: copied, then checked and packed beside each other, then compared."""
    state = looks_like(store_path)
    if state != "file":
        raise UserError(f"db.{state}", file=store_path.name, folder=str(store_path.absolute().parent))
    made_at = now()
    goal = _goal(store_path, target, made_at)
    with _disk_errors(goal):
        goal.parent.mkdir(parents=True, exist_ok=True)
        _clear_stale(goal.parent)
        _check_room(goal.parent, 2 * _size(store_path))
        copy = goal.with_name(f".{goal.name}.{os.getpid()}.copy{MAKING}")
        packed = goal.with_name(f".{goal.name}.{os.getpid()}{MAKING}")
        try:
            figures = yield from part_of(_copying(store_path, copy), "", 0, 10, WHOLE)
            with closing(_Check(copy, figures, store_path.name)) as check:
                job = packing(copy, packed, figures, store_path.name, made_at)
                info = yield from part_of(job, "", 10, 75, WHOLE)
                yield from part_of(check.waiting(), "", 75, 80, WHOLE)
            copy.unlink()
            yield from part_of(comparing(info), "", 80, WHOLE, WHOLE)
            os.replace(packed, goal)
            _settle(goal.parent)
        finally:
            for left in (copy, packed):
                _remove(left)
    return read_header(goal)


def list_backups(folder: Path, family: int | None = None) -> list[BackupInfo]:
    """The backups in a folder, newest first; with `family` only those of that data file."""
    found = []
    with suppress(OSError):
        for path in folder.glob(f"*{SUFFIX}"):
            if path.name.startswith("."):
                continue
            with suppress(UserError):
                found.append(read_header(path))
    kept = [info for info in found if family is None or info.figures.family == family]
    return sorted(kept, key=lambda info: (info.made_at, info.path.name), reverse=True)


def verify_backup(file: Path) -> BackupInfo:
    """Unpack a backup beside itself and check everything in it. Raises UserError; returns what it holds."""
    info = read_header(file)
    with _disk_errors(file):
        unpacked = file.with_name(f".{file.name}.{os.getpid()}.check{MAKING}")
        try:
            _unpack_checked(info, unpacked)
        finally:
            _remove(unpacked)
    return info


def restore_backup(file: Path, target: Path, now: Callable[[], int] = wall_clock) -> Path | None:
    """Put the data of a backup in the place of `target`; returns where the present file was moved to.

    Every connection to `target` must be closed; another program that has it open is noticed (db.locked).
    """
    return finish_restore(prepare_restore(file, target), target, now)


def prepare_restore(file: Path, target: Path) -> Path:
    """Unpack and check a backup beside `target`, with a new device number so that no key is given twice."""
    info = read_header(file)
    if info.figures.version > SCHEMA_VERSION:
        raise UserError("db.newer", file=file.name)
    with _disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear_stale(target.parent)
        prepared = target.with_name(f".{target.name}.{os.getpid()}.restored{MAKING}")
        _remove(prepared)
        try:
            _unpack_checked(info, prepared)
            _renew_device(prepared)
            _erase_again(prepared, target)
        except BaseException:
            _remove(prepared)
            raise
    return prepared


def finish_restore(prepared: Path, target: Path, now: Callable[[], int] = wall_clock) -> Path | None:
    """Move the present file aside with its -wal and -shm, and the prepared one into its place."""
    with _disk_errors(target):
        aside = None
        if target.exists():
            try:
                seal(target)
            except UserError:
                _remove(prepared)
                raise
            moment = local_time(now())
            aside = _free(target.with_name(f"{target.stem} before {moment:%Y-%m-%d %H%M%S}{target.suffix}"))
            _put_aside(target, aside)
        os.replace(prepared, target)
        _settle(target.parent)
    return aside


def _put_aside(target: Path, aside: Path) -> None:
    """Give the present file its second name; the first stays until the new file takes it, if the disk can do that.

    Killed at any moment there is a data file of the usual name.
    """
    for ending in ("-wal", "-shm"):
        old = Path(f"{target}{ending}")
        if old.exists():
            os.rename(old, Path(f"{aside}{ending}"))
    try:
        os.link(target, aside)
    except OSError:  # sticks and network folders know no second names
        os.rename(target, aside)


# -- steps ---------------------------------------------------------------------------------------------------


def _copying(store_path: Path, copy: Path) -> Generator[Progress, None, Figures]:
    """Copy one moment of a database in one go; returns what it held."""
    with closing(connect(store_path, read_only=True)) as source, translated(store_path):
        (application,) = source.execute("PRAGMA application_id").fetchone()
        if application != APPLICATION_ID:
            raise UserError("db.not_ours", file=store_path.name)
        source.execute("BEGIN")
        figures = figures_of(source)
        with closing(_plain(copy, create=True)) as target:
            _private(copy)
            yield from _pages(source, target)
            target.execute("PRAGMA journal_mode = DELETE")
        source.execute("COMMIT")
    return figures


def _pages(source: Connection, target: Connection) -> Generator[Progress, None, None]:
    """Copy page by page on a thread of its own, because SQLite tells how far it is only by a call."""
    told, given_up = [(0, 1)], threading.Event()

    def tell(_state: int, left: int, total: int) -> None:
        told[0] = (total - left, total)
        if given_up.is_set():
            raise InterruptedError

    with ThreadPoolExecutor(1, thread_name_prefix="copy") as pool:
        copied = pool.submit(source.backup, target, pages=COPIED_PAGES, progress=tell)
        try:
            while not wait([copied], LOOK_S).done:
                yield Progress(*told[0])
        finally:
            given_up.set()
        copied.result()


class _Check:
    """Makes sure that all arrived in a copy, on a thread of its own; closed early it gives up."""

    def __init__(self, copy: Path, figures: Figures, name: str) -> None:
        self._connection = _plain(copy)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="check")
        self._done = self._pool.submit(self._look, copy, figures, name)

    def _look(self, copy: Path, figures: Figures, name: str) -> None:
        with translated(copy):
            check_copy(self._connection, figures, name)

    def waiting(self) -> Generator[Progress, None, None]:
        """Until it is over. Raises UserError backup.unsound, backup.incomplete."""
        while not wait([self._done], LOOK_S).done:
            yield Progress(0, 1)
        self._done.result()

    def close(self) -> None:
        """Stop looking."""
        if not self._done.done():
            self._connection.interrupt()
        self._pool.shutdown(wait=True)
        self._connection.close()


def _unpack_checked(info: BackupInfo, target: Path) -> None:
    _check_room(target.parent, info.length)
    unpack(info, target)
    with closing(_plain(target)) as connection, translated(info.path):
        check_copy(connection, info.figures, info.path.name)


def _renew_device(path: Path) -> None:
    with closing(_plain(path)) as connection, translated(path):
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE meta SET value = ? WHERE name = 'device'", (new_device(),))
        connection.execute("UPDATE meta SET value = 0 WHERE name = 'counter'")
        connection.execute("COMMIT")


def _erase_again(prepared: Path, target: Path) -> None:
    """Whoever was erased from the present file since the backup was made does not come back with it."""
    from app.db.erasing import STEP, erase_again, erased_before, receipt

    erased = erased_before(target) if target.exists() else {}
    if not erased:
        return
    with closing(connect(prepared)) as connection, translated(prepared):
        connection.execute("BEGIN IMMEDIATE")
        erase_again(connection, erased)
        (device,) = connection.execute("SELECT value FROM meta WHERE name = 'device'").fetchone()
        (clock,) = connection.execute("SELECT value FROM meta WHERE name = 'clock'").fetchone()
        (counter,) = connection.execute("SELECT value FROM meta WHERE name = 'counter'").fetchone()
        details = json.dumps({"count": 0, "erased": receipt(erased)})
        connection.execute(
            "INSERT INTO journal_step (id, at, device, code, details, undone, undoable) VALUES (?, ?, ?, ?, ?, 0, 0)",
            ((device << COUNTER_BITS) | (counter + 1), clock + 1, device, STEP, details),
        )
        connection.execute("UPDATE meta SET value = value + 1 WHERE name IN ('counter', 'clock')")
        connection.execute("COMMIT")


def seal(path: Path) -> None:
    """Bring the write-ahead log into the file and make sure that nobody else has it open.

    A damaged file, or one that is no database at all, is moved aside as it is.
    """
    try:
        with closing(connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    except (dbapi2.Error, UserError) as error:
        found = error if isinstance(error, UserError) else user_error(error, path)
        if found.code in ("db.locked", "db.read_only", "db.full", "db.io"):
            raise found from error


def _plain(path: Path, *, create: bool = False) -> Connection:
    """A connection to a file that nobody else knows; it leaves no second file beside it."""
    mode = "rwc" if create else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


# -- files ---------------------------------------------------------------------------------------------------


def _goal(store_path: Path, target: Path, made_at: int) -> Path:
    if target.is_dir() or not target.suffix:
        moment = local_time(made_at)
        return _free(target / f"{store_path.stem} {moment:%Y-%m-%d %H%M%S}{SUFFIX}")
    if target.exists():
        try:
            read_header(target)
        except UserError as error:
            raise UserError(
                "backup.exists", file=target.name, folder=str(target.absolute().parent)
            ) from error
    return target


def _free(path: Path) -> Path:
    """The path, or with a number if the name is taken."""
    found, number = path, 2
    while found.exists():
        found, number = path.with_name(f"{path.stem} {number}{path.suffix}"), number + 1
    return found


def _size(store_path: Path) -> int:
    return sum(part.stat().st_size for part in (store_path, Path(f"{store_path}-wal")) if part.exists())


def _check_room(folder: Path, wanted: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < wanted + MARGIN:
        raise UserError(
            "backup.no_room", folder=str(folder.absolute()), wanted=_mb(wanted + MARGIN), free=_mb(free)
        )


def _mb(size: int) -> int:
    return -(-size // 1_000_000)


def _private(path: Path) -> None:
    with suppress(OSError):
        os.chmod(path, 0o600)


def _settle(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _clear_stale(folder: Path) -> None:
    """Remove what a killed backup left behind."""
    for left in folder.glob(f".*{MAKING}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > STALE_SECONDS:
                left.unlink()


def _remove(path: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)


@contextmanager
def _disk_errors(goal: Path) -> Iterator[None]:
    """Inside, what the disk refuses becomes a sentence."""
    try:
        yield
    except OSError as error:
        full = error.errno in (28, 122)
        code = "backup.disk_full" if full else "backup.cannot_write"
        raise UserError(
            code, folder=str(goal.absolute().parent), text=error.strerror or str(error)
        ) from error
    except (dbapi2.Error, UserError) as error:
        found = error if isinstance(error, UserError) else user_error(error, goal)
        if found.code != "db.full":
            raise found from error
        raise UserError("backup.disk_full", folder=str(goal.parent)) from error
