"""Where the files that come with the program lie, in a source tree and in a frozen build."""

import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Return the path of a file under resources/, e.g. ``resource_path("i18n", "zh_CN.qm")``."""
    frozen = getattr(sys, "_MEIPASS", None)
    base = Path(frozen) if frozen else Path(__file__).resolve().parents[2]
    return base.joinpath("resources", *parts)
