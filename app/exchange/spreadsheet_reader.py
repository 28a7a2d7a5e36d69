"""The program's side of reading a spreadsheet: start the child, take its rows, survive its death."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from app.exchange.frames import read_frame
from app.exchange.limits import Limits
from app.exchange.spreadsheet_child import OPTION
from app.exchange.text_records import Row
from app.sentences.errors import UserError


def child_command() -> list[str]:
    """The command that reads a spreadsheet: this very program, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, OPTION]
    return [sys.executable, "-m", "app.exchange.spreadsheet_child", OPTION]


def _environment() -> dict[str, str]:
    environment = dict(os.environ)
    root = str(Path(__file__).resolve().parents[2])
    paths = [root, environment.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(part for part in paths if part)
    return environment


class SpreadsheetChild:
    """One running child; `info` is known at once, rows come as they are asked for."""

    def __init__(self, path: Path, sheet: str | None, limits: Limits) -> None:
        if path.stat().st_size > limits.sheet_file_bytes:
            raise UserError(
                "import.file_too_large", name=path.name, limit=f"{limits.sheet_file_bytes >> 20} MB"
            )
        self._path = path
        self._limits = limits
        self._cancelled = False
        command = [*child_command(), str(path.resolve())]
        if sheet is not None:
            command.append(sheet)
        self._process = subprocess.Popen(  # noqa: S603 (our own program)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            self.info: dict[str, Any] = self._frame()["info"]
        except BaseException:
            self.close()
            raise

    def _frame(self) -> dict[str, Any]:
        """The next frame, or the reason why there is none."""
        timed_out = threading.Event()

        def stop() -> None:
            timed_out.set()
            self._process.kill()

        watchdog = threading.Timer(self._limits.child_silence, stop)
        watchdog.daemon = True
        watchdog.start()
        try:
            frame = read_frame(cast(BinaryIO, self._process.stdout))
        except ValueError as error:
            raise UserError("import.child_died", name=self._path.name) from error
        finally:
            watchdog.cancel()
        if frame is None:
            if self._cancelled:
                raise UserError("import.cancelled", name=self._path.name)
            code = "import.child_too_slow" if timed_out.is_set() else "import.child_died"
            raise UserError(code, name=self._path.name)
        if "error" in frame:
            raise UserError(str(frame["error"]), **cast(dict[str, object], frame.get("values", {})))
        return frame

    def rows(self) -> Iterator[Row]:
        """Every row with its number in the sheet; the child ends when the reading does."""
        try:
            while "end" not in (frame := self._frame()):
                first: int = frame["first"]
                yield from enumerate(frame["rows"], first)
        finally:
            self.close()

    def cancel(self) -> None:
        """Stop the child from another thread; a reader that waits for it gets "cancelled"."""
        self._cancelled = True
        self._process.kill()

    def close(self) -> None:
        """End the child and let its pipe go; may be called twice."""
        self._process.kill()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process.wait()
