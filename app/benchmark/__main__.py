"""One measured start: `python -m app.benchmark bare` or `window FILE PAGE`; prints CPU seconds and memory as JSON."""

import sys
import time


def main(arguments: list[str]) -> None:
    """Open a bare Qt window or ours, wait until it can be used, print what it took and leave."""
    ready = _bare() if arguments[0] == "bare" else _window(arguments[1], arguments[2])
    import json
    import os

    sys.stdout.write(json.dumps({"cpu": time.process_time(), "mib": memory_mib(), "ready": ready}) + "\n")
    sys.stdout.flush()
    os._exit(0)


def _bare() -> bool:
    """A window with an empty table, shown and painted."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QTableView())
    window.resize(1440, 900)
    window.show()
    application.processEvents()
    return window.isVisible()


def _window(file: str, page: str) -> bool:
    """Our window on a file, its first page read and painted."""
    from pathlib import Path

    from PySide6.QtCore import QEventLoop, QTimer

    from app.bootstrap import Desktop, make_application
    from app.settings.config import Config

    application = make_application()
    desktop = Desktop(application, Config())
    desktop.open(Path(file), page)
    waker = QTimer()
    waker.start(20)
    application.processEvents()
    model = getattr(desktop.window.current if desktop.window else None, "model", None)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        reading = model is not None and getattr(model, "busy", False)
        if not reading and (model is not None or (desktop.context and desktop.context.runner.idle)):
            break
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    if desktop.window is not None:
        desktop.window.repaint()
    return time.monotonic() < deadline


def memory_mib() -> float | None:
    """Resident memory of this process now (its peak where the system tells no more), MiB; None if untold."""
    from pathlib import Path

    status = Path("/proc/self/statm")
    if status.exists():
        import os

        return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1_048_576
    if sys.platform == "win32":
        return None
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_048_576


if __name__ == "__main__":
    main(sys.argv[1:])
