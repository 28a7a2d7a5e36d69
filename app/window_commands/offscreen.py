"""A window nobody sees: pages and dialogs made, painted and kept as pictures."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from app.bootstrap import Desktop

SETTLE_MS = 80
ARRIVED_MS = 350  # after a page or dialog was opened: skeletons and animations are over
MOST_MS = 3_000


def choose_platform() -> None:
    """Without a display of one's own choosing, Linux paints into memory."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@contextmanager
def desktop(
    folder: Path, file: Path | None, language: str, clock: Callable[[], datetime]
) -> Iterator["Desktop"]:
    """The program on a file (None: the first-start window), with settings of its own in `folder`."""
    from app.bootstrap import Desktop, make_application
    from app.settings.config import Config

    application = make_application()
    config = Config(folder / f"settings-{language}.json")
    config.set("language", language)
    config.set("backup_automatic", False)
    config.set("notifications", False)
    made = Desktop(application, config, clock)
    try:
        if file is None:
            made.show_welcome()
        else:
            made.open(file)
        settle()
        yield made
    finally:
        if made.welcome is not None:
            made.welcome.hide()
            made.welcome.deleteLater()
        made.close()
        settle()


def settle(runner: Any = None, quiet_ms: int = SETTLE_MS) -> None:
    """Let events and background reads come to rest, and animations end: nothing new for `quiet_ms`."""
    from PySide6.QtCore import QDeadlineTimer, QElapsedTimer, QEventLoop
    from PySide6.QtWidgets import QApplication

    deadline, quiet = QDeadlineTimer(MOST_MS), QElapsedTimer()
    quiet.start()
    loop = QEventLoop()
    while not deadline.hasExpired():
        QApplication.sendPostedEvents()
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        if runner is not None and not runner.idle:
            quiet.restart()
        elif quiet.elapsed() >= quiet_ms:
            return


def painted(widget: Any) -> "QPixmap":
    """The widget as a picture."""
    found: QPixmap = widget.grab()
    return found


def is_blank(picture: "QPixmap") -> bool:
    """Whether a picture shows nothing but one colour."""
    image = picture.toImage()
    step_x, step_y = max(1, image.width() // 64), max(1, image.height() // 64)
    colours = {
        image.pixel(x, y) for x in range(0, image.width(), step_x) for y in range(0, image.height(), step_y)
    }
    return len(colours) < 2
