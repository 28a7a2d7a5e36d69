"""Faults of the program, told and noted by kind and place only: an error's words may hold a customer's data."""

import logging
import traceback
from pathlib import Path
from types import TracebackType

from app.settings.config import home


def fault_text(error: BaseException) -> str:
    """Kinds and places of an error and of what caused it; no message, no value, no source line."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines += ["", _kind(current), *_places(current.__traceback__)]
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\n".join(lines[1:])


def _kind(error: BaseException) -> str:
    module = type(error).__module__
    return type(error).__name__ if module == "builtins" else f"{module}.{type(error).__name__}"


def _places(trace: TracebackType | None) -> list[str]:
    """File within the program, line and function of each step."""
    found = []
    for frame in traceback.extract_tb(trace):
        name = frame.filename.replace("\\", "/")
        short = "app/" + name.rpartition("/app/")[2] if "/app/" in name else name.rpartition("/")[2]
        found.append(f"  {short}:{frame.lineno} {frame.name}")
    return found


class FaultFormatter(logging.Formatter):
    """Lines of the log: the program's own words, and errors without theirs."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Never the text another handler may have made of the error."""
        own = logging.makeLogRecord(record.__dict__)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: object) -> str:
        """Kind and place instead of the traceback with its message."""
        error = ei[1] if isinstance(ei, tuple) and len(ei) == 3 else None
        return fault_text(error) if isinstance(error, BaseException) else ""


class FaultLog(logging.Handler):
    """A small rotating file in the program's folder; opened, and its library loaded, by the first fault."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None
        self.setFormatter(FaultFormatter())

    def emit(self, record: logging.LogRecord) -> None:
        """Write it down."""
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            self._file = RotatingFileHandler(self._path, maxBytes=500_000, backupCount=2, encoding="utf-8")
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        super().close()


def start_log() -> None:
    """Note faults in the program's folder; without the folder, nowhere."""
    root = logging.getLogger()
    if any(isinstance(handler, FaultLog) for handler in root.handlers):
        return
    try:
        home().mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    root.addHandler(FaultLog(home() / "lianyi.log"))
    root.setLevel(logging.WARNING)
