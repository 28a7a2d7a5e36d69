"""Where our own bugs are noted: a small rotating file that never holds customers' data."""

import logging
from logging.handlers import RotatingFileHandler

from app.settings.config import home


def start_log() -> None:
    """Note errors of the program in the program's folder; without the folder, nowhere."""
    root = logging.getLogger()
    if any(isinstance(handler, RotatingFileHandler) for handler in root.handlers):
        return
    try:
        home().mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            home() / "lianyi.log", maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
