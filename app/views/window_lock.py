"""One window at a time on a data file: the lock beside it, kept from one file to the next."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.sentences.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile


class WindowLock:
    """The lock of the file shown. The command line takes none: it may write beside the window."""

    def __init__(self) -> None:
        self._lock: QLockFile | None = None

    def take(self, path: Path) -> "QLockFile":
        """A lock on a file; another window that has it is a UserError (db.other_window).

        A folder that is not there or takes no lock is no other window: opening says what is wrong with it.
        """
        from PySide6.QtCore import QLockFile

        name = str(path.with_name(f".{path.name}.lock"))
        if self._lock is not None and self._lock.fileName() == name:
            return self._lock
        lock = QLockFile(name)
        lock.setStaleLockTime(0)
        if not lock.tryLock(100) and lock.error() == QLockFile.LockError.LockFailedError:
            raise UserError("db.other_window", file=path.name)
        return lock

    def give_back(self, lock: "QLockFile") -> None:
        """The file was not opened after all; the lock of the one still shown stays."""
        if lock is not self._lock:
            lock.unlock()

    def keep(self, lock: "QLockFile") -> None:
        """This file is open now; the lock of the one before is let go."""
        before, self._lock = self._lock, lock
        if before is not None and before is not lock:
            before.unlock()

    def release(self) -> None:
        """No file is open any more."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
