"""A process of the program's own that does one piece of reading: started, listened to, ended."""

import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from app.exchange.frames import read_bytes
from app.sentences.errors import UserError

_PIPE = 1 << 20  # bytes a pipe may hold, where the system lets us say so


def own_command(module: str, option: str) -> list[str]:
    """The command that runs a part of this very program, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, option]
    return [sys.executable, "-m", module, option]


def _environment() -> dict[str, str]:
    environment = dict(os.environ)
    root = str(Path(__file__).resolve().parents[2])
    paths = [root, environment.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(part for part in paths if part)
    return environment


class Child:
    """One running child that reads the file `name`; says nothing longer than `silence` seconds and it is ended."""

    def __init__(self, command: list[str], name: str, silence: float, order: bytes | None = None) -> None:
        self._name = name
        self._silence = silence
        self._cancelled = False
        self._process = subprocess.Popen(  # noqa: S603 (our own program)
            command,
            stdin=subprocess.DEVNULL if order is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        if sys.platform == "linux":
            import fcntl

            with suppress(OSError):  # a frame at a time instead of an eighth
                fcntl.fcntl(cast(BinaryIO, self._process.stdout), fcntl.F_SETPIPE_SZ, _PIPE)
        if order is not None:
            self._send(order)

    def _send(self, order: bytes) -> None:
        stream = cast(BinaryIO, self._process.stdin)
        try:
            with stream:
                stream.write(order)
        except OSError:  # it died already, which reading will tell
            pass

    def frame(self) -> bytes:
        """The next frame; UserError where there is none."""
        timed_out = threading.Event()

        def stop() -> None:
            timed_out.set()
            self._process.kill()

        watchdog = threading.Timer(self._silence, stop)
        watchdog.daemon = True
        watchdog.start()
        try:
            found = read_bytes(cast(BinaryIO, self._process.stdout))
        except ValueError as error:
            raise UserError("import.child_died", name=self._name) from error
        finally:
            watchdog.cancel()
        if found is None:
            if self._cancelled:
                raise UserError("import.cancelled", name=self._name)
            code = "import.child_too_slow" if timed_out.is_set() else "import.child_died"
            raise UserError(code, name=self._name)
        return found

    def cancel(self) -> None:
        """Stop the child from another thread; a reader that waits for it gets "cancelled"."""
        self._cancelled = True
        self._process.kill()

    def kill(self) -> None:
        """End the child; whoever reads from it sees it dead."""
        self._process.kill()

    def close(self) -> None:
        """End the child and let its pipe go; may be called twice."""
        self._process.kill()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process.wait()
