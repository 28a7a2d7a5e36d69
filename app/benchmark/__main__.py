"""One measured start: `python -m app.benchmark bare|start|whole|rows|stalls|memory FILE PAGE`; prints JSON.

`start` gives CPU seconds to the painted face, to the painted rows, to everything, and to a loaded SQLAlchemy;
`whole` and `rows` end there.
"""

import sys
import time
from typing import Any


def main(arguments: list[str]) -> None:
    """Open a bare Qt window or ours, measure what was asked for, print it and leave."""
    kind, file, page = (*arguments, "", "")[:3]
    told = _bare() if kind == "bare" else _ours(kind, file, page)
    import json
    import os

    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    os._exit(0)


def _bare() -> dict[str, Any]:
    """A window with an empty table, shown and painted."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QTableView())
    window.resize(1440, 900)
    window.show()
    application.processEvents()
    return {"cpu": time.process_time(), "mib": memory_mib()}


def _ours(kind: str, file: str, page: str) -> dict[str, Any]:
    """Our window on a file, begun as the program begins it."""
    from pathlib import Path

    from app.bootstrap import Desktop, make_application
    from app.settings.config import Config
    from app.settings.quiet_start import before_qt

    before_qt()
    application = make_application()
    desktop = Desktop(application, Config())
    desktop.begin(Path(file), page)
    from app.benchmark.beginning import Beginning

    begun = Beginning(application, desktop)
    if kind == "stalls":
        return {"stalls": begun.stalls()}
    told: dict[str, Any] = begun.marks(kind if kind in ("rows", "whole") else "writing")
    if kind == "memory":
        begun.use()
        told["mib"] = memory_mib()
    return told


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
